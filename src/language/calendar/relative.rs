//! Times told from the day of writing or from another event: "last week", "three days ago", "hours later".

use super::lexicon::{Cue, Number};
use super::meaning::{Direction, Lead, Meaning, Unit};
use super::named::timed;
use super::scan::{Parse, Scan};
use crate::language::TokenKind;

/// Any relative expression at `i`.
pub(super) fn relative(scan: &Scan<'_, '_>, i: usize) -> Parse {
    by_word(scan, i).or_else(|| following(scan, i)).or_else(|| window(scan, i)).or_else(|| with_amount(scan, i))
}

/// An amount of units: one past it, the unit, how many if said, and whether the number is hedged.
struct Amount {
    end: usize,
    unit: Unit,
    number: Option<u32>,
    approximate: bool,
}

fn amount(scan: &Scan<'_, '_>, i: usize) -> Option<Amount> {
    let (at, hedged) = behind_hedge(scan, i);
    let counted = at.checked_sub(1).is_some_and(|p| scan.is_kind(p, TokenKind::Number) || scan.roles(p).number.is_some());
    if let Some((unit, Number::Plural)) = scan.roles(at).unit
        && !counted
    {
        return Some(Amount { end: at + 1, unit, number: None, approximate: true });
    }
    let (at, number, rough) = count(scan, at).map(|(end, number, rough)| match upper_count(scan, end) {
        Some((end, upper)) if number.is_some() => (end, upper, true),
        _ => (end, number, rough),
    })?;
    let (unit, _) = scan.roles(at).unit.filter(|(unit, _)| *unit != Unit::Second)?;
    let and_a_half = scan.has(at + 1, Cue::And) && scan.has(at + 2, Cue::Indefinite) && scan.has(at + 3, Cue::Half);
    let end = if and_a_half { at + 4 } else { at + 1 };
    Some(Amount { end, unit, number, approximate: hedged || rough || and_a_half })
}

/// "about", "nearly", "more than" before a number.
fn behind_hedge(scan: &Scan<'_, '_>, i: usize) -> (usize, bool) {
    if scan.has(i, Cue::Comparison) && scan.has(i + 1, Cue::Than) {
        (i + 2, true)
    } else if scan.has(i, Cue::Hedge) {
        (i + 1, true)
    } else {
        (i, false)
    }
}

/// A small number: one past it, its value where there is one, and whether it is rough.
fn count(scan: &Scan<'_, '_>, i: usize) -> Option<(usize, Option<u32>, bool)> {
    if scan.has(i, Cue::Few) {
        let of = scan.has(i + 1, Cue::Of);
        return Some((if of { i + 2 } else { i + 1 }, None, true));
    }
    if scan.has(i, Cue::Indefinite) && scan.has(i + 1, Cue::Few) {
        return count(scan, i + 1);
    }
    if scan.has(i, Cue::Half) && scan.has(i + 1, Cue::Indefinite) {
        return Some((i + 2, None, true));
    }
    if let Some(number) = scan.digits(i) {
        let touched = scan.touches_before(i)
            && i.checked_sub(1).is_some_and(|p| {
                !scan.is_mark(p, '(') && !scan.is_mark(p, '"') && !scan.is_mark(p, '\u{201c}') && !scan.is_mark(p, '\u{2014}')
            });
        return (!touched).then_some((i + 1, Some(number), false));
    }
    let number = scan.roles(i).number?;
    let ones = scan.roles(i + 2).number.filter(|n| *n < 10 && number >= 20 && scan.is_kind(i + 1, TokenKind::Hyphen));
    if let Some(ones) = ones {
        return Some((i + 3, Some(number + ones), false));
    }
    if number == 1 && scan.roles(i + 1).number == Some(100) {
        return Some((i + 2, Some(100), false));
    }
    let and_a_half = scan.has(i + 1, Cue::And) && scan.has(i + 2, Cue::Indefinite) && scan.has(i + 3, Cue::Half);
    Some((if and_a_half { i + 4 } else { i + 1 }, Some(number), and_a_half))
}

/// The second number of "two to three days", "10-15 years".
fn upper_count(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, Option<u32>)> {
    let joins = scan.is_dash(at) || scan.has(at, Cue::To) || scan.is_word(at, "or");
    if !joins || scan.has(at + 1, Cue::Indefinite) {
        return None;
    }
    let upper = scan.digits(at + 1).or(scan.roles(at + 1).number)?;
    scan.roles(at + 2).unit.is_some().then_some((at + 2, Some(upper)))
}

