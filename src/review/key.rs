//! Which pair of texts: by their content, whatever their names and their order.

use crate::document::{Document, Sides, sha256};

/// Digits that name a pair.
const DIGITS: usize = 32;

/// The contents of two texts, as hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// Of each text, in hexadecimal digits.
    pub(super) texts: Sides<String>,
    pair: String,
}

impl Key {
    pub(super) fn of(documents: Sides<&Document>) -> Self {
        let texts = documents.map(|document| sha256(document.text.as_bytes()));
        let mut both = [texts.left.as_str(), texts.right.as_str()];
        both.sort_unstable();
        let mut pair = sha256(both.join(" ").as_bytes());
        // Half of it tells pairs apart as well and can be read out.
        pair.truncate(DIGITS);
        Self { texts, pair }
    }

    /// The pair's name.
    pub(super) fn name(&self) -> &str {
        &self.pair
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn content_decides_and_order_does_not() {
        let read = |name: &str, text: &str| Document::from_text(name, text).unwrap();
        let key = |one: &Document, other: &Document| Key::of(Sides::new(one, other));
        let (dam, weir) = (read("a.txt", "The dam broke."), read("b.txt", "The weir held."));
        assert_eq!(key(&dam, &weir).name(), key(&weir, &dam).name());
        assert_eq!(key(&dam, &weir).name(), key(&read("c.txt", "The dam broke."), &weir).name());
        assert_ne!(key(&dam, &weir).name(), key(&dam, &dam).name());
        assert_eq!(key(&dam, &weir).name().len(), DIGITS);
    }
}
