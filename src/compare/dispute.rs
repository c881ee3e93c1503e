//! What two texts say differently of one thing at one place each: the surest disputes are chosen, each place in one, and become findings.

use crate::document::{ByteSpan, Side, Sides};
use crate::facts::Facts;

use super::draft::{Draft, ordered, unnumbered};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::Scales;
use super::weighing::{Outcome, Weighed, Weighing, rank, resting_on};

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

/// A sort of mention of which any two, of the two texts, are judged outright, without slots that could be weighed.
pub(super) trait Disputed<'f>: Copy {
    /// As [`Statement::sort`](crate::facts::Statement::sort) names it.
    const SORT: &'static str;

    /// The mentions of both sides.
    fn all(facts: &'f Facts) -> Sides<Vec<Self>>;
    fn place(self, side: Side) -> Evidence;
    /// Whether two could be held against each other at all.
    fn may_meet(_: &Scales<'f>, _: Sides<Self>) -> bool {
        true
    }
    /// Two at odds, or why they are let go, in words.
    fn judge(scales: &Scales<'f>, pair: Sides<Self>) -> Result<Dispute, &'static str>;
}

/// The findings of all mentions of a sort, each place in one at the most.
pub(super) fn findings<'f, M: Disputed<'f>>(scales: &Scales<'f>) -> Vec<Draft> {
    let all = M::all(scales.facts);
    let pairs = all.left.iter().flat_map(|&left| all.right.iter().map(move |&right| Sides::new(left, right)));
    settle(scales, pairs.filter_map(|pair| M::judge(scales, pair).ok()).collect())
}

/// Every mention of a sort that has a byte in a span, each with the judgements on it and all of the other text.
pub(super) fn weighed<'f, M: Disputed<'f>>(scales: &Scales<'f>, findings: &[Finding], (side, span): (Side, ByteSpan)) -> Vec<Weighed> {
    let all = M::all(scales.facts);
    let against_all = |mention: M| {
        let place = mention.place(side);
        let (mut against, mut incomparable) = (Vec::new(), 0);
        for &other in all.get(side.other()) {
            let pair = if side == Side::Left { Sides::new(mention, other) } else { Sides::new(other, mention) };
            if M::may_meet(scales, pair) {
                against.push(weighing(scales, findings, pair));
            } else {
                incomparable += 1;
            }
        }
        rank(&mut against);
        Weighed { place, sort: M::SORT, findings: resting_on(findings, place), against, incomparable }
    };
    let here = all.get(side).iter().filter(|mention| mention.place(side).span.overlaps(span));
    here.map(|&mention| against_all(mention)).collect()
}

fn weighing<'f, M: Disputed<'f>>(scales: &Scales<'f>, findings: &[Finding], pair: Sides<M>) -> Weighing {
    let places = Sides::new(pair.left.place(Side::Left), pair.right.place(Side::Right));
    let holds = |finding: &&Finding| {
        finding.verdict == Verdict::Conflict && finding.evidence.contains(&places.left) && finding.evidence.contains(&places.right)
    };
    let (likelihood, why, outcome) = match M::judge(scales, pair) {
        Ok(dispute) => {
            let unlisted = || Outcome::LetGo("too unlikely, or another finding tells of the same words or more surely".to_owned());
            let outcome = findings.iter().find(holds).map_or_else(unlisted, |finding| Outcome::Found(finding.id));
            (Some(Confidence::new(dispute.likelihood)), dispute.why, outcome)
        }
        Err(reason) => (None, Vec::new(), Outcome::LetGo(reason.to_owned())),
    };
    Weighing { places, verdict: likelihood.map(|_| Verdict::Conflict), outcome, likelihood, why, slots: Vec::new() }
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

/// The finding of a dispute.
pub(super) fn draft(scales: &Scales<'_>, dispute: Dispute) -> Draft {
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
