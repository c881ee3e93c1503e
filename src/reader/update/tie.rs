//! Links by hand: two passages are chosen side by side and linked; the link in focus is parted.

use super::decide::{is_closed, relink};
use super::focus::{focus, level, set_tops};
use crate::compare::Evidence;
use crate::document::{PassageId, Side, Sides};
use crate::reader::effect::Effect;
use crate::reader::follow::{last_top, level_row};
use crate::reader::input::Input;
use crate::reader::keymap::{Code, Key};
use crate::reader::reviewing::Change;
use crate::reader::state::{State, View};
use crate::reader::tying::Tying;
use crate::snapshot::{Quote, Tie};

/// Lets the person choose two passages.
pub(super) fn ask(state: &mut State) {
    if is_closed(state) {
        return;
    }
    state.view = View::Texts;
    match Tying::begin(state) {
        Some(tying) => wait(state, tying),
        None => state.notice = Some("one of the texts has no passage that could be linked".to_owned()),
    }
}

/// Says what is chosen and which keys there are.
fn wait(state: &mut State, tying: Tying) {
    let line = |side: Side| {
        let passage = state.comparison.documents.get(side).passages.get(tying.passages.get(side).0);
        passage.map_or(0, |passage| passage.line)
    };
    let lead = state.lead.name();
    let known = match state.comparison.link_between(tying.passages.left, tying.passages.right).map(|link| link.by_hand) {
        Some(true) => " (linked by hand)",
        Some(false) => " (linked)",
        None => "",
    };
    state.notice = Some(format!(
        "link line {} of the left text with line {} of the right{known}? Enter links, j k choose in the {lead} text, Tab goes to the other, Esc leaves",
        line(Side::Left),
        line(Side::Right),
    ));
    state.input = Some(Input::Tie(tying));
}

/// A key while two passages are chosen.
pub(super) fn press(state: &mut State, mut tying: Tying, key: Key) -> Vec<Effect> {
    let forward = match (key.code, key.ctrl || key.alt) {
        (Code::Enter, _) | (Code::Char('L'), false) => return link(state, tying.passages),
        (Code::Esc, _) | (Code::Char('c' | 'g'), true) | (Code::Char('q'), false) => {
            state.notice = Some("nothing was linked".to_owned());
            return Vec::new();
        }
        (Code::Tab | Code::BackTab, _) => {
            state.lead = state.lead.other();
            None
        }
        (Code::Down | Code::Char('j'), false) => Some(true),
        (Code::Up | Code::Char('k'), false) => Some(false),
        _ => None,
    };
    if let Some(forward) = forward {
        tying.step(state.comparison.documents.get(state.lead), state.lead, forward);
        show(state, *tying.passages.get(state.lead));
    }
    wait(state, tying);
    Vec::new()
}

/// Brings a passage of the leading text onto the screen; the other pane stays, so that what is chosen there is not lost from sight.
fn show(state: &mut State, passage: PassageId) {
    let side = state.lead;
    let start = state.comparison.documents.get(side).passages.get(passage.0).map_or(0, |passage| passage.span.start);
    if !state.is_visible(side, start) {
        let rows = state.rows.get(side);
        let top = rows.row_of(start).saturating_sub(level_row(state.pane_height())).min(last_top(rows.len(), state.pane_height()));
        *state.tops.get_mut(side) = top;
        state.pin = None;
    }
}

/// Links two passages.
fn link(state: &mut State, passages: Sides<PassageId>) -> Vec<Effect> {
    if state.comparison.link_between(passages.left, passages.right).is_some_and(|link| link.by_hand) {
        state.notice = Some("these two passages are linked by hand already".to_owned());
        return Vec::new();
    }
    tie(state, passages, Some(Tie::Linked), "link by hand")
}

/// Parts the passages in focus: takes back a link made by hand, forbids another one.
pub(super) fn unlink(state: &mut State) -> Vec<Effect> {
    if is_closed(state) {
        return Vec::new();
    }
    let passage = |side: Side| {
        let at = (*state.linked.ends.get(side))?;
        state.comparison.documents.get(side).passage_at(at).map(|passage| passage.id)
    };
    let pair = passage(Side::Left).zip(passage(Side::Right)).map(|(left, right)| Sides::new(left, right));
    let link = pair.and_then(|pair| state.comparison.link_between(pair.left, pair.right));
    match (pair, link) {
        (Some(pair), Some(link)) if link.by_hand => tie(state, pair, None, "link by hand taken back"),
        (Some(pair), Some(_)) => tie(state, pair, Some(Tie::Apart), "passages kept apart"),
        _ => {
            state.notice = Some("no link is in focus that could be parted".to_owned());
            Vec::new()
        }
    }
}

fn tie(state: &mut State, pair: Sides<PassageId>, now: Option<Tie>, what: &str) -> Vec<Effect> {
    let quote = |side: Side| {
        let document = state.comparison.documents.get(side);
        document.passages.get(pair.get(side).0).map(|passage| Quote::of(document, passage.span))
    };
    let (Some(left), Some(right)) = (quote(Side::Left), quote(Side::Right)) else { return Vec::new() };
    let passages = Sides::new(left, right);
    let before = state.reviewing.review.links.iter().find(|link| link.passages == passages).map(|link| link.tie);
    state.reviewing.tied = Some(pair);
    state.reviewing.change(Change::Tied(passages, before, now), what.to_owned());
    state.notice = Some(what.to_owned());
    relink(state)
}

/// Shows what came of two passages that were linked or parted: the findings between them, else the passages.
pub(super) fn show_tied(state: &mut State) {
    let Some(pair) = state.reviewing.tied.take() else { return };
    let stands_in = |place: Option<Evidence>, passage: PassageId| place.is_some_and(|place| place.passage == passage);
    let is_between = |finding: &usize| {
        let entry = state.entries.get(*finding);
        entry.is_some_and(|entry| stands_in(entry.spans.left, pair.left) && stands_in(entry.spans.right, pair.right))
    };
    let between: Vec<usize> = state.order.listed.iter().copied().filter(is_between).collect();
    let told = state.notice.take().unwrap_or_default();
    let is_linked = state.comparison.link_between(pair.left, pair.right).is_some();
    let found = match (is_linked, between.len()) {
        (false, 0) => String::new(),
        (true, 0) => ": nothing in the one was found to be told in the other".to_owned(),
        (_, 1) => ": one finding between the two passages".to_owned(),
        (_, several) => format!(": {several} findings between the two passages"),
    };
    state.notice = Some(format!("{told}{found}"));
    let start = |side: Side| state.comparison.documents.get(side).passages.get(pair.get(side).0).map_or(0, |passage| passage.span.start);
    let starts = Sides::new(start(Side::Left), start(Side::Right));
    match between.first() {
        Some(finding) => focus(state, *finding),
        None if is_linked => {
            level(state, starts);
            let top = *state.tops.get(state.lead);
            set_tops(state, state.lead, top);
        }
        None => {}
    }
}
