//! The command line: arguments, streams, exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/desk.rs"]
mod desk;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use assert_cmd::cargo::cargo_bin;
use desk::{Desk, LEFT, RIGHT, assert_done, assert_trouble, stderr, stdout};
use serde_json::{Value, json};

#[test]
fn without_a_terminal_the_text_report_is_printed() {
    let desk = Desk::new();
    for arguments in [&[][..], &["left.txt", "right.txt"], &["compare"], &["compare", "left.txt", "right.txt"]] {
        let output = desk.run(arguments);
        assert_done(&output);
        assert!(stdout(&output).starts_with("Two accounts compared\n"), "{arguments:?}");
        assert!(!stdout(&output).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn standard_input_can_be_either_account() {
    let desk = Desk::new();
    let from_files: Value = serde_json::from_slice(&desk.run(&["compare", "left.txt", "right.txt", "--format", "json"]).stdout).unwrap();
    for (arguments, side, input) in [(["-", "right.txt"], 0, LEFT), (["left.txt", "-"], 1, RIGHT)] {
        let output = desk.run_with_input(&["compare", arguments[0], arguments[1], "--format", "json"], input);
        assert_done(&output);
        let snapshot: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(snapshot["documents"][side]["text"], from_files["documents"][side]["text"]);
        assert_eq!(snapshot["findings"], from_files["findings"]);
    }
}

#[test]
fn bad_input_is_named_with_a_way_out() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    desk.write("empty.txt", "")
        .write("blank.txt", " \n\t\n")
        .write("binary.txt", b"PK\x03\x04\0\0\0\0")
        .write("word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for name in ["missing.txt", "folder", "empty.txt", "blank.txt", "binary.txt", "word.doc"] {
        for arguments in [["compare", name, "right.txt"], ["compare", "left.txt", name]] {
            assert_trouble(&desk.run(&arguments), &[name, ";"]);
        }
        assert_trouble(&desk.run(&[name, "right.txt"]), &[name]);
    }
    assert_trouble(&desk.run_with_input(&["compare", "-", "right.txt"], ""), &[";"]);
}

#[test]
fn standard_input_twice_is_refused() {
    let desk = Desk::new();
    assert_trouble(&desk.run(&["-", "-"]), &["-: ", "one account only"]);
    assert_trouble(&desk.run(&["compare", "-", "-"]), &["-: ", "one account only"]);
}

#[test]
fn one_account_is_not_enough() {
    let desk = Desk::new();
    assert_trouble(&desk.run(&["left.txt"]), &["left.txt: ", "second account"]);
    assert_trouble(&desk.run(&["compare", "left.txt"]), &["left.txt: ", "second account"]);
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let output = Desk::new().run(&["compare", "no\u{1b}[31mred\nline", "right.txt"]);
    assert_trouble(&output, &["\u{fffd}"]);
    assert!(!stderr(&output).contains('\u{1b}'));
}

#[test]
fn wrong_usage_exits_with_two() {
    let desk = Desk::new();
    for arguments in [
        &["--min-confidence", "1.5"][..],
        &["compare", "--min-confidence", "half"],
        &["compare", "--format", "pdf"],
        &["--no-such-option"],
        &["a", "b", "c"],
        &["compare", "--force"],
    ] {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "");
        assert!(!stderr(&output).is_empty());
    }
    let output = desk.command(&["compare"]).env("DIPTYCH_MIN_CONFIDENCE", "lots").output().unwrap();
    assert_trouble(&output, &["DIPTYCH_MIN_CONFIDENCE", "lots", "0 to 1"]);
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::new();
    for (arguments, part) in
        [(["--help"], "--exit-code"), (["--help"], "[default: 0.5]"), (["-h"], "Exit codes"), (["--version"], env!("CARGO_PKG_VERSION"))]
    {
        let output = desk.run(&arguments);
        assert_done(&output);
        assert!(stdout(&output).contains(part), "{part}");
    }
}

#[test]
fn the_floor_comes_from_option_environment_or_default() {
    let desk = Desk::new();
    let floor = |arguments: &[&str], environment: Option<&str>| {
        let mut command = desk.command(&[&["compare", "--format", "json"], arguments].concat());
        let output = environment.into_iter().fold(&mut command, |c, value| c.env("DIPTYCH_MIN_CONFIDENCE", value)).output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["floor"].as_f64().unwrap()
    };
    let same = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} and {b}");
    same(floor(&[], None), 0.5);
    same(floor(&[], Some("")), 0.5);
    same(floor(&[], Some("0.7")), 0.7);
    same(floor(&["--min-confidence", "0.9"], Some("0.7")), 0.9);
    same(floor(&["--min-confidence", "0.9", "--all"], Some("0.7")), 0.0);
}

#[test]
fn exit_code_tells_of_listed_conflicts_only_when_asked() {
    let desk = Desk::new();
    for pair in [&[][..], &["left.txt", "right.txt"]] {
        let with = |options: &[&str]| desk.run(&[&["compare"], pair, &["--format", "json"], options].concat());
        let output = with(&["--all"]);
        assert_done(&output);
        let snapshot: Value = serde_json::from_str(stdout(&output)).unwrap();
        let has_conflict = snapshot["findings"].as_array().unwrap().iter().any(|finding| finding["verdict"] == "conflict");
        assert_eq!(with(&["--all", "--exit-code"]).status.code(), Some(i32::from(has_conflict)));
    }
}

