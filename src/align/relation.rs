//! The relation of a link, from its words alone; findings refine it.

use super::Relation;
use super::score::Scored;

/// A passage whose words the other covers to this share says nothing more.
const COVERED: f64 = 0.75;

/// Identity, equivalence, subsumption or overlap.
pub(super) fn relation(pair: &Scored, left: &str, right: &str) -> Relation {
    let normal = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match (pair.coverage.left >= COVERED, pair.coverage.right >= COVERED) {
        (true, true) if normal(left) == normal(right) => Relation::Identity,
        (true, true) => Relation::Equivalence,
        (true, false) | (false, true) => Relation::Subsumption,
        (false, false) => Relation::Overlap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Sides;

    fn of(left: &str, right: &str, coverage: (f64, f64)) -> Relation {
        relation(&Scored { left: 0, right: 0, score: 0.5, coverage: Sides::new(coverage.0, coverage.1) }, left, right)
    }

    #[test]
    fn the_same_words_are_identity_whatever_the_case() {
        assert_eq!(of("The dam held.", "the dam  held.", (1.0, 1.0)), Relation::Identity);
    }

    #[test]
    fn what_is_covered_one_way_is_subsumption() {
        assert_eq!(of("The dam held.", "The old dam above the village held through the night.", (1.0, 0.4)), Relation::Subsumption);
        assert_eq!(of("The dam held all night.", "Nobody was hurt when the dam held.", (0.5, 0.5)), Relation::Overlap);
    }
}
