//! The comparison at a glance: counts, how much of each text the other tells, what weighs most, and what is known of the sources.

use std::collections::BTreeMap;

use super::entry::{Class, Entry, Walk};
use super::page::{Line, Page, Piece};
use super::state::State;
use super::theme::{Tone, glyph};
use super::words::{cut, flow, short_name, sign};
use crate::compare::Kind;
use crate::document::{Document, PassageId, Role, Side};
use crate::snapshot::{grouped, of_kinds, partial_in_words};

/// Discrepancies, and facts of one side, that are named.
const MOST: usize = 5;

/// Columns by which lines stand in.
const INDENT: usize = 2;

/// Columns of the names of a source's data.
const NAMED: usize = 11;

/// From this width on the two sources stand beside each other.
const TWO_COLUMNS: usize = 96;

/// The whole summary at a width.
pub fn page(state: &State, width: usize) -> Page {
    let mut page = Page::new(width);
    counts(state, &mut page);
    coverage(state, &mut page);
    let entry = |index: &usize| state.entries.get(*index);
    let mut heaviest: Vec<usize> = state.order.discrepancies.clone();
    heaviest.sort_unstable();
    listed(
        state,
        &mut page,
        "The most important discrepancies",
        &heaviest,
        "no discrepancy is shown; that does not mean that the accounts agree",
    );
    for (class, side) in [(Class::OnlyLeft, Side::Right), (Class::OnlyRight, Side::Left)] {
        let mut absent: Vec<usize> = state.order.one_sided.iter().copied().filter(|i| entry(i).is_some_and(|e| e.class == class)).collect();
        absent.sort_unstable();
        let heading = format!("Absent from the {} text: the most important facts of the other", side.name());
        listed(state, &mut page, &heading, &absent, "no such fact is shown");
    }
    let mut inside = state.order.inside.clone();
    inside.sort_unstable();
    let none = "no contradiction inside one text is shown";
    listed_all(state, &mut page, "Contradictions inside one text", &inside, none);
    sources(state, &mut page);
    page
}

/// How many findings of each verdict and kind.
fn counts(state: &State, page: &mut Page) {
    page.put(Tone::Title, 0, &format!("Findings{}", of_kinds(state.comparison.kinds)));
    let shown = || state.order.listed.iter().filter_map(|index| state.entries.get(*index));
    let column = 18;
    for class in Class::ALL {
        let own: Vec<&Entry> = shown().filter(|entry| entry.class == class).collect();
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for entry in &own {
            *kinds.entry(entry.kind).or_default() += 1;
        }
        let mut kinds: Vec<(Kind, usize)> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{} {}", kind.name(), grouped(*count))).collect();
        let mut part = Page::new(page.width());
        let told = if kinds.is_empty() { grouped(own.len()) } else { format!("{}: {}", grouped(own.len()), kinds.join(", ")) };
        part.put_named(INDENT, column, "", &told);
        if let Some(Line { pieces, .. }) = part.lines.first_mut() {
            pieces.retain(|piece| !piece.words.is_empty());
            pieces.insert(0, Piece { at: INDENT, tone: Tone::of(class), words: format!("{} {}", glyph(class), class.name()) });
        }
        page.extend(part);
    }
    let hidden = state.entries.len() - state.order.listed.len();
    if hidden > 0 {
        let why = if state.filter.is_set() {
            format!("hidden by the filter {}", state.filter.written)
        } else {
            format!("below confidence {}", state.filter.floor)
        };
        page.put(Tone::Faint, INDENT, &format!("{} more {why}", grouped(hidden)));
    }
    if let Some(partial) = &state.comparison.partial {
        page.put(Tone::Notice, INDENT, &partial_in_words(partial));
    }
}

/// How much of each text the other tells.
fn coverage(state: &State, page: &mut Page) {
    page.gap();
    page.put(Tone::Title, 0, "How much of each text the other tells");
    for side in Side::BOTH {
        let document = state.comparison.documents.get(side);
        let mut linked: Vec<PassageId> = state.comparison.links.iter().flat_map(|link| link.passages(side)).copied().collect();
        linked.sort_unstable();
        linked.dedup();
        let words = |id: &PassageId| document.passage_text(*id).split_whitespace().count();
        let linked_words: usize = linked.iter().map(words).sum();
        let all = document.passages.iter().filter(|passage| passage.role.is_account()).count();
        let all_words = *state.lengths.get(side);
        let told = format!(
            "{} of {} passages ({}), {} of {} words ({}) are linked to the {} text",
            grouped(linked.len()),
            grouped(all),
            percent(linked.len(), all),
            grouped(linked_words),
            grouped(all_words),
            percent(linked_words, all_words),
            side.other().name()
        );
        page.put_named(INDENT, NAMED, &format!("{} {}", sign(side), side.name()), &told);
        let one_sided = if side == Side::Left { Class::OnlyLeft } else { Class::OnlyRight };
        let facts = |wanted: &dyn Fn(&Entry) -> bool| {
            state.order.listed.iter().filter_map(|index| state.entries.get(*index)).filter(|entry| wanted(entry)).count()
        };
        let (both, alone) = (facts(&|e| e.walk() == Walk::Shared || e.walk() == Walk::Discrepancies), facts(&|e| e.class == one_sided));
        let told = format!("{} of its {} facts stand in both texts in some form", grouped(both), grouped(both + alone));
        page.put_named(INDENT, NAMED, "", &told);
    }
    if let Some(versions) = &state.comparison.versions {
        page.put(Tone::Text, INDENT, &format!("The two are versions of one text: {} % of the sentences are the same.", versions.percent()));
    }
}

