//! Two people in one office: what both texts call by the same words, and each by another name.

use std::collections::BTreeSet;

use crate::align::harmonic;
use crate::document::{Side, Sides};
use crate::facts::{EntityId, Facts, Holding, Office, Sort, same_spelling};

use super::dispute::{Dispute, Disputed, draft};
use super::draft::{Draft, evidence};
use super::types::{Evidence, Kind};
use super::weigh::Scales;

/// From this likeness on two offices are called by the same words.
const SAME: f64 = 0.85;
/// Two who bear one rank are held against each other from this score of a link on.
const LINKED: f64 = 0.3;

impl<'f> Disputed<'f> for &'f Office {
    const SORT: &'static str = "office";

    fn all(facts: &'f Facts) -> Sides<Vec<Self>> {
        facts.offices.as_ref().map(|all| all.iter().collect())
    }

    fn place(self, side: Side) -> Evidence {
        evidence(side, self.passage, self.span)
    }

    fn judge(scales: &Scales<'f>, offices: Sides<Self>) -> Result<Dispute, &'static str> {
        let Sides { left, right } = offices;
        let likelihood = likelihood(scales, left, right).ok_or_else(|| doubt(scales, offices))?;
        let title = scales.text(Side::Left, left.title);
        let name =
            |side: Side, office: &Office| scales.facts.names.get(side).get(office.name).map_or("", |name| scales.text(side, name.span));
        let holders = [holder(scales, Side::Left, left), holder(scales, Side::Right, right)];
        let is_known = holders.into_iter().flatten().any(|id| scales.facts.entities.is_common(id));
        let (kind, known) = if is_known {
            (Kind::Role, "a text that knows both has the other one in the office")
        } else {
            (Kind::Name, "neither name stands in the other text")
        };
        Ok(Dispute {
            kind,
            places: Sides::new(left.place(Side::Left), right.place(Side::Right)),
            told: Sides::new(format!("{title}: {}", name(Side::Left, left)), name(Side::Right, right).to_owned()),
            likelihood,
            why: vec![format!("both texts speak of \u{201c}{title}\u{201d}, each by another name"), known.to_owned()],
            importance: IMPORTANCE,
        })
    }
}

/// What two names for one office matter by themselves.
const IMPORTANCE: f64 = 1.6;

/// The findings of all offices: each name in one at the most.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    let offices = &scales.facts.offices;
    let pairs = offices.left.iter().flat_map(|left| offices.right.iter().map(move |right| Sides::new(left, right)));
    let mut found: Vec<(Dispute, Sides<Option<EntityId>>)> = Vec::new();
    for pair in pairs {
        let holders = Sides::new(holder(scales, Side::Left, pair.left), holder(scales, Side::Right, pair.right));
        found.extend(<&Office>::judge(scales, pair).ok().map(|dispute| (dispute, holders)));
    }
    found.sort_by(|(a, _), (b, _)| {
        let places = |dispute: &Dispute| (dispute.places.left.span, dispute.places.right.span);
        b.likelihood.total_cmp(&a.likelihood).then_with(|| places(a).cmp(&places(b)))
    });
    let mut taken = Sides::new(BTreeSet::new(), BTreeSet::new());
    let mut drafts = Vec::new();
    for (dispute, holders) in found {
        if !taken.left.contains(&holders.left) && !taken.right.contains(&holders.right) {
            taken.left.insert(holders.left);
            taken.right.insert(holders.right);
            drafts.push(draft(scales, dispute));
        }
    }
    drafts
}

fn holder(scales: &Scales<'_>, side: Side, office: &Office) -> Option<EntityId> {
    scales.facts.entities.of(side, office.name)
}

