//! A note while it is written: words, a cursor, and how both stand in a box of some width.

use ratatui::layout::{Rect, Size};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::keymap::{Code, Key};
use super::rows::{cells, text_cells};
use crate::document::ByteSpan;
use crate::snapshot::Claim;

/// A wider line is harder to read.
const WIDEST: u16 = 70;

/// A longer note is a matter for a real editor.
const HIGHEST: u16 = 12;

/// A note that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub claim: Claim,
    /// The words so far.
    pub text: String,
    /// The byte before which the next letter comes.
    pub cursor: usize,
}

/// What a key did to the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It is still written.
    Open,
    /// It is as it should be.
    Kept,
    /// All is to be as it was before.
    Dropped,
    /// The person wants their own editor for it.
    Elsewhere,
}

impl Note {
    /// A note with the words it has already, the cursor behind them.
    pub(super) fn new(claim: Claim, text: String) -> Self {
        let cursor = text.len();
        Self { claim, text, cursor }
    }

    /// Where the box stands on a screen: above the finding bar, which says what the note is about.
    pub fn area(size: Size) -> Rect {
        let (width, height) = (size.width.saturating_sub(6).min(WIDEST), size.height.saturating_sub(8).clamp(3, HIGHEST));
        Rect::new((size.width - width) / 2, size.height.saturating_sub(height + 6), width, height.min(size.height))
    }

    /// The cells of a line inside the box.
    pub fn width(size: Size) -> usize {
        usize::from(Self::area(size).width.saturating_sub(4)).max(1)
    }

    /// Other words, as an editor left them.
    pub(super) fn set(&mut self, text: &str) {
        let plain = text.replace("\r\n", "\n").replace('\t', " ");
        self.text = plain.trim_end().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        self.cursor = self.text.len();
    }

    /// Words from the clipboard, with their lines.
    pub(super) fn paste(&mut self, words: &str) {
        let plain = words.replace("\r\n", "\n").replace(['\r', '\t'], " ");
        plain.chars().filter(|c| *c == '\n' || !c.is_control()).for_each(|c| self.insert(c));
    }

    /// Takes a key; `width` is that of the lines on the screen.
    pub(super) fn press(&mut self, key: Key, width: usize) -> Typed {
        match (key.code, key.ctrl, key.alt) {
            (Code::Esc, ..) => return Typed::Kept,
            (Code::Char('c'), true, _) => return Typed::Dropped,
            (Code::Char('e'), true, _) | (Code::Char('e'), _, true) => return Typed::Elsewhere,
            (Code::Backspace | Code::Char('w'), true, _) | (Code::Backspace, _, true) => self.remove(self.word_before()..self.cursor),
            (Code::Backspace, ..) | (Code::Char('h'), true, _) => self.remove(self.before()..self.cursor),
            (Code::Delete, ..) | (Code::Char('d'), true, _) => self.remove(self.cursor..self.after()),
            (Code::Char('u'), true, _) => self.remove(self.line().start..self.cursor),
            (Code::Char('k'), true, _) => self.remove(self.cursor..self.line().end),
            (Code::Left, true, _) | (Code::Char('b'), _, true) => self.cursor = self.word_before(),
            (Code::Right, true, _) | (Code::Char('f'), _, true) => self.cursor = self.word_after(),
            (Code::Left, ..) | (Code::Char('b'), true, _) => self.cursor = self.before(),
            (Code::Right, ..) | (Code::Char('f'), true, _) => self.cursor = self.after(),
            (Code::Home, ..) | (Code::Char('a'), true, _) => self.cursor = self.line().start,
            (Code::End, ..) => self.cursor = self.line().end,
            (Code::Up, ..) => self.climb(width, true),
            (Code::Down, ..) => self.climb(width, false),
            (Code::Enter, ..) => self.insert('\n'),
            (Code::Char(c), false, false) => self.insert(c),
            _ => {}
        }
        Typed::Open
    }

    fn insert(&mut self, c: char) {
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
    }

