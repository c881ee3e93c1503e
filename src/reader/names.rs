//! Whom and what the two accounts name: the lines of the list, and their order.

use super::entry::{Class, Entry};
use super::marks::Marks;
use super::views::Arrangement;
use crate::compare::{Evidence, Kind, Named, Spelling, Study};
use crate::document::{Side, Sides};
use crate::facts::Sort;

/// What the names are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// The most frequent first.
    #[default]
    Often,
    /// By the alphabet.
    Name,
    /// Persons, organisations, places.
    Sort,
    /// The most quoted first.
    Quoted,
    /// As they come up in the texts.
    Place,
}

impl Column {
    /// The one that comes after it, round.
    pub const fn next(self) -> Self {
        match self {
            Self::Often => Self::Name,
            Self::Name => Self::Sort,
            Self::Sort => Self::Quoted,
            Self::Quoted => Self::Place,
            Self::Place => Self::Often,
        }
    }

    /// What is said of a list that is sorted by it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Often => "the most frequent first",
            Self::Name => "by name",
            Self::Sort => "by sort",
            Self::Quoted => "the most quoted first",
            Self::Place => "by place in the texts",
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The name, by its index in what was looked up.
    pub named: usize,
    /// The finding about how it is written, if the two texts differ there.
    pub finding: Option<usize>,
}

/// The lines of the list in their order.
pub fn rows(study: &Study, entries: &[Entry], marks: Sides<&Marks>, arrangement: Arrangement<Column>) -> Vec<Row> {
    let mut order: Vec<(usize, &Named)> = study.names.iter().enumerate().collect();
    match arrangement.by {
        Column::Often => {}
        Column::Name => order.sort_by_key(|(_, named)| named.name.to_lowercase()),
        Column::Sort => order.sort_by_key(|(_, named)| named.sort),
        Column::Quoted => order.sort_by_key(|(_, named)| std::cmp::Reverse(named.quoted.left.len() + named.quoted.right.len())),
        Column::Place => order.sort_by_key(|(_, named)| {
            let first = |side: Side| named.places.get(side).first().map(|place| place.span.start);
            (first(Side::Left).is_none(), first(Side::Left), first(Side::Right))
        }),
    }
    if arrangement.is_turned {
        order.reverse();
    }
    order.into_iter().map(|(at, named)| Row { named: at, finding: spelt_otherwise(named, entries, marks) }).collect()
}

/// The weightiest difference between the texts in how a name is written.
fn spelt_otherwise(named: &Named, entries: &[Entry], marks: Sides<&Marks>) -> Option<usize> {
    let differs =
        |finding: usize| entries.get(finding).is_some_and(|e| e.kind == Kind::Name && matches!(e.class, Class::Conflict | Class::Variant));
    let found = places(named).flat_map(|place| marks.get(place.side).inside(place.span)).filter(|mark| differs(mark.finding));
    found.min_by_key(|mark| (mark.class, mark.finding)).map(|mark| mark.finding)
}

/// Every place of a name, left first, in text order.
pub fn places(named: &Named) -> impl Iterator<Item = &Evidence> {
    named.places.left.iter().chain(&named.places.right)
}

/// What it is, in a word.
pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Person => "person",
        Sort::Organisation => "organisation",
        Sort::Place => "place",
        Sort::Unknown => "–",
    }
}

/// Ways of writing with how often each is used: "al-Sharaa 15, Ahmad al-Sharaa 3".
pub fn spellings(spellings: &[Spelling]) -> String {
    let told: Vec<String> = spellings.iter().map(|spelling| format!("{} {}", spelling.written, spelling.times)).collect();
    if told.is_empty() { "–".to_owned() } else { told.join(", ") }
}
