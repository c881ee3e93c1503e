//! The line that is typed at the foot of the screen, and the commands that it may become.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Scene, write};
use crate::reader::action::Command;
use crate::reader::prompt::{Prompt, Purpose};
use crate::reader::rows::text_cells;
use crate::reader::theme::Tone;
use crate::reader::words::cut;

/// Commands that are offered at once.
const OFFERED: usize = 8;

/// Draws the line in the last row, what it may become above it.
pub(super) fn draw(scene: &Scene, prompt: &Prompt, area: Rect, buffer: &mut Buffer) {
    write::clear(buffer, area, scene.style(Tone::Text));
    let told = cut(&told(scene, prompt), usize::from(area.width).saturating_sub(text_cells(prompt.purpose.sign()) + 6));
    let told_at = area.right().saturating_sub(text_cells(&told) as u16 + 1);
    let tone = if prompt.error.is_some() { Tone::Notice } else { Tone::Faint };
    write::text(buffer, told_at, area.y, area.right(), &told, scene.style(tone));
    let x = write::text(buffer, area.x + 1, area.y, told_at, prompt.purpose.sign(), scene.style(Tone::Key));
    let end = told_at.saturating_sub(1);
    let room = usize::from(end.saturating_sub(x)).max(1);
    let hidden = prompt.line.visual_scroll(room.saturating_sub(1));
    let mut left_out = 0;
    let shown = prompt.line.value().char_indices().find(|(_, c)| {
        let is_shown = left_out >= hidden;
        left_out += text_cells(c.encode_utf8(&mut [0; 4]));
        is_shown
    });
    let words = shown.and_then(|(at, _)| prompt.line.value().get(at..)).unwrap_or_default();
    write::text(buffer, x, area.y, end, words, scene.style(Tone::Text));
    let cursor = x + prompt.line.visual_cursor().saturating_sub(hidden) as u16;
    if let Some(cell) = buffer.cell_mut((cursor.min(end), area.y)) {
        cell.set_style(scene.style(Tone::Text).add_modifier(Modifier::REVERSED));
    }
    offer(scene, &prompt.candidates(), area, buffer);
}

/// What the words have brought so far.
fn told(scene: &Scene, prompt: &Prompt) -> String {
    let state = scene.state;
    let is_empty = prompt.line.value().is_empty();
    match (prompt.purpose, &prompt.error) {
        (_, Some(error)) => error.clone(),
        (Purpose::Search, _) if is_empty => "words in both texts".to_owned(),
        (Purpose::Search, _) => state.search.as_ref().map_or_else(String::new, |search| {
            format!("{} in the left text, {} in the right", search.hits.left.len(), search.hits.right.len())
        }),
        (Purpose::Filter, _) if is_empty => "conflict, quantity, likely, >0.7, any words".to_owned(),
        (Purpose::Filter, _) => format!("{} of {} findings", state.order.listed.len(), state.entries.len()),
        (Purpose::Command, _) => "Tab completes".to_owned(),
    }
}

/// The commands that the words may become, with what they do, above the line.
fn offer(scene: &Scene, names: &[&str], area: Rect, buffer: &mut Buffer) {
    let shown = names.len().min(OFFERED).min(usize::from(area.y));
    let top = area.y - shown as u16;
    let more = if names.len() > shown { format!(" {} more ", names.len() - shown) } else { String::new() };
    for (y, name) in (top..area.y).zip(names) {
        let row = Rect::new(area.x, y, area.width, 1);
        write::clear(buffer, row, scene.style(Tone::Text));
        let x = write::text(buffer, row.x + 2, y, row.right(), name, scene.style(Tone::Key));
        let help = Command::named(name).and_then(Command::entry).map_or("", |entry| entry.help);
        let x = x.max(row.x + 28) + 1;
        let end = row.right().saturating_sub(if y == top { more.len() as u16 } else { 0 });
        write::text(buffer, x, y, end, &cut(help, usize::from(end.saturating_sub(x))), scene.style(Tone::Text));
        if y == top {
            write::text(buffer, end, y, row.right(), &more, scene.style(Tone::Faint));
        }
    }
}
