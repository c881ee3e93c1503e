//! What is typed at the foot of the screen: searches and filters that take effect with each letter, commands by name.

use super::focus::{focus, reveal, set_tops};
use super::jump::{self, leave, spot};
use super::run;
use crate::document::{Side, Sides};
use crate::reader::action::Command;
use crate::reader::effect::Effect;
use crate::reader::filter::Filter;
use crate::reader::follow::{last_top, level_row};
use crate::reader::input::Input;
use crate::reader::keymap::{Key, nearest};
use crate::reader::prompt::{Prompt, Purpose, Typed};
use crate::reader::search::{Hit, Search};
use crate::reader::state::{State, View};
use crate::snapshot::Form;

/// Lines that are kept for the next time.
const KEPT: usize = 50;

/// Opens the line.
pub(super) fn ask(state: &mut State, purpose: Purpose) {
    let words = if purpose == Purpose::Filter { state.filter.written.clone() } else { String::new() };
    let before = (spot(state), state.search.clone(), state.filter.clone());
    state.input = Some(Input::Prompt(Box::new(Prompt::new(purpose, &words, before))));
}

/// A key for the line.
pub(super) fn press(state: &mut State, mut prompt: Box<Prompt>, key: Key) -> Vec<Effect> {
    let typed = prompt.press(key, &state.typed_earlier);
    match typed {
        Typed::Same => {}
        Typed::Changed => change(state, &mut prompt),
        Typed::Complete => {
            prompt.complete();
            change(state, &mut prompt);
        }
        Typed::Dropped => {
            put_back(state, &prompt);
            return Vec::new();
        }
        Typed::Accepted => return accept(state, prompt),
    }
    state.input = Some(Input::Prompt(prompt));
    Vec::new()
}

/// Words from the clipboard for the line.
pub(super) fn paste(state: &mut State, mut prompt: Box<Prompt>, words: &str) {
    prompt.insert(words);
    change(state, &mut prompt);
    state.input = Some(Input::Prompt(prompt));
}

/// Lets new words take effect.
fn change(state: &mut State, prompt: &mut Prompt) {
    let words = prompt.line.value().to_owned();
    prompt.error = None;
    match prompt.purpose {
        Purpose::Command => {}
        Purpose::Filter => match Filter::parse(&words, state.filter.floor) {
            Ok(filter) => set_filter(state, filter),
            Err(error) => prompt.error = Some(error.to_string()),
        },
        Purpose::Search => {
            jump::show(state, prompt.origin);
            state.search = None;
            if !words.is_empty() {
                let search = Search::new(&words, state.comparison.documents.as_ref());
                let hit = search.beside(state.lead, *prompt.origin.first.get(state.lead), true);
                state.search = Some(search);
                if let Some(hit) = hit {
                    go_to(state, hit);
                }
            }
        }
    }
}

/// The words hold.
fn accept(state: &mut State, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let words = prompt.line.value().trim().to_owned();
    if prompt.error.is_some() {
        state.input = Some(Input::Prompt(prompt));
        return Vec::new();
    }
    if !words.is_empty() {
        state.typed_earlier.retain(|earlier| *earlier != words);
        state.typed_earlier.push(words.clone());
        let surplus = state.typed_earlier.len().saturating_sub(KEPT);
        state.typed_earlier.drain(..surplus);
    }
    match prompt.purpose {
        Purpose::Filter => tell_filter(state),
        Purpose::Search if words.is_empty() => {
            // An empty search takes up the last one.
            match prompt.search.take() {
                Some(search) => {
                    state.search = Some(Search { is_active: true, ..search });
                    walk(state, true);
                }
                None => state.notice = Some("nothing was looked for before".to_owned()),
            }
        }
        Purpose::Search => {
            let here = spot(state);
            if here != prompt.origin {
                state.jumps.leave(prompt.origin);
            }
            tell_hit(state);
        }
        Purpose::Command => return command(state, &words),
    }
    Vec::new()
}

/// All as it was before the line was opened.
fn put_back(state: &mut State, prompt: &Prompt) {
    match prompt.purpose {
        Purpose::Command => {}
        Purpose::Filter => {
            set_filter(state, prompt.filter.clone());
            jump::show(state, prompt.origin);
        }
        Purpose::Search => {
            state.search.clone_from(&prompt.search);
            jump::show(state, prompt.origin);
        }
    }
}

fn set_filter(state: &mut State, filter: Filter) {
    if state.filter != filter {
        state.filter = filter;
        state.refilter();
        // What the filter hides does not stay in the bar.
        if state.focus.is_none_or(|focus| !state.order.listed.contains(&focus)) {
            state.focus = None;
            if let Some(first) = state.order.first() {
                focus(state, first);
            }
        }
        state.selected = state.selected.min(state.order.listed.len().saturating_sub(1));
    }
}

