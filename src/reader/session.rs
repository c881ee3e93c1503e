//! A reader without a terminal: keys in, cells out.

use std::io;
use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::ReaderOptions;
use super::action::{Action, Command};
use super::effect::Effect;
use super::export::{self, Selection};
use super::input::Input;
use super::keymap::{self, Code, Key, Keymap, Typed};
use super::mouse::Mouse;
use super::reviewing::Keeping;
use super::state::State;
use super::theme::Theme;
use super::update::{open, open_at_work, spot, update};
use super::view::{Scene, draw};
use crate::compare::{Comparison, Confidence, Study, study};
use crate::document::{Document, Sides};
use crate::review::{Keeper, Opened, Trouble, open as open_review};
use crate::snapshot::Review;
use crate::work::Progress;

/// State, key map and theme joined.
#[derive(Debug)]
pub struct Session {
    state: State,
    keymap: Keymap,
    typed: Typed,
    theme: Theme,
    directory: PathBuf,
    /// Where decisions are kept.
    data: Option<PathBuf>,
    keeper: Option<Keeper>,
    /// Why nothing is kept, where nothing is.
    trouble: Option<String>,
    /// The open note as it was kept.
    draft: Option<String>,
    /// Whether the person was told that leaving loses what they have said.
    is_warned: bool,
}

impl Session {
    /// Opens a comparison on a screen of a size.
    ///
    /// # Errors
    /// When the bundled key map cannot be read.
    pub fn open(comparison: Comparison, floor: Confidence, theme: Theme, size: Size) -> Result<Self, keymap::Error> {
        let keymap = Keymap::bundled()?;
        Ok(Self::of(open(comparison, floor, size), keymap, theme))
    }

    /// Opens two accounts that are still compared.
    ///
    /// # Errors
    /// When the bundled key map cannot be read.
    pub fn open_at_work(documents: Sides<Document>, floor: Confidence, theme: Theme, size: Size) -> Result<Self, keymap::Error> {
        let keymap = Keymap::bundled()?;
        Ok(Self::of(open_at_work(documents, floor, size), keymap, theme))
    }

    fn of(state: State, keymap: Keymap, theme: Theme) -> Self {
        let (typed, directory) = (Typed::default(), PathBuf::from("."));
        Self { state, keymap, typed, theme, directory, data: None, keeper: None, trouble: None, draft: None, is_warned: false }
    }

    /// As the options wish, with what was said of the texts before.
    pub(super) fn with(self, opened: Opened, options: ReaderOptions) -> Self {
        let mut made = self.export_to(options.directory).reviewing(opened);
        made.state.reviewing.advance = options.advance;
        made.state.views.is_first_start = options.is_first_start;
        made.data = options.data;
        made.with_mouse(options.mouse)
    }

    /// A decision leads on to the next undecided finding.
    pub fn advancing(mut self) -> Self {
        self.state.reviewing.advance = true;
        self
    }

    /// Shows what was said of the texts before, and keeps what is said from now on.
    pub fn reviewing(mut self, opened: Opened) -> Self {
        let Opened { review, keeper, trouble, carried } = opened;
        let keeping = match (&keeper, &trouble) {
            (Some(_), _) | (None, None | Some(Trouble::NoDirectory)) => Keeping::Kept,
            (None, Some(Trouble::ReadOnly)) => Keeping::ReadOnly,
            (None, Some(_)) => Keeping::Failed,
        };
        let told = trouble.map(|trouble| (trouble.to_string(), matches!(trouble, Trouble::NoDirectory)));
        self.keeper = keeper;
        self.state.reviewing.carried = carried;
        self.trouble = told.as_ref().map(|(told, _)| told.clone());
        // Who says nothing has nothing to lose: that there is no directory is told with the first decision.
        let told = told.filter(|(_, is_for_later)| !is_for_later).map(|(told, _)| told);
        update(&mut self.state, Action::Found(Box::new(review), keeping, told));
        self
    }

    /// Keeps what is said now; whether it is kept.
    pub fn keep(&mut self) -> bool {
        let outcome = match &self.keeper {
            Some(keeper) => keeper.keep(&self.state.review_to_keep(spot(&self.state))).map_err(|trouble| trouble.to_string()),
            None if self.state.reviewing.keeping == Keeping::Kept => {
                Err(self.trouble.clone().unwrap_or_else(|| Trouble::NoDirectory.to_string()))
            }
            // The person knows.
            None => return false,
        };
        let is_kept = outcome.is_ok();
        self.draft = self.state.draft().map(|draft| draft.note);
        update(&mut self.state, Action::Kept(outcome));
        is_kept
    }

    /// Keeps where the reading stands, for the next time. Whether the reader may close: not at once when what was said would be lost.
    pub fn leave(&mut self) -> bool {
        if self.keeper.is_none() || self.keep() || self.is_warned {
            return true;
        }
        self.is_warned = true;
        let notice = self.state.notice.take().unwrap_or_default();
        let key = self.keymap.key_for(Command::Quit).unwrap_or_default();
        update(&mut self.state, Action::Tell(format!("{notice}; {key} once more leaves without it")));
        false
    }

