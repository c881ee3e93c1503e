//! Why a pair was reported or let go: JSON for programs, text for people.

use serde::Serialize;

use crate::compare::{
    Answer, Comparison, Confidence, Evidence, Finding, FindingId, Inquiry, Kind, Outcome, SelfFinding, SlotWeight, Verdict, Weighed,
    Weighing,
};
use crate::document::Side;

use super::json::pretty;
use super::outline::{Outline, counted, one_line};
use super::page::{Page, Style, TextOptions};
use super::record::{DocumentRecord, EvidenceRecord, FindingRecord, SelfFindingRecord};

/// Name and version of the form; the number rises only when a field changes its meaning.
const SCHEMA: &str = "diptych.why/1";

/// How many of those that were let go for one and the same reason are named.
const NAMED: usize = 3;

/// The answers as one JSON object with a line end after it, in the order of the questions; questions without an answer are left out.
pub fn why_json(inquiry: &Inquiry) -> String {
    let comparison = &inquiry.comparison;
    pretty(&WhyRecord {
        schema: SCHEMA,
        documents: Side::BOTH.map(|side| DocumentRecord::new(Some(side), comparison.documents.get(side))),
        answers: answers(inquiry).filter_map(|answer| AnswerRecord::new(comparison, answer)).collect(),
    })
}

/// The answers in plain text, in the order of the questions.
pub fn why_text(inquiry: &Inquiry, options: &TextOptions) -> String {
    let outline = Outline::new(&inquiry.comparison, Confidence::new(0.0));
    let mut page = Page::new(*options);
    for (at, answer) in answers(inquiry).enumerate() {
        if at > 0 {
            page.blank();
        }
        page.answer(&outline, answer);
    }
    page.out
}

fn answers(inquiry: &Inquiry) -> impl Iterator<Item = &Answer> {
    inquiry.answers.iter().filter_map(|answer| answer.as_ref().ok())
}

/// A finding of either sort by its id.
enum Named<'a> {
    Fact(&'a Finding),
    Inside(&'a SelfFinding),
}

fn named(comparison: &Comparison, id: FindingId) -> Option<Named<'_>> {
    let fact = comparison.findings.iter().find(|finding| finding.id == id).map(Named::Fact);
    fact.or_else(|| comparison.self_findings.iter().find(|finding| finding.id == id).map(Named::Inside))
}

impl Page {
    fn answer(&mut self, outline: &Outline, answer: &Answer) {
        match answer {
            Answer::Finding(id, weighed) => {
                match named(outline.comparison, *id) {
                    Some(Named::Fact(finding)) => self.found(outline, finding),
                    Some(Named::Inside(finding)) => self.self_finding(outline, finding),
                    None => {}
                }
                for weighed in weighed {
                    self.weighed(outline, weighed);
                }
            }
            Answer::Place(place, weighed, findings) => self.place(outline, place, weighed, findings),
            Answer::Places(places) => {
                let words = places.first().map(|place| outline.value(place)).unwrap_or_default();
                self.put(0, "", &format!("\"{words}\" stands in {} places; ask for one of them", places.len()), Style::Bold);
                for place in places {
                    let lead = format!("{}:{}-{} (line {}): ", place.side.name(), place.span.start, place.span.end, outline.line(place));
                    self.put(2, &lead, &format!("\"{}\"", outline.passage(place)), Style::Plain);
                }
            }
        }
    }

    /// A finding as the report has it.
    fn found(&mut self, outline: &Outline, finding: &Finding) {
        match finding.verdict {
            Verdict::Conflict | Verdict::Variant => self.discrepancy(outline, finding),
            Verdict::Shared | Verdict::OnlyLeft | Verdict::OnlyRight => self.fact(outline, finding),
        }
    }

    fn place(&mut self, outline: &Outline, place: &Evidence, weighed: &[Weighed], findings: &[FindingId]) {
        let lead = format!("{}:{}-{} (line {}): ", place.side.name(), place.span.start, place.span.end, outline.line(place));
        self.put(0, &lead, &format!("\"{}\"", outline.value(place)), Style::Bold);
        self.put(2, "in: ", &format!("\"{}\"", outline.passage(place)), Style::Plain);
        match findings {
            [] => self.put(2, "findings: ", "none rests on it", Style::Plain),
            _ => {
                for &id in findings {
                    self.put(2, "finding ", &summary(outline.comparison, id), Style::Plain);
                }
            }
        }
        if weighed.is_empty() {
            self.put(2, "", "Nothing that could be weighed was recognised here.", Style::Plain);
        }
        for weighed in weighed {
            self.weighed(outline, weighed);
        }
    }

