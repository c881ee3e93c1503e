//! Deciding, without a terminal: keys typed, lines expected, files kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use std::fs;
use std::path::{Path, PathBuf};

use diptych::compare::{Comparison, Confidence, Options, compare, compare_with};
use diptych::document::{Document, Sides};
use diptych::reader::Effect;
use diptych::review::{self, Opened, Trouble};
use diptych::snapshot::{Decision, Review, reviewed_json, reviewed_markdown};
use jiff::civil::date;
use proptest::prelude::*;
use screen::Screen;
use serde_json::Value;
use tempfile::{TempDir, tempdir};
use two_accounts::comparison;

const FLOOR: Confidence = Confidence::DEFAULT_FLOOR;

/// What is kept of a comparison's texts in a directory.
fn opened(data: &Path, comparison: &Comparison) -> Opened {
    review::open(Some(data), comparison.documents.as_ref())
}

/// A reader that keeps what is said in a directory, as the program opens it: links by hand are there from the start.
fn keeping(data: &TempDir, comparison: Comparison, width: u16, height: u16) -> Screen {
    let opened = opened(data.path(), &comparison);
    let hand = opened.review.hand(comparison.documents.as_ref());
    let comparison = if hand.added.is_empty() && hand.forbidden.is_empty() {
        comparison
    } else {
        compare_with(comparison.documents, &Options::from(hand)).unwrap()
    };
    Screen::open(comparison, width, height).with(|session| session.reviewing(opened))
}

fn file(data: &TempDir) -> PathBuf {
    let entries = fs::read_dir(data.path().join("reviews")).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).expect("a review is kept")
}

fn kept(data: &TempDir) -> Value {
    serde_json::from_slice(&fs::read(file(data)).unwrap()).unwrap()
}

const LEFT: &str = "The dam above Orrin gave way on Monday. The flood killed 12 people in the town. \
    Engineer Rosa Lindqvar had warned of cracks in the wall.\n\nThe ministry keeps 60 boats at the lake.\n";
const RIGHT: &str = "Water broke through the wall above Orrin on Monday. In Orrin 15 people were killed by the flood. \
    The opposition wants the minister to resign.\n\nThe army came with 85 boats before dark.\n";

/// A pair that the engine compares, for links by hand.
fn dams() -> Comparison {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, 4));
    compare(Sides::new(read(LEFT), read(RIGHT)))
}

#[test]
fn a_decision_stands_in_bar_margin_details_and_list() {
    for (key, told) in [("c", "✓ confirmed"), ("d", "⊘ dismissed"), ("u", "? unsure")] {
        let glyph = told.split(' ').next().unwrap();
        let screen = Screen::open(comparison(), 120, 40).expect("0/7 reviewed").keys(key).expect(told).expect("1/7 reviewed");
        let row = screen.row_of("212 people", 0);
        assert!(screen.lines()[row].starts_with(&format!("┃{glyph}")) || screen.lines()[row].contains(glyph), "{}", screen.text());
        let screen = screen.keys("w").expect(told).keys("l");
        let line = screen.lines().into_iter().find(|line| line.contains("C1 ")).unwrap();
        assert!(line.contains(&format!("▸ C1 {glyph}")), "{line}");
        screen.keys("Esc x").expect_not(told).expect("0/7 reviewed");
    }
    Screen::open(comparison(), 60, 15).keys("c").expect("✓ confirmed");
}

#[test]
fn the_list_decides_on_its_selected_line() {
    let screen = Screen::open(comparison(), 100, 30).keys("l j j d").expect("▸ C3 ⊘").keys("j c");
    screen.expect("▸ C4 ✓").keys("Esc").expect_not("confirmed").expect("✗ 1/7").expect("2/7 reviewed");
}

#[test]
fn undecided_ones_are_walked_until_none_is_left() {
    let screen = Screen::open(comparison(), 100, 30).keys("c ]u").expect("✗ 2/7").keys("d ]u u ]u").expect("≈ 4/7");
    let screen = screen.keys("[u").expect("≈ 7/7").keys("c ]u").expect("≈ 4/7");
    screen.keys("c ]u c ]u c ]u").expect("all 7 discrepancies are decided").expect("7/7 reviewed");
    Screen::open(two_accounts::nothing_found(), 100, 30)
        .keys("]u")
        .expect("no undecided discrepancy was found")
        .keys("c")
        .expect("no finding here");
}

