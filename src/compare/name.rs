//! Names weighed against each other: one finding for each person, place or organisation that matters.

use std::collections::BTreeSet;

use strsim::normalized_damerau_levenshtein;

use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{Entity, EntityId, Name, Sort, same_spelling};

use super::draft::{Draft, OneSided, evidence, ordered, unnumbered};
use super::types::{Confidence, Finding, Kind, Verdict};
use super::weigh::Scales;
use super::weighing::{Outcome, Weighed, Weighing, rank, resting_on};

/// The findings of all names.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    (0..scales.facts.entities.all.len()).flat_map(|i| of_entity(scales, EntityId(i))).collect()
}

fn of_entity(scales: &Scales<'_>, id: EntityId) -> Vec<Draft> {
    let Some(entity) = scales.facts.entities.get(id) else { return Vec::new() };
    let names = Sides::new(mentions(scales, entity, Side::Left), mentions(scales, entity, Side::Right));
    let alone = |side: Side| one_sided(scales, entity, side, names.get(side));
    match (names.left.is_empty(), names.right.is_empty()) {
        (false, false) if are_kept_apart(scales, &names) => {
            // A name that both texts write alike is absent from neither, whatever a person says of the passages.
            let written = |side: Side| names.get(side).iter().map(|n| plainly(scales.text(side, n.span))).collect::<BTreeSet<_>>();
            let is_one_spelling = !written(Side::Left).is_disjoint(&written(Side::Right));
            if is_one_spelling { Vec::new() } else { Side::BOTH.into_iter().filter_map(alone).collect() }
        }
        (false, false) => both(scales, entity, &names).into_iter().collect(),
        (false, true) => alone(Side::Left).into_iter().collect(),
        (true, false) => alone(Side::Right).into_iter().collect(),
        (true, true) => Vec::new(),
    }
}

/// Whether a person keeps every passage that names an entity on the left apart from every one on the right.
fn are_kept_apart(scales: &Scales<'_>, names: &Sides<Vec<&Name>>) -> bool {
    names.left.iter().all(|x| names.right.iter().all(|y| scales.are_kept_apart(x.passage, y.passage)))
}

/// The names of an entity on one side; peoples' names used as adjectives do not name it.
fn mentions<'a>(scales: &Scales<'a>, entity: &Entity, side: Side) -> Vec<&'a Name> {
    entity.names.get(side).iter().filter_map(|&n| scales.facts.names.get(side).get(n)).filter(|n| !n.is_demonym).collect()
}

/// The name a side uses in full: the longest, of equals the first.
fn fullest<'a>(names: &[&'a Name]) -> Option<&'a Name> {
    names.iter().copied().max_by(|a, b| a.words.len().cmp(&b.words.len()).then(b.span.start.cmp(&a.span.start)))
}

fn both(scales: &Scales<'_>, entity: &Entity, names: &Sides<Vec<&Name>>) -> Option<Draft> {
    let (a, b) = (fullest(&names.left)?, fullest(&names.right)?);
    let (left, right) = (scales.text(Side::Left, a.span), scales.text(Side::Right, b.span));
    let difference = difference(a, b, left, right);
    // What one side spells in two ways and the other in one of these is no difference between the two.
    let written = |side: Side, name: &Name| plainly(scales.text(side, name.span));
    let long = |n: &&Name| n.words.len() > 1 && n.words.len() >= a.words.len().min(b.words.len());
    let met = names
        .left
        .iter()
        .copied()
        .filter(long)
        .any(|x| names.right.iter().copied().filter(long).any(|y| written(Side::Left, x) == written(Side::Right, y)));
    let (verdict, why) = match difference.filter(|_| !met) {
        Some(reason) => (Verdict::Variant, vec![reason, "the two names stand for the same".to_owned()]),
        None => (Verdict::Shared, vec!["both texts name it".to_owned()]),
    };
    let mark = if verdict == Verdict::Variant { "\u{2248}" } else { "=" };
    let weight = weight(scales, entity, names);
    // Where two spellings differ, these are shown; else the places that tell the same of whom or what they name.
    let (base, (x, y)) = match together(scales, names) {
        _ if verdict == Verdict::Variant => (0.6, (a, b)),
        Some((shown, link)) => (ALONE + LINKED * link, shown),
        None => (ALONE, (a, b)),
    };
    let finding = Finding {
        id: unnumbered(verdict),
        verdict,
        kind: Kind::Name,
        summary: if left == right { left.to_owned() } else { format!("{left} {mark} {right}") },
        why,
        confidence: Confidence::new((base + 0.1 * weight).min(0.95)),
        relation: None,
        spans: Sides::new(Some(evidence(Side::Left, x.passage, x.span)), Some(evidence(Side::Right, y.passage, y.span))),
        evidence: ordered(
            Side::BOTH.iter().flat_map(|&side| names.get(side).iter().map(move |n| evidence(side, n.passage, n.span))).collect(),
        ),
    };
    Some(Draft { finding, importance: weight })
}

