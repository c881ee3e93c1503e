//! The terminal reader: two panes, the finding bar, the ledger and help.
//!
//! Input: a [`Comparison`]. Output: a screen, and files where the person asks for an export. It holds no comparison logic.
//!
//! State, update and drawing are three things: `state` is what is true now, `update` turns an action into the next state and a list of
//! effects, `view` draws. `session` joins them with the key map and the theme and needs no terminal, so tests and pictures use it as it is;
//! [`run`] puts it on a terminal.

mod action;
mod details;
mod effect;
mod entry;
mod export;
mod follow;
mod geometry;
mod help;
pub mod keymap;
mod marks;
mod order;
mod picture;
mod rows;
mod session;
mod state;
mod terminal;
pub mod theme;
mod update;
mod view;
mod words;

use std::io;
use std::path::PathBuf;

pub use effect::Effect;
pub use picture::picture;
pub use ratatui::buffer::Buffer;
pub use ratatui::layout::{Rect, Size};
pub use session::Session;

use crate::compare::{Comparison, Confidence};

/// How the reader opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderOptions {
    /// Findings below it are not shown.
    pub floor: Confidence,
    /// A theme by name, or `auto`; nothing lets the environment decide.
    pub theme: Option<String>,
    /// Where exports go.
    pub directory: PathBuf,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self { floor: Confidence::DEFAULT_FLOOR, theme: None, directory: PathBuf::from(".") }
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
    let theme = theme::choose(options.theme.as_deref(), |name| std::env::var(name).ok())?;
    if !terminal::is_there() {
        return Err(Error::NoTerminal);
    }
    let mut terminal = terminal::Terminal::enter()?;
    let mut session = Session::open(comparison, options.floor, theme, terminal.size()?)?.export_to(options.directory);
    loop {
        terminal.draw(|buffer| session.draw(buffer))?;
        for event in terminal.wait()? {
            let effects = match event {
                terminal::Event::Key(key) => session.press(key),
                terminal::Event::Resize(size) => session.resize(size),
                terminal::Event::End(cause) => {
                    drop(terminal);
                    return cause.end();
                }
            };
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => terminal.suspend()?,
                    Effect::Redraw => terminal.clear()?,
                    Effect::Export => session.export(),
                }
            }
        }
    }
}
