//! What two accounts date and name, what their values were understood as, and what the score of each link is made of: for a person who looks things up.
//!
//! It is read from the documents anew, for nobody who only wants findings should pay for it, and a comparison that was written down has no facts any more.

mod values;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Weekday;

use super::draft::evidence;
use super::types::{Comparison, Evidence};
use crate::align::{self, Part, Words};
use crate::document::{Side, Sides};
use crate::facts::{EntityId, Facts, Modality, Reading, Sort, Time, Voice, When};
use crate::language::calendar::{Grain, Interval, Meaning, Reference};
use crate::parallel;

pub use values::Value;

/// What two accounts date and name, and what was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// The day by which each account's times were placed.
    pub references: Sides<Option<Reference>>,
    /// The times of both accounts: those that lie on the calendar first, in its order, then times of day without a day, then what cannot be placed.
    pub times: Vec<Dated>,
    /// Whom and what the two accounts name, the most frequent first.
    pub names: Vec<Named>,
    /// How many quotations each account has.
    pub quotations: Sides<usize>,
    /// How many of them are spoken by nobody with a name.
    pub nameless: Sides<usize>,
    /// What the mentions of each account come to, in text order.
    pub values: Sides<Vec<Value>>,
    /// Why each link of the comparison was made, in their order.
    pub links: Vec<Tied>,
    /// The texts and the links that were looked at.
    of: u64,
}

impl Study {
    /// Whether it is about the texts and the links of a comparison.
    pub fn is_of(&self, comparison: &Comparison) -> bool {
        self.of == fingerprint(comparison)
    }
}

/// What stands for the texts and links of a comparison.
fn fingerprint(comparison: &Comparison) -> u64 {
    let mut hasher = DefaultHasher::new();
    for side in Side::BOTH {
        comparison.documents.get(side).text.hash(&mut hasher);
    }
    for link in &comparison.links {
        (&link.left, &link.right).hash(&mut hasher);
    }
    hasher.finish()
}

/// A time of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// Where it stands.
    pub place: Evidence,
    /// Where it lies on the calendar.
    pub interval: Option<Interval>,
    /// The day of the week, where that is all that is known of the day.
    pub weekday: Option<Weekday>,
    /// Whether what it dates has happened.
    pub modality: Modality,
}

/// A person, place or organisation that is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What it is.
    pub sort: Sort,
    /// The fullest of its names.
    pub name: String,
    /// The ways in which each account writes it, the most frequent first.
    pub spellings: Sides<Vec<Spelling>>,
    /// Where each account names it, in text order.
    pub places: Sides<Vec<Evidence>>,
    /// Where each account quotes it, in text order.
    pub quoted: Sides<Vec<Evidence>>,
}

impl Named {
    /// How often both accounts name it.
    pub const fn often(&self) -> usize {
        self.places.left.len() + self.places.right.len()
    }

    /// The only side that names it, if one does not.
    pub const fn only(&self) -> Option<Side> {
        match (self.places.left.is_empty(), self.places.right.is_empty()) {
            (false, true) => Some(Side::Left),
            (true, false) => Some(Side::Right),
            (true, true) | (false, false) => None,
        }
    }
}

/// A way in which a name is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The name as it stands in the text.
    pub written: String,
    /// How often.
    pub times: usize,
}

/// Why two passages are linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Tied {
    /// The reasons in words, the weightiest first.
    pub why: Vec<String>,
    /// What the score is made of: where it starts, what the two have in common, what stands around; empty where it was not made of parts.
    pub parts: Vec<Part>,
}

/// Reads two accounts once more for what they date and name, and why their passages are linked.
///
/// ```
/// use diptych::compare::{compare, study};
/// use diptych::document::{Document, Sides};
///
/// let read = |text| Document::from_text("report.txt", text).unwrap();
/// let study = study(&compare(Sides::new(read("Mayor Ida Moll left on 3 May 2024."), read("Moll left Orrin on 4 May 2024."))));
/// assert_eq!((study.times.len(), study.names[0].name.as_str()), (2, "Ida Moll"));
/// ```
pub fn study(comparison: &Comparison) -> Study {
    let documents = comparison.documents.as_ref();
    let (left, right) = parallel::both(|| Reading::new(documents.left), || Reading::new(documents.right));
    let readings = Sides::new(&left, &right);
    let facts = Facts::new(readings);
    let words = Words::new(readings);
    let why = align::reasons(readings, &facts, &words, &comparison.links);
    let parts = align::parts(readings, &facts, &words, &comparison.links);
    let quotations = facts.quotations.as_ref();
    Study {
        references: facts.references,
        times: times(&facts),
        names: names(&facts, readings),
        quotations: quotations.map(Vec::len),
        nameless: quotations.map(|all| all.iter().filter(|quotation| speaker(quotation).is_none()).count()),
        values: Sides::new(Side::Left, Side::Right).map(|side| values::values(side, &facts, readings)),
        of: fingerprint(comparison),
        links: why.into_iter().zip(parts).map(|(why, parts)| Tied { why, parts }).collect(),
    }
}

