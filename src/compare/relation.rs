//! Two who change places: what one text tells of the one and the other, the other text tells of the other and the one.

use crate::document::{Side, Sides};
use crate::facts::{Facts, Relation};

use super::dispute::{Dispute, Disputed};
use super::draft::evidence;
use super::types::{Evidence, Kind};
use super::weigh::{Scales, Timing, timing};

/// What may happen again the other way round is held against each other from this score of a link on.
const LINKED: f64 = 0.1;
/// No finding of two who change places is surer than this.
const SUREST: f64 = 0.9;

impl<'f> Disputed<'f> for &'f Relation {
    const SORT: &'static str = "relation";

    fn all(facts: &'f Facts) -> Sides<Vec<Self>> {
        facts.relations.as_ref().map(|all| all.iter().collect())
    }

    fn place(self, side: Side) -> Evidence {
        evidence(side, self.passage, self.span)
    }

    fn may_meet(_: &Scales<'f>, relations: Sides<Self>) -> bool {
        relations.left.sort == relations.right.sort
    }

    fn judge(scales: &Scales<'f>, relations: Sides<Self>) -> Result<Dispute, &'static str> {
        let Sides { left, right } = relations;
        if !Self::may_meet(scales, relations) {
            return Err("they are two sorts of relation");
        }
        if (left.first, left.second) == (right.first, right.second) {
            return Err("both texts have the two in the same places");
        }
        if (left.first, left.second) != (right.second, right.first) {
            return Err("they hold between others");
        }
        if left.modality != right.modality {
            return Err("one is told as a fact, the other is not");
        }
        if !scales.is_within_reach(left.passage, right.passage) {
            return Err("no link joins their passages, and in texts of this length nothing else is weighed");
        }
        if matches!(timing(&left.when, &right.when), Timing::Apart | Timing::OtherDay | Timing::OneOther) {
            return Err("they are told of different times");
        }
        let (link, _) = scales.link(left.passage, right.passage);
        if !left.is_once && link < LINKED {
            return Err("no link joins their passages, and it may happen again the other way round");
        }
        // A text that tells it both ways tells of two.
        let tells = |side: Side, told: &Relation| {
            let is_it = |own: &Relation| (own.sort, own.first, own.second) == (told.sort, told.first, told.second);
            scales.facts.relations.get(side).iter().any(is_it)
        };
        if tells(Side::Left, right) || tells(Side::Right, left) {
            return Err("a text tells it the other way round as well");
        }
        let likelihood = (if left.is_once { 0.6 } else { 0.5 } + 0.25 * link).min(SUREST);
        let (first, second) = (scales.entity_text(left.first), scales.entity_text(left.second));
        let mut why = vec![format!("each text has {first} and {second} in the other\u{2019}s place")];
        if scales.is_linked(left.passage, right.passage) {
            why.push("the passages are linked".to_owned());
        }
        let places = Sides::new(left.place(Side::Left), right.place(Side::Right));
        let told = places.as_ref().map(|place| scales.text(place.side, place.span).to_owned());
        Ok(Dispute { kind: Kind::Role, places, told, likelihood, why, importance: IMPORTANCE })
    }
}

/// What two who change places matter by themselves.
const IMPORTANCE: f64 = 1.8;
