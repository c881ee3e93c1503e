//! The summary: the comparison at a glance, with lines that lead to findings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, list, page, write};
use crate::reader::list::top;
use crate::reader::state::View;
use crate::reader::theme::Tone;

/// Draws the summary in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let inner = Rect::new(area.x + 3, area.y + 1, area.width.saturating_sub(5), area.height.saturating_sub(2));
    let views = &scene.state.views;
    let (lines, selected) = (&views.page.lines, views.line(View::Summary));
    let first = top(selected, usize::from(inner.height), lines.len());
    let last = (first + usize::from(inner.height)).min(lines.len());
    let title = if lines.len() > usize::from(inner.height) {
        format!("Summary · {}–{last} of {}", first + 1, lines.len())
    } else {
        "Summary".to_owned()
    };
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), &title, scene.style(Tone::Title));
    page::draw(scene, lines.iter().skip(first), inner, buffer);
    let Some(y) = selected.checked_sub(first).and_then(|row| u16::try_from(row).ok()).map(|row| inner.y + row) else { return };
    // A line that leads nowhere is only where the person is.
    if lines.get(selected).is_some_and(|line| line.finding.is_some()) {
        list::select(scene, inner, y, buffer);
    } else if y < inner.bottom() {
        write::text(buffer, inner.x - 2, y, inner.x, "▹", scene.style(Tone::Faint));
    }
}
