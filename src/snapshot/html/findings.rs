//! The list of findings: a card each, under the headings that every report has.

use crate::align::Relation;
use crate::compare::{Confidence, Evidence, FindingId, Kind, Verdict};
use crate::document::Side;
use crate::snapshot::escape::lines;
use crate::snapshot::outline::{Outline, SELF_HEADING, Section, grouped, relation_in_words, statements};

use super::marks::INSIDE;
use super::piece::{Markup, fill};
use super::texts::place_name;

const FINDING: &str = include_str!("../../../assets/templates/finding.html");

/// Every group with its findings; where nothing is listed, that.
pub(super) fn groups(outline: &Outline) -> Markup {
    let groups: Markup = outline.sections().map(|section| group(outline, section)).collect();
    if groups == Markup::default() {
        return fill(
            "<p>{{words}}</p>\n",
            &[("words", &Markup::text("No finding is listed; that does not mean that the accounts agree."))],
        );
    }
    fill("<div class=\"groups\">\n{{groups}}</div>\n", &[("groups", &groups)])
}

fn group(outline: &Outline, section: Section) -> Markup {
    let (class, heading, cards): (_, _, Vec<Markup>) = match section {
        Section::Group(group) => {
            let cards = group.findings.iter().map(|finding| {
                let mut mentions: Markup =
                    statements(finding).map(|place| mention(outline, (finding.id, &finding.evidence), place)).collect();
                for further in outline.further_mentions(finding) {
                    mentions.push(&fill(
                        "<li><span class=\"where\">also {{place}}</span> {{value}}</li>",
                        &[("place", &Markup::text(further.place())), ("value", &Markup::text(&further.value))],
                    ));
                }
                let passages = if finding.verdict.is_discrepancy() { outline.relation_of_passages(finding) } else { None };
                card(
                    outline,
                    &Card {
                        id: finding.id,
                        class: finding.verdict.name(),
                        verdict: match finding.verdict {
                            Verdict::Conflict => "conflict",
                            Verdict::Variant => "variant",
                            Verdict::Shared => "shared",
                            Verdict::OnlyLeft => "only left",
                            Verdict::OnlyRight => "only right",
                        }
                        .to_owned(),
                        kind: finding.kind,
                        confidence: finding.confidence,
                        summary: &finding.summary,
                        mentions,
                        more: more(finding.relation, passages, &finding.why, finding.verdict.is_discrepancy()),
                        place: place(outline, finding.spans.left.as_ref(), finding.spans.right.as_ref()),
                    },
                )
            });
            (group.verdict.name(), group.heading(), cards.collect())
        }
        Section::Inside(findings) => {
            let cards = findings.iter().map(|finding| {
                let mentions = finding.evidence.iter().map(|place| mention(outline, (finding.id, &finding.evidence), place)).collect();
                let first = finding.evidence.first();
                let of = |side: Side| first.filter(|first| first.side == side);
                card(
                    outline,
                    &Card {
                        id: finding.id,
                        class: INSIDE,
                        verdict: format!("inside the {} text", finding.side.name()),
                        kind: finding.kind,
                        confidence: finding.confidence,
                        summary: &finding.summary,
                        mentions,
                        more: more(None, None, &finding.why, true),
                        place: place(outline, of(Side::Left), of(Side::Right)),
                    },
                )
            });
            (INSIDE, SELF_HEADING, cards.collect())
        }
    };
    fill(
        "<section class=\"group\"><h3 class=\"{{class}}\"><span class=\"glyph\"></span> {{heading}} <span class=\"count\">{{count}}</span></h3>\n{{cards}}</section>\n",
        &[
            ("class", &Markup::text(class)),
            ("heading", &Markup::text(heading)),
            ("count", &Markup::text(grouped(cards.len()))),
            ("cards", &cards.into_iter().collect()),
        ],
    )
}

/// What stands on a finding's card.
struct Card<'a> {
    id: FindingId,
    class: &'static str,
    verdict: String,
    kind: Kind,
    confidence: Confidence,
    summary: &'a str,
    mentions: Markup,
    more: Markup,
    /// Its place in reading order.
    place: usize,
}

