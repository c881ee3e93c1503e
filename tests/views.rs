//! The views beside the texts: what they say, of the bundled pair and of another one, and where their lines lead.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;

use std::path::Path;
use std::sync::LazyLock;

use diptych::compare::{Comparison, compare};
use diptych::document::{Document, Side, Sides};
use diptych::reader::theme::Library;
use diptych::source::{self, Input};
use proptest::prelude::*;
use screen::Screen;

const SIZES: [(u16, u16); 6] = [(40, 12), (60, 15), (80, 24), (99, 30), (120, 40), (200, 60)];

/// The bundled pair, compared.
static SEEDS: LazyLock<Comparison> = LazyLock::new(|| {
    let load = |side| source::load(&Input::Bundled(side)).unwrap();
    compare(Sides::new(load(Side::Left), load(Side::Right)))
});

/// A pair of the corpus: a flood, told with days of the week and no date.
static FLOOD: LazyLock<Comparison> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/flood-kessa-valley");
    let read = |name: &str| Document::from_bytes(name, &std::fs::read(folder.join(name)).unwrap()).unwrap();
    compare(Sides::new(read("left.txt"), read("right.txt")))
});

fn seeds(width: u16, height: u16) -> Screen {
    Screen::open(SEEDS.clone(), width, height)
}

fn flood(width: u16, height: u16) -> Screen {
    Screen::open(FLOOD.clone(), width, height)
}

/// Everything that a view says, from its first line to its last.
fn whole(screen: Screen) -> String {
    let mut screen = screen.keys("g");
    let mut seen = screen.text();
    for _ in 0..60 {
        screen = screen.keys("PageDown");
        if seen.ends_with(&screen.text()) {
            break;
        }
        seen.push('\n');
        seen.push_str(&screen.text());
    }
    seen
}

