//! Links: which passages of the two documents speak of the same thing.
//!
//! Pairs worth a look come from an index (`candidates`); what each has in common is written down as numbers (`anchors`, `features`), weighed into a
//! probability in the light of the pairs around it (`score`), and what stands out for one of the two passages becomes a link (`select`). Independent
//! accounts have no common order, so links may cross.

mod anchors;
mod candidates;
mod features;
mod relation;
mod score;
mod select;
mod why;
mod words;

use serde::{Deserialize, Serialize};

use crate::document::{PassageId, Side, Sides};
use crate::facts::{Facts, Reading};
use crate::work::Work;

pub(crate) use why::reasons;
pub(crate) use words::Words;

/// How two passages, or two statements, relate: the relations of Cross-document Structure Theory (Radev 2000) that two accounts of one event need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same words.
    Identity,
    /// The same information in other words.
    Equivalence,
    /// One says all that the other says, and more.
    Subsumption,
    /// Each says something the other does not.
    Overlap,
    /// They cannot both be true.
    Contradiction,
    /// The later report tells what happened since.
    FollowUp,
    /// What the earlier report announced has taken place in the later one.
    Fulfilment,
    /// One names the source of what the other states.
    Attribution,
    /// One quotes what the other reports.
    IndirectSpeech,
    /// One gives details of what the other mentions.
    Elaboration,
    /// One gives the history of what the other mentions.
    Background,
}

impl Relation {
    /// The word used in the snapshot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Equivalence => "equivalence",
            Self::Subsumption => "subsumption",
            Self::Overlap => "overlap",
            Self::Contradiction => "contradiction",
            Self::FollowUp => "follow-up",
            Self::Fulfilment => "fulfilment",
            Self::Attribution => "attribution",
            Self::IndirectSpeech => "indirect-speech",
            Self::Elaboration => "elaboration",
            Self::Background => "background",
        }
    }
}

/// Passages of the two sides that speak of the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Passages of the left document, in text order, at least one.
    pub left: Vec<PassageId>,
    /// Passages of the right document, in text order, at least one.
    pub right: Vec<PassageId>,
    /// How they relate.
    pub relation: Relation,
    /// How sure the pairing is, 0 to 1.
    pub score: f64,
}

impl Link {
    /// The passages of one side.
    pub fn passages(&self, side: Side) -> &[PassageId] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

/// Links the passages of two documents, in order of the left text; those of the pairs that are scored before the work is stopped.
pub(crate) fn link(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, work: &Work) -> Vec<Link> {
    let pairs = candidates::candidates(words, work);
    let anchors = anchors::Anchors::new(readings, facts);
    let scores = score::score(words, &anchors, &pairs, work);
    select::select(&scores)
        .iter()
        .map(|pair| {
            let text = |side: Side, passage: usize| readings.get(side).passages.get(passage).map_or("", |p| p.text);
            Link {
                left: vec![PassageId(pair.left)],
                right: vec![PassageId(pair.right)],
                relation: relation::relation(pair, text(Side::Left, pair.left), text(Side::Right, pair.right)),
                score: pair.score,
            }
        })
        .collect()
}
