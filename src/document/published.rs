//! Full dates in the head of a page: "Nov 01, 2025", "15 September 2013", "2013-09-15", "15/09/2013".
//!
//! Only what a publication's stamp needs; dates of events, weekdays and "last December" belong to the facts.

use jiff::civil::Date;

use super::forms::{forms, has};
use crate::language::{Token, TokenKind, tokenize};

/// A date as far as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamped {
    /// Day, month and year.
    Full(Date),
    /// Month and day.
    DayOfYear(i8, i8),
}

impl Stamped {
    /// Month and day, where the year is not given.
    pub const fn day_of_year(self) -> Option<(i8, i8)> {
        match self {
            Self::Full(_) => None,
            Self::DayOfYear(month, day) => Some((month, day)),
        }
    }

    /// The date, the year taken from a day of publication: the last such day that is not more than one day after it.
    pub fn resolve(self, published: Option<Date>) -> Option<Date> {
        match self {
            Self::Full(date) => Some(date),
            Self::DayOfYear(month, day) => {
                let published = published?;
                let latest = published.tomorrow().unwrap_or(published);
                let of_year = |year: i16| Date::new(year, month, day).ok().filter(|date| *date <= latest);
                of_year(published.year()).or_else(|| of_year(published.year().checked_sub(1)?))
            }
        }
    }
}

/// The first full date in a value of a page's head: "2021-05-03T10:00:00Z", "Mon, 03 May 2021 10:00:00 GMT", "20210503".
pub(super) fn day_in(value: &str) -> Option<Date> {
    let value = value.trim();
    // The day as it is written, whatever the zone: it is the day that the newsroom had.
    if let Some(date) = value.get(..10).and_then(|day| day.parse().ok()) {
        return Some(date);
    }
    if value.len() >= 8 && value.bytes().take(8).all(|b| b.is_ascii_digit()) && !value.as_bytes().get(8).is_some_and(u8::is_ascii_digit) {
        return value.get(..8).and_then(|day| day.parse().ok());
    }
    let tokens = tokenize(value.get(..80).unwrap_or(value));
    (0..tokens.len()).find_map(|at| match date_at(&tokens, at, false)?.0 {
        Stamped::Full(date) => Some(date),
        Stamped::DayOfYear(..) => None,
    })
}

