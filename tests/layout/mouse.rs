//! What the mouse does.

use diptych::reader::{Deed, Effect};
use ratatui::style::Modifier;

use super::Screen;
use super::two_accounts::comparison;

/// Where words stand, at or after a column.
fn place(screen: &Screen, words: &str, from: usize) -> (u16, u16) {
    let row = screen.row_of(words, from);
    let line: Vec<char> = screen.lines()[row].chars().collect();
    let wanted: Vec<char> = words.chars().collect();
    let x = (from..line.len()).find(|x| line[*x..].starts_with(&wanted)).unwrap();
    (x as u16, row as u16)
}

#[test]
fn the_wheel_moves_the_pane_under_it_and_the_other_follows() {
    let screen = Screen::open(comparison(), 80, 24).keys("g");
    let before = screen.lines();
    let screen = screen.mouse(Deed::WheelDown, 60, 10);
    assert!(screen.lines()[1].contains("┏━ Rudder"), "{}", screen.text());
    // Three rows further down in the pane that leads now.
    let right = |line: &String| line.chars().skip(42).take(34).collect::<String>();
    assert_eq!(right(&screen.lines()[2]), right(&before[5]));
    let screen = screen.mouse(Deed::WheelUp, 10, 10);
    assert!(screen.lines()[1].contains("┏━ Ferry"), "{}", screen.text());
}

#[test]
fn a_click_on_marked_words_brings_their_finding_into_the_bar() {
    let screen = Screen::open(comparison(), 120, 40);
    let (x, y) = place(&screen, "Fourteen people", 0);
    let screen = screen.click(x + 2, y).expect("✗ 2/7");
    assert_eq!(place(&screen, "Fourteen people", 0), (x, y), "nothing moves under the mouse");
}

#[test]
fn a_click_lets_its_pane_lead() {
    let screen = Screen::open(comparison(), 80, 24).click(60, 16);
    assert!(screen.lines()[1].contains("┏━ Rudder"), "{}", screen.text());
}

#[test]
fn a_click_on_the_overview_goes_there() {
    let screen = Screen::open(comparison(), 80, 24).keys("g").click(79, 16);
    assert!(screen.lines()[1].contains("┏━ Rudder"), "{}", screen.text());
    screen.expect("Credit: Coast Wire staff").click(78, 2).expect("Ferry with 212 aboard");
}

#[test]
fn a_click_between_the_panes_follows_the_link_there() {
    let screen = Screen::open(comparison(), 120, 40).keys("4n s g").expect("unlocked");
    let row = (2..30).find(|row| screen.lines()[*row].contains("↓┤")).unwrap();
    let words = screen.lines()[row].chars().skip(63).take(20).collect::<String>();
    let screen = screen.click(58, row as u16);
    let now = screen.row_of(words.trim(), 60);
    assert!(screen.lines()[now].contains("┠───┤"), "{words}\n{}", screen.text());
}

#[test]
fn the_divider_can_be_dragged() {
    let screen = Screen::open(comparison(), 120, 40);
    let screen = screen.mouse(Deed::Press, 58, 20).mouse(Deed::Drag, 70, 20).mouse(Deed::Drag, 75, 20).mouse(Deed::Release, 75, 20);
    let corner = screen.lines()[1].chars().position(|sign| sign == '┓').unwrap();
    assert!((72..=76).contains(&corner), "{corner}\n{}", screen.text());
    // Stacked panes have theirs, too.
    let screen = Screen::open(comparison(), 60, 40).mouse(Deed::Press, 20, 17).mouse(Deed::Drag, 20, 24).mouse(Deed::Release, 20, 24);
    let corner = screen.lines().iter().position(|line| line.starts_with('┗')).unwrap();
    assert!((23..=25).contains(&corner), "{corner}\n{}", screen.text());
}

