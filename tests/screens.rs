//! The reader's screens, without a terminal: keys typed, lines expected.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "screens/at_work.rs"]
mod at_work;
#[path = "screens/inside.rs"]
mod inside;
#[path = "screens/jumps.rs"]
mod jumps;
#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use diptych::compare::Verdict;
use diptych::document::{ByteSpan, Document, Replaced};
use diptych::reader::theme::Library;
use diptych::reader::{Buffer, Effect, Rect};
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};
use screen::Screen;
use two_accounts::{comparison, nothing_found};

const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (120, 40), (200, 60)];

/// From this width on the panes stand side by side.
const BESIDE: u16 = 72;

#[test]
fn it_opens_on_the_first_conflict_with_values_confidence_and_reasons() {
    for (width, height) in SIZES {
        Screen::open(comparison(), width, height)
            .expect("✗ 1/7 conflict · quantity")
            .expect("“212 people”  ≠  “209 people”")
            .expect("strong 0.91")
            .expect("People aboard the ferry: 212 on the left, 209 on the right")
            .expect("Why: they can hardly both be right: both count the")
            .expect("n next")
            .expect("? help")
            .expect("q quit")
            .expect("The Harbour Post")
            .expect("Coast Wire");
    }
}

#[test]
fn the_reasons_are_whole_where_there_is_room() {
    Screen::open(comparison(), 200, 60).expect("212 is not 209; the reports are one day apart");
}

#[test]
fn the_header_gives_up_words_and_year_before_the_outlet() {
    Screen::open(comparison(), 120, 40).expect("The Harbour Post · 14 May 2024 · 323 words").expect("Coast Wire · 15 May 2024 · 274 words");
    Screen::open(comparison(), 80, 24).expect("The Harbour Post · 14 May ").expect("Coast Wire · 15 May 2024");
    Screen::open(comparison(), 60, 15).expect("The Harbour Post").expect_not("words");
}

#[test]
fn discrepancies_are_walked_in_reading_order_and_round() {
    let expected = [
        "✗ 1/7 conflict · quantity",
        "✗ 2/7 conflict · quantity · follow-up",
        "≈ 3/7 variant · name",
        "≈ 4/7 variant · quantity",
        "✗ 5/7 conflict · date · follow-up",
        "✗ 6/7 conflict · quantity",
        "≈ 7/7 variant · date",
    ];
    for (width, height) in SIZES {
        let mut screen = Screen::open(comparison(), width, height);
        for (index, bar) in expected.iter().enumerate() {
            screen = screen.expect(bar);
            if index < 6 {
                screen = screen.keys(if index % 2 == 0 { "n" } else { "]c" });
            }
        }
        screen = screen.keys("n").expect("✗ 1/7").expect("that was the last discrepancy");
        screen.keys("N").expect("≈ 7/7").expect("that was the first discrepancy").keys("[c").expect("✗ 6/7").expect_not("that was");
    }
}

#[test]
fn a_number_repeats_a_jump() {
    Screen::open(comparison(), 80, 24).keys("3n").expect("≈ 4/7").keys("2[c").expect("✗ 2/7");
}

#[test]
fn shared_and_one_sided_facts_have_keys_of_their_own() {
    Screen::open(comparison(), 100, 30)
        .keys("g ]s")
        .expect("= 1/5 shared · date")
        .expect("“11:40 p.m.”  =  “11:40 p.m.”")
        .keys("]s")
        .expect("= 2/5")
        .keys("[s [s")
        .expect("= 5/5")
        .keys("g ]o")
        .expect("‹ 1/4 only left")
        .expect("“187 passengers”  absent from the right text")
        .keys("[o")
        .expect("› 4/4 only right")
        .expect("“6%”  absent from the left text");
}

#[test]
fn both_mentions_stand_on_the_same_row_after_a_jump() {
    // The words at the head of each mention, in the order of the walk.
    let mentions = [
        ("212", "209"),
        ("Fourteen", "Nine"),
        ("Piotr", "Peter"),
        ("about 40", "75 "),
        ("23", "21"),
        ("90 tonnes", "120"),
        ("within", "within"),
    ];
    for (width, height) in SIZES.into_iter().filter(|(width, _)| *width >= BESIDE) {
        for start in [".", "Tab"] {
            let mut screen = Screen::open(comparison(), width, height).keys(start);
            for (left, right) in mentions {
                let half = usize::from(width.div_ceil(2));
                let line = screen.lines()[screen.row_of(left, 0)].clone();
                assert!(line.chars().skip(half).collect::<String>().contains(right), "{width}×{height} {left}/{right}:\n{}", screen.text());
                screen = screen.keys("n");
            }
        }
    }
}

