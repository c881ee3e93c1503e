//! What part each word plays: noun, verb, adjective and so on.
//!
//! Every word gets its possible readings from the closed-class lists, the lexicon, its ending and its capital ([`readings`]); the cheapest
//! way through a sentence decides between them ([`order`]). Meant for finding the heads of noun phrases in news text, about 95 words of
//! 100 right there. About two microseconds a word.

mod order;
mod readings;

use super::{Token, TokenKind};
use order::cheapest_path;
use readings::{Context, Known, Reading, Slot, readings_of};

pub(super) use readings::{is_calendar_name, is_cardinal, is_currency_mark, is_direction};

use super::{lemmas, lexicon};

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pos {
    /// A common noun.
    Noun,
    /// A name, or a part of one.
    ProperNoun,
    /// A verb that says something: any form of it.
    Verb,
    /// "be", modals, and "have" and "do" before another verb.
    Auxiliary,
    /// An adjective, an ordinal, or a participle that stands before a noun.
    Adjective,
    /// An adverb.
    Adverb,
    /// A cardinal number, in digits or words; a scale word after it.
    Number,
    /// An article, a demonstrative, a quantifier, a possessive "their".
    Determiner,
    /// A pronoun, personal or relative.
    Pronoun,
    /// A preposition.
    Preposition,
    /// A conjunction.
    Conjunction,
    /// The "to" of an infinitive; a possessive ending.
    Particle,
    /// Punctuation, symbols, hyphens.
    Mark,
}

/// Tokens that play one part together: one word, or a compound with hyphens.
#[derive(Debug)]
struct Unit {
    first: usize,
    /// One past the last token.
    end: usize,
    readings: Vec<Reading>,
}

/// Whether a word (in lower case) is grammar rather than content: articles, prepositions, auxiliaries, common adverbs.
pub fn is_function_word(word: &str) -> bool {
    readings::is_closed_class(word)
}

/// Whether a word (in lower case) is one of the language's own, as far as the program knows, so that a capital at the head of a sentence makes no name of it.
pub fn is_common_word(word: &str) -> bool {
    is_function_word(word) || is_cardinal(word) || lemmas(word).iter().any(|l| lexicon::shares(l).is_some())
}

/// Tells parts of speech, and remembers what it has looked up.
#[derive(Debug, Default)]
pub struct Tagger {
    known: Known,
}

