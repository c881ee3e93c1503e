//! What the mouse does in the texts and in the views that take their place.

use ratatui::layout::{Position, Rect};

use super::focus::{focus, keep_place, level, select, set_tops};
use super::fold;
use super::jump::leave;
use super::run;
use super::travel::travel;
use super::views::end_held_range;
use crate::align::Link;
use crate::document::{ByteSpan, Side, Sides};
use crate::reader::action::Command;
use crate::reader::effect::Effect;
use crate::reader::ends;
use crate::reader::folds::paragraph_at;
use crate::reader::follow::last_top;
use crate::reader::geometry::{Arrangement, Geometry};
use crate::reader::input::Input;
use crate::reader::list;
use crate::reader::mouse::{Deed, Grip, Mouse};
use crate::reader::state::{State, View};

/// Lines that a notch of the wheel moves.
const NOTCH: usize = 3;

/// Listens to the mouse or leaves it to the terminal.
pub(super) fn switch(state: &mut State) -> Effect {
    state.has_mouse = !state.has_mouse;
    state.grip = None;
    state.notice = Some(if state.has_mouse {
        "the mouse scrolls, jumps and selects here; with Shift held down the terminal itself selects".to_owned()
    } else {
        "the mouse is left to the terminal".to_owned()
    });
    Effect::Mouse(state.has_mouse)
}

/// Something was done with the mouse.
pub(super) fn point(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let Some(parts) = state.geometry() else { return Vec::new() };
    match state.input {
        // A click closes the peek; what is being typed is not disturbed.
        Some(Input::Peek(_)) if mouse.deed == Deed::Press => state.input = None,
        Some(_) => return Vec::new(),
        None => {}
    }
    if !matches!(mouse.deed, Deed::Drag | Deed::Release) {
        state.notice = None;
    }
    match (mouse.deed, state.view) {
        (Deed::WheelUp | Deed::WheelDown, view) => {
            if let Some(side) = parts.pane_at(mouse.at).filter(|_| view == View::Texts) {
                state.lead = side;
            }
            let command = if mouse.deed == Deed::WheelUp { Command::LineUp } else { Command::LineDown };
            (0..NOTCH).for_each(|_| travel(state, command));
        }
        (Deed::Press, View::Texts) => press(state, &parts, mouse.at),
        (Deed::Drag, View::Texts) => drag(state, &parts, mouse.at),
        (Deed::Release, View::Texts) => release(state, &parts, mouse.at),
        (Deed::Press, View::Ledger) => return press_on_ledger(state, &parts, mouse.at),
        (Deed::Press, View::Timeline | View::Names | View::Summary | View::Details) => return press_on_line(state, &parts, mouse.at),
        (Deed::Press | Deed::Drag | Deed::Release, _) => {}
    }
    Vec::new()
}

/// A click on a line of the ledger selects it, for there is more to do with it than to go there; one on the selected line goes where it leads.
fn press_on_ledger(state: &mut State, parts: &Geometry, at: Position) -> Vec<Effect> {
    let row = at.y.checked_sub(parts.body.y);
    match row.and_then(|row| list::line_at(row, parts.body.height, state.selected, state.order.listed.len())) {
        Some(line) if line == state.selected => return run(state, Command::Open),
        Some(line) => {
            end_held_range(state, Command::Open);
            state.selected = line;
        }
        None => {}
    }
    Vec::new()
}

/// A click on a line of another view goes where the line leads.
fn press_on_line(state: &mut State, parts: &Geometry, at: Position) -> Vec<Effect> {
    let (view, body) = (state.view, parts.body);
    let (selected, count) = (state.views.line(view), state.views.count(view));
    let Some(row) = at.y.checked_sub(body.y) else { return Vec::new() };
    let line = match view {
        View::Summary | View::Details => {
            let height = usize::from(body.height.saturating_sub(2));
            let first = if view == View::Summary { list::top(selected, height, count) } else { state.scrolled };
            row.checked_sub(1).map(usize::from).filter(|row| *row < height).map(|row| first + row).filter(|line| *line < count)
        }
        _ => list::line_at(row, body.height, selected, count),
    };
    let Some(line) = line else { return Vec::new() };
    state.views.select(view, line);
    run(state, Command::Open)
}

fn press(state: &mut State, parts: &Geometry, at: Position) {
    state.selection = None;
    state.grip = None;
    if parts.is_divider(at) {
        state.grip = Some(Grip::Divider { has_moved: false });
    } else if parts.gutter.contains(at) {
        follow_link(state, parts, at);
    } else if let Some(side) = parts.pane_at(at) {
        state.lead = side;
        if parts.text.get(side).contains(at) {
            state.grip = Some(Grip::Words { side, from: grapheme_at(state, parts, side, at) });
        }
    } else if let Some((side, cell)) = parts.overview_at(at) {
        leave(state);
        state.grip = Some(Grip::Overview);
        go_to(state, side, cell);
    } else if parts.bar.contains(at)
        && let Some(finding) = state.focus
    {
        leave(state);
        focus(state, finding);
    }
}

