//! A document read once: every passage cut into tokens with parts of speech and clauses, for facts and alignment alike.

use std::ops::Range;
use std::sync::Arc;

use crate::document::{ByteSpan, Document, Passage};
use crate::language::{Pos, Token, TokenKind, tokenize};
use crate::parallel;
use crate::work::{Stage, Work};

use super::clause;
use super::word::{Word, WordBook};

/// Passages that make a thread worth its start.
const WORTH_A_THREAD: usize = 10;

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
    /// What is known of each token.
    pub words: Vec<Arc<Word>>,
    /// The passage cut into clauses: token ranges in order, without gaps.
    pub clauses: Vec<Range<usize>>,
}

impl<'d> PassageReading<'d> {
    fn new(document: &'d Document, passage: &'d Passage, book: &mut WordBook) -> Self {
        let text = if passage.role.is_account() { passage.span.of(&document.text) } else { "" };
        let tokens = tokenize(text);
        let pos = book.tagger.tag(&tokens);
        let words = tokens.iter().zip(&pos).map(|(token, &pos)| book.word(token.text, pos)).collect();
        let clauses = clause::clauses(&tokens, &pos);
        Self { passage, text, tokens, pos, words, clauses }
    }

    /// A passage that takes no part because the work was stopped before it.
    const fn unread(passage: &'d Passage) -> Self {
        Self { passage, text: "", tokens: Vec::new(), pos: Vec::new(), words: Vec::new(), clauses: Vec::new() }
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

    /// Lower-case text of the token at a place; empty where there is none.
    pub fn lower(&self, token: usize) -> &str {
        self.words.get(token).map_or("", |word| &word.lower)
    }

    /// Whether the token at a place says something by itself: a word or a number, and no grammar.
    pub fn is_content(&self, token: usize) -> bool {
        let is_text = self.tokens.get(token).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        is_text && self.words.get(token).is_some_and(|word| !word.is_function_word)
    }

    /// Its words that say something by themselves, in order.
    pub fn content(&self) -> impl Iterator<Item = &Word> {
        let says_something = |(i, word): &(usize, &Arc<Word>)| self.is_content(*i) && !word.stem.is_empty();
        self.words.iter().enumerate().filter(says_something).map(|(_, word)| word.as_ref())
    }

    /// The numbers of the content words in a range, in order, each once.
    pub fn numbers_in(&self, range: &Range<usize>) -> Vec<usize> {
        let mut numbers: Vec<usize> = range.clone().filter(|&i| self.is_content(i)).filter_map(|i| self.words.get(i)?.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
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
    work: Option<&'d Work>,
}

impl<'d> Reading<'d> {
    /// Reads every passage of a document.
    pub fn new(document: &'d Document) -> Self {
        Self::read(document, None)
    }

    /// The same, as far as the work goes on: passages that are left out take no part.
    pub fn within(document: &'d Document, work: &'d Work) -> Self {
        work.begin(Stage::Reading, document.passages.len());
        Self::read(document, Some(work))
    }

    fn read(document: &'d Document, work: Option<&'d Work>) -> Self {
        let read = |book: &mut WordBook, i: usize| {
            let goes_on = work.is_none_or(|work| work.goes_on(Stage::Reading));
            let read = |passage| if goes_on { PassageReading::new(document, passage, book) } else { PassageReading::unread(passage) };
            document.passages.get(i).map(read)
        };
        let passages = parallel::map_with(document.passages.len(), WORTH_A_THREAD, WordBook::default, read);
        Self { document, passages: passages.into_iter().flatten().collect(), work }
    }

    /// Tells that facts are going to be sought so many times in every passage.
    pub(super) fn expect_rounds(&self, rounds: usize) {
        if let Some(work) = self.work {
            work.begin(Stage::Facts, rounds * self.passages.len());
        }
    }

    /// What `find` gives for each passage and the one before it, in order.
    pub(super) fn in_each<T: Send>(&self, find: impl Fn(&PassageReading<'d>, Option<&PassageReading<'d>>) -> Vec<T> + Sync) -> Vec<T> {
        let find = |i: usize| {
            if self.work.is_some_and(|work| !work.goes_on(Stage::Facts)) {
                return Vec::new();
            }
            let before = i.checked_sub(1).and_then(|before| self.passages.get(before));
            self.passages.get(i).map_or_else(Vec::new, |passage| find(passage, before))
        };
        let found = parallel::map(self.passages.len(), WORTH_A_THREAD, find);
        let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
        all.extend(found.into_iter().flatten());
        all
    }
}
