//! Drafts become findings: ordered, numbered; links take the relation that their findings show.

use crate::align::{Link, Relation};
use crate::document::Side;

use super::draft::Draft;
use super::types::{Confidence, Finding, FindingId, Verdict};

/// Orders drafts by verdict, listed ones before the rest, then importance, and numbers them within each verdict.
pub(super) fn number(mut drafts: Vec<Draft>) -> Vec<Finding> {
    let unlisted = |d: &Draft| d.confidence < Confidence::DEFAULT_FLOOR;
    drafts.sort_by(|a, b| {
        (a.verdict, unlisted(a))
            .cmp(&(b.verdict, unlisted(b)))
            .then(b.importance.total_cmp(&a.importance))
            .then_with(|| a.evidence.cmp(&b.evidence))
    });
    let mut counts = [0_usize; Verdict::ALL.len()];
    drafts
        .into_iter()
        .map(|draft| {
            let count = counts.get_mut(draft.verdict as usize);
            let number = count.map_or(0, |c| {
                *c += 1;
                *c
            });
            Finding {
                id: FindingId { letter: draft.verdict.letter(), number },
                verdict: draft.verdict,
                kind: draft.kind,
                summary: draft.summary,
                why: draft.why,
                confidence: draft.confidence,
                relation: draft.relation,
                spans: draft.spans,
                evidence: draft.evidence,
            }
        })
        .collect()
}

/// A link whose passages hold a conflict contradicts, or is followed up; the rest keep the relation of their words.
pub(super) fn refine(links: &mut [Link], findings: &[Finding]) {
    for finding in findings.iter().filter(|f| f.verdict == Verdict::Conflict && f.confidence >= Confidence::DEFAULT_FLOOR) {
        let (Some(left), Some(right)) = (finding.spans.left, finding.spans.right) else { continue };
        for link in
            links.iter_mut().filter(|l| l.passages(Side::Left).contains(&left.passage) && l.passages(Side::Right).contains(&right.passage))
        {
            link.relation = finding.relation.unwrap_or(Relation::Contradiction);
        }
    }
}
