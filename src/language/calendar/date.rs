//! Days and months by number and name.

use super::lexicon::{Cue, DayForm, MonthName};
use super::meaning::{Calendar, Lead, Meaning, Which, Year};
use super::named::told_from_elsewhere;
use super::scan::{Parse, Scan};
use super::year::{ordinal, year_after_month, year_number};
use crate::language::TokenKind;

/// A date or month at `i`; `certain` says that what stands before leaves no doubt that a month follows ("early May").
pub(super) fn date(scan: &Scan<'_, '_>, i: usize, certain: bool) -> Parse {
    if scan.is_kind(i, TokenKind::Number) {
        return iso(scan, i)
            .or_else(|| slashed(scan, i))
            .or_else(|| dotted(scan, i))
            .or_else(|| day_first(scan, i))
            .or_else(|| ordinal_of_month(scan, i));
    }
    if scan.roles(i).month.is_some() {
        return month_first(scan, i, certain);
    }
    ordinal_of_month(scan, i).or_else(|| which_month(scan, i)).or_else(|| bare_ordinal(scan, i))
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Calendar {
    Calendar { year: year.map(Year::Written), month, day, ..Calendar::default() }
}

fn range(from: Calendar, to: Calendar) -> Meaning {
    Meaning::Range(Box::new(Meaning::Calendar(from)), Box::new(Meaning::Calendar(to)))
}

/// "2025-11-10", "2025-11-10T09:30" up to the T, "2025/11/10".
fn iso(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let year = year_number(scan, i)?;
    let joined = |at| (scan.is_dash(at) || scan.is_mark(at, '/')) && scan.touches_before(at) && scan.touches_before(at + 1);
    let month = scan.digits(i + 2).filter(|m| (1..=12).contains(m) && joined(i + 1))? as i8;
    if joined(i + 3) && scan.text(i + 2).len() <= 2 {
        let day = scan.digits(i + 4).filter(|d| (1..=31).contains(d))? as i8;
        return Some((i + 5, Meaning::Calendar(calendar(Some(year), Some(month), Some(day)))));
    }
    None
}

/// "15/09/2013", "09/15/2013", "11/8/2025", and after a preposition "11/8".
fn slashed(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let first = scan.digits(i).filter(|n| (1..=31).contains(n) && scan.text(i).len() <= 2)? as i8;
    let slash = |at| scan.is_mark(at, '/') && scan.touches_before(at) && scan.touches_before(at + 1);
    if !slash(i + 1) || scan.touches_before(i) && i.checked_sub(1).is_some_and(|p| !scan.is_mark(p, '(')) {
        return None;
    }
    let second = scan.digits(i + 2).filter(|n| (1..=31).contains(n) && scan.text(i + 2).len() <= 2)? as i8;
    let (month, day) = match (first, second) {
        (1..=12, _) => (first, second),
        (_, 1..=12) => (second, first),
        _ => return None,
    };
    let either_order = first <= 12 && second <= 12 && first != second;
    if slash(i + 3) {
        let year = match scan.digits_of(i + 4, 2) {
            Some(short) => 2000 + short as i16,
            None => year_number(scan, i + 4)?,
        };
        let date = Calendar { either_order, ..calendar(Some(year), Some(month), Some(day)) };
        return Some((i + 5, Meaning::Calendar(date)));
    }
    let led = matches!(scan.lead_before(i), Some(Lead::On | Lead::By | Lead::Since | Lead::Until | Lead::From));
    let named = scan.phrase(i, &scan.lexicon.named_days).is_some();
    let date = Calendar { either_order, ..calendar(None, Some(month), Some(day)) };
    (led && !named && scan.closes(i + 3)).then_some((i + 3, Meaning::Calendar(date)))
}

/// "15.09.2013", one number to the tokenizer.
fn dotted(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let mut parts = scan.text(i).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse::<i16>().ok()?);
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..2200).contains(&year);
    fits.then(|| (i + 1, Meaning::Calendar(calendar(Some(year), Some(month), Some(day)))))
}

/// A month's name at `i` with the full stop of a short one: one past it, and the name.
pub(super) fn month_name(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, MonthName)> {
    let name = scan.roles(i).month?;
    if !scan.is_capitalised(i) && (name.guarded || name.short) {
        return None;
    }
    let dotted = name.short && scan.is_mark(i + 1, '.') && scan.touches_before(i + 1);
    Some((if dotted { i + 2 } else { i + 1 }, name))
}

