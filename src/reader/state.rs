//! What is true now: the comparison, the finding in focus, where the panes stand, which view is open.
//!
//! Only [`update`](super::update::update) changes it; views read it.

use std::collections::BTreeSet;
use std::mem::{replace, take};

use ratatui::layout::Size;
use serde::Deserialize;

use super::ends::{self, Ends};
use super::entry::Entry;
use super::filter::Filter;
use super::folds::Folds;
use super::follow::{self, Extent};
use super::geometry::{Geometry, Wish};
use super::input::Input;
use super::jumps::{Bookmarks, Jumps};
use super::ledger;
use super::marks::Marks;
use super::mouse::Grip;
use super::order::Order;
use super::reviewing::Reviewing;
use super::rows::Rows;
use super::search::Search;
use super::survey::Survey;
use super::views::Views;
use crate::align::Link;
use crate::compare::{Comparison, Confidence, Evidence};
use crate::document::{ByteSpan, Document, PassageId, Side, Sides};
use crate::work::Progress;

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Both texts and the finding bar.
    #[default]
    Texts,
    /// All that is known of the finding in the bar.
    Details,
    /// The list of all findings.
    Ledger,
    /// The dated events of both accounts.
    Timeline,
    /// Whom and what both accounts name.
    Names,
    /// The comparison at a glance.
    Summary,
    /// Keys and marks.
    Help,
}

/// The linked passages in focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Linked {
    /// The passages on either side, in text order.
    pub passages: Sides<Vec<PassageId>>,
    /// The bytes whose rows the connector ties.
    pub ends: Sides<Option<usize>>,
}

/// What stands level since a jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pin {
    /// A byte of each text.
    pub at: Sides<usize>,
    /// The row of both panes on which the jump put them.
    pub on_screen: usize,
}

/// What is true now.
#[derive(Debug, Clone)]
pub struct State {
    /// The two accounts and what was found.
    pub comparison: Comparison,
    /// Everything that was found.
    pub entries: Vec<Entry>,
    /// Which findings are shown.
    pub filter: Filter,
    /// The screen.
    pub size: Size,
    /// The pane that scrolls; the other follows.
    pub lead: Side,
    /// The first row that each pane shows.
    pub tops: Sides<usize>,
    /// The finding in the bar, by its index among the entries.
    pub focus: Option<usize>,
    /// The passages that are tinted and tied.
    pub linked: Linked,
    /// The open view.
    pub view: View,
    /// The selected line of the ledger.
    pub selected: usize,
    /// The first line that the help or the details show.
    pub scrolled: usize,
    /// The findings that are marked in the ledger, by their index among the entries.
    pub marked: BTreeSet<usize>,
    /// What the views beside the texts keep.
    pub views: Views,
    /// How far the comparison has come, where it is not done yet.
    pub working: Option<Progress>,
    /// Whether the person has scrolled the texts by hand.
    pub has_moved: bool,
    /// A message for the person, until the next key.
    pub notice: Option<String>,
    /// What takes the keys instead of the key map.
    pub input: Option<Input>,
    /// The places that jumps were made from.
    pub jumps: Jumps,
    /// Places by letter.
    pub bookmarks: Bookmarks,
    /// What was looked for last.
    pub search: Option<Search>,
    /// What was typed at the foot of the screen, the last line last.
    pub typed_earlier: Vec<String>,
    /// What the person says of the findings.
    pub reviewing: Reviewing,
    /// The findings in reading order.
    pub order: Order,
    /// The rows of both texts at the present width.
    pub rows: Sides<Rows>,
    /// Words in either account: counted once, for a frame must not cost more on a book than on a report.
    pub lengths: Sides<usize>,
    /// The mentions of both texts.
    pub marks: Sides<Marks>,
    /// Words that are others, or none, in the other version of the text, in text order.
    pub changes: Sides<Vec<ByteSpan>>,
    /// How the panes are to stand to each other.
    pub wish: Wish,
    /// Each pane scrolls alone.
    pub is_unlocked: bool,
    /// Whether the mouse is listened to.
    pub has_mouse: bool,
    /// Words of one text that the mouse was drawn over.
    pub selection: Option<(Side, ByteSpan)>,
    /// What the mouse holds.
    pub(super) grip: Option<Grip>,
    /// What is folded away.
    pub folds: Folds,
    /// Where links begin.
    pub ends: Ends,
    /// Both texts in a column each.
    pub surveys: Sides<Survey>,
    /// What a jump brought to the same height; scrolling from there keeps it so.
    pub(super) pin: Option<Pin>,
    /// Where linked passages begin, as far as they rise on both sides.
    chain: Vec<Sides<usize>>,
}

