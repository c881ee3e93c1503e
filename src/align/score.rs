//! How likely two passages speak of the same thing: a probability, learnt from pairs that people have judged.
//!
//! Three logistic regressions, one after the other. The first weighs what two passages have in common by themselves ([`PAIR`]). The second sees what
//! the first said of the pairs around ([`CONTEXT`]): neighbours of a linked pair are likelier linked, as in Gale and Church's aligner of parallel texts
//! (1993), and a pair that stands out against the other pairs of its two passages is likelier than one of many. The third asks once whether the two
//! accounts tell one event at all ([`EVENT`]); where that is doubtful, much more is asked of a link.
//!
//! The weights were fitted together on the project's own corpus of report pairs and on sentence pairs of news about one event, with news about another
//! event of the same kind as counterexamples; texts of one subject were held out together to measure them.

use crate::document::{Side, Sides};
use crate::parallel;
use crate::work::{Stage, Work};

use super::anchors::Anchors;
use super::features::{Accounts, Features, Source};
use super::grid::{Grid, beside};
use super::words::Words;

/// Log odds of a pair that has nothing in common.
pub(super) const PAIR_BIAS: f64 = -6.02;

/// What each point in common adds to the log odds of a pair.
pub(super) const PAIR: Features = Features {
    overlap: 6.95,
    exact: 2.08,
    names: 0.48,
    quantities: 2.24,
    quantities_at_odds: -0.44,
    times: 1.23,
    times_at_odds: -0.67,
    events: 0.43,
    length: 0.18,
    distance: -1.57,
    carried: 5.28,
    known_names: 2.65,
};

/// What the pairs around a pair add to its log odds.
pub(super) struct Context {
    pub(super) bias: f64,
    /// Its own log odds.
    pub(super) own: f64,
    /// The likelier of the pairs of the passages before both and after both.
    along: f64,
    /// The likeliest pair of one of its passages with a neighbour of the other.
    beside: f64,
    /// By how much it stands out among the pairs of its passages, in log odds.
    margin: f64,
    /// How sure the surest pairs of the two accounts are.
    surest: f64,
}

pub(super) const CONTEXT: Context = Context { bias: -1.93, own: 0.81, along: 0.26, beside: 1.12, margin: 0.21, surest: 1.73 };

/// What tells that two accounts tell one event.
struct Event {
    bias: f64,
    /// Log odds of a word of theirs being common to both.
    vocabulary: f64,
    /// Log odds of a name of theirs being common to both.
    names: f64,
    /// Log odds of the surest pairs of passages.
    surest: f64,
}

const EVENT: Event = Event { bias: 4.42, vocabulary: 1.48, names: 0.83, surest: 0.44 };

/// So many of the surest pairs speak for the two accounts.
const SUREST: usize = 6;
/// Log odds of a pair beyond these bounds tell its surroundings no more.
const BOUNDS: (f64, f64) = (-6.0, 4.0);
/// A margin beyond this tells no more.
const WIDEST: f64 = 4.0;

/// What one pair of passages scored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub left: usize,
    pub right: usize,
    /// The probability that the two speak of the same thing.
    pub score: f64,
    /// Share of the left passage that the right one covers, and the other way round.
    pub coverage: Sides<f64>,
}

/// All scored pairs of two accounts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scores {
    /// In order of left, then right passage.
    pub pairs: Vec<Scored>,
    /// The probability that the two accounts tell one event.
    pub same_event: f64,
}

/// Pairs of passages that make a thread worth its start.
const WORTH_A_THREAD: usize = 200;

/// Scores the candidate pairs, which come in order; those that are left when the work is stopped have no score.
pub(super) fn score(words: &Words, anchors: &Anchors<'_>, candidates: &[(usize, usize)], work: &Work) -> Scores {
    let accounts = Accounts::new(words, anchors);
    let source = Source::new(words, anchors, &accounts);
    work.begin(Stage::Linking, candidates.len());
    let weighed = parallel::map(candidates.len(), WORTH_A_THREAD, |i| {
        let (left, right) = candidates.get(i).copied().filter(|_| work.goes_on(Stage::Linking))?;
        let (features, coverage) = source.features(left, right);
        Some(Scored { left, right, score: PAIR_BIAS + features.weigh(&PAIR), coverage })
    });
    let mut pairs: Vec<Scored> = weighed.into_iter().flatten().collect();
    // What stood for the score so far are the pair's own log odds.
    let own: Vec<f64> = pairs.iter().map(|pair| pair.score).collect();
    let field = Field::new(&pairs, &own, words.bags.as_ref().map(Vec::len));
    let scores = parallel::map(pairs.len(), WORTH_A_THREAD, |i| {
        let pair = pairs.get(i).zip(own.get(i));
        pair.map_or(0.0, |(pair, &own)| probability(field.in_context(pair.left, pair.right, own)))
    });
    for (pair, score) in pairs.iter_mut().zip(scores) {
        pair.score = score;
    }
    let event = EVENT.bias
        + EVENT.vocabulary * log_odds(accounts.vocabulary)
        + EVENT.names * log_odds(accounts.all_names)
        + EVENT.surest * field.surest_log_odds;
    Scores { pairs, same_event: probability(event) }
}

/// The log odds of all pairs, each seen from its neighbours.
struct Field {
    log_odds: Grid,
    /// The best and the second best of each passage's pairs.
    best: Sides<Vec<Option<(f64, f64)>>>,
    /// How sure the surest pairs are.
    surest: f64,
    surest_log_odds: f64,
}

