//! The day by which a document's times are resolved, and whether a clause plays on it.

use std::ops::Range;

use jiff::Span;
use jiff::civil::Date;

use crate::document::{Document, Role, Sides};
use crate::language::Pos;
use crate::language::calendar::{self, Grain, Interval, Lead, Meaning, Reference, Unit, Which};

use super::frame::{Modality, When, modality};
use super::reading::{PassageReading, Reading};
use super::time::Time;

/// Days around the reference in which the event of a report lies: news is told within days, follow-ups within two weeks.
pub(super) const NEWS_DAYS: i32 = 12;

/// Both documents' reference days: the published date, else the dateline's, whose year may be the one in which it lies nearest to the other document's
/// day; where a text has neither, it is inferred from a full date it gives that lies near the other document's day, else it is the other document's day, or
/// the day of the week beside that one on which its lead says the event took place; else it is the first full date the text gives.
pub(super) fn references(readings: Sides<&Reading<'_>>) -> Sides<Option<Reference>> {
    let given = readings.map(|r| stated(r.document));
    let in_year = |reading: &Reading<'_>, other: Option<Reference>| {
        let (month, day) = reading.document.dateline.as_ref()?.day_of_year?;
        let first = || reading.passages.iter().find_map(|p| calendar::full_date(p.text)).map(|(date, _)| date);
        let (near, inferred) = other.map(|other| (other.date, false)).or_else(|| Some((first()?, true)))?;
        Some(Reference { date: nearest(month, day, near)?, inferred })
    };
    let stated =
        Sides::new(given.left.or_else(|| in_year(readings.left, given.right)), given.right.or_else(|| in_year(readings.right, given.left)));
    let infer = |own: Option<Reference>, other: Option<Reference>, reading: &Reading<'_>| {
        own.or_else(|| {
            let first = reading.passages.iter().find_map(|p| calendar::full_date(p.text)).map(|(date, _)| date);
            let date = match (first, other) {
                (Some(first), Some(other)) if (first - other.date).get_days().abs() > NEWS_DAYS => beside(reading, other.date),
                (Some(first), _) => first,
                (None, other) => beside(reading, other?.date),
            };
            Some(Reference { date, inferred: true })
        })
    };
    Sides::new(infer(stated.left, stated.right, readings.left), infer(stated.right, stated.left, readings.right))
}

/// The day of a report that gives no date, beside the day of the other report: a lead names the day of the week on which it is written ("said on Friday").
fn beside(reading: &Reading<'_>, other: Date) -> Date {
    /// Passages of the body in which a report names its day.
    const LEAD: usize = 3;
    let body = reading.passages.iter().filter(|passage| passage.passage.role == Role::Body).take(LEAD);
    let named = body.flat_map(|passage| calendar::times(passage.text, &passage.tokens).into_iter().map(move |time| (passage, time)));
    // "Today" and "yesterday" say that the report does not name its day.
    let first =
        named.filter(|(passage, time)| modality(passage, time.tokens.start) == Modality::Happened).find_map(|(_, time)| {
            match day(&time.meaning) {
                Meaning::Relative { unit: Unit::Day, .. } => Some(None),
                Meaning::Weekday { weekday, which: Which::Plain } if is_at(time.lead) => Some(Some(*weekday)),
                _ => None,
            }
        });
    let Some(weekday) = first.flatten() else { return other };
    let near = (-3..=3).filter_map(|days| other.checked_add(Span::new().days(days)).ok());
    near.into_iter().find(|date| date.weekday() == weekday).unwrap_or(other)
}

/// The day that a time of the clock stands on, or the time itself.
fn day(meaning: &Meaning) -> &Meaning {
    match meaning {
        Meaning::Timed { day: inner, .. } => day(inner),
        Meaning::Part { of, .. } => day(of),
        _ => meaning,
    }
}

/// Whether the word before a time puts something on it, not before or after.
const fn is_at(lead: Option<Lead>) -> bool {
    !matches!(lead, Some(Lead::After | Lead::Until | Lead::Before | Lead::Since))
}

/// The day of a year that lies nearest to a date.
fn nearest(month: i8, day: i8, to: Date) -> Option<Date> {
    let years = [to.year() - 1, to.year(), to.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|date| (*date - to).get_days().abs())
}

