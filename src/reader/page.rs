//! A page of words: lines of pieces, each with its column and its look, wrapped to a width. Views that are read rather than walked are pages.

use super::theme::Tone;
use super::words::wrap;
use crate::document::{ByteSpan, Document, PassageId};

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The column where they begin.
    pub at: usize,
    /// Their look.
    pub tone: Tone,
    /// The words.
    pub words: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What stands in it, from left to right.
    pub pieces: Vec<Piece>,
    /// The finding to which it leads, by its index among the entries.
    pub finding: Option<usize>,
}

/// Lines of one width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    width: usize,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
}

impl Page {
    /// A page without lines.
    pub const fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    /// Its width in cells.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// A blank line.
    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// Words from a column on, in as many lines as they take.
    pub fn put(&mut self, tone: Tone, indent: usize, words: &str) {
        self.put_for(None, tone, indent, words);
    }

    /// Words that lead to a finding.
    pub fn put_for(&mut self, finding: Option<usize>, tone: Tone, indent: usize, words: &str) {
        for words in wrap(words, self.width.saturating_sub(indent).max(1), usize::MAX) {
            self.lines.push(Line { pieces: vec![Piece { at: indent, tone, words }], finding });
        }
    }

    /// A short word, and beside it what it is about.
    pub fn put_named(&mut self, indent: usize, named: usize, name: &str, words: &str) {
        let from = indent + named;
        for (number, words) in wrap(words, self.width.saturating_sub(from).max(1), usize::MAX).into_iter().enumerate() {
            let mut pieces = vec![Piece { at: from, tone: Tone::Text, words }];
            if number == 0 {
                pieces.insert(0, Piece { at: indent, tone: Tone::Faint, words: name.to_owned() });
            }
            self.lines.push(Line { pieces, finding: None });
        }
    }

    /// A passage between its neighbours of the same paragraph, which are dimmed; the words of a place stand out.
    pub fn put_passage(&mut self, indent: usize, document: &Document, passage: PassageId, place: (ByteSpan, Tone)) {
        let Some(own) = document.passages.get(passage.0) else { return };
        let beside = |at: Option<usize>| at.and_then(|at| document.passages.get(at)).filter(|other| other.paragraph == own.paragraph);
        let start = beside(passage.0.checked_sub(1)).map_or(own.span.start, |before| before.span.start);
        let end = beside(Some(passage.0 + 1)).map_or(own.span.end, |after| after.span.end);
        let whole = ByteSpan::new(start, end);
        let tone = |at: usize| {
            if (place.0.start..place.0.end).contains(&at) {
                place.1
            } else if (own.span.start..own.span.end).contains(&at) {
                Tone::Text
            } else {
                Tone::Faint
            }
        };
        // White space flows, so each character of the flowing text keeps the look of the place it has in the document.
        let (mut flowing, mut looks) = (String::new(), Vec::new());
        for (at, character) in whole.of(&document.text).char_indices() {
            let is_blank = character.is_whitespace();
            if is_blank && (flowing.is_empty() || flowing.ends_with(' ')) {
                continue;
            }
            let from = flowing.len();
            flowing.push(if is_blank { ' ' } else { character });
            looks.push((from, tone(start + at)));
        }
        let mut from = 0;
        for line in wrap(&flowing, self.width.saturating_sub(indent).max(1), usize::MAX) {
            // A word that is wider than the page was cut: its line is no part of the text any more.
            let found = flowing.get(from..).and_then(|rest| rest.find(&line)).map(|at| from + at);
            let pieces = match found {
                Some(at) => {
                    from = at + line.len();
                    pieces(indent, &flowing, ByteSpan::new(at, from), &looks)
                }
                None => vec![Piece { at: indent, tone: Tone::Text, words: line }],
            };
            self.lines.push(Line { pieces, finding: None });
        }
    }

    /// Two pages beside each other, with so many blank columns between them.
    pub fn beside(&mut self, left: Self, right: Self, gap: usize) {
        let from = left.width + gap;
        let count = left.lines.len().max(right.lines.len());
        let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
        for _ in 0..count {
            let mut line = left.next().unwrap_or_default();
            let other = right.next().unwrap_or_default();
            line.pieces.extend(other.pieces.into_iter().map(|piece| Piece { at: piece.at + from, ..piece }));
            line.finding = line.finding.or(other.finding);
            self.lines.push(line);
        }
    }

    /// Takes in the lines of another page.
    pub fn extend(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }
}

/// A stretch of flowing text cut where its look changes.
fn pieces(indent: usize, flowing: &str, span: ByteSpan, looks: &[(usize, Tone)]) -> Vec<Piece> {
    let first = looks.partition_point(|(at, _)| *at < span.start);
    let here: Vec<&(usize, Tone)> = looks.iter().skip(first).take_while(|(at, _)| *at < span.end).collect();
    let mut made: Vec<Piece> = Vec::new();
    let mut column = indent;
    for run in here.chunk_by(|a, b| a.1 == b.1) {
        let Some((start, tone)) = run.first().map(|(at, tone)| (*at, *tone)) else { continue };
        let last = run.last().map_or(start, |(at, _)| *at);
        let end = flowing.get(last..).and_then(|rest| rest.chars().next()).map_or(last, |character| last + character.len_utf8());
        let words = flowing.get(start..end).unwrap_or("").to_owned();
        let cells = super::rows::text_cells(&words);
        made.push(Piece { at: column, tone, words });
        column += cells;
    }
    made
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    fn said(page: &Page) -> Vec<String> {
        let line = |line: &Line| {
            line.pieces.iter().fold(String::new(), |said, piece| {
                let blanks = piece.at.saturating_sub(said.chars().count());
                said + &" ".repeat(blanks) + &piece.words
            })
        };
        page.lines.iter().map(line).collect()
    }

    #[test]
    fn the_words_of_a_place_stand_out_in_their_passage() {
        let document = Document::from_text("report.txt", "Storm\n\nRain fell. The old dam broke at dawn. Nobody saw it.").unwrap();
        let start = document.text.find("dam").unwrap();
        let mut page = Page::new(16);
        page.put_passage(2, &document, document.passage_at(start).unwrap().id, (ByteSpan::new(start, start + 9), Tone::Conflict));
        assert_eq!(said(&page), ["  Rain fell. The", "  old dam broke", "  at dawn.", "  Nobody saw it."]);
        let looks: Vec<Vec<Tone>> = page.lines.iter().map(|line| line.pieces.iter().map(|piece| piece.tone).collect()).collect();
        let expected = [vec![Tone::Faint, Tone::Text], vec![Tone::Text, Tone::Conflict], vec![Tone::Text], vec![Tone::Faint]];
        assert_eq!(looks, expected);
    }

    #[test]
    fn pages_beside_each_other_keep_their_columns() {
        let (mut left, mut right) = (Page::new(6), Page::new(8));
        left.put(Tone::Text, 0, "one two three");
        right.put(Tone::Text, 0, "four");
        let mut both = Page::new(16);
        both.beside(left, right, 2);
        assert_eq!(said(&both), ["one     four", "two", "three"]);
    }
}
