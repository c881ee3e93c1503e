//! A whole pair worked through in a real pseudo-terminal, from the first start to the second.

use super::*;

#[test]
fn a_pair_is_read_decided_looked_through_exported_and_found_again() {
    let data = tempfile::tempdir().unwrap();
    let variables = [("DIPTYCH_DATA_DIR", data.path().to_str().unwrap())];
    // The bundled pair has more than one discrepancy.
    let mut terminal = Terminal::open(&[], &variables);
    terminal.expect("Why:");
    terminal.expect("0/6 reviewed");
    let first = terminal.text();
    terminal.type_keys("n");
    terminal.wait_for("the next discrepancy", |screen| screen.contents().contains("Why:") && screen.contents() != first);
    terminal.type_keys("c");
    terminal.expect("✓ confirmed");
    terminal.expect("1/6 reviewed");
    terminal.type_keys("a");
    terminal.expect("Esc keeps it");
    terminal.type_keys("ask the embassy");
    terminal.expect("ask the embassy");
    terminal.type_keys("\x1b");
    terminal.expect("✎ note");

    // Only conflicts, then everything again.
    terminal.type_keys("fconflict\r");
    terminal.expect("filter conflict");
    terminal.type_keys("n");
    terminal.expect("conflict");
    terminal.type_keys("f\x15\r");
    terminal.wait_for("all findings", |screen| !screen.contents().contains("filter"));

    terminal.type_keys("/coalition\r");
    terminal.expect("coalition");
    terminal.expect("Esc ends the search");
    terminal.type_keys("n");
    terminal.expect("4 of 11");
    terminal.type_keys("\x1b");
    terminal.expect(READY);

    // The last row of a view is the last thing of it to arrive.
    for (key, title) in [("l", "findings"), ("t", "Timeline"), ("i", "Names"), ("S", "Summary"), ("w", "understood as"), ("?", "Help")] {
        terminal.type_keys(key);
        terminal.expect(title);
        terminal.expect("Esc back");
        terminal.type_keys("\x1b");
        // A letter that comes in one read with Escape is Alt and the letter.
        thread::sleep(Duration::from_millis(300));
        // From the reasons the way back leads to the view that they were asked in.
        terminal.expect(READY);
    }
    terminal.type_keys("lg\r");
    terminal.expect("89 countries");

    terminal.type_keys("e");
    terminal.expect("-1.md");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
    let names = std::fs::read_dir(terminal.directory.path()).unwrap().map(|entry| entry.unwrap().path());
    let written: Vec<String> = names
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("diptych-"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(written.len(), 2, "Markdown and JSON");
    assert!(written.iter().all(|text| text.contains("ask the embassy")), "the note is taken along");

    let mut terminal = Terminal::open(&[], &variables);
    terminal.expect("found again: 1 confirmed, 1 note");
    terminal.expect("1/6 reviewed");
    terminal.type_keys("[u]u");
    terminal.expect("1/6 reviewed");
    terminal.type_keys(":ledger\r");
    terminal.expect("findings");
    terminal.expect("✓");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_storm_of_sizes_ends_with_the_finding_on_a_whole_screen() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.expect("Why:");
    for step in 0..120u16 {
        terminal.resize(5 + step * 7 % 60, 10 + step * 37 % 220);
        if step % 10 == 3 {
            terminal.type_keys("n");
        }
    }
    terminal.resize(30, 100);
    // A terminal that shrank and grew has lost what was drawn for other sizes; the reader draws all of it.
    terminal.type_keys("\x0c");
    terminal.wait_for("the whole screen at its last size", |screen| {
        let rows: Vec<String> = screen.rows(0, 100).collect();
        rows.len() == 30
            && rows[0].contains("diptych")
            && rows.iter().any(|row| row.contains("Why:"))
            && rows[29].contains("n next discrepancy")
            && rows[1].chars().filter(|c| matches!(c, '┏' | '┌')).count() == 2
    });
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}
