//! `diptych facts`: what one document states.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use std::fs;

use desk::{Desk, assert_done, assert_trouble, stdout};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

const REPORT: &str = "Dam breaks above Orrin\n\n\
    By Ines Torvald, Harbour Post, 4 March 2025\n\n\
    The dam above Orrin gave way on Monday and swept away about 40 wooden houses, the engineer Rosa Lindqvar said. \
    Lindqvar, 58, expects two or three more weeks of work at a cost of $1.2 million a day.\n\n\
    Nobody was there — “yet”.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    desk
}

fn facts(desk: &Desk) -> Value {
    let output = desk.run(&["facts", "report.txt", "--format", "json"]);
    assert_done(&output);
    serde_json::from_str(stdout(&output)).unwrap()
}

fn mention<'f>(facts: &'f Value, text: &str) -> &'f Value {
    let found = facts["mentions"].as_array().unwrap().iter().find(|mention| mention["text"] == text);
    found.unwrap_or_else(|| panic!("{text:?} is no mention in {facts:#}"))
}

#[test]
fn every_mention_has_its_words_value_and_filled_slots() {
    let facts = facts(&desk());
    assert_eq!(facts["schema"], "diptych.facts/1");
    assert_eq!(facts["reference"], json!({"date": "2025-03-04", "inferred": false}));
    assert!(facts["document"].get("side").is_none() && facts["document"]["source"] == "report.txt");

    let houses = mention(&facts, "about 40 wooden houses");
    assert_eq!(houses["sort"], "quantity");
    assert_eq!(houses["value"], json!({"told": "about 40", "form": "count", "low": 40.0, "high": 40.0, "step": 10.0, "hedge": "about"}));
    assert_eq!((&houses["frame"]["head"], &houses["frame"]["modifiers"]), (&json!("house"), &json!(["wooden"])));
    assert!(houses["frame"]["events"].as_array().unwrap().contains(&json!("sweep")), "{houses}");

    let monday = mention(&facts, "Monday");
    assert_eq!((&monday["sort"], &monday["value"]["grain"], &monday["value"]["lead"]), (&json!("time"), &json!("day"), &json!("on")));
    assert_eq!((&monday["value"]["start"], &monday["value"]["end"]), (&json!("2025-03-03T00:00:00"), &json!("2025-03-04T00:00:00")));
    assert_eq!(monday["frame"]["names"], json!(["Orrin"]));

    let cost = mention(&facts, "cost of $1.2 million");
    assert_eq!((&cost["value"]["unit"], &cost["frame"]["rate"]), (&json!("USD"), &json!("day")));
    assert_eq!(mention(&facts, "58")["frame"]["bearer"], "Rosa Lindqvar");
    assert_eq!(mention(&facts, "Lindqvar")["value"]["told"], "Rosa Lindqvar");

    let yet = mention(&facts, "yet");
    assert_eq!((&yet["sort"], &yet["value"], &yet["frame"]), (&json!("quotation"), &json!({"told": "yet"}), &json!({})));
}

#[test]
fn what_holds_between_two_is_listed_with_both_in_their_places() {
    let desk = desk();
    desk.write("report.txt", "On Sunday Sudby Albion lost to Orrin Rovers. Keld Works did not buy Fenn Glass. Ada Tarn met Bertil Lund.\n");
    let facts = facts(&desk);
    let relations: Vec<&Value> = facts["mentions"].as_array().unwrap().iter().filter(|mention| mention["sort"] == "relation").collect();
    let [victory] = &relations[..] else { panic!("{relations:#?}") };
    let value =
        json!({"told": "Orrin Rovers beats Sudby Albion", "relation": "victory", "first": "Orrin Rovers", "second": "Sudby Albion"});
    assert_eq!(victory["value"], value);
    assert!(victory["text"].as_str().unwrap().contains("Sudby Albion lost"), "{victory:#}");
    let output = desk.run(&["facts", "report.txt"]);
    assert_done(&output);
    assert!(stdout(&output).contains("Orrin Rovers beats Sudby Albion"), "{}", stdout(&output));
}

#[test]
fn spans_are_bytes_of_the_text_in_the_order_of_the_text() {
    let facts = facts(&desk());
    let text = facts["document"]["text"].as_str().unwrap();
    let mut last = 0;
    for mention in facts["mentions"].as_array().unwrap() {
        let place = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
        assert_eq!(&text[place("start")..place("end")], mention["text"]);
        let passage = &facts["document"]["passages"][place("passage")];
        assert!(passage["start"].as_u64() <= mention["start"].as_u64() && mention["end"].as_u64() <= passage["end"].as_u64());
        assert!(place("start") >= last);
        last = place("start");
    }
}

#[test]
fn the_text_form_quotes_each_passage_once_and_fits_eighty_columns() {
    let desk = desk();
    let output = desk.command(&["facts", "report.txt"]).env("COLUMNS", "80").output().unwrap();
    assert_done(&output);
    let told = stdout(&output);
    assert!(told.lines().all(|line| line.width() <= 80));
    let flowed = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flowed.matches("The dam above Orrin gave way").count(), 1);
    for part in [
        "line 5, body: \"The dam above Orrin",
        "quantity \"about 40 wooden houses\" (",
        "value: about 40; form count;",
        "speaks of: head house; modifiers wooden;",
        "value: 3 March 2025; grain day;",
        "value: Rosa Lindqvar",
        "times placed by: 4 March 2025",
    ] {
        assert!(flowed.contains(part), "{part:?} in {told}");
    }
}

#[test]
fn a_text_without_mentions_is_not_said_to_state_nothing() {
    let output = Desk::new().run_with_input(&["facts", "-"], "rain, wind and fog");
    assert_done(&output);
    assert!(stdout(&output).contains("No mention was recognised; that does not mean"), "{}", stdout(&output));
}

#[test]
fn it_reads_standard_input_and_writes_to_a_file_never_over_another() {
    let desk = desk();
    let from_file = desk.run(&["facts", "report.txt", "--format", "json"]);
    let from_stdin = desk.run_with_input(&["facts", "-", "--format", "json"], REPORT);
    let mentions = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap()["mentions"].clone();
    assert_eq!(mentions(&from_file.stdout), mentions(&from_stdin.stdout));
    let arguments = ["facts", "report.txt", "--format", "json", "-o", "facts.json"];
    assert_done(&desk.run(&arguments));
    assert_eq!(fs::read(desk.path("facts.json")).unwrap(), from_file.stdout);
    assert_trouble(&desk.run(&arguments), &["facts.json", "--force"]);
}

#[test]
fn trouble_is_told_as_by_the_other_commands() {
    let desk = desk();
    desk.write("empty.txt", "");
    assert_trouble(&desk.run(&["facts", "missing.txt"]), &["missing.txt: ", ";"]);
    assert_trouble(&desk.run(&["facts", "empty.txt"]), &["empty.txt: ", ";"]);
    assert_eq!(desk.run(&["facts"]).status.code(), Some(2));
    let help = desk.run(&["facts", "--help"]);
    assert_done(&help);
    assert!(stdout(&help).contains("or - for standard input"));
}
