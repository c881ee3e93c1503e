//! The overview: the whole leading text in one column, with its discrepancies and the part that is on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::document::ByteSpan;
use crate::reader::entry::Walk;
use crate::reader::theme::{Tone, glyph};

/// Draws the overview. Many rows share a cell: a conflict shows before a variant, so that none is lost.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let (rows, marks, top) = (state.rows.get(state.lead), state.marks.get(state.lead), *state.tops.get(state.lead));
    let height = usize::from(area.height);
    let scale = rows.len().max(height);
    let shown = top..top + height;
    for (y, cell) in (area.y..area.bottom()).zip(0usize..) {
        let (first, end) = (cell * scale / height, ((cell + 1) * scale / height).min(rows.len()));
        let (Some(from), Some(to)) = (rows.get(first), end.checked_sub(1).and_then(|last| rows.get(last))) else { break };
        let inside = marks.inside(ByteSpan::new(from.span.start, to.span.end));
        let worst = inside
            .filter(|mark| matches!(mark.walk, Walk::Discrepancies | Walk::Inside) && !mark.is_dismissed())
            .map(|mark| mark.class)
            .min();
        let (sign, tone) = match worst {
            Some(class) => (glyph(class), Tone::of(class)),
            None if (first..end).any(|row| shown.contains(&row)) => ("▐", Tone::Lead),
            None => ("░", Tone::Border),
        };
        write::text(buffer, area.x, y, area.right(), sign, write::without_underline(scene.style(tone)));
    }
}