#[test]
fn a_decision_leads_on_where_that_is_wished() {
    let screen = Screen::open(comparison(), 100, 30).with(diptych::reader::Session::advancing);
    let screen = screen.keys("c").expect("✗ 2/7").expect("confirmed; 6 left to decide").keys("d").expect("≈ 3/7");
    let screen = screen.keys("6n").expect("✗ 2/7").keys("u").expect("≈ 3/7").keys("l c").expect("V1 ✓").keys("Esc");
    screen.keys(". ]u c ]u c ]u c ]u c").expect("all 7 discrepancies are decided");
}

#[test]
fn decisions_notes_and_links_are_undone_and_done_again() {
    let screen = Screen::open(comparison(), 100, 30).keys("c n d a N o Esc").expect("⊘ dismissed · ✎ note").expect("2/7 reviewed");
    let screen = screen
        .keys("U")
        .expect("undone: C2 note written")
        .expect_not("✎ note")
        .keys("U")
        .expect("undone: C2 dismissed")
        .expect_not("⊘ dismissed");
    let screen = screen.keys("U").expect("undone: C1 confirmed").expect("✗ 1/7").keys("U").expect("nothing was said that could be undone");
    let screen = screen
        .keys("3 Ctrl-r")
        .expect("done again: C2 note written")
        .expect("⊘ dismissed · ✎ note")
        .keys("Ctrl-r")
        .expect("nothing was undone");
    screen.keys("2U n c Ctrl-r").expect("nothing was undone");
}

#[test]
fn the_note_is_written_in_a_box_kept_or_dropped() {
    for (width, height) in [(60, 15), (80, 24), (200, 60)] {
        let screen = Screen::open(comparison(), width, height).keys("a").expect("✎ C1 People aboard").expect("Esc keeps it");
        let screen = screen.keys("t h e Space l o g Enter s a y s Space 2 1 1").expect("the log").expect("says 211");
        // Keys of the reader are letters here.
        let screen = screen.keys("q ?").expect("says 211q?").keys("Backspace Backspace Esc").expect_not("Esc keeps it").expect("✎ note");
        let screen = screen.keys("w").expect("✎ the log").keys("w a Ctrl-u n o Ctrl-c").expect("the note is as it was before");
        assert!(!screen.effects.contains(&Effect::Quit));
        screen.keys("w").expect("says 211").keys("w a").keys("Ctrl-u Backspace Ctrl-u Esc").expect_not("✎ note");
    }
    assert!(Screen::open(comparison(), 80, 24).keys("a x Ctrl-e").effects.contains(&Effect::EditNote));
    let screen = Screen::open(comparison(), 80, 24).keys("a x Alt-e").with(|mut session| {
        assert_eq!(session.note(), "x");
        session.edited(Ok("from the\neditor\n".to_owned()));
        session
    });
    screen.expect("from the").keys("Esc w").expect("editor");
}

#[test]
fn the_filter_knows_what_was_said() {
    let screen = Screen::open(comparison(), 120, 40).keys("c n d n u a x Esc");
    let listed = |wish: &str| {
        let keys: Vec<String> = wish.chars().map(|c| c.to_string()).collect();
        Screen::open(comparison(), 120, 40).keys("c n d n u a x Esc").keys(&format!("f {} Enter l", keys.join(" ")))
    };
    screen.expect("3/7 reviewed");
    listed("confirmed").expect("1 finding").expect("C1 ").expect_not("C2 ");
    listed("dismissed").expect("C2 ").expect_not("C1 ");
    listed("noted").expect("V1 ").expect_not("C1 ");
    listed("undecided").expect_not("C1 ").expect_not("V1 ").expect("C3 ");
}

