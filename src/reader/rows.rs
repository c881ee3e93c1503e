//! Paragraphs become rows of the screen: the only place that wraps.
//!
//! Input: a document and a width in cells. Output: rows that know which bytes of the document they hold, so that drawing, jumping and
//! following agree without measuring twice. The rows of a paragraph tile it: every byte lies on exactly one row. Colours and marks are the
//! view's business.

use ratatui::buffer::CellWidth;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use crate::document::{ByteSpan, Document, Paragraph, Role};

/// One row of a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The bytes that belong to the row, the white space at its end included; empty for the blank row between paragraphs.
    pub span: ByteSpan,
    /// The bytes that are drawn: the span without white space at its end.
    pub shown: ByteSpan,
}

/// A document's rows at one width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    rows: Vec<Row>,
    width: u16,
}

impl Rows {
    /// Lays a document out; a width of 0 counts as 1.
    pub fn lay(document: &Document, width: u16) -> Self {
        let mut rows = Vec::new();
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            if number > 0 {
                let gap = ByteSpan::new(paragraph.span.start, paragraph.span.start);
                rows.push(Row { span: gap, shown: gap });
            }
            wrap(document, paragraph, usize::from(width.max(1)), &mut rows);
        }
        Self { rows, width }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The width they were laid out for.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// One row, if it exists.
    pub fn get(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    /// The row that holds a byte; the nearest one before it for a byte between paragraphs.
    pub fn row_of(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.span.start <= offset).saturating_sub(1)
    }
}

/// The cells that a grapheme takes on the screen. Every white space is drawn as one blank.
pub fn cells(grapheme: &str) -> usize {
    if grapheme.chars().all(char::is_whitespace) {
        1
    } else if grapheme.chars().any(char::is_control) {
        0
    } else {
        usize::from(grapheme.cell_width())
    }
}

/// The cells that a text takes.
pub fn text_cells(text: &str) -> usize {
    // Most words are plain letters, each of them one cell.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) { text.len() } else { text.graphemes(true).map(cells).sum() }
}

/// Appends the rows of one paragraph.
fn wrap(document: &Document, paragraph: &Paragraph, width: usize, rows: &mut Vec<Row>) {
    let text = paragraph.span.of(&document.text);
    let base = paragraph.span.start;
    let mut push = |from: usize, to: usize| {
        let shown = text.get(from..to).map_or(0, |row| row.trim_end().len());
        rows.push(Row { span: ByteSpan::new(base + from, base + to), shown: ByteSpan::new(base + from, base + from + shown) });
    };
    let (mut row, mut used, mut from) = (0, 0, 0);
    for (to, _) in linebreaks(text) {
        let word = text.get(from..to).unwrap_or("");
        let visible = text_cells(word.trim_end());
        if used > 0 && used + visible > width {
            push(row, from);
            (row, used) = (from, 0);
        }
        if visible > width {
            for (at, grapheme) in word.trim_end().grapheme_indices(true) {
                let need = cells(grapheme);
                if used > 0 && used + need > width {
                    push(row, from + at);
                    (row, used) = (from + at, 0);
                }
                used += need;
            }
            used += text_cells(word.get(word.trim_end().len()..).unwrap_or(""));
        } else {
            used += text_cells(word);
        }
        from = to;
        if word.contains('\n') && to < text.len() && is_line_end(document, base + to) {
            push(row, to);
            (row, used) = (to, 0);
        }
    }
    if row < text.len() {
        push(row, text.len());
    }
}

