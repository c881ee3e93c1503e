//! What the views that are lists have in common: a frame, the heads of the columns, the selected line, and all that is known of it below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, page, write};
use crate::reader::list::preview_rows;
use crate::reader::page::Page;
use crate::reader::theme::Tone;

/// The parts of a list.
pub(super) struct Parts {
    /// The row of the columns' heads.
    pub heads: Rect,
    /// The lines.
    pub lines: Rect,
    /// Where the selected line is told whole, if there is room.
    pub preview: Option<Rect>,
}

/// Draws the frame of a list and says where its parts stand.
pub(super) fn frame(scene: &Scene, area: Rect, title: &str, foot: &str, buffer: &mut Buffer) -> Parts {
    let border = scene.style(Tone::Border);
    write::frame(buffer, area, write::THIN, border, title, scene.style(Tone::Title));
    write::foot(buffer, area, foot, border, scene.style(Tone::Faint));
    let inner = Rect::new(area.x + 3, area.y + 1, area.width.saturating_sub(5), area.height.saturating_sub(2));
    let rows = preview_rows(area.height);
    let rule = inner.bottom().saturating_sub(rows);
    if rows > 0 {
        for x in area.x + 1..area.right().saturating_sub(1) {
            write::text(buffer, x, rule, area.right(), "╌", border);
        }
    }
    Parts {
        heads: Rect { height: 1, ..inner },
        lines: Rect { y: inner.y + 1, height: inner.height.saturating_sub(1 + rows), ..inner },
        preview: (rows > 1).then(|| Rect { y: rule + 1, height: rows - 1, ..inner }),
    }
}

/// Shows that a line is selected: by a sign, and by its look.
pub(super) fn select(scene: &Scene, lines: Rect, y: u16, buffer: &mut Buffer) {
    write::text(buffer, lines.x - 2, y, lines.x, "▸", scene.style(Tone::Key));
    for x in lines.x..lines.right() {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_style(scene.style(Tone::Selected));
        }
    }
}

/// Writes what is known of the selected line; what does not fit is left to the view that tells all.
pub(super) fn preview(scene: &Scene, parts: &Parts, known: impl FnOnce(usize) -> Page, buffer: &mut Buffer) {
    if let Some(area) = parts.preview {
        page::draw(scene, known(usize::from(area.width)).lines.iter(), area, buffer);
    }
}

/// Says why a list is empty.
pub(super) fn nothing(scene: &Scene, parts: &Parts, words: &str, buffer: &mut Buffer) {
    let lines = crate::reader::words::wrap(words, usize::from(parts.lines.width), usize::from(parts.lines.height));
    for (y, line) in (parts.lines.y..parts.lines.bottom()).zip(&lines) {
        write::text(buffer, parts.lines.x, y, parts.lines.right(), line, scene.style(Tone::Notice));
    }
}

/// What is said while the texts are looked through.
pub(super) const AT_IT: &str = "both texts are read once more…";
