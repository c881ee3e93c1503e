//! What a finding says, apart from its number: so that what a person said of it is found again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::quote::{LEAST, Quote};
use crate::compare::{Evidence, FindingId, Kind, Verdict};
use crate::document::{Document, Side, Sides, safe_line, safe_name};

/// What a finding says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Claim {
    /// The finding's id when something was said of it.
    pub id: String,
    /// What the comparison says; nothing for what contradicts itself inside one text.
    pub verdict: Option<Verdict>,
    /// What sort of fact.
    pub kind: Kind,
    /// One line for a person.
    pub summary: String,
    /// The statements that are held against each other, on either side.
    pub quotes: Sides<Vec<Quote>>,
}

impl Claim {
    /// What a finding says of some places.
    pub fn new(
        id: FindingId,
        verdict: Option<Verdict>,
        kind: Kind,
        summary: &str,
        places: impl IntoIterator<Item = Evidence>,
        documents: Sides<&Document>,
    ) -> Self {
        let mut quotes = Sides::new(Vec::new(), Vec::new());
        for place in places {
            quotes.get_mut(place.side).push(Quote::of(documents.get(place.side), place.span));
        }
        Self { id: id.to_string(), verdict, kind, summary: summary.to_owned(), quotes }
    }

    /// Whether two findings on the same texts say the same of the same places, whatever their numbers.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.verdict, self.kind) == (other.verdict, other.kind) && self.quotes == other.quotes && self.summary == other.summary
    }

    /// The same with words from outside made safe.
    pub(super) fn secured(self) -> Self {
        let quotes = self.quotes.map(|quotes| quotes.into_iter().map(Quote::secured).collect());
        Self { id: safe_name(&self.id), summary: safe_line(&self.summary), quotes, ..self }
    }

    /// The same after left and right were exchanged.
    pub(super) fn mirrored(self) -> Self {
        let id = match self.verdict.map(Verdict::mirrored) {
            Some(verdict) if verdict.is_one_sided() => self.id.replacen(|c: char| c.is_ascii_uppercase(), &verdict.letter().to_string(), 1),
            _ => self.id,
        };
        Self { id, verdict: self.verdict.map(Verdict::mirrored), quotes: self.quotes.swap(), ..self }
    }

    /// What must be the same for two claims to be one: verdict, kind, and the quoted words.
    fn key(&self) -> (Option<Verdict>, Kind, [Vec<String>; 2]) {
        let words = |quotes: &Vec<Quote>| -> Vec<String> {
            quotes.iter().map(|quote| quote.exact.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
        };
        (self.verdict, self.kind, [words(&self.quotes.left), words(&self.quotes.right)])
    }

    /// How well a claim of today fits this one; nothing where it is another one. `stands` tells which of the quotes stand where they stood: those are
    /// no others today.
    fn fits(&self, now: &Self, stands: &Sides<Vec<bool>>) -> Option<Fit> {
        let pairs = || self.pairs(now, stands);
        if pairs().any(|(kept, today, stands)| stands && kept.at != today.at) {
            return None;
        }
        let likeness = pairs().map(|(kept, today, stands)| if stands { 1.0 } else { kept.likeness(today) }).fold(1.0, f64::min);
        let distance = pairs().map(|(kept, today, _)| kept.at.abs_diff(today.at)).sum();
        (likeness >= LEAST).then_some(Fit { likeness, is_told_alike: self.summary == now.summary, distance, has_id: self.id == now.id })
    }

    fn pairs<'a>(&'a self, now: &'a Self, stands: &'a Sides<Vec<bool>>) -> impl Iterator<Item = (&'a Quote, &'a Quote, bool)> {
        Side::BOTH.into_iter().flat_map(move |side| {
            let quotes = self.quotes.get(side).iter().zip(now.quotes.get(side));
            quotes.zip(stands.get(side)).map(|((kept, today), stands)| (kept, today, *stands))
        })
    }

    /// Which of the quotes stand where they stood.
    fn standing(&self, documents: Sides<&Document>) -> Sides<Vec<bool>> {
        let of = |side: Side| self.quotes.get(side).iter().map(|quote| quote.stands(documents.get(side))).collect();
        Sides::new(of(Side::Left), of(Side::Right))
    }
}

/// How well two claims fit.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    likeness: f64,
    is_told_alike: bool,
    distance: usize,
    has_id: bool,
}

impl Fit {
    /// The better fit first.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let likeness = other.likeness.total_cmp(&self.likeness);
        let told = other.is_told_alike.cmp(&self.is_told_alike);
        likeness.then(told).then(self.distance.cmp(&other.distance)).then(other.has_id.cmp(&self.has_id))
    }
}

