//! Texts that are edited and that change while they are read, in a real pseudo-terminal.

use super::*;

/// Replaces words of a file as an editor does: another file takes its place.
fn change(terminal: &Terminal, name: &str, from: &str, to: &str) {
    let path = terminal.directory.path().join(name);
    let beside = path.with_extension("new");
    std::fs::write(&beside, std::fs::read_to_string(&path).unwrap().replace(from, to)).unwrap();
    std::fs::rename(&beside, &path).unwrap();
}

fn open(more: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::open(&PAIR, more);
    terminal.expect(READY);
    terminal.wait_for("a finding in the bar", |screen| screen.contents().contains("Why:"));
    terminal
}

#[test]
fn a_file_that_changes_is_read_again_and_decisions_stay_with_it() {
    let mut terminal = open(&[]);
    terminal.type_keys("c");
    terminal.expect("✓ confirmed");
    for (from, to) in [("LOWMARSH — A", "LOWMARSH — It rained.\n\nA"), ("It rained.", "It poured.")] {
        change(&terminal, "courier.txt", from, to);
        terminal.expect("the left text has changed and was read again");
        terminal.expect(to.split("— ").last().unwrap().split('\n').next().unwrap());
        terminal.expect("✓ confirmed");
        terminal.type_keys("j");
        terminal.wait_for("the message to go", |screen| !screen.contents().contains("has changed"));
    }
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
    // What was said is kept for the text as it is now.
    let reviews = std::fs::read_dir(terminal.directory.path().join("data/reviews")).unwrap();
    let kept = reviews.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "json")).count();
    assert_eq!(kept, 3);
}

#[test]
fn a_file_that_vanishes_is_told_and_nothing_changes() {
    let mut terminal = open(&[]);
    std::fs::remove_file(terminal.directory.path().join("radio.txt")).unwrap();
    terminal.expect("not read again: radio.txt: no such file");
    terminal.expect("5,100");
    terminal.type_keys("R");
    terminal.expect("not read again: radio.txt: no such file");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn files_that_are_not_watched_are_read_again_when_that_is_asked_for() {
    let mut terminal = open(&[("DIPTYCH_WATCH", "0")]);
    terminal.type_keys("R");
    terminal.expect("both texts are as they were");
    change(&terminal, "radio.txt", "Trains ran late.", "No train ran.");
    while terminal.output.recv_timeout(Duration::from_millis(700)).is_ok() {}
    assert!(!terminal.text().contains("No train ran."));
    terminal.type_keys("R");
    terminal.expect("the right text has changed and was read again");
}

#[test]
fn the_text_is_edited_at_its_line_and_read_again() {
    let desk = tempfile::tempdir().unwrap();
    // An editor of a known name that tells what it was given and changes the file.
    let editor = desk.path().join("vim");
    std::fs::write(&editor, "printf 'GIVEN %s\\n' \"$2\"\nread line\nsed -i \"s/4,200/$line/\" \"$3\"\n").unwrap();
    std::fs::rename(&editor, desk.path().join("my vim.sh")).unwrap();
    let wrapper = desk.path().join("vim");
    std::fs::write(&wrapper, format!("#!/bin/sh\nexec sh '{}' \"$@\"\n", desk.path().join("my vim.sh").display())).unwrap();
    std::process::Command::new("chmod").arg("+x").arg(&wrapper).status().unwrap();
    let mut terminal = open(&[("VISUAL", &format!("'{}' '-c set wrap'", wrapper.display()))]);
    terminal.type_keys("E");
    terminal.expect("GIVEN +6");
    assert!(!terminal.screen.screen().alternate_screen());
    terminal.type_keys("4,300\r");
    terminal.expect("the left text has changed and was read again");
    terminal.expect("4,300");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_text_that_is_no_file_cannot_be_edited_and_says_so() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.wait_for("a finding in the bar", |screen| screen.contents().contains("Why:"));
    terminal.type_keys("E");
    terminal.expect("the left text is no file that could be edited");
    terminal.type_keys("R");
    terminal.expect("not read again: neither text is a file");
}

#[test]
fn an_address_goes_to_the_browser_of_the_environment_as_one_argument() {
    let desk = tempfile::tempdir().unwrap();
    let told = desk.path().join("told");
    let browser = desk.path().join("browser.sh");
    std::fs::write(&browser, format!("printf '%s' \"$1\" > '{}'\n", told.display())).unwrap();
    let mut terminal = open(&[("BROWSER", &format!("sh {} %s", browser.display()))]);
    change(&terminal, "courier.txt", "Schools stayed closed.\n", "Schools stayed closed.\n\nSource: https://example.org/a;b&c\n");
    terminal.expect("the left text has changed");
    terminal.type_keys("o");
    terminal.expect("opened https://example.org/a;b&c");
    let end = Instant::now() + PATIENCE;
    while std::fs::read_to_string(&told).unwrap_or_default() != "https://example.org/a;b&c" {
        assert!(Instant::now() < end, "the browser was told nothing");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn keys_are_answered_while_a_long_text_is_read_again() {
    let mut terminal = open(&[("DIPTYCH_WATCH", "0")]);
    let pumps = (0..30_000).map(|number| format!("The pump at lock {number} ran for {} hours.", number % 23 + 1));
    let long = pumps.collect::<Vec<_>>().join("\n\n");
    std::fs::write(terminal.directory.path().join("radio.txt"), format!("Pumps ran all night\n\n{long}")).unwrap();
    terminal.type_keys("R");
    terminal.type_keys("n");
    terminal.type_keys("?");
    terminal.expect("Help");
    terminal.expect("Esc back");
    assert!(
        !terminal.text().contains("was read again"),
        "a text of more than a megabyte takes longer than that to be read:\n{}",
        terminal.text()
    );
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0, "what is not wanted any more is not waited for");
}
