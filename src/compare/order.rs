//! Drafts become findings: ordered, numbered; links take the relation that their findings show.

use crate::align::{Link, Relation};
use crate::document::Side;

use super::draft::Draft;
use super::types::{Confidence, Finding, Verdict};

/// Orders drafts by verdict, listed ones before the rest, then importance, and numbers them within each verdict.
pub(super) fn number(mut drafts: Vec<Draft>) -> Vec<Finding> {
    let rank = |finding: &Finding| (finding.verdict, finding.confidence < Confidence::DEFAULT_FLOOR);
    drafts.sort_by(|a, b| {
        let (x, y) = (&a.finding, &b.finding);
        rank(x).cmp(&rank(y)).then(b.importance.total_cmp(&a.importance)).then_with(|| x.evidence.cmp(&y.evidence))
    });
    let mut findings: Vec<Finding> = drafts.into_iter().map(|draft| draft.finding).collect();
    for of_one_verdict in findings.chunk_by_mut(|a, b| a.verdict == b.verdict) {
        for (finding, number) in of_one_verdict.iter_mut().zip(1..) {
            finding.id.number = number;
        }
    }
    findings
}

/// A link whose passages hold a conflict contradicts, unless the world moved on between the two; the rest keep the relation of their words.
pub(super) fn refine(links: &mut [Link], findings: &[Finding]) {
    for finding in findings.iter().filter(|f| f.verdict == Verdict::Conflict && f.confidence >= Confidence::DEFAULT_FLOOR) {
        let (Some(left), Some(right)) = (finding.spans.left, finding.spans.right) else { continue };
        for link in
            links.iter_mut().filter(|l| l.passages(Side::Left).contains(&left.passage) && l.passages(Side::Right).contains(&right.passage))
        {
            let moved_on = matches!(link.relation, Relation::FollowUp | Relation::Fulfilment);
            let own = if moved_on { link.relation } else { Relation::Contradiction };
            (link.relation, link.more) = (finding.relation.unwrap_or(own), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Kind;
    use crate::compare::draft::unnumbered;
    use crate::document::Sides;

    use super::*;

    fn draft(verdict: Verdict, summary: &str, confidence: f64, importance: f64) -> Draft {
        let finding = Finding {
            id: unnumbered(verdict),
            verdict,
            kind: Kind::Quantity,
            summary: summary.to_owned(),
            why: Vec::new(),
            confidence: Confidence::new(confidence),
            relation: None,
            spans: Sides::new(None, None),
            evidence: Vec::new(),
        };
        Draft { finding, importance }
    }

    #[test]
    fn each_verdict_is_counted_from_one_the_weightiest_listed_first() {
        let findings = number(vec![
            draft(Verdict::OnlyLeft, "alone", 0.6, 9.0),
            draft(Verdict::Conflict, "unsure", 0.2, 5.0),
            draft(Verdict::Conflict, "light", 0.7, 1.0),
            draft(Verdict::Conflict, "heavy", 0.7, 2.0),
        ]);
        let listed: Vec<_> = findings.iter().map(|f| (f.id.to_string(), f.summary.as_str())).collect();
        let wanted = [("C1", "heavy"), ("C2", "light"), ("C3", "unsure"), ("L1", "alone")];
        assert_eq!(listed, wanted.map(|(id, summary)| (id.to_owned(), summary)));
    }
}
