//! The forms in which word lists stand in `assets/lexicon/`: words parted by white space inside one TOML string.
//!
//! A string for a list rather than an array: a thousand TOML values would take longer to read than everything else at start.

use std::collections::BTreeSet;

use serde::Deserialize;

/// A set of words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "String")]
pub(super) struct WordSet(BTreeSet<String>);

impl WordSet {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.iter()
    }
}

impl From<String> for WordSet {
    fn from(text: String) -> Self {
        Self(text.split_whitespace().map(str::to_owned).collect())
    }
}

/// Lines of words, in order; blank lines and lines that begin with `#` are left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "String")]
pub(super) struct WordLines(Vec<Vec<String>>);

impl WordLines {
    pub(super) fn iter(&self) -> impl Iterator<Item = &[String]> {
        self.0.iter().map(Vec::as_slice)
    }
}

impl From<String> for WordLines {
    fn from(text: String) -> Self {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        Self(lines.map(|l| l.split_whitespace().map(str::to_owned).collect()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_left_out() {
        let lines = WordLines::from("# one\n\na b\n  c\n".to_owned());
        assert_eq!(lines.iter().map(|l| l.join(" ")).collect::<Vec<_>>(), ["a b", "c"]);
        assert!(WordSet::from("a b\nc".to_owned()).contains("c"));
    }
}
