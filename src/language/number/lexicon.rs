//! The number words of `assets/lexicon/numbers.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Hedge;
use crate::language::tokenize;

const SOURCE: &str = include_str!("../../../assets/lexicon/numbers.toml");

static LEXICON: LazyLock<NumberLexicon> = LazyLock::new(|| NumberLexicon::parse(SOURCE).unwrap_or_default());

/// A phrase cut into tokens, in lower case.
pub(super) type Phrase = Vec<String>;

/// Cuts a phrase of the word lists the way running text is cut.
pub(super) fn cut(phrase: &str) -> Phrase {
    tokenize(phrase).iter().map(|t| t.text.to_lowercase()).collect()
}

/// A word that counts without saying how many.
#[derive(Debug)]
pub(super) struct Vague {
    pub words: Phrase,
    pub low: f64,
    pub high: f64,
    /// Counts only where "of" follows.
    pub needs_of: bool,
}

/// Words by their role.
#[derive(Debug, Default)]
pub(super) struct NumberLexicon {
    pub cardinals: HashMap<String, f64>,
    pub scales: HashMap<String, f64>,
    pub suffixes: HashMap<String, f64>,
    pub ordinals: HashMap<String, f64>,
    pub denominators: HashMap<String, f64>,
    pub groups: HashMap<String, f64>,
    pub multiples: HashMap<String, f64>,
    pub glyphs: HashMap<String, f64>,
    /// By first word, the longest phrase first.
    vague: HashMap<String, Vec<Vague>>,
    /// By last word, the longest phrase first.
    hedges_before: HashMap<String, Vec<(Phrase, Hedge)>>,
    /// By first word, the longest phrase first.
    hedges_after: HashMap<String, Vec<(Phrase, Hedge)>>,
    pub lists: Lists,
}

/// Word lists that steer the grammar; each is explained where it stands in the data.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    #[serde(deserialize_with = "phrases")]
    pub added: Vec<Phrase>,
    pub not_before_half: HashSet<String>,
    pub after_share: HashSet<String>,
    pub not_before_one: HashSet<String>,
    pub counting_one: HashSet<String>,
    pub not_after_one: HashSet<String>,
    pub after_at_one: HashSet<String>,
    pub not_after_one_hyphen: HashSet<String>,
    pub not_after_no: HashSet<String>,
    pub plurals: HashSet<String>,
    pub label_nouns: HashSet<String>,
    pub label_names: HashSet<String>,
    pub not_labels: HashSet<String>,
    pub label_followers: HashSet<String>,
    pub street_words: HashSet<String>,
    pub calendar_names: HashSet<String>,
    pub months: HashSet<String>,
    pub time_zones: HashSet<String>,
    pub before_year: HashSet<String>,
    pub tally_words: HashSet<String>,
    pub tally_nouns: HashSet<String>,
    pub change_words: HashSet<String>,
    pub range_words: HashSet<String>,
    pub before_over: HashSet<String>,
    pub lying_over: HashSet<String>,
    #[serde(deserialize_with = "phrases")]
    pub before_age: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    pub before_bare_age: Vec<Phrase>,
    pub before_magnitude: HashSet<String>,
}

fn phrases<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Phrase>, D::Error> {
    let mut phrases: Vec<Phrase> = Vec::<String>::deserialize(deserializer)?.iter().map(|p| cut(p)).collect();
    phrases.sort_by_key(|p| std::cmp::Reverse(p.len()));
    Ok(phrases)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cardinals: HashMap<String, f64>,
    scales: HashMap<String, f64>,
    suffixes: HashMap<String, f64>,
    ordinals: HashMap<String, f64>,
    denominators: HashMap<String, f64>,
    groups: HashMap<String, f64>,
    multiples: HashMap<String, f64>,
    glyphs: HashMap<String, f64>,
    vague: Vec<VagueEntry>,
    hedges_before: BTreeMap<Hedge, Vec<String>>,
    hedges_after: BTreeMap<Hedge, Vec<String>>,
    lists: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VagueEntry {
    words: String,
    low: f64,
    high: f64,
    #[serde(default)]
    of: bool,
}

impl NumberLexicon {
    /// The bundled lexicon.
    pub fn bundled() -> &'static Self {
        &LEXICON
    }

    fn parse(source: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(source)?;
        let mut vague: HashMap<String, Vec<Vague>> = HashMap::new();
        for entry in file.vague {
            let words = cut(&entry.words);
            let Some(first) = words.first().cloned() else { continue };
            vague.entry(first).or_default().push(Vague { words, low: entry.low, high: entry.high, needs_of: entry.of });
        }
        for list in vague.values_mut() {
            list.sort_by_key(|v| std::cmp::Reverse(v.words.len()));
        }
        Ok(Self {
            cardinals: file.cardinals,
            scales: file.scales,
            suffixes: file.suffixes,
            ordinals: file.ordinals,
            denominators: file.denominators,
            groups: file.groups,
            multiples: file.multiples,
            glyphs: file.glyphs,
            vague,
            hedges_before: index(&file.hedges_before, |p| p.last()),
            hedges_after: index(&file.hedges_after, |p| p.first()),
            lists: file.lists,
        })
    }

    /// Vague words that begin with this token.
    pub fn vague_from(&self, first: &str) -> &[Vague] {
        self.vague.get(first).map_or(&[], Vec::as_slice)
    }

    /// The vague words that stand for this interval.
    pub fn vague_words(&self, low: f64, high: f64) -> Option<String> {
        let same = |v: &&Vague| (v.low - low).abs() < 0.5 && (v.high - high).abs() < 0.5;
        self.vague.values().flatten().find(same).map(|v| v.words.join(" "))
    }

    /// Hedges that stand before a number and end with this token.
    pub fn hedges_before(&self, last: &str) -> &[(Phrase, Hedge)] {
        self.hedges_before.get(last).map_or(&[], Vec::as_slice)
    }

    /// Hedges that stand after a number and begin with this token.
    pub fn hedges_after(&self, first: &str) -> &[(Phrase, Hedge)] {
        self.hedges_after.get(first).map_or(&[], Vec::as_slice)
    }
}

type HedgeIndex = HashMap<String, Vec<(Phrase, Hedge)>>;

fn index(hedges: &BTreeMap<Hedge, Vec<String>>, key: impl Fn(&Phrase) -> Option<&String>) -> HedgeIndex {
    let mut by_word: HedgeIndex = HashMap::new();
    for (hedge, phrases) in hedges {
        for phrase in phrases {
            let words = cut(phrase);
            let Some(word) = key(&words).cloned() else { continue };
            by_word.entry(word).or_default().push((words, *hedge));
        }
    }
    for list in by_word.values_mut() {
        list.sort_by_key(|(p, _)| std::cmp::Reverse(p.len()));
    }
    by_word
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::float_cmp)]
    use super::*;

    #[test]
    fn the_bundled_file_parses() {
        let lexicon = NumberLexicon::parse(SOURCE).unwrap();
        assert_eq!(lexicon.cardinals["seven"], 7.0);
        assert_eq!(lexicon.hedges_before("than")[0].0.len(), 4, "the longest phrase comes first");
        assert!(lexicon.vague_from("hundreds")[0].words.len() == 3);
    }

    #[test]
    fn every_vague_interval_runs_upwards() {
        let lexicon = NumberLexicon::parse(SOURCE).unwrap();
        assert!(lexicon.vague.values().flatten().all(|v| v.low < v.high));
    }
}
