//! Jumps: back and forward, bookmarks, the partner, paragraphs, where on the screen a finding stands.

use diptych::compare::Verdict;

use crate::screen::Screen;
use crate::two_accounts::{comparison, nothing_found};

#[test]
fn jumps_can_be_taken_back() {
    let screen = Screen::open(comparison(), 80, 24).keys("3n").expect("≈ 4/7").keys("Ctrl-o").expect("≈ 3/7");
    let screen = screen.keys("2 Ctrl-o").expect("✗ 1/7").keys("Ctrl-o").expect("no earlier place").keys("Alt-o").expect("✗ 2/7");
    screen.keys("n").expect("≈ 3/7").keys("Alt-o").expect("no later place");
}

#[test]
fn bookmarks_are_set_and_found_by_letter() {
    let screen = Screen::open(comparison(), 80, 24).keys("m").expect("which letter?").keys("a").expect("bookmark a is set");
    let screen = screen.keys("4n").expect("✗ 5/7").keys("'").expect("Set are a").keys("a").expect("✗ 1/7");
    let screen = screen.keys("' '").expect("✗ 5/7");
    screen.keys("' b").expect("there is no bookmark b").keys("m 1").expect("a bookmark is a letter").keys("m Esc n").expect("✗ 6/7");
}

#[test]
fn sure_conflicts_have_keys_of_their_own() {
    let comparison = comparison();
    let sure = comparison.findings.iter().filter(|f| f.verdict == Verdict::Conflict && f.confidence.is_strong()).count();
    assert!(sure > 1 && sure < 4, "{sure}");
    let mut screen = Screen::open(comparison, 80, 24);
    for _ in 0..sure {
        screen = screen.keys("]x").expect("✗").expect("strong");
    }
    screen.expect("that was the last strong conflict").keys("[x").expect("that was the first strong conflict");
}

#[test]
fn enter_lets_the_partner_lead_and_comes_back() {
    let screen = Screen::open(comparison(), 80, 24);
    let before = screen.text();
    let screen = screen.keys("Enter");
    assert!(screen.text().find('┓') > before.find('┓'), "{}", screen.text());
    assert_eq!(screen.keys("Enter").text(), before);
    Screen::open(nothing_found(), 80, 24).keys("Enter").expect("nothing in the right text is linked to this passage");
}

#[test]
fn the_finding_is_put_where_it_is_wanted() {
    let row = |screen: &Screen| screen.row_of("Nine people", 40);
    let top = Screen::open(comparison(), 80, 24).keys("n zt");
    let middle = Screen::open(comparison(), 80, 24).keys("n zz");
    let bottom = Screen::open(comparison(), 80, 24).keys("n zb");
    assert!(row(&top) <= row(&middle) && row(&middle) < row(&bottom), "{}", bottom.text());
}

#[test]
fn paragraphs_are_walked_to_both_ends() {
    let screen = Screen::open(comparison(), 60, 15);
    let walked = screen.keys("40}");
    let down = Screen::open(comparison(), 60, 15).keys("G");
    let last_rows = |screen: &Screen| screen.text().lines().take(9).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(last_rows(&walked)[1..], last_rows(&down)[1..]);
    assert!(walked.keys("40{").text().contains("The Harbour Post"));
}
