//! What is taken along: copies of passages and findings, the way to the editor and to the source; texts that change while they are read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use diptych::compare::{Comparison, compare};
use diptych::document::{Document, Side, Sides};
use diptych::reader::{Deed, Effect};
use screen::Screen;
use two_accounts::comparison;

fn copied(keys: &str) -> String {
    let screen = Screen::open(comparison(), 120, 40).keys(keys);
    match screen.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?} after {keys}"),
    }
}

#[test]
fn the_passage_in_focus_is_copied_on_one_line() {
    let text = copied("y");
    assert!(text.contains("212 people aboard, the coastguard said.") && !text.contains('\n'), "{text}");
    assert!(copied("Tab y").contains("209 people on board"), "{}", copied("Tab y"));
}

#[test]
fn a_citation_tells_outlet_headline_day_and_line() {
    let text = copied("Y");
    assert!(text.starts_with('\u{201c}') && text.contains("(The Harbour Post, \u{2018}Ferry with 212 aboard"), "{text}");
    assert!(text.contains("14 May 2024, line "), "{text}");
}

#[test]
fn in_the_ledger_the_finding_is_copied_with_both_statements() {
    let text = copied("l y");
    assert!(text.starts_with("C1 conflict (quantity, 0.91): ") && text.lines().count() == 3, "{text}");
    assert!(
        text.contains("\u{201c}212 people\u{201d} (The Harbour Post") && text.contains("\u{201c}209 people\u{201d} (Coast Wire"),
        "{text}"
    );
}

#[test]
fn where_there_is_nothing_it_is_said() {
    let screen = Screen::open(two_accounts::nothing_found(), 80, 24).keys("l y").expect("nothing to copy here");
    assert!(screen.effects.is_empty());
}

#[test]
fn what_the_mouse_has_selected_comes_first() {
    let screen = Screen::open(comparison(), 120, 40);
    let (y, x) = place(&screen, "PORT ANSEL");
    let screen = screen.mouse(Deed::Press, x, y).mouse(Deed::Drag, x + 3, y).mouse(Deed::Release, x + 3, y).keys("y");
    assert!(matches!(screen.effects.last(), Some(Effect::Copy(text)) if text == "PORT"), "{:?}", screen.effects);
    let screen = screen.keys("Y");
    assert!(matches!(screen.effects.last(), Some(Effect::Copy(text)) if text.starts_with("\u{201c}PORT\u{201d} (The Harbour Post")));
}

/// Row and column of words on the screen.
fn place(screen: &Screen, words: &str) -> (u16, u16) {
    let lines = screen.lines();
    let row = lines.iter().skip(2).position(|line| line.contains(words)).unwrap() + 2;
    let column = lines[row][..lines[row].find(words).unwrap()].chars().count();
    (u16::try_from(row).unwrap(), u16::try_from(column).unwrap())
}

#[test]
fn marked_findings_are_copied_and_decided_on_together() {
    let text = copied("l Space j Space y");
    assert_eq!(text.split("\n\n").count(), 2, "{text}");
    let screen = Screen::open(comparison(), 120, 40).keys("l Space j Space d").keys("U").expect("undone: 2 findings dismissed");
    screen.keys("U").expect("nothing was said that could be undone");
}

#[test]
fn the_editor_is_asked_for_at_the_line_of_the_passage_in_focus() {
    let asked = |keys: &str| Screen::open(comparison(), 120, 40).keys(keys).effects.pop().unwrap();
    assert_eq!(asked("E"), Effect::EditText(Side::Left, 9));
    assert_eq!(asked("Tab E"), Effect::EditText(Side::Right, 5));
}

const BRIDGE: &str = "Bridge closed\n\nThe bridge at Ostrand closed on Friday. It carries 12,000 cars a day.\n\nPeople waited for hours.\n";
const OTHER: &str =
    "Bridge shut\n\nThe Ostrand bridge was shut on Friday. Some 14,000 cars use it a day.\n\nSource: https://example.org/ostrand.\n";

fn compared(left: &str, right: &str) -> Comparison {
    compare(Sides::new(Document::from_text("left.txt", left).unwrap(), Document::from_text("right.txt", right).unwrap()))
}

