//! The last row: how far the work has come, a message, or the keys that are of most use in the open view, as the key map has them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Scene, prompt, write};
use crate::reader::action::Command;
use crate::reader::input::Input;
use crate::reader::rows::text_cells;
use crate::reader::state::View;
use crate::reader::theme::Tone;
use crate::reader::useful::useful;
use crate::reader::words;
use crate::work::Progress;

/// Draws the footer.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    if let Some(Input::Prompt(prompt)) = &scene.state.input {
        prompt::draw(scene, prompt, area, buffer);
        return;
    }
    write::clear(buffer, area, scene.style(Tone::Text));
    if let Some(Input::Note(_)) = &scene.state.input
        && scene.state.notice.is_none()
    {
        draw_note_keys(scene, area, buffer);
        return;
    }
    if let Some(notice) = &scene.state.notice {
        let width = usize::from(area.width.saturating_sub(2));
        let lines = words::wrap(notice, width, 2);
        // A long message takes the row above as well rather than lose its end; the progress keeps its row.
        let last = area.y.saturating_sub(u16::from(scene.state.working.is_some()));
        let first = last.saturating_sub(lines.len().saturating_sub(1) as u16);
        for (y, line) in (first..=last).zip(&lines) {
            write::clear(buffer, Rect::new(area.x, y, area.width, 1), scene.style(Tone::Text));
            write::text(buffer, area.x + 1, y, area.right(), line, scene.style(Tone::Notice));
        }
    }
    match scene.state.working {
        Some(progress) => draw_progress(scene, progress, area, buffer),
        None if scene.state.notice.is_none() && scene.state.views.is_first_start && scene.typed.is_empty() => {
            draw_first_keys(scene, area, buffer);
        }
        None if scene.state.notice.is_none() => draw_keys(scene, area, buffer),
        None => {}
    }
}

/// The keys of the open note, which are no commands.
fn draw_note_keys(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let mut x = area.x + 1;
    for (key, label) in [("Esc", "keep"), ("Ctrl-C", "drop"), ("Ctrl-E", "editor")] {
        x = write::text(buffer, x, area.y, area.right(), key, scene.style(Tone::Key));
        x = write::text(buffer, x + 1, area.y, area.right(), label, scene.style(Tone::Text)) + 2;
    }
}

/// What is being done, how much of it in a number and a bar, and the keys that are wanted meanwhile.
fn draw_progress(scene: &Scene, progress: Progress, area: Rect, buffer: &mut Buffer) {
    /// Cells of the bar: more would tell no more.
    const LONGEST: usize = 20;
    const GAP: usize = 2;
    let told = format!("{} {:>3} %", progress.stage.doing(), progress.percent);
    let keys: Vec<Hint> = [Command::Help, Command::Quit].iter().filter_map(|command| hint(scene, *command)).collect();
    let keys_cells: usize = keys.iter().map(|hint| text_cells(&hint.key) + 1 + text_cells(hint.label) + GAP).sum();
    let room = usize::from(area.width).saturating_sub(2 + text_cells(&told) + GAP + keys_cells).min(LONGEST);
    let full = room * usize::from(progress.percent.min(100)) / 100;
    let x = write::text(buffer, area.x + 1, area.y, area.right(), &told, scene.style(Tone::Notice)) + GAP as u16;
    let x = write::text(buffer, x, area.y, area.right(), &"\u{2501}".repeat(full), scene.style(Tone::Connector));
    write::text(buffer, x, area.y, area.right(), &"\u{2500}".repeat(room - full), scene.style(Tone::Border));
    let x = area.right().saturating_sub((keys_cells - GAP.min(keys_cells)) as u16 + 1);
    draw_hints(scene, &keys, (x, GAP as u16), area, buffer);
}

