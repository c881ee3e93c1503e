//! Meanings laid on the calendar.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use super::interval::{ClockReading, Grain, Interval, add_days, add_months, days_between};
use super::lexicon::Lexicon;
use super::meaning::{Calendar, Clock, DayRule, Daylight, Direction, Meaning, Nearness, Part, Season, Unit, Which, Year, Zone};

/// The day that a text was written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The day.
    pub date: Date,
    /// Whether it was not written but worked out.
    pub inferred: bool,
}

/// The tense of the clause that an expression stands in: it decides which Monday "on Monday" is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// Has happened.
    Past,
    /// Holds now; taken like the past for weekdays, as news tells of what was.
    Present,
    /// Is to come.
    Future,
    /// Not known.
    #[default]
    Unknown,
}

/// Lays a meaning on the calendar.
///
/// None where a reference is wanted and missing, where the meaning marks no value ("recently", "every Monday"), and where it counts
/// from another event ([`resolve_from`] takes those). A time of day alone gives an interval without a known day.
pub fn resolve(meaning: &Meaning, reference: Option<Reference>, tense: Tense) -> Option<Interval> {
    let frame = Frame { reference: reference.map(|r| r.date), tense };
    let mut interval = frame.resolve(meaning)?;
    interval.inferred = reference.is_some_and(|r| r.inferred) && frame_matters(meaning);
    Some(interval)
}

/// Whether a meaning rests on the reference at all.
fn frame_matters(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(calendar) => !matches!(calendar.year, Some(Year::Written(_))),
        Meaning::Season { year, .. } | Meaning::Holiday { year, .. } => !matches!(year, Some(Year::Written(_))),
        Meaning::Timed { day: of, .. } | Meaning::Part { of, .. } => frame_matters(of),
        Meaning::Range(from, to) => frame_matters(from) || frame_matters(to),
        Meaning::Decade(_) | Meaning::Century(_) | Meaning::Clock(_) => false,
        Meaning::Weekday { .. }
        | Meaning::Relative { .. }
        | Meaning::Window { .. }
        | Meaning::Anchored { .. }
        | Meaning::Vague
        | Meaning::Present
        | Meaning::Repeated => true,
    }
}

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

const fn months_of(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Month => Some(1),
        Unit::Quarter => Some(3),
        Unit::Year => Some(12),
        Unit::Decade => Some(120),
        Unit::Century => Some(1200),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend | Unit::Week | Unit::Fortnight => None,
    }
}

const fn days_of(unit: Unit) -> i32 {
    match unit {
        Unit::Weekend | Unit::Week => 7,
        Unit::Fortnight => 14,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => 1,
    }
}

