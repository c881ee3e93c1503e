//! Times of day.

use super::lexicon::Cue;
use super::meaning::{Clock, DayPart, Lead, Nearness, Zone};
use super::scan::Scan;
use crate::language::TokenKind;

/// A time of day at `i`: one past it, and the clock. `beside_day` says that a day stands right beside, which is evidence for bare readings.
pub(super) fn clock(scan: &Scan<'_, '_>, i: usize, beside_day: bool) -> Option<(usize, Clock)> {
    let (core_at, nearness) = nearness(scan, i);
    let (mut end, mut clock) = reading(scan, core_at, core_at > i || beside_day)?;
    clock.nearness = nearness;
    if let Some((after, part)) = part_behind(scan, end)
        && clock.reading.is_some_and(|(hour, _)| hour <= 12)
    {
        end = after;
        clock = in_part(clock, part);
    }
    if let Some((after, zone)) = zone(scan, end) {
        end = after;
        clock.zone = Some(zone);
    }
    Some((end, clock))
}

/// "around", "about", "shortly before", "just after", "minutes past": where the reading starts, and how near it is.
fn nearness(scan: &Scan<'_, '_>, i: usize) -> (usize, Nearness) {
    if scan.has(i, Cue::Shortly) {
        if scan.has(i + 1, Cue::After) || scan.has(i + 1, Cue::MinutesPast) {
            return (i + 2, Nearness::ShortlyAfter);
        }
        if scan.has(i + 1, Cue::Before) {
            return (i + 2, Nearness::ShortlyBefore);
        }
    }
    if scan.has(i, Cue::Approximate) {
        return (if scan.has(i + 1, Cue::At) { i + 2 } else { i + 1 }, Nearness::About);
    }
    (i, Nearness::Exact)
}

/// The reading itself, in any form.
fn reading(scan: &Scan<'_, '_>, i: usize, cued: bool) -> Option<(usize, Clock)> {
    let led = cued || led_to_clock(scan, i);
    // "High Noon", "Midnight Mass" are names.
    let name = scan.is_capitalised(i) && (scan.is_capitalised(i + 1) || i.checked_sub(1).is_some_and(|p| scan.is_capitalised(p)));
    if name && (scan.has(i, Cue::Noon) || scan.has(i, Cue::Midnight)) && scan.roles(i + 1).weekday.is_none() {
        return None;
    }
    if scan.has(i, Cue::Noon) {
        return Some((i + 1, at(12, 0)));
    }
    if scan.has(i, Cue::Midnight) {
        return Some((i + 1, at(24, 0)));
    }
    if scan.has(i, Cue::Half) || scan.has(i, Cue::Quarter) || scan.roles(i).number.is_some() || scan.is_kind(i, TokenKind::Number) {
        return spoken(scan, i)
            .or_else(|| with_meridiem(scan, i))
            .or_else(|| oclock(scan, i))
            .or_else(|| colon(scan, i, led))
            .or_else(|| four_digits(scan, i, led))
            .or_else(|| bare_hour(scan, i, led));
    }
    None
}

const fn at(hour: u8, minute: u8) -> Clock {
    Clock { reading: Some((hour, minute)), twelve_hour: false, part: None, nearness: Nearness::Exact, zone: None }
}

const fn open(hour: u8, minute: u8) -> Clock {
    Clock { twelve_hour: hour <= 12, ..at(hour, minute) }
}

fn led_to_clock(scan: &Scan<'_, '_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1) else { return false };
    scan.has(p, Cue::At)
        || scan.has(p, Cue::Publication)
        || matches!(
            scan.roles(p).lead,
            Some(Lead::By | Lead::Before | Lead::After | Lead::Since | Lead::Until | Lead::From | Lead::Between)
        )
}

/// An hour in digits or as a word.
fn hour_number(scan: &Scan<'_, '_>, i: usize) -> Option<u8> {
    let article = scan.has(i, Cue::Indefinite);
    let number = scan.digits(i).filter(|_| scan.text(i).len() <= 2).or(scan.roles(i).number.filter(|_| !article))?;
    u8::try_from(number).ok().filter(|hour| *hour <= 24)
}

/// Hour and minute written with a colon or a point: "9:30", "9.30", "14:10:05".
fn hour_and_minute(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, u8, u8)> {
    if let Some((hour, minute)) = scan.text(i).split_once('.') {
        let (hour, minute) = (hour.parse().ok()?, two_digits(minute)?);
        return (scan.is_kind(i, TokenKind::Number) && hour < 24 && minute < 60).then_some((i + 1, hour, minute));
    }
    let hour = scan.digits(i).filter(|hour| *hour <= 24 && scan.text(i).len() <= 2)? as u8;
    let joined = |colon: usize| scan.is_mark(colon, ':') && scan.touches_before(colon) && scan.touches_before(colon + 1);
    let minute = scan.digits_of(i + 2, 2).filter(|minute| *minute < 60 && joined(i + 1))? as u8;
    let seconds = joined(i + 3) && scan.digits_of(i + 4, 2).is_some_and(|s| s < 60);
    Some((if seconds { i + 5 } else { i + 3 }, hour, minute))
}

