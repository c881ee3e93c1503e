//! The written forms of a comparison: text, Markdown, the JSON snapshot and a batch line, of one comparison built by hand and of the bundled pair.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::collections::BTreeSet;

use diptych::align::{Link, Relation};
use diptych::compare::{Alignment, Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict, compare};
use diptych::document::{About, ByteSpan, Document, Paragraph, Passage, PassageId, Provenance, Replaced, Role, Side, Sides};
use diptych::snapshot::{self, TextOptions};
use diptych::source::{self, Input};
use diptych::work::{Cause, Partial, Stage};
use serde_json::{Value, json};

const LEFT: &[(Role, &[&str])] = &[
    (Role::Title, &["Ferry fire off Port Velan injures 31"]),
    (Role::Byline, &["By Ines Torvald, Harbour Post, 10 November 2025"]),
    (
        Role::Body,
        &[
            "A fire on the ferry Meridian injured 31 passengers on Thursday, the coast guard said.",
            "Captain Ahmad Reyad brought the ship in under tow by three tugs.",
        ],
    ),
    (
        Role::Body,
        &[
            "The ferry was built in 1998.",
            "The port reopened on 9 November; its notice <b>reads</b> “open | closed” & *no more*.",
            "Four tugs had answered the call, and the owners face a fine of $2 million.",
        ],
    ),
];

const RIGHT: &[(Role, &[&str])] = &[
    (Role::Title, &["Blaze aboard the Meridian"]),
    (
        Role::Body,
        &[
            "PORT VELAN, 7 November — Twenty-eight passengers were hurt when the Meridian, built in 1998, caught fire.",
            "Captain Ahmed Reyad stayed on the bridge.",
        ],
    ),
    (Role::Body, &["The port is due to reopen on 11 November.", "Two divers inspected the hull. 港は閉鎖された。"]),
];

fn document(source: &str, pieces: &[(Role, &[&str])]) -> Document {
    let (mut text, mut paragraphs, mut passages) = (String::new(), Vec::new(), Vec::<Passage>::new());
    for (paragraph, (role, sentences)) in pieces.iter().enumerate() {
        if paragraph > 0 {
            text.push_str("\n\n");
        }
        let (start, first) = (text.len(), PassageId(passages.len()));
        for (number, sentence) in sentences.iter().enumerate() {
            if number > 0 {
                text.push(' ');
            }
            let span = ByteSpan::new(text.len(), text.len() + sentence.len());
            text.push_str(sentence);
            passages.push(Passage { id: PassageId(passages.len()), paragraph, span, role: *role, line: 2 * paragraph + 1 });
        }
        paragraphs.push(Paragraph { span: ByteSpan::new(start, text.len()), first, count: sentences.len() });
    }
    let title = pieces.iter().find(|(role, _)| *role == Role::Title).map(|(_, sentences)| sentences[0].to_owned());
    Document {
        source: source.to_owned(),
        provenance: Provenance::default(),
        text,
        title,
        outlet: None,
        published: None,
        dateline: None,
        paragraphs,
        passages,
        replaced: Vec::new(),
        about: About::default(),
    }
}

