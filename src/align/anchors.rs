//! What can be checked in each passage: whom it names, what it counts, when it plays, what sort of event it tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Side, Sides};
use crate::facts::{EntityId, Facts, Quantity, Reading};
use crate::language::Pos;
use crate::language::calendar::{self, TimeAgreement};
use crate::language::number::{self, Agreement, NumberExpression, NumberForm};

/// A passage that refers back does so within its first words.
const OPENING: usize = 5;
/// A passage of fewer content words seldom stands on its own.
const FEW: usize = 5;

/// The checkable points of one passage.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchor {
    /// Entities that it names.
    pub entities: BTreeSet<EntityId>,
    /// Sorts of event that its words tell.
    pub events: BTreeSet<usize>,
    /// Whether it speaks of what the passage before it named.
    pub refers_back: bool,
    /// Where it stands among the passages that tell the event, 0 to 1.
    pub place: f64,
    quantities: Vec<usize>,
    times: Vec<usize>,
}

/// How far mentions of one sort agree between two passages.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Accord {
    /// What agrees, telling values counting more; about 1 for one that stands once on each side.
    pub shared: f64,
    /// 1 where mentions exclude each other and none agrees.
    pub at_odds: f64,
}

/// The checkable points of every passage of both documents.
pub(super) struct Anchors<'a> {
    facts: &'a Facts,
    passages: Sides<Vec<Anchor>>,
    /// Passages of both documents that tell each sort of event.
    told: BTreeMap<usize, usize>,
}

impl<'a> Anchors<'a> {
    /// Sorts both documents' mentions by passage.
    pub(super) fn new(readings: Sides<&Reading<'_>>, facts: &'a Facts) -> Self {
        let mut passages = readings.map(anchors);
        for side in Side::BOTH {
            let of = passages.get_mut(side);
            for (i, name) in facts.names.get(side).iter().enumerate() {
                if let (Some(anchor), Some(id)) = (of.get_mut(name.passage.0), facts.entities.of(side, i)) {
                    anchor.entities.insert(id);
                }
            }
            for (i, quantity) in facts.quantities.get(side).iter().enumerate() {
                if let Some(anchor) = of.get_mut(quantity.passage.0) {
                    anchor.quantities.push(i);
                }
            }
            for (i, time) in facts.times.get(side).iter().enumerate() {
                if let Some(anchor) = of.get_mut(time.passage.0) {
                    anchor.times.push(i);
                }
            }
        }
        let mut told = BTreeMap::new();
        for anchor in passages.left.iter().chain(&passages.right) {
            for &event in &anchor.events {
                *told.entry(event).or_insert(0) += 1;
            }
        }
        Self { facts, passages, told }
    }

    /// The points of a passage.
    pub(super) fn of(&self, side: Side, passage: usize) -> Option<&Anchor> {
        self.passages.get(side).get(passage)
    }

    /// Entities that both passages name, the rarer counting more.
    pub(super) fn names(&self, a: &Anchor, b: &Anchor) -> f64 {
        let mentions = |id: EntityId| self.facts.entities.get(id).map_or(2, |e| e.names.left.len() + e.names.right.len());
        a.entities.intersection(&b.entities).map(|&id| rarity(mentions(id))).sum()
    }

    /// Quantities of the two passages that agree in value: a bare "two" agrees by chance, 1,987 does not.
    pub(super) fn quantities(&self, a: &Anchor, b: &Anchor) -> Accord {
        let of = |side: Side, list: &[usize]| list.iter().filter_map(|&i| self.facts.quantities.get(side).get(i)).collect::<Vec<_>>();
        let telling = |q: &Quantity| ((q.value.high / q.value.step.max(f64::MIN_POSITIVE)).abs().max(1.0).log10() + 0.5).min(2.0) / 2.0;
        accord(
            &of(Side::Left, &a.quantities),
            &of(Side::Right, &b.quantities),
            |x| telling(x),
            |x, y| match number::agreement(&x.value, &y.value) {
                Agreement::Equal => Told::Same,
                Agreement::Compatible(_) => Told::Compatible,
                // "78 to 71" and "78 to 69" tell of one vote.
                Agreement::Apart { .. } if shares_an_end(&x.value, &y.value) => Told::Compatible,
                Agreement::Apart { .. } => Told::Apart,
                Agreement::NotComparable => Told::Unlike,
            },
        )
    }

