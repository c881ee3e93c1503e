//! The whole of a text in one column: many rows share a cell, and the weightiest finding among them wins, so that none is lost.

use super::entry::{Class, Walk};
use super::marks::{Mark, Marks};
use super::rows::Rows;
use crate::document::ByteSpan;

/// One text from its first cell to its last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    cells: Vec<Option<Class>>,
    rows: usize,
    height: usize,
}

impl Survey {
    /// Looks a text over for a column of so many cells. A text that is shorter than the column leaves cells free.
    pub(super) fn of(rows: &Rows, marks: &Marks, height: usize) -> Self {
        let mut made = Self { cells: Vec::new(), rows: rows.len(), height };
        for cell in 0..height {
            let (first, end) = made.range(cell);
            let (Some(from), Some(to)) = (rows.get(first), end.checked_sub(1).and_then(|last| rows.get(last))) else { break };
            let inside = marks.inside(ByteSpan::new(from.span.start, to.span.end));
            let counts = |mark: &&Mark| matches!(mark.walk, Walk::Discrepancies | Walk::Inside) && !mark.is_dismissed();
            made.cells.push(inside.filter(counts).map(|mark| mark.class).min());
        }
        made
    }

    /// The rows that share a cell.
    fn range(&self, cell: usize) -> (usize, usize) {
        let (scale, height) = (self.rows.max(self.height), self.height.max(1));
        (cell * scale / height, ((cell + 1) * scale / height).min(self.rows))
    }

    /// The cells with what wins in them.
    pub fn cells(&self) -> &[Option<Class>] {
        &self.cells
    }

    /// Whether a cell holds one of the rows of a window.
    pub fn is_in(&self, cell: usize, window: (usize, usize)) -> bool {
        let (first, end) = self.range(cell);
        first < window.1 && window.0 < end
    }

    /// The row in the middle of a cell.
    pub fn row_at(&self, cell: usize) -> usize {
        let (first, end) = self.range(cell);
        first.midpoint(end).min(self.rows.saturating_sub(1))
    }
}
