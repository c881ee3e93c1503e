//! One to one: each fact of one side meets at most one of the other, and facts that agree meet first.

use std::collections::BTreeSet;

use crate::document::Sides;

/// Mentions of one side that state one fact, by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub members: Vec<usize>,
}

/// Two comparable facts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub left: usize,
    pub right: usize,
    /// The two mentions that compare best.
    pub members: Sides<usize>,
    pub strength: f64,
    pub agrees: bool,
    /// How rarely the value is stated by chance, 0 to 1.
    pub rarity: f64,
    /// Whether one of the two is too vague to settle the other: "several" agrees with five and leaves open what five is.
    pub is_vague: bool,
    /// Whether the two count or measure one specific thing, so that being the only ones left to do so means something.
    pub is_specific: bool,
    pub reasons: Vec<String>,
}

/// Which pairs stand, and which facts of each side found no partner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Assignment {
    pub pairs: Vec<Pair>,
    pub free: Sides<Vec<usize>>,
}

/// What agreement adds to the strength of a pair: two numbers are rarely the same by chance.
const AGREEMENT: f64 = 0.4;
/// What it adds that no other open fact of either side could be meant.
const ELIMINATION: f64 = 0.5;
/// Another pair is no rival when it is weaker by this much.
const RIVALRY: f64 = 0.8;
/// By how much a conflict must outweigh every agreement that either of its facts could enter.
const MARGIN: f64 = 0.25;

impl Pair {
    fn weight(&self) -> f64 {
        if self.agrees { self.strength + AGREEMENT + self.rarity } else { self.strength }
    }
}

/// The weightiest pairs take their facts first. A conflict must be the best that either fact can have, and clearly better than any agreement; vague values
/// come last and may lean on a fact that is taken.
pub(super) fn assign(mut pairs: Vec<Pair>, left: usize, right: usize, shared: f64, conflict: f64) -> Assignment {
    pairs.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then((a.left, a.right).cmp(&(b.left, b.right))));
    let (mut used_left, mut used_right) = (BTreeSet::new(), BTreeSet::new());
    let mut chosen: Vec<Pair> = Vec::new();
    let agreements: Vec<(usize, usize, f64)> =
        pairs.iter().filter(|p| p.agrees && !p.is_vague && p.weight() >= shared).map(|p| (p.left, p.right, p.weight())).collect();
    let outweighed = |pair: &Pair| agreements.iter().any(|a| (a.0 == pair.left || a.1 == pair.right) && pair.strength < a.2 + MARGIN);
    // Agreements first, but for those that a clearly better conflict overrules.
    for agrees in [true, false] {
        let open: Vec<&Pair> =
            pairs.iter().filter(|p| !p.is_vague && !used_left.contains(&p.left) && !used_right.contains(&p.right)).collect();
        let overruled = |pair: &Pair| {
            open.iter().any(|o| !o.agrees && o.strength >= conflict && !outweighed(o) && (o.left == pair.left || o.right == pair.right))
        };
        let mut taken = Vec::new();
        for &pair in open.iter().filter(|p| p.agrees == agrees) {
            let is_free = !used_left.contains(&pair.left) && !used_right.contains(&pair.right);
            let stands = if agrees {
                pair.weight() >= shared && !overruled(pair)
            } else {
                let is_rival = |o: &&Pair| (o.left == pair.left) != (o.right == pair.right) && o.strength > pair.strength - RIVALRY;
                let alone = pair.is_specific && !open.iter().any(is_rival);
                pair.strength + if alone { ELIMINATION } else { 0.0 } >= conflict && !outweighed(pair)
            };
            if is_free && stands {
                used_left.insert(pair.left);
                used_right.insert(pair.right);
                taken.push(pair.clone());
            }
        }
        chosen.extend(taken);
    }
    for pair in pairs.iter().filter(|p| p.agrees && p.is_vague && p.weight() >= shared) {
        if !used_left.contains(&pair.left) || !used_right.contains(&pair.right) {
            used_left.insert(pair.left);
            used_right.insert(pair.right);
            chosen.push(pair.clone());
        }
    }
    let free = Sides::new((0..left).filter(|i| !used_left.contains(i)).collect(), (0..right).filter(|i| !used_right.contains(i)).collect());
    Assignment { pairs: chosen, free }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(left: usize, right: usize, strength: f64, agrees: bool) -> Pair {
        Pair {
            left,
            right,
            members: Sides::new(left, right),
            strength,
            agrees,
            rarity: 0.5,
            is_vague: false,
            is_specific: true,
            reasons: Vec::new(),
        }
    }

    #[test]
    fn a_fact_that_agrees_as_well_elsewhere_conflicts_nowhere() {
        let got = assign(vec![pair(0, 0, 2.4, false), pair(0, 1, 1.5, true)], 1, 2, 0.9, 1.9);
        assert_eq!(got.pairs.iter().map(|p| (p.left, p.right)).collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(got.free.right, [0]);
    }

    #[test]
    fn a_conflict_needs_to_be_best_for_both() {
        let got = assign(vec![pair(0, 0, 2.0, false), pair(0, 1, 2.5, false)], 1, 2, 0.9, 1.9);
        assert_eq!(got.pairs.iter().map(|p| (p.left, p.right)).collect::<Vec<_>>(), [(0, 1)]);
    }
}