/// A day of the month in digits, with or without "th".
fn day_number(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, i8)> {
    let day = scan.digits(i).filter(|day| (1..=31).contains(day) && scan.text(i).len() <= 2)? as i8;
    let suffixed = scan.has(i + 1, Cue::OrdinalSuffix) && scan.touches_before(i + 1);
    let end = if suffixed { i + 2 } else { i + 1 };
    let goes_on = scan.touches_before(end)
        && (scan.is_kind(end, TokenKind::Word) || scan.is_mark(end, ':') || scan.is_mark(end, '%') || scan.is_mark(end, '/'));
    let hour = scan.has(end, Cue::Am) || scan.has(end, Cue::Pm);
    (!goes_on && !hour).then_some((end, day))
}

/// "Nov. 10, 2025", "November 10", "Nov. 8-10", "October 2022", "June, 2005", "May last year", "December".
fn month_first(scan: &Scan<'_, '_>, i: usize, certain: bool) -> Parse {
    let (after_name, name) = month_name(scan, i)?;
    let month = Some(name.number);
    let day_at = if scan.has(after_name, Cue::The) { after_name + 1 } else { after_name };
    let named_day = day_number(scan, day_at).filter(|(end, _)| day_at == after_name || scan.has(end - 1, Cue::OrdinalSuffix));
    if let Some((end, day)) = named_day {
        let (last_end, last) = last_day(scan, end, day).map_or((end, None), |(end, day)| (end, Some(day)));
        let (end, year) = year_behind(scan, last_end);
        let first = Calendar { year, ..calendar(None, month, Some(day)) };
        let meaning = match last {
            Some(last) => range(first, Calendar { day: Some(last), ..first }),
            None => Meaning::Calendar(first),
        };
        return Some((end, meaning));
    }
    let (end, year) = year_behind(scan, after_name);
    if year.is_none() && told_from_elsewhere(scan, i) {
        return Some((end, Meaning::Vague));
    }
    let meaning = Meaning::Calendar(Calendar { year, ..calendar(None, month, None) });
    (certain || year.is_some() || is_month_by_itself(scan, i, after_name, name)).then_some((end, meaning))
}

/// The second day of "8-10", "8 to 10", "8 and 9,".
fn last_day(scan: &Scan<'_, '_>, at: usize, first: i8) -> Option<(usize, i8)> {
    let joins = scan.is_dash(at) || scan.has(at, Cue::To) || scan.has(at, Cue::And);
    let (end, last) = day_number(scan, at + 1).filter(|_| joins)?;
    let plain = !scan.has(at, Cue::And) || scan.closes(end) || year_after_month(scan, end).is_some() || month_name(scan, end).is_some();
    (plain && last > first).then_some((end, last))
}

/// The year behind a month or day: ", 2025", "2025", "of 2025", "last year".
fn year_behind(scan: &Scan<'_, '_>, at: usize) -> (usize, Option<Year>) {
    let skip = usize::from(scan.is_mark(at, ',') || scan.has(at, Cue::Of));
    if let Some(year) = year_after_month(scan, at + skip) {
        return (at + skip + 1, Some(Year::Written(year)));
    }
    let offset = if scan.has(at, Cue::Next) {
        1
    } else if scan.has(at, Cue::This) {
        0
    } else if scan.has(at, Cue::Last) && !scan.has(at, Cue::MinutesPast) {
        -1
    } else {
        return (at, None);
    };
    let is_year = matches!(scan.roles(at + 1).unit, Some((super::Unit::Year, super::lexicon::Number::Singular)));
    if is_year { (at + 2, Some(Year::Offset(offset))) } else { (at, None) }
}

/// Whether a month's name without day or year is one. Names that are also words need a preposition or another month beside them, and no
/// capitalised word behind: "in May", "by April Jones", "the March on Rome".
fn is_month_by_itself(scan: &Scan<'_, '_>, i: usize, end: usize, name: MonthName) -> bool {
    let before = i.checked_sub(1);
    let lead = before.and_then(|p| scan.roles(p).lead);
    let part_before = before
        .is_some_and(|p| scan.roles(p).part.is_some() || scan.is_dash(p) && p.checked_sub(1).is_some_and(|q| scan.roles(q).part.is_some()));
    let firm = matches!(lead, Some(Lead::In | Lead::Since | Lead::Until | Lead::During)) || part_before;
    if name.short {
        return firm && (end > i + 1 || scan.closes(end));
    }
    if !name.guarded || firm {
        return true;
    }
    let neighbour = before.and_then(|p| p.checked_sub(1)).is_some_and(|q| scan.roles(q).month.is_some() && scan.is_capitalised(q))
        && before.is_some_and(|p| scan.has(p, Cue::And) || scan.has(p, Cue::To) || scan.is_mark(p, ',') || scan.is_dash(p));
    let next_is_month = (scan.has(end, Cue::And) || scan.has(end, Cue::To) || scan.is_dash(end))
        && month_name(scan, end + 1).is_some_and(|(_, next)| !next.short);
    let weakly_led = matches!(lead, Some(Lead::By | Lead::Before | Lead::After | Lead::From | Lead::Between | Lead::To | Lead::For));
    let attributive = before.is_some_and(|p| scan.has(p, Cue::Article)) && scan.is_small_word(end) && !scan.has(end, Cue::GoesOn);
    (neighbour || next_is_month || weakly_led && !scan.is_capitalised(end) && !scan.is_kind(end, TokenKind::Possessive))
        && !scan.has(end, Cue::On)
        || attributive
}