/// The times of both accounts in the order of the calendar.
fn times(facts: &Facts) -> Vec<Dated> {
    let of_side = |side: Side| {
        let says_when = |time: &&Time| !matches!(time.meaning, Meaning::Vague | Meaning::Present | Meaning::Repeated);
        facts.times.get(side).iter().filter(says_when).map(move |time| Dated {
            place: evidence(side, time.passage, time.span),
            interval: time.interval.map(|interval| on_its_day(&interval, &time.frame.when)),
            weekday: weekday(&time.meaning).filter(|_| time.interval.is_none()),
            modality: time.frame.modality,
        })
    };
    let mut times: Vec<Dated> = Side::BOTH.into_iter().flat_map(of_side).collect();
    times.sort_by_key(|dated| {
        let when = dated.interval.map(|interval| (!interval.day_known, interval.start, Reverse(interval.end)));
        // What has no place stands behind what has one.
        (when.is_none(), when, dated.place)
    });
    times
}

/// The day of the week that is said.
fn weekday(meaning: &Meaning) -> Option<Weekday> {
    match meaning {
        Meaning::Weekday { weekday, .. } => Some(*weekday),
        Meaning::Timed { day: of, .. } | Meaning::Part { of, .. } => weekday(of),
        _ => None,
    }
}

/// A time of day on the day that its clause tells.
fn on_its_day(interval: &Interval, when: &When) -> Interval {
    match when {
        When::Now(day) | When::Other(day) if !interval.day_known && day.day_known && day.grain <= Grain::Day => {
            Interval { inferred: interval.inferred || day.inferred, ..interval.on(day.start.date()) }
        }
        When::Now(_) | When::Other(_) | When::Silent | When::Past => *interval,
    }
}

/// Whom both accounts name, the most frequent first.
fn names(facts: &Facts, readings: Sides<&Reading<'_>>) -> Vec<Named> {
    let quoted = quoted(facts);
    let of_entity = |(number, entity): (usize, &crate::facts::Entity)| {
        let places = |side: Side| {
            let names = entity.names.get(side).iter().filter_map(|&at| facts.names.get(side).get(at));
            names.map(|name| evidence(side, name.passage, name.span)).collect::<Vec<_>>()
        };
        let quoted = |side: Side| quoted.get(&(number, side)).cloned().unwrap_or_default();
        let written = |place: &Evidence| flow(place.span.of(&readings.get(place.side).document.text));
        let places = Sides::new(places(Side::Left), places(Side::Right));
        Named {
            sort: entity.sort,
            name: fullest(facts, EntityId(number), readings),
            spellings: places.as_ref().map(|places| spellings(places.iter().map(written))),
            quoted: Sides::new(quoted(Side::Left), quoted(Side::Right)),
            places,
        }
    };
    let mut names: Vec<Named> = facts.entities.all.iter().enumerate().map(of_entity).filter(|named| named.often() > 0).collect();
    names.sort_by(|a, b| b.often().cmp(&a.often()).then_with(|| a.name.cmp(&b.name)));
    names
}

/// The fullest name of an entity; one for its people only where it has no other.
fn fullest(facts: &Facts, id: EntityId, readings: Sides<&Reading<'_>>) -> String {
    let names = Side::BOTH.into_iter().flat_map(|side| {
        let own = facts.entities.get(id).map(|entity| entity.names.get(side).as_slice()).unwrap_or_default();
        own.iter().filter_map(move |&at| Some((side, facts.names.get(side).get(at)?)))
    });
    let fullest = names.max_by_key(|(side, name)| (!name.is_demonym, name.words.len(), Reverse((*side, name.span))));
    fullest.map_or_else(String::new, |(side, name)| flow(name.span.of(&readings.get(side).document.text)))
}

