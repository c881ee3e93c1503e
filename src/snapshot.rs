//! A whole comparison, written down: JSON for programs, Markdown and plain text for people.

use crate::compare::{Comparison, Confidence};

/// Markdown.
pub fn markdown(comparison: &Comparison, floor: Confidence) -> String {
    comparison.findings_from(floor).map(|finding| finding.summary.as_str()).collect::<Vec<_>>().join("\n")
}

/// JSON.
pub fn json(comparison: &Comparison, floor: Confidence) -> String {
    format!("{{\"findings\": {}}}\n", comparison.findings_from(floor).count())
}