    /// A mention and what it was weighed against, best first; those let go for one reason before it came to a likelihood stand together.
    fn weighed(&mut self, outline: &Outline, weighed: &Weighed) {
        let other = weighed.place.side.other();
        self.blank();
        let (words, sort) = (outline.value(&weighed.place), weighed.sort);
        let head = match weighed.against.len() {
            0 => format!("{sort} \"{words}\" was weighed against nothing of the {} text", other.name()),
            many => format!("{sort} \"{words}\" was weighed against {} of the {} text", counted(many, "mention", "mentions"), other.name()),
        };
        self.put(2, "", &head, Style::Bold);
        let (told, silent): (Vec<&Weighing>, Vec<&Weighing>) =
            weighed.against.iter().partition(|weighing| weighing.likelihood.is_some() || matches!(weighing.outcome, Outcome::Found(_)));
        for weighing in told {
            self.weighing(outline, other, weighing);
        }
        for (reason, alike) in by_reason(&silent) {
            self.let_go(outline, other, reason, &alike);
        }
        if weighed.incomparable > 0 {
            let more = counted(weighed.incomparable, &format!("more {sort}"), &format!("more {}", plural(sort)));
            let reason = match sort {
                "name" => "no name like it",
                "event" => "nothing that tells the same, or excludes it",
                "quotation" => "no telling word in common",
                "statement" => "in passages that no link joins with its own",
                "relation" => "of another sort",
                "place" => "no linked passage tells the same event there",
                _ => "no value to hold against it",
            };
            self.put(4, "", &format!("{more}: {reason}"), Style::Plain);
        }
    }

    fn weighing(&mut self, outline: &Outline, other: Side, weighing: &Weighing) {
        let place = weighing.places.get(other);
        let verdict = weighing.verdict.map(|verdict| format!("as {}, ", verdict.name())).unwrap_or_default();
        let sure = weighing.likelihood.map(|sure| format!("{verdict}{} {sure}; ", sure.word())).unwrap_or_default();
        let style = weighing.verdict.filter(|_| matches!(weighing.outcome, Outcome::Found(_))).map_or(Style::Plain, Style::Of);
        let lead = format!("{}, line {}: ", other.name(), outline.line(place));
        self.put(4, &lead, &format!("\"{}\": {sure}{}", outline.value(place), weighing.outcome.in_words()), style);
        for reason in &weighing.why {
            self.put(6, "why: ", reason, Style::Plain);
        }
        if !weighing.slots.is_empty() {
            self.put(6, "slots: ", &weighing.slots.iter().map(slot_in_words).collect::<Vec<_>>().join("; "), Style::Plain);
        }
    }

    fn let_go(&mut self, outline: &Outline, other: Side, reason: &str, alike: &[&Weighing]) {
        let places = alike.iter().take(NAMED).map(|weighing| {
            let place = weighing.places.get(other);
            format!("\"{}\" (line {})", outline.value(place), outline.line(place))
        });
        let named = places.collect::<Vec<_>>().join(", ");
        let more = if alike.len() > NAMED { format!(" and {} more", alike.len() - NAMED) } else { String::new() };
        self.put(4, "let go: ", &format!("{reason}: {named}{more}"), Style::Plain);
    }
}

/// Pairs that were let go before it came to a likelihood, those with one reason together, in order.
fn by_reason<'a>(silent: &[&'a Weighing]) -> Vec<(&'a str, Vec<&'a Weighing>)> {
    let mut reasons: Vec<(&str, Vec<&Weighing>)> = Vec::new();
    for weighing in silent {
        let Outcome::LetGo(reason) = &weighing.outcome else { continue };
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, alike)) => alike.push(weighing),
            None => reasons.push((reason, vec![weighing])),
        }
    }
    reasons
}

/// The plural of a sort of mention.
fn plural(sort: &str) -> String {
    sort.strip_suffix('y').map_or_else(|| format!("{sort}s"), |stem| format!("{stem}ies"))
}

fn slot_in_words(slot: &SlotWeight) -> String {
    format!("{} {:.2} ({:+.2})", slot.name, slot.value, slot.adds)
}

