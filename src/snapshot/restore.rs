//! A snapshot read again: the comparison, its floor and the review, without the texts' files.
//!
//! A snapshot comes from outside. Its form and every place in it are checked, its words are made safe as those of any foreign text; what does not hold
//! is told and nothing of it is believed.

mod text;

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use super::record::{
    ChangeRecord, EvidenceRecord, FindingRecord, LinkRecord, PartialRecord, SCHEMA, SelfFindingRecord, SnapshotRecord, SpanRecord,
    VersionsRecord, WordsRecord,
};
use super::review::Review;
use crate::align::{Link, Versions};
use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kinds, SelfFinding, Verdict};
use crate::document::{Document, PassageId, Side, Sides, safe_line, safe_name};
use crate::work::{Partial, Stage};
use text::Text;

/// Why something is no snapshot that can be opened. The message says what is wrong and what to do; the caller puts the file's name before it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unusable {
    /// No JSON at all, or deeper than anybody writes it.
    #[error("not JSON ({0}); give a snapshot, as `diptych compare LEFT RIGHT --format json` writes it")]
    NotJson(String),
    /// JSON that is something else.
    #[error("no snapshot ({0}); give one, as `diptych compare LEFT RIGHT --format json` writes it")]
    Other(String),
    /// A snapshot of a later form.
    #[error("a snapshot in the form {0}, and this program reads {SCHEMA}; open it with the version of diptych that wrote it")]
    Version(String),
    /// A field that is missing or holds what it cannot hold.
    #[error("a damaged snapshot ({0}); write it again from the texts")]
    Damaged(String),
}

/// What a snapshot holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The comparison, as far as the snapshot lists it.
    pub comparison: Comparison,
    /// The lowest confidence that is listed: nothing is known of what lies below.
    pub floor: Confidence,
    /// What a person had said of it.
    pub review: Review,
}

/// Only as much of a file as tells what it is.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: Value,
}

/// Reads a snapshot; writing it again gives the same bytes, if this program wrote it.
///
/// # Errors
/// When it is none, is one of another version, or says what cannot be.
pub fn restore(bytes: &[u8]) -> Result<Restored, Unusable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Unusable::Other("it is no object".to_owned()),
        _ => Unusable::NotJson(told(&error)),
    })?;
    match head.schema.as_str() {
        Some(SCHEMA) => {}
        Some(other) if other.starts_with("diptych.snapshot/") => return Err(Unusable::Version(safe_name(other))),
        Some(other) => return Err(Unusable::Other(format!("its schema is {}", safe_name(other)))),
        None => return Err(Unusable::Other("it names no schema".to_owned())),
    }
    let record: SnapshotRecord<'_> = serde_json::from_slice(bytes).map_err(|error| Unusable::Damaged(told(&error)))?;
    restored(record).map_err(Unusable::Damaged)
}

/// What the parser says, safe to print: it may quote the file.
fn told(error: &serde_json::Error) -> String {
    safe_name(&error.to_string())
}

fn restored(record: SnapshotRecord<'_>) -> Result<Restored, String> {
    let SnapshotRecord { program, floor, kinds, documents: [left, right], comparison, review, partial, .. } = record;
    let texts = Sides::new(Text::read(left, Side::Left)?, Text::read(right, Side::Right)?);
    let places = Places { texts: &texts };
    let links = comparison.links.into_iter().map(|link| places.link(link)).collect::<Result<Vec<_>, _>>()?;
    let findings = comparison.findings.into_iter().map(|finding| places.finding(finding)).collect::<Result<Vec<_>, _>>()?;
    let self_findings = comparison.self_findings.into_iter().map(|finding| places.inside(finding)).collect::<Result<Vec<_>, _>>()?;
    let mut ids = BTreeSet::new();
    for id in findings.iter().map(|finding| finding.id).chain(self_findings.iter().map(|finding| finding.id)) {
        if !ids.insert(id) {
            return Err(format!("two findings are named {id}"));
        }
    }
    let documents = Sides::new(texts.left.document()?, texts.right.document()?);
    let versions = comparison.versions.map(|versions| versions_of(&versions, &documents));
    let comparison = Comparison {
        links,
        findings,
        self_findings,
        kinds: kinds.map_or(Kinds::ALL, Kinds::of),
        versions: versions.transpose()?,
        partial: partial.map(|partial| partial_of(&partial)),
        version: program.map(|program| safe_line(&program.version)),
        ..Comparison::blank(documents)
    };
    let review = review.map(|review| review.into_owned().secured()).unwrap_or_default();
    Ok(Restored { comparison, floor: share("the floor", floor).map(Confidence::new)?, review })
}

/// A number from 0 to 1.
fn share(what: &str, value: f64) -> Result<f64, String> {
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(format!("{what} is {value}, not from 0 to 1")) }
}

