//! `diptych why`: why a pair was reported or let go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use diptych::compare::{Answer, Finding, Kind, Outcome, Question, compare, why};
use diptych::document::{ByteSpan, Document, Side, Sides};
use jiff::civil::date;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const DAM_LEFT: &str = "The dam above Orrin gave way on Monday. The flood killed 12 people in Orrin and destroyed 340 houses in the town. \
    Ines Torvald, the mayor, wants $40 million for the town. In all 12 boats are lost.\n";
const DAM_RIGHT: &str = "The dam above Orrin gave way on Monday. In Orrin 15 people were killed by the flood. Some 2,000 trees fell. \
    Ida Torvald, a farmer, lost seven cows.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("left.txt", DAM_LEFT).write("right.txt", DAM_RIGHT);
    desk
}

fn documents() -> Sides<Document> {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, 4));
    Sides::new(read(DAM_LEFT), read(DAM_RIGHT))
}

fn ask(desk: &Desk, asked: &[&str]) -> Value {
    let output = desk.run(&[&["why", "left.txt", "right.txt"], asked, &["--format", "json"]].concat());
    assert_done(&output);
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn a_finding_is_told_with_reasons_evidence_and_what_weighed() {
    let desk = desk();
    let told = ask(&desk, &["C1"]);
    assert_eq!(told["schema"], "diptych.why/1");
    let answer = &told["answers"][0];
    assert_eq!((&answer["finding"]["id"], &answer["finding"]["verdict"]), (&Value::from("C1"), &Value::from("conflict")));
    assert!(!answer["finding"]["why"].as_array().unwrap().is_empty() && answer["finding"]["evidence"].as_array().unwrap().len() >= 2);
    let pair = &answer["mentions"][0]["against"][0];
    assert_eq!((&pair["finding"], &pair["text"]), (&Value::from("C1"), &Value::from("15 people")));
    let odds: f64 = pair["slots"].as_array().unwrap().iter().map(|slot| slot["adds"].as_f64().unwrap()).sum();
    let likelihood = 1.0 / (1.0 + (-odds).exp());
    assert!((likelihood - pair["likelihood"].as_f64().unwrap()).abs() < 0.03, "{likelihood} of {pair:#}");
}

#[test]
fn quoted_words_tell_what_was_let_go_and_why() {
    let desk = desk();
    let told = ask(&desk, &["“340 houses”"]);
    let mention = &told["answers"][0]["mentions"][0];
    assert_eq!((&mention["side"], &mention["text"]), (&Value::from("left"), &Value::from("340 houses")));
    let reasons: Vec<&str> = mention["against"].as_array().unwrap().iter().map(|pair| pair["let_go"].as_str().unwrap()).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|reason| *reason == "they count different things"), "{reasons:?}");

    let output = desk.command(&["why", "left.txt", "right.txt", "340 houses"]).env("COLUMNS", "80").output().unwrap();
    assert_done(&output);
    assert!(stdout(&output).contains("let go: they count different things: \"15 people\" (line 1)"), "{}", stdout(&output));
    assert!(stdout(&output).lines().all(|line| line.width() <= 80));
}

#[test]
fn a_span_is_answered_as_its_words_are() {
    let desk = desk();
    let start = DAM_RIGHT.find("15 people").unwrap();
    let by_span = ask(&desk, &[&format!("right:{start}-{}", start + 2)]);
    let by_words = ask(&desk, &["15 people"]);
    assert_eq!(by_span["answers"][0]["mentions"], by_words["answers"][0]["mentions"]);
    assert_eq!(by_words["answers"][0]["findings"], serde_json::json!(["C1"]));
    assert_eq!(by_words["answers"][0]["place"]["side"], "right");
}

#[test]
fn words_that_stand_in_several_places_list_them() {
    let desk = desk();
    let told = ask(&desk, &["12"]);
    let places = told["answers"][0]["places"].as_array().unwrap();
    let starts: Vec<_> = places.iter().map(|place| place["start"].as_u64().unwrap()).collect();
    let expected: Vec<u64> = DAM_LEFT.match_indices("12").map(|(at, _)| at as u64).collect();
    assert_eq!(starts, expected);
    let output = desk.run(&["why", "left.txt", "right.txt", "Orrin"]);
    assert_done(&output);
    assert!(stdout(&output).contains("\"Orrin\" stands in 4 places; ask for one of them"), "{}", stdout(&output));
}

