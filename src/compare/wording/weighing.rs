//! What the words of a passage were held against: the stretches that it may share with each passage that a link joins with it, and, where one text alone
//! tells something, how much of it each of these has.

use std::collections::BTreeSet;

use crate::compare::draft::evidence;
use crate::compare::meeting::Meeting;
use crate::compare::sight::Sight;
use crate::compare::statement::Account;
use crate::compare::types::{Confidence, Evidence, Finding, Kind};
use crate::compare::weigh::Scales;
use crate::compare::weighing::{Outcome, SlotWeight, Weighed, Weighing, rank, resting_on};
use crate::document::{ByteSpan, Side, Sides};

use super::{BIAS, Candidate, Points, WEIGHTS, candidate, objection};

/// What the passages in which a span touches a word that tells something were held against, and each statement there that one text alone makes.
pub(in crate::compare) fn weighed(
    scales: &Scales<'_>,
    sight: &Sight<'_, '_>,
    findings: &[Finding],
    (side, span): (Side, ByteSpan),
) -> Vec<Weighed> {
    let touches = |account: &&Account<'_, '_>| account.told.iter().any(|told| account.place(told).overlaps(span));
    let here: Vec<&Account<'_, '_>> = sight.accounts.get(side).iter().filter(touches).collect();
    let bench = Bench { scales, sight, findings, side };
    let passages = here.iter().map(|account| bench.passage(account, span));
    let alone = here.iter().flat_map(|account| bench.alone(account, span));
    passages.chain(alone).collect()
}

struct Bench<'b, 's, 'a, 'd> {
    scales: &'b Scales<'s>,
    sight: &'b Sight<'a, 'd>,
    findings: &'b [Finding],
    side: Side,
}

impl Bench<'_, '_, '_, '_> {
    /// A passage, and the stretches of other passages with which what it tells around a span was held together.
    fn passage(&self, account: &Account<'_, '_>, span: ByteSpan) -> Weighed {
        let place = evidence(self.side, account.passage(), account.reading.passage.span);
        let (mut against, mut linked) = (Vec::new(), 0);
        for meeting in self.sight.of_passage(self.scales, self.side, account.passage()) {
            linked += 1;
            let stretches = meeting.stretches().into_iter().map(|(stretches, met)| candidate(self.sight, &meeting, stretches, met));
            let here = stretches.filter(|candidate| candidate.place(self.side).span.overlaps(span));
            against.extend(here.map(|candidate| self.pair(&meeting, &candidate)));
        }
        rank(&mut against);
        let asked = resting_on(self.findings, evidence(self.side, account.passage(), span));
        let told: BTreeSet<_> =
            self.findings.iter().filter(|f| f.kind == Kind::Wording && f.spans.get(self.side).is_some()).map(|f| f.id).collect();
        let findings = asked.into_iter().filter(|id| told.contains(id)).collect();
        let incomparable = self.sight.accounts.get(self.side.other()).len().saturating_sub(linked);
        Weighed { place, sort: "statement", findings, against, incomparable }
    }

    fn pair(&self, meeting: &Meeting<'_, '_>, candidate: &Candidate<'_, '_>) -> Weighing {
        let places = Sides::new(candidate.place(Side::Left), candidate.place(Side::Right));
        let verdict = candidate.verdict();
        let holds = |finding: &&Finding| {
            finding.kind == Kind::Wording && [places.left, places.right].iter().all(|place| finding.evidence.contains(place))
        };
        let found = self.findings.iter().find(holds);
        let outcome = match (found, objection(self.scales, self.sight, meeting, candidate)) {
            (Some(finding), _) => Outcome::Found(finding.id),
            (None, Some(reason)) => Outcome::LetGo(reason.to_owned()),
            (None, None) => Outcome::LetGo("another finding tells the same words more surely".to_owned()),
        };
        // That both tell it is said of what is found; of the rest only what they have in common.
        let held = usize::from(!matches!(outcome, Outcome::Found(_)));
        Weighing {
            places,
            verdict: Some(verdict),
            outcome,
            likelihood: Some(candidate.confidence()),
            why: candidate.reasons(self.scales, verdict).split_off(held),
            slots: slots(&candidate.points),
        }
    }

    /// The statements of one text alone that share words with a span: what each linked passage has of them.
    fn alone(&self, account: &Account<'_, '_>, span: ByteSpan) -> Vec<Weighed> {
        let is_here = |place: &&Evidence| place.passage == account.passage() && place.span.overlaps(span);
        let one_sided = self.findings.iter().filter(|finding| finding.verdict.is_one_sided() && finding.evidence.len() == 1);
        let places: BTreeSet<Evidence> =
            one_sided.filter_map(|finding| finding.spans.get(self.side).as_ref().filter(is_here).copied()).collect();
        places.into_iter().map(|place| self.absent(account, place)).collect()
    }

    fn absent(&self, account: &Account<'_, '_>, place: Evidence) -> Weighed {
        let run: Vec<usize> = (0..account.told.len())
            .filter(|&at| account.told.get(at).is_some_and(|told| account.place(told).overlaps(place.span)))
            .collect();
        let (mut against, mut linked) = (Vec::new(), 0);
        for meeting in self.sight.of_passage(self.scales, self.side, account.passage()) {
            linked += 1;
            against.push(self.share(&meeting, account, &run, place));
        }
        rank(&mut against);
        let incomparable = self.sight.accounts.get(self.side.other()).len().saturating_sub(linked);
        Weighed { place, sort: "statement", findings: resting_on(self.findings, place), against, incomparable }
    }

    /// How much of some words of a passage a linked one has.
    fn share(&self, meeting: &Meeting<'_, '_>, account: &Account<'_, '_>, run: &[usize], place: Evidence) -> Weighing {
        let other = meeting.sides.get(self.side.other());
        let best = |at: usize| (0..other.told.len()).map(|o| meeting.likeness(self.side, at, o)).fold(0.0, f64::max);
        let (mut found, mut all) = (0.0, 0.0);
        for &at in run {
            let weight = account.told.get(at).map_or(0.0, |told| told.weight);
            found += weight * best(at);
            all += weight;
        }
        let share = Confidence::new(found / f64::max(all, f64::MIN_POSITIVE));
        let partner = evidence(self.side.other(), other.passage(), other.reading.passage.span);
        let places = if self.side == Side::Left { Sides::new(place, partner) } else { Sides::new(partner, place) };
        Weighing {
            places,
            verdict: None,
            outcome: Outcome::LetGo(format!("of what is told here, by weight, that passage has {share}")),
            likelihood: None,
            why: Vec::new(),
            slots: Vec::new(),
        }
    }
}

/// What each point adds to the log odds, the weightiest first.
fn slots(points: &Points) -> Vec<SlotWeight> {
    let slot = |name: &str, value: f64, adds: f64| SlotWeight { name: name.to_owned(), value, adds };
    let values = points.values().into_iter().zip(WEIGHTS.values());
    let told = Points::NAMES.into_iter().zip(values).map(|(name, (value, weight))| slot(name, value, value * weight));
    let mut slots: Vec<SlotWeight> =
        told.chain([slot("before anything is known", 1.0, BIAS)]).filter(|slot| slot.adds.abs() >= 0.005).collect();
    slots.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()).then_with(|| a.name.cmp(&b.name)));
    slots
}
