//! Words into cells: what every view needs and ratatui's widgets do not do the way rows do.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::reader::rows::{cells, text_cells};
use crate::reader::words::cut;

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

/// A verdict's look for its glyph and its name, which an underline would blur.
pub(super) fn without_underline(style: Style) -> Style {
    style.remove_modifier(Modifier::UNDERLINED)
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
    on_edge(buffer, area, area.y, title, (style, title_style));
}

/// Writes words into the lower edge of a frame that stands already.
pub(super) fn foot(buffer: &mut Buffer, area: Rect, words: &str, style: Style, words_style: Style) {
    if area.width >= 2 && area.height >= 2 {
        on_edge(buffer, area, area.bottom() - 1, words, (style, words_style));
    }
}

fn on_edge(buffer: &mut Buffer, area: Rect, y: u16, words: &str, (style, words_style): (Style, Style)) {
    let (right, words) = (area.right() - 1, cut(words, usize::from(area.width.saturating_sub(6))));
    if !words.is_empty() {
        let x = text(buffer, area.x + 2, y, right, " ", style);
        let x = text(buffer, x, y, right, &words, words_style);
        text(buffer, x, y, right, " ", style);
    }
}