#[test]
fn names_that_look_alike_are_told_apart() {
    let told = ask(&desk(), &["Ines Torvald"]);
    let against = told["answers"][0]["mentions"][0]["against"].as_array().unwrap();
    assert_eq!(against.len(), 1, "{against:#?}");
    assert_eq!(against[0]["text"], "Ida Torvald");
    assert!(against[0]["let_go"].as_str().unwrap().starts_with("they have “torvald” in common"), "{against:#?}");
}

#[test]
fn every_pair_reported_is_found_again_from_either_side() {
    let comparison = compare(documents());
    let is_weighed = |finding: &&Finding| {
        matches!(finding.kind, Kind::Quantity | Kind::Date | Kind::Name | Kind::Wording) && !finding.verdict.is_one_sided()
    };
    assert!(comparison.findings.iter().any(|finding| finding.kind == Kind::Wording && !finding.verdict.is_one_sided()));
    for finding in comparison.findings.iter().filter(is_weighed) {
        let id = finding.id;
        for place in [finding.spans.left, finding.spans.right].into_iter().flatten() {
            let inquiry = why(documents(), &[Question::Place(place.side, place.span), Question::Finding(id)]);
            let Ok(Answer::Place(_, weighed, findings)) = &inquiry.answers[0] else { panic!("{id}") };
            assert!(findings.contains(&id), "{id}");
            let mut own = weighed.iter().filter(|weighed| weighed.findings.contains(&id));
            let is_found = own.any(|weighed| weighed.against.iter().any(|pair| pair.outcome == Outcome::Found(id)));
            assert!(is_found, "{id}: {weighed:#?}");
            assert!(matches!(&inquiry.answers[1], Ok(Answer::Finding(known, _)) if *known == id));
            assert_eq!(inquiry.comparison, comparison);
        }
    }
}

#[test]
fn exchanged_sides_are_weighed_alike() {
    let asked = |documents: Sides<Document>, side: Side| {
        let start = documents.get(side).text.find("15 people").unwrap();
        let inquiry = why(documents, &[Question::Place(side, ByteSpan::new(start, start + 9))]);
        let Ok(Answer::Place(_, weighed, _)) = &inquiry.answers[0] else { panic!() };
        weighed[0].against.iter().map(|pair| (pair.places.get(side.other()).span, pair.likelihood)).collect::<Vec<_>>()
    };
    assert_eq!(asked(documents(), Side::Right), asked(documents().swap(), Side::Left));
}

