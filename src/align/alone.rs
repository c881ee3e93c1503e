//! Two texts of one passage each: nothing stands around them, so only the words and their order decide whether one says what the other says.
//!
//! A logistic regression, fitted on pairs of sentences from news that people judged to be paraphrases or not (Dolan, Quirk and Brockett 2004).

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{Side, Sides};
use crate::facts::{PassageReading, Reading, Word};
use crate::language::{Pos, TokenKind};

use super::score::{Scored, Scores, probability};
use super::words::{Bag, Weighed, Words, harmonic};

/// Log odds of two passages that have nothing in common.
const BIAS: f64 = -4.31;
/// How much of each passage's words finds its like in the other, the harmonic mean of both ways.
const OVERLAP: f64 = 5.09;
/// The share of the longer passage's words that stand in both in one order.
const ORDER: f64 = 6.76;
/// The share of the shorter one's neighbouring words that are neighbours in both: given their order, copied runs of words speak for two uses of one text.
const RUNS: f64 = -3.24;
/// How much of what happens in one happens in the other, the lesser of both ways.
const EVENTS: f64 = 0.67;
/// A token that the longer passage has more.
const LONGER: f64 = -0.04;

/// Passages that overlap to this extent speak of the same thing, even where one is no paraphrase of the other: it may tell a part of it.
const SAME_THING: f64 = 0.11;
/// The least score of a pair that speaks of the same thing.
const LEAST: f64 = 0.05;

/// The score of the only pair of passages; nothing where a text has more than one passage that says something.
pub(super) fn score(readings: Sides<&Reading<'_>>, words: &Words, pairs: &[(usize, usize)]) -> Option<Scores> {
    let is_alone = |side: Side| words.bags.get(side).iter().filter(|bag| !bag.is_empty()).count() == 1;
    let &[(left, right)] = pairs else { return None };
    if !Side::BOTH.into_iter().all(is_alone) {
        return None;
    }
    let (x, y) = (readings.left.passages.get(left)?, readings.right.passages.get(right)?);
    let coverage = words.coverage(&whole(words.bags.left.get(left)?), &whole(words.bags.right.get(right)?));
    let happens = words.coverage(&whole(&events(x)), &whole(&events(y)));
    let (order, runs) = order(&written(x), &written(y));
    let overlap = harmonic(coverage);
    let log_odds = BIAS
        + OVERLAP * overlap
        + ORDER * order
        + RUNS * runs
        + EVENTS * happens.left.min(happens.right)
        + LONGER * x.tokens.len().abs_diff(y.tokens.len()) as f64;
    let paraphrase = probability(log_odds);
    let score = if overlap >= SAME_THING { LEAST + (1.0 - LEAST) * paraphrase } else { LEAST * paraphrase };
    Some(Scores { pairs: vec![Scored { left, right, score, coverage }], same_event: 1.0 })
}

/// The words of a passage as written, in lower case.
fn written<'r>(passage: &'r PassageReading<'_>) -> Vec<&'r str> {
    let is_word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    passage.tokens.iter().zip(&passage.words).filter(|(token, _)| is_word(token.kind)).map(|(_, word)| word.lower.as_str()).collect()
}

/// What happens in a passage: its verbs but for those of reporting, and nouns of events.
fn events(passage: &PassageReading<'_>) -> Bag {
    let tells = |(word, pos): &(&Word, Pos)| *pos == Pos::Verb && !word.reports || word.event.is_some();
    let words = passage.words.iter().map(AsRef::as_ref).zip(passage.pos.iter().copied()).filter(tells);
    let mut numbers: Bag = words.filter_map(|(word, _)| word.number()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Words at their full weight.
fn whole(bag: &Bag) -> Vec<Weighed> {
    bag.iter().map(|&word| (word, 1.0)).collect()
}

/// The share of the longer passage that stands in both in one order, and the share of the shorter one's neighbours that are neighbours in both.
fn order(left: &[&str], right: &[&str]) -> (f64, f64) {
    let common: usize = capture_diff_slices(Algorithm::Lcs, left, right)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let neighbours = |words: &[&str]| words.windows(2).map(<[&str]>::concat).collect::<BTreeSet<String>>();
    let (x, y) = (neighbours(left), neighbours(right));
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    (share(common, left.len().max(right.len())), share(x.intersection(&y).count(), x.len().min(y.len())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::Document;
    use crate::facts::Facts;

    fn alone(left: &str, right: &str) -> Option<f64> {
        let documents = Sides::new(left, right).map(|text| Document::from_bytes("report.txt", text.as_bytes()).unwrap());
        let readings = documents.as_ref().map(Reading::new);
        let _numbered = Facts::new(readings.as_ref());
        let words = Words::new(readings.as_ref());
        Some(score(readings.as_ref(), &words, &[(0, 0)])?.pairs[0].score)
    }

    #[test]
    fn two_single_sentences_score_by_their_words() {
        let near = alone("The crew launched two lifeboats.\n", "Two lifeboats were launched by the crew.\n").unwrap();
        let far = alone("The crew launched two lifeboats.\n", "Two ministers were sworn in by the king.\n").unwrap();
        assert!(near > 0.6 && far < 0.3, "{near} {far}");
        assert!(alone("The crew left.\n\nThe boat sank.\n", "The crew left.\n").is_none());
    }

    #[test]
    fn order_is_the_longest_run_that_both_keep() {
        let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        assert_eq!(order(&words("a b c d"), &words("a b c d")), (1.0, 1.0));
        assert_eq!(order(&words("a b c d"), &words("c d a b")), (0.5, 2.0 / 3.0));
        assert_eq!(order(&[], &words("a")), (0.0, 0.0));
    }
}
