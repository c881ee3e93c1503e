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
mod view;
mod views;
mod watch;
mod words;
mod worker;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use effect::Effect;
pub use mouse::{Deed, Mouse};
pub use origin::Origin;
pub use picture::{PictureOptions, picture};
pub use ratatui::buffer::Buffer;
pub use ratatui::layout::{Position, Rect, Size};
pub use session::Session;

use crate::compare::{Comparison, Confidence, Hand, Kinds, Options};
use crate::document::{Document, Side, Sides};
use crate::review;
use crate::work::{Progress, Stage, Work};
use browser::Way;
use terminal::{Event, Terminal};
use watch::Watch;
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
    /// No such key.
    #[error("there is no key {0:?}; write keys as the key map does, parted by blanks: n ]c Ctrl-d Enter Space")]
    NoKey(String),
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
    let (theme, keymap) = looks(&options)?;
    let opened = review::open(options.data.as_deref(), comparison.documents.as_ref());
    let hand = opened.review.hand(comparison.documents.as_ref());
    if hand != Hand::default() {
        // What does not fit the texts was left out already.
        comparison.again(&Options::from(hand)).unwrap_or_default();
    }
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
    let worker = Worker::start(documents.clone(), options.kinds, hand.into(), &work)?;
    // The terminal is asked for its colours while the texts are compared already.
    let outcome = looks(&options).and_then(|(theme, keymap)| match worker.wait(PATIENCE) {
        Ok(comparison) => {
            let terminal = Terminal::enter(options.mouse)?;
            let session = Session::open(comparison, options.floor, theme, terminal.size()?)?.with_keymap(keymap);
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

/// Shows a session until the person leaves it.
fn show(mut terminal: Terminal, mut session: Session, origin: &Origin) -> Result<Comparison, Error> {
    let watched = Watch::begin(&origin.watched_paths(), terminal.reporter());
    let _watch = watched.unwrap_or_else(|error| {
        session.tell(format!("changes of the files are not noticed here ({error}); they can be read again by hand"));
        None
    });
    // Whether the files may be others than what is shown, and whether the person has asked.
    let mut is_stale = None;
    loop {
        terminal.draw(|buffer| session.draw(buffer))?;
        // What was said at once is kept at once, before the screen says that it was.
        let mut is_said = false;
        for event in terminal.wait()? {
            let effects = match event {
                Event::Key(key) => session.press(key),
                Event::Paste(words) => session.paste(words),
                Event::Mouse(mouse) => session.point(mouse),
                Event::Resize(size) => session.resize(size),
                Event::Progress(progress) => session.progress(progress),
                Event::Compared(comparison) => session.compared(*comparison),
                Event::Studied(study) => session.studied(*study),
                Event::Changed => {
                    is_stale = is_stale.or(Some(Asked::No));
                    Vec::new()
                }
                Event::End(cause) => {
                    session.leave();
                    drop(terminal);
                    return Err(cause.end());
                }
            };
            for effect in effects {
                if is_said && matches!(effect, Effect::Suspend | Effect::EditNote | Effect::EditText(..) | Effect::Browse(_)) {
                    session.keep();
                }
                match effect {
                    Effect::Quit if session.leave() => return Ok(session.into_comparison()),
                    Effect::Quit => {}
                    Effect::Keep => is_said = true,
                    Effect::Relink => relink(&terminal, &mut session)?,
                    Effect::EditNote => session.edited(terminal.outside(|| editor::edit(session.note()))?),
                    Effect::EditText(side, line) => {
                        edit_text(&mut terminal, &mut session, origin.path(side), (side, line))?;
                        is_stale = is_stale.or(Some(Asked::No));
                    }
                    Effect::Browse(address) => browse(&mut terminal, &mut session, &address)?,
                    Effect::Reload => is_stale = Some(Asked::Yes),
                    Effect::Suspend => terminal.suspend()?,
                    Effect::Mouse(is_on) => terminal.listen_to_mouse(is_on)?,
                    Effect::Redraw => terminal.clear()?,
                    Effect::Copy(text) => session.tell(terminal.copy(&text)),
                    Effect::Export => session.export(),
                    Effect::ExportAs(form) => session.export_as(form),
                    Effect::Study => {
                        let studied = worker::look_up(session.comparison().clone(), PATIENCE, terminal.reporter())?;
                        if let Some(study) = studied {
                            session.studied(study);
                        }
                    }
                }
            }
        }
        if is_said {
            session.keep();
        }
        // One comparison at a time: texts that change meanwhile are read when it is done.
        if !session.is_at_work()
            && let Some(asked) = is_stale.take()
        {
            reload(&terminal, &mut session, origin, asked)?;
        }
    }
}

/// Whether the person has asked for the texts to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Yes,
    No,
}

/// Reads both texts again and has them compared where they have changed; what is shown stays until that is done.
fn reload(terminal: &Terminal, session: &mut Session, origin: &Origin, asked: Asked) -> io::Result<()> {
    let documents = match origin.read() {
        Ok(documents) => documents,
        Err(trouble) => {
            // Nobody has to be told that texts that are no files were not read again after something else.
            if asked == Asked::Yes || origin.path(Side::Left).or(origin.path(Side::Right)).is_some() {
                session.tell(format!("not read again: {trouble}"));
            }
            return Ok(());
        }
    };
    if documents == session.comparison().documents {
        if asked == Asked::Yes {
            session.tell("both texts are as they were".to_owned());
        }
        return Ok(());
    }
    session.progress(Progress { stage: Stage::Reading, percent: 0 });
    compare_anew(terminal, session, documents)
}

/// Has the person edit a text's file where that is one.
fn edit_text(terminal: &mut Terminal, session: &mut Session, path: Option<&Path>, (side, line): (Side, usize)) -> io::Result<()> {
    let Some(path) = path else {
        session.tell(format!("the {} text is no file that could be edited", side.name()));
        return Ok(());
    };
    if let Err(error) = terminal.outside(|| editor::open(path, line))? {
        session.tell(format!("the editor did not do: {error}"));
    }
    Ok(())
}

/// Opens an address in the person's browser.
fn browse(terminal: &mut Terminal, session: &mut Session, address: &str) -> io::Result<()> {
    let way = Way::to(address);
    let outcome = if matches!(way, Way::Inside(_)) { terminal.outside(|| way.open(address))? } else { way.open(address) };
    session.tell(match outcome {
        Ok(()) => format!("opened {address}"),
        Err(error) => format!("no browser opened {address}: {error}"),
    });
    Ok(())
}

/// Draws the comparison anew with the links of the person, on a thread of its own where that takes longer than a blink.
fn relink(terminal: &Terminal, session: &mut Session) -> io::Result<()> {
    let documents = session.comparison().documents.clone();
    compare_anew(terminal, session, documents)
}

/// Compares texts with all that the person wants of a comparison; it is handed over at once where it takes no longer than a blink, else when it is done.
fn compare_anew(terminal: &Terminal, session: &mut Session, documents: Sides<Document>) -> io::Result<()> {
    let (documents, kinds, options) = session.wanted_of(documents);
    match Worker::start(documents, kinds, options, &Arc::new(Work::unlimited()))?.wait(PATIENCE) {
        Ok(comparison) => drop(session.compared(comparison)),
        Err(worker) => worker.report(terminal.reporter())?,
    }
    Ok(())
}
