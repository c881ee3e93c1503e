//! The reader's screens while two texts are compared, and when the comparison arrives.

use diptych::compare::Comparison;
use diptych::reader::Effect;
use diptych::work::{Cause, Partial, Stage};

use super::screen::Screen;
use super::two_accounts::comparison;

const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (120, 40), (200, 60)];

fn at_work(width: u16, height: u16) -> Screen {
    Screen::at_work(comparison().documents, width, height, "dark")
}

/// The cells of the bar in the last row: full ones, empty ones.
fn bar(screen: &Screen) -> (usize, usize) {
    let row = screen.lines().pop().unwrap();
    (row.matches('━').count(), row.matches('─').count())
}

#[test]
fn both_texts_are_there_and_the_last_row_tells_how_far_the_work_has_come() {
    for (width, height) in SIZES {
        let mut screen =
            at_work(width, height).expect("The Harbour Post").expect("The two texts are being compared.").expect_not("No finding");
        let mut full = 0;
        for (stage, percent, told) in [
            (Stage::Reading, 0, "reading the texts   0 %"),
            (Stage::Candidates, 30, "looking for passages to link  30 %"),
            (Stage::Linking, 43, "linking passages  43 %"),
            (Stage::Comparing, 100, "comparing facts 100 %"),
        ] {
            screen = screen.progress(stage, percent);
            let row = screen.lines().pop().unwrap();
            assert!(row.trim_start().starts_with(told) && row.ends_with("? help  q quit"), "{width}×{height}: {row:?}");
            assert!(row.chars().count() <= usize::from(width));
            let (filled, empty) = bar(&screen);
            assert!(filled + empty >= 5 && filled * 100 / (filled + empty) <= usize::from(percent), "{row:?}");
            assert!(stage == Stage::Candidates || filled >= full);
            full = filled;
        }
        assert_eq!(bar(&screen).1, 0);
    }
}

#[test]
fn the_bar_is_told_by_its_lines_in_every_theme() {
    for theme in ["dark", "light", "mono"] {
        let screen = Screen::at_work(comparison().documents, 80, 24, theme).progress(Stage::Linking, 50);
        assert_eq!(bar(&screen), (10, 10), "{theme}");
    }
}

#[test]
fn it_scrolls_helps_resizes_and_quits_meanwhile() {
    let first = at_work(80, 24).lines();
    let screen = at_work(80, 24).keys("j j j");
    assert_ne!(screen.lines()[3], first[3]);
    let screen = screen.expect("reading the texts").keys("?").expect("Help").keys("Esc").resize(120, 40).expect("reading the texts");
    let screen = screen.keys("G Tab k").expect_not("still compared").keys("q");
    assert_eq!(screen.effects, [Effect::Quit]);
}

#[test]
fn who_asks_for_findings_is_told_to_wait_and_nothing_is_exported() {
    for key in ["n", "N", "]s", "[o", ".", "l", "Enter", "e"] {
        let screen = at_work(80, 24).progress(Stage::Linking, 43).keys(key).expect("still compared; findings come when that is done");
        let screen = screen.expect("linking passages  43 %").expect("The Harbour Post");
        assert_eq!(screen.effects, [], "{key}");
        screen.compared(comparison()).expect_not("still compared").expect("1/7 conflict");
    }
}

#[test]
fn findings_appear_and_the_first_is_shown_as_if_it_had_been_there_from_the_start() {
    for (width, height) in SIZES {
        let arrived = at_work(width, height).progress(Stage::Comparing, 99).compared(comparison());
        assert_eq!(arrived.lines(), Screen::open(comparison(), width, height).lines());
        let walked = arrived.keys("n n").text();
        assert_eq!(walked, Screen::open(comparison(), width, height).keys("n n").text());
    }
}

#[test]
fn who_has_scrolled_by_hand_stays_where_they_are() {
    let screen = at_work(80, 24).keys("G");
    let before = screen.lines();
    let screen = screen.compared(comparison());
    let after = screen.lines();
    let words = |line: &String| {
        line.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for row in 3..14 {
        assert_eq!(words(&before[row]), words(&after[row]), "row {row}:\n{}", screen.text());
    }
    screen.expect("1/7 conflict").expect("off screen, . brings it back").keys(".").expect_not("off screen").expect("212");
}

#[test]
fn help_stays_open_when_the_comparison_arrives() {
    at_work(80, 24).keys("?").compared(comparison()).expect("Help").keys("Esc").expect("1/7 conflict");
}

#[test]
fn a_screen_too_small_for_the_texts_is_none_for_the_comparison() {
    let screen = at_work(40, 10).progress(Stage::Linking, 5).compared(comparison());
    assert_eq!(screen.expect("needs 40 columns").resize(80, 24).text(), Screen::open(comparison(), 80, 24).text());
}

#[test]
fn a_partial_comparison_says_so_until_the_end() {
    let partial = Partial { cause: Cause::Budget, stage: Stage::Linking, done: [1.0, 1.0, 1.0, 0.43, 1.0] };
    let part = || Comparison { partial: Some(partial), ..comparison() };
    for screen in [at_work(120, 40).compared(part()), Screen::open(part(), 120, 40)] {
        let screen = screen.expect("Partial: the time for it was over while linking passages; 43 % of the likely pairs");
        screen.expect("diptych partial").keys("n").expect_not("43 %").expect("diptych partial").expect("2/7");
    }
    Screen::open(comparison(), 120, 40).expect_not("partial");
}
