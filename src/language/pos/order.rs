//! The cheapest way through the readings of a text (Viterbi), by how well one kind of word follows another.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::{Error, IntoDeserializer};

use super::readings::{Reading, Slot};
use crate::language::word_list::WordLines;

const ORDER: &str = include_str!("../../../assets/lexicon/tag_order.toml");
const SLOTS: usize = Slot::Stop as usize + 1;
/// The cost of a succession that the table does not list.
const UNLISTED: f32 = 6.0;

/// What a full stop costs after a sentence without a finite verb.
const VERBLESS: f32 = 3.0;

type Costs = [[f32; SLOTS]; SLOTS];

static COSTS: LazyLock<Costs> = LazyLock::new(|| parse().unwrap_or([[UNLISTED; SLOTS]; SLOTS]));

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderFile<'a> {
    #[serde(borrow)]
    order: WordLines<'a>,
}

fn parse() -> Result<Costs, toml::de::Error> {
    let file: OrderFile = toml::from_str(ORDER)?;
    let mut costs = [[UNLISTED; SLOTS]; SLOTS];
    for line in file.order.iter() {
        let Some((before, rest)) = line.split_first() else { continue };
        let before = slot_named(before.trim_end_matches(':'))?;
        for pair in rest.chunks(2) {
            let &[after, figure] = pair else { return Err(Error::custom(format!("a kind without a figure after {before:?}"))) };
            let (after, figure) = (slot_named(after)?, figure.parse().map_err(Error::custom)?);
            if let Some(cell) = costs.get_mut(before as usize).and_then(|row| row.get_mut(after as usize)) {
                *cell = figure;
            }
        }
    }
    Ok(costs)
}

fn slot_named(name: &str) -> Result<Slot, toml::de::Error> {
    Slot::deserialize(name.into_deserializer())
}

/// The cost of one kind of word after another; after a full stop everything begins anew.
fn cost(before: Slot, after: Slot) -> f32 {
    let before = if before == Slot::Stop { Slot::Start } else { before };
    COSTS.get(before as usize).and_then(|row| row.get(after as usize)).copied().unwrap_or(UNLISTED)
}

/// A step of the search: the slot, whether the sentence has a finite verb by then, the cost so far, the step before.
#[derive(Debug, Clone, Copy)]
struct Step {
    slot: Slot,
    has_verb: bool,
    cost: f32,
    from: usize,
}

impl Step {
    /// The step to a reading, counted on from this one.
    fn to(&self, reading: Reading, from: usize) -> Self {
        let no_verb = if reading.slot == Slot::Stop && !self.has_verb { VERBLESS } else { 0.0 };
        let is_verb = matches!(reading.slot, Slot::Finite | Slot::Be | Slot::Have | Slot::Do | Slot::Modal);
        let has_verb = reading.slot != Slot::Stop && (self.has_verb || is_verb);
        Self { slot: reading.slot, has_verb, cost: self.cost + cost(self.slot, reading.slot) + reading.cost + no_verb, from }
    }
}

/// One slot for each unit, so that readings and successions together cost least; the first listed wins a draw.
pub(super) fn cheapest_path<'r>(units: impl Iterator<Item = &'r [Reading]>) -> Vec<Slot> {
    let mut columns: Vec<Vec<Step>> = vec![vec![Step { slot: Slot::Start, has_verb: false, cost: 0.0, from: 0 }]];
    for readings in units {
        let Some(previous) = columns.last() else { break };
        let best = |reading: &Reading, has_verb: bool| {
            let steps = previous.iter().enumerate().map(|(i, step)| step.to(*reading, i)).filter(|s| s.has_verb == has_verb);
            steps.min_by(|a, b| a.cost.total_cmp(&b.cost))
        };
        columns.push(readings.iter().flat_map(|r| [best(r, false), best(r, true)]).flatten().collect());
    }
    let mut path = Vec::with_capacity(columns.len());
    let last = columns.last().and_then(|c| c.iter().enumerate().min_by(|a, b| a.1.cost.total_cmp(&b.1.cost)));
    let mut at = last.map_or(0, |(i, _)| i);
    for column in columns.iter().skip(1).rev() {
        let Some(step) = column.get(at) else { break };
        path.push(step.slot);
        at = step.from;
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_parses() {
        assert!(parse().is_ok());
        assert!(cost(Slot::Det, Slot::Noun) < cost(Slot::Det, Slot::Finite));
    }

    #[test]
    fn nothing_makes_no_path() {
        assert!(cheapest_path(std::iter::empty()).is_empty());
    }
}