/// Where each entity is quoted.
fn quoted(facts: &Facts) -> BTreeMap<(usize, Side), Vec<Evidence>> {
    let mut quoted: BTreeMap<(usize, Side), Vec<Evidence>> = BTreeMap::new();
    for side in Side::BOTH {
        for quotation in facts.quotations.get(side) {
            if let (Some(speaker), Some(first)) = (speaker(quotation), quotation.sentences.first()) {
                quoted.entry((speaker.0, side)).or_default().push(evidence(side, first.passage, first.span));
            }
        }
    }
    quoted
}

/// Who speaks a quotation, where it is somebody with a name.
fn speaker(quotation: &crate::facts::Quotation) -> Option<EntityId> {
    match quotation.speaker.as_ref()?.voice {
        Voice::Named(id) => Some(id),
        Voice::Role | Voice::Pronoun => None,
    }
}

/// Ways of writing, counted.
fn spellings(written: impl Iterator<Item = String>) -> Vec<Spelling> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for written in written {
        *counted.entry(written).or_default() += 1;
    }
    let mut spellings: Vec<Spelling> = counted.into_iter().map(|(written, times)| Spelling { written, times }).collect();
    spellings.sort_by_key(|spelling| Reverse(spelling.times));
    spellings
}

/// On one line.
fn flow(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::compare::compare;
    use crate::document::Document;
    use jiff::civil::date;

    const LEFT: &str = "The Orrin dam gave way on Monday, Mayor Ines Torvald said.\n\nTorvald said: \u{201c}We saw it come for years.\u{201d}\n\n\
        The wall was built in 1962 by Keld Works for about 40 million crowns.\n";
    const RIGHT: &str =
        "A wall of the dam at Orrin broke on 3 March 2025, after it had been built in 1962.\n\nInes Torvald spoke of a warning.\n";

    fn studied() -> (Comparison, Study) {
        let read = |text: &str| Document::from_text("report.txt", text).unwrap();
        let documents = Sides::new(read(LEFT).with_published(date(2025, 3, 4)), read(RIGHT));
        let comparison = compare(documents);
        let study = study(&comparison);
        (comparison, study)
    }

    #[test]
    fn times_come_in_the_order_of_the_calendar() {
        let (comparison, study) = studied();
        let told: Vec<_> = study.times.iter().map(|dated| (dated.place.side, comparison.text(&dated.place))).collect();
        let (left, right) = (Side::Left, Side::Right);
        assert_eq!(told, [(left, "1962"), (right, "1962"), (left, "Monday"), (right, "3 March 2025")]);
        assert_eq!(study.times[2].interval.unwrap().start, study.times[3].interval.unwrap().start);
    }

    #[test]
    fn names_are_counted_on_both_sides_with_their_spellings() {
        let (_, study) = studied();
        let mayor = study.names.iter().find(|named| named.name == "Ines Torvald").unwrap();
        assert_eq!((mayor.sort, mayor.places.left.len(), mayor.places.right.len()), (Sort::Person, 2, 1));
        let written: Vec<_> = mayor.spellings.left.iter().map(|spelling| spelling.written.as_str()).collect();
        assert_eq!(written, ["Ines Torvald", "Torvald"]);
        assert_eq!((mayor.quoted.left.len(), mayor.quoted.right.len(), mayor.only()), (1, 0, None));
        assert_eq!((study.quotations, study.nameless), (Sides::new(1, 0), Sides::new(0, 0)));
        assert_eq!(study.names.iter().find(|named| named.name == "Keld Works").unwrap().only(), Some(Side::Left));
    }

    #[test]
    fn values_tell_what_was_understood() {
        let (comparison, study) = studied();
        let text = &comparison.documents.left.text;
        let of = |words: &str| study.values.left.iter().find(|value| value.span.of(text).contains(words)).unwrap();
        assert!(of("about 40 million").told.contains("about 40 million"), "{}", of("about 40 million").told);
        assert!(of("Monday").told.contains("3 March 2025"), "{}", of("Monday").told);
    }

    #[test]
    fn every_link_is_told_why_and_of_what_its_score_is_made() {
        let (comparison, study) = studied();
        assert!(!comparison.links.is_empty());
        assert_eq!(study.links.len(), comparison.links.len());
        for (tied, link) in study.links.iter().zip(&comparison.links) {
            assert!(!tied.why.is_empty());
            let sum: f64 = tied.parts.iter().map(|part| part.adds).sum();
            assert!((align::probability(sum) - link.score).abs() < 0.1, "{sum} for {}", link.score);
        }
    }
}