#[test]
fn a_mention_stands_about_a_third_from_the_top() {
    let screen = Screen::open(comparison(), 80, 24).keys("n n n");
    assert_eq!(screen.row_of("about 40 knots", 0), 7);
}

#[test]
fn the_leading_pane_is_marked_by_its_frame_and_tab_changes_it() {
    let screen = Screen::open(comparison(), 80, 24);
    assert!(screen.lines()[1].starts_with("┏━ Ferry") && screen.lines()[1].contains("┌─ Rudder"), "{}", screen.text());
    let screen = screen.keys("Tab");
    assert!(screen.lines()[1].starts_with("┌─ Ferry") && screen.lines()[1].contains("┏━ Rudder"), "{}", screen.text());
}

#[test]
fn the_leading_pane_scrolls_and_both_reach_their_ends() {
    for lead in ["", "Tab "] {
        Screen::open(comparison(), 80, 24)
            .keys(&format!("{lead}G"))
            .expect("newsletter.")
            .expect("Credit: Coast Wire staff")
            .keys("g")
            .expect("┃  Ferry with 212 aboard runs".trim_start_matches(if lead.is_empty() { "" } else { "┃" }))
            .expect("  Rudder failure blamed as Vell")
            .keys("End Home")
            .expect("May 15, 2024");
    }
}

#[test]
fn lines_pages_and_half_pages_move_as_far_as_they_say() {
    let first = |screen: &Screen| screen.lines()[2].chars().skip(3).take(34).collect::<String>().trim().to_owned();
    let lines = |keys: &str| first(&Screen::open(comparison(), 80, 24).keys(&format!("g {keys}")));
    assert_eq!(lines("j"), lines("Down"));
    assert_eq!(lines("j"), "aground off Port Ansel");
    assert_eq!(lines("7j"), lines("Ctrl-d"));
    assert_eq!(lines("Ctrl-f"), lines("13j"));
    assert_eq!(lines("Ctrl-f"), lines("PageDown"));
    assert_eq!(lines("Ctrl-f"), lines("Space"));
    assert_eq!(lines("Ctrl-f Ctrl-b"), lines("g"));
    assert_eq!(lines("PageDown PageUp"), lines("g"));
    assert_eq!(lines("Ctrl-d Ctrl-u"), lines("g"));
    assert_eq!(lines("3j 3k"), lines("g"));
    assert_eq!(lines("j Up"), lines("g"));
}

#[test]
fn scrolling_from_a_jump_does_not_jerk_the_other_pane() {
    let screen = Screen::open(comparison(), 80, 24).keys("n n n");
    let right = screen.row_of("75 kilo", 40);
    let screen = screen.keys("j");
    let moved = right - screen.row_of("75 kilo", 40);
    assert!(moved <= 3, "{moved} rows");
}

#[test]
fn the_next_discrepancy_is_the_next_from_what_is_on_the_screen() {
    // The first conflict is out of sight; the walk goes on from the first row shown.
    Screen::open(comparison(), 80, 24)
        .keys("20j")
        .expect("off screen, . brings it back")
        .keys("n")
        .expect("≈ 3/7")
        .keys(".")
        .expect("≈ 3/7");
    Screen::open(comparison(), 80, 24).keys("G N").expect_not("✗ 1/7").keys("g n").expect("✗ 1/7");
}

#[test]
fn refocus_brings_the_finding_back() {
    Screen::open(comparison(), 80, 24).keys("G .").expect("212 people").expect_not("off screen");
}

#[test]
fn the_connector_ties_what_is_level() {
    let screen = Screen::open(comparison(), 80, 24);
    let row = screen.row_of("209 people", 40);
    assert!(screen.lines()[row].contains("┠─┤"), "{}", screen.text());
    Screen::open(comparison(), 80, 24).keys("]o ]o ]o ]o").expect("○");
}

#[test]
fn the_overview_shows_every_discrepancy_and_what_is_on_the_screen() {
    let screen = Screen::open(comparison(), 80, 24).keys("G");
    let column = |at: usize| screen.lines().iter().skip(2).take(15).map(|line| line.chars().nth(at).unwrap_or(' ')).collect::<String>();
    assert_eq!((column(78).matches('✗').count(), column(78).matches('≈').count()), (4, 3), "{}", column(78));
    // On the right a variant shares a cell with a conflict.
    assert_eq!(column(79).matches('✗').count(), 4, "{}", column(79));
    assert!(column(78).trim().starts_with('░') && column(78).trim().ends_with('▐'), "{}", screen.text());
    let screen = screen.keys("g");
    assert_eq!(screen.lines()[2].chars().skip(78).collect::<String>(), "▐▐");
}