#[test]
fn what_was_said_is_found_again_in_either_order() {
    let data = tempdir().unwrap();
    let screen = keeping(&data, comparison(), 100, 30).keys("c 2n d a n o Esc m a G n");
    assert_eq!(screen.effects.iter().filter(|effect| **effect == Effect::Keep).count(), 4);
    drop(screen);
    let screen = keeping(&data, comparison(), 100, 30).expect("found again: 1 confirmed, 1 dismissed, 1 note").expect("2/7 reviewed");
    let screen = screen.keys("g .").keys("' a").expect("≈ 3/7").expect("⊘ dismissed · ✎ note");
    drop(screen);
    let swapped = || {
        let mut made = comparison();
        made.documents = made.documents.swap();
        for finding in &mut made.findings {
            finding.spans = finding.spans.swap();
            finding.evidence.extend(finding.evidence.clone());
            finding.evidence.drain(..finding.evidence.len() / 2);
            for place in finding.evidence.iter_mut().chain(finding.spans.left.as_mut()).chain(finding.spans.right.as_mut()) {
                place.side = place.side.other();
            }
            finding.verdict = finding.verdict.mirrored();
        }
        for link in &mut made.links {
            std::mem::swap(&mut link.left, &mut link.right);
        }
        made
    };
    let screen = keeping(&data, swapped(), 100, 30).expect("found again: 1 confirmed, 1 dismissed, 1 note").expect("2/7 reviewed");
    drop(screen.keys("' a").expect("⊘ dismissed · ✎ note").keys("x"));
    drop(keeping(&data, comparison(), 100, 30).expect("1/7 reviewed"));
}

#[test]
fn the_reading_goes_on_where_it_stopped() {
    let data = tempdir().unwrap();
    let mut screen = keeping(&data, comparison(), 100, 30).keys("c 4n 2j Tab");
    let before = screen.lines();
    assert!(screen.session.leave());
    drop(screen);
    let screen = keeping(&data, comparison(), 100, 30).keys("2n 2N");
    let after = keeping_lines(&data);
    assert_eq!(before[..29], after[..29], "{}", screen.text());
}

fn keeping_lines(data: &TempDir) -> Vec<String> {
    let comparison = comparison();
    let found = review::open(Some(data.path()), comparison.documents.as_ref());
    Screen::open(comparison, 100, 30).with(|session| session.reviewing(Opened { trouble: None, ..found })).keys("Esc").lines()
}

#[test]
fn a_review_in_which_nothing_is_said_is_not_kept() {
    let data = tempdir().unwrap();
    let mut screen = keeping(&data, comparison(), 100, 30).keys("n n");
    assert!(screen.session.leave());
    drop(screen);
    drop(keeping(&data, comparison(), 100, 30).keys("c x"));
    assert_eq!(fs::read_dir(data.path().join("reviews")).unwrap().count(), 0);
}

#[test]
fn a_pair_has_one_writer() {
    let data = tempdir().unwrap();
    let first = keeping(&data, comparison(), 100, 30).keys("c");
    let found = opened(data.path(), &comparison());
    assert!(matches!(found.trouble, Some(Trouble::ReadOnly)) && found.keeper.is_none());
    let second = Screen::open(comparison(), 100, 30).with(|session| session.reviewing(found)).expect("open in another reader");
    let second = second.keys("k").expect("✓ confirmed").expect("1/7 reviewed, read only");
    for key in ["c", "d", "u", "x", "a", "U", "Ctrl-r", "L", "X"] {
        let again = Screen::open(comparison(), 100, 30).with(|session| session.reviewing(opened(data.path(), &comparison())));
        assert!(!again.keys(key).expect("nothing can be said of it here").effects.contains(&Effect::Keep), "{key}");
    }
    drop((first, second));
    keeping(&data, comparison(), 100, 30).keys("d").expect("⊘ dismissed").expect_not("read only");
}

#[test]
fn a_file_that_cannot_be_read_is_set_aside_and_told() {
    for broken in ["", "{", "{\"schema\":\"diptych.review/1\"}", "{\"schema\":\"diptych.review/2\",\"review\":{}}", "[]", "\u{0}\u{0}"] {
        let data = tempdir().unwrap();
        drop(keeping(&data, comparison(), 100, 30).keys("c"));
        let path = file(&data);
        fs::write(&path, broken).unwrap();
        let screen = keeping(&data, comparison(), 100, 30).expect("could not be read").keys("k").expect("0/7 reviewed").keys("d");
        drop(screen);
        let aside = path.with_extension("unreadable-1.json");
        assert_eq!(fs::read_to_string(&aside).unwrap(), broken);
        assert_eq!(kept_decisions(&serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()), ["dismissed"]);
        fs::write(&path, broken).unwrap();
        drop(keeping(&data, comparison(), 100, 30));
        assert!(path.with_extension("unreadable-2.json").exists() && !path.exists());
    }
}

