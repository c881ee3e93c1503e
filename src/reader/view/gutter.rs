//! The connectors: lines between passages that speak of the same thing, as far as both are on the screen; a stub with an arrow where the other
//! one is above or below it, a ring where there is none. Surer links are drawn stronger, those made by hand double, and the one in focus
//! before all others.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::lines::{Lines, Stroke};
use super::{Scene, write};
use crate::align::Link;
use crate::compare::Confidence;
use crate::document::{Side, Sides};
use crate::reader::ends;
use crate::reader::geometry::{Arrangement, Geometry};
use crate::reader::theme::Tone;

/// Where an end of a connector stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// On this row of the screen.
    Row(u16),
    /// Above the first row.
    Above,
    /// Below the last row.
    Below,
    /// In a pane that is not shown.
    Hidden,
    /// Nothing there is linked.
    Nowhere,
}

/// A connector before it is drawn.
#[derive(Debug, Clone, Copy)]
struct Tie {
    ends: Sides<End>,
    stroke: Stroke,
}

impl Tie {
    /// Whether both ends are on the screen.
    fn is_whole(&self) -> bool {
        matches!(self.ends, Sides { left: End::Row(_), right: End::Row(_) })
    }
}

/// Draws the connectors of everything in view. It costs what is in view, not what the texts hold.
pub(super) fn draw(scene: &Scene, parts: &Geometry, buffer: &mut Buffer) {
    let mut ties = ties(scene, parts);
    ties.sort_by_key(|tie| tie.stroke.rank);
    let mut lines = Lines::new(parts.gutter);
    match parts.arrangement {
        Arrangement::Beside => across(&ties, parts, &mut lines),
        Arrangement::Stacked => around(&ties, &mut lines),
        Arrangement::Alone => {}
    }
    lines.draw(buffer);
    // Where a row has both, the line that goes through tells more than the stub.
    let is_tied = |side: Side, y: u16| ties.iter().any(|tie| *tie.ends.get(side) == End::Row(y) && tie.is_whole());
    lone_passages(scene, parts, &is_tied, buffer);
    for tie in &ties {
        stubs(scene, parts, tie, &is_tied, buffer);
        joints(scene, parts, tie, buffer);
    }
}

/// Every link that begins on the screen, and the one in focus.
fn ties(scene: &Scene, parts: &Geometry) -> Vec<Tie> {
    let state = scene.state;
    let mut numbers: Vec<usize> =
        Side::BOTH.into_iter().filter(|side| parts.shows(*side)).flat_map(|side| state.ends.links_in(side, state.window(side))).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let is_in_focus = |link: &Link| {
        let holds = |side: Side| link.passages(side).first().is_some_and(|first| state.linked.passages.get(side).contains(first));
        holds(Side::Left) && holds(Side::Right)
    };
    let links = numbers.into_iter().filter_map(|number| state.comparison.links.get(number)).filter(|link| !is_in_focus(link));
    let place = |link: &Link, side: Side| end(scene, parts, side, ends::start(&state.comparison, link, side));
    let mut made: Vec<Tie> = links
        .map(|link| Tie { ends: Sides::new(place(link, Side::Left), place(link, Side::Right)), stroke: stroke(scene, link) })
        .collect();
    let style = scene.style(Tone::Connector).add_modifier(Modifier::BOLD);
    let passages = &state.comparison.documents.left.passages;
    let mut begin_in_focus = state
        .linked
        .passages
        .left
        .iter()
        .filter_map(|id| passages.get(id.0))
        .flat_map(|passage| state.ends.links_in(Side::Left, passage.span).filter_map(|number| state.comparison.links.get(number)));
    let is_double = begin_in_focus.any(|link| link.by_hand && is_in_focus(link));
    let focus = Sides::new(Side::Left, Side::Right).map(|side| end(scene, parts, side, *state.linked.ends.get(side)));
    made.push(Tie { ends: focus, stroke: Stroke { rank: u8::MAX, is_double, hides: true, style } });
    made
}

/// How a link is drawn that is not in focus.
fn stroke(scene: &Scene, link: &Link) -> Stroke {
    let (rank, style) = match Confidence::new(link.score).word() {
        _ if link.by_hand => (3, scene.style(Tone::Text).add_modifier(Modifier::BOLD)),
        "strong" => (2, scene.style(Tone::Text).add_modifier(Modifier::BOLD)),
        "likely" => (1, scene.style(Tone::Faint)),
        _ => (0, scene.style(Tone::Border).add_modifier(Modifier::DIM)),
    };
    Stroke { rank, is_double: link.by_hand, hides: false, style }
}

fn end(scene: &Scene, parts: &Geometry, side: Side, offset: Option<usize>) -> End {
    let Some(offset) = offset else { return End::Nowhere };
    if !parts.shows(side) {
        return End::Hidden;
    }
    let (row, top) = (scene.state.rows.get(side).row_of(offset), *scene.state.tops.get(side));
    let area = parts.text.get(side);
    match row.checked_sub(top) {
        None => End::Above,
        Some(down) if down < usize::from(area.height) => End::Row(area.y + down as u16),
        Some(_) => End::Below,
    }
}

