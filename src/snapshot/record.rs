//! The machine-readable form of a comparison, field by field: what is written is what is read again and what the schema of the docs is made from.
//!
//! Fields may be added, never changed in name or meaning. What was added later may be missing in what was written before.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::about::AboutRecord;
use super::review::{Decision, Review, Reviewed};
use crate::align::{Change, Link, Relation};
use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict, Versions};
use crate::document::{ByteSpan, Dateline, Document, Passage, PassageId, Replaced, Role, Side};
use crate::work::{Cause, Partial, Stage};

/// Name and version of the snapshot's form; the number rises only when a field changes its meaning.
pub(super) const SCHEMA: &str = "diptych.snapshot/1";

/// The program's name in what it writes.
pub(super) const PROGRAM: &str = "diptych";

/// A whole comparison, written down.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "snapshot"))]
pub(super) struct SnapshotRecord<'a> {
    /// Name and version of the form.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    pub(super) schema: Cow<'a, str>,
    /// What compared the two texts; missing in snapshots of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) program: Option<ProgramRecord<'a>>,
    /// The lowest confidence that is listed.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    pub(super) floor: f64,
    /// Only where some were chosen: the kinds of which findings are listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kinds: Option<Vec<Kind>>,
    /// The two accounts, left first.
    pub(super) documents: [DocumentRecord<'a>; 2],
    #[serde(flatten)]
    pub(super) comparison: ComparisonRecord<'a>,
    /// Only where a person said something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) review: Option<Cow<'a, Review>>,
    /// What was left out because the work was stopped, or null.
    #[serde(default)]
    pub(super) partial: Option<PartialRecord>,
}

/// What compared the two texts.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "program"))]
pub(super) struct ProgramRecord<'a> {
    /// Its name.
    pub(super) name: Cow<'a, str>,
    /// Its version: another one may find other things in the same texts.
    pub(super) version: Cow<'a, str>,
}

/// What a person says of findings, by their ids.
pub(super) type Said<'a> = BTreeMap<FindingId, &'a Reviewed>;

/// Links and findings of two accounts.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "comparison"))]
pub(super) struct ComparisonRecord<'a> {
    /// Only where the two texts are versions of one: what they have in common.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) versions: Option<VersionsRecord>,
    /// Passages that speak of the same thing, in the order of the left text.
    pub(super) links: Vec<LinkRecord<'a>>,
    /// What the comparison says of each fact, from the floor up.
    pub(super) findings: Vec<FindingRecord<'a>>,
    /// Places where one text contradicts itself, from the floor up.
    pub(super) self_findings: Vec<SelfFindingRecord<'a>>,
}

impl<'a> ComparisonRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, floor: Confidence, said: &Said<'a>) -> Self {
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

/// One account.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "document"))]
pub(super) struct DocumentRecord<'a> {
    /// Missing where there is one document only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) side: Option<Side>,
    /// Where it came from, as the person named it.
    pub(super) source: Cow<'a, str>,
    /// SHA-256 of the bytes that were read, in hexadecimal digits.
    #[serde(default)]
    #[cfg_attr(test, schemars(regex(pattern = r"^[0-9a-f]{64}$")))]
    pub(super) sha256: Option<Cow<'a, str>>,
    /// When it was retrieved, in UTC: only where that is known and was asked for.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub(super) retrieved: Option<String>,
    /// Only where it was fetched: the address it came from in the end, after redirects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fetched_from: Option<Cow<'a, str>>,
    /// The headline.
    pub(super) title: Option<Cow<'a, str>>,
    /// Who published it.
    pub(super) outlet: Option<Cow<'a, str>>,
    /// The day of publication.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub(super) published: Option<String>,
    #[serde(flatten)]
    pub(super) about: AboutRecord<'a>,
    /// Place and date at the head of the report.
    #[serde(default)]
    pub(super) dateline: Option<DatelineRecord<'a>>,
    /// The whole text, normalised and made safe; every offset counts its UTF-8 bytes.
    pub(super) text: Cow<'a, str>,
    /// Sentences, headlines, captions and bylines in the order of the text.
    pub(super) passages: Vec<PassageRecord<'a>>,
    /// Characters that could drive or deceive a terminal and stand as U+FFFD in the text.
    pub(super) replaced: Vec<ReplacedRecord<'a>>,
}

