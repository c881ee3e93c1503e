//! Words that say how a value is meant: "about", "at least", "nearly".

use super::scan::Scan;
use super::{Hedge, NumberForm, Part};
use crate::language::number::Dimension;

/// The hedge that ends before token `first`, and the index of its first token, not before `floor`.
///
/// A word such as "another" may stand between the hedge and its number.
pub(super) fn before(s: &Scan<'_>, first: usize, floor: usize) -> Option<(Hedge, usize)> {
    ending_at(s, first, floor).or_else(|| {
        let added = s.words.lists.added.iter().find_map(|p| s.phrase_before(first, p).filter(|&at| at >= floor))?;
        ending_at(s, added, floor)
    })
}

fn ending_at(s: &Scan<'_>, end: usize, floor: usize) -> Option<(Hedge, usize)> {
    let last = end.checked_sub(1)?;
    let hedges = s.words.hedges_before(s.lower(last));
    hedges.iter().find_map(|(phrase, hedge)| s.phrase_before(end, phrase).filter(|&at| at >= floor).map(|at| (*hedge, at)))
}

/// The hedge before a part, where it is one: "over" before a duration mostly tells how long something went on, and behind "spread" what it covers.
pub(super) fn of_part(s: &Scan<'_>, part: &Part, floor: usize) -> Option<(Hedge, usize)> {
    if matches!(part.amount.form, NumberForm::Ordinal | NumberForm::Label | NumberForm::Score) {
        return None;
    }
    let (hedge, start) = before(s, part.first, floor)?;
    let duration = part.unit.as_ref().is_some_and(|u| u.is(Dimension::Time)) && !part.age && !part.attributive;
    let spans_time =
        duration && start + 1 == part.first && s.lower(start) == "over" && !s.words.lists.before_over.contains(s.lower_before(start, 1));
    let lies_over = start + 1 == part.first && s.lower(start) == "over" && s.words.lists.lying_over.contains(s.lower_before(start, 1));
    (!spans_time && !lies_over).then_some((hedge, start))
}
