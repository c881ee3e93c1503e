//! Columns on terminals that write right-to-left text from right to left: there, a line between two such texts counts as a part of them, and both
//! change places around it. A mark that says "left to right from here", on every line of a frame in such a row, keeps each text between its lines.

use ratatui::buffer::Buffer;

/// What holds a line in its place; it takes no cell.
const MARK: char = '\u{200e}';

/// Marks the lines of every row that has right-to-left text; other rows stay as they are.
pub(super) fn hold(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width.max(1));
    for row in buffer.content.chunks_mut(width) {
        if !row.iter().any(|cell| cell.symbol().chars().any(is_right_to_left)) {
            continue;
        }
        for cell in row.iter_mut().filter(|cell| cell.symbol().starts_with(is_line)) {
            let marked = format!("{}{MARK}", cell.symbol());
            cell.set_symbol(&marked);
        }
    }
}

/// Hebrew, Arabic and their neighbours, and their presentation forms.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Lines, blocks and arrows, of which frames, connectors and the overview are made.
const fn is_line(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}' | '\u{2190}'..='\u{2193}' | '\u{25cb}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn lines_beside_right_to_left_text_are_held_and_take_one_cell() {
        let mut buffer = Buffer::with_lines(["│ שלום │ سلام │", "│ peace │     │"]);
        let before = buffer.clone();
        hold(&mut buffer);
        let said: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(said.starts_with("│\u{200e} שלום │\u{200e} سلام │\u{200e}"), "{said:?}");
        assert!(said.ends_with("│ peace │     │"), "a row without such text is not touched: {said:?}");
        assert_eq!(before.diff(&buffer).len(), 3, "a marked line is one cell still");
    }
}