fn drag(state: &mut State, parts: &Geometry, at: Position) {
    match state.grip {
        Some(Grip::Divider { .. }) => {
            let wish = parts.divider_at(at, state.wish);
            if wish != state.wish {
                keep_place(state, |state| state.wish = wish);
                state.grip = Some(Grip::Divider { has_moved: true });
            }
        }
        Some(Grip::Words { side, from }) => {
            // Drawn over the edge of the pane, the text moves on under the mouse.
            let (area, rows) = (*parts.text.get(side), state.rows.get(side).len());
            let top = *state.tops.get(side);
            if at.y < area.y {
                set_tops(state, side, top.saturating_sub(1));
            } else if at.y >= area.bottom() {
                set_tops(state, side, (top + 1).min(last_top(rows, parts.height(side)).max(top)));
            }
            let to = grapheme_at(state, parts, side, at);
            state.selection = Some((side, from.join(to))).filter(|(_, span)| !span.is_empty());
        }
        Some(Grip::Overview) => {
            if let Some((side, cell)) = parts.overview_at(at) {
                go_to(state, side, cell);
            }
        }
        None => {}
    }
}

fn release(state: &mut State, parts: &Geometry, at: Position) {
    match (state.grip.take(), state.selection) {
        (Some(Grip::Divider { has_moved: false }), _) => follow_link(state, parts, at),
        (Some(Grip::Words { .. }), Some((side, span))) => {
            let words = span.of(&state.comparison.documents.get(side).text).split_whitespace().count();
            let plural = if words == 1 { "" } else { "s" };
            state.notice = Some(format!("{words} word{plural} selected; with Shift held down the terminal itself selects"));
        }
        (Some(Grip::Words { side, from }), None) => click(state, parts, side, from, at),
        (Some(Grip::Divider { .. } | Grip::Overview) | None, _) => {}
    }
}

/// A click in a text: a fold opens, a mention brings its finding into the bar.
fn click(state: &mut State, parts: &Geometry, side: Side, place: ByteSpan, at: Position) {
    let row = *state.tops.get(side) + usize::from(at.y.saturating_sub(parts.text.get(side).y));
    let Some(row) = state.rows.get(side).get(row).copied() else { return };
    if row.folded > 0 {
        let paragraph = paragraph_at(state.comparison.documents.get(side), row.span.start);
        if let Some((stretch, _)) = state.folds.around(side, paragraph) {
            fold::set(state, stretch, false);
        }
        return;
    }
    let under = state.marks.get(side).inside(place);
    if let Some(finding) = under.min_by_key(|mark| (mark.span.len(), mark.class)).map(|mark| mark.finding) {
        select(state, finding);
    }
}

/// The grapheme under the mouse; the nearest one in the pane where the mouse is outside.
fn grapheme_at(state: &State, parts: &Geometry, side: Side, at: Position) -> ByteSpan {
    let area = *parts.text.get(side);
    let clamp = |at: u16, from: u16, length: u16| usize::from(at.clamp(from, from + length.saturating_sub(1)) - from);
    let row = *state.tops.get(side) + clamp(at.y, area.y, area.height);
    let cell = if at.x >= area.right() { usize::from(area.width) } else { clamp(at.x, area.x, area.width) };
    state.rows.get(side).grapheme_at(state.comparison.documents.get(side), row, cell)
}

/// Puts the row that a cell of the overview stands for in the middle of its pane.
fn go_to(state: &mut State, side: Side, cell: usize) {
    let height = state.extent(side).height;
    let row = state.surveys.get(side).row_at(cell);
    state.lead = side;
    state.has_moved = true;
    let top = row.saturating_sub(height / 2).min(last_top(state.rows.get(side).len(), height));
    set_tops(state, side, top);
}

/// Brings both ends of the link at a row of the gutter to the same height: the surest of those that begin there. A finding of its passages
/// comes into the bar.
fn follow_link(state: &mut State, parts: &Geometry, at: Position) {
    let begins = |side: Side| {
        let area: Rect = *parts.text.get(side);
        let row = at.y.checked_sub(area.y).filter(|row| *row < area.height && parts.shows(side))?;
        state.rows.get(side).get(*state.tops.get(side) + usize::from(row)).map(|row| (side, row.span))
    };
    let links = Side::BOTH.into_iter().filter_map(begins).flat_map(|(side, span)| state.ends.links_in(side, span));
    let links = links.filter_map(|number| state.comparison.links.get(number));
    let Some(link) = links.max_by(|a, b| a.score.total_cmp(&b.score)) else { return };
    let start = |side: Side| ends::start(&state.comparison, link, side);
    let (Some(left), Some(right)) = (start(Side::Left), start(Side::Right)) else { return };
    let finding = finding_of(state, link);
    leave(state);
    state.has_moved = true;
    if let Some(finding) = finding {
        select(state, finding);
    }
    level(state, Sides::new(left, right));
    if parts.arrangement == Arrangement::Alone {
        state.lead = state.lead.other();
    }
}

/// The weightiest finding that is shown of what two linked passages state.
fn finding_of(state: &State, link: &Link) -> Option<usize> {
    let document = &state.comparison.documents.left;
    let spans = link.left.iter().filter_map(|id| document.passages.get(id.0)).map(|passage| passage.span);
    let marks = spans.flat_map(|span| state.marks.left.inside(span));
    let is_linked = |finding: usize| {
        let right = state.entries.get(finding).and_then(|entry| entry.spans.right);
        right.is_some_and(|right| link.right.contains(&right.passage))
    };
    marks.filter(|mark| is_linked(mark.finding)).min_by_key(|mark| (mark.class, mark.span)).map(|mark| mark.finding)
}
