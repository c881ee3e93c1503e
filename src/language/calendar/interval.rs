//! Stretches of the calendar and their names.

use jiff::civil::{Date, DateTime, date};
use jiff::{SignedDuration, Span};

use super::meaning::{DayPart, Part};

/// How finely a time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "units of time need no words")]
pub enum Grain {
    Minute,
    Hour,
    PartOfDay,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// What the clock of an interval says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// Hour and minute as read; none where only a part of the day is named.
    pub time: Option<(u8, u8)>,
    /// Whether morning or evening is left open.
    pub twelve_hour: bool,
    /// The part of the day, where it is named.
    pub part: Option<DayPart>,
}

/// A stretch of the calendar, from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First moment, in the zone that was written or left unsaid.
    pub start: DateTime,
    /// The moment after the last.
    pub end: DateTime,
    /// How finely it is told.
    pub grain: Grain,
    /// Which part of the grain's whole: "late 2024".
    pub part: Option<Part>,
    /// The time of day, where one is told.
    pub clock: Option<ClockReading>,
    /// Whether the day is known; if not, only the time of day counts and the date is [`Interval::NO_DAY`].
    pub day_known: bool,
    /// Whether its edges are rough.
    pub approximate: bool,
    /// Minutes east of Greenwich, where a zone is told.
    pub zone_offset_minutes: Option<i32>,
    /// Whether it rests on an inferred reference.
    pub inferred: bool,
}

impl Interval {
    /// The date that stands for none where only a time of day is known.
    pub const NO_DAY: Date = date(2000, 1, 1);

    pub(super) fn days(start: Date, end: Date, grain: Grain) -> Self {
        Self {
            start: start.at(0, 0, 0, 0),
            end: end.at(0, 0, 0, 0),
            grain,
            part: None,
            clock: None,
            day_known: true,
            approximate: false,
            zone_offset_minutes: None,
            inferred: false,
        }
    }

    /// A time of day laid on a day; an interval whose day is known stays.
    pub fn on(&self, day: Date) -> Self {
        if self.day_known {
            return *self;
        }
        let shift = SignedDuration::from_hours(24 * i64::from(days_between(Self::NO_DAY, day)));
        Self { start: self.start.saturating_add(shift), end: self.end.saturating_add(shift), day_known: true, ..*self }
    }

    /// Both ends in Greenwich time, where the zone is known.
    pub(super) fn in_greenwich(&self) -> Option<(DateTime, DateTime)> {
        let shift = SignedDuration::from_mins(i64::from(self.zone_offset_minutes?));
        Some((self.start.saturating_sub(shift), self.end.saturating_sub(shift)))
    }

    /// Minutes from start to end.
    pub(super) fn minutes(&self) -> i64 {
        minutes_between(self.start, self.end)
    }
}

pub(super) fn minutes_between(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_secs() / 60
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

/// A date some months on; the edge of the calendar where it would fall off.
pub(super) fn add_months(day: Date, months: i32) -> Date {
    Span::new().try_months(i64::from(months)).map_or(day, |span| day.saturating_add(span))
}

/// A date some days on.
pub(super) fn add_days(day: Date, days: i32) -> Date {
    Span::new().try_days(i64::from(days)).map_or(day, |span| day.saturating_add(span))
}

/// Where the grain's whole that starts at `start` ends.
fn whole_end(grain: Grain, start: Date) -> Date {
    match grain {
        Grain::Minute | Grain::Hour | Grain::PartOfDay | Grain::Day => add_days(start, 1),
        Grain::Weekend => add_days(start, 2),
        Grain::Week => add_days(start, 7),
        Grain::Month => add_months(start, 1),
        Grain::Quarter | Grain::Season => add_months(start, 3),
        Grain::Year => add_months(start, 12),
        Grain::Decade => add_months(start, 120),
        Grain::Century => add_months(start, 1200),
    }
}

/// An interval in words: "10 November 2025", "December 2024", "late 2024", "Monday 10 November 2025, 09:30".
pub fn describe(interval: &Interval) -> String {
    name(interval, true)
}

/// As [`describe`]; without the year where `year` is false and the name has more than the year.
pub(super) fn name(interval: &Interval, year: bool) -> String {
    let mut words = if let Some(clock) = interval.clock { clock_name(interval, clock, year) } else { calendar_name(interval, year) };
    if let Some(part) = interval.part {
        words = match (part, words.strip_prefix("the ")) {
            (Part::Early | Part::Mid | Part::Late, Some(rest)) => format!("the {} {rest}", part_name(part)),
            _ => format!("{} {words}", part_name(part)),
        };
    }
    words
}

fn clock_name(interval: &Interval, clock: ClockReading, year: bool) -> String {
    let time = match (clock.time, clock.part) {
        (Some((hour, minute)), _) => format!("{hour:02}:{minute:02}"),
        (None, Some(part)) => day_part_name(part).to_owned(),
        (None, None) => String::new(),
    };
    let about = if interval.approximate && clock.time.is_some() { "about " } else { "" };
    let zone = interval.zone_offset_minutes.map(zone_name).unwrap_or_default();
    let span = interval.grain == Grain::Minute && !interval.approximate && interval.minutes() > 1;
    let last = interval.end.saturating_sub(SignedDuration::from_mins(1));
    let same_day = !interval.day_known || last.date() == interval.start.date();
    let until = match (span, same_day) {
        (false, _) => String::new(),
        (true, true) => format!(" to {:02}:{:02}", last.hour(), last.minute()),
        (true, false) => format!(" to {:02}:{:02} on {}", last.hour(), last.minute(), weekday_name(last.date())),
    };
    if !interval.day_known {
        return format!("{about}{time}{until}{zone}");
    }
    // The midnight at the end of a day, and an hour shortly before or after it, belong to the day that was written.
    let day = match clock.time {
        Some((24, _)) => add_days(interval.start.saturating_add(SignedDuration::from_mins(30)).date(), -1),
        Some(_) | None => interval.start.date(),
    };
    format!("{} {}, {about}{time}{until}{zone}", weekday_name(day), day_name(day, year))
}

fn zone_name(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => " GMT".to_owned(),
        (hours, 0) => format!(" GMT{sign}{hours}"),
        (hours, rest) => format!(" GMT{sign}{hours}:{rest:02}"),
    }
}

