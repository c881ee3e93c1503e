//! Lines to blocks: what will be one paragraph each.
//!
//! A line is a paragraph; that is how newsrooms' texts arrive, with blank lines between or without. Only text that was clearly
//! broken at a fixed width, as in mail, is joined again.

use super::about::Place;
use super::content::Piece;
use super::safety::{SafeLine, safe_lines};
use super::types::Role;

/// The widths between which a text counts as broken at a fixed width.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// The fewest lines of a quoted letter, blank ones included.
const SHORTEST_QUOTED: usize = 3;

/// The text of one paragraph and where its lines began.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// The text, safe and trimmed; never empty.
    pub text: String,
    /// For each source line that went in: its place in `text` and its number.
    lines: Vec<(usize, usize)>,
    /// What was replaced, in text order; see [`SafeLine::taken`].
    pub taken: Vec<Option<char>>,
    /// What the source says it is for, if it says so.
    pub role: Option<Role>,
    /// Where it stands in the source, beyond its line.
    pub place: Place,
}

impl Block {
    fn new(line: SafeLine) -> Self {
        Self { lines: vec![(0, line.number)], text: line.text, taken: line.taken, ..Self::default() }
    }

    /// A piece of a source, made safe; none where it has no text.
    pub fn of_piece(piece: Piece) -> Option<Self> {
        let mut block = Self { role: piece.role, place: piece.place, ..Self::default() };
        for line in safe_lines(&piece.text).into_iter().filter(|line| !line.text.is_empty()) {
            if block.lines.is_empty() {
                block.lines.push((0, piece.line));
            } else {
                block.text.push(' ');
            }
            block.text.push_str(&line.text);
            block.taken.extend(line.taken);
        }
        (!block.text.is_empty()).then_some(block)
    }

    /// The source line of a place in the text.
    pub fn line_at(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|&(start, _)| start <= offset);
        after.checked_sub(1).and_then(|i| self.lines.get(i)).map_or(1, |&(_, number)| number)
    }

    /// Puts the next line of a wrapped paragraph behind this one; a hyphen at the end of a line stays.
    fn join(&mut self, line: SafeLine) {
        let hyphenated = self.text.ends_with('-') && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if !hyphenated {
            self.text.push(' ');
        }
        self.lines.push((self.text.len(), line.number));
        self.text.push_str(&line.text);
        self.taken.extend(line.taken);
    }
}

/// The blocks of a text, in order.
pub(super) fn blocks(mut lines: Vec<SafeLine>) -> Vec<Block> {
    unquote(&mut lines);
    let mut blocks = Vec::new();
    let mut stanza: Vec<SafeLine> = Vec::new();
    for line in lines {
        if line.text.is_empty() {
            end_stanza(std::mem::take(&mut stanza), &mut blocks);
        } else {
            stanza.push(line);
        }
    }
    end_stanza(stanza, &mut blocks);
    blocks
}

/// Takes the marks of quoted mail ("> ", ">> ", "> > ") from the lines of each run of them.
///
/// One line that begins with such a mark may be a pointer of the page ("> Read more"); a run of lines is a letter.
fn unquote(lines: &mut [SafeLine]) {
    let mut rest = lines;
    while let Some(start) = rest.iter().position(|line| quoted(&line.text).is_some()) {
        let (_, run) = rest.split_at_mut(start);
        let end = run.iter().position(|line| quoted(&line.text).is_none()).unwrap_or(run.len());
        let (run, after) = run.split_at_mut(end);
        let told = run.iter().filter(|line| quoted(&line.text).is_some_and(|inner| !inner.is_empty())).count();
        if run.len() >= SHORTEST_QUOTED && told >= 2 {
            for line in run {
                line.text = quoted(&line.text).unwrap_or("").to_owned();
            }
        }
        rest = after;
    }
}

/// What a quoted line says; none for a line that is not quoted.
fn quoted(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('>')?;
    Some(inner.trim_start_matches(['>', ' ']))
}

/// Lines between blank lines become one block each, or fewer where they were wrapped.
fn end_stanza(stanza: Vec<SafeLine>, blocks: &mut Vec<Block>) {
    let Some(width) = wrap_width(&stanza) else {
        blocks.extend(stanza.into_iter().map(Block::new));
        return;
    };
    let mut open: Option<(Block, bool)> = None;
    let mut lines = stanza.into_iter().peekable();
    while let Some(line) = lines.next() {
        let full = lines.peek().is_none_or(|next| is_full(&line.text, &next.text, width));
        open = match open.take() {
            Some((mut block, true)) => {
                block.join(line);
                Some((block, full))
            }
            Some((block, false)) => {
                blocks.push(block);
                Some((Block::new(line), full))
            }
            None => Some((Block::new(line), full)),
        };
    }
    blocks.extend(open.map(|(block, _)| block));
}

