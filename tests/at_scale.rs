//! The recipe of `docs/at-scale.md`: a batch spread over processes says what one process says.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::format_collect, clippy::print_stderr, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const PAIRS: usize = 60;

/// The commands that the page shows for a shell.
fn recipes() -> Vec<String> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/at-scale.md")).unwrap();
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.flat_map(|(block, _)| block.lines().map(str::to_owned).collect::<Vec<_>>()).filter(|line| line.contains("parallel")).collect()
}

#[test]
fn the_recipe_with_parallel_gives_the_answers_of_one_process_in_their_order() {
    let is_there =
        Command::new("parallel").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    if !is_there {
        eprintln!("skipped: GNU parallel is not installed; its recipe in docs/at-scale.md was not tried");
        return;
    }
    let desk = tempfile::tempdir().unwrap();
    let pairs: String = (0..PAIRS)
        .map(|i| {
            format!(
                "{{\"id\":{i},\"left\":\"The ferry carried {} people.\",\"right\":\"The ferry carried {} people.\"}}\n",
                i + 20,
                i + 20 + i % 3
            )
        })
        .collect();
    fs::write(desk.path().join("pairs.jsonl"), pairs).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_diptych"));
    let path = std::env::join_paths(
        [program.parent().unwrap()].into_iter().map(Path::to_path_buf).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let run = |command: &str| {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", command]).current_dir(desk.path()).env("PATH", &path).env("HOME", desk.path()).stdin(Stdio::null());
        let done = shell.output().unwrap();
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run("diptych batch < pairs.jsonl > alone.jsonl");
    let alone = fs::read_to_string(desk.path().join("alone.jsonl")).unwrap();
    let ids: Vec<u64> = alone.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..PAIRS as u64).collect::<Vec<_>>());
    let recipes = recipes();
    assert!(!recipes.is_empty(), "the page shows a command with parallel");
    for recipe in recipes {
        run(&recipe);
        assert_eq!(fs::read_to_string(desk.path().join("answers.jsonl")).unwrap(), alone, "{recipe}");
        fs::remove_file(desk.path().join("answers.jsonl")).unwrap();
    }
}
