//! Which findings are listed: by confidence and by kind, in every form.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use serde_json::{Value, json};

const LEFT: &str = "The dam above Orrin gave way on Monday. The flood killed 12 people in Orrin, the engineer Rosa Lindqvar said.\n";
const RIGHT: &str = "The dam above Orrin gave way on Monday. In Orrin 15 people were killed by the flood, Rosa Lindqvar said.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    desk
}

fn snapshot(options: &[&str]) -> Value {
    let output = desk().run(&[&["compare", "left.txt", "right.txt", "--format", "json"], options].concat());
    assert_done(&output);
    serde_json::from_str(stdout(&output)).unwrap()
}

fn findings(snapshot: &Value) -> &Vec<Value> {
    snapshot["findings"].as_array().unwrap()
}

#[test]
fn a_word_is_as_good_as_its_number() {
    for (word, number) in [("possible", "0"), ("likely", "0.6"), ("strong", "0.8")] {
        let listed = snapshot(&["--min-confidence", word]);
        assert_eq!(listed, snapshot(&["--min-confidence", number]), "{word}");
        let floor = listed["floor"].as_f64().unwrap();
        assert!(!findings(&listed).is_empty() && findings(&listed).iter().all(|f| f["confidence"].as_f64().unwrap() >= floor));
    }
    assert_eq!(snapshot(&["--min-confidence", "possible"]), snapshot(&["--all"]));
}

#[test]
fn kinds_are_listed_alone_and_keep_their_ids() {
    let all = snapshot(&[]);
    assert!(all.get("kinds").is_none());
    for (typed, kinds) in
        [("quantity", &["quantity"][..]), ("date,quantity", &["quantity", "date"]), ("name", &["name"]), ("cause", &["cause"])]
    {
        let listed = snapshot(&["--kinds", typed]);
        assert_eq!(listed["kinds"], json!(kinds));
        let expected: Vec<&Value> = findings(&all).iter().filter(|f| kinds.contains(&f["kind"].as_str().unwrap())).collect();
        assert_eq!(findings(&listed).iter().collect::<Vec<_>>(), expected, "{typed}");
        assert_eq!(listed["links"], all["links"]);
    }
}

#[test]
fn every_form_for_people_says_that_kinds_were_chosen() {
    let desk = desk();
    for arguments in [
        &["compare", "left.txt", "right.txt"][..],
        &["compare", "left.txt", "right.txt", "--format", "markdown"],
        &["left.txt", "right.txt"],
    ] {
        let told = |kinds: &str| {
            let output = desk.run(&[arguments, &["--kinds", kinds]].concat());
            assert_done(&output);
            stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(told("quantity,date").contains("Findings of kind quantity or date at or above 0.50: "), "{arguments:?}");
        assert!(told("cause").contains("There are no findings of kind cause at or above 0.50; that does not mean"), "{arguments:?}");
    }
}

#[test]
fn a_batch_lists_the_kinds_that_were_chosen() {
    let desk = desk();
    let pair = json!({"id": 1, "left": LEFT, "right": RIGHT}).to_string();
    let answer = |options: &[&str]| {
        let output = desk.run_with_input(&[&["batch"], options].concat(), &pair);
        assert_done(&output);
        serde_json::from_str::<Value>(stdout(&output)).unwrap()
    };
    let kinds = |answer: &Value| findings(answer).iter().map(|f| f["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(kinds(&answer(&[])).len() > kinds(&answer(&["--kinds", "quantity"])).len());
    assert!(kinds(&answer(&["--kinds", "quantity", "--all"])).iter().all(|kind| kind == "quantity"));
}

#[test]
fn the_exit_code_tells_of_listed_kinds_only() {
    let desk = desk();
    let code = |options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--exit-code"], options].concat()).status.code();
    assert_eq!(code(&["--kinds", "quantity"]), Some(1));
    assert_eq!(code(&["--kinds", "date,name"]), Some(0));
}

#[test]
fn a_value_that_is_none_is_answered_with_what_was_expected() {
    let desk = desk();
    for (arguments, parts) in [
        (["compare", "--min-confidence", "sure"], ["sure", "a number from 0 to 1, such as 0.6, or one of possible, likely and strong"]),
        (["batch", "--min-confidence", "1.5"], ["1.5", "a number from 0 to 1"]),
        (["compare", "--kinds", "dates"], ["dates", "one or more of quantity, date, name, quote,"]),
        (["compare", "--kinds", "quantity,,date"], ["quantity,,date", "parted by commas"]),
        (["batch", "--kinds", ""], ["--kinds", "one or more of quantity"]),
    ] {
        let output = desk.run(&arguments);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{arguments:?}");
        for part in parts {
            assert!(stderr(&output).contains(part), "{part:?} in {}", stderr(&output));
        }
    }
    let output = desk.command(&["compare"]).env("DIPTYCH_MIN_CONFIDENCE", "sure").output().unwrap();
    assert_trouble(&output, &["DIPTYCH_MIN_CONFIDENCE", "sure", "possible, likely and strong"]);
}

#[test]
fn the_environment_takes_a_word_too() {
    let desk = desk();
    let output =
        desk.command(&["compare", "left.txt", "right.txt", "--format", "json"]).env("DIPTYCH_MIN_CONFIDENCE", "strong").output().unwrap();
    assert_done(&output);
    let listed: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert!((listed["floor"].as_f64().unwrap() - 0.8).abs() < 1e-9);
}
