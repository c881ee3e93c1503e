//! Where the passages of a text have gone in a later state of it.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use crate::document::Document;

/// Two states that have little in common are laid beside each other roughly rather than slowly.
const PATIENCE: Duration = Duration::from_millis(300);

/// For each passage of the earlier state the one of the later state that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moved {
    /// The later passage, and whether it says the same.
    to: Vec<(usize, bool)>,
}

impl Moved {
    /// Lays two states of a text beside each other: a passage is where its words are, one whose words are gone where those around it are, else the
    /// nearest before it.
    pub(super) fn between(before: &Document, now: &Document) -> Self {
        let texts = |document: &Document| -> Vec<String> {
            document
                .passages
                .iter()
                .map(|passage| passage.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" "))
                .collect()
        };
        let (old, new) = (texts(before), texts(now));
        let mut to = vec![(0, false); old.len()];
        let last = new.len().saturating_sub(1);
        for op in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(Instant::now() + PATIENCE)) {
            let (from, into) = (op.old_range(), op.new_range());
            for (step, place) in to.get_mut(from).into_iter().flatten().enumerate() {
                *place = match op {
                    DiffOp::Equal { .. } => (into.start + step, true),
                    DiffOp::Replace { .. } => ((into.start + step).min(into.end.saturating_sub(1)), false),
                    DiffOp::Delete { .. } | DiffOp::Insert { .. } => (into.start.saturating_sub(1).min(last), false),
                };
            }
        }
        // What was put elsewhere as a whole stands outside the order that both states share.
        let (once_before, once_now) = (only_once(&old), only_once(&new));
        for (text, at) in &once_before {
            if let (Some(place), Some(now)) = (to.get_mut(*at).filter(|(_, is_same)| !is_same), once_now.get(text)) {
                *place = (*now, true);
            }
        }
        Self { to }
    }

    /// Where a byte of the earlier state is in the later one.
    pub(super) fn byte(&self, before: &Document, now: &Document, at: usize) -> usize {
        let number = before.passages.partition_point(|passage| passage.span.start <= at).saturating_sub(1);
        let (Some(passage), Some((to, is_same))) = (before.passages.get(number), self.to.get(number)) else { return 0 };
        let Some(there) = now.passages.get(*to) else { return 0 };
        let inside = if *is_same { at.saturating_sub(passage.span.start) } else { 0 };
        let byte = (there.span.start + inside).min(there.span.end);
        (0..=byte).rev().find(|byte| now.text.is_char_boundary(*byte)).unwrap_or_default()
    }
}

/// The texts that stand there once, and where.
fn only_once(texts: &[String]) -> HashMap<&str, usize> {
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        seen.entry(text).and_modify(|place| *place = None).or_insert(Some(at));
    }
    seen.into_iter().filter_map(|(text, at)| Some((text, at?))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use super::*;

    /// The words at which a byte is after the text became another.
    fn after(before: &str, words: &str, now: &str) -> String {
        let [before, now] = [before, now].map(|text| Document::from_text("report.txt", text).unwrap());
        let at = Moved::between(&before, &now).byte(&before, &now, before.text.find(words).unwrap());
        now.text[at..].to_owned()
    }

    const REPORT: &str = "The dam broke.\n\nTwelve people died on the road.\n\nThe weir held.\n\nTrains ran late.";

    #[test]
    fn a_passage_is_where_its_words_are() {
        let longer = format!("A first line.\n\nA second line.\n\n{REPORT}");
        assert!(after(REPORT, "people died", &longer).starts_with("people died"));
        let turned = "The weir held.\n\nTrains ran late.\n\nThe dam broke.\n\nTwelve people died on the road.";
        assert!(after(REPORT, "Twelve", turned).starts_with("Twelve"));
    }

    #[test]
    fn one_whose_words_are_gone_is_where_those_around_it_are() {
        let corrected = REPORT.replace("Twelve people died", "Nine people were hurt");
        assert!(after(REPORT, "people died", &corrected).starts_with("Nine people"));
        let shorter = REPORT.replace("The weir held.\n\n", "");
        assert!(after(REPORT, "weir", &shorter).starts_with("Twelve people"));
        assert!(after(REPORT, "The dam", "Trains ran late.").starts_with("Trains"));
    }
}
