//! How near two words are in meaning: one number out of stems, lists of our own, the lexicon and the word vectors.
//!
//! The lists (`assets/lexicon/synonyms.toml`, `opposites.toml`) hold what news writers use for one another and what excludes one another;
//! they have the last word, because vectors take opposites for likes.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use serde::Deserialize;

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
    /// What the word could have in common with another but for its vector, as sorted numbers: words without a common one are not looked
    /// at any closer.
    traits: Vec<u64>,
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
        let mut traits: Vec<u64> = lemmas.iter().flat_map(Lemma::traits).chain([trait_of("stem", &stem)]).collect();
        traits.sort_unstable();
        traits.dedup();
        let (vector, weight) = WordVector::weighed(word);
        Self { stem, traits, lemmas, vector, weight }
    }

    /// How much the word tells by being rare, 0 to 1; see [`super::weight`].
    pub const fn weight(&self) -> f32 {
        self.weight
    }

    /// From 0, nothing in common, to 1, one word. Opposites never get more than 0.2.
    pub fn similarity(&self, other: &Self) -> f32 {
        let near = || self.vector.as_ref().zip(other.vector.as_ref()).map_or(0.0, |(a, b)| a.nearness(b));
        if !self.has_common_trait(other) {
            return near();
        }
        if self.is_same_word(other) {
            return 1.0;
        }
        let near = near();
        if self.opposes(other) {
            return near.min(OPPOSED_AT_MOST);
        }
        let known = self.pairs(other).map(|(a, b)| a.known_similarity(b)).fold(0.0, f32::max);
        near.max(known)
    }

    /// Whether the words mean the same: forms of one word, or synonyms by our list or the lexicon. Never by vectors alone.
    pub fn means_same(&self, other: &Self) -> bool {
        self.is_same_word(other) || !self.opposes(other) && self.pairs(other).any(|(a, b)| a.known_similarity(b) >= LEXICON_SYNONYM)
    }

    /// Whether the words are opposites or name outcomes that exclude one another.
    pub fn opposes(&self, other: &Self) -> bool {
        !self.is_same_word(other) && self.pairs(other).any(|(a, b)| a.opposes(b))
    }

    fn has_common_trait(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.traits.iter().peekable(), other.traits.iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Equal => return true,
                Ordering::Less => left.next(),
                Ordering::Greater => right.next(),
            };
        }
        false
    }

    fn is_same_word(&self, other: &Self) -> bool {
        self.stem == other.stem || self.pairs(other).any(|(a, b)| a.text == b.text)
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Lemma, &'a Lemma)> {
        self.lemmas.iter().flat_map(|a| other.lemmas.iter().map(move |b| (a, b)))
    }
}

/// A number for something of a sort that words can have in common; different things seldom share one.
fn trait_of(sort: &str, what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    (sort, what).hash(&mut hasher);
    hasher.finish()
}

