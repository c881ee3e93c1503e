//! Lines that meet: each cell keeps in which directions lines leave it, and takes the sign that has them all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::write;

const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;
const UPRIGHT: u8 = UP | DOWN;
const LEVEL: u8 = LEFT | RIGHT;

/// The signs by the sum of their directions.
const SINGLE: [&str; 16] = [" ", "╵", "╶", "╰", "╷", "│", "╭", "├", "╴", "╯", "─", "┴", "╮", "┤", "┬", "┼"];

/// As [`SINGLE`], doubled.
const DOUBLE: [&str; 16] = [" ", "║", "═", "╚", "║", "║", "╔", "╠", "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"];

/// The look of a line. Where lines meet the weightier one decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// What outranks what.
    pub(super) rank: u8,
    /// Whether it is double.
    pub(super) is_double: bool,
    /// Whether it hides the lines that it meets.
    pub(super) hides: bool,
    /// Its style.
    pub(super) style: Style,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    arms: u8,
    stroke: Option<Stroke>,
}

/// Cells for lines.
#[derive(Debug)]
pub(super) struct Lines {
    area: Rect,
    cells: Vec<Cell>,
}

impl Lines {
    /// No lines.
    pub(super) fn new(area: Rect) -> Self {
        Self { area, cells: vec![Cell::default(); usize::from(area.width) * usize::from(area.height)] }
    }

    fn arm(&mut self, x: u16, y: u16, arms: u8, stroke: Stroke) {
        if x < self.area.x || x >= self.area.right() || y < self.area.y || y >= self.area.bottom() {
            return;
        }
        let at = usize::from(y - self.area.y) * usize::from(self.area.width) + usize::from(x - self.area.x);
        let Some(cell) = self.cells.get_mut(at) else { return };
        if (cell.arms | arms) == UP | RIGHT | DOWN | LEFT && matches!(arms, UPRIGHT | LEVEL) && matches!(cell.arms, UPRIGHT | LEVEL) {
            // Lines that only cross have nothing to do with each other: one passes under the other.
            if cell.stroke.is_none_or(|other| (stroke.rank, arms) > (other.rank, cell.arms)) {
                *cell = Cell { arms, stroke: Some(stroke) };
            }
            return;
        }
        match cell.stroke {
            Some(other) if other.rank > stroke.rank => {
                if !other.hides {
                    cell.arms |= arms;
                }
            }
            Some(other) if stroke.hides && stroke.rank > other.rank => *cell = Cell { arms, stroke: Some(stroke) },
            _ => *cell = Cell { arms: cell.arms | arms, stroke: Some(stroke) },
        }
    }

    /// A line from the left edge at one row to the right edge at another, going up or down in a column.
    pub(super) fn across(&mut self, (from, to): (u16, u16), column: u16, stroke: Stroke) {
        for x in self.area.left()..self.area.right() {
            match x {
                _ if from == to => self.arm(x, from, LEVEL, stroke),
                x if x < column => self.arm(x, from, LEVEL, stroke),
                x if x > column => self.arm(x, to, LEVEL, stroke),
                _ => {
                    let (away, back) = if from < to { (DOWN, UP) } else { (UP, DOWN) };
                    self.arm(x, from, LEFT | away, stroke);
                    self.arm(x, to, RIGHT | back, stroke);
                    self.upright(x, (from, to), stroke);
                }
            }
        }
    }

    /// A line from the left edge at one row and back to it at another.
    pub(super) fn around(&mut self, (from, to): (u16, u16), stroke: Stroke) {
        let (upper, lower, x) = (from.min(to), from.max(to), self.area.x);
        self.arm(x, upper, LEFT | DOWN, stroke);
        self.arm(x, lower, LEFT | UP, stroke);
        self.upright(x, (upper, lower), stroke);
    }

    /// A short line from the left edge.
    pub(super) fn stub(&mut self, y: u16, stroke: Stroke) {
        self.arm(self.area.x, y, LEFT, stroke);
    }

    fn upright(&mut self, x: u16, (from, to): (u16, u16), stroke: Stroke) {
        for y in from.min(to) + 1..from.max(to) {
            self.arm(x, y, UPRIGHT, stroke);
        }
    }

    /// Draws the cells that have a line.
    pub(super) fn draw(&self, buffer: &mut Buffer) {
        for (position, cell) in self.area.positions().zip(&self.cells) {
            let Some(stroke) = cell.stroke else { continue };
            let signs = if stroke.is_double { DOUBLE } else { SINGLE };
            let sign = signs.get(usize::from(cell.arms)).copied().unwrap_or(" ");
            write::text(buffer, position.x, position.y, position.x + 1, sign, stroke.style);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    fn drawn(draw: impl Fn(&mut Lines)) -> Vec<String> {
        let area = Rect::new(0, 0, 3, 4);
        let mut lines = Lines::new(area);
        draw(&mut lines);
        let mut buffer = Buffer::empty(area);
        lines.draw(&mut buffer);
        (0..4).map(|y| (0..3).map(|x| buffer[(x, y)].symbol()).collect()).collect()
    }

    fn stroke(rank: u8) -> Stroke {
        Stroke { rank, is_double: rank == 3, hides: rank == 9, style: Style::default() }
    }

    #[test]
    fn a_line_goes_up_or_down_in_its_column() {
        assert_eq!(drawn(|lines| lines.across((0, 2), 1, stroke(1))), ["─╮ ", " │ ", " ╰─", "   "]);
        assert_eq!(drawn(|lines| lines.across((3, 1), 0, stroke(3))), ["   ", "╔══", "║  ", "╝  "]);
        assert_eq!(drawn(|lines| lines.across((2, 2), 1, stroke(1))), ["   ", "   ", "───", "   "]);
    }

    #[test]
    fn lines_that_meet_share_a_sign() {
        let both = |lines: &mut Lines| {
            lines.across((0, 2), 1, stroke(1));
            lines.across((1, 2), 1, stroke(2));
        };
        assert_eq!(drawn(both), ["─╮ ", "─┤ ", " ╰─", "   "]);
    }

    #[test]
    fn of_lines_that_cross_one_passes_under_the_other() {
        for ranks in [(1, 2), (1, 1)] {
            let both = |lines: &mut Lines| {
                lines.across((0, 2), 1, stroke(ranks.0));
                lines.across((1, 1), 1, stroke(ranks.1));
            };
            assert_eq!(drawn(both), ["─╮ ", "───", " ╰─", "   "]);
        }
    }

    #[test]
    fn the_line_in_focus_hides_the_others() {
        let both = |lines: &mut Lines| {
            lines.across((1, 1), 1, stroke(9));
            lines.across((0, 2), 1, stroke(1));
        };
        assert_eq!(drawn(both), ["─╮ ", "───", " ╰─", "   "]);
    }

    #[test]
    fn a_line_comes_back_to_its_edge() {
        assert_eq!(drawn(|lines| lines.around((3, 1), stroke(1))), ["   ", "╮  ", "│  ", "╯  "]);
    }
}
