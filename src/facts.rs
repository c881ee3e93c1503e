//! What two documents state: quantities, times and names, each with the frame that says what it speaks of, and quotations with who speaks them.
//!
//! Input are the two documents read passage by passage ([`Reading`]); output are [`Facts`]. Names are clustered over both documents at once, for an entity
//! is the same on either side. Whether two mentions speak of one fact is not decided here but in [`crate::compare`].

mod cause;
mod clause;
mod cues;
mod deed;
mod entity;
mod event;
mod frame;
mod name;
mod office;
mod place;
mod quantity;
mod quotation;
mod reading;
mod reference;
mod relation;
mod statement;
mod sum;
mod telling;
mod time;
mod word;

pub use cause::{Cause, Effect, Standing};
pub use entity::{Entities, Entity, EntityId};
pub use event::{
    Argument, Event, Exclusion, Oblique, Polarity, VerbForm, are_converse, exclusion, is_converse, is_mutual, is_revision, same_outcome,
    settles,
};
pub use frame::{Frame, Modality, Near, Share, When};
pub use name::{Name, Sort};
pub use office::{Holding, Office};
pub use place::{Direction, Place, Way, befalls_once, share_level, use_of_room};
pub use quantity::{Bond, Quantity};
pub use quotation::{Quotation, QuotedSentence, QuotedWord, Speaker, Voice};
pub use reading::{PassageReading, Reading};
pub use relation::Relation;
pub use statement::{Said, Slot, Statement, Statements, statements};
pub use sum::Sum;
pub use telling::{Stance, Telling};
pub use time::Time;
pub use word::Word;

pub(crate) use cause::is_cause_cue;
pub(crate) use entity::same_spelling;
pub(crate) use frame::{are_counted_alike, are_exclusive, is_general_head, is_part_of_group, is_price, is_vote, modality};
pub(crate) use telling::denies;

use std::ops::Range;

use crate::document::{PassageId, Role, Side, Sides};
use crate::language::Pos;
use crate::language::calendar::Reference;

/// What two documents state.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Quantities of each side, in text order.
    pub quantities: Sides<Vec<Quantity>>,
    /// Totals of each side that stand with all their parts.
    pub sums: Sides<Vec<Sum>>,
    /// Times of each side, in text order.
    pub times: Sides<Vec<Time>>,
    /// Names of each side, in text order.
    pub names: Sides<Vec<Name>>,
    /// What names hold or are, of each side, in text order.
    pub offices: Sides<Vec<Office>>,
    /// Events of each side, in text order.
    pub events: Sides<Vec<Event>>,
    /// What holds between two with names, of each side, in text order.
    pub relations: Sides<Vec<Relation>>,
    /// Causes of each side, in text order.
    pub causes: Sides<Vec<Cause>>,
    /// Directions of each side, in text order.
    pub directions: Sides<Vec<Direction>>,
    /// Quotations of each side, in text order.
    pub quotations: Sides<Vec<Quotation>>,
    /// The names clustered.
    pub entities: Entities,
    /// The day by which each side's times were resolved.
    pub references: Sides<Option<Reference>>,
}

impl Facts {
    /// Reads the mentions of two documents.
    pub fn new(readings: Sides<&Reading<'_>>) -> Self {
        /// Times, quantities, names, offices, events, causes, directions.
        const ROUNDS: usize = 7;
        readings.map(|reading| reading.expect_rounds(ROUNDS));
        word::number(readings);
        let references = reference::references(readings);
        let times = Sides::new(all_times(readings.left, references.left), all_times(readings.right, references.right));
        let quantities = Sides::new(all_quantities(readings.left, &times.left), all_quantities(readings.right, &times.right));
        let sums = Sides::new(sum::sums(readings.left, &quantities.left), sum::sums(readings.right, &quantities.right));
        let names = readings.map(name::names);
        let entities = entity::cluster(Sides::new(&names.left, &names.right));
        let offices = Sides::new(all_offices(readings.left, &names.left), all_offices(readings.right, &names.right));
        let events = Sides::new(all_events(readings.left), all_events(readings.right));
        let causes = readings.map(|reading| reading.in_each(cause::causes));
        let directions = readings.map(|reading| reading.in_each(place::directions));
        let quoted = |side: Side| quotation::quotations(readings.get(side), names.get(side), side, &entities);
        let quotations = Sides::new(quoted(Side::Left), quoted(Side::Right));
        let relations = Sides::default();
        let mut facts =
            Self { quantities, sums, times, names, offices, events, relations, causes, directions, quotations, entities, references };
        for side in Side::BOTH {
            facts.fill_frames(side, readings.get(side));
        }
        facts.relations = facts.events.as_ref().map(|events| relation::relations(events));
        facts
    }

