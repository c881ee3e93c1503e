//! The views beside the texts: opening them, walking their lines, marking, sorting, and the way from a line into the texts.

use std::sync::Arc;

use super::focus::{focus, level, select, set_tops};
use super::jump::leave;
use super::travel::travel;
use crate::compare::{Evidence, Study};
use crate::document::{Side, Sides};
use crate::reader::action::Command;
use crate::reader::effect::Effect;
use crate::reader::follow::{last_top, level_row};
use crate::reader::state::{State, View};
use crate::reader::views::{Arrangement, LaidFor, Marking};
use crate::reader::{details, names, summary, timeline};

/// Opens a view, or leaves it for the texts.
pub(super) fn toggle(state: &mut State, view: View) {
    if state.view == view {
        back(state);
        return;
    }
    let chosen = state.chosen().first().copied();
    let from = state.view;
    state.view = view;
    match view {
        View::Ledger => {
            let focused = state.order.listed.iter().position(|finding| Some(*finding) == state.focus);
            state.selected = focused.unwrap_or(state.selected);
        }
        View::Details => {
            state.scrolled = 0;
            state.views.came_from = matches!(from, View::Ledger | View::Timeline | View::Names | View::Summary).then_some(from);
            if let Some(finding) = chosen {
                state.focus = Some(finding);
            }
        }
        View::Help => (state.views.helped, state.scrolled) = (from, 0),
        View::Texts | View::Timeline | View::Names | View::Summary => {}
    }
}

/// Out of a range of marks, else to the texts, or to the view from which the help or the details were opened.
pub(super) fn back(state: &mut State) {
    if state.view == View::Ledger && state.views.marking.take().is_some() {
        return;
    }
    state.view = match state.view {
        View::Help => state.views.helped,
        View::Details => state.views.came_from.take().unwrap_or_default(),
        _ => View::Texts,
    };
}

/// Makes what the open view shows, where it is not made yet; asks for what the texts date and name, where nobody has looked it up.
pub(super) fn prepare(state: &mut State) -> Vec<Effect> {
    let Some(parts) = state.geometry() else { return Vec::new() };
    let width = match state.view {
        View::Texts | View::Ledger | View::Help => return Vec::new(),
        View::Timeline => usize::from(parts.body.width),
        View::Names => 0,
        View::Details => usize::from(parts.body.width.saturating_sub(4)),
        View::Summary => usize::from(parts.body.width.saturating_sub(5)),
    };
    let focus = state.focus.filter(|_| state.view == View::Details);
    let wanted = LaidFor { view: state.view, width, focus };
    if state.views.laid == Some(wanted) {
        return Vec::new();
    }
    if state.view != View::Summary && state.views.study.as_ref().is_some_and(|study| !study.is_of(&state.comparison)) {
        (state.views.study, state.views.is_asked) = (None, false);
    }
    lay(state, wanted);
    state.views.laid = Some(wanted);
    let is_needed = state.view != View::Summary && state.views.study.is_none() && !state.views.is_asked;
    let has_findings = state.view != View::Details || state.focus.is_some();
    if is_needed && has_findings {
        state.views.is_asked = true;
        return vec![Effect::Study];
    }
    Vec::new()
}

fn lay(state: &mut State, wanted: LaidFor) {
    let study = state.views.study.clone();
    match wanted.view {
        View::Timeline => {
            let selected = place_on_line(state);
            let documents = state.comparison.documents.as_ref();
            let layout = timeline::Layout::of(state.size.width);
            let rows = |study: Arc<Study>| timeline::rows(documents, &study, &state.entries, state.marks.as_ref(), layout);
            state.views.timeline = study.map(rows).unwrap_or_default();
            let holds = |row: &timeline::Row| [row.mentions.left, row.mentions.right].iter().flatten().any(|m| Some(m.place) == selected);
            let again = state.views.timeline.iter().position(holds);
            state.views.select(View::Timeline, again.unwrap_or(0));
        }
        View::Names => {
            let selected = state.views.names.get(state.views.line(View::Names)).map(|row| row.named);
            let rows = |study: Arc<Study>| names::rows(&study, &state.entries, state.marks.as_ref(), state.views.names_by);
            state.views.names = study.map(rows).unwrap_or_default();
            let again = state.views.names.iter().position(|row| Some(row.named) == selected);
            state.views.select(View::Names, again.unwrap_or(0));
        }
        View::Summary => {
            state.views.page = summary::page(state, wanted.width);
            let last = state.views.page.lines.len().saturating_sub(1);
            state.views.select(View::Summary, state.views.line(View::Summary).min(last));
        }
        View::Details => {
            state.views.page = details::page(state, wanted.width);
            state.scrolled = state.scrolled.min(super::travel::last_scroll(state));
        }
        View::Texts | View::Ledger | View::Help => {}
    }
}

