//! Links that a person adds or forbids, through the library: they win, and findings are drawn afresh.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use diptych::compare::{Comparison, Confidence, Finding, Hand, HandError, Options, Verdict, compare, compare_with};
use diptych::document::{Document, PassageId, Side, Sides};
use diptych::snapshot;
use jiff::civil::date;
use serde_json::Value;

const LEFT: &str = "The dam above Orrin gave way on Monday. The flood killed 12 people in the town. \
    Engineer Rosa Lindqvar had warned of cracks in the wall.\n\nThe ministry keeps 60 boats at the lake.\n";
const RIGHT: &str = "Water broke through the wall above Orrin on Monday. In Orrin 15 people were killed by the flood. \
    The opposition wants the minister to resign.\n\nThe army came with 85 boats before dark.\n";

fn read(text: &str) -> Document {
    Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, 4))
}

fn documents() -> Sides<Document> {
    Sides::new(read(LEFT), read(RIGHT))
}

/// The passages that hold these words.
fn pair(documents: &Sides<Document>, left: &str, right: &str) -> Sides<PassageId> {
    let passage = |side: Side, words: &str| {
        let document = documents.get(side);
        document.passage_at(document.text.find(words).expect(words)).unwrap().id
    };
    Sides::new(passage(Side::Left, left), passage(Side::Right, right))
}

fn with(hand: Hand) -> Options {
    hand.into()
}

fn adding(pair: Sides<PassageId>) -> Options {
    with(Hand { added: vec![pair], forbidden: Vec::new() })
}

fn forbidding(pair: Sides<PassageId>) -> Options {
    with(Hand { added: Vec::new(), forbidden: vec![pair] })
}

fn conflicts(comparison: &Comparison) -> Vec<String> {
    let words = |finding: &Finding, side: Side| comparison.text(&finding.spans.get(side).unwrap()).to_owned();
    let listed = comparison.findings_from(Confidence::DEFAULT_FLOOR).filter(|f| f.verdict == Verdict::Conflict);
    listed.map(|f| format!("{} / {}", words(f, Side::Left), words(f, Side::Right))).collect()
}

fn is_linked(comparison: &Comparison, pair: Sides<PassageId>) -> bool {
    comparison.links.iter().any(|link| link.left.contains(&pair.left) && link.right.contains(&pair.right))
}

#[test]
fn a_link_by_hand_brings_a_conflict_that_was_missed() {
    let boats = pair(&documents(), "60 boats", "85 boats");
    assert_eq!(conflicts(&compare(documents())), ["12 people / 15 people"]);
    let comparison = compare_with(documents(), &adding(boats)).unwrap();
    assert_eq!(conflicts(&comparison), ["12 people / 15 people", "60 boats / 85 boats"]);
    let made: Vec<_> = comparison.links.iter().filter(|link| link.by_hand).collect();
    assert_eq!(made.len(), 1);
    assert_eq!((&made[0].left[..], &made[0].right[..], made[0].score), (&[boats.left][..], &[boats.right][..], 1.0));
    assert!(comparison.links.is_sorted_by_key(|link| (link.left.clone(), link.right.clone())));
}

#[test]
fn a_forbidden_pair_is_neither_linked_nor_compared() {
    let dead = pair(&documents(), "12 people", "15 people");
    let (before, after) = (compare(documents()), compare_with(documents(), &forbidding(dead)).unwrap());
    assert!(is_linked(&before, dead) && !is_linked(&after, dead));
    assert_eq!(conflicts(&after), Vec::<String>::new());
    for finding in &after.findings {
        let places = finding.spans.left.zip(finding.spans.right).map(|(left, right)| Sides::new(left.passage, right.passage));
        assert_ne!(places, Some(dead), "{}", finding.summary);
    }
}

#[test]
fn every_pair_forbidden_leaves_nothing_shared() {
    let all = documents();
    let pairs = all.left.passages.iter().flat_map(|l| all.right.passages.iter().map(|r| Sides::new(l.id, r.id)));
    let comparison = compare_with(documents(), &with(Hand { added: Vec::new(), forbidden: pairs.collect() })).unwrap();
    assert!(comparison.links.is_empty());
    let one_sided = |f: &&Finding| matches!(f.verdict, Verdict::OnlyLeft | Verdict::OnlyRight);
    assert!(comparison.findings.iter().all(|f| one_sided(&f)));
    assert!(comparison.findings.iter().all(|f| !f.summary.starts_with("Orrin")), "both texts name it, whatever a person keeps apart");
}

