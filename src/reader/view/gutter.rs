//! Between the panes: the connector that ties the linked passages in focus.

use ratatui::buffer::Buffer;

use super::{Scene, write};
use crate::document::{Side, Sides};
use crate::reader::geometry::Geometry;
use crate::reader::theme::Tone;

/// Where an end of the connector stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// On this row of the screen.
    Row(u16),
    /// Above the first row.
    Above,
    /// Below the last row.
    Below,
    /// Nothing there is linked.
    Nowhere,
}

/// Draws the connector: through where both ends are on the screen, a stub with an arrow where one is not, a ring where there is none.
pub(super) fn draw(scene: &Scene, parts: &Geometry, buffer: &mut Buffer) {
    let ends = Sides::new(end(scene, parts, Side::Left), end(scene, parts, Side::Right));
    match (ends.left, ends.right) {
        (End::Row(left), End::Row(right)) => tie(scene, parts, left, right, buffer),
        (End::Row(y), off) => stub(scene, parts, Side::Left, y, off, buffer),
        (off, End::Row(y)) => stub(scene, parts, Side::Right, y, off, buffer),
        _ => {}
    }
}

fn end(scene: &Scene, parts: &Geometry, side: Side) -> End {
    let state = scene.state;
    let Some(offset) = *state.linked.ends.get(side) else { return End::Nowhere };
    let (row, top) = (state.rows.get(side).row_of(offset), *state.tops.get(side));
    let area = parts.text.get(side);
    match row.checked_sub(top) {
        None => End::Above,
        Some(down) if down < usize::from(area.height) => End::Row(area.y + down as u16),
        Some(_) => End::Below,
    }
}

/// Both ends are on the screen.
fn tie(scene: &Scene, parts: &Geometry, left: u16, right: u16, buffer: &mut Buffer) {
    let style = scene.style(Tone::Connector);
    let (from, to) = (parts.panes.left.right() - 1, parts.panes.right.x);
    let mut put = |x: u16, y: u16, sign: &str| {
        write::text(buffer, x, y, x + 1, sign, style);
    };
    let middle = from.midpoint(to);
    put(from, left, joint(scene, Side::Left));
    put(to, right, joint(scene, Side::Right));
    for x in from + 1..to {
        let y = if x < middle { left } else { right };
        if x != middle || left == right {
            put(x, y, "─");
        }
    }
    if left != right {
        put(middle, left, if left < right { "╮" } else { "╯" });
        put(middle, right, if left < right { "╰" } else { "╭" });
        for y in left.min(right) + 1..left.max(right) {
            put(middle, y, "│");
        }
    }
}

/// One end is on the screen.
fn stub(scene: &Scene, parts: &Geometry, side: Side, y: u16, off: End, buffer: &mut Buffer) {
    let style = scene.style(Tone::Connector);
    let sign = match off {
        End::Above => "↑",
        End::Below => "↓",
        End::Nowhere | End::Row(_) => "○",
    };
    let (border, next) = match side {
        Side::Left => (parts.panes.left.right() - 1, parts.panes.left.right()),
        Side::Right => (parts.panes.right.x, parts.panes.right.x - 1),
    };
    write::text(buffer, border, y, border + 1, joint(scene, side), style);
    write::text(buffer, next, y, next + 1, sign, style);
}

/// Where the connector leaves a pane's frame.
fn joint(scene: &Scene, side: Side) -> &'static str {
    match (side, scene.state.lead == side) {
        (Side::Left, true) => "┠",
        (Side::Left, false) => "├",
        (Side::Right, true) => "┨",
        (Side::Right, false) => "┤",
    }
}
