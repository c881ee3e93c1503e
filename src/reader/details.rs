//! One finding in full: both passages beside each other, what their values were understood as, every reason, and what the link between them rests on.

use super::entry::{Class, Entry};
use super::names::spellings;
use super::page::Page;
use super::state::State;
use super::theme::{NOTE, Tone, decision_glyph};
use super::words::{flow, short_name, sign};
use crate::align::{Link, Relation};
use crate::compare::{Evidence, Kind, Study, Value};
use crate::document::Side;
use crate::snapshot::relation_in_words;

/// Columns by which passages and reasons stand in.
const INDENT: usize = 2;

/// From this width on the two passages stand beside each other.
const TWO_COLUMNS: usize = 90;

/// Values that are told of one passage; a long statement holds many.
const VALUES: usize = 5;

/// Further mentions that are shown: a name may be mentioned on every line.
const FURTHER: usize = 40;

/// The finding in the bar: its summary, what each account says and where, every reason.
pub fn page(state: &State, width: usize) -> Page {
    let mut page = Page::new(width);
    let Some(finding) = state.focused() else {
        page.put(Tone::Notice, 0, "there is no finding to explain");
        return page;
    };
    page.put(Tone::Title, 0, &finding.summary);
    said(finding, &mut page);
    page.gap();
    statements(state, finding, &mut page);
    page.gap();
    reasons(state, finding, &mut page);
    if let Some(link) = state.link_between(finding) {
        page.gap();
        score(state, link, &mut page);
    }
    // What else says the same stands behind the reasons.
    for side in Side::BOTH {
        further(state, finding, side, &mut page);
    }
    page
}

/// What the person said of it.
fn said(finding: &Entry, page: &mut Page) {
    if let Some(decision) = finding.decision {
        page.put(Tone::Key, 0, &format!("{} {}", decision_glyph(decision), decision.name()));
    }
    for (number, line) in finding.note.lines().enumerate() {
        let sign = if number == 0 { NOTE } else { " " };
        page.put(Tone::Text, 0, &format!("{sign} {line}"));
    }
}

/// Whether a place is one of those that are held against each other.
fn is_main(finding: &Entry, place: &Evidence) -> bool {
    finding.class == Class::Inside || finding.spans.get(place.side).as_ref() == Some(place)
}

/// What each account says, beside each other where there is room. A text that contradicts itself stands alone.
fn statements(state: &State, finding: &Entry, page: &mut Page) {
    let (whole, half) = (page.width(), page.width().saturating_sub(2) / 2);
    if finding.class == Class::Inside {
        let sides = Side::BOTH.into_iter().filter(|side| finding.spans.get(*side).is_some());
        sides.for_each(|side| page.extend(of_side(state, finding, side, whole)));
    } else if whole >= TWO_COLUMNS {
        page.beside(of_side(state, finding, Side::Left, half), of_side(state, finding, Side::Right, half), 2);
    } else {
        page.extend(of_side(state, finding, Side::Left, whole));
        page.gap();
        page.extend(of_side(state, finding, Side::Right, whole));
    }
}

/// What one account says.
fn of_side(state: &State, finding: &Entry, side: Side, width: usize) -> Page {
    let mut part = Page::new(width);
    part.put(Tone::Key, 0, &heading(state, finding, side, width));
    let tone = Tone::of(finding.class);
    for place in finding.evidence.iter().filter(|place| place.side == side).filter(|place| is_main(finding, place)) {
        part.put(tone, INDENT, &mention(state, place));
        part.put_passage(INDENT, state.comparison.documents.get(side), place.passage, (place.span, tone));
        if let Some(study) = &state.views.study {
            understood(study, finding, place, &mut part);
        }
    }
    part
}

/// What the values of a place were understood as.
fn understood(study: &Study, finding: &Entry, place: &Evidence, page: &mut Page) {
    let sorts: &[&str] = match finding.kind {
        Kind::Quantity => &["quantity"],
        Kind::Date => &["time"],
        Kind::Name => &["name"],
        Kind::Quote => &["quotation"],
        Kind::Attribution => &["quotation", "name"],
        Kind::Negation | Kind::Antonym | Kind::Status | Kind::Role | Kind::Cause | Kind::Location => &["event", "time", "name"],
        Kind::Wording => &["quantity", "time", "name", "quotation"],
    };
    let values = study.values.get(place.side);
    let first = values.partition_point(|value| value.span.start < place.span.start.saturating_sub(LONGEST));
    let here = values.iter().skip(first).take_while(|value| value.span.start < place.span.end);
    let fits = |value: &&Value| value.span.overlaps(place.span) && sorts.contains(&value.sort);
    let mut told: Vec<&str> = Vec::new();
    for value in here.filter(fits) {
        if !told.contains(&value.told.as_str()) {
            told.push(&value.told);
        }
    }
    if told.is_empty() {
        return;
    }
    page.put(Tone::Faint, INDENT, "understood as");
    for told in told.iter().take(VALUES) {
        page.put(Tone::Text, INDENT * 2, told);
    }
    if told.len() > VALUES {
        page.put(Tone::Faint, INDENT * 2, &format!("and {} more", told.len() - VALUES));
    }
    if finding.kind == Kind::Name
        && let Some(named) = study.names.iter().find(|named| named.places.get(place.side).iter().any(|own| own.span.overlaps(place.span)))
    {
        page.put(Tone::Text, INDENT * 2, &format!("written here {}", spellings(named.spellings.get(place.side))));
    }
}

