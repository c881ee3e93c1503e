//! All that is known of one finding, in lines; the view draws them.

use super::entry::{Class, Entry};
use super::state::State;
use super::theme::{NOTE, Tone, decision_glyph};
use super::words::{flow, name, sign, wrap};
use crate::align::{Link, Relation};
use crate::compare::Evidence;
use crate::document::Side;
use crate::snapshot::relation_in_words;

/// Columns by which passages and reasons stand in.
const INDENT: usize = 2;

/// One line of the details.
pub type Line = (Tone, String);

/// The finding in the bar: its summary, what each account says and where, every reason.
pub fn lines(state: &State, width: usize) -> Vec<Line> {
    let Some(finding) = state.focused() else {
        return vec![(Tone::Notice, "there is no finding to explain".into())];
    };
    let mut made: Vec<Line> = Vec::new();
    let mut put = |tone: Tone, indent: usize, words: &str| {
        if words.is_empty() {
            made.push((tone, String::new()));
        }
        let wrapped = wrap(words, width.saturating_sub(indent).max(1), usize::MAX);
        made.extend(wrapped.into_iter().map(|line| (tone, " ".repeat(indent) + &line)));
    };
    put(Tone::Title, 0, &finding.summary);
    if let Some(decision) = finding.decision {
        put(Tone::Key, 0, &format!("{} {}", decision_glyph(decision), decision.name()));
    }
    for (number, line) in finding.note.lines().enumerate() {
        let sign = if number == 0 { NOTE } else { " " };
        put(Tone::Text, 0, &format!("{sign} {line}"));
    }
    let is_main = |place: &&Evidence| finding.class == Class::Inside || finding.spans.get(place.side).as_ref() == Some(*place);
    for side in Side::BOTH {
        if finding.class == Class::Inside && finding.spans.get(side).is_none() {
            continue;
        }
        put(Tone::Text, 0, "");
        put(Tone::Key, 0, &heading(state, finding, side, width));
        for place in finding.evidence.iter().filter(|place| place.side == side).filter(is_main) {
            put(Tone::of(finding.class), INDENT, &mention(state, place));
            put(Tone::Text, INDENT, &flow(state.comparison.documents.get(side).passage_text(place.passage)));
        }
    }
    put(Tone::Text, 0, "");
    put(Tone::Key, 0, "Why");
    for reason in &finding.why {
        put(Tone::Text, INDENT, &format!("· {reason}"));
    }
    if let Some(relation) = finding.relation {
        put(Tone::Text, INDENT, &format!("· {}", relation_in_words(relation)));
    }
    let tells_more = |link: &&Link| finding.relation != Some(link.relation) && link.relation != Relation::Contradiction;
    if let Some(link) = state.link_between(finding).filter(tells_more) {
        put(Tone::Text, INDENT, &format!("· passages: {}", link.relation_in_words()));
    }
    put(Tone::Text, INDENT, &format!("· confidence {}, {}", finding.confidence, finding.confidence.word()));
    // What else says the same stands behind the reasons: a name may be mentioned on every line.
    for side in Side::BOTH {
        let further: Vec<&Evidence> = finding.evidence.iter().filter(|place| place.side == side && !is_main(place)).collect();
        if further.is_empty() {
            continue;
        }
        put(Tone::Text, 0, "");
        put(Tone::Key, 0, &format!("Also in {} {}", sign(side), name(state.comparison.documents.get(side), width)));
        for (at, place) in further.iter().enumerate() {
            put(Tone::of(finding.class), INDENT, &mention(state, place));
            // A passage with several mentions is shown once, behind the last.
            if further.get(at + 1).is_none_or(|next| next.passage != place.passage) {
                put(Tone::Text, INDENT, &flow(state.comparison.documents.get(side).passage_text(place.passage)));
            }
        }
    }
    made
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
    format!("{} {}{date}{absent}", sign(side), name(document, width))
}

fn line_of(state: &State, place: &Evidence) -> usize {
    state.comparison.documents.get(place.side).passages.get(place.passage.0).map_or(0, |passage| passage.line)
}