/// Lines between panes that stand side by side. Those that would run over each other get columns of their own, as far as there are any.
fn across(ties: &[Tie], parts: &Geometry, lines: &mut Lines) {
    let middle = parts.gutter.x + parts.gutter.width / 2;
    let columns: &[u16] = if parts.gutter.width == 1 { &[middle] } else { &[middle, middle - 1, middle + 1] };
    let mut taken: Vec<(u16, u16, u16)> = Vec::new();
    // What weighs most chooses first.
    for tie in ties.iter().rev() {
        let (End::Row(left), End::Row(right)) = (tie.ends.left, tie.ends.right) else { continue };
        let (upper, lower) = (left.min(right), left.max(right));
        let is_free = |column: &&u16| taken.iter().all(|(other, from, to)| other != *column || lower < *from || *to < upper);
        let column = columns.iter().find(is_free).copied().unwrap_or(middle);
        if upper < lower {
            taken.push((column, upper, lower));
        }
        lines.across((left, right), column, tie.stroke);
    }
}

/// Beside panes that are stacked there is one column: only the link in focus is led through it, the others leave a short line.
fn around(ties: &[Tie], lines: &mut Lines) {
    for tie in ties {
        match (tie.ends.left, tie.ends.right) {
            (End::Row(left), End::Row(right)) if tie.stroke.hides => lines.around((left, right), tie.stroke),
            (End::Row(left), End::Row(right)) => {
                lines.stub(left, tie.stroke);
                lines.stub(right, tie.stroke);
            }
            _ => {}
        }
    }
}

/// What stands where a connector has one end on the screen.
fn stubs(scene: &Scene, parts: &Geometry, tie: &Tie, is_tied: &impl Fn(Side, u16) -> bool, buffer: &mut Buffer) {
    for side in Side::BOTH {
        let End::Row(y) = *tie.ends.get(side) else { continue };
        if is_tied(side, y) && !tie.stroke.hides {
            continue;
        }
        let sign = match tie.ends.get(side.other()) {
            End::Above => "↑",
            End::Below => "↓",
            End::Hidden => "─",
            End::Nowhere => "○",
            End::Row(_) => continue,
        };
        stub(scene, parts, side, y, (sign, tie.stroke), buffer);
    }
}

/// A sign beside a row of a pane; in the narrowest gutter, which both panes share, on the frame, unless it is that in focus.
fn stub(scene: &Scene, parts: &Geometry, side: Side, y: u16, (sign, stroke): (&str, Stroke), buffer: &mut Buffer) {
    let (border, next, further) = columns(parts, side);
    let is_shared = parts.arrangement == Arrangement::Beside && parts.gutter.width == 1;
    if is_shared && !stroke.hides {
        write::text(buffer, border, y, border + 1, sign, stroke.style);
        return;
    }
    write::text(buffer, border, y, border + 1, joint(scene, parts, side, stroke.is_double), stroke.style);
    match further {
        // An arrow has room for the dotted line to it.
        Some(further) if matches!(sign, "↑" | "↓") => {
            write::text(buffer, next, y, next + 1, "┄", stroke.style);
            write::text(buffer, further, y, further + 1, sign, stroke.style);
        }
        _ => {
            write::text(buffer, next, y, next + 1, sign, stroke.style);
        }
    }
}

/// The column of a pane's frame on the side of the gutter, the first of the gutter, and the next one where that is wide.
fn columns(parts: &Geometry, side: Side) -> (u16, u16, Option<u16>) {
    let (pane, gutter) = (parts.panes.get(side), parts.gutter);
    let is_wide = gutter.width >= 5;
    match (parts.arrangement, side) {
        (Arrangement::Beside, Side::Right) => (pane.x, gutter.right() - 1, is_wide.then(|| gutter.right() - 2)),
        _ => (pane.right() - 1, gutter.x, is_wide.then(|| gutter.x + 1)),
    }
}

/// Where lines leave the panes' frames.
fn joints(scene: &Scene, parts: &Geometry, tie: &Tie, buffer: &mut Buffer) {
    let (End::Row(left), End::Row(right)) = (tie.ends.left, tie.ends.right) else { return };
    for (side, y) in [(Side::Left, left), (Side::Right, right)] {
        let (border, ..) = columns(parts, side);
        write::text(buffer, border, y, border + 1, joint(scene, parts, side, tie.stroke.is_double), tie.stroke.style);
    }
}

fn joint(scene: &Scene, parts: &Geometry, side: Side, is_double: bool) -> &'static str {
    let leaves_right = side == Side::Left || parts.arrangement != Arrangement::Beside;
    // There is no sign for a double line that leaves a heavy one.
    match (leaves_right, scene.state.lead == side, is_double) {
        (true, true, _) => "┠",
        (true, false, false) => "├",
        (true, false, true) => "╞",
        (false, true, _) => "┨",
        (false, false, false) => "┤",
        (false, false, true) => "╡",
    }
}

/// Rings beside the passages that nothing in the other text is linked to.
fn lone_passages(scene: &Scene, parts: &Geometry, is_tied: &impl Fn(Side, u16) -> bool, buffer: &mut Buffer) {
    let state = scene.state;
    let stroke = Stroke { rank: 0, is_double: false, hides: false, style: scene.style(Tone::Faint) };
    for side in Side::BOTH.into_iter().filter(|side| parts.shows(*side)) {
        for offset in state.ends.lone_in(side, state.window(side)) {
            let row = state.rows.get(side).row_of(offset);
            let is_folded = state.rows.get(side).get(row).is_some_and(|row| row.folded > 0);
            if let End::Row(y) = end(scene, parts, side, Some(offset))
                && !is_folded
                && !is_tied(side, y)
            {
                stub(scene, parts, side, y, ("○", stroke), buffer);
            }
        }
    }
}
