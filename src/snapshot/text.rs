//! The report in plain text: linear, no box drawing, every value with its side and line in words, so that it reads well aloud too.

use crate::compare::{Comparison, Confidence, Evidence, Finding, SelfFinding, Verdict};
use crate::document::Side;

use super::outline::{
    CAUTION, CHANGES_HEADING, Group, Outline, SELF_HEADING, further_mentions, label, particulars, relation_in_words, statements,
};
use super::wrap::wrap;

/// How the report is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether headings carry colour; the words are the same without.
    pub colour: bool,
    /// Cells in a line; below 20 it is taken as 20.
    pub width: usize,
}

/// The report, findings from `floor` up: conflicts and variants with both values, reasons and passages, then shared and one-sided facts.
pub fn text(comparison: &Comparison, floor: Confidence, options: &TextOptions) -> String {
    let outline = Outline::new(comparison, floor);
    let mut page = Page { out: String::new(), options: *options };
    page.head(&outline);
    let (discrepancies, rest): (Vec<&Group>, Vec<&Group>) = outline.groups.iter().partition(|group| group.verdict.is_discrepancy());
    for group in discrepancies {
        page.heading(group.heading(), Some(group.verdict));
        for finding in &group.findings {
            page.discrepancy(&outline, finding);
        }
    }
    if !outline.self_findings.is_empty() {
        page.heading(SELF_HEADING, None);
        for finding in &outline.self_findings {
            page.self_finding(&outline, finding);
        }
    }
    for group in rest {
        page.heading(group.heading(), Some(group.verdict));
        for finding in &group.findings {
            page.fact(&outline, finding);
        }
    }
    page.changes(&outline);
    page.blank();
    page.put(0, "", CAUTION, Style::Plain);
    page.out
}

/// Escape sequences of the sixteen colours that every terminal has.
#[derive(Clone, Copy)]
enum Style {
    Plain,
    Bold,
    Of(Verdict),
}

impl Style {
    const fn sequence(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Bold => Some("\u{1b}[1m"),
            Self::Of(Verdict::Conflict) => Some("\u{1b}[1;31m"),
            Self::Of(Verdict::Variant) => Some("\u{1b}[1;33m"),
            Self::Of(Verdict::Shared) => Some("\u{1b}[1;32m"),
            Self::Of(Verdict::OnlyLeft | Verdict::OnlyRight) => Some("\u{1b}[1;36m"),
        }
    }
}

struct Page {
    out: String,
    options: TextOptions,
}

impl Page {
    fn head(&mut self, outline: &Outline) {
        self.put(0, "", "Two accounts compared", Style::Bold);
        for side in Side::BOTH {
            self.blank();
            self.put(0, "", &format!("{} text", capitalised(side.name())), Style::Bold);
            for (name, value) in particulars(outline.document(side)) {
                self.put(2, &format!("{name}: "), &value, Style::Plain);
            }
        }
        self.blank();
        self.put(0, "", &outline.counts(), Style::Plain);
        self.put(0, "", &outline.links(), Style::Plain);
        if let Some(versions) = outline.versions() {
            self.put(0, "", &versions, Style::Bold);
        }
    }

    fn heading(&mut self, words: &str, verdict: Option<Verdict>) {
        self.blank();
        self.put(0, "", &words.to_uppercase(), verdict.map_or(Style::Bold, Style::Of));
    }

    /// A conflict or variant: both values, how they lie in time, the reasons, and what stands around them.
    fn discrepancy(&mut self, outline: &Outline, finding: &Finding) {
        self.blank();
        self.put(0, "", &label(finding.id, finding.kind, finding.confidence), Style::Of(finding.verdict));
        self.put(2, "", &finding.summary, Style::Plain);
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
        self.mentions(outline, "also ", further_mentions(finding));
    }

    fn self_finding(&mut self, outline: &Outline, finding: &SelfFinding) {
        self.blank();
        let label = label(finding.id, finding.kind, finding.confidence);
        self.put(0, "", &format!("{label}, in the {} text", finding.side.name()), Style::Bold);
        self.put(2, "", &finding.summary, Style::Plain);
        self.mentions(outline, "", finding.evidence.iter());
        self.reasons(&finding.why);
        for evidence in &finding.evidence {
            self.passage(outline, evidence);
        }
    }

    /// A shared or one-sided fact: what it is and where it stands.
    fn fact(&mut self, outline: &Outline, finding: &Finding) {
        self.blank();
        self.put(0, "", &label(finding.id, finding.kind, finding.confidence), Style::Of(finding.verdict));
        self.put(2, "", &finding.summary, Style::Plain);
        self.mentions(outline, "", statements(finding));
        self.mentions(outline, "also ", further_mentions(finding));
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

    fn mentions<'a>(&mut self, outline: &Outline, lead: &str, mentions: impl Iterator<Item = &'a Evidence>) {
        for evidence in mentions {
            let place = format!("{lead}{}, line {}: ", evidence.side.name(), outline.line(evidence));
            self.put(2, &place, &outline.value(evidence), Style::Plain);
        }
    }

    fn passage(&mut self, outline: &Outline, evidence: &Evidence) {
        let place = format!("{}, line {}: ", evidence.side.name(), outline.line(evidence));
        self.put(2, &place, &format!("\"{}\"", outline.passage(evidence)), Style::Plain);
    }

    fn reasons(&mut self, why: &[String]) {
        for reason in why {
            self.put(2, "why: ", reason, Style::Plain);
        }
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes a wrapped item: `lead` opens it, further lines stand two cells in from it.
    fn put(&mut self, indent: usize, lead: &str, words: &str, style: Style) {
        let width = self.options.width.max(20) - indent - 2;
        let style = style.sequence().filter(|_| self.options.colour);
        for (number, line) in wrap(&format!("{lead}{words}"), width).iter().enumerate() {
            let hang = if number > 0 { 2 } else { 0 };
            self.out.push_str(&" ".repeat(indent + hang));
            match style {
                Some(sequence) => {
                    self.out.push_str(sequence);
                    self.out.push_str(line);
                    self.out.push_str("\u{1b}[0m");
                }
                None => self.out.push_str(line),
            }
            self.out.push('\n');
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
