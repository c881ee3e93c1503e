//! Where the panes stand: a finding brought into the bar and into view, rows wrapped anew.

use ratatui::layout::Size;

use super::travel::last_scroll;
use crate::document::{Side, Sides};
use crate::reader::folds::paragraph_at;
use crate::reader::follow::{last_top, level_row, level_tops};
use crate::reader::rows::Rows;
use crate::reader::state::{Pin, State};

/// Brings a finding into the bar.
pub(super) fn select(state: &mut State, finding: usize) {
    state.focus = Some(finding);
    state.selected = state.order.listed.iter().position(|listed| *listed == finding).unwrap_or(state.selected);
}

/// Brings a finding into the bar and its main statements to the same height of both panes.
pub(super) fn focus(state: &mut State, finding: usize) {
    select(state, finding);
    state.views.pointed = Sides::default();
    let Some((places, spans)) = state.focused().map(|finding| (state.places(finding), finding.spans)) else { return };
    reveal(state, places);
    // Where one pane is shown, it is one in which the finding stands.
    let is_hidden = state.geometry().is_some_and(|parts| !parts.shows(state.lead.other()));
    if is_hidden && spans.get(state.lead).is_none() && spans.get(state.lead.other()).is_some() {
        state.lead = state.lead.other();
    }
    match (places.left, places.right) {
        (Some(left), Some(right)) => {
            level(state, Sides::new(left, right));
        }
        (Some(offset), None) | (None, Some(offset)) => {
            let side = if places.left.is_some() { Side::Left } else { Side::Right };
            state.pin = None;
            let height = state.extent(side).height;
            let last = last_top(state.rows.get(side).len(), height);
            let top = state.rows.get(side).row_of(offset).saturating_sub(level_row(height)).min(last);
            set_tops(state, side, top);
        }
        (None, None) => {}
    }
}

/// Brings one byte of each text to the same height, and keeps them so.
pub(super) fn level(state: &mut State, places: Sides<usize>) {
    reveal(state, places.map(Some));
    let on_screen = level_row(common_height(state));
    level_at(state, places, on_screen);
}

/// As [`level`], on a row of the screen.
pub(super) fn level_at(state: &mut State, places: Sides<usize>, on_screen: usize) {
    let rows = Sides::new(state.rows.left.row_of(places.left), state.rows.right.row_of(places.right));
    let lengths = state.rows.as_ref().map(Rows::len);
    state.tops = level_tops(rows, lengths, common_height(state), on_screen);
    state.pin = Some(Pin { at: places, on_screen: rows.left - state.tops.left });
}

/// The rows that both panes have; stacked ones may differ.
fn common_height(state: &State) -> usize {
    state.extent(Side::Left).height.min(state.extent(Side::Right).height)
}

/// Puts one pane at a row and lets the other follow, unless each scrolls alone.
pub(super) fn set_tops(state: &mut State, side: Side, top: usize) {
    *state.tops.get_mut(side) = top;
    if !state.is_unlocked {
        *state.tops.get_mut(side.other()) = state.follower(side, top);
    }
}

/// Takes a new size, keeping what was read where it was on the screen.
pub(super) fn resize(state: &mut State, size: Size) {
    keep_place(state, |state| state.size = size);
}

/// Changes what the rows are laid out for, keeping what was read where it was on the screen.
pub(super) fn keep_place(state: &mut State, change: impl FnOnce(&mut State)) {
    let was_drawn = state.geometry().is_some();
    let finding = state.focus.filter(|_| !was_drawn || state.is_focus_visible());
    let (before, lead) = (state.extent(state.lead), state.lead);
    let (lead_top, other_top) = (*state.tops.get(lead), *state.tops.get(lead.other()));
    let byte = |side: Side, row: usize| state.rows.get(side).get(row).map(|row| row.span.start);
    let (read, beside) = (byte(lead, lead_top + level_row(before.height)), byte(lead.other(), other_top));
    let places = finding.and(state.focused()).map(|finding| state.places(finding)).unwrap_or_default();
    // Where on the screen the finding stands, and whether level.
    let row = |state: &State, side: Side| places.get(side).map(|offset| state.rows.get(side).row_of(offset));
    let on_screen = |side: Side| row(state, side)?.checked_sub(*state.tops.get(side)).filter(|row| was_drawn && *row < before.height);
    let (stood, stood_level) = (on_screen(lead), on_screen(lead) == on_screen(lead.other()));
    change(state);
    if state.geometry().is_none() {
        return;
    }
    state.lay_out();
    let height = state.extent(lead).height;
    let last = last_top(state.rows.get(lead).len(), height);
    let share = |row: usize| row * height / before.height.max(1);
    match (finding, stood, places, read) {
        (Some(_), Some(stood), Sides { left: Some(left), right: Some(right) }, _) if stood_level => {
            level_at(state, Sides::new(left, right), share(stood));
        }
        (Some(_), Some(stood), ..) => {
            let row = row(state, lead).unwrap_or_default();
            let top = if lead_top == 0 && row < height { 0 } else { row.saturating_sub(share(stood)).min(last) };
            set_tops(state, lead, top);
        }
        (Some(finding), ..) => focus(state, finding),
        (None, _, _, Some(offset)) if lead_top > 0 => {
            let top = state.rows.get(lead).row_of(offset).saturating_sub(level_row(height)).min(last);
            set_tops(state, lead, top);
        }
        (None, ..) => set_tops(state, lead, 0),
    }
    if let Some(offset) = beside.filter(|_| state.is_unlocked && finding.is_none()) {
        *state.tops.get_mut(lead.other()) = state.rows.get(lead.other()).row_of(offset);
    }
    state.scrolled = state.scrolled.min(last_scroll(state));
}

/// Unfolds what a jump goes to.
pub(super) fn reveal(state: &mut State, places: Sides<Option<usize>>) {
    let mut is_changed = false;
    for side in Side::BOTH {
        let Some(offset) = *places.get(side) else { continue };
        let paragraph = paragraph_at(state.comparison.documents.get(side), offset);
        if state.folds.around(side, paragraph).is_some_and(|(_, is_closed)| is_closed) {
            state.folds.set(side, paragraph, false);
            is_changed = true;
        }
    }
    if is_changed {
        state.lay_out();
    }
}
