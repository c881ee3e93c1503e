//! Noun phrases and what numbers count.
//!
//! A core phrase runs from its determiner to its head: "the 23 Somali pirates". What hangs on it by a preposition is a phrase of its own,
//! a possessor is a modifier ("people's homes"), and "and" parts phrases unless it joins adjectives or numbers.

mod counted;

use std::ops::Range;

use super::morphology::verb_forms;
use super::pos::{Pos, is_calendar_name, is_currency_mark, is_direction};
use super::{Token, TokenKind};

pub use counted::{Counted, Measured, counted_head, measured};

/// A core noun phrase; all figures are indexes of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// From the determiner to the head.
    pub tokens: Range<usize>,
    /// The rightmost noun; where there is none, the adjective ("the injured") or the number ("six of ...") that stands for it.
    pub head: usize,
    /// Adjectives, nouns and names before the head, possessors among them.
    pub modifiers: Vec<usize>,
    /// The first determiner.
    pub determiner: Option<usize>,
    /// The first number that is not part of a compound.
    pub number: Option<usize>,
}

/// All core phrases of a tagged text, in text order, without overlap.
pub fn noun_phrases(tokens: &[Token<'_>], pos: &[Pos]) -> Vec<NounPhrase> {
    let text = Tagged { tokens, pos };
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(phrase) = text.phrase_from(at, Before::Nothing) {
            at = phrase.tokens.end;
            phrases.push(phrase);
        } else {
            at += 1;
        }
    }
    phrases
}

/// What stands before the place where a phrase is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// The number whose counted thing is sought: neither a determiner nor a further number opens the phrase.
    Number,
}

/// Tokens with their parts of speech.
#[derive(Clone, Copy)]
struct Tagged<'a, 't> {
    tokens: &'a [Token<'t>],
    pos: &'a [Pos],
}

