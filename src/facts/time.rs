//! Times: dates and hours, resolved against the document's day, bound to the event they date.

use std::ops::Range;

use crate::document::{ByteSpan, PassageId};
use crate::language::calendar::{self, Interval, Lead, Meaning, Reference, Tense};

use super::frame::{Frame, Modality};
use super::reading::PassageReading;

/// A time in a passage with its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The passage.
    pub passage: PassageId,
    /// The expression as written.
    pub span: ByteSpan,
    /// Its tokens in the passage.
    pub tokens: Range<usize>,
    /// The word before it: "since", "until".
    pub lead: Option<Lead>,
    /// What it says.
    pub meaning: Meaning,
    /// Where it lies on the calendar; none where the text gives nothing to place it by.
    pub interval: Option<Interval>,
    /// What it dates.
    pub frame: Frame,
}

/// The times of a passage.
pub(super) fn times(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>, reference: Option<Reference>) -> Vec<Time> {
    calendar::times(passage.text, &passage.tokens)
        .into_iter()
        .map(|expression| {
            let tokens = expression.tokens.clone();
            let frame = Frame::around(passage, &tokens, before);
            let interval = calendar::resolve(&expression.meaning, reference, tense(frame.modality, passage, tokens.start));
            Time {
                passage: passage.passage.id,
                span: passage.span(&tokens),
                tokens,
                lead: expression.lead,
                meaning: expression.meaning,
                interval,
                frame,
            }
        })
        .collect()
}

/// Plans look forward, and so does what may or should be; everything else a report dates has happened.
fn tense(modality: Modality, passage: &PassageReading<'_>, at: usize) -> Tense {
    let mut clause = passage.clause_of(at);
    let is_ahead = |i: usize| matches!(passage.lower(i), "may" | "might" | "should") && !(i..i + 4).any(|j| passage.lower(j) == "have");
    match modality {
        Modality::Planned | Modality::Expected => Tense::Future,
        Modality::Possible if clause.any(is_ahead) => Tense::Future,
        Modality::Happened | Modality::Possible | Modality::Open => Tense::Past,
    }
}