    /// Puts names and times of the clause into the frames of the mentions in it.
    fn fill_frames(&mut self, side: Side, reading: &Reading<'_>) {
        let names: Vec<Placed> = self
            .names
            .get(side)
            .iter()
            .enumerate()
            .map(|(i, n)| Placed {
                passage: n.passage,
                tokens: n.tokens.clone(),
                entity: self.entities.of(side, i),
                is_source: n.is_source,
                is_demonym: n.is_demonym,
            })
            .collect();
        let times = self.times.get(side).clone();
        let reference = *self.references.get(side);
        let baselines: Vec<(PassageId, Range<usize>)> = {
            let all = self.quantities.get(side).iter();
            all.filter(|q| q.frame.share == Share::Baseline).map(|q| (q.passage, q.tokens.clone())).collect()
        };
        let fill = |passage: PassageId, tokens: &Range<usize>, own: Option<usize>, frame: &mut Frame| {
            let Some(reading) = reading.passages.get(passage.0) else { return };
            let clause = reading.clause_of(tokens.start);
            let here = || in_passage(&names, passage, |n| n.passage).1.iter().filter(|n| !n.is_source);
            frame.passage_names = here().filter_map(|n| n.entity).collect();
            frame.clause_names = here().filter(|n| clause.contains(&n.tokens.start)).filter_map(|n| n.entity).collect();
            let (first, times) = in_passage(&times, passage, |t| t.passage);
            // "To 9 from 6 in the spring": the time is that of the value left behind.
            let (_, left_behind) = in_passage(&baselines, passage, |(passage, _)| *passage);
            let of_baseline = |time: &Time| left_behind.iter().any(|(_, q)| tokens.end <= q.start && q.end <= time.tokens.start);
            frame.when = reference::when(reading, tokens, own.map(|i| i - first), times, reference, of_baseline);
        };
        for quantity in self.quantities.get_mut(side) {
            let tokens = quantity.tokens.clone();
            fill(quantity.passage, &tokens, None, &mut quantity.frame);
            if quantity.value.age {
                let Some(reading) = reading.passages.get(quantity.passage.0) else { continue };
                let told = |n: &Placed| {
                    n.entity.and_then(|id| self.entities.get(id)).is_some_and(|e| matches!(e.sort, Sort::Person | Sort::Unknown))
                };
                let people: Vec<&Placed> = names.iter().filter(|n| n.passage <= quantity.passage && told(n)).collect();
                quantity.frame.bearer = bearer(reading, &tokens, &people);
            }
        }
        let name_argument = |passage: PassageId, argument: &mut Argument| {
            let (_, here) = in_passage(&names, passage, |n| n.passage);
            // "The Australian climber" is not named by where he comes from.
            let names = |n: &&Placed| argument.tokens.contains(&n.tokens.start) && !n.is_demonym;
            argument.names = here.iter().filter(names).filter_map(|n| n.entity).collect();
        };
        for event in self.events.get_mut(side) {
            let Some(reading) = reading.passages.get(event.passage.0) else { continue };
            let (_, quantities) = in_passage(self.quantities.get(side), event.passage, |q| q.passage);
            event.know_measures(quantities.iter().filter(|q| q.value.unit.is_some()).map(|q| q.value.tokens.clone()));
            let passage = event.passage;
            event.arguments_mut().for_each(|argument| name_argument(passage, argument));
            let (_, times) = in_passage(&times, event.passage, |t| t.passage);
            event.know_times(times);
            let own = times.iter().filter(|time| !clause::is_dated_aside(reading, &time.tokens, event.at));
            let own: Vec<Time> = own.cloned().collect();
            event.when = reference::when(reading, &(event.at..event.at + 1), None, &own, reference, |_| false);
        }
        for cause in self.causes.get_mut(side) {
            let tokens = cause.tokens.clone();
            fill(cause.passage, &tokens, None, &mut cause.frame);
            name_argument(cause.passage, &mut cause.core);
            if let Effect::Thing(thing) = &mut cause.effect {
                name_argument(cause.passage, thing);
            }
        }
        for direction in self.directions.get_mut(side) {
            let tokens = direction.tokens.clone();
            fill(direction.passage, &tokens, None, &mut direction.frame);
            name_argument(direction.passage, &mut direction.anchor);
        }
        for office in self.offices.get_mut(side) {
            let (_, here) = in_passage(&names, office.passage, |n| n.passage);
            office.of = here.iter().filter(|n| office.tokens.contains(&n.tokens.start)).filter_map(|n| n.entity).collect();
        }
        for (i, time) in self.times.get_mut(side).iter_mut().enumerate() {
            let tokens = time.tokens.clone();
            fill(time.passage, &tokens, Some(i), &mut time.frame);
            time.frame.deed = time.governor.and_then(|governor| deed::dated(self.events.get(side), time.passage, governor));
        }
        for quantity in self.quantities.get_mut(side) {
            quantity.frame.deed = deed::measured(self.events.get(side), quantity.passage, &quantity.tokens);
        }
    }
}