/// Whether a line end inside a paragraph is meant: lines of a byline or a heading stand apart, hard-wrapped running text flows.
fn is_line_end(document: &Document, next: usize) -> bool {
    let after = document.passages.partition_point(|passage| passage.span.start < next);
    let before = after.checked_sub(1).and_then(|at| document.passages.get(at));
    let (Some(before), Some(after)) = (before, document.passages.get(after)) else { return false };
    let is_between = before.span.end <= next && after.span.start >= next;
    is_between && (before.role != Role::Body || after.role != Role::Body)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use proptest::prelude::*;

    use super::*;
    use crate::document::{Passage, PassageId};

    fn document(paragraphs: &[&str]) -> Document {
        let mut made = Document {
            source: "test".into(),
            text: paragraphs.join("\n\n"),
            title: None,
            outlet: None,
            published: None,
            dateline: None,
            paragraphs: Vec::new(),
            passages: Vec::new(),
            replaced: Vec::new(),
        };
        let mut at = 0;
        for (number, text) in paragraphs.iter().enumerate() {
            let span = ByteSpan::new(at, at + text.len());
            made.paragraphs.push(Paragraph { span, first: PassageId(number), count: 1 });
            made.passages.push(Passage { id: PassageId(number), paragraph: number, span, role: Role::Body, line: number + 1 });
            at += text.len() + 2;
        }
        made
    }

    fn lines(document: &Document, width: u16) -> Vec<&str> {
        let rows = Rows::lay(document, width);
        (0..rows.len()).map(|row| rows.get(row).unwrap().shown.of(&document.text)).collect()
    }

    #[test]
    fn words_wrap_at_blanks_and_hyphens() {
        let text = document(&["The harbour-side market closed early.", "Rain followed."]);
        assert_eq!(lines(&text, 12), ["The harbour-", "side market", "closed", "early.", "", "Rain", "followed."]);
    }

    #[test]
    fn a_word_wider_than_the_pane_breaks_at_graphemes() {
        let text = document(&["Donaudampfschifffahrt e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"]);
        assert_eq!(lines(&text, 4), ["Dona", "udam", "pfsc", "hiff", "fahr", "t", "e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn wide_characters_take_two_cells() {
        let text = document(&["東京都の発表"]);
        assert_eq!(lines(&text, 5), ["東京", "都の", "発表"]);
    }

    #[test]
    fn hard_wrapped_running_text_flows() {
        let text = document(&["The first line\nand the second."]);
        assert_eq!(lines(&text, 40), ["The first line\nand the second."]);
    }

    #[test]
    fn lines_of_a_byline_stand_apart() {
        let mut text = document(&["By Ana Brand\nHarbour Post"]);
        text.passages[0].span = ByteSpan::new(0, 12);
        text.passages[0].role = Role::Byline;
        text.passages.push(Passage { id: PassageId(1), paragraph: 0, span: ByteSpan::new(13, 25), role: Role::Byline, line: 2 });
        assert_eq!(lines(&text, 40), ["By Ana Brand", "Harbour Post"]);
    }

    #[test]
    fn an_empty_document_has_no_rows() {
        let rows = Rows::lay(&document(&[]), 30);
        assert_eq!(rows.len(), 0);
        assert_eq!(rows.row_of(7), 0);
    }

    proptest! {
        #[test]
        fn every_byte_lies_on_exactly_one_row(words in prop::collection::vec("[a-zé東👩\u{301}—'\\-]{1,24}|\\$[0-9,]{1,9}\\.", 1..60), width in 20u16..300) {
            let middle = words.len() / 2;
            let (first, second) = (words[..middle].join(" "), words[middle..].join(" "));
            let paragraphs: Vec<&str> = [first.as_str(), second.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
            let text = document(&paragraphs);
            let rows = Rows::lay(&text, width);
            for paragraph in &text.paragraphs {
                let mut at = paragraph.span.start;
                for row in rows.row_of(paragraph.span.start)..=rows.row_of(paragraph.span.end - 1) {
                    let row = rows.get(row).unwrap();
                    prop_assert_eq!(row.span.start, at);
                    prop_assert!(row.span.of(&text.text)[row.shown.len()..].trim().is_empty());
                    prop_assert!(text_cells(row.shown.of(&text.text)) <= usize::from(width));
                    at = row.span.end;
                }
                prop_assert_eq!(at, paragraph.span.end);
            }
            for (at, _) in text.text.char_indices() {
                if text.passage_at(at).is_some() {
                    let row = rows.get(rows.row_of(at)).unwrap();
                    prop_assert!(row.span.start <= at && at < row.span.end);
                }
            }
        }
    }
}
