//! `--plain` in a real terminal: words, line by line, and what was decided in the reader.

use super::*;

/// What a terminal that is a screen reader's receives.
fn plain(arguments: &[&str], variables: &[(&str, &str)]) -> (String, u32) {
    let mut terminal = Terminal::open(arguments, variables);
    let status = terminal.wait_for_end();
    (String::from_utf8(std::mem::take(&mut terminal.raw)).unwrap(), status.exit_code())
}

#[test]
fn plain_tells_everything_in_words_on_a_terminal_too() {
    let data = tempfile::tempdir().unwrap();
    let kept = ("DIPTYCH_DATA_DIR", data.path().to_str().unwrap());
    let mut terminal = Terminal::open(&PAIR, &[kept]);
    terminal.expect(READY);
    terminal.type_keys("c");
    terminal.expect("✓ confirmed");
    terminal.type_keys("a");
    terminal.expect("Esc keeps it");
    terminal.type_keys("ask the operator\x1b");
    terminal.expect("✎ note");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);

    for (arguments, variable) in
        [(&["courier.txt", "radio.txt", "--plain"][..], None), (&PAIR[..], Some("1")), (&["radio.txt", "courier.txt", "--plain"], None)]
    {
        let variables: Vec<_> = [kept].into_iter().chain(variable.map(|value| ("DIPTYCH_PLAIN", value))).collect();
        let (told, code) = plain(arguments, &variables);
        assert_eq!(code, 0);
        for words in [
            "Two accounts compared",
            "outlet: Wash Radio",
            "Findings at or above 0.50: 1 conflict,",
            "Decided by a person: 1 confirmed.",
            "C1, conflict, quantity, ",
            "4,200 homes",
            " against ",
            "why: ",
            "left, line 6: ",
            "decision: confirmed",
            "note: ask the operator",
            "S1, shared, ",
            "Findings are leads for a person to check",
        ] {
            assert!(told.contains(words), "{words:?} is not in\n{told}");
        }
        assert!(!told.contains('\u{1b}'), "{told:?}");
        // Lines, blocks, shapes, arrows, signs, Braille: a voice spells them or leaves them out.
        let is_sign = |c: char| ('\u{2190}'..='\u{2bff}').contains(&c);
        assert_eq!(told.lines().find(|line| line.contains(is_sign)), None);
    }
    assert_eq!(std::fs::read_dir(data.path().join("reviews")).unwrap().count(), 1, "the report takes no lock and writes nothing");
}

#[test]
fn plain_can_be_declined_where_the_environment_wants_it_not() {
    let mut terminal = Terminal::open(&PAIR, &[("DIPTYCH_PLAIN", "0")]);
    terminal.expect(READY);
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    let (told, code) = plain(&PAIR, &[("DIPTYCH_PLAIN", "perhaps")]);
    assert_eq!(code, 2);
    assert!(told.contains("DIPTYCH_PLAIN: \"perhaps\" is neither yes nor no"), "{told}");
    let (told, _) = plain(&["courier.txt", "radio.txt", "--plain", "--color", "always"], &[]);
    assert!(told.contains("\u{1b}[1;31mC1, conflict"), "colour that was asked for stays: {told:?}");
}

#[test]
fn plain_tells_how_far_long_work_is_in_lines_that_stay() {
    let mut terminal = Terminal::open(&["--plain", LONG_PAIR[0], LONG_PAIR[1]], &[]);
    terminal.expect("Ctrl-C stops it");
    terminal.type_keys("\x03");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    let told = String::from_utf8_lossy(&terminal.raw).into_owned();
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("diptych: ") && line.contains("Ctrl-C stops it")).collect();
    assert!(!lines.is_empty() && !told.replace("\r\n", "\n").contains('\r'), "{told:?}");
    assert!(told.contains("Partial: it was interrupted"), "{told}");
}