/// "three days ago", "two years earlier", "hours later", "nine weeks away", "in nine weeks", "within an hour".
fn with_amount(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let Amount { end, unit, number, approximate } = amount(scan, i)?;
    let offset = |sign: i32| number.and_then(|n| i32::try_from(n).ok()).map(|n| n * sign);
    let relative = |sign: i32| offset(sign).map_or(Meaning::Vague, |offset| Meaning::Relative { unit, offset, counted: true, approximate });
    let anchored = |direction, within| Meaning::Anchored { unit, amount: number, direction, within };
    if scan.has(end, Cue::Ago) {
        return Some((end + 1, relative(-1)));
    }
    if scan.before_has(i, Cue::Within) && number.is_some() {
        return Some((end, anchored(Direction::After, true)));
    }
    // "The first 15 days after the vote" is a stretch, not a point.
    let takes_direction = (number.is_some() || approximate) && !scan.before_has(i, Cue::FirstDays) && !scan.before_has(i, Cue::LastDays);
    if scan.has(end, Cue::Before) && takes_direction {
        return Some((end + 1, anchored(Direction::Before, false)));
    }
    if scan.is_word(end, "on")
        && unit >= Unit::Month
        && number.is_some()
        && (scan.token(end + 1).is_none() || scan.is_mark(end + 1, ',') || scan.is_mark(end + 1, '.'))
    {
        return Some((end + 1, anchored(Direction::After, false)));
    }
    if scan.has(end, Cue::After) && !scan.has(end, Cue::Coming) && takes_direction {
        return Some((end + 1, anchored(Direction::After, false)));
    }
    if number.is_some() && unit >= Unit::Day {
        // Ahead whatever the tense: "the vote is nine weeks away".
        let ahead = || {
            let approximate = approximate || unit != Unit::Day;
            offset(1).map_or(Meaning::Vague, |offset| Meaning::Relative { unit, offset, counted: false, approximate })
        };
        if scan.has(end, Cue::Away) || scan.has(end, Cue::Hence) {
            return Some((end + 1, ahead()));
        }
        if scan.is_word(end, "from") && scan.has(end + 1, Cue::Now) {
            return Some((end + 2, ahead()));
        }
    }
    if number.is_some() && scan.before_has(i, Cue::In) {
        // The tokenizer knows a bare apostrophe after s as a possessive or as a mark.
        let owned = scan.is_kind(end, TokenKind::Possessive) || scan.is_mark(end, '\'') || scan.is_mark(end, '\u{2019}');
        if owned && scan.has(end + 1, Cue::Time) {
            return Some((end + 2, relative(1)));
        }
        if unit >= Unit::Day && !approximate && scan.closes(end) && !counts_since(scan, i) && !scan.has(end, Cue::Of) {
            return Some((end, relative(1)));
        }
    }
    None
}

/// "for the first time in four years", "the worst in ten years": the stretch lies behind, not ahead.
fn counts_since(scan: &Scan<'_, '_>, i: usize) -> bool {
    (2..=5)
        .filter_map(|back| i.checked_sub(back))
        .any(|p| scan.has(p, Cue::NotTimes) || scan.text(p).len() > 5 && scan.text(p).ends_with("est"))
}

