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
    /// How likely the two speak of one thing, 0 to 1; for values that agree, their agreement included.
    pub likelihood: f64,
    pub agrees: bool,
    /// Whether one of the two is too vague to settle the other: "several" agrees with five and leaves open what five is, as a day does the hour.
    pub is_vague: bool,
}

/// Which pairs stand, and which facts of each side found no partner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Assignment {
    pub pairs: Vec<Pair>,
    pub free: Sides<Vec<usize>>,
}

/// By how much a conflict must be likelier than every agreement that either of its facts could enter.
const MARGIN: f64 = 0.05;

/// The likeliest pairs take their facts first; `floors` is what agreements and conflicts must reach. A conflict that is clearly likelier than any agreement
/// of its facts stands before it; vague values come last and may lean on a fact that is taken.
pub(super) fn assign(mut pairs: Vec<Pair>, counts: Sides<usize>, floors: Floors) -> Assignment {
    pairs.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood).then((a.left, a.right).cmp(&(b.left, b.right))));
    let reaches = |p: &Pair| p.likelihood >= if p.agrees { floors.agreement } else { floors.conflict };
    let meets = |p: &Pair, o: &Pair| p.left == o.left || p.right == o.right;
    let clear: Vec<&Pair> = pairs.iter().filter(|p| !p.is_vague && reaches(p)).collect();
    let agreed = agreements(&clear);
    let outweighed = |p: &Pair| agreed.iter().any(|o| meets(p, o) && p.likelihood < o.likelihood + MARGIN);
    let mut used: Sides<BTreeSet<usize>> = Sides::default();
    let mut chosen: Vec<Pair> = Vec::new();
    for &pair in clear.iter().filter(|p| p.agrees || !outweighed(p)) {
        if !used.left.contains(&pair.left) && !used.right.contains(&pair.right) {
            used.left.insert(pair.left);
            used.right.insert(pair.right);
            chosen.push(pair.clone());
        }
    }
    for pair in pairs.iter().filter(|p| p.agrees && p.is_vague && reaches(p)) {
        if !used.left.contains(&pair.left) || !used.right.contains(&pair.right) {
            used.left.insert(pair.left);
            used.right.insert(pair.right);
            chosen.push(pair.clone());
        }
    }
    let free = Sides::new(
        (0..counts.left).filter(|i| !used.left.contains(i)).collect(),
        (0..counts.right).filter(|i| !used.right.contains(i)).collect(),
    );
    Assignment { pairs: chosen, free }
}

/// The agreements that stand if nothing but agreements is asked for, the likeliest first. One that has lost a fact of its own to a likelier one says nothing
/// against a conflict of the other: of two sums that lie above "at least 6 billion" it is the one that takes those words.
fn agreements<'p>(clear: &[&'p Pair]) -> Vec<&'p Pair> {
    let mut standing: Vec<&Pair> = Vec::new();
    for pair in clear.iter().filter(|p| p.agrees) {
        if !standing.iter().any(|o| o.left == pair.left || o.right == pair.right) {
            standing.push(pair);
        }
    }
    standing
}

/// What the likelihood of a pair must reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct Floors {
    pub agreement: f64,
    pub conflict: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOORS: Floors = Floors { agreement: 0.5, conflict: 0.5 };

    fn pair(left: usize, right: usize, likelihood: f64, agrees: bool) -> Pair {
        Pair { left, right, members: Sides::new(left, right), likelihood, agrees, is_vague: false }
    }

    fn chosen(pairs: Vec<Pair>) -> Vec<(usize, usize)> {
        assign(pairs, Sides::new(1, 2), FLOORS).pairs.iter().map(|p| (p.left, p.right)).collect()
    }

    #[test]
    fn a_fact_that_agrees_as_well_elsewhere_conflicts_nowhere() {
        assert_eq!(chosen(vec![pair(0, 0, 0.78, false), pair(0, 1, 0.75, true)]), [(0, 1)]);
    }

    #[test]
    fn a_chance_agreement_does_not_hide_a_clear_conflict() {
        assert_eq!(chosen(vec![pair(0, 0, 0.9, false), pair(0, 1, 0.55, true)]), [(0, 0)]);
    }

    #[test]
    fn an_agreement_that_loses_its_fact_to_a_likelier_one_hides_no_conflict() {
        let pairs = vec![pair(1, 1, 0.9, true), pair(0, 1, 0.8, true), pair(0, 0, 0.7, false)];
        let chosen: Vec<_> = assign(pairs, Sides::new(2, 2), FLOORS).pairs.iter().map(|p| (p.left, p.right)).collect();
        assert_eq!(chosen, [(1, 1), (0, 0)]);
    }

    #[test]
    fn of_two_conflicts_the_likelier_stands() {
        assert_eq!(chosen(vec![pair(0, 0, 0.6, false), pair(0, 1, 0.7, false)]), [(0, 1)]);
    }

    #[test]
    fn a_vague_value_leans_on_a_fact_that_is_taken() {
        let vague = Pair { is_vague: true, ..pair(0, 1, 0.6, true) };
        assert_eq!(chosen(vec![pair(0, 0, 0.7, true), vague]), [(0, 0), (0, 1)]);
    }
}
