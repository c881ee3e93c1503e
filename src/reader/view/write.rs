//! Words into cells: what every view needs and ratatui's widgets do not do the way rows do.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use crate::reader::rows::{cells, text_cells};

/// Words of one style.
pub(super) type Piece = (String, Style);

/// Writes text from a cell on, at most up to `end`; returns the next free column.
pub(super) fn text(buffer: &mut Buffer, x: u16, y: u16, end: u16, words: &str, style: Style) -> u16 {
    let end = end.min(buffer.area.right());
    if x >= end || y >= buffer.area.bottom() || x < buffer.area.x || y < buffer.area.y {
        return x;
    }
    let mut column = x;
    for grapheme in words.graphemes(true) {
        let need = cells(grapheme) as u16;
        if need == 0 {
            continue;
        }
        if column + need > end {
            break;
        }
        let symbol = if grapheme.chars().all(char::is_whitespace) { " " } else { grapheme };
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
        // A wide grapheme hides the cells after it.
        for hidden in column + 1..column + need {
            if let Some(cell) = buffer.cell_mut((hidden, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        column += need;
    }
    column
}

/// Writes pieces one after the other; returns the next free column.
pub(super) fn pieces(buffer: &mut Buffer, x: u16, y: u16, end: u16, line: &[Piece]) -> u16 {
    line.iter().fold(x, |x, (words, style)| text(buffer, x, y, end, words, *style))
}

/// The cells that pieces take.
pub(super) fn pieces_cells(line: &[Piece]) -> usize {
    line.iter().map(|(words, _)| text_cells(words)).sum()
}

/// Words cut to a width, with an ellipsis where something is missing.
pub(super) fn cut(words: &str, width: usize) -> String {
    if text_cells(words) <= width {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in words.graphemes(true) {
        used += cells(grapheme);
        if used > width {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// Words wrapped to a width, in at most so many lines; the last one ends in an ellipsis where something is missing.
pub(super) fn wrap(words: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for (to, _) in linebreaks(words) {
        let word = words.get(from..to).unwrap_or("");
        if !line.is_empty() && text_cells(&line) + text_cells(word.trim_end()) > width {
            if lines.len() + 1 == most {
                line.push_str(words.get(from..).unwrap_or(""));
                lines.push(cut(line.trim_end(), width));
                return lines;
            }
            lines.push(line.trim_end().to_owned());
            line = String::new();
        }
        line.push_str(word);
        from = to;
    }
    if !line.trim().is_empty() && lines.len() < most {
        lines.push(cut(line.trim_end(), width));
    }
    lines
}

/// Clears a rectangle.
pub(super) fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// The lines of a frame: corners from the upper left clockwise, then horizontal and vertical.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    corners: [&'static str; 4],
    horizontal: &'static str,
    vertical: &'static str,
}

/// The frame of everything.
pub(super) const THIN: Frame = Frame { corners: ["┌", "┐", "┘", "└"], horizontal: "─", vertical: "│" };

/// The frame of the leading pane.
pub(super) const HEAVY: Frame = Frame { corners: ["┏", "┓", "┛", "┗"], horizontal: "━", vertical: "┃" };

/// Draws a frame with a title in its upper edge.
pub(super) fn frame(buffer: &mut Buffer, area: Rect, lines: Frame, style: Style, title: &str, title_style: Style) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x + 1..right {
        text(buffer, x, area.y, right, lines.horizontal, style);
        text(buffer, x, bottom, right, lines.horizontal, style);
    }
    for y in area.y + 1..bottom {
        text(buffer, area.x, y, area.right(), lines.vertical, style);
        text(buffer, right, y, area.right(), lines.vertical, style);
    }
    let corners = [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)];
    for ((x, y), corner) in corners.into_iter().zip(lines.corners) {
        text(buffer, x, y, area.right(), corner, style);
    }
    let title = cut(title, usize::from(area.width.saturating_sub(6)));
    if !title.is_empty() {
        let x = text(buffer, area.x + 2, area.y, right, " ", style);
        let x = text(buffer, x, area.y, right, &title, title_style);
        text(buffer, x, area.y, right, " ", style);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    #[test]
    fn a_cut_shows_that_something_is_missing() {
        assert_eq!(cut("89 countries", 12), "89 countries");
        assert_eq!(cut("89 countries", 6), "89 co…");
        assert_eq!(cut("89 countries", 4), "89…");
        assert_eq!(cut("89", 0), "");
        assert_eq!(cut("東京都", 4), "東…");
    }

    #[test]
    fn wrapped_words_end_in_an_ellipsis_when_lines_run_out() {
        assert_eq!(wrap("both count members of one coalition", 12, 3), ["both count", "members of", "one…"]);
        assert_eq!(wrap("both count", 12, 3), ["both count"]);
        assert_eq!(wrap("", 12, 3), Vec::<String>::new());
    }
}
