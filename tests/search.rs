//! What is typed at the foot of the screen: searches, filters, commands by name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use diptych::reader::Effect;
use screen::Screen;
use two_accounts::comparison;

/// Keys that type words.
fn typed(words: &str) -> String {
    words.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() }).collect::<Vec<_>>().join(" ")
}

fn open() -> Screen {
    Screen::open(comparison(), 120, 40)
}

#[test]
fn a_search_counts_in_both_texts_while_it_is_typed() {
    let screen = open().keys("g /").expect("words in both texts").keys(&typed("ferry"));
    let screen = screen.expect("in the left text").expect("“ferry” 1 of").keys("Enter").expect("Esc ends the search");
    screen.keys("Esc").expect_not("“ferry” 1 of");
}

#[test]
fn n_walks_the_hits_until_escape_and_the_findings_after_it() {
    let screen = open().keys(&format!("g / {} Enter", typed("ferry"))).expect("ferry\": 1 of");
    let screen =
        screen.keys("n").expect("ferry\": 2 of").keys("N").expect("ferry\": 1 of").keys("]c").expect("✗ 2/7").keys("[c").expect("✗ 1/7");
    screen.keys("Esc n").expect("✗ 2/7").expect("n next discrepancy");
}

#[test]
fn hits_of_the_other_text_follow_those_of_the_first() {
    let screen = open().keys(&format!("/ {} Enter", typed("coast")));
    let mut sides = Vec::new();
    let mut screen = screen;
    for _ in 0..12 {
        sides.push(screen.text().contains("in the left text, "));
        screen = screen.keys("n");
    }
    assert!(sides.iter().any(|left| *left) || screen.text().contains("in the right text"), "{}", screen.text());
}

#[test]
fn a_search_that_is_dropped_leaves_all_as_it_was() {
    let screen = open();
    let before = screen.text();
    assert_eq!(screen.keys(&format!("/ {} Esc", typed("wire"))).text(), before);
}

#[test]
fn what_stands_nowhere_is_told() {
    open().keys(&format!("/ {} Enter", typed("zeppelin"))).expect("stands in neither text").keys("n").expect("stands in neither text");
    open().keys("/ Enter").expect("nothing was looked for before");
}

#[test]
fn an_empty_search_and_the_arrow_take_up_the_last() {
    let screen = open().keys(&format!("/ {} Enter Esc", typed("ferry")));
    let screen = screen.keys("/ Enter").expect("ferry\": ");
    screen.keys("Esc / Up").expect("/ferry").keys("Down").expect("words in both texts");
}

#[test]
fn a_filter_holds_for_marks_walks_and_ledger_and_hides_without_losing() {
    let screen = open().keys("f").expect("conflict, quantity, likely").keys(&typed("conflict date")).expect("✗ 1/1").expect(" findings");
    let screen = screen.keys("Enter").expect("filter conflict date · 1 of 17 findings");
    let screen =
        screen.keys("]s").expect("the filter shows no shared fact").keys("l").expect("1 finding, 16 hidden by the filter conflict date");
    let screen =
        screen.keys("Esc f").expect("filter: conflict date").keys("Ctrl-u Enter").expect("findings are shown: those at confidence 0.50");
    screen.keys("l").expect("16 findings, 1 more below 0.50");
}

#[test]
fn a_filter_can_be_taken_back_and_says_what_it_cannot_read() {
    let screen = open().keys(&format!("f {}", typed(">often"))).expect("is no confidence").keys("Enter").expect("filter: >often");
    screen.keys("Esc").expect_not("filter").keys("n").expect("✗ 2/7");
    open()
        .keys(&format!("f {} Enter", typed("shared nowhere")))
        .expect("0 of 17 findings")
        .expect("hides all 17 findings")
        .keys("l")
        .expect("the filter hides all findings");
}

#[test]
fn words_and_confidence_filter_too() {
    open().keys(&format!("f {} Enter l", typed(">0"))).expect("17 findings");
    open().keys(&format!("f {} Enter l", typed("\"212 people\""))).expect("▸ C1").expect("hidden by the filter");
}

#[test]
fn commands_are_offered_completed_and_done_by_name() {
    let screen = open().keys(&format!(": {}", typed("next-s"))).expect("next-strong-conflict").expect("next-shared");
    let screen = screen.keys("Tab").expect(":next-strong-conflict").keys("Tab").expect(":next-shared").keys("Enter").expect("= 1/");
    screen.keys(&format!(": {} Enter", typed("led"))).expect("16 findings");
    open().keys(&format!(": {} Enter", typed("nxt-shared"))).expect("there is no command \"nxt-shared\"; the nearest is next-shared");
    open().keys(&format!(": {} Enter", typed("filter conflict"))).expect("filter conflict · ");
    open().keys(&format!("g : {} Enter", typed("search ferry"))).expect("ferry\": 1 of");
    open().keys(&format!(": {} Enter", typed("top all"))).expect("top takes nothing more");
    let screen = open().keys(&format!(": {} Enter", typed("quit")));
    assert_eq!(screen.effects, [Effect::Quit]);
}

#[test]
fn a_number_goes_to_a_line_of_the_leading_text() {
    let screen = Screen::open(comparison(), 60, 15);
    let down = screen.keys(": 9 9 9 Enter");
    assert!(down.text() != Screen::open(comparison(), 60, 15).text());
    down.keys("Ctrl-o").expect("✗ 1/7");
}

#[test]
fn a_long_line_keeps_the_cursor_in_sight() {
    for (width, height) in [(60, 15), (120, 40)] {
        let screen = Screen::open(comparison(), width, height).keys(&format!("/ {}", typed(&"weathervane ".repeat(12))));
        screen.expect("weathervane").keys("Home").expect("/weathervane").keys("Ctrl-k").expect("words in both texts");
    }
}