fn two_digits(text: &str) -> Option<u8> {
    if text.len() == 2 { text.parse().ok() } else { None }
}

/// "9 a.m.", "9:30am", "9.30 p.m.", "nine p.m.", "1030 a.m.".
fn with_meridiem(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Clock)> {
    let (end, hour, minute) = hour_and_minute(scan, i)
        .or_else(|| scan.digits(i).filter(|_| scan.text(i).len() >= 3).map(|n| (i + 1, (n / 100) as u8, (n % 100) as u8)))
        .or_else(|| hour_number(scan, i).map(|hour| (i + 1, hour, 0)))?;
    let meridiem_at = if scan.is_kind(end, TokenKind::Hyphen) { end + 1 } else { end };
    let (hour, end) = (half_day_hour(scan, meridiem_at, hour)?, meridiem_at + 1);
    // "p.m" without its last full stop: take the stop along where the sentence goes on.
    let stop_belongs =
        scan.text(end - 1).ends_with('m') && scan.text(end - 1).contains('.') && scan.is_mark(end, '.') && scan.touches_before(end);
    (minute < 60).then(|| (if stop_belongs && !scan.is_capitalised(end + 1) { end + 1 } else { end }, at(hour, minute)))
}

/// The hour of the day, given the hour of the half day and the a.m. or p.m. at `i`.
fn half_day_hour(scan: &Scan<'_, '_>, i: usize, hour: u8) -> Option<u8> {
    match (scan.has(i, Cue::Am), scan.has(i, Cue::Pm), hour) {
        (true, _, 12) => Some(0),
        (true, _, 0..12) | (_, true, 12..24) => Some(hour),
        (_, true, 1..12) => Some(hour + 12),
        _ => None,
    }
}

/// "half past eight", "quarter to nine", "ten past six", "a quarter past four".
fn spoken(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Clock)> {
    let i = if scan.has(i, Cue::Indefinite) && scan.has(i + 1, Cue::Quarter) { i + 1 } else { i };
    let minutes = if scan.has(i, Cue::Half) {
        30
    } else if scan.has(i, Cue::Quarter) {
        15
    } else {
        u8::try_from(scan.roles(i).number.or(scan.digits(i))?).ok().filter(|m| m % 5 == 0 && *m < 30)?
    };
    let hour = hour_number(scan, i + 2).filter(|hour| (1..=12).contains(hour))?;
    let whole = scan.closes(i + 3) || half_day_hour(scan, i + 3, hour).is_some() || part_behind(scan, i + 3).is_some();
    if !whole {
        return None;
    }
    let (hour, minute) = match (scan.text(i + 1), minutes) {
        ("past", _) => (hour, minutes),
        ("to", 5..30) => (if hour == 1 { 12 } else { hour - 1 }, 60 - minutes),
        _ => return None,
    };
    match half_day_hour(scan, i + 3, hour) {
        Some(hour) => Some((i + 4, at(hour, minute))),
        None => Some((i + 3, open(hour, minute))),
    }
}

/// "10 o'clock".
fn oclock(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Clock)> {
    let hour = hour_number(scan, i).filter(|hour| *hour <= 24)?;
    scan.has(i + 1, Cue::Oclock).then(|| (i + 2, open(hour, 0)))
}

/// "14:10", "23:40"; with one digit for the hour, and with a point, only where a cue or a zone says that it is a time.
fn colon(scan: &Scan<'_, '_>, i: usize, led: bool) -> Option<(usize, Clock)> {
    let (end, hour, minute) = hour_and_minute(scan, i)?;
    let pointed = end == i + 1;
    let touched = scan.touches_before(i) && i.checked_sub(1).is_some_and(|p| !scan.is_mark(p, '(') && !scan.is_mark(p, 'T'));
    if touched || scan.touches_before(end) && (scan.is_kind(end, TokenKind::Hyphen) || scan.is_mark(end, ':') || scan.is_mark(end, '%')) {
        return None;
    }
    let zoned = zone(scan, end).is_some() || scan.has(end, Cue::Hours);
    let evident = zoned
        || led && (!pointed || scan.before_has(i, Cue::At) && scan.closes(end))
        || !pointed && scan.text(i).len() == 2 && scan.closes(end);
    let end = if scan.has(end, Cue::Hours) { end + 1 } else { end };
    let twelve_hour = hour < 12 && hour > 0 && scan.text(i).len() == 1;
    evident.then(|| (end, Clock { twelve_hour: twelve_hour && !zoned, ..at(hour, minute) }))
}

/// "1353" after "at" or before a zone or "hours".
fn four_digits(scan: &Scan<'_, '_>, i: usize, led: bool) -> Option<(usize, Clock)> {
    let number = scan.digits_of(i, 4)?;
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    let touched = scan.touches_before(i) && i.checked_sub(1).is_some_and(|p| !scan.is_mark(p, '('));
    if hour > 24 || minute > 59 || touched || hour == 24 && minute > 0 {
        return None;
    }
    let hours = scan.has(i + 1, Cue::Hours) && led;
    let zoned = zone(scan, i + 1).is_some();
    let at_sign = led && scan.before_has(i, Cue::At) && scan.closes(i + 1);
    (hours || zoned || at_sign).then(|| (if hours { i + 2 } else { i + 1 }, at(hour, minute)))
}

