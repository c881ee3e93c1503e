//! How the panes stand to each other: the divider, one pane alone, the lock between them.

use super::focus::{keep_place, set_tops};
use crate::reader::action::Command;
use crate::reader::geometry::Arrangement;
use crate::reader::state::State;

/// Moves the divider, or puts it in the middle.
pub(super) fn move_divider(state: &mut State, command: Command) {
    let Some(parts) = state.geometry() else { return };
    let mut wish = state.wish;
    match command {
        Command::DividerLeft => wish.move_divider(false, parts.step()),
        Command::DividerRight => wish.move_divider(true, parts.step()),
        _ => wish.even(),
    }
    if parts.arrangement == Arrangement::Alone {
        state.notice = Some("one pane is shown; the divider moves when both are".to_owned());
    } else if wish == state.wish {
        state.notice = Some(if command == Command::DividerMiddle { "the divider is in the middle" } else { "no further" }.to_owned());
    } else {
        keep_place(state, |state| state.wish = wish);
    }
}

/// Fills the screen with the leading pane, or shows both again.
pub(super) fn zoom(state: &mut State) {
    keep_place(state, |state| state.wish.is_alone = !state.wish.is_alone);
    let arrangement = state.geometry().map(|parts| parts.arrangement);
    if !state.wish.is_alone && arrangement == Some(Arrangement::Alone) {
        state.notice = Some("there is room for one pane; both come back on a larger screen".to_owned());
    }
}

/// Lets each pane scroll alone, or the other follow again.
pub(super) fn lock(state: &mut State) {
    state.is_unlocked = !state.is_unlocked;
    state.notice = Some(if state.is_unlocked {
        "the panes are unlocked: each scrolls alone".to_owned()
    } else {
        let top = *state.tops.get(state.lead);
        set_tops(state, state.lead, top);
        format!("the panes are locked: the {} one follows", state.lead.other().name())
    });
}
