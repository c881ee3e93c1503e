//! The house keeps its rules: data flows one way, files stay short, nothing is left open.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which data flows; `cli` calls them all.
const ROOMS: [&str; 12] =
    ["work", "parallel", "language", "document", "source", "facts", "align", "compare", "snapshot", "review", "reader", "cli"];

const LONGEST_FILE: usize = 600;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder or file of the project, in order; a folder that is not there holds none.
fn files(below: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(below)];
    while let Some(path) = open.pop() {
        if path.is_file() {
            found.push(path);
        } else if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    found.sort();
    found
}

fn rust_files(folders: &[&str]) -> Vec<(PathBuf, String)> {
    folders
        .iter()
        .flat_map(|folder| files(folder))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_owned(), text)
        })
        .collect()
}

/// The room of a file under `src/`: `src/facts/time.rs` and `src/facts.rs` lie in `facts`.
fn room(path: &Path) -> String {
    let first = path.components().nth(1).unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// How many `super::` lead from a file to the root of the crate.
fn depth(path: &Path) -> usize {
    path.components().count() - 1
}

/// The rooms that code names by a path from the root of the crate: `crate::facts`, `use crate::{align, facts::Mention}`, `super::facts` where `super` is the root.
fn rooms_named(path: &Path, text: &str) -> Vec<String> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
    let roots = ["crate::".to_owned(), "super::".repeat(depth(path))];
    let mut named = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = code[at + root.len()..].trim_start();
            match rest.strip_prefix('{') {
                Some(group) => named.extend(heads_of_group(group)),
                None => named.push(head(rest)),
            }
        }
    }
    named
}

fn head(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of the branches of a `use` group, whose opening brace is gone already.
fn heads_of_group(group: &str) -> Vec<String> {
    let (mut heads, mut level, mut start) = (Vec::new(), 1, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => level += 1,
            '}' => level -= 1,
            _ => {}
        }
        if level == 0 || level == 1 && character == ',' {
            heads.push(head(&group[start..at]));
            start = at + 1;
        }
        if level == 0 {
            break;
        }
    }
    heads
}

#[test]
fn the_way_rooms_are_found_in_code_is_right() {
    let named = |path: &str, text: &str| rooms_named(Path::new(path), text);
    assert_eq!(named("src/align.rs", "use crate::document::{PassageId, Side};"), ["document"]);
    assert_eq!(named("src/a/b.rs", "use crate::{align::Link, facts::{self, Time}, cli};"), ["align", "facts", "cli"]);
    assert_eq!(named("src/align.rs", "use super::reader::run;"), ["reader"]);
    assert_eq!(named("src/align/score.rs", "let x = super::super::cli::run();"), ["cli"]);
    assert!(named("src/align/score.rs", "use super::select; // crate::reader shows it").is_empty());
}

#[test]
fn no_room_knows_a_later_one() {
    for (path, text) in rust_files(&["src"]) {
        if path.ends_with("lib.rs") || path.ends_with("main.rs") {
            continue;
        }
        let own = ROOMS.iter().position(|known| *known == room(&path));
        let own = own.unwrap_or_else(|| panic!("{} lies in no room of the house", path.display()));
        for named in rooms_named(&path, &text) {
            if let Some(other) = ROOMS.iter().position(|known| *known == named) {
                assert!(other <= own, "{} names {named}, which comes later", path.display());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for (path, text) in rust_files(&["src", "tests", "benches"]) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines; cut it by subject", path.display());
    }
}

#[test]
fn modules_lie_beside_their_folder_and_have_a_subject() {
    for (path, _) in rust_files(&["src"]) {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert!(!["mod", "util", "utils", "helper", "helpers", "common", "misc"].contains(&stem), "{}", path.display());
    }
}

#[test]
fn nothing_is_left_open() {
    // Put together here so that this file does not find itself.
    let marks = [["#[", "ignore"].concat(), ["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["unimpl", "emented!"].concat()];
    for (path, text) in rust_files(&["src", "tests", "benches"]) {
        for mark in &marks {
            assert!(!text.contains(mark), "{} holds {mark}", path.display());
        }
    }
}

#[test]
fn unsafe_code_is_forbidden() {
    for file in ["src/lib.rs", "src/main.rs"] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        assert!(text.contains("#![forbid(unsafe_code)]"), "{file}");
    }
}

#[test]
fn no_path_of_a_machine_is_in_the_tree() {
    let tops = ["work", "farm", "root", "home", "Users", "tmp"].map(|top| format!("/{top}/"));
    let places = ["Cargo.toml", "README.md", "CHANGELOG.md", "LICENSE", ".ci", "src", "seeds", "assets", "tests", "benches", "docs"];
    for path in places.iter().flat_map(|place| files(place)) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for top in &tops {
            let hit = text.match_indices(top.as_str()).find(|(at, _)| {
                let before = text[..*at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || "_./-".contains(c))
            });
            if let Some((at, _)) = hit {
                let line = text[..at].lines().count();
                panic!("{}:{line} names {top}", path.display());
            }
        }
    }
}
