//! Actions to states: pure, so that every behaviour is tested by a sequence of actions.

mod along;
mod copy;
mod decide;
mod focus;
mod fold;
mod jump;
mod layout;
mod mouse;
mod peek;
mod prompt;
mod reload;
mod review;
mod tie;
mod travel;
mod views;
mod walk;

use ratatui::layout::Size;

use super::action::{Action, Command};
use super::effect::Effect;
use super::input::{Input, Letter};
use super::keymap::Key;
use super::prompt::Purpose;
use super::state::{Linked, State, View};
use crate::compare::{Comparison, Confidence};
use crate::document::{Document, Side, Sides};
use crate::snapshot::{Decision, partial_in_words};
use crate::work::{Progress, Stage};
use focus::{focus, resize, select};
pub(super) use jump::spot;
use jump::{ask_bookmark, bookmark, paragraph, place, to_partner, travel_back};
use travel::travel;
use views::toggle;
use walk::walk;

/// A reader that has just opened: on the first conflict, else the first variant, else the first fact of any kind, else the top.
pub fn open(comparison: Comparison, floor: Confidence, size: Size) -> State {
    let mut state = State::new(comparison, floor, size);
    state.lay_out();
    if let Some(first) = state.order.first() {
        focus(&mut state, first);
    }
    state.linked = state.find_linked();
    let told = [tell_replaced(&state.comparison), tell_cautions(&state.comparison), tell_partial(&state.comparison)];
    state.notice = told.into_iter().flatten().reduce(|told, more| format!("{told}; {more}"));
    state
}

/// A reader that shows both texts from the top while they are compared.
pub fn open_at_work(documents: Sides<Document>, floor: Confidence, size: Size) -> State {
    let mut state = open(Comparison::blank(documents), floor, size);
    state.working = Some(Progress { stage: Stage::Reading, percent: 0 });
    state
}

/// Takes the comparison that was waited for: on its first finding as if it had been there from the start, unless the person reads elsewhere already.
fn arrive(state: &mut State, comparison: Comparison) {
    if comparison.documents != state.comparison.documents {
        reload::take(state, comparison);
        return;
    }
    let was_compared = !state.entries.is_empty();
    state.take(comparison);
    if let Some(partial) = tell_partial(&state.comparison) {
        state.notice = Some(partial);
    } else if state.notice.as_deref() == Some(AT_WORK) {
        state.notice = None;
    }
    if was_compared {
        tie::show_tied(state);
        if state.focus.is_some() {
            return;
        }
    } else if review::resume(state) {
        return;
    }
    match state.order.first() {
        Some(first) if state.has_moved => select(state, first),
        Some(first) => focus(state, first),
        None => {}
    }
}

/// What is said to who asks for findings before there are any.
const AT_WORK: &str = "the two texts are still compared; findings come when that is done";

/// What was left out of a comparison that was stopped.
fn tell_partial(comparison: &Comparison) -> Option<String> {
    comparison.partial.as_ref().map(partial_in_words)
}

/// What was guessed or lost on the way in, and what the language of a text leaves out of the verdicts.
fn tell_cautions(comparison: &Comparison) -> Option<String> {
    let of_side = |side: Side| {
        comparison.documents.get(side).about.cautions().into_iter().map(move |caution| format!("{} text: {caution}", side.name()))
    };
    let told: Vec<String> = Side::BOTH.into_iter().flat_map(of_side).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Hidden characters are evidence: the person is told of them before anything else.
fn tell_replaced(comparison: &Comparison) -> Option<String> {
    let told = Side::BOTH.into_iter().filter_map(|side| {
        let count = comparison.documents.get(side).replaced.len();
        (count > 0).then(|| {
            format!("{} text: {count} hidden or deceptive character{} shown as \u{fffd}", side.name(), if count == 1 { "" } else { "s" })
        })
    });
    let told = told.collect::<Vec<_>>().join("; ");
    (!told.is_empty()).then_some(told)
}

/// Applies an action; what the world should do comes back.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = match action {
        Action::Do(command) => {
            (state.notice, state.views.is_first_start) = (None, false);
            run(state, command)
        }
        Action::Key(key) => {
            (state.notice, state.views.is_first_start) = (None, false);
            take_key(state, key)
        }
        Action::Paste(words) => {
            paste(state, &words);
            Vec::new()
        }
        Action::Mouse(mouse) => {
            state.views.is_first_start = false;
            mouse::point(state, mouse)
        }
        Action::Resize(size) => {
            resize(state, size);
            Vec::new()
        }
        Action::Progress(progress) => {
            state.working = Some(progress);
            Vec::new()
        }
        Action::Compared(comparison) => {
            arrive(state, *comparison);
            Vec::new()
        }
        Action::Studied(study) => {
            views::studied(state, *study);
            Vec::new()
        }
        Action::Tell(message) => {
            state.notice = Some(message);
            Vec::new()
        }
        Action::Found(review, keeping, told) => {
            review::take(state, *review, keeping, told);
            Vec::new()
        }
        Action::Joined(review, keeping, told) => {
            review::join(state, *review, keeping, told);
            Vec::new()
        }
        Action::Kept(outcome) => {
            review::hear(state, outcome);
            Vec::new()
        }
        Action::Edited(text) => {
            decide::take_edited(state, &text);
            Vec::new()
        }
    };
    effects.extend(views::prepare(state));
    if std::mem::take(&mut state.reviewing.is_changed) {
        effects.insert(0, Effect::Keep);
    }
    state.linked = if state.pane_height() == 0 { Linked::default() } else { state.find_linked() };
    effects
}

