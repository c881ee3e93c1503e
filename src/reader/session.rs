//! A reader without a terminal: keys in, cells out.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::action::{Action, Command};
use super::effect::Effect;
use super::export;
use super::keymap::{self, Code, Key, Keymap, Typed};
use super::mouse::Mouse;
use super::state::State;
use super::theme::Theme;
use super::update::{open, open_at_work, update};
use super::view::{Scene, draw};
use crate::compare::{Comparison, Confidence};
use crate::document::{Document, Sides};
use crate::work::Progress;

/// State, key map and theme joined.
#[derive(Debug, Clone)]
pub struct Session {
    state: State,
    keymap: Keymap,
    typed: Typed,
    theme: Theme,
    directory: PathBuf,
}

impl Session {
    /// Opens a comparison on a screen of a size.
    ///
    /// # Errors
    /// When the bundled key map cannot be read.
    pub fn open(comparison: Comparison, floor: Confidence, theme: Theme, size: Size) -> Result<Self, keymap::Error> {
        let keymap = Keymap::bundled()?;
        Ok(Self { state: open(comparison, floor, size), keymap, typed: Typed::default(), theme, directory: PathBuf::from(".") })
    }

    /// Opens two accounts that are still compared.
    ///
    /// # Errors
    /// When the bundled key map cannot be read.
    pub fn open_at_work(documents: Sides<Document>, floor: Confidence, theme: Theme, size: Size) -> Result<Self, keymap::Error> {
        let keymap = Keymap::bundled()?;
        Ok(Self { state: open_at_work(documents, floor, size), keymap, typed: Typed::default(), theme, directory: PathBuf::from(".") })
    }

    /// Exports go to this directory instead of the current one.
    pub fn export_to(mut self, directory: PathBuf) -> Self {
        self.directory = directory;
        self
    }

    /// Whether the mouse is listened to from the start.
    pub fn with_mouse(mut self, is_on: bool) -> Self {
        self.state.has_mouse = is_on;
        self
    }

    /// Takes a key; what the world should do comes back.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        if self.state.input.is_some() {
            return update(&mut self.state, Action::Key(key));
        }
        let before = self.typed.written();
        let Some((command, times)) = self.typed.press(key, &self.keymap, self.state.view) else {
            // Escape takes back what was typed so far; any other key that leads nowhere is answered.
            return if self.typed.written().is_empty() && key.code != Code::Esc { self.refuse(&before, key) } else { Vec::new() };
        };
        (0..times).flat_map(|_| update(&mut self.state, Action::Do(command))).collect()
    }

    /// Says that keys lead nowhere, and where the ones that do are told.
    fn refuse(&mut self, before: &str, key: Key) -> Vec<Effect> {
        let help = self.keymap.key_for(Command::Help).map(|key| format!("; {key} tells every key")).unwrap_or_default();
        let message = format!("{before}{} does nothing here{help}", Key::write(&[key]));
        update(&mut self.state, Action::Tell(message))
    }

    /// Takes what the mouse did.
    pub fn point(&mut self, mouse: Mouse) -> Vec<Effect> {
        update(&mut self.state, Action::Mouse(mouse))
    }

    /// Takes words from the clipboard.
    pub fn paste(&mut self, words: String) -> Vec<Effect> {
        update(&mut self.state, Action::Paste(words))
    }

    /// Takes a new size of the screen.
    pub fn resize(&mut self, size: Size) -> Vec<Effect> {
        update(&mut self.state, Action::Resize(size))
    }

    /// Hears how far the comparison has come.
    pub fn progress(&mut self, progress: Progress) -> Vec<Effect> {
        update(&mut self.state, Action::Progress(progress))
    }

    /// Takes the comparison of the accounts that are shown.
    pub fn compared(&mut self, comparison: Comparison) -> Vec<Effect> {
        update(&mut self.state, Action::Compared(Box::new(comparison)))
    }

    /// What is known now.
    pub fn into_comparison(self) -> Comparison {
        self.state.comparison
    }

    /// Performs an export and says where it went, or why not.
    pub fn export(&mut self) {
        let message = match export::write(&self.directory, &self.state.comparison, self.state.filter.floor) {
            Ok(stem) => format!("written to {}: {stem}.md and .json", self.place()),
            Err(error) => format!("nothing written to {}: {error}", self.place()),
        };
        update(&mut self.state, Action::Tell(message));
    }

    /// Where exports go, in words.
    fn place(&self) -> String {
        if self.directory.as_os_str() == "." { "the current directory".to_owned() } else { self.directory.display().to_string() }
    }

    /// Draws the screen.
    pub fn draw(&self, buffer: &mut Buffer) {
        let typed = self.typed.written();
        draw(&Scene { state: &self.state, theme: &self.theme, keymap: &self.keymap, typed: &typed }, buffer);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::reader::theme::Depth;

    /// What the reader says after these keys.
    fn notice(keys: &[Code]) -> Option<String> {
        let documents = Sides::new("A ferry ran aground.", "A ferry was freed.").map(|t| Document::from_text("report.txt", t).unwrap());
        let size = Size::new(80, 24);
        let theme = Theme::bundled("mono", Depth::Sixteen).unwrap();
        let mut session = Session::open(Comparison::blank(documents), Confidence::DEFAULT_FLOOR, theme, size).unwrap();
        for code in keys {
            session.press(Key::plain(*code));
        }
        session.state.notice
    }

    #[test]
    fn keys_that_lead_nowhere_are_answered() {
        assert_eq!(notice(&[Code::Char(']'), Code::Char('x')]).unwrap(), "]x does nothing here; ? tells every key");
        assert_eq!(notice(&[Code::Char('x'), Code::Char('j')]), None);
    }

    #[test]
    fn escape_takes_back_what_was_typed() {
        assert_eq!(notice(&[Code::Char(']'), Code::Esc]), None);
    }
}