/// Takes what was looked up, if it still is about the texts that are shown.
pub(super) fn studied(state: &mut State, study: Study) {
    if study.is_of(&state.comparison) {
        state.views.study = Some(Arc::new(study));
    }
    (state.views.is_asked, state.views.laid) = (false, None);
}

/// The first place on the selected line of the timeline.
fn place_on_line(state: &State) -> Option<Evidence> {
    let row = state.views.timeline.get(state.views.line(View::Timeline))?;
    row.mentions.left.or(row.mentions.right).map(|mention| mention.place)
}

/// From the selected line into the texts.
pub(super) fn enter(state: &mut State) {
    let (line, none) = (state.views.line(state.view), "this line leads nowhere");
    match state.view {
        View::Timeline => {
            // The heads over a time lead to its first mention.
            let row = state.views.timeline.iter().skip(line).take(3).find(|row| row.mentions != Sides::default()).cloned();
            let Some(row) = row else { return };
            go(state, row.mentions.map(|mention| mention.map(|mention| mention.place)), row.finding);
        }
        View::Names => {
            let Some((row, study)) = state.views.names.get(line).copied().zip(state.views.study.clone()) else { return };
            let Some(named) = study.names.get(row.named) else { return };
            let places: Vec<&Evidence> = names::places(named).collect();
            let next = state.views.next_place.filter(|(known, _)| *known == row.named).map_or(0, |(_, next)| next % places.len().max(1));
            let Some(place) = places.get(next) else { return };
            let mut places_of_it = Sides::new(None, None);
            *places_of_it.get_mut(place.side) = Some(**place);
            state.views.next_place = Some((row.named, next + 1));
            let told =
                format!("{}: {} of {}, {} text; the list leads to the next one", named.name, next + 1, places.len(), place.side.name());
            go(state, places_of_it, row.finding);
            state.notice = Some(told);
        }
        View::Ledger | View::Summary | View::Details => {
            let finding = if state.view == View::Details { state.focus } else { state.chosen_line() };
            match finding {
                Some(finding) => {
                    leave(state);
                    state.view = View::Texts;
                    focus(state, finding);
                }
                None => state.notice = Some(none.to_owned()),
            }
        }
        View::Texts | View::Help => {}
    }
}

/// Shows places in the texts; where one text says nothing there, it stands at what the finding holds against it, or at what is linked.
fn go(state: &mut State, places: Sides<Option<Evidence>>, finding: Option<usize>) {
    leave(state);
    state.view = View::Texts;
    if let Some(finding) = finding {
        select(state, finding);
    }
    let partner = |place: &Evidence| {
        let other = place.side.other();
        let passage = state.link_of(place.side, place.passage)?.passages(other).first()?;
        state.comparison.documents.get(other).passages.get(passage.0).map(|passage| passage.span.start)
    };
    // What a finding holds against a place is nearer to it than what its passage is linked to.
    let against = |side: Side| {
        let entry = state.entries.get(finding?)?;
        let is_here =
            entry.spans.get(side.other()).is_some_and(|main| places.get(side.other()).is_some_and(|place| main.span.overlaps(place.span)));
        entry.spans.get(side).filter(|_| is_here).map(|place| place.span.start)
    };
    let start = |side: Side| {
        let own = places.get(side).as_ref().map(|place| place.span.start);
        own.or_else(|| against(side)).or_else(|| partner(places.get(side.other()).as_ref()?))
    };
    match (start(Side::Left), start(Side::Right)) {
        (Some(left), Some(right)) => level(state, Sides::new(left, right)),
        (Some(offset), None) => show(state, Side::Left, offset),
        (None, Some(offset)) => show(state, Side::Right, offset),
        (None, None) => {}
    }
    if places.get(state.lead).is_none() {
        state.lead = state.lead.other();
    }
    state.views.pointed = places.map(|place| place.map(|place| place.span));
}

