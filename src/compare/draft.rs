//! A finding before it has its number.

use crate::document::{ByteSpan, PassageId, Side, Sides};

use super::types::{Confidence, Evidence, Finding, FindingId, Kind, Verdict};

/// What a comparer found: a finding whose number is still to come, for it depends on all the others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub finding: Finding,
    /// Weight in the order of the list, the heaviest first; no unit.
    pub importance: f64,
}

/// The id of a finding that has no number yet.
pub(super) const fn unnumbered(verdict: Verdict) -> FindingId {
    FindingId { letter: verdict.letter(), number: 0 }
}

/// A place as evidence.
pub(super) const fn evidence(side: Side, passage: PassageId, span: ByteSpan) -> Evidence {
    Evidence { side, passage, span }
}

/// Evidence in order: left first, text order, each place once.
pub(super) fn ordered(mut places: Vec<Evidence>) -> Vec<Evidence> {
    places.sort();
    places.dedup();
    places
}

/// Words on one line, cut behind one of them where they have more than so many characters.
pub(super) fn clipped(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, next)) = line.char_indices().nth(most) else { return line };
    let head = line.get(..cut).unwrap_or(&line);
    let end = if next == ' ' { head.len() } else { head.rfind(' ').unwrap_or(head.len()) };
    format!("{}\u{2026}", head.get(..end).unwrap_or(head).trim_end_matches([',', ';', ':', '.']))
}

/// A fact that one text alone states.
pub(super) struct OneSided<'t> {
    pub kind: Kind,
    /// The place that states it best; its side is the one that has it.
    pub place: Evidence,
    /// The words there.
    pub text: &'t str,
    /// Why nothing stands against it, with `{}` for the side that lacks it.
    pub why: &'static str,
    pub confidence: f64,
    pub evidence: Vec<Evidence>,
    pub importance: f64,
}

impl OneSided<'_> {
    /// The finding: absent from this text, never omitted, for nobody knows what its author meant to leave out.
    pub(super) fn draft(self) -> Draft {
        let side = self.place.side;
        let other = side.other().name();
        let (verdict, spans) = match side {
            Side::Left => (Verdict::OnlyLeft, Sides::new(Some(self.place), None)),
            Side::Right => (Verdict::OnlyRight, Sides::new(None, Some(self.place))),
        };
        let finding = Finding {
            id: unnumbered(verdict),
            verdict,
            kind: self.kind,
            summary: format!("{}: absent from the {other} text", self.text),
            why: vec![self.why.replace("{}", other)],
            confidence: Confidence::new(self.confidence),
            relation: None,
            spans,
            evidence: ordered(self.evidence),
        };
        Draft { finding, importance: self.importance }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_behind_a_word() {
        for (words, most, cut) in [
            ("the dam broke", 13, "the dam broke"),
            ("the dam\nbroke", 40, "the dam broke"),
            ("the dam broke", 12, "the dam\u{2026}"),
            ("the dam broke", 7, "the dam\u{2026}"),
            ("the dam, which broke", 10, "the dam\u{2026}"),
            ("d\u{e4}mme brachen", 5, "d\u{e4}mme\u{2026}"),
            ("unbreakable", 4, "unbr\u{2026}"),
        ] {
            assert_eq!(clipped(words, most), cut);
        }
    }
}
