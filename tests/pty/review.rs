//! Deciding in a real pseudo-terminal: what was said is found at the next start, whatever ended the last one.

use super::*;

/// A data directory that several programs use one after the other.
fn data() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open_in(data: &TempDir, arguments: &[&str], more: &[(&str, &str)]) -> Terminal {
    let variables = [&[("DIPTYCH_DATA_DIR", data.path().to_str().unwrap())], more].concat();
    Terminal::open(arguments, &variables)
}

fn kept(data: &TempDir) -> Vec<String> {
    let names = std::fs::read_dir(data.path().join("reviews")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn decisions_and_notes_are_found_at_the_next_start_in_either_order() {
    let data = data();
    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect(READY);
    terminal.type_keys("c");
    terminal.expect("✓ confirmed");
    terminal.type_keys("a");
    terminal.expect("Esc keeps it");
    terminal.type_keys("ask the operator");
    terminal.expect("ask the operator");
    terminal.type_keys("\x1b");
    terminal.expect("✎ note");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
    assert_eq!(kept(&data).len(), 1, "{:?}", kept(&data));

    for pair in [PAIR, [PAIR[1], PAIR[0]]] {
        let mut terminal = open_in(&data, &pair, &[]);
        terminal.expect("found again: 1 confirmed, 1 note");
        terminal.expect("Why:");
        terminal.expect("✓ confirmed · ✎ note");
        terminal.type_keys("w");
        terminal.expect("✎ ask the operator");
        terminal.type_keys("q");
        assert_eq!(terminal.wait_for_end().exit_code(), 0);
    }

    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect("found again");
    terminal.expect("Why:");
    terminal.type_keys("UU");
    terminal.expect("nothing was said that could be undone");
    terminal.type_keys("xa\x15\x1b");
    terminal.wait_for("the decision to go", |screen| !screen.contents().contains("✓ confirmed · ✎") && !screen.contents().contains("✎"));
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(kept(&data).is_empty(), "a review in which nothing is said is not kept: {:?}", kept(&data));
}

#[test]
fn what_the_screen_acknowledged_outlives_a_kill() {
    let data = data();
    for (key, sign) in [("d", "⊘ dismissed"), ("u", "? unsure"), ("c", "✓ confirmed")] {
        let mut terminal = open_in(&data, &PAIR, &[]);
        terminal.wait_for("the reader", |screen| screen.contents().contains("Why:"));
        terminal.type_keys(key);
        terminal.expect(sign);
        terminal.send(Signal::KILL);
        terminal.wait_for_end();
        let mut terminal = open_in(&data, &PAIR, &[]);
        terminal.expect(sign);
        terminal.send(Signal::TERM);
        terminal.wait_for_end();
        terminal.assert_given_back();
    }
    let names = kept(&data);
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}

#[test]
fn the_second_reader_of_a_pair_reads_only() {
    let data = data();
    let mut first = open_in(&data, &PAIR, &[]);
    first.expect(READY);
    first.type_keys("c");
    first.expect("✓ confirmed");
    let mut second = open_in(&data, &[PAIR[1], PAIR[0]], &[]);
    second.expect("open in another reader");
    second.expect("✓ confirmed");
    second.expect("Why:");
    second.type_keys("d");
    second.expect("nothing can be said of it here");
    second.type_keys("q");
    assert_eq!(second.wait_for_end().exit_code(), 0);
    first.type_keys("q");
    assert_eq!(first.wait_for_end().exit_code(), 0);
    let mut third = open_in(&data, &PAIR, &[]);
    third.expect("✓ confirmed");
    third.type_keys("d");
    third.expect("⊘ dismissed");
}

#[test]
fn decisions_on_texts_that_take_a_while_arrive_with_the_comparison() {
    let data = data();
    long_pair::write_long_pair(data.path(), 150);
    let paths = ["long-left.txt", "long-right.txt"].map(|name| data.path().join(name).to_str().unwrap().to_owned());
    // Named so that the desk of the test writes no pair of its own.
    let paths = paths.map(|path| {
        let short = path.replace("long-", "");
        std::fs::rename(path, &short).unwrap();
        short
    });
    let arguments: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut terminal = open_in(&data, &arguments, &[]);
    terminal.expect("Why:");
    terminal.type_keys("]sc");
    terminal.expect("✓ confirmed");
    terminal.type_keys("q");
    terminal.wait_for_end();
    let mut terminal = open_in(&data, &arguments, &[]);
    terminal.expect("The two texts are being compared.");
    terminal.expect("✓ confirmed");
}

#[test]
fn a_decision_leads_on_where_that_is_wished() {
    let mut terminal = Terminal::open(&[], &[("DIPTYCH_ADVANCE", "1")]);
    terminal.wait_for("a finding in the bar", |screen| screen.contents().contains("Why:"));
    terminal.type_keys("c");
    terminal.expect("confirmed; ");
    terminal.expect(" left to decide");
    let mut wrong = Terminal::open(&PAIR, &[("DIPTYCH_ADVANCE", "perhaps")]);
    wrong.expect("DIPTYCH_ADVANCE: \"perhaps\" is neither yes nor no; give 1 or 0");
    assert_eq!(wrong.wait_for_end().exit_code(), 2);
}

#[test]
fn a_note_can_be_written_in_an_editor_that_has_the_terminal_to_itself() {
    let data = data();
    let editor = data.path().join("editor.sh");
    // It takes a line from the terminal, as any editor does, and adds it to the file.
    std::fs::write(&editor, "#!/bin/sh\nprintf 'EDITOR HERE\\n'\nread line\nprintf '%s' \"$line\" >> \"$1\"\n").unwrap();
    let command = format!("sh {}", editor.display());
    let mut terminal = open_in(&data, &PAIR, &[("VISUAL", &command)]);
    terminal.expect(READY);
    terminal.type_keys("a");
    terminal.expect("Esc keeps it");
    terminal.type_keys("first, \x05");
    terminal.expect("EDITOR HERE");
    assert!(!terminal.screen.screen().alternate_screen());
    terminal.type_keys("then quit q\r");
    terminal.expect("first, then quit q");
    terminal.type_keys("\x1b");
    terminal.expect("✎ note");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_directory_that_cannot_be_written_is_told_and_the_reader_works_on() {
    let data = data();
    // A file in the way stops root as well.
    std::fs::write(data.path().join("reviews"), "").unwrap();
    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect("what you decide is not kept");
    terminal.expect("Why:");
    terminal.type_keys("c");
    terminal.expect("✓ confirmed");
    terminal.expect("not kept");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn an_open_note_is_kept_letter_by_letter() {
    let data = data();
    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect("Why:");
    terminal.type_keys("a");
    terminal.expect("Esc keeps it");
    terminal.type_keys("ask the operator");
    terminal.expect("ask the operator");
    let end = Instant::now() + PATIENCE;
    let holds_it =
        |name: &String| std::fs::read_to_string(data.path().join("reviews").join(name)).is_ok_and(|text| text.contains("ask the operator"));
    while !kept(&data).iter().any(|name| !name.starts_with('.') && holds_it(name)) {
        assert!(Instant::now() < end, "the note is not kept while it is open");
        thread::sleep(Duration::from_millis(20));
    }
    terminal.send(Signal::KILL);
    terminal.wait_for_end();

    // Dropped on purpose it is as it was before.
    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect("found again: 1 note");
    terminal.expect("Why:");
    terminal.type_keys("a and the grid");
    terminal.expect("and the grid");
    terminal.type_keys("\x03");
    terminal.expect("the note is as it was before");
    terminal.type_keys("w");
    terminal.expect("✎ ask the operator");
    terminal.type_keys("\x1b");
    terminal.expect(READY);
    // A letter that comes in one read with Escape is Alt and the letter.
    thread::sleep(Duration::from_millis(300));
    // Whatever takes the terminal away leaves what was written.
    terminal.type_keys("a, twice");
    terminal.expect("operator, twice");
    terminal.send(Signal::HUP);
    terminal.wait_for_end();
    let mut terminal = open_in(&data, &PAIR, &[]);
    terminal.expect("found again: 1 note");
    terminal.expect("Why:");
    terminal.type_keys("w");
    terminal.expect("✎ ask the operator, twice");
}
