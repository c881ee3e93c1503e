//! What two passages have in common, each point as a number: the input of the score, and with the same fields its weights.

use crate::document::{Side, Sides};

use super::anchors::Anchors;
use super::words::{WordId, Words};

/// A word of the passage before counts for this share where a passage refers back to it.
const CARRIED: f64 = 0.5;

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

impl Features {
    /// Each point times its weight, summed.
    pub(super) fn weigh(&self, weights: &Self) -> f64 {
        self.values().iter().zip(weights.values()).map(|(value, weight)| value * weight).sum()
    }

    const fn values(&self) -> [f64; 12] {
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

/// What a pair of passages has in common, and the share of each that the other covers.
pub(super) fn features(
    words: &mut Words,
    anchors: &Anchors<'_>,
    accounts: &Accounts,
    (left, right): (usize, usize),
) -> (Features, Sides<f64>) {
    let Some((x, y)) = anchors.of(Side::Left, left).zip(anchors.of(Side::Right, right)) else { return Default::default() };
    let own = Sides::new(whole(words, Side::Left, left), whole(words, Side::Right, right));
    let coverage = words.coverage(&own.left, &own.right);
    let overlap = harmonic(coverage);
    let carried = if x.refers_back || y.refers_back {
        let l = if x.refers_back { with_carried(words, Side::Left, left, &own.left) } else { own.left.clone() };
        let r = if y.refers_back { with_carried(words, Side::Right, right, &own.right) } else { own.right.clone() };
        harmonic(words.coverage(&l, &r)) - overlap
    } else {
        0.0
    };
    let both: Vec<WordId> = own.left.iter().filter(|(w, _)| own.right.binary_search_by_key(w, |o| o.0).is_ok()).map(|o| o.0).collect();
    let quantities = anchors.quantities(x, y);
    let times = anchors.times(x, y);
    let features = Features {
        overlap,
        exact: words.mass(&both).ln_1p(),
        names: anchors.names(x, y).min(3.0),
        quantities: quantities.shared.min(3.0),
        quantities_at_odds: quantities.at_odds,
        times: times.shared.min(2.0),
        times_at_odds: times.at_odds,
        events: anchors.events(x, y).min(2.0),
        length: (own.left.len().min(own.right.len()) as f64).ln_1p(),
        distance: (x.place - y.place).abs(),
        carried,
        known_names: accounts.known_names,
    };
    (features, coverage)
}

/// The words of a passage at their full weight.
fn whole(words: &Words, side: Side, passage: usize) -> Vec<(WordId, f64)> {
    words.bags.get(side).get(passage).into_iter().flatten().map(|&word| (word, 1.0)).collect()
}

/// The words of a passage and, at less, those of the passage before it.
fn with_carried(words: &Words, side: Side, passage: usize, own: &[(WordId, f64)]) -> Vec<(WordId, f64)> {
    let before = passage.checked_sub(1).and_then(|before| words.bags.get(side).get(before));
    let carried =
        before.into_iter().flatten().filter(|word| own.binary_search_by_key(word, |o| &o.0).is_err()).map(|&word| (word, CARRIED));
    own.iter().copied().chain(carried).collect()
}

fn harmonic(coverage: Sides<f64>) -> f64 {
    let sum = coverage.left + coverage.right;
    if sum > 0.0 { 2.0 * coverage.left * coverage.right / sum } else { 0.0 }
}
