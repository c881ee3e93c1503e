//! Lines of a page, written into cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::reader::page::Line;

/// Writes lines from the first row of a rectangle on, as many as it holds.
pub(super) fn draw<'a>(scene: &Scene, lines: impl Iterator<Item = &'a Line>, area: Rect, buffer: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        for piece in &line.pieces {
            let x = area.x.saturating_add(u16::try_from(piece.at).unwrap_or(u16::MAX));
            write::text(buffer, x, y, area.right(), &piece.words, write::without_underline(scene.style(piece.tone)));
        }
    }
}