#[test]
fn the_source_is_opened_where_the_text_names_one() {
    let screen = Screen::open(compared(BRIDGE, OTHER), 100, 30).keys("o").expect("the left text names no address");
    assert!(screen.effects.is_empty());
    let screen = screen.keys("Tab o");
    assert_eq!(screen.effects.last(), Some(&Effect::Browse("https://example.org/ostrand".into())));
}

#[test]
fn decisions_and_the_finding_in_the_bar_stay_when_a_text_changes() {
    let screen = Screen::open(compared(BRIDGE, OTHER), 100, 30).expect("12,000").keys("c").expect("✓ confirmed");
    let longer = BRIDGE.replace("closed\n\n", "closed\n\nThe river was high all week.\n\nTwo boats broke loose.\n\n");
    let screen = screen.compared(compared(&longer, OTHER));
    let screen = screen.expect("the left text has changed and was read again").expect("Two boats").expect("✓ confirmed");
    screen.keys("U").expect("nothing was said that could be undone");
}

#[test]
fn a_finding_that_is_gone_is_told_and_what_was_said_of_it_comes_back_with_it() {
    let screen = Screen::open(compared(BRIDGE, OTHER), 100, 30).keys("l * c * Esc");
    let confirmed = |screen: Screen| screen.keys("l").lines().iter().filter(|line| line.contains('✓')).count();
    let corrected = BRIDGE.replace("12,000", "14,000");
    let screen = screen.compared(compared(&corrected, OTHER)).expect("that you spoke of").expect("there no more");
    let screen = screen.compared(compared(BRIDGE, OTHER)).expect_not("there no more");
    let all = Screen::open(compared(BRIDGE, OTHER), 100, 30).keys("l * c * Esc");
    assert_eq!(confirmed(screen), confirmed(all));
}

#[test]
fn the_passage_that_was_read_stays_where_it_was() {
    let boats = (0..60).map(|n| format!("Boat {n} lay at the quay in the rain.")).collect::<Vec<_>>().join("\n\n");
    let before = format!("Boats wait\n\n{boats}");
    let after = format!("Boats wait\n\nA word before.\n\n{}", boats.replace("Boat 3 ", "Barge 3 "));
    let other = "Nothing else happened\n\nA dog barked.\n";
    let screen = Screen::open(compared(&before, other), 100, 30).keys("20j");
    let seen = |screen: &Screen| screen.row_of("Boat 15 ", 0);
    let row = seen(&screen);
    let screen = screen.compared(compared(&after, other));
    assert_eq!(seen(&screen), row, "{}", screen.text());
}

#[test]
fn what_is_folded_away_stays_so_when_a_text_changes() {
    let boats = (0..20).map(|n| format!("Boat {n} lay at the quay in the rain.")).collect::<Vec<_>>().join("\n\n");
    let before = format!("{BRIDGE}\n{boats}\n");
    let filtered = |text: &str| Screen::open(compared(text, OTHER), 100, 30).keys("f c o n f l i c t Enter");
    let folded = filtered(&before).keys("zM").expect_not("Boat 2 ");
    let after = before.replace("Bridge closed\n\n", "Bridge closed\n\nThe river was high.\n\n").replace("Boat 3 ", "Barge 3 ");
    folded
        .compared(compared(&after, OTHER))
        .expect("was read again")
        .expect("without findings")
        .expect_not("Boat 2 ")
        .keys("zR")
        .expect("Boat 2 ");
    // What was open stays open.
    filtered(&before).compared(compared(&after, OTHER)).expect("Boat 2 ").expect_not("without findings ┄");
}

#[test]
fn what_is_looked_for_is_looked_for_in_the_changed_text() {
    let screen = Screen::open(compared(BRIDGE, OTHER), 100, 30).keys("/ r i v e r Enter");
    let longer = BRIDGE.replace("closed\n\n", "closed\n\nThe river was high.\n\n");
    screen.compared(compared(&longer, OTHER)).keys("n").expect("1 of 1");
}

#[test]
fn a_first_start_shows_the_four_keys_that_matter_until_the_first_key() {
    let screen = Screen::open(comparison(), 80, 24).with(diptych::reader::Session::first_start);
    let screen = screen.expect("Four keys to begin with: n next discrepancy   w why   ? help   q quit");
    screen.keys("j").expect_not("to begin with").expect("n next discrepancy");
    Screen::open(comparison(), 60, 15).with(diptych::reader::Session::first_start).expect("To begin: n next").expect("q quit");
}
