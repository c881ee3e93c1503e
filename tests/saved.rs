//! Snapshots that come back: opened without their texts, compared again after a correction, refused where they are none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use std::fs;
use std::path::Path;

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use diptych::compare::{Confidence, compare};
use diptych::document::{Document, Sides};
use diptych::snapshot::{Unusable, restore, reviewed_json};
use serde_json::{Value, json};

const LEFT: &str = "Dam at Orrin fails\n\nBy Mara Quist, Fell Courier, 4 March 2025\n\nORRIN, 4 March — The dam above Orrin gave way on Monday. \
    The flood killed 12 people in the town, the mayor said. Some 60 houses were swept away.\n\nThe wall was built in 1961. Engineer Rosa Lindqvar \
    had warned of cracks in it.\n";
const RIGHT: &str = "Flood after dam break\n\nVale Radio\n4 March 2025\n\nThe dam above Orrin gave way on Monday. The flood killed 15 people in \
    the town, the mayor said. Some 60 houses were swept away.\n\nThe wall was built in 1958. Engineer Rosa Lindqvar had warned of cracks in it.\n";

/// A desk with the pair and its snapshot.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "--format", "json", "-o", "pair.json"]));
    desk
}

fn read(desk: &Desk, name: &str) -> Value {
    serde_json::from_slice(&fs::read(desk.path(name)).unwrap()).unwrap()
}

fn parsed(output: &std::process::Output) -> Value {
    serde_json::from_str(stdout(output)).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)))
}

/// The finding of a snapshot whose left statement holds these words.
fn finding<'v>(snapshot: &'v Value, words: &str) -> &'v Value {
    let all = snapshot["findings"].as_array().unwrap();
    let found = all.iter().find(|finding| finding["left"]["text"].as_str().is_some_and(|text| text.contains(words)));
    found.unwrap_or_else(|| panic!("{words} in {all:#?}"))
}

/// What a review quotes of a span of a snapshot.
fn quote(snapshot: &Value, side: usize, span: &Value) -> Value {
    let text = snapshot["documents"][side]["text"].as_str().unwrap();
    let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
    let mut before: Vec<&str> = text[..start].split_whitespace().rev().take(8).collect();
    before.reverse();
    let after: Vec<&str> = text[end..].split_whitespace().take(8).collect();
    json!({ "at": start, "prefix": before.join(" "), "exact": &text[start..end], "suffix": after.join(" ") })
}

fn reviewed(snapshot: &Value, words: &str, decision: &str, note: &str) -> Value {
    let finding = finding(snapshot, words);
    let quotes = json!({ "left": [quote(snapshot, 0, &finding["left"])], "right": [quote(snapshot, 1, &finding["right"])] });
    let claim = json!({ "id": finding["id"], "verdict": finding["verdict"], "kind": finding["kind"], "summary": finding["summary"], "quotes": quotes });
    json!({ "claim": claim, "decision": decision, "note": note })
}

/// The pair's snapshot with a decision on the dead and one on the year of the wall.
fn decided(desk: &Desk) -> Value {
    let mut snapshot = read(desk, "pair.json");
    let findings = json!([reviewed(&snapshot, "12 people", "confirmed", "ask the mayor"), reviewed(&snapshot, "1961", "dismissed", "")]);
    snapshot["review"] = json!({ "findings": findings, "links": [], "bookmarks": {} });
    desk.write("pair.json", serde_json::to_string(&snapshot).unwrap());
    snapshot
}

