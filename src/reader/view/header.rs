//! The first row: the program, and for each account outlet or file, date and length.

use ratatui::buffer::Buffer;

use super::{Scene, write};
use crate::document::{Document, Side};
use crate::reader::geometry::Geometry;
use crate::reader::rows::text_cells;
use crate::reader::theme::Tone;
use crate::reader::words;
use crate::snapshot::grouped;

/// Draws the header, each account's part above its pane.
pub(super) fn draw(scene: &Scene, parts: &Geometry, buffer: &mut Buffer) {
    let y = parts.header.y;
    for side in Side::BOTH {
        let pane = parts.panes.get(side);
        let mut x = pane.x + 1;
        if side == Side::Left {
            x = write::text(buffer, x, y, pane.right(), "diptych", scene.style(Tone::Program));
            if scene.state.comparison.partial.is_some() {
                x = write::text(buffer, x + 1, y, pane.right(), "partial", scene.style(Tone::Notice));
            }
            x += 2;
        }
        x = write::text(buffer, x, y, pane.right(), words::sign(side), scene.style(Tone::Program)) + 1;
        let room = usize::from((pane.right() - 1).saturating_sub(x));
        let document = scene.state.comparison.documents.get(side);
        let name = words::name(document, room);
        let told = about(document, *scene.state.lengths.get(side), room.saturating_sub(text_cells(&name)));
        let x = write::text(buffer, x, y, pane.right(), &name, scene.style(Tone::Title));
        write::text(buffer, x, y, pane.right(), &told, scene.style(Tone::Faint));
    }
}

/// Date and length, as much as there is room for.
fn about(document: &Document, length: usize, room: usize) -> String {
    let words = format!(" · {} words", grouped(length));
    let date = |format: &str| document.published.map(|date| date.strftime(format).to_string()).unwrap_or_default();
    let (date, day) = (date(" · %-d %b %Y"), date(" · %-d %b"));
    let choices = [format!("{date}{words}"), date, day];
    choices.into_iter().find(|choice| text_cells(choice) <= room).unwrap_or_default()
}
