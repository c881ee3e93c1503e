//! How likely two passages speak of the same thing.

use std::collections::BTreeSet;

use crate::document::{Side, Sides};
use crate::facts::{EntityId, Facts};
use crate::language::number;

use super::words::{WordId, Words};

/// What one pair of passages scored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub left: usize,
    pub right: usize,
    /// 0 to 1.
    pub score: f64,
    /// Share of the left passage that the right one covers, and the other way round.
    pub coverage: Sides<f64>,
}

/// The checkable points of each passage.
pub(super) struct Anchors {
    entities: Sides<Vec<BTreeSet<EntityId>>>,
    quantities: Sides<Vec<Vec<usize>>>,
}

impl Anchors {
    /// Sorts both documents' mentions by passage.
    pub(super) fn new(facts: &Facts, passages: Sides<usize>) -> Self {
        let mut anchors = Self { entities: passages.map(|n| vec![BTreeSet::new(); n]), quantities: passages.map(|n| vec![Vec::new(); n]) };
        for side in Side::BOTH {
            for (i, name) in facts.names.get(side).iter().enumerate() {
                if let (Some(set), Some(id)) = (anchors.entities.get_mut(side).get_mut(name.passage.0), facts.entities.of(side, i)) {
                    set.insert(id);
                }
            }
            for (i, quantity) in facts.quantities.get(side).iter().enumerate() {
                if let Some(list) = anchors.quantities.get_mut(side).get_mut(quantity.passage.0) {
                    list.push(i);
                }
            }
        }
        anchors
    }

    fn entities(&self, side: Side, passage: usize) -> Option<&BTreeSet<EntityId>> {
        self.entities.get(side).get(passage)
    }

    /// Names that both passages hold, rarer entities counting more.
    fn shared_names(&self, facts: &Facts, left: usize, right: usize) -> f64 {
        let (Some(a), Some(b)) = (self.entities(Side::Left, left), self.entities(Side::Right, right)) else { return 0.0 };
        a.intersection(b)
            .map(|&id| {
                let mentions = facts.entities.get(id).map_or(1, |e| e.names.left.len() + e.names.right.len());
                2.0 / (1.0 + mentions as f64).max(2.0)
            })
            .sum()
    }

    /// Quantities of the two passages that agree in value.
    fn shared_quantities(&self, facts: &Facts, left: usize, right: usize) -> f64 {
        let of = |side: Side, passage: usize| self.quantities.get(side).get(passage).map_or(&[][..], Vec::as_slice);
        let mut sum = 0.0;
        for &l in of(Side::Left, left) {
            let agrees = of(Side::Right, right).iter().any(|&r| {
                let (Some(a), Some(b)) = (facts.quantities.left.get(l), facts.quantities.right.get(r)) else { return false };
                number::agree(&a.value, &b.value) == number::Agreement::Equal
            });
            if agrees {
                // A bare "two" agrees by chance; 1,987 does not.
                let digits =
                    facts.quantities.left.get(l).map_or(1.0, |q| (q.value.high / q.value.step.max(1e-9)).abs().max(1.0).log10() + 0.5);
                sum += digits.min(2.0) / 2.0;
            }
        }
        sum
    }
}

/// Scores one pair.
pub(super) fn score(words: &mut Words, anchors: &Anchors, facts: &Facts, left: usize, right: usize) -> Scored {
    let bag = |words: &Words, side: Side, passage: usize| -> Vec<WordId> { words.bags.get(side).get(passage).cloned().unwrap_or_default() };
    let (a, b) = (bag(words, Side::Left, left), bag(words, Side::Right, right));
    let coverage = Sides::new(words.coverage(&a, &b), words.coverage(&b, &a));
    let sum = coverage.left + coverage.right;
    let harmonic = if sum > 0.0 { 2.0 * coverage.left * coverage.right / sum } else { 0.0 };
    // A short passage inside a long one is linked by what it covers; very short ones are covered by chance.
    let lean = if a.len().min(b.len()) >= 4 { 0.35 } else { 0.1 };
    let text = (1.0 - lean) * harmonic + lean * coverage.left.max(coverage.right);
    let agreement =
        0.10 * anchors.shared_names(facts, left, right).min(1.5) + 0.12 * anchors.shared_quantities(facts, left, right).min(1.5);
    let score = (text + agreement * (0.4 + text)).min(1.0);
    Scored { left, right, score, coverage }
}
