//! Which bytes of a document carry which finding, for drawing.

use super::entry::{Class, Entry, Walk};
use crate::document::{ByteSpan, Side};
use crate::snapshot::Decision;

/// A mention that takes part in a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: ByteSpan,
    /// What is said of it.
    pub class: Class,
    /// Which keys walk its finding.
    pub walk: Walk,
    /// The finding's index among the entries.
    pub finding: usize,
    /// What the person says of it.
    pub decision: Option<Decision>,
}

impl Mark {
    /// Whether it is shown only while its finding is in the bar: what both texts tell in other words stands on nearly every line of two reports, and
    /// would hide where they differ.
    pub fn is_quiet(&self) -> bool {
        self.walk == Walk::Shared && self.class == Class::Variant
    }

    /// Whether the person has said that it is not so.
    pub fn is_dismissed(&self) -> bool {
        self.decision == Some(Decision::Dismissed)
    }

    /// The weightier, the smaller: what the person dismissed comes last.
    pub fn weight(&self) -> (bool, Class) {
        (self.is_dismissed(), self.class)
    }
}

/// The mentions of one document, by place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    marks: Vec<Mark>,
    longest: usize,
}

impl Marks {
    /// Collects the evidence of every finding that is shown.
    pub fn collect(entries: &[Entry], side: Side, shows: impl Fn(&Entry) -> bool) -> Self {
        let mut marks = Vec::new();
        for (index, finding) in entries.iter().enumerate().filter(|(_, finding)| shows(finding)) {
            let main = finding.spans.get(side).iter();
            for place in finding.evidence.iter().filter(|place| place.side == side).chain(main) {
                marks.push(Mark {
                    span: place.span,
                    class: finding.class,
                    walk: finding.walk(),
                    finding: index,
                    decision: finding.decision,
                });
            }
        }
        marks.sort_by_key(|mark| (mark.span, mark.class, mark.finding));
        marks.dedup();
        let longest = marks.iter().map(|mark| mark.span.len()).max().unwrap_or(0);
        Self { marks, longest }
    }

    /// The mentions that have a byte inside a span, by place.
    pub fn inside(&self, span: ByteSpan) -> impl Iterator<Item = &Mark> {
        let from = self.marks.partition_point(|mark| mark.span.start + self.longest <= span.start);
        let to = self.marks.partition_point(|mark| mark.span.start < span.end);
        self.marks.get(from..to).unwrap_or(&[]).iter().filter(move |mark| mark.span.overlaps(span))
    }

    /// The weightiest mention that has a byte inside a span, quiet ones left out.
    pub fn worst(&self, span: ByteSpan) -> Option<&Mark> {
        self.inside(span).filter(|mark| !mark.is_quiet()).min_by_key(|mark| mark.weight())
    }
}
