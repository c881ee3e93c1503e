//! How what two quantities count or measure lies to each other.

use crate::document::Side;
use crate::facts::{Quantity, Word, are_counted_alike, are_exclusive, is_general_head, is_part_of_group};

use super::is_count;
use crate::compare::weigh::Scales;

/// How near to a count of people the verb stands that says what became of them.
const BESIDE: f64 = 0.6;
/// From this likeness of their meanings on two nouns may name one thing. Below it lie "nurses" and "doctors", "cows" and "sheep".
const LIKE: f64 = 0.65;
/// The same of the things that two measures measure, for which their unit speaks besides.
const LIKE_THING: f64 = 0.5;

/// Whether two quantities count what has one name or two names for the same.
pub(super) fn is_same_head(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    a.frame.head == b.frame.head && a.frame.head.is_some()
        || a.frame.head_word.as_ref().zip(b.frame.head_word.as_ref()).is_some_and(|(x, y)| {
            let same_fate = || a.frame.tells_event && b.frame.tells_event && x.event.is_some() && x.event == y.event;
            scales.words.same_meaning(x, y) || are_counted_alike(&x.lemma, &y.lemma) || same_fate() || is_member(a, y) || is_member(b, x)
        })
}

/// Whether a quantity counts members of what the other head names: "22 crew members", "a crew of 24".
fn is_member(members: &Quantity, group: &Word) -> bool {
    let narrowed_by = |number: usize| members.frame.modifiers.contains(&number);
    members.frame.head.as_deref().is_some_and(is_part_of_group) && group.number().is_some_and(narrowed_by)
}

/// Whether what is told around one quantity of people is what the head of the other says: "twelve people died", "ten dead".
fn tells_fate(scales: &Scales<'_>, told: &Quantity, people: &Quantity) -> bool {
    let is_anybody = told.frame.tells_event && people.frame.head.as_deref().is_some_and(is_general_head);
    let fate = told.frame.head_word.as_ref().filter(|_| is_anybody);
    fate.is_some_and(|fate| {
        let is_one = |word: &Word| fate.event.is_some() && fate.event == word.event || scales.words.same_meaning(fate, word);
        people.frame.events.iter().any(|near| near.weight >= BESIDE && is_one(&near.word))
    })
}

/// How the counted heads of two quantities lie.
pub(super) enum Head<'a> {
    Same(&'a str),
    /// Nouns that are no synonyms, yet alike enough to name one thing where everything else says so; how alike.
    Alike(f64),
    General,
    Measured,
    Silent,
    Apart,
}

/// How the heads of two quantities lie.
pub(super) fn head<'a>(scales: &Scales<'_>, a: &'a Quantity, b: &Quantity) -> Head<'a> {
    match (&a.frame.head, &b.frame.head) {
        _ if !is_count(a) || !is_count(b) => Head::Measured,
        (Some(x), Some(y)) if are_exclusive(x, y) => Head::Apart,
        (Some(x), Some(y)) if is_general_head(x) && is_general_head(y) => Head::General,
        (Some(x), Some(_)) if is_same_head(scales, a, b) => Head::Same(x),
        (Some(_), Some(_)) if tells_fate(scales, a, b) || tells_fate(scales, b, a) => Head::General,
        (Some(_), Some(_)) => likeness(scales, a, b).filter(|_| !are_told_apart(scales, a, b)).map_or(Head::Apart, Head::Alike),
        _ => Head::Silent,
    }
}

/// How alike the heads of two quantities are, where they may name one thing.
fn likeness(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> Option<f64> {
    let (x, y) = (a.frame.head_word.as_ref()?.number()?, b.frame.head_word.as_ref()?.number()?);
    let likeness = scales.words.similarity(x, y);
    (likeness >= LIKE && !scales.words.opposed(x, y)).then_some(likeness)
}

/// Whether one of the texts counts both: who writes of guards and of prisoners means two things.
fn are_told_apart(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let counts = |side: Side, sought: &Quantity| {
        let is_sought = |other: &Quantity| is_count(other) && other.frame.head.is_some() && other.frame.head == sought.frame.head;
        scales.facts.quantities.get(side).iter().any(is_sought)
    };
    counts(Side::Left, b) || counts(Side::Right, a)
}

/// How alike the things are that two measures measure, 0 where they are others; nothing where a text does not name its own.
pub(super) fn likeness_of_things(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> Option<f64> {
    if a.bond.thing.is_empty() || b.bond.thing.is_empty() {
        return None;
    }
    let pairs = a.bond.thing.iter().flat_map(|&x| b.bond.thing.iter().map(move |&y| (x, y)));
    let best = pairs.filter(|&(x, y)| !scales.words.opposed(x, y)).map(|(x, y)| scales.words.similarity(x, y)).fold(0.0, f64::max);
    Some(if best >= LIKE_THING { best } else { 0.0 })
}

/// Whether two ordinals say of different things which of their kind they are. A noun left out, or "the third time", may stand for any; two times must be
/// those of one event.
pub(super) fn are_ranked_apart(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    /// How well the events agree that both happened again.
    const AGAIN: f64 = 0.3;
    let is_time = |q: &Quantity| q.frame.head.as_deref() == Some("time");
    let is_open = |q: &Quantity| q.frame.head.is_none() || is_time(q);
    let are_other_times = is_time(a) && is_time(b) && scales.same_event(&a.frame, &b.frame).0 < AGAIN;
    are_other_times || !is_open(a) && !is_open(b) && !is_same_head(scales, a, b) || scales.names_at_odds(&a.frame, &b.frame).is_some()
}
