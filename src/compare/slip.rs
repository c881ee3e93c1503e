//! Where one text contradicts itself: a name that it spells in two ways.

use crate::document::Side;
use crate::facts::{Entity, Name};

use super::draft::{evidence, ordered};
use super::types::{Confidence, FindingId, Kind, SelfFinding};
use super::weigh::Scales;

/// The contradictions inside each text, left first.
pub(super) fn self_findings(scales: &Scales<'_>) -> Vec<SelfFinding> {
    let mut found: Vec<SelfFinding> = Vec::new();
    for side in Side::BOTH {
        for entity in &scales.facts.entities.all {
            if let Some((first, second)) = two_spellings(scales, entity, side) {
                let (a, b) = (scales.text(side, first.span), scales.text(side, second.span));
                found.push(SelfFinding {
                    id: FindingId { letter: 'I', number: found.len() + 1 },
                    side,
                    kind: Kind::Name,
                    summary: format!("{a} / {b}: one name, spelt in two ways"),
                    why: vec![format!("the {} text writes both; only one can be right", side.name())],
                    confidence: Confidence::new(0.7),
                    evidence: ordered(vec![evidence(side, first.passage, first.span), evidence(side, second.passage, second.span)]),
                });
            }
        }
    }
    found
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
