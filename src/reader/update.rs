//! Actions to states: pure, so that every behaviour is tested by a sequence of actions.

use ratatui::layout::Size;

use super::action::{Action, Command};
use super::details;
use super::effect::Effect;
use super::follow::{last_top, level_row, level_tops};
use super::geometry::Geometry;
use super::help;
use super::rows::Rows;
use super::state::{Linked, State, View};
use crate::compare::{Comparison, Confidence};
use crate::document::{Document, Side, Sides};
use crate::snapshot::partial_in_words;
use crate::work::{Progress, Stage};

/// A reader that has just opened: on the first conflict, else the first variant, else the first fact of any kind, else the top.
pub fn open(comparison: Comparison, floor: Confidence, size: Size) -> State {
    let mut state = State::new(comparison, floor, size);
    lay_out(&mut state);
    if let Some(first) = state.order.first() {
        focus(&mut state, first);
    }
    state.linked = state.find_linked();
    let told = [tell_replaced(&state.comparison), tell_partial(&state.comparison)];
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
    state.take(comparison);
    if let Some(partial) = tell_partial(&state.comparison) {
        state.notice = Some(partial);
    } else if state.notice.as_deref() == Some(AT_WORK) {
        state.notice = None;
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
    let effects = match action {
        Action::Do(command) => {
            state.notice = None;
            run(state, command)
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
        Action::Tell(message) => {
            state.notice = Some(message);
            Vec::new()
        }
    };
    state.linked = if state.pane_height() == 0 { Linked::default() } else { state.find_linked() };
    effects
}

fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if state.working.is_some() && command.needs_findings() {
        state.notice = Some(AT_WORK.to_owned());
        return Vec::new();
    }
    match command {
        Command::Export => return vec![Effect::Export],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Quit => return vec![Effect::Quit],
        Command::Ledger => toggle(state, View::Ledger),
        Command::Help => toggle(state, View::Help),
        Command::Details => toggle(state, View::Details),
        Command::Back => state.view = View::Texts,
        Command::Open => {
            if let Some(finding) = state.selected_finding() {
                state.view = View::Texts;
                focus(state, finding);
            }
        }
        Command::OtherPane => state.lead = state.lead.other(),
        Command::Refocus => match state.focus {
            Some(finding) => focus(state, finding),
            None => state.notice = Some("there is no finding to go back to".into()),
        },
        Command::NextDiscrepancy
        | Command::PreviousDiscrepancy
        | Command::NextShared
        | Command::PreviousShared
        | Command::NextOneSided
        | Command::PreviousOneSided
        | Command::NextInside
        | Command::PreviousInside => walk(state, command),
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

fn toggle(state: &mut State, view: View) {
    state.view = if state.view == view { View::Texts } else { view };
    match view {
        View::Ledger => {
            let focused = state.order.listed.iter().position(|finding| Some(*finding) == state.focus);
            state.selected = focused.unwrap_or(state.selected);
        }
        View::Details | View::Help => state.scrolled = 0,
        View::Texts => {}
    }
}

/// Brings a finding into the bar.
fn select(state: &mut State, finding: usize) {
    state.focus = Some(finding);
    state.selected = state.order.listed.iter().position(|listed| *listed == finding).unwrap_or(state.selected);
}

/// Brings a finding into the bar and its main statements to the same height of both panes.
fn focus(state: &mut State, finding: usize) {
    select(state, finding);
    let height = state.pane_height();
    let Some(places) = state.focused().map(|finding| state.places(finding)) else { return };
    let row = |side: Side, offset: usize| state.rows.get(side).row_of(offset);
    match (places.left, places.right) {
        (Some(left), Some(right)) => {
            state.pin = Some(Sides::new(left, right));
            let rows = Sides::new(row(Side::Left, left), row(Side::Right, right));
            let lengths = state.rows.as_ref().map(Rows::len);
            state.tops = level_tops(rows, lengths, height);
        }
        (Some(offset), None) | (None, Some(offset)) => {
            let side = if places.left.is_some() { Side::Left } else { Side::Right };
            state.pin = None;
            let last = last_top(state.rows.get(side).len(), height);
            let top = row(side, offset).saturating_sub(level_row(height)).min(last);
            set_tops(state, side, top);
        }
        (None, None) => {}
    }
}

/// Puts one pane at a row and lets the other follow.
fn set_tops(state: &mut State, side: Side, top: usize) {
    *state.tops.get_mut(side) = top;
    *state.tops.get_mut(side.other()) = state.follower(side, top);
}

/// Goes to the next or previous finding of a walk, round at its ends.
fn walk(state: &mut State, command: Command) {
    let Some((walk, forward)) = state.order.walk_for(command) else { return };
    let what = match command {
        Command::NextShared | Command::PreviousShared => "shared fact",
        Command::NextOneSided | Command::PreviousOneSided => "one-sided fact",
        Command::NextInside | Command::PreviousInside => "contradiction inside one text",
        _ => "discrepancy",
    };
    let next = neighbour(state, walk, forward);
    let round = if forward { walk.first() } else { walk.last() }.copied();
    let Some(finding) = next.or(round) else {
        state.notice = Some(format!("no {what} was found at confidence {} or above", state.floor));
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

/// Moves through whatever the open view shows.
fn travel(state: &mut State, command: Command) {
    let (at, last, page) = match state.view {
        View::Texts => {
            let height = state.pane_height();
            (*state.tops.get(state.lead), last_top(state.rows.get(state.lead).len(), height), height)
        }
        View::Ledger => (state.selected, state.order.listed.len().saturating_sub(1), body_height(state).saturating_sub(3)),
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
            state.has_moved = true;
            set_tops(state, state.lead, to);
        }
        View::Texts => {}
        View::Ledger => state.selected = to,
        View::Details | View::Help => state.scrolled = to,
    }
}

fn body_height(state: &State) -> usize {
    state.geometry().map_or(0, |parts| usize::from(parts.body.height))
}

/// The highest first line that still fills the help or the details.
fn last_scroll(state: &State) -> usize {
    let width = state.geometry().map_or(0, |parts| usize::from(parts.body.width.saturating_sub(4)));
    let lines = if state.view == View::Details { details::lines(state, width).len() } else { help::lines(width).len() };
    last_top(lines, body_height(state).saturating_sub(2))
}

/// Takes a new size, keeping what was read where it was on the screen.
fn resize(state: &mut State, size: Size) {
    let was_visible = state.is_focus_visible() || state.geometry().is_none();
    let top = *state.tops.get(state.lead);
    let anchor = state.rows.get(state.lead).get(top + level_row(state.pane_height())).map(|row| row.span.start);
    state.size = size;
    if Geometry::of(size).is_none() {
        return;
    }
    lay_out(state);
    let height = state.pane_height();
    match (state.focus.filter(|_| was_visible), anchor) {
        (Some(finding), _) => focus(state, finding),
        (None, Some(offset)) if top > 0 => {
            let rows = state.rows.get(state.lead);
            let top = rows.row_of(offset).saturating_sub(level_row(height)).min(last_top(rows.len(), height));
            set_tops(state, state.lead, top);
        }
        (None, _) => set_tops(state, state.lead, 0),
    }
    state.scrolled = state.scrolled.min(last_scroll(state));
}

/// Wraps both texts for the present size, unless they are wrapped for it already.
fn lay_out(state: &mut State) {
    let Some(parts) = state.geometry() else { return };
    for side in Side::BOTH {
        let width = parts.text.get(side).width;
        if state.rows.get(side).width() != width {
            *state.rows.get_mut(side) = Rows::lay(state.comparison.documents.get(side), width);
        }
    }
}
