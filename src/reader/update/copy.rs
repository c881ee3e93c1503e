//! What is taken to the clipboard: what the mouse has selected, else the passage that is read, or the chosen findings of a list; plain or with where it is
//! from.

use crate::document::{ByteSpan, Document, PassageId};
use crate::reader::effect::Effect;
use crate::reader::entry::Entry;
use crate::reader::state::{State, View};
use crate::reader::words;

/// Copies it.
pub(super) fn copy(state: &mut State, with_citation: bool) -> Vec<Effect> {
    let text = match state.view {
        View::Texts | View::Help => of_selection(state, with_citation).or_else(|| of_passage(state, with_citation)),
        View::Ledger | View::Details | View::Timeline | View::Names | View::Summary => of_findings(state),
    };
    if text.is_none() {
        state.notice = Some("there is nothing to copy here".to_owned());
    }
    text.map(Effect::Copy).into_iter().collect()
}

/// The passage of the leading text that is in focus, else the one where the eye reads.
fn of_passage(state: &State, with_citation: bool) -> Option<String> {
    let document = state.comparison.documents.get(state.lead);
    let in_focus = state.linked.passages.get(state.lead);
    let first = in_focus.first().copied().or_else(|| state.passage_read())?;
    let last = in_focus.last().copied().unwrap_or(first);
    let span = |id: PassageId| document.passages.get(id.0).map(|passage| passage.span);
    let whole = ByteSpan::new(span(first)?.start, span(last)?.end);
    Some(taken(document, whole, with_citation))
}

/// The words that the mouse was drawn over.
fn of_selection(state: &State, with_citation: bool) -> Option<String> {
    let (side, span) = state.selection?;
    Some(taken(state.comparison.documents.get(side), span, with_citation))
}

/// Words of a text on one line.
fn taken(document: &Document, span: ByteSpan, with_citation: bool) -> String {
    let text = words::flow(span.of(&document.text));
    if with_citation { format!("\u{201c}{text}\u{201d} ({})", citation(document, span)) } else { text }
}

/// The findings that are chosen in a list, or the one in the bar.
fn of_findings(state: &State) -> Option<String> {
    let chosen: Vec<String> =
        state.chosen().into_iter().filter_map(|finding| state.entries.get(finding)).map(|entry| of_finding(state, entry)).collect();
    (!chosen.is_empty()).then(|| chosen.join("\n\n"))
}

/// Where words are from: outlet or file, headline, day, line.
fn citation(document: &Document, span: ByteSpan) -> String {
    let day = document.published.map(|day| day.strftime("%-d %B %Y").to_string());
    let line = document.passage_at(span.start).map(|passage| format!("line {} of {}", passage.line, document.source));
    let title = document.title.as_deref().map(|title| format!("\u{2018}{}\u{2019}", words::flow(title)));
    [document.outlet.clone(), title, day, line].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A finding with both statements, as a line of its own each.
fn of_finding(state: &State, entry: &Entry) -> String {
    let mut lines = vec![format!("{} {} ({}, {}): {}", entry.id, entry.class.name(), entry.kind.name(), entry.confidence, entry.summary)];
    let (first, second) = entry.statements();
    for place in [first, second].into_iter().flatten() {
        let document = state.comparison.documents.get(place.side);
        lines.push(format!("\u{201c}{}\u{201d} ({})", words::flow(state.comparison.text(place)), citation(document, place.span)));
    }
    lines.join("\n")
}
