//! Predicates that exclude one another when they are told of one thing at one time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::facts::cues::OUTCOME_LISTS;

/// How two predicates exclude one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// One thing cannot have come out both ways: approved, rejected.
    Outcome,
    /// One thing cannot be both at one time: open, shut.
    State,
    /// One thing cannot have changed both ways; with an object these tell of something else: "climbed the hill".
    Change,
    /// One person cannot hold both: supported, opposed. Two may.
    Stance,
}

/// A line of the lists and a side of its stroke.
type Place = (usize, bool);

/// For each word the places where it stands, with what its line says.
static PLACES: LazyLock<BTreeMap<&'static str, Vec<(Place, Exclusion)>>> = LazyLock::new(|| {
    let lists: &'static crate::facts::cues::PredicateLists = &OUTCOME_LISTS;
    let mut places: BTreeMap<&str, Vec<(Place, Exclusion)>> = BTreeMap::new();
    let outcomes = lists.outcomes.iter().map(|line| (line, Exclusion::Outcome));
    let states = lists.states.iter().map(|line| (line, Exclusion::State));
    let changes = lists.changes.iter().map(|line| (line, Exclusion::Change));
    let stances = lists.stances.iter().map(|line| (line, Exclusion::Stance));
    for (number, (line, exclusion)) in outcomes.chain(states).chain(changes).chain(stances).enumerate() {
        for (words, side) in line.split('/').zip([false, true]) {
            for word in words.split_whitespace() {
                places.entry(word).or_default().push(((number, side), exclusion));
            }
        }
    }
    places
});

/// How two predicates, in their dictionary forms, exclude one another, if they do.
pub fn exclusion(a: &str, b: &str) -> Option<Exclusion> {
    let (a, b) = (PLACES.get(a)?, PLACES.get(b)?);
    let opposed = |((line, side), exclusion): &(Place, Exclusion)| b.contains(&((*line, !side), *exclusion)).then_some(*exclusion);
    a.iter().find_map(opposed)
}

/// Whether two predicates stand on one side of a stroke: "rose", "climbed".
pub fn same_outcome(a: &str, b: &str) -> bool {
    PLACES.get(a).zip(PLACES.get(b)).is_some_and(|(a, b)| a.iter().any(|place| b.contains(place)))
}

/// For each predicate that tells from one end what another tells from the other, the lines and sides of the stroke where it stands.
static ENDS: LazyLock<BTreeMap<&'static str, Vec<Place>>> = LazyLock::new(|| {
    let lists: &'static crate::facts::cues::PredicateLists = &OUTCOME_LISTS;
    let mut ends: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (number, line) in lists.converses.iter().enumerate() {
        for (words, side) in line.split('/').zip([false, true]) {
            for word in words.split_whitespace() {
                ends.entry(word).or_default().push((number, side));
            }
        }
    }
    ends
});

/// Whether two predicates tell one deed from its two ends: "beat", "lost to".
pub fn are_converse(a: &str, b: &str) -> bool {
    ENDS.get(a).zip(ENDS.get(b)).is_some_and(|(a, b)| a.iter().any(|(line, side)| b.contains(&(*line, !side))))
}

/// Whether a predicate has another that tells the deed from the other end.
pub fn is_converse(predicate: &str) -> bool {
    ENDS.contains_key(predicate)
}

/// Whether one predicate says that what the other tells is up for decision: "vote on", "ratify".
pub fn settles(open: &str, settled: &str) -> bool {
    OUTCOME_LISTS.open.contains(open) && OUTCOME_LISTS.settled.contains(settled)
}

/// Whether both take the same part in what a predicate tells, whoever is named first: "met", "married".
pub fn is_mutual(predicate: &str) -> bool {
    OUTCOME_LISTS.mutual.contains(predicate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_exclude_one_another_both_ways() {
        assert_eq!(exclusion("rise", "fall"), Some(Exclusion::Change));
        assert_eq!(exclusion("support", "oppose"), Some(Exclusion::Stance));
        for (a, b) in [("approve", "reject"), ("guilty", "acquit"), ("uphold", "quash")] {
            assert_eq!(exclusion(a, b), Some(Exclusion::Outcome));
            assert_eq!(exclusion(b, a), Some(Exclusion::Outcome));
        }
        assert_eq!(exclusion("reopen", "shut"), Some(Exclusion::State));
        assert_eq!(exclusion("rise", "climb"), None);
        assert_eq!(exclusion("buy", "sell"), None, "seen from two sides");
    }
}