fn calendar_name(interval: &Interval, year: bool) -> String {
    let (start, end) = (interval.start.date(), interval.end.date());
    if interval.part.is_none() && interval.grain >= Grain::Day && whole_end(interval.grain, start) != end {
        let last = if interval.grain == Grain::Day || interval.grain == Grain::Week { add_days(end, -1) } else { add_months(end, -1) };
        return match interval.grain {
            Grain::Year | Grain::Decade | Grain::Century if start.month() == 1 && end.month() == 1 => {
                format!("{} to {}", start.year(), last.year())
            }
            Grain::Month if start.day() == 1 && end.day() == 1 => {
                format!("{} to {}", grain_name(Grain::Month, start, year), grain_name(Grain::Month, last, year))
            }
            _ => format!("{} to {}", day_name(start, year), day_name(add_days(end, -1), year)),
        };
    }
    let whole_start = if interval.part.is_some() { whole_of(interval.grain, start) } else { start };
    grain_name(interval.grain, whole_start, year)
}

/// The start of the whole that a part was taken from.
fn whole_of(grain: Grain, start: Date) -> Date {
    let of_year = |year: i16| Date::new(year, 1, 1).unwrap_or(start);
    match grain {
        Grain::Month => start.first_of_month(),
        Grain::Year => start.first_of_year(),
        Grain::Decade => of_year(start.year().div_euclid(10) * 10),
        Grain::Century => of_year((start.year() - 1).div_euclid(100) * 100 + 1),
        Grain::Season => {
            let months = i32::from(start.month()).rem_euclid(3);
            add_months(start.first_of_month(), -months)
        }
        Grain::Week => add_days(start, -i32::from(start.weekday().to_monday_zero_offset())),
        Grain::Minute | Grain::Hour | Grain::PartOfDay | Grain::Day | Grain::Weekend | Grain::Quarter => start,
    }
}

fn grain_name(grain: Grain, start: Date, year: bool) -> String {
    match grain {
        Grain::Minute | Grain::Hour | Grain::PartOfDay | Grain::Day => day_name(start, year),
        Grain::Weekend => format!("the weekend of {}", day_name(start, year)),
        Grain::Week => format!("the week of {}", day_name(start, year)),
        Grain::Month if year => format!("{} {}", month_name(start.month()), start.year()),
        Grain::Month => month_name(start.month()).to_owned(),
        Grain::Quarter => format!("the {} quarter of {}", ordinal_word((start.month() + 2) / 3), start.year()),
        Grain::Season => format!("{} {}", season_name(start.month()), start.year()),
        Grain::Year => start.year().to_string(),
        Grain::Decade => format!("the {}s", start.year()),
        Grain::Century => century_name(start.year()),
    }
}

fn century_name(first_year: i16) -> String {
    let number = first_year / 100 + 1;
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("the {number}{suffix} century")
}

fn day_name(day: Date, year: bool) -> String {
    if year {
        format!("{} {} {}", day.day(), month_name(day.month()), day.year())
    } else {
        format!("{} {}", day.day(), month_name(day.month()))
    }
}

fn weekday_name(day: Date) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .get(usize::from(day.weekday().to_monday_zero_offset().unsigned_abs()))
        .copied()
        .unwrap_or("")
}

fn month_name(month: i8) -> &'static str {
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        .get(usize::from(month.unsigned_abs()).saturating_sub(1))
        .copied()
        .unwrap_or("")
}

const fn season_name(month: i8) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

const fn ordinal_word(number: i8) -> &'static str {
    match number {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => "fourth",
    }
}

fn part_name(part: Part) -> String {
    match part {
        Part::Early => "early".to_owned(),
        Part::Mid => "mid".to_owned(),
        Part::Late => "late".to_owned(),
        Part::Start => "the beginning of".to_owned(),
        Part::End => "the end of".to_owned(),
        Part::FirstHalf => "the first half of".to_owned(),
        Part::SecondHalf => "the second half of".to_owned(),
        Part::Quarter(number) => format!("the {} quarter of", ordinal_word(number.cast_signed())),
        Part::Earlier => "earlier in".to_owned(),
        Part::Later => "later in".to_owned(),
    }
}

const fn day_part_name(part: DayPart) -> &'static str {
    match part {
        DayPart::EarlyHours => "early hours",
        DayPart::Dawn => "dawn",
        DayPart::Morning => "morning",
        DayPart::Midday => "midday",
        DayPart::Afternoon => "afternoon",
        DayPart::Dusk => "dusk",
        DayPart::Evening => "evening",
        DayPart::LateEvening => "late evening",
        DayPart::Night => "night",
    }
}