#[test]
fn colour_follows_option_and_environment() {
    let desk = Desk::new();
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = desk.command(&[&["compare"], arguments].concat()).envs(environment.iter().copied()).output().unwrap();
        assert_done(&output);
        stdout(&output).contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn columns_set_the_width_outside_a_terminal() {
    let desk = Desk::new();
    let widest = |columns: &str| {
        let output = desk.command(&["compare"]).env("COLUMNS", columns).output().unwrap();
        stdout(&output).lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap()
    };
    assert!(widest("40") <= 40);
    assert!((41..=100).contains(&widest("0")));
    assert!((41..=100).contains(&widest("many")));
}

#[test]
fn output_goes_to_a_file_whole_and_never_over_another() {
    let desk = Desk::new();
    let to_file =
        |more: &[&str]| desk.run(&[&["compare", "left.txt", "right.txt", "--format", "markdown", "-o", "report.md"], more].concat());
    let output = to_file(&[]);
    assert_done(&output);
    assert_eq!(stdout(&output), "");
    let report = fs::read_to_string(desk.path("report.md")).unwrap();
    assert!(report.starts_with("# Two accounts compared\n") && report.ends_with('\n'));

    desk.write("report.md", "kept");
    assert_trouble(&to_file(&[]), &["report.md", "--force"]);
    assert_eq!(fs::read_to_string(desk.path("report.md")).unwrap(), "kept");

    assert_done(&to_file(&["--force"]));
    assert_eq!(fs::read_to_string(desk.path("report.md")).unwrap(), report);
    assert_eq!(desk.names(), ["left.txt", "report.md", "right.txt"]);
}

#[test]
fn output_that_cannot_be_written_leaves_nothing() {
    let desk = Desk::new();
    let to = |place: &str, more: &[&str]| desk.run(&[&["compare", "-o", place], more].concat());
    assert_trouble(&to("no-folder/report.txt", &[]), &["no-folder/report.txt", ";"]);
    fs::create_dir(desk.path("folder")).unwrap();
    assert_trouble(&to("folder", &["--force"]), &["folder", "regular file"]);
    assert_eq!(desk.names(), ["folder", "left.txt", "right.txt"]);
    let dash = to("-", &[]);
    assert_done(&dash);
    assert!(stdout(&dash).starts_with("Two accounts compared"));
}

#[cfg(unix)]
#[test]
fn a_report_is_as_readable_as_any_new_file_and_a_link_stays_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    assert_done(&desk.run(&["compare", "-o", "report.txt"]));
    let mode = |name: &str| fs::metadata(desk.path(name)).unwrap().permissions().mode();
    assert_eq!(mode("report.txt"), mode("left.txt"));

    std::os::unix::fs::symlink("report.txt", desk.path("link.txt")).unwrap();
    assert_done(&desk.run(&["compare", "left.txt", "right.txt", "-o", "link.txt", "--force"]));
    assert!(fs::symlink_metadata(desk.path("link.txt")).unwrap().is_symlink());
    assert!(fs::read_to_string(desk.path("report.txt")).unwrap().contains("left.txt"));
}

#[test]
fn a_reader_who_leaves_is_no_trouble() {
    let desk = Desk::new();
    let pairs = format!("{}\n", json!({"id": 1, "left": LEFT, "right": RIGHT})).repeat(50);
    for (arguments, input) in
        [(&["compare", "-", "right.txt", "--format", "json"][..], LEFT), (&["-", "right.txt"], LEFT), (&["batch"], &pairs)]
    {
        let mut child = desk.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        // The program may be gone before it has read all.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_done(&output);
    }
}

