//! Folding away what has no findings.

use std::ops::Range;

use super::focus::{keep_place, level_at, set_tops};
use crate::reader::action::Command;
use crate::reader::folds::paragraph_at;
use crate::reader::follow::last_top;
use crate::reader::state::State;

/// Folds or unfolds the stretch nearest to where the eye reads in the leading pane, and its partner in the other.
pub(super) fn fold(state: &mut State, command: Command) {
    let wanted = match command {
        Command::FoldOpen => Some(true),
        Command::FoldClose => Some(false),
        _ => None,
    };
    if let Some((stretch, is_closed)) = nearest(state, wanted) {
        set(state, stretch, !is_closed);
        return;
    }
    let none = match wanted {
        Some(true) => "nothing is folded on this part of the text",
        Some(false) => "there is nothing to fold here: every paragraph on the screen has a finding",
        None => "there is nothing to fold or unfold here: every paragraph on the screen has a finding",
    };
    state.notice = Some(none.to_owned());
}

/// The stretch in sight that is nearest to where the eye reads, and whether it is folded.
fn nearest(state: &State, wanted: Option<bool>) -> Option<(Range<usize>, bool)> {
    let (rows, document) = (state.rows.get(state.lead), state.comparison.documents.get(state.lead));
    let (top, eye) = (*state.tops.get(state.lead), state.eye());
    let in_sight = (top..top + state.pane_height()).filter_map(|row| {
        let (stretch, is_closed) = state.folds.around(state.lead, paragraph_at(document, rows.get(row)?.span.start))?;
        wanted.is_none_or(|wanted| wanted == is_closed).then_some((row.abs_diff(eye), stretch, is_closed))
    });
    in_sight.min_by_key(|(distance, ..)| *distance).map(|(_, stretch, is_closed)| (stretch, is_closed))
}

/// Folds or unfolds a stretch of the leading text; its beginning stays where it is on the screen.
pub(super) fn set(state: &mut State, stretch: Range<usize>, is_closed: bool) {
    let lead = state.lead;
    let paragraphs = &state.comparison.documents.get(lead).paragraphs;
    let Some(start) = paragraphs.get(stretch.start).map(|paragraph| paragraph.span.start) else { return };
    let on_screen = state.rows.get(lead).row_of(start).saturating_sub(*state.tops.get(lead));
    state.folds.set(lead, stretch.start, is_closed);
    state.lay_out();
    let rows = state.rows.get(lead);
    let top = rows.row_of(start).saturating_sub(on_screen).min(last_top(rows.len(), state.pane_height()));
    set_tops(state, lead, top);
    // What stood level goes on to do so.
    if let Some(pin) = state.pin
        && let Some(on_screen) = state.rows.get(lead).row_of(*pin.at.get(lead)).checked_sub(top).filter(|row| *row < state.pane_height())
    {
        level_at(state, pin.at, on_screen);
    }
}

/// Folds or unfolds all; what is read stays where it is on the screen.
pub(super) fn fold_all(state: &mut State, command: Command) {
    let is_closed = command == Command::FoldAll;
    let count = state.folds.count();
    keep_place(state, |state| state.folds.set_all(is_closed));
    state.notice = match count {
        0 => Some("every paragraph has a finding: there is nothing to fold".to_owned()),
        1 if is_closed => Some("one stretch without findings is folded away".to_owned()),
        _ if is_closed => Some(format!("{count} stretches without findings are folded away")),
        _ => None,
    };
}
