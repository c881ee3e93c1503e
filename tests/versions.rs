//! Two versions of one text: noticed, aligned sentence by sentence, with the words that were changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/screen.rs"]
mod screen;

use diptych::align::{Link, Relation};
use diptych::compare::{Comparison, Confidence, Kind, Verdict, compare};
use diptych::document::{Document, PassageId, Side, Sides};
use diptych::reader::theme::Library;
use diptych::snapshot::{self, TextOptions};
use ratatui::style::Modifier;
use screen::Screen;
use serde_json::Value;

const REPORT: &str = "Explosion at fertiliser depot in Marnow

MARNOW, 3 March 2025 — An explosion at a fertiliser depot on the edge of Marnow killed 12 people and injured 48 on Monday, officials said.

The blast at 6:40 a.m. flattened the main hall and broke windows in the next street. Firefighters from five towns needed nine hours to put out the blaze.

“We heard a hiss and then the whole street shook,” said Tilda Varrow, who runs a bakery opposite the gate.

The depot held 300 tonnes of ammonium nitrate, according to its licence. Schools in the town will stay closed until Thursday.

The owner, Greifen Agrar, opened the depot in 1987. It was fined $40,000 in 2019 for blocked fire exits.

Prosecutors opened an inquiry on Tuesday. No one has been arrested.
";

const OTHER: &str = "Depot blast in Marnow leaves a dozen dead

Twelve workers died when a store for fertiliser blew up in Marnow early on Monday, the police said.

It took nine hours to bring the fire under control. The hall collapsed, and panes were shattered all along the road.

Tilda Varrow, a baker, recalled a hissing noise before the ground trembled. Lessons are cancelled until Thursday.
";

fn read(text: &str) -> Document {
    Document::from_text("report.txt", text).unwrap()
}

fn compared(left: &str, right: &str) -> Comparison {
    compare(Sides::new(read(left), read(right)))
}

/// The report with one run of words exchanged; they must occur once.
fn with(from: &str, to: &str) -> String {
    assert_eq!(REPORT.matches(from).count(), 1, "{from:?} must occur once");
    REPORT.replace(from, to)
}

/// The links of the passage that holds these words.
fn links<'a>(pair: &'a Comparison, side: Side, words: &str) -> Vec<&'a Link> {
    let document = pair.documents.get(side);
    let passage = document.passage_at(document.text.find(words).expect(words)).unwrap().id;
    pair.links.iter().filter(|link| link.passages(side).contains(&passage)).collect()
}

/// What was changed in a link, in words.
fn changes(pair: &Comparison, link: &Link) -> Vec<(String, String)> {
    let words = |side: Side, change: &diptych::align::Change| {
        change.get(side).map_or_else(String::new, |span| span.of(&pair.documents.get(side).text).to_owned())
    };
    link.changes.iter().map(|change| (words(Side::Left, change), words(Side::Right, change))).collect()
}

fn conflicts(pair: &Comparison) -> Vec<(Kind, String)> {
    let listed = pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|f| f.verdict == Verdict::Conflict);
    listed.map(|f| (f.kind, f.summary.clone())).collect()
}

#[test]
fn independent_accounts_are_no_versions() {
    assert_eq!(compared(REPORT, OTHER).versions, None);
    assert_eq!(compared(OTHER, REPORT).versions, None);
}

#[test]
fn a_text_beside_itself_is_the_same_throughout() {
    let pair = compared(REPORT, REPORT);
    let versions = pair.versions.unwrap();
    assert_eq!((versions.percent(), versions.changed, versions.only), (100, 0, Sides::new(0, 0)));
    assert!(pair.links.iter().all(|link| link.relation == Relation::Identity && link.left == link.right && link.changes.is_empty()));
}

#[test]
fn quotation_marks_and_case_of_the_house_are_no_change() {
    let restyled =
        REPORT.replace(['“', '”'], "\"").replace('—', "–").replace("Explosion at fertiliser depot", "Explosion at Fertiliser Depot");
    assert_eq!(compared(REPORT, &restyled).versions.unwrap().percent(), 100);
}

#[test]
fn too_little_text_says_nothing_of_versions() {
    let two = "The dam broke at dawn. Water filled the lower town.\n";
    assert_eq!(compared(two, two).versions, None);
}

#[test]
fn a_changed_sentence_is_linked_with_the_words_that_were_changed() {
    let pair = compared(REPORT, &with("broke windows in the next street", "shattered windows in three streets"));
    let found = links(&pair, Side::Left, "flattened");
    assert_eq!(found.len(), 1);
    assert!(found[0].score > 0.9 && found[0].relation != Relation::Identity, "{found:?}");
    let wanted = [("broke", "shattered"), ("the next street", "three streets")];
    assert_eq!(changes(&pair, found[0]), wanted.map(|(left, right)| (left.to_owned(), right.to_owned())));
    assert_eq!(pair.versions.unwrap().changed, 1);
}