fn kept_decisions(value: &Value) -> Vec<&str> {
    value["review"]["findings"].as_array().unwrap().iter().filter_map(|said| said["decision"].as_str()).collect()
}

#[test]
fn a_file_about_other_texts_is_none_of_these() {
    let data = tempdir().unwrap();
    drop(keeping(&data, comparison(), 100, 30).keys("c"));
    let text = fs::read_to_string(file(&data)).unwrap();
    drop(keeping(&data, dams(), 100, 30).keys("c"));
    let reviews = fs::read_dir(data.path().join("reviews")).unwrap().map(|entry| entry.unwrap().path());
    for path in reviews {
        fs::write(path, &text).unwrap();
    }
    keeping(&data, dams(), 120, 30).expect("it is about other texts").expect("0/");
    keeping(&data, comparison(), 100, 30).expect("1 confirmed");
}

#[test]
fn no_directory_and_one_that_cannot_be_written_are_told_once_something_is_said() {
    let found = review::open(None, comparison().documents.as_ref());
    let screen = Screen::open(comparison(), 100, 30).with(|session| session.reviewing(found)).expect_not("not kept");
    let mut screen =
        screen.keys("c").expect("there is no data directory; DIPTYCH_DATA_DIR can name one").keys("d").expect("1/7 reviewed, not kept");
    assert!(screen.session.leave());
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("reviews"), "in the way").unwrap();
    let found = opened(folder.path(), &comparison());
    assert!(matches!(found.trouble, Some(Trouble::Unwritable { .. } | Trouble::Left { .. })), "{:?}", found.trouble);
    Screen::open(comparison(), 100, 30).with(|session| session.reviewing(found)).expect("not kept").keys("c").expect("✓ confirmed");
}

#[test]
fn what_cannot_be_written_any_more_holds_the_reader_back_once() {
    let data = tempdir().unwrap();
    let screen = keeping(&data, comparison(), 100, 30).keys("c");
    fs::remove_dir_all(data.path().join("reviews")).unwrap();
    let mut screen = screen.keys("d").expect("1/7 reviewed, not kept");
    assert!(!screen.session.leave());
    let mut screen = screen.keys("z z");
    assert!(screen.session.leave());
}

#[test]
fn two_passages_are_linked_by_hand_and_parted() {
    let data = tempdir().unwrap();
    let screen = keeping(&data, dams(), 120, 40).keys("d").expect("⊘ dismissed");
    let screen = screen.keys("L").expect("Enter links, j k choose in the left text").keys("9k 9j j j j").expect("line 3 of the left text");
    let screen =
        screen.keys("Tab j j j j").expect("link line 3 of the left text with line 3 of the right (linked)?").expect("◆").keys("Enter");
    let screen = screen.expect("link by hand: one finding between the two passages").expect("“60 boats”  ≠  “85 boats”");
    let screen = screen
        .keys("X")
        .expect("link by hand taken back")
        .expect_not("“60 boats”  ≠  “85 boats”")
        .keys("U")
        .expect("undone: link by hand taken back");
    let screen = screen.expect("“60 boats”  ≠  “85 boats”").keys("u").expect("? unsure");
    drop(screen);
    // The decisions of both findings, the one that was there and the one that the link brought.
    let screen = keeping(&data, dams(), 120, 40).expect("1 dismissed, 1 unsure, 1 link by hand").keys("l").expect(" ⊘  ✗").expect(" ?  ✗");
    let screen = screen.keys("Esc g ]c").keys("X").expect("passages kept apart");
    drop(screen);
    let links = kept(&data)["review"]["links"].clone();
    assert_eq!(links.as_array().unwrap().iter().map(|link| link["tie"].as_str().unwrap()).collect::<Vec<_>>(), ["linked", "apart"]);
    // What was said of a finding that is gone stays for the day on which it comes back.
    let screen = keeping(&data, dams(), 120, 40).expect("1 dismissed, 1 unsure, 2 links by hand").keys("l").expect_not(" ⊘ ✗");
    drop(screen);
    assert_eq!(kept_decisions(&kept(&data)).len(), 2);
    Screen::open(dams(), 120, 40).keys("L Esc").expect("nothing was linked").keys("L Tab k q").expect("nothing was linked");
    Screen::open(two_accounts::nothing_found(), 80, 24).keys("X").expect("no link is in focus");
}

