//! The report in plain text: linear, no box drawing, every value with its side and line in words, so that it reads well aloud too.

use crate::compare::{Comparison, Confidence, Evidence, Finding, SelfFinding, Verdict};

use super::outline::{CAUTION, CHANGES_HEADING, Group, Outline, SELF_HEADING, decided, label, one_line, relation_in_words, statements};
use super::page::{Page, Style, TextOptions};
use super::review::{Review, Reviewed};

/// The report, findings from `floor` up: conflicts and variants with both values, reasons and passages, then shared and one-sided facts.
pub fn text(comparison: &Comparison, floor: Confidence, options: &TextOptions) -> String {
    reviewed_text(comparison, floor, &Review::default(), options)
}

/// The report with what a person says of the findings; the same as [`text`] where they say nothing.
pub fn reviewed_text(comparison: &Comparison, floor: Confidence, review: &Review, options: &TextOptions) -> String {
    let outline = Outline::new(comparison, floor);
    let said = review.of(comparison);
    let mut page = Page::new(*options);
    page.head(&outline);
    if let Some(decided) = decided(&said) {
        page.put(0, "", &decided, Style::Plain);
    }
    let (discrepancies, rest): (Vec<&Group>, Vec<&Group>) = outline.groups.iter().partition(|group| group.verdict.is_discrepancy());
    for group in discrepancies {
        page.heading(group.heading(), Some(group.verdict));
        for finding in &group.findings {
            page.discrepancy(&outline, finding);
            page.said(said.get(&finding.id).copied());
        }
    }
    if !outline.self_findings.is_empty() {
        page.heading(SELF_HEADING, None);
        for finding in &outline.self_findings {
            page.self_finding(&outline, finding);
            page.said(said.get(&finding.id).copied());
        }
    }
    for group in rest {
        page.heading(group.heading(), Some(group.verdict));
        for finding in &group.findings {
            page.fact(&outline, finding);
            page.said(said.get(&finding.id).copied());
        }
    }
    page.changes(&outline);
    page.blank();
    page.put(0, "", CAUTION, Style::Plain);
    page.out
}

impl Page {
    fn head(&mut self, outline: &Outline) {
        self.accounts("Two accounts compared", &outline.comparison.documents);
        self.put(0, "", &outline.counts(), Style::Plain);
        self.put(0, "", &outline.links(), Style::Plain);
        if let Some(versions) = outline.versions() {
            self.put(0, "", &versions, Style::Bold);
        }
        if let Some(partial) = outline.partial() {
            self.put(0, "", &partial, Style::Bold);
        }
    }

    fn heading(&mut self, words: &str, verdict: Option<Verdict>) {
        self.blank();
        self.put(0, "", &words.to_uppercase(), verdict.map_or(Style::Bold, Style::Of));
    }

    /// What a person says of a finding.
    fn said(&mut self, said: Option<&Reviewed>) {
        let Some(said) = said else { return };
        if let Some(decision) = said.decision {
            self.put(2, "decision: ", decision.name(), Style::Plain);
        }
        for (number, line) in said.note.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            self.put(if number == 0 { 2 } else { 4 }, if number == 0 { "note: " } else { "" }, &one_line(line), Style::Plain);
        }
    }

    /// A conflict or variant: both values, how they lie in time, the reasons, and what stands around them.
    pub(super) fn discrepancy(&mut self, outline: &Outline, finding: &Finding) {
        self.blank();
        self.put(0, "", &headline(finding), Style::Of(finding.verdict));
        self.put(2, "", &in_words(&finding.summary), Style::Plain);
        for evidence in statements(finding) {
            self.put(2, &format!("{}: ", evidence.side.name()), &outline.value(evidence), Style::Plain);
        }
        if let Some(relation) = finding.relation {
            self.put(2, "relation: ", relation_in_words(relation), Style::Plain);
        }
        self.reasons(&finding.why);
        if let Some(relation) = outline.relation_of_passages(finding) {
            self.put(2, "passages: ", &relation, Style::Plain);
        }
        for evidence in statements(finding) {
            self.passage(outline, evidence);
        }
        self.further_mentions(outline, finding);
    }

    pub(super) fn self_finding(&mut self, outline: &Outline, finding: &SelfFinding) {
        self.blank();
        let label = label(finding.id, finding.kind, finding.confidence);
        self.put(0, "", &format!("{label}, in the {} text", finding.side.name()), Style::Bold);
        self.put(2, "", &in_words(&finding.summary), Style::Plain);
        self.mentions(outline, finding.evidence.iter());
        self.reasons(&finding.why);
        for evidence in &finding.evidence {
            self.passage(outline, evidence);
        }
    }

    /// A shared or one-sided fact: what it is and where it stands.
    pub(super) fn fact(&mut self, outline: &Outline, finding: &Finding) {
        self.blank();
        self.put(0, "", &headline(finding), Style::Of(finding.verdict));
        self.put(2, "", &in_words(&finding.summary), Style::Plain);
        self.mentions(outline, statements(finding));
        self.further_mentions(outline, finding);
        self.reasons(&finding.why);
    }

    /// Between versions of one text: the sentences that were changed, and their words.
    fn changes(&mut self, outline: &Outline) {
        if outline.changed_links().next().is_some() {
            self.heading(CHANGES_HEADING, None);
            self.blank();
        }
        for link in outline.changed_links() {
            self.put(0, &format!("{}: ", outline.lines(link)), &outline.changes(link, |words| format!("\"{words}\"")), Style::Plain);
        }
    }

    fn mentions<'a>(&mut self, outline: &Outline, mentions: impl Iterator<Item = &'a Evidence>) {
        for evidence in mentions {
            let place = format!("{}, line {}: ", evidence.side.name(), outline.line(evidence));
            self.put(2, &place, &outline.value(evidence), Style::Plain);
        }
    }

    fn further_mentions(&mut self, outline: &Outline, finding: &Finding) {
        for mentions in outline.further_mentions(finding) {
            self.put(2, &format!("also {}: ", mentions.place()), &mentions.value, Style::Plain);
        }
    }

    fn passage(&mut self, outline: &Outline, evidence: &Evidence) {
        let place = format!("{}, line {}: ", evidence.side.name(), outline.line(evidence));
        self.put(2, &place, &format!("\"{}\"", outline.passage(evidence)), Style::Plain);
    }
}

/// "C1, conflict, quantity, likely (0.82)": who listens to a list, or comes to it by a search, has not read the heading.
fn headline(finding: &Finding) -> String {
    label(format!("{}, {}", finding.id, finding.verdict.name()), finding.kind, finding.confidence)
}

/// A summary without the signs between two values, which a voice leaves out or spells.
fn in_words(summary: &str) -> String {
    summary.replace(" \u{2260} ", " against ").replace(" \u{2248} ", " or ")
}