impl Field {
    fn new(pairs: &[Scored], own: &[f64], passages: Sides<usize>) -> Self {
        let best = passages.map(|count| vec![None; count]);
        let bounded = || pairs.iter().zip(own).map(|(pair, own)| ((pair.left, pair.right), own.clamp(BOUNDS.0, BOUNDS.1)));
        let mut field = Self { log_odds: Grid::new(bounded()), best, surest: 0.0, surest_log_odds: BOUNDS.0 };
        for (pair, own) in bounded() {
            for (side, passage) in [(Side::Left, pair.0), (Side::Right, pair.1)] {
                let Some(best) = field.best.get_mut(side).get_mut(passage) else { continue };
                let (first, second) = best.unwrap_or(BOUNDS_OF_NONE);
                *best = Some(if own > first { (own, first) } else { (first, second.max(own)) });
            }
        }
        let mut best: Vec<f64> = field.best.left.iter().chain(&field.best.right).flatten().map(|best| best.0).collect();
        best.sort_by(|a, b| b.total_cmp(a));
        best.truncate(SUREST);
        if !best.is_empty() {
            field.surest = best.iter().map(|&b| probability(b)).sum::<f64>() / best.len() as f64;
            field.surest_log_odds = best.iter().sum::<f64>() / best.len() as f64;
        }
        field
    }

    /// The log odds of a pair with what its surroundings say.
    fn in_context(&self, left: usize, right: usize, own: f64) -> f64 {
        let along = self.likeliest(&[(left.checked_sub(1), right.checked_sub(1)), (Some(left + 1), Some(right + 1))]);
        let beside = self.likeliest(&beside(left, right));
        let bounded = own.clamp(BOUNDS.0, BOUNDS.1);
        let margin = f64::midpoint(self.margin(Side::Left, left, bounded), self.margin(Side::Right, right, bounded));
        CONTEXT.bias
            + CONTEXT.own * own
            + CONTEXT.along * along
            + CONTEXT.beside * beside
            + CONTEXT.margin * margin
            + CONTEXT.surest * self.surest
    }

    fn likeliest(&self, places: &[(Option<usize>, Option<usize>)]) -> f64 {
        probability(self.log_odds.highest(places).unwrap_or(BOUNDS.0))
    }

    /// By how much a pair stands out among the pairs of one of its passages; below zero where another is likelier.
    fn margin(&self, side: Side, passage: usize, own: f64) -> f64 {
        let (first, second) = self.best.get(side).get(passage).copied().flatten().unwrap_or(BOUNDS_OF_NONE);
        let rival = if own >= first { second } else { first };
        (own - rival).clamp(-WIDEST, WIDEST)
    }
}

/// The best and second best log odds of a passage without pairs.
const BOUNDS_OF_NONE: (f64, f64) = (BOUNDS.0, BOUNDS.0);

/// Log odds as a probability.
pub(crate) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The log odds of a share; shares of 0 and 1 do not come in.
pub(super) fn log_odds(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::align::candidates::candidates;
    use crate::document::Document;
    use crate::facts::{Facts, Reading};

    fn scores(left: &str, right: &str) -> Scores {
        let documents = Sides::new(left, right).map(|text| Document::from_bytes("report.txt", text.as_bytes()).unwrap());
        let readings = documents.as_ref().map(Reading::new);
        let facts = Facts::new(readings.as_ref());
        let words = Words::new(readings.as_ref());
        let work = Work::unlimited();
        let pairs = candidates(&words, &work);
        score(&words, &Anchors::new(readings.as_ref(), &facts), &pairs, &work)
    }

    const LEFT: &str = "A ferry with 214 people on board ran aground off Sorvik on Tuesday night.\n\nThe crew launched two lifeboats at once.\n\n\
        Tickets for the route cost 40 crowns.\n";
    const RIGHT: &str = "The opposition asked for an inquiry into the harbour's lights.\n\nTwo lifeboats were launched by the crew.\n\n\
        All 214 passengers of the ferry were saved after it hit rocks near Sorvik.\n";

    fn best_of(scores: &Scores, left: usize) -> usize {
        let row = scores.pairs.iter().filter(|p| p.left == left);
        row.max_by(|a, b| a.score.total_cmp(&b.score)).unwrap().right
    }

    #[test]
    fn what_tells_the_same_scores_best_in_whatever_order() {
        let scores = scores(LEFT, RIGHT);
        assert_eq!((best_of(&scores, 0), best_of(&scores, 1)), (2, 1));
        assert!(scores.pairs.iter().all(|p| (0.0..=1.0).contains(&p.score)));
    }

    #[test]
    fn either_text_may_come_first() {
        let (there, back) = (scores(LEFT, RIGHT), scores(RIGHT, LEFT));
        assert!((there.same_event - back.same_event).abs() < 1e-9);
        for pair in &there.pairs {
            let mirrored = back.pairs.iter().find(|p| (p.right, p.left) == (pair.left, pair.right)).unwrap();
            assert!((pair.score - mirrored.score).abs() < 1e-9, "{pair:?} {mirrored:?}");
        }
    }

    #[test]
    fn another_event_of_the_kind_is_told_apart() {
        let other =
            "A cargo ship sank near Port Almeira in March.\n\nIts owner, Brant Lines, had been fined twice.\n\nDivers found no oil.\n";
        assert!(scores(LEFT, RIGHT).same_event > scores(LEFT, other).same_event);
    }
}
