//! Keys as the key map writes them.

use std::fmt;

/// What was pressed, without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A key that types a character; Shift is in the character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// Named keys, in the spelling of the key map.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

/// More characters than this are a misspelt name rather than a sequence.
const LONGEST: usize = 3;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held, for a key that types no character: in a character, and in Shift-Tab, it is contained.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Reads keys as the key map writes them: one named key, one key with modifiers, or characters one after the other.
    pub fn sequence(written: &str) -> Option<Vec<Self>> {
        if let Some(key) = Self::single(written) {
            return Some(vec![key]);
        }
        let has_modifier = ["Ctrl-", "Alt-", "Shift-"].iter().any(|modifier| written.starts_with(modifier));
        let is_typed = (1..=LONGEST).contains(&written.chars().count())
            && !has_modifier
            && !written.contains(|c: char| c.is_whitespace() || c.is_control());
        is_typed.then(|| written.chars().map(|c| Self::plain(Code::Char(c))).collect())
    }

    fn single(written: &str) -> Option<Self> {
        if let Some(rest) = written.strip_prefix("Ctrl-") {
            return Self::single(rest).map(|key| Self { ctrl: true, ..key });
        }
        if let Some(rest) = written.strip_prefix("Alt-") {
            return Self::single(rest).map(|key| Self { alt: true, ..key });
        }
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == written) {
            return Some(Self::plain(*code));
        }
        if let Some(rest) = written.strip_prefix("Shift-") {
            return Self::single(rest).filter(|key| takes_shift(key.code) && !key.ctrl && !key.alt).map(|key| Self { shift: true, ..key });
        }
        if let Some(number) = written.strip_prefix('F').and_then(|rest| rest.parse().ok()).filter(|number| (1..=12).contains(number)) {
            return Some(Self::plain(Code::F(number)));
        }
        let mut characters = written.chars();
        let only = characters.next().filter(|c| !c.is_whitespace() && !c.is_control())?;
        characters.next().is_none().then_some(Self::plain(Code::Char(only)))
    }

    /// Keys in the key map's spelling.
    pub fn write(keys: &[Self]) -> String {
        keys.iter().map(ToString::to_string).collect()
    }

    /// The digit that the key types.
    pub(super) fn digit(self) -> Option<usize> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false, .. } => c.to_digit(10).map(|digit| digit as usize),
            _ => None,
        }
    }
}

/// Whether Shift makes another key of it, rather than another character.
pub(in crate::reader) const fn takes_shift(code: Code) -> bool {
    !matches!(code, Code::Char(_) | Code::Tab | Code::BackTab)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, Code::F(number)) => write!(f, "F{number}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    #[test]
    fn keys_are_written_as_they_are_read() {
        for written in [
            "j",
            "]c",
            "Ctrl-d",
            "PageDown",
            "Space",
            "F12",
            "Alt-Enter",
            "Ctrl-Alt-x",
            "Shift-Tab",
            "Shift-Up",
            "Ctrl-Shift-End",
            "?",
            "é",
        ] {
            assert_eq!(Key::write(&Key::sequence(written).unwrap()), written);
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for written in ["", " ", "Ctrl-", "Ctrl-PageDwn", "PgDn", "a b", "Shift-a", "Shift-Alt-Up", "Shift-"] {
            assert_eq!(Key::sequence(written), None, "{written:?}");
        }
    }
}
