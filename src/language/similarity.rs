//! How near two words are in meaning: one number out of stems, lists of our own, the lexicon and the word vectors.
//!
//! The lists (`assets/lexicon/synonyms.toml`, `opposites.toml`) hold what news writers use for one another and what excludes one another;
//! they have the last word, because vectors take opposites for likes.

use std::sync::LazyLock;

use serde::Deserialize;

mod kin;

pub(crate) use kin::{Kin, kin};

use super::lexicon::{self, Entry};
use super::morphology::lemmas;
use super::stem::stem;
use super::vectors::{WordVector, soft_overlap};
use super::word_list::WordLines;

const SYNONYMS: &str = include_str!("../../assets/lexicon/synonyms.toml");
const OPPOSITES: &str = include_str!("../../assets/lexicon/opposites.toml");

/// Similarity of words that our list or the lexicon calls synonyms, related, or one a kind of the other; and the most that opposites get.
const LISTED: f32 = 0.9;
const LEXICON_SYNONYM: f32 = 0.8;
const RELATED: f32 = 0.7;
const BROADER: f32 = 0.6;
const OPPOSED_AT_MOST: f32 = 0.2;

/// Prefixes that turn an adjective into its opposite; "in" is none of them ("invaluable").
const NEGATIONS: [&str; 3] = ["un", "non", "dis"];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymFile<'a> {
    #[serde(borrow)]
    groups: WordLines<'a>,
    #[serde(borrow)]
    related: WordLines<'a>,
    #[serde(borrow)]
    distinct: WordLines<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OppositeFile<'a> {
    #[serde(borrow)]
    pairs: WordLines<'a>,
}

/// A place of a lemma in the lists: the line, and for opposites the side of the stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Listing {
    Group(usize),
    Related(usize),
    Distinct(usize),
    Opposite(usize, bool),
}

/// All places of all lemmas, sorted.
static LISTS: LazyLock<Vec<(&str, Listing)>> = LazyLock::new(|| {
    let synonyms: SynonymFile<'_> = toml::from_str(SYNONYMS).unwrap_or_default();
    let opposites: OppositeFile<'_> = toml::from_str(OPPOSITES).unwrap_or_default();
    let mut lists = Vec::with_capacity(4096);
    for (line, words) in synonyms.groups.iter().enumerate() {
        lists.extend(words.into_iter().map(|word| (word, Listing::Group(line))));
    }
    for (line, words) in synonyms.related.iter().enumerate() {
        lists.extend(words.into_iter().map(|word| (word, Listing::Related(line))));
    }
    for (line, words) in synonyms.distinct.iter().enumerate() {
        lists.extend(words.into_iter().map(|word| (word, Listing::Distinct(line))));
    }
    for (line, words) in opposites.pairs.iter().enumerate() {
        for (side, words) in words.split(|w| *w == "/").enumerate() {
            lists.extend(words.iter().map(|word| (*word, Listing::Opposite(line, side > 0))));
        }
    }
    lists.sort_unstable();
    lists
});

/// The places of one lemma.
fn listings(lemma: &str) -> &'static [(&'static str, Listing)] {
    let lists: &'static [(&str, Listing)] = &LISTS;
    let start = lists.partition_point(|(word, _)| *word < lemma);
    let rest = lists.get(start..).unwrap_or(&[]);
    rest.get(..rest.partition_point(|(word, _)| *word == lemma)).unwrap_or(&[])
}

/// A word with all that is needed to compare its meaning, looked up once.
///
/// Making one costs about ten microseconds, comparing two a tenth of a microsecond.
#[derive(Debug, Clone)]
pub struct Meaning {
    stem: String,
    lemmas: Vec<Lemma>,
    vector: Option<WordVector>,
    weight: f32,
}

#[derive(Debug, Clone)]
struct Lemma {
    text: String,
    entry: Option<Entry>,
    listings: &'static [(&'static str, Listing)],
}

impl Meaning {
    /// Looks a word up, in any form and case.
    pub fn of(word: &str) -> Self {
        let mut forms = lemmas(word);
        // A list may name a form of its own: "accused" for the person.
        let lower = word.to_lowercase();
        if !listings(&lower).is_empty() && !forms.contains(&lower) {
            forms.push(lower);
        }
        let lemmas: Vec<Lemma> =
            forms.into_iter().map(|text| Lemma { entry: lexicon::entry(&text), listings: listings(&text), text }).collect();
        let stem = stem(word);
        let (vector, weight) = WordVector::weighed(word);
        Self { stem, lemmas, vector, weight }
    }

    /// How much the word tells by being rare, 0 to 1; see [`super::weight`].
    pub const fn weight(&self) -> f32 {
        self.weight
    }

