//! Whether two events are about the same thing.

use crate::compare::weigh::Scales;
use crate::facts::{Argument, EntityId, Event, Sort};

/// How far the participants of two events agree, each from 0 to 1, or -1 where they are two that both texts tell apart; none where one is silent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Participants {
    /// What the events are about.
    pub theme: Option<f64>,
    /// Who does it.
    pub agent: Option<f64>,
    /// By how much.
    pub extent: Option<f64>,
}

/// What a head weighs in an argument against all of its words.
const HEAD: f64 = 0.6;
/// A name and a definite phrase: nothing says that they are the same, nor that they are not.
const UNTOLD: f64 = 0.5;
/// Two names that stand for different things.
pub(super) const APART: f64 = -1.0;

impl Participants {
    pub(super) fn of(scales: &Scales<'_>, left: &Event, right: &Event) -> Self {
        let likeness = |a: Option<&Argument>, b: Option<&Argument>| Some(likeness(scales, a?, b?));
        Self {
            theme: likeness(left.theme(), right.theme()),
            agent: likeness(left.agent(), right.agent()),
            extent: left.extent.as_ref().zip(right.extent.as_ref()).map(|(a, b)| shared(scales, a, b)),
        }
    }
}

/// How alike two noun phrases are.
pub(in crate::compare) fn likeness(scales: &Scales<'_>, a: &Argument, b: &Argument) -> f64 {
    let words = scales.words;
    let numbers = a.head.number().zip(b.head.number());
    let is_part = is_part(scales, a, b) || is_part(scales, b, a);
    let head = if is_part || words.same_meaning(&a.head, &b.head) { 1.0 } else { numbers.map_or(0.0, |(x, y)| words.similarity(x, y)) };
    if a.names.is_disjoint(&b.names) && are_rivals(scales, a, b) {
        return APART;
    }
    // "The bank" may well be the one that the other text names.
    let may_be_named = |named: &Argument, other: &Argument| !named.names.is_empty() && other.names.is_empty() && other.is_definite;
    if head < 0.5 && (may_be_named(a, b) || may_be_named(b, a)) {
        return UNTOLD;
    }
    let is_one_name = !a.names.is_disjoint(&b.names) && head > 0.9;
    // The fuller of two phrases may say more of the same thing: "the index", "the exchange's main index".
    let whole = if is_one_name || is_part { 1.0 } else { shared(scales, a, b) };
    HEAD * head + (1.0 - HEAD) * whole
}

/// Whether two phrases name what could be told apart: "the Australian climber" may well be Duncan Rait.
fn are_rivals(scales: &Scales<'_>, a: &Argument, b: &Argument) -> bool {
    let sort = |id: &EntityId| scales.facts.entities.get(*id).map(|entity| entity.sort);
    a.names
        .iter()
        .any(|x| b.names.iter().any(|y| sort(x).zip(sort(y)).is_some_and(|(x, y)| x == y || x == Sort::Unknown || y == Sort::Unknown)))
}

/// Whether an argument is of the other's head no more than a part or a number: "sailors of the navy", "the navy".
fn is_part(scales: &Scales<'_>, part: &Argument, other: &Argument) -> bool {
    part.whole.as_ref().is_some_and(|whole| scales.words.same_meaning(whole, &other.head))
}

/// How much of the briefer of two phrases the other has.
fn shared(scales: &Scales<'_>, a: &Argument, b: &Argument) -> f64 {
    let bag = |argument: &Argument| argument.words.iter().map(|&word| (word, 1.0)).collect::<Vec<_>>();
    let covered = scales.words.coverage(&bag(a), &bag(b));
    covered.left.max(covered.right)
}