/// How sure it is that a name which both texts have is a fact of both, before its weight and links are known.
const ALONE: f64 = 0.15;
/// What the best link of two passages that name the same adds to the confidence that this is a fact of both.
const LINKED: f64 = 0.35;

/// The two mentions whose passages are linked best, of equals the first ones, and the score of that link.
fn together<'a>(scales: &Scales<'_>, names: &Sides<Vec<&'a Name>>) -> Option<((&'a Name, &'a Name), f64)> {
    /// Mentions of a side that are looked at: long texts name somebody thousands of times.
    const MOST: usize = 100;
    let pairs = names.left.iter().take(MOST).flat_map(|&x| names.right.iter().take(MOST).map(move |&y| (x, y)));
    let linked = pairs.map(|pair| (pair, scales.link(pair.0.passage, pair.1.passage).0)).filter(|(_, link)| *link > 0.0);
    let depth = |(x, y): (&Name, &Name)| (x.span.start + y.span.start, x.span.start.min(y.span.start));
    linked.max_by(|(a, first), (b, second)| first.total_cmp(second).then_with(|| depth(*b).cmp(&depth(*a))))
}

/// "UAE" against "United Arab Emirates".
const ABBREVIATED: &str = "the abbreviation and the full name";

/// How two names of one entity differ on the surface, in words; none where one is merely the short form of the other.
fn difference(a: &Name, b: &Name, left: &str, right: &str) -> Option<String> {
    if a.words == b.words {
        let letters = |text: &str| plainly(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let reason = if letters(left) == letters(right) { "the same letters, written otherwise" } else { ABBREVIATED };
        let (left, right) = (plainly(left), plainly(right));
        // "Orrin Glass Plc", "Ada Tarn QC": what stands behind is no part of the name.
        let is_short = left.starts_with(&format!("{right} ")) || right.starts_with(&format!("{left} "));
        return (left != right && !is_short).then(|| reason.to_owned());
    }
    let differing: Vec<(&String, &String)> =
        if a.words.len() == b.words.len() { a.words.iter().zip(&b.words).filter(|(x, y)| x != y).collect() } else { Vec::new() };
    if !differing.is_empty() {
        let initials = differing.iter().all(|(x, y)| x.chars().count() == 1 || y.chars().count() == 1);
        return (!initials).then(|| "two spellings of one name".to_owned());
    }
    let is_acronym = |short: &Name, long: &Name| {
        short.words.len() == 1 && long.words.len() > 1 && !long.words.iter().any(|w| short.words.iter().any(|s| same_spelling(w, s)))
    };
    if is_acronym(a, b) || is_acronym(b, a) {
        return Some(ABBREVIATED.to_owned());
    }
    let last_differs = a.words.last().zip(b.words.last()).is_some_and(|(x, y)| x != y && same_spelling(x, y));
    // "Amélie Duré" and "Dure" alone: one name with its accents and without.
    let surname = |text: &str| plainly(text.split_whitespace().next_back().unwrap_or_default());
    let other_letters = a.words.last() == b.words.last() && surname(left) != surname(right) && is_in_letters(left) && is_in_letters(right);
    (last_differs || other_letters).then(|| "two spellings of one name".to_owned())
}

/// Whether the last word of a name is nothing but letters, so that no mark or hyphen makes it look otherwise.
fn is_in_letters(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(|word| word.chars().all(char::is_alphabetic))
}

/// Lower case with typewriter apostrophes: differences of type, not of spelling.
fn plainly(text: &str) -> String {
    text.replace('\u{2019}', "'").to_lowercase()
}

fn one_sided(scales: &Scales<'_>, entity: &Entity, side: Side, names: &[&Name]) -> Option<Draft> {
    let name = fullest(names)?;
    if name.words.len() < 2 && entity.sort == Sort::Unknown && names.len() < 2 {
        return None;
    }
    let sides = if side == Side::Left { Sides::new(names.to_vec(), Vec::new()) } else { Sides::new(Vec::new(), names.to_vec()) };
    let weight = weight(scales, entity, &sides);
    let one_sided = OneSided {
        kind: Kind::Name,
        place: evidence(side, name.passage, name.span),
        text: scales.text(side, name.span),
        why: "no name in the {} text stands for the same",
        confidence: (0.3 + 0.12 * weight).min(0.9),
        evidence: names.iter().map(|n| evidence(side, n.passage, n.span)).collect(),
        importance: weight,
    };
    Some(one_sided.draft())
}

/// What a name matters: a person before a place, in the head of the report, named often.
fn weight(scales: &Scales<'_>, entity: &Entity, names: &Sides<Vec<&Name>>) -> f64 {
    let count = (names.left.len() + names.right.len()) as f64;
    let prominent = Side::BOTH.iter().any(|&side| names.get(side).iter().any(|n| scales.is_prominent(side, n.passage)));
    let is_full = Side::BOTH.iter().any(|&side| names.get(side).iter().any(|n| n.words.len() > 1));
    let sort = match entity.sort {
        Sort::Person => 1.8,
        Sort::Organisation => 1.0,
        Sort::Place => 0.6,
        Sort::Unknown => 0.5,
    } + if is_full { 0.4 } else { 0.0 };
    sort + count.ln() + if prominent { 0.8 } else { 0.0 }
}

/// Every name that has a byte in a span, each with the names of the other text that it might be.
pub(super) fn weighed(scales: &Scales<'_>, findings: &[Finding], (side, span): (Side, ByteSpan)) -> Vec<Weighed> {
    let here = scales.facts.names.get(side).iter().enumerate().filter(|(_, name)| name.span.overlaps(span));
    here.map(|(at, name)| against_all(scales, findings, (side, at), name)).collect()
}

/// A name against every entity that the other text names.
fn against_all(scales: &Scales<'_>, findings: &[Finding], (side, at): (Side, usize), name: &Name) -> Weighed {
    let place = evidence(side, name.passage, name.span);
    let own = scales.facts.entities.of(side, at);
    let (mut against, mut incomparable) = (Vec::new(), 0);
    for (id, entity) in scales.facts.entities.all.iter().enumerate() {
        let Some(other) = fullest(&mentions(scales, entity, side.other())) else { continue };
        let other_place = evidence(side.other(), other.passage, other.span);
        let holds = |f: &&Finding| f.kind == Kind::Name && f.evidence.contains(&place) && f.evidence.contains(&other_place);
        let found = findings.iter().find(holds).filter(|_| own == Some(EntityId(id)));
        // Rather the place that the finding shows than the fullest name.
        let other_place = found.and_then(|finding| *finding.spans.get(side.other())).unwrap_or(other_place);
        let places = if side == Side::Left { Sides::new(place, other_place) } else { Sides::new(other_place, place) };
        let (outcome, verdict) = if own == Some(EntityId(id)) {
            match found {
                Some(finding) => (Outcome::Found(finding.id), Some(finding.verdict)),
                None => (Outcome::LetGo("it stands for the same, but not as a name of its own".to_owned()), None),
            }
        } else if let Some(reason) = look_alike(name, other) {
            (Outcome::LetGo(reason), None)
        } else {
            incomparable += 1;
            continue;
        };
        against.push(Weighing { places, verdict, outcome, likelihood: None, why: Vec::new(), slots: Vec::new() });
    }
    rank(&mut against);
    Weighed { place, sort: "name", findings: resting_on(findings, place), against, incomparable }
}

/// Why two names that look alike do not stand for the same; nothing where they do not look alike.
fn look_alike(a: &Name, b: &Name) -> Option<String> {
    /// From here on a person may take one word for the other.
    const ALIKE: f64 = 0.6;
    let nearness = |x: &str, y: &str| normalized_damerau_levenshtein(x, y);
    if let Some(word) = a.words.iter().find(|word| b.words.contains(word)) {
        let (rest, own_rest) = (a.words.len() > 1, b.words.len() > 1);
        let others =
            if rest && own_rest { "their other words name somebody or something else" } else { "it alone does not tell whom or what" };
        return Some(format!("they have \u{201c}{word}\u{201d} in common, but {others}"));
    }
    let is_near = a.words.iter().any(|x| b.words.iter().any(|y| x.len() >= 4 && y.len() >= 4 && nearness(x, y) >= ALIKE));
    is_near.then(|| "the spellings lie too far apart for one name".to_owned())
}
