//! Work that a person waits for: a line tells how far it has come, Ctrl-C or a budget stops it with what there is.
//!
//! The line stands on standard error, only where that is a terminal and only while the work lasts; standard output holds the result and nothing else.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::complain;
use crate::work::{Cause, Partial, Work};

/// How long a person waits before being told that the program is at work.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is drawn afresh.
const REDRAW: Duration = Duration::from_millis(100);

/// How a person hears how far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// In a line that is drawn again and again and goes away in the end.
    InPlace,
    /// In a line for each stage, which a voice reads once.
    Lines,
    /// Not at all.
    Nothing,
}

/// Does the work and tells, besides its result, whether an interrupt came meanwhile. What `partial` finds to be left out is told on standard error.
pub(super) fn work_on<T>(
    budget: Option<Duration>,
    run: impl FnOnce(&Work) -> T,
    partial: impl Fn(&T) -> Option<Partial>,
) -> Result<(T, bool)> {
    work_told(budget, Telling::InPlace, run, partial)
}

/// As [`work_on`], told in a way of one's own.
pub(super) fn work_told<T>(
    budget: Option<Duration>,
    telling: Telling,
    run: impl FnOnce(&Work) -> T,
    partial: impl Fn(&T) -> Option<Partial>,
) -> Result<(T, bool)> {
    let work = Work::within(budget);
    let interrupt = Interrupt::watch(&work)?;
    let made = while_told(&work, telling, || run(&work));
    let is_interrupted = interrupt.end();
    if let Some(partial) = partial(&made) {
        let cause = match partial.cause {
            Cause::Budget => "the budget was spent",
            Cause::Interrupt => "interrupted",
        };
        let (doing, percent) = (partial.stage.doing(), (partial.share(partial.stage) * 100.0).floor());
        complain(&format!("{cause} while {doing} ({percent} %): the result is partial"));
    }
    Ok((made, is_interrupted))
}

/// Interrupts while the work lasts: the first one stops the work, the next one ends the program at once.
struct Interrupt {
    #[cfg(unix)]
    came: std::sync::Arc<std::sync::atomic::AtomicBool>,
}

#[cfg(unix)]
impl Interrupt {
    fn watch(work: &Work) -> io::Result<Self> {
        use signal_hook::{consts::SIGINT, flag};
        let came = work.cancel_flag();
        // In this order: the one that ends the program must see what the interrupts before have left.
        flag::register_conditional_default(SIGINT, came.clone())?;
        flag::register(SIGINT, came.clone())?;
        Ok(Self { came })
    }

    /// Whether one came; from now on the first one ends the program.
    fn end(self) -> bool {
        self.came.swap(true, std::sync::atomic::Ordering::SeqCst)
    }
}

#[cfg(not(unix))]
#[allow(clippy::unused_self, clippy::unnecessary_wraps)]
impl Interrupt {
    /// Elsewhere an interrupt ends the program.
    const fn watch(_: &Work) -> io::Result<Self> {
        Ok(Self {})
    }

    const fn end(self) -> bool {
        false
    }
}

/// Does the work; when it lasts, its progress is told.
fn while_told<T>(work: &Work, telling: Telling, run: impl FnOnce() -> T) -> T {
    if telling == Telling::Nothing || !io::stderr().is_terminal() {
        return run();
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || match telling {
            Telling::InPlace => draw(work, &waiting),
            Telling::Lines => write_stages(work, &waiting),
            Telling::Nothing => {}
        });
        let made = run();
        drop(done);
        made
    })
}

/// Draws the line until the work is done, then clears it.
fn draw(work: &Work, waiting: &Receiver<()>) {
    let mut shown = 0_usize;
    let mut patience = PATIENCE;
    while waiting.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
        patience = REDRAW;
        let line = line(work);
        let width = line.chars().count();
        // A line that cannot be written is no reason to stop the work.
        let _ = write!(io::stderr(), "\r{line}{}", " ".repeat(shown.saturating_sub(width)));
        shown = width;
    }
    if shown > 0 {
        let _ = write!(io::stderr(), "\r{}\r", " ".repeat(shown));
    }
}

/// Writes a line for each stage that lasts.
fn write_stages(work: &Work, waiting: &Receiver<()>) {
    let mut told = None;
    while waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
        let stage = work.progress().stage;
        if told.replace(stage) != Some(stage) {
            let _ = writeln!(io::stderr(), "{}", line(work));
        }
    }
}

/// What is being done and how far it has come; short enough for any terminal.
fn line(work: &Work) -> String {
    let progress = work.progress();
    let hint = if work.is_cancelled() { "stopping" } else { "Ctrl-C stops it" };
    format!("diptych: {} {} % ({hint})", progress.stage.doing(), progress.percent)
}
