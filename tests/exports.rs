//! Exports as a person asks for them: the form by option or by ending, what is listed, what was decided, pictures, files that are never overwritten.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;
#[path = "fixtures/screen.rs"]
mod screen;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;

use std::collections::BTreeSet;
use std::fs;

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use diptych::compare::{Comparison, Confidence, FindingId, compare};
use diptych::document::{Document, Sides};
use diptych::review;
use diptych::snapshot::{Claim, Decision, Only, Report, Review, Reviewed, Selection};
use proptest::prelude::*;
use screen::Screen;
use serde_json::Value;
use two_accounts::comparison;

/// Each form: its name, the ending of its files, how its files begin, and how an id stands in it.
const FORMS: [(&str, &str, &str); 6] = [
    ("text", "txt", "Two accounts compared\n"),
    ("json", "json", "{\n  \"schema\""),
    ("markdown", "md", "# Two accounts compared\n"),
    ("html", "html", "<!doctype html>\n"),
    ("csv", "csv", "\"id\",\"verdict\","),
    ("svg", "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\""),
];

/// The findings that a written form lists, by their ids; a picture shows too few of them to tell.
fn listed(form: &str, written: &str) -> BTreeSet<String> {
    let (before, after) = match form {
        "text" => ("\n", ", "),
        "json" => ("\"id\": \"", "\""),
        "markdown" => ("\n### ", ","),
        "html" => ("aria-labelledby=\"", "-name\""),
        "csv" => ("\r\n\"", "\""),
        _ => panic!("{form} lists nothing"),
    };
    let is_id = |id: &&str| {
        let mut characters = id.chars();
        characters.next().is_some_and(|letter| "CVSLRI".contains(letter)) && id.len() > 1 && characters.all(|digit| digit.is_ascii_digit())
    };
    written.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).filter(is_id).map(str::to_owned).collect()
}

fn report(comparison: &Comparison, review: &Review, selection: Selection) -> [(&'static str, String); 5] {
    let report = Report::new(comparison, review, selection);
    let text = report.text(&diptych::snapshot::TextOptions { colour: false, width: 100 });
    [("text", text), ("json", report.json()), ("markdown", report.markdown()), ("html", report.html()), ("csv", report.csv())]
}

/// A pair on which the engine finds something of most verdicts.
const LEFT: &str = "Flood at Orrin\n\nThe dam above Orrin gave way on Monday 3 March 2025. The flood killed 12 people in the town. \
    Engineer Rosa Lindqvar had warned of cracks in the wall.\n\nThe ministry keeps 60 boats at the lake.\n";
const RIGHT: &str = "Water over Orrin\n\nThe dam above Orrin gave way on Monday 3 March 2025. In Orrin 15 people were killed by the flood. \
    Engineer Rosa Lindquar wants the minister to resign.\n\nThe army came with 85 trucks before dark.\n";

/// A desk with that pair, of which the first finding was confirmed with a note and the last dismissed.
fn reviewed_desk() -> (Desk, Comparison) {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    let read = |name: &str, text: &str| Document::from_text(name, text).unwrap();
    let comparison = compare(Sides::new(read("left.txt", LEFT), read("right.txt", RIGHT)));
    let documents = comparison.documents.as_ref();
    let mut opened = review::open(Some(&desk.path("data")), documents);
    let listed: Vec<_> = comparison.findings_from(Confidence::DEFAULT_FLOOR).collect();
    for (finding, decision, note) in
        [(listed[0], Decision::Confirmed, "asked the\nministry"), (listed[listed.len() - 1], Decision::Dismissed, "")]
    {
        opened.review.say(Reviewed { claim: Claim::of(finding, documents), decision: Some(decision), note: note.to_owned() });
    }
    opened.keeper.unwrap().keep(&opened.review).unwrap();
    (desk, comparison)
}

#[test]
fn the_form_is_that_of_the_option_else_of_the_ending_else_text() {
    let desk = Desk::new();
    for (form, ending, begins) in FORMS {
        let printed = desk.run(&["compare", "left.txt", "right.txt", "--format", form]);
        assert_done(&printed);
        assert!(stdout(&printed).starts_with(begins), "{form}");
        let name = format!("out.{ending}");
        assert_done(&desk.run(&["compare", "left.txt", "right.txt", "-o", &name]));
        assert_eq!(fs::read_to_string(desk.path(&name)).unwrap(), stdout(&printed), "{form}");
    }
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "-o", "out.page", "--format", "html"]));
    assert!(fs::read_to_string(desk.path("out.page")).unwrap().starts_with("<!doctype html>"));
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "-o", "report"]));
    assert!(fs::read_to_string(desk.path("report")).unwrap().starts_with("Two accounts compared"));
}