fn answers(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn batch_answers_in_the_order_of_the_pairs() {
    let desk = Desk::new();
    let pairs: Vec<Value> = (0..300)
        .map(|n| json!({"id": format!("pair {n}"), "left": format!("The tide left {n} boats aground. {LEFT}").repeat(1 + n % 5), "right": RIGHT}))
        .collect();
    let input = pairs.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let output = desk.run_with_input(&["batch", "--format", "jsonl"], &input);
    assert_done(&output);
    let got = answers(&output);
    assert_eq!(got.iter().map(|answer| &answer["id"]).collect::<Vec<_>>(), pairs.iter().map(|pair| &pair["id"]).collect::<Vec<_>>());
    for answer in &got {
        assert!(answer["links"].is_array() && answer["findings"].is_array() && answer["self_findings"].is_array());
        assert!(answer["relation"].is_string() && answer["score"].is_f64());
    }
    desk.write("pairs.jsonl", &input);
    assert_eq!(stdout(&desk.run(&["batch", "pairs.jsonl"])), stdout(&output));
}

#[test]
fn batch_goes_on_after_a_line_it_cannot_read() {
    let desk = Desk::new();
    desk.write("binary.txt", b"\0\x01\x02");
    let lines: [&[u8]; 12] = [
        b"\xef\xbb\xbf{\"id\":\"one\",\"left\":\"Rain fell.\",\"right\":\"It rained.\"}",
        b"{\"id\":\"two\",\"left\":",
        b"",
        b"\xff\xfe",
        b"[1]",
        b"{\"id\":5,\"left\":\"Rain fell.\"}",
        b"{\"id\":6,\"left\":\"\",\"right\":\"It rained.\"}",
        b"{\"id\":7,\"left\":8,\"right\":\"It rained.\"}",
        b"{\"id\":[8],\"left\":\"a\",\"right\":\"b\"}",
        b"{\"id\":9,\"left_path\":\"nowhere.txt\",\"right\":\"It rained.\"}",
        b"{\"id\":10,\"left_path\":\"binary.txt\",\"right\":\"It rained.\"}",
        "{\"id\":\"zwölf 🚢\",\"left\":\"Der Regen fiel — “endlich”.\",\"right\":\"雨が降った。\",\"note\":\"passes\"}".as_bytes(),
    ];
    let output = desk.run_with_input(&["batch"], lines.join(&b'\n'));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "diptych: standard input: 9 of 11 lines could not be compared; the answers that hold \"error\" say why\n");
    let got = answers(&output);
    let told: Vec<_> = got.iter().map(|answer| (answer["id"].clone(), answer["line"].as_u64())).collect();
    let null = Value::Null;
    assert_eq!(
        told,
        [
            (json!("one"), None),
            (null.clone(), Some(2)),
            (null.clone(), Some(4)),
            (null.clone(), Some(5)),
            (json!(5), Some(6)),
            (json!(6), Some(7)),
            (json!(7), Some(8)),
            (null, Some(9)),
            (json!(9), Some(10)),
            (json!(10), Some(11)),
            (json!("zwölf 🚢"), None),
        ]
    );
    for (answer, part) in [(&got[1], "not JSON"), (&got[4], "right"), (&got[5], "left"), (&got[8], "nowhere.txt"), (&got[9], "binary.txt")]
    {
        assert!(answer["error"].as_str().unwrap().contains(part), "{answer}");
    }
}

#[test]
fn batch_takes_files_and_dates() {
    let desk = Desk::new();
    let lines = [
        json!({"id": 1, "left_path": "left.txt", "right_path": "right.txt", "left_date": "2025-11-10", "right_date": null}),
        json!({"id": 2, "left": LEFT, "right": RIGHT, "left_date": "2025-11-10T08:30:00Z", "right_date": ""}),
        json!({"id": 3, "left": LEFT, "right": RIGHT, "left_date": "10 November"}),
        json!({"id": 4, "left": LEFT, "left_path": "left.txt", "right": RIGHT}),
    ];
    let output = desk.run_with_input(&["batch"], lines.map(|line| line.to_string()).join("\n"));
    let got = answers(&output);
    assert!(got[0].get("error").is_none() && got[1].get("error").is_none(), "{got:?}");
    assert!(got[2]["error"].as_str().unwrap().contains("left_date"));
    assert!(got[3]["error"].as_str().unwrap().contains("left_path"));
}

#[test]
fn batch_answers_each_line_before_the_next_is_there() {
    use std::io::BufRead as _;
    let desk = Desk::new();
    let mut child = desk.command(&["batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), std::io::BufReader::new(child.stdout.take().unwrap()));
    for id in 1..=3 {
        writeln!(stdin, "{}", json!({"id": id, "left": LEFT, "right": RIGHT})).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn batch_of_nothing_is_no_trouble_and_a_bad_file_is() {
    let desk = Desk::new();
    let nothing = desk.run_with_input(&["batch"], "\n\n");
    assert_done(&nothing);
    assert_eq!(stdout(&nothing), "");
    assert_trouble(&desk.run(&["batch", "missing.jsonl"]), &["missing.jsonl", ";"]);
    fs::create_dir(desk.path("folder")).unwrap();
    assert_trouble(&desk.run(&["batch", "folder"]), &["folder", ";"]);
}

#[test]
fn same_input_same_output() {
    let desk = Desk::new();
    for format in ["text", "json", "markdown"] {
        let run = || desk.run(&["compare", "left.txt", "right.txt", "--all", "--format", format]).stdout;
        assert_eq!(run(), run(), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn a_dumb_terminal_gets_the_text_report() {
    use std::io::Read as _;
    let pty = portable_pty::native_pty_system();
    for term in ["dumb", ""] {
        let pair = pty.openpty(portable_pty::PtySize::default()).unwrap();
        let mut command = portable_pty::CommandBuilder::new(Path::new(cargo_bin!("diptych")));
        command.env("TERM", term);
        command.env("NO_COLOR", "1");
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut shown = Vec::new();
        // Linux reports the end of a terminal as an error.
        let _ = reader.read_to_end(&mut shown);
        assert!(child.wait().unwrap().success());
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains("Two accounts compared") && !shown.contains('\u{1b}'), "{shown}");
    }
}
