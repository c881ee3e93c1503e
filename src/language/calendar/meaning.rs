//! What an expression of time says, before it is laid on the calendar.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// What is said, unresolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A year, month or day by its number or name: "Nov. 10, 2025", "last December", "2014", "the 13th".
    Calendar(Calendar),
    /// The ten years from this one: "the 1990s".
    Decade(i16),
    /// The hundred years from this one: "the 19th century" is 1801.
    Century(i16),
    /// A day of the week.
    Weekday {
        /// The day.
        weekday: Weekday,
        /// Which one.
        which: Which,
    },
    /// A season.
    Season {
        /// The season.
        season: Season,
        /// The year it is said to be of.
        year: Option<Year>,
        /// Which one, where no year is named.
        which: Which,
    },
    /// A day with a name: "Christmas Eve".
    Holiday {
        /// How it is found in a year.
        rule: DayRule,
        /// The year it is said to be of.
        year: Option<Year>,
        /// Which one, where no year is named.
        which: Which,
    },
    /// So many units from the reference: "yesterday", "last week", "three days ago".
    Relative {
        /// What is counted.
        unit: Unit,
        /// How many, negative for the past.
        offset: i32,
        /// Whether units are counted from the day of writing ("in nine weeks") rather than by the calendar ("next week").
        counted: bool,
        /// Whether the number is hedged: "about a fortnight ago".
        approximate: bool,
    },
    /// A stretch that begins or ends at the reference: "the past year", "the next three days". Without amount: "the past few years".
    Window {
        /// What is counted.
        unit: Unit,
        /// How many.
        amount: Option<u32>,
        /// Before or after the reference.
        direction: Direction,
    },
    /// So many units from something that the text tells elsewhere: "three days after", "hours later", "the previous day".
    Anchored {
        /// What is counted.
        unit: Unit,
        /// How many; none for "hours later".
        amount: Option<u32>,
        /// Which way.
        direction: Direction,
        /// Whether it is a bound: "within an hour".
        within: bool,
    },
    /// A time of day without a day.
    Clock(Clock),
    /// A time of day on a day: "Monday night", "9:30 a.m. on Monday, Nov. 10".
    Timed {
        /// The day.
        day: Box<Meaning>,
        /// The time of that day.
        clock: Clock,
    },
    /// A part of a longer time: "late 2024", "the end of the month".
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Box<Meaning>,
    },
    /// From one to the other, both included: "2014-2019", "from Monday to Friday".
    Range(Box<Meaning>, Box<Meaning>),
    /// Marks no value: "recently", "in recent years".
    Vague,
    /// The time of writing: "now".
    Present,
    /// Comes again: "every Monday", "annually".
    Repeated,
}

impl Meaning {
    /// The day, where day, month and year are all written.
    pub fn full_date(&self) -> Option<Date> {
        match self {
            Self::Calendar(calendar) => calendar.full_date(),
            Self::Timed { day, .. } => day.full_date(),
            Self::Range(first, _) => first.full_date(),
            Self::Part { .. }
            | Self::Decade(_)
            | Self::Century(_)
            | Self::Weekday { .. }
            | Self::Season { .. }
            | Self::Holiday { .. }
            | Self::Relative { .. }
            | Self::Window { .. }
            | Self::Anchored { .. }
            | Self::Clock(_)
            | Self::Vague
            | Self::Present
            | Self::Repeated => None,
        }
    }

    /// Whether it names one day (not a longer time, not a time of day), so that a time of day can join it.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Self::Calendar(calendar) => calendar.day.is_some(),
            Self::Weekday { .. } | Self::Holiday { .. } => true,
            Self::Relative { unit, .. } | Self::Anchored { unit, .. } => *unit == Unit::Day,
            Self::Part { part: Part::Earlier | Part::Later, of } => of.is_day(),
            Self::Part { .. }
            | Self::Decade(_)
            | Self::Century(_)
            | Self::Season { .. }
            | Self::Window { .. }
            | Self::Clock(_)
            | Self::Timed { .. }
            | Self::Range(..)
            | Self::Vague
            | Self::Present
            | Self::Repeated => false,
        }
    }
}

/// A place on the calendar; what is not said is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The year.
    pub year: Option<Year>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The day of the week, where it is named too.
    pub weekday: Option<Weekday>,
    /// Which one, where no year is named: "last December".
    pub which: Which,
    /// Whether day and month may be read either way round: "11/8/2025".
    pub either_order: bool,
}

impl Calendar {
    pub(super) fn full_date(&self) -> Option<Date> {
        match (self.year, self.month, self.day) {
            (Some(Year::Written(year)), Some(month), Some(day)) => Date::new(year, month, day).ok(),
            _ => None,
        }
    }
}

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// By its number.
    Written(i16),
    /// Counted from the reference's year: "May last year" is -1.
    Offset(i16),
}

/// Which one of those that come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Not said; the tense decides.
    #[default]
    Plain,
    /// The last.
    Last,
    /// This.
    This,
    /// The next.
    Next,
    /// In the calendar week so many weeks from the reference's: "Tuesday last week" is -1.
    InWeek(i32),
}

/// A unit of time that expressions count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "units need no words")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "seasons need no words")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Which way something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Earlier.
    Before,
    /// Later.
    After,
    /// On it: "the same day".
    Same,
}

/// A part of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The first third.
    Early,
    /// The middle third.
    Mid,
    /// The last third.
    Late,
    /// The beginning.
    Start,
    /// The end.
    End,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// A quarter, 1 to 4.
    #[serde(skip)]
    Quarter(u8),
    /// What has passed of it: "earlier this year".
    Earlier,
    /// What is still to come of it: "later this week".
    Later,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// Hour and minute; 24:00 is the midnight at the end of a day.
    pub reading: Option<(u8, u8)>,
    /// Whether morning or evening is left open: "half past eight".
    pub twelve_hour: bool,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// How near.
    pub nearness: Nearness,
    /// The zone.
    pub zone: Option<Zone>,
}

/// How near to the clock's reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nearness {
    /// As read.
    #[default]
    Exact,
    /// "Around noon".
    About,
    /// "Shortly before midnight".
    ShortlyBefore,
    /// "Just after 3 p.m."
    ShortlyAfter,
}

/// A part of the day; its hours are in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "parts of the day need no words")]
pub enum DayPart {
    EarlyHours,
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Dusk,
    Evening,
    LateEvening,
    Night,
}

/// A time zone as named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Minutes east of Greenwich.
    Offset(i32),
    /// Minutes in winter and the rule that adds an hour in summer: "ET".
    Seasonal {
        /// Minutes east of Greenwich in winter.
        standard: i32,
        /// When the hour is added.
        rule: Daylight,
    },
    /// "Local time": the zone of the place, which is not said.
    Local,
}

/// When a region adds an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Daylight {
    /// From the second Sunday of March to the first of November.
    America,
    /// From the last Sunday of March to the last of October.
    Europe,
}

/// How a named day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th weekday of a month, -1 the last.
    Nth {
        /// 1 to 12.
        month: i8,
        /// The day of the week.
        weekday: Weekday,
        /// Which one of the month.
        nth: i8,
    },
    /// So many days from Easter Sunday.
    Easter(i32),
}

/// The preposition right before an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is its own word")]
pub enum Lead {
    On,
    In,
    By,
    Before,
    After,
    Since,
    Until,
    From,
    Between,
    At,
    For,
    During,
    Within,
    To,
    Of,
}
