//! The forms in which word lists stand in `assets/lexicon/`: words parted by white space inside one TOML string.
//!
//! A string for a list rather than an array, and words borrowed from it: a thousand TOML values would take longer to read than everything
//! else at start. The strings hold no escapes.

use serde::{Deserialize, Deserializer};

/// A set of words.
#[derive(Debug, Default)]
pub(super) struct WordSet<'a>(Vec<&'a str>);

impl<'a> WordSet<'a> {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().copied()
    }
}

impl<'a> From<&'a str> for WordSet<'a> {
    fn from(text: &'a str) -> Self {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        words.sort_unstable();
        Self(words)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for WordSet<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'a str>::deserialize(deserializer).map(Self::from)
    }
}

/// Lines of words, in order; blank lines and lines that begin with `#` are left out.
#[derive(Debug, Default)]
pub(super) struct WordLines<'a>(&'a str);

impl<'a> WordLines<'a> {
    pub(super) fn iter(&self) -> impl Iterator<Item = Vec<&'a str>> {
        let lines = self.0.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines.map(|l| l.split_whitespace().collect())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for WordLines<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'a str>::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_left_out() {
        let lines = WordLines("# one\n\na b\n  c\n");
        assert_eq!(lines.iter().map(|l| l.join(" ")).collect::<Vec<_>>(), ["a b", "c"]);
        let set = WordSet::from("b a\nc");
        assert!(set.contains("c") && !set.contains("d"));
        assert_eq!(set.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
