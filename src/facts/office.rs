//! Offices: what a name holds or is, where the text says so beside it: "the mediator, Ada Tarn", "Ada Tarn, the finance minister", "Ada Tarn is the mayor
//! of Orrin", "Captain Tarn", "Ada Tarn, prosecuting".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, Pos, noun_phrases};

use super::cues::{NAME_CUES, Rank};
use super::entity::EntityId;
use super::name::Name;
use super::place::is_of_sort;
use super::reading::{PassageReading, Reading};
use super::word::Word;

/// How a text says what a name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// By a phrase beside the name.
    Named,
    /// By the rank before it: "Captain".
    Ranked,
    /// By whom it speaks for in court: "prosecuting".
    Pleading,
}

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
    /// How the text tells it.
    pub holding: Holding,
    /// What the office is, in dictionary form.
    pub head: String,
    /// Its content words, the head among them, by number and in order; names are left out.
    pub words: Vec<usize>,
    /// The tokens of the phrase that names the office.
    pub tokens: Range<usize>,
    /// Of whom or what it is the office, as far as that has a name: "the mayor of Orrin".
    pub of: BTreeSet<EntityId>,
    /// Whether there can be but one: "the mediator", "her lawyer".
    pub is_definite: bool,
    /// Whether the text says only that it was so: "who was the mayor".
    pub is_past: bool,
    /// Whether its passage reports what somebody says: two who speak need not be one.
    pub is_reporting: bool,
}

/// A span never grows longer than this, in bytes.
const LONGEST: usize = 110;

/// The offices of a passage; `names` are those that stand in it, the first of them being number `first` of its side,
/// and `ranks` those that [`ranks`] gives of the text.
pub(super) fn offices(passage: &PassageReading<'_>, ranks: &[&'static str], names: &[Name], first: usize) -> Vec<Office> {
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let of_name = |(number, name): (usize, &Name)| {
        let stands = |phrase: &&NounPhrase| is_office(passage, phrase, names) && stands_beside(passage, phrase, &name.tokens);
        let beside = phrases.iter().find(stands);
        let holding = beside.and_then(|phrase| named(passage, phrase, name, first + number));
        [holding, pleading(passage, name, first + number), ranked(passage, ranks, name, first + number)]
    };
    names.iter().enumerate().filter(|(_, name)| !name.is_demonym).flat_map(of_name).flatten().collect()
}

/// Whether a phrase names what somebody is: a common noun, with no name in the place of its head.
fn is_office(passage: &PassageReading<'_>, phrase: &NounPhrase, names: &[Name]) -> bool {
    let is_name = names.iter().any(|name| name.tokens.contains(&phrase.head));
    passage.pos.get(phrase.head) == Some(&Pos::Noun) && phrase.number.is_none() && !is_name
}

/// Whether a comma and nothing else parts the phrase from the name, a title apart ("the mediator, Sir Ada Tarn"), or a copula joins them.
fn stands_beside(passage: &PassageReading<'_>, phrase: &NounPhrase, name: &Range<usize>) -> bool {
    let end = end(passage, phrase);
    let phrase = &phrase.tokens;
    let is_comma = |i: usize| passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
    let is_title = |i: usize| NAME_CUES.titles.contains(passage.lower(i)) || passage.tokens.get(i).is_some_and(|token| token.is_mark('.'));
    let ahead = end < name.start && is_comma(end) && (end + 1..name.start).all(is_title);
    // "Ada Tarn, the mediator, …": the comma behind, or the end, tells the apposition from a list that goes on with "and".
    let behind = name.end + 1 == phrase.start && is_comma(name.end);
    let relative = if is_comma(name.end) && passage.lower(name.end + 1) == "who" { name.end + 2 } else { name.end };
    let is_told = matches!(passage.lower(relative), "is" | "was") && relative + 1 == phrase.start;
    ahead || behind || is_told
}

/// Where an office ends: "the head of the airline", of what.
fn end(passage: &PassageReading<'_>, phrase: &NounPhrase) -> usize {
    let end = phrase.tokens.end;
    let clause = passage.clause_of(phrase.head);
    let is_mark = |i: &usize| passage.tokens.get(*i).is_some_and(|token| token.is_mark(',') || token.is_mark('.'));
    let next_mark = || (end..clause.end).find(is_mark).filter(|&mark| (end..mark).all(|i| passage.pos.get(i) != Some(&Pos::Verb)));
    if passage.lower(end) == "of" { next_mark().unwrap_or(end) } else { end }
}

