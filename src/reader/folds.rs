//! Stretches of paragraphs without findings, and which of them are folded away. They fold in pairs: a stretch and the one of the other text
//! that tells the same, so that folding keeps the panes together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::marks::Marks;
use crate::compare::Comparison;
use crate::document::{Document, Paragraph, PassageId, Role, Side, Sides};

/// Paragraphs one after the other in which no finding is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    paragraphs: Range<usize>,
    /// The stretch of the other text that folds with it.
    partner: Option<usize>,
    is_closed: bool,
}

/// The stretches of both texts, in text order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folds {
    stretches: Sides<Vec<Stretch>>,
}

impl Folds {
    /// The stretches between the marks; what was folded away before and has no mark now stays so.
    pub(super) fn between(comparison: &Comparison, marks: Sides<&Marks>, before: &Self) -> Self {
        let mut made = Self {
            stretches: Sides::new(Side::Left, Side::Right).map(|side| {
                let was_closed = |paragraph: usize| before.stretch(side, paragraph).is_some_and(|stretch| stretch.is_closed);
                stretches(comparison.documents.get(side), marks.get(side), was_closed)
            }),
        };
        made.pair(comparison);
        made
    }

    /// What is folded away, where it has gone in later texts; `moved` tells where a byte is now.
    pub(super) fn moved(self, old: Sides<&Document>, now: Sides<&Document>, moved: impl Fn(Side, usize) -> usize) -> Self {
        let gone = |side: Side| {
            let paragraphs = &old.get(side).paragraphs;
            let closed = self.closed(side).into_iter().flatten().filter_map(|number| paragraphs.get(number));
            let places: BTreeSet<usize> = closed.map(|paragraph| paragraph_at(now.get(side), moved(side, paragraph.span.start))).collect();
            places.into_iter().map(|number| Stretch { paragraphs: number..number + 1, partner: None, is_closed: true }).collect()
        };
        Self { stretches: Sides::new(Side::Left, Side::Right).map(gone) }
    }

    /// Pairs each stretch with the one it is most linked to.
    fn pair(&mut self, comparison: &Comparison) {
        let of = |side: Side, id: &PassageId| {
            let paragraph = comparison.documents.get(side).passages.get(id.0)?.paragraph;
            self.index(side, paragraph)
        };
        let mut ties: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for link in &comparison.links {
            for (left, right) in link.pairs() {
                if let (Some(left), Some(right)) = (of(Side::Left, &left), of(Side::Right, &right)) {
                    *ties.entry((left, right)).or_default() += link.score;
                }
            }
        }
        let mut ties: Vec<_> = ties.into_iter().collect();
        ties.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for ((left, right), _) in ties {
            if let (Some(one), Some(other)) = (self.stretches.left.get_mut(left), self.stretches.right.get_mut(right))
                && one.partner.is_none()
                && other.partner.is_none()
            {
                (one.partner, other.partner) = (Some(right), Some(left));
            }
        }
    }

    fn index(&self, side: Side, paragraph: usize) -> Option<usize> {
        let all = self.stretches.get(side);
        let at = all.partition_point(|stretch| stretch.paragraphs.end <= paragraph);
        all.get(at).filter(|stretch| stretch.paragraphs.contains(&paragraph)).map(|_| at)
    }

    fn stretch(&self, side: Side, paragraph: usize) -> Option<&Stretch> {
        self.stretches.get(side).get(self.index(side, paragraph)?)
    }

    /// The paragraphs of the stretch that holds one, and whether they are folded away.
    pub(super) fn around(&self, side: Side, paragraph: usize) -> Option<(Range<usize>, bool)> {
        self.stretch(side, paragraph).map(|stretch| (stretch.paragraphs.clone(), stretch.is_closed))
    }

    /// What is folded away, in text order.
    pub fn closed(&self, side: Side) -> Vec<Range<usize>> {
        self.stretches.get(side).iter().filter(|stretch| stretch.is_closed).map(|stretch| stretch.paragraphs.clone()).collect()
    }

    /// How many stretches there are in both texts.
    pub(super) fn count(&self) -> usize {
        self.stretches.left.len() + self.stretches.right.len()
    }

    /// Folds or unfolds the stretch that holds a paragraph, and its partner.
    pub(super) fn set(&mut self, side: Side, paragraph: usize, is_closed: bool) {
        let Some(index) = self.index(side, paragraph) else { return };
        let Some(stretch) = self.stretches.get_mut(side).get_mut(index) else { return };
        stretch.is_closed = is_closed;
        if let Some(partner) = stretch.partner.and_then(|partner| self.stretches.get_mut(side.other()).get_mut(partner)) {
            partner.is_closed = is_closed;
        }
    }

    /// Folds or unfolds all.
    pub(super) fn set_all(&mut self, is_closed: bool) {
        for side in Side::BOTH {
            for stretch in self.stretches.get_mut(side) {
                stretch.is_closed = is_closed;
            }
        }
    }
}

/// The stretches of one text. Its headline stays.
fn stretches(document: &Document, marks: &Marks, was_closed: impl Fn(usize) -> bool) -> Vec<Stretch> {
    let mut made: Vec<Stretch> = Vec::new();
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        if marks.worst(paragraph.span).is_some() || is_headline(document, paragraph) {
            continue;
        }
        match made.last_mut().filter(|stretch| stretch.paragraphs.end == number) {
            Some(stretch) => {
                stretch.paragraphs.end = number + 1;
                stretch.is_closed |= was_closed(number);
            }
            None => made.push(Stretch { paragraphs: number..number + 1, partner: None, is_closed: was_closed(number) }),
        }
    }
    made
}

fn is_headline(document: &Document, paragraph: &Paragraph) -> bool {
    let first = paragraph.first.0;
    document.passages.get(first..first + paragraph.count).is_some_and(|passages| passages.iter().any(|passage| passage.role == Role::Title))
}

/// The number of the paragraph that holds a byte, or the one before it.
pub(super) fn paragraph_at(document: &Document, offset: usize) -> usize {
    document.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset).saturating_sub(1)
}
