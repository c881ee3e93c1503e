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

/// For each word of some lines the places where it stands.
fn places<'l>(lines: impl Iterator<Item = &'l String>) -> BTreeMap<&'l str, Vec<Place>> {
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (number, line) in lines.enumerate() {
        for (words, side) in line.split('/').zip([false, true]) {
            for word in words.split_whitespace() {
                places.entry(word).or_default().push((number, side));
            }
        }
    }
    places
}

/// Whether two words stand on the two sides of one stroke, and of which line.
fn opposed(places: &BTreeMap<&str, Vec<Place>>, a: &str, b: &str) -> Option<usize> {
    let (a, b) = (places.get(a)?, places.get(b)?);
    a.iter().find(|(line, side)| b.contains(&(*line, !side))).map(|(line, _)| *line)
}

/// Every line of predicates that exclude one another, with how they do.
static LINES: LazyLock<Vec<(&'static String, Exclusion)>> = LazyLock::new(|| {
    let lists = &*OUTCOME_LISTS;
    let all = [
        (&lists.outcomes, Exclusion::Outcome),
        (&lists.states, Exclusion::State),
        (&lists.changes, Exclusion::Change),
        (&lists.stances, Exclusion::Stance),
    ];
    all.into_iter().flat_map(|(lines, exclusion)| lines.iter().map(move |line| (line, exclusion))).collect()
});
static PLACES: LazyLock<BTreeMap<&'static str, Vec<Place>>> = LazyLock::new(|| places(LINES.iter().map(|(line, _)| *line)));
/// The same of predicates of which one tells from one end what another tells from the other.
static ENDS: LazyLock<BTreeMap<&'static str, Vec<Place>>> = LazyLock::new(|| places(OUTCOME_LISTS.converses.iter()));

/// How two predicates, in their dictionary forms, exclude one another, if they do.
pub fn exclusion(a: &str, b: &str) -> Option<Exclusion> {
    LINES.get(opposed(&PLACES, a, b)?).map(|(_, exclusion)| *exclusion)
}

/// Whether a predicate says of a figure that another came in its place: "rose to 31".
pub fn is_revision(sense: &str) -> bool {
    OUTCOME_LISTS.revising.contains(sense)
}

/// Whether two predicates stand on one side of a stroke: "rose", "climbed".
pub fn same_outcome(a: &str, b: &str) -> bool {
    PLACES.get(a).zip(PLACES.get(b)).is_some_and(|(a, b)| a.iter().any(|place| b.contains(place)))
}

/// Whether two predicates tell one deed from its two ends: "beat", "lost to".
pub fn are_converse(a: &str, b: &str) -> bool {
    opposed(&ENDS, a, b).is_some()
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
