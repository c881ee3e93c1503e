//! The ledger for a spreadsheet or a script: one finding a line, as RFC 4180 has it.

use crate::compare::{Confidence, Evidence, FindingId, Kind};
use crate::document::{Side, Sides};

use super::escape::{csv as field, lines};
use super::outline::{Outline, Section, one_line, relation_in_words};

/// The names of the columns.
const COLUMNS: [&str; 18] = [
    "id",
    "verdict",
    "kind",
    "confidence",
    "sure",
    "summary",
    "left",
    "left_line",
    "left_passage",
    "right",
    "right_line",
    "right_passage",
    "relation",
    "why",
    "decision",
    "note",
    "left_source",
    "right_source",
];

/// The ledger, with a line of names and after each line the line end that the form asks for.
pub(super) fn csv_of(outline: &Outline) -> String {
    let mut out = String::new();
    put(&mut out, COLUMNS.map(str::to_owned));
    for section in outline.sections() {
        match section {
            Section::Group(group) => {
                for finding in &group.findings {
                    let line = Line {
                        id: finding.id,
                        verdict: finding.verdict.name(),
                        kind: finding.kind,
                        confidence: finding.confidence,
                        summary: &finding.summary,
                        places: finding.spans.as_ref().map(|place| Vec::from_iter(place.as_ref())),
                        relation: finding.relation.map_or("", relation_in_words),
                        why: &finding.why,
                    };
                    put(&mut out, line.fields(outline));
                }
            }
            Section::Inside(findings) => {
                for finding in findings {
                    let places = |side: Side| finding.evidence.iter().filter(|place| place.side == side).collect();
                    let line = Line {
                        id: finding.id,
                        verdict: "inside",
                        kind: finding.kind,
                        confidence: finding.confidence,
                        summary: &finding.summary,
                        places: Sides::new(places(Side::Left), places(Side::Right)),
                        relation: "",
                        why: &finding.why,
                    };
                    put(&mut out, line.fields(outline));
                }
            }
        }
    }
    out
}

/// A finding as a line has it.
struct Line<'a> {
    id: FindingId,
    verdict: &'static str,
    kind: Kind,
    confidence: Confidence,
    summary: &'a str,
    places: Sides<Vec<&'a Evidence>>,
    relation: &'static str,
    why: &'a [String],
}

impl Line<'_> {
    fn fields(&self, outline: &Outline) -> [String; COLUMNS.len()] {
        let said = outline.said(self.id);
        let joined = |side: Side, of: &dyn Fn(&Evidence) -> String| {
            let mut told: Vec<String> = self.places.get(side).iter().map(|place| of(place)).collect();
            told.dedup();
            told.join(" / ")
        };
        let value = |side| joined(side, &|place| outline.value(place));
        let line = |side| joined(side, &|place| outline.line(place).to_string());
        let passage = |side| joined(side, &|place| outline.passage(place));
        [
            self.id.to_string(),
            self.verdict.to_owned(),
            self.kind.name().to_owned(),
            self.confidence.to_string(),
            self.confidence.word().to_owned(),
            one_line(self.summary),
            value(Side::Left),
            line(Side::Left),
            passage(Side::Left),
            value(Side::Right),
            line(Side::Right),
            passage(Side::Right),
            self.relation.to_owned(),
            self.why.iter().map(|reason| one_line(reason)).collect::<Vec<_>>().join("; "),
            said.and_then(|said| said.decision).map_or("", |decision| decision.name()).to_owned(),
            said.map(|said| lines(&said.note).collect::<Vec<_>>().join("\r\n")).unwrap_or_default(),
            one_line(&outline.document(Side::Left).source),
            one_line(&outline.document(Side::Right).source),
        ]
    }
}

fn put(out: &mut String, fields: [String; COLUMNS.len()]) {
    out.push_str(&fields.map(|text| field(&text)).join(","));
    out.push_str("\r\n");
}
