//! How the panes stand, scroll together, fold and answer the mouse: keys typed and mouse moved, screens expected.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "layout/mouse.rs"]
mod mouse;
#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use diptych::compare::Comparison;
use diptych::reader::{Deed, Effect};
use proptest::prelude::*;
use ratatui::style::Modifier;
use screen::Screen;
use two_accounts::comparison;

/// The cells of one column beside the panes.
fn column(screen: &Screen, x: usize) -> String {
    screen.lines()[2..14].iter().map(|line| line.chars().nth(x).unwrap_or(' ')).collect()
}

#[test]
fn a_narrow_screen_stacks_the_panes_until_there_is_room() {
    let screen = Screen::open(comparison(), 60, 24).keys("n").expect("stacked").expect("✗ 2/7");
    let (left, right) = (screen.row_of("Fourteen people", 0), screen.row_of("Nine people", 0));
    assert!(left + 4 < right, "{}", screen.text());
    // The link in focus is led round at the right.
    let line = |row: usize| screen.lines()[row].clone();
    assert!(line(left).ends_with("┠╮") && line(right).ends_with("├╯"), "{}", screen.text());
    let screen = screen.resize(80, 24).expect_not("stacked").expect("✗ 2/7");
    assert_eq!(screen.row_of("Fourteen people", 0), screen.row_of("Nine people", 40), "{}", screen.text());
}

#[test]
fn a_small_screen_shows_one_pane_and_says_how_to_see_the_other() {
    for (width, height) in [(40, 12), (60, 15), (71, 20)] {
        let screen = Screen::open(comparison(), width, height).expect("212 people").expect("Tab ◨ Coast").expect("◧");
        let screen = screen.keys("Tab").expect("209 people").expect("Tab ◧ The Har").expect_not("┌");
        screen.keys("Enter").expect("Tab ◨ Coast").keys("]c").expect("✗ 2/7").expect("Fourteen");
    }
}

#[test]
fn a_finding_of_the_other_text_alone_brings_its_pane() {
    // The last one-sided fact stands in the right text.
    let screen = Screen::open(comparison(), 60, 15).keys("[o").expect("› 4/4 only right").expect("Tab ◧ The Harbour");
    screen.expect("6%").expect_not("off screen");
}

#[test]
fn one_pane_can_be_wished_for_and_the_wish_is_kept() {
    let screen = Screen::open(comparison(), 120, 40).keys("Z").expect("Tab ◨ Coast Wire · Z both").expect_not("Rudder failure");
    let screen = screen.resize(60, 30).expect("Z both").resize(120, 40).expect("Z both").keys("Tab").expect("Tab ◧ The Harbour Post");
    screen.keys("Z").expect_not("Z both").expect("Rudder failure").expect("Ferry with");
    Screen::open(comparison(), 60, 15).keys("Z").expect("Z both").keys("Z").expect("there is room for one pane");
}

#[test]
fn the_divider_moves_and_keeps_its_place_over_other_sizes() {
    let corner = |screen: &Screen| screen.lines()[1].chars().position(|sign| sign == '┓').unwrap();
    let screen = Screen::open(comparison(), 120, 40);
    let middle = corner(&screen);
    let screen = screen.keys("4>");
    let moved = corner(&screen);
    assert!(moved > middle + 8, "{middle} {moved}");
    let screen = screen.expect("✗ 1/7").expect_not("off screen").resize(60, 15).resize(120, 40);
    assert_eq!(corner(&screen), moved);
    let screen = screen.keys("8<");
    assert!(corner(&screen) < middle);
    let screen = screen.keys("=");
    assert_eq!(corner(&screen), middle);
    screen.keys("=").expect("the divider is in the middle").keys("Z <").expect("the divider moves when both are");
    // Of stacked panes it moves row by row.
    let foot = |screen: &Screen| screen.lines().iter().position(|line| line.starts_with('┗')).unwrap();
    let screen = Screen::open(comparison(), 60, 30);
    let before = foot(&screen);
    assert_eq!(foot(&screen.keys("3>")), before + 3);
}

