//! Two times weighed against each other.

use jiff::civil::DateTime;

use super::interval::{Grain, Interval, describe, minutes_between, name};
use super::meaning::{Calendar, Meaning};
use super::resolve::resolve;
use crate::language::reason::Reason;

/// How two times stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeAgreement {
    /// The same time.
    Equal,
    /// One holds the other: they differ in how finely they are told.
    Within,
    /// They cannot both be right of one thing.
    Apart,
    /// Cannot be told: a zone or a day is missing, or the edges are too rough.
    Unknown,
}

/// Whether two intervals can be one time, and why, in words.
pub fn agree(a: &Interval, b: &Interval) -> (TimeAgreement, String) {
    agree_for(a, b, Reason::Told)
}

/// Whether two intervals can be one time: as [`agree`], many times quicker.
pub fn agreement(a: &Interval, b: &Interval) -> TimeAgreement {
    agree_for(a, b, Reason::Untold).0
}

fn agree_for(a: &Interval, b: &Interval, reason: Reason) -> (TimeAgreement, String) {
    if !a.day_known || !b.day_known {
        return by_clock(a, b, reason);
    }
    if a.clock.is_some() && b.clock.is_some() && (a.zone_offset_minutes.is_some() != b.zone_offset_minutes.is_some()) {
        return with_one_zone(a, b, reason);
    }
    if let (Some(first), Some(second)) = (a.clock, b.clock)
        && (first.twelve_hour || second.twelve_hour)
        && a.start.date() == b.start.date()
    {
        return by_clock(a, b, reason);
    }
    let ends = |interval: &Interval| (interval.start, interval.end);
    let zoned = a.in_greenwich().zip(b.in_greenwich());
    let (first, second) = zoned.unwrap_or((ends(a), ends(b)));
    weigh(a, b, first, second, zoned.is_some(), reason)
}

type Ends = (DateTime, DateTime);

fn weigh(a: &Interval, b: &Interval, first: Ends, second: Ends, zoned: bool, reason: Reason) -> (TimeAgreement, String) {
    if first == second {
        let words = if zoned && a.zone_offset_minutes != b.zone_offset_minutes {
            reason.of(|| format!("{} is {}", describe(a), describe(b)))
        } else if a.approximate && a.part.is_none() && a.clock.is_none() {
            reason.of(|| format!("both may mean {}", describe(a)))
        } else {
            reason.of(|| format!("both say {}", describe(a)))
        };
        return (TimeAgreement::Equal, words);
    }
    if holds(a, first, b, second) {
        return (TimeAgreement::Within, reason.of(|| format!("{} lies in {}", describe(b), describe(a))));
    }
    if holds(b, second, a, first) {
        return (TimeAgreement::Within, reason.of(|| format!("{} lies in {}", describe(a), describe(b))));
    }
    let overlap = minutes_between(first.0.max(second.0), first.1.min(second.1));
    let rough = a.approximate || b.approximate;
    if overlap > 0 {
        let shorter = a.minutes().min(b.minutes());
        let agreement = if rough && overlap * 2 >= shorter { TimeAgreement::Within } else { TimeAgreement::Unknown };
        return (agreement, reason.of(|| format!("{} and {} overlap", describe(a), describe(b))));
    }
    if -overlap < tolerance(a, b) {
        let agreement = if is_rounded(a, b) { TimeAgreement::Within } else { TimeAgreement::Unknown };
        return (agreement, reason.of(|| format!("{} is close to {}, told roughly", describe(a), describe(b))));
    }
    (TimeAgreement::Apart, reason.of(|| differ(a, b)))
}

/// Whether the second lies in the first. A night counts to the day it begins on, the midnight at its end to the day it closes.
fn holds(outer: &Interval, (from, to): Ends, inner: &Interval, (start, end): Ends) -> bool {
    if from <= start && end <= to {
        return true;
    }
    let day_or_longer = outer.clock.is_none();
    let begins_inside = from <= start && start < to;
    let closes_it = inner.clock.is_some_and(|clock| matches!(clock.time, Some((24, _)))) && start == to;
    day_or_longer && (begins_inside && inner.clock.is_some() || closes_it)
}

