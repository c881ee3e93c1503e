//! Reviews that are kept: listed, shown, exported, removed; found again when a text was corrected, and beside a snapshot.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;
#[path = "fixtures/screen.rs"]
mod screen;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use desk::{Desk, assert_done, assert_trouble, stdout};
use diptych::compare::{Comparison, compare};
use diptych::document::{Document, Sides};
use diptych::review;
use diptych::snapshot::Review;
use screen::Screen;
use serde_json::Value;

const LEFT: &str = "Dam at Orrin fails\n\nFell Courier\n4 March 2025\n\nThe dam above Orrin gave way on Monday. The flood killed 12 people in the \
    town, the mayor said.\n\nThe wall was built in 1961. Engineer Rosa Lindqvar had warned of cracks in it.\n";
const RIGHT: &str = "Flood after dam break\n\nVale Radio\n4 March 2025\n\nThe dam above Orrin gave way on Monday. The flood killed 15 people in the \
    town, the mayor said.\n\nThe wall was built in 1958. Engineer Rosa Lindqvar had warned of cracks in it.\n";

fn compared(left: &str, right: &str) -> Comparison {
    let read = |name: &str, text: &str| Document::from_text(name, text).unwrap();
    compare(Sides::new(read("left.txt", left), read("right.txt", right)))
}

/// A reader that keeps what is said in a directory.
fn reader(data: &Path, comparison: Comparison) -> Screen {
    let opened = review::open(Some(data), comparison.documents.as_ref());
    Screen::open(comparison, 120, 40).with(|session| session.reviewing(opened))
}

/// A desk on whose data directory somebody confirmed the first finding with a note and dismissed the second.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    let data = desk.path("data");
    let mut screen = reader(&data, compared(LEFT, RIGHT)).keys("c a a s k Esc n d m k");
    assert!(screen.session.leave());
    (desk, data)
}

fn reviews(desk: &Desk, arguments: &[&str]) -> Output {
    desk.command(&[&["reviews"], arguments].concat()).env("DIPTYCH_DATA_DIR", desk.path("data")).output().unwrap()
}

