//! Where things stand on the screen: sizes to rectangles, shared by the update (how many rows a page has) and the views.

use ratatui::layout::{Rect, Size};

use crate::document::Sides;

/// The smallest screen the reader works on.
pub const MINIMUM: Size = Size::new(60, 15);

/// The widest measure that reads comfortably; wider panes centre their text.
const MEASURE: u16 = 78;

/// Columns before the text of a pane: the verdict's glyph and the bar of the linked passage.
pub const MARGIN: u16 = 2;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// Program, outlets, dates, words.
    pub header: Rect,
    /// The panes with their borders.
    pub panes: Sides<Rect>,
    /// The columns between the panes.
    pub gutter: Rect,
    /// The rows of text inside the panes.
    pub text: Sides<Rect>,
    /// The column that shows where the leading text's discrepancies are; none on a narrow screen.
    pub overview: Option<Rect>,
    /// The finding bar.
    pub bar: Rect,
    /// Keys, or a message.
    pub footer: Rect,
    /// Everything between header and footer, for the views that take the place of panes and bar.
    pub body: Rect,
}

impl Geometry {
    /// The parts of a screen; `None` for one that is too small.
    pub fn of(size: Size) -> Option<Self> {
        if size.width < MINIMUM.width || size.height < MINIMUM.height {
            return None;
        }
        let (width, height) = (size.width, size.height);
        let bar_rows = if height < 20 { 4 } else { 5 };
        let pane_rows = height - bar_rows - 2;
        let between = if width < 100 { 1 } else { 3 };
        let overview = u16::from(width >= 80);
        let left = (width - overview - between).div_ceil(2);
        let right = width - overview - between - left;
        let panes = Sides::new(Rect::new(0, 1, left, pane_rows), Rect::new(left + between, 1, right, pane_rows));
        // The same measure on both sides, so that equal paragraphs break alike.
        let measure = (right - 3 - MARGIN).min(MEASURE);
        let text = panes.map(|pane| {
            let spare = pane.width.saturating_sub(3 + MARGIN + measure) / 2;
            Rect::new(pane.x + 1 + spare + MARGIN, pane.y + 1, measure, pane_rows - 2)
        });
        Some(Self {
            header: Rect::new(0, 0, width, 1),
            panes,
            gutter: Rect::new(left, 1, between, pane_rows),
            text,
            overview: (overview > 0).then(|| Rect::new(width - 1, 2, 1, pane_rows - 2)),
            bar: Rect::new(0, 1 + pane_rows, width, bar_rows),
            footer: Rect::new(0, height - 1, width, 1),
            body: Rect::new(0, 1, width, height - 2),
        })
    }

    /// Rows of text that a pane shows.
    pub fn pane_height(&self) -> usize {
        usize::from(self.text.left.height)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    #[test]
    fn parts_fit_the_screen_at_any_size() {
        for width in 0..=320 {
            for height in 0..=90 {
                let size = Size::new(width, height);
                let Some(parts) = Geometry::of(size) else {
                    assert!(width < 60 || height < 15);
                    continue;
                };
                let screen = Rect::new(0, 0, width, height);
                for part in [parts.header, parts.panes.left, parts.panes.right, parts.gutter, parts.bar, parts.footer, parts.body] {
                    assert_eq!(screen.intersection(part), part, "{size:?}");
                    assert!(part.area() > 0, "{size:?}");
                }
                for (pane, text) in [(parts.panes.left, parts.text.left), (parts.panes.right, parts.text.right)] {
                    assert_eq!(pane.intersection(text), text, "{size:?}");
                    assert!(text.width >= 20 && text.height >= 4, "{size:?} {text:?}");
                    assert!(text.x > pane.x + MARGIN && text.right() < pane.right(), "{size:?}");
                }
                assert_eq!(parts.header.height + parts.panes.left.height + parts.bar.height + parts.footer.height, height);
                assert_eq!(
                    parts.panes.left.width + parts.gutter.width + parts.panes.right.width + u16::from(parts.overview.is_some()),
                    width
                );
                assert!(parts.overview.is_none_or(|column| column.x == parts.panes.right.right()), "{size:?}");
            }
        }
    }
}
