//! Paragraphs become rows of the screen: the only place that wraps.
//!
//! Input: a document and a width in cells. Output: rows that know which bytes of the document they hold, so that drawing, jumping and
//! following agree without measuring twice. The rows of a paragraph tile it: every byte lies on exactly one row; paragraphs that are folded away
//! lie on one row together. Colours and marks are the view's business.

use std::ops::Range;

use ratatui::buffer::CellWidth;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use crate::document::{ByteSpan, Document, Paragraph, Role};

/// One row of a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The bytes that belong to the row, the white space at its end included; empty for the blank row between paragraphs.
    pub span: ByteSpan,
    /// The bytes that are drawn: the span without white space at its end; nothing of what is folded away.
    pub shown: ByteSpan,
    /// How many paragraphs are folded away on it.
    pub folded: usize,
}

/// A document's rows at one width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    all: Vec<Row>,
    width: u16,
    folded: Vec<Range<usize>>,
}

impl Rows {
    /// Lays a document out; a width of 0 counts as 1. Of the paragraphs in each folded range, which are given in order, one row is left.
    pub fn lay(document: &Document, width: u16, folded: Vec<Range<usize>>) -> Self {
        let mut rows = Vec::new();
        let mut folds = folded.iter().peekable();
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            while folds.next_if(|fold| fold.end <= number).is_some() {}
            let fold = folds.peek().filter(|fold| fold.contains(&number));
            if fold.is_some_and(|fold| number > fold.start) {
                continue;
            }
            let start = paragraph.span.start;
            let nothing = ByteSpan::new(start, start);
            if number > 0 {
                rows.push(Row { span: nothing, shown: nothing, folded: 0 });
            }
            match fold {
                Some(fold) => {
                    let last = document.paragraphs.get(fold.start..fold.end).and_then(<[Paragraph]>::last).unwrap_or(paragraph);
                    rows.push(Row { span: ByteSpan::new(start, last.span.end), shown: nothing, folded: fold.len() });
                }
                None => wrap(document, paragraph, usize::from(width.max(1)), &mut rows),
            }
        }
        Self { all: rows, width, folded }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether they were laid out for a width and these folds.
    pub fn are_laid_for(&self, width: u16, folded: &[Range<usize>]) -> bool {
        self.width == width && self.folded == folded
    }

    /// One row, if it exists.
    pub fn get(&self, row: usize) -> Option<&Row> {
        self.all.get(row)
    }

    /// The row that holds a byte; the nearest one before it for a byte between paragraphs.
    pub fn row_of(&self, offset: usize) -> usize {
        self.all.partition_point(|row| row.span.start <= offset).saturating_sub(1)
    }

