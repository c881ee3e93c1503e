//! Pictures of the reader's own screens, as SVG.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::Error;
use super::effect::Effect;
use super::filter::Filter;
use super::keymap::{Code, Key};
use super::session::Session;
use super::theme::{Depth, Library, Theme, Tone, rgb};
use crate::compare::Comparison;
use crate::review::Opened;
use crate::snapshot::{Review, Selection, markup};

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

/// Which screen a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureOptions {
    /// Columns and rows.
    pub size: Size,
    /// The theme's name.
    pub theme: String,
    /// The themes there are.
    pub themes: Library,
    /// Keys that lead to the screen, as the key map writes them, parted by blanks.
    pub keys: String,
    /// The findings that are shown.
    pub selection: Selection,
    /// What a person says of them.
    pub review: Review,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self {
            size: Size::new(110, 34),
            theme: "dark".to_owned(),
            themes: Library::bundled(),
            keys: String::new(),
            selection: Selection::default(),
            review: Review::default(),
        }
    }
}

/// The screen to which keys lead from the one with which the reader opens a comparison. Keys change the screen and nothing else: none writes a file,
/// opens a program or leaves.
///
/// # Errors
/// When there is no theme of that name, or when keys are written that do not exist.
pub fn picture(comparison: Comparison, options: PictureOptions) -> Result<String, Error> {
    let PictureOptions { size, theme, themes, keys, selection, review } = options;
    let wishes = Filter::words_of(&selection);
    let mut session = Session::open(comparison, selection.floor, themes.theme(&theme, Depth::True)?, size)?;
    session = session.reviewing(Opened { review, keeper: None, trouble: None, carried: None });
    if !wishes.is_empty() {
        let line = format!(":filter {wishes}").chars().map(|character| Key::plain(Code::Char(character))).collect::<Vec<_>>();
        line.into_iter().chain([Key::plain(Code::Enter)]).for_each(|key| drop(session.press(key)));
    }
    for written in keys.split_whitespace() {
        for key in Key::sequence(written).ok_or_else(|| Error::NoKey(written.to_owned()))? {
            if session.press(key).contains(&Effect::Study) {
                session.study();
            }
        }
    }
    Ok(session.picture())
}

/// What is drawn on a screen, on paper of the theme's kind.
pub(super) fn of_screen(buffer: &Buffer, theme: &Theme) -> String {
    // The terminal's own background is what the theme's brightest words are meant for.
    let is_light = theme.style(Tone::Title).fg.and_then(rgb).is_some_and(|(r, g, b)| u16::from(r) + u16::from(g) + u16::from(b) < 3 * 128);
    let paper = if is_light { Paper { ink: "#1c1c1c", ground: "#ffffff" } } else { Paper { ink: "#dadada", ground: "#1c1c1c" } };
    svg(buffer, paper)
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
        markup(&run.words)
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
    rgb(colour).map(|(r, g, b)| format!("#{r:02x}{g:02x}{b:02x}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use ratatui::layout::Rect;
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
