//! What the views beside the texts keep while the reader is open: what was looked up for them, their order, their lines, the one that is selected.

use std::sync::Arc;

use super::ledger;
use super::names;
use super::page::Page;
use super::state::{State, View};
use super::timeline;
use crate::compare::Study;
use crate::document::{ByteSpan, Sides};

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrangement<Column> {
    /// The column.
    pub by: Column,
    /// Whether the last comes first.
    pub is_turned: bool,
}

impl<Column> Arrangement<Column> {
    /// The sign beside the head of its column.
    pub const fn arrow(&self) -> &'static str {
        if self.is_turned { "▴" } else { "▾" }
    }
}

/// The selected line of each list that is not the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Lines {
    timeline: usize,
    names: usize,
    summary: usize,
}

/// What a page or a list was made for; another one needs another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LaidFor {
    pub view: View,
    pub width: usize,
    pub focus: Option<usize>,
}

/// A range of lines that is being marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marking {
    /// The line where it begins.
    pub from: usize,
    /// Whether it lasts only as long as Shift is held down.
    pub is_held: bool,
}

/// What the views keep.
#[derive(Debug, Clone, Default)]
pub struct Views {
    /// What the texts date and name; nothing until a view wants it.
    pub study: Option<Arc<Study>>,
    /// Whether somebody is at it.
    pub(super) is_asked: bool,
    /// Whether nobody has used the reader here before, nor a key of it yet.
    pub is_first_start: bool,
    /// The order of the ledger.
    pub ledger: Arrangement<ledger::Column>,
    /// The order of the names.
    pub names_by: Arrangement<names::Column>,
    /// The range of the ledger that is being marked, up to the selected line.
    pub(super) marking: Option<Marking>,
    /// The lines of the timeline.
    pub timeline: Vec<timeline::Row>,
    /// The lines of the names.
    pub names: Vec<names::Row>,
    /// The summary, or all that is known of the finding in the bar.
    pub page: Page,
    /// The places that a view has led to.
    pub pointed: Sides<Option<ByteSpan>>,
    /// The view from which the details were opened.
    pub(super) came_from: Option<View>,
    /// The view in which the help was asked for.
    pub helped: View,
    /// The name that was gone to last, and which of its places comes next.
    pub(super) next_place: Option<(usize, usize)>,
    pub(super) laid: Option<LaidFor>,
    lines: Lines,
}

impl Views {
    /// The selected line of a view.
    pub const fn line(&self, view: View) -> usize {
        match view {
            View::Timeline => self.lines.timeline,
            View::Names => self.lines.names,
            View::Summary => self.lines.summary,
            View::Texts | View::Details | View::Ledger | View::Help => 0,
        }
    }

    /// Selects a line of a view.
    pub(super) const fn select(&mut self, view: View, line: usize) {
        match view {
            View::Timeline => self.lines.timeline = line,
            View::Names => self.lines.names = line,
            View::Summary => self.lines.summary = line,
            View::Texts | View::Details | View::Ledger | View::Help => {}
        }
    }

    /// How many lines a view has.
    pub const fn count(&self, view: View) -> usize {
        match view {
            View::Timeline => self.timeline.len(),
            View::Names => self.names.len(),
            View::Summary | View::Details => self.page.lines.len(),
            View::Texts | View::Ledger | View::Help => 0,
        }
    }

    /// The finding that a line of a view is about.
    pub fn finding(&self, view: View, line: usize) -> Option<usize> {
        match view {
            View::Timeline => self.timeline.get(line)?.finding,
            View::Names => self.names.get(line)?.finding,
            View::Summary => self.page.lines.get(line)?.finding,
            View::Texts | View::Details | View::Ledger | View::Help => None,
        }
    }
}

impl State {
    /// The finding that the selected line of the open view is about.
    pub(super) fn finding_on_line(&self) -> Option<usize> {
        self.views.finding(self.view, self.views.line(self.view))
    }
}
