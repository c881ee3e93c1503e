//! Figures that the world has moved on from: what a later report raises or corrects.

use crate::compare::weigh::Scales;
use crate::document::Side;
use crate::facts::{Event, Quantity, in_passage, is_revision};

/// Whether the later of two reports says that its figure came in place of another: "the toll rose to 31".
pub(super) fn is_revised(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let day = |side: Side| scales.facts.references.get(side).map(|reference| reference.date);
    let Some((left, right)) = day(Side::Left).zip(day(Side::Right)).filter(|(left, right)| left != right) else { return false };
    let (side, later) = if left < right { (Side::Right, b) } else { (Side::Left, a) };
    let (_, events) = in_passage(scales.facts.events.get(side), later.passage, |event| event.passage);
    let at = later.tokens.start;
    // "Raised the number of people killed to 31": the figure stands with the nearest verb, and hangs on one before it.
    let is_reached =
        |event: &Event| event.obliques.iter().any(|oblique| oblique.preposition == "to" && oblique.argument.tokens.contains(&at));
    events.iter().any(is_reached) && events.iter().any(|event| event.at < at && is_revision(&event.sense))
}