#[test]
fn several_steps_are_undone_at_once_across_a_link_by_hand() {
    let data = tempdir().unwrap();
    let linked = keeping(&data, dams(), 120, 40).keys("g ]c d L").keys("j j j Tab j j j j Enter").expect("one finding between").keys("u");
    let before =
        linked.keys("3U").expect("undone: ").expect_not("? unsure").expect_not("⊘ dismissed").expect_not("“60 boats”  ≠  “85 boats”");
    assert!(!fs::read_dir(data.path().join("reviews")).unwrap().any(|entry| entry.unwrap().path().extension().unwrap() == "json"));
    let again = before.keys("3 Ctrl-r").expect("“60 boats”  ≠  “85 boats”").expect("? unsure").keys("l").expect(" ⊘  ✗").expect(" ?  ✗");
    again.keys("2U").expect(" ⊘  ✗").expect_not(" ?  ✗").expect_not("C2 ");
}

#[test]
fn choosing_brings_the_passage_onto_the_screen() {
    for (width, height) in [(60, 15), (80, 24), (200, 60)] {
        let mut screen = Screen::open(comparison(), width, height).keys("L");
        for _ in 0..30 {
            screen = screen.keys("j").expect("◆");
        }
        screen.expect("service replaces").keys("Tab 9k").expect("◆");
    }
}

#[test]
fn exports_tell_what_was_said() {
    let data = tempdir().unwrap();
    let exports = tempdir().unwrap();
    let screen = keeping(&data, comparison(), 100, 30).with(|session| session.export_to(exports.path().to_owned()));
    drop(screen.keys("c a a s k Space * Esc 4n d e").expect("written to"));
    let read = |ending: &str| {
        let path =
            fs::read_dir(exports.path()).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().unwrap() == ending);
        fs::read_to_string(path.unwrap()).unwrap()
    };
    let markdown = read("md");
    assert!(markdown.contains("Decided by a person: 1 confirmed, 1 dismissed."), "{markdown}");
    assert!(markdown.contains("**Decision: confirmed**\n\nNote: ask \\*\n"), "{markdown}");
    let json: Value = serde_json::from_str(&read("json")).unwrap();
    let said: Vec<_> = json["findings"].as_array().unwrap().iter().filter(|finding| finding.get("decision").is_some()).collect();
    assert_eq!(said.len(), 2);
    assert_eq!(
        (&said[0]["id"], &said[0]["decision"], &said[0]["note"]),
        (&Value::from("C1"), &Value::from("confirmed"), &Value::from("ask *"))
    );
    assert!(said[1].get("note").is_none());
    let review: Review = serde_json::from_value(json["review"].clone()).unwrap();
    assert_eq!(review.findings[0].decision, Some(Decision::Confirmed));
    let plain = diptych::snapshot::json(&comparison(), FLOOR);
    assert_eq!(reviewed_json(&comparison(), FLOOR, &Review::default()), plain);
    assert!(!plain.contains("decision") && !plain.contains("\"review\"") && !plain.contains("note"));
    assert_eq!(reviewed_markdown(&comparison(), FLOOR, &Review::default()), diptych::snapshot::markdown(&comparison(), FLOOR));
}

#[test]
fn what_is_marked_or_filtered_is_what_the_report_tells() {
    for (keys, told, selected) in [
        ("l Space j Space e", "1.md has the 2 findings marked in the list", "A selection: the 2 findings marked in the list, of 17."),
        ("f v a r i a n t Enter e", "that the filter variant shows", "A selection: the 3 findings that the filter variant shows, of 17."),
    ] {
        let exports = tempdir().unwrap();
        let screen = Screen::open(comparison(), 160, 40).with(|session| session.export_to(exports.path().to_owned()));
        drop(screen.keys(keys).expect(told).expect("-1.json all"));
        let read = |ending: &str| {
            let path =
                fs::read_dir(exports.path()).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().unwrap() == ending);
            fs::read_to_string(path.unwrap()).unwrap()
        };
        let markdown = read("md");
        assert!(markdown.starts_with(&format!("# Two accounts compared\n\n{selected}\n")), "{markdown}");
        let is_variants = keys.starts_with('f');
        assert_eq!(
            (markdown.contains("### C1, "), markdown.contains("### V1, "), markdown.contains("### C2, ")),
            (!is_variants, is_variants, false)
        );
        let json: Value = serde_json::from_str(&read("json")).unwrap();
        assert_eq!(json["findings"].as_array().unwrap().len(), 16, "the snapshot is whole");
    }
}

