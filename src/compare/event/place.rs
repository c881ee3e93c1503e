//! Where one event took place: two texts that place it in rooms, buildings or grounds of which none is part of the other.

use super::judge::predicates_meet;
use super::participants::Participants;
use crate::compare::dispute::{Dispute, Disputed, settle};
use crate::compare::draft::{Draft, evidence};
use crate::compare::types::{Evidence, Kind};
use crate::compare::weigh::{Scales, Timing, timing};
use crate::document::{Side, Sides};
use crate::facts::{
    Argument, EntityId, Event, Facts, Modality, Oblique, Place, Polarity, Sort, Way, Word, befalls_once, exclusion, in_passage,
    share_level, use_of_room,
};

/// From this likeness on two events are about the same thing.
const SAME: f64 = 0.75;
/// In surely linked passages from this likeness on nothing says that they are not.
const UNTOLD: f64 = 0.5;
const SURELY_LINKED: f64 = 0.6;
/// Below this they are done by different people.
const UNLIKE: f64 = 0.35;
/// From this likeness on two words may say that rooms are for one thing.
const ALIKE: f64 = 0.6;
/// No finding of two places is surer than this.
const SUREST: f64 = 0.85;

/// An event with one of the phrases that say where it was.
#[derive(Clone, Copy)]
pub(in crate::compare) struct Located<'f> {
    event: &'f Event,
    place: &'f Oblique,
}

impl<'f> Disputed<'f> for Located<'f> {
    const SORT: &'static str = "place";

    fn all(facts: &'f Facts) -> Sides<Vec<Self>> {
        let is_place = |place: &Argument| Place::of(place).is_some() || use_of_room(place).is_some() || !place.names.is_empty();
        let says_where = |place: &&Oblique| Way::of(&place.preposition).is_some() && is_place(&place.argument);
        let located = |event: &'f Event| event.obliques.iter().filter(says_where).map(move |place| Located { event, place });
        facts.events.as_ref().map(|events| events.iter().flat_map(located).collect())
    }

    fn place(self, side: Side) -> Evidence {
        evidence(side, self.event.passage, self.place.argument.span)
    }

    fn may_meet(scales: &Scales<'f>, pair: Sides<Self>) -> bool {
        let (left, right) = (pair.left.event, pair.right.event);
        let is_linked = scales.link(left.passage, right.passage).0 > 0.0 && !scales.are_kept_apart(left.passage, right.passage);
        is_linked && predicates_meet(scales, left, right)
    }

    /// Two events are at odds in one pair of places; the others of the two are let go.
    fn judge(scales: &Scales<'f>, pair: Sides<Self>) -> Result<Dispute, &'static str> {
        let dispute = judge(scales, pair.map(|located| located.event))?;
        let are_they = dispute.places == Sides::new(pair.left.place(Side::Left), pair.right.place(Side::Right));
        if are_they { Ok(dispute) } else { Err("the one may hold the other, or another pair of places of the two events is at odds") }
    }
}

/// The findings of all events with two places, each place in one at the most. Only events of linked passages meet, and each pair of events is judged once.
pub(in crate::compare) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    let mut disputes = Vec::new();
    for (left, right) in scales.linked_pairs() {
        let (_, lefts) = in_passage(&scales.facts.events.left, left, |event| event.passage);
        let (_, rights) = in_passage(&scales.facts.events.right, right, |event| event.passage);
        let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| Sides::new(left, right)));
        disputes.extend(pairs.filter_map(|events| judge(scales, events).ok()));
    }
    settle(scales, disputes)
}