/// Brings a byte of one text to where the eye reads.
fn show(state: &mut State, side: Side, offset: usize) {
    let height = state.pane_height();
    state.pin = None;
    let rows = state.rows.get(side);
    let top = rows.row_of(offset).saturating_sub(level_row(height)).min(last_top(rows.len(), height));
    set_tops(state, side, top);
}

/// The next or previous line of a list that is about a finding of those that a command walks.
pub(super) fn walk_lines(state: &mut State, walk: &[usize], forward: bool, what: &str) {
    let (view, line, count) = (state.view, state.views.line(state.view), state.views.count(state.view));
    let is_one = |line: &usize| state.views.finding(view, *line).is_some_and(|finding| walk.contains(&finding));
    // A finding may take several lines: its first one is gone to.
    let is_first = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| state.views.finding(view, before));
        before.is_none() || before != state.views.finding(view, *at) || view != View::Summary
    };
    let found = if forward {
        (line + 1..count).find(|at| is_one(at) && is_first(at))
    } else {
        (0..line.min(count)).rev().find(|at| is_one(at) && is_first(at))
    };
    match found {
        Some(line) => state.views.select(view, line),
        None => state.notice = Some(format!("no {} line of this list is about a {what}", if forward { "later" } else { "earlier" })),
    }
}

/// Marks lines of the ledger, or takes marks away.
pub(super) fn mark(state: &mut State, command: Command) {
    let listed = state.order.listed.clone();
    match command {
        Command::MarkRange if state.views.marking.is_none() => {
            state.views.marking = Some(Marking { from: state.selected, is_held: false });
            state.notice = Some("every line from here is marked until the key comes again; Esc leaves it".to_owned());
        }
        Command::MarkAll => {
            state.views.marking = None;
            if listed.iter().all(|finding| state.marked.contains(finding)) {
                state.marked.retain(|finding| !listed.contains(finding));
            } else {
                state.marked.extend(listed);
            }
        }
        _ if state.views.marking.is_some() => close_range(state),
        _ => {
            if let Some(finding) = state.selected_finding() {
                if !state.marked.remove(&finding) {
                    state.marked.insert(finding);
                }
                state.selected = (state.selected + 1).min(listed.len().saturating_sub(1));
            }
        }
    }
}

/// Marks the lines over which the selection goes, as far as it goes: back the same way takes the marks away again.
pub(super) fn mark_over(state: &mut State, command: Command) {
    if state.views.marking.is_none() {
        state.views.marking = Some(Marking { from: state.selected, is_held: true });
    }
    travel(
        state,
        match command {
            Command::MarkUp => Command::LineUp,
            Command::MarkToTop => Command::Top,
            Command::MarkToEnd => Command::Bottom,
            _ => Command::LineDown,
        },
    );
}

/// A range that was marked with Shift held down ends with whatever else is done: its lines stay marked, unless Escape leaves it.
pub(super) fn end_held_range(state: &mut State, command: Command) {
    use Command::{Back, MarkDown, MarkToEnd, MarkToTop, MarkUp};
    let goes_on = matches!(command, MarkDown | MarkUp | MarkToTop | MarkToEnd | Back);
    if !goes_on && state.views.marking.is_some_and(|range| range.is_held) {
        close_range(state);
    }
}

/// Marks the lines of the range for good.
fn close_range(state: &mut State) {
    let lines: Vec<usize> =
        (0..).zip(&state.order.listed).filter(|(line, _)| state.is_marked(*line)).map(|(_, finding)| *finding).collect();
    state.views.marking = None;
    state.marked.extend(lines);
}

/// Sorts the open table by the next column, or turns its order.
pub(super) fn sort(state: &mut State, command: Command) {
    match state.view {
        View::Ledger => {
            let selected = state.selected_finding();
            let now = state.views.ledger;
            state.views.ledger = turned(now, command, now.by.next());
            state.views.marking = None;
            state.refilter();
            state.selected = state.order.listed.iter().position(|finding| Some(*finding) == selected).unwrap_or(0);
        }
        View::Names => {
            let now = state.views.names_by;
            state.views.names_by = turned(now, command, now.by.next());
            state.views.laid = None;
        }
        View::Texts | View::Details | View::Timeline | View::Summary | View::Help => {}
    }
}

fn turned<C>(now: Arrangement<C>, command: Command, next: C) -> Arrangement<C> {
    match command {
        Command::TurnOrder => Arrangement { is_turned: !now.is_turned, ..now },
        _ => Arrangement { by: next, is_turned: false },
    }
}