/// "C1, conflict, quantity, likely (0.82): 31 ≠ 28".
fn summary(comparison: &Comparison, id: FindingId) -> String {
    let told = |verdict: &str, kind: Kind, sure: Confidence, words: &str| {
        format!("{id}, {verdict}, {}, {} ({sure}): {}", kind.name(), sure.word(), one_line(words))
    };
    match named(comparison, id) {
        Some(Named::Fact(f)) => told(f.verdict.name(), f.kind, f.confidence, &f.summary),
        Some(Named::Inside(f)) => told("inside one text", f.kind, f.confidence, &f.summary),
        None => id.to_string(),
    }
}

/// Why pairs were reported or let go.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "why"))]
pub(super) struct WhyRecord<'a> {
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    documents: [DocumentRecord<'a>; 2],
    answers: Vec<AnswerRecord<'a>>,
}

/// What an answer is shows by its fields.
#[derive(Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "answer"))]
enum AnswerRecord<'a> {
    Fact { finding: FindingRecord<'a>, mentions: Vec<WeighedRecord<'a>> },
    Inside { self_finding: SelfFindingRecord<'a> },
    Place { place: EvidenceRecord<'a>, findings: Vec<String>, mentions: Vec<WeighedRecord<'a>> },
    Places { places: Vec<EvidenceRecord<'a>> },
}

impl<'a> AnswerRecord<'a> {
    fn new(comparison: &'a Comparison, answer: &'a Answer) -> Option<Self> {
        let records = |weighed: &'a [Weighed]| weighed.iter().map(|weighed| WeighedRecord::new(comparison, weighed)).collect();
        Some(match answer {
            Answer::Finding(id, weighed) => match named(comparison, *id)? {
                Named::Fact(finding) => Self::Fact { finding: FindingRecord::new(comparison, finding), mentions: records(weighed) },
                Named::Inside(finding) => Self::Inside { self_finding: SelfFindingRecord::new(comparison, finding) },
            },
            Answer::Place(place, weighed, findings) => Self::Place {
                place: EvidenceRecord::new(comparison, place),
                findings: findings.iter().map(ToString::to_string).collect(),
                mentions: records(weighed),
            },
            Answer::Places(places) => Self::Places { places: places.iter().map(|place| EvidenceRecord::new(comparison, place)).collect() },
        })
    }
}

/// A mention and what it was weighed against.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "weighed"))]
struct WeighedRecord<'a> {
    sort: &'static str,
    #[serde(flatten)]
    place: EvidenceRecord<'a>,
    findings: Vec<String>,
    against: Vec<WeighingRecord<'a>>,
    incomparable: usize,
}

impl<'a> WeighedRecord<'a> {
    fn new(comparison: &'a Comparison, weighed: &'a Weighed) -> Self {
        let other = weighed.place.side.other();
        Self {
            sort: weighed.sort,
            place: EvidenceRecord::new(comparison, &weighed.place),
            findings: weighed.findings.iter().map(ToString::to_string).collect(),
            against: weighed.against.iter().map(|weighing| WeighingRecord::new(comparison, other, weighing)).collect(),
            incomparable: weighed.incomparable,
        }
    }
}

/// A mention of the other side that was weighed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "weighing"))]
struct WeighingRecord<'a> {
    #[serde(flatten)]
    place: EvidenceRecord<'a>,
    verdict: Option<Verdict>,
    finding: Option<String>,
    let_go: Option<&'a str>,
    likelihood: Option<f64>,
    why: &'a [String],
    slots: Vec<SlotRecord<'a>>,
}

impl<'a> WeighingRecord<'a> {
    fn new(comparison: &'a Comparison, other: Side, weighing: &'a Weighing) -> Self {
        let (finding, let_go) = match &weighing.outcome {
            Outcome::Found(id) => (Some(id.to_string()), None),
            Outcome::LetGo(reason) => (None, Some(reason.as_str())),
        };
        Self {
            place: EvidenceRecord::new(comparison, weighing.places.get(other)),
            verdict: weighing.verdict,
            finding,
            let_go,
            likelihood: weighing.likelihood.map(Confidence::value),
            why: &weighing.why,
            slots: weighing.slots.iter().map(SlotRecord::new).collect(),
        }
    }
}

/// What one slot of the frames adds.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "slot"))]
struct SlotRecord<'a> {
    name: &'a str,
    value: f64,
    adds: f64,
}

impl<'a> SlotRecord<'a> {
    fn new(slot: &'a SlotWeight) -> Self {
        // The last bits of a product are cut off, so that output is the same everywhere.
        let hundredths = |value: f64| (value * 100.0).round() / 100.0;
        Self { name: &slot.name, value: hundredths(slot.value), adds: hundredths(slot.adds) }
    }
}