/// The four keys that are enough to begin with.
fn draw_first_keys(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    const GAP: usize = 3;
    let hints: Vec<Hint> =
        [Command::Next, Command::Details, Command::Help, Command::Quit].iter().filter_map(|command| hint(scene, *command)).collect();
    let keys: usize = hints.iter().map(|hint| text_cells(&hint.key) + 1 + text_cells(hint.label) + GAP).sum();
    let room = usize::from(area.width.saturating_sub(2));
    let told = ["Four keys to begin with:", "To begin:", ""]
        .into_iter()
        .find(|told| text_cells(told) + 1 + keys <= room + GAP)
        .unwrap_or_default();
    let x = write::text(buffer, area.x + 1, area.y, area.right(), told, scene.style(Tone::Faint));
    let x = if told.is_empty() { x } else { x + 1 };
    draw_hints(scene, &hints, (x, GAP as u16), area, buffer);
}

/// The keys that are of most use, and what was typed and is not yet a command.
fn draw_keys(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let typed = if scene.typed.is_empty() { String::new() } else { format!("{}…", scene.typed) };
    let room = usize::from(area.width).saturating_sub(2 + text_cells(&typed));
    let (mut hints, gap) = fit(scene, room);
    // What keeps its place on a narrow screen still stands last on a wide one.
    hints.sort_by_key(|hint| match hint.command {
        Command::Next if scene.state.view == View::Texts => 0,
        Command::Previous if scene.state.view == View::Texts => 1,
        Command::Help | Command::Quit => 3,
        _ => 2,
    });
    draw_hints(scene, &hints, (area.x + 1, gap), area, buffer);
    let x = area.right().saturating_sub(text_cells(&typed) as u16 + 1);
    write::text(buffer, x, area.y, area.right(), &typed, scene.style(Tone::Notice).add_modifier(Modifier::BOLD));
}

/// Writes keys from a column on, with so many blanks between them.
fn draw_hints(scene: &Scene, hints: &[Hint], (mut x, gap): (u16, u16), area: Rect, buffer: &mut Buffer) {
    for hint in hints {
        x = write::text(buffer, x, area.y, area.right(), &hint.key, scene.style(Tone::Key));
        x = write::text(buffer, x, area.y, area.right(), " ", scene.style(Tone::Text));
        x = write::text(buffer, x, area.y, area.right(), hint.label, scene.style(Tone::Text)) + gap;
    }
}

/// A command with its key and its whole label, if a key leads to it.
fn hint(scene: &Scene, command: Command) -> Option<Hint> {
    let label = match command {
        Command::Next if scene.state.search.as_ref().is_some_and(|search| search.is_active) => "next place",
        _ => command.entry()?.label,
    };
    Some(Hint { command, key: scene.keymap.key_for(command)?, label })
}

struct Hint {
    command: Command,
    key: String,
    label: &'static str,
}

/// As many keys as there is room for, the most useful first, and the blanks between them.
fn fit(scene: &Scene, room: usize) -> (Vec<Hint>, u16) {
    let useful = useful(scene.state.view);
    let hint = |command: &Command, short: bool| {
        let whole = hint(scene, *command)?;
        // The first one says whole what it brings.
        let is_short = short && useful.first() != Some(command);
        let label = if is_short { whole.label.split(' ').next().unwrap_or(whole.label) } else { whole.label };
        Some(Hint { label, ..whole })
    };
    let taken = |short: bool, gap: usize| {
        let mut used = 0;
        let mut hints = Vec::new();
        for hint in useful.iter().filter_map(|command| hint(command, short)) {
            used += text_cells(&hint.key) + 1 + text_cells(hint.label) + gap;
            if used > room + gap {
                break;
            }
            hints.push(hint);
        }
        hints
    };
    // Six keys with short words are worth more than three with long ones.
    let (wide, close) = (taken(false, 3), taken(false, 2));
    if close.len() < useful.len().min(6) {
        return (taken(true, 2), 2);
    }
    if close.len() > wide.len() { (close, 2) } else { (wide, 3) }
}
