//! Where links begin in either text and which is the surest of each passage, so that a frame looks only at those it shows.

use crate::align::Link;
use crate::compare::Comparison;
use crate::document::{ByteSpan, PassageId, Side, Sides};

/// The beginnings of links, and of passages that are in none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ends {
    /// First byte and number of each link, in text order.
    links: Sides<Vec<(usize, usize)>>,
    /// First bytes of passages that tell the event and are in no link, in text order.
    lone: Sides<Vec<usize>>,
    /// The number of the surest link of each passage.
    surest: Sides<Vec<Option<usize>>>,
}

impl Ends {
    /// Those of a comparison. Where nothing at all is linked no passage is said to be alone.
    pub(super) fn of(comparison: &Comparison) -> Self {
        let sides = Sides::new(Side::Left, Side::Right);
        let links = sides.map(|side| {
            let mut ends: Vec<(usize, usize)> =
                comparison.links.iter().enumerate().filter_map(|(number, link)| Some((start(comparison, link, side)?, number))).collect();
            ends.sort_unstable();
            ends
        });
        let lone = sides.map(|side| {
            let document = comparison.documents.get(side);
            let mut is_linked = vec![comparison.links.is_empty(); document.passages.len()];
            for id in comparison.links.iter().flat_map(|link| link.passages(side)) {
                if let Some(linked) = is_linked.get_mut(id.0) {
                    *linked = true;
                }
            }
            let alone = document.passages.iter().zip(is_linked).filter(|(passage, is_linked)| !is_linked && passage.role.is_account());
            alone.map(|(passage, _)| passage.span.start).collect()
        });
        let surest = sides.map(|side| {
            let mut surest: Vec<Option<usize>> = vec![None; comparison.documents.get(side).passages.len()];
            for (number, link) in comparison.links.iter().enumerate() {
                for id in link.passages(side) {
                    let Some(best) = surest.get_mut(id.0) else { continue };
                    if best.and_then(|best| comparison.links.get(best)).is_none_or(|best| best.score <= link.score) {
                        *best = Some(number);
                    }
                }
            }
            surest
        });
        Self { links, lone, surest }
    }

    /// The number of the surest link that holds a passage.
    pub fn surest(&self, side: Side, passage: PassageId) -> Option<usize> {
        *self.surest.get(side).get(passage.0)?
    }

    /// The numbers of the links that begin inside a span of one text.
    pub fn links_in(&self, side: Side, span: ByteSpan) -> impl Iterator<Item = usize> {
        let ends = self.links.get(side);
        let from = ends.partition_point(|end| end.0 < span.start);
        ends.iter().skip(from).take_while(move |end| end.0 < span.end).map(|end| end.1)
    }

    /// The first bytes of the passages inside a span that are in no link.
    pub fn lone_in(&self, side: Side, span: ByteSpan) -> impl Iterator<Item = usize> {
        let lone = self.lone.get(side);
        let from = lone.partition_point(|start| *start < span.start);
        lone.iter().skip(from).copied().take_while(move |start| *start < span.end)
    }
}

/// The first byte of a link in one text.
pub(super) fn start(comparison: &Comparison, link: &Link, side: Side) -> Option<usize> {
    let first = link.passages(side).first()?;
    comparison.documents.get(side).passages.get(first.0).map(|passage| passage.span.start)
}
