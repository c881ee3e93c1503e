//! Which findings are shown. Marks, jumps, ledger, overview and counts all ask here, so that they cannot disagree; nothing is ever lost by it.

use super::entry::Entry;
use crate::compare::Confidence;

/// What a finding must be to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// As sure as this at least.
    pub floor: Confidence,
}

impl Filter {
    /// Every finding that is as sure as a confidence.
    pub const fn at(floor: Confidence) -> Self {
        Self { floor }
    }

    /// Whether a finding is shown.
    pub fn shows(&self, entry: &Entry) -> bool {
        entry.confidence >= self.floor
    }
}
