//! The dated events of both accounts on one axis: rows in the order of the calendar, a mention of each account in them.

use super::entry::Entry;
use super::marks::Marks;
use crate::compare::{Dated, Evidence, Kind, Study};
use crate::document::{Document, PassageId, Role, Side, Sides};
use crate::facts::Modality;
use crate::language::calendar::describe;
use jiff::civil::{Date, DateTime};

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
            Modality::Possible => Self::Possible,
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
    pub is_heading: bool,
    /// What each account says of it.
    pub mentions: Sides<Option<Mention>>,
    /// The weightiest finding about the time of what is said here.
    pub finding: Option<usize>,
}

/// Mentions of one time.
struct Moment {
    label: String,
    part: Part,
    span: Option<(DateTime, DateTime)>,
    mentions: Sides<Vec<Mention>>,
}

/// The parts of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Calendar,
    Clock,
    Nowhere,
}

/// The rows of the timeline; `is_narrow` where there is one column for both accounts.
pub fn rows(documents: Sides<&Document>, study: &Study, entries: &[Entry], marks: Sides<&Marks>, is_narrow: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut part = Part::Calendar;
    for moment in moments(documents, study) {
        if moment.part != part {
            part = moment.part;
            rows.push(Row::heading(if part == Part::Clock { "Times of day, without a day" } else { "Not placed on the calendar" }));
        }
        let finding = |mention: &Mention| about_time(mention, entries, marks);
        let mut label = Some(moment.label).filter(|label| !label.is_empty());
        if is_narrow && let Some(label) = label.take() {
            rows.push(Row { is_heading: false, ..Row::heading(&label) });
        }
        for mentions in pairs(moment.mentions, is_narrow, &finding) {
            let found = [mentions.left, mentions.right].into_iter().flatten().filter_map(|mention| finding(&mention));
            let finding = found.min_by_key(|index| (entries.get(*index).map(|entry| entry.class), *index));
            rows.push(Row { label: label.take(), is_heading: false, mentions, finding });
        }
    }
    rows
}

impl Row {
    fn heading(label: &str) -> Self {
        Self { label: Some(label.to_owned()), is_heading: true, mentions: Sides::default(), finding: None }
    }
}

/// Times that are the same, in the order of the calendar.
fn moments(documents: Sides<&Document>, study: &Study) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    // A dateline is told as such, and not again as a time of its sentence.
    let is_dateline = |place: &Evidence| documents.get(place.side).dateline.as_ref().is_some_and(|line| line.span.overlaps(place.span));
    for dated in study.times.iter().filter(|dated| !is_dateline(&dated.place)) {
        let span = dated.interval.map(|interval| (interval.start, interval.end));
        let part = match dated.interval {
            Some(interval) if interval.day_known => Part::Calendar,
            Some(_) => Part::Clock,
            None => Part::Nowhere,
        };
        let mention = Mention {
            place: dated.place,
            note: Note::of(dated.modality),
            is_inferred: dated.interval.is_some_and(|interval| interval.inferred),
        };
        add(&mut moments, (part, span), label(dated), mention);
    }
    for (day, mention) in Side::BOTH.into_iter().flat_map(|side| datelines(side, documents.get(side))) {
        let next = day.tomorrow().unwrap_or(day);
        let span = (day.at(0, 0, 0, 0), next.at(0, 0, 0, 0));
        let label = day.strftime("%-d %B %Y").to_string();
        match moments.iter_mut().find(|moment| moment.part == Part::Calendar && moment.span == Some(span)) {
            Some(moment) => moment.mentions.get_mut(mention.place.side).insert(0, mention),
            None => add(&mut moments, (Part::Calendar, Some(span)), label, mention),
        }
    }
    moments.sort_by_key(|moment| (moment.part, moment.span.map(|(start, end)| (start, std::cmp::Reverse(end)))));
    moments
}

fn label(dated: &Dated) -> String {
    dated.interval.as_ref().map(describe).unwrap_or_default()
}

/// Adds a mention to the last moment if it is of the same time: times come in order.
fn add(moments: &mut Vec<Moment>, (part, span): (Part, Option<(DateTime, DateTime)>), label: String, mention: Mention) {
    let is_same = |moment: &&mut Moment| moment.part == part && moment.span == span;
    if let Some(moment) = moments.last_mut().filter(is_same) {
        moment.mentions.get_mut(mention.place.side).push(mention);
    } else {
        let mut mentions = Sides::new(Vec::new(), Vec::new());
        mentions.get_mut(mention.place.side).push(mention);
        moments.push(Moment { label, part, span, mentions });
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
fn pairs(mentions: Sides<Vec<Mention>>, is_narrow: bool, finding: &dyn Fn(&Mention) -> Option<usize>) -> Vec<Sides<Option<Mention>>> {
    let Sides { left, mut right } = mentions;
    if is_narrow {
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
