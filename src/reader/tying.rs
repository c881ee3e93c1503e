//! Two passages while a person chooses which to link, one in each text.

use super::state::State;
use crate::document::{Document, PassageId, Side, Sides};

/// The passages that would be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tying {
    /// One in each text.
    pub passages: Sides<PassageId>,
}

impl Tying {
    /// Begins with the passages in focus, else with those where the eye reads; nothing for a text without passages to link.
    pub(super) fn begin(state: &State) -> Option<Self> {
        let passage = |side: Side| {
            let document = state.comparison.documents.get(side);
            let focus = (*state.linked.ends.get(side)).filter(|at| state.is_visible(side, *at));
            let read = state.tops.get(side) + super::follow::level_row(state.pane_height());
            let at = focus.or_else(|| state.rows.get(side).get(read).map(|row| row.span.start)).unwrap_or(0);
            nearest(document, at)
        };
        Some(Self { passages: Sides::new(passage(Side::Left)?, passage(Side::Right)?) })
    }

    /// Goes to the next or previous passage of one text that can be linked.
    pub(super) fn step(&mut self, document: &Document, side: Side, forward: bool) {
        let here = *self.passages.get(side);
        let mut others = document.passages.iter().filter(|passage| passage.role.is_account()).map(|passage| passage.id);
        let next = if forward { others.find(|id| *id > here) } else { others.take_while(|id| *id < here).last() };
        *self.passages.get_mut(side) = next.unwrap_or(here);
    }
}

/// The passage that tells of the event and holds a byte, or comes after it, or else before it.
fn nearest(document: &Document, at: usize) -> Option<PassageId> {
    let account = || document.passages.iter().filter(|passage| passage.role.is_account());
    account().find(|passage| passage.span.end > at).or_else(|| account().next_back()).map(|passage| passage.id)
}