#[test]
fn drawing_afresh_says_what_comparing_says() {
    let documents_of = documents();
    let (boats, dead) = (pair(&documents_of, "60 boats", "85 boats"), pair(&documents_of, "12 people", "15 people"));
    let options = with(Hand { added: vec![boats], forbidden: vec![dead] });
    let mut comparison = compare(documents());
    comparison.again(&options).unwrap();
    assert_eq!(comparison, compare_with(documents(), &options).unwrap());
    assert_eq!(conflicts(&comparison), ["60 boats / 85 boats"]);
    comparison.again(&Options::default()).unwrap();
    assert_eq!(comparison, compare(documents()));
}

#[test]
fn sides_exchanged_mirror_what_a_person_says() {
    let documents_of = documents();
    let (boats, dead) = (pair(&documents_of, "60 boats", "85 boats"), pair(&documents_of, "12 people", "15 people"));
    for hand in [
        Hand { added: vec![boats], forbidden: Vec::new() },
        Hand { added: Vec::new(), forbidden: vec![dead] },
        Hand { added: vec![boats], forbidden: vec![dead] },
    ] {
        let there = compare_with(documents(), &with(hand.clone())).unwrap();
        let back = compare_with(documents().swap(), &with(hand.swap())).unwrap();
        let mut links: Vec<_> = there.links.iter().map(|l| (l.left.clone(), l.right.clone(), l.by_hand)).collect();
        let mut mirrored: Vec<_> = back.links.iter().map(|l| (l.right.clone(), l.left.clone(), l.by_hand)).collect();
        links.sort();
        mirrored.sort();
        assert_eq!(links, mirrored);
        let told = |comparison: &Comparison, is_back: bool| {
            let verdict = |f: &Finding| if is_back { f.verdict.mirrored() } else { f.verdict };
            let spans = |f: &Finding| if is_back { f.spans.swap() } else { f.spans };
            let words = |f: &Finding, e: Option<diptych::compare::Evidence>| e.map(|e| (comparison.text(&e).to_owned(), f.confidence));
            let mut told: Vec<_> =
                comparison.findings.iter().map(|f| (verdict(f), f.kind, words(f, spans(f).left), words(f, spans(f).right))).collect();
            told.sort();
            told
        };
        assert_eq!(told(&there, false), told(&back, true));
    }
}

#[test]
fn a_forbidden_pair_of_the_same_words_stays_apart() {
    let text = "The dam broke at dawn. Water filled the lower town. Nobody was warned. The mayor fled.\n";
    let both = || Sides::new(read(text), read(text));
    let mayor = pair(&both(), "mayor", "mayor");
    let comparison = compare_with(both(), &forbidding(mayor)).unwrap();
    assert!(comparison.versions.is_some() && !is_linked(&comparison, mayor));
}

#[test]
fn what_does_not_fit_the_documents_is_an_error_that_names_it() {
    let far = Sides::new(PassageId(0), PassageId(99));
    for options in [adding(far), forbidding(far)] {
        let error = compare_with(documents(), &options).unwrap_err();
        assert_eq!(error.to_string(), "the right text has no passage 99; it has 4, counted from 0");
        let mut comparison = compare(documents());
        assert_eq!(comparison.again(&options), Err(error));
        assert_eq!(comparison, compare(documents()), "a comparison that cannot be drawn afresh stays as it was");
    }
    let pair = Sides::new(PassageId(1), PassageId(2));
    let error = compare_with(documents(), &with(Hand { added: vec![pair], forbidden: vec![pair] })).unwrap_err();
    assert_eq!(error, HandError::Both(pair));
    assert!(error.to_string().starts_with("passages 1 of the left and 2 of the right text"));
}

#[test]
fn the_snapshot_says_which_links_were_made_by_hand() {
    let boats = pair(&documents(), "60 boats", "85 boats");
    let comparison = compare_with(documents(), &adding(boats)).unwrap();
    let snapshot: Value = serde_json::from_str(&snapshot::json(&comparison, Confidence::DEFAULT_FLOOR)).unwrap();
    let links = snapshot["links"].as_array().unwrap();
    let made: Vec<_> = links.iter().filter(|link| link["by_hand"] == true).collect();
    assert_eq!((made.len(), &made[0]["left"][0], &made[0]["score"]), (1, &Value::from(boats.left.0), &Value::from(1.0)));
    assert!(links.iter().filter(|link| link["by_hand"] != true).all(|link| link.get("by_hand").is_none()));
}
