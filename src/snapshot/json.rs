//! The machine-readable forms: the snapshot of a pair, and one line of a batch. Fields may be added, never changed in name or meaning.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::{Change, Link, Relation};
use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict, Versions};
use crate::document::{ByteSpan, Document, Passage, PassageId, Replaced, Role, Side};
use crate::work::{Partial, Stage};

use super::about::AboutRecord;
use super::review::{Decision, Review, Reviewed};

/// Name and version of the snapshot's form; the number rises only when a field changes its meaning.
const SCHEMA: &str = "diptych.snapshot/1";

/// The snapshot of a comparison: one JSON object with a line end after it, findings from `floor` up.
///
/// Offsets are UTF-8 byte offsets into the document's `text`, which is part of the snapshot.
pub fn json(comparison: &Comparison, floor: Confidence) -> String {
    reviewed_json(comparison, floor, &Review::default())
}

/// The snapshot of a comparison with what a person says of it; the same as [`json`] where they say nothing.
pub fn reviewed_json(comparison: &Comparison, floor: Confidence, review: &Review) -> String {
    let said = review.of(comparison);
    let snapshot = Snapshot {
        schema: SCHEMA,
        floor: floor.value(),
        kinds: comparison.kinds.chosen(),
        documents: Side::BOTH.map(|side| DocumentRecord::new(Some(side), comparison.documents.get(side))),
        comparison: ComparisonRecord::new(comparison, floor, &said),
        review: (!review.is_empty()).then_some(review),
        partial: comparison.partial.as_ref().map(PartialRecord::new),
    };
    // Strings, numbers, lists and structs cannot fail to become JSON.
    let mut out = serde_json::to_string_pretty(&snapshot).unwrap_or_default();
    out.push('\n');
    out
}

/// One line of a batch's output, without the line end: links and findings of a pair, no texts.
///
/// `relation` is *contradiction* when a conflict is listed, else that of the best link, else *unrelated*; `score` is the best link's.
pub fn batch_line(id: &serde_json::Value, comparison: &Comparison, floor: Confidence) -> String {
    let best = comparison.links.iter().reduce(|best, link| if link.score > best.score { link } else { best });
    let in_conflict = comparison.findings_from(floor).any(|finding| finding.verdict == Verdict::Conflict);
    let relation = match (in_conflict, best) {
        (true, _) => Relation::Contradiction.name(),
        (false, Some(link)) => link.relation.name(),
        (false, None) => "unrelated",
    };
    let line = BatchRecord {
        id,
        comparison: ComparisonRecord::new(comparison, floor, &Said::new()),
        relation,
        score: best.map_or(0.0, |link| thousandths(link.score)),
    };
    serde_json::to_string(&line).unwrap_or_default()
}

/// A score with the last bits of its sum cut off, so that output is the same everywhere.
pub(super) fn thousandths(score: f64) -> f64 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

#[derive(Serialize)]
struct Snapshot<'a> {
    schema: &'static str,
    floor: f64,
    /// Only where some were chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Vec<Kind>>,
    documents: [DocumentRecord<'a>; 2],
    #[serde(flatten)]
    comparison: ComparisonRecord<'a>,
    /// Only where a person said something.
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'a Review>,
    partial: Option<PartialRecord>,
}

/// What a person says of findings, by their ids.
type Said<'a> = BTreeMap<FindingId, &'a Reviewed>;

#[derive(Serialize)]
struct BatchRecord<'a> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    comparison: ComparisonRecord<'a>,
    relation: &'static str,
    score: f64,
}

#[derive(Serialize)]
struct ComparisonRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    versions: Option<VersionsRecord>,
    links: Vec<LinkRecord<'a>>,
    findings: Vec<FindingRecord<'a>>,
    self_findings: Vec<SelfFindingRecord<'a>>,
}