fn card(outline: &Outline, card: &Card) -> Markup {
    let said = outline.said(card.id);
    let noted = said.is_some_and(|said| !said.note.trim().is_empty());
    fill(
        FINDING,
        &[
            ("id", &Markup::text(card.id)),
            ("class", &Markup::text(card.class)),
            ("verdict", &Markup::text(&card.verdict)),
            ("kind", &Markup::text(card.kind.name())),
            ("hundredths", &Markup::text(hundredths(card.confidence))),
            ("word", &Markup::text(card.confidence.word())),
            ("confidence", &Markup::text(card.confidence)),
            ("decision", &Markup::text(said.and_then(|said| said.decision).map_or("", |decision| decision.name()))),
            ("noted", &Markup::text(if noted { "noted" } else { "" })),
            ("place", &Markup::text(card.place)),
            ("summary", &Markup::text(card.summary)),
            ("said", &said_of(outline, card.id)),
            ("mentions", &card.mentions),
            ("reasons", &card.more),
        ],
    )
}

/// A confidence as a whole number, for the script.
pub(super) fn hundredths(confidence: Confidence) -> usize {
    (confidence.value() * 100.0).round() as usize
}

/// What a person says of a finding.
fn said_of(outline: &Outline, id: FindingId) -> Markup {
    let Some(said) = outline.said(id) else { return Markup::default() };
    let decision = said.decision.map_or_else(Markup::default, |decision| {
        let name = Markup::text(decision.name());
        fill("<p>Decision: <span class=\"decision {{name}}\">{{name}}</span></p>", &[("name", &name)])
    });
    let note = lines(&said.note).enumerate().map(|(number, line)| {
        let template = if number == 0 { "<p class=\"note\">Note: {{line}}</p>" } else { "<p class=\"note\">{{line}}</p>" };
        fill(template, &[("line", &Markup::text(line))])
    });
    let words = std::iter::once(decision).chain(note).collect();
    fill("<div class=\"said\">{{words}}</div>\n", &[("words", &words)])
}

fn mention(outline: &Outline, (id, evidence): (FindingId, &[Evidence]), place: &Evidence) -> Markup {
    let line = format!("{}, line {}", place.side.name(), outline.line(place));
    fill(
        "<li><span class=\"where\">{{line}}</span> <a href=\"#{{name}}\">{{value}}</a></li>",
        &[
            ("line", &Markup::text(line)),
            ("name", &Markup::text(place_name(id, evidence, place))),
            ("value", &Markup::text(outline.value(place))),
        ],
    )
}

/// How the statements lie in time, how their passages relate, and the reasons.
fn more(relation: Option<Relation>, passages: Option<String>, why: &[String], is_open: bool) -> Markup {
    let item = |what: &'static str, words: &str| {
        fill("<li><span class=\"what\">{{what}}</span>{{words}}</li>", &[("what", &Markup::ours(what)), ("words", &Markup::text(words))])
    };
    let relation = relation.map(|relation| item("relation: ", relation_in_words(relation)));
    let passages = passages.map(|words| item("passages: ", &words));
    let items: Markup = relation.into_iter().chain(why.iter().map(|reason| item("", reason))).chain(passages).collect();
    if items == Markup::default() {
        return items;
    }
    let open = Markup::ours(if is_open { " open" } else { "" });
    fill("<details class=\"more\"{{open}}><summary>Why</summary><ul>{{items}}</ul></details>", &[("open", &open), ("items", &items)])
}

/// Reading order is that of the left text. What only the right one tells stands after the left passage to which the last link before it leads.
fn place(outline: &Outline, left: Option<&Evidence>, right: Option<&Evidence>) -> usize {
    let document = outline.document(Side::Left);
    let scale = outline.document(Side::Right).text.len() + 1;
    let own = right.map_or(0, |place| place.span.start);
    let at = left.map(|place| place.span.start).or_else(|| {
        let passage = right?.passage;
        let before = outline.comparison.links.iter().filter(|link| link.right.first().is_some_and(|first| *first <= passage));
        let last = before.max_by_key(|link| link.right.first().copied())?.left.last()?;
        document.passages.get(last.0).map(|passage| passage.span.end)
    });
    at.unwrap_or(0) * scale + own
}
