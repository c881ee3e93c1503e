//! Keys to commands: the key map's file, its loader, and the small machine that collects counts and two-key sequences.

mod key;

use serde::Deserialize;

pub(in crate::reader) use key::takes_shift;
pub use key::{Code, Key};

use super::action::Command;
use super::state::View;

/// The default key map, which is also its documentation.
const DEFAULT: &str = include_str!("../../assets/keymap.toml");

/// What a line runs that only frees its keys.
const NOTHING: &str = "nothing";

/// No number typed before a key repeats it more often than this.
const MOST_REPEATS: usize = 999;

/// Why a key map was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not TOML, or not in the form of a key map.
    #[error("{origin}: {message}")]
    Form {
        /// The file.
        origin: String,
        /// What the parser said.
        message: String,
    },
    /// A key that cannot be read.
    #[error("{origin}: {key:?} is no key; write a character, a name such as PageDown, or Ctrl-d")]
    Key {
        /// The file.
        origin: String,
        /// The key as written.
        key: String,
    },
    /// A command that does not exist.
    #[error("{origin}: there is no command {name:?}{}", nearest.as_ref().map(|near| format!("; the nearest is {near:?}")).unwrap_or_default())]
    Command {
        /// The file.
        origin: String,
        /// The name as written.
        name: String,
        /// The command with the most similar name.
        nearest: Option<String>,
    },
    /// One key for two commands, or a key that another sequence begins with.
    #[error("{origin}: {}", if key == other { format!("{key} is bound twice, to {first} and to {second}") } else { format!("{key} ({first}) and {other} ({second}) cannot be told apart: one begins the other") })]
    Clash {
        /// The file.
        origin: String,
        /// The key bound first.
        key: String,
        /// Its command.
        first: String,
        /// The second command.
        second: String,
        /// The second command's key.
        other: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    key: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    on: Vec<String>,
    run: String,
    when: Option<View>,
}

/// Keys that run a command.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    keys: Vec<Key>,
    /// Nothing where the person frees the keys.
    command: Option<Command>,
    when: Option<View>,
}

impl Binding {
    /// Whether both may hold in one view.
    fn meets(&self, other: &Self) -> bool {
        self.when.is_none() || other.when.is_none() || self.when == other.when
    }

    /// Whether one begins as the other, so that they cannot be told apart.
    fn hides(&self, other: &Self) -> bool {
        self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys)
    }

    fn name(&self) -> String {
        self.command.and_then(Command::entry).map_or(NOTHING, |entry| entry.name).to_owned()
    }

    fn holds_in(&self, view: View) -> bool {
        self.when.is_none_or(|when| when == view)
    }
}

/// Which keys run which command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The key map that the program brings.
    pub fn bundled() -> Result<Self, Error> {
        Self::parse(DEFAULT, "keymap.toml")
    }

    /// Reads a key map; `origin` names it in messages.
    pub fn parse(text: &str, origin: &str) -> Result<Self, Error> {
        Ok(Self { bindings: read(text, origin)? })
    }

    /// The same keys, but those that another key map has: each of its lines stands before what it clashes with. A line that runs `nothing` frees its keys.
    pub fn with(mut self, text: &str, origin: &str) -> Result<Self, Error> {
        let own = read(text, origin)?;
        let frees = |new: &Binding, old: &Binding| new.meets(old) && new.hides(old);
        self.bindings.retain(|old| !own.iter().any(|new| frees(new, old)));
        self.bindings.extend(own.into_iter().filter(|binding| binding.command.is_some()));
        Ok(self)
    }

    /// What keys are bound to, or the beginning of what.
    fn held(&self, keys: &[Key], view: View) -> Vec<&Binding> {
        self.bindings.iter().filter(|binding| binding.holds_in(view) && binding.keys.starts_with(keys)).collect()
    }

    /// The first keys of a command, as they are written in the footer; `None` for a command without a key.
    pub fn key_for(&self, command: Command) -> Option<String> {
        self.keys_for(command).into_iter().next()
    }

    /// All keys of a command, each once, in however many views it holds.
    pub fn keys_for(&self, command: Command) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for binding in self.bindings.iter().filter(|binding| binding.command == Some(command)) {
            let written = Key::write(&binding.keys);
            if !keys.contains(&written) {
                keys.push(written);
            }
        }
        keys
    }
}

