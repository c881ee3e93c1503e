//! The date and time grammar of English news text.
//!
//! [`times`] finds every expression of time in a text and says what it means, unresolved: "last December" is the December before
//! some reference. [`resolve()`] lays a meaning on the calendar, given the day the text was written on and the tense of the clause;
//! [`agree()`] weighs two intervals against each other.
//!
//! What is left to others: durations without an anchor ("for eight years", "a seven-year deal") are quantities, and which event an
//! anchored expression ("three days later") counts from is a matter of the whole text; see [`resolve_from`].

mod agree;
mod anchor;
mod clock;
mod compound;
mod date;
mod interval;
mod lexicon;
mod meaning;
mod named;
mod part;
mod relative;
mod resolve;
mod scan;
mod stretch;
mod year;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use agree::{TimeAgreement, agree, agree_unresolved, agreement};
pub use anchor::resolve_from;
pub use interval::{ClockReading, Grain, Interval, describe};
pub use meaning::{Calendar, Clock, DayPart, DayRule, Daylight, Direction, Lead, Meaning, Nearness, Part, Season, Unit, Which, Year, Zone};
pub use resolve::{Reference, Tense, resolve};

use jiff::civil::Date;

use super::{ByteSpan, Token, tokenize};
use lexicon::Cue;
use scan::Scan;

/// An expression of time and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words of the expression with its own article, without the preposition before it: "Nov. 10, 2025", "the end of 2023".
    pub span: ByteSpan,
    /// The same as a range of the tokens that were handed in.
    pub tokens: Range<usize>,
    /// The preposition right before it.
    pub lead: Option<Lead>,
    /// What is said.
    pub meaning: Meaning,
}

/// Every expression of time in a text, in text order, none overlapping another.
///
/// `tokens` are those of `text`. No expression reaches over a blank line.
pub fn times(text: &str, tokens: &[Token<'_>]) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let to = end_of_block(text, tokens, from);
        if let Some(block) = tokens.get(from..to) {
            times_of_block(block, from, &mut found);
        }
        from = to;
    }
    found
}

fn times_of_block(block: &[Token<'_>], offset: usize, found: &mut Vec<TimeExpression>) {
    let scan = Scan::new(block);
    let mut at = 0;
    while at < block.len() {
        let Some((end, meaning)) = compound::expression(&scan, at) else {
            at += 1;
            continue;
        };
        let end = end.max(at + 1);
        if let (Some(first), Some(last)) = (block.get(at), block.get(end - 1)) {
            found.push(TimeExpression {
                span: ByteSpan::new(first.span.start, last.span.end),
                tokens: offset + at..offset + end,
                lead: lead(&scan, at),
                meaning,
            });
        }
        at = end;
    }
}

/// The word that leads to a time; "shortly before dawn" and "just after Easter" tell the time itself, roughly, and set it no bound.
fn lead(scan: &Scan<'_, '_>, at: usize) -> Option<Lead> {
    let is_near = |back: usize| at.checked_sub(back).is_some_and(|i| scan.has(i, Cue::Shortly));
    scan.lead_before(at).filter(|lead| !(matches!(lead, Lead::Before | Lead::After) && is_near(2)))
}

/// Where the run of tokens that starts at `from` meets a blank line or its end.
fn end_of_block(text: &str, tokens: &[Token<'_>], from: usize) -> usize {
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).enumerate().skip(from);
    for (i, (token, next)) in pairs {
        let between = text.get(token.span.end..next.span.start).unwrap_or("");
        if between.len() > 1 && between.matches('\n').count() > 1 {
            return i + 1;
        }
    }
    tokens.len()
}

/// The first full date (day, month and year) in a text, in any spelling, and its place: for datelines and "Published:" lines.
pub fn full_date(text: &str) -> Option<(Date, ByteSpan)> {
    let tokens = tokenize(text);
    times(text, &tokens).into_iter().find_map(|time| time.meaning.full_date().map(|date| (date, time.span)))
}
