//! The box in which a note is written, over whatever is open.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Scene, write};
use crate::reader::note::Note;
use crate::reader::theme::{NOTE, Tone};

/// What the lower edge says.
const KEYS: &str = "Esc keeps it · Ctrl-C drops it · Ctrl-E editor";

/// Draws the box: as much of the note as it holds, the row of the cursor among it.
pub(super) fn draw(scene: &Scene, note: &Note, buffer: &mut Buffer) {
    let area = Note::area(scene.state.size).intersection(buffer.area);
    write::clear(buffer, area, scene.style(Tone::Text));
    let title = format!("{NOTE} {} {}", note.claim.id, note.claim.summary);
    write::frame(buffer, area, write::HEAVY, scene.style(Tone::Lead), &title, scene.style(Tone::Title));
    write::foot(buffer, area, KEYS, scene.style(Tone::Lead), scene.style(Tone::Text));
    let inner = Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height.saturating_sub(2));
    let rows = note.rows(Note::width(scene.state.size));
    let (row, column) = note.place(&rows);
    let height = usize::from(inner.height).max(1);
    let top = (row + 1).saturating_sub(height);
    for (y, words) in (inner.y..inner.bottom()).zip(rows.iter().skip(top)) {
        write::text(buffer, inner.x, y, inner.right(), words.of(&note.text), scene.style(Tone::Text));
    }
    let cursor = (inner.x + column.min(usize::from(inner.width)) as u16, inner.y + (row - top) as u16);
    if let Some(cell) = buffer.cell_mut(cursor) {
        cell.set_style(scene.style(Tone::Text).add_modifier(Modifier::REVERSED));
    }
}