impl<'a> ComparisonRecord<'a> {
    fn new(comparison: &'a Comparison, floor: Confidence, said: &Said<'a>) -> Self {
        Self {
            versions: comparison.versions.as_ref().map(VersionsRecord::new),
            links: comparison.links.iter().map(|link| LinkRecord::new(comparison, link)).collect(),
            findings: comparison
                .findings_from(floor)
                .map(|finding| FindingRecord { said: SaidRecord::new(said, finding.id), ..FindingRecord::new(comparison, finding) })
                .collect(),
            self_findings: comparison
                .self_findings
                .iter()
                .filter(|finding| finding.confidence >= floor)
                .map(|finding| SelfFindingRecord { said: SaidRecord::new(said, finding.id), ..SelfFindingRecord::new(comparison, finding) })
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct DocumentRecord<'a> {
    /// None where there is one document only.
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<Side>,
    source: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    #[serde(flatten)]
    about: AboutRecord<'a>,
    text: &'a str,
    passages: Vec<PassageRecord<'a>>,
    replaced: Vec<ReplacedRecord>,
}

impl<'a> DocumentRecord<'a> {
    pub(super) fn new(side: Option<Side>, document: &'a Document) -> Self {
        Self {
            side,
            source: &document.source,
            title: document.title.as_deref(),
            outlet: document.outlet.as_deref(),
            published: document.published.map(|date| date.to_string()),
            about: AboutRecord::new(document),
            text: &document.text,
            passages: document.passages.iter().map(|passage| PassageRecord::new(document, passage)).collect(),
            replaced: document.replaced.iter().map(ReplacedRecord::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    id: PassageId,
    paragraph: usize,
    start: usize,
    end: usize,
    role: Role,
    line: usize,
    /// Only where the form has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    /// Only where the form has parts that are told apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<&'a str>,
}

impl<'a> PassageRecord<'a> {
    fn new(document: &'a Document, passage: &Passage) -> Self {
        let place = document.place(passage);
        Self {
            id: passage.id,
            paragraph: passage.paragraph,
            start: passage.span.start,
            end: passage.span.end,
            role: passage.role,
            line: passage.line,
            page: place.and_then(|place| place.page),
            element: place.and_then(|place| place.element.as_deref()),
        }
    }
}

#[derive(Serialize)]
struct ReplacedRecord {
    /// `U+202E`: the character itself must not reach the snapshot.
    character: String,
    line: usize,
    at: usize,
}

impl ReplacedRecord {
    fn new(replaced: &Replaced) -> Self {
        Self { character: format!("U+{:04X}", u32::from(replaced.character)), line: replaced.line, at: replaced.at }
    }
}

/// Only where the two texts are versions of one.
#[derive(Serialize)]
struct VersionsRecord {
    share: f64,
    same: usize,
    changed: usize,
    only_left: usize,
    only_right: usize,
}

impl VersionsRecord {
    fn new(versions: &Versions) -> Self {
        Self {
            share: thousandths(versions.share()),
            same: versions.same,
            changed: versions.changed,
            only_left: versions.only.left,
            only_right: versions.only.right,
        }
    }
}

#[derive(Serialize)]
pub(super) struct LinkRecord<'a> {
    left: &'a [PassageId],
    right: &'a [PassageId],
    relation: Relation,
    /// Only where the relation runs one way.
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<Side>,
    score: f64,
    #[serde(skip_serializing_if = "is_false")]
    by_hand: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeRecord<'a>>,
}

impl<'a> LinkRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, link: &'a Link) -> Self {
        Self {
            left: &link.left,
            right: &link.right,
            relation: link.relation,
            more: link.more,
            score: thousandths(link.score),
            by_hand: link.by_hand,
            changes: link.changes.iter().map(|change| ChangeRecord::new(comparison, change)).collect(),
        }
    }
}

/// What serde asks of a test whether a field is left out.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    left: Option<WordsRecord<'a>>,
    right: Option<WordsRecord<'a>>,
}

impl<'a> ChangeRecord<'a> {
    fn new(comparison: &'a Comparison, change: &Change) -> Self {
        let words = |side: Side| {
            let span: ByteSpan = (*change.get(side))?;
            Some(WordsRecord { start: span.start, end: span.end, text: span.of(&comparison.documents.get(side).text) })
        };
        Self { left: words(Side::Left), right: words(Side::Right) }
    }
}

#[derive(Serialize)]
struct WordsRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// What was left out of work that was stopped.
#[derive(Serialize)]
pub(super) struct PartialRecord {
    cause: &'static str,
    stage: &'static str,
    done: DoneRecord,
}

impl PartialRecord {
    pub(super) fn new(partial: &Partial) -> Self {
        let share = |stage| thousandths(partial.share(stage));
        Self {
            cause: partial.cause.name(),
            stage: partial.stage.name(),
            done: DoneRecord {
                reading: share(Stage::Reading),
                facts: share(Stage::Facts),
                candidates: share(Stage::Candidates),
                linking: share(Stage::Linking),
                comparing: share(Stage::Comparing),
            },
        }
    }
}

/// The share of each stage that was done, by the names of the stages.
#[derive(Serialize)]
struct DoneRecord {
    reading: f64,
    facts: f64,
    candidates: f64,
    linking: f64,
    comparing: f64,
}

#[derive(Serialize)]
pub(super) struct FindingRecord<'a> {
    id: String,
    verdict: Verdict,
    kind: Kind,
    summary: &'a str,
    why: &'a [String],
    confidence: f64,
    relation: Option<Relation>,
    left: Option<SpanRecord<'a>>,
    right: Option<SpanRecord<'a>>,
    evidence: Vec<EvidenceRecord<'a>>,
    #[serde(flatten)]
    said: SaidRecord<'a>,
}

