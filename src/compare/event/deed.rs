//! Whether two events are one deed: the same told of the same, as far as either text says of what.

use super::judge::{SAME, UNLIKE, sameness};
use super::participants::Participants;
use crate::compare::weigh::Scales;
use crate::facts::{Event, same_outcome};

/// What a predicate tells by itself, where a text does not say of what.
const ALONE: f64 = 0.4;
/// What two predicates tell that come to the same: "rose", "climbed".
const OUTCOME: f64 = 0.8;
/// What is left where neither the same nor another doer or sufferer is told.
const UNTOLD: f64 = 0.6;
/// From this likeness on two predicates that no list knows as the same may tell the same.
const MAY_BE: f64 = 0.3;
/// What it is to be two deeds.
const OTHER: f64 = -1.0;

/// How far two events agree: up to 1 where they are one deed, -1 where they are two, 0 where nothing says.
pub(in crate::compare) fn same_deed(scales: &Scales<'_>, left: &Event, right: &Event) -> f64 {
    let same_outcome = || same_outcome(&left.sense, &right.sense).then_some(OUTCOME);
    let Some(sureness) = sameness(scales, left, right).or_else(same_outcome).filter(|_| left.polarity == right.polarity) else {
        let numbers = left.predicate.number().zip(right.predicate.number());
        // What a verb means with its particle its vector does not tell: "handed over", "turned over".
        let says_much = [left, right].iter().all(|event| !event.says_little() && event.particle.is_none());
        let is_other = says_much && numbers.is_some_and(|(a, b)| scales.words.similarity(a, b) < MAY_BE);
        return if is_other { OTHER } else { 0.0 };
    };
    let Participants { theme, agent, .. } = Participants::of(scales, left, right);
    let agrees = |likeness: Option<f64>, silent: f64| match likeness {
        None => silent,
        Some(likeness) if likeness >= SAME => 1.0,
        Some(likeness) if likeness < UNLIKE => 0.0,
        Some(_) => UNTOLD,
    };
    sureness * agrees(theme, ALONE) * agrees(agent, 1.0)
}
