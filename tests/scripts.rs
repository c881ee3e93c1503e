//! What scripts use: one line instead of a report, no report at all, completions, manual pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use std::fs;
use std::process::{Command, Output};

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use serde_json::Value;

const LEFT: &str =
    "The ferry Ostra sank off Lund on Monday. The ferry carried 12,000 litres of oil. Seven people were rescued, the coast guard said.\n";
const RIGHT: &str =
    "The ferry Ostra sank off Lund on Monday. The ferry carried 15,000 litres of oil. Two people were missing, the coast guard said.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("left.txt", LEFT).write("right.txt", RIGHT);
    desk
}

/// The line that the snapshot's findings make.
fn counted(json: &[u8]) -> String {
    let snapshot: Value = serde_json::from_slice(json).unwrap();
    let of = |verdict: &str| snapshot["findings"].as_array().unwrap().iter().filter(|finding| finding["verdict"] == verdict).count();
    let counts = ["conflict", "variant", "shared", "only-left", "only-right"].map(|verdict| format!("{verdict}={}", of(verdict))).join(" ");
    format!("{counts} inside={}\n", snapshot["self_findings"].as_array().unwrap().len())
}

#[test]
fn a_summary_is_one_line_of_counts_with_the_exit_code_that_there_is_without() {
    let desk = desk();
    let run = |options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt"], options].concat());
    let summary = run(&["--summary"]);
    assert_done(&summary);
    assert_eq!(stdout(&summary), counted(&run(&["--format", "json"]).stdout));
    assert!(stdout(&summary).starts_with("conflict=1 "), "{}", stdout(&summary));
    assert_eq!(run(&["--summary", "--exit-code"]).status.code(), Some(1));
    let chosen = run(&["--summary", "--only", "shared", "--exit-code"]);
    assert_done(&chosen);
    assert!(stdout(&chosen).starts_with("conflict=0 variant=0 shared="), "{}", stdout(&chosen));
    let both = run(&["--summary", "-o", "pair.json"]);
    assert_eq!(stdout(&both), stdout(&summary), "the report lies in the file");
    assert_eq!(counted(&fs::read(desk.path("pair.json")).unwrap()), stdout(&summary));
    assert_eq!(stdout(&desk.run(&["open", "pair.json", "--summary"])), stdout(&summary));
    assert_eq!(
        stdout(&desk.command(&["compare", "left.txt", "right.txt"]).env("DIPTYCH_SUMMARY", "1").output().unwrap()),
        stdout(&summary)
    );
}

/// Exit code 2, nothing on standard output, and these words beside the usage.
#[track_caller]
fn assert_wrong_usage(output: &Output, words: &[&str]) {
    assert_eq!((output.status.code(), stdout(output)), (Some(2), ""));
    for word in words {
        assert!(stderr(output).contains(word), "{word}: {}", stderr(output));
    }
}

#[test]
fn a_quiet_run_leaves_the_exit_code_the_file_and_trouble() {
    let desk = desk();
    let run = |options: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--quiet"], options].concat());
    let told = run(&["--exit-code"]);
    assert_eq!((told.status.code(), stdout(&told), stderr(&told)), (Some(1), "", ""));
    let alike = desk.run(&["compare", "left.txt", "left.txt", "-q", "--exit-code"]);
    assert_eq!((alike.status.code(), stdout(&alike)), (Some(0), ""));
    let written = run(&["-o", "pair.md"]);
    assert_eq!((written.status.code(), stdout(&written)), (Some(0), ""));
    assert!(fs::read_to_string(desk.path("pair.md")).unwrap().starts_with("# Two accounts compared"));
    assert_trouble(&desk.run(&["compare", "left.txt", "gone.txt", "--quiet"]), &["gone.txt"]);
    assert_wrong_usage(&run(&["--summary"]), &["--summary"]);
}

#[test]
fn completions_know_every_command_and_shells_read_them() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = desk.run(&["completions", shell]);
        assert_done(&output);
        for word in ["compare", "recheck", "completions", "min-confidence", "summary"] {
            assert!(stdout(&output).contains(word), "{shell}: {word}");
        }
        fs::write(desk.path(shell), stdout(&output)).unwrap();
        // Whether it is sound is the shell's to say, where there is one.
        if let Ok(checked) = Command::new(shell).arg("-n").arg(desk.path(shell)).output() {
            assert!(["elvish", "powershell"].contains(&shell) || checked.status.success(), "{}", stderr(&checked));
        }
    }
    assert_wrong_usage(&desk.run(&["completions", "dash"]), &["dash", "bash"]);
}

#[test]
fn the_manual_tells_of_the_program_and_of_each_command() {
    let desk = Desk::new();
    let page = |path: &[&str]| stdout(&desk.run(&[&["man"], path].concat())).to_owned();
    assert!(page(&[]).contains(".TH diptych 1") && page(&[]).contains("diptych\\-compare(1)"), "{}", page(&[]));
    let compare = page(&["compare"]);
    assert!(compare.contains(".TH diptych\\-compare 1") || compare.contains(".TH diptych-compare 1"), "{compare}");
    assert!(compare.contains("summary") && compare.contains("Write to this file"), "{compare}");
    assert!(page(&["reviews", "list"]).contains("diptych"), "a command of a command has one");
    assert_trouble(&desk.run(&["man", "comapre"]), &["comapre: no command of that name", "compare"]);
}
