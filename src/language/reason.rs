//! Reasons in words, written only where somebody reads them: that costs far more than finding them.

/// Whether the reason of a judgement is wanted in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Told,
    Untold,
}

impl Reason {
    /// The words, or none.
    pub(super) fn of(self, words: impl FnOnce() -> String) -> String {
        match self {
            Self::Told => words(),
            Self::Untold => String::new(),
        }
    }
}
