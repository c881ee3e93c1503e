//! What two passages have in common, each point as a number: the input of the score, and with the same fields its weights.

use crate::document::{Side, Sides};

use super::anchors::Anchors;
use super::words::{Held, WordId, Words, harmonic};

/// What two passages have in common, or what each point of it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Features {
    /// How much of each passage's words finds its like in the other, the harmonic mean of both ways.
    pub overlap: f64,
    /// What the words that stand in both weigh together, on a logarithmic scale.
    pub exact: f64,
    /// Names that both hold.
    pub names: f64,
    /// Quantities that agree.
    pub quantities: f64,
    /// Quantities exclude each other, and none agrees.
    pub quantities_at_odds: f64,
    /// Times that agree.
    pub times: f64,
    /// Times exclude each other, and none agrees.
    pub times_at_odds: f64,
    /// Sorts of event that both tell.
    pub events: f64,
    /// Content words of the shorter passage, on a logarithmic scale.
    pub length: f64,
    /// How far apart they stand in their texts, 0 to 1.
    pub distance: f64,
    /// What the overlap gains by the words of a passage before to which one refers back.
    pub carried: f64,
    /// How much of what the account that names less names is named by both.
    pub known_names: f64,
}

/// What each point is called before a person, in the order of [`Features::values`].
pub(super) const NAMES: [&str; 12] = [
    "words that find their like",
    "words that stand in both",
    "names in both",
    "numbers that agree",
    "numbers that differ",
    "times that agree",
    "times that differ",
    "happenings that both tell",
    "length",
    "distance in the texts",
    "words carried over from the passage before",
    "names that both accounts know",
];

impl Features {
    /// Each point times its weight, summed.
    pub(super) fn weigh(&self, weights: &Self) -> f64 {
        self.values().iter().zip(weights.values()).map(|(value, weight)| value * weight).sum()
    }

    /// The points in the order of [`NAMES`].
    pub(super) const fn values(&self) -> [f64; 12] {
        [
            self.overlap,
            self.exact,
            self.names,
            self.quantities,
            self.quantities_at_odds,
            self.times,
            self.times_at_odds,
            self.events,
            self.length,
            self.distance,
            self.carried,
            self.known_names,
        ]
    }
}

/// What holds for every pair of passages of two accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Accounts {
    /// How much of their vocabulary is common.
    pub vocabulary: f64,
    /// How much of all that they name is common.
    pub all_names: f64,
    /// How much of what the one that names less names is common.
    pub known_names: f64,
}

impl Accounts {
    pub(super) fn new(words: &Words, anchors: &Anchors<'_>) -> Self {
        let (all_names, known_names) = anchors.common_names();
        Self { vocabulary: words.common_vocabulary(), all_names, known_names }
    }
}

/// All that features are drawn from.
pub(super) struct Source<'a> {
    words: &'a Words,
    anchors: &'a Anchors<'a>,
    accounts: &'a Accounts,
    held: Sides<Vec<Held>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(words: &'a Words, anchors: &'a Anchors<'a>, accounts: &'a Accounts) -> Self {
        let held = |side: Side| {
            let bags = words.bags.get(side);
            let before = |i: usize| bags.get(i.checked_sub(1)?).filter(|_| anchors.of(side, i).is_some_and(|a| a.refers_back));
            bags.iter().enumerate().map(|(i, own)| Held::new(own, before(i))).collect()
        };
        Self { words, anchors, accounts, held: Sides::new(held(Side::Left), held(Side::Right)) }
    }

    /// What a pair of passages has in common, and the share of each that the other covers.
    pub(super) fn features(&self, left: usize, right: usize) -> (Features, Sides<f64>) {
        let Some((x, y)) = self.anchors.of(Side::Left, left).zip(self.anchors.of(Side::Right, right)) else { return Default::default() };
        let Some((l, r)) = self.held.left.get(left).zip(self.held.right.get(right)) else { return Default::default() };
        let (coverage, with_carried) = self.words.coverages(l, r);
        let overlap = harmonic(coverage);
        let bags = &self.words.bags;
        let (own, other) = (bags.left.get(left).map_or(&[][..], Vec::as_slice), bags.right.get(right).map_or(&[][..], Vec::as_slice));
        let both: Vec<WordId> = own.iter().filter(|w| other.binary_search(w).is_ok()).copied().collect();
        let quantities = self.anchors.quantities(x, y);
        let times = self.anchors.times(x, y);
        let features = Features {
            overlap,
            exact: self.words.mass(&both).ln_1p(),
            names: self.anchors.names(x, y).min(3.0),
            quantities: quantities.shared.min(3.0),
            quantities_at_odds: quantities.at_odds,
            times: times.shared.min(2.0),
            times_at_odds: times.at_odds,
            events: self.anchors.events(x, y).min(2.0),
            length: (own.len().min(other.len()) as f64).ln_1p(),
            distance: (x.place - y.place).abs(),
            carried: harmonic(with_carried) - overlap,
            known_names: self.accounts.known_names,
        };
        (features, coverage)
    }
}
