//! A text that contradicts itself, in every place where that is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;

use diptych::compare::{Comparison, Confidence, FindingId, Kind, Kinds, Verdict, compare};
use diptych::document::{Document, Side, Sides};
use diptych::snapshot::{self, TextOptions};
use screen::Screen;
use serde_json::Value;

const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (120, 40), (200, 60)];

const LEFT: &str = "Lock gate fails at Brenholm\n\n\
    The upper lock gate at Brenholm gave way on Tuesday and 14 barges ran aground, said the harbour \
    master, Anders Lindquist. The canal was closed.\n\n\
    Boats had queued there since Sunday. Nobody was hurt.\n\n\
    Divers went down in the afternoon to look at the hinges, which were cast long ago.\n\n\
    \u{201c}We heard it crack,\u{201d} Anders Lindqvist said of the gate.\n";

const RIGHT: &str = "Barges aground after lock fails\n\n\
    Fourteen barges lay aground at Brenholm after the upper gate of the lock gave way on Tuesday. \
    The engineer Marta Kowalska had warned of it.\n\n\
    The canal stays closed, and grain is sent by rail.\n\n\
    Marta Kovalska wrote of cracks in the hinges in spring.\n";

fn read(text: &str) -> Document {
    Document::from_text("report.txt", text).unwrap().with_published(jiff::civil::date(2025, 5, 7))
}

fn comparison() -> Comparison {
    compare(Sides::new(read(LEFT), read(RIGHT)))
}

#[test]
fn each_text_is_told_of_its_own_contradiction() {
    let made = comparison();
    let told: Vec<_> = made.self_findings.iter().map(|f| (f.id, f.side, f.kind, f.summary.as_str())).collect();
    let id = |number| FindingId { letter: 'I', number };
    assert_eq!(
        told,
        [
            (id(1), Side::Left, Kind::Name, "Anders Lindquist / Anders Lindqvist: one name, spelt in two ways"),
            (id(2), Side::Right, Kind::Name, "Marta Kowalska / Marta Kovalska: one name, spelt in two ways"),
        ]
    );
    assert!(made.self_findings.iter().all(|f| f.evidence.len() == 2 && !f.why.is_empty()));
    let alone = compare(Sides::new(read(RIGHT), read(LEFT)));
    let mirrored: Vec<_> = alone.self_findings.iter().map(|f| (f.side, f.summary.as_str())).collect();
    assert_eq!(mirrored, [(Side::Left, told[1].3), (Side::Right, told[0].3)]);
}

#[test]
fn keys_walk_them_in_both_texts_and_round() {
    for (width, height) in SIZES {
        Screen::open(comparison(), width, height)
            .expect("! 1/2 inside one text · name")
            .expect("both in the left text")
            .expect("Why: the text is at odds with itself")
            .keys("]i")
            .expect("! 2/2 inside one text")
            .expect("both in the right text")
            .keys("]i")
            .expect("! 1/2")
            .expect("that was the last contradiction inside one text")
            .keys("[i")
            .expect("! 2/2")
            .expect("that was the first contradiction inside one text")
            .keys("2[i")
            .expect("! 2/2");
    }
}

#[test]
fn a_jump_brings_the_first_place_into_sight_and_marks_both() {
    let screen = Screen::open(comparison(), 200, 60);
    for words in ["Anders Lindquist", "Anders Lindqvist"] {
        let row = screen.row_of(words, 0);
        assert!(screen.lines()[row].contains('!'), "{}", screen.text());
    }
    let small = Screen::open(comparison(), 60, 15).keys("]i");
    assert!(small.row_of("Kowalska", 0) < 12, "{}", small.text());
}

#[test]
fn the_overview_shows_them() {
    let screen = Screen::open(comparison(), 80, 24);
    let edge: String = screen.lines().iter().filter_map(|line| line.chars().last()).collect();
    assert!(edge.contains('!'), "{}", screen.text());
}

#[test]
fn ledger_details_and_help_tell_of_them() {
    for (width, height) in SIZES {
        let screen = Screen::open(comparison(), width, height).keys("l").expect("and 2 inside one text");
        let screen = screen.keys("G").expect("▸ I2 ").keys("k Enter").expect("! 1/2 inside one text");
        let screen = screen.keys("w").expect("“Anders Lindquist”, line 3");
        screen.keys("G").expect("the left text writes both").keys("]i").expect("“Marta Kowalska”");
    }
    Screen::open(comparison(), 80, 60)
        .keys("?")
        .expect("]i")
        .expect("next place where one text contradicts itself")
        .expect("previous place where one text contradicts itself");
}

#[test]
fn without_any_the_keys_say_so() {
    Screen::open(compare(Sides::new(read("All is well."), read("All went well."))), 100, 24)
        .keys("]i")
        .expect("no contradiction inside one text was found at confidence 0.50 or above");
}

#[test]
fn every_report_has_them_with_confidence_in_words_and_both_places() {
    let made = comparison();
    let text = snapshot::text(&made, Confidence::DEFAULT_FLOOR, &TextOptions { colour: false, width: 80 });
    for part in [
        "2 contradictions inside one text",
        "INSIDE ONE TEXT",
        "I1, name, likely (0.70), in the left text",
        "I2, name, likely (0.70), in the right text",
    ] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(part), "{part:?} in {text}");
    }
    let markdown = snapshot::markdown(&made, Confidence::DEFAULT_FLOOR);
    assert!(markdown.contains("## Inside one text") && markdown.contains("- left, line 3: **Anders Lindquist**"), "{markdown}");
    let json: Value = serde_json::from_str(&snapshot::json(&made, Confidence::DEFAULT_FLOOR)).unwrap();
    let own = json["self_findings"].as_array().unwrap();
    assert_eq!(own.iter().map(|f| f["id"].as_str().unwrap()).collect::<Vec<_>>(), ["I1", "I2"]);
    assert!(own.iter().all(|f| f["evidence"].as_array().unwrap().len() == 2));
}

#[test]
fn kinds_choose_among_them_too() {
    let made = comparison().of_kinds(Kinds::of([Kind::Quantity]));
    assert!(made.self_findings.is_empty());
    assert!(made.findings.iter().all(|f| f.kind == Kind::Quantity) && made.findings.iter().any(|f| f.verdict == Verdict::Shared));
    Screen::open(made, 120, 40).keys("l").expect("of kind quantity").keys("Esc ]i").expect("no contradiction inside one text was found");
}