impl<'a> DocumentRecord<'a> {
    pub(super) fn new(side: Option<Side>, document: &'a Document) -> Self {
        Self {
            side,
            source: Cow::Borrowed(&document.source),
            sha256: document.provenance.sha256.as_deref().map(Cow::Borrowed),
            retrieved: document.provenance.retrieved.map(|time| time.to_string()),
            fetched_from: document.provenance.address.as_deref().map(Cow::Borrowed),
            title: document.title.as_deref().map(Cow::Borrowed),
            outlet: document.outlet.as_deref().map(Cow::Borrowed),
            published: document.published.map(|date| date.to_string()),
            about: AboutRecord::new(document),
            dateline: document.dateline.as_ref().map(DatelineRecord::new),
            text: Cow::Borrowed(&document.text),
            passages: document.passages.iter().map(|passage| PassageRecord::new(document, passage)).collect(),
            replaced: document.replaced.iter().map(ReplacedRecord::new).collect(),
        }
    }
}

/// Place and date at the head of a report.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "dateline"))]
pub(super) struct DatelineRecord<'a> {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// The place as written.
    pub(super) place: Option<Cow<'a, str>>,
    /// The day.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub(super) date: Option<String>,
    /// Month and day (`11-08`), where nothing in the text gives the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) day_of_year: Option<String>,
}

impl<'a> DatelineRecord<'a> {
    fn new(dateline: &'a Dateline) -> Self {
        Self {
            start: dateline.span.start,
            end: dateline.span.end,
            place: dateline.place.as_deref().map(Cow::Borrowed),
            date: dateline.date.map(|date| date.to_string()),
            day_of_year: dateline.day_of_year.map(|(month, day)| format!("{month:02}-{day:02}")),
        }
    }
}

/// A sentence, headline, caption or byline.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "passage"))]
pub(super) struct PassageRecord<'a> {
    /// Its number, counted from 0.
    pub(super) id: PassageId,
    /// The number of its paragraph, counted from 0.
    pub(super) paragraph: usize,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// What it is for.
    pub(super) role: Role,
    /// The line of the source on which it begins, counted from 1.
    pub(super) line: usize,
    /// Its page, counted from 1: only where the form has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) page: Option<usize>,
    /// The part of the source in which it stands: only where the form has parts that are told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) element: Option<Cow<'a, str>>,
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
            element: place.and_then(|place| place.element.as_deref()).map(Cow::Borrowed),
        }
    }
}

/// A character that was replaced.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "replaced"))]
pub(super) struct ReplacedRecord<'a> {
    /// `U+202E`: the character itself must not reach the snapshot.
    #[cfg_attr(test, schemars(regex(pattern = r"^U\+[0-9A-F]{4,6}$")))]
    pub(super) character: Cow<'a, str>,
    /// Its line in the source, counted from 1.
    pub(super) line: usize,
    /// The byte of the text at which U+FFFD stands for it.
    pub(super) at: usize,
}

impl ReplacedRecord<'_> {
    fn new(replaced: &Replaced) -> Self {
        Self { character: format!("U+{:04X}", u32::from(replaced.character)).into(), line: replaced.line, at: replaced.at }
    }
}

