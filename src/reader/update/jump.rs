//! Jumps: back and forward over the places left by them, bookmarks, paragraphs, the partner in the other text, and where on the screen the
//! finding stands.

use super::focus::{level, select, set_tops};
use crate::document::{Side, Sides};
use crate::reader::action::Command;
use crate::reader::follow::{last_top, level_row};
use crate::reader::input::{Input, Letter};
use crate::reader::jumps::Spot;
use crate::reader::keymap::{Code, Key};
use crate::reader::state::{Pin, State, View};

/// Keeps what the screen shows, for the way back.
pub(super) fn leave(state: &mut State) {
    let spot = spot(state);
    state.jumps.leave(spot);
}

pub(in crate::reader) fn spot(state: &State) -> Spot {
    let first = |side: Side| {
        let (rows, top) = (state.rows.get(side), *state.tops.get(side));
        let row = rows.get(top)?;
        // The blank row after a paragraph goes by the paragraph's end.
        let before = top.checked_sub(1).and_then(|before| rows.get(before)).filter(|_| row.span.is_empty());
        Some(before.map_or(row.span.start, |before| before.span.end))
    };
    Spot { lead: state.lead, first: Sides::new(Side::Left, Side::Right).map(|side| first(side).unwrap_or(0)), focus: state.focus }
}

pub(super) fn show(state: &mut State, to: Spot) {
    state.view = View::Texts;
    state.lead = to.lead;
    let row = |side: Side| {
        let (rows, first) = (state.rows.get(side), *to.first.get(side));
        let row = rows.row_of(first);
        let is_after = rows.get(row).is_some_and(|row| row.span.end <= first && !row.span.is_empty()) && row + 1 < rows.len();
        row + usize::from(is_after)
    };
    state.tops = Sides::new(row(Side::Left), row(Side::Right));
    state.pin = None;
    if let Some(finding) = to.focus {
        select(state, finding);
    }
}

/// Goes where the person was before a jump, or where going back has left from.
pub(super) fn travel_back(state: &mut State, command: Command) {
    let here = spot(state);
    let (to, none) = match command {
        Command::JumpForward => (state.jumps.forward(here), "there is no later place to go to"),
        _ => (state.jumps.back(here), "there is no earlier place to go back to"),
    };
    match to {
        Some(to) => show(state, to),
        None => state.notice = Some(none.to_owned()),
    }
}

/// Asks for the letter of a bookmark.
pub(super) fn ask_bookmark(state: &mut State, letter: Letter) {
    let set: String = state.bookmarks.keys().collect();
    state.notice = Some(match letter {
        Letter::Set => "set a bookmark: which letter?".to_owned(),
        Letter::Go if set.is_empty() => "go to a bookmark: which letter? None is set; ' goes back".to_owned(),
        Letter::Go => format!("go to a bookmark: which letter? Set are {set}; ' goes back"),
    });
    state.input = Some(Input::Letter(letter));
}

/// Sets or goes to the bookmark of a letter.
pub(super) fn bookmark(state: &mut State, letter: Letter, key: Key) {
    let Key { code: Code::Char(name), ctrl: false, alt: false, .. } = key else { return };
    match letter {
        Letter::Go if matches!(name, '\'' | '`') => travel_back(state, Command::JumpBack),
        _ if !name.is_alphabetic() => state.notice = Some(format!("{name} is no bookmark; a bookmark is a letter")),
        Letter::Set => {
            let spot = spot(state);
            state.bookmarks.insert(name, spot);
            state.reviewing.is_changed = true;
            state.notice = Some(format!("bookmark {name} is set"));
        }
        Letter::Go => match state.bookmarks.get(&name).copied() {
            Some(to) => {
                leave(state);
                show(state, to);
            }
            None => state.notice = Some(format!("there is no bookmark {name}")),
        },
    }
}

/// Brings the next or previous paragraph of the leading text to where the eye reads.
pub(super) fn paragraph(state: &mut State, command: Command) {
    let height = state.pane_height();
    let (rows, top, third) = (state.rows.get(state.lead), *state.tops.get(state.lead), level_row(height));
    let last = last_top(rows.len(), height);
    let starts = state.comparison.documents.get(state.lead).paragraphs.iter().map(|paragraph| rows.row_of(paragraph.span.start));
    let tops = starts.map(|row| row.saturating_sub(third).min(last.max(top)));
    let to = match command {
        Command::NextParagraph => tops.into_iter().find(|to| *to > top),
        _ => tops.into_iter().rfind(|to| *to < top),
    };
    if let Some(to) = to {
        state.has_moved = true;
        set_tops(state, state.lead, to);
    }
}

/// Puts the finding in the bar, or what the eye reads, at the top, the middle or the bottom of the panes.
pub(super) fn place(state: &mut State, command: Command) {
    let height = state.pane_height();
    let Some(on_screen) = height.checked_sub(1).map(|last| match command {
        Command::PlaceTop => 0,
        Command::PlaceBottom => last,
        _ => last / 2,
    }) else {
        return;
    };
    match state.linked.ends {
        Sides { left: Some(left), right: Some(right) } => {
            let rows = Sides::new(state.rows.left.row_of(left), state.rows.right.row_of(right));
            // Level wins over the place: near the head of a text both stand as low as the shorter way up allows.
            let on_screen = on_screen.min(rows.left).min(rows.right);
            state.pin = Some(Pin { at: Sides::new(left, right), on_screen });
            state.tops = rows.map(|row| row - on_screen);
        }
        Sides { left, right } => {
            let (side, offset) = match (left, right) {
                (Some(offset), _) => (Side::Left, offset),
                (None, Some(offset)) => (Side::Right, offset),
                (None, None) => return,
            };
            let top = state.rows.get(side).row_of(offset).saturating_sub(on_screen);
            set_tops(state, side, top);
        }
    }
}

/// Lets the other pane lead, with the passage that is linked to the one in focus where the eye reads.
pub(super) fn to_partner(state: &mut State) {
    let other = state.lead.other();
    match (state.linked.ends.left, state.linked.ends.right) {
        (Some(left), Some(right)) => {
            if !state.is_visible(Side::Left, left) || !state.is_visible(Side::Right, right) {
                leave(state);
                level(state, Sides::new(left, right));
            }
            state.lead = other;
        }
        _ => state.notice = Some(format!("nothing in the {} text is linked to this passage", other.name())),
    }
}