    /// What the person says of the texts.
    pub const fn review(&self) -> &Review {
        &self.state.reviewing.review
    }

    /// Keeps the open note as far as it is written, so that a crash or a terminal that goes away takes no more than the last key with it.
    pub fn keep_draft(&mut self) {
        let is_new = self.state.draft().map(|draft| draft.note) != self.draft;
        if is_new && self.keeper.is_some() && self.state.reviewing.keeping == Keeping::Kept {
            self.keep();
        }
    }

    /// Nothing is read or compared any more.
    pub(super) fn rest(&mut self) {
        self.state.working = None;
    }

    /// Nobody has used the reader here before.
    pub fn first_start(mut self) -> Self {
        self.state.views.is_first_start = true;
        self
    }

    /// Whether the texts are still compared.
    pub(super) const fn is_at_work(&self) -> bool {
        self.state.working.is_some()
    }

    /// The words of the open note.
    pub fn note(&self) -> &str {
        if let Some(Input::Note(note)) = &self.state.input { &note.text } else { "" }
    }

    /// Takes the open note back from an editor.
    pub fn edited(&mut self, outcome: io::Result<String>) {
        let action = match outcome {
            Ok(text) => Action::Edited(text),
            Err(error) => Action::Tell(format!("the editor did not take the note: {error}")),
        };
        update(&mut self.state, action);
    }

    /// Other keys than those that the program brings.
    pub fn with_keymap(mut self, keymap: Keymap) -> Self {
        self.keymap = keymap;
        self
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

    /// Takes the comparison of the accounts that are shown, or of what has become of them.
    pub fn compared(&mut self, comparison: Comparison) -> Vec<Effect> {
        let has_changed = comparison.documents.as_ref().map(|document| &document.text)
            != self.state.comparison.documents.as_ref().map(|document| &document.text);
        let has_kept = has_changed && self.keeper.is_some() && self.keep();
        let effects = update(&mut self.state, Action::Compared(Box::new(comparison)));
        if has_kept {
            self.keep_elsewhere();
        }
        effects
    }

    /// What is said is kept by the content of the texts: where that has changed, in another place, beside what was said of such texts before.
    fn keep_elsewhere(&mut self) {
        // Two names of one pair would be locked by each other: the old place is given back before the new one is asked for.
        self.keeper = None;
        let Opened { review, keeper, trouble, carried } = open_review(self.data.as_deref(), self.state.comparison.documents.as_ref());
        // What was said of the texts before they changed is here already, and may have been taken back since.
        let review = if carried.is_some() { Review::default() } else { review };
        let keeping = if keeper.is_some() { Keeping::Kept } else { Keeping::Failed };
        self.keeper = keeper;
        self.trouble = trouble.map(|trouble| trouble.to_string());
        let told = self.trouble.clone();
        update(&mut self.state, Action::Joined(Box::new(review), keeping, told));
        self.keep();
    }

    /// Looks up what the texts date and name, here and now.
    pub fn study(&mut self) -> Vec<Effect> {
        let study = study(&self.state.comparison);
        self.studied(study)
    }

    /// Takes what the texts date and name.
    pub fn studied(&mut self, study: Study) -> Vec<Effect> {
        update(&mut self.state, Action::Studied(Box::new(study)))
    }

    /// The comparison that is shown.
    pub const fn comparison(&self) -> &Comparison {
        &self.state.comparison
    }

    /// What is known now.
    pub fn into_comparison(self) -> Comparison {
        self.state.comparison
    }

    /// Says how an effect went.
    pub fn tell(&mut self, message: String) {
        update(&mut self.state, Action::Tell(message));
    }

    /// Performs an export and says where it went, or why not.
    pub fn export(&mut self) {
        // Where the reading stands is nobody else's concern.
        let review = Review { position: None, ..self.state.review_to_keep(spot(&self.state)) };
        let selection = Selection::of(&self.state);
        let message = match (export::write(&self.directory, &self.state, selection.as_ref(), &review), &selection) {
            (Ok(stem), None) => format!("written to {}: {stem}.md and .json", self.place()),
            (Ok(stem), Some(chosen)) => format!("written to {}: {stem}.md has {}, {stem}.json all", self.place(), chosen.told),
            (Err(error), _) => format!("nothing written to {}: {error}", self.place()),
        };
        self.tell(message);
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
        assert_eq!(notice(&[Code::Char(']'), Code::Char('q')]).unwrap(), "]q does nothing here; ? tells every key");
        assert_eq!(notice(&[Code::F(9), Code::Char('j')]), None);
    }

    #[test]
    fn escape_takes_back_what_was_typed() {
        assert_eq!(notice(&[Code::Char(']'), Code::Esc]), None);
    }
}