/// For each claim that was kept, the one of today that says the same: the best fit first, none for two.
///
/// `documents` are those of today. Words that stand in them where they stood must be those of today's claim, so that findings alike are not taken for
/// each other; of words that have moved, as in a corrected text, the surroundings decide.
pub fn found_again(kept: &[&Claim], now: &[Claim], documents: Sides<&Document>) -> Vec<Option<usize>> {
    let mut by_key: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, claim) in now.iter().enumerate() {
        by_key.entry(claim.key()).or_default().push(at);
    }
    let mut fits: Vec<(Fit, usize, usize)> = Vec::new();
    for (number, claim) in kept.iter().enumerate() {
        let Some(alike) = by_key.get(&claim.key()) else { continue };
        let stands = claim.standing(documents);
        for &at in alike {
            let fit = now.get(at).and_then(|today| claim.fits(today, &stands));
            fits.extend(fit.map(|fit| (fit, number, at)));
        }
    }
    fits.sort_by(|a, b| a.0.order(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; kept.len()];
    let mut is_taken = vec![false; now.len()];
    for (_, number, at) in fits {
        if let (Some(place), Some(taken)) = (found.get_mut(number), is_taken.get_mut(at))
            && place.is_none()
            && !*taken
        {
            (*place, *taken) = (Some(at), true);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::document::ByteSpan;

    fn document(text: &str) -> Document {
        Document::from_text("report.txt", text).unwrap()
    }

    /// A conflict between the nth "12 boats" and the nth "15 boats" of two texts.
    fn claim(texts: (&str, &str), nth: usize, number: usize) -> Claim {
        let documents = Sides::new(document(texts.0), document(texts.1));
        let place = |side: Side, words: &str| {
            let document = documents.get(side);
            let (at, _) = document.text.match_indices(words).nth(nth).unwrap();
            Evidence { side, passage: document.passage_at(at).unwrap().id, span: ByteSpan::new(at, at + words.len()) }
        };
        let places = [place(Side::Left, "12 boats"), place(Side::Right, "15 boats")];
        Claim::new(FindingId { letter: 'C', number }, Some(Verdict::Conflict), Kind::Quantity, "Boats: 12, 15", places, documents.as_ref())
    }

    const LEFT: &str = "At the north quay 12 boats were lost to the storm. At the south quay 12 boats broke loose before dawn.";
    const RIGHT: &str = "The storm took 15 boats from the north quay. Before dawn 15 boats had broken loose at the south quay.";
    fn found(kept: &[&Claim], now: &[Claim], texts: (&str, &str)) -> Vec<Option<usize>> {
        let documents = Sides::new(document(texts.0), document(texts.1));
        found_again(kept, now, documents.as_ref())
    }

    #[test]
    fn findings_alike_are_not_taken_for_each_other() {
        let texts = (LEFT, RIGHT);
        let (first, second) = (claim(texts, 0, 1), claim(texts, 1, 2));
        assert_eq!(found(&[&second, &first], &[first.clone(), second.clone()], texts), [Some(1), Some(0)]);
        let renumbered = Claim { id: "C1".into(), ..second.clone() };
        assert_eq!(found(&[&first], std::slice::from_ref(&renumbered), texts), [None], "the one that is left is the other one");
        assert_eq!(found(&[&second], &[renumbered], texts), [Some(0)]);
    }

    #[test]
    fn they_are_found_in_a_corrected_text() {
        let corrected = format!("A correction was made on Sunday. {}", LEFT.replace("were lost to", "were sunk by"));
        let kept = [claim((LEFT, RIGHT), 0, 1), claim((LEFT, RIGHT), 1, 2)];
        let now = [claim((&corrected, RIGHT), 1, 1), claim((&corrected, RIGHT), 0, 2)];
        assert_eq!(found(&[&kept[0], &kept[1]], &now, (&corrected, RIGHT)), [Some(1), Some(0)]);
        let elsewhere = "Nobody knows who counted. Some say 12 boats, a fisherman says more.";
        assert_eq!(found(&[&kept[0]], &[claim((elsewhere, RIGHT), 0, 1)], (elsewhere, RIGHT)), [None]);
    }

    #[test]
    fn another_verdict_is_another_claim() {
        let kept = claim((LEFT, RIGHT), 0, 1);
        let now = Claim { verdict: Some(Verdict::Variant), ..kept.clone() };
        assert_eq!(found(&[&kept], &[now], (LEFT, RIGHT)), [None]);
    }

    #[test]
    fn two_exchanges_are_none() {
        let kept = claim((LEFT, RIGHT), 0, 1);
        assert_eq!(kept.clone().mirrored().mirrored(), kept);
        let alone = Claim { id: "L12".into(), verdict: Some(Verdict::OnlyLeft), ..kept };
        assert_eq!(alone.clone().mirrored().id, "R12");
        assert_eq!(alone.clone().mirrored().mirrored(), alone);
    }
}