impl Lemma {
    /// All that [`Self::known_similarity`], [`Self::opposes`] and sameness look at.
    fn traits(&self) -> Vec<u64> {
        let mut traits = vec![trait_of("text", &self.text)];
        traits.extend(NEGATIONS.iter().filter_map(|prefix| self.text.strip_prefix(prefix)).map(|rest| trait_of("text", rest)));
        traits.extend(self.listings.iter().map(|(_, listing)| match *listing {
            Listing::Group(line) => trait_of("group", line),
            Listing::Related(line) => trait_of("related", line),
            Listing::Distinct(line) => trait_of("distinct", line),
            Listing::Opposite(line, _) => trait_of("opposite", line),
        }));
        if let Some(entry) = self.entry {
            traits.extend(entry.meanings().map(|id| trait_of("sense", id)));
            traits.extend(entry.rows().map(|row| trait_of("row", row)));
        }
        traits
    }

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
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_bundled_lists_parse_and_hold_lower_case_words() {
        let synonyms: SynonymFile<'_> = toml::from_str(SYNONYMS).unwrap();
        let opposites: OppositeFile<'_> = toml::from_str(OPPOSITES).unwrap();
        assert!(synonyms.groups.iter().count() > 100);
        let sides = |line: &[&str]| line.split(|w| *w == "/").map(<[&str]>::len).collect::<Vec<_>>();
        assert!(opposites.pairs.iter().all(|line| sides(&line).len() == 2 && sides(&line).iter().all(|&n| n > 0)));
        assert!(opposites.pairs.iter().map(|line| sides(&line).iter().product::<usize>()).sum::<usize>() > 300);
        for group in synonyms.groups.iter().chain(synonyms.related.iter()).chain(synonyms.distinct.iter()) {
            assert!(group.len() > 1, "{group:?}");
        }
        for list in synonyms.groups.iter().chain(synonyms.related.iter()).chain(opposites.pairs.iter()) {
            assert!(list.iter().all(|w| *w == "/" || w.chars().all(|c| c.is_ascii_lowercase())), "{list:?}");
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn no_synonyms_are_opposites() {
        let synonyms: SynonymFile<'_> = toml::from_str(SYNONYMS).unwrap();
        for group in synonyms.groups.iter() {
            for (i, a) in group.iter().enumerate() {
                for b in group.iter().skip(i + 1) {
                    assert!(same_meaning(a, b), "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn words_that_news_writers_exchange_mean_the_same() {
        for (a, b) in [
            ("countries", "nations"),
            ("killed", "dead"),
            ("died", "deaths"),
            ("toppled", "overthrew"),
            ("arrested", "detained"),
            ("deal", "agreement"),
            ("quake", "earthquake"),
            ("soldiers", "troops"),
            ("wounded", "injured"),
            ("rose", "climbed"),
            ("Fighters", "fighter"),
            ("organised", "organize"),
            ("inked", "signed"),
            ("shares", "stocks"),
            ("layoffs", "redundancies"),
        ] {
            assert!(same_meaning(a, b), "{a} {b}");
            assert!(word_similarity(a, b) >= LEXICON_SYNONYM, "{a} {b}");
        }
    }

    #[test]
    fn nearness_alone_is_no_sameness() {
        for (a, b) in [
            ("fighters", "civilians"),
            ("Monday", "Tuesday"),
            ("president", "minister"),
            ("homes", "villages"),
            ("rose", "fell"),
            ("killed", "injured"),
            ("france", "germany"),
            ("police", "policy"),
            ("house", "firm"),
            ("states", "provinces"),
            ("soldier", "civilian"),
        ] {
            assert!(!same_meaning(a, b), "{a} {b}");
        }
    }

    #[test]
    fn opposites_exclude_one_another_both_ways() {
        for (a, b) in [
            ("rose", "fell"),
            ("approved", "rejected"),
            ("reopened", "closed"),
            ("guilty", "acquitted"),
            ("survived", "died"),
            ("confirmed", "denied"),
            ("arrived", "left"),
            ("safe", "unsafe"),
            ("legal", "illegal"),
            ("imports", "exports"),
            ("won", "lost"),
            ("killed", "injured"),
            ("northern", "southern"),
            ("lifted", "imposed"),
            ("released", "arrested"),
            ("raised", "cut"),
        ] {
            assert!(opposed(a, b) && opposed(b, a), "{a} {b}");
            assert!(word_similarity(a, b) <= OPPOSED_AT_MOST, "{a} {b}");
        }
        for (a, b) in
            [("rose", "climbed"), ("killed", "killing"), ("deal", "agreement"), ("village", "village"), ("invaluable", "valuable")]
        {
            assert!(!opposed(a, b), "{a} {b}");
        }
    }

    #[test]
    fn similarity_is_symmetric_and_between_nought_and_one() {
        let words = ["rose", "fell", "deal", "pact", "the", "12", "", "Москва", "al-Sharaa", "earthquake", "banana", "police"];
        for a in words {
            assert!((word_similarity(a, a) - 1.0).abs() < f32::EPSILON, "{a}");
            for b in words {
                let found = word_similarity(a, b);
                assert!((0.0..=1.0).contains(&found) && (found - word_similarity(b, a)).abs() < 1e-6, "{a} {b} {found}");
            }
        }
        assert!(word_similarity("12", "13") < 0.01);
    }

    #[test]
    fn words_without_a_common_trait_are_neither_same_nor_opposed() {
        let words = "rose climb fall killed dead injured deal pact safe unsafe quake tremor home house visit trip police officer won lost people \
                     nation country saw see arrest free open close president leader said north south legal illegal the of 12";
        let meanings: Vec<Meaning> = words.split_whitespace().map(Meaning::of).collect();
        for a in &meanings {
            for b in &meanings {
                let is_known = a.means_same(b) || a.opposes(b) || a.pairs(b).any(|(a, b)| a.known_similarity(b) > 0.0);
                assert!(!is_known || a.has_common_trait(b), "{} {}", a.stem, b.stem);
            }
        }
    }

    #[test]
    fn passages_that_tell_one_thing_lie_nearer_than_others() {
        let meanings = |text: &str| text.split(' ').map(Meaning::of).collect::<Vec<_>>();
        let score = |a: &str, b: &str| {
            let (a, b) = (meanings(a), meanings(b));
            soft_similarity(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>())
        };
        let same = score("rebels overthrew the government", "the regime was ousted by insurgents");
        let other = score("rebels overthrew the government", "the striker scored in the final minute");
        assert!(same > 0.5 && other < 0.25, "{same} {other}");
        assert!(score("", "").abs() < 1.01);
    }
}