impl State {
    /// A state that shows the beginning of both texts.
    pub(super) fn new(comparison: Comparison, floor: Confidence, size: Size) -> Self {
        let start = |side: Side, link: &Link| ends::start(&comparison, link, side);
        let pairs = comparison.links.iter().filter_map(|link| Some(Sides::new(start(Side::Left, link)?, start(Side::Right, link)?)));
        let chain = follow::monotone_chain(pairs.collect());
        let ends = Ends::of(&comparison);
        let entries = Entry::all(&comparison);
        let changes = Sides::new(Side::Left, Side::Right).map(|side| {
            let changes = comparison.links.iter().flat_map(|link| &link.changes);
            let mut spans: Vec<ByteSpan> = changes.filter_map(|change| *change.get(side)).collect();
            spans.sort_unstable();
            spans
        });
        let lengths = comparison.documents.as_ref().map(Document::word_count);
        let mut made = Self {
            comparison,
            entries,
            filter: Filter::at(floor),
            size,
            lead: Side::Left,
            tops: Sides::default(),
            focus: None,
            linked: Linked::default(),
            view: View::Texts,
            selected: 0,
            scrolled: 0,
            marked: BTreeSet::new(),
            views: Views::default(),
            working: None,
            has_moved: false,
            notice: None,
            input: None,
            search: None,
            typed_earlier: Vec::new(),
            jumps: Jumps::default(),
            bookmarks: Bookmarks::default(),
            reviewing: Reviewing::default(),
            order: Order::default(),
            rows: Sides::default(),
            lengths,
            marks: Sides::default(),
            changes,
            wish: Wish::default(),
            is_unlocked: false,
            has_mouse: true,
            selection: None,
            grip: None,
            folds: Folds::default(),
            ends,
            surveys: Sides::default(),
            pin: None,
            chain,
        };
        made.sift();
        made
    }

    /// Asks the filter anew which findings are shown.
    pub(super) fn refilter(&mut self) {
        self.sift();
        self.lay_out();
    }

    fn sift(&mut self) {
        self.order = Order::of(&self.entries, &self.comparison, &self.filter, &self.chain);
        ledger::arrange(&mut self.order, &self.entries, self.views.ledger);
        self.views.laid = None;
        self.marks = Sides::new(Side::Left, Side::Right)
            .map(|side| Marks::collect(&self.entries, side, |entry| self.filter.shows(entry, &self.comparison)));
        self.folds = Folds::between(&self.comparison, self.marks.as_ref(), &self.folds);
    }

    /// Wraps both texts for the present size and folds, unless they are wrapped for them already, and looks them over.
    pub(super) fn lay_out(&mut self) {
        let Some(parts) = self.geometry() else { return };
        for side in Side::BOTH {
            let (width, folded) = (parts.text.get(side).width, self.folds.closed(side));
            if !self.rows.get(side).are_laid_for(width, &folded) {
                *self.rows.get_mut(side) = Rows::lay(self.comparison.documents.get(side), width, folded);
                let top = self.tops.get_mut(side);
                *top = (*top).min(self.rows.get(side).len().saturating_sub(1));
            }
            let height = parts.overview.map_or(0, |area| usize::from(area.height));
            *self.surveys.get_mut(side) = Survey::of(self.rows.get(side), self.marks.get(side), height);
        }
    }

