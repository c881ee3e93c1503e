//! A comparison as it is to be written down: what was found, what a person says of it, and which of it is listed. Every form comes from here.

use crate::compare::{Comparison, Confidence, Verdict};

use super::csv::csv_of;
use super::html::html_of;
use super::json::reviewed_json;
use super::markdown::markdown_of;
use super::outline::Outline;
use super::page::TextOptions;
use super::review::Review;
use super::selection::Selection;
use super::text::text_of;

/// What is written down, in any form.
///
/// ```
/// use diptych::compare::compare;
/// use diptych::document::{Document, Sides};
/// use diptych::snapshot::{Report, Review, Selection};
///
/// let read = |text| Document::from_text("report.txt", text).unwrap();
/// let comparison = compare(Sides::new(read("The dam broke at dawn."), read("The dam broke at dawn.")));
/// let review = Review::default();
/// let report = Report::new(&comparison, &review, Selection::default());
/// assert!(report.markdown().starts_with("# Two accounts compared"));
/// assert!(report.html().starts_with("<!doctype html>"));
/// ```
#[derive(Debug)]
pub struct Report<'a> {
    comparison: &'a Comparison,
    review: &'a Review,
    selection: Selection,
}

impl<'a> Report<'a> {
    /// What is listed of a comparison, with what a person says of it.
    pub const fn new(comparison: &'a Comparison, review: &'a Review, selection: Selection) -> Self {
        Self { comparison, review, selection }
    }

    /// Plain text: conflicts and variants with both values, reasons and passages, then shared and one-sided facts.
    pub fn text(&self, options: &TextOptions) -> String {
        text_of(&self.outline(), options)
    }

    /// `CommonMark` with one table of the kind that GitHub and most editors know.
    pub fn markdown(&self) -> String {
        markdown_of(&self.outline())
    }

    /// One file for a browser that asks for nothing else: both texts side by side, and every finding.
    pub fn html(&self) -> String {
        html_of(&self.outline())
    }

    /// The ledger for a spreadsheet: RFC 4180 with a line of names, one finding a line.
    pub fn csv(&self) -> String {
        csv_of(&self.outline())
    }

    /// The snapshot: one JSON object with a line end after it.
    pub fn json(&self) -> String {
        reviewed_json(&self.selection.keep(self.comparison, self.review), self.selection.floor, self.review)
    }

    /// One line for a script, with a line end: what is listed, counted by verdict, and what contradicts itself inside one text; besides, whether the
    /// comparison was stopped. `conflict=2 variant=1 shared=9 only-left=4 only-right=0 inside=1`.
    pub fn summary(&self) -> String {
        let outline = self.outline();
        let count =
            |verdict| outline.groups.iter().filter(|group| group.verdict == verdict).map(|group| group.findings.len()).sum::<usize>();
        let counts = Verdict::ALL.map(|verdict| format!("{}={}", verdict.name(), count(verdict))).join(" ");
        let partial = self.comparison.partial.as_ref().map(|partial| format!(" partial={}", partial.cause.name())).unwrap_or_default();
        format!("{counts} inside={}{partial}\n", outline.self_findings.len())
    }

    fn outline(&self) -> Outline<'a> {
        Outline::of(self.comparison, self.selection.clone(), self.review.of(self.comparison))
    }
}

/// The report as plain text, findings from `floor` up.
pub fn text(comparison: &Comparison, floor: Confidence, options: &TextOptions) -> String {
    Report::new(comparison, &Review::default(), floor.into()).text(options)
}

/// The report as Markdown, findings from `floor` up.
pub fn markdown(comparison: &Comparison, floor: Confidence) -> String {
    reviewed_markdown(comparison, floor, &Review::default())
}

/// The report as Markdown with what a person says of the findings; the same as [`markdown`] where they say nothing.
pub fn reviewed_markdown(comparison: &Comparison, floor: Confidence, review: &Review) -> String {
    Report::new(comparison, review, floor.into()).markdown()
}