/// What two versions of one text have in common, counted in passages that tell the event.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "versions"))]
pub(super) struct VersionsRecord {
    /// The share of the shorter text's passages that stand in the other word for word.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    pub(super) share: f64,
    /// Passages that stand in both word for word.
    pub(super) same: usize,
    /// Passages that stand in both with some words changed.
    pub(super) changed: usize,
    /// Passages that only the left text has.
    pub(super) only_left: usize,
    /// Passages that only the right text has.
    pub(super) only_right: usize,
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

/// Passages that speak of the same thing.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "link"))]
pub(super) struct LinkRecord<'a> {
    /// Passages of the left text, at least one.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub(super) left: Cow<'a, [PassageId]>,
    /// Passages of the right text, at least one.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub(super) right: Cow<'a, [PassageId]>,
    /// How they relate.
    pub(super) relation: Relation,
    /// Only where the relation runs one way: the side that says more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) more: Option<Side>,
    /// How sure the pairing is.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    pub(super) score: f64,
    /// Whether a person made it; left out where nobody did.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) by_hand: bool,
    /// In versions of one text the words in which the passages differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) changes: Vec<ChangeRecord<'a>>,
}

impl<'a> LinkRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, link: &'a Link) -> Self {
        Self {
            left: Cow::Borrowed(&link.left),
            right: Cow::Borrowed(&link.right),
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

/// Words in the place of which the other version has others, or none.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "change"))]
pub(super) struct ChangeRecord<'a> {
    /// Those of the left text, or null.
    pub(super) left: Option<WordsRecord<'a>>,
    /// Those of the right text, or null.
    pub(super) right: Option<WordsRecord<'a>>,
}

impl<'a> ChangeRecord<'a> {
    fn new(comparison: &'a Comparison, change: &Change) -> Self {
        let words = |side: Side| {
            let span: ByteSpan = (*change.get(side))?;
            let text = Cow::Borrowed(span.of(&comparison.documents.get(side).text));
            Some(WordsRecord { start: span.start, end: span.end, text })
        };
        Self { left: words(Side::Left), right: words(Side::Right) }
    }
}

/// Words of a text and where they stand.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "words"))]
pub(super) struct WordsRecord<'a> {
    /// Their first byte.
    pub(super) start: usize,
    /// The byte after their last.
    pub(super) end: usize,
    /// The words.
    pub(super) text: Cow<'a, str>,
}

/// What was left out of work that was stopped.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "partial"))]
pub(super) struct PartialRecord {
    /// Who stopped it.
    pub(super) cause: Cause,
    /// The first stage that was not finished.
    pub(super) stage: Stage,
    /// The share of each stage that was done.
    pub(super) done: DoneRecord,
}

impl PartialRecord {
    pub(super) fn new(partial: &Partial) -> Self {
        let share = |stage| thousandths(partial.share(stage));
        Self {
            cause: partial.cause,
            stage: partial.stage,
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
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "done"))]
pub(super) struct DoneRecord {
    pub(super) reading: f64,
    pub(super) facts: f64,
    pub(super) candidates: f64,
    pub(super) linking: f64,
    pub(super) comparing: f64,
}

/// What the comparison says of one fact.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "finding"))]
pub(super) struct FindingRecord<'a> {
    /// A letter for the verdict and a number.
    #[cfg_attr(test, schemars(regex(pattern = r"^[CVSLR][1-9][0-9]*$")))]
    pub(super) id: Cow<'a, str>,
    /// What the comparison says.
    pub(super) verdict: Verdict,
    /// What sort of fact.
    pub(super) kind: Kind,
    /// One line for a person.
    pub(super) summary: Cow<'a, str>,
    /// The reasons in words, the weightiest first.
    pub(super) why: Cow<'a, [String]>,
    /// How sure, in hundredths.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    pub(super) confidence: f64,
    /// How the two statements lie to each other where it matters, or null.
    pub(super) relation: Option<Relation>,
    /// The main statement of the left text; null where the fact is absent.
    pub(super) left: Option<SpanRecord<'a>>,
    /// The main statement of the right text; null where the fact is absent.
    pub(super) right: Option<SpanRecord<'a>>,
    /// Every mention of the fact, left first, in the order of the text.
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
    #[serde(flatten)]
    pub(super) said: SaidRecord<'a>,
}