impl<'t> Tagged<'_, 't> {
    fn pos(&self, at: usize) -> Option<Pos> {
        self.pos.get(at).copied()
    }

    fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.pos(at), Some(Pos::Noun | Pos::ProperNoun))
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|t| t.is_word(word))
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|t| t.kind == kind)
    }

    fn is_in_compound(&self, at: usize) -> bool {
        self.is_kind(at + 1, TokenKind::Hyphen) || at.checked_sub(1).is_some_and(|b| self.is_kind(b, TokenKind::Hyphen))
    }

    /// The core phrase that begins exactly at a token.
    fn phrase_from(&self, start: usize, before: Before) -> Option<NounPhrase> {
        let mut end = start;
        let mut seen = Seen { before, ..Seen::default() };
        while let Some(next) = self.step(end, &mut seen) {
            end = next;
        }
        self.finish(start..end, seen)
    }

    /// Whether the token at `at` goes on with the phrase; if so, where to look next.
    fn step(&self, at: usize, seen: &mut Seen) -> Option<usize> {
        let pos = self.pos(at)?;
        if self.is_kind(at, TokenKind::Hyphen) {
            // A compound goes on whatever its parts are.
            return (seen.any || seen.before == Before::Number).then(|| {
                seen.any = true;
                at + 2
            });
        }
        let next = match pos {
            Pos::Determiner => (!seen.modifier && !seen.noun && seen.before == Before::Nothing).then_some(at + 1),
            Pos::Number => (!seen.noun && (seen.before == Before::Nothing || seen.any || self.is_in_compound(at))).then_some(at + 1),
            Pos::Adjective => (!seen.noun).then(|| {
                seen.modifier = true;
                at + 1
            }),
            Pos::Noun | Pos::ProperNoun => (!self.opens_another(at, *seen)).then(|| {
                seen.noun = true;
                at + 1
            }),
            Pos::Verb => self.is_participle_before_noun(at, *seen).then(|| {
                seen.modifier = true;
                at + 1
            }),
            Pos::Adverb => self.is_adverb_inside(at, *seen).then_some(at + 1),
            Pos::Particle => self.is_owner_inside(at, *seen).then(|| {
                seen.noun = false;
                seen.modifier = true;
                at + 1
            }),
            Pos::Conjunction => self.joins_modifiers(at, *seen).then_some(at + 1),
            Pos::Mark => self.mark_goes_on(at, *seen).then_some(at + 1),
            Pos::Auxiliary | Pos::Pronoun | Pos::Preposition => None,
        };
        seen.any |= next.is_some();
        next
    }

    /// A day, month or direction after a noun is no part of its phrase: "ten people Monday", "30 miles southwest".
    fn opens_another(&self, at: usize, seen: Seen) -> bool {
        let is_calendar = |i: usize| self.token(i).is_some_and(|t| t.is_capitalised() && is_calendar_name(t.text));
        let is_direction = self.token(at).is_some_and(|t| is_direction(t.text));
        let opens_time = is_calendar(at) && !at.checked_sub(1).is_some_and(is_calendar) && !self.is_noun(at + 1);
        seen.noun && (is_direction || opens_time)
    }

    /// "a very large crowd", "13 fully loaded trucks".
    fn is_adverb_inside(&self, at: usize, seen: Seen) -> bool {
        let opened = seen.any || seen.before == Before::Number;
        let goes_on =
            matches!(self.pos(at + 1), Some(Pos::Adjective | Pos::Number)) || self.pos(at + 1) == Some(Pos::Verb) && self.is_noun(at + 2);
        opened && !seen.noun && goes_on
    }

    fn is_owner_mark(&self, at: usize) -> bool {
        self.pos(at) == Some(Pos::Particle) && !self.is_word(at, "to")
    }

    fn is_participle_before_noun(&self, at: usize, seen: Seen) -> bool {
        let is_participle = self.token(at).and_then(|t| verb_forms(&t.text.to_lowercase())).is_some_and(|(_, f)| f.participle || f.gerund);
        let opened = seen.any || seen.before == Before::Number;
        opened && !seen.noun && is_participle && (self.is_noun(at + 1) || self.pos(at + 1) == Some(Pos::Adjective) && self.is_noun(at + 2))
    }

    /// A number counts the owner, not what is owned: "80 people's homes" are the homes of 80 people.
    fn is_owner_inside(&self, at: usize, seen: Seen) -> bool {
        self.is_owner_mark(at) && seen.noun && seen.before == Before::Nothing && self.owns_something(at + 1)
    }

    fn owns_something(&self, at: usize) -> bool {
        matches!(self.pos(at), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Number))
            || self.pos(at) == Some(Pos::Verb) && self.is_noun(at + 1)
    }

    /// "military and economic aid", "2,500 and 3,000 fighters", "Marks & Co": the conjunction stays inside.
    fn joins_modifiers(&self, at: usize, seen: Seen) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.pos(b)).filter(|_| seen.any) else { return false };
        let after = self.pos(at + 1);
        if self.token(at).is_some_and(|t| t.text == "&") {
            return before == Pos::ProperNoun && after == Some(Pos::ProperNoun);
        }
        !seen.noun
            && after == Some(before)
            && match before {
                Pos::Adjective => {
                    self.is_noun(at + 2) || self.is_kind(at + 2, TokenKind::Hyphen) || self.pos(at + 2) == Some(Pos::Adjective)
                }
                Pos::Number => true,
                _ => false,
            }
    }

    /// A sign of money before a number, a per cent sign after one, a comma between adjectives.
    fn mark_goes_on(&self, at: usize, seen: Seen) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.pos(b));
        match self.token(at).map(|t| t.text) {
            Some("%") => before == Some(Pos::Number) && seen.any,
            Some(",") => {
                !seen.noun
                    && seen.any
                    && before == Some(Pos::Adjective)
                    && self.pos(at + 1) == Some(Pos::Adjective)
                    && (self.is_noun(at + 2) || self.pos(at + 2) == Some(Pos::Adjective))
            }
            Some(_) => self.is_money_mark(at) && !seen.noun && seen.before == Before::Nothing && self.pos(at + 1) == Some(Pos::Number),
            None => false,
        }
    }

    fn is_money_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Mark && is_currency_mark(t.text))
    }

    /// Settles head and modifiers of the gathered tokens; nothing where they make no phrase.
    fn finish(&self, gathered: Range<usize>, seen: Seen) -> Option<NounPhrase> {
        let determiner = gathered.clone().find(|&i| self.pos(i) == Some(Pos::Determiner));
        let number = gathered.clone().find(|&i| self.pos(i) == Some(Pos::Number) && !self.is_in_compound(i));
        let after_owner = gathered.clone().rev().find(|&i| self.is_owner_mark(i)).map_or(gathered.start, |i| i + 1);
        let noun = gathered.clone().rev().find(|&i| self.is_noun(i)).filter(|_| seen.noun);
        let stands_for_noun = |i: &usize| match self.pos(*i) {
            Some(Pos::Adjective) => determiner.is_some() || number.is_some() || seen.before == Before::Number,
            Some(Pos::Number) => true,
            _ => false,
        };
        let head = noun.or_else(|| (after_owner..gathered.end).rev().find(stands_for_noun))?;
        let modifiers = (gathered.start..head)
            .filter(|&i| matches!(self.pos(i), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Verb)))
            .collect();
        Some(NounPhrase { tokens: gathered.start..head + 1, head, modifiers, determiner, number })
    }
}

/// What a phrase has had so far.
#[derive(Debug, Clone, Copy)]
struct Seen {
    before: Before,
    any: bool,
    modifier: bool,
    noun: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self { before: Before::Nothing, any: false, modifier: false, noun: false }
    }
}

#[cfg(test)]
mod tests;
