//! The tokens of a text with what the grammar asks of them again and again.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::NumberLexicon;
use super::units::UnitTable;
use crate::language::{ByteSpan, Token, TokenKind};

/// A text under the eyes of the grammar. Indices beyond the last token are allowed everywhere and hold nothing.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token<'t>],
    pub words: &'static NumberLexicon,
    pub units: &'static UnitTable,
    lower: Vec<Cow<'t, str>>,
    /// The text speaks of sterling somewhere, so that its pounds are money.
    pub has_sterling: bool,
}

impl<'t> Scan<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token<'t>]) -> Self {
        let lower = tokens
            .iter()
            .map(|t| if t.text.chars().any(char::is_uppercase) { Cow::Owned(t.text.to_lowercase()) } else { Cow::Borrowed(t.text) })
            .collect();
        let has_sterling = text.contains('£') || text.contains("sterling");
        Self { text, tokens, words: NumberLexicon::bundled(), units: UnitTable::bundled(), lower, has_sterling }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn get(&self, i: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(i)
    }

    /// The token in lower case; empty beyond the ends.
    pub fn lower(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", Cow::as_ref)
    }

    /// The token as written; empty beyond the ends.
    pub fn written(&self, i: usize) -> &'t str {
        self.get(i).map_or("", |t| t.text)
    }

    /// The token `back` places before `i`, in lower case; empty beyond the start.
    pub fn lower_before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |j| self.lower(j))
    }

    pub fn is_kind(&self, i: usize, kind: TokenKind) -> bool {
        self.get(i).is_some_and(|t| t.kind == kind)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::Number)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::Word)
    }

    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::Hyphen)
    }

    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        self.get(i).is_some_and(|t| t.is_mark(mark))
    }

    pub fn is_capitalised(&self, i: usize) -> bool {
        self.get(i).is_some_and(Token::is_capitalised)
    }

    /// A word in lower case, as the noun behind a number is in running text.
    pub fn is_lower_word(&self, i: usize) -> bool {
        self.is_word(i) && !self.is_capitalised(i)
    }

    /// Whether token `i` and the one after it stand without space between.
    pub fn touches(&self, i: usize) -> bool {
        matches!((self.get(i), self.get(i + 1)), (Some(a), Some(b)) if a.touches(b))
    }

    /// Whether token `i` and the one before it stand without space between.
    pub fn touches_before(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|j| self.touches(j))
    }

    /// Whether the tokens from `i` on are this phrase; the index after it. A hyphen or the dot of an abbreviation may stand between its words.
    pub fn phrase_at(&self, i: usize, phrase: &[String]) -> Option<usize> {
        let mut at = i;
        for (n, word) in phrase.iter().enumerate() {
            if n > 0 && self.lower(at) != word && (self.is_hyphen(at) || self.is_mark(at, '.')) {
                at += 1;
            }
            if self.lower(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether the tokens that end before `end` are this phrase; the index of its first token.
    pub fn phrase_before(&self, end: usize, phrase: &[String]) -> Option<usize> {
        let start = end.checked_sub(phrase.len())?;
        phrase.iter().enumerate().all(|(n, word)| self.lower(start + n) == word).then_some(start)
    }

    /// The bytes under a range of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> ByteSpan {
        let first = self.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|i| self.get(i));
        match (first, last) {
            (Some(a), Some(b)) => ByteSpan::new(a.span.start, b.span.end),
            _ => ByteSpan::new(0, 0),
        }
    }

    /// The index of the first token at or after `from` that begins at or after byte `byte`.
    pub fn token_at_byte(&self, from: usize, byte: usize) -> usize {
        (from..self.len()).find(|&i| self.get(i).is_some_and(|t| t.span.start >= byte)).unwrap_or(self.len())
    }
}