#[test]
fn no_text_is_lost_wherever_the_divider_stands() {
    // Every word of the leading text comes by while it is scrolled from end to end.
    for keys in ["g", "12> g", "12< g", "Z g"] {
        let mut screen = Screen::open(comparison(), 100, 30).keys(keys);
        let mut seen = String::new();
        let mut before = String::new();
        while screen.text() != before {
            before = screen.text();
            let lines = screen.lines();
            let width = lines[1].chars().position(|sign| sign == '┓').unwrap();
            let text = lines[2..].iter().take_while(|line| !line.starts_with('┗'));
            let text: Vec<String> = text
                .map(|line| {
                    line.chars().take(width).skip(1).collect::<String>().trim_matches([' ', '▎', '✗', '≈', '=', '‹', '›', '!']).to_owned()
                })
                .collect();
            if seen.is_empty() {
                seen = text.join(" ");
            } else {
                seen.push(' ');
                seen.push_str(text.last().unwrap());
            }
            screen = screen.keys("j");
        }
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for passage in &comparison().documents.left.passages {
            let told = words(passage.span.of(&comparison().documents.left.text));
            assert!(words(&seen).contains(&told), "{keys}: {told}\n{seen}");
        }
    }
}

#[test]
fn unlocked_panes_scroll_alone_and_come_together_again() {
    let first = |screen: &Screen, from: usize| screen.lines()[2].chars().skip(from).take(34).collect::<String>();
    let screen = Screen::open(comparison(), 80, 24).keys("G g");
    let (left, right) = (first(&screen, 1), first(&screen, 42));
    let screen = screen.keys("s").expect("unlocked").keys("6j");
    assert_ne!(first(&screen, 1), left);
    assert_eq!(first(&screen, 42), right);
    // What is linked to the passage that is read stays marked in both.
    assert!(screen.text().matches('▎').count() >= 2, "{}", screen.text());
    let screen = screen.keys("Tab 9j");
    assert_ne!(first(&screen, 42), right);
    // A jump still shows both statements.
    let screen = screen.keys("n").expect("✗ 2/7");
    assert_eq!(screen.row_of("Fourteen people", 0), screen.row_of("Nine people", 40));
    screen.keys("s").expect("the left one follows").expect_not("unlocked");
}

#[test]
fn connectors_tie_every_link_in_view() {
    let screen = Screen::open(comparison(), 120, 40);
    let ties = screen.lines().iter().filter(|line| line.contains('┠') && line.contains("┤")).count();
    assert!(ties >= 3, "{}", screen.text());
    // The one in focus is bold and straight through.
    let row = screen.row_of("212 people", 0);
    assert!(screen.lines()[row].contains("┠───┤"), "{}", screen.text());
}

#[test]
fn a_partner_off_the_screen_is_pointed_at_and_a_passage_without_one_has_a_ring() {
    let screen = Screen::open(comparison(), 120, 20).keys("s 12j");
    assert!(screen.text().contains("┠↑") || screen.text().contains("↑┤"), "{}", screen.text());
    let mut lonely = comparison();
    let first = lonely.links[1].left[0];
    lonely.links.retain(|link| !link.left.contains(&first));
    let screen = Screen::open(lonely, 120, 40);
    assert!(screen.text().contains("┠○"), "{}", screen.text());
    // Where nothing is linked at all, nothing is said to be alone.
    let mut blank = comparison();
    blank.links.clear();
    blank.findings.clear();
    Screen::open(blank, 120, 40).expect_not("○");
}

#[test]
fn links_made_by_hand_are_double() {
    let mut tied = comparison();
    for link in &mut tied.links {
        link.by_hand = true;
    }
    Screen::open(tied, 120, 40).expect("═").expect("╡");
    Screen::open(comparison(), 120, 40).expect_not("═");
}

