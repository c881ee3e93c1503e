//! Where the other pane stands when the leading pane scrolls: pure functions over rows.
//!
//! Two texts of unequal length cannot stand level everywhere. A jump brings linked passages level about a third from the top, where the eye
//! reads. Scrolling keeps them level at an anchor that moves: at the beginning of a text it is the first row of the window, in its body the
//! middle, at its end the last row, so that both ends of both texts can be reached (Meld's moving anchor, over links instead of chunks);
//! between links the distance is shared out evenly. Nothing is ever inserted into a text to make it fit the other.

use crate::document::Sides;

/// How far from the top of the pane a jump puts what it goes to.
pub const fn level_row(height: usize) -> usize {
    height / 3
}

/// The highest first row that still fills the pane.
pub const fn last_top(rows: usize, height: usize) -> usize {
    rows.saturating_sub(height)
}

/// The longest run of pairs that rise on both sides, in order: the links that scrolling can keep level. Links that cross it are reached
/// by jumping.
pub fn monotone_chain(mut pairs: Vec<Sides<usize>>) -> Vec<Sides<usize>> {
    pairs.sort_by_key(|pair| (pair.left, pair.right));
    // Longest increasing subsequence: `ends[n]` is the pair with the smallest right end that closes a run of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let at = |index: usize| pairs.get(index).copied().unwrap_or_default();
    for (index, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| at(end).right < pair.right && at(end).left < pair.left);
        before.push(place.checked_sub(1).and_then(|place| ends.get(place).copied()));
        match ends.get_mut(place) {
            Some(end) if pair.right < at(*end).right => *end = index,
            Some(_) => {}
            None => ends.push(index),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chain.push(at(index));
        next = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// How tall things are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows of the text.
    pub rows: usize,
    /// Rows of its pane.
    pub height: usize,
}

impl Extent {
    fn last(self) -> usize {
        last_top(self.rows, self.height)
    }
}

/// The row of the pane at which linked passages stand level while it is scrolled to a first row.
pub fn anchor(top: usize, extent: Extent) -> usize {
    let (last, bottom) = (extent.last(), extent.height.saturating_sub(1));
    if last < bottom {
        // Too short to have a body: from the first row to the last one on the way.
        return (bottom * top.min(last)).checked_div(last).unwrap_or_else(|| level_row(extent.height));
    }
    let half = extent.height / 2;
    top.min(half) + (bottom - half).saturating_sub(last.saturating_sub(top))
}

/// The first row of the pane with which a row of the text stands at the anchor.
fn top_for(row: usize, extent: Extent) -> usize {
    let (last, bottom) = (extent.last(), extent.height.saturating_sub(1));
    let half = extent.height / 2;
    if last < bottom {
        (row * last) / (last + bottom).max(1)
    } else if row < 2 * half {
        row / 2
    } else if row > last + half - (bottom - half) {
        ((row + last).saturating_sub(bottom) / 2).min(last)
    } else {
        row - half
    }
}

/// The other pane's first row for the leading pane's.
///
/// `level` holds rows that stand level, leading row first, rising on both sides; `pin` the first rows of both panes that a jump has set, which
/// hold whatever the links say.
pub fn follow(top: usize, level: &[(usize, usize)], pin: Option<(usize, usize)>, lead: Extent, other: Extent) -> usize {
    let last = (lead.last(), other.last());
    if top == 0 {
        return 0;
    }
    if top >= last.0 {
        return last.1;
    }
    let pin = pin.filter(|pin| pin.0 > 0 && pin.0 < last.0).map(|pin| (pin.0, pin.1.min(last.1)));
    let tops = level.iter().map(|&(row, partner)| {
        let top = top_for(row, lead);
        // The same share of the other pane, should they differ in height.
        let anchor = row.saturating_sub(top) * other.height / lead.height.max(1);
        (top, partner.saturating_sub(anchor).min(last.1))
    });
    let agrees =
        |point: &(usize, usize)| pin.is_none_or(|pin| (point.0 < pin.0 && point.1 <= pin.1) || (point.0 > pin.0 && point.1 >= pin.1));
    let (mut from, mut to) = ((0, 0), last);
    for point in tops.filter(agrees).chain(pin) {
        if point.0 <= top && point.0 >= from.0.max(1) {
            from = (point.0, point.1.max(from.1));
        } else if point.0 > top && point.0 < to.0 {
            to = point;
        }
    }
    between(from, to, top)
}

/// A straight line between two points, rounded down.
fn between(from: (usize, usize), to: (usize, usize), at: usize) -> usize {
    let (run, rise) = (to.0.saturating_sub(from.0).max(1), to.1.saturating_sub(from.1));
    from.1 + (at.saturating_sub(from.0) * rise + run / 2) / run
}

/// The first rows of both panes that bring one row of each to the same height of the screen, as near to a wanted one as it goes.
///
/// Near an end of a text the row moves up or down so that no pane shows more blank than it must; where the ends forbid it (the head of one
/// text against the foot of the other) standing level wins and a pane ends in blank rows.
pub fn level_tops(rows: Sides<usize>, lengths: Sides<usize>, height: usize, wanted: usize) -> Sides<usize> {
    let last = lengths.map(|length| last_top(length, height));
    let lowest = rows.left.saturating_sub(last.left).max(rows.right.saturating_sub(last.right));
    let highest = rows.left.min(rows.right).min(height.saturating_sub(1));
    let screen_row = if lowest <= highest { wanted.clamp(lowest, highest) } else { wanted.min(highest) };
    rows.map(|row| row.saturating_sub(screen_row))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use proptest::prelude::*;

    use super::*;

    fn pairs(of: &[(usize, usize)]) -> Vec<Sides<usize>> {
        of.iter().map(|&(left, right)| Sides::new(left, right)).collect()
    }

    #[test]
    fn a_crossing_link_is_left_out_of_the_chain() {
        assert_eq!(monotone_chain(pairs(&[(1, 1), (2, 9), (3, 2), (4, 5)])), pairs(&[(1, 1), (3, 2), (4, 5)]));
    }

    fn extents(lead: usize, other: usize, height: usize) -> (Extent, Extent) {
        (Extent { rows: lead, height }, Extent { rows: other, height })
    }

    #[test]
    fn linked_rows_stand_level_in_the_middle_of_the_body() {
        let (lead, other) = extents(100, 60, 12);
        let level = [(20, 15), (50, 40)];
        assert_eq!(follow(14, &level, None, lead, other), 9);
        assert_eq!(follow(44, &level, None, lead, other), 34);
    }

    #[test]
    fn linked_rows_stand_level_high_at_the_beginning_and_low_at_the_end() {
        let (lead, other) = extents(100, 60, 12);
        // Row 4 comes to the anchor when two rows are scrolled away, row 96 when two rows are left below.
        assert_eq!((anchor(2, lead), anchor(86, lead)), (2, 9));
        assert_eq!(follow(2, &[(4, 7)], None, lead, other), 5);
        assert_eq!(follow(86, &[(95, 50)], None, lead, other), 41);
    }

    #[test]
    fn what_a_jump_has_set_holds_whatever_the_links_say() {
        let (lead, other) = extents(100, 60, 12);
        let level = [(20, 15), (50, 40)];
        assert_eq!(follow(30, &level, Some((30, 5)), lead, other), 5);
        assert_eq!(follow(30, &level, Some((30, 40)), lead, other), 40);
    }

    #[test]
    fn panes_of_unequal_height_share_the_anchor() {
        let (lead, other) = (Extent { rows: 100, height: 20 }, Extent { rows: 100, height: 10 });
        assert_eq!(follow(40, &[(50, 50)], None, lead, other), 45);
    }

    #[test]
    fn without_links_the_ends_meet() {
        let (lead, other) = extents(110, 60, 10);
        let at = |top| follow(top, &[], None, lead, other);
        assert_eq!((at(0), at(50), at(100)), (0, 25, 50));
    }

    #[test]
    fn a_jump_brings_both_rows_to_the_same_height() {
        let tops = |left, right| level_tops(Sides::new(left, right), Sides::new(90, 60), 12, level_row(12));
        assert_eq!((tops(40, 25), tops(2, 25), tops(89, 25)), (Sides::new(36, 21), Sides::new(0, 23), Sides::new(78, 14)));
    }

    proptest! {
        #[test]
        fn following_is_monotone_and_reaches_both_ends(
            raw in prop::collection::vec((0usize..200, 0usize..120), 0..20),
            lead in 1usize..200,
            other in 1usize..120,
            heights in (1usize..50, 1usize..50),
            pin in prop::option::of((0usize..200, 0usize..120)),
        ) {
            let chain = monotone_chain(pairs(&raw));
            prop_assert!(chain.windows(2).all(|two| two[0].left < two[1].left && two[0].right < two[1].right));
            let level: Vec<_> = chain.iter().filter(|pair| pair.left < lead && pair.right < other).map(|pair| (pair.left, pair.right)).collect();
            let (lead, other) = (Extent { rows: lead, height: heights.0 }, Extent { rows: other, height: heights.1 });
            let tops: Vec<usize> = (0..=lead.last()).map(|top| follow(top, &level, pin, lead, other)).collect();
            prop_assert!(tops.windows(2).all(|two| two[0] <= two[1]), "{tops:?}");
            prop_assert_eq!(tops[0], 0);
            if tops.len() > 1 {
                prop_assert_eq!(tops[tops.len() - 1], other.last());
            }
        }

        #[test]
        fn the_anchor_runs_from_the_first_row_to_the_last(rows in 1usize..300, height in 1usize..60) {
            let extent = Extent { rows, height };
            let anchors: Vec<usize> = (0..=extent.last()).map(|top| anchor(top, extent)).collect();
            prop_assert!(anchors.windows(2).all(|two| two[0] <= two[1] && two[1] < height), "{anchors:?}");
            if extent.last() > 0 {
                prop_assert_eq!((anchors[0], anchors[anchors.len() - 1]), (0, height - 1));
            }
            for row in 0..rows {
                let top = top_for(row, extent);
                prop_assert!(top <= extent.last() && row >= top);
                // A row stands at the anchor of its first row, give or take what whole rows cannot share.
                if extent.last() >= height {
                    prop_assert!((top + anchor(top, extent)).abs_diff(row) <= 1, "{row} {top}");
                }
            }
        }

        #[test]
        fn a_jump_is_always_level(left in 1usize..200, right in 1usize..200, at in 0.0..1.0f64, on in 0.0..1.0f64, height in 1usize..60, wanted in 0usize..60) {
            let rows = Sides::new((left as f64 * at) as usize, (right as f64 * on) as usize);
            let tops = level_tops(rows, Sides::new(left, right), height, wanted);
            prop_assert_eq!(rows.left - tops.left, rows.right - tops.right);
            prop_assert!(rows.left - tops.left < height);
        }
    }
}
