//! Pictures of the reader's own screens, as SVG.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use super::Error;
use super::effect::Effect;
use super::keymap::Key;
use super::session::Session;
use super::theme::{Depth, Theme};
use crate::compare::{Comparison, Confidence};

/// The width of a cell, in units of the picture.
const CELL_WIDTH: usize = 9;

/// The height of a cell: that of a line of the usual fonts at this size, so that the frames' verticals meet.
const CELL_HEIGHT: usize = 17;

/// The blank edge around the screen.
const EDGE: usize = 12;

/// The colours of the terminal in the picture: text and background.
#[derive(Debug, Clone, Copy)]
struct Paper {
    ink: &'static str,
    ground: &'static str,
}

/// The screen to which keys lead from the one with which the reader opens a comparison. Keys are written as in the key map, parted by blanks.
///
/// # Errors
/// When there is no theme of that name.
pub fn picture(comparison: Comparison, size: Size, theme: &str, keys: &str) -> Result<String, Error> {
    let mut session = Session::open(comparison, Confidence::DEFAULT_FLOOR, Theme::bundled(theme, Depth::True)?, size)?;
    for key in keys.split(' ').filter_map(Key::sequence).flatten() {
        if session.press(key).contains(&Effect::Study) {
            session.study();
        }
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    session.draw(&mut buffer);
    let paper = match theme {
        "light" => Paper { ink: "#1c1c1c", ground: "#ffffff" },
        _ => Paper { ink: "#dadada", ground: "#1c1c1c" },
    };
    Ok(svg(&buffer, paper))
}

/// Cells of one look, side by side.
struct Run {
    x: u16,
    cells: u16,
    words: String,
    ink: String,
    ground: Option<String>,
    modifier: Modifier,
}

fn svg(buffer: &Buffer, paper: Paper) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL_WIDTH + 2 * EDGE, rows * CELL_HEIGHT + 2 * EDGE);
    let mut made = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n",
        paper.ground
    );
    for y in buffer.area.y..buffer.area.bottom() {
        for run in runs(buffer, y, paper) {
            write_run(&mut made, &run, usize::from(y - buffer.area.y) * CELL_HEIGHT + EDGE);
        }
    }
    made.push_str("</svg>\n");
    made
}

fn write_run(made: &mut String, run: &Run, top: usize) {
    let (x, width) = (usize::from(run.x) * CELL_WIDTH + EDGE, usize::from(run.cells) * CELL_WIDTH);
    let mut put = |words: String| {
        made.push_str(&words);
        made.push('\n');
    };
    if let Some(ground) = &run.ground {
        put(format!("<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{ground}\"/>"));
    }
    if run.words.trim().is_empty() {
        return;
    }
    let mut looks = String::new();
    for (modifier, look) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.7\""),
    ] {
        if run.modifier.contains(modifier) {
            looks.push_str(look);
        }
    }
    let baseline = top + CELL_HEIGHT - 4;
    // Every run is held to its cells, whichever font the viewer has.
    put(format!(
        "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"{looks}>{}</text>",
        run.ink,
        escape(&run.words)
    ));
}

/// The runs of one row, from left to right.
fn runs(buffer: &Buffer, y: u16, paper: Paper) -> Vec<Run> {
    let mut made: Vec<Run> = Vec::new();
    let mut x = buffer.area.x;
    while x < buffer.area.right() {
        let Some(cell) = buffer.cell((x, y)) else { break };
        let cells = cell.symbol().cell_width().max(1);
        let (ink, ground) = colours(cell, paper);
        match made.last_mut() {
            Some(run) if run.ink == ink && run.ground == ground && run.modifier == cell.modifier => {
                run.words.push_str(cell.symbol());
                run.cells += cells;
            }
            _ => made.push(Run { x: x - buffer.area.x, cells, words: cell.symbol().to_owned(), ink, ground, modifier: cell.modifier }),
        }
        x += cells;
    }
    made
}

/// Text and background of a cell; no background where it is the paper's.
fn colours(cell: &Cell, paper: Paper) -> (String, Option<String>) {
    let (ink, ground) = (hex(cell.fg), hex(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ground.unwrap_or_else(|| paper.ground.to_owned()), Some(ink.unwrap_or_else(|| paper.ink.to_owned())))
    } else {
        (ink.unwrap_or_else(|| paper.ink.to_owned()), ground)
    }
}

fn hex(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(r, g, b) => {
            let mut made = String::from("#");
            write!(made, "{r:02x}{g:02x}{b:02x}").ok()?;
            Some(made)
        }
        _ => None,
    }
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use ratatui::style::Style;

    use super::*;

    #[test]
    fn cells_become_text_and_rectangles() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "a<b", Style::new().fg(Color::Rgb(255, 0, 0)).add_modifier(Modifier::REVERSED));
        buffer.set_string(4, 0, "東&", Style::new());
        let made = svg(&buffer, Paper { ink: "#eeeeee", ground: "#111111" });
        assert!(made.contains("<rect x=\"12\" y=\"12\" width=\"27\" height=\"17\" fill=\"#ff0000\"/>"), "{made}");
        assert!(made.contains("fill=\"#111111\">a&lt;b</text>"), "{made}");
        assert!(made.contains("> 東&amp;"), "{made}");
    }
}
