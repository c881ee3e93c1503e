//! The report in Markdown, for an editor to paste: foreign text is escaped, so that nothing in it becomes markup.

use std::collections::BTreeMap;

use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, SelfFinding, Verdict};
use crate::document::Side;

use super::outline::{CAUTION, CHANGES_HEADING, Outline, SELF_HEADING, decided, label, particulars, relation_in_words, statements};
use super::review::{Review, Reviewed};

/// The report, findings from `floor` up, as `CommonMark` with one table of the kind that GitHub and most editors know.
pub fn markdown(comparison: &Comparison, floor: Confidence) -> String {
    reviewed_markdown(comparison, floor, &Review::default())
}

/// The report with what a person says of the findings; the same as [`markdown`] where they say nothing.
pub fn reviewed_markdown(comparison: &Comparison, floor: Confidence, review: &Review) -> String {
    let outline = Outline::new(comparison, floor);
    let mut out = Out { text: String::new(), said: review.of(comparison) };
    out.head(&outline);
    let mut self_findings_told = outline.self_findings.is_empty();
    for group in &outline.groups {
        if !self_findings_told && !group.verdict.is_discrepancy() {
            out.self_findings(&outline);
            self_findings_told = true;
        }
        out.block(&format!("## {}", group.heading()));
        for finding in &group.findings {
            out.finding(&outline, finding);
        }
    }
    if !self_findings_told {
        out.self_findings(&outline);
    }
    out.changes(&outline);
    out.block(CAUTION);
    out.text
}

struct Out<'r> {
    text: String,
    /// What a person says of findings, by their ids.
    said: BTreeMap<FindingId, &'r Reviewed>,
}

impl Out<'_> {
    /// A block with a blank line before it.
    fn block(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(words);
    }

    fn line(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
    }

    fn head(&mut self, outline: &Outline) {
        self.block("# Two accounts compared");
        self.block("| text | particular | value |");
        self.line("| --- | --- | --- |");
        for side in Side::BOTH {
            for (name, value) in particulars(outline.document(side)) {
                self.line(&format!("| {} | {name} | {} |", side.name(), escape(&value)));
            }
        }
        self.block(&outline.counts());
        if let Some(decided) = decided(&self.said) {
            self.block(&decided);
        }
        self.block(&outline.links());
        if let Some(versions) = outline.versions() {
            self.block(&versions);
        }
        if let Some(partial) = outline.partial() {
            self.block(&format!("**{partial}**"));
        }
    }

    /// What a person says of a finding, with a blank line after it.
    fn said(&mut self, id: FindingId) {
        let Some(said) = self.said.get(&id).copied() else { return };
        if let Some(decision) = said.decision {
            self.block(&format!("**Decision: {}**", decision.name()));
        }
        for (number, paragraph) in said.note.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
            let words = escape(paragraph);
            self.block(&if number == 0 { format!("Note: {words}") } else { words });
        }
    }

    fn finding(&mut self, outline: &Outline, finding: &Finding) {
        self.block(&format!("### {}", label(finding.id, finding.kind, finding.confidence)));
        self.block(&escape(&finding.summary));
        self.said(finding.id);
        self.text.push('\n');
        self.mentions(outline, statements(finding));
        for mentions in outline.further_mentions(finding) {
            self.line(&format!("- also {}: **{}**", mentions.place(), escape(&mentions.value)));
        }
        if let Some(relation) = finding.relation {
            self.line(&format!("- relation: {}", relation_in_words(relation)));
        }
        self.reasons(&finding.why);
        match finding.verdict {
            Verdict::Conflict | Verdict::Variant => {
                if let Some(relation) = outline.relation_of_passages(finding) {
                    self.line(&format!("- passages: {relation}"));
                }
                self.passages(outline, statements(finding));
            }
            Verdict::Shared | Verdict::OnlyLeft | Verdict::OnlyRight => {}
        }
    }

    fn self_findings(&mut self, outline: &Outline) {
        self.block(&format!("## {SELF_HEADING}"));
        for finding in &outline.self_findings {
            self.self_finding(outline, finding);
        }
    }

    fn self_finding(&mut self, outline: &Outline, finding: &SelfFinding) {
        let label = label(finding.id, finding.kind, finding.confidence);
        self.block(&format!("### {label}, in the {} text", finding.side.name()));
        self.block(&escape(&finding.summary));
        self.said(finding.id);
        self.text.push('\n');
        self.mentions(outline, finding.evidence.iter());
        self.reasons(&finding.why);
        self.passages(outline, finding.evidence.iter());
    }

    /// Between versions of one text: the sentences that were changed, and their words.
    fn changes(&mut self, outline: &Outline) {
        if outline.changed_links().next().is_some() {
            self.block(&format!("## {CHANGES_HEADING}"));
            self.text.push('\n');
        }
        for link in outline.changed_links() {
            self.line(&format!("- {}: {}", outline.lines(link), outline.changes(link, |words| format!("**{}**", escape(words)))));
        }
    }

    fn mentions<'a>(&mut self, outline: &Outline, mentions: impl Iterator<Item = &'a Evidence>) {
        for evidence in mentions {
            let value = escape(&outline.value(evidence));
            self.line(&format!("- {}, line {}: **{value}**", evidence.side.name(), outline.line(evidence)));
        }
    }

    fn reasons(&mut self, why: &[String]) {
        for reason in why {
            self.line(&format!("- why: {}", escape(reason)));
        }
    }

    fn passages<'a>(&mut self, outline: &Outline, places: impl Iterator<Item = &'a Evidence>) {
        for evidence in places {
            let passage = escape(&outline.passage(evidence));
            self.block(&format!("> {}, line {}: {passage}", evidence.side.name(), outline.line(evidence)));
        }
    }
}

/// Escapes what Markdown, a table cell or inline HTML would read as markup. `text` is one line.
///
/// Signs that mean something only at the head of a line (`#`, `-`, `1.`) are escaped there; the rest everywhere.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, character) in text.char_indices() {
        let always = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        let at_head = at == 0 && matches!(character, '#' | '-' | '+' | '=') || at == number && at > 0 && matches!(character, '.' | ')');
        if always || at_head {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_foreign_text_stays_text() {
        assert_eq!(escape("a|b `c` <i>*d*</i> [e](f) g_h ~i~ &amp; j\\k"), r"a\|b \`c\` \<i\>\*d\*\</i\> \[e\](f) g\_h \~i\~ \&amp; j\\k");
    }

    #[test]
    fn signs_that_open_a_block_are_escaped_at_the_head_only() {
        assert_eq!(escape("# no heading # here"), r"\# no heading # here");
        assert_eq!(escape("- no item - here"), r"\- no item - here");
        assert_eq!(escape("12. no list, 3.5 too"), r"12\. no list, 3.5 too");
        assert_eq!(escape("3.5 million"), r"3\.5 million");
        assert_eq!(escape("1,200 boats."), "1,200 boats.");
    }
}
