//! Whole expressions: dates, weekdays and clock times joined, and spans from one to another.

use super::clock::{clock, hours_with_one_meridiem};
use super::date::date;
use super::lexicon::Cue;
use super::meaning::{Calendar, Clock, Lead, Meaning, Which, Year};
use super::named::{day_part, deictic, holiday, part_of_that_day, season, stands_as_time, timed, weekday};
use super::part::{day_part_of, part};
use super::relative::relative;
use super::scan::{Parse, Scan};
use super::year::years;

/// The expression that begins at token `i`, if one does.
pub(super) fn expression(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if !scan.may_begin(i) {
        return None;
    }
    if let Some((end, from, to)) = hours_with_one_meridiem(scan, i) {
        let range = Meaning::Range(Box::new(Meaning::Clock(from)), Box::new(Meaning::Clock(to)));
        return Some((end, range));
    }
    let (end, first) = piece(scan, i)?;
    let joins = joins_range(scan, i, end);
    if joins
        && let Some((last_end, last)) = piece(scan, end + 1)
        && let Some(range) = range(&first, last)
    {
        return Some((last_end, range));
    }
    Some((end, first))
}

/// Whether the token at `at` joins the ends of a span: a dash, "to", or the "and" of "between".
fn joins_range(scan: &Scan<'_, '_>, i: usize, at: usize) -> bool {
    scan.is_dash(at) || scan.has(at, Cue::To) || scan.has(at, Cue::And) && scan.lead_before(i) == Some(Lead::Between)
}

/// Two ends of one sort make a span; the first takes the year from the second.
fn range(first: &Meaning, last: Meaning) -> Option<Meaning> {
    let first = match (first, &last) {
        (Meaning::Calendar(from), Meaning::Calendar(to)) => {
            let same_sort = from.day.is_some() == to.day.is_some() && from.month.is_some() == to.month.is_some();
            if !same_sort {
                return None;
            }
            Meaning::Calendar(with_year_of(*from, *to))
        }
        (Meaning::Weekday { .. }, Meaning::Weekday { .. })
        | (Meaning::Clock(_), Meaning::Clock(_))
        | (Meaning::Timed { .. }, Meaning::Timed { .. } | Meaning::Clock(_))
        | (Meaning::Season { .. }, Meaning::Season { .. })
        | (Meaning::Part { .. }, Meaning::Part { .. } | Meaning::Calendar(_))
        | (Meaning::Calendar(_), Meaning::Part { .. })
        | (Meaning::Decade(_), Meaning::Decade(_))
        | (Meaning::Calendar(_) | Meaning::Weekday { .. }, Meaning::Relative { .. } | Meaning::Present)
        | (Meaning::Relative { .. }, Meaning::Relative { .. }) => first.clone(),
        _ => return None,
    };
    Some(Meaning::Range(Box::new(first), Box::new(last)))
}

fn with_year_of(from: Calendar, to: Calendar) -> Calendar {
    match (from.year, to.year) {
        (None, Some(Year::Written(year))) => {
            let wraps = (from.month, from.day) > (to.month, to.day);
            Calendar { year: Some(Year::Written(if wraps { year - 1 } else { year })), ..from }
        }
        (None, year) => Calendar { year, ..from },
        (Some(_), _) => from,
    }
}

/// One time: a day, a longer time, a time of day, or a day and a time of day together.
fn piece(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if let Some(found) = day_part_of(scan, i) {
        return Some(found);
    }
    if let Some(found) = day_and_clock(scan, i) {
        return Some(found);
    }
    if let Some((end, reading)) = clock(scan, i, false) {
        return Some(clock_and_day(scan, end, reading));
    }
    let others = [part(scan, i), long(scan, i), phrase(scan, i), lone_day_part(scan, i)];
    let best = others.into_iter().flatten().reduce(|best, other| if other.0 > best.0 { other } else { best });
    if best.is_none() && scan.has(i, Cue::Approximate) {
        return None;
    }
    best.map(|(end, meaning)| join_clock_behind(scan, end, meaning))
}

/// A day of any sort at `i`, weekday and date joined.
pub(super) fn day(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let found = weekday(scan, i)
        .or_else(|| date(scan, i, false))
        .or_else(|| holiday(scan, i))
        .or_else(|| deictic(scan, i))
        .or_else(|| relative(scan, i))
        .filter(|(_, meaning)| meaning.is_day() || matches!(meaning, Meaning::Timed { .. }))?;
    Some(weekday_and_date(scan, found))
}

