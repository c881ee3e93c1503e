//! What a person says of a comparison: decisions, notes, links made or kept apart by hand, bookmarks, where the reading stopped.
//!
//! Nothing here hangs on a number: a decision is tied to what its finding says, by the quoted words of its evidence and their surroundings, a link and
//! a place to the words that stand there. So they are found again in another comparison of the same texts, in the texts in the other order, and in
//! texts that were corrected.

mod carried;
mod claim;
mod quote;
mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::compare::{Comparison, Finding, FindingId, Hand, SelfFinding};
use crate::document::{Document, PassageId, Secured, Side, Sides};

pub use carried::Carried;
pub(super) use carried::claims_of;
pub use claim::{Claim, found_again};
pub use quote::Quote;
pub use text::review_text;

/// What a person says of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Decision {
    /// It is as the finding says.
    Confirmed,
    /// It is not, or it does not matter.
    Dismissed,
    /// It has to be looked into.
    Unsure,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Dismissed, Self::Unsure];

    /// The word used in the snapshot and on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Unsure => "unsure",
        }
    }
}

/// A finding of which something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reviewed {
    /// What the finding says.
    pub claim: Claim,
    /// What the person says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// In their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Reviewed {
    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.decision.is_none() && self.note.is_empty()
    }
}

/// What a person says of two passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Tie {
    /// They speak of the same thing.
    Linked,
    /// They do not.
    Apart,
}

impl Tie {
    /// For a person.
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Linked => "linked by hand",
            Self::Apart => "kept apart by hand",
        }
    }
}

/// Two passages that a person links or keeps apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandLink {
    /// What is said of them.
    pub tie: Tie,
    /// The passages.
    pub passages: Sides<Quote>,
}

/// A place in both texts, as the screen showed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// The pane that led.
    pub lead: Side,
    /// The first words that each pane showed.
    pub first: Sides<Quote>,
    /// The finding that was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Claim>,
}

/// All that a person says of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Review {
    /// What is said of findings; each is there once, and none of which nothing is said.
    pub findings: Vec<Reviewed>,
    /// What is said of pairs of passages; each pair is there once.
    pub links: Vec<HandLink>,
    /// Places by letter.
    pub bookmarks: BTreeMap<char, Place>,
    /// Where the reading stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Place>,
}

