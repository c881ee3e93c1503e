//! The line that is typed at the foot of the screen: a search, a filter, the name of a command.

use tui_input::{Input as Line, InputRequest};

use super::action::Command;
use super::filter::Filter;
use super::jumps::Spot;
use super::keymap::{Code, Key};
use super::search::Search;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Words to look for.
    Search,
    /// Which findings are shown.
    Filter,
    /// The name of a command.
    Command,
}

impl Purpose {
    /// The sign before what is typed.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "filter: ",
            Self::Command => ":",
        }
    }
}

/// What a key did to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The words are others now.
    Changed,
    /// The cursor moved, or nothing happened.
    Same,
    /// The words hold.
    Accepted,
    /// All is to be as it was before.
    Dropped,
    /// What was begun is to be completed.
    Complete,
}

/// A line that is being typed, and what it changes for as long.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is typed.
    pub purpose: Purpose,
    /// The words so far.
    pub line: Line,
    /// What is wrong with them.
    pub error: Option<String>,
    /// What was typed by hand, while it is being completed.
    begun: Option<String>,
    /// Which of the words typed earlier is shown, counted from the last; nothing for new ones.
    recalled: Option<usize>,
    /// What the screen showed when it was opened.
    pub(super) origin: Spot,
    /// The search before.
    pub(super) search: Option<Search>,
    /// The filter before.
    pub(super) filter: Filter,
}

impl Prompt {
    /// An open line with words in it.
    pub(super) fn new(purpose: Purpose, words: &str, before: (Spot, Option<Search>, Filter)) -> Self {
        let (origin, search, filter) = before;
        Self { purpose, line: Line::new(words.to_owned()), error: None, begun: None, recalled: None, origin, search, filter }
    }

    /// Takes a key.
    pub(super) fn press(&mut self, key: Key, earlier: &[String]) -> Typed {
        let request = match (key.code, key.ctrl, key.alt) {
            (Code::Enter, ..) => return Typed::Accepted,
            (Code::Esc, ..) | (Code::Char('c' | 'g'), true, false) => return Typed::Dropped,
            (Code::Tab, ..) => return Typed::Complete,
            // An empty line has nothing left to take back but itself.
            (Code::Backspace, ..) if self.line.value().is_empty() => return Typed::Dropped,
            (Code::Up, ..) => return self.recall(earlier, true),
            (Code::Down, ..) => return self.recall(earlier, false),
            (Code::Char(c), false, false) => InputRequest::InsertChar(c),
            (Code::Backspace | Code::Char('w'), true, _) | (Code::Backspace, _, true) => InputRequest::DeletePrevWord,
            (Code::Backspace, ..) | (Code::Char('h'), true, _) => InputRequest::DeletePrevChar,
            (Code::Delete, ..) | (Code::Char('d'), true, _) => InputRequest::DeleteNextChar,
            (Code::Char('u'), true, _) => InputRequest::DeleteFromStart,
            (Code::Char('k'), true, _) => InputRequest::DeleteTillEnd,
            (Code::Left, true, _) | (Code::Char('b'), _, true) => InputRequest::GoToPrevWord,
            (Code::Right, true, _) | (Code::Char('f'), _, true) => InputRequest::GoToNextWord,
            (Code::Left, ..) | (Code::Char('b'), true, _) => InputRequest::GoToPrevChar,
            (Code::Right, ..) | (Code::Char('f'), true, _) => InputRequest::GoToNextChar,
            (Code::Home, ..) | (Code::Char('a'), true, _) => InputRequest::GoToStart,
            (Code::End, ..) | (Code::Char('e'), true, _) => InputRequest::GoToEnd,
            _ => return Typed::Same,
        };
        self.begun = None;
        let is_changed = self.line.handle(request).is_some_and(|changed| changed.value);
        if is_changed { Typed::Changed } else { Typed::Same }
    }

    /// Puts words in where the cursor stands; lines become one.
    pub(super) fn insert(&mut self, words: &str) {
        self.begun = None;
        for character in words.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()) {
            self.line.handle(InputRequest::InsertChar(character));
        }
    }

    /// Puts other words in.
    pub(super) fn set(&mut self, words: &str) {
        self.line = Line::new(words.to_owned());
    }

    /// Goes on to the next command that what was typed may become.
    pub(super) fn complete(&mut self) {
        let begun = self.begun.take().unwrap_or_else(|| self.line.value().to_owned());
        let candidates = self.candidates_of(&begun);
        let shown = candidates.iter().position(|name| *name == self.line.value());
        let next = shown.map_or(0, |at| (at + 1) % candidates.len());
        if let Some(name) = candidates.get(next) {
            self.set(name);
        }
        self.begun = Some(begun);
    }

    /// Goes through what was typed earlier, the last first.
    fn recall(&mut self, earlier: &[String], older: bool) -> Typed {
        let next = match (self.recalled, older) {
            (None, true) => Some(0),
            (Some(number), true) => Some((number + 1).min(earlier.len().saturating_sub(1))),
            (None | Some(0), false) => None,
            (Some(number), false) => Some(number - 1),
        };
        let words = next.and_then(|number| earlier.iter().rev().nth(number));
        if next.is_some() && words.is_none() {
            return Typed::Same;
        }
        self.recalled = next;
        self.set(words.map_or("", String::as_str));
        Typed::Changed
    }

    /// The commands whose name goes on from what is typed, or has it inside; the first word is the name.
    pub fn candidates(&self) -> Vec<&'static str> {
        self.candidates_of(self.begun.as_deref().unwrap_or(self.line.value()))
    }

    fn candidates_of(&self, typed: &str) -> Vec<&'static str> {
        if self.purpose != Purpose::Command || typed.contains(' ') {
            return Vec::new();
        }
        let names = || Command::TABLE.iter().map(|entry| entry.name);
        let begins = names().filter(|name| name.starts_with(typed));
        let holds = names().filter(|name| !name.starts_with(typed) && name.contains(typed));
        begins.chain(holds).collect()
    }
}