#[test]
fn what_cannot_be_answered_is_named_with_a_way_out() {
    let desk = desk();
    let why = |asked: &str| desk.run(&["why", "left.txt", "right.txt", asked]);
    assert_trouble(&why("C9"), &["C9: no such finding; this comparison has C1"]);
    assert_trouble(&why("91 camels"), &["\"91 camels\": in neither text;", "left:120-134"]);
    assert_trouble(&why("left:9000-9010"), &["left:9000-9010: no passage stands there; the left text has"]);
    assert_trouble(&why("left:40-20"), &["left:40-20: no span;"]);
    assert_trouble(&why("\"\""), &["nothing is asked"]);
    assert_trouble(&desk.run(&["why", "missing.txt", "right.txt", "C1"]), &["missing.txt: "]);
    let nothing = desk.run(&["why", "left.txt", "right.txt"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(stderr(&nothing).contains("SPAN_OR_ID"));
}

#[test]
fn a_place_without_a_mention_says_so() {
    let output = desk().run(&["why", "left.txt", "right.txt", "for the"]);
    assert_done(&output);
    assert!(stdout(&output).contains("Nothing that could be weighed was recognised here."));
}

#[test]
fn events_are_told_with_what_they_were_judged_against() {
    let desk = desk();
    desk.write("left.txt", "The council of Varash approved the new dam on Monday.\n");
    desk.write("right.txt", "The council of Varash rejected the new dam on Monday. The mayor closed the old bridge.\n");
    let told = ask(&desk, &["C1", "approved"]);
    for answer in told["answers"].as_array().unwrap() {
        let event = answer["mentions"].as_array().unwrap().iter().find(|mention| mention["sort"] == "event").unwrap();
        let pair = &event["against"][0];
        assert_eq!((&pair["finding"], &pair["verdict"]), (&Value::from("C1"), &Value::from("conflict")), "{event:#}");
        assert!(pair["why"][0].as_str().unwrap().contains("exclude one another"), "{pair:#}");
    }
    let output = desk.run(&["why", "left.txt", "right.txt", "old bridge"]);
    assert_done(&output);
    assert!(stdout(&output).contains("1 more event: nothing that tells the same, or excludes it"), "{}", stdout(&output));
}

/// The mentions of a sort that were weighed where some words stand, or that a finding rests on.
fn weighed_as(told: &Value, sort: &str) -> Vec<Value> {
    let mentions = told["answers"][0]["mentions"].as_array().unwrap();
    mentions.iter().filter(|mention| mention["sort"] == sort).cloned().collect()
}

#[test]
fn quotations_tell_what_they_were_held_against() {
    let desk = desk();
    let left = "“We will rebuild every single house before the autumn rains,” Ines Torvald said. “The river took my own barn and two mules,” she said.\n";
    let right = "Ines Torvald said: “We will rebuild every house before the autumn rains.” A farmer said: “The river gave us fish.”\n";
    desk.write("left.txt", left).write("right.txt", right);
    let told = ask(&desk, &["rebuild every single house"]);
    let quotation = &weighed_as(&told, "quotation")[0];
    assert_eq!(quotation["text"], "We will rebuild every single house before the autumn rains");
    let pair = &quotation["against"][0];
    let id = pair["finding"].as_str().unwrap();
    assert!(!pair["why"].as_array().unwrap().is_empty() && pair["likelihood"].as_f64().unwrap() > 0.5, "{pair:#}");
    assert_eq!(weighed_as(&ask(&desk, &[id]), "quotation")[0]["against"][0]["finding"], id);

    let told = ask(&desk, &["my own barn"]);
    let quotation = &weighed_as(&told, "quotation")[0];
    assert_eq!(quotation["against"].as_array().unwrap().len(), 1, "{quotation:#}");
    assert_eq!(quotation["against"][0]["text"], "The river gave us fish");
    assert!(quotation["against"][0]["let_go"].as_str().unwrap().contains("words in common"), "{quotation:#}");
    let output = desk.run(&["why", "left.txt", "right.txt", "my own barn"]);
    assert!(stdout(&output).contains("1 more quotation: no telling word in common"), "{}", stdout(&output));
}

#[test]
fn offices_causes_and_directions_tell_why_they_were_let_go() {
    let desk = desk();
    let left = "The chief engineer, Rosa Lindqvar, closed the dam. The flood was caused by a burst pipe. The ship sank west of the reef.\n";
    let right = "The chief engineer, Rosa Lindqvar, closed the dam. The farmer, Tom Beck, watched. The flood was caused by heavy rain. \
        A pipe had burst, people said. The ship sank west of the reef.\n";
    desk.write("left.txt", left).write("right.txt", right);
    let reasons = |place: &str, sort: &str| {
        let start = left.find(place).unwrap();
        let told = ask(&desk, &[&format!("left:{start}-{}", start + place.len())]);
        let weighed = weighed_as(&told, sort);
        assert_eq!(weighed.len(), 1, "{place}: {told:#}");
        let against = weighed[0]["against"].as_array().unwrap().clone();
        against.iter().map(|pair| pair["let_go"].as_str().unwrap_or("reported").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(reasons("chief engineer", "office"), ["one and the same holds both", "they are two offices"]);
    assert_eq!(reasons("burst pipe", "cause"), ["a text tells of the other's cause as well"]);
    assert_eq!(reasons("west of the reef", "direction"), ["the two directions are not opposed"]);
}

/// What is told of the words of the left text as a mention of a sort: of each one it was held against, its words and the finding or why it was let go.
fn outcomes(desk: &Desk, words: &str, sort: &str) -> Vec<(String, String)> {
    let weighed = weighed_as(&ask(desk, &[words]), sort);
    assert_eq!(weighed.len(), 1, "{words}: {weighed:#?}");
    let outcome = |pair: &Value| pair["finding"].as_str().or(pair["let_go"].as_str()).unwrap().to_owned();
    let against = weighed[0]["against"].as_array().unwrap();
    against.iter().map(|pair| (pair["text"].as_str().unwrap().to_owned(), outcome(pair))).collect()
}

#[test]
fn relations_tell_who_was_held_against_whom() {
    let desk = desk();
    let left = "Orrin Rovers beat Sudby Albion in the cup final at Orrin on Sunday. Keld Works bought Fenn Glass.\n";
    let right = "Sudby Albion beat Orrin Rovers in the cup final at Orrin on Sunday. Fenn Glass was bought by Keld Works.\n";
    desk.write("left.txt", left).write("right.txt", right);
    let [(text, finding)] = &outcomes(&desk, "Orrin Rovers beat Sudby Albion", "relation")[..] else { panic!() };
    assert_eq!((text.as_str(), finding.as_str()), ("Sudby Albion beat Orrin Rovers", "C1"));
    let told = ask(&desk, &["C1"]);
    let why = weighed_as(&told, "relation")[0]["against"][0]["why"].to_string();
    assert!(why.contains("in the other\u{2019}s place"), "{why}");
    let [(_, reason)] = &outcomes(&desk, "Keld Works bought Fenn Glass", "relation")[..] else { panic!() };
    assert_eq!(reason, "both texts have the two in the same places");
}

#[test]
fn places_tell_what_they_were_held_against() {
    let desk = desk();
    let left = "Colonel Ada Tarn was arrested at a checkpoint on Sunday night. The thieves were caught in a car.\n";
    let right = "Colonel Ada Tarn was captured aboard a trawler on Sunday night. The thieves were caught on a bridge.\n";
    desk.write("left.txt", left).write("right.txt", right);
    let told = |text: &str, outcome: &str| (text.to_owned(), outcome.to_owned());
    let of_two = told("a bridge", "they are not known to be about the same thing");
    assert_eq!(outcomes(&desk, "checkpoint", "place"), [told("a trawler", "C1"), of_two]);
    let let_go = told("a bridge", "no place of the one is known to lie outside all places of the other");
    assert!(outcomes(&desk, "car", "place").contains(&let_go));
    let weighed = &weighed_as(&ask(&desk, &["C1"]), "place")[0];
    assert_eq!(weighed["against"][0]["why"][0], "neither place is part of the other");
}

#[test]
fn statements_tell_which_stretches_were_held_together() {
    let desk = desk();
    let left = "The old bridge in Orrin stays shut for repairs until spring. A brass band played on the square all night.\n";
    let right = "The old bridge in Orrin remains closed for repairs. Bakers sold bread on the market.\n";
    desk.write("left.txt", left).write("right.txt", right);
    let told = ask(&desk, &["stays shut"]);
    let statement = &weighed_as(&told, "statement")[0];
    let found: Vec<&Value> = statement["against"].as_array().unwrap().iter().filter(|pair| pair["finding"].is_string()).collect();
    assert_eq!(found.len(), 1, "{statement:#}");
    assert_eq!((&found[0]["verdict"], &found[0]["why"][0]), (&Value::from("variant"), &Value::from("both tell it, each in its own words")));
    let odds: f64 = found[0]["slots"].as_array().unwrap().iter().map(|slot| slot["adds"].as_f64().unwrap()).sum();
    assert!((1.0 / (1.0 + (-odds).exp()) - found[0]["likelihood"].as_f64().unwrap()).abs() < 0.05, "{:#}", found[0]);
    let lone = weighed_as(&ask(&desk, &["brass band"]), "statement");
    assert!(
        lone.iter().all(|statement| statement["against"].as_array().unwrap().iter().all(|pair| pair["let_go"].is_string())),
        "{lone:#?}"
    );
}
