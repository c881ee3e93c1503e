//! Directions weighed against each other: opposed sides or parts of one thing of which two texts tell the same.

use crate::document::{Side, Sides};
use crate::facts::{Direction, Facts, Modality};

use super::dispute::{Dispute, Disputed};
use super::draft::evidence;
use super::event::likeness;
use super::types::{Evidence, Kind};
use super::weigh::{Reasons, Scales, Timing, timing};

/// From this likeness on two anchors are one thing.
const SAME: f64 = 0.75;
/// From this weight on two clauses tell of one event.
const SAME_EVENT: f64 = 0.4;
/// No finding of two directions is surer than this.
const SUREST: f64 = 0.85;

impl<'f> Disputed<'f> for &'f Direction {
    const SORT: &'static str = "direction";

    fn all(facts: &'f Facts) -> Sides<Vec<Self>> {
        facts.directions.as_ref().map(|all| all.iter().collect())
    }

    fn place(self, side: Side) -> Evidence {
        evidence(side, self.passage, self.span)
    }

    fn judge(scales: &Scales<'f>, directions: Sides<Self>) -> Result<Dispute, &'static str> {
        let Sides { left, right } = directions;
        let (a, b) = (&left.frame, &right.frame);
        let (link, _) = scales.link(left.passage, right.passage);
        let has_happened = a.modality == Modality::Happened && b.modality == Modality::Happened;
        let is_other_time = || matches!(timing(&a.when, &b.when), Timing::Apart | Timing::OtherDay | Timing::OneOther);
        let (event, words) = scales.same_event(a, b);
        let is_named = !left.anchor.names.is_empty() && !right.anchor.names.is_empty();
        // One event beside one name makes up for a link.
        let is_near = link > 0.0 || (is_named && event >= SAME_EVENT);
        if !are_opposed(scales, left, right) {
            return Err("the two directions are not opposed");
        }
        if !is_one_thing(scales, left, right) {
            return Err("they are sides or parts of different things");
        }
        if scales.are_kept_apart(left.passage, right.passage) {
            return Err("a person keeps the two passages apart");
        }
        if !is_near {
            return Err("no link joins their passages, and nothing else says that one event is told");
        }
        if !has_happened {
            return Err("one of them is not told as a fact");
        }
        if is_other_time() {
            return Err("they are told of different times");
        }
        if is_told_elsewhere(scales, directions) {
            return Err("a text tells of the other side as well");
        }
        let opposed = format!("\u{201c}{}\u{201d} and \u{201c}{}\u{201d} are opposite directions", left.word.lower, right.word.lower);
        let mut reasons = Reasons::told(opposed);
        if let Some((p, q)) = words {
            reasons.add(|| format!("\u{201c}{}\u{201d} and \u{201c}{}\u{201d} tell of one event", p.lower, q.lower));
        }
        if is_named {
            reasons.add(|| format!("both name {}", scales.text(Side::Left, left.anchor.span)));
        }
        if link > 0.0 {
            reasons.add(|| "the passages are linked".to_owned());
        }
        let named = if is_named { 0.15 } else { 0.0 };
        let likelihood = (0.2 + named + 0.25 * link + 0.25 * scales.context(a, b) + 0.2 * event).min(SUREST);
        let places = Sides::new(left.place(Side::Left), right.place(Side::Right));
        let told = places.as_ref().map(|place| scales.text(place.side, place.span).to_owned());
        Ok(Dispute { kind: Kind::Location, places, told, likelihood, why: reasons.into_words(), importance: IMPORTANCE })
    }
}

fn are_opposed(scales: &Scales<'_>, a: &Direction, b: &Direction) -> bool {
    a.word.number().zip(b.word.number()).is_some_and(|(a, b)| scales.words.opposed(a, b))
}

fn is_one_thing(scales: &Scales<'_>, a: &Direction, b: &Direction) -> bool {
    likeness(scales, &a.anchor, &b.anchor) >= SAME
}

/// Whether either text speaks of the same thing on the side that the other one tells: then it tells of both sides.
fn is_told_elsewhere(scales: &Scales<'_>, directions: Sides<&Direction>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let own = directions.get(side);
        let others = scales.facts.directions.get(side.other()).iter();
        let is_same = |a: &Direction, b: &Direction| scales.words.same_meaning(&a.word, &b.word);
        others.filter(|other| is_same(own, other)).any(|other| match side {
            Side::Left => is_one_thing(scales, own, other),
            Side::Right => is_one_thing(scales, other, own),
        })
    })
}

/// What opposed directions matter by themselves.
const IMPORTANCE: f64 = 1.2;
