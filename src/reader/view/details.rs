//! The details: all that is known of the finding in the bar.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, bar, page, write};
use crate::reader::theme::Tone;

/// Draws the details in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let inner = Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height.saturating_sub(2));
    let lines = &scene.state.views.page.lines;
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), "", scene.style(Tone::Title));
    if let Some(finding) = scene.state.focused() {
        let x = write::text(buffer, area.x + 2, area.y, area.right() - 1, " ", scene.style(Tone::Border));
        let x = write::pieces(buffer, x, area.y, area.right() - 2, &bar::head(scene, finding));
        write::text(buffer, x, area.y, area.right() - 1, " ", scene.style(Tone::Border));
    }
    page::draw(scene, lines.iter().skip(scene.state.scrolled), inner, buffer);
    let below = lines.len().saturating_sub(scene.state.scrolled + usize::from(inner.height));
    if below > 0 {
        let more = format!(" {below} more below ");
        let x = area.right().saturating_sub(more.len() as u16 + 2);
        write::text(buffer, x, area.bottom() - 1, area.right() - 1, &more, scene.style(Tone::Notice));
    }
}
