//! The words of both documents as numbers with weights, so that passages compare by number.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::document::{Side, Sides};
use crate::facts::{PassageReading, Reading, Word};
use crate::language::{Meaning, kin};
use crate::parallel;

/// Passages and words that make a thread worth its start.
const PASSAGES_WORTH_A_THREAD: usize = 200;
const WORDS_WORTH_A_THREAD: usize = 100;

/// The number of a distinct word of the two documents.
pub(crate) type WordId = usize;

/// The content words of one passage, each once, in order of their numbers.
pub(crate) type Bag = Vec<WordId>;

/// Every distinct content word of both documents.
pub(crate) struct Words {
    /// What each word weighs: rare in the language and in these documents weighs most, 0 to 1.
    pub weights: Vec<f64>,
    /// The bags of both documents, one a passage.
    pub bags: Sides<Vec<Bag>>,
    /// The number of each stem; only looked up, never walked.
    ids: HashMap<String, WordId>,
    meanings: Vec<Meaning>,
    /// For each word those that lists or the lexicon relate to it, in order, with their similarity.
    kin: Vec<Vec<(WordId, f32)>>,
}

/// The words of a passage at full weight, then at less those of the passage before, where it refers back to that.
pub(super) struct Held {
    words: Vec<(WordId, f64)>,
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
    fn parts(&self) -> (&[(WordId, f64)], &[(WordId, f64)]) {
        self.words.split_at_checked(self.own).unwrap_or((&self.words, &[]))
    }
}

impl Words {
    /// Numbers the words of both readings.
    pub(crate) fn new(readings: Sides<&Reading<'_>>) -> Self {
        let mut forms: Vec<(&str, &str)> = Vec::new();
        for side in Side::BOTH {
            let met: HashSet<(&str, &str)> =
                readings.get(side).passages.iter().flat_map(content).map(|word| (word.stem.as_str(), word.lower.as_str())).collect();
            forms.extend(met);
        }
        // Numbered by stem and looked up by the first form in the alphabet, so that nothing depends on which text comes first.
        forms.sort_unstable();
        forms.dedup_by_key(|(stem, _)| *stem);
        let ids: HashMap<String, WordId> = forms.iter().enumerate().map(|(id, (stem, _))| ((*stem).to_owned(), id)).collect();
        let bags = readings.map(|reading| {
            let bag = |i: usize| {
                let words = reading.passages.get(i).into_iter().flat_map(content);
                let mut bag: Bag = words.filter_map(|word| ids.get(&word.stem).copied()).collect();
                bag.sort_unstable();
                bag.dedup();
                bag
            };
            parallel::map(reading.passages.len(), PASSAGES_WORTH_A_THREAD, bag)
        });
        let meaning = |i: usize| forms.get(i).map(|(_, form)| Meaning::of(form));
        let meanings: Vec<Meaning> = parallel::map(forms.len(), WORDS_WORTH_A_THREAD, meaning).into_iter().flatten().collect();
        let weights = weights(&meanings, &bags);
        let kin = kin(&meanings);
        Self { weights, bags, ids, meanings, kin }
    }

    /// The number of a stem, if either document holds it as a content word.
    pub(crate) fn id(&self, stem: &str) -> Option<WordId> {
        self.ids.get(stem).copied()
    }

    /// Whether two stems mean the same: one stem, or synonyms by list or lexicon; never by likeness alone.
    pub(crate) fn same_meaning(&self, a: &str, b: &str) -> bool {
        a == b || self.meaning(a).zip(self.meaning(b)).is_some_and(|(x, y)| x.means_same(y))
    }

    /// Whether two stems are opposites or outcomes that exclude one another.
    pub(crate) fn opposed(&self, a: &str, b: &str) -> bool {
        a != b && self.meaning(a).zip(self.meaning(b)).is_some_and(|(x, y)| x.opposes(y))
    }

    fn meaning(&self, stem: &str) -> Option<&Meaning> {
        self.meanings.get(self.id(stem)?)
    }

    /// What a word weighs, 0 to 1.
    pub(crate) fn weight(&self, word: WordId) -> f64 {
        self.weights.get(word).copied().unwrap_or(0.0)
    }