#[track_caller]
fn says(seen: &str, words: &[&str]) {
    // On a narrow screen words flow into the next line.
    let flowing = seen.replace(['│', '┌', '└'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for words in words {
        assert!(seen.contains(words) || flowing.contains(words), "{words:?} is not in:\n{seen}");
    }
}

/// The row of a screen that holds all of these words.
#[track_caller]
fn line_with(screen: &Screen, words: &[&str]) -> String {
    let line = screen.lines().into_iter().find(|line| words.iter().all(|words| line.contains(words)));
    line.unwrap_or_else(|| panic!("no line has {words:?}:\n{}", screen.text()))
}

#[test]
fn the_timeline_has_both_accounts_on_one_axis() {
    let screen = seeds(120, 40).keys("t").expect("times in both texts");
    let joined = line_with(&screen, &["2014", "=", "was founded in 2014"]);
    assert!(joined.contains("Active since 2014"), "{joined}");
    let published = line_with(&screen, &["1 November 2025"]);
    assert!(published.contains("◆ published"), "{published}");
    let planned = line_with(&screen, &["8 November 2025"]);
    assert!(planned.contains('✗') && planned.contains("(planned)"), "{planned}");
    let inferred = line_with(&screen, &["on Monday, President"]);
    assert!(inferred.contains('✗') && inferred.contains("~ "), "{inferred}");
    let order: Vec<usize> = ["1979", "2015 ", "1 November 2025", "8 November 2025", "10 November 2025"]
        .into_iter()
        .map(|label| screen.row_of(label, 0))
        .collect();
    assert!(order.is_sorted(), "{order:?}:\n{}", screen.text());
    screen.expect("◆ published, dateline · ~ day inferred");
}

#[test]
fn a_line_of_the_timeline_leads_to_its_mention() {
    for (width, height) in SIZES {
        let mut screen = seeds(width, height).keys("t g");
        while !screen.lines().iter().any(|line| line.contains("▸") && line.contains("Monday")) {
            screen = screen.keys("j");
        }
        screen.keys("Enter").expect("Monday,").expect("✗ 2/6 conflict · date");
    }
}

#[test]
fn the_day_on_its_own_line_leads_to_what_is_said_of_it() {
    seeds(80, 24).keys("t g").expect("▸ 1979").keys("Enter").expect("1979; to look");
}

#[test]
fn days_of_the_week_without_a_date_are_told_apart() {
    let screen = flood(120, 40).keys("t").expect("Days of the week, without a date");
    let order: Vec<usize> = ["1742", "1954", "Days of the week", "  Friday", "  Saturday", "  Sunday", "  Wednesday", "Not placed"]
        .into_iter()
        .map(|label| screen.row_of(label, 0))
        .collect();
    assert!(order.is_sorted(), "{order:?}:\n{}", screen.text());
    let both = line_with(&screen, &["1954", "─"]);
    assert!(both.contains("mark of 1954") && both.contains("since 1954"), "{both}");
    screen.keys("g j Enter").expect("built in 1742");
}

#[test]
fn next_walks_the_discrepancies_of_the_timeline() {
    let screen = seeds(120, 40).keys("t g n").expect("▸ 2024");
    let screen = screen.keys("n n").expect("▸ 8 November 2025");
    screen.keys("N").expect("▸ December 2024").keys("G n").expect("no later line of this list is about a discrepancy");
}

#[test]
fn the_names_tell_where_who_appears_and_who_is_quoted() {
    let screen = seeds(120, 40).keys("i").expect("quotations ◧ ");
    let president = line_with(&screen, &["≈ Ahmad al-Sharaa", "person"]);
    assert!(president.contains("Ahmed al-Sharaa"), "{president}");
    assert!(line_with(&screen, &["‹ John Hannah"]).contains("4 / 0"), "{}", screen.text());
    assert!(line_with(&screen, &["› Tom Barrack"]).contains('–'));
    let screen = screen.keys("j").expect("≈ V1: Ahmad al-Sharaa ≈ Ahmed al-Sharaa").expect("◧ written al-Sharaa ");
    screen.keys("j j j").expect("Donald Trump (person), absent from the right text");
}

#[test]
fn a_name_leads_to_its_places_one_after_the_other() {
    for (width, height) in SIZES {
        let screen = flood(width, height).keys("i g").expect("▸   Kessa").keys("Enter").expect("Kessa: 1 of 6, left text");
        let screen = screen.expect("Kessa valley counts").keys("i").expect("▸   Kessa").keys("Enter").expect("Kessa: 2 of 6, left text");
        screen.keys("i Enter i Enter").expect("Kessa: 4 of 6, right text").expect("Kessa");
    }
}

#[test]
fn names_are_sorted_by_what_one_asks_for() {
    let screen = flood(120, 40).keys("i Tab").expect("name▾").expect("by name");
    let rows = |screen: &Screen| ["A9", "Edda Brunnhold", "Untermark"].map(|name| screen.row_of(name, 0));
    assert!(rows(&screen).is_sorted(), "{}", screen.text());
    let screen = screen.keys("r").expect("name▴").expect("by name, turned");
    assert!(rows(&screen).iter().rev().is_sorted(), "{}", screen.text());
    screen.keys("Tab").expect("sort▾").keys("Tab g").expect("quoted▾").expect("▸ ‹ Gerlinde Pross");
}

#[test]
fn the_summary_counts_covers_and_names_what_weighs_most() {
    for (width, height) in SIZES {
        let seen = whole(seeds(width, height).keys("S"));
        says(
            &seen,
            &[
                "✗ conflict        2: ",
                " of 54 passages (",
                "19 of 19 passages (100 %)",
                "89 countries ≠ 86 nations",
                "Absent from the right text",
                "Absent from the left text",
                "Contradictions inside one text",
                "hidden",
                "seeds/right.txt",
                "1 November 2025",
                "byline",
            ],
        );
        assert!(!seen.contains("omitted"));
    }
    says(&whole(flood(80, 24).keys("S")), &["250 million marks ≠ 150 million marks", "A dam above Untermark held", "not stated", "none"]);
}

#[test]
fn a_finding_of_the_summary_is_gone_to() {
    for (width, height) in SIZES {
        let screen = seeds(width, height).keys("S n").expect("▸   ✗ C1 ").keys("n").expect("▸   ✗ C2 ").keys("N Enter");
        screen.expect("✗ 3/6 conflict").expect("89 countries").expect("86 nations");
    }
    seeds(80, 24).keys("S g Enter").expect("this line leads nowhere").expect("Summary");
    flood(80, 24).keys("S n n Enter").expect("conflict · antonym").expect("A dam above Untermark held");
}

#[test]
fn one_finding_is_told_in_full() {
    for (width, height) in SIZES {
        let seen = whole(seeds(width, height).keys("w"));
        says(
            &seen,
            &[
                "“Nov. 10, 2025”, line 4",
                "“November 8”, line 5",
                "understood as",
                "10 November 2025: a day",
                "8 November 2025: a day, planned",
                "· 10 November is not 8 November",
                "Why the passages are linked: score 0.",
                "the score taken apart",
                "two passages with nothing in common",
                "names in both",
                "the pairs of passages around it",
            ],
        );
    }
    let screen = seeds(120, 40).keys("w");
    let beside = line_with(&screen, &["“Nov. 10, 2025”, line 4"]);
    assert!(beside.contains("“November 8”, line 5"), "{beside}");
}

#[test]
fn values_are_told_as_they_were_understood() {
    says(&whole(seeds(120, 40).keys("l g w")), &["89, counts “country”", "86, counts “nation”"]);
    says(&whole(seeds(120, 40).keys("l g j j w")), &["the person Ahmad al-Sharaa", "written here Ahmed al-Sharaa"]);
    says(&whole(flood(120, 40).keys("l g w")), &["250 million marks", "150 million marks"]);
}

#[test]
fn the_reasons_lead_back_to_the_list_and_on_to_the_texts() {
    let screen = flood(80, 24).keys("l g w").expect("250 million marks ≠ 150 million marks").keys("Esc").expect("▸ C1");
    screen.keys("w Enter").expect("conflict · quantity").expect("250 million marks").keys("l Esc").expect("conflict · quantity");
}

#[test]
fn the_ledger_is_sorted_round_the_columns_and_turned() {
    let screen = flood(80, 24).keys("l").expect("id▾").expect("by importance").keys("Tab").expect("verdict▾");
    let screen = screen.keys("Tab").expect("kind▾").keys("Tab").expect("left▾").expect("by place in the texts");
    let screen = screen.keys("Tab g").expect("sure▾").expect("the surest first").expect("▸ ");
    let surest = line_with(&screen, &["▸"]);
    assert!(surest.contains("strong"), "{surest}");
    let screen = screen.keys("r g").expect("sure▴").expect("the surest first, turned");
    assert!(line_with(&screen, &["▸"]).contains("possible"), "{}", screen.text());
    screen.keys("Tab").expect("id▾");
}

#[test]
fn sorting_keeps_the_selected_finding() {
    flood(80, 24).keys("l g j").expect("▸ C2").keys("Tab Tab Tab").expect("▸ C2").keys("r").expect("▸ C2");
}

#[test]
fn lines_of_the_ledger_are_marked_one_by_one_in_a_range_and_all() {
    let screen = flood(80, 24).keys("l g Space").expect("•C1").expect("▸ C2").expect("1 marked");
    let screen = screen.keys("j v j j").expect("4 marked").expect("▸•V3").keys("v").expect("4 marked").keys("j").expect("4 marked");
    let screen = screen.keys("g Space").expect("3 marked").expect_not("•C1");
    let screen = screen.keys("v j j Esc").expect("3 marked").expect("findings");
    let screen = screen.keys("*").expect(" marked · by importance").expect("•C1").expect("•V5").keys("*").expect_not("marked");
    screen.keys("Esc").expect_not("by importance");
}

#[test]
fn lines_that_one_goes_over_with_shift_are_marked() {
    let screen = flood(80, 24).keys("l j Shift-Down").expect("2 marked").expect("▸•V2").keys("J J").expect("4 marked");
    // Back the same way takes the marks away; whatever comes next leaves the others.
    let screen = screen.keys("K Shift-Up").expect("2 marked").keys("k j j").expect("2 marked").keys("j J").expect("4 marked");
    let screen = screen.keys("Esc").expect("2 marked").keys("g Shift-End").keys("c");
    assert_eq!(screen.lines().iter().filter(|line| line.contains('✓')).count(), 15, "{}", screen.text());
    flood(80, 24).keys("l G Shift-Home").expect("marked · ").keys("d").expect("C1 ⊘").expect_not("marked");
    flood(80, 24).keys("l 3 J").expect("4 marked").click(20, 6).expect("4 marked").keys("Esc").expect("┏━");
}

#[test]
fn the_help_begins_with_the_view_in_which_it_was_asked_for() {
    for (keys, heading, first, title) in [
        ("l", "Here, in the list of findings", "Enter", "findings"),
        ("t", "Here, in the timeline", "Enter", "Timeline"),
        ("i", "Here, in the names", "Enter", "Names"),
        ("S", "Here, in the summary", "Enter", "Summary"),
        ("l w", "Here, in the reasons of one finding", "n", "understood as"),
    ] {
        let screen = seeds(120, 40).keys(keys).keys("?");
        let lines = screen.lines();
        assert!(lines[2].contains(heading) && lines[3].trim_start_matches(['│', ' ']).starts_with(first), "{}", screen.text());
        // Nothing is told twice, and the way back leads to the view.
        let seen = whole(screen);
        assert_eq!(seen.matches("both passages and every reason").count().min(2), 1, "{seen}");
        seeds(120, 40).keys(keys).keys("? Esc").expect(title);
    }
    let lines = seeds(120, 40).keys("?").lines();
    assert!(lines[2].contains("Findings"), "{lines:?}");
    seeds(120, 40).keys("l w ? Esc Esc").expect("findings").keys("Esc").expect("┏━");
}

#[test]
fn a_source_without_an_outlet_goes_by_the_name_of_its_file() {
    let texts = ("Storm\n\nA storm killed 12 people on Monday.\n", "Gale\n\nThe storm killed 15 people on Monday.\n");
    let read = |name: &str, text: &str| Document::from_text(name, text).unwrap();
    let pair = compare(Sides::new(read("far/away/one.txt", texts.0), read("far/away/two.txt", texts.1)));
    for keys in ["w", "S G"] {
        Screen::open(pair.clone(), 120, 40).keys(keys).expect("◧ one.txt").expect("◨ two.txt").expect_not("◧ far/away/one.txt\n");
    }
    Screen::open(pair, 120, 40).keys("w").expect_not("│ ◧ far");
}

#[test]
fn a_click_on_a_line_goes_where_it_leads() {
    for (key, words) in [("t", "founded in 2014"), ("i", "al-Sharaa"), ("S", "89 countries"), ("w", "Oval Office")] {
        let screen = seeds(80, 24).keys(key);
        let row = screen.lines().iter().skip(2).position(|line| line.contains(words)).map(|row| row + 2);
        let row = row.unwrap_or_else(|| panic!("{words:?} is not in\n{}", screen.text()));
        screen.click(30, row as u16).expect("┏━").expect_not("leads nowhere");
    }
    // A headline leads nowhere, and the frame is no line.
    seeds(80, 24).keys("S").click(30, 1).expect("Summary").click(30, 2).expect("leads nowhere").expect("Summary");
    seeds(80, 24).keys("t").click(30, 2).expect("Timeline");
}

#[test]
fn marks_stay_when_the_ledger_is_sorted_or_filtered() {
    let screen = flood(80, 24).keys("l g Space Space Tab Tab").expect("2 marked");
    let screen = screen.keys("f d a t e Enter").expect_not("marked").keys("f Ctrl-u Enter");
    screen.expect("2 marked");
}

#[test]
fn what_is_marked_is_decided_on_at_once() {
    let screen = flood(80, 24).keys("l g v j j c").expect("C1 ✓").expect("C2 ✓").expect("V1 ✓").expect_not("marked");
    screen.keys("U").expect_not("✓");
}

#[test]
fn the_selected_finding_is_told_whole_below_the_list() {
    let screen = flood(80, 24).keys("l g j j j j j").expect("▸ V4");
    screen.expect("◧ “Kessa valley counts the cost after river bursts its banks”").expect("◨ “river banks in the Kessa valley”");
}

#[test]
fn every_theme_draws_every_view_at_every_size() {
    for theme in Library::bundled().names() {
        for (width, height) in SIZES {
            let screen = Screen::themed(FLOOD.clone(), width, height, theme).keys("t").expect("Timeline");
            screen.keys("i").expect("Names").keys("S").expect("Summary").keys("w").expect("antonym").keys("Esc").expect("Summary");
        }
    }
}

#[test]
fn a_new_size_keeps_the_selected_line() {
    let mut screen = seeds(120, 40).keys("t g n n n").expect("▸ 8 November 2025");
    for (width, height) in [(60, 15), (200, 60), (80, 24), (70, 16)] {
        screen = screen.resize(width, height);
        let line = line_with(&screen, &["▸"]);
        assert!(line.contains("November 8"), "{width}×{height}: {line}");
    }
    let screen = seeds(120, 40).keys("S n n").resize(60, 15).resize(120, 40).expect("▸");
    screen.resize(20, 5).resize(80, 24).expect("Summary");
}

#[test]
fn texts_without_times_and_names_say_so() {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap();
    let empty = compare(Sides::new(read("rain fell."), read("snow fell.")));
    let screen = Screen::open(empty, 80, 24).keys("t").expect("neither text gives a time that was recognised").keys("j G Enter n");
    let screen = screen.keys("i").expect("no name was recognised in either text").keys("j Enter n Tab r");
    screen.keys("S").expect("no discrepancy is shown; that does not mean that the accounts agree");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics_in_the_views(
        steps in prop::collection::vec(
            (prop::sample::select(vec![
                "t", "i", "S", "w", "l", "Enter", "Esc", "n", "N", "j", "k", "g", "G", "Ctrl-d", "Ctrl-f", "Ctrl-b", "Space", "v", "*", "Tab", "r", "3", "]s",
                "Ctrl-o", "?",
            ]), prop::option::weighted(0.2, (0u16..210, 0u16..62))),
            1..30,
        ),
    ) {
        let mut screen = flood(80, 24);
        for (key, size) in steps {
            screen = screen.keys(key);
            if let Some((width, height)) = size {
                screen = screen.resize(width, height);
            }
        }
    }
}