#[test]
fn words_drawn_over_are_selected() {
    let screen = Screen::open(comparison(), 120, 40);
    let (x, y) = place(&screen, "Fourteen people", 0);
    let drawn = screen.mouse(Deed::Press, x, y).mouse(Deed::Drag, x + 7, y).mouse(Deed::Release, x + 7, y);
    let drawn = drawn.expect("1 word selected; with Shift held down the terminal itself selects");
    let is_reversed = |x: u16| drawn.buffer()[(x, y)].modifier.contains(Modifier::REVERSED);
    assert!((x..x + 8).all(is_reversed) && !is_reversed(x + 8), "{}", drawn.text());
    // A selection is of one pane, whatever the mouse is drawn over.
    let far = drawn.mouse(Deed::Press, x, y).mouse(Deed::Drag, 110, y + 2).mouse(Deed::Release, 110, y + 2).expect("selected");
    let right = far.buffer().area.positions().filter(|at| at.x > 62 && at.x < 114 && at.y > 1 && at.y < 32);
    let reversed = right.filter(|at| far.buffer()[*at].modifier.contains(Modifier::REVERSED)).count();
    assert!(reversed <= "209 people".len(), "{reversed}");
    // A click takes it back.
    let (x, y) = (x - 1, y);
    let screen = far.click(x, y + 4);
    assert!(!screen.buffer()[(x + 1, y)].modifier.contains(Modifier::REVERSED));
}

#[test]
fn what_is_selected_can_be_copied_as_the_source_has_it() {
    let screen = Screen::open(comparison(), 120, 40);
    let (x, y) = place(&screen, "Fourteen people", 0);
    // The rows that a paragraph is wrapped into are one line again.
    let drawn = screen.mouse(Deed::Press, x, y).mouse(Deed::Drag, x + 3, y + 1).mouse(Deed::Release, x + 3, y + 1).keys("y");
    let copied = drawn.effects.iter().find_map(|effect| if let Effect::Copy(text) = effect { Some(text.clone()) } else { None }).unwrap();
    assert_eq!(copied, "Fourteen people were treated for cuts and cold at St B");
    // Escape takes the selection back, and the passage that is read is copied as before.
    let screen = drawn.keys("Esc y");
    assert!(matches!(screen.effects.last(), Some(Effect::Copy(text)) if *text != copied), "{:?}", screen.effects);
}

#[test]
fn a_click_in_a_list_selects_a_line_and_one_on_it_goes_there() {
    let screen = Screen::open(comparison(), 80, 24).keys("l").click(20, 5).expect("▸ C3").click(20, 5);
    screen.expect("✗ 5/7 conflict · date").expect("┏━");
    Screen::open(comparison(), 80, 24).keys("l").click(20, 1).click(20, 2).expect("▸ C1");
}

#[test]
fn text_drawn_over_the_edge_moves_on() {
    let mut screen = Screen::open(comparison(), 80, 24).keys("g").mouse(Deed::Press, 5, 4);
    for _ in 0..30 {
        screen = screen.mouse(Deed::Drag, 5, 23);
    }
    screen.mouse(Deed::Release, 5, 23).expect_not("All passengers").expect("words selected");
}

#[test]
fn a_click_opens_a_fold() {
    let mut few = comparison();
    few.findings.truncate(2);
    let screen = Screen::open(few, 120, 40).keys("zM").expect("without findings ┄");
    let folds = |screen: &Screen| screen.text().matches("without findings ┄").count();
    let before = folds(&screen);
    let (x, y) = place(&screen, "without findings ┄", 0);
    let screen = screen.click(x, y);
    assert!(folds(&screen) < before, "{}", screen.text());
}

#[test]
fn the_wheel_moves_lists_and_pages_too() {
    Screen::open(comparison(), 80, 24).keys("l").mouse(Deed::WheelDown, 20, 10).expect("▸ C4").mouse(Deed::WheelUp, 20, 10).expect("▸ C1");
}

#[test]
fn a_line_that_is_typed_is_not_disturbed() {
    Screen::open(comparison(), 80, 24).keys("/ f").click(60, 10).mouse(Deed::WheelDown, 60, 10).expect("/f");
    Screen::open(comparison(), 80, 24).keys("p").click(3, 3).expect_not("closes");
}
