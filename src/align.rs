//! Links: which passages of the two documents speak of the same thing.
//!
//! Pairs worth a look come from an index (`candidates`); what each has in common is written down as numbers (`anchors`, `features`), weighed into a
//! probability in the light of the pairs around it (`score`), and what stands out for one of the two passages becomes a link (`select`). Independent
//! accounts have no common order, so links may cross. Two versions of one text are noticed (`versions`) and aligned sentence by sentence. What a person
//! links or forbids wins over all of it (`hand`).

mod anchors;
mod candidates;
mod features;
mod grid;
mod hand;
mod relation;
mod score;
mod select;
mod versions;
mod words;

use serde::{Deserialize, Serialize};

use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::{Facts, Reading};

pub(crate) use grid::{Grid, beside};
pub use hand::{Hand, HandError};
pub use versions::Versions;
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
    /// Whether a person made it.
    pub by_hand: bool,
    /// In versions of one text the words in which the two passages differ, in text order.
    pub changes: Vec<Change>,
}

/// Words in the place of which the other text has others, or none.
pub type Change = Sides<Option<ByteSpan>>;

impl Link {
    /// A link that the engine made of words alone.
    pub const fn new(left: Vec<PassageId>, right: Vec<PassageId>, relation: Relation, score: f64) -> Self {
        Self { left, right, relation, score, by_hand: false, changes: Vec::new() }
    }

    /// The passages of one side.
    pub fn passages(&self, side: Side) -> &[PassageId] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

/// How the passages of two documents lie to each other.
pub(crate) struct Alignment {
    /// In order of the left text.
    pub links: Vec<Link>,
    /// What the two have in common, if they are versions of one text.
    pub versions: Option<Versions>,
}

/// Links the passages of two documents; the choices of a person fit them.
pub(crate) fn link(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, hand: &Hand) -> Alignment {
    let mut pairs = candidates::candidates(words);
    hand.amend(&mut pairs);
    let anchors = anchors::Anchors::new(readings, facts);
    let scores = score::score(words, &anchors, &pairs);
    let mut chosen = select::select(&scores);
    let revision = versions::Revision::of(readings, &scores.pairs);
    if let Some(revision) = &revision {
        chosen = revision.select(chosen);
    }
    hand.overrule(&mut chosen, &scores.pairs);
    let text = |side: Side, passage: usize| readings.get(side).passages.get(passage).map_or("", |p| p.text);
    let link = |pair: &score::Scored| Link {
        left: vec![PassageId(pair.left)],
        right: vec![PassageId(pair.right)],
        relation: match &revision {
            Some(revision) if revision.is_same(pair) => Relation::Identity,
            _ => relation::relation(pair, text(Side::Left, pair.left), text(Side::Right, pair.right)),
        },
        score: pair.score,
        by_hand: hand.adds(pair),
        changes: revision.as_ref().map_or_else(Vec::new, |revision| revision.changes(pair)),
    };
    Alignment { links: chosen.iter().map(link).collect(), versions: revision.as_ref().map(|revision| revision.versions) }
}