    /// Takes another comparison, of the texts that are shown or of what has become of them; what the person looks at and has said stays as it is.
    pub(super) fn take(&mut self, comparison: Comparison) {
        let made = Self::new(comparison, self.filter.floor, self.size);
        let mut before = replace(self, made);
        (self.lead, self.tops, self.view, self.scrolled) = (before.lead, before.tops, before.view, before.scrolled);
        (self.has_moved, self.notice, self.rows) = (before.has_moved, before.notice.take(), take(&mut before.rows));
        (self.views.ledger, self.views.names_by) = (before.views.ledger, before.views.names_by);
        self.views.is_first_start = before.views.is_first_start;
        (self.filter, self.search, self.typed_earlier) = (before.filter.clone(), before.search.take(), take(&mut before.typed_earlier));
        (self.jumps, self.bookmarks, self.input) = (take(&mut before.jumps), take(&mut before.bookmarks), before.input.take());
        (self.reviewing, self.pin) = (take(&mut before.reviewing), before.pin);
        (self.wish, self.is_unlocked, self.has_mouse) = (before.wish, before.is_unlocked, before.has_mouse);
        (self.selection, self.grip, self.folds) = (before.selection, before.grip, take(&mut before.folds));
        let again = self.settle(&before);
        self.focus = before.focus.and_then(&again);
        self.selected = self.order.listed.iter().position(|listed| Some(*listed) == self.focus).unwrap_or_default();
        self.marked = before.marked.iter().filter_map(|finding| again(*finding)).collect();
        for spot in self.jumps.spots_mut().chain(self.bookmarks.values_mut()) {
            spot.focus = spot.focus.and_then(&again);
        }
    }

    /// The parts of the screen; `None` on one that is too small.
    pub fn geometry(&self) -> Option<Geometry> {
        Geometry::of(self.size, self.wish, self.lead)
    }

    /// Rows of text that the leading pane shows; 0 on a screen that is too small.
    pub fn pane_height(&self) -> usize {
        self.geometry().map_or(0, |parts| parts.height(self.lead))
    }

    /// How tall a text and its pane are.
    pub(super) fn extent(&self, side: Side) -> Extent {
        Extent { rows: self.rows.get(side).len(), height: self.geometry().map_or(0, |parts| parts.height(side)) }
    }

    /// The bytes of a text that its pane shows.
    pub fn window(&self, side: Side) -> ByteSpan {
        let (rows, top) = (self.rows.get(side), *self.tops.get(side));
        let end = (top + self.extent(side).height).min(rows.len());
        match (rows.get(top), end.checked_sub(1).and_then(|last| rows.get(last))) {
            (Some(first), Some(last)) if first.span.start < last.span.end => ByteSpan::new(first.span.start, last.span.end),
            _ => ByteSpan::new(0, 0),
        }
    }

    /// The finding in the bar.
    pub fn focused(&self) -> Option<&Entry> {
        self.entries.get(self.focus?)
    }

    /// The finding that the ledger has selected, by its index among the entries.
    pub fn selected_finding(&self) -> Option<usize> {
        self.order.listed.get(self.selected).copied()
    }

    /// Whether the focused finding's statement is on the screen: the leading account's, where it makes one.
    pub fn is_focus_visible(&self) -> bool {
        let Some(finding) = self.focused() else { return false };
        let place = finding.spans.get(self.lead).or(*finding.spans.get(self.lead.other()));
        place.is_some_and(|place| self.is_visible(place.side, place.span.start))
    }

    /// Whether a byte is on the screen, and not folded away there.
    pub fn is_visible(&self, side: Side, offset: usize) -> bool {
        let top = *self.tops.get(side);
        let row = self.rows.get(side).row_of(offset);
        let is_shown = self.geometry().is_some_and(|parts| parts.shows(side));
        let is_folded = self.rows.get(side).get(row).is_some_and(|row| row.folded > 0);
        is_shown && !is_folded && (top..top + self.extent(side).height).contains(&row)
    }

    /// The passage of the leading text that stands where the eye reads.
    pub fn passage_read(&self) -> Option<PassageId> {
        let rows = self.rows.get(self.lead);
        let span = rows.get(self.eye()).or_else(|| rows.get(rows.len().checked_sub(1)?))?.span;
        let passages = &self.comparison.documents.get(self.lead).passages;
        passages.get(passages.partition_point(|passage| passage.span.end <= span.start)).or(passages.last()).map(|passage| passage.id)
    }