/// What two versions have in common: of no more passages than each has.
fn versions_of(record: &VersionsRecord, documents: &Sides<Document>) -> Result<Versions, String> {
    let &VersionsRecord { same, changed, only_left, only_right, .. } = record;
    let only = Sides::new(only_left, only_right);
    let fits = |side: Side| {
        let counted = same.checked_add(changed).and_then(|both| both.checked_add(*only.get(side)));
        counted.is_some_and(|counted| counted <= documents.get(side).passages.len())
    };
    if Side::BOTH.into_iter().all(fits) {
        Ok(Versions { same, changed, only })
    } else {
        Err("it counts more passages in the versions than there are".to_owned())
    }
}

fn partial_of(record: &PartialRecord) -> Partial {
    let PartialRecord { cause, stage, done } = record;
    let share = |stage| match stage {
        Stage::Reading => done.reading,
        Stage::Facts => done.facts,
        Stage::Candidates => done.candidates,
        Stage::Linking => done.linking,
        Stage::Comparing => done.comparing,
    };
    Partial { cause: *cause, stage: *stage, done: Stage::ALL.map(share) }
}

fn id(written: &str, letter: char) -> Result<FindingId, String> {
    let id = FindingId::parse(written).filter(|id| id.letter == letter);
    id.ok_or_else(|| format!("a finding is named {}, not {letter} and a number", safe_name(written)))
}

fn lines(written: &[String]) -> Vec<String> {
    written.iter().map(|line| safe_line(line)).collect()
}

/// What says where things stand, held against the texts.
struct Places<'t, 'r> {
    texts: &'t Sides<Text<'r>>,
}

impl Places<'_, '_> {
    fn passages(&self, side: Side, passages: &[PassageId]) -> Result<Vec<PassageId>, String> {
        if passages.is_empty() {
            return Err(format!("a link has no passage of the {} text", side.name()));
        }
        passages.iter().try_for_each(|passage| self.texts.get(side).passage(*passage).map(drop))?;
        Ok(passages.to_vec())
    }

    fn link(&self, record: LinkRecord<'_>) -> Result<Link, String> {
        let LinkRecord { left, right, relation, more, score, by_hand, changes } = record;
        let (left, right) = (self.passages(Side::Left, &left)?, self.passages(Side::Right, &right)?);
        let words = |side: Side, words: Option<WordsRecord<'_>>| {
            words.map(|words| self.texts.get(side).span(words.start, words.end, Some(&words.text))).transpose()
        };
        let change = |change: ChangeRecord<'_>| Ok(Sides::new(words(Side::Left, change.left)?, words(Side::Right, change.right)?));
        let changes = changes.into_iter().map(change).collect::<Result<Vec<_>, String>>()?;
        Ok(Link { more, by_hand, changes, ..Link::new(left, right, relation, share("a link's score", score)?) })
    }

    fn evidence(&self, side: Side, record: &SpanRecord<'_>) -> Result<Evidence, String> {
        let text = self.texts.get(side);
        let passage = text.passage(record.passage)?;
        if record.start < passage.start || record.end > passage.end {
            return Err(format!("{} {}-{} is not inside passage {}", side.name(), record.start, record.end, record.passage.0));
        }
        Ok(Evidence { side, passage: record.passage, span: text.span(record.start, record.end, Some(&record.text))? })
    }

    fn mentions(&self, records: &[EvidenceRecord<'_>]) -> Result<Vec<Evidence>, String> {
        records.iter().map(|record| self.evidence(record.side, &record.span)).collect()
    }

    fn finding(&self, record: FindingRecord<'_>) -> Result<Finding, String> {
        let FindingRecord { id: written, verdict, kind, summary, why, confidence, relation, left, right, evidence, .. } = record;
        let id = id(&written, verdict.letter())?;
        let main = |side: Side, span: Option<SpanRecord<'_>>| span.map(|span| self.evidence(side, &span)).transpose();
        let spans = Sides::new(main(Side::Left, left)?, main(Side::Right, right)?);
        let has = (spans.left.is_some(), spans.right.is_some());
        let wanted = (verdict != Verdict::OnlyRight, verdict != Verdict::OnlyLeft);
        if has != wanted {
            return Err(format!("{id} is of the verdict {} and has a statement on the wrong side, or none", verdict.name()));
        }
        Ok(Finding {
            id,
            verdict,
            kind,
            summary: safe_line(&summary),
            why: lines(&why),
            confidence: Confidence::new(share("a confidence", confidence)?),
            relation,
            spans,
            evidence: self.mentions(&evidence)?,
        })
    }

    fn inside(&self, record: SelfFindingRecord<'_>) -> Result<SelfFinding, String> {
        let SelfFindingRecord { id: written, side, kind, summary, why, confidence, evidence, .. } = record;
        let id = id(&written, 'I')?;
        if evidence.len() < 2 || evidence.iter().any(|place| place.side != side) {
            return Err(format!("{id} needs two places of the {} text or more, and none of the other", side.name()));
        }
        Ok(SelfFinding {
            id,
            side,
            kind,
            summary: safe_line(&summary),
            why: lines(&why),
            confidence: Confidence::new(share("a confidence", confidence)?),
            evidence: self.mentions(&evidence)?,
        })
    }
}
