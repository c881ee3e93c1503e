//! Two people in one office: what both texts call by the same words, and each by another name.

use std::collections::BTreeSet;

use crate::align::harmonic;
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{EntityId, Holding, Office, Sort, same_spelling};

use super::draft::{Draft, evidence, ordered, unnumbered};
use super::types::{Confidence, Finding, Kind, Verdict};
use super::weigh::Scales;
use super::weighing::{Judged, Weighed, judged};

/// From this likeness on two offices are called by the same words.
const SAME: f64 = 0.85;
/// Two who bear one rank are held against each other from this score of a link on.
const LINKED: f64 = 0.3;

/// The findings of all offices: each name in one at the most.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    let offices = &scales.facts.offices;
    let pairs = offices.left.iter().flat_map(|left| offices.right.iter().map(move |right| (left, right)));
    let mut found: Vec<(f64, &Office, &Office)> =
        pairs.filter_map(|(left, right)| Some((likelihood(scales, left, right)?, left, right))).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.span, a.2.span).cmp(&(b.1.span, b.2.span))));
    let mut taken = Sides::new(BTreeSet::new(), BTreeSet::new());
    let mut drafts = Vec::new();
    for (likelihood, left, right) in found {
        let names = (holder(scales, Side::Left, left), holder(scales, Side::Right, right));
        if !taken.left.contains(&names.0) && !taken.right.contains(&names.1) {
            taken.left.insert(names.0);
            taken.right.insert(names.1);
            drafts.push(draft(scales, likelihood, left, right));
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

fn draft(scales: &Scales<'_>, likelihood: f64, left: &Office, right: &Office) -> Draft {
    let spans = Sides::new(evidence(Side::Left, left.passage, left.span), evidence(Side::Right, right.passage, right.span));
    let title = scales.text(Side::Left, left.title);
    let name = |side: Side, office: &Office| scales.facts.names.get(side).get(office.name).map_or("", |name| scales.text(side, name.span));
    let (first, second) = (name(Side::Left, left), name(Side::Right, right));
    let holders = [holder(scales, Side::Left, left), holder(scales, Side::Right, right)];
    let is_known = holders.into_iter().flatten().any(|id| scales.facts.entities.is_common(id));
    let (kind, known) = if is_known {
        (Kind::Role, "a text that knows both has the other one in the office")
    } else {
        (Kind::Name, "neither name stands in the other text")
    };
    let finding = Finding {
        id: unnumbered(Verdict::Conflict),
        verdict: Verdict::Conflict,
        kind,
        summary: format!("{title}: {first} \u{2260} {second}"),
        why: vec![format!("both texts speak of \u{201c}{title}\u{201d}, each by another name"), known.to_owned()],
        confidence: Confidence::new(likelihood),
        relation: None,
        spans: Sides::new(Some(spans.left), Some(spans.right)),
        evidence: ordered(vec![spans.left, spans.right]),
    };
    let importance = scales.standing(1.6, Side::Left, left.passage).max(scales.standing(1.6, Side::Right, right.passage));
    Draft { finding, importance: importance + 2.0 * likelihood }
}

/// Every office that has a byte in a span, each with the judgements on it.
pub(super) fn weighed(scales: &Scales<'_>, findings: &[Finding], place: (Side, ByteSpan)) -> Vec<Weighed> {
    let place_of = |side: Side, office: &Office| evidence(side, office.passage, office.span);
    judged("office", findings, place, &scales.facts.offices, place_of, |offices| judge(scales, offices))
}

fn judge(scales: &Scales<'_>, offices: Sides<&Office>) -> Judged {
    let Sides { left, right } = offices;
    if let Some(likelihood) = likelihood(scales, left, right) {
        let title = scales.text(Side::Left, left.title);
        return Judged::AtOdds(likelihood, vec![format!("both texts speak of \u{201c}{title}\u{201d}, each by another name")]);
    }
    let (a, b) = (holder(scales, Side::Left, left), holder(scales, Side::Right, right));
    Judged::LetGo(if left.head != right.head {
        "they are two offices"
    } else if a.is_some() && a == b {
        "one and the same holds both"
    } else if scales.are_kept_apart(left.passage, right.passage) {
        "a person keeps the two passages apart"
    } else if [a, b].into_iter().flatten().any(|id| scales.facts.entities.is_common(id)) {
        "one of them stands in both texts, and may share the office"
    } else {
        "too little says that two are named for one office"
    })
}
