//! Things of which one text says that there were none while the other tells what they did: "had no lifeboats", "the lifeboats were lowered".

use super::judge::{Because, LINKED, Odds};
use crate::compare::types::Kind;
use crate::compare::weigh::{Scales, Timing, timing};
use crate::document::Side;
use crate::facts::{Argument, Event, Polarity, is_general_head};

/// From this share on the words of a phrase are spoken of where the thing is missing.
const TOLD: f64 = 0.5;
/// No finding of a missing thing is surer than this.
const SUREST: f64 = 0.85;

/// Whether one event says that a thing is missing which takes part in the other.
pub(super) fn absent(scales: &Scales<'_>, left: &Event, right: &Event) -> Option<Odds> {
    let side = Side::BOTH.into_iter().find(|&side| {
        let (absence, told) = if side == Side::Left { (left, right) } else { (right, left) };
        absence.missing().is_some_and(|thing| acts(scales, side, (absence, thing), told))
    })?;
    let (link, _) = scales.link(left.passage, right.passage);
    (link >= LINKED).then(|| Odds { kind: Kind::Negation, likelihood: (0.4 + 0.35 * link).min(SUREST), because: Because::Absent(side) })
}

/// Whether what is missing on a side takes part in what the other tells.
fn acts(scales: &Scales<'_>, side: Side, (absence, thing): (&Event, &Argument), told: &Event) -> bool {
    let is_fact = told.polarity == Polarity::Asserted && told.modality == absence.modality && !told.is_quoted && !told.is_noun;
    let is_one_time = || matches!(timing(&absence.when, &told.when), Timing::Silent | Timing::SameNow | Timing::SameOther);
    is_fact
        && told.missing().is_none()
        && !is_general_head(&thing.head.lemma)
        && is_one_time()
        && [&told.subject, &told.object].into_iter().flatten().any(|other| is_it(scales, side, (absence, thing), other))
}

/// Whether a phrase of the other text names the very thing: it says no less than what is missing, and what more it says is spoken of beside it.
fn is_it(scales: &Scales<'_>, side: Side, (absence, thing): (&Event, &Argument), other: &Argument) -> bool {
    let presupposes = other.is_definite || other.is_counted || !other.names.is_empty();
    if other.is_none || !presupposes || !scales.words.same_meaning(&thing.head, &other.head) {
        return false;
    }
    let weighed = |words: &[usize]| words.iter().map(|&word| (word, 1.0)).collect::<Vec<_>>();
    // "No further alarms", "no official comment": only of what is narrowed to the same is nothing there.
    let narrowed = scales.text(side, thing.span).split_whitespace().count() - 1 > thing.words.len();
    let has_all = scales.words.coverage(&weighed(&thing.words), &weighed(&other.words)).left >= 0.99;
    let beyond: Vec<usize> = other.words.iter().copied().filter(|&word| thing.head.number() != Some(word)).collect();
    let passage = scales.words.bags.get(side).get(absence.passage.0).map_or(&[][..], Vec::as_slice);
    let is_near = beyond.is_empty() || scales.words.coverage(&weighed(&beyond), &weighed(passage)).left >= TOLD;
    !narrowed && has_all && is_near
}