/// A share in words; nothing has no share.
fn percent(part: usize, whole: usize) -> String {
    let rounded = (part.min(whole) * 100 + whole / 2).checked_div(whole);
    rounded.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}

/// The first findings of a list.
fn listed(state: &State, page: &mut Page, heading: &str, findings: &[usize], none: &str) {
    let first = findings.get(..MOST).unwrap_or(findings);
    listed_all(state, page, heading, first, none);
    if findings.len() > MOST {
        let more = findings.len() - MOST;
        page.put(Tone::Faint, INDENT, &format!("{} more {} in the list", grouped(more), if more == 1 { "stands" } else { "stand" }));
    }
}

/// Findings, each in a line of its own and what it says under it.
fn listed_all(state: &State, page: &mut Page, heading: &str, findings: &[usize], none: &str) {
    page.gap();
    page.put(Tone::Title, 0, heading);
    if findings.is_empty() {
        page.put(Tone::Faint, INDENT, none);
    }
    for (index, entry) in findings.iter().filter_map(|index| Some((*index, state.entries.get(*index)?))) {
        let tone = Tone::of(entry.class);
        let head = format!("{} {:<4}", glyph(entry.class), entry.id.to_string());
        let from = INDENT + 7;
        let sure = format!("{}, {}", entry.kind.name(), entry.confidence.word());
        let before = page.lines.len();
        page.put_for(Some(index), Tone::Text, from, &format!("{} · {sure}", told(state, entry)));
        if let Some(line) = page.lines.get_mut(before) {
            line.pieces.insert(0, Piece { at: INDENT, tone, words: head });
        }
    }
}

/// What a finding says, short enough for a list.
fn told(state: &State, entry: &Entry) -> String {
    /// A statement that is longer is told by its beginning.
    const LONGEST: usize = 220;
    let words = if entry.summary.is_empty() {
        let (first, second) = entry.statements();
        let said: Vec<String> = [first, second].into_iter().flatten().map(|place| flow(state.comparison.text(place))).collect();
        said.join(" / ")
    } else {
        flow(&entry.summary)
    };
    // The heading says where it is absent.
    let absent = [": absent from the right text", ": absent from the left text"];
    let words = absent.iter().find_map(|absent| words.strip_suffix(absent)).unwrap_or(&words);
    cut(words, LONGEST)
}

/// What is known of the two sources, beside each other where there is room.
fn sources(state: &State, page: &mut Page) {
    page.gap();
    page.put(Tone::Title, 0, "The sources");
    let of_side = |side: Side, width: usize| {
        let document = state.comparison.documents.get(side);
        let mut part = Page::new(width);
        part.put(Tone::Key, INDENT, &format!("{} {}", sign(side), short_name(document, width.saturating_sub(4))));
        for (name, words) in particulars(document, *state.lengths.get(side)) {
            part.put_named(INDENT, NAMED, name, &words);
        }
        part
    };
    if page.width() >= TWO_COLUMNS {
        let width = (page.width() - 2) / 2;
        page.beside(of_side(Side::Left, width), of_side(Side::Right, width), 2);
    } else {
        for side in Side::BOTH {
            page.extend(of_side(side, page.width()));
        }
    }
}

/// The data of a source, each with its name; what the text does not tell is said to be missing.
fn particulars(document: &Document, words: usize) -> Vec<(&'static str, String)> {
    let told = |value: Option<String>| value.unwrap_or_else(|| "not stated".to_owned());
    let bylines: Vec<String> = document
        .passages
        .iter()
        .filter(|passage| passage.role == Role::Byline)
        .map(|passage| flow(passage.span.of(&document.text)))
        .collect();
    let dateline = document.dateline.as_ref().map(|dateline| flow(dateline.span.of(&document.text)));
    let hidden = match document.replaced.as_slice() {
        [] => "none".to_owned(),
        [first, ..] => format!(
            "{}, the first U+{:04X} on line {}; shown as \u{fffd}",
            grouped(document.replaced.len()),
            u32::from(first.character),
            first.line
        ),
    };
    let mut all = vec![
        ("title", told(document.title.as_deref().map(flow))),
        ("outlet", told(document.outlet.as_deref().map(flow))),
        ("byline", told((!bylines.is_empty()).then(|| bylines.join(" / ")))),
        ("published", told(document.published.map(|date| date.strftime("%-d %B %Y").to_string()))),
        ("dateline", told(dateline)),
        ("words", format!("{} in {} passages", grouped(words), grouped(document.passages.len()))),
        (
            "file",
            if document.source == "-" { "standard input".to_owned() } else { flow(&document.source).replace(char::is_control, "\u{fffd}") },
        ),
        ("hidden", hidden),
    ];
    all.extend(document.provenance.fetched().map(|fetched| ("retrieved", flow(&fetched))));
    all.extend(document.about.cautions().into_iter().map(|caution| ("caution", flow(&caution))));
    all
}
