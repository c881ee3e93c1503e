//! Where the other pane stands when the leading pane scrolls: pure functions over rows.
//!
//! Two texts of unequal length cannot stand level everywhere. Linked passages stand level about a third from the top, where the eye reads;
//! between links the distance is shared out evenly, and both ends of both texts can be reached (Meld's moving anchor, over links instead
//! of chunks). Nothing is ever inserted into a text to make it fit the other.

use crate::document::Sides;

/// How far from the top of the pane the linked passages stand level.
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

/// The chain with one more pair that must hold; what crosses it gives way.
pub fn pin_chain(chain: &[Sides<usize>], pin: Sides<usize>) -> Vec<Sides<usize>> {
    let before = chain.iter().filter(|pair| pair.left < pin.left && pair.right < pin.right);
    let after = chain.iter().filter(|pair| pair.left > pin.left && pair.right > pin.right);
    before.chain(std::iter::once(&pin)).chain(after).copied().collect()
}

/// How tall things are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows of the leading text.
    pub lead: usize,
    /// Rows of the other text.
    pub other: usize,
    /// Rows of a pane.
    pub height: usize,
}

/// The other pane's first row for the leading pane's.
///
/// `level` holds rows that stand level, leading row first, rising on both sides.
pub fn follow(top: usize, level: &[(usize, usize)], extent: Extent) -> usize {
    let last = (last_top(extent.lead, extent.height), last_top(extent.other, extent.height));
    if top == 0 {
        return 0;
    }
    if top >= last.0 {
        return last.1;
    }
    let third = level_row(extent.height);
    let mut from = (0, 0);
    for &(lead, other) in level {
        let (Some(lead), other) = (lead.checked_sub(third), other.saturating_sub(third).min(last.1)) else { continue };
        if lead > top {
            return between(from, (lead.min(last.0), other), top);
        }
        if lead > from.0 || (lead == from.0 && lead > 0) {
            from = (lead, other.max(from.1));
        }
    }
    between(from, last, top)
}

/// A straight line between two points, rounded down.
fn between(from: (usize, usize), to: (usize, usize), at: usize) -> usize {
    let (run, rise) = (to.0.saturating_sub(from.0).max(1), to.1.saturating_sub(from.1));
    from.1 + (at.saturating_sub(from.0) * rise + run / 2) / run
}

/// The first rows of both panes that bring one row of each to the same height of the screen, about a third from the top.
///
/// Near an end of a text the row moves up or down so that no pane shows more blank than it must; where the ends forbid it (the head of one
/// text against the foot of the other) standing level wins and a pane ends in blank rows.
pub fn level_tops(rows: Sides<usize>, lengths: Sides<usize>, height: usize) -> Sides<usize> {
    let last = lengths.map(|length| last_top(length, height));
    let lowest = rows.left.saturating_sub(last.left).max(rows.right.saturating_sub(last.right));
    let highest = rows.left.min(rows.right).min(height.saturating_sub(1));
    let screen_row = if lowest <= highest { level_row(height).clamp(lowest, highest) } else { level_row(height).min(highest) };
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

    #[test]
    fn a_pin_overrules_what_crosses_it() {
        assert_eq!(pin_chain(&pairs(&[(1, 1), (3, 2), (4, 5), (8, 9)]), Sides::new(2, 6)), pairs(&[(1, 1), (2, 6), (8, 9)]));
    }

    #[test]
    fn linked_rows_stand_level_at_a_third() {
        let extent = Extent { lead: 100, other: 60, height: 12 };
        let level = [(20, 10), (50, 40)];
        assert_eq!(follow(16, &level, extent), 6);
        assert_eq!(follow(46, &level, extent), 36);
    }

    #[test]
    fn without_links_the_ends_meet() {
        let extent = Extent { lead: 110, other: 60, height: 10 };
        assert_eq!((follow(0, &[], extent), follow(50, &[], extent), follow(100, &[], extent)), (0, 25, 50));
    }

    #[test]
    fn a_jump_brings_both_rows_to_the_same_height() {
        assert_eq!(level_tops(Sides::new(40, 25), Sides::new(90, 60), 12), Sides::new(36, 21));
        assert_eq!(level_tops(Sides::new(2, 25), Sides::new(90, 60), 12), Sides::new(0, 23));
        assert_eq!(level_tops(Sides::new(89, 25), Sides::new(90, 60), 12), Sides::new(78, 14));
    }

    proptest! {
        #[test]
        fn following_is_monotone_and_reaches_both_ends(
            raw in prop::collection::vec((0usize..200, 0usize..120), 0..20),
            lead in 1usize..200,
            other in 1usize..120,
            height in 1usize..50,
        ) {
            let chain = monotone_chain(pairs(&raw));
            prop_assert!(chain.windows(2).all(|two| two[0].left < two[1].left && two[0].right < two[1].right));
            let level: Vec<_> = chain.iter().filter(|pair| pair.left < lead && pair.right < other).map(|pair| (pair.left, pair.right)).collect();
            let extent = Extent { lead, other, height };
            let tops: Vec<usize> = (0..=last_top(lead, height)).map(|top| follow(top, &level, extent)).collect();
            prop_assert!(tops.windows(2).all(|two| two[0] <= two[1]), "{tops:?}");
            prop_assert_eq!(tops[0], 0);
            if tops.len() > 1 {
                prop_assert_eq!(tops[tops.len() - 1], last_top(other, height));
            }
        }

        #[test]
        fn a_jump_is_always_level(left in 1usize..200, right in 1usize..200, at in 0.0..1.0f64, on in 0.0..1.0f64, height in 1usize..60) {
            let rows = Sides::new((left as f64 * at) as usize, (right as f64 * on) as usize);
            let tops = level_tops(rows, Sides::new(left, right), height);
            prop_assert_eq!(rows.left - tops.left, rows.right - tops.right);
            prop_assert!(rows.left - tops.left < height);
        }
    }
}