/// One comparison with every verdict, a contradiction inside one text, a relation in time, and a finding below the default floor.
fn comparison() -> Comparison {
    let mut left = document("left.txt", LEFT);
    left.outlet = Some("Harbour Post".to_owned());
    left.published = Some(jiff::civil::date(2025, 11, 10));
    let mut right = document("right.txt", RIGHT);
    right.replaced = vec![Replaced { character: '\u{202e}', line: 3, at: right.text.find('—').unwrap() }];
    let documents = Sides::new(left, right);
    let at = |side: Side, words: &str| {
        let document = documents.get(side);
        let start = document.text.find(words).unwrap_or_else(|| panic!("{words} stands in the {} text", side.name()));
        let passage = document.passage_at(start).unwrap().id;
        Evidence { side, passage, span: ByteSpan::new(start, start + words.len()) }
    };
    let finding = |letter_number: (Verdict, usize), kind, confidence: f64, summary: &str, why: &[&str], left: &[&str], right: &[&str]| {
        let (verdict, number) = letter_number;
        let left: Vec<_> = left.iter().map(|words| at(Side::Left, words)).collect();
        let right: Vec<_> = right.iter().map(|words| at(Side::Right, words)).collect();
        let mut evidence = [left.clone(), right.clone()].concat();
        evidence.sort_by_key(|e| (e.side, e.span));
        Finding {
            id: FindingId { letter: verdict.letter(), number },
            verdict,
            kind,
            summary: summary.to_owned(),
            why: why.iter().map(|reason| (*reason).to_owned()).collect(),
            confidence: Confidence::new(confidence),
            relation: None,
            spans: Sides::new(left.first().copied(), right.first().copied()),
            evidence,
        }
    };
    let mut reopening = finding(
        (Verdict::Conflict, 2),
        Kind::Date,
        0.64,
        "The port reopens: on 9 November on the left, on 11 November on the right",
        &["both tell of the port reopening", "9 November is not 11 November", "the right text is the earlier report"],
        &["on 9 November"],
        &["on 11 November"],
    );
    reopening.relation = Some(Relation::Fulfilment);
    let findings = vec![
        finding(
            (Verdict::Conflict, 1),
            Kind::Quantity,
            0.82,
            "Passengers hurt: 31 on the left, twenty-eight on the right",
            &["both count passengers hurt in the fire on the Meridian", "31 is not 28"],
            &["31 passengers", "injures 31"],
            &["Twenty-eight passengers"],
        ),
        reopening,
        finding((Verdict::Conflict, 3), Kind::Status, 0.41, "Reopened, or due to", &[], &["reopened"], &["due to reopen"]),
        finding(
            (Verdict::Variant, 1),
            Kind::Name,
            0.9,
            "One captain under two spellings",
            &["the same title and surname", "the first names differ by one letter"],
            &["Ahmad Reyad"],
            &["Ahmed Reyad"],
        ),
        finding(
            (Verdict::Shared, 1),
            Kind::Date,
            0.95,
            "The ferry was built in 1998",
            &["the same year"],
            &["built in 1998"],
            &["built in 1998"],
        ),
        finding((Verdict::OnlyLeft, 1), Kind::Quantity, 0.7, "A fine of $2 million", &[], &["$2 million"], &[]),
        finding((Verdict::OnlyRight, 1), Kind::Quantity, 0.66, "Two divers", &[], &[], &["Two divers"]),
    ];
    let self_findings = vec![SelfFinding {
        id: FindingId { letter: 'I', number: 1 },
        side: Side::Left,
        kind: Kind::Quantity,
        summary: "Tugs: three, then four".to_owned(),
        why: vec!["both count tugs at the same rescue".to_owned()],
        confidence: Confidence::new(0.55),
        evidence: vec![at(Side::Left, "three tugs"), at(Side::Left, "Four tugs")],
    }];
    let links = vec![
        Link::new(vec![PassageId(2)], vec![PassageId(1)], Relation::Contradiction, 0.712_345),
        Link { more: Some(Side::Left), ..Link::new(vec![PassageId(4)], vec![PassageId(1)], Relation::Subsumption, 0.9) },
        Link::new(vec![PassageId(5)], vec![PassageId(3)], Relation::Fulfilment, 1.0 / 3.0),
    ];
    Comparison { findings, links, self_findings, ..Comparison::blank(documents) }
}

fn text(comparison: &Comparison, floor: Confidence) -> String {
    snapshot::text(comparison, floor, &TextOptions { colour: false, width: 80 })
}

#[test]
fn text_report() {
    insta::assert_snapshot!(text(&comparison(), Confidence::DEFAULT_FLOOR));
}

#[test]
fn coloured_text_report() {
    let coloured = snapshot::text(&comparison(), Confidence::new(0.8), &TextOptions { colour: true, width: 50 });
    insta::assert_snapshot!(coloured.replace('\u{1b}', "␛"));
}

#[test]
fn markdown_report() {
    insta::assert_snapshot!(snapshot::markdown(&comparison(), Confidence::DEFAULT_FLOOR));
}

#[test]
fn mentions_in_the_same_words_stand_together() {
    let mut comparison = comparison();
    let shared = comparison.findings.iter_mut().find(|f| f.verdict == Verdict::Shared).unwrap();
    let again = |passage: usize| Evidence { passage: PassageId(passage), ..shared.spans.left.unwrap() };
    let further = [again(5), again(5), again(6), again(2)];
    shared.evidence.extend(further);
    let line = |passage: usize| comparison.documents.left.passages[passage].line;
    let told = format!("also left, lines {}, {}: built in 1998\n", line(5), line(2));
    assert!(text(&comparison, Confidence::DEFAULT_FLOOR).contains(&told), "{told}");
}

#[test]
fn a_finding_tells_how_its_passages_relate_where_that_adds_something() {
    let mut comparison = comparison();
    let variant = comparison.findings.iter().find(|f| f.verdict == Verdict::Variant).unwrap().spans;
    assert!(!text(&comparison, Confidence::DEFAULT_FLOOR).contains("passages: "));
    let (left, right) = (variant.left.unwrap().passage, variant.right.unwrap().passage);
    comparison.links[1] = Link { left: vec![left], right: vec![right], ..comparison.links[1].clone() };
    assert!(text(&comparison, Confidence::DEFAULT_FLOOR).contains("  passages: subsumption, left says more\n"));
    assert!(snapshot::markdown(&comparison, Confidence::DEFAULT_FLOOR).contains("- passages: subsumption, left says more\n"));
    assert!(snapshot::json(&comparison, Confidence::DEFAULT_FLOOR).contains("\"more\": \"left\""));
}