#[test]
fn the_ledger_lists_all_and_enter_jumps() {
    for (width, height) in SIZES {
        Screen::open(comparison(), width, height)
            .keys("l")
            .expect("16 findings, 1 more below 0.50")
            .expect("▸ C1    ✗ conflict")
            .keys("j j")
            .expect("▸ C3    ✗ conflict   date")
            .keys("Enter")
            .expect("✗ 5/7 conflict · date")
            .keys("l")
            .expect("▸ C3")
            .keys("G")
            .expect("▸ R2    › only right")
            .keys("g k")
            .expect("▸ C1")
            .keys("Esc")
            .expect("✗ 5/7 conflict · date");
    }
}

#[test]
fn in_the_ledger_the_walk_moves_the_selection() {
    Screen::open(comparison(), 80, 24)
        .keys("l n")
        .expect("▸ C2")
        .keys("n")
        .expect("▸ V1")
        .keys("N")
        .expect("▸ C2")
        .keys("]s")
        .expect("▸ S3");
}

#[test]
fn the_details_show_both_passages_and_every_reason_whole() {
    for (width, height) in SIZES {
        let mut screen = Screen::open(comparison(), width, height).keys("w").expect("✗ 1/7 conflict");
        let mut seen = screen.text();
        for _ in 0..6 {
            screen = screen.keys("PageDown");
            seen.push_str(&screen.text());
        }
        for words in
            ["“212 people”, line", "“209 people”, line", "· 212 is not 209", "· the reports are one day apart", "confidence 0.91, strong"]
        {
            assert!(seen.contains(words), "{words} at {width}×{height}:\n{seen}");
        }
        screen.keys("n").expect("✗ 2/7 conflict").expect("People hurt").keys("Esc").expect("“Fourteen people”  ≠  “Nine people”");
    }
}

#[test]
fn details_of_a_one_sided_fact_say_where_it_is_absent() {
    Screen::open(comparison(), 80, 24).keys("]o w").expect("Coast Wire, 15 May 2024: absent from this text");
    Screen::open(nothing_found(), 80, 24).keys("w").expect("there is no finding to explain");
}

#[test]
fn a_summary_that_only_repeats_the_values_is_left_out() {
    let mut repeating = comparison();
    for finding in &mut repeating.findings {
        finding.summary = "212 people ≠ 209 people".into();
    }
    Screen::open(repeating, 120, 40).expect("“212 people”  ≠  “209 people”").expect_not("212 people ≠ 209 people").expect("Why:");
}

#[test]
fn an_account_without_an_outlet_goes_by_its_file() {
    let mut unnamed = comparison();
    unnamed.documents.left.outlet = None;
    unnamed.documents.left.source = "reports/of/monday/ferry.txt".into();
    unnamed.documents.right.outlet = None;
    unnamed.documents.right.source = "-".into();
    Screen::open(unnamed.clone(), 120, 40).expect("◧ reports/of/monday/ferry.txt · 14 May 2024").expect("◨ standard input · 15 May");
    Screen::open(unnamed, 60, 15).expect("◧ ferry.txt");
}

#[test]
fn every_verdict_is_a_word_and_a_glyph_in_the_ledger() {
    let mut screen = Screen::open(comparison(), 80, 24).keys("l");
    for verdict in Verdict::ALL {
        let glyph = match verdict {
            Verdict::Conflict => "✗",
            Verdict::Variant => "≈",
            Verdict::Shared => "=",
            Verdict::OnlyLeft => "‹",
            Verdict::OnlyRight => "›",
        };
        screen = screen.expect(&format!("{glyph} {}", verdict.name().replace('-', " ")));
    }
}

#[test]
fn the_help_tells_every_key_whole_at_every_size() {
    for (width, height) in SIZES {
        let mut screen = Screen::open(comparison(), width, height).keys("?");
        let mut seen = screen.text();
        for _ in 0..24 {
            screen = screen.keys("PageDown");
            seen.push_str(&screen.text());
        }
        for words in
            ["n ", "]c", "[c", "]s", "[s", "Tab Shift-Tab", "PageDown Ctrl-f Space", "Ctrl-z", "q Ctrl-c", "conflict:", "only right:"]
        {
            assert!(seen.contains(words), "{words} at {width}×{height}:\n{seen}");
        }
        let inside = seen.lines().filter(|line| line.starts_with('│')).any(|line| line.contains('…'));
        assert!(!inside, "something is cut at {width}×{height}:\n{seen}");
        screen.keys("Esc").expect("✗ 1/7");
    }
}

