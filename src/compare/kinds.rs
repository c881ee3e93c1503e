//! A choice among the kinds of findings.

use super::types::{Comparison, Kind};

/// The kinds of which findings are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// Every kind.
    pub const ALL: Self = Self(u16::MAX);

    /// These and no others.
    pub fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | Self::bit(kind)))
    }

    /// Whether findings of a kind are kept.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// The chosen kinds in the order of [`Kind::ALL`]; nothing where nothing was chosen and all are kept.
    pub fn chosen(self) -> Option<Vec<Kind>> {
        (self != Self::ALL).then(|| Kind::ALL.into_iter().filter(|kind| self.contains(*kind)).collect())
    }

    const fn bit(kind: Kind) -> u16 {
        1 << (kind as u16)
    }
}

impl Default for Kinds {
    fn default() -> Self {
        Self::ALL
    }
}

impl Comparison {
    /// Keeps the findings of some kinds; they keep their names, and links their relations.
    pub fn of_kinds(mut self, kinds: Kinds) -> Self {
        self.keep(kinds);
        self
    }

    pub(super) fn keep(&mut self, kinds: Kinds) {
        self.kinds = kinds;
        self.findings.retain(|finding| kinds.contains(finding.kind));
        self.self_findings.retain(|finding| kinds.contains(finding.kind));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_kinds_and_no_others_are_kept() {
        let kinds = Kinds::of([Kind::Date, Kind::Quantity]);
        assert_eq!(kinds.chosen(), Some(vec![Kind::Quantity, Kind::Date]));
        assert!(Kind::ALL.into_iter().all(|kind| Kinds::ALL.contains(kind)));
        assert_eq!(Kind::ALL.into_iter().filter(|kind| kinds.contains(*kind)).count(), 2);
        assert_eq!(Kinds::ALL.chosen(), None);
    }
}
