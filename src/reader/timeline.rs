//! The dated events of both accounts on one axis: rows in the order of the calendar, a mention of each account in them.

use jiff::civil::{Date, DateTime, Weekday};

use super::entry::Entry;
use super::marks::Marks;
use super::words::flow;
use crate::compare::{Dated, Evidence, Kind, Study};
use crate::document::{Document, PassageId, Role, Side, Sides};
use crate::facts::Modality;
use crate::language::calendar::describe;

/// What a mention of a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It dates what has happened.
    Told,
    /// It dates a plan.
    Planned,
    /// It dates what somebody expects.
    Expected,
    /// It dates what may be.
    Possible,
    /// The day on which the account was published.
    Published,
    /// The day of its dateline.
    Dateline,
}

impl Note {
    /// What is said before the words of the text.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Told => "",
            Self::Planned => "(planned) ",
            Self::Expected => "(expected) ",
            Self::Possible => "(possible) ",
            Self::Published => "◆ published: ",
            Self::Dateline => "◆ dateline: ",
        }
    }

    const fn of(modality: Modality) -> Self {
        match modality {
            Modality::Happened => Self::Told,
            Modality::Planned => Self::Planned,
            Modality::Expected => Self::Expected,
            Modality::Possible | Modality::Open => Self::Possible,
        }
    }
}

/// A place where an account gives a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub place: Evidence,
    /// What it is.
    pub note: Note,
    /// Whether its day is inferred.
    pub is_inferred: bool,
}

/// One row of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The day or moment, on the first row of it.
    pub label: Option<String>,
    /// Whether the label opens a part of the list and is no time.
    pub is_part: bool,
    /// What each account says of it.
    pub mentions: Sides<Option<Mention>>,
    /// The weightiest finding about the time of what is said here.
    pub finding: Option<usize>,
}

/// How the rows share a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Days on lines of their own, and below them one column for both accounts.
    OneColumn,
    /// Days on lines of their own, and below them a column for each account.
    TwoColumns,
    /// Days before the two columns.
    Axis,
}

impl Layout {
    /// The one for a width.
    pub const fn of(width: u16) -> Self {
        match width {
            ..=69 => Self::OneColumn,
            70..=99 => Self::TwoColumns,
            _ => Self::Axis,
        }
    }
}

/// What mentions of one time have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    /// From one moment up to another.
    Calendar(DateTime, DateTime),
    /// A time of day.
    Clock(DateTime, DateTime),
    /// A day of the week.
    Weekday(Weekday),
    /// Words that nothing places.
    Words(String),
}

impl When {
    fn of(dated: &Dated, document: &Document) -> Self {
        match (dated.interval, dated.weekday) {
            (Some(interval), _) if interval.day_known => Self::Calendar(interval.start, interval.end),
            (Some(interval), _) => Self::Clock(interval.start, interval.end),
            (None, Some(weekday)) => Self::Weekday(weekday),
            (None, None) => Self::Words(flow(dated.place.span.of(&document.text)).to_lowercase()),
        }
    }

    /// The heading of the part of the list in which it stands.
    const fn part(&self) -> (usize, &'static str) {
        match self {
            Self::Calendar(..) => (0, ""),
            Self::Weekday(_) => (1, "Days of the week, without a date"),
            Self::Clock(..) => (2, "Times of day, without a day"),
            Self::Words(_) => (3, "Not placed on the calendar"),
        }
    }
}

/// Mentions of one time.
struct Moment {
    label: String,
    when: When,
    mentions: Sides<Vec<Mention>>,
}

/// The rows of the timeline.
pub fn rows(documents: Sides<&Document>, study: &Study, entries: &[Entry], marks: Sides<&Marks>, layout: Layout) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut part = 0;
    for moment in moments(documents, study) {
        let (number, heading) = moment.when.part();
        if number != part {
            part = number;
            rows.push(Row { is_part: true, ..Row::heading(heading) });
        }
        let finding = |mention: &Mention| about_time(mention, entries, marks);
        let mut label = Some(moment.label);
        if layout != Layout::Axis
            && let Some(label) = label.take()
        {
            rows.push(Row::heading(&label));
        }
        for mentions in pairs(moment.mentions, layout, &finding) {
            let found = [mentions.left, mentions.right].into_iter().flatten().filter_map(|mention| finding(&mention));
            let finding = found.min_by_key(|index| (entries.get(*index).map(|entry| entry.class), *index));
            rows.push(Row { label: label.take(), is_part: false, mentions, finding });
        }
    }
    rows
}

