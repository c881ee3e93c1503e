//! Every call to the terminal: entering and leaving, drawing, keys, suspension, signals.
//!
//! The terminal is given back in the reverse order of what was taken, and only what was taken, whichever way the program ends.

mod columns;
#[cfg(unix)]
mod lent;
mod mouse;
#[cfg(unix)]
mod signals;

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::Error;
use super::clipboard::Route;
use super::keymap::{Code, Key, takes_shift};
use super::mouse::{Deed, Mouse};
use super::theme::Background;
use super::worker::Brought;
use crate::compare::Study;
use crate::work::Progress;

/// One write a frame: a frame of a large screen is some 40 kB.
const FRAME_BYTES: usize = 64 * 1024;

/// What the terminal and the work report.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// A key was pressed.
    Key(Key),
    /// Words came from the clipboard.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has a new size.
    Resize(Size),
    /// The comparison has come so far.
    Progress(Progress),
    /// What was read or compared on another thread.
    Brought(Brought),
    /// What the texts date and name was looked up.
    Studied(Box<Study>),
    /// A file may have changed.
    Changed,
    /// The program must end.
    End(Cause),
}

/// Why the program must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A signal asks for it.
    #[cfg(unix)]
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// The comparison failed.
    Failed,
}

impl Cause {
    /// Ends the program as the cause demands; call it after the terminal was given back.
    pub(super) fn end(self) -> Error {
        if self == Self::Failed {
            return Error::Failed;
        }
        #[cfg(unix)]
        signals::die_of(self);
        Error::Terminal(io::ErrorKind::ConnectionAborted.into())
    }
}

/// What threads report to the loop.
#[derive(Debug)]
enum Report {
    /// Something happened.
    Event(Event),
    /// The screen has a new size.
    Resized,
    /// Somebody else wants the program suspended.
    #[cfg(unix)]
    Stop,
    /// The program goes on after a suspension.
    #[cfg(unix)]
    Continued,
}

/// A way in which the terminal is changed for the reader, each with its undoing.
#[derive(Debug, Clone, Copy)]
enum Mode {
    Raw,
    AlternateScreen,
    HiddenCursor,
    /// Words from the clipboard come as such, not as keys.
    Paste,
    Mouse,
}

impl Mode {
    /// In the order of entering.
    const ALL: [Self; 5] = [Self::Raw, Self::AlternateScreen, Self::HiddenCursor, Self::Paste, Self::Mouse];

    const fn bit(self) -> u8 {
        match self {
            Self::Raw => 1,
            Self::AlternateScreen => 2,
            Self::HiddenCursor => 4,
            Self::Paste => 8,
            Self::Mouse => 16,
        }
    }

    fn enter(self) -> io::Result<()> {
        match self {
            Self::Raw => enable_raw_mode(),
            Self::AlternateScreen => execute!(io::stdout(), EnterAlternateScreen),
            Self::HiddenCursor => execute!(io::stdout(), cursor::Hide),
            Self::Paste => execute!(io::stdout(), EnableBracketedPaste),
            Self::Mouse => mouse::capture(),
        }
    }

    fn leave(self) -> io::Result<()> {
        match self {
            Self::Raw => {
                // What the mouse still reported would land in the shell.
                #[cfg(unix)]
                signals::drop_typed();
                disable_raw_mode()
            }
            // A frame that was cut short must not hold the screen back.
            Self::AlternateScreen => execute!(io::stdout(), EndSynchronizedUpdate, LeaveAlternateScreen),
            Self::HiddenCursor => execute!(io::stdout(), cursor::Show),
            Self::Paste => execute!(io::stdout(), DisableBracketedPaste),
            Self::Mouse => mouse::release(),
        }
    }
}

/// The modes that are entered now; kept where the panic hook can reach it.
static ENTERED: AtomicU8 = AtomicU8::new(0);

/// Takes the terminal; what was taken before a failure is given back.
fn enter(has_mouse: bool) -> io::Result<()> {
    for mode in Mode::ALL.into_iter().filter(|mode| has_mouse || !matches!(mode, Mode::Mouse)) {
        if let Err(error) = mode.enter() {
            leave();
            return Err(error);
        }
        ENTERED.fetch_or(mode.bit(), Ordering::SeqCst);
    }
    Ok(())
}

/// Gives back what was taken, last first. A failure does not keep the rest from being given back.
fn leave() {
    for mode in Mode::ALL.into_iter().rev() {
        if ENTERED.fetch_and(!mode.bit(), Ordering::SeqCst) & mode.bit() != 0 {
            mode.leave().unwrap_or_default();
        }
    }
}

/// Gives the terminal back before a panic's message is printed.
fn chain_panic_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            earlier(info);
        }));
    });
}