/// The width at which a stanza was broken, if it was.
///
/// Evidence: every line is so full that the next word had no room, unless a sentence ends there, and most lines go on with a small letter.
fn wrap_width(stanza: &[SafeLine]) -> Option<usize> {
    if stanza.len() < 2 {
        return None;
    }
    let width = stanza.iter().map(|line| line.text.chars().count()).max()?;
    if !WRAP_WIDTHS.contains(&width) {
        return None;
    }
    let mut small = 0;
    for pair in stanza.windows(2) {
        let [line, next] = pair else { continue };
        if !is_full(&line.text, &next.text, width) && !ends_sentence(&line.text) {
            return None;
        }
        small += usize::from(next.text.starts_with(char::is_lowercase));
    }
    (2 * small >= stanza.len() - 1 && small > 0).then_some(width)
}

/// Whether the first word of the next line had no room on this one.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or("").chars().count();
    line.chars().count() + 1 + word > width
}

/// Words of a block's text, or of a part of it: single spaces part them.
pub(super) fn words(text: &str) -> usize {
    if text.is_empty() { 0 } else { text.bytes().filter(|&b| b == b' ').count() + 1 }
}

/// Whether a text ends like a sentence: with a stop, perhaps inside closing marks.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '›', ')', ']', ' ']).ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::super::safety::safe_lines;
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        blocks(safe_lines(source)).into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn a_line_is_a_block_with_blank_lines_or_without() {
        assert_eq!(texts("One.\nTwo.\n\n\nThree.\n"), ["One.", "Two.", "Three."]);
        assert_eq!(
            texts("Ferry sinks off Moss\nNobody was hurt\nBy Ruth Aune"),
            ["Ferry sinks off Moss", "Nobody was hurt", "By Ruth Aune"]
        );
    }

    #[test]
    fn wrapped_lines_are_joined_and_keep_their_numbers() {
        let source = "Ferry sinks\n\nThe ferry went down shortly after midnight on Sunday, the harbour\nmaster said, with nine people and two well-\nknown horses on board.";
        let made = blocks(safe_lines(source));
        assert_eq!(made.len(), 4);
        let source = "Ferry sinks\n\nThe ferry went down shortly after midnight on Sunday, the\nharbour master said, with nine people on board and two\nhorses below. All were saved by the crew of a passing boat.\nIt had left the port of Moss an hour before in calm weather\nand without its lights.";
        let made = blocks(safe_lines(source));
        assert_eq!(made.len(), 2);
        assert!(made[1].text.starts_with("The ferry went down shortly after midnight on Sunday, the harbour master"));
        assert_eq!(made[1].line_at(made[1].text.find("two horses").unwrap()), 4);
        assert_eq!(made[1].line_at(made[1].text.find("horses below").unwrap()), 5);
        assert_eq!(made[1].line_at(0), 3);
    }

    #[test]
    fn quoted_mail_is_joined_without_its_marks() {
        let source = "Ruth wrote:\n\n> The ferry went down shortly after midnight on Sunday, the\n> harbour master said, with nine people on board.\n>\n> > Nobody was hurt.\n\n> Read more";
        let made = blocks(safe_lines(source));
        let texts: Vec<&str> = made.iter().map(|block| block.text.as_str()).collect();
        let joined = "The ferry went down shortly after midnight on Sunday, the harbour master said, with nine people on board.";
        assert_eq!(texts, ["Ruth wrote:", joined, "Nobody was hurt.", "> Read more"]);
        assert_eq!((made[1].line_at(0), made[1].line_at(joined.find("harbour").unwrap()), made[2].line_at(0)), (3, 4, 6));
    }

    #[test]
    fn a_piece_is_one_line_and_keeps_its_place() {
        let piece = Piece { text: " The ferry\r\n\tsank\u{200b}. ".into(), role: Some(Role::Caption), line: 7, ..Piece::default() };
        let block = Block::of_piece(piece).unwrap();
        assert_eq!((block.text.as_str(), block.line_at(5), block.role), ("The ferry sank\u{fffd}.", 7, Some(Role::Caption)));
        assert_eq!(block.taken, [Some('\u{200b}')]);
        assert_eq!(Block::of_piece(Piece { text: " \n ".into(), ..Piece::default() }), None);
    }

    #[test]
    fn a_short_line_that_ends_a_sentence_ends_a_wrapped_paragraph() {
        let source = "The ferry went down shortly after midnight on Sunday, the\nharbour master said, with nine people on board.\nIt had left the port of Moss an hour before in calm weather\nand without its lights.";
        assert_eq!(texts(source).len(), 2);
    }
}
