//! What two texts say differently of one thing at one place each: the surest disputes are chosen, each place in one, and become findings.

use crate::document::{Side, Sides};

use super::draft::{Draft, ordered, unnumbered};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::Scales;
use super::weighing::Judged;

/// A difference between two places that cannot both be right.
pub(super) struct Dispute {
    pub kind: Kind,
    pub places: Sides<Evidence>,
    /// The two in words, as the summary has them.
    pub told: Sides<String>,
    /// 0 to 1.
    pub likelihood: f64,
    /// The reasons in words, the weightiest first.
    pub why: Vec<String>,
    /// What such a dispute matters by itself.
    pub importance: f64,
}

impl From<Result<Dispute, &'static str>> for Judged {
    fn from(judgement: Result<Dispute, &'static str>) -> Self {
        match judgement {
            Ok(dispute) => Self::AtOdds(dispute.likelihood, dispute.why),
            Err(reason) => Self::LetGo(reason),
        }
    }
}

/// Disputes that are less likely are not worth a look.
const FLOOR: f64 = 0.3;

/// The findings of some disputes: the likeliest first, and none of a place that has one.
pub(super) fn settle(scales: &Scales<'_>, mut disputes: Vec<Dispute>) -> Vec<Draft> {
    disputes.retain(|dispute| dispute.likelihood >= FLOOR);
    disputes.sort_by(|a, b| {
        let depth = |dispute: &Dispute| dispute.places.left.span.start + dispute.places.right.span.start;
        let by_place = || depth(a).cmp(&depth(b)).then_with(|| a.places.left.cmp(&b.places.left));
        b.likelihood.total_cmp(&a.likelihood).then_with(by_place)
    });
    let mut chosen: Vec<Dispute> = Vec::new();
    for dispute in disputes {
        let is_taken = |side: Side| chosen.iter().any(|known| known.places.get(side).span.overlaps(dispute.places.get(side).span));
        if !Side::BOTH.into_iter().any(is_taken) {
            chosen.push(dispute);
        }
    }
    chosen.into_iter().map(|dispute| draft(scales, dispute)).collect()
}

fn draft(scales: &Scales<'_>, dispute: Dispute) -> Draft {
    let Sides { left, right } = dispute.places;
    let importance = |place: &Evidence| scales.standing(dispute.importance, place.side, place.passage);
    let importance = importance(&left).max(importance(&right)) + 2.0 * dispute.likelihood;
    let finding = Finding {
        id: unnumbered(Verdict::Conflict),
        verdict: Verdict::Conflict,
        kind: dispute.kind,
        summary: format!("{} \u{2260} {}", dispute.told.left, dispute.told.right),
        why: dispute.why,
        confidence: Confidence::new(dispute.likelihood),
        relation: None,
        spans: Sides::new(Some(left), Some(right)),
        evidence: ordered(vec![left, right]),
    };
    Draft { finding, importance }
}