impl Row {
    fn heading(label: &str) -> Self {
        Self { label: Some(label.to_owned()), is_part: false, mentions: Sides::default(), finding: None }
    }
}

/// Times that are the same, in the order of the calendar; days of the week and what nothing places come last.
fn moments(documents: Sides<&Document>, study: &Study) -> Vec<Moment> {
    // A dateline is told as such, and not again as a time of its sentence.
    let is_dateline = |place: &Evidence| documents.get(place.side).dateline.as_ref().is_some_and(|line| line.span.overlaps(place.span));
    let mut found: Vec<(When, String, Mention)> = Vec::new();
    for dated in study.times.iter().filter(|dated| !is_dateline(&dated.place)) {
        let when = When::of(dated, documents.get(dated.place.side));
        let label = match (&when, &dated.interval) {
            (When::Weekday(weekday), _) => named(*weekday).to_owned(),
            (When::Words(words), _) => words.clone(),
            (_, interval) => interval.as_ref().map(describe).unwrap_or_default(),
        };
        let is_inferred = dated.interval.is_some_and(|interval| interval.inferred);
        found.push((when, label, Mention { place: dated.place, note: Note::of(dated.modality), is_inferred }));
    }
    for (day, mention) in Side::BOTH.into_iter().flat_map(|side| datelines(side, documents.get(side))) {
        let when = When::Calendar(day.at(0, 0, 0, 0), day.tomorrow().unwrap_or(day).at(0, 0, 0, 0));
        // It opens what its account says of the day.
        found.insert(0, (when, day.strftime("%-d %B %Y").to_string(), mention));
    }
    let week = week(&found);
    let order = |when: &When| {
        let number = match when {
            When::Weekday(weekday) => week.iter().position(|day| day == weekday).unwrap_or(week.len()),
            When::Calendar(..) | When::Clock(..) | When::Words(_) => 0,
        };
        let span = match when {
            When::Calendar(start, end) | When::Clock(start, end) => Some((*start, std::cmp::Reverse(*end))),
            When::Weekday(_) | When::Words(_) => None,
        };
        let words = if let When::Words(words) = when { words.clone() } else { String::new() };
        (when.part().0, number, span, words)
    };
    found.sort_by_cached_key(|(when, _, _)| order(when));
    let mut moments: Vec<Moment> = Vec::new();
    for (when, label, mention) in found {
        if moments.last().is_none_or(|moment| moment.when != when) {
            moments.push(Moment { label, when, mentions: Sides::new(Vec::new(), Vec::new()) });
        }
        if let Some(moment) = moments.last_mut() {
            moment.mentions.get_mut(mention.place.side).push(mention);
        }
    }
    moments
}

/// The days of the week in the order in which they are likely to have been: after the longest run of days that nobody tells anything of. What lies ahead stands
/// behind what has happened.
fn week(found: &[(When, String, Mention)]) -> Vec<Weekday> {
    let told = |wanted: Weekday| found.iter().any(|(when, _, mention)| *when == When::Weekday(wanted) && mention.note == Note::Told);
    let days: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    let silent = |day: &Weekday| day.wrapping_sub(1).cycle_reverse().take(6).take_while(|before| !told(*before)).count();
    let first = days.iter().filter(|day| told(**day)).max_by_key(|day| (silent(day), std::cmp::Reverse(day.to_monday_zero_offset())));
    let mut week: Vec<Weekday> = first.copied().unwrap_or(Weekday::Monday).cycle_forward().take(7).collect();
    week.sort_by_key(|day| !told(*day));
    week
}

