//! What has changed between a comparison that was written down and one of today: in the texts, in the findings, in what a person had said.
//!
//! Input is a [`Restored`] snapshot with its review, and today's comparison; output is a [`Recheck`] and its written forms.

mod findings;
mod passages;
mod written;

use crate::compare::{Comparison, Confidence};
use crate::document::{Document, Side, Sides};

use super::restore::Restored;
use super::review::{Carried, Decision, HandLink, Review};
use findings::{Fate, Told};
use passages::PassageChange;

#[cfg(test)]
pub(super) use written::RecheckRecord;
pub use written::{recheck_json, recheck_text};

/// Where one of today's texts comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFrom {
    /// It was read again.
    Read,
    /// Its source is gone: it is the text of the snapshot.
    Snapshot,
}

/// What became of one text.
#[derive(Debug, Clone, PartialEq)]
struct TextChange {
    side: Side,
    source: String,
    origin: TextFrom,
    sha256: (Option<String>, Option<String>),
    published: (Option<String>, Option<String>),
    /// Passages that are not as they were; none where the text is the same.
    passages: Vec<PassageChange>,
    is_changed: bool,
}

/// A finding of which a person spoke and which is there no more.
#[derive(Debug, Clone, PartialEq)]
struct Lost {
    claim: Told,
    decision: Option<Decision>,
    note: String,
    /// What the comparison says in its place, if it says anything.
    now: Option<Told>,
}

/// What has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Recheck {
    versions: (Option<String>, Option<String>),
    floor: Confidence,
    texts: Sides<TextChange>,
    findings: Vec<Fate>,
    unchanged: usize,
    /// What was said of findings and still applies.
    applies: usize,
    lost: Vec<Lost>,
    tied: usize,
    untied: Vec<HandLink>,
    /// The review with all that was said, tied to where its findings are now.
    pub review: Review,
}

impl Recheck {
    /// Holds a snapshot and what was said of it against today's comparison; findings count from the snapshot's floor up.
    pub fn new(before: &Restored, review: &Review, now: &Comparison, origins: Sides<TextFrom>) -> Self {
        let old = &before.comparison;
        let text = |side: Side| {
            let (was, is) = (old.documents.get(side), now.documents.get(side));
            TextChange {
                side,
                source: is.source.clone(),
                origin: *origins.get(side),
                sha256: (was.provenance.sha256.clone(), is.provenance.sha256.clone()),
                published: (day(was), day(is)),
                passages: passages::changes(was, is),
                is_changed: was.text != is.text || was.published != is.published,
            }
        };
        let (fates, unchanged) = findings::fates(old, now, before.floor);
        let Carried { review: carried, found, tied } = review.carried_to(now);
        let lost: Vec<Lost> = carried
            .findings
            .iter()
            .zip(&found)
            .filter(|(_, found)| found.is_none())
            .map(|(said, _)| {
                let claim = Told::of_claim(&said.claim);
                let now = fates.iter().find_map(|fate| fate.after(&claim)).cloned();
                Lost { claim, decision: said.decision, note: said.note.clone(), now }
            })
            .collect();
        let untied = carried.links.iter().zip(&tied).filter(|(_, is_tied)| !**is_tied).map(|(link, _)| link.clone()).collect();
        Self {
            versions: (old.version.clone(), now.version.clone()),
            floor: before.floor,
            texts: Sides::new(text(Side::Left), text(Side::Right)),
            findings: fates,
            unchanged,
            applies: found.len() - lost.len(),
            lost,
            tied: tied.iter().filter(|is_tied| **is_tied).count(),
            untied,
            review: carried,
        }
    }

    /// Whether anything is not as it was: a text, a finding, or whether something that was said applies.
    pub fn has_changes(&self) -> bool {
        let has_other_texts = self.texts.left.is_changed || self.texts.right.is_changed;
        has_other_texts || !self.findings.is_empty() || !self.lost.is_empty() || !self.untied.is_empty()
    }
}

fn day(document: &Document) -> Option<String> {
    document.published.map(|date| date.to_string())
}
