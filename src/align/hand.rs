//! Links that a person adds or forbids. They win over what the engine makes of the texts.

use crate::document::{Document, PassageId, Side, Sides};

use super::score::Scored;

/// What a person says of pairs of passages, the left one first in each pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hand {
    /// Pairs that speak of the same thing, whatever the engine makes of them.
    pub added: Vec<Sides<PassageId>>,
    /// Pairs that do not: they are not linked, and nothing in one is held against anything in the other.
    pub forbidden: Vec<Sides<PassageId>>,
}

/// Why the choices of a person do not fit two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HandError {
    /// A passage that the document does not have.
    #[error("the {} text has no passage {}; it has {count}, counted from 0", side.name(), passage.0)]
    NoPassage {
        /// The document.
        side: Side,
        /// The number given.
        passage: PassageId,
        /// How many passages the document has.
        count: usize,
    },
    /// A pair that is added and forbidden at once.
    #[error("passages {} of the left and {} of the right text are both linked and forbidden by hand; keep one of the two", .0.left.0, .0.right.0)]
    Both(Sides<PassageId>),
}

impl Hand {
    /// Whether the choices fit two documents.
    ///
    /// # Errors
    /// When a passage is named that its document does not have, or when one pair is added and forbidden.
    pub fn check(&self, documents: Sides<&Document>) -> Result<(), HandError> {
        for pair in self.added.iter().chain(&self.forbidden) {
            for side in Side::BOTH {
                let (passage, count) = (*pair.get(side), documents.get(side).passages.len());
                if passage.0 >= count {
                    return Err(HandError::NoPassage { side, passage, count });
                }
            }
        }
        self.added.iter().find(|pair| self.forbidden.contains(pair)).map_or(Ok(()), |pair| Err(HandError::Both(*pair)))
    }

    /// The same choices after left and right were exchanged.
    pub fn swap(self) -> Self {
        let swap = |pairs: Vec<Sides<PassageId>>| pairs.into_iter().map(Sides::swap).collect();
        Self { added: swap(self.added), forbidden: swap(self.forbidden) }
    }

    /// Whether a person keeps two passages apart.
    pub(crate) fn forbids(&self, left: PassageId, right: PassageId) -> bool {
        self.forbidden.contains(&Sides::new(left, right))
    }

    /// Sees to it that pairs which a person links are scored and pairs which a person forbids are not; the pairs come and stay in order.
    pub(super) fn amend(&self, candidates: &mut Vec<(usize, usize)>) {
        candidates.retain(|&(left, right)| !self.forbids(PassageId(left), PassageId(right)));
        for pair in &self.added {
            let pair = (pair.left.0, pair.right.0);
            if let Err(place) = candidates.binary_search(&pair) {
                candidates.insert(place, pair);
            }
        }
    }

    /// Whether a person links two passages.
    pub(super) fn adds(&self, pair: &Scored) -> bool {
        self.added.contains(&Sides::new(PassageId(pair.left), PassageId(pair.right)))
    }

    /// Puts in what a person links, as sure as can be, and takes out what a person forbids; the chosen pairs come and stay in order.
    pub(super) fn overrule(&self, chosen: &mut Vec<Scored>, scored: &[Scored]) {
        chosen.retain(|pair| !self.forbids(PassageId(pair.left), PassageId(pair.right)));
        let place = |pairs: &[Scored], wanted: (usize, usize)| pairs.binary_search_by_key(&wanted, |pair| (pair.left, pair.right));
        for pair in &self.added {
            let wanted = (pair.left.0, pair.right.0);
            match place(chosen, wanted) {
                Ok(at) => chosen.iter_mut().skip(at).take(1).for_each(|pair| pair.score = 1.0),
                Err(at) => {
                    let known = place(scored, wanted).ok().and_then(|found| scored.get(found));
                    chosen.splice(at..at, known.map(|pair| Scored { score: 1.0, ..*pair }));
                }
            }
        }
    }
}
