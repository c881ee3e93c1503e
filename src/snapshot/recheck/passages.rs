//! The passages of a text that are not as they were.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{Document, Passage};

/// A passage, or several in one place, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PassageChange {
    /// What stood there: the line of its source and the words; nothing where passages were added.
    pub(super) before: Option<(usize, String)>,
    /// What stands there; nothing where passages are gone.
    pub(super) after: Option<(usize, String)>,
}

/// What has changed from one state of a text to another, in the order of the text.
pub(super) fn changes(before: &Document, after: &Document) -> Vec<PassageChange> {
    if before.text == after.text {
        return Vec::new();
    }
    let words = |document: &Document| -> Vec<String> { document.passages.iter().map(|passage| words_of(document, passage)).collect() };
    let (old, new) = (words(before), words(after));
    let told = |document: &Document, texts: &[String], at: usize| {
        let line = document.passages.get(at).map_or(1, |passage| passage.line);
        texts.get(at).map(|words| (line, words.clone()))
    };
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (from, into) = (op.old_range(), op.new_range());
        // Passages in the place of others are told side by side, as far as there are as many.
        for step in 0..from.len().max(into.len()) {
            let before = if step < from.len() { told(before, &old, from.start + step) } else { None };
            let after = if step < into.len() { told(after, &new, into.start + step) } else { None };
            changes.push(PassageChange { before, after });
        }
    }
    changes
}

fn words_of(document: &Document, passage: &Passage) -> String {
    passage.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
