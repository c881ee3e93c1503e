//! Totals told together with all their parts: "killed 12 people: seven women and five men".

use std::ops::Range;

use crate::language::Pos;
use crate::language::number::{Hedge, NumberForm};

use super::cues::FRAME_CUES;
use super::quantity::Quantity;
use super::reading::{PassageReading, Reading};
use super::{Share, in_passage};

/// A total and the parts that a text says it is made of, as places in the list of that side's quantities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The whole.
    pub total: usize,
    /// What it is made of, in text order, two or more.
    pub parts: Vec<usize>,
}

/// The sums of a text, in text order. Lists that a word leaves open ("including", "among them", "others") are none.
pub(super) fn sums(reading: &Reading<'_>, quantities: &[Quantity]) -> Vec<Sum> {
    let of_passage = |passage: &PassageReading<'_>| {
        let (first, here) = in_passage(quantities, passage.passage.id, |q| q.passage);
        let of_total = |at: usize| parts_behind(passage, here, at).or_else(|| parts_before(passage, here, at)).map(|parts| (at, parts));
        let moved = |(at, parts): (usize, Range<usize>)| Sum { total: first + at, parts: parts.map(|part| first + part).collect() };
        (0..here.len()).filter_map(of_total).map(moved).collect::<Vec<_>>()
    };
    reading.passages.iter().flat_map(of_passage).collect()
}

/// Words between a total and the mark that opens its parts: "12 boats were lost off the cape:".
const HEAD: usize = 10;

/// The parts behind a colon, a dash or a bracket, up to the end of the list.
fn parts_behind(passage: &PassageReading<'_>, here: &[Quantity], at: usize) -> Option<Range<usize>> {
    let total = here.get(at).filter(|q| is_counted(q))?;
    let mark = (total.tokens.end..total.tokens.end + HEAD).find(|&i| opens_list(passage, i))?;
    let end = (mark + 1..passage.tokens.len()).find(|&i| closes_list(passage, i)).unwrap_or(passage.tokens.len());
    let parts = at + 1..here.iter().position(|q| q.tokens.start >= end).unwrap_or(here.len());
    let starts_at_once = here.get(parts.start).is_some_and(|first| first.tokens.start == mark + 1);
    (starts_at_once && is_closed(passage, total.tokens.end..mark) && is_list(passage, here.get(parts.clone())?, end)).then_some(parts)
}

/// The parts before a total that says it is one: "five women and four men, a total of nine", "nine in all".
fn parts_before(passage: &PassageReading<'_>, here: &[Quantity], at: usize) -> Option<Range<usize>> {
    let total = here.get(at).filter(|q| is_counted(q))?;
    let said_behind = FRAME_CUES.total_after.iter().any(|cue| (0..3).any(|skip| passage.phrase_at(total.tokens.end + skip, cue)));
    if total.frame.share != Share::Total && !said_behind {
        return None;
    }
    let mark = (0..total.tokens.start).rev().take(HEAD).find(|&i| matches!(passage.lower(i), "," | "\u{2014}" | "\u{2013}" | "("))?;
    let mut first = at;
    let mut end = mark;
    while let Some(part) = first.checked_sub(1).and_then(|i| here.get(i)).filter(|q| is_counted(q) && is_plain(passage, q.tokens.end..end))
    {
        (first, end) = (first - 1, part.tokens.start);
    }
    is_list(passage, here.get(first..at)?, mark).then_some(first..at)
}

/// A number of things, exact: what parts are added from.
fn is_counted(quantity: &Quantity) -> bool {
    let value = &quantity.value;
    let is_exact = value.hedge == Hedge::None && !value.is_range() && !value.attributive && !value.looks_like_year;
    is_exact && value.form == NumberForm::Cardinal && value.unit.is_none() && value.low >= 1.0 && quantity.frame.rate.is_none()
}

/// Whether counts follow one another as members of a list that ends at `end`, each with a word of what it counts.
fn is_list(passage: &PassageReading<'_>, parts: &[Quantity], end: usize) -> bool {
    let ends = parts.iter().skip(1).map(|next| next.tokens.start).chain([end]);
    let named = |part: &Quantity, next: usize| (part.tokens.end..next).any(|i| passage.is_content(i));
    let is_member = |(part, next): (&Quantity, usize)| is_counted(part) && is_plain(passage, part.tokens.end..next) && named(part, next);
    let last = parts.last().map_or(0, |last| last.tokens.start);
    parts.len() >= 2 && last > 0 && passage.lower(last - 1) == "and" && parts.iter().zip(ends).all(is_member)
}

/// Whether words tell nothing but what is counted: no verb, and no word that leaves a list open.
fn is_plain(passage: &PassageReading<'_>, words: Range<usize>) -> bool {
    let tells = |i: usize| matches!(passage.pos.get(i), Some(Pos::Verb | Pos::Auxiliary | Pos::Pronoun));
    !words.clone().any(tells) && is_closed(passage, words)
}

fn is_closed(passage: &PassageReading<'_>, mut words: Range<usize>) -> bool {
    words.all(|i| !FRAME_CUES.open_list.contains(passage.lower(i)))
}

fn opens_list(passage: &PassageReading<'_>, at: usize) -> bool {
    matches!(passage.lower(at), ":" | "\u{2014}" | "\u{2013}" | "(")
}

fn closes_list(passage: &PassageReading<'_>, at: usize) -> bool {
    matches!(passage.lower(at), "." | ";" | ")" | "\u{2014}" | "\u{2013}" | "!" | "?")
}
