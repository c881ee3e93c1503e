//! The stretches of the calendar and the clock that words name once their year or day is known.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use super::interval::{ClockReading, Grain, Interval, add_days, add_months, days_between};
use super::lexicon::Lexicon;
use super::meaning::{Clock, DayRule, Daylight, Nearness, Part, Unit, Zone};

pub(super) const fn months_of(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Month => Some(1),
        Unit::Quarter => Some(3),
        Unit::Year => Some(12),
        Unit::Decade => Some(120),
        Unit::Century => Some(1200),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend | Unit::Week | Unit::Fortnight => None,
    }
}

pub(super) const fn days_of(unit: Unit) -> i32 {
    match unit {
        Unit::Weekend | Unit::Week => 7,
        Unit::Fortnight => 14,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => 1,
    }
}

pub(super) const fn grain_of(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Day => Grain::Day,
        Unit::Weekend => Grain::Weekend,
        Unit::Week | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}

pub(super) fn monday_of(day: Date) -> Date {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

pub(super) fn one_day(day: Date) -> Interval {
    Interval::days(day, add_days(day, 1), Grain::Day)
}

pub(super) fn one_month(year: i16, month: i8) -> Option<Interval> {
    let start = Date::new(year, month, 1).ok()?;
    Some(Interval::days(start, add_months(start, 1), Grain::Month))
}

pub(super) fn years(first: i16, count: i32, grain: Grain) -> Option<Interval> {
    let start = Date::new(first, 1, 1).ok()?;
    Some(Interval::days(start, add_months(start, count * 12), grain))
}

pub(super) fn day_by_rule(rule: DayRule, year: i16) -> Option<Date> {
    match rule {
        DayRule::Fixed(month, day) => Date::new(year, month, day).ok(),
        DayRule::Nth { month, weekday, nth } => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
        DayRule::Easter(days) => easter(year).map(|easter| add_days(easter, days)),
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, in_century) = (y % 19, y / 100, y % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// A time of day on a day.
pub(super) fn on_clock(day: Date, clock: Clock) -> Interval {
    let midnight = day.at(0, 0, 0, 0);
    let minutes = |minutes: i64| midnight.saturating_add(SignedDuration::from_mins(minutes));
    let (from, to, grain) = match (clock.reading, clock.part) {
        (Some((hour, minute)), _) => {
            let at = i64::from(hour) * 60 + i64::from(minute);
            match clock.nearness {
                Nearness::Exact => (at, at + 1, Grain::Minute),
                Nearness::About => (at - 30, at + 31, Grain::Minute),
                Nearness::ShortlyBefore => (at - 30, at, Grain::Minute),
                // Just after midnight the day that is named has only begun.
                Nearness::ShortlyAfter if hour == 24 => (1, 31, Grain::Minute),
                Nearness::ShortlyAfter => (at + 1, at + 31, Grain::Minute),
            }
        }
        (None, Some(part)) => {
            let (from, to) = Lexicon::get().hours(part);
            (i64::from(from) * 60, i64::from(to) * 60, Grain::PartOfDay)
        }
        (None, None) => (0, 24 * 60, Grain::Day),
    };
    let zone_offset_minutes = clock.zone.and_then(|zone| offset(zone, day));
    let time = clock
        .reading
        .map(|(hour, minute)| if hour == 24 && clock.nearness == Nearness::ShortlyAfter { (0, minute) } else { (hour, minute) });
    Interval {
        start: minutes(from),
        end: minutes(to),
        grain,
        clock: Some(ClockReading { time, twelve_hour: clock.twelve_hour, part: clock.part }),
        approximate: clock.nearness != Nearness::Exact || clock.reading.is_none(),
        zone_offset_minutes,
        ..one_day(day)
    }
}

/// Minutes east of Greenwich on a day; none for local time and, where the rule needs the day, without one.
fn offset(zone: Zone, day: Date) -> Option<i32> {
    match zone {
        Zone::Offset(minutes) => Some(minutes),
        Zone::Local => None,
        Zone::Seasonal { .. } if day == Interval::NO_DAY => None,
        Zone::Seasonal { standard, rule } => {
            let nth = |month: i8, nth: i8| Date::new(day.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
            let (from, to) = match rule {
                Daylight::America => (nth(3, 2)?, nth(11, 1)?),
                Daylight::Europe => (nth(3, -1)?, nth(10, -1)?),
            };
            Some(if from <= day && day < to { standard + 60 } else { standard })
        }
    }
}

pub(super) fn part_of(whole: Interval, part: Part, reference: Option<Date>) -> Interval {
    let (start, end) = (whole.start.date(), whole.end.date());
    let by_months = whole.grain >= Grain::Quarter;
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month()) - i32::from(start.month());
    let days = days_between(start, end);
    let at = |share: i32, of: i32| if by_months { add_months(start, months * share / of) } else { add_days(start, days * share / of) };
    let fine = whole.grain <= Grain::Month;
    let (from, to) = match part {
        Part::Early => (start, at(1, 3)),
        Part::Mid => (at(1, 3), at(2, 3)),
        Part::Late => (at(2, 3), end),
        Part::Start => (start, if fine { at(1, 3) } else { at(1, 4) }),
        Part::End => (if fine { at(2, 3) } else { at(3, 4) }, end),
        Part::FirstHalf => (start, at(1, 2)),
        Part::SecondHalf => (at(1, 2), end),
        Part::Quarter(number) => (at(i32::from(number) - 1, 4), at(i32::from(number), 4)),
        Part::Earlier => (start, reference.map(|day| add_days(day, 1)).filter(|day| start < *day && *day < end).unwrap_or(end)),
        Part::Later => (reference.filter(|day| start < *day && *day < end).unwrap_or(start), end),
    };
    if from >= to || whole.grain <= Grain::Day {
        return Interval { approximate: true, ..whole };
    }
    let exact = matches!(part, Part::FirstHalf | Part::SecondHalf | Part::Quarter(_));
    Interval { start: from.at(0, 0, 0, 0), end: to.at(0, 0, 0, 0), part: Some(part), approximate: !exact || whole.approximate, ..whole }
}
