//! Events weighed against each other: what one text tells and the other denies, tells with an outcome that excludes it, has still planned, or tells of
//! somebody else.
//!
//! Only events of linked passages meet. Two are at odds where their predicates are, and what they are about is the same ([`judge()`]); each event makes one
//! finding at the most, and what both texts say several times makes one.

mod absence;
mod deed;
mod doubt;
mod judge;
mod participants;
mod place;
mod reason;
mod weighing;

use crate::document::{PassageId, Side, Sides};
use crate::facts::{Event, in_passage};

use super::draft::{Draft, evidence, ordered, unnumbered};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::Scales;
pub(super) use deed::same_deed;
use judge::{Odds, judge};
pub(super) use participants::likeness;
pub(super) use place::{Located, findings as place_findings};
pub(super) use weighing::weighed;

/// Two events at odds.
struct Clash<'f> {
    left: &'f Event,
    right: &'f Event,
    odds: Odds,
}

impl<'f> Clash<'f> {
    fn event(&self, side: Side) -> &'f Event {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// Whether another clash says the same: the same predicates at odds in the same way, somewhere else.
    fn repeats(&self, other: &Self) -> bool {
        let same = |side: Side| {
            let (a, b) = (self.event(side), other.event(side));
            a.predicate.stem == b.predicate.stem && a.polarity == b.polarity
        };
        self.odds.kind == other.odds.kind && Side::BOTH.into_iter().all(same)
    }

    fn shares_event(&self, other: &Self) -> bool {
        let same = |side: Side| {
            let (a, b) = (self.event(side), other.event(side));
            a.passage == b.passage && a.at == b.at
        };
        Side::BOTH.into_iter().any(same)
    }
}

/// The findings of all events.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    let mut clashes: Vec<Clash<'_>> = scales.linked_pairs().flat_map(|(left, right)| clashes(scales, left, right)).collect();
    clashes.sort_by(|a, b| {
        let place = |clash: &Clash<'_>| (clash.left.passage, clash.left.at, clash.right.passage, clash.right.at);
        b.odds.likelihood.total_cmp(&a.odds.likelihood).then_with(|| place(a).cmp(&place(b)))
    });
    let mut chosen: Vec<(Clash<'_>, Vec<Evidence>)> = Vec::new();
    for clash in clashes {
        let places = Side::BOTH.map(|side| place(side, clash.event(side)));
        if let Some((_, told)) = chosen.iter_mut().find(|(known, _)| clash.repeats(known)) {
            told.extend(places);
        } else if !chosen.iter().any(|(known, _)| clash.shares_event(known)) {
            chosen.push((clash, places.to_vec()));
        }
    }
    chosen.into_iter().map(|(clash, places)| draft(scales, &clash, places)).collect()
}

/// The events at odds of two linked passages.
fn clashes<'f>(scales: &Scales<'f>, left: PassageId, right: PassageId) -> Vec<Clash<'f>> {
    let (_, lefts) = in_passage(&scales.facts.events.left, left, |event| event.passage);
    let (_, rights) = in_passage(&scales.facts.events.right, right, |event| event.passage);
    let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (left, right)));
    pairs.filter_map(|(left, right)| Some(Clash { left, right, odds: judge(scales, left, right)? })).collect()
}

fn draft(scales: &Scales<'_>, clash: &Clash<'_>, places: Vec<Evidence>) -> Draft {
    let (left, right) = (place(Side::Left, clash.left), place(Side::Right, clash.right));
    let text = |place: &Evidence| scales.text(place.side, place.span);
    let importance = |place: &Evidence| scales.standing(clash.odds.importance(), place.side, place.passage);
    let finding = Finding {
        id: unnumbered(Verdict::Conflict),
        verdict: Verdict::Conflict,
        kind: clash.odds.kind,
        summary: format!("{} \u{2260} {}", text(&left), text(&right)),
        why: clash.odds.reasons(scales, clash.left, clash.right),
        confidence: Confidence::new(clash.odds.likelihood),
        relation: None,
        spans: Sides::new(Some(left), Some(right)),
        evidence: ordered(places),
    };
    let importance = importance(&left).max(importance(&right)) + 2.0 * clash.odds.likelihood;
    Draft { finding, importance }
}

fn place(side: Side, event: &Event) -> Evidence {
    evidence(side, event.passage, event.span)
}

/// Takes out what a conflict of values says already: the same words of both texts, once.
pub(super) fn without_told(drafts: Vec<Draft>, told: &[Draft]) -> Vec<Draft> {
    let overlap = |a: Option<Evidence>, b: Option<Evidence>| a.zip(b).is_some_and(|(a, b)| a.span.overlaps(b.span));
    let is_told = |draft: &Draft| {
        let spans = &draft.finding.spans;
        told.iter().map(|known| &known.finding).any(|known| {
            known.verdict == Verdict::Conflict
                && known.confidence >= Confidence::DEFAULT_FLOOR
                && overlap(known.spans.left, spans.left)
                && overlap(known.spans.right, spans.right)
        })
    };
    drafts.into_iter().filter(|draft| !is_told(draft)).collect()
}

/// How much the sort of a conflict matters.
impl Odds {
    const fn importance(&self) -> f64 {
        match self.kind {
            Kind::Negation | Kind::Antonym => 1.4,
            Kind::Status => 1.2,
            _ => 1.0,
        }
    }
}
