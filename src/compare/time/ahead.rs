//! Times that are still to come: what accounts announce.

use jiff::civil::Date;

use super::{Edge, edge};
use crate::compare::comparer::{Accord, Mention};
use crate::compare::weigh::Scales;
use crate::document::{PassageId, Side};
use crate::facts::{Modality, Time, in_passage};
use crate::language::calendar::{Grain, Lead};

/// Whether a time dates what was still to come for its report: what lies after the report's day was, what lies before it was not. Of the day itself and of
/// stretches that hold it the words decide; an expectation told on the day is of something later.
pub(super) fn is_to_come(time: &Time, reported: Option<Date>) -> bool {
    let (planned, expected) = (time.frame.modality == Modality::Planned, time.frame.modality == Modality::Expected);
    match time.interval.as_ref().zip(reported) {
        Some((interval, day)) if interval.start.date() > day => true,
        Some((interval, day)) if interval.end.date() <= day => false,
        Some((interval, _)) => planned || expected && interval.grain > Grain::Day,
        None => planned || expected,
    }
}

/// Whether both times date something announced, and the only one in which the plans of their passages differ. What may be is no plan.
pub(super) fn are_alone_ahead(scales: &Scales<'_>, a: &Time, b: &Time) -> bool {
    let plans = |side: Side, passage: PassageId| {
        let reported = scales.facts.references.get(side).map(|reference| reference.date);
        let (_, here) = in_passage(scales.facts.times.get(side), passage, |time| time.passage);
        here.iter().filter(move |time| time.frame.modality != Modality::Possible && is_to_come(time, reported))
    };
    let is_plan = |side: Side, time: &Time| plans(side, time.passage).any(|plan| plan.span == time.span);
    let is_told_by = |side: Side, plan: &Time, passage: PassageId| {
        plans(side, passage).any(|other| Time::accord(plan, other).is_some_and(Accord::agrees))
    };
    let is_alone = |side: Side, time: &Time, other: &Time| {
        let is_shared = |plan: &Time| is_told_by(side.other(), plan, other.passage);
        plans(side, time.passage).all(|plan| is_shared(plan) == (plan.span != time.span))
    };
    is_plan(Side::Left, a) && is_plan(Side::Right, b) && is_alone(Side::Left, a, b) && is_alone(Side::Right, b, a)
}

/// Whether what one text wants done by a time has in the other its day after that: "in shops by May", "on sale in August".
pub(super) fn runs_over(a: &Time, b: &Time) -> bool {
    let ends = |time: &Time| if time.lead == Some(Lead::By) { time.interval.map(|interval| interval.end) } else { None };
    let starts = |time: &Time| if edge(time.lead) == Edge::At { time.interval.map(|interval| interval.start) } else { None };
    let is_later = |bound: &Time, day: &Time| ends(bound).zip(starts(day)).is_some_and(|(end, start)| start >= end);
    is_later(a, b) || is_later(b, a)
}
