//! Where one text contradicts itself: a name that it spells in two ways, a total that is not the sum of its parts.

use crate::document::Side;
use crate::facts::{Entity, Name, Quantity, Sum, is_general_head};

use super::draft::{evidence, ordered};
use super::types::{Confidence, FindingId, Kind, SelfFinding};
use super::weigh::Scales;

/// The id of a contradiction that has no number yet.
const UNNUMBERED: FindingId = FindingId { letter: 'I', number: 0 };

/// The contradictions inside each text, left first.
pub(super) fn self_findings(scales: &Scales<'_>) -> Vec<SelfFinding> {
    let of_side = |side: Side| {
        let spellings = scales.facts.entities.all.iter().filter_map(move |entity| spelt_in_two_ways(scales, entity, side));
        spellings.chain(scales.facts.sums.get(side).iter().filter_map(move |sum| wrong_sum(scales, side, sum)))
    };
    let found = Side::BOTH.into_iter().flat_map(of_side).enumerate();
    found.map(|(i, finding)| SelfFinding { id: FindingId { letter: 'I', number: i + 1 }, ..finding }).collect()
}

/// A name of which two spellings stand in one text.
fn spelt_in_two_ways(scales: &Scales<'_>, entity: &Entity, side: Side) -> Option<SelfFinding> {
    let (first, second) = two_spellings(scales, entity, side)?;
    let (a, b) = (scales.text(side, first.span), scales.text(side, second.span));
    Some(SelfFinding {
        id: UNNUMBERED,
        side,
        kind: Kind::Name,
        summary: format!("{a} / {b}: one name, spelt in two ways"),
        why: vec![format!("the {} text writes both; only one can be right", side.name())],
        confidence: Confidence::new(0.7),
        evidence: ordered(vec![evidence(side, first.passage, first.span), evidence(side, second.passage, second.span)]),
    })
}

/// A total that its parts do not add up to.
fn wrong_sum(scales: &Scales<'_>, side: Side, sum: &Sum) -> Option<SelfFinding> {
    let quantities = scales.facts.quantities.get(side);
    let total = quantities.get(sum.total)?;
    let parts: Vec<&Quantity> = sum.parts.iter().filter_map(|&part| quantities.get(part)).collect();
    let added: f64 = parts.iter().map(|part| part.value.low).sum();
    if (added - total.value.low).abs() < 0.5 || !parts.iter().any(|part| is_part_of(scales, part, total)) {
        return None;
    }
    let told: Vec<String> = parts.iter().map(|part| part.value.told()).collect();
    Some(SelfFinding {
        id: UNNUMBERED,
        side,
        kind: Kind::Quantity,
        summary: format!("{}: its parts add up to {added}", scales.text(side, total.span)),
        why: vec![format!("{} make {added}, not {}", told.join(" and "), total.value.told())],
        confidence: Confidence::new(0.75),
        evidence: ordered(parts.into_iter().chain([total]).map(|quantity| evidence(side, quantity.passage, quantity.span)).collect()),
    })
}

/// Whether what one quantity counts is a part of what the other does: women of people, cars of vehicles, a number without its noun of anything. That one
/// of the parts is tells that the list is one of parts: "22 points: five threes and four throws" is none.
fn is_part_of(scales: &Scales<'_>, part: &Quantity, total: &Quantity) -> bool {
    /// How near the meanings of a sort and its kinds are at least.
    const KIND: f64 = 0.55;
    let (Some(narrow), Some(wide)) = (&part.frame.head_word, &total.frame.head_word) else { return true };
    let is_near = || narrow.number().zip(wide.number()).is_some_and(|(a, b)| scales.words.similarity(a, b) >= KIND);
    narrow.lemma == wide.lemma || is_general_head(&narrow.lemma) && is_general_head(&wide.lemma) || is_near()
}

/// Two mentions of one entity whose last words differ by a letter or two.
fn two_spellings<'a>(scales: &Scales<'a>, entity: &Entity, side: Side) -> Option<(&'a Name, &'a Name)> {
    let names: Vec<&Name> =
        entity.names.get(side).iter().filter_map(|&n| scales.facts.names.get(side).get(n)).filter(|n| !n.is_demonym).collect();
    let first = names.iter().copied().find(|n| n.words.last().is_some_and(|w| w.len() >= 5))?;
    let word = first.words.last()?;
    let is_slip = |other: &&Name| {
        other.words.last().is_some_and(|w| {
            // "Ovelia" and "Ovelian", "Angel" and "Angels" are forms of a word, not slips.
            w != word && !w.starts_with(word.as_str()) && !word.starts_with(w.as_str()) && crate::facts::same_spelling(w, word)
        })
    };
    names.iter().copied().find(|n| is_slip(n)).map(|second| (first, second))
}
