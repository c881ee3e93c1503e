//! From finding to finding.

use super::decide::all_decided;
use super::focus::focus;
use super::jump::leave;
use super::views::walk_lines;
use crate::reader::action::Command;
use crate::reader::state::{State, View};

/// Goes to the next or previous finding of a walk, round at its ends.
pub(super) fn walk(state: &mut State, command: Command) {
    let Some((walk, forward)) = state.order.walk_for(command) else { return };
    let what = match command {
        Command::NextShared | Command::PreviousShared => "shared fact",
        Command::NextUndecided | Command::PreviousUndecided => "undecided discrepancy",
        Command::NextOneSided | Command::PreviousOneSided => "one-sided fact",
        Command::NextStrong | Command::PreviousStrong => "strong conflict",
        Command::NextInside | Command::PreviousInside => "contradiction inside one text",
        _ => "discrepancy",
    };
    if matches!(state.view, View::Timeline | View::Names | View::Summary) {
        let walk = walk.to_vec();
        walk_lines(state, &walk, forward, what);
        return;
    }
    let next = neighbour(state, walk, forward);
    let round = if forward { walk.first() } else { walk.last() }.copied();
    let Some(finding) = next.or(round) else {
        let (decided, all) = state.progress();
        if decided > 0 && matches!(command, Command::NextUndecided | Command::PreviousUndecided) {
            state.notice = Some(all_decided(all));
            return;
        }
        state.notice = Some(if state.filter.is_set() {
            format!("the filter shows no {what}")
        } else {
            format!("no {what} was found at confidence {} or above", state.filter.floor)
        });
        return;
    };
    state.notice = match (next, walk.len()) {
        (Some(_), _) => None,
        (None, 1) => Some(format!("this is the only {what}")),
        (None, _) => Some(format!("that was the {} {what}; on from the other end", if forward { "last" } else { "first" })),
    };
    if state.view == View::Ledger {
        state.selected = state.order.listed.iter().position(|listed| *listed == finding).unwrap_or(state.selected);
        return;
    }
    if state.view == View::Help {
        state.view = View::Texts;
    }
    state.scrolled = 0;
    leave(state);
    focus(state, finding);
}

/// The next or previous finding of a walk: from the selected line of the ledger, from the finding in the bar while it is on the screen, else
/// from the first row shown.
fn neighbour(state: &State, walk: &[usize], forward: bool) -> Option<usize> {
    let is_in_sight = state.is_focus_visible() || state.geometry().is_none();
    let from = if state.view == View::Ledger { state.selected_finding() } else { state.focus.filter(|_| is_in_sight) };
    let place = |finding: usize| state.order.place(finding);
    let first_shown = state.rows.left.get(state.tops.left).map_or(0, |row| row.span.start);
    let is_after = |finding: usize| from.map_or_else(|| place(finding).0 >= first_shown, |from| place(finding) > place(from));
    let is_before = |finding: usize| from.map_or_else(|| place(finding).0 < first_shown, |from| place(finding) < place(from));
    let mut walk = walk.iter().copied();
    if forward { walk.find(|finding| is_after(*finding)) } else { walk.rfind(|finding| is_before(*finding)) }
}