/// A key for what is typed into.
fn take_key(state: &mut State, key: Key) -> Vec<Effect> {
    match state.input.take() {
        Some(Input::Letter(letter)) => bookmark(state, letter, key),
        Some(Input::Prompt(line)) => return prompt::press(state, line, key),
        Some(Input::Note(note)) => return decide::press(state, note, key),
        Some(Input::Tie(tying)) => return tie::press(state, tying, key),
        Some(Input::Peek(open)) => peek::press(state, open, key),
        None => {}
    }
    Vec::new()
}

/// Words from the clipboard go into the line or the note that is typed, and nowhere else.
fn paste(state: &mut State, words: &str) {
    match state.input.take() {
        Some(Input::Prompt(line)) => prompt::paste(state, line, words),
        Some(Input::Note(mut note)) => {
            note.paste(words);
            state.input = Some(Input::Note(note));
            state.reviewing.is_changed = true;
        }
        other => state.input = other,
    }
}

fn run(state: &mut State, command: Command) -> Vec<Effect> {
    // While texts are read again or links are drawn, the findings of before stand.
    if state.working.is_some() && state.entries.is_empty() && command.needs_findings() {
        state.notice = Some(AT_WORK.to_owned());
        return Vec::new();
    }
    views::end_held_range(state, command);
    match command {
        Command::Export => return vec![Effect::Export],
        Command::Copy => return copy::copy(state, false),
        Command::CopyCited => return copy::copy(state, true),
        Command::EditText => return along::edit(state),
        Command::OpenSource => return along::browse(state),
        Command::Reload => return vec![Effect::Reload],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Quit => return vec![Effect::Quit],
        Command::Ledger => toggle(state, View::Ledger),
        Command::Timeline => toggle(state, View::Timeline),
        Command::Names => toggle(state, View::Names),
        Command::Summary => toggle(state, View::Summary),
        Command::Mark | Command::MarkRange | Command::MarkAll => views::mark(state, command),
        Command::MarkDown | Command::MarkUp | Command::MarkToTop | Command::MarkToEnd => views::mark_over(state, command),
        Command::SortBy | Command::TurnOrder => views::sort(state, command),
        Command::Help => toggle(state, View::Help),
        Command::Details => toggle(state, View::Details),
        Command::Back => back(state),
        Command::Search => prompt::ask(state, Purpose::Search),
        Command::Filter => prompt::ask(state, Purpose::Filter),
        Command::Prompt => prompt::ask(state, Purpose::Command),
        Command::Next | Command::Previous => next(state, command),
        Command::Open => views::enter(state),
        Command::OtherPane => state.lead = state.lead.other(),
        Command::Refocus => match state.focus {
            Some(finding) => focus(state, finding),
            None => state.notice = Some("there is no finding to go back to".into()),
        },
        Command::NextDiscrepancy
        | Command::PreviousDiscrepancy
        | Command::NextUndecided
        | Command::PreviousUndecided
        | Command::NextStrong
        | Command::PreviousStrong
        | Command::NextShared
        | Command::PreviousShared
        | Command::NextOneSided
        | Command::PreviousOneSided
        | Command::NextInside
        | Command::PreviousInside => walk(state, command),
        Command::Confirm => decide::decide(state, Some(Decision::Confirmed)),
        Command::Dismiss => decide::decide(state, Some(Decision::Dismissed)),
        Command::Unsure => decide::decide(state, Some(Decision::Unsure)),
        Command::Clear => decide::decide(state, None),
        Command::Note => decide::ask_note(state),
        Command::Undo => return decide::undo(state, true),
        Command::Redo => return decide::undo(state, false),
        Command::Link => tie::ask(state),
        Command::Unlink => return tie::unlink(state),
        Command::JumpBack | Command::JumpForward => travel_back(state, command),
        Command::SetBookmark => ask_bookmark(state, Letter::Set),
        Command::GoToBookmark => ask_bookmark(state, Letter::Go),
        Command::NextParagraph | Command::PreviousParagraph => paragraph(state, command),
        Command::PlaceTop | Command::PlaceMiddle | Command::PlaceBottom => place(state, command),
        Command::Partner => to_partner(state),
        Command::Peek => peek::peek(state),
        Command::Lock => layout::lock(state),
        Command::DividerLeft | Command::DividerRight | Command::DividerMiddle => layout::move_divider(state, command),
        Command::Zoom => layout::zoom(state),
        Command::FoldToggle | Command::FoldOpen | Command::FoldClose => fold::fold(state, command),
        Command::FoldAll | Command::UnfoldAll => fold::fold_all(state, command),
        Command::Mouse => return vec![mouse::switch(state)],
        Command::LineDown
        | Command::LineUp
        | Command::HalfPageDown
        | Command::HalfPageUp
        | Command::PageDown
        | Command::PageUp
        | Command::Top
        | Command::Bottom => travel(state, command),
    }
    Vec::new()
}

/// To the texts; from them out of a selection, then out of a search.
fn back(state: &mut State) {
    if state.view == View::Texts && state.selection.take().is_some() {
        return;
    }
    match &mut state.search {
        Some(search) if state.view == View::Texts => search.is_active = false,
        _ => views::back(state),
    }
}

/// The next or previous discrepancy, or the next or previous hit while something is looked for.
fn next(state: &mut State, command: Command) {
    let forward = command == Command::Next;
    match &state.search {
        Some(search) if search.is_active && state.view == View::Texts => prompt::walk(state, forward),
        _ => walk(state, if forward { Command::NextDiscrepancy } else { Command::PreviousDiscrepancy }),
    }
}
