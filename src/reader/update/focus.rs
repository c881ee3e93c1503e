//! Where the panes stand: a finding brought into the bar and into view, rows wrapped anew.

use ratatui::layout::Size;

use super::travel::last_scroll;
use crate::document::{Side, Sides};
use crate::reader::follow::{last_top, level_row, level_tops};
use crate::reader::geometry::Geometry;
use crate::reader::rows::Rows;
use crate::reader::state::State;

/// Brings a finding into the bar.
pub(super) fn select(state: &mut State, finding: usize) {
    state.focus = Some(finding);
    state.selected = state.order.listed.iter().position(|listed| *listed == finding).unwrap_or(state.selected);
}

/// Brings a finding into the bar and its main statements to the same height of both panes.
pub(super) fn focus(state: &mut State, finding: usize) {
    select(state, finding);
    let height = state.pane_height();
    let Some(places) = state.focused().map(|finding| state.places(finding)) else { return };
    match (places.left, places.right) {
        (Some(left), Some(right)) => {
            level(state, Sides::new(left, right));
        }
        (Some(offset), None) | (None, Some(offset)) => {
            let side = if places.left.is_some() { Side::Left } else { Side::Right };
            state.pin = None;
            let last = last_top(state.rows.get(side).len(), height);
            let top = state.rows.get(side).row_of(offset).saturating_sub(level_row(height)).min(last);
            set_tops(state, side, top);
        }
        (None, None) => {}
    }
}

/// Brings one byte of each text to the same height, and keeps them so.
pub(super) fn level(state: &mut State, places: Sides<usize>) {
    let rows = Sides::new(state.rows.left.row_of(places.left), state.rows.right.row_of(places.right));
    let lengths = state.rows.as_ref().map(Rows::len);
    state.tops = level_tops(rows, lengths, state.pane_height());
    state.pin = Some(places);
}

/// Puts one pane at a row and lets the other follow.
pub(super) fn set_tops(state: &mut State, side: Side, top: usize) {
    *state.tops.get_mut(side) = top;
    *state.tops.get_mut(side.other()) = state.follower(side, top);
}

/// Takes a new size, keeping what was read where it was on the screen.
pub(super) fn resize(state: &mut State, size: Size) {
    let was_visible = state.is_focus_visible() || state.geometry().is_none();
    let top = *state.tops.get(state.lead);
    let anchor = state.rows.get(state.lead).get(top + level_row(state.pane_height())).map(|row| row.span.start);
    state.size = size;
    if Geometry::of(size).is_none() {
        return;
    }
    lay_out(state);
    let height = state.pane_height();
    match (state.focus.filter(|_| was_visible), anchor) {
        (Some(finding), _) => focus(state, finding),
        (None, Some(offset)) if top > 0 => {
            let rows = state.rows.get(state.lead);
            let top = rows.row_of(offset).saturating_sub(level_row(height)).min(last_top(rows.len(), height));
            set_tops(state, state.lead, top);
        }
        (None, _) => set_tops(state, state.lead, 0),
    }
    state.scrolled = state.scrolled.min(last_scroll(state));
}

/// Wraps both texts for the present size, unless they are wrapped for it already.
pub(super) fn lay_out(state: &mut State) {
    let Some(parts) = state.geometry() else { return };
    for side in Side::BOTH {
        let width = parts.text.get(side).width;
        if state.rows.get(side).width() != width {
            *state.rows.get_mut(side) = Rows::lay(state.comparison.documents.get(side), width);
        }
    }
}
