//! Figures that the world has moved on from: what a later report raises or corrects, and what it counts more of.

use jiff::civil::Date;

use crate::align::Relation;
use crate::compare::comparer::Sequel;
use crate::compare::weigh::{Scales, Timing, timing};
use crate::document::Side;
use crate::facts::{Event, Quantity, Share, in_passage, is_growing, is_revision};
use crate::language::number::{Agreement, Dimension, agreement};

use super::is_count;

/// How near to a figure the verb stands that says what befell so many.
const BESIDE: f64 = 0.6;

/// Whether two figures that differ were both right when they were written: the later report says that its own came in place of another, or each says of
/// which day its own is.
pub(super) fn has_moved_on(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let Some(days) = Days::of(scales) else { return false };
    let (earlier, later) = if days.later == Side::Right { (a, b) } else { (b, a) };
    let is_of_other_day = timing(&a.frame.when, &b.frame.when) == Timing::OtherDay;
    // Where both tell of a change, it is one change.
    let is_revised = is_revised(scales, days.later, later) && !tells_revision(scales, days.later.other(), earlier, later);
    is_revised || is_of_other_day && may_have_grown(scales, a, b)
}

/// What the finding of two such figures says.
pub(super) fn sequel(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> Option<Sequel> {
    let days = Days::of(scales).filter(|_| has_moved_on(scales, a, b) || may_have_grown(scales, a, b))?;
    let told = |side: Side| scales.text(side, if side == Side::Left { a.span } else { b.span });
    let day = |date: Date| date.strftime("%-d %B %Y").to_string();
    Some(Sequel {
        relation: Relation::FollowUp,
        reason: format!("the figure may have changed between the reports; their days are {} and {}", day(days.first), day(days.second)),
        summary: Some(format!("{}, later {}", told(days.later.other()), told(days.later))),
    })
}

/// The days of two reports of which one was written later.
struct Days {
    first: Date,
    second: Date,
    later: Side,
}

impl Days {
    fn of(scales: &Scales<'_>) -> Option<Self> {
        let day = |side: Side| scales.facts.references.get(side).map(|reference| reference.date);
        let (left, right) = day(Side::Left).zip(day(Side::Right)).filter(|(left, right)| left != right)?;
        let later = if left < right { Side::Right } else { Side::Left };
        Some(Self { first: left.min(right), second: left.max(right), later })
    }
}

/// Whether the later report says that its figure came in place of another: "the toll rose to 31".
fn is_revised(scales: &Scales<'_>, side: Side, later: &Quantity) -> bool {
    let (_, events) = in_passage(scales.facts.events.get(side), later.passage, |event| event.passage);
    let at = later.tokens.start;
    // "Raised the number of people killed to 31": the figure stands with the nearest verb, and hangs on one before it.
    let is_reached =
        |event: &Event| event.obliques.iter().any(|oblique| oblique.preposition == "to" && oblique.argument.tokens.contains(&at));
    events.iter().any(is_reached) && events.iter().any(|event| event.at < at && is_revision(&event.sense))
}

/// Whether the earlier report tells of the change as well: by a verb, or by the figure that was left behind.
fn tells_revision(scales: &Scales<'_>, side: Side, earlier: &Quantity, later: &Quantity) -> bool {
    let here = |side: Side, quantity: &Quantity| in_passage(scales.facts.quantities.get(side), quantity.passage, |q| q.passage).1;
    let left_behind = here(side.other(), later).iter().filter(|quantity| quantity.frame.share == Share::Baseline);
    let is_known = |old: &Quantity| here(side, earlier).iter().any(|own| agreement(&own.value, &old.value) == Agreement::Equal);
    let by_verb = || {
        in_passage(scales.facts.events.get(side), earlier.passage, |event| event.passage).1.iter().any(|event| is_revision(&event.sense))
    };
    left_behind.into_iter().any(is_known) || by_verb()
}

/// Whether the later report counts more of what grows while an event goes on: the dead, acres burnt. Who tells of all there are tells the last word, a part
/// is picked out of what is known, and what both date by one day was over then.
pub(super) fn may_have_grown(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let Some(days) = Days::of(scales) else { return false };
    let (earlier, later) = if days.later == Side::Right { (a, b) } else { (b, a) };
    let grows = |quantity: &Quantity| {
        let is_area = quantity.value.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Area);
        let by_head = quantity.frame.head.as_deref().is_some_and(is_growing);
        let befell = || quantity.frame.events.iter().any(|near| near.weight >= BESIDE && is_growing(&near.word.lemma));
        (is_count(quantity) || is_area) && (by_head || befell())
    };
    let is_open = [earlier, later].iter().all(|quantity| quantity.frame.share == Share::Plain);
    let is_of_one_day = timing(&earlier.frame.when, &later.frame.when) == Timing::SameNow;
    let base = |quantity: &Quantity, value: f64| quantity.value.unit.as_ref().map_or(value, |unit| unit.to_base(value));
    let is_more = base(later, later.value.low) > base(earlier, earlier.value.high);
    is_more && is_open && !is_of_one_day && grows(earlier) && grows(later)
}
