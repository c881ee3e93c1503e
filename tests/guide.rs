//! The guide names keys and commands that the program has, and tells of everything that a person does in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use diptych::reader::keymap::Keymap;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What the key map binds: keys, and the commands that they run.
fn bound() -> (BTreeSet<String>, BTreeSet<String>) {
    let map: toml::Table = toml::from_str(&read("assets/keymap.toml")).unwrap();
    let (mut keys, mut commands) = (BTreeSet::new(), BTreeSet::new());
    for line in map["key"].as_array().unwrap() {
        keys.extend(line["on"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()));
        commands.insert(line["run"].as_str().unwrap().to_owned());
    }
    (keys, commands)
}

/// The words between back quotes, without the blocks of code.
fn quoted(page: &str) -> Vec<String> {
    let prose: String = page.split("```").step_by(2).collect();
    prose.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Quoted words that are no keys: what a person types elsewhere, signs, and the keys of the open note.
const OTHERS: [&str; 36] = [
    ":export html",
    ":export csv",
    ":export svg",
    "diptych left.txt right.txt",
    "diptych left.txt right.txt --plain",
    "diptych why left.txt right.txt C1",
    "DIPTYCH_PLAIN=1",
    ":",
    "✗",
    "≈",
    "=",
    "‹",
    "›",
    "!",
    "Ctrl-C",
    "Ctrl-E",
    "--advance",
    "conflict date",
    "likely",
    ">0.7",
    "undecided",
    "--theme",
    "dark",
    "light",
    "high-contrast",
    "deuteranopia",
    "tritanopia",
    "mono",
    "auto",
    "diptych config",
    "keymap.toml",
    "diptych doctor",
    "diptych show",
    "--raw",
    "Esc",
    "3n",
];

#[test]
fn every_key_of_the_guide_is_bound() {
    let (keys, _) = bound();
    for word in quoted(&read("docs/guide.md")) {
        assert!(keys.contains(&word) || OTHERS.contains(&word.as_str()), "`{word}` is neither a key nor known to be something else");
    }
}

#[test]
fn the_guide_tells_of_every_command_that_a_person_works_with() {
    let map: toml::Table = toml::from_str(&read("assets/keymap.toml")).unwrap();
    let told: BTreeSet<String> = quoted(&read("docs/guide.md")).into_iter().collect();
    let mut untold = Vec::new();
    for line in map["key"].as_array().unwrap() {
        let on = line["on"].as_array().unwrap();
        if !on.iter().any(|key| told.contains(key.as_str().unwrap())) {
            untold.push(line["run"].as_str().unwrap().to_owned());
        }
    }
    // The same said otherwise, or nothing that one needs to be told: `n` goes to discrepancies too, `za` opens and closes.
    let passed_over = [
        "next-discrepancy",
        "previous-discrepancy",
        "previous-undecided",
        "place-top",
        "place-middle",
        "place-bottom",
        "fold-open",
        "fold-close",
        "redraw",
    ];
    untold.retain(|command| !passed_over.contains(&command.as_str()));
    assert!(untold.is_empty(), "the guide does not tell of {untold:?}");
}

#[test]
fn the_keys_of_the_guide_can_be_read_by_the_program() {
    let page = read("docs/guide.md");
    let block = page.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    Keymap::bundled().unwrap().with(block, "guide.md").unwrap();
    assert!(bound().1.contains("next-discrepancy"));
}
