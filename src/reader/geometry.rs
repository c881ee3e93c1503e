//! Where things stand on the screen: sizes to rectangles, shared by the update (how many rows a page has), the views and the mouse.

use ratatui::layout::{Position, Rect, Size};

use crate::document::{Side, Sides};

/// The smallest screen the reader works on.
pub const MINIMUM: Size = Size::new(40, 12);

/// The widest measure that reads comfortably; wider panes centre their text.
const MEASURE: u16 = 78;

/// Columns before the text of a pane: the verdict's glyph and the bar of the linked passage.
pub const MARGIN: u16 = 2;

/// From this width on the panes stand side by side: each then has some thirty columns of text, the least that newspapers set.
const BESIDE: u16 = 72;

/// From so many rows for both on, panes that cannot stand side by side stand one above the other: five rows of text each.
const STACKED: u16 = 14;

/// The narrowest pane: its frame, its margin and twenty columns of text.
const NARROWEST: u16 = 25;

/// The lowest pane of two that are stacked: its frame and three rows of text.
const LOWEST: u16 = 5;

/// The divider in the middle, in thousandths of what both panes have.
const MIDDLE: u16 = 500;

/// How the panes stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Left and right.
    Beside,
    /// The left text above the right one.
    Stacked,
    /// Only the leading one is shown.
    Alone,
}

/// What the person wishes of the panes. It is kept on a screen that cannot grant it, and comes true when there is room again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The share of the left pane, in thousandths.
    share: u16,
    /// One pane is to fill the screen.
    pub is_alone: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self { share: MIDDLE, is_alone: false }
    }
}

impl Wish {
    /// Moves the divider on by a step of [`Geometry::step`], or back.
    pub(super) fn move_divider(&mut self, on: bool, step: u16) {
        self.put_divider(if on { self.share.saturating_add(step) } else { self.share.saturating_sub(step) });
    }

    /// Puts the divider in the middle.
    pub(super) fn even(&mut self) {
        self.share = MIDDLE;
    }

    fn put_divider(&mut self, share: u16) {
        self.share = share.clamp(100, 900);
    }
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// How the panes stand to each other.
    pub arrangement: Arrangement,
    /// Program, outlets, dates, words.
    pub header: Rect,
    /// The panes with their borders. A pane that is not shown has the place of the one that is.
    pub panes: Sides<Rect>,
    /// The columns of the connectors: between panes that stand side by side, else at their right.
    pub gutter: Rect,
    /// The rows of text inside the panes.
    pub text: Sides<Rect>,
    /// The columns that show where in both texts the discrepancies are; none on a narrow screen.
    pub overview: Option<Rect>,
    /// The finding bar.
    pub bar: Rect,
    /// Keys, or a message.
    pub footer: Rect,
    /// Everything between header and footer, for the views that take the place of panes and bar.
    pub body: Rect,
    lead: Side,
}

impl Geometry {
    /// The parts of a screen as near to the wish as it allows; `None` for one that is too small.
    pub fn of(size: Size, wish: Wish, lead: Side) -> Option<Self> {
        if size.width < MINIMUM.width || size.height < MINIMUM.height {
            return None;
        }
        let (width, height) = (size.width, size.height);
        let bar_rows = match height {
            ..15 => 3,
            15..20 => 4,
            _ => 5,
        };
        let pane_rows = height - bar_rows - 2;
        let overview_columns = match width {
            ..80 => 0,
            80..120 => 2,
            _ => 4,
        };
        let arrangement = match () {
            () if wish.is_alone => Arrangement::Alone,
            () if width >= BESIDE => Arrangement::Beside,
            () if pane_rows >= STACKED => Arrangement::Stacked,
            () => Arrangement::Alone,
        };
        let area = Rect::new(0, 1, width - overview_columns, pane_rows);
        let (panes, gutter) = match arrangement {
            Arrangement::Beside => beside(area, wish),
            Arrangement::Stacked => stacked(area, wish),
            Arrangement::Alone => {
                let pane = Rect { width: area.width - 1, ..area };
                (Sides::new(pane, pane), Rect::new(pane.right(), area.y, 1, pane_rows))
            }
        };
        let room = |pane: Rect| pane.width.saturating_sub(3 + MARGIN).min(MEASURE);
        let narrower = room(panes.left).min(room(panes.right));
        let text = panes.map(|pane| {
            // Beside an even divider the same measure on both sides, so that equal paragraphs break alike.
            let measure = if wish.share == MIDDLE { narrower } else { room(pane) };
            let spare = pane.width.saturating_sub(3 + MARGIN + measure) / 2;
            Rect::new(pane.x + 1 + spare + MARGIN, pane.y + 1, measure, pane.height - 2)
        });
        Some(Self {
            arrangement,
            header: Rect::new(0, 0, width, 1),
            panes,
            gutter,
            text,
            overview: (overview_columns > 0).then(|| Rect::new(area.right(), 2, overview_columns, pane_rows - 2)),
            bar: Rect::new(0, 1 + pane_rows, width, bar_rows),
            footer: Rect::new(0, height - 1, width, 1),
            body: Rect::new(0, 1, width, height - 2),
            lead,
        })
    }