    /// How alike two words are in meaning, 0 to 1; 1 for the same stem.
    pub(crate) fn similarity(&self, a: WordId, b: WordId) -> f64 {
        if a == b {
            return 1.0;
        }
        let kin = self.kin.get(a).and_then(|kin| kin.get(kin.binary_search_by_key(&b, |k| k.0).ok()?));
        let near = || self.meanings.get(a).zip(self.meanings.get(b)).map_or(0.0, |(x, y)| x.nearness(y));
        f64::from(kin.map_or_else(near, |k| k.1))
    }

    /// What the words of a bag weigh together.
    pub(super) fn mass(&self, bag: &[WordId]) -> f64 {
        bag.iter().map(|&word| self.weight(word)).sum()
    }

    /// Share of each side's weight that finds a partner on the other side, 0 to 1. A word may count for a share of its weight only.
    pub(crate) fn coverage(&self, left: &[(WordId, f64)], right: &[(WordId, f64)]) -> Sides<f64> {
        let mut best = Sides::new(vec![0.0_f64; left.len()], vec![0.0_f64; right.len()]);
        self.raise((left, &mut best.left), (right, &mut best.right));
        Sides::new(self.found(left, &best.left), self.found(right, &best.right))
    }

    /// The coverage of two passages by their own words, and by those with the words they carry from the passage before.
    pub(super) fn coverages(&self, left: &Held, right: &Held) -> (Sides<f64>, Sides<f64>) {
        let mut best = Sides::new(vec![0.0_f64; left.words.len()], vec![0.0_f64; right.words.len()]);
        let ((own_left, carried_left), (own_right, carried_right)) = (left.parts(), right.parts());
        let (best_left, best_carried_left) = best.left.split_at_mut(own_left.len());
        let (best_right, best_carried_right) = best.right.split_at_mut(own_right.len());
        self.raise((own_left, best_left), (own_right, best_right));
        let own = Sides::new(self.found(own_left, best_left), self.found(own_right, best_right));
        if carried_left.is_empty() && carried_right.is_empty() {
            return (own, own);
        }
        self.raise((own_left, best_left), (carried_right, best_carried_right));
        self.raise((carried_left, best_carried_left), (own_right, best_right));
        self.raise((carried_left, best_carried_left), (carried_right, best_carried_right));
        (own, Sides::new(self.found(&left.words, &best.left), self.found(&right.words, &best.right)))
    }

    /// Raises the best similarity of each word to what it finds among the words of the other side.
    fn raise(&self, left: (&[(WordId, f64)], &mut [f64]), right: (&[(WordId, f64)], &mut [f64])) {
        for (&(word, share), best_left) in left.0.iter().zip(left.1) {
            for (&(other, other_share), best_right) in right.0.iter().zip(right.1.iter_mut()) {
                let similarity = self.similarity(word, other);
                if similarity > 0.0 {
                    *best_left = best_left.max(similarity * other_share.sqrt());
                    *best_right = best_right.max(similarity * share.sqrt());
                }
            }
        }
    }

    fn found(&self, bag: &[(WordId, f64)], best: &[f64]) -> f64 {
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
        let rarity = |word: &WordId| self.meanings.get(*word).map_or(0.0, |m| f64::from(m.weight()));
        let rare = |words: &mut dyn Iterator<Item = &WordId>| words.map(rarity).filter(|&r| r >= RARE).sum::<f64>();
        let common = rare(&mut vocabulary.left.intersection(&vocabulary.right));
        let all = rare(&mut vocabulary.left.union(&vocabulary.right));
        (common + 3.0) / (all + 15.0)
    }
}

/// Words that the language has for every subject tell nothing of a common one.
const RARE: f64 = 0.88;

/// The content words of a passage.
fn content<'a>(passage: &'a PassageReading<'_>) -> impl Iterator<Item = &'a Word> {
    let says_something = |(i, word): &(usize, &Arc<Word>)| passage.is_content(*i) && !word.stem.is_empty();
    passage.words.iter().enumerate().filter(says_something).map(|(_, word)| word.as_ref())
}

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
