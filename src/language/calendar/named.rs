//! Days of the week, seasons, parts of the day and days with a name.

use super::clock::in_part;
use super::date::{month_name, which};
use super::lexicon::{Cue, DayForm, Number};
use super::meaning::{Clock, DayPart, Lead, Meaning, Unit, Which, Year};
use super::scan::{Parse, Scan};
use super::year::year_number;
use crate::language::TokenKind;

/// "Monday", "last Friday", "Tuesday last week", "Mondays", "every Monday".
pub(super) fn weekday(scan: &Scan<'_, '_>, i: usize) -> Parse {
    if scan.has(i, Cue::Every)
        && (scan.roles(i + 1).weekday.is_some() || scan.roles(i + 1).unit.is_some_and(|(_, n)| n == Number::Singular))
    {
        return Some((i + 2, Meaning::Repeated));
    }
    let (name_at, mut which) = match modifier(scan, i) {
        Some((at, which)) => (at, which),
        None => (i, Which::Plain),
    };
    let (end, day) = weekday_name(scan, name_at)?;
    if day == DayForm::Plural {
        return (name_at == i).then_some((end, Meaning::Repeated));
    }
    let weekday = scan.roles(name_at).weekday?.weekday;
    // "On a Sunday", "one Monday": any of them; "a Friday deadline" is a certain one. "The first Monday", "the following Friday" take more than the
    // day of writing to lay down.
    let any = i.checked_sub(1).is_some_and(|p| scan.roles(p).number.is_some()) && (!scan.is_small_word(end) || scan.has(end, Cue::GoesOn));
    let counted = i.checked_sub(1).is_some_and(|p| scan.roles(p).ordinal.is_some());
    let elsewhere = told_from_elsewhere(scan, i) || scan.before_has(i, Cue::The) && scan.is_word(end, "before") && scan.closes(end + 1);
    if name_at == i && (any || counted || elsewhere) {
        return Some((end, Meaning::Vague));
    }
    if scan.is_capitalised(end) && scan.has(end, Cue::Masthead) && !scan.has(end, Cue::GoesOn) {
        return None;
    }
    let mut end = end;
    if name_at == i {
        let of = usize::from(scan.has(end, Cue::Of));
        let weeks = match super::date::which(scan, end + of) {
            Some(Which::Next) => Some(1),
            Some(Which::This) => Some(0),
            Some(Which::Last) => Some(-1),
            Some(Which::Plain | Which::InWeek(_)) | None => None,
        };
        if let Some(weeks) = weeks
            && matches!(scan.roles(end + of + 1).unit, Some((Unit::Week, Number::Singular)))
        {
            which = Which::InWeek(weeks);
            end += of + 2;
        } else if of == 0 && scan.text(end) == "last" && scan.closes(end + 1) {
            which = Which::Last;
            end += 1;
        }
    }
    Some((end, Meaning::Weekday { weekday, which }))
}

/// "last", "this past", "next" before a name.
fn modifier(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Which)> {
    let found = which(scan, i)?;
    if found == Which::This && (scan.has(i + 1, Cue::Last) || scan.has(i + 1, Cue::Next)) {
        return which(scan, i + 1).map(|which| (i + 2, which));
    }
    Some((i + 1, found))
}

/// Whether "the following", "the previous" or "that" before a name counts it from something else in the text.
pub(super) fn told_from_elsewhere(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.before_has(i, Cue::Following) && !scan.before_has(i, Cue::Next)
        || scan.before_has(i, Cue::Previous)
        || scan.before_has(i, Cue::That)
}

fn weekday_name(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, DayForm)> {
    let name = scan.roles(i).weekday?;
    if name.form != DayForm::Short {
        return Some((i + 1, name.form));
    }
    let dotted = scan.is_mark(i + 1, '.') && scan.touches_before(i + 1);
    let end = if dotted { i + 2 } else { i + 1 };
    let behind = if scan.is_mark(end, ',') { end + 1 } else { end };
    let beside_date = month_name(scan, behind).is_some() || scan.digits(behind).is_some_and(|n| (1..=31).contains(&n));
    let led = dotted && matches!(i.checked_sub(1).and_then(|p| scan.roles(p).lead), Some(Lead::On | Lead::Until | Lead::By | Lead::Since));
    (scan.is_capitalised(i) && (beside_date || led)).then_some((end, name.form))
}

/// "spring 2024", "the summer of 2019", "last winter", "in the autumn".
pub(super) fn season(scan: &Scan<'_, '_>, i: usize, certain: bool) -> Parse {
    let (at, which) = modifier(scan, i).unwrap_or((i, Which::Plain));
    let article = scan.has(at, Cue::The);
    let at = if article { at + 1 } else { at };
    let name = scan.roles(at).season?;
    let mut end = at + 1;
    let of = usize::from(scan.has(end, Cue::Of) || scan.is_mark(end, ','));
    let mut year = year_number(scan, end + of).map(Year::Written);
    if year.is_some() {
        end += of + 1;
    } else if let Some(offset) = super::relative::year_word(scan, end) {
        year = Some(Year::Offset(offset));
        end += 2;
    }
    let lead = i.checked_sub(1).and_then(|p| scan.roles(p).lead);
    let in_it = article
        && matches!(
            lead,
            Some(Lead::In | Lead::During | Lead::Since | Lead::By | Lead::Until | Lead::Before | Lead::For | Lead::After | Lead::Of)
        );
    let bare = matches!(lead, Some(Lead::In | Lead::Since | Lead::During | Lead::Until | Lead::By)) && scan.closes(end);
    let title = scan.is_capitalised(at) && scan.is_capitalised(end) && !scan.is_mark(at + 1, ',');
    let firm = certain || year.is_some() || which != Which::Plain;
    let counts_otherwise = scan.has(end, Cue::Of) || article && scan.is_small_word(end) && !scan.has(end, Cue::GoesOn);
    let plain = !counts_otherwise && if name.guarded { lead == Some(Lead::In) && article } else { in_it || bare };
    (firm || plain && !title).then_some((end, Meaning::Season { season: name.season, year, which }))
}

