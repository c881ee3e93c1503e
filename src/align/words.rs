//! The words of both documents as numbers with weights, so that passages compare by number.

use std::collections::BTreeSet;

use crate::document::{Side, Sides};
use crate::facts::{PassageReading, Reading, Word};
use crate::language::{Kin, Meaning, kin};
use crate::parallel;

/// Passages and words that make a thread worth its start.
const PASSAGES_WORTH_A_THREAD: usize = 200;
const WORDS_WORTH_A_THREAD: usize = 100;

/// The number of a distinct word of the two documents.
pub(crate) type WordId = usize;

/// A word and the share of its weight for which it counts, 0 to 1.
pub(crate) type Weighed = (WordId, f64);

/// The content words of one passage, each once, in order of their numbers.
pub(crate) type Bag = Vec<WordId>;

/// Every distinct content word of both documents.
pub(crate) struct Words {
    /// What each word weighs: rare in the language and in these documents weighs most, 0 to 1.
    pub weights: Vec<f64>,
    /// The bags of both documents, one a passage.
    pub bags: Sides<Vec<Bag>>,
    meanings: Vec<Meaning>,
    /// For each word those that lists or the lexicon relate to it.
    kin: Vec<Vec<Kin>>,
    /// For each word a bit for each of its kin, by number modulo 64: nearly always enough to know that two words are no kin.
    kin_bits: Vec<u64>,
}

/// The words of a passage at full weight, then at less those of the passage before, where it refers back to that.
pub(super) struct Held {
    words: Vec<Weighed>,
    own: usize,
}

impl Held {
    /// A word of the passage before counts for this share.
    const CARRIED: f64 = 0.5;

    pub(super) fn new(own: &Bag, before: Option<&Bag>) -> Self {
        let carried = before.into_iter().flatten().filter(|word| own.binary_search(word).is_err()).map(|&word| (word, Self::CARRIED));
        Self { words: own.iter().map(|&word| (word, 1.0)).chain(carried).collect(), own: own.len() }
    }

    /// Own words and carried ones.
    fn parts(&self) -> (&[Weighed], &[Weighed]) {
        self.words.split_at_checked(self.own).unwrap_or((&self.words, &[]))
    }
}

impl Words {
    /// Numbers the words of both readings.
    pub(crate) fn new(readings: Sides<&Reading<'_>>) -> Self {
        // Looked up by the first form in the alphabet, so that nothing depends on which text comes first.
        let mut forms: Vec<Option<&str>> = Vec::new();
        for word in Side::BOTH.iter().flat_map(|&side| &readings.get(side).passages).flat_map(PassageReading::content) {
            let Some(number) = word.number() else { continue };
            if forms.len() <= number {
                forms.resize(number + 1, None);
            }
            if let Some(form) = forms.get_mut(number).filter(|form| form.is_none_or(|known| word.lower.as_str() < known)) {
                *form = Some(&word.lower);
            }
        }
        let bags = readings.map(|reading| {
            let bag = |i: usize| {
                let words = reading.passages.get(i).into_iter().flat_map(PassageReading::content);
                let mut bag: Bag = words.filter_map(Word::number).collect();
                bag.sort_unstable();
                bag.dedup();
                bag
            };
            parallel::map(reading.passages.len(), PASSAGES_WORTH_A_THREAD, bag)
        });
        let meanings: Vec<Meaning> =
            parallel::map(forms.len(), WORDS_WORTH_A_THREAD, |i| Meaning::of(forms.get(i).copied().flatten().unwrap_or_default()));
        let weights = weights(&meanings, &bags);
        let kin = kin(&meanings);
        let kin_bits = kin.iter().map(|kin| kin.iter().fold(0, |bits, kin| bits | bit(kin.word))).collect();
        Self { weights, bags, meanings, kin, kin_bits }
    }

    /// Whether two words mean the same: one stem, or synonyms by list or lexicon; never by likeness alone.
    pub(crate) fn same_meaning(&self, a: &Word, b: &Word) -> bool {
        a.stem == b.stem || a.number().zip(b.number()).is_some_and(|(a, b)| self.kin(a, b).is_some_and(|kin| kin.means_same))
    }

    /// Whether two words are opposites or outcomes that exclude one another.
    pub(crate) fn opposed(&self, a: WordId, b: WordId) -> bool {
        self.kin(a, b).is_some_and(|kin| kin.opposes)
    }

    /// How two words are related, if by more than their vectors.
    fn kin(&self, a: WordId, b: WordId) -> Option<&Kin> {
        if self.kin_bits.get(a)? & bit(b) == 0 {
            return None;
        }
        let kin = self.kin.get(a)?;
        kin.get(kin.binary_search_by_key(&b, |kin| kin.word).ok()?)
    }

    /// What a word weighs, 0 to 1.
    pub(crate) fn weight(&self, word: WordId) -> f64 {
        self.weights.get(word).copied().unwrap_or(0.0)
    }

    /// How much a word tells by being rare in the language, 0 to 1, however often these documents have it.
    pub(super) fn rarity(&self, word: WordId) -> f64 {
        self.meanings.get(word).map_or(0.0, |meaning| f64::from(meaning.weight()))
    }

