//! What is taken along: copies of passages and findings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use diptych::reader::Effect;
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