/// Keys that say something, and some that move between them.
const KEYS: [&str; 20] = [
    "c",
    "d",
    "u",
    "x",
    "a y Esc",
    "a n Ctrl-c",
    "U",
    "Ctrl-r",
    "n",
    "N",
    "]s",
    "]o",
    "]u",
    "l",
    "j",
    "Esc",
    "L j Tab j Enter",
    "L Enter",
    "X",
    "m a",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_is_kept_and_found_again(keys in prop::collection::vec(0..KEYS.len(), 1..24), swapped in any::<bool>()) {
        let data = tempdir().unwrap();
        let mut screen = keeping(&data, dams(), 100, 30);
        for key in keys {
            screen = screen.keys(KEYS[key]);
            let text = screen.text();
            prop_assert!(!text.contains("not kept") && !text.contains("read only"), "{}", text);
        }
        prop_assert!(screen.session.leave());
        drop(screen);
        let comparison = dams();
        let found = opened(data.path(), &comparison).review;
        for (at, said) in found.findings.iter().enumerate() {
            prop_assert!(!said.is_empty());
            prop_assert!(found.findings[..at].iter().all(|other| !other.claim.is_same(&said.claim)));
        }
        for (at, link) in found.links.iter().enumerate() {
            prop_assert!(found.links[..at].iter().all(|other| other.passages != link.passages));
        }
        let hand = found.hand(comparison.documents.as_ref());
        prop_assert_eq!(hand.added.len() + hand.forbidden.len(), found.links.len());
        prop_assert!(hand.check(comparison.documents.as_ref()).is_ok());
        prop_assert_eq!(found.clone().mirrored().mirrored(), found.clone());
        // Written in the other order and read in this one it is the same.
        if swapped && !found.is_empty() {
            let other = review::open(Some(data.path()), comparison.documents.as_ref().swap());
            prop_assert_eq!(&other.review, &found.clone().mirrored());
            prop_assert!(other.keeper.unwrap().keep(&other.review).is_ok());
            prop_assert_eq!(opened(data.path(), &comparison).review, found.clone());
        }
        let json = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Review>(&json).unwrap(), found);
    }

    #[test]
    fn all_is_undone_and_all_is_done_again(keys in prop::collection::vec(0usize..8, 1..16)) {
        let keys: Vec<&str> = keys.into_iter().map(|key| ["c", "d", "u", "x", "a y Esc", "n", "]s", "L j Enter"][key]).collect();
        let data = tempdir().unwrap();
        let screen = keeping(&data, dams(), 100, 30).keys(&keys.join(" "));
        let after = || fs::read_to_string(file(&data)).ok().map(|text| serde_json::from_str::<Value>(&text).unwrap()["review"].clone());
        let is_kept = fs::read_dir(data.path().join("reviews")).unwrap().any(|entry| entry.unwrap().path().extension().unwrap() == "json");
        prop_assume!(is_kept);
        let said = |value: &Value| {
            let mut said: Vec<String> = value["findings"].as_array().unwrap().iter().map(|said| format!("{}{}", said["decision"], said["note"])).collect();
            said.sort();
            (said, value["links"].as_array().unwrap().len())
        };
        let before = said(&after().unwrap());
        let screen = screen.keys(&["U"; 30].join(" "));
        let left = fs::read_dir(data.path().join("reviews")).unwrap().filter(|entry| entry.as_ref().unwrap().path().extension().unwrap() == "json").count();
        prop_assert_eq!(left, 0);
        drop(screen.keys(&["Ctrl-r"; 30].join(" ")));
        prop_assert_eq!(said(&after().unwrap()), before);
    }
}
