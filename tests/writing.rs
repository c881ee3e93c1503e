//! Texts in every kind of writing: wide, combining and joined characters and text from right to left leave the columns of every view straight.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;

use diptych::compare::{Comparison, compare};
use diptych::document::{Document, Sides};
use diptych::reader::{Buffer, Deed};
use ratatui::buffer::CellWidth;
use screen::Screen;

const SIZES: [(u16, u16); 7] = [(40, 12), (60, 15), (71, 30), (80, 24), (99, 30), (120, 40), (200, 60)];

const LEFT: &str = "東京電力 dam above Orrin gives way 👩‍👩‍👧\n\nצפון Gazette\n4 March 2025\n\n\
    The 東京電力 dam above Orrin gave way on Monday and killed 12 people, Engineer Šárka Ťažká of حِزْب شمال said 👩‍👩‍👧.\n\n\
    “שלום עליכם, the water took 60 boats 🇫🇮,” said Mayor Élise Côté of Orrin.\n\n\
    शहर क्षि was dark until Tuesday; कल ⚠️ there was no power in 한국 town.\n";

const RIGHT: &str = "Dam of 東京電力 bursts, ﷺ 15 dead\n\nدرب News\n5 March 2025\n\n\
    The 東京電力 dam above Orrin gave way on Monday and killed 15 people, Engineer Šárka Ťažka of حِزْب شمال said 👩‍👩‍👧.\n\n\
    “שלום עליכם, the water took 85 boats 🇫🇮,” said Mayor Élise Côté of Orrin.\n\n\
    ประเทศไทย sent help on Wednesday; त्र ffi ﬃ 终 終。\n";

fn pair() -> Comparison {
    let read = |name: &str, text: &str| Document::from_text(name, text).unwrap();
    compare(Sides::new(read("ברק.txt", LEFT), read("終わり.txt", RIGHT)))
}

/// Every grapheme takes the cells that the terminal gives it, and every frame has its lines in one column from corner to corner, unless something lies
/// over it.
#[track_caller]
fn assert_straight(screen: &Screen, what: &str, is_covered: bool) {
    // Drawn afresh: what lies under a wide character keeps its cells from one frame to the next.
    let mut buffer = Buffer::empty(screen.buffer().area);
    screen.session.draw(&mut buffer);
    let (width, height) = (buffer.area.width, buffer.area.height);
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let cell = &buffer[(x, y)];
            let need = cell.symbol().cell_width().max(1);
            for hidden in x + 1..x + need {
                assert!(hidden < width, "{what}: {:?} hangs over the edge of row {y}:\n{}", cell.symbol(), screen.text());
                assert_eq!(buffer[(hidden, y)].symbol(), " ", "{what}: under {:?} in row {y}:\n{}", cell.symbol(), screen.text());
            }
            x += need;
        }
        assert_eq!(x, width, "{what}: row {y}:\n{}", screen.text());
    }
    if is_covered {
        return;
    }
    for (x, y) in (0..width).flat_map(|x| (0..height).map(move |y| (x, y))) {
        if !["┌", "┐", "┏", "┓"].contains(&buffer[(x, y)].symbol()) || is_overview(x, width) {
            continue;
        }
        let below = (y + 1..height).map(|below| buffer[(x, below)].symbol());
        let to_corner: Vec<&str> = below.take_while(|symbol| !["└", "┘", "┗", "┛"].contains(symbol)).collect();
        assert!(y + 1 + (to_corner.len() as u16) < height, "{what}: the frame at {x},{y} has no foot:\n{}", screen.text());
        let is_line = |symbol: &&str| "│┃├┤┠┨╞╡┝┥↑↓○─╌".contains(*symbol);
        assert!(to_corner.iter().all(is_line), "{what}: the frame at {x},{y} is broken:\n{}", screen.text());
    }
}

/// The brackets of the overview are no frame.
const fn is_overview(x: u16, width: u16) -> bool {
    width >= 120 && x >= width - 4
}

#[test]
fn every_view_keeps_its_columns_at_every_size() {
    let pair = pair();
    assert!(pair.findings.iter().any(|finding| pair.text(&finding.spans.left.unwrap_or(finding.evidence[0])).contains(|c| c > '\u{2e80}')));
    for (width, height) in SIZES {
        for keys in ["g", "Tab", "n", "n n", "G", "Z", "s 3j", "zM", "p", "a", "w", "l", "l j j", "t", "i", "S", "?", "/", "f", ":", "L"] {
            let mut screen = Screen::open(pair.clone(), width, height).keys(keys);
            let is_typed_into = ["/", "f", ":", "a"].contains(&keys);
            let is_covered = is_typed_into || keys == "p";
            assert_straight(&screen, &format!("{keys} at {width}×{height}"), is_covered);
            for _ in 0..3 {
                screen = if is_typed_into { screen.paste("終 שלום 👩‍👩‍👧 क्षि ") } else { screen.keys("j") };
                assert_straight(&screen, &format!("{keys} and on at {width}×{height}"), is_covered);
            }
        }
    }
}

#[test]
fn connectors_and_the_divider_stay_in_their_columns_where_the_divider_is_moved() {
    for (width, height) in SIZES {
        let mut screen = Screen::open(pair(), width, height);
        for key in ["<", "<", "3 <", ">", "9 >", "="] {
            screen = screen.keys(key);
            assert_straight(&screen, &format!("{key} at {width}×{height}"), false);
        }
        for (deed, x) in [(Deed::Press, 4), (Deed::Drag, 9), (Deed::Release, 9)] {
            screen = screen.mouse(deed, x, 4);
            assert_straight(&screen, &format!("drawn over at {width}×{height}"), false);
        }
    }
}

#[test]
fn a_click_on_wide_characters_selects_whole_ones() {
    let screen = Screen::open(pair(), 120, 40);
    let row = screen.row_of("The 東", 0) as u16;
    let column = (0..60).find(|x| screen.buffer()[(*x, row)].symbol() == "東").unwrap();
    // The right half of a wide character is the character.
    let drawn =
        screen.mouse(Deed::Press, column + 1, row).mouse(Deed::Drag, column + 3, row).mouse(Deed::Release, column + 3, row).keys("y");
    assert!(matches!(drawn.effects.last(), Some(diptych::reader::Effect::Copy(text)) if text == "東京"), "{:?}", drawn.effects);
}
