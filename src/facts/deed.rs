//! The event that a mention belongs to: what a time dates, what a number is an argument of.

use std::ops::Range;

use crate::document::PassageId;

use super::event::{Argument, Event};
use super::in_passage;

/// The event that a time dates which hangs on the verb at `governor`: what that verb tells, or where it says little ("took place", "is due"), the noun of an
/// event before it.
pub(super) fn dated(events: &[Event], passage: PassageId, governor: usize) -> Option<usize> {
    let (first, here) = in_passage(events, passage, |event| event.passage);
    let verb = here.iter().position(|event| event.at == governor && !event.is_noun);
    let noun = || here.iter().rposition(|event| event.is_noun && event.at < governor);
    verb.filter(|&at| here.get(at).is_some_and(|event| !event.says_little())).or_else(noun).or(verb).map(|at| first + at)
}

/// The event of which a number is an argument, or stands in one.
pub(super) fn measured(events: &[Event], passage: PassageId, tokens: &Range<usize>) -> Option<usize> {
    let (first, here) = in_passage(events, passage, |event| event.passage);
    let holds = |argument: &Argument| argument.tokens.start < tokens.end && tokens.start < argument.tokens.end;
    let is_core = |event: &Event| [&event.object, &event.extent, &event.subject].into_iter().flatten().any(holds);
    let is_beside = |event: &Event| event.obliques.iter().any(|oblique| holds(&oblique.argument));
    let find = |is_of: &dyn Fn(&Event) -> bool| here.iter().position(|event| !event.is_noun && is_of(event));
    find(&is_core).or_else(|| find(&is_beside)).map(|at| first + at)
}