/// "at ten on Monday", "at nine in the morning", "around three in the afternoon": a bare hour needs the day or its part behind it.
fn bare_hour(scan: &Scan<'_, '_>, i: usize, led: bool) -> Option<(usize, Clock)> {
    let hour = hour_number(scan, i).filter(|hour| (1..=12).contains(hour))?;
    let is_at = scan.before_has(i, Cue::At);
    let on_day = scan.has(i + 1, Cue::On) && scan.roles(i + 2).weekday.is_some();
    let that_part = scan.has(i + 1, Cue::That) && scan.roles(i + 2).day_part.is_some();
    let in_part = (led || scan.before_has(i, Cue::Approximate)) && part_behind(scan, i + 1).is_some();
    (is_at && (on_day || that_part) || in_part).then(|| (i + 1, open(hour, 0)))
}

/// "in the morning", "at night" behind a reading.
fn part_behind(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, DayPart)> {
    if scan.has(i, Cue::In) && scan.has(i + 1, Cue::The) {
        return scan.roles(i + 2).day_part.map(|part| (i + 3, part));
    }
    if scan.has(i, Cue::At) { scan.roles(i + 1).day_part.map(|part| (i + 2, part)) } else { None }
}

/// Lays an hour of the half day into a part of the day.
pub(super) fn in_part(clock: Clock, part: DayPart) -> Clock {
    let Some((hour, minute)) = clock.reading else { return Clock { part: Some(part), ..clock } };
    if !clock.twelve_hour {
        return Clock { part: Some(part), ..clock };
    }
    let late = match part {
        DayPart::Midday => hour < 11,
        DayPart::Afternoon | DayPart::Dusk | DayPart::Evening | DayPart::LateEvening => hour < 12,
        DayPart::Night => (5..12).contains(&hour),
        DayPart::EarlyHours | DayPart::Dawn | DayPart::Morning => false,
    };
    let hour = match (late, hour, part) {
        (true, ..) => hour + 12,
        (false, 12, DayPart::Night) => 24,
        (false, 12, DayPart::EarlyHours) => 0,
        (false, ..) => hour,
    };
    Clock { reading: Some((hour, minute)), twelve_hour: false, part: Some(part), ..clock }
}

/// A zone at `i`: "GMT", "(EET)", "Central European Time", "local time", "GMT+2".
fn zone(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Zone)> {
    if scan.is_mark(i, '(') {
        return zone_name(scan, i + 1).filter(|(end, _)| scan.is_mark(*end, ')')).map(|(end, zone)| (end + 1, zone));
    }
    zone_name(scan, i)
}

fn zone_name(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Zone)> {
    let i = if scan.is_mark(i, ',') && scan.has(i + 1, Cue::Local) { i + 1 } else { i };
    if scan.has(i, Cue::Local) && scan.has(i + 1, Cue::Time) {
        return Some((i + 2, Zone::Local));
    }
    if !scan.is_capitalised(i) {
        return None;
    }
    let (end, zone) = scan.phrase(i, &scan.lexicon.zones)?;
    let sign = if scan.is_mark(end, '+') {
        1
    } else if scan.is_dash(end) || scan.is_mark(end, '\u{2212}') {
        -1
    } else {
        return Some((end, *zone));
    };
    let hours = scan.digits(end + 1).filter(|h| *h <= 14 && scan.touches_before(end) && scan.touches_before(end + 1));
    match (zone, hours) {
        (Zone::Offset(minutes), Some(hours)) => Some((end + 2, Zone::Offset(minutes + sign * hours.cast_signed() * 60))),
        (zone, _) => Some((end, *zone)),
    }
}

/// Hours that share one "a.m." or "p.m.": "9 to 11 a.m.", "between 2 and 3 p.m.", "5-6pm".
pub(super) fn hours_with_one_meridiem(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Clock, Clock)> {
    let (sep, hour, minute) = hour_and_minute(scan, i).or_else(|| hour_number(scan, i).map(|hour| (i + 1, hour, 0)))?;
    if !(scan.is_dash(sep) || scan.has(sep, Cue::To) || scan.has(sep, Cue::And) && scan.lead_before(i) == Some(Lead::Between)) {
        return None;
    }
    let (_, to) = with_meridiem(scan, sep + 1)?;
    let (end, to) = clock(scan, sep + 1, false).unwrap_or((sep + 2, to));
    let (to_hour, _) = to.reading?;
    let first = match (to_hour >= 12 && hour + 12 <= to_hour, hour) {
        (true, _) => hour + 12,
        (false, 12) if to_hour >= 12 => 12,
        (false, _) => hour,
    };
    (hour <= 12).then(|| (end, Clock { zone: to.zone, ..at(first, minute) }, to))
}
