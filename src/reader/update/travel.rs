//! Moving through whatever the open view shows.

use super::focus::set_tops;
use super::jump::leave;
use crate::reader::action::Command;
use crate::reader::follow::last_top;
use crate::reader::state::{State, View};
use crate::reader::{help, list};

/// Moves through whatever the open view shows.
pub(super) fn travel(state: &mut State, command: Command) {
    let (at, last, page) = match state.view {
        View::Texts => {
            let height = state.pane_height();
            (*state.tops.get(state.lead), last_top(state.rows.get(state.lead).len(), height), height)
        }
        View::Ledger => (state.selected, state.order.listed.len().saturating_sub(1), list_height(state)),
        View::Timeline | View::Names | View::Summary => {
            (state.views.line(state.view), state.views.count(state.view).saturating_sub(1), list_height(state))
        }
        View::Details | View::Help => (state.scrolled, last_scroll(state), body_height(state).saturating_sub(2)),
    };
    // A page keeps two rows of what was read, so that the eye finds its place.
    let (whole, half) = (page.saturating_sub(2).max(1), (page / 2).max(1));
    // A jump may have left blank rows at the foot of a text: going down stays there.
    let down = |rows: usize| (at + rows).min(last.max(at));
    let to = match command {
        Command::LineDown => down(1),
        Command::LineUp => at.saturating_sub(1),
        Command::HalfPageDown => down(half),
        Command::HalfPageUp => at.saturating_sub(half),
        Command::PageDown => down(whole),
        Command::PageUp => at.saturating_sub(whole),
        Command::Top => 0,
        Command::Bottom => last,
        _ => at,
    };
    match state.view {
        View::Texts if to != at => {
            if matches!(command, Command::Top | Command::Bottom) {
                leave(state);
            }
            state.has_moved = true;
            set_tops(state, state.lead, to);
        }
        View::Texts => {}
        View::Ledger => state.selected = to,
        view @ (View::Timeline | View::Names | View::Summary) => state.views.select(view, to),
        View::Details | View::Help => state.scrolled = to,
    }
}

fn list_height(state: &State) -> usize {
    let body = state.geometry().map_or(0, |parts| parts.body.height);
    usize::from(if state.view == View::Summary { body.saturating_sub(2) } else { list::rows(body) })
}

fn body_height(state: &State) -> usize {
    state.geometry().map_or(0, |parts| usize::from(parts.body.height))
}

/// The highest first line that still fills the help or the details.
pub(super) fn last_scroll(state: &State) -> usize {
    let width = state.geometry().map_or(0, |parts| usize::from(parts.body.width.saturating_sub(4)));
    let lines = if state.view == View::Details { state.views.count(View::Details) } else { help::lines(width, state.views.helped).len() };
    last_top(lines, body_height(state).saturating_sub(2))
}
