//! Every view in every theme at every size: nothing panics, nothing is drawn outside its frame, and each view says what it must.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use diptych::compare::{Comparison, Confidence, compare};
use diptych::document::{Side, Sides};
use diptych::reader::theme::{Library, choose};
use diptych::reader::{Session, Size};
use diptych::source::{self, Input};
use ratatui::style::{Color, Modifier};
use screen::Screen;
use two_accounts::comparison;

const SIZES: [(u16, u16); 5] = [(40, 12), (60, 15), (80, 24), (120, 40), (200, 60)];

/// Each view: the key that opens it from the texts, what its frame is called, and whether whole words are promised in it.
const VIEWS: [(&str, &str, bool); 6] = [
    ("l", "findings", false),
    ("t", "Timeline", false),
    ("i", "Names", false),
    ("S", "Summary", true),
    ("w", "1/7 conflict", true),
    ("?", "Help", true),
];

/// The bundled pair, compared.
static SEEDS: LazyLock<Comparison> = LazyLock::new(|| {
    let load = |side| source::load(&Input::Bundled(side)).unwrap();
    compare(Sides::new(load(Side::Left), load(Side::Right)))
});

/// The frame of a view stands at both edges of the screen, from below the header to above the footer.
#[track_caller]
fn assert_framed(screen: &Screen, (width, height): (u16, u16)) {
    let symbol = |x: u16, y: u16| screen.buffer()[(x, y)].symbol();
    for y in 2..height - 2 {
        for x in [0, width - 1] {
            assert!(["│", "├", "┤", "╌"].contains(&symbol(x, y)), "{x},{y} at {width}×{height}:\n{}", screen.text());
        }
    }
    assert_eq!((symbol(0, 1), symbol(width - 1, 1)), ("┌", "┐"), "{}", screen.text());
    assert_eq!((symbol(0, height - 2), symbol(width - 1, height - 2)), ("└", "┘"), "{}", screen.text());
}

/// Every screen of a view, from its first line to its last.
fn pages(mut screen: Screen) -> (Screen, Vec<String>) {
    screen = screen.keys("g");
    let mut seen = vec![screen.text()];
    for _ in 0..80 {
        screen = screen.keys("PageDown");
        if seen.last() == Some(&screen.text()) {
            break;
        }
        seen.push(screen.text());
    }
    (screen, seen)
}

#[test]
fn every_view_says_what_it_is_and_stays_in_its_frame_in_every_theme() {
    // A theme changes looks, never words.
    let mut words: Option<Vec<String>> = None;
    for theme in Library::bundled().names() {
        let mut screen = Screen::themed(comparison(), 80, 24, theme);
        let mut seen = Vec::new();
        for size in SIZES {
            screen = screen.resize(size.0, size.1).expect("diptych").expect("✗ 1/7 conflict").expect("“212 people”");
            seen.push(screen.text());
            for (key, title, _) in VIEWS {
                screen = screen.keys(key).expect(title).expect("diptych").expect("Esc back");
                assert_framed(&screen, size);
                assert_eq!(screen.buffer().area.as_size(), Size::new(size.0, size.1));
                seen.push(screen.text());
                screen = screen.keys("Esc").expect("✗ 1/7 conflict");
            }
        }
        assert!(words.as_ref().is_none_or(|words| *words == seen), "{theme} says other words");
        words = Some(seen);
    }
}

#[test]
fn no_word_is_cut_where_whole_words_are_promised() {
    for pair in [comparison(), SEEDS.clone()] {
        for size in SIZES {
            for (key, _, is_whole) in VIEWS {
                let (screen, pages) = pages(Screen::open(pair.clone(), size.0, size.1).keys(key));
                assert_framed(&screen, size);
                let cut = pages.iter().flat_map(|page| page.lines()).find(|line| line.starts_with('│') && line.contains('…'));
                assert!(!is_whole || cut.is_none(), "{key} at {size:?}: {cut:?}");
            }
        }
    }
}