/// Whether there is a terminal to draw on and one to read keys from, which need not be standard input.
pub(super) fn is_there() -> bool {
    let is_dumb = cfg!(unix) && std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    #[cfg(unix)]
    let has_keys = io::stdin().is_terminal() || std::fs::File::open("/dev/tty").is_ok();
    #[cfg(not(unix))]
    let has_keys = io::stdin().is_terminal();
    io::stdout().is_terminal() && has_keys && !is_dumb
}

/// Whether the terminal is light or dark, as far as it answers in time; to be asked before anything is drawn.
pub(super) fn background() -> Option<Background> {
    /// Longer than a terminal beside us takes, shorter than a person notices.
    const PATIENCE: Duration = Duration::from_millis(150);
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    theme_mode(options).ok().map(|mode| match mode {
        ThemeMode::Light => Background::Light,
        ThemeMode::Dark => Background::Dark,
    })
}

/// Where work on another thread reports to the loop.
pub(super) struct Reporter(Sender<Report>);

impl Reporter {
    /// How far the work has come; whether somebody listens.
    pub(super) fn progress(&self, progress: Progress) -> bool {
        self.report(Event::Progress(progress))
    }

    /// What the work has brought; nobody needs it any more when the loop is gone.
    pub(super) fn brought(&self, brought: Brought) {
        self.report(Event::Brought(brought));
    }

    /// What was looked up.
    pub(super) fn studied(&self, study: Study) {
        self.report(Event::Studied(Box::new(study)));
    }

    /// A file may have changed; whether somebody listens.
    pub(super) fn changed(&self) -> bool {
        self.report(Event::Changed)
    }

    /// The work has failed.
    pub(super) fn failed(&self) {
        self.report(Event::End(Cause::Failed));
    }

    fn report(&self, event: Event) -> bool {
        self.0.send(Report::Event(event)).is_ok()
    }
}

/// The terminal, taken for the reader until it is dropped.
pub(super) struct Terminal {
    screen: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    reports: Receiver<Report>,
    sender: Sender<Report>,
    has_mouse: bool,
    /// Our own suspension is followed by a report that the program goes on; it was dealt with already.
    #[cfg(unix)]
    is_continuing: bool,
}

impl Terminal {
    /// Takes the terminal.
    pub(super) fn enter(has_mouse: bool) -> io::Result<Self> {
        // Colour is the theme's decision. Left to itself under NO_COLOR, crossterm turns each colour command into one that resets bold,
        // underline and reverse as well.
        force_color_output(true);
        chain_panic_hook();
        let (sender, reports) = mpsc::channel();
        #[cfg(unix)]
        signals::watch(&sender)?;
        enter(has_mouse)?;
        let screen =
            ratatui::Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()))).inspect_err(|_| leave())?;
        let mut made = Self {
            screen,
            reports,
            sender: sender.clone(),
            has_mouse,
            #[cfg(unix)]
            is_continuing: false,
        };
        made.clear()?;
        thread::Builder::new().name("keys".into()).spawn(move || read_keys(&sender))?;
        Ok(made)
    }

    /// Where other threads report to the loop.
    pub(super) fn reporter(&self) -> Reporter {
        Reporter(self.sender.clone())
    }

    /// Has the terminal report the mouse, or not.
    pub(super) fn listen_to_mouse(&mut self, is_on: bool) -> io::Result<()> {
        self.has_mouse = is_on;
        if is_on {
            Mode::Mouse.enter()?;
            ENTERED.fetch_or(Mode::Mouse.bit(), Ordering::SeqCst);
        } else {
            ENTERED.fetch_and(!Mode::Mouse.bit(), Ordering::SeqCst);
            Mode::Mouse.leave()?;
        }
        Ok(())
    }

    /// The size of the screen.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Clears the screen and makes the next frame draw every cell.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // ratatui's own `clear` asks the terminal where the cursor is and fails where nobody answers; taking a size does the same without.
        let size = self.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Draws one frame, shown at once by terminals that know synchronized updates.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        self.screen.draw(|frame| {
            draw(frame.buffer_mut());
            columns::hold(frame.buffer_mut());
        })?;
        queue!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.screen.backend_mut())
    }

    /// Fills the clipboard, between two frames, and tells how it went.
    pub(super) fn copy(&mut self, text: &str) -> String {
        Route::from_here().send(text, self.screen.backend_mut())
    }

    /// Waits, without using the processor, until something happened; everything that happened meanwhile comes with it, a burst of sizes as
    /// its last one.
    pub(super) fn wait(&mut self) -> io::Result<Vec<Event>> {
        let first = self.reports.recv().unwrap_or(Report::Event(Event::End(Cause::HungUp)));
        let reports: Vec<Report> = std::iter::once(first).chain(self.reports.try_iter()).collect();
        let mut events = Vec::new();
        let mut is_resized = false;
        for report in reports {
            match report {
                Report::Event(Event::Mouse(mouse)) => {
                    // Of a quick movement only its end matters.
                    let goes_on =
                        |event: &mut Event| mouse.deed == Deed::Drag && matches!(event, Event::Mouse(Mouse { deed: Deed::Drag, .. }));
                    events.pop_if(goes_on);
                    events.push(Event::Mouse(mouse));
                }
                Report::Event(event) => events.push(event),
                Report::Resized => is_resized = true,
                #[cfg(unix)]
                Report::Stop => self.suspend()?,
                #[cfg(unix)]
                Report::Continued if self.is_continuing => self.is_continuing = false,
                #[cfg(unix)]
                Report::Continued => {
                    // Stopped by a signal nobody can catch: the shell has set the terminal to its own taste since.
                    leave();
                    self.resume()?;
                    is_resized = true;
                }
            }
        }
        if is_resized {
            events.insert(0, Event::Resize(self.size()?));
        }
        Ok(events)
    }

    /// Gives the terminal back, stops until the shell continues the program, and takes it again.
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        leave();
        self.is_continuing = true;
        signals::stop()?;
        self.resume()
    }

    /// Lets another program have the terminal, and takes it again when that is done. What became of it stands inside, what became of the terminal
    /// outside.
    #[cfg(unix)]
    pub(super) fn outside<T>(&mut self, run: impl FnOnce() -> io::Result<T>) -> io::Result<io::Result<T>> {
        let keys = match lent::ask() {
            Ok(keys) => keys,
            Err(error) => return Ok(Err(error)),
        };
        leave();
        let made = run();
        self.resume()?;
        drop(keys);
        self.sender.send(Report::Resized).unwrap_or_default();
        Ok(made)
    }

    /// Keys cannot be lent here.
    #[cfg(not(unix))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    pub(super) fn outside<T>(&mut self, _: impl FnOnce() -> io::Result<T>) -> io::Result<io::Result<T>> {
        Ok(Err(io::ErrorKind::Unsupported.into()))
    }

    /// Suspension is a matter of Unix shells.
    #[cfg(not(unix))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Takes the terminal again. Right after a continuation the shell may still be handing it over, so it is asked for more than once.
    #[cfg(unix)]
    fn resume(&mut self) -> io::Result<()> {
        let mut tries = 0;
        while let Err(error) = enter(self.has_mouse) {
            tries += 1;
            if tries == 10 {
                return Err(error);
            }
            thread::sleep(Duration::from_millis(20));
        }
        self.clear()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave();
    }
}