    /// The bytes of the grapheme that a row shows at a cell, counted from its left end; the end of the row to the right of its last one.
    pub fn grapheme_at(&self, document: &Document, row: usize, cell: usize) -> ByteSpan {
        let shown = self.get(row).map_or(ByteSpan::new(document.text.len(), document.text.len()), |row| row.shown);
        let mut used = 0;
        for (at, grapheme) in shown.of(&document.text).grapheme_indices(true) {
            used += cells(grapheme);
            if used > cell {
                return ByteSpan::new(shown.start + at, shown.start + at + grapheme.len());
            }
        }
        ByteSpan::new(shown.end, shown.end)
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
        rows.push(Row { span: ByteSpan::new(base + from, base + to), shown: ByteSpan::new(base + from, base + from + shown), folded: 0 });
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
    use crate::document::{About, Passage, PassageId};

    fn document(paragraphs: &[&str]) -> Document {
        let mut made = Document {
            source: "test".into(),
            provenance: crate::document::Provenance::default(),
            text: paragraphs.join("\n\n"),
            title: None,
            outlet: None,
            published: None,
            dateline: None,
            paragraphs: Vec::new(),
            passages: Vec::new(),
            replaced: Vec::new(),
            about: About::default(),
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
        let rows = Rows::lay(document, width, Vec::new());
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
        let rows = Rows::lay(&document(&[]), 30, Vec::new());
        assert_eq!(rows.len(), 0);
        assert_eq!(rows.row_of(7), 0);
    }

    #[test]
    fn folded_paragraphs_take_one_row_together() {
        let text = document(&["One.", "Two.", "Three.", "Four.", "Five."]);
        let rows = Rows::lay(&text, 40, vec![1..3, 4..5]);
        let folded: Vec<usize> = (0..rows.len()).map(|row| rows.get(row).unwrap().folded).collect();
        assert_eq!(folded, [0, 0, 2, 0, 0, 0, 1]);
        let at = |words: &str| rows.row_of(text.text.find(words).unwrap());
        assert_eq!((at("One"), at("Two"), at("hree"), at("Four"), at("ive.")), (0, 2, 2, 4, 6));
    }

    #[test]
    fn a_cell_leads_to_the_grapheme_in_it() {
        let text = document(&["a東e\u{301}b"]);
        let rows = Rows::lay(&text, 40, Vec::new());
        let at = |cell| rows.grapheme_at(&text, 0, cell).of(&text.text);
        assert_eq!((at(0), at(1), at(2), at(3), at(4), at(5)), ("a", "東", "東", "e\u{301}", "b", ""));
        assert_eq!(rows.grapheme_at(&text, 7, 0).of(&text.text), "");
    }

    proptest! {
        #[test]
        fn a_mention_is_on_the_rows_that_hold_it_and_on_no_other(
            words in prop::collection::vec("[a-zé東👩—'\\-]{1,24}|\\$[0-9,]{1,9}\\.", 8..60),
            width in 20u16..300,
            mention in (0.0..1.0f64, 1usize..6),
            fold in prop::option::of(0usize..4),
        ) {
            let paragraphs: Vec<String> = words.chunks(words.len().div_ceil(4)).map(|words| words.join(" ")).collect();
            let text = document(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>());
            let folded: Vec<Range<usize>> = fold.filter(|fold| *fold < paragraphs.len()).map(|fold| fold..fold + 1).into_iter().collect();
            let rows = Rows::lay(&text, width, folded.clone());
            let number = ((paragraphs.len() as f64) * mention.0) as usize;
            let span = text.paragraphs[number].span;
            let all: Vec<usize> = span.of(&text.text).char_indices().map(|(at, _)| span.start + at).chain([span.end]).collect();
            let from = all[(all.len() - 1) / 2];
            let to = all[((all.len() - 1) / 2 + 3 * mention.1).min(all.len() - 1)];
            let (first, last) = (rows.row_of(from), rows.row_of(to - 1));
            let mut seen = String::new();
            for number in 0..rows.len() {
                let row = rows.get(number).unwrap();
                let holds = row.span.overlaps(ByteSpan::new(from, to));
                prop_assert_eq!(holds, (first..=last).contains(&number), "row {}", number);
                if holds {
                    seen.push_str(&text.text[row.shown.start.max(from).min(row.shown.end)..row.shown.end.min(to).max(row.shown.start)]);
                }
            }
            let blank = |words: &str| words.split_whitespace().collect::<String>();
            let is_folded = folded.iter().any(|fold| fold.contains(&number));
            prop_assert_eq!(blank(&seen), if is_folded { String::new() } else { blank(&text.text[from..to]) });
        }

        #[test]
        fn every_byte_lies_on_exactly_one_row(words in prop::collection::vec("[a-zé東👩\u{301}—'\\-]{1,24}|\\$[0-9,]{1,9}\\.", 1..60), width in 20u16..300) {
            let middle = words.len() / 2;
            let (first, second) = (words[..middle].join(" "), words[middle..].join(" "));
            let paragraphs: Vec<&str> = [first.as_str(), second.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
            let text = document(&paragraphs);
            let rows = Rows::lay(&text, width, Vec::new());
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