impl Review {
    /// Whether nothing is said; where the reading stopped is no word about it.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.links.is_empty() && self.bookmarks.is_empty()
    }

    /// What is said of a claim.
    pub fn said(&self, claim: &Claim) -> Option<&Reviewed> {
        self.findings.iter().find(|said| said.claim.is_same(claim))
    }

    /// Says something of a claim, in place of what was said before; where it is nothing, nothing stays.
    pub fn say(&mut self, said: Reviewed) {
        let at = self.findings.iter().position(|known| known.claim.is_same(&said.claim));
        match at {
            Some(at) if said.is_empty() => drop(self.findings.remove(at)),
            Some(at) => {
                if let Some(known) = self.findings.get_mut(at) {
                    *known = said;
                }
            }
            None if said.is_empty() => {}
            None => self.findings.push(said),
        }
    }

    /// Says something of two passages, in place of what was said before; nothing takes back what was said.
    pub fn tie(&mut self, passages: Sides<Quote>, tie: Option<Tie>) {
        self.links.retain(|link| link.passages != passages);
        self.links.extend(tie.map(|tie| HandLink { tie, passages }));
    }

    /// What this review says, and of what it is silent what an earlier one says.
    pub fn joined(mut self, earlier: Self) -> Self {
        for said in earlier.findings {
            if self.said(&said.claim).is_none() {
                self.findings.push(said);
            }
        }
        for link in earlier.links {
            if self.links.iter().all(|known| known.passages != link.passages) {
                self.links.push(link);
            }
        }
        for (letter, place) in earlier.bookmarks {
            self.bookmarks.entry(letter).or_insert(place);
        }
        self.position = self.position.or(earlier.position);
        self
    }

    /// What the review quotes of a side: the words of findings and of links by hand; where it has none, those at which somebody read.
    pub fn quotes(&self, side: Side) -> Vec<&Quote> {
        let claimed = self.findings.iter().flat_map(|said| said.claim.quotes.get(side));
        let quotes: Vec<&Quote> = claimed.chain(self.links.iter().map(|link| link.passages.get(side))).collect();
        if quotes.is_empty() { self.bookmarks.values().chain(&self.position).map(|place| place.first.get(side)).collect() } else { quotes }
    }

    /// The links and the kept-apart pairs of which both passages stand in the two texts.
    pub fn hand(&self, documents: Sides<&Document>) -> Hand {
        let mut hand = Hand::default();
        for link in &self.links {
            let passage = |side: Side| -> Option<PassageId> {
                let document = documents.get(side);
                document.passage_at(link.passages.get(side).find(document)?).map(|passage| passage.id)
            };
            let (Some(left), Some(right)) = (passage(Side::Left), passage(Side::Right)) else { continue };
            let pair = Sides::new(left, right);
            // In a corrected text two passages may have become one: what was said first holds.
            if !hand.added.contains(&pair) && !hand.forbidden.contains(&pair) {
                match link.tie {
                    Tie::Linked => hand.added.push(pair),
                    Tie::Apart => hand.forbidden.push(pair),
                }
            }
        }
        hand
    }

    /// What is said of each finding of a comparison of the same texts, by the finding's id.
    pub fn of(&self, comparison: &Comparison) -> BTreeMap<FindingId, &Reviewed> {
        if self.findings.is_empty() {
            return BTreeMap::new();
        }
        let (ids, now) = claims_of(comparison);
        let kept: Vec<&Claim> = self.findings.iter().map(|said| &said.claim).collect();
        let found = found_again(&kept, &now, comparison.documents.as_ref());
        self.findings.iter().zip(found).filter_map(|(said, at)| Some((*ids.get(at?)?, said))).collect()
    }

    /// The same review with words from outside made safe.
    pub fn secured(self) -> Self {
        let reviewed = |said: Reviewed| Reviewed { claim: said.claim.secured(), note: Secured::new(&said.note).text, ..said };
        let link = |link: HandLink| HandLink { passages: link.passages.map(Quote::secured), ..link };
        // A letter that could drive a terminal is none that anybody set.
        let letters = self.bookmarks.into_iter().filter(|(letter, _)| Secured::new(&letter.to_string()).replaced.is_empty());
        Self {
            findings: self.findings.into_iter().map(reviewed).collect(),
            links: self.links.into_iter().map(link).collect(),
            bookmarks: letters.map(|(letter, place)| (letter, place.secured())).collect(),
            position: self.position.map(Place::secured),
        }
    }

    /// The same review after left and right were exchanged.
    pub fn mirrored(self) -> Self {
        let reviewed = |said: Reviewed| Reviewed { claim: said.claim.mirrored(), ..said };
        let link = |link: HandLink| HandLink { passages: link.passages.swap(), ..link };
        Self {
            findings: self.findings.into_iter().map(reviewed).collect(),
            links: self.links.into_iter().map(link).collect(),
            bookmarks: self.bookmarks.into_iter().map(|(letter, place)| (letter, place.mirrored())).collect(),
            position: self.position.map(Place::mirrored),
        }
    }
}

impl Place {
    fn secured(self) -> Self {
        Self { first: self.first.map(Quote::secured), finding: self.finding.map(Claim::secured), ..self }
    }

    fn mirrored(self) -> Self {
        Self { lead: self.lead.other(), first: self.first.swap(), finding: self.finding.map(Claim::mirrored) }
    }
}

impl Claim {
    /// What a finding on both accounts says.
    pub fn of(finding: &Finding, documents: Sides<&Document>) -> Self {
        let places = [finding.spans.left, finding.spans.right].into_iter().flatten();
        Self::new(finding.id, Some(finding.verdict), finding.kind, &finding.summary, places, documents)
    }

    /// What a contradiction inside one text says.
    pub fn inside(finding: &SelfFinding, documents: Sides<&Document>) -> Self {
        Self::new(finding.id, None, finding.kind, &finding.summary, finding.evidence.iter().copied(), documents)
    }
}