/// No mention is longer, in bytes, but a quotation.
const LONGEST: usize = 2_000;

/// Every reason, the weightiest first.
fn reasons(state: &State, finding: &Entry, page: &mut Page) {
    page.put(Tone::Key, 0, "Why");
    for reason in &finding.why {
        page.put(Tone::Text, INDENT, &format!("· {reason}"));
    }
    if let Some(relation) = finding.relation {
        page.put(Tone::Text, INDENT, &format!("· {}", relation_in_words(relation)));
    }
    let tells_more = |link: &&Link| finding.relation != Some(link.relation) && link.relation != Relation::Contradiction;
    if let Some(link) = state.link_between(finding).filter(tells_more) {
        page.put(Tone::Text, INDENT, &format!("· passages: {}", link.relation_in_words()));
    }
    page.put(Tone::Text, INDENT, &format!("· confidence {}, {}", finding.confidence, finding.confidence.word()));
}

/// Why the two passages are linked, and what the score is made of.
fn score(state: &State, link: &Link, page: &mut Page) {
    let by_hand = if link.by_hand { ", made by hand" } else { "" };
    page.put(Tone::Key, 0, &format!("Why the passages are linked: score {:.2}{by_hand}", link.score));
    let Some(study) = &state.views.study else {
        page.put(Tone::Notice, INDENT, "both texts are read once more…");
        return;
    };
    let number = state.comparison.links.iter().position(|other| std::ptr::eq(other, link));
    let Some(tied) = number.and_then(|number| study.links.get(number)) else { return };
    for why in &tied.why {
        page.put(Tone::Text, INDENT, &format!("· {why}"));
    }
    if !tied.parts.is_empty() {
        page.put(Tone::Faint, INDENT, "the score taken apart, in log odds: above 0 speaks for the link");
    }
    for part in &tied.parts {
        page.put(Tone::Text, INDENT * 2, &format!("{:>+6.2}  {}", part.adds, part.name));
    }
}

/// The mentions of a side that are not its main statement.
fn further(state: &State, finding: &Entry, side: Side, page: &mut Page) {
    let further: Vec<&Evidence> = finding.evidence.iter().filter(|place| place.side == side && !is_main(finding, place)).collect();
    if further.is_empty() {
        return;
    }
    let document = state.comparison.documents.get(side);
    page.gap();
    page.put(Tone::Key, 0, &format!("Also in {} {}", sign(side), short_name(document, page.width())));
    for (at, place) in further.iter().enumerate().take(FURTHER) {
        page.put(Tone::of(finding.class), INDENT, &mention(state, place));
        // A passage with several mentions is shown once, behind the last.
        if further.get(at + 1).is_none_or(|next| next.passage != place.passage) {
            page.put(Tone::Text, INDENT, &flow(document.passage_text(place.passage)));
        }
    }
    if further.len() > FURTHER {
        page.put(Tone::Faint, INDENT, &format!("and in {} more places", further.len() - FURTHER));
    }
}

/// The words of a place, and its line.
fn mention(state: &State, place: &Evidence) -> String {
    format!("“{}”, line {}", flow(state.comparison.text(place)), line_of(state, place))
}

/// Which account, and of which day.
fn heading(state: &State, finding: &Entry, side: Side, width: usize) -> String {
    let document = state.comparison.documents.get(side);
    let date = document.published.map(|date| date.strftime(", %-d %b %Y").to_string()).unwrap_or_default();
    let absent = if finding.spans.get(side).is_none() { ": absent from this text" } else { "" };
    format!("{} {}{date}{absent}", sign(side), short_name(document, width))
}

fn line_of(state: &State, place: &Evidence) -> usize {
    state.comparison.documents.get(place.side).passages.get(place.passage.0).map_or(0, |passage| passage.line)
}