fn listed(desk: &Desk) -> Value {
    let output = reviews(desk, &["list", "--format", "json"]);
    assert_done(&output);
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn kept_reviews_are_listed_shown_exported_and_removed() {
    let (desk, data) = desk();
    let output = reviews(&desk, &[]);
    assert_done(&output);
    let told = stdout(&output);
    assert!(told.contains("“Dam at Orrin fails” (Fell Courier, left.txt) and “Flood after dam break” (Vale Radio, right.txt)"), "{told}");
    assert!(told.contains("1 confirmed, 1 dismissed, 1 note, 1 bookmark"), "{told}");
    let list = listed(&desk);
    let id = list["reviews"][0]["id"].as_str().unwrap().to_owned();
    assert!(told.starts_with(&id[..8]), "{told}");

    let output = reviews(&desk, &["show", &id[..5]]);
    assert_done(&output);
    let shown = stdout(&output);
    for part in [
        "confirmed: conflict, quantity: ",
        "left: \"12 people\"",
        "right: \"15 people\"",
        "note: ask",
        "dismissed: conflict, ",
        "bookmark k",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let output = reviews(&desk, &["export", &id]);
    assert_done(&output);
    assert_eq!(stdout(&output), fs::read_to_string(data.join(format!("reviews/{id}.json"))).unwrap());
    assert_done(&reviews(&desk, &["export", &id, "-o", "mine.json"]));
    assert_trouble(&reviews(&desk, &["export", &id, "-o", "mine.json"]), &["mine.json: already there"]);

    assert_trouble(&reviews(&desk, &["show", "zzz"]), &["zzz: no review has a name that begins so"]);
    assert_trouble(&reviews(&desk, &["remove", &id, "zzz"]), &["zzz"]);
    assert_eq!(listed(&desk)["reviews"].as_array().unwrap().len(), 1, "all are found before one is removed");
    let open = reader(&data, compared(LEFT, RIGHT));
    assert_trouble(&reviews(&desk, &["remove", &id]), &["open in a reader; leave that first"]);
    drop(open);
    let output = reviews(&desk, &["remove", &id[..6]]);
    assert_done(&output);
    assert!(stdout(&output).starts_with(&format!("removed {}: ", &id[..8])), "{}", stdout(&output));
    assert!(stdout(&reviews(&desk, &[])).starts_with("No review is kept in "));
    reader(&data, compared(LEFT, RIGHT)).expect("0/").expect_not("found again");
}

#[test]
fn the_index_is_made_again_from_the_files() {
    let (desk, data) = desk();
    let list = listed(&desk);
    let index = data.join("reviews.index.json");
    let written = fs::read_to_string(&index).unwrap();
    for broken in ["", "{", "[]", "{\"schema\":\"diptych.reviews/9\",\"reviews\":[]}", "{\"schema\":\"diptych.reviews/1\",\"reviews\":[]}"]
    {
        fs::write(&index, broken).unwrap();
        assert_eq!(listed(&desk), list, "{broken}");
        assert_eq!(fs::read_to_string(&index).unwrap(), written);
    }
    fs::remove_file(&index).unwrap();
    assert_eq!(listed(&desk), list);
    // What changed since is read again; what cannot be read is told.
    drop(reader(&data, compared(LEFT, RIGHT)).keys("n u"));
    fs::write(data.join("reviews/0123.json"), "no review").unwrap();
    let now = listed(&desk);
    assert_eq!(now["reviews"][0]["unsure"], 1);
    assert_eq!(now["unreadable"], serde_json::json!(["0123.json"]));
    assert!(stdout(&reviews(&desk, &[])).contains("Not readable, in "));
    drop(reader(&data, compared(RIGHT, "Another dam\n\nNobody was hurt at the Lund dam on Sunday.")).keys("c"));
    assert_eq!(listed(&desk)["reviews"].as_array().unwrap().len(), 2);
}

#[test]
fn a_name_in_a_kept_review_cannot_write_to_the_terminal() {
    let (desk, data) = desk();
    let path = fs::read_dir(data.join("reviews")).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("\"ask\"", r#""ask\u001b[31m\u202e""#).replace("Dam at Orrin fails\"", r#"Dam\u001b]0;x\u0007\nat Orrin""#),
    )
    .unwrap();
    let id = path.file_stem().unwrap().to_str().unwrap();
    for arguments in [&["list"][..], &["show", id], &["list", "--format", "json"]] {
        let output = reviews(&desk, arguments);
        assert_done(&output);
        assert!(!stdout(&output).contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", stdout(&output));
    }
}

#[test]
fn a_review_survives_a_corrected_article() {
    let (desk, data) = desk();
    let before = fs::read_dir(data.join("reviews")).unwrap().count();
    let corrected = LEFT
        .replace("The dam above", "An earlier version of this report was wrong. The big dam above")
        .replace("in the town,", "in the old town,");
    let screen = reader(&data, compared(&corrected, RIGHT));
    let screen = screen.expect("the left text has changed since your review: 2 of 2 findings that you spoke of carried over");
    let mut screen = screen.expect("2/2 reviewed").keys("l").expect("C1 ✓").expect("C2 ⊘").keys("Esc ' k");
    assert!(screen.session.leave());
    drop(screen);
    assert_eq!(fs::read_dir(data.join("reviews")).unwrap().count(), before + 1, "what was said of the earlier text stays");
    // From now on it is the review of these texts, in either order.
    drop(reader(&data, compared(RIGHT, &corrected)).expect("found again: 1 confirmed, 1 dismissed, 1 note"));
    drop(reader(&data, compared(LEFT, RIGHT)).expect("found again: 1 confirmed, 1 dismissed, 1 note"));
    // Taken back it does not come from the earlier text again.
    drop(reader(&data, compared(&corrected, RIGHT)).keys("l k k x a Ctrl-u Esc j x Esc").expect("0/2 reviewed"));
    reader(&data, compared(&corrected, RIGHT)).expect("0/2 reviewed").expect_not("carried over");
    drop(desk);
}

#[test]
fn a_decision_on_a_figure_that_was_corrected_is_kept_and_not_shown() {
    let (desk, data) = desk();
    let corrected = LEFT.replace("12 people", "13 people");
    let screen = reader(&data, compared(&corrected, RIGHT))
        .expect("1 of 2 findings that you spoke of carried over; the rest is kept")
        .expect("1/2 reviewed");
    drop(screen.keys("]u u"));
    let exported: Vec<Value> = listed(&desk)["reviews"].as_array().unwrap().clone();
    assert_eq!((&exported[0]["confirmed"], &exported[0]["dismissed"], &exported[0]["unsure"]), (&1.into(), &1.into(), &1.into()));
    // Turned back, the old decision is on its finding again.
    reader(&data, compared(LEFT, RIGHT)).expect("found again: 1 confirmed, 1 dismissed, 1 note").expect("2/2 reviewed");
}

#[test]
fn a_review_of_another_pair_is_not_taken_over() {
    let (_desk, data) = desk();
    let other =
        "Flood after dam break\n\nVale Radio\n5 March 2025\n\nIn Lund the ferries stayed in port. Some 40 people waited for a bus.\n";
    drop(reader(&data, compared(LEFT, other)).expect_not("carried over").expect_not("found again"));
    reader(&data, compared(other, "Nothing to do with it\n\nThe match ended 3-1 in Lund.")).expect_not("carried over");
}

/// A reader on a snapshot, with what is kept beside it.
fn beside(path: &Path) -> Screen {
    let bytes = fs::read(path).unwrap();
    let restored = diptych::snapshot::restore(&bytes).unwrap();
    let opened = review::open_beside(path, &diptych::document::sha256(&bytes), &restored.review, restored.comparison.documents.as_ref());
    Screen::open(restored.comparison, 120, 40).with(|session| session.reviewing(opened))
}

#[test]
fn what_is_said_of_a_snapshot_is_kept_beside_it() {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "--format", "json", "-o", "pair.json"]));
    let path = desk.path("pair.json");
    drop(beside(&path).keys("n").expect("0/2 reviewed"));
    drop(beside(&path).keys("c").expect("✓ confirmed"));
    assert!(desk.path("pair.review.json").exists() && !desk.names().iter().any(|name| name.contains(".lock")), "{:?}", desk.names());
    let first = beside(&path).expect("found again: 1 confirmed");
    beside(&path).expect("open in another reader").expect("✓ confirmed");
    drop(first);
    // Whatever is written from the snapshot has it; recheck finds it.
    let written = desk.run(&["open", "pair.json", "--format", "json", "-o", "reviewed.json"]);
    assert_done(&written);
    let reviewed: Value = serde_json::from_slice(&fs::read(desk.path("reviewed.json")).unwrap()).unwrap();
    assert_eq!(reviewed["findings"][0]["decision"], "confirmed");
    assert!(stdout(&desk.run(&["recheck", "pair.json"])).contains("1 of 1 decision or note still in place"));
    // What the snapshot brings along and is taken back stays taken back.
    let path = desk.path("reviewed.json");
    drop(beside(&path).expect("found again: 1 confirmed").keys("x n d"));
    drop(beside(&path).expect("found again: 1 dismissed").expect_not("1 confirmed").keys("x"));
    beside(&path).expect_not("found again").expect("0/2 reviewed");
    fs::write(desk.path("reviewed.review.json"), "{").unwrap();
    assert_trouble(&desk.run(&["open", "reviewed.json", "--format", "text"]), &["reviewed.json: the review beside it cannot be read"]);
    beside(&path).expect("could not be read").expect("found again: 1 confirmed");
    let kept: Review = diptych::snapshot::restore(&fs::read(&path).unwrap()).unwrap().review;
    assert_eq!(kept.findings.len(), 1, "the snapshot itself is never written");
}