fn tell_filter(state: &mut State) {
    let (shown, all) = (state.order.listed.len(), state.entries.len());
    state.notice = Some(if state.filter.is_set() {
        format!("{shown} of {all} findings are shown; an empty filter shows the usual ones")
    } else {
        format!("{shown} of {all} findings are shown: those at confidence {} or above", state.filter.floor)
    });
}

/// Words that a command is to be done with, after its name.
fn command(state: &mut State, words: &str) -> Vec<Effect> {
    let (name, rest) = words.split_once(' ').unwrap_or((words, ""));
    if name.is_empty() {
        return Vec::new();
    }
    if let Ok(line) = name.parse::<usize>() {
        go_to_line(state, line);
        return Vec::new();
    }
    let begun = || {
        let mut names = Command::TABLE.iter().filter(|entry| entry.name.starts_with(name));
        names.next().filter(|_| names.next().is_none()).map(|entry| entry.command)
    };
    let Some(command) = Command::named(name).or_else(begun) else {
        let near = nearest(name, Command::TABLE.iter().map(|entry| entry.name));
        let near = near.map(|near| format!("; the nearest is {near}")).unwrap_or_default();
        state.notice = Some(format!("there is no command {name:?}{near}"));
        return Vec::new();
    };
    match (command, rest.trim()) {
        (Command::Filter, wishes) if !wishes.is_empty() => match Filter::parse(wishes, state.filter.floor) {
            Ok(filter) => {
                set_filter(state, filter);
                tell_filter(state);
            }
            Err(error) => state.notice = Some(error.to_string()),
        },
        (Command::Search, wanted) if !wanted.is_empty() => {
            state.search = Some(Search::new(wanted, state.comparison.documents.as_ref()));
            walk(state, true);
        }
        (command, "") => return run(state, command),
        // It waits for the findings as the key does.
        (Command::Export, _) if state.working.is_some() => return run(state, command),
        (Command::Export, form) => {
            if let Some(form) = Form::named(form) {
                return vec![Effect::ExportAs(form)];
            }
            let forms = Form::ALL.map(Form::name).join(", ");
            state.notice = Some(format!("there is no form {form:?}; the forms are {forms}"));
        }
        (_, more) => state.notice = Some(format!("{name} takes nothing more, but {more:?} follows it")),
    }
    Vec::new()
}

/// Brings a line of the leading text's file to where the eye reads.
fn go_to_line(state: &mut State, line: usize) {
    let document = state.comparison.documents.get(state.lead);
    let passages = document.passages.iter().take_while(|passage| passage.line <= line);
    let Some(offset) = passages.last().or(document.passages.first()).map(|passage| passage.span.start) else { return };
    leave(state);
    bring(state, state.lead, offset);
}

/// Goes to the next or previous hit, round over both texts.
pub(super) fn walk(state: &mut State, forward: bool) {
    let from = |state: &State, search: &Search| {
        let shown = search.at.filter(|hit| hit.side == state.lead).and_then(|hit| search.place(hit));
        let in_sight = shown.filter(|place| state.is_visible(state.lead, place.start));
        let top = || state.rows.get(state.lead).get(*state.tops.get(state.lead)).map_or(0, |row| row.span.start);
        in_sight.map_or_else(top, |place| place.start + usize::from(forward))
    };
    let Some(hit) = state.search.as_ref().and_then(|search| search.beside(state.lead, from(state, search), forward)) else {
        tell_hit(state);
        return;
    };
    leave(state);
    state.view = View::Texts;
    go_to(state, hit);
    tell_hit(state);
}

fn go_to(state: &mut State, hit: Hit) {
    let Some(search) = &mut state.search else { return };
    search.at = Some(hit);
    let Some(place) = search.place(hit) else { return };
    state.lead = hit.side;
    if !state.is_visible(hit.side, place.start) {
        bring(state, hit.side, place.start);
    }
}

/// Brings a byte of one text to where the eye reads; the other text follows.
fn bring(state: &mut State, side: Side, offset: usize) {
    let mut place = Sides::new(None, None);
    *place.get_mut(side) = Some(offset);
    reveal(state, place);
    let height = state.extent(side).height;
    let rows = state.rows.get(side);
    let top = rows.row_of(offset).saturating_sub(level_row(height)).min(last_top(rows.len(), height));
    state.has_moved = true;
    set_tops(state, side, top);
}

fn tell_hit(state: &mut State) {
    let Some(search) = &state.search else { return };
    state.notice = Some(match search.at {
        _ if search.count() == 0 => format!("{:?} stands in neither text", search.pattern),
        Some(hit) => format!(
            "{:?}: {} of {} in the {} text, {} in the {}; Esc ends the search",
            search.pattern,
            hit.number + 1,
            search.hits.get(hit.side).len(),
            hit.side.name(),
            search.hits.get(hit.side.other()).len(),
            hit.side.other().name()
        ),
        None => return,
    });
}