fn named(passage: &PassageReading<'_>, phrase: &NounPhrase, name: &Name, number: usize) -> Option<Office> {
    let determiner = phrase.determiner.map_or("", |at| passage.lower(at));
    let has_owner = (phrase.tokens.start..phrase.head).any(|i| matches!(passage.lower(i), "'s" | "’s"));
    let is_definite = has_owner || (!determiner.is_empty() && !matches!(determiner, "a" | "an" | "another" | "one" | "some" | "any"));
    let end = end(passage, phrase);
    let from = phrase.determiner.map_or(phrase.tokens.start, |at| at + 1);
    let is_plain = |&i: &usize| passage.is_content(i) && passage.pos.get(i) != Some(&Pos::ProperNoun);
    let mut words: Vec<usize> = (from..end).filter(is_plain).filter_map(|i| passage.words.get(i)?.number()).collect();
    words.sort_unstable();
    words.dedup();
    let around = phrase.tokens.start..end;
    let head = &passage.words.get(phrase.head)?.lemma;
    let has = |known: &BTreeSet<String>| (from..end).find(|&i| known.contains(passage.lower(i)));
    let was = phrase.tokens.start.checked_sub(1).is_some_and(|before| passage.lower(before) == "was");
    let is_past = was || has(&NAME_CUES.past_offices).is_some();
    // A deputy minister is no minister.
    let head = has(&NAME_CUES.lesser_offices).map_or_else(|| head.clone(), |lesser| format!("{} {head}", passage.lower(lesser)));
    let office = Office { head, words, is_definite, is_past, ..office(passage, (name, number), Holding::Named, &around, &(from..end)) };
    (office.span.len() <= LONGEST && !office.words.is_empty()).then_some(office)
}

/// The ranks of which a text speaks of one thing that has one: in a report of a ship "captain" is who commands it, in others one of many.
pub(super) fn ranks(reading: &Reading<'_>) -> Vec<&'static str> {
    let ranks: &'static BTreeMap<String, Rank> = &NAME_CUES.ranks;
    let is_told = |rank: &Rank| {
        let stands = |word: &Word| rank.of.iter().any(|of| *of == word.lemma || is_of_sort(&word.lemma, of));
        reading.passages.iter().flat_map(PassageReading::content).any(stands)
    };
    ranks.iter().filter(|(_, rank)| is_told(rank)).map(|(name, _)| name.as_str()).collect()
}

/// Somebody's rank of which there is one: "Capt. Ada Tarn".
fn ranked(passage: &PassageReading<'_>, ranks: &[&'static str], name: &Name, number: usize) -> Option<Office> {
    let title = name.title.as_ref()?;
    let is_title = |rank: &&&str| NAME_CUES.ranks.get(**rank).is_some_and(|rank| rank.spellings.contains(title));
    let rank = ranks.iter().find(is_title)?;
    let at = (0..name.tokens.start).rev().take(2).find(|&i| passage.lower(i) == title.as_str())?;
    let tokens = at..at + 1;
    Some(Office { head: (*rank).to_owned(), ..office(passage, (name, number), Holding::Ranked, &tokens, &tokens) })
}

/// Whom somebody speaks for in court: "Ada Tarn, prosecuting", "Ada Tarn QC, for the defence".
fn pleading(passage: &PassageReading<'_>, name: &Name, number: usize) -> Option<Office> {
    let start = name.tokens.end + 1;
    let is_parted = passage.tokens.get(name.tokens.end).is_some_and(|token| token.is_mark(','));
    let stands = |phrase: &&String| passage.phrase_at(start, phrase);
    let mut found = NAME_CUES.advocates.iter().filter_map(|(party, phrases)| Some((party, phrases.iter().find(stands)?)));
    let (party, phrase) = found.next().filter(|_| is_parted)?;
    let tokens = start..start + phrase.split(' ').count();
    // It ends there: "for the state of the roads" is none of a party.
    let is_closed = passage.tokens.get(tokens.end).is_none_or(|token| token.is_mark(',') || token.is_mark('.'))
        || matches!(passage.pos.get(tokens.end), Some(Pos::Verb | Pos::Auxiliary));
    is_closed.then(|| Office {
        head: party.clone(),
        is_definite: true,
        ..office(passage, (name, number), Holding::Pleading, &tokens, &tokens)
    })
}

/// An office of which no more is known than where it stands.
fn office(
    passage: &PassageReading<'_>,
    (name, number): (&Name, usize),
    holding: Holding,
    around: &Range<usize>,
    tokens: &Range<usize>,
) -> Office {
    Office {
        passage: passage.passage.id,
        name: number,
        span: passage.span(around).join(name.span),
        title: passage.span(tokens),
        holding,
        head: String::new(),
        words: Vec::new(),
        tokens: tokens.clone(),
        of: BTreeSet::new(),
        is_definite: false,
        is_past: false,
        is_reporting: passage.words.iter().any(|word| word.reports),
    }
}
