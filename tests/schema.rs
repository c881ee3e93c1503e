//! `docs/snapshot.schema.json` against all that the program writes as JSON; that it is made from the types is tested where they are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_collect,
    clippy::format_push_string,
    missing_docs
)]

#[path = "fixtures/desk.rs"]
mod desk;

#[path = "fixtures/forms.rs"]
mod forms;

use std::fs;
use std::path::Path;

use desk::{Desk, assert_done, stdout};
use diptych::compare::compare;
use diptych::document::{Document, Sides};
use diptych::snapshot::{Claim, Decision, HandLink, Place, Quote, Review, Reviewed, Tie, reviewed_json};
use serde_json::{Map, Value, json};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/snapshot.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The same with every object closed: what is written and not described shows.
fn closed(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(closed).collect(),
        Value::Object(fields) => {
            let mut made: Map<String, Value> = fields.iter().map(|(name, value)| (name.clone(), closed(value))).collect();
            if fields.get("properties").is_some_and(Value::is_object) && !fields.contains_key("additionalProperties") {
                made.insert("additionalProperties".into(), json!(false));
            }
            Value::Object(made)
        }
        other => other.clone(),
    }
}

/// The schema of one form alone, so that a message names the place and not only that nothing fits.
fn form(schema: &Value, name: &str) -> jsonschema::Validator {
    let schema = json!({ "$schema": schema["$schema"], "$ref": format!("#/$defs/{name}"), "$defs": schema["$defs"] });
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn assert_fits(value: &Value, name: &str) {
    let schema = schema();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(value), "{name} fits none of the forms: {value:#}");
    let closed = form(&closed(&schema), name);
    let errors: Vec<String> = closed.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

const LEFT: &str = "Storm over Lund\n\nBy Ida Brandt, Fell Courier, 4 March 2025\n\nLUND, 4 March — The storm killed 12 people in Lund on Monday, the \
    mayor said. About 60 houses were lost.\n\nThe bridge was built in 1961. Police later said that 14 people were killed.\n\n“We were warned,” said \
    the engineer Rosa Lindqvar.\n";

#[test]
fn every_form_fits_the_schema() {
    let desk = Desk::new();
    let right = LEFT.replace("12 people", "15 people").replace("1961", "1958").replace("Ida Brandt, Fell Courier", "Tom Roe, Vale Radio");
    desk.write("left.txt", LEFT.replace("Storm over", "Storm\u{1b} over")).write("right.txt", right);
    let object = |arguments: &[&str]| -> Value {
        let output = desk.run(arguments);
        assert_done(&output);
        serde_json::from_str(stdout(&output)).unwrap()
    };
    let pair = ["left.txt", "right.txt", "--format", "json"];
    let whole = object(&[&["compare"], &pair[..], &["--all", "--times"]].concat());
    assert!(whole["versions"].is_object() && !whole["links"][0].is_null(), "versions of one text have fields of their own");
    assert_fits(&whole, "snapshot");
    assert_fits(&object(&[&["compare"], &pair[..], &["--kinds", "date,name"]].concat()), "snapshot");
    assert_fits(&object(&["compare", "--format", "json"]), "snapshot");
    let partial = desk.run(&[&["compare"], &pair[..], &["--budget", "1ms"]].concat());
    assert_fits(&serde_json::from_str(stdout(&partial)).unwrap(), "snapshot");
    assert_fits(&object(&[&["align"], &pair[..]].concat()), "links");
    assert_fits(&object(&["align", "--format", "json"]), "links");
    for file in ["left.txt", "right.txt"] {
        assert_fits(&object(&["facts", file, "--format", "json"]), "facts");
    }
    for asked in ["C1", "L1", "12 people", "killed", "left:0-5"] {
        let output = desk.run(&[&["why"], &pair[..2], &[asked], &pair[2..]].concat());
        if output.status.success() {
            assert_fits(&serde_json::from_str(stdout(&output)).unwrap(), "why");
        }
    }
    assert_fits(&object(&[&["why"], &pair[..2], &["C1"], &pair[2..]].concat()), "why");

    assert_done(&desk.run(&[&["compare"], &pair[..], &["-o", "pair.json"]].concat()));
    desk.write("left.txt", LEFT.replace("12 people", "13 people").replace("About 60 houses were lost.", ""));
    assert_fits(&object(&["recheck", "pair.json", "--format", "json"]), "recheck");

    let mut page =
        "<html><head><meta charset=windows-1252><link rel=canonical href='https://example.org/dam'><meta property='article:modified_time' content='2025-03-05'>\
        <meta name=author content='Ida Brandt'></head><body><article><h1>Storm over Lund</h1>\
        <p>The storm killed twelve people in L&#x443;nd on Monday, the mayor said, and the caf"
            .to_owned()
            .into_bytes();
    page.extend(b"\xe9 on the square was lost with it.</p></article></body></html>");
    desk.write("page.html", page).write("notes.docx", forms::docx(&[("", "The storm killed twelve people."), ("", "Houses were lost.")]));
    for (file, field) in [("page.html", "encoding"), ("notes.docx", "form"), ("left.txt", "language")] {
        let document = object(&["show", file, "--format", "json"]);
        assert!(!document[field].is_null(), "{field} in {document:#}");
        assert_fits(&document, "document");
    }

    let lines = format!("{}\nnot json\n{}\n", json!({ "id": 1, "left": LEFT, "right": RIGHT_LINE }), json!({ "id": null, "left": "x" }));
    let output = desk.run_with_input(&["batch"], lines);
    let answers: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (answer, name) in answers.iter().zip(["batch_answer", "batch_error", "batch_error"]) {
        assert_fits(answer, name);
    }
    assert_eq!(answers.len(), 3);
}

const RIGHT_LINE: &str = "The storm killed 15 people in Lund on Monday.";

#[test]
fn what_a_person_said_fits_the_schema() {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap();
    let comparison = compare(Sides::new(read(LEFT), read(&LEFT.replace("12 people", "15 people"))));
    let documents = comparison.documents.as_ref();
    let quote = |side| Quote::of(documents.get(side), documents.get(side).passages[3].span);
    let passages = Sides::new(quote(diptych::document::Side::Left), quote(diptych::document::Side::Right));
    let claim = Claim::of(&comparison.findings[0], documents);
    let inside = comparison.self_findings.first().map(|finding| Claim::inside(finding, documents));
    let reviewed = |claim: Claim| Reviewed { claim, decision: Some(Decision::Unsure), note: "ask".into() };
    let place = Place { lead: diptych::document::Side::Left, first: passages.clone(), finding: Some(claim.clone()) };
    let review = Review {
        findings: [Some(claim), inside].into_iter().flatten().map(reviewed).collect(),
        links: vec![HandLink { tie: Tie::Apart, passages }],
        bookmarks: [('a', place.clone())].into(),
        position: Some(place),
    };
    let snapshot: Value = serde_json::from_str(&reviewed_json(&comparison, diptych::compare::Confidence::new(0.0), &review)).unwrap();
    assert!(snapshot["findings"].as_array().unwrap().iter().any(|finding| finding["decision"] == "unsure"));
    assert_fits(&snapshot, "snapshot");

    let desk = Desk::new();
    let data = desk.path("data");
    let opened = diptych::review::open(Some(&data), documents);
    opened.keeper.as_ref().unwrap().keep(&review).unwrap();
    let list = diptych::review::list(&data);
    assert_fits(&serde_json::from_str(&list.to_json()).unwrap(), "reviews");
    assert_fits(&serde_json::from_str(&diptych::review::read(&data, &list.reviews[0].id).unwrap().to_json()).unwrap(), "review_file");
}

#[test]
fn what_is_no_form_does_not_fit() {
    let desk = Desk::new();
    let output = desk.run(&["compare", "left.txt", "right.txt", "--format", "json"]);
    let good: Value = serde_json::from_str(stdout(&output)).unwrap();
    let fits = jsonschema::validator_for(&schema()).unwrap();
    assert!(fits.is_valid(&good));
    for (place, wrong) in [
        ("/schema", json!("diptych.snapshot/9")),
        ("/floor", json!(2)),
        ("/documents", json!([])),
        ("/documents/0/sha256", json!("beef")),
        ("/findings/0/verdict", json!("perhaps")),
        ("/findings/0/evidence/0/start", json!(-1)),
        ("/links/0/relation", json!(3)),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap_or_else(|| panic!("{place} in {good:#}")) = wrong;
        assert!(!fits.is_valid(&bad), "{place}");
    }
}