#[test]
fn no_form_is_written_over_a_file_and_none_by_halves() {
    let desk = Desk::new();
    for (_, ending, begins) in FORMS {
        let name = format!("kept.{ending}");
        desk.write(&name, "mine");
        assert_trouble(&desk.run(&["compare", "left.txt", "right.txt", "-o", &name]), &[&name, "--force"]);
        assert_eq!(fs::read_to_string(desk.path(&name)).unwrap(), "mine");
        assert_done(&desk.run(&["compare", "left.txt", "right.txt", "-o", &name, "--force"]));
        assert!(fs::read_to_string(desk.path(&name)).unwrap().starts_with(begins));
    }
    assert_trouble(&desk.run(&["compare", "left.txt", "right.txt", "-o", "nowhere/out.html"]), &["nowhere/out.html"]);
    assert!(desk.names().iter().all(|name| !name.starts_with('.')), "{:?}", desk.names());
}

#[test]
fn every_form_lists_the_same() {
    let (desk, comparison) = reviewed_desk();
    let letters = |letters: &str| -> BTreeSet<String> {
        let ids = comparison.findings_from(Confidence::DEFAULT_FLOOR).map(|finding| finding.id);
        let own =
            comparison.self_findings.iter().filter(|finding| finding.confidence >= Confidence::DEFAULT_FLOOR).map(|finding| finding.id);
        ids.chain(own).filter(|id: &FindingId| letters.contains(id.letter)).map(|id| id.to_string()).collect()
    };
    let quantities = comparison.findings.iter().filter(|finding| finding.kind == diptych::compare::Kind::Quantity);
    let quantities: BTreeSet<String> = quantities.map(|finding| finding.id.to_string()).collect();
    let sure = comparison.findings_from(Confidence::new(0.8)).map(|finding| finding.id.to_string()).collect();
    let first = comparison.findings[0].id.to_string();
    let last = comparison.findings_from(Confidence::DEFAULT_FLOOR).last().unwrap().id.to_string();
    assert!(letters("C").len() == 1 && letters("LR").len() > 1 && letters("VS").len() > 1, "{:?}", letters("CVSLRI"));
    let wishes: [(&[&str], BTreeSet<String>); 9] = [
        (&[], letters("CVSLRI")),
        (&["--only", "conflicts"], letters("C")),
        (&["--only", "shared,variants"], letters("SV")),
        (&["--only", "one-sided", "--only", "inside"], letters("LRI")),
        (&["--kinds", "quantity", "--all"], quantities),
        (&["--min-confidence", "strong"], sure),
        (&["--reviewed"], [first.clone(), last].into()),
        (&["--reviewed", "--only", "conflicts"], [first].into()),
        (&["--no-review"], letters("CVSLRI")),
    ];
    for (options, expected) in wishes {
        for (form, ..) in FORMS.iter().filter(|(form, ..)| *form != "svg") {
            let output = desk.run(&[&["compare", "left.txt", "right.txt", "--format", form], options].concat());
            assert_done(&output);
            let ids = listed(form, stdout(&output));
            let ids: BTreeSet<String> = if *form == "json" { json_ids(stdout(&output)) } else { ids };
            assert_eq!(ids, expected, "{form} {options:?}");
        }
    }
}