/// The date that begins at token `at`, and the number of the token after it.
///
/// `day_first` decides about 04/05/2013; a number above 12 decides for itself.
pub(super) fn date_at(tokens: &[Token<'_>], at: usize, day_first: bool) -> Option<(Stamped, usize)> {
    let first = tokens.get(at)?;
    if let Some(month) = month_of(first) {
        return after_month(tokens, at, month);
    }
    if first.kind != TokenKind::Number {
        return None;
    }
    dotted(first).map(|date| (date, at + 1)).or_else(|| numeric(tokens, at, day_first)).or_else(|| day_month(tokens, at))
}

/// "Sept. 18, 2025", "December 15th, 2008", "Dec - 19-05" not.
fn after_month(tokens: &[Token<'_>], at: usize, month: i8) -> Option<(Stamped, usize)> {
    let mut next = skip_mark(tokens, at + 1, '.');
    next = skip_mark(tokens, next, '-');
    let day = small_number(tokens.get(next)?)?;
    next = skip_ordinal(tokens, next + 1);
    let (year, end) = year_after(tokens, next);
    make(year, month, day).map(|date| (date, if year.is_some() { end } else { next }))
}

/// "18 September 2025", "the 1st of May 2021", "12-Nov-2011".
fn day_month(tokens: &[Token<'_>], at: usize) -> Option<(Stamped, usize)> {
    let day = small_number(tokens.get(at)?)?;
    let mut next = skip_ordinal(tokens, at + 1);
    if tokens.get(next).is_some_and(|t| t.is_word("of")) {
        next += 1;
    }
    next = skip_mark(tokens, next, '-');
    let month = month_of(tokens.get(next)?)?;
    next = skip_mark(tokens, next + 1, '.');
    let (year, end) = year_after(tokens, next);
    make(year, month, day).map(|date| (date, if year.is_some() { end } else { next }))
}

/// "2013-09-15", "15/09/2013", "04/28/09".
fn numeric(tokens: &[Token<'_>], at: usize, day_first: bool) -> Option<(Stamped, usize)> {
    let mark = tokens.get(at + 1)?.text;
    if !matches!(mark, "/" | "-") || tokens.get(at + 3)?.text != mark {
        return None;
    }
    let part = |i: usize| tokens.get(at + i).filter(|t| t.kind == TokenKind::Number).map(|t| t.text);
    let date = read_parts(part(0)?, part(2)?, part(4)?, day_first)?;
    Some((date, at + 5))
}

/// "15.09.2013" and "2013.09.15"; the day stands first where points part the numbers.
fn dotted(token: &Token<'_>) -> Option<Stamped> {
    let mut parts = token.text.split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    read_parts(a, b, c, true)
}

fn read_parts(a: &str, b: &str, c: &str, day_first: bool) -> Option<Stamped> {
    let number = |s: &str| s.parse::<i16>().ok();
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = if a.len() == 4 {
        (first, second, third)
    } else {
        let year = match c.len() {
            4 => third,
            2 => third + if third < 70 { 2000 } else { 1900 },
            _ => return None,
        };
        if first > 12 || (day_first && second <= 12) { (year, second, first) } else { (year, first, second) }
    };
    make(Some(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn make(year: Option<i16>, month: i8, day: i8) -> Option<Stamped> {
    match year {
        Some(year) => Date::new(year, month, day).ok().map(Stamped::Full),
        // 2024 had all days.
        None => Date::new(2024, month, day).ok().map(|_| Stamped::DayOfYear(month, day)),
    }
}

fn year_after(tokens: &[Token<'_>], at: usize) -> (Option<i16>, usize) {
    let next = skip_mark(tokens, skip_mark(tokens, at, ','), '-');
    let year = tokens.get(next).filter(|t| t.kind == TokenKind::Number && t.text.len() == 4).and_then(|t| t.text.parse().ok());
    (year.filter(|y| (1800..=2199).contains(y)), next + 1)
}

/// The number of the month that a token names.
pub(super) fn month_of(token: &Token<'_>) -> Option<i8> {
    if token.kind != TokenKind::Word || !token.is_capitalised() {
        return None;
    }
    let month = forms().stamp.months.iter().position(|names| has(names, token.text))?;
    i8::try_from(month + 1).ok()
}

fn small_number(token: &Token<'_>) -> Option<i8> {
    let day: i8 = if token.kind == TokenKind::Number && token.text.len() <= 2 { token.text.parse().ok()? } else { return None };
    (1..=31).contains(&day).then_some(day)
}

fn skip_mark(tokens: &[Token<'_>], at: usize, mark: char) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|t| t.text.starts_with(mark) && t.text.len() == mark.len_utf8()))
}

fn skip_ordinal(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|t| matches!(t.text, "st" | "nd" | "rd" | "th")))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn first(text: &str, day_first: bool) -> Option<Stamped> {
        let tokens = tokenize(text);
        (0..tokens.len()).find_map(|i| date_at(&tokens, i, day_first)).map(|(stamped, _)| stamped)
    }

    #[test]
    fn usual_forms_are_read() {
        let day = Some(Stamped::Full(date(2021, 9, 3)));
        for text in [
            "Sept. 3, 2021",
            "September 3rd, 2021",
            "Sep 03 2021",
            "3 September 2021",
            "03 Sep 2021",
            "3rd of September, 2021",
            "2021-09-03",
            "2021/09/03",
            "9/3/2021",
            "09/03/21",
            "03.09.2021",
            "2021.09.03",
            "Friday 3 September 2021, 23:40",
            "SEPTEMBER 3, 2021 11:12AM",
            "September 3-2021 at 16:12",
            "3-Sep-2021",
        ] {
            assert_eq!(first(text, false), day, "{text}");
        }
        assert_eq!(first("03/09/2021", true), day);
        assert_eq!(first("15/09/2013", false), Some(Stamped::Full(date(2013, 9, 15))));
    }

    #[test]
    fn days_are_read_as_the_head_of_a_page_writes_them() {
        for value in ["2021-09-03", "2021-09-03T23:30:00+02:00", " 20210903", "Fri, 03 Sep 2021 21:30:00 GMT", "September 3, 2021 9:30 pm"]
        {
            assert_eq!(day_in(value), Some(date(2021, 9, 3)), "{value}");
        }
        for value in ["", "2021", "yesterday", "1630704600000", "2021-13-03T00:00"] {
            assert_eq!(day_in(value), None, "{value}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in ["31 February 2021", "2,500 men", "may 3 men go", "24/7", "September 2021", "3.75 percent", "10/12"] {
            assert_eq!(first(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_year_takes_it_from_the_publication() {
        let stamped = first("Dec. 31", false);
        assert_eq!(stamped, Some(Stamped::DayOfYear(12, 31)));
        assert_eq!(stamped.and_then(|s| s.resolve(None)), None);
        assert_eq!(stamped.and_then(|s| s.resolve(Some(date(2026, 1, 2)))), Some(date(2025, 12, 31)));
        assert_eq!(stamped.and_then(|s| s.resolve(Some(date(2025, 12, 30)))), Some(date(2025, 12, 31)));
    }
}
