//! Links: which passages of the two documents speak of the same thing.
//!
//! Pairs worth a look come from an index (`candidates`); what each has in common is written down as numbers (`anchors`, `features`), weighed into a
//! probability in the light of the pairs around it (`score`), and what stands out for one of the two passages becomes a link (`select`). Independent
//! accounts have no common order, so links may cross. Two versions of one text are noticed (`versions`) and aligned sentence by sentence. What a person
//! links or forbids wins over all of it (`hand`).

mod alone;
mod anchors;
mod candidates;
mod features;
mod grid;
mod hand;
mod parts;
mod relation;
mod score;
mod select;
mod versions;
mod why;
mod words;

use serde::{Deserialize, Serialize};

use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::{Facts, Reading};
use crate::work::Work;

pub(crate) use grid::{Grid, beside};
pub use hand::{Hand, HandError};
pub use parts::Part;
pub(crate) use parts::parts;
pub(crate) use score::probability;
pub use versions::Versions;
pub(crate) use versions::differences;
pub(crate) use why::reasons;
pub(crate) use words::{Words, harmonic};

/// How two passages, or two statements, relate: the relations of Cross-document Structure Theory that two accounts of one event need, by their names
/// there. Sources are D. Radev, *A common theory of information fusion from multiple text sources, step one: cross-document structure* (`SIGdial` 2000),
/// and for *overlap* the CST Bank (D. Radev, J. Otterbacher, Z. Zhang, 2003). A link carries one of them, the first that fits in the order of
/// `align/relation.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Relation {
    /// The same words, whatever their case and the marks between them.
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
    /// Both state the same, and one names who says so.
    Attribution,
    /// One quotes in somebody's own words what the other reports.
    IndirectSpeech,
    /// One gives in details what the other says in general.
    Elaboration,
    /// One gives the history of what the other tells.
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

    /// What the side that says more does, where the relation runs one way.
    const fn way_of_saying_more(self) -> &'static str {
        match self {
            Self::Attribution => "names the source",
            Self::IndirectSpeech => "quotes",
            Self::Elaboration => "gives details",
            Self::Background => "looks back",
            Self::Identity
            | Self::Equivalence
            | Self::Subsumption
            | Self::Overlap
            | Self::Contradiction
            | Self::FollowUp
            | Self::Fulfilment => "says more",
        }
    }

    /// What it means, for who meets the word for the first time; nothing where the word is common or the side that says more explains it.
    const fn gloss(self) -> Option<&'static str> {
        match self {
            Self::Identity => Some("the same words"),
            Self::Equivalence => Some("the same in other words"),
            Self::Overlap => Some("each says something of its own"),
            Self::FollowUp => Some("one tells what happened since"),
            Self::Fulfilment => Some("one tells as done what the other announces"),
            Self::Subsumption | Self::Contradiction | Self::Attribution | Self::IndirectSpeech | Self::Elaboration | Self::Background => {
                None
            }
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
    /// Which side says more, where the relation runs one way: the fuller, the one in particulars, the one that names the source, quotes, or looks back.
    pub more: Option<Side>,
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
        Self { left, right, relation, more: None, score, by_hand: false, changes: Vec::new() }
    }

    /// The relation in words: "subsumption, left says more", "overlap: each says something of its own".
    pub fn relation_in_words(&self) -> String {
        let name = self.relation.name();
        match self.more {
            Some(side) => format!("{name}, {} {}", side.name(), self.relation.way_of_saying_more()),
            None => self.relation.gloss().map_or_else(|| name.to_owned(), |gloss| format!("{name}: {gloss}")),
        }
    }

    /// Every left passage with every right one.
    pub fn pairs(&self) -> impl Iterator<Item = (PassageId, PassageId)> {
        self.left.iter().flat_map(|&left| self.right.iter().map(move |&right| (left, right)))
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
pub(crate) struct Linked {
    /// In order of the left text.
    pub links: Vec<Link>,
    /// What the two have in common, if they are versions of one text.
    pub versions: Option<Versions>,
}

/// Links the passages of two documents, those of the pairs that are scored before the work is stopped; the choices of a person fit them.
pub(crate) fn link(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, hand: &Hand, work: &Work) -> Linked {
    let mut pairs = candidates::candidates(words, work);
    hand.amend(&mut pairs);
    let scores =
        alone::score(readings, words, &pairs).unwrap_or_else(|| score::score(words, &anchors::Anchors::new(readings, facts), &pairs, work));
    let mut chosen = select::select(&scores);
    let revision = versions::Revision::of(readings, &scores.pairs);
    if let Some(revision) = &revision {
        chosen = revision.select(chosen);
    }
    hand.overrule(&mut chosen, &scores.pairs);
    let places: Vec<(usize, usize)> = chosen.iter().map(|pair| (pair.left, pair.right)).collect();
    let kinships = relation::relations(readings, facts, words, &places);
    let link = |(pair, kinship): (&score::Scored, relation::Kinship)| {
        let is_same = revision.as_ref().is_some_and(|revision| revision.is_same(pair));
        Link {
            left: vec![PassageId(pair.left)],
            right: vec![PassageId(pair.right)],
            relation: if is_same { Relation::Identity } else { kinship.relation },
            more: kinship.more.filter(|_| !is_same),
            score: pair.score,
            by_hand: hand.adds(pair),
            changes: revision.as_ref().map_or_else(Vec::new, |revision| revision.changes(pair)),
        }
    };
    let links = chosen.iter().zip(kinships).map(link).collect();
    Linked { links, versions: revision.as_ref().map(|revision| revision.versions) }
}
