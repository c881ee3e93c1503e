//! Words of a text with what stands around them, so that they are found again where offsets have shifted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{ByteSpan, Document, Secured};

/// Words of the surroundings that are kept on each side.
const CONTEXT: usize = 8;

/// Surroundings that have less in common than this are others, where a text has changed.
pub(super) const LEAST: f64 = 0.4;

/// Words as they stand in a text: what, between what, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quote {
    /// The byte of the text at which they began.
    pub at: usize,
    /// The words before.
    pub prefix: String,
    /// The words themselves.
    pub exact: String,
    /// The words after.
    pub suffix: String,
}

impl Quote {
    /// What stands at a place of a document.
    pub fn of(document: &Document, span: ByteSpan) -> Self {
        let before = document.text.get(..span.start).unwrap_or("");
        let after = document.text.get(span.end..).unwrap_or("");
        let mut prefix: Vec<&str> = before.split_whitespace().rev().take(CONTEXT).collect();
        prefix.reverse();
        let suffix: Vec<&str> = after.split_whitespace().take(CONTEXT).collect();
        Self { at: span.start, prefix: prefix.join(" "), exact: span.of(&document.text).to_owned(), suffix: suffix.join(" ") }
    }

    /// The same with words from outside made safe.
    pub(super) fn secured(self) -> Self {
        let safe = |words: String| Secured::new(&words).text;
        Self { at: self.at, prefix: safe(self.prefix), exact: safe(self.exact), suffix: safe(self.suffix) }
    }

    /// How much of the surroundings is the same, 0 to 1.
    pub(in crate::snapshot) fn likeness(&self, other: &Self) -> f64 {
        f64::midpoint(likeness(&self.prefix, &other.prefix), likeness(&self.suffix, &other.suffix))
    }

    /// Whether the words stand in a document exactly where they stood, between the same words.
    pub(super) fn stands(&self, document: &Document) -> bool {
        let end = self.at.checked_add(self.exact.len());
        let is_there = end.is_some_and(|end| document.text.get(self.at..end) == Some(self.exact.as_str()));
        is_there && *self == Self::of(document, ByteSpan::new(self.at, self.at + self.exact.len()))
    }

    /// Whether a document has the words in surroundings that are much the same.
    pub fn is_known_to(&self, document: &Document) -> bool {
        let here = self.find(document).map(|at| Self::of(document, ByteSpan::new(at, at + self.exact.len())));
        here.is_some_and(|here| self.is_like(&here))
    }

    /// Whether the surroundings are much the same, as after a correction.
    pub(in crate::snapshot) fn is_like(&self, other: &Self) -> bool {
        self.likeness(other) >= LEAST
    }

    /// Where the words stand in a document: where they stood, else where their surroundings are most alike.
    pub fn find(&self, document: &Document) -> Option<usize> {
        let is_there = |at: usize| document.text.get(at..).is_some_and(|rest| rest.starts_with(&self.exact));
        if self.exact.is_empty() {
            return (self.at <= document.text.len()).then_some(self.at);
        }
        let whole = |at: usize| self.likeness(&Self::of(document, ByteSpan::new(at, at + self.exact.len())));
        if is_there(self.at) && whole(self.at) >= 1.0 {
            return Some(self.at);
        }
        let places = document.text.match_indices(&self.exact).map(|(at, _)| (whole(at), at.abs_diff(self.at), at));
        places.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, _, at)| at)
    }
}

/// The share of words that two stretches have in common.
fn likeness(one: &str, other: &str) -> f64 {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    one.split_whitespace().for_each(|word| *words.entry(word).or_default() += 1);
    let most = one.split_whitespace().count().max(other.split_whitespace().count());
    let mut common = 0usize;
    for word in other.split_whitespace() {
        if let Some(left) = words.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    if most == 0 { 1.0 } else { common as f64 / most as f64 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    fn document(text: &str) -> Document {
        Document::from_text("report.txt", text).unwrap()
    }

    fn quote(text: &str, words: &str, number: usize) -> Quote {
        let document = document(text);
        let (at, _) = document.text.match_indices(words).nth(number).unwrap();
        Quote::of(&document, ByteSpan::new(at, at + words.len()))
    }

    #[test]
    fn words_are_found_where_they_stood_and_where_they_have_gone() {
        let text = "The dam broke. Twelve people died. The weir held. Twelve people died on the road.";
        let second = quote(text, "Twelve people", 1);
        assert_eq!(
            (second.prefix.as_str(), second.suffix.as_str()),
            ("dam broke. Twelve people died. The weir held.", "died on the road.")
        );
        assert_eq!(second.find(&document(text)), Some(50));
        let corrected = "In March the dam broke. Twelve people died at once. The weir held. Twelve people died on the high road.";
        assert_eq!(second.find(&document(corrected)), corrected.rfind("Twelve"));
        assert_eq!(quote(text, "Twelve people", 0).find(&document(corrected)), corrected.find("Twelve"));
        assert_eq!(second.find(&document("The dam held.")), None);
    }
}
