//! Tokens with what each can be: what the rules of the grammar look at.

use super::lexicon::{Cue, Lexicon, Phrase, Roles};
use super::meaning::{Lead, Meaning};
use crate::language::{Token, TokenKind};

/// What a rule gives back: one past the last token it took, and the meaning.
pub(super) type Parse = Option<(usize, Meaning)>;

/// A run of tokens under reading.
pub(super) struct Scan<'s, 't> {
    tokens: &'s [Token<'t>],
    roles: Vec<&'static Roles>,
    pub lexicon: &'static Lexicon,
}

impl<'s, 't> Scan<'s, 't> {
    pub(super) fn new(tokens: &'s [Token<'t>]) -> Self {
        let lexicon = Lexicon::get();
        let roles =
            tokens.iter().map(|token| if token.kind == TokenKind::Word { lexicon.roles(token.text) } else { Roles::NONE }).collect();
        Self { tokens, roles, lexicon }
    }

    pub(super) fn token(&self, i: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(i)
    }

    pub(super) fn text(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.text)
    }

    pub(super) fn roles(&self, i: usize) -> &'static Roles {
        self.roles.get(i).copied().unwrap_or(Roles::NONE)
    }

    /// Whether a token can begin an expression at all.
    pub(super) fn may_begin(&self, i: usize) -> bool {
        let barren = |at: usize| self.is_kind(at, TokenKind::Word) && self.roles(at).is_empty();
        self.tokens.get(i).is_some_and(|token| match token.kind {
            TokenKind::Number => !token.text.contains(',') && (token.text.len() > 3 || !barren(i + 1)),
            TokenKind::Word => self.roles(i).may_stand() || self.roles(i).may_open() && !barren(i + 1),
            TokenKind::Mark => token.text.starts_with(['\'', '\u{2019}', '\u{2018}']),
            TokenKind::Possessive | TokenKind::Hyphen => false,
        })
    }

    pub(super) fn has(&self, i: usize, cue: Cue) -> bool {
        self.roles(i).has(cue)
    }

    /// Whether the token before `i` has the cue.
    pub(super) fn before_has(&self, i: usize, cue: Cue) -> bool {
        i.checked_sub(1).is_some_and(|p| self.has(p, cue))
    }

    pub(super) fn is_mark(&self, i: usize, mark: char) -> bool {
        self.tokens.get(i).is_some_and(|token| token.is_mark(mark))
    }

    pub(super) fn is_word(&self, i: usize, word: &str) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.text.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_kind(&self, i: usize, kind: TokenKind) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind == kind)
    }

    pub(super) fn is_capitalised(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_capitalised)
    }

    /// A word that begins with a small letter.
    pub(super) fn is_small_word(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::Word) && !self.is_capitalised(i)
    }

    /// Whether token `i` touches the one before it.
    pub(super) fn touches_before(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|p| self.tokens.get(p));
        before.zip(self.tokens.get(i)).is_some_and(|(a, b)| a.touches(b))
    }

    /// A number of digits alone, at most four.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i)?;
        let plain = token.kind == TokenKind::Number && token.text.len() <= 4 && token.text.bytes().all(|b| b.is_ascii_digit());
        if plain { token.text.parse().ok() } else { None }
    }

    /// A number of digits with exactly `length` of them.
    pub(super) fn digits_of(&self, i: usize, length: usize) -> Option<u32> {
        if self.text(i).len() == length { self.digits(i) } else { None }
    }

    /// A hyphen or dash that stands between two values.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::Hyphen)
            || self.is_mark(i, '-')
            || self.is_mark(i, '\u{2010}')
            || self.is_mark(i, '\u{2011}')
            || self.is_mark(i, '\u{2013}')
    }

    /// A dash without space on either side.
    pub(super) fn is_tight_dash(&self, i: usize) -> bool {
        self.is_dash(i) && self.touches_before(i) && self.touches_before(i + 1)
    }

    /// The preposition right before token `i`; an article or "about" between does not hide it.
    pub(super) fn lead_before(&self, i: usize) -> Option<Lead> {
        let p = i.checked_sub(1)?;
        if let Some(lead) = self.roles(p).lead {
            return Some(lead);
        }
        let transparent = self.has(p, Cue::Article) || self.has(p, Cue::Approximate) || self.roles(p).part.is_some();
        if transparent { p.checked_sub(1).and_then(|pp| self.roles(pp).lead) } else { None }
    }

    /// Whether what stands at `i` closes a phrase: the end, a mark, or a word that goes on with the sentence.
    pub(super) fn closes(&self, i: usize) -> bool {
        match self.tokens.get(i) {
            None => true,
            Some(token) => match token.kind {
                TokenKind::Mark => !token.text.starts_with(['%', '$', '°', '€', '£']),
                TokenKind::Word => self.has(i, Cue::GoesOn),
                TokenKind::Possessive => true,
                TokenKind::Number | TokenKind::Hyphen => false,
            },
        }
    }

    /// The longest phrase of a list that begins at `i`.
    pub(super) fn phrase<'l, T>(&self, i: usize, list: &'l std::collections::HashMap<String, Vec<Phrase<T>>>) -> Option<(usize, &'l T)> {
        let first = self.tokens.get(i)?.text.to_lowercase();
        let found = list.get(&first)?.iter().find(|phrase| {
            let fits = phrase.words.iter().enumerate().all(|(k, word)| self.text(i + k).to_lowercase() == *word);
            fits && (!phrase.capitals || self.text(i).chars().all(char::is_uppercase))
        })?;
        Some((i + found.words.len(), &found.value))
    }
}