/// Where a name stands and whom it names.
struct Placed {
    passage: PassageId,
    tokens: Range<usize>,
    entity: Option<EntityId>,
    is_source: bool,
    is_demonym: bool,
}

/// Whose age stands at `age`: the person named right beside it ("Teles, 57,", "Teles, who is 57,", "the 57-year-old Teles"); "the 57-year-old" by itself
/// is whoever was named last.
fn bearer(reading: &PassageReading<'_>, age: &Range<usize>, people: &[&Placed]) -> Option<EntityId> {
    /// Passages that a definite age may lie behind the name of its bearer.
    const BACK: usize = 2;
    let passage = reading.passage.id;
    let is_tied = |from: usize, to: usize| !(from..to).any(|i| reading.pos.get(i) == Some(&Pos::Preposition));
    let before = |n: &Placed| n.tokens.end <= age.start && age.start - n.tokens.end <= 3 && is_tied(n.tokens.end, age.start);
    let behind = |n: &Placed| n.tokens.start >= age.end && n.tokens.start - age.end <= 3 && is_tied(age.end, n.tokens.start);
    let beside = people.iter().filter(|n| n.passage == passage).find(|n| before(n) || behind(n));
    let definite = age.start.checked_sub(1).is_some_and(|i| matches!(reading.lower(i), "the" | "he" | "she" | "is" | "was"));
    let named_last = || {
        let is_before = |n: &&&Placed| (n.passage, n.tokens.start) < (passage, age.start) && passage.0 - n.passage.0 <= BACK;
        people.iter().rfind(is_before).filter(|_| definite)
    };
    beside.or_else(named_last)?.entity
}

/// What is seen in the facts of one text, for tests: a document beside itself has the facts of its own on either side.
#[cfg(test)]
pub(crate) fn beside_itself<T>(text: &str, see: impl FnOnce(&Facts, &crate::document::Document) -> T) -> T {
    let Ok(document) = crate::document::Document::from_text("report.txt", text) else { panic!("no report in {text:?}") };
    let reading = Reading::new(&document);
    see(&Facts::new(Sides::new(&reading, &reading)), &document)
}

/// The items of one passage, out of a list in text order, and how many stand before them.
pub(crate) fn in_passage<T>(items: &[T], passage: PassageId, of: impl Fn(&T) -> PassageId) -> (usize, &[T]) {
    let first = items.partition_point(|i| of(i) < passage);
    let end = items.partition_point(|i| of(i) <= passage);
    (first, items.get(first..end).unwrap_or_default())
}

fn all_times(reading: &Reading<'_>, reference: Option<Reference>) -> Vec<Time> {
    let mut times = reading.in_each(|passage, before| time::times(passage, before, reference));
    time::follow_body(reading, &mut times);
    times
}

fn all_events(reading: &Reading<'_>) -> Vec<Event> {
    reading.in_each(|passage, _| event::events(passage))
}

fn all_offices(reading: &Reading<'_>, names: &[Name]) -> Vec<Office> {
    let ranks = office::ranks(reading);
    reading.in_each(|passage, _| {
        let (first, here) = in_passage(names, passage.passage.id, |name| name.passage);
        office::offices(passage, &ranks, here, first)
    })
}

fn all_quantities(reading: &Reading<'_>, times: &[Time]) -> Vec<Quantity> {
    let mut quantities = reading.in_each(|passage, before| {
        let taken: Vec<_> = in_passage(times, passage.passage.id, |t| t.passage).1.iter().map(|t| t.tokens.clone()).collect();
        quantity::quantities(passage, before, &taken)
    });
    quantity::name_currency(reading, &mut quantities);
    quantity::count_afresh(&mut quantities);
    quantities
}

/// Whether a passage stands at the head of its document: what it states matters most.
pub(crate) fn is_prominent(role: Role) -> bool {
    matches!(role, Role::Title | Role::Standfirst)
}
