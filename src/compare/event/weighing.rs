//! What one event was judged against: those of linked passages whose predicates tell the same, or exclude it.

use crate::compare::types::{Confidence, Evidence, Finding, Verdict};
use crate::compare::weigh::Scales;
use crate::compare::weighing::{Outcome, Weighed, Weighing, rank, resting_on};
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::Event;

use super::doubt::doubt;
use super::judge::{judge, predicates_meet};
use super::place;

/// Every event that has a byte in a span, each with what it was judged against.
pub(in crate::compare) fn weighed(scales: &Scales<'_>, findings: &[Finding], (side, span): (Side, ByteSpan)) -> Vec<Weighed> {
    let here = scales.facts.events.get(side).iter().filter(|event| event.span.overlaps(span));
    here.map(|event| against_all(scales, findings, side, event)).collect()
}

fn against_all(scales: &Scales<'_>, findings: &[Finding], side: Side, event: &Event) -> Weighed {
    let own = place(side, event);
    let (mut against, mut incomparable) = (Vec::new(), 0);
    for other in scales.facts.events.get(side.other()) {
        let pair = if side == Side::Left { Sides::new(event, other) } else { Sides::new(other, event) };
        if predicates_meet(scales, pair.left, pair.right) {
            against.push(pair_weighed(scales, findings, &pair));
        } else {
            incomparable += 1;
        }
    }
    rank(&mut against);
    Weighed { place: own, sort: "event", findings: resting_on(findings, own), against, incomparable }
}

fn pair_weighed(scales: &Scales<'_>, findings: &[Finding], pair: &Sides<&Event>) -> Weighing {
    let places = Sides::new(place(Side::Left, pair.left), place(Side::Right, pair.right));
    let let_go = |reason: &str| Outcome::LetGo(reason.to_owned());
    let is_linked = scales.link(places.left.passage, places.right.passage).0 > 0.0;
    let odds = judge(scales, pair.left, pair.right).filter(|_| is_linked);
    let holds = |finding: &&Finding| [places.left, places.right].iter().all(|place: &Evidence| finding.evidence.contains(place));
    let outcome = match (findings.iter().find(holds), &odds) {
        (Some(finding), _) => Outcome::Found(finding.id),
        (None, Some(_)) => let_go("another finding tells of the same words, or more surely"),
        (None, None) if !is_linked => let_go("no link joins their passages"),
        (None, None) => let_go(&doubt(scales, pair.left, pair.right)),
    };
    Weighing {
        places,
        verdict: odds.as_ref().map(|_| Verdict::Conflict),
        outcome,
        likelihood: odds.as_ref().map(|odds| Confidence::new(odds.likelihood)),
        why: odds.map(|odds| odds.reasons(scales, pair.left, pair.right)).unwrap_or_default(),
        slots: Vec::new(),
    }
}
