//! What takes the keys instead of the key map, while it is open.

use super::note::Note;
use super::peek::Peek;
use super::prompt::Prompt;
use super::tying::Tying;

/// Something that keys are typed into.
#[derive(Debug, Clone)]
pub enum Input {
    /// A line at the foot of the screen.
    Prompt(Box<Prompt>),
    /// A note on a finding.
    Note(Box<Note>),
    /// Two passages are chosen, to be linked.
    Tie(Tying),
    /// Any key closes what is looked at.
    Peek(Peek),
    /// The next key is the letter of a bookmark.
    Letter(Letter),
}

/// What is done with the bookmark of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// It is set here.
    Set,
    /// It is gone to.
    Go,
}
