//! Which other values of the two texts could be meant instead of two that are weighed against each other.

use crate::document::{PassageId, Side};
use crate::facts::{Quantity, in_passage};
use crate::language::number::{self, Agreement, Dimension};

use super::{ABOUT, Head, distance, head, is_count, is_same_head};
use crate::compare::weigh::Scales;

/// Whether no other value of the same sort stands in the passage, but those that have their equal in the other text; or none at all in the whole text.
pub(super) fn is_alone(scales: &Scales<'_>, side: Side, quantity: &Quantity, within: Option<PassageId>) -> bool {
    let same_sort = |other: &Quantity| {
        number::agreement(&other.value, &quantity.value) != Agreement::NotComparable
            && (!is_count(quantity) || other.frame.head == quantity.frame.head || is_same_head(scales, other, quantity))
    };
    let all = scales.facts.quantities.get(side);
    let (first, here) = match within {
        Some(passage) => in_passage(all, passage, |q| q.passage),
        None => (0, all.as_slice()),
    };
    let is_told_elsewhere = |at: usize| within.is_some() && scales.is_met(side, first + at);
    let mut others = here.iter().enumerate().filter(|&(at, other)| same_sort(other) && !is_told_elsewhere(at));
    others.all(|(_, other)| !matches!(number::agreement(&other.value, &quantity.value), Agreement::Apart { .. }))
}

/// Whether no other value of either text that could be meant lies nearer to one of two. In long texts nobody looks.
pub(super) fn is_nearest(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let own = distance(a, b);
    own < ABOUT && {
        let quantities = &scales.facts.quantities;
        let is_nearer = |x: &Quantity, y: &Quantity| is_of_one_sort(scales, x, y) && distance(x, y) + 1e-9 < own;
        scales.is_long
            || !quantities.right.iter().any(|other| is_nearer(a, other)) && !quantities.left.iter().any(|other| is_nearer(other, b))
    }
}

/// Whether two are measures, and no other one of about their size could be meant instead. Those that have their equal in the other text are told of something
/// else. What is measured anew at every place and hour tells nothing by being the only one.
pub(super) fn are_only(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let is_weather = a.value.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Temperature);
    let has_rival = |side: Side, own: &Quantity, partner: &Quantity| {
        let is_rival = |(at, other): (usize, &Quantity)| {
            is_of_one_sort(scales, other, partner)
                && distance(other, partner) < ABOUT
                && !scales.is_met(side, at)
                && matches!(number::agreement(&other.value, &own.value), Agreement::Apart { .. })
        };
        scales.facts.quantities.get(side).iter().enumerate().any(is_rival)
    };
    !is_count(a) && !is_weather && !scales.is_long && !has_rival(Side::Left, a, b) && !has_rival(Side::Right, b, a)
}

/// Whether two values can be held against each other, and count the same if they count.
fn is_of_one_sort(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let counts_the_same = || !is_count(a) || matches!(head(scales, a, b), Head::Same(_) | Head::General);
    number::agreement(&a.value, &b.value) != Agreement::NotComparable && counts_the_same()
}
