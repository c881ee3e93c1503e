//! Years, spans of years, decades and centuries.

use super::lexicon::Cue;
use super::meaning::{Calendar, Meaning, Year};
use super::scan::{Parse, Scan};
use crate::language::TokenKind;

/// A decade, century, span of years or year at `i`. `certain` says that what stands before it leaves no doubt ("late 2024").
pub(super) fn years(scan: &Scan<'_, '_>, i: usize, certain: bool) -> Parse {
    century(scan, i).or_else(|| decade(scan, i)).or_else(|| span_of_years(scan, i)).or_else(|| year(scan, i, certain))
}

pub(super) const fn of_year(year: i16) -> Meaning {
    Meaning::Calendar(Calendar {
        year: Some(Year::Written(year)),
        month: None,
        day: None,
        weekday: None,
        which: super::Which::Plain,
        either_order: false,
    })
}

/// Four digits that can be a year, by their form alone.
pub(super) fn year_number(scan: &Scan<'_, '_>, i: usize) -> Option<i16> {
    scan.digits_of(i, 4).filter(|year| (1000..2200).contains(year)).map(|year| year as i16)
}

/// A year written right after a month or day, which is evidence enough unless it counts what follows.
pub(super) fn year_after_month(scan: &Scan<'_, '_>, i: usize) -> Option<i16> {
    let year = year_number(scan, i)?;
    let free = !scan.has(i + 1, Cue::Counted) || scan.has(i + 1, Cue::GoesOn);
    (free && !scan.is_kind(i + 1, TokenKind::Hyphen)).then_some(year)
}

fn year(scan: &Scan<'_, '_>, i: usize, certain: bool) -> Parse {
    let year = year_number(scan, i)?;
    let modern = (1900..2100).contains(&year);
    let after = i + 1;
    if is_part_of_a_number(scan, i) {
        return None;
    }
    if scan.is_kind(after, TokenKind::Hyphen) && !scan.has(i + 2, Cue::Era) {
        return None;
    }
    if scan.has(after, Cue::Counted) && !scan.has(after, Cue::GoesOn) {
        return None;
    }
    let plural_follows = scan.is_small_word(after) && !scan.has(after, Cue::GoesOn) && is_plural(scan.text(after));
    let p = i.checked_sub(1);
    let before_is = |cue| scan.before_has(i, cue);
    let owned = before_is(Cue::Article) || p.is_some_and(|p| scan.is_kind(p, TokenKind::Possessive));
    let closes_span = (before_is(Cue::And) || before_is(Cue::To)) && i.checked_sub(2).is_some_and(|q| year_number(scan, q).is_some());
    let accepted = if certain || closes_span {
        true
    } else if before_is(Cue::NumberLeads) && !before_is(Cue::YearLeads) {
        false
    } else if before_is(Cue::YearLeads) {
        if modern { !plural_follows || before_is(Cue::In) || scan.lead_before(i) == Some(super::Lead::Since) } else { scan.closes(after) }
    } else if !modern {
        false
    } else if owned {
        scan.is_kind(after, TokenKind::Word) && !scan.has(after, Cue::GoesOn) || before_is(Cue::The) && scan.closes(after)
    } else {
        stands_free(scan, i) && !plural_follows
    };
    accepted.then_some((after, of_year(year)))
}

/// A modern year without any cue: not after something that takes numbers, nor between numbers.
fn stands_free(scan: &Scan<'_, '_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1) else { return true };
    let numbered = scan.has(p, Cue::Numbered) && (scan.is_capitalised(p) || scan.text(p) == "no");
    let after_stop = scan.is_mark(p, '.') && p.checked_sub(1).is_some_and(|pp| scan.has(pp, Cue::Numbered));
    !numbered && !after_stop && (scan.is_kind(p, TokenKind::Word) || scan.is_kind(p, TokenKind::Mark)) && !scan.touches_before(i)
        || scan.is_mark(p, '(')
        || scan.is_mark(p, '\u{2018}')
        || scan.is_mark(p, '\u{201c}')
}