/// "10 November 2025", "10th of November", "8 Nov", "8-10 November".
fn day_first(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let joined = i.checked_sub(1).is_some_and(|p| {
        let after_month = scan.is_dash(p) && p.checked_sub(1).is_some_and(|q| scan.roles(q).month.is_some());
        !after_month
            && scan.touches_before(i)
            && !scan.is_mark(p, '(')
            && !scan.is_mark(p, '[')
            && !scan.is_mark(p, '"')
            && !scan.is_mark(p, '\u{201c}')
    });
    if joined {
        return None;
    }
    let (end, first) = day_number(scan, i)?;
    let (end, last) = last_day(scan, end, first).map_or((end, None), |(end, day)| (end, Some(day)));
    let month_at = if scan.has(end, Cue::Of) { end + 1 } else { end };
    let month_at = if scan.is_kind(month_at, TokenKind::Hyphen) { month_at + 1 } else { month_at };
    let (end, name) = month_name(scan, month_at)?;
    let (end, year) = year_behind(scan, end);
    let date = Calendar { year, ..calendar(None, Some(name.number), Some(first)) };
    let meaning = match last {
        Some(last) => range(date, Calendar { day: Some(last), ..date }),
        None => Meaning::Calendar(date),
    };
    Some((end, meaning))
}

/// "the first of July", "the 10th of November", "the twenty-first of May 2024".
fn ordinal_of_month(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let at = if scan.has(i, Cue::The) { i + 1 } else { i };
    let (end, day) = ordinal(scan, at)?;
    let (end, name) = month_name(scan, end + 1).filter(|_| scan.has(end, Cue::Of))?;
    let (end, year) = year_behind(scan, end);
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some((end, Meaning::Calendar(Calendar { year, ..calendar(None, Some(name.number), Some(day)) })))
}

/// "last December", "this May", "next March".
fn which_month(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let which = which(scan, i)?;
    let (end, name) = month_name(scan, i + 1)?;
    let (end, day) = day_number(scan, end).filter(|_| !scan.is_small_word(end + 1)).map_or((end, None), |(end, day)| (end, Some(day)));
    Some((end, Meaning::Calendar(Calendar { which, ..calendar(None, Some(name.number), day) })))
}

/// "last", "past", "this", "next", "coming" before the name of a month, day or season.
pub(super) fn which(scan: &Scan<'_, '_>, i: usize) -> Option<Which> {
    if scan.has(i, Cue::Last) {
        Some(Which::Last)
    } else if scan.has(i, Cue::Next) {
        Some(Which::Next)
    } else if scan.has(i, Cue::This) {
        Some(Which::This)
    } else {
        None
    }
}

/// "the 13th", after a preposition and before the end of a phrase: never "the 13th floor".
fn bare_ordinal(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if !scan.has(i, Cue::The) {
        return None;
    }
    let (end, day) = ordinal(scan, i + 1).filter(|(_, day)| (1..=31).contains(day))?;
    if scan.digits(i + 1).is_none()
        || !scan.closes(end)
        || scan.is_kind(end, TokenKind::Possessive)
        || scan.has(end, Cue::Of) && !scan.has(end + 1, Cue::The)
    {
        return None;
    }
    let before = i.checked_sub(1)?;
    let day_before = scan.roles(before).weekday.is_some_and(|day| day.form != DayForm::Plural);
    let led =
        matches!(scan.roles(before).lead, Some(Lead::On | Lead::By | Lead::Until | Lead::Since | Lead::From | Lead::Before | Lead::After));
    let early = scan.is_word(before, "as");
    let of_the_month = scan.has(end, Cue::Of) && matches!(scan.roles(end + 2).unit, Some((super::Unit::Month, _)));
    let counts_something_else = scan.has(end, Cue::Of) && !of_the_month;
    let end = if of_the_month { end + 3 } else { end };
    let meaning = Meaning::Calendar(calendar(None, None, Some(day as i8)));
    ((led || early || day_before) && !counts_something_else).then_some((end, meaning))
}