#[test]
fn words_added_and_taken_away_stand_on_one_side() {
    let pair = compared(
        &with(" on Monday, officials said", ", officials said"),
        &with("No one has been arrested", "No one has been arrested so far"),
    );
    assert_eq!(changes(&pair, links(&pair, Side::Left, "killed 12")[0]), [(String::new(), "on Monday".to_owned())]);
    assert_eq!(changes(&pair, links(&pair, Side::Left, "arrested")[0]), [(String::new(), "so far".to_owned())]);
    let back = compared(&with("No one has been arrested", "No one has been arrested so far"), REPORT);
    assert_eq!(changes(&back, links(&back, Side::Right, "arrested")[0]), [("so far".to_owned(), String::new())]);
}

#[test]
fn a_sentence_that_moved_keeps_its_twin() {
    let quote = "“We heard a hiss and then the whole street shook,” said Tilda Varrow, who runs a bakery opposite the gate.\n\n";
    let moved = format!("{}\n{quote}", with(quote, ""));
    let pair = compared(REPORT, &moved);
    let found = links(&pair, Side::Left, "hiss");
    assert_eq!((found.len(), found[0].relation), (1, Relation::Identity));
    assert!(links(&pair, Side::Right, "hiss").iter().all(|link| link.left == found[0].left));
    assert_eq!(pair.versions.unwrap().percent(), 100);
}

#[test]
fn a_cut_is_told_by_what_is_absent() {
    let cut = with("\nProsecutors opened an inquiry on Tuesday. No one has been arrested.\n", "");
    let versions = compared(REPORT, &cut).versions.unwrap();
    assert_eq!((versions.percent(), versions.only, versions.shorter()), (100, Sides::new(2, 0), Some(Side::Right)));
    let mirrored = compared(&cut, REPORT).versions.unwrap();
    assert_eq!((mirrored.only, mirrored.shorter()), (Sides::new(0, 2), Some(Side::Left)));
    let pair = compared(REPORT, &with("It was fined $40,000 in 2019 for blocked fire exits.", ""));
    assert!(links(&pair, Side::Left, "It was fined").is_empty(), "what was cut is tied to nothing that stayed");
}

#[test]
fn repeated_sentences_go_with_their_neighbours() {
    let refrain = |left: &str| format!("{left} He declined to comment.");
    let pieces = ["The bank lost two million.", "The fund lost nine million.", "The broker fled to the coast.", "The court meets in May."];
    let left = pieces.map(refrain).join("\n\n");
    let right = format!("{}\n\n{}", pieces[0], pieces[1..].iter().map(|p| refrain(p)).collect::<Vec<_>>().join("\n\n"));
    let pair = compared(&left, &right);
    let partner = |passage: usize| {
        let link = pair.links.iter().find(|link| link.left == [PassageId(passage)] && link.relation == Relation::Identity);
        link.map(|link| link.right[0].0)
    };
    assert_eq!([0, 2, 3, 4, 5, 6, 7].map(partner), [0, 1, 2, 3, 4, 5, 6].map(Some));
}

#[test]
fn a_value_exchanged_in_a_sentence_is_a_conflict_and_the_only_one() {
    for (from, to, kind) in [
        ("killed 12 people", "killed 14 people", Kind::Quantity),
        ("injured 48", "injured 51", Kind::Quantity),
        ("five towns", "seven towns", Kind::Quantity),
        ("300 tonnes", "480 tonnes", Kind::Quantity),
        ("$40,000", "$60,000", Kind::Quantity),
        ("6:40 a.m.", "6:20 a.m.", Kind::Date),
        ("in 1987", "in 1978", Kind::Date),
        ("until Thursday", "until Friday", Kind::Date),
        ("in 2019", "in 2018", Kind::Date),
    ] {
        for pair in [compared(REPORT, &with(from, to)), compared(&with(from, to), REPORT)] {
            let found = conflicts(&pair);
            assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [kind], "{from} / {to}: {found:?}");
        }
    }
}

#[test]
fn two_values_exchanged_in_one_sentence_each_meet_their_own() {
    let pair = compared(REPORT, &with("killed 12 people and injured 48", "killed 14 people and injured 51"));
    let mut found: Vec<String> = conflicts(&pair).into_iter().map(|f| f.1).collect();
    found.sort();
    assert_eq!(found, ["12 people ≠ 14 people", "48 ≠ 51"]);
    let money = compared(REPORT, &with("$40,000 in 2019", "$60,000 in 2018"));
    assert_eq!(conflicts(&money).len(), 2, "{:?}", conflicts(&money));
}

#[test]
fn what_nobody_changed_is_no_conflict_though_the_day_of_the_report_was() {
    let later = with("3 March 2025", "10 March 2025");
    let found = conflicts(&compared(REPORT, &later));
    assert!(found.iter().all(|f| f.1.contains("March 2025")), "{found:?}");
}

