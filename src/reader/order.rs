//! The order in which findings are walked.
//!
//! Reading order is the order of the left text. What only the right account tells stands where its neighbourhood is linked to: after the
//! left passage of the last link before it. The order does not change when the leading pane does, so that "2/6" keeps its meaning.

use super::action::Command;
use super::entry::{Class, Entry, Walk};
use super::filter::Filter;
use crate::compare::Comparison;
use crate::document::{Document, Sides};

/// A finding's place in reading order: the left byte, then the right byte for what only the right account tells, then its index.
pub type Place = (usize, usize, usize);

/// The findings that are shown, as the keys walk them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// Conflicts and variants, in reading order.
    pub discrepancies: Vec<usize>,
    /// Conflicts that are sure, in reading order.
    pub strong: Vec<usize>,
    /// Shared facts, in reading order.
    pub shared: Vec<usize>,
    /// One-sided facts, in reading order.
    pub one_sided: Vec<usize>,
    /// Contradictions inside one text, in reading order.
    pub inside: Vec<usize>,
    /// Discrepancies and contradictions inside one text of which nothing is decided, in reading order.
    pub undecided: Vec<usize>,
    /// Every finding as the ledger lists it: in the order of the comparison, contradictions inside one text last.
    pub listed: Vec<usize>,
    first_conflict: Option<usize>,
    places: Vec<Place>,
}

impl Order {
    /// The order of a comparison's findings, of those that the filter shows; `chain` holds where linked passages begin.
    pub(super) fn of(entries: &[Entry], comparison: &Comparison, filter: &Filter, chain: &[Sides<usize>]) -> Self {
        let places: Vec<Place> =
            entries.iter().enumerate().map(|(index, finding)| place(&comparison.documents.left, chain, index, finding)).collect();
        let listed: Vec<usize> =
            (0..).zip(entries).filter(|(_, finding)| filter.shows(finding, comparison)).map(|(index, _)| index).collect();
        let walk = |wanted: &dyn Fn(&Entry) -> bool| {
            let is_wanted = |index: &usize| entries.get(*index).is_some_and(wanted);
            let mut walk: Vec<usize> = listed.iter().copied().filter(is_wanted).collect();
            walk.sort_by_key(|index| places.get(*index).copied());
            walk
        };
        Self {
            first_conflict: walk(&|finding| finding.class == Class::Conflict).first().copied(),
            discrepancies: walk(&|finding| finding.walk() == Walk::Discrepancies),
            strong: walk(&|finding| finding.class == Class::Conflict && finding.confidence.is_strong()),
            shared: walk(&|finding| finding.walk() == Walk::Shared),
            one_sided: walk(&|finding| finding.walk() == Walk::OneSided),
            inside: walk(&|finding| finding.walk() == Walk::Inside),
            undecided: walk(&|finding| finding.calls_for_decision() && finding.decision.is_none()),
            listed,
            places,
        }
    }

    /// The finding to open with: the first conflict in reading order, else the first variant, else the first contradiction inside
    /// one text, else the first shared fact, else the first one-sided one.
    pub(super) fn first(&self) -> Option<usize> {
        let walks = [&self.discrepancies, &self.inside, &self.shared, &self.one_sided];
        self.first_conflict.or_else(|| walks.into_iter().find_map(|walk| walk.first().copied()))
    }

    /// The findings that belong together with one, for "2/6".
    pub fn walk_of(&self, finding: &Entry) -> &[usize] {
        match finding.walk() {
            Walk::Discrepancies => &self.discrepancies,
            Walk::Inside => &self.inside,
            Walk::Shared => &self.shared,
            Walk::OneSided => &self.one_sided,
        }
    }

    /// The findings that a command walks, and whether forward.
    pub(super) fn walk_for(&self, command: Command) -> Option<(&[usize], bool)> {
        Some(match command {
            Command::NextDiscrepancy => (&self.discrepancies, true),
            Command::PreviousDiscrepancy => (&self.discrepancies, false),
            Command::NextUndecided => (&self.undecided, true),
            Command::PreviousUndecided => (&self.undecided, false),
            Command::NextStrong => (&self.strong, true),
            Command::PreviousStrong => (&self.strong, false),
            Command::NextShared => (&self.shared, true),
            Command::PreviousShared => (&self.shared, false),
            Command::NextOneSided => (&self.one_sided, true),
            Command::PreviousOneSided => (&self.one_sided, false),
            Command::NextInside => (&self.inside, true),
            Command::PreviousInside => (&self.inside, false),
            _ => return None,
        })
    }

    /// Where a finding stands in reading order.
    pub(super) fn place(&self, finding: usize) -> Place {
        self.places.get(finding).copied().unwrap_or_default()
    }
}

fn place(left: &Document, chain: &[Sides<usize>], index: usize, finding: &Entry) -> Place {
    match (&finding.spans.left, &finding.spans.right) {
        (Some(place), _) => (place.span.start, 0, index),
        (None, Some(right)) => {
            let before = chain.partition_point(|pair| pair.right <= right.span.start);
            let linked = before.checked_sub(1).and_then(|at| chain.get(at));
            let passage = linked.and_then(|pair| left.passage_at(pair.left));
            (passage.map_or(0, |passage| passage.span.end), right.span.start + 1, index)
        }
        (None, None) => (usize::MAX, 0, index),
    }
}
