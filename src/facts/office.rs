//! Offices: what a name holds or is, where the text says so beside it: "the mediator, Ada Tarn", "Ada Tarn, the finance minister".

use std::ops::Range;

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, Pos, noun_phrases};

use super::cues::NAME_CUES;
use super::name::Name;
use super::reading::PassageReading;

/// A name with the office that stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// The passage.
    pub passage: PassageId,
    /// The name, by its place in the list of names of its side.
    pub name: usize,
    /// Name and office together.
    pub span: ByteSpan,
    /// The office in the document's text, without article.
    pub title: ByteSpan,
    /// What the office is, in dictionary form.
    pub head: String,
    /// Its content words, the head among them, by number and in order; names are left out.
    pub words: Vec<usize>,
    /// The tokens of the phrase that names the office.
    pub tokens: Range<usize>,
    /// Whether there can be but one: "the mediator", "her lawyer".
    pub is_definite: bool,
}

/// A span never grows longer than this, in bytes.
const LONGEST: usize = 110;

/// The offices of a passage; `names` are those that stand in it, the first of them being number `first` of its side.
pub(super) fn offices(passage: &PassageReading<'_>, names: &[Name], first: usize) -> Vec<Office> {
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let beside = |(number, name): (usize, &Name)| {
        let phrase =
            phrases.iter().find(|phrase| is_office(passage, phrase, names) && stands_beside(passage, &phrase.tokens, &name.tokens))?;
        office(passage, phrase, name, first + number)
    };
    names.iter().enumerate().filter(|(_, name)| !name.is_demonym).filter_map(beside).collect()
}

/// Whether a phrase names what somebody is: a common noun, with no name in the place of its head.
fn is_office(passage: &PassageReading<'_>, phrase: &NounPhrase, names: &[Name]) -> bool {
    let is_name = names.iter().any(|name| name.tokens.contains(&phrase.head));
    passage.pos.get(phrase.head) == Some(&Pos::Noun) && phrase.number.is_none() && !is_name
}

/// Whether a comma and nothing else parts the phrase from the name, a title apart: "the mediator, Sir Ada Tarn".
fn stands_beside(passage: &PassageReading<'_>, phrase: &Range<usize>, name: &Range<usize>) -> bool {
    let is_comma = |i: usize| passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
    let is_title = |i: usize| NAME_CUES.titles.contains(passage.lower(i)) || passage.tokens.get(i).is_some_and(|token| token.is_mark('.'));
    let ahead = phrase.end < name.start && is_comma(phrase.end) && (phrase.end + 1..name.start).all(is_title);
    // "Ada Tarn, the mediator, …": the comma behind, or the end, tells the apposition from a list that goes on with "and".
    let behind = name.end + 1 == phrase.start && is_comma(name.end);
    ahead || behind
}

fn office(passage: &PassageReading<'_>, phrase: &NounPhrase, name: &Name, number: usize) -> Option<Office> {
    let determiner = phrase.determiner.map_or("", |at| passage.lower(at));
    let is_definite = !determiner.is_empty() && !matches!(determiner, "a" | "an" | "another" | "one" | "some" | "any");
    let mut end = phrase.tokens.end;
    // "The head of the airline": of what.
    if passage.lower(end) == "of" {
        let clause = passage.clause_of(phrase.head);
        let next_mark = (end..clause.end).find(|&i| passage.tokens.get(i).is_some_and(|token| token.is_mark(',')));
        end = next_mark.unwrap_or(end);
    }
    let from = phrase.determiner.map_or(phrase.tokens.start, |at| at + 1);
    let is_plain = |&i: &usize| passage.is_content(i) && passage.pos.get(i) != Some(&Pos::ProperNoun);
    let mut words: Vec<usize> = (from..end).filter(is_plain).filter_map(|i| passage.words.get(i)?.number()).collect();
    words.sort_unstable();
    words.dedup();
    let span = passage.span(&(phrase.tokens.start..end)).join(name.span);
    let head = passage.words.get(phrase.head)?.lemma.clone();
    let title = passage.span(&(from..end));
    (span.len() <= LONGEST && !words.is_empty()).then_some(Office {
        passage: passage.passage.id,
        name: number,
        span,
        title,
        head,
        words,
        tokens: from..end,
        is_definite,
    })
}
