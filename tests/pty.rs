//! The reader in a real pseudo-terminal: what a person's terminal receives, and what it is left with.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "pty/along.rs"]
mod along;
#[path = "pty/batch.rs"]
mod batch;
#[path = "pty/kills.rs"]
mod kills;
#[path = "fixtures/long_pair.rs"]
mod long_pair;
#[path = "pty/plain.rs"]
mod plain;
#[path = "pty/review.rs"]
mod review;
#[path = "pty/saved.rs"]
mod saved;
#[path = "pty/speed.rs"]
mod speed;
#[path = "fixtures/two_accounts.rs"]
mod two_accounts;
#[path = "pty/whole_pair.rs"]
mod whole_pair;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Long enough for a slow machine under load; a test that passes does not wait for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// The bundled program, started on a pair of files in a terminal of its own.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    directory: TempDir,
}

impl Terminal {
    fn open(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::open_with(arguments, variables, env!("CARGO_BIN_EXE_diptych"))
    }

    fn open_with(arguments: &[&str], variables: &[(&str, &str)], program: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        write_pair(directory.path());
        long_pair::write_long_pair(directory.path(), if arguments.iter().any(|argument| argument.contains("long-")) { LONG } else { 0 });
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(directory.path());
        for name in ["NO_COLOR", "COLORTERM", "DIPTYCH_THEME", "DIPTYCH_MOUSE", "DIPTYCH_PLAIN", "COLORFGBG"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("DIPTYCH_DATA_DIR", directory.path().join("data"));
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            child,
            master: Some(pair.master),
            keys: Some(keys),
            output,
            screen: vt100::Parser::new(cells(24), cells(80), 0),
            raw: Vec::new(),
            directory,
        }
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    fn wait_for(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_there(self.screen.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited in vain for {what}; the screen:\n{}", self.text());
                }
            }
        }
    }

    #[track_caller]
    fn expect(&mut self, words: &str) {
        self.wait_for(words, |screen| screen.contents().contains(words));
    }

    fn type_keys(&mut self, keys: &str) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        self.master.as_ref().unwrap().resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(cols));
    }

    fn send(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits for the program's end, reading what it still writes.
    #[track_caller]
    fn wait_for_end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                return status;
            }
            assert!(Instant::now() < end, "the program does not end; the screen:\n{}", self.text());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.screen.process(&bytes);
                self.raw.extend(bytes);
            }
        }
    }

    /// The terminal is as it was: no alternate screen, a cursor, line editing.
    #[track_caller]
    fn assert_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left on");
        assert!(!screen.hide_cursor(), "the cursor is left hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is left on");
        assert!(!screen.bracketed_paste(), "bracketed paste is left on");
        assert!(!has_open_update(&self.raw), "a synchronized update is left open");
        let raw = String::from_utf8_lossy(&self.raw);
        assert!(raw.rfind("\x1b[?1049l") > raw.rfind("\x1b[?1049h"));
        assert!(raw.rfind("\x1b[?25h") > raw.rfind("\x1b[?25l"));
        let modes = self.master.as_ref().and_then(|master| master.get_termios()).expect("the terminal tells its modes");
        let local = format!("{:?}", modes.local_flags);
        assert!(local.contains("ICANON") && local.contains("ECHO"), "raw mode is left on: {local}");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed half-way leaves no program behind.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn has_open_update(raw: &[u8]) -> bool {
    let raw = String::from_utf8_lossy(raw);
    raw.matches("\x1b[?2026h").count() > raw.matches("\x1b[?2026l").count()
}

/// Two short invented reports that differ in a number.
fn write_pair(directory: &Path) {
    let left = "Storm cuts power to 4,200 homes in Lowmarsh\n\nThe Fen Courier\n3 February 2024\n\n\
        LOWMARSH — A storm cut the power of 4,200 homes in Lowmarsh on Friday, the grid operator Eastlight said.\n\n\
        Eastlight said that 36 engineers were at work. The Mill Road station was flooded in 2019.\n\n\
        Schools stayed closed.\n";
    let right = "Lowmarsh without power after storm\n\nWash Radio\n3 February 2024\n\n\
        A storm cut the power of 5,100 homes in Lowmarsh on Friday, the grid operator Eastlight said.\n\n\
        Eastlight said that 36 engineers were at work. The Mill Road station was flooded in 2019.\n\n\
        Trains ran late.\n";
    std::fs::write(directory.join("courier.txt"), left).unwrap();
    std::fs::write(directory.join("radio.txt"), right).unwrap();
}