#[test]
fn surer_links_are_drawn_stronger() {
    let modifiers = |score: f64| {
        let mut sure = comparison();
        sure.links.iter_mut().for_each(|link| link.score = score);
        let screen = Screen::themed(sure, 120, 40, "mono");
        let focus = screen.row_of("212 people", 0);
        let between = screen.buffer().area.positions().filter(|at| (57..60).contains(&at.x) && at.y > 1 && usize::from(at.y) != focus);
        let line = between.map(|at| &screen.buffer()[at]).find(|cell| cell.symbol() == "─").unwrap();
        line.modifier
    };
    assert!(modifiers(0.9).contains(Modifier::BOLD) && !modifiers(0.9).contains(Modifier::DIM));
    assert!(!modifiers(0.7).contains(Modifier::BOLD));
    assert!(modifiers(0.3).contains(Modifier::DIM));
}

#[test]
fn the_overview_brackets_both_windows_on_a_wide_screen() {
    let screen = Screen::open(comparison(), 120, 20).keys("g");
    for (x, top, foot) in [(116, "┌", "└"), (119, "┐", "┘")] {
        let column = column(&screen, x);
        let column = column.trim();
        assert!(column.starts_with(top) && column.ends_with(foot), "{column}\n{}", screen.text());
    }
}

#[test]
fn coming_back_finds_both_panes_row_for_row_as_they_were() {
    for keys in ["n", "n n", "2n j", "G", "5j"] {
        let screen = Screen::open(comparison(), 80, 24).keys(keys);
        let before = screen.lines()[..18].join("\n");
        let screen = screen.keys("/").paste("qqq").keys("Esc");
        assert_eq!(screen.lines()[..18].join("\n"), before, "{keys}");
    }
}

/// The ferry pair with its first two findings only, so that long stretches have none.
fn few_findings() -> Comparison {
    let mut few = comparison();
    few.findings.truncate(2);
    few
}

#[test]
fn stretches_without_findings_fold_in_both_texts() {
    let screen = Screen::open(few_findings(), 120, 40);
    let screen = screen.keys("zM").expect("stretches without findings are folded away");
    let folds = screen.lines().iter().map(|line| line.matches("without findings ┄").count()).sum::<usize>();
    assert!(folds >= 2, "{}", screen.text());
    // Marked passages stay, with their finding level.
    let screen = screen.expect("✗ 1/2").expect_not("off screen").keys("n").expect("✗ 2/2");
    assert_eq!(screen.row_of("Fourteen people", 0), screen.row_of("Nine people", 60), "{}", screen.text());
    screen.keys("zR").expect_not("without findings ┄");
}

#[test]
fn a_fold_takes_its_partner_with_it() {
    let screen = Screen::open(few_findings(), 120, 20).keys("G").expect_not("┄ ").keys("za");
    let sides = |screen: &Screen| {
        let half = |line: &String, right: bool| {
            let cells: Vec<char> = line.chars().collect();
            let cells = if right { cells.iter().skip(59).collect::<String>() } else { cells.iter().take(59).collect::<String>() };
            cells.contains("without findings ┄")
        };
        [false, true].map(|right| screen.lines().iter().any(|line| half(line, right)))
    };
    assert_eq!(sides(&screen), [true, true], "{}", screen.text());
    let screen = screen.keys("zo");
    assert_eq!(sides(&screen), [false, false], "{}", screen.text());
    screen.keys("zo").expect("nothing is folded on this part");
    Screen::open(comparison(), 40, 12).keys("n").expect("Fourteen").keys("zc").expect("there is nothing to fold here");
}

#[test]
fn what_is_gone_to_unfolds() {
    let screen = Screen::open(few_findings(), 120, 40).keys("zM").expect_not("newsletter");
    screen.keys("/").paste("newsletter").keys("Enter").expect("newsletter.");
}

#[test]
fn a_filter_that_shows_more_unfolds_and_one_that_shows_less_folds_on() {
    let screen = Screen::open(comparison(), 120, 60).keys("zM");
    let count = |screen: &Screen| screen.text().matches("without findings ┄").count();
    let folded = count(&screen);
    let screen = screen.keys("f").paste("conflict").keys("Enter").expect("filter conflict").expect("212 people");
    assert!(count(&screen) > 0, "{}", screen.text());
    let screen = screen.keys("f Ctrl-u Enter").expect("212 people");
    assert!(count(&screen) <= folded + 1, "{}", screen.text());
}