/// The lines of a key map, each for one sequence of keys.
fn read(text: &str, origin: &str) -> Result<Vec<Binding>, Error> {
    let file: File =
        toml::from_str(text).map_err(|error| Error::Form { origin: origin.into(), message: error.to_string().trim_end().into() })?;
    let mut made: Vec<Binding> = Vec::new();
    for line in file.key {
        let command = if line.run == NOTHING { None } else { Some(command(&line.run, origin)?) };
        for written in &line.on {
            let keys = Key::sequence(written).ok_or_else(|| Error::Key { origin: origin.into(), key: written.clone() })?;
            let binding = Binding { keys, command, when: line.when };
            refuse_clash(&made, &binding, origin)?;
            made.push(binding);
        }
    }
    Ok(made)
}

fn command(name: &str, origin: &str) -> Result<Command, Error> {
    Command::named(name).ok_or_else(|| Error::Command {
        origin: origin.into(),
        name: name.to_owned(),
        nearest: nearest(name, Command::TABLE.iter().map(|entry| entry.name)).map(Into::into),
    })
}

fn refuse_clash(made: &[Binding], new: &Binding, origin: &str) -> Result<(), Error> {
    match made.iter().find(|old| new.meets(old) && new.hides(old)) {
        Some(old) => Err(Error::Clash {
            origin: origin.into(),
            key: Key::write(&old.keys),
            first: old.name(),
            second: new.name(),
            other: Key::write(&new.keys),
        }),
        None => Ok(()),
    }
}

/// What was typed and is not yet a command: a number, the first key of a sequence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    count: usize,
    keys: Vec<Key>,
}

impl Typed {
    /// Takes a key; a whole command comes back with how often it is to be done.
    ///
    /// A key that continues nothing is dropped together with what was typed before it.
    pub fn press(&mut self, key: Key, keymap: &Keymap, view: View) -> Option<(Command, usize)> {
        if self.keys.is_empty()
            && let Some(digit) = key.digit()
            && (digit > 0 || self.count > 0)
        {
            self.count = (self.count * 10 + digit).min(MOST_REPEATS);
            return None;
        }
        self.keys.push(key);
        let mut held = keymap.held(&self.keys, view);
        // Shift with a key that means nothing of its own with it is the key without.
        if let Some(last) = self.keys.last_mut().filter(|key| key.shift && held.is_empty()) {
            last.shift = false;
            held = keymap.held(&self.keys, view);
        }
        if let Some(command) = held.iter().find(|binding| binding.keys == self.keys).and_then(|binding| binding.command) {
            let repeats = if command.entry().is_some_and(|entry| entry.repeats) { self.count.max(1) } else { 1 };
            *self = Self::default();
            return Some((command, repeats));
        }
        if held.is_empty() {
            *self = Self::default();
        }
        None
    }

    /// What was typed so far, for the footer.
    pub fn written(&self) -> String {
        let count = if self.count > 0 { self.count.to_string() } else { String::new() };
        count + &Key::write(&self.keys)
    }
}