    /// From 0, nothing in common, to 1, one word. Opposites never get more than 0.2.
    pub fn similarity(&self, other: &Self) -> f32 {
        if self.is_same_word(other) {
            return 1.0;
        }
        let near = self.nearness(other);
        if self.opposes(other) {
            return near.min(OPPOSED_AT_MOST);
        }
        let known = self.pairs(other).map(|(a, b)| a.known_similarity(b)).fold(0.0, f32::max);
        near.max(known)
    }

    /// How near the words lie by their vectors alone, 0 to 1.
    pub(crate) fn nearness(&self, other: &Self) -> f32 {
        self.vector.as_ref().zip(other.vector.as_ref()).map_or(0.0, |(a, b)| a.nearness(b))
    }

    /// Whether the words mean the same: forms of one word, or synonyms by our list or the lexicon. Never by vectors alone.
    pub fn means_same(&self, other: &Self) -> bool {
        self.is_same_word(other) || !self.opposes(other) && self.pairs(other).any(|(a, b)| a.known_similarity(b) >= LEXICON_SYNONYM)
    }

    /// Whether the words are opposites or name outcomes that exclude one another.
    pub fn opposes(&self, other: &Self) -> bool {
        !self.is_same_word(other) && self.pairs(other).any(|(a, b)| a.opposes(b))
    }

    fn is_same_word(&self, other: &Self) -> bool {
        self.stem == other.stem || self.pairs(other).any(|(a, b)| a.text == b.text)
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Lemma, &'a Lemma)> {
        self.lemmas.iter().flat_map(|a| other.lemmas.iter().map(move |b| (a, b)))
    }
}

impl Lemma {
    /// What the lists and the lexicon say, 0 where they say nothing.
    fn known_similarity(&self, other: &Self) -> f32 {
        let common = || self.listings.iter().filter(|(_, a)| other.listings.iter().any(|(_, b)| a == b)).map(|(_, listing)| listing);
        let entries = self.entry.zip(other.entry);
        if common().any(|l| matches!(l, Listing::Group(_))) {
            LISTED
        } else if common().any(|l| matches!(l, Listing::Distinct(_))) {
            0.0
        } else if entries.is_some_and(|(a, b)| a.is_synonym_of(&b)) {
            LEXICON_SYNONYM
        } else if common().any(|l| matches!(l, Listing::Related(_))) {
            RELATED
        } else if entries.is_some_and(|(a, b)| a.is_broader_or_narrower_than(&b)) {
            BROADER
        } else {
            0.0
        }
    }

    fn opposes(&self, other: &Self) -> bool {
        let exclude =
            |a: Listing, b: Listing| matches!((a, b), (Listing::Opposite(i, one), Listing::Opposite(j, two)) if i == j && one != two);
        let is_listed = self.listings.iter().any(|(_, a)| other.listings.iter().any(|(_, b)| exclude(*a, *b)));
        is_listed || self.entry.zip(other.entry).is_some_and(|(a, b)| a.is_opposite_of(&b)) || self.negates(other) || other.negates(self)
    }

    /// "unsafe" and "safe": adjectives that a negative prefix parts.
    fn negates(&self, other: &Self) -> bool {
        let is_adjective = |l: &Self| l.entry.is_some_and(|e| e.shares().adjective >= 50);
        NEGATIONS.iter().any(|prefix| self.text.strip_prefix(prefix) == Some(&other.text))
            && other.text.len() > 3
            && is_adjective(self)
            && is_adjective(other)
    }
}

/// How near two words are in meaning, 0 to 1; for more than a few pairs make a [`Meaning`] of each word once.
pub fn word_similarity(a: &str, b: &str) -> f32 {
    Meaning::of(a).similarity(&Meaning::of(b))
}

/// Whether two words mean the same; see [`Meaning::means_same`].
pub fn same_meaning(a: &str, b: &str) -> bool {
    Meaning::of(a).means_same(&Meaning::of(b))
}

/// Whether two words are opposites or exclusive outcomes: rise and fall, killed and injured, guilty and acquitted.
pub fn opposed(a: &str, b: &str) -> bool {
    Meaning::of(a).opposes(&Meaning::of(b))
}

/// How well the words of two passages find their likes in each other, 0 to 1: rare words count more, order counts nothing.
pub fn soft_similarity(left: &[&Meaning], right: &[&Meaning]) -> f32 {
    let weights = |words: &[&Meaning]| words.iter().map(|m| m.weight).collect::<Vec<_>>();
    let pair = |i: usize, j: usize| left.get(i).zip(right.get(j)).map_or(0.0, |(a, b)| a.similarity(b));
    soft_overlap(&weights(left), &weights(right), pair)
}

#[cfg(test)]
mod tests;
