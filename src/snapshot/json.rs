//! The machine-readable forms: the snapshot of a pair, and one line of a batch.

use std::borrow::Cow;

use serde::Serialize;

use super::record::{ComparisonRecord, DocumentRecord, PROGRAM, PartialRecord, ProgramRecord, SCHEMA, Said, SnapshotRecord, thousandths};
use super::review::Review;
use crate::align::Relation;
use crate::compare::{Comparison, Confidence, Verdict};
use crate::document::Side;

/// The snapshot of a comparison: one JSON object with a line end after it, findings from `floor` up.
///
/// Offsets are UTF-8 byte offsets into the document's `text`, which is part of the snapshot.
pub fn json(comparison: &Comparison, floor: Confidence) -> String {
    reviewed_json(comparison, floor, &Review::default())
}

/// The snapshot of a comparison with what a person says of it; the same as [`json`] where they say nothing.
pub fn reviewed_json(comparison: &Comparison, floor: Confidence, review: &Review) -> String {
    let said = review.of(comparison);
    pretty(&SnapshotRecord {
        schema: SCHEMA.into(),
        program: comparison.version.as_deref().map(|version| ProgramRecord { name: PROGRAM.into(), version: version.into() }),
        floor: floor.value(),
        kinds: comparison.kinds.chosen(),
        documents: Side::BOTH.map(|side| DocumentRecord::new(Some(side), comparison.documents.get(side))),
        comparison: ComparisonRecord::new(comparison, floor, &said),
        review: (!review.is_empty()).then_some(Cow::Borrowed(review)),
        partial: comparison.partial.as_ref().map(PartialRecord::new),
    })
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

/// A record as an object for programs and for eyes, with a line end after it.
pub(super) fn pretty(record: &impl Serialize) -> String {
    // Strings, numbers, lists and structs cannot fail to become JSON.
    let mut out = serde_json::to_string_pretty(record).unwrap_or_default();
    out.push('\n');
    out
}

/// The answer to a pair of a batch.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "batch_answer"))]
pub(super) struct BatchRecord<'a> {
    /// The pair's: a string, number, true, false or null.
    id: &'a serde_json::Value,
    #[serde(flatten)]
    comparison: ComparisonRecord<'a>,
    /// `contradiction` when a conflict is listed, else the relation of the best link, else `unrelated`.
    relation: &'static str,
    /// The best link's, 0 where there is none.
    score: f64,
}