#[test]
fn a_snapshot_tells_what_it_was_made_from() {
    let desk = desk();
    let snapshot = read(&desk, "pair.json");
    assert_eq!(snapshot["program"], json!({ "name": "diptych", "version": env!("CARGO_PKG_VERSION") }));
    for (side, text) in [(0, LEFT), (1, RIGHT)] {
        let document = &snapshot["documents"][side];
        assert_eq!(document["sha256"], diptych::document::sha256(text.as_bytes()));
        assert_eq!(document["retrieved"], Value::Null, "a time is told where it is asked for");
    }
    let dateline = &snapshot["documents"][0]["dateline"];
    assert_eq!((&dateline["place"], &dateline["date"]), (&json!("ORRIN"), &json!("2025-03-04")));
    let again = desk.run(&["compare", "left.txt", "right.txt", "--format", "json"]);
    assert_eq!(stdout(&again).as_bytes(), fs::read(desk.path("pair.json")).unwrap(), "the same texts give the same bytes");
    desk.write("left.txt", LEFT);
    assert_eq!(stdout(&desk.run(&["compare", "left.txt", "right.txt", "--format", "json"])), stdout(&again), "whenever they were written");
    let timed = parsed(&desk.run_with_input(&["compare", "left.txt", "-", "--format", "json", "--times"], RIGHT));
    let time = timed["documents"][0]["retrieved"].as_str().unwrap();
    assert!(time.len() == 20 && time.ends_with('Z'), "{time}");
    assert_eq!(timed["documents"][1]["retrieved"], Value::Null);
}

#[test]
fn what_is_opened_is_what_was_written() {
    let desk = desk();
    fs::remove_file(desk.path("left.txt")).unwrap();
    fs::remove_file(desk.path("right.txt")).unwrap();
    let written = fs::read_to_string(desk.path("pair.json")).unwrap();
    let output = desk.run(&["open", "pair.json", "--format", "json"]);
    assert_done(&output);
    assert_eq!(stdout(&output), written);
    assert_done(&desk.run(&["open", "pair.json", "--format", "json", "-o", "again.json"]));
    assert_eq!(fs::read_to_string(desk.path("again.json")).unwrap(), written);
    let report = desk.run(&["open", "pair.json"]);
    assert_done(&report);
    assert!(stdout(&report).contains("Fell Courier") && stdout(&report).contains("15 people"), "{}", stdout(&report));
    let markdown = desk.run(&["open", "pair.json", "--format", "markdown"]);
    assert!(stdout(&markdown).starts_with('#'), "{}", stdout(&markdown));
    assert_eq!(desk.run(&["open", "pair.json", "--exit-code"]).status.code(), Some(1));
    let few = parsed(&desk.run(&["open", "pair.json", "--kinds", "name", "--format", "json"]));
    assert!(few["findings"].as_array().unwrap().iter().all(|finding| finding["kind"] == "name"));
    let low = desk.run(&["open", "pair.json", "--all", "--format", "json"]);
    assert_eq!(stdout(&low), written);
    assert!(stderr(&low).contains("lists findings from 0.50 up"), "{}", stderr(&low));
    assert_eq!(desk.names(), ["again.json", "pair.json"], "nothing is kept of what is only looked at");
}

#[test]
fn a_review_comes_back_with_its_snapshot() {
    let desk = desk();
    decided(&desk);
    let first = desk.run(&["open", "pair.json", "--format", "json", "-o", "reviewed.json"]);
    assert_done(&first);
    let snapshot = read(&desk, "reviewed.json");
    assert_eq!(
        (&finding(&snapshot, "12 people")["decision"], &finding(&snapshot, "12 people")["note"]),
        (&json!("confirmed"), &json!("ask the mayor"))
    );
    assert_eq!(finding(&snapshot, "1961")["decision"], "dismissed");
    let again = desk.run(&["open", "reviewed.json", "--format", "json"]);
    assert_eq!(stdout(&again), fs::read_to_string(desk.path("reviewed.json")).unwrap());
    let markdown = desk.run(&["open", "reviewed.json", "--format", "markdown"]);
    assert!(stdout(&markdown).contains("Decided by a person: 1 confirmed, 1 dismissed."), "{}", stdout(&markdown));
}