const PAIR: [&str; 2] = ["courier.txt", "radio.txt"];

const LONG_PAIR: [&str; 2] = ["long-left.txt", "long-right.txt"];

/// Paragraphs of a pair that takes far longer to compare than a test to look at it.
const LONG: usize = 8000;

/// What the footer says when the reader is there.
const READY: &str = "n next discrepancy";

#[test]
fn it_starts_on_the_bundled_pair_with_a_finding_in_the_bar_and_quits_cleanly() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.expect(READY);
    terminal.wait_for("a finding in the bar", |screen| screen.contents().contains("Why:"));
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().hide_cursor());
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn it_jumps_from_finding_to_finding() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    terminal.expect("4,200");
    terminal.expect("5,100");
    terminal.type_keys("l");
    // The last row of a view is the last thing of it to arrive.
    terminal.expect("Enter show in texts");
    terminal.type_keys("\x1b");
    terminal.expect("Why:");
    terminal.type_keys("G");
    terminal.expect("Trains ran late.");
    terminal.type_keys("g]c");
    terminal.expect("conflict");
    terminal.type_keys("\x03");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn the_mouse_is_heard_unless_it_is_declined() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.expect(READY);
    assert_ne!(terminal.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    // The wheel over the right pane lets it lead.
    terminal.type_keys("\x1b[<65;60;10M");
    terminal.wait_for("the right pane to lead", |screen| screen.rows(0, 80).nth(1).is_some_and(|row| row.starts_with('┌')));
    terminal.type_keys("M");
    terminal.wait_for("the mouse to be given back", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    terminal.type_keys("Mq");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();
    for (arguments, variables) in [(&["--no-mouse"][..], &[][..]), (&[], &[("DIPTYCH_MOUSE", "0")])] {
        let mut terminal = Terminal::open(arguments, variables);
        terminal.expect(READY);
        terminal.type_keys("q");
        assert!(terminal.wait_for_end().success());
        assert!(!String::from_utf8_lossy(&terminal.raw).contains("\x1b[?1000h"));
    }
}

#[test]
fn pasted_words_are_no_keys() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.expect(READY);
    // A paste of "q" would quit.
    terminal.type_keys("\x1b[200~q\x1b[201~/\x1b[200~the\nreader\x1b[201~");
    terminal.expect("/the reader");
    terminal.type_keys("\x1b");
    terminal.expect(READY);
    terminal.type_keys("q");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();
}

#[test]
fn it_exports_into_the_current_directory_and_never_over_a_file() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    terminal.type_keys("e");
    terminal.expect("-1.md");
    terminal.type_keys("je");
    terminal.expect("-2.md");
    let names: Vec<String> = std::fs::read_dir(terminal.directory.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("diptych-"))
        .collect();
    for end in ["-1.md", "-1.json", "-2.md", "-2.json"] {
        assert!(names.iter().any(|name| name.ends_with(end)), "{end} is missing: {names:?}");
    }
    for name in names {
        assert!(std::fs::metadata(terminal.directory.path().join(&name)).unwrap().len() > 0, "{name} is empty");
    }
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    for (rows, cols) in [(40, 120), (10, 40), (60, 200), (24, 80)] {
        terminal.resize(rows, cols);
        if rows == 10 {
            terminal.expect("needs 40 columns");
        } else {
            // The frame's lower right corner stands at the new edge, beside the overview of both texts.
            terminal.wait_for("the frame at the new size", |screen| {
                (0..rows).any(|row| (cols - 5..cols - 2).any(|col| screen.cell(row, col).is_some_and(|cell| cell.contents() == "┘")))
                    && screen.contents().contains(READY)
            });
        }
    }
}

