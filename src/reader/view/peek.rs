//! The popup with the linked passage of the other text.

use ratatui::buffer::Buffer;

use super::{Scene, write};
use crate::reader::geometry::Geometry;
use crate::reader::peek::{self, Peek};
use crate::reader::theme::Tone;
use crate::reader::words;

/// Draws it over the texts.
pub(super) fn draw(scene: &Scene, parts: &Geometry, peek: Peek, buffer: &mut Buffer) {
    let state = scene.state;
    let lines = peek::lines(state, parts);
    let area = peek::area(parts, lines.len());
    let side = state.lead.other();
    let name = words::name(state.comparison.documents.get(side), usize::from(area.width / 2));
    let title = format!("{} {name} · {}", words::sign(side), peek::place(state));
    write::clear(buffer, area, scene.style(Tone::Text));
    write::frame(buffer, area, write::HEAVY, scene.style(Tone::Lead), &title, scene.style(Tone::Title));
    let height = usize::from(area.height.saturating_sub(2));
    let first = peek.first.min(lines.len().saturating_sub(height));
    let hint = if lines.len() > height { "j k scroll · any other key closes" } else { "any key closes" };
    write::foot(buffer, area, hint, scene.style(Tone::Lead), scene.style(Tone::Faint));
    for (y, (tone, line)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(lines.iter().skip(first)) {
        write::text(buffer, area.x + 2, y, area.right() - 1, line, scene.style(*tone));
    }
}