/// The findings of a snapshot; its review names ids too.
fn json_ids(snapshot: &str) -> BTreeSet<String> {
    let snapshot: Value = serde_json::from_str(snapshot).unwrap();
    let of = |name: &str| {
        snapshot[name].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    [of("findings"), of("self_findings")].concat().into_iter().collect()
}

#[test]
fn what_is_left_out_is_told_and_never_taken_for_agreement() {
    let (desk, _) = reviewed_desk();
    for form in ["text", "markdown", "html"] {
        let run = |options: &[&str]| {
            let output = desk.run(&[&["compare", "left.txt", "right.txt", "--format", form], options].concat());
            stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let conflicts = run(&["--only", "conflicts"]);
        assert!(conflicts.contains("1 conflict. Listed are only conflicts; ") && conflicts.contains("left out."), "{form}: {conflicts}");
        let none = run(&["--only", "inside", "--reviewed"]);
        assert!(none.contains("that does not mean that the accounts agree"), "{form}");
        assert!(none.contains("Listed are only contradictions inside one text, and of them what a person decided on"), "{form}");
    }
    let code = |options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--exit-code"], options].concat()).status.code();
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--only", "shared"]), Some(0), "no conflict is listed");
}

#[test]
fn decisions_and_notes_stand_in_every_form() {
    let (desk, _) = reviewed_desk();
    let expected: [(&str, &[&str]); 5] = [
        ("text", &["decision: confirmed\n", "note: asked the\n", "ministry\n", "Decided by a person: 1 confirmed, 1 dismissed."]),
        ("json", &["\"decision\": \"confirmed\"", "\"note\": \"asked the\\nministry\""]),
        ("markdown", &["**Decision: confirmed**\n", "Note: asked the\n\nministry\n"]),
        (
            "html",
            &[
                "Decision: <span class=\"decision confirmed\">confirmed</span>",
                "Note: asked the</p><p class=\"note\">ministry</p>",
                "data-decision=\"dismissed\"",
            ],
        ),
        ("csv", &["\"confirmed\",\"asked the\r\nministry\""]),
    ];
    for (form, expected) in expected {
        let [with, without] = [&[][..], &["--no-review"]]
            .map(|options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--format", form], options].concat()));
        for words in expected {
            assert!(stdout(&with).contains(words), "{form} lacks {words:?}: {}", stdout(&with));
        }
        for words in ["ministry\"", "asked the", "confirmed,"] {
            assert!(!stdout(&without).contains(words), "{form}: {words}");
        }
    }
    let turned = desk.run(&["compare", "right.txt", "left.txt"]);
    assert!(stdout(&turned).contains("decision: confirmed"), "whichever text is named first");
    let picture = desk.run(&["compare", "left.txt", "right.txt", "--format", "svg", "--reviewed"]);
    assert!(stdout(&picture).contains("confirmed"), "{}", stdout(&picture));
    assert!(stdout(&desk.run(&["left.txt", "right.txt"])).contains("decision: confirmed"), "the report where no reader can be");
}

#[test]
fn decisions_that_cannot_be_read_are_told_and_not_taken_for_none() {
    let (desk, _) = reviewed_desk();
    let folder = desk.path("data").join("reviews");
    let file = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "json"))
        .unwrap();
    fs::write(&file, "{ broken").unwrap();
    let output = desk.run(&["compare", "left.txt", "right.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("the decisions of this pair cannot be read"), "{}", stderr(&output));
    assert!(stdout(&output).contains("C1, conflict, quantity"));
    assert_trouble(&desk.run(&["compare", "left.txt", "right.txt", "--reviewed"]), &["cannot be read"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{ broken", "it stays as it is");
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "--no-review"]));
}

#[test]
fn a_picture_is_the_screen_to_which_the_keys_lead() {
    let desk = Desk::new();
    let picture = |options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--format", "svg"], options].concat());
    let usual = picture(&[]);
    assert_done(&usual);
    assert!(stdout(&usual).contains("width=\"1014\" height=\"602\"") && stdout(&usual).contains("12,000"), "{}", stdout(&usual));
    let small = picture(&["--size", "60x20", "--theme", "light"]);
    assert!(stdout(&small).contains("width=\"564\" height=\"364\"") && stdout(&small).contains("fill=\"#ffffff\"/>"));
    let summary = picture(&["--keys", "l S"]);
    assert!(stdout(&summary).contains("Summary") && stdout(&summary).contains("passages"), "{}", stdout(&summary));
    let filtered = picture(&["--only", "shared", "--keys", "l"]);
    assert!(!stdout(&filtered).contains("✗") && stdout(&filtered).contains("shared"), "{}", stdout(&filtered));
    assert_trouble(&picture(&["--keys", "l Hyper-x"]), &["Hyper-x", "key map"]);
    assert_trouble(&picture(&["--theme", "solar"]), &["solar", "dark"]);
    for wrong in [["--size", "10x10"], ["--only", "conflict"]] {
        let output = picture(&wrong);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(wrong[1]), "{}", stderr(&output));
    }
    assert_eq!(
        desk.names(),
        ["left.txt", "right.txt"],
        "keys of a picture write nothing: {}",
        stdout(&picture(&["--keys", "e c q"])).len()
    );
}

#[test]
fn the_reader_writes_each_form_by_name() {
    let directory = tempfile::tempdir().unwrap();
    let read = |name: &str| fs::read_to_string(directory.path().join(format!("diptych-the-harbour-post-coast-wire-{name}"))).unwrap();
    let mut screen = Screen::open(comparison(), 150, 40);
    screen.session = screen.session.export_to(directory.path().to_owned());
    for (form, ending, begins) in FORMS {
        for key in format!(":export {form}").chars() {
            screen = screen.keys(&if key == ' ' { "Space".to_owned() } else { key.to_string() });
        }
        screen = screen.keys("Enter").expect(&format!("coast-wire-1.{ending}"));
        assert!(read(&format!("1.{ending}")).starts_with(begins), "{form}");
    }
    assert!(read("1.svg").contains("The Harbour Post"));
    screen = screen.keys(": e x p o r t Space s v g Enter").expect("coast-wire-2.svg");
    screen.keys(": e x p o r t Space d o c x Enter").expect("there is no form \"docx\"; the forms are text, json");
}

#[test]
fn the_keys_of_the_page_are_those_of_the_reader() {
    let page = include_str!("../assets/templates/page.html");
    let mut count = 0;
    for key in page.split("<kbd data-run=\"").skip(1) {
        let (command, rest) = key.split_once("\">").unwrap();
        let key = rest.split_once("</kbd>").unwrap().0;
        let bound = include_str!("../assets/keymap.toml").split("[[key]]").any(|entry| {
            entry.contains(&format!("run = \"{command}\""))
                && entry.lines().any(|line| line.starts_with("on = ") && line.contains(&format!("\"{key}\"")))
        });
        assert!(bound, "{key} does not run {command} in the reader");
        count += 1;
    }
    assert!(count > 20, "{count} keys are told");
}

#[test]
fn the_page_holds_together() {
    let (_, page) = report(&comparison(), &Review::default(), Selection::default()).into_iter().find(|(form, _)| *form == "html").unwrap();
    let values = |name: &str| -> Vec<String> {
        page.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
    };
    let ids = values("id");
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "no id is given twice");
    for link in values("href") {
        assert!(link == "data:," || link.strip_prefix('#').is_some_and(|id| known.contains(&id.to_owned())), "{link} leads nowhere");
    }
    for remote in ["http://", "https://", "url(", "@import", "src="] {
        let outside_svg = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!outside_svg.contains(remote), "{remote}");
    }
    assert!(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-"));
    assert!(page.contains("@media print") && page.contains("prefers-color-scheme: dark") && page.contains("<html lang=\"en\">"));
    for passage in comparison().documents.left.passages {
        assert!(page.contains(&format!("id=\"left-{}\"", passage.id.0)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever is chosen, every form lists the same findings, and those that the choice names.
    #[test]
    fn a_choice_holds_for_all_forms(floor in 0.0..1.0, only in prop::sample::subsequence(Only::ALL.to_vec(), 0..=5), reviewed in any::<bool>(), decided in prop::collection::vec(any::<bool>(), 20)) {
        let comparison = comparison();
        let mut review = Review::default();
        for (finding, _) in comparison.findings.iter().zip(decided).filter(|(_, is_decided)| *is_decided) {
            review.say(Reviewed { claim: Claim::of(finding, comparison.documents.as_ref()), decision: Some(Decision::Unsure), note: String::new() });
        }
        let selection = Selection { floor: Confidence::new(floor), only, reviewed, chosen: None };
        let kept = selection.keep(&comparison, &review);
        let expected: BTreeSet<String> = kept.findings.iter().map(|finding| finding.id.to_string()).collect();
        prop_assert!(kept.findings.iter().all(|finding| finding.confidence >= selection.floor));
        for (form, written) in report(&comparison, &review, selection) {
            let ids = if form == "json" { json_ids(&written) } else { listed(form, &written) };
            prop_assert_eq!(&ids, &expected, "{}", form);
        }
    }
}