#[test]
fn escape_backs_out_and_never_quits() {
    let screen = Screen::open(comparison(), 80, 24).keys("Esc ? Esc l Esc Esc").expect("✗ 1/7");
    assert_eq!(screen.effects, []);
}

#[test]
fn q_and_control_c_quit_from_every_view() {
    for keys in ["q", "Ctrl-c", "l q", "? Ctrl-c"] {
        assert_eq!(Screen::open(comparison(), 80, 24).keys(keys).effects, [Effect::Quit], "{keys}");
    }
    let screen = Screen::open(comparison(), 80, 24).keys("Ctrl-z Ctrl-l");
    assert_eq!(screen.effects, [Effect::Suspend, Effect::Redraw]);
}

#[test]
fn an_export_says_where_and_never_writes_over_a_file() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("diptych-the-harbour-post-coast-wire-2.json"), "mine").unwrap();
    let mut screen = Screen::open(comparison(), 200, 60);
    screen.session = screen.session.export_to(directory.path().to_owned());
    screen
        .keys("e")
        .expect("diptych-the-harbour-post-coast-wire-1.md and .json")
        .keys("j")
        .expect_not("coast-wire-1.md")
        .keys("e")
        .expect("diptych-the-harbour-post-coast-wire-3.md");
    let mut names: Vec<String> =
        std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let expected = ["1.json", "1.md", "2.json", "3.json", "3.md"].map(|end| format!("diptych-the-harbour-post-coast-wire-{end}"));
    assert_eq!(names, expected);
    assert_eq!(std::fs::read_to_string(directory.path().join(&expected[2])).unwrap(), "mine");
}

#[test]
fn a_failed_export_is_told() {
    let mut screen = Screen::open(comparison(), 120, 40);
    screen.session = screen.session.export_to("there/is/no/such/directory".into());
    screen.keys("e").expect("nothing written to there/is/no/such/directory:");
}

#[test]
fn a_comparison_without_findings_says_so_and_does_not_claim_agreement() {
    for (width, height) in SIZES {
        Screen::open(nothing_found(), width, height)
            .expect("No finding at confidence 0.50 or above")
            .expect("does not mean that")
            .keys("n")
            .expect("no discrepancy was found")
            .keys("]s")
            .expect("no shared fact was found")
            .keys("l")
            .expect("nothing was found at this confidence")
            .keys("Enter Esc . G");
    }
}

#[test]
fn a_comparison_without_discrepancies_opens_on_a_shared_fact() {
    let mut only = comparison();
    only.findings.retain(|finding| !finding.verdict.is_discrepancy());
    Screen::open(only, 80, 24).expect("= 1/5 shared · date").keys("n").expect("no discrepancy was found at confidence 0.50 or above");
}

#[test]
fn hidden_characters_are_told_of_at_once() {
    let mut hostile = comparison();
    hostile.documents.right.replaced = vec![Replaced { character: '\u{202e}', line: 3, at: 40 }; 2];
    Screen::open(hostile, 80, 24).expect("right text: 2 hidden or deceptive characters shown as").keys("n").expect_not("hidden");
}

#[test]
fn a_small_screen_says_what_it_needs_and_recovers() {
    Screen::open(comparison(), 39, 15)
        .expect("diptych needs 40 columns and 12 rows;")
        .resize(60, 11)
        .expect("diptych needs 40 columns and 12 rows; this screen has 60 and")
        .keys("n")
        .resize(80, 24)
        .expect("✗ 2/7")
        .expect("Fourteen people");
}

#[test]
fn a_new_size_keeps_the_finding_level_and_in_sight() {
    let mut screen = Screen::open(comparison(), 80, 24).keys("n n n n");
    for (width, height) in [(200, 60), (60, 15), (120, 40), (61, 17), (80, 24)] {
        screen = screen.resize(width, height).expect("✗ 5/7").expect_not("off screen");
    }
}

#[test]
fn a_new_size_keeps_what_was_read() {
    // The row at the eye's height in the leading pane stays in sight.
    let screen = Screen::open(comparison(), 80, 24).keys("G 9k").expect("grain carrier");
    screen.resize(74, 22).expect("grain");
}