const fn grain_of(unit: Unit) -> Grain {
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

/// What unresolved words are seen from.
struct Frame {
    reference: Option<Date>,
    tense: Tense,
}

impl Frame {
    fn resolve(&self, meaning: &Meaning) -> Option<Interval> {
        match meaning {
            Meaning::Calendar(calendar) => self.calendar(calendar),
            Meaning::Decade(year) => years(*year, 10, Grain::Decade),
            Meaning::Century(year) => years(*year, 100, Grain::Century),
            Meaning::Weekday { weekday, which } => self.weekday(*weekday, *which),
            Meaning::Season { season, year, which } => self.season(*season, *year, *which),
            Meaning::Holiday { rule, year, which } => self.holiday(*rule, *year, *which),
            Meaning::Relative { unit, offset, counted, approximate } => self.from_writing(*unit, *offset, *counted, *approximate),
            Meaning::Window { unit, amount, direction } => self.window(*unit, (*amount)?, *direction),
            Meaning::Clock(clock) => Some(Interval { day_known: false, ..on_clock(Interval::NO_DAY, *clock) }),
            Meaning::Timed { day, clock } => {
                self.resolve(day).map(|day| Interval { inferred: day.inferred, ..on_clock(day.start.date(), *clock) })
            }
            Meaning::Part { part, of } => self.resolve(of).map(|whole| part_of(whole, *part, self.reference)),
            Meaning::Range(from, to) => self.range(from, to),
            Meaning::Present => self.reference.map(|day| Interval { approximate: true, ..one_day(day) }),
            Meaning::Anchored { .. } | Meaning::Vague | Meaning::Repeated => None,
        }
    }

    fn calendar(&self, calendar: &Calendar) -> Option<Interval> {
        let year = match calendar.year {
            Some(Year::Written(year)) => Some(year),
            Some(Year::Offset(offset)) => Some(self.reference?.year().checked_add(offset)?),
            None => None,
        };
        match (year, calendar.month, calendar.day) {
            (Some(year), Some(month), Some(day)) => {
                let written = Date::new(year, month, day).ok()?;
                let other = if calendar.either_order { Date::new(year, day, month).ok() } else { None };
                // A text is dated near the days it tells of: of two readings the nearer one is meant.
                let nearer = other
                    .zip(self.reference)
                    .filter(|(other, reference)| days_between(*reference, *other).abs() < days_between(*reference, written).abs());
                Some(one_day(nearer.map_or(written, |(other, _)| other)))
            }
            (Some(year), Some(month), None) => one_month(year, month),
            (Some(year), None, _) => years(year, 1, Grain::Year),
            (None, Some(month), Some(day)) => self.day_of_some_year(calendar, month, day),
            (None, Some(month), None) => {
                let reference = self.reference?;
                let months = around(reference).filter_map(|year| one_month(year, month));
                if calendar.which == Which::Last {
                    return self.pick(months, Which::Last, reference.first_of_month());
                }
                self.pick(months, calendar.which, reference)
            }
            (None, None, Some(day)) => {
                let reference = self.reference?;
                let first = reference.first_of_month();
                let months = (-14..=14).map(|offset| add_months(first, offset));
                let fits = |date: &Date| calendar.weekday.is_none_or(|weekday| date.weekday() == weekday);
                let days = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok()).filter(fits).map(one_day);
                self.pick(days, calendar.which, reference)
            }
            (None, None, None) => None,
        }
    }

    fn day_of_some_year(&self, calendar: &Calendar, month: i8, day: i8) -> Option<Interval> {
        let reference = self.reference?;
        let days: Vec<Date> = around(reference).filter_map(|year| Date::new(year, month, day).ok()).collect();
        // The weekday beside a date says which year it is, if it fits any near year.
        let fitting: Vec<Date> = days.iter().copied().filter(|date| calendar.weekday == Some(date.weekday())).collect();
        let candidates = if fitting.is_empty() { days } else { fitting };
        let tense = if calendar.weekday.is_some() { Tense::Unknown } else { self.tense };
        Frame { tense, ..*self }.pick(candidates.into_iter().map(one_day), calendar.which, reference)
    }

    fn weekday(&self, weekday: Weekday, which: Which) -> Option<Interval> {
        let reference = self.reference?;
        if let Which::InWeek(weeks) = which {
            let monday = add_days(monday_of(reference), weeks.checked_mul(7)?);
            return Some(one_day(add_days(monday, i32::from(weekday.to_monday_zero_offset()))));
        }
        let tense =
            if self.tense == Tense::Future || which == Which::This && self.tense == Tense::Unknown { Tense::Future } else { Tense::Past };
        let days = (-7..=7).map(|offset| add_days(reference, offset)).filter(|day| day.weekday() == weekday).map(one_day);
        Frame { tense, ..*self }.pick(days, if which == Which::This { Which::Plain } else { which }, reference)
    }

    fn season(&self, season: Season, year: Option<Year>, which: Which) -> Option<Interval> {
        let month = Lexicon::get().first_month(season);
        let of_year = |year: i16| {
            let start = Date::new(year, month, 1).ok()?;
            Some(Interval { approximate: true, ..Interval::days(start, add_months(start, 3), Grain::Season) })
        };
        match year {
            Some(Year::Written(year)) => of_year(year),
            Some(Year::Offset(offset)) => of_year(self.reference?.year().checked_add(offset)?),
            None => {
                let reference = self.reference?;
                self.pick(around(reference).filter_map(of_year), which, reference)
            }
        }
    }

    fn holiday(&self, rule: DayRule, year: Option<Year>, which: Which) -> Option<Interval> {
        let of_year = |year: i16| day_by_rule(rule, year).map(one_day);
        match year {
            Some(Year::Written(year)) => of_year(year),
            Some(Year::Offset(offset)) => of_year(self.reference?.year().checked_add(offset)?),
            None => {
                let reference = self.reference?;
                self.pick(around(reference).filter_map(of_year), which, reference)
            }
        }
    }

    /// Which of those that come again is meant. `candidates` stand in order.
    fn pick(&self, candidates: impl Iterator<Item = Interval>, which: Which, reference: Date) -> Option<Interval> {
        let candidates: Vec<Interval> = candidates.collect();
        let begun = |c: &&Interval| c.start.date() <= reference;
        let running = |c: &&Interval| c.end.date() > reference;
        let found = match (which, self.tense) {
            (Which::Last, _) => candidates.iter().rfind(|c| c.end.date() <= reference),
            (Which::Next, _) => candidates.iter().find(|c| c.start.date() > reference),
            (Which::This, _) => candidates.iter().find(|c| c.start.year() == reference.year()),
            (Which::Plain | Which::InWeek(_), Tense::Past) => candidates.iter().rfind(begun),
            (Which::Plain | Which::InWeek(_), Tense::Future) => candidates.iter().find(running),
            (Which::Plain | Which::InWeek(_), Tense::Present | Tense::Unknown) => candidates.iter().min_by_key(|c| distance(c, reference)),
        };
        found.copied()
    }

    fn from_writing(&self, unit: Unit, offset: i32, counted: bool, approximate: bool) -> Option<Interval> {
        // "In three days" about the past is how long something took, not a day to come.
        if counted && offset > 0 && self.tense == Tense::Past {
            return None;
        }
        let mut interval = self.relative(unit, offset)?;
        interval.approximate = approximate || counted && unit != Unit::Day;
        Some(interval)
    }

    fn relative(&self, unit: Unit, offset: i32) -> Option<Interval> {
        let reference = self.reference?;
        let interval = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Interval { approximate: true, ..one_day(reference) },
            Unit::Day => one_day(add_days(reference, offset)),
            Unit::Weekend => self.weekend(reference, offset),
            Unit::Week | Unit::Fortnight => {
                let start = add_days(monday_of(reference), offset.checked_mul(days_of(unit))?);
                Interval::days(start, add_days(start, 7), Grain::Week)
            }
            Unit::Month => {
                let start = add_months(reference.first_of_month(), offset);
                Interval::days(start, add_months(start, 1), Grain::Month)
            }
            Unit::Quarter => {
                let start = add_months(reference.first_of_month(), offset.checked_mul(3)? - i32::from((reference.month() - 1) % 3));
                Interval::days(start, add_months(start, 3), Grain::Quarter)
            }
            Unit::Year => years(i16::try_from(offset).ok().and_then(|o| reference.year().checked_add(o))?, 1, Grain::Year)?,
            Unit::Decade => {
                let shift = i16::try_from(offset.checked_mul(10)?).ok()?;
                years(reference.year().checked_add(shift)?.div_euclid(10) * 10, 10, Grain::Decade)?
            }
            Unit::Century => {
                let shift = i16::try_from(offset.checked_mul(100)?).ok()?;
                years((reference.year().checked_add(shift)? - 1).div_euclid(100) * 100 + 1, 100, Grain::Century)?
            }
        };
        Some(interval)
    }

    /// "The weekend" is the last one in a report of what happened and the coming one in an announcement.
    fn weekend(&self, reference: Date, offset: i32) -> Interval {
        let since_saturday = (i32::from(reference.weekday().to_monday_zero_offset()) + 2).rem_euclid(7);
        let last = add_days(reference, -since_saturday);
        let running = since_saturday < 2;
        let ahead = match self.tense {
            Tense::Future => true,
            Tense::Past | Tense::Present => false,
            Tense::Unknown => since_saturday >= 5,
        };
        let start = match offset {
            0 if running || !ahead => last,
            0 => add_days(last, 7),
            ..0 => add_days(last, 7 * (offset + i32::from(!running))),
            1.. => add_days(last, offset.saturating_mul(7)),
        };
        Interval::days(start, add_days(start, 2), Grain::Weekend)
    }

    fn window(&self, unit: Unit, amount: u32, direction: Direction) -> Option<Interval> {
        let reference = self.reference?;
        let amount = i32::try_from(amount).ok()?;
        let shifted = |sign: i32| match months_of(unit) {
            Some(months) => Some(add_months(reference, months.checked_mul(amount)? * sign)),
            None if unit < Unit::Day => Some(add_days(reference, sign)),
            None => Some(add_days(reference, days_of(unit).checked_mul(amount)? * sign)),
        };
        let (start, end) = match direction {
            Direction::Before => (shifted(-1)?, add_days(reference, 1)),
            Direction::After => (reference, add_days(shifted(1)?, 1)),
            Direction::Same => (reference, add_days(reference, 1)),
        };
        Some(Interval { approximate: true, ..Interval::days(start, end, grain_of(unit.max(Unit::Day))) })
    }

    fn range(&self, from: &Meaning, to: &Meaning) -> Option<Interval> {
        let first = self.resolve(from)?;
        let mut last = self.resolve(to)?;
        if first.day_known && !last.day_known {
            last = last.on(first.start.date());
        }
        let mut first = first;
        if first.day_known && first.start >= last.end {
            // Weekdays and months without a year: the ends are sought from each other.
            if self.tense == Tense::Future {
                last = Self { reference: Some(first.start.date()), ..*self }.resolve(to)?;
            } else {
                first = Self { reference: Some(last.start.date()), tense: Tense::Past }.resolve(from)?;
            }
        }
        (first.start < last.end).then_some(Interval { end: last.end, approximate: first.approximate || last.approximate, ..first })
    }
}

/// The years in which something near a reference may lie.
fn around(reference: Date) -> impl Iterator<Item = i16> {
    let year = reference.year();
    (-3..=3).filter_map(move |offset| year.checked_add(offset))
}

fn distance(candidate: &Interval, reference: Date) -> i32 {
    let before = days_between(candidate.end.date(), reference) + 1;
    let after = days_between(reference, candidate.start.date());
    before.max(after).max(0)
}

fn monday_of(day: Date) -> Date {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

fn one_day(day: Date) -> Interval {
    Interval::days(day, add_days(day, 1), Grain::Day)
}

fn one_month(year: i16, month: i8) -> Option<Interval> {
    let start = Date::new(year, month, 1).ok()?;
    Some(Interval::days(start, add_months(start, 1), Grain::Month))
}

fn years(first: i16, count: i32, grain: Grain) -> Option<Interval> {
    let start = Date::new(first, 1, 1).ok()?;
    Some(Interval::days(start, add_months(start, count * 12), grain))
}

fn day_by_rule(rule: DayRule, year: i16) -> Option<Date> {
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
fn on_clock(day: Date, clock: Clock) -> Interval {
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

fn part_of(whole: Interval, part: Part, reference: Option<Date>) -> Interval {
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
