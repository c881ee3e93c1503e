//! A finding before it has its number.

use crate::align::Relation;
use crate::document::{ByteSpan, PassageId, Side, Sides};

use super::types::{Confidence, Evidence, Kind, Verdict};

/// What a comparer found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub verdict: Verdict,
    pub kind: Kind,
    pub summary: String,
    pub why: Vec<String>,
    pub confidence: Confidence,
    pub relation: Option<Relation>,
    pub spans: Sides<Option<Evidence>>,
    pub evidence: Vec<Evidence>,
    /// Weight in the order of the list, the heaviest first; no unit.
    pub importance: f64,
}

/// A place as evidence.
pub(super) const fn evidence(side: Side, passage: PassageId, span: ByteSpan) -> Evidence {
    Evidence { side, passage, span }
}

/// Evidence in order: left first, text order, each place once.
pub(super) fn ordered(mut places: Vec<Evidence>) -> Vec<Evidence> {
    places.sort();
    places.dedup();
    places
}