/// Minutes by which rough edges may miss each other.
fn tolerance(a: &Interval, b: &Interval) -> i64 {
    const DAY: i64 = 24 * 60;
    let of = |interval: &Interval| {
        if !interval.approximate {
            return 0;
        }
        match (interval.grain, interval.clock) {
            (_, Some(clock)) => {
                if clock.time.is_some() {
                    15
                } else {
                    60
                }
            }
            (Grain::Minute | Grain::Hour | Grain::PartOfDay, None) => 30,
            (Grain::Day | Grain::Weekend, None) => DAY,
            (Grain::Week, None) => 3 * DAY,
            (Grain::Month, None) => {
                if interval.part.is_some() {
                    3 * DAY
                } else {
                    15 * DAY
                }
            }
            (Grain::Quarter | Grain::Season, None) => 31 * DAY,
            (Grain::Year, None) => {
                if interval.part.is_some() {
                    45 * DAY
                } else {
                    183 * DAY
                }
            }
            (Grain::Decade | Grain::Century, None) => 731 * DAY,
        }
    };
    let rounded = if is_rounded(a, b) { 5 } else { 0 };
    of(a).max(of(b)).max(rounded)
}

/// Whether one of two clock times is a round one beside a finer one: "at 3 p.m." and "at 3:02".
fn is_rounded(a: &Interval, b: &Interval) -> bool {
    let minute = |interval: &Interval| interval.clock.and_then(|clock| clock.time).map(|(_, minute)| minute);
    match (minute(a), minute(b)) {
        (Some(first), Some(second)) => {
            let round = |minute: u8| minute.is_multiple_of(15);
            let fine = |minute: u8| !minute.is_multiple_of(5);
            !a.approximate && !b.approximate && (round(first) && fine(second) || fine(first) && round(second))
        }
        _ => false,
    }
}

fn differ(a: &Interval, b: &Interval) -> String {
    let same_year = a.start.year() == b.start.year() && a.grain < Grain::Season && b.grain < Grain::Season;
    let (first, second) = (name(a, !same_year), name(b, !same_year));
    if first == second { format!("{} is not {}", describe(a), describe(b)) } else { format!("{first} is not {second}") }
}

/// Minutes between the clocks of the easternmost and the westernmost zone.
const ZONES_APART: i64 = 26 * 60;

/// Whether clocks of two zones may show one moment so: zones lie whole quarters of an hour apart, and a minute that is told as finely as 4:47 is hardly met by
/// chance.
fn read_one_moment(a: &Interval, b: &Interval) -> bool {
    let minute = |interval: &Interval| interval.clock.and_then(|clock| clock.time).map(|(_, minute)| minute);
    let exact = !a.approximate && !b.approximate;
    minute(a).zip(minute(b)).is_some_and(|(x, y)| exact && x % 5 != 0 && x.abs_diff(y) % 15 == 0)
}

/// Two clock times of which only one names its zone: equal readings may be one, anything else cannot be told within a day.
fn with_one_zone(a: &Interval, b: &Interval, reason: Reason) -> (TimeAgreement, String) {
    if a.start == b.start && a.end == b.end {
        return (TimeAgreement::Equal, reason.of(|| format!("both say {}", name(a, true))));
    }
    if read_one_moment(a, b) {
        return (TimeAgreement::Within, reason.of(|| format!("{} and {} may be one moment, read on two clocks", describe(a), describe(b))));
    }
    let gap = -minutes_between(a.start.max(b.start), a.end.min(b.end));
    if gap > ZONES_APART {
        return (TimeAgreement::Apart, reason.of(|| differ(a, b)));
    }
    (TimeAgreement::Unknown, reason.of(|| format!("only one of {} and {} names its time zone", describe(a), describe(b))))
}

