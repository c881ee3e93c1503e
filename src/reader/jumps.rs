//! Where the person has been: the places that jumps were made from, and the bookmarks set by letter.

use std::collections::BTreeMap;

use crate::document::{Side, Sides};

/// Jumps that can be taken back.
const MOST: usize = 100;

/// What the screen showed, in bytes of the texts, so that it can be shown again at any size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The pane that led.
    pub lead: Side,
    /// The first byte that each pane showed.
    pub first: Sides<usize>,
    /// The finding that was in the bar.
    pub focus: Option<usize>,
}

/// The places that jumps were made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Jumps {
    back: Vec<Spot>,
    forward: Vec<Spot>,
}

impl Jumps {
    /// Keeps a place that is about to be left by a jump; what lay ahead is forgotten.
    pub(super) fn leave(&mut self, from: Spot) {
        self.forward.clear();
        if self.back.last() != Some(&from) {
            self.back.push(from);
        }
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// Every place, to be brought to other findings.
    pub(super) fn spots_mut(&mut self) -> impl Iterator<Item = &mut Spot> {
        self.back.iter_mut().chain(&mut self.forward)
    }

    /// The place before `here`, which becomes the one ahead.
    pub(super) fn back(&mut self, here: Spot) -> Option<Spot> {
        let to = self.back.pop()?;
        self.forward.push(here);
        Some(to)
    }

    /// The place that was left by going back.
    pub(super) fn forward(&mut self, here: Spot) -> Option<Spot> {
        let to = self.forward.pop()?;
        self.back.push(here);
        Some(to)
    }
}

/// Places by letter.
pub type Bookmarks = BTreeMap<char, Spot>;

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(at: usize) -> Spot {
        Spot { lead: Side::Left, first: Sides::new(at, at), focus: None }
    }

    #[test]
    fn going_back_and_forward_meets_the_same_places() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        assert_eq!(jumps.back(spot(3)), Some(spot(2)));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.back(spot(1)), None);
        assert_eq!(jumps.forward(spot(1)), Some(spot(2)));
        assert_eq!(jumps.forward(spot(2)), Some(spot(3)));
        assert_eq!(jumps.forward(spot(3)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.back(spot(2));
        jumps.leave(spot(1));
        assert_eq!(jumps.forward(spot(4)), None);
    }

    #[test]
    fn only_so_many_places_are_kept() {
        let mut jumps = Jumps::default();
        (0..3 * MOST).for_each(|at| jumps.leave(spot(at)));
        assert_eq!(jumps.back.len(), MOST);
    }
}
