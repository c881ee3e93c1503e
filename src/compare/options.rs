//! What a comparison is told besides the two documents.

use crate::align::Hand;

/// How two accounts are compared; by default as the engine sees fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Links that a person added or forbade.
    pub hand: Hand,
}

impl From<Hand> for Options {
    /// The choices of a person, all else as by default.
    fn from(hand: Hand) -> Self {
        Self { hand }
    }
}
