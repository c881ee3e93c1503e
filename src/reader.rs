//! The terminal reader: two panes, the finding bar, the ledger and help.
//!
//! Input: a [`Comparison`], or two accounts that are still compared. Output: a screen, and files where the person asks for an export. It holds no comparison logic.
//!
//! State, update and drawing are three things: `state` is what is true now, `update` turns an action into the next state and a list of
//! effects, `view` draws. `session` joins them with the key map and the theme and needs no terminal, so tests and pictures use it as it is;
//! [`run`] puts it on a terminal.

mod action;
mod browser;
mod clipboard;
mod details;
mod editor;
mod effect;
mod ends;
mod entry;
mod event_loop;
mod export;
mod filter;
mod folds;
mod follow;
mod geometry;
mod help;
mod input;
mod jumps;
pub mod keymap;
mod ledger;
mod list;
mod marks;
mod mouse;
mod moved;
mod names;
mod note;
mod order;
mod origin;
mod page;
mod peek;
mod picture;
mod prompt;
mod renewed;
mod reviewing;
mod rows;
mod search;
mod session;
mod state;
mod summary;
mod survey;
mod terminal;
pub mod theme;
mod timeline;
mod tying;
mod update;
mod useful;
mod view;
mod views;
mod watch;
mod words;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use effect::Effect;
pub use mouse::{Deed, Mouse};
pub use origin::Origin;
pub use picture::picture;
pub use ratatui::buffer::Buffer;
pub use ratatui::layout::{Position, Rect, Size};
pub use session::Session;

use crate::compare::{Comparison, Confidence, Hand, Kinds, Options, compare_with_within};
use crate::document::{Document, Sides};
use crate::review;
use crate::work::Work;
use event_loop::show;
use terminal::Terminal;
use worker::{Brought, Worker};

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
    /// The themes there are.
    pub themes: theme::Library,
    /// The person's own keys, which stand before those that the program brings: a key map's text and where it comes from.
    pub keymap: Option<(String, String)>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Where exports go.
    pub directory: PathBuf,
    /// The data directory in which decisions are kept; nothing keeps none.
    pub data: Option<PathBuf>,
    /// Whether a decision leads on to the next undecided finding.
    pub advance: bool,
    /// Whether nobody has used the reader here before.
    pub is_first_start: bool,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self {
            floor: Confidence::DEFAULT_FLOOR,
            kinds: Kinds::ALL,
            theme: None,
            themes: theme::Library::bundled(),
            keymap: None,
            mouse: true,
            directory: PathBuf::from("."),
            data: None,
            advance: false,
            is_first_start: false,
        }
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
pub fn run(mut comparison: Comparison, options: ReaderOptions) -> Result<(), Error> {
    let opened = review::open(options.data.as_deref(), comparison.documents.as_ref());
    let hand = opened.review.hand(comparison.documents.as_ref());
    if hand != Hand::default() {
        // What does not fit the texts was left out already.
        comparison.again(&Options::from(hand)).unwrap_or_default();
    }
    run_opened(comparison, opened, options)
}

/// As [`run`], on a comparison that is shown as it is, with what was said of it.
///
/// # Errors
/// Those of [`run`].
pub fn run_opened(comparison: Comparison, opened: review::Opened, options: ReaderOptions) -> Result<(), Error> {
    let (theme, keymap) = looks(&options)?;
    let terminal = Terminal::enter(options.mouse)?;
    let session = Session::open(comparison, options.floor, theme, terminal.size()?)?.with_keymap(keymap);
    show(terminal, session.with(opened, options), &Origin::nowhere()).map(drop)
}

/// As [`run`], while two accounts are still compared: both texts are there at once, the findings when the work is done.
///
/// `origin` tells where the texts come from: they are edited there, and read again from there.
///
/// Returns what is known on leaving, which is nothing for work that the person did not wait for; such work is cancelled.
///
/// # Errors
/// Those of [`run`], and [`Error::Failed`] when the comparison did.
pub fn run_with(documents: Sides<Document>, origin: &Origin, work: Work, options: ReaderOptions) -> Result<Comparison, Error> {
    let work = Arc::new(work);
    let opened = review::open(options.data.as_deref(), documents.as_ref());
    let hand = opened.review.hand(documents.as_ref());
    let (compared, kinds) = (documents.clone(), options.kinds);
    let worker =
        Worker::start(&work, move |work| Brought::Comparison(Box::new(compare_with_within(compared, &hand.into(), work).of_kinds(kinds))))?;
    // The terminal is asked for its colours while the texts are compared already.
    let outcome = looks(&options).and_then(|(theme, keymap)| match worker.wait(PATIENCE) {
        Ok(brought) => {
            let terminal = Terminal::enter(options.mouse)?;
            let Brought::Comparison(comparison) = brought else { return Err(Error::Failed) };
            let session = Session::open(*comparison, options.floor, theme, terminal.size()?)?.with_keymap(keymap);
            show(terminal, session.with(opened, options), origin)
        }
        Err(worker) => {
            let terminal = Terminal::enter(options.mouse)?;
            let session = Session::open_at_work(documents, options.floor, theme, terminal.size()?)?.with_keymap(keymap);
            worker.report(terminal.reporter())?;
            show(terminal, session.with(opened, options), origin)
        }
    });
    work.cancel();
    outcome
}

/// Whether there is a terminal that the reader can open on.
pub fn has_terminal() -> bool {
    terminal::is_there()
}

/// Whether the terminal is light or dark, as far as it answers in time.
pub fn ask_background() -> Option<theme::Background> {
    terminal::background()
}

/// The theme and the keys, where there is a terminal for them.
fn looks(options: &ReaderOptions) -> Result<(theme::Theme, keymap::Keymap), Error> {
    let mut keymap = keymap::Keymap::bundled()?;
    if let Some((origin, text)) = &options.keymap {
        keymap = keymap.with(text, origin)?;
    }
    if !terminal::is_there() {
        return Err(Error::NoTerminal);
    }
    let env = |name: &str| std::env::var(name).ok();
    Ok((theme::choose(options.theme.as_deref(), &options.themes, env, terminal::background)?, keymap))
}