#[test]
fn mono_has_attributes_and_no_colour() {
    let screen = Screen::themed(comparison(), 80, 24, "mono");
    let cells = &screen.buffer().content;
    assert!(cells.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    for modifier in [Modifier::BOLD, Modifier::REVERSED, Modifier::UNDERLINED, Modifier::DIM] {
        assert!(cells.iter().any(|cell| cell.modifier.contains(modifier)), "{modifier:?}");
    }
}

#[test]
fn the_selected_mention_is_reversed_and_the_linked_passage_tinted() {
    for theme in ["dark", "light"] {
        let screen = Screen::themed(comparison(), 120, 40, theme);
        let row = screen.row_of("212 people", 0);
        let column = screen.lines()[row].chars().position(|c| c == '2').unwrap();
        let cell = |column: usize| &screen.buffer()[(column as u16, row as u16)];
        assert!(cell(column).modifier.contains(Modifier::REVERSED));
        assert_ne!(cell(column + 12).bg, Color::Reset, "{theme}");
        assert!(!cell(column + 12).modifier.contains(Modifier::REVERSED));
    }
}

#[test]
fn every_theme_draws_every_view_at_every_size() {
    for theme in Library::bundled().names() {
        for (width, height) in SIZES {
            let screen = Screen::themed(comparison(), width, height, theme).keys("n").expect("✗ 2/7");
            screen.keys("l").expect("▸ C2").keys("?").expect("Help").keys("Esc").expect("▸ C2").keys("Esc").expect("✗ 2/7");
        }
    }
}

#[test]
fn screens_look_as_agreed() {
    insta::assert_snapshot!("texts_60x15", Screen::open(comparison(), 60, 15).keys("n").text());
}

#[test]
fn wide_and_combining_characters_keep_the_frame_straight() {
    let mut odd = comparison();
    for document in [&mut odd.documents.left, &mut odd.documents.right] {
        replace_body(document, "東京都の発表 e\u{301}té 👩‍👩‍👧 ⚠️ क्षि U+FFFD \u{FFFD} 終");
    }
    odd.links.clear();
    odd.findings.clear();
    for (width, height) in SIZES {
        let screen = Screen::open(odd.clone(), width, height);
        let (overview, between) = match width {
            ..80 => (0, 1),
            80..120 => (2, 1),
            120..160 => (4, 3),
            _ => (4, 5),
        };
        let left = (width - overview - between).div_ceil(2);
        let beside = [(0, "┃"), (left - 1, "┃"), (left + between, "│"), (width - overview - 1, "│")];
        let alone = [(0, "┃"), (width - between - 1, "┃")];
        for y in 2..5 {
            for &(x, line) in if width < BESIDE { &alone[..] } else { &beside[..] } {
                assert_eq!(screen.buffer()[(x, y)].symbol(), line, "{x},{y}:\n{}", screen.text());
            }
        }
    }
}

/// Gives a document other words in one paragraph.
fn replace_body(document: &mut Document, words: &str) {
    document.text = words.into();
    document.passages.truncate(1);
    document.paragraphs.truncate(1);
    document.passages[0].span = ByteSpan::new(0, words.len());
    document.paragraphs[0].span = document.passages[0].span;
    document.paragraphs[0].count = 1;
}

#[test]
fn an_empty_document_does_no_harm() {
    let mut empty = nothing_found();
    for document in [&mut empty.documents.left, &mut empty.documents.right] {
        document.text.clear();
        document.passages.clear();
        document.paragraphs.clear();
        document.title = None;
    }
    Screen::open(empty, 80, 24).keys("G g j n Tab Ctrl-d l Enter ? G Esc Esc").expect("No finding");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics(
        steps in prop::collection::vec(
            (prop::sample::select(vec![
                "n", "N", "]c", "[c", "]s", "[s", "]o", "[o", ".", "j", "k", "Ctrl-d", "Ctrl-u", "Ctrl-f", "Ctrl-b", "g", "G", "Tab", "l", "?",
                "Enter", "Esc", "9", "]", "x", "Space",
            ]), prop::option::weighted(0.2, (0u16..230, 0u16..70))),
            1..40,
        ),
    ) {
        let mut screen = Screen::open(comparison(), 80, 24);
        for (key, size) in steps {
            screen = screen.keys(key);
            if let Some((width, height)) = size {
                screen = screen.resize(width, height);
                // For the moment of a resize the buffer is not what the state knows of.
                for area in [Rect::new(0, 0, width / 2, height), Rect::new(0, 0, width, height / 2), Rect::new(0, 0, 0, 0)] {
                    screen.session.draw(&mut Buffer::empty(area));
                }
            }
        }
    }
}