/// What a person says of a finding; no field where they say nothing.
#[derive(Serialize, Deserialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "said"))]
pub(super) struct SaidRecord<'a> {
    /// Only where a person decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    /// Only where a person wrote one: their words.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    note: Cow<'a, str>,
}

impl<'a> SaidRecord<'a> {
    fn new(said: &Said<'a>, id: FindingId) -> Self {
        said.get(&id).map_or_else(Self::default, |said| Self { decision: said.decision, note: Cow::Borrowed(&said.note) })
    }
}

impl<'a> FindingRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, finding: &'a Finding) -> Self {
        let main = |evidence: &Option<Evidence>| evidence.as_ref().map(|evidence| SpanRecord::new(comparison, evidence));
        Self {
            id: finding.id.to_string().into(),
            verdict: finding.verdict,
            kind: finding.kind,
            summary: Cow::Borrowed(&finding.summary),
            why: Cow::Borrowed(&finding.why),
            confidence: finding.confidence.value(),
            relation: finding.relation,
            left: main(&finding.spans.left),
            right: main(&finding.spans.right),
            evidence: evidence_records(comparison, &finding.evidence),
            said: SaidRecord::default(),
        }
    }
}

/// A place where one text contradicts itself.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "self_finding"))]
pub(super) struct SelfFindingRecord<'a> {
    /// `I` and a number.
    #[cfg_attr(test, schemars(regex(pattern = r"^I[1-9][0-9]*$")))]
    pub(super) id: Cow<'a, str>,
    /// The text.
    pub(super) side: Side,
    /// What sort of fact.
    pub(super) kind: Kind,
    /// One line for a person.
    pub(super) summary: Cow<'a, str>,
    /// The reasons in words.
    pub(super) why: Cow<'a, [String]>,
    /// How sure, in hundredths.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    pub(super) confidence: f64,
    /// The places of that text, at least two.
    #[cfg_attr(test, schemars(length(min = 2)))]
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
    #[serde(flatten)]
    pub(super) said: SaidRecord<'a>,
}

impl<'a> SelfFindingRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, finding: &'a SelfFinding) -> Self {
        Self {
            id: finding.id.to_string().into(),
            side: finding.side,
            kind: finding.kind,
            summary: Cow::Borrowed(&finding.summary),
            why: Cow::Borrowed(&finding.why),
            confidence: finding.confidence.value(),
            evidence: evidence_records(comparison, &finding.evidence),
            said: SaidRecord::default(),
        }
    }
}

/// Words inside a passage.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "span"))]
pub(super) struct SpanRecord<'a> {
    /// The passage.
    pub(super) passage: PassageId,
    /// Their first byte.
    pub(super) start: usize,
    /// The byte after their last.
    pub(super) end: usize,
    /// The words.
    pub(super) text: Cow<'a, str>,
}

impl<'a> SpanRecord<'a> {
    fn new(comparison: &'a Comparison, evidence: &Evidence) -> Self {
        let text = Cow::Borrowed(comparison.text(evidence));
        Self { passage: evidence.passage, start: evidence.span.start, end: evidence.span.end, text }
    }
}

/// A place that states a fact.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "evidence"))]
pub(super) struct EvidenceRecord<'a> {
    /// The text.
    pub(super) side: Side,
    #[serde(flatten)]
    pub(super) span: SpanRecord<'a>,
}

impl<'a> EvidenceRecord<'a> {
    pub(super) fn new(comparison: &'a Comparison, evidence: &Evidence) -> Self {
        Self { side: evidence.side, span: SpanRecord::new(comparison, evidence) }
    }
}

fn evidence_records<'a>(comparison: &'a Comparison, evidence: &[Evidence]) -> Vec<EvidenceRecord<'a>> {
    evidence.iter().map(|evidence| EvidenceRecord::new(comparison, evidence)).collect()
}

/// A score with the last bits of its sum cut off, so that output is the same everywhere.
pub(super) fn thousandths(score: f64) -> f64 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}