    fn remove(&mut self, bytes: std::ops::Range<usize>) {
        self.cursor = bytes.start;
        self.text.replace_range(bytes, "");
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn before(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.cursor + self.tail().graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let word = self.head().trim_end();
        word.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
    }

    fn word_after(&self) -> usize {
        let blank = self.tail().len() - self.tail().trim_start().len();
        let word = self.tail().trim_start().find(char::is_whitespace).unwrap_or(self.tail().trim_start().len());
        self.cursor + blank + word
    }

    /// The line of the cursor, without its end.
    fn line(&self) -> ByteSpan {
        let start = self.head().rfind('\n').map_or(0, |at| at + 1);
        ByteSpan::new(start, self.cursor + self.tail().find('\n').unwrap_or(self.tail().len()))
    }

    /// One row up or down, to the same column where the row is long enough.
    fn climb(&mut self, width: usize, up: bool) {
        let rows = self.rows(width);
        let (row, column) = self.place(&rows);
        let Some(to) = (if up { row.checked_sub(1) } else { Some(row + 1) }).and_then(|to| rows.get(to)) else { return };
        let mut used = 0;
        let words = to.of(&self.text);
        let at = words.grapheme_indices(true).find(|(_, grapheme)| {
            let is_there = used >= column;
            used += cells(grapheme);
            is_there
        });
        // The end of a row that goes on is the beginning of the next.
        let end = if rows.iter().any(|row| row.start == to.end) { to.start + words.trim_end().len() } else { to.end };
        self.cursor = at.map_or(end, |(at, _)| to.start + at).min(end);
    }

    /// The rows of the words at a width; each byte but the line ends lies on one.
    pub fn rows(&self, width: usize) -> Vec<ByteSpan> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            wrap(line, start, width, &mut rows);
            start += line.len() + 1;
        }
        rows
    }

    /// The row and the column of the cursor.
    pub fn place(&self, rows: &[ByteSpan]) -> (usize, usize) {
        let row = rows.partition_point(|row| row.start <= self.cursor).saturating_sub(1);
        let start = rows.get(row).map_or(0, |row| row.start);
        (row, text_cells(self.text.get(start..self.cursor).unwrap_or_default()))
    }
}

/// Appends the rows of one line, which begins at a byte of the whole.
fn wrap(line: &str, start: usize, width: usize, rows: &mut Vec<ByteSpan>) {
    let (mut row, mut used, mut from) = (0, 0, 0);
    for (to, _) in linebreaks(line) {
        let word = line.get(from..to).unwrap_or_default();
        let visible = text_cells(word.trim_end());
        if used > 0 && used + visible > width {
            rows.push(ByteSpan::new(start + row, start + from));
            (row, used) = (from, 0);
        }
        for (at, grapheme) in word.grapheme_indices(true) {
            if used > 0 && used + cells(grapheme) > width && !grapheme.chars().all(char::is_whitespace) {
                rows.push(ByteSpan::new(start + row, start + from + at));
                (row, used) = (from + at, 0);
            }
            used += cells(grapheme);
        }
        from = to;
    }
    rows.push(ByteSpan::new(start + row, start + line.len()));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use proptest::prelude::*;

    use super::*;
    use crate::compare::Kind;
    use crate::document::Sides;

    fn note(text: &str) -> Note {
        let claim = Claim { id: "C1".into(), verdict: None, kind: Kind::Date, summary: String::new(), quotes: Sides::default() };
        Note::new(claim, text.to_owned())
    }

    fn typed(text: &str, keys: &str) -> Note {
        let mut note = note(text);
        for key in keys.split(' ').flat_map(|keys| Key::sequence(keys).unwrap()) {
            note.press(key, 10);
        }
        note
    }

    #[test]
    fn words_are_written_and_taken_back() {
        assert_eq!(typed("", "t w o Enter l i n e s").text, "two\nlines");
        assert_eq!(typed("two lines", "Ctrl-w Ctrl-w").text, "");
        assert_eq!(typed("two lines", "Home Delete Right Right Right X").text, "wo Xlines");
        assert_eq!(typed("one\ntwo", "Ctrl-u Backspace").text, "one");
        assert_eq!(typed("cafe\u{301}", "Backspace").text, "caf");
        assert_eq!(typed("one two", "Alt-b Ctrl-k").text, "one ");
    }

    #[test]
    fn rows_are_climbed_as_they_stand() {
        let text = "the ship’s log says otherwise";
        assert_eq!(note(text).rows(10).iter().map(|row| row.of(text)).collect::<Vec<_>>(), ["the ship’s ", "log says ", "otherwise"]);
        assert_eq!(typed(text, "Up").place(&note(text).rows(10)), (1, 8));
        assert_eq!(typed(text, "Up Up Up").place(&note(text).rows(10)), (0, 8));
        assert_eq!(typed(text, "Up Down").place(&note(text).rows(10)), (2, 8));
    }

    #[test]
    fn what_an_editor_left_is_made_plain() {
        let mut note = note("");
        note.set("one\r\ntwo\t\u{1b}[31m\n\n");
        assert_eq!(note.text, "one\ntwo [31m");
    }

    proptest! {
        #[test]
        fn any_keys_leave_a_cursor_on_a_letter(keys in prop::collection::vec(0usize..18, 0..80), width in 1usize..20) {
            let codes = ["a", "é", "東", "Space", "Enter", "Backspace", "Delete", "Left", "Right", "Up", "Down", "Home", "End", "Ctrl-w", "Ctrl-u", "Ctrl-k", "Alt-b", "Alt-f"];
            let mut note = note("");
            for key in keys {
                note.press(Key::sequence(codes[key]).unwrap()[0], width);
                prop_assert!(note.text.is_char_boundary(note.cursor));
                let rows = note.rows(width);
                let (row, _) = note.place(&rows);
                prop_assert!(rows[row].start <= note.cursor && note.cursor <= rows[row].end);
                let all: usize = rows.iter().map(|row| row.len()).sum();
                prop_assert_eq!(all + note.text.matches('\n').count(), note.text.len());
            }
        }
    }
}