/// "Monday, Nov. 10": a weekday and the date it falls on are one.
fn weekday_and_date(scan: &Scan<'_, '_>, (end, meaning): (usize, Meaning)) -> (usize, Meaning) {
    let Meaning::Weekday { weekday: name, which: Which::Plain } = meaning else { return (end, meaning) };
    let at = if scan.is_mark(end, ',') { end + 1 } else { end };
    match date(scan, at, false) {
        Some((end, Meaning::Calendar(calendar))) if calendar.day.is_some() && calendar.which == Which::Plain => {
            (end, Meaning::Calendar(Calendar { weekday: Some(name), ..calendar }))
        }
        _ => (end, meaning),
    }
}

/// "Monday night", "Monday at 5 p.m.", "1 September 2025, 23:40".
fn day_and_clock(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let (end, meaning) = day(scan, i)?;
    Some(join_clock_behind(scan, end, meaning))
}

/// Takes a part of the day and a clock time behind a day along.
fn join_clock_behind(scan: &Scan<'_, '_>, end: usize, meaning: Meaning) -> (usize, Meaning) {
    let is_timed = matches!(meaning, Meaning::Timed { .. });
    if !meaning.is_day() && !is_timed {
        return (end, meaning);
    }
    let (mut end, mut meaning) = match part_of_that_day(scan, end) {
        Some((after, part)) if !is_timed => (after, timed(meaning, part)),
        _ => (end, meaning),
    };
    let mut at = end;
    for mark in [',', '\u{2013}', '\u{2014}', '|', '\u{b7}'] {
        if at == end && scan.is_mark(at, mark) {
            at += 1;
        }
    }
    if scan.has(at, Cue::At) {
        at += 1;
    }
    if let Some((after, reading)) = clock(scan, at, true) {
        // A comma before a bare number is a list, not a time: the reading needs its own marks there.
        end = after;
        meaning = on_day(meaning, reading);
    }
    (end, meaning)
}

fn on_day(day: Meaning, reading: Clock) -> Meaning {
    match day {
        Meaning::Timed { day, clock } => {
            let reading = clock.part.map_or(reading, |part| super::clock::in_part(reading, part));
            Meaning::Timed { day, clock: reading }
        }
        day => Meaning::Timed { day: Box::new(day), clock: reading },
    }
}

/// "9:30 a.m. on Monday, Nov. 10", "noon today", "15:48 15/09/2013".
fn clock_and_day(scan: &Scan<'_, '_>, end: usize, reading: Clock) -> (usize, Meaning) {
    let comma = usize::from(scan.is_mark(end, ','));
    let at = if scan.has(end + comma, Cue::On) || scan.has(end + comma, Cue::Of) { end + comma + 1 } else { end };
    let found = day(scan, at).or_else(|| if at == end && comma == 1 { day(scan, end + 1) } else { None });
    match found {
        Some((end, Meaning::Timed { day, clock })) if clock.reading.is_none() => {
            let reading = clock.part.map_or(reading, |part| super::clock::in_part(reading, part));
            (end, Meaning::Timed { day, clock: reading })
        }
        Some((end, day)) if day.is_day() => {
            // "four o'clock on Saturday morning"
            let (end, clock) =
                part_of_that_day(scan, end).map_or((end, reading), |(after, part)| (after, super::clock::in_part(reading, part)));
            (end, Meaning::Timed { day: Box::new(day), clock })
        }
        _ => (end, Meaning::Clock(reading)),
    }
}

/// A month, year, season, or stretch told from the reference.
fn long(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let found =
        [date(scan, i, false), years(scan, i, false), season(scan, i, false), relative(scan, i), weekday(scan, i), holiday(scan, i)];
    found.into_iter().flatten().reduce(|best, other| if other.0 > best.0 { other } else { best })
}

/// A phrase of the lexicon: "recently", "now", "annually".
fn phrase(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if !scan.has(i, Cue::Phrase) {
        return None;
    }
    scan.phrase(i, &scan.lexicon.phrases).map(|(end, meaning)| (end, meaning.clone()))
}

/// "in the evening", "by nightfall", "at dawn".
fn lone_day_part(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let (end, part) = day_part(scan, i)?;
    stands_as_time(scan, i, end).then(|| (end, Meaning::Clock(Clock { part: Some(part), ..Clock::default() })))
}
