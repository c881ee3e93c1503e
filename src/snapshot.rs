//! A whole comparison, written down: JSON for programs, Markdown and plain text for people.

use crate::compare::{Comparison, Confidence};

/// Markdown.
pub fn markdown(comparison: &Comparison, floor: Confidence) -> String {
    comparison.findings_from(floor).map(|finding| format!("- {} {}\n", finding.id, finding.summary)).collect()
}

/// JSON.
pub fn json(comparison: &Comparison, floor: Confidence) -> String {
    format!("{{\"findings\": {}}}\n", comparison.findings_from(floor).count())
}