const fn named(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The day of publication and that of the dateline, where they are told.
fn datelines(side: Side, document: &Document) -> Vec<(Date, Mention)> {
    let mention = |passage: PassageId, span, note| Mention { place: Evidence { side, passage, span }, note, is_inferred: false };
    let mut told = Vec::new();
    if let Some(day) = document.published {
        let year = day.year().to_string();
        let tells = |role: Role| document.passages.iter().find(|p| p.role == role && p.span.of(&document.text).contains(&year));
        if let Some(passage) = tells(Role::Byline).or_else(|| tells(Role::Dateline)).or_else(|| document.passages.first()) {
            told.push((day, mention(passage.id, passage.span, Note::Published)));
        }
    }
    if let Some((day, dateline)) = document.dateline.as_ref().and_then(|dateline| Some((dateline.date?, dateline)))
        && let Some(passage) = document.passage_at(dateline.span.start)
    {
        told.push((day, mention(passage.id, dateline.span, Note::Dateline)));
    }
    told
}

/// The weightiest finding that rests on a mention and is about a time.
fn about_time(mention: &Mention, entries: &[Entry], marks: Sides<&Marks>) -> Option<usize> {
    let place = mention.place;
    let found = marks.get(place.side).inside(place.span).filter(|mark| entries.get(mark.finding).is_some_and(|e| e.kind == Kind::Date));
    found.min_by_key(|mark| (mark.class, mark.finding)).map(|mark| mark.finding)
}

/// What stands in one row: mentions that one finding holds together, then what is left in the order of the texts.
fn pairs(mentions: Sides<Vec<Mention>>, layout: Layout, finding: &dyn Fn(&Mention) -> Option<usize>) -> Vec<Sides<Option<Mention>>> {
    let Sides { left, mut right } = mentions;
    if layout == Layout::OneColumn {
        let lefts = left.into_iter().map(|mention| Sides::new(Some(mention), None));
        return lefts.chain(right.into_iter().map(|mention| Sides::new(None, Some(mention)))).collect();
    }
    let mut rows: Vec<Sides<Option<Mention>>> = Vec::new();
    for mention in left {
        let own = finding(&mention);
        let partner = right.iter().position(|other| own.is_some() && finding(other) == own).map(|at| right.remove(at));
        rows.push(Sides::new(Some(mention), partner));
    }
    let mut rest = right.into_iter();
    for row in rows.iter_mut().filter(|row| row.right.is_none()) {
        row.right = rest.next();
    }
    rows.extend(rest.map(|mention| Sides::new(None, Some(mention))));
    rows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::compare::{compare, study};
    use jiff::civil::date;

    fn labels(left: &str, right: &str, day: Option<Date>, layout: Layout) -> Vec<(Option<String>, bool, bool)> {
        let read = |text: &str| Document::from_text("report.txt", text).unwrap();
        let left = day.map_or_else(|| read(left), |day| read(left).with_published(day));
        let comparison = compare(Sides::new(left, read(right)));
        let marks = Sides::new(Marks::default(), Marks::default());
        let rows = rows(comparison.documents.as_ref(), &study(&comparison), &[], marks.as_ref(), layout);
        rows.into_iter().map(|row| (row.label, row.mentions.left.is_some(), row.mentions.right.is_some())).collect()
    }

    #[test]
    fn what_both_name_stands_in_one_row_and_the_calendar_orders_the_rows() {
        let (left, right) = ("The dam broke on Monday. It was built in 1962.", "The dam gave way on 3 March 2025, built in 1962.");
        let told = |label: &str| Some(label.to_owned());
        let day = date(2025, 3, 4);
        let axis = labels(left, right, Some(day), Layout::Axis);
        assert_eq!(axis, [(told("1962"), true, true), (told("3 March 2025"), true, true), (told("4 March 2025"), true, false)]);
        let apart = labels(left, right, Some(day), Layout::OneColumn);
        let first = apart.get(..3).unwrap();
        assert_eq!(first, [(told("1962"), false, false), (None, true, false), (None, false, true)]);
    }

    #[test]
    fn days_of_the_week_without_a_date_follow_each_other() {
        let (left, right) = ("The river rose on Saturday. The dam broke on Monday.", "Rain fell on Saturday and Sunday.");
        let told: Vec<String> = labels(left, right, None, Layout::Axis).into_iter().filter_map(|row| row.0).collect();
        assert_eq!(told, ["Days of the week, without a date", "Saturday", "Sunday", "Monday"]);
    }
}