    /// The surest link that holds a passage.
    pub fn link_of(&self, side: Side, passage: PassageId) -> Option<&Link> {
        self.comparison.links.get(self.ends.surest(side, passage)?)
    }

    /// The surest link between the passages in which both accounts state a finding.
    pub(super) fn link_between(&self, finding: &Entry) -> Option<&Link> {
        self.comparison.link_between(finding.spans.left?.passage, finding.spans.right?.passage)
    }

    /// Where a finding stands on both sides; for a one-sided fact the other side is what its passage is linked to, if anything.
    pub(super) fn places(&self, finding: &Entry) -> Sides<Option<usize>> {
        let partner = |place: &Evidence| {
            let other = place.side.other();
            let passage = self.link_of(place.side, place.passage)?.passages(other).first()?;
            self.comparison.documents.get(other).passages.get(passage.0).map(|passage| passage.span.start)
        };
        let start = |place: Option<&Evidence>| place.map(|place| place.span.start);
        let (left, right) = (finding.spans.left.as_ref(), finding.spans.right.as_ref());
        Sides::new(start(left).or_else(|| partner(right?)), start(right).or_else(|| partner(left?)))
    }

    /// The other pane's first row when `side` begins with row `top`.
    pub(super) fn follower(&self, side: Side, top: usize) -> usize {
        let other = side.other();
        let row = |side: Side, at: &Sides<usize>| self.rows.get(side).row_of(*at.get(side));
        let level: Vec<_> = self.chain.iter().map(|pair| (row(side, pair), row(other, pair))).collect();
        let pin = self.pin.and_then(|pin| {
            let up = |side: Side| row(side, &pin.at).checked_sub(pin.on_screen);
            Some((up(side)?, up(other)?))
        });
        follow::follow(top, &level, pin, self.extent(side), self.extent(other))
    }

    /// The row of the leading text that is read: what a jump went to, and after scrolling on the one at the anchor.
    pub(super) fn eye(&self) -> usize {
        let top = *self.tops.get(self.lead);
        let pinned = self.pin.map(|pin| (self.rows.get(self.lead).row_of(*pin.at.get(self.lead)), pin.on_screen));
        let pinned = pinned.filter(|(row, on_screen)| *row == top + on_screen).map(|(row, _)| row);
        pinned.unwrap_or_else(|| top + follow::anchor(top, self.extent(self.lead)))
    }

    /// The linked passages: those of the focused finding while it is on the screen, else those where the eye reads in the leading pane.
    pub(super) fn find_linked(&self) -> Linked {
        if let Some(finding) = self.focused().filter(|_| self.is_focus_visible()) {
            let mut made = Linked { ends: self.places(finding), ..Linked::default() };
            for place in [finding.spans.left, finding.spans.right].into_iter().flatten() {
                made.passages.get_mut(place.side).push(place.passage);
                if let Some(link) = self.link_of(place.side, place.passage) {
                    for side in Side::BOTH {
                        made.passages.get_mut(side).extend(link.passages(side));
                    }
                }
            }
            for side in Side::BOTH {
                let passages = made.passages.get_mut(side);
                passages.sort_unstable();
                passages.dedup();
            }
            return made;
        }
        let document = self.comparison.documents.get(self.lead);
        let span = self.rows.get(self.lead).get(self.eye()).map_or(ByteSpan::new(0, 0), |row| row.shown);
        let first = document.passages.partition_point(|passage| passage.span.end <= span.start);
        let passages = document.passages.iter().skip(first).take_while(|passage| passage.span.start < span.end.max(span.start + 1));
        let passages = passages.filter(|passage| passage.span.overlaps(span));
        let Some(link) = passages.filter_map(|passage| self.link_of(self.lead, passage.id)).max_by(|a, b| a.score.total_cmp(&b.score))
        else {
            return Linked::default();
        };
        let start = |side: Side| ends::start(&self.comparison, link, side);
        let passages = Sides::new(link.left.clone(), link.right.clone());
        Linked { passages, ends: Sides::new(start(Side::Left), start(Side::Right)) }
    }
}