#[test]
fn sides_exchanged_mirror_the_alignment() {
    let other = with("killed 12 people", "killed at least 14 people").replace("No one has been arrested.", "Two managers were arrested.");
    let (there, back) = (compared(REPORT, &other), compared(&other, REPORT));
    let ends = |pair: &Comparison, mirrored: bool| {
        let mut ends: Vec<_> = pair
            .links
            .iter()
            .map(|l| {
                let changes: Vec<_> = l.changes.iter().map(|c| if mirrored { c.swap() } else { *c }).collect();
                let (left, right) = if mirrored { (&l.right, &l.left) } else { (&l.left, &l.right) };
                (left.clone(), right.clone(), format!("{changes:?}"))
            })
            .collect();
        ends.sort();
        ends
    };
    assert_eq!(ends(&there, false), ends(&back, true));
    assert_eq!(there.versions.unwrap().only.swap(), back.versions.unwrap().only);
}

#[test]
fn every_written_form_says_so() {
    let pair = compared(REPORT, &with("five towns", "seven towns"));
    let (floor, options) = (Confidence::DEFAULT_FLOOR, TextOptions { colour: false, width: 100 });
    let (text, markdown) = (snapshot::text(&pair, floor, &options), snapshot::markdown(&pair, floor));
    let told = "The two texts are versions of one: 90 % of the sentences are the same, 1 is changed.";
    assert!(text.contains(told) && markdown.contains(told), "{text}\n{markdown}");
    assert!(text.contains("CHANGED SENTENCES\n\nleft, line 5; right, line 5: \"five\" on the left, \"seven\" on the right\n"), "{text}");
    assert!(
        markdown.contains("## Changed sentences\n\n- left, line 5; right, line 5: **five** on the left, **seven** on the right\n"),
        "{markdown}"
    );
    let json: Value = serde_json::from_str(&snapshot::json(&pair, floor)).unwrap();
    let wanted = serde_json::json!({"share": 0.909, "same": 10, "changed": 1, "only_left": 0, "only_right": 0});
    assert_eq!(json["versions"], wanted);
    let changed: Vec<_> = json["links"].as_array().unwrap().iter().filter(|link| link.get("changes").is_some()).collect();
    assert_eq!((changed.len(), &changed[0]["changes"][0]["left"]["text"]), (1, &Value::from("five")));
    let usual: Value = serde_json::from_str(&snapshot::json(&compared(REPORT, OTHER), floor)).unwrap();
    assert!(usual.get("versions").is_none());
}

#[test]
fn a_long_text_is_aligned_too() {
    let subjects = ["The harbour master", "A teacher", "The mayor", "One farmer", "The judge", "A fisherman", "The bishop"];
    let verbs = ["praised", "blamed", "visited", "forgot", "painted"];
    let objects =
        ["the lighthouse", "the old mill", "a stranger", "the ferry crew", "his neighbours", "the market", "the choir", "a rail line"];
    let sentence =
        |i: usize| format!("{} {} {}, then {} {}.", subjects[i % 7], verbs[i % 5], objects[i % 8], verbs[i / 7 % 5], objects[i / 5 % 8]);
    let text = |of: &dyn Fn(usize) -> String| (0..200).map(of).collect::<Vec<_>>().join("\n\n");
    let right = text(&|i| if i % 50 == 7 { sentence(i).replace(", then", " and afterwards") } else { sentence(i) });
    let versions = compared(&text(&sentence), &right).versions.unwrap();
    assert_eq!((versions.same, versions.changed, versions.only), (196, 4, Sides::new(0, 0)));
}

/// Two versions of one short report, two words changed.
fn corrected() -> Comparison {
    let report = "The dam above Orrin broke at dawn.\n\nWater filled the lower town within an hour.\n\nThe mayor fled to the hills with her staff.\n\n\
        Soldiers came with boats and blankets.\n";
    let corrected = report.replace("lower town", "old harbour");
    compared(report, &corrected)
}

#[test]
fn the_reader_says_that_two_texts_are_versions() {
    for (width, height) in [(60, 15), (80, 24), (200, 60)] {
        Screen::open(corrected(), 80, 24).resize(width, height).expect("versions · 75 % same");
        Screen::open(compared(REPORT, OTHER), width, height).expect_not("versions");
    }
}

#[test]
fn changed_words_are_marked_in_every_theme_whatever_is_being_read() {
    for (theme, keys) in Library::bundled().names().into_iter().flat_map(|theme| ["g", "2j"].map(|keys| (theme, keys))) {
        let screen = Screen::themed(corrected(), 80, 24, theme).keys(keys);
        let is_marked = |words: &str, from: usize| {
            let row = screen.row_of(words, from);
            let line = screen.lines()[row].clone();
            let rest: String = line.chars().skip(from).collect();
            let start = from + rest[..rest.find(words).unwrap()].chars().count();
            (start..start + words.len()).all(|x| {
                let modifier = screen.buffer()[(x as u16, row as u16)].modifier;
                modifier.contains(Modifier::ITALIC | Modifier::UNDERLINED)
            })
        };
        assert!(is_marked("lower", 0) && is_marked("old", 30), "{theme}:\n{}", screen.text());
        assert!(!is_marked("Water", 0) && !is_marked("Water", 30) && !is_marked("mayor", 0), "{theme}");
    }
    Screen::open(corrected(), 120, 60).keys("? G").expect("changed words");
}