/// The offset of "last year", "this year", "next year" at `i`.
pub(super) fn year_word(scan: &Scan<'_, '_>, i: usize) -> Option<i16> {
    if !matches!(scan.roles(i + 1).unit, Some((Unit::Year, Number::Singular))) {
        return None;
    }
    match scan.text(i) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

const fn by_calendar(unit: Unit, offset: i32) -> Meaning {
    Meaning::Relative { unit, offset, counted: false, approximate: false }
}

/// "last week", "this year", "next month", "the weekend", "this past weekend", "the week before last".
fn by_word(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let unit_at =
        |at: usize| scan.roles(at).unit.filter(|(unit, number)| *number == Number::Singular && *unit >= Unit::Day).map(|(unit, _)| unit);
    let not_compound = |end: usize| !scan.is_kind(end, TokenKind::Hyphen);
    if scan.has(i, Cue::The) {
        if let Some(unit @ (Unit::Week | Unit::Month | Unit::Year)) = unit_at(i + 1)
            && scan.has(i + 2, Cue::Before)
            && scan.is_word(i + 3, "last")
        {
            return Some((i + 4, by_calendar(unit, -2)));
        }
        let weekend = unit_at(i + 1) == Some(Unit::Weekend) && !scan.has(i + 2, Cue::Before) && !scan.has(i + 2, Cue::After);
        return (weekend && not_compound(i + 2)).then(|| (i + 2, by_calendar(Unit::Weekend, 0)));
    }
    let before_article = scan.before_has(i, Cue::The);
    let (end, meaning) = if scan.has(i, Cue::This) && scan.has(i + 1, Cue::Last) {
        (i + 3, by_calendar(unit_at(i + 2)?, -1))
    } else if scan.has(i, Cue::This) && scan.has(i + 1, Cue::Next) {
        (i + 3, by_calendar(unit_at(i + 2)?, 1))
    } else if scan.has(i, Cue::This) {
        (i + 2, by_calendar(unit_at(i + 1)?, 0))
    } else if scan.is_word(i, "last") && !before_article {
        (i + 2, by_calendar(unit_at(i + 1)?, -1))
    } else if scan.is_word(i, "next") && !before_article {
        (i + 2, by_calendar(unit_at(i + 1)?, 1))
    } else {
        return None;
    };
    not_compound(end).then_some((end, meaning))
}

/// "the past year", "the past few years", "the last two weeks", "the next three days", "the coming week".
fn window(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let article = scan.has(i, Cue::The);
    let at = if article { i + 1 } else { i };
    if scan.is_word(at, "previous") || scan.is_word(at, "preceding") || scan.is_word(at, "following") {
        return None;
    }
    let direction = if scan.has(at, Cue::Past) {
        Direction::Before
    } else if scan.has(at, Cue::Coming) {
        Direction::After
    } else {
        return None;
    };
    if let Some((unit, Number::Singular)) = scan.roles(at + 1).unit {
        let plain = article && unit != Unit::Second && unit != Unit::Minute && unit != Unit::Quarter && !scan.has(at + 2, Cue::Of);
        let meaning = if unit == Unit::Weekend {
            by_calendar(unit, if direction == Direction::Before { -1 } else { 1 })
        } else {
            Meaning::Window { unit, amount: Some(1), direction }
        };
        return plain.then_some((at + 2, meaning));
    }
    let Amount { end, unit, number, .. } = amount(scan, at + 1).filter(|a| a.unit != Unit::Second)?;
    let led =
        matches!(i.checked_sub(1).and_then(|p| scan.roles(p).lead), Some(Lead::In | Lead::During | Lead::For | Lead::Within | Lead::By));
    (!scan.has(end, Cue::Of) && (article || led)).then_some((end, Meaning::Window { unit, amount: number, direction }))
}

/// "the previous day", "the following month", "the next morning", "the day before", "that night", "the same day".
fn following(scan: &Scan<'_, '_>, i: usize) -> Parse {
    let anchored =
        |unit, direction| Meaning::Anchored { unit, amount: Some(u32::from(direction != Direction::Same)), direction, within: false };
    let unit_at =
        |at: usize| scan.roles(at).unit.filter(|(unit, number)| *number == Number::Singular && *unit >= Unit::Day).map(|(unit, _)| unit);
    let stretch = |at: usize, direction| {
        let part = scan.roles(at).day_part;
        part.map(|part| timed(anchored(Unit::Day, direction), part))
            .or_else(|| unit_at(at).map(|unit| anchored(unit, direction)))
            .map(|meaning| (at + 1, meaning))
    };
    if scan.has(i, Cue::That) {
        let at = if scan.has(i + 1, Cue::Same) { i + 2 } else { i + 1 };
        return stretch(at, Direction::Same);
    }
    if !scan.has(i, Cue::The) {
        return None;
    }
    if scan.has(i + 1, Cue::Same) {
        return stretch(i + 2, Direction::Same);
    }
    let at = if scan.is_word(i + 1, "very") { i + 2 } else { i + 1 };
    let direction = if scan.has(at, Cue::Previous) {
        Some(Direction::Before)
    } else if scan.has(at, Cue::Following) && (scan.text(at) != "next" || unit_at(at + 1).is_none_or(|unit| unit == Unit::Day)) {
        Some(Direction::After)
    } else {
        None
    };
    if let Some(direction) = direction {
        return stretch(at + 1, direction);
    }
    let (end, direction) = if scan.has(at + 1, Cue::Before) {
        (at + 2, Direction::Before)
    } else if scan.has(at + 1, Cue::After) && !scan.has(at + 1, Cue::Coming) {
        (at + 2, Direction::After)
    } else {
        return None;
    };
    stretch(at, direction).map(|(_, meaning)| (end, meaning))
}