#[test]
fn every_pair_of_the_corpus_comes_back_as_it_was() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut folders: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut pairs: Vec<Sides<Document>> = Vec::new();
    let from = |folder: &Path| {
        let load = |name: &str| Document::from_bytes(name, &fs::read(folder.join(name)).unwrap()).unwrap();
        Sides::new(load("left.txt"), load("right.txt"))
    };
    pairs.push(from(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")));
    pairs.extend(folders.iter().step_by(6).map(|folder| from(folder)));
    let hostile = "Dam \u{1b}[31mfails\u{7}\n\nBy A. Writer\u{202e}\n\nThe dam “broke”\u{200b} on Monday. It killed 12 people. می\u{200c}خواهد 👩\u{200d}🚒.\n\n—\n";
    pairs.push(Sides::new(Document::from_text("a", hostile).unwrap(), Document::from_text("b", &hostile.replace("12", "14")).unwrap()));
    for documents in pairs {
        let comparison = compare(documents);
        for floor in [0.0, 0.5, 0.8] {
            let floor = Confidence::new(floor);
            let written = diptych::snapshot::json(&comparison, floor);
            let restored = restore(written.as_bytes()).unwrap_or_else(|error| panic!("{error}: {}", comparison.documents.left.text));
            assert_eq!(restored.comparison.documents, comparison.documents);
            assert_eq!(restored.floor, floor);
            assert!(restored.comparison.findings.iter().eq(comparison.findings_from(floor)));
            assert_eq!(reviewed_json(&restored.comparison, floor, &restored.review), written);
        }
    }
}

#[test]
fn what_is_no_snapshot_is_refused_with_a_reason() {
    let desk = desk();
    let good = read(&desk, "pair.json");
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        serde_json::to_vec(&value).unwrap()
    };
    let deep = format!("{{\"schema\":\"diptych.snapshot/1\",\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let last = good["documents"][0]["text"].as_str().unwrap().len() as u64;
    let first = good["findings"][0]["evidence"][0]["start"].as_u64().unwrap();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "not JSON"),
        (b"Dam at Orrin fails".to_vec(), "not JSON"),
        (b"\x00\xff\xfe".to_vec(), "not JSON"),
        (b"[1]".to_vec(), "no snapshot"),
        (b"{}".to_vec(), "it names no schema"),
        (deep.into_bytes(), "recursion limit exceeded"),
        (changed(&|value| value["schema"] = json!("diptych.links/1")), "its schema is diptych.links/1"),
        (changed(&|value| value["schema"] = json!("diptych.snapshot/2")), "in the form diptych.snapshot/2"),
        (changed(&|value| value["floor"] = json!(7)), "the floor is 7"),
        (changed(&|value| drop(value.as_object_mut().unwrap().remove("links"))), "missing field `links`"),
        (changed(&|value| value["documents"] = json!([])), "damaged"),
        (changed(&|value| value["documents"][0]["side"] = json!("right")), "the left account"),
        (changed(&|value| value["documents"][0]["published"] = json!("yesterday")), "\"yesterday\" is not a date"),
        (changed(&|value| value["documents"][0]["passages"][1]["end"] = json!(last + 9)), "passage 1 of the left text"),
        (changed(&|value| value["documents"][0]["passages"][1]["paragraph"] = json!(90)), "in no paragraph"),
        (changed(&|value| value["documents"][1]["passages"][0]["id"] = json!(5)), "passage 0 of the right text"),
        (changed(&|value| value["findings"][0]["evidence"][0]["start"] = json!(first + 1)), "other words stand at"),
        (changed(&|value| value["findings"][0]["evidence"][0]["passage"] = json!(99)), "has no passage 99"),
        (changed(&|value| value["findings"][0]["evidence"][0]["end"] = json!(u64::MAX)), "is not inside passage"),
        (changed(&|value| value["findings"][0]["id"] = json!("C0")), "a finding is named C0"),
        (changed(&|value| value["findings"][1]["id"] = value["findings"][0]["id"].clone()), "two findings are named"),
        (changed(&|value| value["findings"][0]["verdict"] = json!("perhaps")), "unknown variant `perhaps`"),
        (changed(&|value| value["findings"][0]["left"] = Value::Null), "a statement on the wrong side"),
        (changed(&|value| value["findings"][0]["confidence"] = json!(1.5)), "a confidence is 1.5"),
        (changed(&|value| value["links"][0]["left"] = json!([])), "a link has no passage of the left text"),
        (changed(&|value| value["links"][0]["score"] = json!(-1)), "a link's score is -1"),
        (changed(&|value| value["review"] = json!({ "findings": 3 })), "damaged"),
        (changed(&|value| value["findings"][0]["verdict"] = json!("\u{1b}[2J\u{202e}")), "unknown variant"),
    ];
    for (bytes, part) in cases {
        desk.write("bad.json", &bytes);
        for command in ["open", "recheck"] {
            let output = desk.run(&[command, "bad.json"]);
            assert_trouble(&output, &["bad.json: ", part]);
            assert!(!stderr(&output).contains(['\u{1b}', '\u{202e}']), "{}", stderr(&output));
        }
    }
    for (name, part) in [("missing.json", "no such file"), (".", "a directory")] {
        assert_trouble(&desk.run(&["open", name]), &[part]);
    }
    fs::File::create(desk.path("huge.json")).unwrap().set_len(diptych::source::LARGEST + 1).unwrap();
    assert_trouble(&desk.run(&["open", "huge.json"]), &["huge.json: larger than 64 MB"]);
    let _: Unusable = restore(b"").unwrap_err();
}

