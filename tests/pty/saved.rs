//! Snapshots in a real pseudo-terminal: written from the reader, opened again, reviewed, and reviews that outlive a correction.

use super::*;

#[test]
fn a_snapshot_of_the_reader_comes_back_into_it() {
    let mut first = Terminal::open(&PAIR, &[]);
    first.expect("Why:");
    first.type_keys("c");
    first.expect("✓ confirmed");
    first.type_keys("e");
    first.expect("written to");
    first.type_keys("q");
    assert_eq!(first.wait_for_end().exit_code(), 0);
    let folder = tempfile::tempdir().unwrap();
    let export = std::fs::read_dir(first.directory.path()).unwrap().map(|entry| entry.unwrap().path());
    let export = export.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).expect("an export");
    let path = folder.path().join("pair.json");
    std::fs::copy(&export, &path).unwrap();
    let written = std::fs::read_to_string(&path).unwrap();

    // Nothing but the snapshot is there: the texts stayed behind in the other folder.
    let variables = [("DIPTYCH_DATA_DIR", folder.path().join("nowhere").to_str().unwrap().to_owned())];
    let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut second = Terminal::open(&["open", path.to_str().unwrap()], &variables);
    second.expect("found again: 1 confirmed");
    second.expect("4,200 homes");
    second.expect("✓ confirmed");
    second.type_keys("e");
    second.expect("written to");
    let again = std::fs::read_dir(second.directory.path()).unwrap().map(|entry| entry.unwrap().path());
    let again = again.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).expect("an export");
    assert_eq!(std::fs::read_to_string(again).unwrap(), written, "snapshot, reader, snapshot");
    second.type_keys("d");
    second.expect("⊘ dismissed");
    second.type_keys("R");
    second.expect("neither text is a file");
    second.type_keys("q");
    assert_eq!(second.wait_for_end().exit_code(), 0);
    second.assert_given_back();
    assert!(folder.path().join("pair.review.json").exists() && !folder.path().join("nowhere").exists());

    let mut third = Terminal::open(&["open", path.to_str().unwrap()], &variables);
    third.expect("found again: 1 dismissed");
    let mut fourth = Terminal::open(&["open", path.to_str().unwrap()], &variables);
    fourth.expect("open in another reader");
    third.type_keys("q");
    assert_eq!(third.wait_for_end().exit_code(), 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written, "the snapshot itself is never written");
}

#[test]
fn a_review_is_carried_to_a_corrected_article_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let variables = [("DIPTYCH_DATA_DIR", data.path().to_str().unwrap())];
    let mut first = Terminal::open(&PAIR, &variables);
    first.expect("Why:");
    first.type_keys("c");
    first.expect("✓ confirmed");
    first.type_keys("q");
    assert_eq!(first.wait_for_end().exit_code(), 0);
    let corrected = std::fs::read_to_string(first.directory.path().join(PAIR[0])).unwrap();
    let corrected = corrected.replace("LOWMARSH — A storm cut", "LOWMARSH — Corrected at noon. A heavy storm cut");
    let path = data.path().join(PAIR[0]);
    std::fs::write(&path, corrected).unwrap();
    let mut second = Terminal::open(&[path.to_str().unwrap(), PAIR[1]], &variables);
    second.expect("the left text has changed since your review");
    second.expect("✓ confirmed");
}

#[test]
fn what_is_no_snapshot_is_refused_before_the_screen_is_taken() {
    let mut terminal = Terminal::open(&["open", "courier.txt"], &[]);
    terminal.expect("courier.txt: not JSON");
    assert_eq!(terminal.wait_for_end().exit_code(), 2);
    assert!(!String::from_utf8_lossy(&terminal.raw).contains("\x1b[?1049h"));
}
