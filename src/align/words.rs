//! The words of both documents as numbers with weights, so that passages compare by number and each word pair is weighed once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::document::{Side, Sides};
use crate::facts::{PassageReading, Reading};
use crate::language::{Meaning, TokenKind, is_function_word};

/// Words up to which the similarities stand in a square table: nine megabytes at the most, and many times quicker than a map.
const SQUARE: usize = 1_500;

/// The number of a distinct word of the two documents.
pub(crate) type WordId = usize;

/// The content words of one passage, each once, with how often it stands there.
pub(crate) type Bag = Vec<WordId>;

/// Every distinct content word of both documents.
pub(crate) struct Words {
    /// What each word weighs: rare in the language and in these documents weighs most, 0 to 1.
    pub weights: Vec<f64>,
    /// The bags of both documents, one a passage.
    pub bags: Sides<Vec<Bag>>,
    ids: BTreeMap<String, WordId>,
    meanings: Vec<Meaning>,
    /// Similarities asked for so far, a row a word, not a number where none was asked; empty for vocabularies too large for a square table.
    table: Vec<f32>,
    /// The same for large vocabularies; only looked up, never walked, so its order tells nothing.
    memo: HashMap<u64, f64, BuildHasherDefault<Spread>>,
}

/// Spreads the numbers of two words over a table: keys of our own need no hash that withstands an attack, and millions of them need a quick one.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        // Fibonacci hashing: the golden ratio's bits; the fold brings the well mixed high bits down to where the table looks.
        let product = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = product ^ (product >> 32);
    }
}

impl Words {
    /// Numbers the words of both readings.
    pub(crate) fn new(readings: Sides<&Reading<'_>>) -> Self {
        let mut forms: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for side in Side::BOTH {
            for (stem, text) in readings.get(side).passages.iter().flat_map(content) {
                forms.entry(stem).or_default().insert(text);
            }
        }
        // Numbered by stem and looked up by the first form in the alphabet, so that nothing depends on which text comes first.
        let ids: BTreeMap<String, WordId> = forms.keys().enumerate().map(|(id, stem)| ((*stem).to_owned(), id)).collect();
        let texts: Vec<String> = forms.into_values().filter_map(|f| f.into_iter().next()).collect();
        let bags = readings.map(|reading| {
            let bag = |p| content(p).filter_map(|(stem, _)| ids.get(stem).copied()).collect::<BTreeSet<_>>().into_iter().collect::<Bag>();
            reading.passages.iter().map(bag).collect::<Vec<_>>()
        });
        let meanings: Vec<Meaning> = texts.iter().map(|t| Meaning::of(t)).collect();
        let weights = weights(&meanings, &bags);
        let table = if meanings.len() <= SQUARE { square(&meanings, &bags) } else { Vec::new() };
        Self { weights, bags, ids, meanings, table, memo: HashMap::default() }
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
    pub(crate) fn similarity(&mut self, a: WordId, b: WordId) -> f64 {
        if a == b {
            return 1.0;
        }
        let (first, second) = (a.min(b), a.max(b));
        let cell = first * self.meanings.len() + second;
        if let Some(&known) = self.table.get(cell) {
            if known.is_nan() {
                let value = self.weigh_pair(first, second);
                if let Some(cell) = self.table.get_mut(cell) {
                    *cell = value;
                }
                return f64::from(value);
            }
            return f64::from(known);
        }
        let key = ((first as u64) << 32) | second as u64;
        if let Some(&known) = self.memo.get(&key) {
            return known;
        }
        let value = f64::from(self.weigh_pair(first, second));
        self.memo.insert(key, value);
        value
    }

    fn weigh_pair(&self, a: WordId, b: WordId) -> f32 {
        self.meanings.get(a).zip(self.meanings.get(b)).map_or(0.0, |(x, y)| x.similarity(y))
    }

    /// What the words of a bag weigh together.
    pub(super) fn mass(&self, bag: &[WordId]) -> f64 {
        bag.iter().map(|&word| self.weight(word)).sum()
    }

    /// Share of each side's weight that finds a partner on the other side, 0 to 1. A word may count for a share of its weight only.
    pub(crate) fn coverage(&mut self, left: &[(WordId, f64)], right: &[(WordId, f64)]) -> Sides<f64> {
        let mut best = Sides::new(vec![0.0_f64; left.len()], vec![0.0_f64; right.len()]);
        for (&(word, share), best_left) in left.iter().zip(&mut best.left) {
            for (&(other, other_share), best_right) in right.iter().zip(&mut best.right) {
                let similarity = self.similarity(word, other);
                *best_left = best_left.max(similarity * other_share.sqrt());
                *best_right = best_right.max(similarity * share.sqrt());
            }
        }
        Sides::new(self.found(left, &best.left), self.found(right, &best.right))
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

/// The square table of similarities, filled for every word of the left text against every word of the right one, by two threads where that pays.
fn square(meanings: &[Meaning], bags: &Sides<Vec<Bag>>) -> Vec<f32> {
    /// Below this many pairs a thread costs more than it saves.
    const WORTH_A_THREAD: usize = 20_000;
    let words = bags.as_ref().map(|bags| bags.iter().flatten().copied().collect::<BTreeSet<WordId>>().into_iter().collect::<Vec<_>>());
    let row = |&a: &WordId| -> Vec<f32> {
        let similarity = |&b: &WordId| meanings.get(a).zip(meanings.get(b)).map_or(0.0, |(x, y)| x.similarity(y));
        words.right.iter().map(similarity).collect()
    };
    let rows: Vec<Vec<f32>> = if words.left.len() * words.right.len() < WORTH_A_THREAD {
        words.left.iter().map(row).collect()
    } else {
        let (first, second) = words.left.split_at(words.left.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| second.iter().map(row).collect::<Vec<_>>());
            let mut rows: Vec<_> = first.iter().map(row).collect();
            // A thread that failed leaves its rows to be asked for one by one.
            rows.extend(other.join().unwrap_or_default());
            rows
        })
    };
    let mut table = vec![f32::NAN; meanings.len() * meanings.len()];
    for (&a, row) in words.left.iter().zip(&rows) {
        for (&b, &value) in words.right.iter().zip(row) {
            if let Some(cell) = table.get_mut(a.min(b) * meanings.len() + a.max(b)) {
                *cell = value;
            }
        }
    }
    table
}

/// The content words of a passage: stem and form in lower case.
fn content<'a>(passage: &'a PassageReading<'_>) -> impl Iterator<Item = (&'a str, String)> {
    passage.tokens.iter().zip(&passage.stems).filter_map(|(token, stem)| {
        let lower = token.text.to_lowercase();
        let counts = matches!(token.kind, TokenKind::Word | TokenKind::Number) && !is_function_word(&lower) && !stem.is_empty();
        counts.then_some((stem.as_str(), lower))
    })
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