/// Where the day of at least one is unknown, or the half of the day is: the times of day are compared.
fn by_clock(a: &Interval, b: &Interval, reason: Reason) -> (TimeAgreement, String) {
    let (Some(first), Some(second)) = (a.clock, b.clock) else {
        return (
            TimeAgreement::Unknown,
            reason.of(|| {
                format!(
                    "{} tells no time of day, {} no day",
                    describe(if a.day_known { a } else { b }),
                    describe(if a.day_known { b } else { a })
                )
            }),
        );
    };
    let zones = a.zone_offset_minutes.zip(b.zone_offset_minutes);
    let one_zone = a.zone_offset_minutes.is_some() != b.zone_offset_minutes.is_some();
    let period = if first.twelve_hour || second.twelve_hour { 12 * 60 } else { 24 * 60 };
    let start = |interval: &Interval, zone: Option<i32>| {
        let midnight = interval.start.date().at(0, 0, 0, 0);
        minutes_between(midnight, interval.start) - i64::from(zone.unwrap_or(0))
    };
    let (from, to) = (start(a, zones.map(|z| z.0)), start(b, zones.map(|z| z.1)));
    let ahead = (to - from).rem_euclid(period);
    let (length, other) = (a.minutes(), b.minutes());
    let equal = if a.day_known == b.day_known { TimeAgreement::Equal } else { TimeAgreement::Within };
    if ahead == 0 && length == other {
        let words = if zones.is_some_and(|(x, y)| x != y) || first.time != second.time {
            reason.of(|| format!("{} is {}", describe(a), describe(b)))
        } else {
            first
                .time
                .filter(|_| !first.twelve_hour)
                .map_or_else(|| format!("both say {}", describe(a)), |(h, m)| reason.of(|| format!("{h:02}:{m:02} is {}", half_day(h, m))))
        };
        return (equal, words);
    }
    if one_zone && read_one_moment(a, b) {
        return (TimeAgreement::Within, reason.of(|| format!("{} and {} may be one moment, read on two clocks", describe(a), describe(b))));
    }
    if one_zone {
        return (TimeAgreement::Unknown, reason.of(|| format!("only one of {} and {} names its time zone", describe(a), describe(b))));
    }
    let behind = period - ahead;
    let inside = ahead + other <= length || behind + length <= other || ahead == 0;
    let touches = ahead < length || behind < other;
    let near = ahead - length < tolerance(a, b) || behind - other < tolerance(a, b);
    if inside {
        (TimeAgreement::Within, reason.of(|| format!("{} fits {}", describe(a), describe(b))))
    } else if touches && (a.approximate || b.approximate) || near && is_rounded(a, b) {
        (TimeAgreement::Within, reason.of(|| format!("{} is close to {}", describe(a), describe(b))))
    } else if near {
        (TimeAgreement::Unknown, reason.of(|| format!("{} is close to {}, told roughly", describe(a), describe(b))))
    } else {
        (TimeAgreement::Apart, reason.of(|| differ(a, b)))
    }
}

fn half_day(hour: u8, minute: u8) -> String {
    let half = if hour % 24 < 12 { "a.m." } else { "p.m." };
    format!("{}:{minute:02} {half}", if hour.is_multiple_of(12) { 12 } else { hour % 12 })
}

/// Whether two times that no reference resolves can still be told equal or apart: days and months without a year, years, times of day.
///
/// None where they cannot: two Mondays may be any two.
pub fn agree_unresolved(a: &Meaning, b: &Meaning) -> Option<TimeAgreement> {
    match (a, b) {
        (Meaning::Calendar(first), Meaning::Calendar(second)) => by_fields(first, second),
        (Meaning::Timed { day: first, .. }, Meaning::Calendar(_)) => agree_unresolved(first, b).map(at_best_within),
        (Meaning::Calendar(_), Meaning::Timed { day: second, .. }) => agree_unresolved(a, second).map(at_best_within),
        (Meaning::Timed { day: first, clock: one }, Meaning::Timed { day: second, clock: other }) => match agree_unresolved(first, second)?
        {
            TimeAgreement::Equal => agree_unresolved(&Meaning::Clock(*one), &Meaning::Clock(*other)),
            differing @ (TimeAgreement::Within | TimeAgreement::Apart | TimeAgreement::Unknown) => Some(differing),
        },
        _ => {
            let unseen = |meaning: &Meaning| resolve(meaning, None, super::Tense::Unknown);
            unseen(a).zip(unseen(b)).map(|(a, b)| agreement(&a, &b))
        }
    }
}

const fn at_best_within(agreement: TimeAgreement) -> TimeAgreement {
    match agreement {
        TimeAgreement::Equal | TimeAgreement::Within => TimeAgreement::Within,
        TimeAgreement::Apart => TimeAgreement::Apart,
        TimeAgreement::Unknown => TimeAgreement::Unknown,
    }
}

/// Year, month and day field by field: any two that are both said and differ keep them apart.
fn by_fields(a: &Calendar, b: &Calendar) -> Option<TimeAgreement> {
    let pairs = [
        (a.year.is_some(), b.year.is_some(), a.year == b.year),
        (a.month.is_some(), b.month.is_some(), a.month == b.month),
        (a.day.is_some(), b.day.is_some(), a.day == b.day),
    ];
    if a.either_order || b.either_order {
        return (a.month.zip(a.day) == b.month.zip(b.day)).then_some(TimeAgreement::Equal);
    }
    if pairs.iter().any(|&(left, right, same)| left && right && !same) {
        return Some(TimeAgreement::Apart);
    }
    if !pairs.iter().any(|&(left, right, _)| left && right) {
        return None;
    }
    let same_fields = pairs.iter().all(|&(left, right, _)| left == right);
    Some(if same_fields { TimeAgreement::Equal } else { TimeAgreement::Within })
}