/// "Christmas Eve", "Easter Sunday 2024", "last Thanksgiving"; a single word needs a preposition, a year or "last" beside it.
pub(super) fn holiday(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let (at, which) = modifier(scan, i).unwrap_or((i, Which::Plain));
    if !scan.has(at, Cue::NamedDay) && !scan.is_kind(at, TokenKind::Number) || scan.is_small_word(at) {
        return None;
    }
    let (mut end, named) = scan.phrase(at, &scan.lexicon.named_days)?;
    let comma = usize::from(scan.is_mark(end, ','));
    let mut year = named.year.map(Year::Written);
    if let Some(written) = year_number(scan, end + comma) {
        year = Some(Year::Written(written));
        end += comma + 1;
    }
    let led = i.checked_sub(1).and_then(|p| scan.roles(p).lead).is_some_and(|lead| lead != Lead::Of) && scan.closes(end);
    let several = end > at + 1 && named.year.is_none();
    let fixed_year = named.year.is_some() && led;
    (several || which != Which::Plain || led || named.year.is_none() && year.is_some() || fixed_year)
        .then_some((end, Meaning::Holiday { rule: named.rule, year, which }))
}

/// "today", "yesterday morning", "tomorrow night", "tonight", "the day before yesterday".
pub(super) fn deictic(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let relative = |days| Meaning::Relative { unit: Unit::Day, offset: days, counted: false, approximate: false };
    if scan.has(i, Cue::The)
        && matches!(scan.roles(i + 1).unit, Some((Unit::Day, Number::Singular)))
        && let Some((days, None)) = scan.roles(i + 3).deictic
    {
        return match (scan.text(i + 2), days) {
            ("before", -1) => Some((i + 4, relative(-2))),
            ("after", 1) => Some((i + 4, relative(2))),
            _ => None,
        };
    }
    if let Some((days, part)) = scan.roles(i).deictic {
        // Papers are called "Today"; a headline in capitals loses its own "Today" by this, which costs less than a false day.
        if scan.is_capitalised(i) && i.checked_sub(1).is_some_and(|p| scan.is_capitalised(p)) {
            return None;
        }
        let spoken = part.map(|part| (i + 1, part)).or_else(|| scan.roles(i + 1).day_part.map(|part| (i + 2, part)));
        return Some(match spoken {
            Some((end, part)) => (end, timed(relative(days), part)),
            None => (i + 1, relative(days)),
        });
    }
    let part = scan.roles(i + 1).day_part?;
    if scan.has(i, Cue::This) {
        Some((i + 2, timed(relative(0), part)))
    } else if scan.is_word(i, "last") && matches!(part, DayPart::Night | DayPart::Evening) {
        Some((i + 2, timed(relative(-1), part)))
    } else {
        None
    }
}

pub(super) fn timed(day: Meaning, part: DayPart) -> Meaning {
    match day {
        Meaning::Timed { day, clock } => Meaning::Timed { day, clock: in_part(clock, part) },
        day => Meaning::Timed { day: Box::new(day), clock: Clock { part: Some(part), ..Clock::default() } },
    }
}

/// A part of the day right behind a day: "Monday night".
pub(super) fn part_of_that_day(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, DayPart)> {
    scan.roles(i).day_part.map(|part| (i + 1, part))
}

/// "the small hours", "the early morning", "the night" before "of" and a day; "in the evening", "at dawn", "by nightfall" alone.
pub(super) fn day_part(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, DayPart)> {
    let at = if scan.has(i, Cue::The) { i + 1 } else { i };
    if scan.has(at, Cue::SmallHours) && scan.has(at + 1, Cue::Hours) {
        return Some((at + 2, DayPart::EarlyHours));
    }
    let at = if scan.has(at, Cue::SmallHours) { at + 1 } else { at };
    scan.roles(at).day_part.map(|part| (at + 1, part))
}

/// Whether a part of the day that stands alone is a time and not a word in passing.
pub(super) fn stands_as_time(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let article = scan.has(i, Cue::The);
    let lead = i.checked_sub(1).and_then(|p| scan.roles(p).lead);
    let alone = scan.is_word(i, "overnight") && scan.closes(end);
    let fits = match lead {
        Some(Lead::In | Lead::During) => article,
        Some(Lead::By | Lead::Before | Lead::Until | Lead::Since | Lead::After) => true,
        Some(Lead::At) => !article,
        _ => alone,
    };
    fits && scan.closes(end) && (!scan.has(end, Cue::Of))
}