#[test]
fn control_z_stops_it_with_the_terminal_given_back_and_it_resumes() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    terminal.type_keys("\x1a");
    terminal.wait_for("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    wait_until_stopped(&terminal);
    terminal.assert_given_back();
    terminal.send(Signal::CONT);
    terminal.wait_for("the reader's screen", |screen| screen.alternate_screen() && screen.contents().contains(READY));
    terminal.type_keys("?");
    terminal.expect("Help");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

/// Waits until the system shows the program as stopped.
fn wait_until_stopped(terminal: &Terminal) {
    let pid = terminal.child.process_id().unwrap();
    let end = Instant::now() + PATIENCE;
    while Path::new("/proc/self/stat").exists() {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        if stat.rsplit(')').next().unwrap().trim_start().starts_with('T') {
            return;
        }
        assert!(Instant::now() < end, "it was not stopped: {stat}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn signals_end_it_by_themselves_with_the_terminal_given_back() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::INT, "Interrupt"), (Signal::HUP, "Hangup")] {
        let mut terminal = Terminal::open(&PAIR, &[]);
        terminal.expect(READY);
        terminal.send(signal);
        let status = terminal.wait_for_end();
        assert!(!status.success(), "{name}");
        assert_eq!(status.signal().map(|told| told.starts_with(name)), Some(true), "{status:?}");
        terminal.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back() {
    // The program has no way to be made to panic, so this test's own binary is started once more, as the test below.
    let this = std::env::current_exe().unwrap();
    let arguments = ["--exact", "panics_while_the_reader_is_open", "--nocapture"];
    let mut terminal = Terminal::open_with(&arguments, &[("DIPTYCH_TEST_PANIC", "1")], this.to_str().unwrap());
    terminal.expect(READY);
    std::fs::write(terminal.directory.path().join("panic"), "").unwrap();
    terminal.expect("on purpose");
    terminal.assert_given_back();
}

/// Does nothing unless [`a_panic_gives_the_terminal_back`] starts it.
#[test]
fn panics_while_the_reader_is_open() {
    if std::env::var_os("DIPTYCH_TEST_PANIC").is_none() {
        return;
    }
    thread::spawn(|| {
        while !Path::new("panic").exists() {
            thread::sleep(Duration::from_millis(10));
        }
        panic!("on purpose");
    });
    diptych::reader::run(two_accounts::comparison(), diptych::reader::ReaderOptions::default()).unwrap();
}

#[test]
fn a_terminal_that_goes_away_ends_it_even_where_hang_ups_are_ignored() {
    let command = format!("trap '' HUP; exec '{}' courier.txt radio.txt", env!("CARGO_BIN_EXE_diptych"));
    let mut terminal = Terminal::open_with(&["-c", &command], &[], "/bin/sh");
    terminal.expect(READY);
    // The thread that reads the terminal holds it open as well; it ends when it has something to hand over and nobody to take it.
    let (_, nobody) = channel();
    terminal.output = nobody;
    terminal.type_keys("j");
    terminal.keys = None;
    terminal.master = None;
    let end = Instant::now() + PATIENCE;
    while terminal.child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "it outlives its terminal");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn no_color_sends_no_colour_but_attributes() {
    let mut terminal = Terminal::open(&PAIR, &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
    terminal.expect(READY);
    let screen = terminal.screen.screen();
    let cells: Vec<&vt100::Cell> = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column))).collect();
    assert!(cells.iter().all(|cell| cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default));
    assert!(cells.iter().any(|cell| cell.bold()));
    assert!(cells.iter().any(|cell| cell.inverse()));
}

#[test]
fn colours_are_those_the_terminal_has() {
    let is_exact = |colour: vt100::Color| matches!(colour, vt100::Color::Rgb(..));
    for (variables, exact) in [(&[("COLORTERM", "truecolor")][..], true), (&[][..], false)] {
        let mut terminal = Terminal::open(&PAIR, variables);
        terminal.expect(READY);
        let screen = terminal.screen.screen();
        let seen = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column))).any(|cell| is_exact(cell.fgcolor()));
        assert_eq!(seen, exact, "{variables:?}");
    }
}

