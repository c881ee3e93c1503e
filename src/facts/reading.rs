//! A document read once: every passage cut into tokens with parts of speech and clauses, for facts and alignment alike.

use std::ops::Range;

use crate::document::{ByteSpan, Document, Passage};
use crate::language::{Pos, Token, stem, tag, tokenize};

use super::clause;

/// One passage with its tokens; offsets of tokens count from the passage's start.
#[derive(Debug)]
pub struct PassageReading<'d> {
    /// The passage.
    pub passage: &'d Passage,
    /// Its text.
    pub text: &'d str,
    /// Tokens in order; none where the passage takes no part.
    pub tokens: Vec<Token<'d>>,
    /// Part of speech of each token.
    pub pos: Vec<Pos>,
    /// Matching key of each token; empty for marks.
    pub stems: Vec<String>,
    /// The passage cut into clauses: token ranges in order, without gaps.
    pub clauses: Vec<Range<usize>>,
}

impl<'d> PassageReading<'d> {
    fn new(document: &'d Document, passage: &'d Passage) -> Self {
        let text = if passage.role.is_account() { passage.span.of(&document.text) } else { "" };
        let tokens = tokenize(text);
        let pos = tag(&tokens);
        let stems = tokens.iter().map(|t| if t.text.chars().any(char::is_alphanumeric) { stem(t.text) } else { String::new() }).collect();
        let clauses = clause::clauses(&tokens, &pos);
        Self { passage, text, tokens, pos, stems, clauses }
    }

    /// The place of a token range in the document's text; the passage's start for an empty range.
    pub fn span(&self, range: &Range<usize>) -> ByteSpan {
        let base = self.passage.span.start;
        let tokens = self.tokens.get(range.clone()).unwrap_or_default();
        let start = tokens.first().map_or(0, |t| t.span.start);
        let end = tokens.last().map_or(start, |t| t.span.end);
        ByteSpan::new(base + start, base + end)
    }

    /// The clause that holds a token; the whole passage where none does.
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        self.clauses.iter().find(|c| c.contains(&token)).cloned().unwrap_or(0..self.tokens.len())
    }

    /// Lower-case text of the token at a place.
    pub fn lower(&self, token: usize) -> String {
        self.tokens.get(token).map(|t| t.text.to_lowercase()).unwrap_or_default()
    }

    /// Whether the words of `phrase` (lower case, one space between) stand at `token`.
    pub fn phrase_at(&self, token: usize, phrase: &str) -> bool {
        // Nearly every question ends at the first letter.
        let first = |text: &str| text.bytes().next().map(|b| b.to_ascii_lowercase());
        if self.tokens.get(token).is_none_or(|t| first(t.text) != first(phrase)) {
            return false;
        }
        phrase.split(' ').enumerate().all(|(i, word)| self.tokens.get(token + i).is_some_and(|t| t.text.eq_ignore_ascii_case(word)))
    }

    /// Whether the words of `phrase` end right before `token`.
    pub fn phrase_before(&self, token: usize, phrase: &str) -> bool {
        let length = phrase.split(' ').count();
        token.checked_sub(length).is_some_and(|start| self.phrase_at(start, phrase))
    }
}

/// A document with every passage read.
#[derive(Debug)]
pub struct Reading<'d> {
    /// The document.
    pub document: &'d Document,
    /// One reading a passage, in order.
    pub passages: Vec<PassageReading<'d>>,
}

impl<'d> Reading<'d> {
    /// Reads every passage of a document.
    pub fn new(document: &'d Document) -> Self {
        Self { document, passages: document.passages.iter().map(|p| PassageReading::new(document, p)).collect() }
    }

    /// Every passage with the one before it.
    pub(super) fn with_previous(&self) -> impl Iterator<Item = (&PassageReading<'d>, Option<&PassageReading<'d>>)> {
        self.passages.iter().enumerate().map(|(i, p)| (p, i.checked_sub(1).and_then(|b| self.passages.get(b))))
    }
}
