//! Findings: what the two accounts share, where they cannot both be right, and what only one tells.
//!
//! [`compare`] is the engine's one entrance: two documents in, a [`Comparison`] out, the same for the same input.

mod types;

pub use types::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};

use crate::document::{Document, Sides};

/// Compares two accounts.
///
/// Findings come in the order in which a reader should see them: conflicts by importance, then variants, shared facts, one-sided facts.
pub fn compare(documents: Sides<Document>) -> Comparison {
    Comparison { documents, links: Vec::new(), findings: Vec::new(), self_findings: Vec::new() }
}