fn stated(document: &Document) -> Option<Reference> {
    let dateline = document.dateline.as_ref().and_then(|d| d.date);
    document.published.or(dateline).map(|date| Reference { date, inferred: false })
}

/// When the clause of a mention plays: by the nearest placed time in the clause, else in the passage; `own` is the mention itself when it is a time,
/// and times that `of_another` value say nothing of it.
pub(super) fn when(
    passage: &PassageReading<'_>,
    mention: &Range<usize>,
    own: Option<usize>,
    times: &[Time],
    reference: Option<Reference>,
    of_another: impl Fn(&Time) -> bool,
) -> When {
    let clause = passage.clause_of(mention.start);
    let nearest = times
        .iter()
        .enumerate()
        .filter(|(i, t)| t.passage == passage.passage.id && Some(*i) != own && !of_another(t))
        .filter(|(_, t)| clause.contains(&t.tokens.start) || is_about(passage, &t.tokens, mention.start))
        .filter_map(|(_, t)| {
            t.interval.as_ref().map(|interval| (!clause.contains(&t.tokens.start), t.tokens.start.abs_diff(mention.start), interval))
        })
        .filter(|(_, _, interval)| interval.day_known)
        .min_by_key(|(outside, distance, _)| (*outside, *distance));
    let unplaced = times
        .iter()
        .enumerate()
        .any(|(i, t)| t.passage == passage.passage.id && Some(i) != own && t.interval.is_none() && is_other_month(&t.meaning));
    match nearest {
        Some((_, _, interval)) if is_now(interval, reference) => When::Now(*interval),
        Some((_, _, interval)) => When::Other(*interval),
        None if unplaced || super::frame::lies_back(passage, mention) => When::Past,
        None => When::Silent,
    }
}

/// Whether a time of another clause may tell when that of the mention plays.
fn is_about(passage: &PassageReading<'_>, time: &Range<usize>, mention: usize) -> bool {
    !is_inserted(passage, time, mention) && !is_set_beside(passage, time, mention)
}

/// Whether a time stands in what is told by the way of a noun before the mention: "The ship, built in 1979, carries 160".
fn is_inserted(passage: &PassageReading<'_>, time: &Range<usize>, mention: usize) -> bool {
    let is_comma = |i: usize| passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
    let Some(open) = (0..time.start).rev().find(|&i| is_comma(i)) else { return false };
    let is_closed = (time.end..mention).any(is_comma);
    let opens_with_participle = passage.pos.get(open + 1) == Some(&Pos::Verb);
    is_closed && (opens_with_participle || matches!(passage.lower(open + 1), "who" | "which" | "whose"))
}

/// Whether a time belongs to the predicate before it, and the mention to a clause with a subject of its own that "and" or the like sets beside that one: "One
/// is out until November, and the other was sold for nine million".
fn is_set_beside(passage: &PassageReading<'_>, time: &Range<usize>, mention: usize) -> bool {
    let is_verb = |i: usize| matches!(passage.pos.get(i), Some(Pos::Verb | Pos::Auxiliary));
    let is_subject = |i: usize| matches!(passage.pos.get(i), Some(Pos::Noun | Pos::ProperNoun | Pos::Pronoun));
    let told = passage.clause_of(time.start);
    let own = passage.clause_of(mention);
    let joins = matches!(passage.lower(own.start), "and" | "but" | "while" | "whereas");
    let has_subject = own.clone().take_while(|&i| !is_verb(i)).any(is_subject);
    told.start < own.start && joins && has_subject && (told.start..time.start).any(is_verb)
}

/// Whether an interval lies about the reference day; years and longer never do.
fn is_now(interval: &Interval, reference: Option<Reference>) -> bool {
    let Some(reference) = reference else { return false };
    if interval.grain >= Grain::Month {
        return false;
    }
    let gap = (interval.start.date() - reference.date).get_days();
    gap.abs() <= NEWS_DAYS
}

/// A month, a year or a stretch that lies back, where the text has no day to place it by.
fn is_other_month(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(_) => true,
        Meaning::Relative { unit, offset, .. } => *offset < 0 && *unit != Unit::Day,
        _ => false,
    }
}
