//! Times that count from another event of the text.

use jiff::SignedDuration;

use super::Tense;
use super::interval::{ClockReading, Grain, Interval, add_months};
use super::meaning::{Direction, Meaning, Unit};
use super::resolve::Frame;
use super::stretch::{grain_of, months_of, on_clock, part_of};

/// Lays an anchored meaning ("three days later", "the previous day", "that night") on the calendar, counted from `anchor`.
///
/// None for any other meaning, and where the anchor is told too roughly for the unit.
pub fn resolve_from(meaning: &Meaning, anchor: &Interval) -> Option<Interval> {
    match meaning {
        Meaning::Anchored { unit, amount, direction, within } => {
            let mut interval = from_anchor(anchor, *unit, (*amount)?, *direction, *within)?;
            interval.inferred = anchor.inferred;
            Some(interval)
        }
        Meaning::Timed { day, clock } => {
            resolve_from(day, anchor).map(|day| Interval { inferred: anchor.inferred, ..on_clock(day.start.date(), *clock) })
        }
        Meaning::Part { part, of } => resolve_from(of, anchor).map(|whole| part_of(whole, *part, None)),
        Meaning::Calendar(_)
        | Meaning::Decade(_)
        | Meaning::Century(_)
        | Meaning::Weekday { .. }
        | Meaning::Season { .. }
        | Meaning::Holiday { .. }
        | Meaning::Relative { .. }
        | Meaning::Window { .. }
        | Meaning::Clock(_)
        | Meaning::Range(..)
        | Meaning::Vague
        | Meaning::Present
        | Meaning::Repeated => None,
    }
}

fn from_anchor(anchor: &Interval, unit: Unit, amount: u32, direction: Direction, within: bool) -> Option<Interval> {
    let sign = match direction {
        Direction::Before => -1,
        Direction::After => 1,
        Direction::Same => 0,
    };
    let steps = i32::try_from(amount).ok()?.checked_mul(sign)?;
    if unit < Unit::Day {
        let clock = anchor.clock.and_then(|clock| clock.time).filter(|_| anchor.day_known);
        clock?;
        let minutes = i64::from(steps) * if unit == Unit::Hour { 60 } else { 1 };
        let shift = SignedDuration::from_mins(minutes);
        let (start, end) = (anchor.start.saturating_add(shift), anchor.end.saturating_add(shift));
        let start = if within { anchor.start } else { start };
        let time = Some((start.hour().cast_unsigned(), start.minute().cast_unsigned()));
        return Some(Interval {
            start,
            end,
            clock: Some(ClockReading { time, twelve_hour: false, part: None }),
            approximate: true,
            ..*anchor
        });
    }
    let keeps_grain = unit >= Unit::Year && matches!(anchor.grain, Grain::Month | Grain::Season | Grain::Quarter | Grain::Year);
    if keeps_grain {
        let months = months_of(unit)? * steps;
        return Some(Interval::days(add_months(anchor.start.date(), months), add_months(anchor.end.date(), months), anchor.grain));
    }
    if anchor.grain > grain_of(unit) || !anchor.day_known {
        return None;
    }
    let frame = Frame { reference: Some(anchor.start.date()), tense: Tense::Past };
    let mut interval = frame.relative(unit, steps)?;
    interval.approximate = unit != Unit::Day && direction != Direction::Same;
    if within {
        interval.start = anchor.start;
    }
    Some(interval)
}
