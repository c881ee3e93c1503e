//! Programs that are killed while somebody decides: whatever the screen had shown is kept, and no file is ever broken.
//!
//! Two hundred kills are tried, in about a minute; `DIPTYCH_KILLS=2000 cargo test --test pty kills` tries two thousand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

/// How many programs are killed unless the environment says.
const KILLS: u64 = 200;

/// Reports that differ in five figures.
const LEFT: &str = "Storm over Lund\n\nThe Fen Courier\n3 February 2024\n\nThe storm cut the power of 4,200 homes in Lund on Friday.\n\n\
    Some 36 engineers of Eastlight were at work.\n\nThe flood killed 12 people in the old town.\n\nThe bridge was built in 1961.\n\n\
    The repair will cost $3 million.\n";
const RIGHT: &str = "Storm over Lund\n\nWash Radio\n3 February 2024\n\nThe storm cut the power of 5,100 homes in Lund on Friday.\n\n\
    Some 52 engineers of Eastlight were at work.\n\nThe flood killed 15 people in the old town.\n\nThe bridge was built in 1958.\n\n\
    The repair will cost $7 million.\n";

/// What is said of each finding, by its id.
type Said = BTreeMap<String, char>;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// What the list on the screen shows as decided. A frame that was cut off shows some lines of it.
fn shown(terminal: &Terminal) -> Said {
    let text = terminal.text();
    let signs = [('✓', 'c'), ('⊘', 'd'), ('?', 'u')];
    let lines = text.lines().filter_map(|line| {
        let mut words = line.trim_start_matches(['│', '▸', ' ', '●']).split_whitespace();
        let id = words.next().filter(|id| id.len() > 1 && id.starts_with('C') && id[1..].bytes().all(|b| b.is_ascii_digit()))?;
        let sign = words.next()?.chars().next()?;
        signs.iter().find(|(shown, _)| *shown == sign).map(|(_, key)| (id.to_owned(), *key))
    });
    lines.collect()
}

/// The review that is kept, whole; nothing where nothing is said.
fn kept(directory: &Path) -> Said {
    let files = std::fs::read_dir(directory).into_iter().flatten().map(|entry| entry.unwrap().path());
    let reviews: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json") && !is_hidden(path))
        .filter(|path| is_review(path))
        .collect();
    assert!(reviews.len() < 2, "{reviews:?}");
    let Some(path) = reviews.first() else { return Said::new() };
    let bytes = std::fs::read(path).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("a file was broken: {error}"));
    let findings = value["review"]["findings"].as_array().unwrap().iter();
    let said = |said: &serde_json::Value| {
        let key = said["decision"].as_str()?.chars().next()?;
        Some((said["claim"]["id"].as_str()?.to_owned(), key))
    };
    findings.filter_map(said).collect()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().unwrap().to_str().unwrap().starts_with('.')
}

fn is_review(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_str().unwrap();
    name.ends_with(".review.json") || path.parent().unwrap().ends_with("reviews")
}

/// Keys that decide and walk, and what is said after each: `keys[i]` leads from `states[i]` to `states[i + 1]`.
fn typing(chance: &mut Chance, ids: &[String], before: &Said) -> (Vec<char>, Vec<Said>) {
    let (mut keys, mut states, mut line) = (Vec::new(), vec![before.clone()], 0);
    for _ in 0..6 + chance.below(30) {
        let mut now = states.last().unwrap().clone();
        let key = ['c', 'd', 'u', 'x', 'j', 'j', 'k'][chance.below(7) as usize];
        match key {
            'j' => line = (line + 1).min(ids.len() - 1),
            'k' => line = line.saturating_sub(1),
            'x' => drop(now.remove(&ids[line])),
            _ => drop(now.insert(ids[line].clone(), key)),
        }
        keys.push(key);
        states.push(now);
    }
    (keys, states)
}

