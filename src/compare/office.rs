//! Two people in one office: what both texts call by the same words, and each by another name.

use std::collections::BTreeSet;

use crate::align::harmonic;
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{EntityId, Office, Sort, same_spelling};

use super::draft::{Draft, evidence, ordered, unnumbered};
use super::types::{Confidence, Finding, Kind, Verdict};
use super::weigh::Scales;
use super::weighing::{Judged, Weighed, judged};

/// From this likeness on two offices are called by the same words.
const SAME: f64 = 0.85;

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
    let entities = &scales.facts.entities;
    let (a, b) = (holder(scales, Side::Left, left)?, holder(scales, Side::Right, right)?);
    // Somebody whom both texts know may share an office with somebody else; two whom one text each knows alone stand in one place.
    if a == b || entities.is_common(a) || entities.is_common(b) || scales.are_kept_apart(left.passage, right.passage) {
        return None;
    }
    let is_person = |id: EntityId| matches!(entities.get(id).map(|entity| entity.sort), Some(Sort::Person | Sort::Unknown));
    let names = (scales.facts.names.left.get(left.name)?, scales.facts.names.right.get(right.name)?);
    let is_full = names.0.words.len() > 1 && names.1.words.len() > 1;
    // One word in common makes it more likely that the other is a slip of the pen.
    let may_be_one = names.0.words.iter().any(|x| names.1.words.iter().any(|y| same_spelling(x, y)));
    if !is_person(a) || !is_person(b) || !is_full || may_be_one {
        return None;
    }
    let bag = |office: &Office| office.words.iter().map(|&word| (word, 1.0)).collect::<Vec<_>>();
    let alike = if left.head == right.head { harmonic(scales.words.coverage(&bag(left), &bag(right))) } else { 0.0 };
    let (direct, beside) = scales.link(left.passage, right.passage);
    let is_telling = |office: &Office| office.is_definite || office.words.len() > 1;
    if alike < SAME || !is_telling(left) || !is_telling(right) {
        return None;
    }
    let sole = f64::from(u8::from(left.is_definite && right.is_definite));
    let words = (left.words.len().min(right.words.len()) as f64).min(3.0);
    Some((0.38 + 0.1 * sole + 0.06 * words + 0.25 * direct.max(0.5 * beside)).min(0.9))
}

fn draft(scales: &Scales<'_>, likelihood: f64, left: &Office, right: &Office) -> Draft {
    let spans = Sides::new(evidence(Side::Left, left.passage, left.span), evidence(Side::Right, right.passage, right.span));
    let title = scales.text(Side::Left, left.title);
    let name = |side: Side, office: &Office| scales.facts.names.get(side).get(office.name).map_or("", |name| scales.text(side, name.span));
    let (first, second) = (name(Side::Left, left), name(Side::Right, right));
    let finding = Finding {
        id: unnumbered(Verdict::Conflict),
        verdict: Verdict::Conflict,
        kind: Kind::Name,
        summary: format!("{title}: {first} \u{2260} {second}"),
        why: vec![
            format!("both texts speak of \u{201c}{title}\u{201d}, each by another name"),
            "neither name stands in the other text".to_owned(),
        ],
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
