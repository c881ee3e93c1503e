//! Parts of longer times: "late 2024", "mid-November", "the end of the month", "Q3 2024".

use super::date::date;
use super::lexicon::{Cue, Number};
use super::meaning::{DayPart, Lead, Meaning, Part, Unit};
use super::named::{deictic, part_of_that_day, season, timed, weekday};
use super::relative::relative;
use super::scan::{Parse, Scan};
use super::year::{ordinal, years};
use crate::language::TokenKind;

/// A part of something at `i`.
pub(super) fn part(scan: &Scan<'_, '_>, i: usize) -> Parse {
    adverb(scan, i).or_else(|| noun(scan, i)).or_else(|| quarter_name(scan, i))
}

fn of(part: Part, (end, meaning): (usize, Meaning)) -> (usize, Meaning) {
    (end, Meaning::Part { part, of: Box::new(meaning) })
}

/// "early 1998", "mid-November", "late last year", "earlier this week", "early Sunday", "late Tuesday night".
fn adverb(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let part = scan.roles(i).part?;
    let mut at = i + 1;
    if scan.is_dash(at) || scan.is_word(at, "in") || scan.is_word(at, "on") {
        at += 1;
    }
    let day = weekday(scan, at).filter(|(_, meaning)| meaning.is_day()).or_else(|| deictic(scan, at));
    if let Some((end, day)) = day {
        let behind = part_of_that_day(scan, end);
        return match (part, behind, &day) {
            (_, Some((end, day_part)), _) => Some((end, timed(day, day_part))),
            (_, None, Meaning::Timed { .. }) | (Part::Mid, ..) => Some((end, day)),
            (Part::Early, ..) => Some((end, timed(day, DayPart::EarlyHours))),
            (Part::Late, ..) => Some((end, timed(day, DayPart::LateEvening))),
            _ => Some(of(part, (end, day))),
        };
    }
    let long = date(scan, at, true).filter(|(_, meaning)| !meaning.is_day() || at > i + 1 || part == Part::Earlier || part == Part::Later);
    long.or_else(|| years(scan, at, true))
        .or_else(|| season(scan, at, true))
        .or_else(|| relative(scan, at).filter(|(_, meaning)| is_stretch(meaning)))
        .or_else(|| the_stretch(scan, at).filter(|_| at > i + 1))
        .map(|found| of(part, found))
}

/// Whether a relative meaning is a stretch of the calendar that has parts.
fn is_stretch(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Relative { counted: false, .. } | Meaning::Anchored { amount: Some(0 | 1), .. })
}

/// "the end of 2023", "the beginning of next month", "the first half of the year", "the final days of May".
fn noun(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let at = if scan.has(i, Cue::The) { i + 1 } else { i };
    if let Some(part) = scan.roles(at).part_noun
        && scan.is_tight_dash(at + 1)
    {
        return date(scan, at + 2, true)
            .or_else(|| years(scan, at + 2, true))
            .filter(|(_, meaning)| !meaning.is_day())
            .map(|found| of(part, found));
    }
    let (end, part) = part_noun(scan, at)?;
    if !scan.has(end, Cue::Of) {
        return None;
    }
    let inner = end + 1;
    let inner = if matches!(scan.roles(inner).part, Some(Part::Early | Part::Late)) { inner + 1 } else { inner };
    let found = date(scan, inner, true)
        .or_else(|| years(scan, inner, true))
        .or_else(|| season(scan, inner, true))
        .or_else(|| the_stretch(scan, inner))
        .or_else(|| relative(scan, inner).filter(|(_, meaning)| is_stretch(meaning)))?;
    if found.1.is_day() {
        return None;
    }
    // A last week or quarter of a year is not a year's last third: the nearest part is told.
    Some(of(part, found))
}

fn part_noun(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, Part)> {
    if let Some(part) = scan.roles(at).part_noun
        && scan.has(at + 1, Cue::Of)
    {
        return Some((at + 1, part));
    }
    let number = ordinal(scan, at);
    if let Some((end, number)) = number {
        if scan.has(end, Cue::Half) {
            let half = [Part::FirstHalf, Part::SecondHalf].get((number as usize).checked_sub(1)?).copied()?;
            return Some((end + 1, half));
        }
        if scan.has(end, Cue::Quarter) && (1..=4).contains(&number) {
            return Some((end + 1, Part::Quarter(number as u8)));
        }
    }
    let unit = scan.roles(at + 1).unit?;
    let stretch = matches!(unit, (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend, _) | (Unit::Year, Number::Plural));
    if stretch && scan.has(at, Cue::FirstDays) {
        Some((at + 2, Part::Start))
    } else if stretch && scan.has(at, Cue::LastDays) {
        Some((at + 2, Part::End))
    } else {
        None
    }
}

/// "the month", "the year", "the week", "the decade", "the day" inside "the end of the month".
fn the_stretch(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let (unit, _) = scan.roles(i + 1).unit.filter(|(unit, number)| *number == Number::Singular && *unit >= Unit::Day)?;
    let meaning = match unit {
        Unit::Day => Meaning::Anchored { unit, amount: Some(0), direction: super::Direction::Same, within: false },
        _ => Meaning::Relative { unit, offset: 0, counted: false, approximate: false },
    };
    (scan.has(i, Cue::The) && !scan.has(i + 2, Cue::Before) && !scan.has(i + 2, Cue::After)).then_some((i + 2, meaning))
}

/// "Q3 2024", "Q3 of 2024".
fn quarter_name(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if !scan.has(i, Cue::QuarterName) || !scan.is_kind(i, TokenKind::Word) {
        return None;
    }
    let number = scan.text(i).get(1..)?.parse().ok()?;
    let at = if scan.has(i + 1, Cue::Of) { i + 2 } else { i + 1 };
    years(scan, at, true).map(|found| of(Part::Quarter(number), found))
}

/// "the night of Nov. 8", "the small hours of Sunday", "the morning of May 5".
pub(super) fn day_part_of(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let (end, day_part) = super::named::day_part(scan, i)?;
    let joined = scan.has(end, Cue::Of) || scan.has(end, Cue::On) && scan.lead_before(i) != Some(Lead::On);
    let inner = if joined { end + 1 } else { return None };
    let (end, day) = super::compound::day(scan, inner)?;
    Some((end, timed(day, day_part)))
}
