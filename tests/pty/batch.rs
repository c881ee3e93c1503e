//! A batch on a terminal: how far it has come.

use super::Terminal;

#[test]
fn a_batch_tells_how_far_it_has_come_and_keeps_that_out_of_the_answers() {
    const PAIRS: usize = 1500;
    let pair = r#"{"left":"Two men died at Tarn Head.","right":"Three men died at Tarn Head."}"#;
    let command = format!("yes '{pair}' | head -n {PAIRS} | '{}' batch > out", env!("CARGO_BIN_EXE_diptych"));
    let mut terminal = Terminal::open_with(&["-c", &command], &[], "/bin/sh");
    terminal.wait_for("the progress", |screen| {
        screen.contents().contains(" pairs, ") && screen.contents().contains(" a second (Ctrl-C stops it)")
    });
    assert_eq!(terminal.wait_for_end().exit_code(), 0, "{}", terminal.text());
    assert!(!terminal.text().contains("Ctrl-C"), "the line is cleared: {}", terminal.text());
    let out = std::fs::read_to_string(terminal.directory.path().join("out")).unwrap();
    assert_eq!(out.lines().count(), PAIRS);
    assert!(!out.contains('\r') && !out.contains('\u{1b}'));
}