/// Kills readers that were opened with these arguments and keep what is said in a directory.
fn kill_many(kills: u64, seed: u64, open: impl Fn() -> Terminal, directory: &Path) {
    let mut chance = Chance(seed);
    let (mut acknowledged, mut midway) = (0_usize, 0_usize);
    let mut ids: Vec<String> = Vec::new();
    for round in 0..kills {
        let mut terminal = open();
        // Every fifth is killed at some moment of its start, when it opens what was kept.
        if round % 5 == 4 && !ids.is_empty() {
            let before = kept(directory);
            thread::sleep(Duration::from_millis(chance.below(400)));
            terminal.send(Signal::KILL);
            terminal.wait_for_end();
            assert_eq!(kept(directory), before);
            continue;
        }
        terminal.expect("Why:");
        terminal.type_keys("f");
        terminal.expect("filter:");
        terminal.type_keys("conflict\rl");
        terminal.wait_for("the list", |screen| screen.contents().contains("▸ C"));
        if ids.is_empty() {
            let text = terminal.text();
            let words = text.lines().filter_map(|line| line.trim_start_matches(['│', '▸', ' ']).split_whitespace().next());
            ids = words.filter(|id| id.starts_with('C') && id[1..].parse::<usize>().is_ok()).map(str::to_owned).collect();
            assert!(ids.len() >= 4, "{text}");
        }
        let before = kept(directory);
        assert_eq!(shown(&terminal), before, "what was kept is shown at the next start:\n{}", terminal.text());
        let (keys, states) = typing(&mut chance, &ids, &before);
        // To the first line, whatever the reading went on with.
        terminal.type_keys("kkkkkkkkkk");
        for key in keys {
            terminal.type_keys(&key.to_string());
            if chance.below(3) == 0 {
                thread::sleep(Duration::from_micros(chance.below(12_000)));
            }
        }
        // Every third is killed with keys that nobody has read yet.
        if round % 3 != 0 {
            thread::sleep(Duration::from_micros(chance.below(60_000)));
        }
        terminal.send(Signal::KILL);
        terminal.wait_for_end();

        let (on_screen, in_file) = (shown(&terminal), kept(directory));
        let reached = states.iter().rposition(|state| *state == in_file);
        let reached = reached.unwrap_or_else(|| panic!("round {round}: never said: {in_file:?}; said: {states:?}"));
        for (id, key) in &on_screen {
            let was_said = states[..=reached].iter().any(|state| state.get(id) == Some(key));
            assert!(was_said, "round {round}: the screen shows {id} as {key}, and what is kept is {in_file:?}:\n{}", terminal.text());
        }
        acknowledged += usize::from(reached > 0 && on_screen == states[reached]);
        midway += usize::from(reached + 1 < states.len());
    }
    assert!(acknowledged * 4 > kills as usize, "hardly anything was acknowledged: {acknowledged}");
    assert!(midway > 0, "every program was killed when it had done all");
    let mut last = open();
    last.expect("Why:");
    last.type_keys("q");
    assert_eq!(last.wait_for_end().exit_code(), 0);
    let left: Vec<PathBuf> =
        std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).filter(|path| is_hidden(path)).collect();
    assert!(left.is_empty(), "drafts and locks are swept: {left:?}");
}

/// How many programs are killed in all.
fn kills() -> u64 {
    std::env::var("DIPTYCH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

#[test]
fn no_kill_loses_what_the_screen_has_shown() {
    let data = tempfile::tempdir().unwrap();
    let paths = [("storm-left.txt", LEFT), ("storm-right.txt", RIGHT)].map(|(name, text)| {
        let path = data.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let variables = [("DIPTYCH_DATA_DIR", data.path().to_str().unwrap())];
    let open = || Terminal::open(&[&paths[0], &paths[1]], &variables);
    kill_many(kills() * 3 / 5, 0x5eed_1234_5678_9abc, open, &data.path().join("reviews"));
}

#[test]
fn no_kill_loses_what_was_said_of_a_snapshot() {
    let data = tempfile::tempdir().unwrap();
    let read = |name: &str, text: &str| diptych::document::Document::from_text(name, text).unwrap();
    let documents = diptych::document::Sides::new(read("left.txt", LEFT), read("right.txt", RIGHT));
    let comparison = diptych::compare::compare(documents);
    let written = diptych::snapshot::json(&comparison, diptych::compare::Confidence::DEFAULT_FLOOR);
    let path = data.path().join("pair.json");
    std::fs::write(&path, &written).unwrap();
    let arguments = ["open", path.to_str().unwrap()];
    kill_many(kills() / 5, 0x0dd_ba11_c0ff_ee11, || Terminal::open(&arguments, &[]), data.path());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written, "the snapshot itself is never written");
}

#[test]
fn a_kill_loses_at_most_the_last_keystroke_of_an_open_note() {
    const NOTE: &str = "@abcdefghijklmnopqrstuvwxyz0123456789";
    let data = tempfile::tempdir().unwrap();
    let variables = [("DIPTYCH_DATA_DIR", data.path().to_str().unwrap())];
    let mut chance = Chance(0xdead_beef_cafe_f00d);
    let mut seen = 0;
    for round in 0..kills() / 5 {
        let mut terminal = Terminal::open(&PAIR, &variables);
        terminal.expect("Why:");
        terminal.type_keys("a");
        terminal.expect("Esc keeps it");
        // What an earlier round left is wiped, with the keys of any line editor.
        terminal.type_keys("\x15");
        terminal.wait_for("an empty note", |screen| !screen.contents().contains('@'));
        for key in NOTE.chars() {
            terminal.type_keys(&key.to_string());
            thread::sleep(Duration::from_micros(chance.below(4_000)));
            if chance.below(20) == 0 {
                break;
            }
        }
        thread::sleep(Duration::from_micros(chance.below(30_000)));
        terminal.send(Signal::KILL);
        terminal.wait_for_end();
        let text = terminal.text();
        let shown = (0..=NOTE.len()).rev().find(|length| text.contains(&NOTE[..*length])).unwrap();
        let files = std::fs::read_dir(data.path().join("reviews")).unwrap().map(|entry| entry.unwrap().path());
        let file = files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json") && !is_hidden(path));
        let note = file.map(|path| {
            let value: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            value["review"]["findings"][0]["note"].as_str().unwrap_or_default().to_owned()
        });
        let note = note.unwrap_or_default();
        assert!(NOTE.starts_with(&note) && note.len() >= shown, "round {round}: {note:?} is kept of {:?}:\n{text}", &NOTE[..shown]);
        seen += usize::from(shown > 3);
    }
    assert!(seen > 0, "no note was seen");
}
