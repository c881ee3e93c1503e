//! A look at the linked passage of the other text.

use crate::reader::input::Input;
use crate::reader::keymap::{Code, Key};
use crate::reader::peek::{Peek, area, lines};
use crate::reader::state::{State, View};

/// Opens it.
pub(super) fn peek(state: &mut State) {
    let other = state.lead.other();
    if state.linked.passages.get(other).is_empty() {
        state.notice = Some(format!("nothing in the {} text is linked to this passage", other.name()));
    } else {
        state.view = View::Texts;
        state.input = Some(Input::Peek(Peek { first: 0 }));
    }
}

/// Any key closes it, but those that show what it has no room for.
pub(super) fn press(state: &mut State, peek: Peek, key: Key) {
    let Some(parts) = state.geometry() else { return };
    let lines = lines(state, &parts).len();
    let page = usize::from(area(&parts, lines).height.saturating_sub(2));
    let to = match key.code {
        Code::Char('j') | Code::Down => peek.first + 1,
        Code::Char(' ') | Code::PageDown => peek.first + page,
        Code::Char('k') | Code::Up => peek.first.saturating_sub(1),
        Code::PageUp => peek.first.saturating_sub(page),
        _ => return,
    };
    if lines > page {
        state.input = Some(Input::Peek(Peek { first: to.min(lines - page) }));
    }
}