#[test]
fn the_texts_are_whole_at_every_size() {
    // What a pane shows from top to bottom are all the words of its text, in their order.
    for (width, height) in SIZES {
        let mut screen = Screen::open(comparison(), width, height).keys("Z g");
        let mut seen = Vec::new();
        let first_words = |screen: &Screen| -> Vec<String> {
            let rows = screen.lines();
            let inside = rows.iter().filter_map(|line| line.strip_prefix('┃')?.split(['┃', '┠']).next());
            inside.map(|line| line.trim_start_matches([' ', '✗', '≈', '=', '‹', '›', '!', '▎']).trim_end().to_owned()).collect()
        };
        loop {
            let rows = first_words(&screen);
            let before = screen.text();
            if seen.is_empty() {
                seen = rows;
            } else {
                seen.extend(rows.last().cloned());
            }
            screen = screen.keys("j");
            if screen.text().lines().take(usize::from(height) - 7).eq(before.lines().take(usize::from(height) - 7)) {
                break;
            }
        }
        let told = seen.join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        let text = comparison().documents.left.text;
        for sentence in text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")) {
            let told = told.replace("- ", "-");
            assert!(told.contains(&sentence.replace("- ", "-")), "{width}×{height} lacks {sentence:?}:\n{told}");
        }
    }
}

#[test]
fn without_colour_every_verdict_is_a_glyph_and_an_attribute() {
    let env = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
    let theme = choose(None, &Library::bundled(), env, || None).unwrap();
    assert_eq!(theme.name(), "mono");
    let screen = Screen::themed(comparison(), 120, 40, "mono")
        .with(|session| Session::open(session.into_comparison(), Confidence::DEFAULT_FLOOR, theme, Size::new(120, 40)).unwrap());
    assert!(screen.buffer().content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    // In the list of findings each verdict has a glyph and a word of its own.
    let screen = screen.keys("l G");
    let mut looks = BTreeSet::new();
    for (glyph, word) in [("✗", "conflict"), ("≈", "variant"), ("=", "shared"), ("‹", "only left"), ("›", "only right")] {
        let row = screen.row_of(&format!("{glyph} {word}"), 0);
        let column = screen.lines()[row].chars().position(|c| glyph.starts_with(c)).unwrap();
        looks.insert(screen.lines()[row].chars().nth(column).unwrap());
    }
    assert_eq!(looks.len(), 5);
    // The marked words of the texts have a style besides the glyph at their row.
    let screen = screen.keys("Esc g n");
    for (glyph, words) in [("✗", "Fourteen people"), ("≈", "75 kilometres"), ("‹", "187"), ("=", "11:40 p.m. on")] {
        let side = if ["187", "Fourteen people"].contains(&words) { 0 } else { 58 };
        let row = screen.row_of(words, side);
        let line: Vec<char> = screen.lines()[row].chars().collect();
        let column = (side..line.len()).find(|at| line[*at..].starts_with(&words.chars().collect::<Vec<_>>())).unwrap();
        assert!(line[..column].iter().collect::<String>().contains(glyph), "{}", screen.text());
        assert!(!screen.buffer()[(column as u16, row as u16)].modifier.difference(Modifier::DIM).is_empty(), "{words}");
    }
}

/// A screen is agreed upon at two sizes: as small as most terminals start, and with room.
fn agree(name: &str, keys: &str) {
    for (width, height) in [(80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), Screen::open(comparison(), width, height).keys(keys).text());
    }
}

#[test]
fn screens_look_as_agreed() {
    for (name, keys) in [
        ("texts", "n n Tab"),
        ("ledger", "l j"),
        ("timeline", "t"),
        ("names", "i"),
        ("summary", "S"),
        ("why", "w"),
        ("help", "?"),
        ("prompt", ": n e x t Tab"),
    ] {
        agree(name, keys);
    }
}