    /// Times of the two passages that agree.
    pub(super) fn times(&self, a: &Anchor, b: &Anchor) -> Accord {
        let of = |side: Side, list: &[usize]| {
            list.iter().filter_map(|&i| self.facts.times.get(side).get(i)?.interval.as_ref()).collect::<Vec<_>>()
        };
        accord(
            &of(Side::Left, &a.times),
            &of(Side::Right, &b.times),
            |_| 1.0,
            |x, y| match calendar::agreement(x, y) {
                TimeAgreement::Equal => Told::Same,
                TimeAgreement::Within => Told::Compatible,
                TimeAgreement::Apart => Told::Apart,
                TimeAgreement::Unknown => Told::Unlike,
            },
        )
    }

    /// Sorts of event that both passages tell, the rarer counting more.
    pub(super) fn events(&self, a: &Anchor, b: &Anchor) -> f64 {
        a.events.intersection(&b.events).map(|event| rarity(*self.told.get(event).unwrap_or(&2))).sum()
    }

    /// How much of what the two documents name is named by both: as a share of all, and of what the one that names less names. Two texts
    /// that name next to nothing tend to a third and a half.
    pub(super) fn common_names(&self) -> (f64, f64) {
        let (mut common, mut own) = (0.0, Sides::new(0.0_f64, 0.0_f64));
        for entity in &self.facts.entities.all {
            let told = entity.names.as_ref().map(Vec::len);
            let weight = (1.0 + (told.left + told.right) as f64).ln();
            if told.left > 0 && told.right > 0 {
                common += weight;
            } else {
                *own.get_mut(if told.left > 0 { Side::Left } else { Side::Right }) += weight;
            }
        }
        ((common + 1.0) / (common + own.left + own.right + 3.0), (common + 1.5) / (common + own.left.min(own.right) + 3.0))
    }
}

/// Whether two results have one of their two counts in common.
fn shares_an_end(a: &NumberExpression, b: &NumberExpression) -> bool {
    let same = |x: f64, y: f64| (x - y).abs() < f64::EPSILON;
    a.form == NumberForm::Score && b.form == NumberForm::Score && (same(a.low, b.low) || same(a.high, b.high))
}

/// 1 for what stands twice in all, once a side; less for what stands oftener.
fn rarity(mentions: usize) -> f64 {
    (2.0 / (mentions as f64).max(2.0)).sqrt()
}

/// How two mentions stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Same,
    Compatible,
    Apart,
    Unlike,
}

/// Weighs the mentions of two passages, the same whichever of the two comes first.
fn accord<T>(left: &[&T], right: &[&T], telling: impl Fn(&T) -> f64, compare: impl Fn(&T, &T) -> Told) -> Accord {
    let mut best = Sides::new(vec![0.0_f64; left.len()], vec![0.0_f64; right.len()]);
    let mut apart = false;
    for (x, best_left) in left.iter().zip(&mut best.left) {
        for (y, best_right) in right.iter().zip(&mut best.right) {
            let agreement = match compare(x, y) {
                Told::Same => 1.0,
                Told::Compatible => 0.5,
                Told::Apart => {
                    apart = true;
                    0.0
                }
                Told::Unlike => 0.0,
            };
            *best_left = best_left.max(agreement);
            *best_right = best_right.max(agreement);
        }
    }
    let sum = |mentions: &[&T], best: &[f64]| mentions.iter().zip(best).map(|(x, b)| telling(x) * b).sum::<f64>();
    let shared = f64::midpoint(sum(left, &best.left), sum(right, &best.right));
    Accord { shared, at_odds: f64::from(u8::from(apart && shared <= 0.0)) }
}

fn anchors(reading: &Reading<'_>) -> Vec<Anchor> {
    let filled = reading.passages.iter().filter(|p| !p.tokens.is_empty()).count().max(1);
    let mut before = 0;
    reading
        .passages
        .iter()
        .map(|passage| {
            let events = passage.words.iter().filter_map(|word| word.event).collect();
            let content = passage.pos.iter().filter(|pos| matches!(pos, Pos::Verb | Pos::Noun | Pos::ProperNoun | Pos::Adjective)).count();
            let refers_back = content < FEW || passage.pos.iter().take(OPENING).any(|pos| *pos == Pos::Pronoun);
            let place = f64::from(before) / filled as f64;
            before += i32::from(!passage.tokens.is_empty());
            Anchor { events, refers_back, place, ..Anchor::default() }
        })
        .collect()
}