#[test]
fn hostile_words_in_a_snapshot_are_made_harmless() {
    let desk = desk();
    let mut snapshot = decided(&desk);
    let clean = parsed(&desk.run(&["open", "pair.json", "--format", "json"]));
    let hostile = "\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m";
    let replace = |value: &mut Value| *value = json!(format!("{hostile}{}", value.as_str().unwrap()));
    for document in 0..2 {
        for field in ["source", "title", "outlet"] {
            replace(&mut snapshot["documents"][document][field]);
        }
    }
    replace(&mut snapshot["program"]["version"]);
    replace(&mut snapshot["review"]["findings"][0]["note"]);
    replace(&mut snapshot["review"]["findings"][0]["claim"]["summary"]);
    replace(&mut snapshot["findings"][0]["summary"]);
    replace(&mut snapshot["findings"][0]["why"][0]);
    snapshot["review"]["bookmarks"] = json!({ "\u{1b}": { "lead": "left", "first": {
        "left": { "at": 0, "prefix": "", "exact": hostile, "suffix": "" }, "right": { "at": 0, "prefix": "", "exact": "", "suffix": "" } } } });
    // In the text, a sign of one byte becomes one of three: every place behind it moves along.
    let text = snapshot["documents"][0]["text"].as_str().unwrap().replacen("Dam at", "Dam\u{1b}at", 1);
    snapshot["documents"][0]["text"] = json!(text);
    for field in ["findings", "self_findings", "links"] {
        let all = snapshot[field].as_array_mut().unwrap();
        all.retain(|value| !value.to_string().contains("Dam at"));
    }
    desk.write("bad.json", serde_json::to_string(&snapshot).unwrap());
    for format in ["json", "text", "markdown"] {
        let output = desk.run(&["open", "bad.json", "--format", format]);
        assert_done(&output);
        assert!(!stdout(&output).contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{format}");
        assert!(!stdout(&output).contains("\\u001b"), "{format}");
    }
    let opened = parsed(&desk.run(&["open", "bad.json", "--format", "json"]));
    let dead = finding(&opened, "12 people");
    assert_eq!(dead["left"]["text"], finding(&clean, "12 people")["left"]["text"]);
    assert_eq!(dead["left"]["start"].as_u64(), finding(&clean, "12 people")["left"]["start"].as_u64().map(|start| start + 2));
    assert_eq!(dead["note"], "\u{fffd}]0;owned\u{fffd}\u{fffd}\u{fffd}31mask the mayor");
    assert_eq!(opened["documents"][0]["replaced"][0]["character"], "U+001B");
    assert_done(&desk.run(&["recheck", "bad.json"]));
}

#[test]
fn texts_that_are_as_they_were_have_not_changed() {
    let desk = desk();
    decided(&desk);
    let output = desk.run(&["recheck", "pair.json", "--exit-code"]);
    assert_done(&output);
    let told = stdout(&output);
    assert!(told.contains("Left text, left.txt: as it was, to the byte"), "{told}");
    assert!(told.contains("0 new, 0 gone, 0 changed"), "{told}");
    assert!(told.contains("2 of 2 decisions and notes still in place"), "{told}");
    // What no eye sees is no change either.
    desk.write("left.txt", LEFT.replace('\n', "\r\n"));
    let json = parsed(&desk.run(&["recheck", "pair.json", "--exit-code", "--format", "json"]));
    assert_eq!((&json["changed"], &json["texts"][0]["changed"]), (&json!(false), &json!(false)));
    assert_ne!(json["texts"][0]["sha256"]["before"], json["texts"][0]["sha256"]["now"]);
}

#[test]
fn a_correction_is_told_with_what_it_does() {
    let desk = desk();
    decided(&desk);
    // The dead are corrected to the other report's figure, words are put in before, and the year stays in dispute.
    let corrected = LEFT.replace("12 people", "15 people").replace("ORRIN, 4 March — ", "ORRIN, 4 March — An earlier version was wrong. ");
    desk.write("left.txt", corrected);
    let output = desk.run(&["recheck", "pair.json", "--exit-code", "-o", "new.json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = stdout(&output);
    assert!(told.contains("Left text, left.txt: has changed"), "{told}");
    assert!(told.contains("12 people") && told.contains("15 people"), "{told}");
    assert!(told.contains("Right text, right.txt: as it was, to the byte"), "{told}");
    assert!(told.contains("conflict → shared"), "{told}");
    assert!(told.contains("1 of 2 decisions and notes still in place"), "{told}");
    assert!(told.contains("no longer applies: C") && told.contains("confirmed, note: ask the mayor"), "{told}");
    assert!(told.contains("in its place S"), "{told}");

    let json = parsed(&desk.run(&["recheck", "pair.json", "--format", "json"]));
    assert_eq!(json["changed"], true);
    let lost = &json["review"]["lost"][0];
    assert_eq!((&lost["decision"], &lost["now"]["verdict"]), (&json!("confirmed"), &json!("shared")));
    assert_eq!(lost["finding"]["quotes"]["left"][0], "12 people");
    let changed = json["findings"]["changed"].as_array().unwrap();
    assert!(changed.iter().any(|change| change["before"]["verdict"] == "conflict" && change["now"]["verdict"] == "shared"), "{changed:#?}");
    assert!(
        json["texts"][0]["passages"]
            .as_array()
            .unwrap()
            .iter()
            .any(|passage| passage["now"]["text"].as_str().unwrap().contains("15 people"))
    );

    // Today's snapshot has all that was said, and what still applies on its finding.
    let new = read(&desk, "new.json");
    assert_eq!(new["review"]["findings"].as_array().unwrap().len(), 2);
    assert_eq!(finding(&new, "1961")["decision"], "dismissed");
    let quoted = &new["review"]["findings"][1]["claim"]["quotes"]["left"][0];
    assert_eq!(quoted["at"], finding(&new, "1961")["left"]["start"], "tied to where it stands now");
    // The correction taken back, what did not apply does again.
    desk.write("left.txt", LEFT);
    assert_done(&desk.run(&["recheck", "new.json", "-o", "back.json"]));
    let back = read(&desk, "back.json");
    assert_eq!((&finding(&back, "12 people")["decision"], &finding(&back, "1961")["decision"]), (&json!("confirmed"), &json!("dismissed")));
    let mut plain = read(&desk, "pair.json");
    let mut like = back.clone();
    for value in [&mut plain, &mut like] {
        value.as_object_mut().unwrap().remove("review");
        for finding in value["findings"].as_array_mut().unwrap() {
            finding.as_object_mut().unwrap().remove("decision");
            finding.as_object_mut().unwrap().remove("note");
        }
    }
    assert_eq!(plain, like);
}

#[test]
fn a_finding_that_goes_and_one_that_comes_are_told() {
    let desk = desk();
    desk.write(
        "left.txt",
        LEFT.replace("The wall was built in 1961. ", "").replace("cracks in it.", "cracks in it. The rescue cost $4 million."),
    );
    let json = parsed(&desk.run(&["recheck", "pair.json", "--format", "json"]));
    let told = |field: &str| json["findings"][field].to_string();
    assert!(told("gone").contains("1961") || told("changed").contains("1961"), "{json:#}");
    assert!(told("new").contains("$4 million"), "{json:#}");
    let lines: Vec<_> = json["texts"][0]["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["before"].is_null(), change["now"].is_null()))
        .collect();
    assert!(lines.contains(&(true, false)) && lines.contains(&(false, true)), "{lines:?}");
}

#[test]
fn texts_are_sought_where_they_were_and_taken_from_the_snapshot_where_they_are_gone() {
    let desk = desk();
    fs::create_dir(desk.path("elsewhere")).unwrap();
    fs::rename(desk.path("pair.json"), desk.path("elsewhere/pair.json")).unwrap();
    fs::rename(desk.path("right.txt"), desk.path("elsewhere/right.txt")).unwrap();
    let told = |output: &std::process::Output| stdout(output).to_owned();
    let output = desk.run(&["recheck", "elsewhere/pair.json"]);
    assert_done(&output);
    assert_eq!(told(&output).matches("as it was, to the byte").count(), 2, "{}", told(&output));
    // Of two files that go by the name the one that is as it was is meant.
    desk.write("right.txt", "Something else\n\nNobody spoke of a dam.\n");
    assert_eq!(told(&desk.run(&["recheck", "elsewhere/pair.json"])).matches("as it was, to the byte").count(), 2);
    fs::remove_file(desk.path("right.txt")).unwrap();
    fs::remove_file(desk.path("elsewhere/right.txt")).unwrap();
    fs::remove_file(desk.path("left.txt")).unwrap();
    let output = desk.run(&["recheck", "elsewhere/pair.json", "--exit-code"]);
    assert_done(&output);
    assert_eq!(told(&output).matches("its source is gone: the text of the snapshot was compared").count(), 2, "{}", told(&output));
    desk.write("new-left.txt", LEFT.replace("12 people", "13 people")).write("new-right.txt", RIGHT);
    let output = desk.run(&["recheck", "elsewhere/pair.json", "new-left.txt", "new-right.txt", "--exit-code"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("new-left.txt: has changed"), "{}", told(&output));
    assert!(told(&output).contains("left: “12 people” → “13 people”"), "{}", told(&output));
    assert_eq!(desk.run(&["recheck", "elsewhere/pair.json", "new-left.txt"]).status.code(), Some(2));
    assert_trouble(&desk.run(&["recheck", "elsewhere/pair.json", "new-left.txt", "none.txt"]), &["none.txt: no such file"]);
    desk.write("there.json", "mine");
    let output = desk.run(&["recheck", "elsewhere/pair.json", "-o", "there.json"]);
    assert_trouble(&output, &["there.json: already there"]);
    assert_eq!(fs::read_to_string(desk.path("there.json")).unwrap(), "mine");
}

#[test]
fn the_bundled_pair_and_standard_input_are_rechecked() {
    let desk = Desk::new();
    assert_done(&desk.run(&["compare", "--format", "json", "-o", "pair.json"]));
    let output = desk.run(&["recheck", "pair.json", "--exit-code"]);
    assert_done(&output);
    assert_eq!(stdout(&output).matches("as it was, to the byte").count(), 2, "{}", stdout(&output));
    let made = desk.run_with_input(&["compare", "-", "right.txt", "--format", "json", "-o", "piped.json"], desk::LEFT);
    assert_done(&made);
    let output = desk.run(&["recheck", "piped.json"]);
    assert!(stdout(&output).contains("Left text, -: its source is gone"), "{}", stdout(&output));
}
