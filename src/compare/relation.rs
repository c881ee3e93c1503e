//! Two who change places: what one text tells of the one and the other, the other text tells of the other and the one.

use crate::document::{Side, Sides};
use crate::facts::Relation;

use super::dispute::{Dispute, settle};
use super::draft::{Draft, evidence};
use super::types::Kind;
use super::weigh::{Scales, Timing, timing};

/// What may happen again the other way round is held against each other from this score of a link on.
const LINKED: f64 = 0.1;
/// No finding of two who change places is surer than this.
const SUREST: f64 = 0.9;

/// The findings of all relations, each place in one at the most.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    let all = &scales.facts.relations;
    let pairs = all.left.iter().flat_map(|left| all.right.iter().map(move |right| Sides::new(left, right)));
    settle(scales, pairs.filter_map(|relations| judge(scales, relations)).collect())
}

fn judge(scales: &Scales<'_>, relations: Sides<&Relation>) -> Option<Dispute> {
    let Sides { left, right } = relations;
    let is_exchanged = left.sort == right.sort && (left.first, left.second) == (right.second, right.first);
    if !is_exchanged || left.modality != right.modality || !scales.is_within_reach(left.passage, right.passage) {
        return None;
    }
    let (link, _) = scales.link(left.passage, right.passage);
    let may_be_two = match timing(&left.when, &right.when) {
        Timing::Apart | Timing::OtherDay | Timing::OneOther => true,
        Timing::SameOther | Timing::SameNow | Timing::Silent => !left.is_once && link < LINKED,
    };
    // A text that tells it both ways tells of two.
    let tells = |side: Side, told: &Relation| {
        let is_it = |own: &Relation| (own.sort, own.first, own.second) == (told.sort, told.first, told.second);
        scales.facts.relations.get(side).iter().any(is_it)
    };
    if may_be_two || tells(Side::Left, right) || tells(Side::Right, left) {
        return None;
    }
    let likelihood = (if left.is_once { 0.6 } else { 0.5 } + 0.25 * link).min(SUREST);
    let (first, second) = (scales.entity_text(left.first), scales.entity_text(left.second));
    let mut why = vec![format!("each text has {first} and {second} in the other\u{2019}s place")];
    if scales.is_linked(left.passage, right.passage) {
        why.push("the passages are linked".to_owned());
    }
    let place = |side: Side| {
        let relation = relations.get(side);
        evidence(side, relation.passage, relation.span)
    };
    let places = Sides::new(place(Side::Left), place(Side::Right));
    let told = places.as_ref().map(|place| scales.text(place.side, place.span).to_owned());
    Some(Dispute { kind: Kind::Role, places, told, likelihood, why, importance: IMPORTANCE })
}

/// What two who change places matter by themselves.
const IMPORTANCE: f64 = 1.8;
