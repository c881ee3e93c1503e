//! The ledger's order, and the lines that are marked in it.

use super::entry::Entry;
use super::order::Order;
use super::state::{State, View};
use super::views::Arrangement;

/// What the ledger is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// As the comparison lists findings: by verdict, the weightiest first.
    #[default]
    Importance,
    /// By verdict.
    Verdict,
    /// By kind.
    Kind,
    /// In reading order.
    Place,
    /// The surest first.
    Confidence,
}

impl Column {
    /// The one that comes after it, round.
    pub const fn next(self) -> Self {
        match self {
            Self::Importance => Self::Verdict,
            Self::Verdict => Self::Kind,
            Self::Kind => Self::Place,
            Self::Place => Self::Confidence,
            Self::Confidence => Self::Importance,
        }
    }

    /// What is said of a list that is sorted by it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Importance => "by importance",
            Self::Verdict => "by verdict",
            Self::Kind => "by kind",
            Self::Place => "by place in the texts",
            Self::Confidence => "the surest first",
        }
    }
}

/// Brings the lines of the ledger into their order.
pub(super) fn arrange(order: &mut Order, entries: &[Entry], arrangement: Arrangement<Column>) {
    let mut listed = std::mem::take(&mut order.listed);
    listed.sort_unstable();
    let entry = |index: &usize| entries.get(*index);
    match arrangement.by {
        Column::Importance => {}
        Column::Verdict => listed.sort_by_key(|index| entry(index).map(|entry| entry.class)),
        Column::Kind => listed.sort_by_key(|index| entry(index).map(|entry| entry.kind.name())),
        Column::Place => listed.sort_by_key(|index| order.place(*index)),
        Column::Confidence => listed.sort_by_key(|index| std::cmp::Reverse(entry(index).map(|entry| entry.confidence))),
    }
    if arrangement.is_turned {
        listed.reverse();
    }
    order.listed = listed;
}

impl State {
    /// The findings that a command of the person is about, by their index among the entries: in the ledger those that are marked and shown, else the
    /// selected one; elsewhere the one on the selected line, else the one in the bar.
    pub(super) fn chosen(&self) -> Vec<usize> {
        if self.view == View::Ledger {
            let marked: Vec<usize> =
                (0..).zip(&self.order.listed).filter(|(line, _)| self.is_marked(*line)).map(|(_, index)| *index).collect();
            return if marked.is_empty() { self.selected_finding().into_iter().collect() } else { marked };
        }
        self.finding_on_line().or(self.focus).into_iter().collect()
    }

    /// The finding on the selected line of the open list.
    pub(super) fn chosen_line(&self) -> Option<usize> {
        if self.view == View::Ledger { self.selected_finding() } else { self.finding_on_line() }
    }

    /// Whether a line of the ledger is marked, or lies in the range that is being marked.
    pub(super) fn is_marked(&self, line: usize) -> bool {
        let in_range =
            self.views.marking.is_some_and(|range| (range.from.min(self.selected)..=range.from.max(self.selected)).contains(&line));
        in_range || self.order.listed.get(line).is_some_and(|finding| self.marked.contains(finding))
    }
}