/// How likely two names are given for one office, if they may be.
fn likelihood(scales: &Scales<'_>, left: &Office, right: &Office) -> Option<f64> {
    let offices = Sides::new(left, right);
    let (a, b) = (holder(scales, Side::Left, left)?, holder(scales, Side::Right, right)?);
    let may_clash = left.holding == right.holding && !left.is_past && !right.is_past;
    if !may_clash || scales.are_kept_apart(left.passage, right.passage) || !may_be_two(scales, offices, (a, b)) {
        return None;
    }
    let alike = likeness(scales, left, right).filter(|&alike| alike >= SAME)?;
    let (direct, beside) = scales.link(left.passage, right.passage);
    let link = direct.max(0.5 * beside);
    let entities = &scales.facts.entities;
    let common = [a, b].into_iter().filter(|&id| entities.is_common(id)).count();
    let likelihood = match left.holding {
        // Somebody whom both texts know may share an office with somebody else; two whom one text each knows alone stand in one place.
        Holding::Named if common == 0 => {
            let is_telling = |office: &Office| office.is_definite || office.words.len() > 1;
            let sole = f64::from(u8::from(left.is_definite && right.is_definite));
            let words = (left.words.len().min(right.words.len()) as f64).min(3.0);
            (is_telling(left) && is_telling(right)).then_some(0.38 + 0.1 * sole + 0.06 * words)
        }
        // A text knows the other one too, and does not have him in the office of something that it names.
        Holding::Named => is_sole(scales, offices, (a, b)).then_some(0.35 + 0.2 * alike),
        Holding::Ranked => (common == 0 && direct.max(beside) >= LINKED && is_lone(scales, offices)).then_some(0.42),
        Holding::Pleading => (common == 0).then_some(0.5),
    }?;
    Some((likelihood + 0.25 * link).min(0.9))
}

/// Whether two names may name two people, or whatever else holds the office.
fn may_be_two(scales: &Scales<'_>, offices: Sides<&Office>, (a, b): (EntityId, EntityId)) -> bool {
    let is_person = |id: EntityId| matches!(scales.facts.entities.get(id).map(|entity| entity.sort), Some(Sort::Person | Sort::Unknown));
    let words = |side: Side| scales.facts.names.get(side).get(offices.get(side).name).map_or(&[][..], |name| &name.words);
    let (first, second) = (words(Side::Left), words(Side::Right));
    let is_full = first.len() > 1 && second.len() > 1;
    // One word in common makes it more likely that the other is a slip of the pen.
    let may_be_one = first.iter().any(|x| second.iter().any(|y| same_spelling(x, y)));
    a != b && is_person(a) && is_person(b) && is_full && !may_be_one
}

/// How alike two offices are called; nothing where they are offices of two.
fn likeness(scales: &Scales<'_>, left: &Office, right: &Office) -> Option<f64> {
    let of_two = !left.of.is_empty() && !right.of.is_empty() && left.of.is_disjoint(&right.of);
    let bag = |office: &Office| office.words.iter().map(|&word| (word, 1.0)).collect::<Vec<_>>();
    let alike = || {
        if left.words.is_empty() && right.words.is_empty() { 1.0 } else { harmonic(scales.words.coverage(&bag(left), &bag(right))) }
    };
    (left.head == right.head && !of_two).then(alike)
}

/// Whether an office of one thing is meant, which each text gives to one alone.
fn is_sole(scales: &Scales<'_>, offices: Sides<&Office>, (a, b): (EntityId, EntityId)) -> bool {
    let is_one = !offices.left.of.is_disjoint(&offices.right.of) && offices.left.is_definite && offices.right.is_definite;
    let holds = |side: Side, id: EntityId| {
        let own = offices.get(side);
        let holders =
            scales.facts.offices.get(side).iter().filter(|office| likeness(scales, office, own).is_some_and(|alike| alike >= SAME));
        holders.into_iter().any(|office| holder(scales, side, office) == Some(id))
    };
    is_one && !holds(Side::Left, b) && !holds(Side::Right, a)
}

/// Whether nobody else of the same rank stands in either text, and neither passage tells what somebody says.
fn is_lone(scales: &Scales<'_>, offices: Sides<&Office>) -> bool {
    let is_alone = |side: Side| {
        let own = offices.get(side);
        let of_rank = scales.facts.offices.get(side).iter().filter(|office| office.holding == Holding::Ranked && office.head == own.head);
        !own.is_reporting && of_rank.map(|office| holder(scales, side, office)).collect::<BTreeSet<_>>().len() == 1
    };
    Side::BOTH.into_iter().all(is_alone)
}

/// Why nothing is made of two offices, in words.
fn doubt(scales: &Scales<'_>, offices: Sides<&Office>) -> &'static str {
    let Sides { left, right } = offices;
    let (a, b) = (holder(scales, Side::Left, left), holder(scales, Side::Right, right));
    if left.head != right.head {
        "they are two offices"
    } else if a.is_some() && a == b {
        "one and the same holds both"
    } else if scales.are_kept_apart(left.passage, right.passage) {
        "a person keeps the two passages apart"
    } else if [a, b].into_iter().flatten().any(|id| scales.facts.entities.is_common(id)) {
        "one of them stands in both texts, and may share the office"
    } else {
        "too little says that two are named for one office"
    }
}