    /// How alike two words are in meaning, 0 to 1; 1 for the same stem.
    pub(crate) fn similarity(&self, a: WordId, b: WordId) -> f64 {
        if a == b {
            return 1.0;
        }
        let near = || self.meanings.get(a).zip(self.meanings.get(b)).map_or(0.0, |(x, y)| x.nearness(y));
        f64::from(self.kin(a, b).map_or_else(near, |kin| kin.similarity))
    }

    /// What the words of a bag weigh together.
    pub(super) fn mass(&self, bag: &[WordId]) -> f64 {
        bag.iter().map(|&word| self.weight(word)).sum()
    }

    /// Share of each side's weight that finds a partner on the other side, 0 to 1. A word may count for a share of its weight only.
    pub(crate) fn coverage(&self, left: &[Weighed], right: &[Weighed]) -> Sides<f64> {
        let mut best = Sides::new(vec![0.0_f64; left.len()], vec![0.0_f64; right.len()]);
        self.raise(left, &mut best.left, right, &mut best.right);
        Sides::new(self.found(left, &best.left), self.found(right, &best.right))
    }

    /// The coverage of two passages by their own words, and by those with the words they carry from the passage before.
    pub(super) fn coverages(&self, left: &Held, right: &Held) -> (Sides<f64>, Sides<f64>) {
        let mut best = Sides::new(vec![0.0_f64; left.words.len()], vec![0.0_f64; right.words.len()]);
        let ((own_left, carried_left), (own_right, carried_right)) = (left.parts(), right.parts());
        let (best_left, best_carried_left) = best.left.split_at_mut(own_left.len());
        let (best_right, best_carried_right) = best.right.split_at_mut(own_right.len());
        self.raise(own_left, best_left, own_right, best_right);
        let own = Sides::new(self.found(own_left, best_left), self.found(own_right, best_right));
        if carried_left.is_empty() && carried_right.is_empty() {
            return (own, own);
        }
        self.raise(own_left, best_left, carried_right, best_carried_right);
        self.raise(carried_left, best_carried_left, own_right, best_right);
        self.raise(carried_left, best_carried_left, carried_right, best_carried_right);
        (own, Sides::new(self.found(&left.words, &best.left), self.found(&right.words, &best.right)))
    }

    /// Raises the best similarity of each word to what it finds among the words of the other side.
    fn raise(&self, left: &[Weighed], best_left: &mut [f64], right: &[Weighed], best_right: &mut [f64]) {
        for (&(word, share), best_left) in left.iter().zip(best_left) {
            for (&(other, other_share), best_right) in right.iter().zip(best_right.iter_mut()) {
                let similarity = self.similarity(word, other);
                if similarity > 0.0 {
                    *best_left = best_left.max(similarity * other_share.sqrt());
                    *best_right = best_right.max(similarity * share.sqrt());
                }
            }
        }
    }

    fn found(&self, bag: &[Weighed], best: &[f64]) -> f64 {
        let (mut found, mut all) = (0.0, 0.0);
        for (&(word, share), best) in bag.iter().zip(best) {
            let weight = self.weight(word) * share;
            found += weight * best;
            all += weight;
        }
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// How much of the vocabulary of two accounts stands in both, 0 to 1; two short texts, of which little can be said, tend to one in five.
    pub(super) fn common_vocabulary(&self) -> f64 {
        let vocabulary = self.bags.as_ref().map(|bags| bags.iter().flatten().copied().collect::<BTreeSet<WordId>>());
        let rare = |words: &mut dyn Iterator<Item = &WordId>| words.map(|&word| self.rarity(word)).filter(|&r| r >= RARE).sum::<f64>();
        let common = rare(&mut vocabulary.left.intersection(&vocabulary.right));
        let all = rare(&mut vocabulary.left.union(&vocabulary.right));
        (common + 3.0) / (all + 15.0)
    }
}

/// The harmonic mean of both ways of a coverage, 0 where one of them is.
pub(crate) fn harmonic(coverage: Sides<f64>) -> f64 {
    let sum = coverage.left + coverage.right;
    if sum > 0.0 { 2.0 * coverage.left * coverage.right / sum } else { 0.0 }
}

/// The bit of a word's number.
const fn bit(word: WordId) -> u64 {
    1 << (word % 64)
}

/// Words that the language has for every subject tell nothing of a common one.
const RARE: f64 = 0.88;

/// Rarity in the language times rarity in the two documents.
fn weights(meanings: &[Meaning], bags: &Sides<Vec<Bag>>) -> Vec<f64> {
    let mut frequency = vec![0_usize; meanings.len()];
    let mut passages = 0_usize;
    for side in Side::BOTH {
        for bag in bags.get(side).iter().filter(|b| !b.is_empty()) {
            passages += 1;
            for &word in bag {
                if let Some(count) = frequency.get_mut(word) {
                    *count += 1;
                }
            }
        }
    }
    let total = (1.0 + passages as f64).ln();
    meanings
        .iter()
        .zip(&frequency)
        .map(|(meaning, &count)| {
            let local = ((1.0 + passages as f64) / (1.0 + count as f64)).ln() / total.max(f64::MIN_POSITIVE);
            (0.2 + 0.8 * local.max(0.0)) * (0.1 + 0.9 * f64::from(meaning.weight()))
        })
        .collect()
}
