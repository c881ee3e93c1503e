//! Deciding: what the person says of findings, taken back and said again, and notes.

use super::focus::{focus, select};
use super::jump::leave;
use crate::document::{Side, Sides};
use crate::reader::effect::Effect;
use crate::reader::input::Input;
use crate::reader::keymap::Key;
use crate::reader::note::{Note, Typed};
use crate::reader::reviewing::{Change, Keeping};
use crate::reader::state::{State, View};
use crate::snapshot::{Decision, Reviewed};
use crate::work::{Progress, Stage};

/// The findings that are decided on: those that are marked in the list, the selected line of one, else the one in the bar.
fn targets(state: &State) -> Vec<usize> {
    if state.view == View::Help { Vec::new() } else { state.chosen() }
}

/// Whether nothing can be said here; the person is told why.
pub(super) fn is_closed(state: &mut State) -> bool {
    let is_read_only = state.reviewing.keeping == Keeping::ReadOnly;
    if is_read_only {
        state.notice = Some("this pair is open in another reader; nothing can be said of it here".to_owned());
    }
    is_read_only
}

/// Decides on a finding; nothing takes its decision back.
pub(super) fn decide(state: &mut State, decision: Option<Decision>) {
    let targets = targets(state);
    decide_on(state, &targets, decision);
    if state.view == View::Ledger {
        // What was marked was marked for this.
        state.marked.clear();
        state.views.marking = None;
    }
}

/// Decides on findings in one step.
pub(super) fn decide_on(state: &mut State, findings: &[usize], decision: Option<Decision>) {
    if is_closed(state) {
        return;
    }
    if findings.is_empty() {
        state.notice = Some("there is no finding here to decide on".to_owned());
        return;
    }
    let changes: Vec<(Reviewed, Reviewed)> = findings
        .iter()
        .filter_map(|finding| state.said_of(*finding))
        .map(|before| (before.clone(), Reviewed { decision, ..before }))
        .filter(|(before, now)| before != now)
        .collect();
    let what = decision.map_or("decision taken back", Decision::name);
    say(state, changes, what);
    if decision.is_some() && state.reviewing.advance {
        advance(state, what);
    }
}

/// Says something of findings.
fn say(state: &mut State, changes: Vec<(Reviewed, Reviewed)>, what: &str) {
    let words = match changes.as_slice() {
        [] => return,
        [(_, now)] => format!("{} {what}", now.claim.id),
        several => format!("{} findings {what}", several.len()),
    };
    let change = Change::Said(changes);
    state.reviewing.change(change.clone(), words);
    show_said(state, &change);
}

/// Tells the findings what is said of them now; the first of them comes back.
fn show_said(state: &mut State, change: &Change) -> Option<usize> {
    let Change::Said(said) = change else { return None };
    let mut first = None;
    for (_, now) in said {
        let Some(finding) = state.entry_of(&now.claim) else { continue };
        first = first.or(Some(finding));
        if let Some(entry) = state.entries.get_mut(finding) {
            (entry.decision, entry.note) = (now.decision, now.note.clone());
        }
    }
    let selected = state.selected_finding();
    state.refilter();
    // The line stays with its finding; where the filter has taken that away, the next one comes up.
    let at = state.order.listed.iter().position(|listed| Some(*listed) == selected);
    state.selected = at.unwrap_or(state.selected).min(state.order.listed.len().saturating_sub(1));
    first
}

/// On to the next undecided discrepancy, round at the end.
fn advance(state: &mut State, what: &str) {
    let from = if state.view == View::Ledger { state.selected_finding() } else { state.focus };
    let undecided = &state.order.undecided;
    let place = |finding: usize| state.order.place(finding);
    let next = undecided.iter().find(|next| from.is_none_or(|from| place(**next) > place(from))).or(undecided.first()).copied();
    let (decided, all) = state.progress();
    match next {
        Some(next) => {
            state.notice = Some(format!("{what}; {} left to decide", all - decided));
            go_to(state, next);
        }
        None if all > 0 => state.notice = Some(all_decided(all)),
        None => {}
    }
}

/// What is said when nothing is left to be decided.
pub(super) fn all_decided(all: usize) -> String {
    if all == 1 { "the only discrepancy is decided".to_owned() } else { format!("all {all} discrepancies are decided") }
}

/// Brings a finding into the view that is open.
fn go_to(state: &mut State, finding: usize) {
    if state.view == View::Ledger {
        state.selected = state.order.listed.iter().position(|listed| *listed == finding).unwrap_or(state.selected);
        return;
    }
    leave(state);
    state.scrolled = 0;
    focus(state, finding);
}

/// Takes back the last change, or makes it again.
pub(super) fn undo(state: &mut State, back: bool) -> Vec<Effect> {
    if is_closed(state) {
        return Vec::new();
    }
    let Some(step) = state.reviewing.travel(back) else {
        state.notice = Some(if back { "nothing was said that could be undone" } else { "nothing was undone" }.to_owned());
        return Vec::new();
    };
    state.notice = Some(format!("{}: {}", if back { "undone" } else { "done again" }, step.words));
    if let Change::Tied(passages, ..) = &step.change {
        let passage = |side: Side| state.comparison.documents.get(side).passage_at(passages.get(side).at).map(|passage| passage.id);
        state.reviewing.tied = passage(Side::Left).zip(passage(Side::Right)).map(|(left, right)| Sides::new(left, right));
        return relink(state);
    }
    if let Some(finding) = show_said(state, &step.change) {
        match state.view {
            View::Texts if state.focus != Some(finding) => go_to(state, finding),
            View::Ledger => go_to(state, finding),
            _ => select(state, finding),
        }
    }
    Vec::new()
}

/// Links are others: the comparison is drawn anew, and nothing that hangs on findings can be done meanwhile.
pub(super) fn relink(state: &mut State) -> Vec<Effect> {
    state.working = Some(Progress { stage: Stage::Reading, percent: 0 });
    vec![Effect::Relink]
}

/// Opens the note of a finding.
pub(super) fn ask_note(state: &mut State) {
    if is_closed(state) {
        return;
    }
    let one = if state.view == View::Help { None } else { state.chosen_line().or(state.focus) };
    match one.and_then(|finding| state.said_of(finding)) {
        Some(said) => state.input = Some(Input::Note(Box::new(Note::new(said.claim, said.note)))),
        None => state.notice = Some("there is no finding here to write a note on".to_owned()),
    }
}

/// A key for the note.
pub(super) fn press(state: &mut State, mut note: Box<Note>, key: Key) -> Vec<Effect> {
    let width = Note::width(state.size);
    match note.press(key, width) {
        Typed::Open => state.input = Some(Input::Note(note)),
        Typed::Elsewhere => {
            state.input = Some(Input::Note(note));
            return vec![Effect::EditNote];
        }
        Typed::Dropped => state.notice = Some("the note is as it was before".to_owned()),
        Typed::Kept => keep_note(state, &note),
    }
    Vec::new()
}

fn keep_note(state: &mut State, note: &Note) {
    let before = state.said_before(&note.claim);
    let text = note.text.trim().to_owned();
    if before.note == text {
        return;
    }
    let what = if text.is_empty() { "note removed" } else { "note written" };
    let now = Reviewed { note: text, ..before.clone() };
    say(state, vec![(before, now)], what);
}

/// The note as the person's own editor left it.
pub(super) fn take_edited(state: &mut State, text: &str) {
    if let Some(Input::Note(note)) = &mut state.input {
        note.set(text);
    }
}