#[test]
fn json_snapshot() {
    let json = snapshot::json(&comparison(), Confidence::DEFAULT_FLOOR);
    // The next version of the program writes the same otherwise.
    insta::assert_snapshot!(json.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

#[test]
fn batch_line() {
    insta::assert_snapshot!(snapshot::batch_line(&json!("pair-1"), &comparison(), Confidence::DEFAULT_FLOOR));
}

#[test]
fn colour_changes_no_word() {
    let comparison = comparison();
    let set = |colour| snapshot::text(&comparison, Confidence::new(0.0), &TextOptions { colour, width: 72 });
    let mut bare = set(true);
    while let Some(start) = bare.find('\u{1b}') {
        let end = start + bare[start..].find('m').unwrap();
        bare.replace_range(start..=end, "");
    }
    assert_eq!(bare, set(false));
}

#[test]
fn report_fits_its_width() {
    use unicode_width::UnicodeWidthStr as _;
    for width in [20, 33, 60, 100, 200] {
        let report = snapshot::text(&comparison(), Confidence::new(0.0), &TextOptions { colour: false, width });
        for line in report.lines() {
            assert!(line.width() <= width, "{} cells at width {width}: {line}", line.width());
        }
    }
}

#[test]
fn an_empty_list_is_never_told_as_agreement() {
    let comparison = comparison();
    for report in [text(&comparison, Confidence::new(1.0)), snapshot::markdown(&comparison, Confidence::new(1.0))] {
        assert!(report.contains("no findings at or above 1.00"), "{report}");
        assert!(report.contains("8 more findings lie below 1.00"), "{report}");
        assert!(!report.to_lowercase().contains("no conflict"), "{report}");
    }
}

#[test]
fn one_sided_facts_are_absent_never_omitted() {
    let report = text(&comparison(), Confidence::DEFAULT_FLOOR).to_lowercase();
    assert!(report.contains("absent from the right text"));
    assert!(!report.contains("omit"));
}

#[test]
fn a_listed_conflict_makes_the_pair_a_contradiction() {
    let mut comparison = comparison();
    let told = |comparison: &Comparison, floor: f64| {
        let line: Value = serde_json::from_str(&snapshot::batch_line(&json!(7), comparison, Confidence::new(floor))).unwrap();
        (line["relation"].as_str().unwrap().to_owned(), line["score"].as_f64().unwrap())
    };
    assert_eq!(told(&comparison, 0.5), ("contradiction".to_owned(), 0.9));
    assert_eq!(told(&comparison, 0.9), ("subsumption".to_owned(), 0.9));
    comparison.links.clear();
    assert_eq!(told(&comparison, 0.9), ("unrelated".to_owned(), 0.0));
}

#[test]
fn hand_made_snapshot_follows_the_format() {
    for floor in [0.0, 0.5, 0.9] {
        follows_the_format(&snapshot::json(&comparison(), Confidence::new(floor)), floor);
    }
}

#[test]
fn snapshot_of_the_bundled_pair_follows_the_format() {
    let load = |side| source::load(&Input::Bundled(side)).unwrap();
    let comparison = compare(Sides::new(load(Side::Left), load(Side::Right)));
    for floor in [0.0, 0.5] {
        follows_the_format(&snapshot::json(&comparison, Confidence::new(floor)), floor);
    }
}

/// The rules that every snapshot keeps: known words, spans that hold what they say, findings in order and not below the floor.
fn follows_the_format(written: &str, floor: f64) {
    let snapshot: Value = serde_json::from_str(written).unwrap();
    assert_eq!(snapshot["schema"], "diptych.snapshot/1");
    let documents = snapshot["documents"].as_array().unwrap();
    assert_eq!(documents.iter().map(|d| d["side"].as_str().unwrap()).collect::<Vec<_>>(), ["left", "right"]);
    for document in documents {
        let text = document["text"].as_str().unwrap();
        assert!(document["source"].is_string());
        for told in ["title", "outlet", "published"] {
            assert!(document[told].is_string() || document[told].is_null(), "{told}");
        }
        for (number, passage) in document["passages"].as_array().unwrap().iter().enumerate() {
            assert_eq!(passage["id"], number);
            assert!(passage["paragraph"].is_u64() && passage["line"].as_u64() >= Some(1));
            let role = passage["role"].as_str().unwrap();
            assert!(["title", "standfirst", "byline", "dateline", "caption", "heading", "body", "boilerplate"].contains(&role), "{role}");
            assert!(!slice(text, passage).trim().is_empty());
        }
    }
    let passages = |side: &str| documents[usize::from(side == "right")]["passages"].as_array().unwrap();
    for link in snapshot["links"].as_array().unwrap() {
        for side in ["left", "right"] {
            let ids = link[side].as_array().unwrap();
            assert!(!ids.is_empty());
            assert!(ids.iter().all(|id| id.as_u64().unwrap() < passages(side).len() as u64));
        }
        assert!(RELATIONS.contains(&link["relation"].as_str().unwrap()));
        assert!((0.0..=1.0).contains(&link["score"].as_f64().unwrap()));
    }
    let span = |side: &str, span: &Value| {
        let text = documents[usize::from(side == "right")]["text"].as_str().unwrap();
        assert_eq!(slice(text, span), span["text"].as_str().unwrap());
        let passage = &passages(side)[usize::try_from(span["passage"].as_u64().unwrap()).unwrap()];
        assert!(passage["start"].as_u64() <= span["start"].as_u64() && span["end"].as_u64() <= passage["end"].as_u64());
    };
    let verdicts = ["conflict", "variant", "shared", "only-left", "only-right"];
    let (mut ids, mut last) = (Vec::new(), 0);
    for finding in snapshot["findings"].as_array().unwrap() {
        let verdict = verdicts.iter().position(|verdict| finding["verdict"] == *verdict).unwrap();
        assert!(verdict >= last, "verdicts stand in order");
        last = verdict;
        ids.push(finding["id"].as_str().unwrap().to_owned());
        assert!(ids.last().unwrap().starts_with(['C', 'V', 'S', 'L', 'R'][verdict]));
        common_to_findings(finding, floor);
        assert!(finding["relation"].is_null() || RELATIONS.contains(&finding["relation"].as_str().unwrap()));
        for side in ["left", "right"] {
            if finding[side].is_object() {
                span(side, &finding[side]);
            }
        }
        assert_eq!(finding["left"].is_null(), verdicts[verdict] == "only-right");
        assert_eq!(finding["right"].is_null(), verdicts[verdict] == "only-left");
        finding["evidence"].as_array().unwrap().iter().for_each(|evidence| span(evidence["side"].as_str().unwrap(), evidence));
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "every finding has an id of its own");
    for finding in snapshot["self_findings"].as_array().unwrap() {
        common_to_findings(finding, floor);
        let evidence = finding["evidence"].as_array().unwrap();
        assert!(evidence.len() >= 2);
        for place in evidence {
            assert_eq!(place["side"], finding["side"]);
            span(place["side"].as_str().unwrap(), place);
        }
    }
}

const RELATIONS: [&str; 11] = [
    "identity",
    "equivalence",
    "subsumption",
    "overlap",
    "contradiction",
    "follow-up",
    "fulfilment",
    "attribution",
    "indirect-speech",
    "elaboration",
    "background",
];

fn common_to_findings(finding: &Value, floor: f64) {
    let kinds =
        ["quantity", "date", "name", "status", "negation", "antonym", "location", "attribution", "quote", "role", "cause", "wording"];
    assert!(kinds.contains(&finding["kind"].as_str().unwrap()));
    assert!(!finding["summary"].as_str().unwrap().contains('\n'));
    assert!(finding["why"].as_array().unwrap().iter().all(Value::is_string));
    assert!((floor..=1.0).contains(&finding["confidence"].as_f64().unwrap()));
}

/// The bytes of a text that a record with `start` and `end` speaks of.
fn slice<'a>(text: &'a str, span: &Value) -> &'a str {
    let bound = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    &text[bound("start")..bound("end")]
}

#[test]
fn every_field_is_described() {
    fn names(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                found.insert(name.clone());
                names(value, found);
            }),
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let described = include_str!("../docs/snapshot.md");
    let mut fields = BTreeSet::new();
    let partial = Some(Partial { cause: Cause::Budget, stage: Stage::Linking, done: [1.0, 1.0, 1.0, 0.4, 1.0] });
    let why = vec![vec!["both say it in the same words".to_owned()]; comparison().links.len()];
    let alignment = Alignment { comparison: Comparison { partial, ..comparison() }, why };
    for written in [
        snapshot::json(&comparison(), Confidence::new(0.0)),
        snapshot::batch_line(&json!(1), &comparison(), Confidence::new(0.0)),
        snapshot::links_json(&alignment, 0.0),
    ] {
        names(&serde_json::from_str(&written).unwrap(), &mut fields);
    }
    for field in fields {
        assert!(described.contains(&format!("`{field}`")), "docs/snapshot.md describes {field}");
    }
}
