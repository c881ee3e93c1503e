//! What two documents state: quantities, times and names, each with the frame that says what it speaks of.
//!
//! Input are the two documents read passage by passage ([`Reading`]); output are [`Facts`]. Names are clustered over both documents at once, for an entity
//! is the same on either side. Whether two mentions speak of one fact is not decided here but in [`crate::compare`].

mod clause;
mod cues;
mod entity;
mod frame;
mod name;
mod quantity;
mod reading;
mod reference;
mod time;

pub use entity::{Entities, Entity, EntityId};
pub use frame::{Frame, Modality, Near, Share, When};
pub use name::{Name, Sort};
pub use quantity::Quantity;
pub use reading::{PassageReading, Reading};
pub use time::Time;

pub(crate) use entity::same_spelling;
pub(crate) use frame::{event_class, is_general_head};

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::{PassageId, Role, Side, Sides};
use crate::language::calendar::Reference;

/// What two documents state.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Quantities of each side, in text order.
    pub quantities: Sides<Vec<Quantity>>,
    /// Times of each side, in text order.
    pub times: Sides<Vec<Time>>,
    /// Names of each side, in text order.
    pub names: Sides<Vec<Name>>,
    /// The names clustered.
    pub entities: Entities,
    /// The day by which each side's times were resolved.
    pub references: Sides<Option<Reference>>,
}

impl Facts {
    /// Reads the mentions of two documents.
    pub fn new(readings: Sides<&Reading<'_>>) -> Self {
        let references = reference::references(readings);
        let times = Sides::new(all_times(readings.left, references.left), all_times(readings.right, references.right));
        let quantities = Sides::new(all_quantities(readings.left, &times.left), all_quantities(readings.right, &times.right));
        let names = readings.map(name::names);
        let entities = entity::cluster(Sides::new(&names.left, &names.right));
        let mut facts = Self { quantities, times, names, entities, references };
        for side in Side::BOTH {
            facts.fill_frames(side, readings.get(side));
        }
        facts
    }

    /// Puts names and times of the clause into the frames of the mentions in it.
    fn fill_frames(&mut self, side: Side, reading: &Reading<'_>) {
        let names: Vec<(PassageId, Range<usize>, Option<EntityId>)> =
            self.names.get(side).iter().enumerate().map(|(i, n)| (n.passage, n.tokens.clone(), self.entities.of(side, i))).collect();
        let sources: BTreeSet<(PassageId, usize)> =
            self.names.get(side).iter().filter(|n| n.is_source).map(|n| (n.passage, n.tokens.start)).collect();
        let times = self.times.get(side).clone();
        let reference = *self.references.get(side);
        let fill = |passage: PassageId, tokens: &Range<usize>, own: Option<usize>, frame: &mut Frame| {
            let Some(reading) = reading.passages.get(passage.0) else { return };
            let clause = reading.clause_of(tokens.start);
            let here = || names.iter().filter(|n| n.0 == passage && !sources.contains(&(n.0, n.1.start)));
            frame.passage_names = here().filter_map(|n| n.2).collect();
            frame.clause_names = here().filter(|n| clause.contains(&n.1.start)).filter_map(|n| n.2).collect::<BTreeSet<_>>();
            frame.when = reference::when(reading, tokens, own, &times, reference);
        };
        for quantity in self.quantities.get_mut(side) {
            fill(quantity.passage, &quantity.tokens.clone(), None, &mut quantity.frame);
            if quantity.value.age {
                let beside = |n: &&(PassageId, Range<usize>, Option<EntityId>)| {
                    n.0 == quantity.passage
                        && (n.1.end <= quantity.tokens.start && quantity.tokens.start - n.1.end <= 2
                            || n.1.start >= quantity.tokens.end && n.1.start - quantity.tokens.end <= 3)
                };
                quantity.frame.bearer = names.iter().find(beside).and_then(|n| n.2);
            }
        }
        for (i, time) in self.times.get_mut(side).iter_mut().enumerate() {
            fill(time.passage, &time.tokens.clone(), Some(i), &mut time.frame);
        }
    }
}

fn all_times(reading: &Reading<'_>, reference: Option<Reference>) -> Vec<Time> {
    reading.with_previous().flat_map(|(passage, before)| time::times(passage, before, reference)).collect()
}

fn all_quantities(reading: &Reading<'_>, times: &[Time]) -> Vec<Quantity> {
    reading
        .with_previous()
        .flat_map(|(passage, before)| {
            let first = times.partition_point(|t| t.passage < passage.passage.id);
            let taken: Vec<_> =
                times.iter().skip(first).take_while(|t| t.passage == passage.passage.id).map(|t| t.tokens.clone()).collect();
            quantity::quantities(passage, before, &taken)
        })
        .collect()
}

/// Whether a passage stands at the head of its document: what it states matters most.
pub(crate) fn is_prominent(role: Role) -> bool {
    matches!(role, Role::Title | Role::Standfirst)
}
