//! Which words of a text findings rest on, cut where one of them begins or ends.

use std::collections::BTreeSet;

use crate::compare::{Evidence, FindingId};
use crate::document::{ByteSpan, Document, Passage, Side, Sides};
use crate::snapshot::outline::{Outline, Section};

use super::texts::mention_name;

/// What a contradiction inside one text is called beside the verdicts.
pub(super) const INSIDE: &str = "inside";

/// A finding as the marks name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: FindingId,
    /// The name of its verdict.
    pub(super) class: &'static str,
}

/// A place that a finding rests on.
#[derive(Debug, Clone)]
struct Mark {
    finding: Named,
    number: usize,
    place: Evidence,
}

/// Words of a passage on which the same findings rest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) span: ByteSpan,
    /// In the order in which they are listed, the weightiest first.
    pub(super) findings: Vec<Named>,
    /// The elements of the places that begin here.
    pub(super) begins: Vec<String>,
    /// The findings a place of which ends here.
    pub(super) ends: Vec<Named>,
    /// Whether the other version has other words here.
    pub(super) is_changed: bool,
}

/// Every place of the listed findings, by side, in the order of the list.
pub(super) struct Marks {
    marks: Sides<Vec<Mark>>,
    changes: Sides<Vec<ByteSpan>>,
}

impl Marks {
    pub(super) fn new(outline: &Outline) -> Self {
        let mut marks = Sides::new(Vec::new(), Vec::new());
        let mut add = |id: FindingId, class: &'static str, evidence: &[Evidence]| {
            for (number, place) in evidence.iter().enumerate() {
                marks.get_mut(place.side).push(Mark { finding: Named { id, class }, number, place: *place });
            }
        };
        for section in outline.sections() {
            match section {
                Section::Group(group) => group.findings.iter().for_each(|finding| add(finding.id, group.verdict.name(), &finding.evidence)),
                Section::Inside(findings) => findings.iter().for_each(|finding| add(finding.id, INSIDE, &finding.evidence)),
            }
        }
        let changes = |side: Side| outline.changed_links().flat_map(|link| &link.changes).filter_map(|change| *change.get(side)).collect();
        Self { marks, changes: Sides::new(changes(Side::Left), changes(Side::Right)) }
    }

    /// The passage cut into segments, without a gap.
    pub(super) fn of(&self, side: Side, document: &Document, passage: &Passage) -> Vec<Segment> {
        let here: Vec<&Mark> = self.marks.get(side).iter().filter(|mark| mark.place.passage == passage.id).collect();
        let changed: Vec<ByteSpan> = self.changes.get(side).iter().copied().filter(|span| meets(*span, passage.span)).collect();
        let spans = here.iter().map(|mark| mark.place.span).chain(changed.iter().copied());
        let mut cuts: BTreeSet<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        cuts.retain(|cut| passage.span.start < *cut && *cut < passage.span.end && document.text.is_char_boundary(*cut));
        cuts.extend([passage.span.start, passage.span.end]);
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let mut segments = Vec::with_capacity(cuts.len());
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
            let span = ByteSpan::new(*start, *end);
            let mut findings: Vec<Named> = Vec::new();
            for mark in here.iter().filter(|mark| meets(mark.place.span, span)) {
                if !findings.contains(&mark.finding) {
                    findings.push(mark.finding);
                }
            }
            let begins = here.iter().filter(|mark| mark.place.span.start.max(passage.span.start) == *start);
            let mut ends: Vec<Named> =
                here.iter().filter(|mark| mark.place.span.end.min(passage.span.end) == *end).map(|mark| mark.finding).collect();
            ends.dedup();
            segments.push(Segment {
                span,
                findings,
                begins: begins.map(|mark| mention_name(mark.finding.id, mark.number)).collect(),
                ends,
                is_changed: changed.iter().any(|change| meets(*change, span)),
            });
        }
        segments
    }
}

/// Whether two spans have a byte in common.
const fn meets(a: ByteSpan, b: ByteSpan) -> bool {
    a.start < b.end && b.start < a.end
}