#[test]
fn a_peek_shows_the_whole_linked_passage_and_any_key_closes_it() {
    for (width, height) in [(40, 12), (60, 15), (80, 24), (200, 60)] {
        let screen = Screen::open(comparison(), width, height).keys("p").expect("◨ Coast Wire · paragraph");
        let mut seen = screen.text();
        let mut screen = screen;
        for _ in 0..12 {
            screen = screen.keys("j");
            seen.push_str(&screen.text());
        }
        for word in ["209", "people"] {
            assert!(seen.contains(word), "{word} at {width}×{height}:\n{seen}");
        }
        let screen = if screen.text().contains("any other key closes") { screen.keys("q") } else { screen };
        assert_eq!(screen.expect_not("closes").effects, []);
    }
    // Closing keys do nothing else.
    Screen::open(comparison(), 80, 24).keys("p n").expect("✗ 1/7").expect_not("closes");
}

#[test]
fn pasted_words_go_into_the_open_line_and_nowhere_else() {
    let screen = Screen::open(comparison(), 80, 24).paste("qqq\nZ").expect("✗ 1/7");
    assert_eq!(screen.effects, []);
    screen.keys("/").paste("grain\r\n  carrier").expect("/grain carrier").keys("Enter").expect("“grain carrier”");
    Screen::open(comparison(), 80, 24)
        .keys("a")
        .paste("ask the coastguard\nand the port")
        .expect("ask the coastguard ")
        .expect("and the port ");
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let screen = Screen::open(comparison(), 80, 24).keys("M").expect("left to the terminal").keys("M").expect("with Shift held down");
    assert_eq!(screen.effects, [Effect::Mouse(false), Effect::Mouse(true)]);
}

#[derive(Debug, Clone)]
enum Step {
    Keys(&'static str),
    Mouse(Deed, u16, u16),
    Resize(u16, u16),
    Paste(String),
}

fn step() -> impl Strategy<Value = Step> {
    let keys = prop::sample::select(vec![
        "n",
        "N",
        "]s",
        "]o",
        "[o",
        ".",
        "j",
        "k",
        "Ctrl-d",
        "Ctrl-b",
        "g",
        "G",
        "Tab",
        "l",
        "w",
        "?",
        "Enter",
        "Esc",
        "7",
        "z",
        "a",
        "o",
        "c",
        "R",
        "M",
        "za",
        "zM",
        "zR",
        "zt",
        "zb",
        "<",
        ">",
        "=",
        "Z",
        "s",
        "p",
        "}",
        "{",
        "Ctrl-o",
        "Alt-o",
        "m",
        "'",
        "/",
        "f",
        ":",
        "e",
        "Backspace",
        "x",
    ]);
    let deeds = prop::sample::select(vec![Deed::Press, Deed::Drag, Deed::Release, Deed::WheelUp, Deed::WheelDown]);
    prop_oneof![
        8 => keys.prop_filter("exports write files", |keys| *keys != "e").prop_map(Step::Keys),
        6 => (deeds, 0u16..240, 0u16..80).prop_map(|(deed, x, y)| Step::Mouse(deed, x, y)),
        2 => (0u16..240, 0u16..80).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => "[a-z\n ]{0,12}".prop_map(Step::Paste),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_sequence_of_keys_mouse_and_sizes_panics(steps in prop::collection::vec(step(), 1..60), few in any::<bool>()) {
        let mut screen = Screen::open(if few { few_findings() } else { comparison() }, 100, 30);
        for step in steps {
            screen = match step {
                Step::Keys(keys) => screen.keys(keys),
                Step::Mouse(deed, x, y) => screen.mouse(deed, x, y),
                Step::Resize(width, height) => screen.resize(width, height),
                Step::Paste(words) => screen.paste(&words),
            };
        }
    }
}
