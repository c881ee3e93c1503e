//! A reader without a terminal: keys in, cells out.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::action::Action;
use super::effect::Effect;
use super::export;
use super::keymap::{self, Key, Keymap, Typed};
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

    /// Takes a key; what the world should do comes back.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        let Some((command, times)) = self.typed.press(key, &self.keymap, self.state.view) else { return Vec::new() };
        (0..times).flat_map(|_| update(&mut self.state, Action::Do(command))).collect()
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
        let message = match export::write(&self.directory, &self.state.comparison, self.state.floor) {
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
