//! The lists behind the segmenter, from `assets/lexicon/abbreviations.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Words that tell whether a stop ends a sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Abbreviations {
    /// No sentence ends here.
    pub never: BTreeSet<String>,
    /// No sentence ends here when a number follows.
    pub before_number: BTreeSet<String>,
    /// A sentence ends here only before a word that opens one.
    pub soft: BTreeSet<String>,
    /// Words that open a sentence.
    pub starters: BTreeSet<String>,
    /// Nouns that open a sentence when a small letter follows them.
    pub openers_before_small: BTreeSet<String>,
    /// Verbs after the speaker of a quotation.
    pub speech: BTreeSet<String>,
    /// Small words among the names of a speaker.
    pub offices: BTreeSet<String>,
    /// Names that end in an exclamation mark.
    pub exclaiming: BTreeSet<String>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| parse().unwrap_or_default());

/// The lists, read once. A bundled file that does not parse fails a test, not the reader.
pub(super) fn abbreviations() -> &'static Abbreviations {
    &ABBREVIATIONS
}

fn parse() -> Result<Abbreviations, toml::de::Error> {
    toml::from_str(include_str!("../../../assets/lexicon/abbreviations.toml"))
}

/// Whether a list holds the word as written, or as written in capitals ("GEN" for "Gen").
pub(super) fn lists(set: &BTreeSet<String>, word: &str) -> bool {
    if set.contains(word) {
        return true;
    }
    let mut letters = word.chars();
    if word.len() < 2 || !word.chars().all(char::is_uppercase) {
        return false;
    }
    let first = letters.next().map(String::from).unwrap_or_default();
    set.contains(&(first + &letters.as_str().to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_parse_and_are_filled() {
        let lists = parse();
        assert!(lists.as_ref().is_ok_and(|l| l.never.contains("Gen") && l.soft.contains("Inc") && l.starters.contains("The")), "{lists:?}");
    }

    #[test]
    fn capitals_count_as_the_same_word() {
        let set = BTreeSet::from(["Gen".to_owned(), "vs".to_owned()]);
        assert!(lists(&set, "Gen") && lists(&set, "GEN"));
        assert!(!lists(&set, "gen") && !lists(&set, "General"));
    }
}