/// Whether digits belong to something longer: "$2000", "555-0141", "2000ft", "12/2013/4", "#2024".
fn is_part_of_a_number(scan: &Scan<'_, '_>, i: usize) -> bool {
    let joined_before = i.checked_sub(1).is_some_and(|p| {
        scan.touches_before(i)
            && !scan.is_mark(p, '(')
            && !scan.is_mark(p, '[')
            && !scan.is_mark(p, '\u{201c}')
            && !scan.is_mark(p, '"')
            && !scan.is_mark(p, '\u{2014}')
            && !scan.is_mark(p, '\u{2013}')
            && !(scan.is_dash(p) && p.checked_sub(1).is_some_and(|pp| scan.roles(pp).part.is_some()))
    });
    let joined_after = scan.touches_before(i + 1)
        && (scan.is_kind(i + 1, TokenKind::Word)
            || scan.is_mark(i + 1, '%')
            || (scan.is_mark(i + 1, '/') || scan.is_mark(i + 1, ':') || scan.is_mark(i + 1, '_')) && scan.touches_before(i + 2));
    let number_before =
        i.checked_sub(1).is_some_and(|p| scan.is_kind(p, TokenKind::Number) && p.checked_sub(1).is_none_or(|pp| !scan.is_mark(pp, '.')));
    joined_before || joined_after || number_before && !scan.touches_before(i)
}

/// Small words in -s that do not end in -ss, -us or -is: most are plurals or verbs of the third person.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

/// "2014-2019", "2014–19", "2023/24".
fn span_of_years(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let from = year_number(scan, i).filter(|_| !is_joined_before(scan, i))?;
    let slash = scan.is_mark(i + 1, '/') && scan.touches_before(i + 1) && scan.touches_before(i + 2);
    if !scan.is_tight_dash(i + 1) && !slash || scan.touches_before(i + 3) && (scan.is_dash(i + 3) || scan.is_kind(i + 3, TokenKind::Word)) {
        return None;
    }
    let to = match year_number(scan, i + 2) {
        Some(to) => to,
        None => from / 100 * 100 + scan.digits_of(i + 2, 2)? as i16,
    };
    (from < to && to - from < 200).then(|| (i + 3, Meaning::Range(Box::new(of_year(from)), Box::new(of_year(to)))))
}

fn is_joined_before(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.touches_before(i)
        && i.checked_sub(1).is_some_and(|p| !scan.is_mark(p, '(') && !scan.is_mark(p, '[') && !scan.is_kind(p, TokenKind::Hyphen))
}

/// "1990s", "the 1990s", "the '90s", "the 90s".
fn decade(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let i = if scan.has(i, Cue::The) { i + 1 } else { i };
    if scan.is_mark(i, '\'') || scan.is_mark(i, '\u{2019}') || scan.is_mark(i, '\u{2018}') {
        return two_digit_decade(scan, i + 1).filter(|_| scan.touches_before(i + 1));
    }
    if let Some(year) = year_number(scan, i)
        && year % 10 == 0
        && let Some(end) = decade_suffix(scan, i + 1)
    {
        return Some((end, Meaning::Decade(year)));
    }
    if scan.before_has(i, Cue::The) { two_digit_decade(scan, i) } else { None }
}

fn two_digit_decade(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let tens = scan.digits_of(i, 2).filter(|tens| tens % 10 == 0)? as i16;
    let end = decade_suffix(scan, i + 1)?;
    // Up to the twenties a bare decade is of this century in the news of our time.
    let century = if tens < 30 { 2000 } else { 1900 };
    Some((end, Meaning::Decade(century + tens)))
}

/// The s of "1990s" or, as some write it, "1990's".
fn decade_suffix(scan: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let is_suffix = scan.has(i, Cue::DecadeSuffix)
        || scan.is_kind(i, TokenKind::Possessive)
            && scan.text(i).len() > 1
            && scan.text(i - 1).ends_with('0')
            && scan.text(i - 1).len() == 4
            && !scan.is_kind(i + 1, TokenKind::Word);
    (is_suffix && scan.touches_before(i)).then_some(i + 1)
}

/// "the 19th century", "21st-century", "the nineteenth century".
fn century(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let i = if scan.has(i, Cue::The) { i + 1 } else { i };
    let (mut end, number) = ordinal(scan, i)?;
    if scan.is_kind(end, TokenKind::Hyphen) {
        end += 1;
    }
    (scan.has(end, Cue::Century) && (5..=22).contains(&number)).then(|| (end + 1, Meaning::Century(number as i16 * 100 - 99)))
}

/// "13th", "thirteenth", "twenty-first".
pub(super) fn ordinal(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, u32)> {
    if let Some(number) = scan.digits(i) {
        return (scan.has(i + 1, Cue::OrdinalSuffix) && scan.touches_before(i + 1)).then_some((i + 2, number));
    }
    if let Some(number) = scan.roles(i).ordinal {
        return Some((i + 1, number));
    }
    let tens = scan.roles(i).number.filter(|n| *n == 20 || *n == 30)?;
    let ones = scan.roles(i + 2).ordinal.filter(|n| *n < 10 && scan.is_kind(i + 1, TokenKind::Hyphen))?;
    Some((i + 3, tens + ones))
}