/// Two events in two places, or why they are let go.
fn judge(scales: &Scales<'_>, events: Sides<&Event>) -> Result<Dispute, &'static str> {
    let Sides { left, right } = events;
    tell_the_same(scales, left, right)?;
    let participants = Participants::of(scales, left, right);
    let (link, _) = scales.link(left.passage, right.passage);
    let theme = participants.theme.filter(|&theme| theme >= SAME || (theme >= UNTOLD && link >= SURELY_LINKED));
    let theme = theme.ok_or("they are not known to be about the same thing")?;
    // Two bombs and one are not the same.
    let is_counted = |event: &Event| event.theme().is_some_and(|theme| theme.is_counted && !theme.is_definite);
    if is_counted(left) != is_counted(right) {
        return Err("one is told of a number of things, the other is not");
    }
    if participants.agent.is_some_and(|agent| agent < UNLIKE) {
        return Err("it is done by two");
    }
    let places = apart(scales, left, right).ok_or("no place of the one is known to lie outside all places of the other")?;
    let sureness = if left.predicate.stem == right.predicate.stem { 0.1 } else { 0.0 };
    let likelihood = (0.3 + 0.15 * theme + 0.25 * link + sureness).min(SUREST);
    let place = |side: Side| evidence(side, events.get(side).passage, places.get(side).argument.span);
    let told = |side: Side| {
        let oblique = places.get(side);
        format!("{} {}", oblique.preposition, scales.text(side, oblique.argument.span))
    };
    Ok(Dispute {
        kind: Kind::Location,
        places: Sides::new(place(Side::Left), place(Side::Right)),
        told: Sides::new(told(Side::Left), told(Side::Right)),
        likelihood,
        why: reasons(scales, left, right),
        importance: IMPORTANCE,
    })
}

fn reasons(scales: &Scales<'_>, left: &Event, right: &Event) -> Vec<String> {
    let (a, b) = (&left.predicate.lower, &right.predicate.lower);
    let event = if a == b {
        format!("both tell of \u{201c}{a}\u{201d}")
    } else {
        format!("\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} tell the same event")
    };
    let about = left.theme().map(|theme| format!("both speak of \u{201c}{}\u{201d}", scales.text(Side::Left, theme.span)));
    let known = [Some("neither place is part of the other".to_owned()), Some(event), about, Some("the passages are linked".to_owned())];
    known.into_iter().flatten().collect()
}

/// Whether two events are told as having happened, by predicates that mean the same, at no two times; if not, why.
fn tell_the_same(scales: &Scales<'_>, left: &Event, right: &Event) -> Result<(), &'static str> {
    let has_happened = |event: &Event| event.polarity == Polarity::Asserted && event.modality == Modality::Happened && !event.is_quoted;
    let is_one_time = match timing(&left.when, &right.when) {
        Timing::Apart | Timing::OneOther => false,
        Timing::OtherDay => befalls_once(&left.predicate.lemma) && befalls_once(&right.predicate.lemma) && are_of_one_name(left, right),
        Timing::SameOther | Timing::SameNow | Timing::Silent => true,
    };
    if !has_happened(left) || !has_happened(right) {
        return Err("one of them is not told as a fact");
    }
    if !is_one_time {
        return Err("they are told of different times");
    }
    let meet = predicates_meet(scales, left, right) && exclusion(&left.predicate.lemma, &right.predicate.lemma).is_none();
    if meet { Ok(()) } else { Err("they tell of two events") }
}

/// Whether two events are about the same name.
fn are_of_one_name(left: &Event, right: &Event) -> bool {
    left.theme().zip(right.theme()).is_some_and(|(a, b)| !a.names.is_disjoint(&b.names))
}

/// Two places of which neither holds the other, the first such; nothing where any place of the one is one of the other.
fn apart<'f>(scales: &Scales<'_>, left: &'f Event, right: &'f Event) -> Option<Sides<&'f Oblique>> {
    let mut found = None;
    for a in &left.obliques {
        for b in &right.obliques {
            if Place::of(&a.argument).is_some_and(|place| Place::of(&b.argument) == Some(place)) {
                return None;
            }
            let are_strange = || is_strange(scales, a, Side::Right) && is_strange(scales, b, Side::Left);
            let is_apart = || (exclude(scales, a, b) && are_strange()) || are_named_apart(scales, a, b);
            if found.is_none() && is_apart() {
                found = Some(Sides::new(a, b));
            }
        }
    }
    found
}

/// Whether two phrases say, in the same way, that something was in places of which neither is part of the other.
fn exclude(scales: &Scales<'_>, a: &Oblique, b: &Oblique) -> bool {
    let ways = Way::of(&a.preposition).zip(Way::of(&b.preposition));
    let places = Place::of(&a.argument).zip(Place::of(&b.argument));
    let is_one_way = ways.is_some_and(|(a, b)| a == b);
    is_one_way && (places.is_some_and(|(a, b)| a.excludes(b)) || are_other_rooms(scales, &a.argument, &b.argument))
}

/// Whether two phrases name rooms by what they are for, each for something else: "the engine room", "a tool store", but not "the staff room" and "the
/// personnel room".
fn are_other_rooms(scales: &Scales<'_>, a: &Argument, b: &Argument) -> bool {
    let uses = use_of_room(a).zip(use_of_room(b));
    let are_like = |a: &Word, b: &Word| {
        let numbers = a.number().zip(b.number());
        a.stem == b.stem || scales.words.same_meaning(a, b) || numbers.is_some_and(|(a, b)| scales.words.similarity(a, b) >= ALIKE)
    };
    uses.is_some_and(|(a, b)| !are_like(a, b))
}

/// Whether two phrases name places on one level, each of which the other text never names.
fn are_named_apart(scales: &Scales<'_>, a: &Oblique, b: &Oblique) -> bool {
    let entities = &scales.facts.entities;
    let is_place = |id: &EntityId| entities.get(*id).is_some_and(|entity| matches!(entity.sort, Sort::Place | Sort::Unknown));
    let is_strange = |place: &Argument| !place.names.is_empty() && place.names.iter().all(|id| is_place(id) && !entities.is_common(*id));
    let ways = Way::of(&a.preposition).zip(Way::of(&b.preposition));
    let written = |side: Side, place: &'_ Oblique| scales.text(side, place.argument.span);
    let are_on_one_level = || share_level((&a.argument, written(Side::Left, a)), (&b.argument, written(Side::Right, b)));
    ways.is_some_and(|(a, b)| a == b) && are_on_one_level() && is_strange(&a.argument) && is_strange(&b.argument)
}

/// Whether the other text never speaks of a place: what it names too may be where somebody else was, or a part of the same. A patrol boat is no fishing boat.
fn is_strange(scales: &Scales<'_>, place: &Oblique, other: Side) -> bool {
    let Some(head) = place.argument.head.number() else { return false };
    let rest = || place.argument.words.iter().filter(|&&word| word != head);
    let tells = |bag: &Vec<usize>| {
        let has = |word: &usize| bag.binary_search(word).is_ok();
        has(&head) && 2 * rest().filter(|word| has(word)).count() >= rest().count()
    };
    !scales.words.bags.get(other).iter().any(tells)
}

/// What two places of one event matter by themselves.
const IMPORTANCE: f64 = 1.2;