#[test]
fn a_frame_is_one_synchronized_update() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    terminal.type_keys("jjj");
    terminal.type_keys("q");
    terminal.wait_for_end();
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    let first = raw.find("\x1b[?2026h").expect("updates are announced");
    let words = raw.find("diptych").expect("the header is drawn");
    assert!(first < words);
}

#[test]
fn at_rest_it_writes_nothing() {
    let mut terminal = Terminal::open(&PAIR, &[]);
    terminal.expect(READY);
    // Whatever the first frame still sends is read; then there is silence.
    while terminal.output.recv_timeout(Duration::from_millis(300)).is_ok() {}
    assert!(terminal.output.recv_timeout(Duration::from_millis(700)).is_err());
}

#[test]
fn long_texts_are_read_while_they_are_compared() {
    let mut terminal = Terminal::open(&LONG_PAIR, &[]);
    terminal.expect("The two texts are being compared.");
    terminal.expect("spoke of storm 0");
    assert!(!terminal.text().contains(READY));
    terminal.wait_for("the progress to move", |screen| {
        let row = screen.rows(0, 80).last().unwrap_or_default();
        row.contains('%') && !row.contains(" 0 %")
    });
    terminal.type_keys(" ");
    terminal.wait_for("the next page", |screen| !screen.contents().contains("spoke of storm 0 "));
    terminal.type_keys("n");
    terminal.expect("still compared");
    terminal.type_keys("?");
    terminal.expect("Help");
    terminal.resize(30, 100);
    terminal.wait_for("the last row at its new place", |screen| screen.rows(0, 100).last().is_some_and(|row| row.contains("q quit")));
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_budget_brings_what_was_found_into_the_open_reader() {
    let mut terminal = Terminal::open(&["long-left.txt", "long-right.txt", "--budget", "1s"], &[]);
    terminal.expect("The two texts are being compared.");
    terminal.expect("diptych partial");
    terminal.expect("Partial: the time for it was over while");
    terminal.type_keys("k");
    terminal.expect(READY);
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.assert_given_back();
}

#[test]
fn the_first_interrupt_prints_what_there_is_and_progress_keeps_out_of_the_result() {
    for (arguments, first) in [("align --format json", "{\n  \"schema\": \"diptych.links/1\""), ("compare", "Two accounts compared\n")] {
        let program = env!("CARGO_BIN_EXE_diptych");
        let command = format!("exec '{program}' {arguments} long-left.txt long-right.txt > out");
        let mut terminal = Terminal::open_with(&["-c", &command], &[], "/bin/sh");
        terminal.wait_for("the progress", |screen| {
            screen.contents().contains("diptych: ") && screen.contents().contains(" % (Ctrl-C stops it)")
        });
        terminal.type_keys("\x03");
        assert_eq!(terminal.wait_for_end().exit_code(), 130, "{}", terminal.text());
        let screen = terminal.text();
        assert!(screen.contains("diptych: interrupted while ") && screen.contains("the result is partial"), "{screen}");
        assert!(!screen.contains("(stopping)") && !screen.contains("Ctrl-C"), "the line is cleared: {screen}");
        let out = std::fs::read_to_string(terminal.directory.path().join("out")).unwrap();
        assert!(out.starts_with(first), "{out:.200}");
        assert!(out.contains("interrupt"), "it is marked as partial");
        assert!(!out.contains('\r') && !out.contains('\u{1b}'));
    }
}

#[test]
fn a_second_interrupt_ends_the_program_at_once() {
    let mut terminal = Terminal::open_with(
        &["-c", &format!("exec '{}' compare long-left.txt long-right.txt > out", env!("CARGO_BIN_EXE_diptych"))],
        &[],
        "/bin/sh",
    );
    terminal.wait_for("the progress", |screen| screen.contents().contains("Ctrl-C stops it"));
    terminal.send(Signal::INT);
    terminal.send(Signal::INT);
    while terminal.child.try_wait().unwrap().is_none() {
        // Two signals at once may arrive as one.
        terminal.send(Signal::INT);
        thread::sleep(Duration::from_millis(5));
    }
    let status = terminal.wait_for_end();
    assert_eq!(status.signal().map(|told| told.starts_with("Interrupt")), Some(true), "{status:?}");
}
