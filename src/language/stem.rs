//! Matching keys of words: two words with one stem count as the same word when passages are compared.
//!
//! A stem is never shown to anyone. Irregular forms go by their lemma, British spellings by the American one, unrelated words that
//! Snowball throws together ("policy", "police") are kept apart by `assets/lexicon/stems.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use super::lexicon;
use super::morphology::irregular_lemma;
use super::word_list::WordLines;

const EXCEPTIONS: &str = include_str!("../../assets/lexicon/stems.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StemFile<'a> {
    #[serde(borrow)]
    stems: WordLines<'a>,
}

/// Word -> the stem it gets.
static KEPT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let file: StemFile = toml::from_str(EXCEPTIONS).unwrap_or_default();
    let kept = file.stems.iter().flat_map(|line| {
        let stem = line.first().map_or("", |s| s.trim_end_matches(':'));
        line.into_iter().map(move |word| (word.trim_end_matches(':'), stem))
    });
    kept.collect()
});
static SNOWBALL: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// The key under which a word's forms meet: lower case, without accents, without endings.
pub fn stem(word: &str) -> String {
    let folded = fold(word);
    let word = irregular_lemma(&folded).unwrap_or(&folded);
    if let Some(kept) = KEPT.get(word) {
        return (*kept).to_owned();
    }
    let american = american_spelling(word);
    SNOWBALL.stem(american.as_deref().unwrap_or(word)).into_owned()
}

/// Lower case, accents and typographic apostrophes written in ASCII.
pub fn fold(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { deunicode::deunicode(word).to_lowercase() }
}

/// `organise` -> `organize`, `labour` -> `labor`, where the lexicon knows both as one word.
fn american_spelling(word: &str) -> Option<String> {
    const ENDINGS: [&str; 8] = ["", "s", "d", "r", "rs", "ed", "ing", "al"];
    let respelt = |from: &str, to: &str| -> Option<String> {
        let at = word.rfind(from)?;
        let (before, rest) = word.split_at_checked(at)?;
        let after = rest.strip_prefix(from)?;
        Some(format!("{before}{to}{after}"))
    };
    for (from, to) in [("isation", "ization"), ("ising", "izing"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("ence", "ense")] {
        let Some(candidate) = respelt(from, to) else { continue };
        let is_same_word = ENDINGS.iter().any(|ending| {
            let (Some(british), Some(american)) = (word.strip_suffix(ending), candidate.strip_suffix(ending)) else { return false };
            let (british, american) = if from == "ising" && *ending == "ing" {
                (format!("{british}e"), format!("{american}e"))
            } else {
                (british.into(), american.into())
            };
            lexicon::share_a_sense(&british, &american)
        });
        if is_same_word {
            return Some(candidate);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bundled_list_parses() {
        let file: StemFile = toml::from_str(EXCEPTIONS).unwrap();
        assert!(file.stems.iter().count() > 100);
        assert_eq!(KEPT.get("policies"), Some(&"policy"));
    }

    #[test]
    fn forms_of_one_word_meet() {
        for (a, b) in [
            ("cells", "Cell"),
            ("rang", "ring"),
            ("children", "child"),
            ("policies", "policy"),
            ("organised", "organize"),
            ("labour", "labor"),
            ("centre", "center"),
            ("défense", "defence"),
            ("Nations", "nation"),
            ("killing", "kills"),
            ("said", "says"),
            ("harbour", "harbors"),
            ("recognise", "recognized"),
            ("recognising", "recognized"),
            ("colours", "color"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn unrelated_words_stay_apart() {
        for (a, b) in [
            ("policy", "police"),
            ("united", "unit"),
            ("university", "universe"),
            ("general", "generation"),
            ("organ", "organization"),
            ("new", "news"),
            ("party", "part"),
            ("past", "paste"),
            ("nation", "national"),
            ("officer", "official"),
            ("international", "intern"),
            ("secretary", "secret"),
            ("marine", "marina"),
            ("state", "station"),
            ("rise", "four"),
            ("hour", "or"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
