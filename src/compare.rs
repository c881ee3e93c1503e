//! Findings: what the two accounts share, where they cannot both be right, and what only one tells.
//!
//! [`compare`] is the engine's one entrance: two documents in, a [`Comparison`] out, the same for the same input. Values are weighed (`comparer`) where
//! their frames unify (`weigh`) and assigned one to one (`assign`); what is peculiar to a sort of value has its own file (`quantity`, `time`). Names are
//! clustered already, so `name` only tells which of them both accounts have.

mod assign;
mod comparer;
mod draft;
mod name;
mod order;
mod quantity;
mod slip;
mod slots;
mod time;
mod types;
mod weigh;

pub use types::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};

use crate::align::{self, Words};
use crate::document::{Document, Sides};
use crate::facts::{Facts, Reading};

/// Compares two accounts.
///
/// Findings come in the order in which a reader should see them: conflicts by importance, then variants, shared facts, one-sided facts.
pub fn compare(documents: Sides<Document>) -> Comparison {
    let (links, findings, self_findings) = {
        let readings = documents.as_ref().map(Reading::new);
        let readings = readings.as_ref();
        let facts = Facts::new(readings);
        let words = Words::new(readings);
        let mut links = align::link(readings, &facts, &words);
        let scales = weigh::Scales::new(documents.as_ref(), &facts, &words, &links);
        let mut drafts = quantity::findings(&scales);
        drafts.extend(time::findings(&scales));
        drafts.extend(name::findings(&scales));
        let self_findings = slip::self_findings(&scales);
        let findings = order::number(drafts);
        order::refine(&mut links, &findings);
        (links, findings, self_findings)
    };
    Comparison { documents, links, findings, self_findings }
}
