//! A line for a person who waits: nothing on the screen would look like a program that hangs.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long a person waits before being told that the program is at work.
const PATIENCE: Duration = Duration::from_millis(200);

/// Does the work; when it lasts, a line on standard error says so and goes away with its end. Without a terminal nothing is said.
pub(super) fn while_working<T>(line: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // A line that cannot be written is no reason to stop the work.
                let _ = write!(io::stderr(), "{line}");
                let _ = waiting.recv();
                let _ = write!(io::stderr(), "\r{}\r", " ".repeat(line.chars().count()));
            }
        });
        let made = work();
        drop(done);
        made
    })
}