    /// Rows of text that a pane shows, or would show in the place of the other.
    pub fn height(&self, side: Side) -> usize {
        usize::from(self.text.get(side).height)
    }

    /// Whether a pane is on the screen.
    pub fn shows(&self, side: Side) -> bool {
        self.arrangement != Arrangement::Alone || side == self.lead
    }

    /// The column of the overview that shows a text.
    pub fn overview_of(&self, side: Side) -> Option<Rect> {
        let area = self.overview?;
        // On a wide screen the brackets of the windows stand outside.
        let outer = u16::from(area.width > 2);
        let x = match side {
            Side::Left => area.x + outer,
            Side::Right => area.right() - 1 - outer,
        };
        Some(Rect { x, width: 1, ..area })
    }

    /// Whether the border between the panes is there: what a drag of the mouse moves.
    pub(super) fn is_divider(&self, at: Position) -> bool {
        let (left, right) = (self.panes.left, self.panes.right);
        match self.arrangement {
            Arrangement::Beside => (left.y..left.bottom()).contains(&at.y) && (left.right() - 1..=right.x).contains(&at.x),
            Arrangement::Stacked => (left.x..left.right()).contains(&at.x) && (left.bottom() - 1..=right.y).contains(&at.y),
            Arrangement::Alone => false,
        }
    }

    /// How far a key moves the divider, in thousandths: two columns of eighty, and a row of panes that are stacked.
    pub(super) fn step(&self) -> u16 {
        match self.arrangement {
            Arrangement::Beside | Arrangement::Alone => 25,
            Arrangement::Stacked => 1000u16.div_ceil((self.panes.left.height + self.panes.right.height).max(1)),
        }
    }

    /// The wish for a divider that stands where the mouse is.
    pub(super) fn divider_at(&self, at: Position, wish: Wish) -> Wish {
        let (before, whole) = match self.arrangement {
            Arrangement::Beside => (at.x.saturating_sub(self.panes.left.x), self.panes.left.width + self.panes.right.width),
            Arrangement::Stacked => (at.y.saturating_sub(self.panes.left.y), self.panes.left.height + self.panes.right.height),
            Arrangement::Alone => return wish,
        };
        let mut moved = wish;
        moved.put_divider((u32::from(before) * 1000 / u32::from(whole.max(1))).min(1000) as u16);
        moved
    }

    /// The pane under a place of the screen.
    pub(super) fn pane_at(&self, at: Position) -> Option<Side> {
        Side::BOTH.into_iter().find(|side| self.shows(*side) && self.panes.get(*side).contains(at))
    }

    /// The text under a place of the overview, and the cell of its column.
    pub(super) fn overview_at(&self, at: Position) -> Option<(Side, usize)> {
        let area = self.overview.filter(|area| area.contains(at))?;
        let side = if at.x - area.x < area.width / 2 { Side::Left } else { Side::Right };
        Some((side, usize::from(at.y - area.y)))
    }
}

/// The first of two parts of a length; neither is less than the least.
fn share(whole: u16, wish: Wish, least: u16) -> u16 {
    let first = ((u32::from(whole) * u32::from(wish.share) + 500) / 1000) as u16;
    first.clamp(least, whole.saturating_sub(least).max(least))
}

fn beside(area: Rect, wish: Wish) -> (Sides<Rect>, Rect) {
    let between = match area.width {
        ..98 => 1,
        98..156 => 3,
        _ => 5,
    };
    let left = share(area.width - between, wish, NARROWEST);
    let right = area.width - between - left;
    let gutter = Rect::new(area.x + left, area.y, between, area.height);
    (Sides::new(Rect { width: left, ..area }, Rect { x: gutter.right(), width: right, ..area }), gutter)
}