/// Reads keys until the terminal or the loop is gone; not while they are lent.
fn read_keys(sender: &Sender<Report>) {
    loop {
        let report = match event::read() {
            Ok(event::Event::Key(key)) => translate(key).map(Event::Key).map(Report::Event),
            Ok(event::Event::Resize(..)) => Some(Report::Resized),
            Ok(event::Event::Paste(words)) => Some(Report::Event(Event::Paste(words))),
            Ok(event::Event::Mouse(event)) => mouse::translate(event).map(Event::Mouse).map(Report::Event),
            Ok(_) => None,
            Err(_) => Some(Report::Event(Event::End(Cause::HungUp))),
        };
        let is_last = matches!(report, Some(Report::Event(Event::End(_))));
        if report.is_some_and(|report| sender.send(report).is_err()) || is_last {
            return;
        }
        #[cfg(unix)]
        lent::give_up();
    }
}

/// A key as the key map knows it; nothing for a released key and for keys no map can name.
fn translate(key: KeyEvent) -> Option<Key> {
    if !matches!(key.kind, KeyEventKind::Press | KeyEventKind::Repeat) {
        return None;
    }
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    let has = |modifier: KeyModifiers| key.modifiers.contains(modifier);
    Some(Key { code, ctrl: has(KeyModifiers::CONTROL), alt: has(KeyModifiers::ALT), shift: has(KeyModifiers::SHIFT) && takes_shift(code) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    #[test]
    fn keys_are_taken_when_pressed_or_repeated_and_not_when_released() {
        let key = |kind| translate(KeyEvent::new_with_kind(KeyCode::Char('n'), KeyModifiers::NONE, kind));
        assert_eq!(key(KeyEventKind::Press), Some(Key::plain(Code::Char('n'))));
        assert_eq!(key(KeyEventKind::Repeat), Some(Key::plain(Code::Char('n'))));
        assert_eq!(key(KeyEventKind::Release), None);
    }

    #[test]
    fn shift_is_in_the_character() {
        let key = translate(KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT));
        assert_eq!(key, Some(Key::plain(Code::Char('G'))));
        let up = Key { shift: true, ..Key::plain(Code::Up) };
        assert_eq!(translate(KeyEvent::new(KeyCode::Up, KeyModifiers::SHIFT)), Some(up));
        assert_eq!(translate(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)), Some(Key::plain(Code::BackTab)));
    }

    #[test]
    fn leaving_without_having_entered_changes_nothing() {
        leave();
        assert_eq!(ENTERED.load(Ordering::SeqCst), 0);
    }
}
