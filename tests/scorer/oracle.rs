//! A comparison written by the gold itself: what the scorer is tested with.

use diptych::align::{Link, Relation};
use diptych::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, Verdict};
use diptych::document::{ByteSpan, Document, Side, Sides};

use crate::gold::Pair;

/// A finding of this verdict at these words; an empty text leaves the side out.
pub fn finding(documents: &Sides<Document>, verdict: Verdict, kind: Kind, left: &str, right: &str) -> Finding {
    let at = |side, words| Some(place(documents, side, words)).filter(|_| !words.is_empty());
    let spans = Sides::new(at(Side::Left, left), at(Side::Right, right));
    Finding {
        id: FindingId { letter: verdict.letter(), number: 1 },
        verdict,
        kind,
        summary: String::new(),
        why: Vec::new(),
        confidence: Confidence::new(0.9),
        relation: None,
        spans,
        evidence: [spans.left, spans.right].into_iter().flatten().collect(),
    }
}

/// Everything that the gold knows, and nothing else.
pub fn perfect(pair: &Pair, documents: Sides<Document>) -> Comparison {
    let gold = &pair.gold;
    let of = |verdict, kind, left: &str, right: &str| finding(&documents, verdict, kind, left, right);
    let conflicts = gold.conflicts.iter().map(|c| of(Verdict::Conflict, c.kind, &c.left, &c.right));
    let variants = gold.variants.iter().map(|v| of(Verdict::Variant, v.kind, &v.left, &v.right));
    let shared = gold.shared.iter().map(|s| of(Verdict::Shared, Kind::Wording, &s.left, &s.right));
    let left = gold.only_left.iter().map(|t| of(Verdict::OnlyLeft, Kind::Wording, t, ""));
    let right = gold.only_right.iter().map(|t| of(Verdict::OnlyRight, Kind::Wording, "", t));
    let findings = conflicts.chain(variants).chain(shared).chain(left).chain(right).collect();
    let links = gold.aligned.iter().map(|w| {
        let passage = |side, words| vec![place(&documents, side, words).passage];
        let (left, right) = (passage(Side::Left, &w.left), passage(Side::Right, &w.right));
        Link::new(left, right, Relation::Overlap, 0.9)
    });
    let links = links.collect();
    Comparison { links, findings, ..Comparison::blank(documents) }
}

fn place(documents: &Sides<Document>, side: Side, words: &str) -> Evidence {
    let document = documents.get(side);
    let start = document.text.find(words).unwrap_or_else(|| panic!("{}: no {words:?}", document.source));
    let passage = document.passage_at(start).unwrap_or_else(|| panic!("{}: no passage at {words:?}", document.source)).id;
    Evidence { side, passage, span: ByteSpan::new(start, start + words.len()) }
}
