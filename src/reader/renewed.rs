//! What a new comparison does to what hangs on the old one: findings found again, and places brought to where their words have gone.

use std::mem::take;

use super::input::Input;
use super::moved::Moved;
use super::rows::Rows;
use super::search::Search;
use super::state::State;
use crate::document::{Document, Side, Sides};
use crate::snapshot::{Claim, found_again};

impl State {
    /// Brings what was taken over from the state before to the texts that are shown now; tells which of today's findings is one of before.
    pub(super) fn settle(&mut self, before: &Self) -> impl Fn(usize) -> Option<usize> + use<> {
        let (old, new) = (before.comparison.documents.as_ref(), self.comparison.documents.as_ref());
        let is_same_text = Sides::new(old.left.text == new.left.text, old.right.text == new.right.text);
        if is_same_text != Sides::new(true, true) {
            let places = before.moved_to(new);
            let moved = |side: Side, at: usize| places.get(side).byte(old.get(side), new.get(side), at);
            for spot in self.jumps.spots_mut().chain(self.bookmarks.values_mut()) {
                spot.first = Sides::new(moved(Side::Left, spot.first.left), moved(Side::Right, spot.first.right));
            }
            self.search = self.search.take().map(|search| Search { is_active: search.is_active, ..Search::new(&search.pattern, new) });
            self.rows = Sides::new(Rows::default(), Rows::default());
            (self.selection, self.grip, self.pin) = (None, None, None);
            self.folds = take(&mut self.folds).moved(old, new, moved);
            // Two passages that were chosen are others now, and what was looked at is elsewhere.
            self.input = self.input.take().filter(|input| !matches!(input, Input::Tie(_) | Input::Peek(_)));
        }
        self.attach(is_same_text);
        let then: Vec<Claim> = before.entries.iter().map(|entry| entry.claim(before.comparison.documents.as_ref())).collect();
        let now: Vec<Claim> = self.entries.iter().map(|entry| entry.claim(self.comparison.documents.as_ref())).collect();
        let found = found_again(&then.iter().collect::<Vec<_>>(), &now, self.comparison.documents.as_ref());
        move |finding: usize| found.get(finding).copied().flatten()
    }

    /// Where the passages of both texts have gone in later ones.
    pub(super) fn moved_to(&self, now: Sides<&Document>) -> Sides<Moved> {
        let moved = |side: Side| Moved::between(self.comparison.documents.get(side), now.get(side));
        Sides::new(moved(Side::Left), moved(Side::Right))
    }
}
