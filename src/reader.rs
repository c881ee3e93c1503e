//! The terminal reader: two panes, the finding bar, the ledger and help.
//!
//! Input: a [`Comparison`], or two accounts that are still compared. Output: a screen, and files where the person asks for an export. It holds no comparison logic.
//!
//! State, update and drawing are three things: `state` is what is true now, `update` turns an action into the next state and a list of
//! effects, `view` draws. `session` joins them with the key map and the theme and needs no terminal, so tests and pictures use it as it is;
//! [`run`] puts it on a terminal.

mod action;
mod details;
mod effect;
mod ends;
mod entry;
mod export;
mod filter;
mod folds;
mod follow;
mod geometry;
mod help;
mod input;
mod jumps;
pub mod keymap;
mod marks;
mod mouse;
mod order;
mod peek;
mod picture;
mod prompt;
mod rows;
mod search;
mod session;
mod state;
mod survey;
mod terminal;
pub mod theme;
mod update;
mod view;
mod words;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use effect::Effect;
pub use mouse::{Deed, Mouse};
pub use picture::picture;
pub use ratatui::buffer::Buffer;
pub use ratatui::layout::{Position, Rect, Size};
pub use session::Session;

use crate::compare::{Comparison, Confidence, Kinds};
use crate::document::{Document, Sides};
use crate::work::Work;
use terminal::{Event, Terminal};
use worker::Worker;

/// What is done within this time is shown when it is done: a screen that changes at once would flicker.
const PATIENCE: Duration = Duration::from_millis(100);

/// How the reader opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderOptions {
    /// Findings below it are not shown.
    pub floor: Confidence,
    /// Findings of other kinds are not shown.
    pub kinds: Kinds,
    /// A theme by name, or `auto`; nothing lets the environment decide.
    pub theme: Option<String>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Where exports go.
    pub directory: PathBuf,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self { floor: Confidence::DEFAULT_FLOOR, kinds: Kinds::ALL, theme: None, mouse: true, directory: PathBuf::from(".") }
    }
}

/// Why the reader did not open, or had to close.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Keys cannot be read, or nothing can be drawn.
    #[error("the reader needs a terminal for keys and screen; use `diptych compare LEFT RIGHT` for a report without one")]
    NoTerminal,
    /// The terminal refused.
    #[error("the terminal failed: {0}; use `diptych compare LEFT RIGHT` for a report without it")]
    Terminal(#[from] io::Error),
    /// The comparison came to no end.
    #[error("the comparison failed: a fault of the program; `diptych compare LEFT RIGHT` on the same texts may tell more")]
    Failed,
    /// No such theme, or a theme that cannot be read.
    #[error(transparent)]
    Theme(#[from] theme::Error),
    /// A key map that cannot be read.
    #[error(transparent)]
    Keymap(#[from] keymap::Error),
}

/// Opens the reader on the terminal and returns when the person leaves it.
///
/// The terminal is given back whole on every way out: quit, error, panic, and the signals TERM, INT, HUP and QUIT, after which the program
/// ends by that signal.
///
/// # Errors
/// [`Error::NoTerminal`] without a terminal, before anything was written to it; a theme's or key map's own errors likewise.
pub fn run(comparison: Comparison, options: ReaderOptions) -> Result<(), Error> {
    let theme = usable_theme(&options)?;
    let terminal = Terminal::enter(options.mouse)?;
    let session = Session::open(comparison, options.floor, theme, terminal.size()?)?;
    show(terminal, session.with_mouse(options.mouse).export_to(options.directory)).map(drop)
}

/// As [`run`], while two accounts are still compared: both texts are there at once, the findings when the work is done.
///
/// Returns what is known on leaving, which is nothing for work that the person did not wait for; such work is cancelled.
///
/// # Errors
/// Those of [`run`], and [`Error::Failed`] when the comparison did.
pub fn run_with(documents: Sides<Document>, work: Work, options: ReaderOptions) -> Result<Comparison, Error> {
    let theme = usable_theme(&options)?;
    let work = Arc::new(work);
    let worker = Worker::start(documents.clone(), options.kinds, &work)?;
    let outcome = match worker.wait(PATIENCE) {
        Ok(comparison) => {
            let terminal = Terminal::enter(options.mouse)?;
            let session = Session::open(comparison, options.floor, theme, terminal.size()?)?;
            show(terminal, session.with_mouse(options.mouse).export_to(options.directory))
        }
        Err(worker) => {
            let terminal = Terminal::enter(options.mouse)?;
            let session = Session::open_at_work(documents, options.floor, theme, terminal.size()?)?;
            worker.report(terminal.reporter())?;
            show(terminal, session.with_mouse(options.mouse).export_to(options.directory))
        }
    };
    work.cancel();
    outcome
}

/// The theme, where there is a terminal to show it on.
fn usable_theme(options: &ReaderOptions) -> Result<theme::Theme, Error> {
    let theme = theme::choose(options.theme.as_deref(), |name| std::env::var(name).ok())?;
    if terminal::is_there() { Ok(theme) } else { Err(Error::NoTerminal) }
}

/// Shows a session until the person leaves it.
fn show(mut terminal: Terminal, mut session: Session) -> Result<Comparison, Error> {
    loop {
        terminal.draw(|buffer| session.draw(buffer))?;
        for event in terminal.wait()? {
            let effects = match event {
                Event::Key(key) => session.press(key),
                Event::Paste(words) => session.paste(words),
                Event::Mouse(mouse) => session.point(mouse),
                Event::Resize(size) => session.resize(size),
                Event::Progress(progress) => session.progress(progress),
                Event::Compared(comparison) => session.compared(*comparison),
                Event::End(cause) => {
                    drop(terminal);
                    return Err(cause.end());
                }
            };
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(session.into_comparison()),
                    Effect::Suspend => terminal.suspend()?,
                    Effect::Mouse(is_on) => terminal.listen_to_mouse(is_on)?,
                    Effect::Redraw => terminal.clear()?,
                    Effect::Export => session.export(),
                }
            }
        }
    }
}