/// What a person says of a finding; no field where they say nothing.
#[derive(Serialize, Default)]
struct SaidRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

impl<'a> SaidRecord<'a> {
    fn new(said: &Said<'a>, id: FindingId) -> Self {
        said.get(&id).map_or_else(Self::default, |said| Self { decision: said.decision, note: &said.note })
    }
}

impl<'a> FindingRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, finding: &'a Finding) -> Self {
        let main = |evidence: &Option<Evidence>| evidence.as_ref().map(|evidence| SpanRecord::new(comparison, evidence));
        Self {
            id: finding.id.to_string(),
            verdict: finding.verdict,
            kind: finding.kind,
            summary: &finding.summary,
            why: &finding.why,
            confidence: finding.confidence.value(),
            relation: finding.relation,
            left: main(&finding.spans.left),
            right: main(&finding.spans.right),
            evidence: evidence_records(comparison, &finding.evidence),
            said: SaidRecord::default(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct SelfFindingRecord<'a> {
    id: String,
    side: Side,
    kind: Kind,
    summary: &'a str,
    why: &'a [String],
    confidence: f64,
    evidence: Vec<EvidenceRecord<'a>>,
    #[serde(flatten)]
    said: SaidRecord<'a>,
}

impl<'a> SelfFindingRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, finding: &'a SelfFinding) -> Self {
        Self {
            id: finding.id.to_string(),
            side: finding.side,
            kind: finding.kind,
            summary: &finding.summary,
            why: &finding.why,
            confidence: finding.confidence.value(),
            evidence: evidence_records(comparison, &finding.evidence),
            said: SaidRecord::default(),
        }
    }
}

#[derive(Serialize)]
struct SpanRecord<'a> {
    passage: PassageId,
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> SpanRecord<'a> {
    fn new(comparison: &'a Comparison, evidence: &Evidence) -> Self {
        Self { passage: evidence.passage, start: evidence.span.start, end: evidence.span.end, text: comparison.text(evidence) }
    }
}

#[derive(Serialize)]
pub(super) struct EvidenceRecord<'a> {
    side: Side,
    #[serde(flatten)]
    span: SpanRecord<'a>,
}

impl<'a> EvidenceRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, evidence: &Evidence) -> Self {
        Self { side: evidence.side, span: SpanRecord::new(comparison, evidence) }
    }
}

fn evidence_records<'a>(comparison: &'a Comparison, evidence: &[Evidence]) -> Vec<EvidenceRecord<'a>> {
    evidence.iter().map(|evidence| EvidenceRecord::new(comparison, evidence)).collect()
}