impl Tagger {
    /// The part of speech of each token; as many as there are tokens. What was tagged before makes no difference but of time.
    ///
    /// In a hyphen compound every word gets the part of the whole ("Turkish-backed": adjectives), numbers stay numbers, hyphens marks.
    pub fn tag(&mut self, tokens: &[Token<'_>]) -> Vec<Pos> {
        decide(tokens, &units(tokens, &mut self.known))
    }
}

/// The part of speech of each token of a single text; see [`Tagger::tag`].
pub fn tag(tokens: &[Token<'_>]) -> Vec<Pos> {
    Tagger::default().tag(tokens)
}

fn decide(tokens: &[Token<'_>], units: &[Unit]) -> Vec<Pos> {
    let path = cheapest_path(units.iter().map(|u| u.readings.as_slice()));
    let mut tags = vec![Pos::Mark; tokens.len()];
    for (i, (unit, &slot)) in units.iter().zip(&path).enumerate() {
        let rest = path.get(i + 1..).unwrap_or(&[]);
        let pos = part_of(slot, rest);
        for at in unit.first..unit.end {
            let (Some(token), Some(tag)) = (tokens.get(at), tags.get_mut(at)) else { continue };
            *tag = match token.kind {
                TokenKind::Mark | TokenKind::Hyphen if !matches!(pos, Pos::Conjunction | Pos::Particle) => Pos::Mark,
                TokenKind::Number => Pos::Number,
                _ if unit.end - unit.first > 1 && is_cardinal(token.text) => Pos::Number,
                _ => pos,
            };
        }
    }
    name_heads(tokens, &mut tags);
    tags
}

/// An adjective alone between a determiner and a preposition is a noun where the lexicon knows it as one: "a fine of 500 euros".
fn name_heads(tokens: &[Token<'_>], tags: &mut [Pos]) {
    for at in 1..tags.len().saturating_sub(1) {
        let neighbours = (tags.get(at - 1).copied(), tags.get(at + 1).copied());
        let is_alone = neighbours == (Some(Pos::Determiner), Some(Pos::Preposition));
        let Some((tag, token)) = tags.get_mut(at).zip(tokens.get(at)).filter(|(tag, _)| is_alone && **tag == Pos::Adjective) else {
            continue;
        };
        if readings::can_be_noun(token.text) {
            *tag = Pos::Noun;
        }
    }
}

/// The public part for a slot; `rest` are the slots that follow, which tell an auxiliary from a main verb.
fn part_of(slot: Slot, rest: &[Slot]) -> Pos {
    let next = rest.iter().find(|s| !matches!(s, Slot::Adv | Slot::Pron));
    match slot {
        Slot::Noun => Pos::Noun,
        Slot::Proper => Pos::ProperNoun,
        Slot::Base | Slot::Finite | Slot::Participle | Slot::Gerund => Pos::Verb,
        Slot::Have if !matches!(next, Some(Slot::Participle | Slot::Be | Slot::Have | Slot::To)) => Pos::Verb,
        Slot::Do if !matches!(next, Some(Slot::Base | Slot::Have | Slot::Do)) => Pos::Verb,
        Slot::Be | Slot::Modal | Slot::Have | Slot::Do => Pos::Auxiliary,
        Slot::Adj => Pos::Adjective,
        Slot::Adv => Pos::Adverb,
        Slot::Num => Pos::Number,
        Slot::Det => Pos::Determiner,
        Slot::Owner | Slot::To => Pos::Particle,
        Slot::Pron | Slot::Rel => Pos::Pronoun,
        Slot::Prep => Pos::Preposition,
        Slot::Conj | Slot::Sub => Pos::Conjunction,
        Slot::Start | Slot::Comma | Slot::Stop => Pos::Mark,
    }
}

/// Cuts the tokens into units and collects the readings of each; quotation marks and dots of abbreviations are passed over.
fn units(tokens: &[Token<'_>], known: &mut Known) -> Vec<Unit> {
    let is_title_case = is_title_case(tokens);
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut opens_sentence = true;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let end = unit_end(tokens, at);
        let unit = tokens.get(at..end).unwrap_or(&[]);
        if !is_passed_over(tokens, at) {
            let before = units.last().and_then(|u| tokens.get(u.end - 1));
            let context = Context { opens_sentence, is_title_case, before, after: tokens.get(end) };
            units.push(Unit { first: at, end, readings: readings_of(unit, &context, known) });
            opens_sentence = token.kind == TokenKind::Mark && matches!(token.text, "." | "?" | "!" | ":" | "…" | "—" | "•");
        }
        at = end;
    }
    units
}

/// Where the unit that begins at a token ends: after the last part of a hyphen compound, or after letters that touch a number ("8th", "1990s").
fn unit_end(tokens: &[Token<'_>], first: usize) -> usize {
    let mut end = first + 1;
    while tokens.get(end).is_some_and(|t| t.kind == TokenKind::Hyphen) {
        end += 2;
    }
    if end == first + 1
        && let (Some(number), Some(next)) = (tokens.get(first), tokens.get(end))
        && number.kind == TokenKind::Number
        && number.touches(next)
        && matches!(next.text, "st" | "nd" | "rd" | "th" | "s")
    {
        end += 1;
    }
    end.min(tokens.len())
}

fn is_passed_over(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    if token.kind != TokenKind::Mark {
        return false;
    }
    if is_plural_owner(tokens, at) {
        return false;
    }
    if matches!(token.text, "\"" | "'" | "“" | "”" | "‘" | "’" | "«" | "»" | "„") {
        return true;
    }
    // The dot of "Nov. 8", "Gen. Meier", "No. 10".
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    token.text == "."
        && before.is_some_and(|b| b.touches(token) && b.is_capitalised() && b.text.chars().count() <= 4)
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Number || next.is_capitalised() && readings::is_short_title(before))
}

/// Whether a straight apostrophe after an s makes an owner ("the miners' union") rather than end a quotation.
fn is_plural_owner(tokens: &[Token<'_>], at: usize) -> bool {
    let touches = |a: usize, b: usize| tokens.get(a).zip(tokens.get(b)).is_some_and(|(a, b)| a.touches(b));
    let opens = |i: usize| tokens.get(i).is_some_and(|t| t.text == "'") && touches(i, i + 1);
    let Some(before) = at.checked_sub(1) else { return false };
    tokens.get(at).is_some_and(|t| t.text == "'")
        && tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word && t.text.ends_with('s'))
        && touches(before, at)
        && !touches(at, at + 1)
        && !(0..at).any(opens)
}

/// Whether most words that could be small are capitalised, as in headlines.
fn is_title_case(tokens: &[Token<'_>]) -> bool {
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word && t.text.chars().count() > 3);
    let (all, capitalised) = (words().count(), words().filter(|t| t.is_capitalised()).count());
    all >= 4 && capitalised * 10 >= all * 8
}

#[cfg(test)]
mod tests;
