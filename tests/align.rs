//! `diptych align` and work that is stopped: links with reasons, budgets, what is marked as partial.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/long_pair.rs"]
mod long_pair;

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use diptych::compare::{align_within, compare, compare_within};
use diptych::document::{Document, Sides};
use diptych::work::{Cause, Stage, Work};
use serde_json::Value;
use tempfile::TempDir;

const LEFT: &str = "Bridge closed\n\nThe bridge at Ostrand closed on Friday. It carries 12,000 cars a day.\n\n\
    Marta Lindqvist, the mayor, asked drivers to take the ferry.\n";
const RIGHT: &str = "Bridge shut\n\nThe Ostrand bridge was shut on Friday. It carries 14,000 cars a day, the council said.\n\n\
    Mayor Marta Lindqvist told motorists to use the ferry instead.\n";

fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("left.txt"), LEFT).unwrap();
    fs::write(desk.path().join("right.txt"), RIGHT).unwrap();
    desk
}

fn command(desk: &TempDir, arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(cargo_bin!("diptych"));
    command.current_dir(desk.path()).args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS", "DIPTYCH_MIN_CONFIDENCE"] {
        command.env_remove(name);
    }
    command
}

fn run(desk: &TempDir, arguments: &[&str]) -> Output {
    command(desk, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn assert_done(output: &Output) {
    assert_eq!((text(&output.stderr), output.status.code()), ("", Some(0)));
}

fn documents(left: &str, right: &str) -> Sides<Document> {
    Sides::new(left, right).map(|text| Document::from_bytes("report.txt", text.as_bytes()).unwrap())
}

#[test]
fn json_holds_the_snapshots_documents_and_links_with_reasons() {
    let desk = desk();
    let output = run(&desk, &["align", "left.txt", "right.txt", "--format", "json"]);
    assert_done(&output);
    let (links, snapshot) = (json(&output), json(&run(&desk, &["compare", "left.txt", "right.txt", "--format", "json"])));
    assert_eq!(links["schema"], "diptych.links/1");
    assert_eq!(links["min_score"], 0.0);
    assert_eq!(links["documents"], snapshot["documents"]);
    assert_eq!(links["partial"], Value::Null);
    let without_why: Vec<Value> = links["links"]
        .as_array()
        .unwrap()
        .iter()
        .cloned()
        .map(|mut link| {
            let why = link.as_object_mut().unwrap().remove("why").unwrap();
            assert!(!why.as_array().unwrap().is_empty(), "{link}");
            link
        })
        .collect();
    assert_eq!(Value::from(without_why), snapshot["links"]);
}

#[test]
fn reasons_name_what_the_passages_share() {
    let desk = desk();
    let links = json(&run(&desk, &["align", "left.txt", "right.txt", "--format", "json"]));
    let reasons = |words: &str| {
        let texts = [0, 1].map(|side| links["documents"][side]["text"].as_str().unwrap().to_owned());
        let holds = |link: &&Value| {
            let passage = &links["documents"][0]["passages"][usize::try_from(link["left"][0].as_u64().unwrap()).unwrap()];
            let bounds = ["start", "end"].map(|name| usize::try_from(passage[name].as_u64().unwrap()).unwrap());
            texts[0][bounds[0]..bounds[1]].contains(words)
        };
        let best = links["links"].as_array().unwrap().iter().filter(holds);
        let best = best.max_by(|a, b| a["score"].as_f64().unwrap().total_cmp(&b["score"].as_f64().unwrap())).unwrap();
        best["why"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned()).collect::<Vec<_>>().join("; ")
    };
    let mayor = reasons("Marta");
    assert!(mayor.contains("both name “Marta Lindqvist”") && mayor.contains("“ferry”"), "{mayor}");
    let bridge = reasons("closed on Friday");
    assert!(bridge.contains("both name “Ostrand”") && bridge.contains("Friday") && bridge.contains("“bridge”"), "{bridge}");
    assert!(reasons("12,000").contains("cars"));
}

#[test]
fn identical_passages_are_told_so_and_neighbours_too() {
    let alignment = align_within(documents(LEFT, LEFT), &Work::unlimited());
    let links = &alignment.comparison.links;
    assert_eq!(links.len(), alignment.why.len());
    let own = links.iter().zip(&alignment.why).filter(|(link, _)| link.left == link.right);
    assert!(own.clone().count() >= 3);
    assert!(own.clone().all(|(_, why)| why == &["both say it in the same words"]));
    let alignment = align_within(documents(LEFT, RIGHT), &Work::unlimited());
    assert!(alignment.why.iter().flatten().any(|reason| reason.starts_with("the passages") && reason.ends_with("linked as well")));
}

#[test]
fn text_shows_both_passages_with_score_relation_and_reasons_in_the_order_of_the_left_text() {
    let desk = desk();
    let output = run(&desk, &["align", "left.txt", "right.txt"]);
    assert_done(&output);
    let told = text(&output.stdout);
    assert!(told.starts_with("Two accounts linked\n"), "{told}");
    assert!(told.contains(" in the left text and ") && !told.contains('\u{1b}') && !told.contains("Partial"), "{told}");
    assert!(told.contains("  left, line 3: \"The bridge at Ostrand closed on Friday.\"\n"), "{told}");
    assert!(told.contains("  right, line 3: \"The Ostrand bridge was shut on Friday.\"\n"), "{told}");
    assert!(told.contains("  why: both name “Ostrand”"), "{told}");
    assert!(told.contains(", contradiction\n"), "{told}");
    let lines: Vec<usize> =
        told.lines().filter_map(|line| line.trim_start().strip_prefix("left, line ")?.split(':').next()?.parse().ok()).collect();
    assert!(lines.is_sorted() && lines.len() >= 3, "{told}");
    let narrow = command(&desk, &["align", "left.txt", "right.txt", "--color", "always"]).env("COLUMNS", "40").output().unwrap();
    assert!(text(&narrow.stdout).contains("\u{1b}[1;31m"));
    let plain = text(&narrow.stdout).replace(['\u{1b}'], "");
    assert!(plain.lines().all(|line| line.chars().count() <= 40 + "[1;31m[0m".len()), "{plain}");
}

#[test]
fn a_floor_leaves_out_weaker_links_and_says_so() {
    let desk = desk();
    let links =
        |floor: &str| json(&run(&desk, &["align", "left.txt", "right.txt", "--format", "json", "--min-score", floor]))["links"].clone();
    let (all, strong) = (links("0"), links("0.8"));
    assert!(strong.as_array().unwrap().len() < all.as_array().unwrap().len());
    assert!(strong.as_array().unwrap().iter().all(|link| link["score"].as_f64().unwrap() >= 0.8));
    let told = run(&desk, &["align", "left.txt", "right.txt", "--min-score", "1"]);
    assert_done(&told);
    assert!(text(&told.stdout).contains("No two passages are linked at or above 1; that does not mean"), "{}", text(&told.stdout));
    assert!(text(&told.stdout).contains("below."));
}

#[test]
fn it_has_the_manners_of_compare() {
    let desk = desk();
    let mut child = command(&desk, &["align", "-", "right.txt"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(LEFT.as_bytes()).unwrap();
    let piped = child.wait_with_output().unwrap();
    assert!(text(&piped.stdout).contains("source: standard input\n"), "{}", text(&piped.stdout));
    let path = desk.path().join("links.json");
    let into_file = ["align", "left.txt", "right.txt", "--format", "json", "-o", "links.json"];
    let output = run(&desk, &into_file);
    assert_done(&output);
    assert!(output.stdout.is_empty());
    assert!(serde_json::from_slice::<Value>(&fs::read(&path).unwrap()).unwrap()["links"].is_array());
    let again = run(&desk, &into_file);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).starts_with("diptych: links.json: already there"));
    assert_done(&run(&desk, &[&into_file[..], &["--force"]].concat()));
    for wrong in [&["align", "left.txt"][..], &["align", "-", "-"], &["align", "left.txt", "no.txt"], &["align", "--min-score", "2"]] {
        let output = run(&desk, wrong);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{wrong:?}");
    }
    let mut child = command(&desk, &["align"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let gone = child.wait_with_output().unwrap();
    assert_eq!((text(&gone.stderr), gone.status.code()), ("", Some(0)));
}

#[test]
fn a_budget_without_a_unit_is_no_budget() {
    let desk = desk();
    for wrong in ["5", "0s", "soon"] {
        let output = run(&desk, &["align", "left.txt", "right.txt", "--budget", wrong]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{wrong}");
        assert!(text(&output.stderr).contains("such as 500ms, 2s or 1m"), "{}", text(&output.stderr));
    }
}

#[test]
fn a_budget_that_is_spent_gives_a_partial_result_and_says_so() {
    let desk = desk();
    long_pair::write_long_pair(desk.path(), 400);
    for arguments in [
        &["align", "long-left.txt", "long-right.txt", "--format", "json"][..],
        &["compare", "long-left.txt", "long-right.txt", "--format", "json"],
    ] {
        let output = run(&desk, &[arguments, &["--budget", "20ms"]].concat());
        assert_eq!(output.status.code(), Some(0));
        let message = text(&output.stderr);
        assert!(message.starts_with("diptych: the budget was spent while ") && message.ends_with("the result is partial\n"), "{message}");
        let partial = &json(&output)["partial"];
        assert_eq!(partial["cause"], "budget");
        let stage = partial["stage"].as_str().unwrap();
        assert!(partial["done"][stage].as_f64().unwrap() < 1.0, "{partial}");
    }
    for format in ["text", "markdown"] {
        let output = run(&desk, &["compare", "long-left.txt", "long-right.txt", "--format", format, "--budget", "20ms"]);
        let told = text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Partial: the time for it was over while "), "{told}");
        assert!(!told.contains("absent from the"), "{told}");
    }
}

#[test]
fn a_budget_that_is_not_spent_changes_nothing() {
    let desk = desk();
    for arguments in [&["align", "left.txt", "right.txt"][..], &["compare", "left.txt", "right.txt"], &["left.txt", "right.txt"]] {
        let (plain, within) = (run(&desk, arguments), run(&desk, &[arguments, &["--budget", "10m"]].concat()));
        assert_done(&within);
        assert_eq!(text(&plain.stdout), text(&within.stdout));
    }
}

#[test]
fn work_that_is_cancelled_keeps_what_it_has_and_claims_no_absence() {
    let pair = || documents(LEFT, RIGHT);
    let whole = compare(pair());
    assert_eq!(compare_within(pair(), &Work::within(Some(Duration::from_secs(3600)))), whole);
    let work = Work::unlimited();
    work.cancel();
    let partial = compare_within(pair(), &work);
    assert_eq!(partial.documents, whole.documents);
    assert!(partial.links.is_empty() && partial.findings.is_empty());
    assert_eq!(partial.partial.map(|p| (p.cause, p.stage)), Some((Cause::Interrupt, Stage::Reading)));
}

#[test]
fn work_that_is_stopped_at_any_time_gives_a_sound_comparison() {
    let desk = desk();
    long_pair::write_long_pair(desk.path(), 60);
    let read = |name: &str| fs::read_to_string(desk.path().join(name)).unwrap();
    let pair = || documents(&read("long-left.txt"), &read("long-right.txt"));
    // However far it comes: a thread stops the work some time after its start.
    for wait in [30, 120, 400] {
        let work = Work::unlimited();
        let made = std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(wait));
                work.cancel();
            });
            compare_within(pair(), &work)
        });
        let Some(partial) = made.partial else { continue };
        assert_eq!(partial.cause, Cause::Interrupt);
        assert!(Stage::ALL.iter().all(|&stage| (0.0..=1.0).contains(&partial.share(stage))));
        assert!(made.findings.iter().all(|finding| !finding.verdict.is_one_sided()), "{wait}");
        assert!(made.links.iter().all(|link| (0.0..=1.0).contains(&link.score)));
    }
}
