//! Words that pretend: letters of another script that look like Latin ones, inside a Latin word or for all of one.
//!
//! Such a name is found by no search and equals no other; that it stands in a text is evidence.

use std::sync::LazyLock;

use serde::Deserialize;

use super::about::Confusable;
use super::types::Document;
use crate::language::{TokenKind, tokenize};

/// The most words that are told; a text with more is written so all through.
const MOST: usize = 100;
/// The shortest word that is told when all of its letters are of another script.
const SHORTEST: usize = 3;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    like: String,
    latin: String,
}

/// Letters and the Latin ones they look like, sorted.
static LETTERS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| parse().unwrap_or_default());

fn parse() -> Result<Vec<(char, char)>, toml::de::Error> {
    let pairs: Pairs = toml::from_str(include_str!("../../assets/lexicon/confusables.toml"))?;
    let mut letters: Vec<(char, char)> = pairs.pair.iter().flat_map(|pair| pair.like.chars().zip(pair.latin.chars())).collect();
    letters.sort_unstable();
    Ok(letters)
}

/// The words of a document that pretend, in text order.
pub(super) fn find(document: &Document) -> Vec<Confusable> {
    if document.text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for passage in &document.passages {
        let text = passage.span.of(&document.text);
        if found.len() >= MOST || text.is_ascii() || !text.chars().any(|c| latin(c).is_some()) {
            continue;
        }
        // Cyrillic or Greek prose is what it seems to be: only among Latin words is a word of look-alikes strange.
        let among_latin = text.chars().filter(char::is_ascii_alphabetic).count() * 2 > text.chars().filter(|c| c.is_alphabetic()).count();
        for token in tokenize(text).iter().filter(|token| token.kind == TokenKind::Word && !token.text.is_ascii()) {
            let Some(looks_like) = unmasked(token.text, among_latin) else { continue };
            let at = passage.span.start + token.span.start;
            found.push(Confusable { word: token.text.to_owned(), looks_like, at, line: passage.line });
        }
    }
    found.truncate(MOST);
    found
}

/// The Latin letter that a letter of another script looks like.
fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    LETTERS.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|at| LETTERS.get(at)).map(|pair| pair.1)
}

/// The Latin word that a word looks like; none for a word that is what it seems.
fn unmasked(word: &str, among_latin: bool) -> Option<String> {
    let has_latin = word.chars().any(|c| c.is_ascii_alphabetic());
    let masks = word.chars().filter(|&c| latin(c).is_some()).count();
    let is_whole = among_latin && masks >= SHORTEST && word.chars().all(|c| latin(c).is_some());
    if masks == 0 || !(has_latin || is_whole) {
        return None;
    }
    Some(word.chars().map(|c| latin(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_letter_stands_for_one_latin_letter() {
        let letters = parse().unwrap();
        assert!(letters.len() > 60 && letters.windows(2).all(|two| matches!(two, [a, b] if a.0 < b.0)));
        assert!(letters.iter().all(|(like, latin)| !like.is_ascii() && latin.is_ascii_alphabetic()));
        let pairs: Pairs = toml::from_str(include_str!("../../assets/lexicon/confusables.toml")).unwrap();
        assert!(pairs.pair.iter().all(|pair| pair.like.chars().count() == pair.latin.chars().count()));
    }

    #[test]
    fn masked_names_are_told_with_their_place() {
        let text = "Ferry sinks\n\nHarbour master R\u{443}th A\u{443}ne spoke to \u{421}\u{41e}\u{420}\u{410} of Moss.";
        let document = Document::from_text("moss.txt", text).unwrap();
        let told: Vec<(&str, &str, usize)> =
            document.about.confusables.iter().map(|c| (c.word.as_str(), c.looks_like.as_str(), c.line)).collect();
        assert_eq!(told, [("R\u{443}th", "Ryth", 3), ("A\u{443}ne", "Ayne", 3), ("\u{421}\u{41e}\u{420}\u{410}", "COPA", 3)]);
        assert!(document.about.confusables.iter().all(|c| document.text.get(c.at..).unwrap().starts_with(&c.word)));
    }

    #[test]
    fn honest_words_are_left_alone() {
        for text in [
            "Café Müller in Łódź lay quiet.",
            "Паром затонул у берега, сказал Сора.",
            "The ship «Мир» sank at 5 µm.",
            "α-helix and β-sheet",
        ] {
            let document = Document::from_text("moss.txt", text).unwrap();
            assert_eq!(document.about.confusables, [], "{text}");
        }
    }
}