/// The name most similar to one that does not exist, if any is near.
pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|candidate| (strsim::normalized_damerau_levenshtein(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.4)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    fn type_in(keys: &str) -> Vec<(Command, usize)> {
        let keymap = Keymap::bundled().unwrap();
        let mut typed = Typed::default();
        keys.chars().map(|c| Key::plain(Code::Char(c))).filter_map(|key| typed.press(key, &keymap, View::Texts)).collect()
    }

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::bundled().unwrap();
        for entry in Command::TABLE {
            assert!(keymap.key_for(entry.command).is_some(), "{} has no key", entry.name);
        }
    }

    #[test]
    fn sequences_and_counts_become_commands() {
        assert_eq!(type_in("]c"), [(Command::NextDiscrepancy, 1)]);
        assert_eq!(type_in("3n12j"), [(Command::Next, 3), (Command::LineDown, 12)]);
        assert_eq!(type_in("5q"), [(Command::Quit, 1)]);
        assert_eq!(type_in("99999j"), [(Command::LineDown, 999)]);
    }

    #[test]
    fn shift_with_a_key_is_another_key_only_where_it_is_bound() {
        let keymap = Keymap::bundled().unwrap();
        let press = |written: &str, view: View| Typed::default().press(Key::sequence(written).unwrap()[0], &keymap, view).unwrap().0;
        assert_eq!(press("Shift-Down", View::Ledger), Command::MarkDown);
        assert_eq!(press("Shift-Down", View::Texts), Command::LineDown);
        assert_eq!(press("Shift-PageUp", View::Ledger), Command::PageUp);
    }

    #[test]
    fn a_key_that_continues_nothing_is_dropped() {
        assert_eq!(type_in("]qn"), [(Command::Next, 1)]);
    }

    #[test]
    fn a_key_bound_twice_is_an_error_that_names_both() {
        let text = "[[key]]\non = ['x']\nrun = 'top'\n[[key]]\non = ['x']\nrun = 'quit'\n";
        let message = Keymap::parse(text, "keys.toml").unwrap_err().to_string();
        assert!(message.contains("keys.toml") && message.contains("x is bound twice, to top and to quit"), "{message}");
    }

    #[test]
    fn a_sequence_hidden_by_its_first_key_is_an_error() {
        let text = "[[key]]\non = [']']\nrun = 'top'\n[[key]]\non = [']c']\nrun = 'quit'\n";
        assert!(matches!(Keymap::parse(text, "keys.toml"), Err(Error::Clash { .. })));
    }

    #[test]
    fn the_same_key_may_serve_two_views() {
        let text = "[[key]]\non = ['x']\nrun = 'top'\nwhen = 'texts'\n[[key]]\non = ['x']\nrun = 'quit'\nwhen = 'help'\n";
        assert!(Keymap::parse(text, "keys.toml").is_ok());
    }

    #[test]
    fn an_unknown_command_is_answered_with_the_nearest() {
        let message = Keymap::parse("[[key]]\non = ['x']\nrun = 'next-discrepency'\n", "keys.toml").unwrap_err().to_string();
        assert!(message.contains("nearest is \"next-discrepancy\""), "{message}");
    }

    #[test]
    fn own_keys_stand_before_those_that_the_program_brings() {
        let own = "[[key]]\non = ['q']\nrun = 'next'\n[[key]]\non = [']']\nrun = 'bottom'\n[[key]]\non = ['n']\nrun = 'nothing'\n";
        let keymap = Keymap::bundled().unwrap().with(own, "keys.toml").unwrap();
        let press = |c: char| Typed::default().press(Key::plain(Code::Char(c)), &keymap, View::Texts).map(|(command, _)| command);
        assert_eq!(
            (press('q'), press(']'), press('n'), press('N')),
            (Some(Command::Next), Some(Command::Bottom), None, Some(Command::Previous))
        );
        assert_eq!(keymap.keys_for(Command::Quit), ["Ctrl-c"]);
        assert_eq!(keymap.key_for(Command::NextShared), None);
    }

    #[test]
    fn own_keys_may_take_the_place_of_others_in_one_view_only() {
        let keymap = Keymap::bundled().unwrap().with("[[key]]\non = ['Tab']\nrun = 'back'\nwhen = 'ledger'\n", "keys.toml").unwrap();
        assert!(keymap.keys_for(Command::OtherPane).contains(&"Tab".to_owned()));
        let clash = Keymap::bundled().unwrap().with("[[key]]\non = ['b', 'b']\nrun = 'back'\n", "keys.toml").unwrap_err().to_string();
        assert!(clash.contains("b is bound twice"), "{clash}");
    }

    #[test]
    fn unknown_fields_and_keys_are_errors() {
        assert!(matches!(Keymap::parse("[[key]]\non = ['x']\nrun = 'top'\nmode = 'a'\n", "k"), Err(Error::Form { .. })));
        assert!(matches!(Keymap::parse("[[key]]\non = ['Ctrl-']\nrun = 'top'\n", "k"), Err(Error::Key { .. })));
    }
}