fn stacked(area: Rect, wish: Wish) -> (Sides<Rect>, Rect) {
    let upper = share(area.height, wish, LOWEST);
    let pane = Rect { width: area.width - 1, ..area };
    let gutter = Rect::new(pane.right(), area.y, 1, area.height);
    (Sides::new(Rect { height: upper, ..pane }, Rect { y: area.y + upper, height: area.height - upper, ..pane }), gutter)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    fn wishes() -> impl Iterator<Item = Wish> {
        [100, 480, MIDDLE, 620, 900].into_iter().flat_map(|share| [false, true].map(|is_alone| Wish { share, is_alone }))
    }

    #[test]
    fn parts_fit_the_screen_at_any_size() {
        for (width, height) in (0..=320).flat_map(|width| (0..=90).map(move |height| (width, height))) {
            let size = Size::new(width, height);
            for wish in wishes() {
                let Some(parts) = Geometry::of(size, wish, Side::Right) else {
                    assert!(width < 40 || height < 12);
                    continue;
                };
                let screen = Rect::new(0, 0, width, height);
                for part in [parts.header, parts.panes.left, parts.panes.right, parts.gutter, parts.bar, parts.footer, parts.body] {
                    assert_eq!(screen.intersection(part), part, "{size:?} {wish:?}");
                    assert!(part.area() > 0, "{size:?} {wish:?}");
                }
                for (pane, text) in [(parts.panes.left, parts.text.left), (parts.panes.right, parts.text.right)] {
                    assert_eq!(pane.intersection(text), text, "{size:?} {wish:?}");
                    assert!(text.width >= 20 && text.height >= 3, "{size:?} {wish:?} {text:?}");
                    assert!(text.x > pane.x + MARGIN && text.right() < pane.right(), "{size:?} {wish:?}");
                }
                assert!(parts.panes.left.intersection(parts.gutter).is_empty() && parts.panes.right.intersection(parts.gutter).is_empty());
                assert!(parts.overview.is_none_or(|columns| columns.right() == width && columns.x >= parts.gutter.right()), "{size:?}");
                assert_eq!(parts.bar.bottom(), parts.footer.y);
                assert_eq!(parts.panes.right.bottom(), parts.bar.y);
            }
        }
    }

    #[test]
    fn panes_tile_what_is_left_to_them() {
        for (width, height) in (72..=320).flat_map(|width| [12, 24, 60].map(|height| (width, height))) {
            for wish in wishes().filter(|wish| !wish.is_alone) {
                let parts = Geometry::of(Size::new(width, height), wish, Side::Left).unwrap();
                assert_eq!(parts.arrangement, Arrangement::Beside);
                assert_eq!((parts.gutter.x, parts.panes.right.x), (parts.panes.left.right(), parts.gutter.right()));
                assert_eq!(parts.panes.right.right(), width - parts.overview.map_or(0, |columns| columns.width));
            }
        }
    }

    #[test]
    fn a_narrow_screen_stacks_the_panes_and_a_low_one_shows_one() {
        let arrangement = |width, height| Geometry::of(Size::new(width, height), Wish::default(), Side::Left).unwrap().arrangement;
        assert_eq!(arrangement(72, 12), Arrangement::Beside);
        assert_eq!(arrangement(71, 24), Arrangement::Stacked);
        assert_eq!(arrangement(71, 15), Arrangement::Alone);
        assert_eq!(arrangement(40, 12), Arrangement::Alone);
    }

    #[test]
    fn the_divider_stands_where_the_mouse_puts_it() {
        for (size, at) in [(Size::new(120, 40), Position::new(70, 9)), (Size::new(60, 40), Position::new(9, 22))] {
            let parts = Geometry::of(size, Wish::default(), Side::Left).unwrap();
            let wish = parts.divider_at(at, Wish::default());
            assert!(Geometry::of(size, wish, Side::Left).unwrap().is_divider(at), "{size:?}");
        }
    }

    #[test]
    fn the_divider_moves_there_and_back() {
        let mut wish = Wish::default();
        wish.move_divider(true, 25);
        assert_ne!(wish, Wish::default());
        wish.move_divider(false, 25);
        assert_eq!(wish, Wish::default());
        (0..50).for_each(|_| wish.move_divider(false, 25));
        assert_eq!(wish.share, 100);
        wish.even();
        assert_eq!(wish, Wish::default());
    }
}
