//! Meanings laid on the calendar.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use super::interval::{Grain, Interval, add_days, add_months, days_between};
use super::lexicon::Lexicon;
use super::meaning::{Calendar, DayRule, Direction, Meaning, Season, Unit, Which, Year};
use super::stretch::{day_by_rule, days_of, grain_of, monday_of, months_of, on_clock, one_day, one_month, part_of, years};

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
/// from another event ([`resolve_from`](super::resolve_from) takes those). A time of day alone gives an interval without a known day.
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

/// What unresolved words are seen from.
pub(super) struct Frame {
    pub(super) reference: Option<Date>,
    pub(super) tense: Tense,
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
            Meaning::Relative { unit, offset, counted, approximate } => self.seen_from_writing(*unit, *offset, *counted, *approximate),
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
        self.in_year(year, which, of_year)
    }

    fn holiday(&self, rule: DayRule, year: Option<Year>, which: Which) -> Option<Interval> {
        self.in_year(year, which, |year| day_by_rule(rule, year).map(one_day))
    }

    /// What comes once a year, in the year that is given or in one about the reference.
    fn in_year(&self, year: Option<Year>, which: Which, of_year: impl Fn(i16) -> Option<Interval>) -> Option<Interval> {
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

    fn seen_from_writing(&self, unit: Unit, offset: i32, counted: bool, approximate: bool) -> Option<Interval> {
        // "In three days" about the past is how long something took, not a day to come.
        if counted && offset > 0 && self.tense == Tense::Past {
            return None;
        }
        let mut interval = self.relative(unit, offset)?;
        interval.approximate = approximate || counted && unit != Unit::Day;
        Some(interval)
    }

    pub(super) fn relative(&self, unit: Unit, offset: i32) -> Option<Interval> {
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
        if !last.day_known {
            if first.day_known {
                last = last.on(first.start.date());
            }
            // From ten in the evening to five in the morning.
            if last.end <= first.start {
                last = Interval { end: last.end.saturating_add(SignedDuration::from_hours(24)), ..last };
            }
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
