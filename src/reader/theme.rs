//! How things look: tones to glyphs, text styles and colours.
//!
//! A theme is a file in `assets/themes`. It styles every tone with attributes and, unless it is a theme without colour, with colours: exact
//! ones for terminals that show them and one of the sixteen for those that do not. Colour is never the only carrier: every verdict has a
//! glyph and attributes of its own.

mod choose;
mod colour;
mod library;

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

use super::entry::Class;
use crate::snapshot::Decision;

pub use choose::{Background, choose};
pub use colour::{Depth, rgb};
pub use library::Library;

use colour::Paint;

/// Why there is no theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No theme of that name.
    #[error("there is no theme {name:?}; the themes are auto, {known}")]
    Unknown {
        /// The name as given.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Not TOML, or not in the form of a theme.
    #[error("theme {name}: {message}")]
    Form {
        /// The theme.
        name: String,
        /// What the parser said.
        message: String,
    },
    /// Themes that build on one another in a circle.
    #[error("theme {name}: it builds on itself; let one of the themes it inherits stand alone")]
    Round {
        /// The theme.
        name: String,
    },
    /// A tone without a style.
    #[error("theme {name}: no style for {tone:?}; add one, or inherit a whole theme: inherits = \"dark\"")]
    Missing {
        /// The theme.
        name: String,
        /// The tone.
        tone: Tone,
    },
}

/// What a thing on the screen is, for its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Running text.
    Text,
    /// The headline of an account and headings in it.
    Title,
    /// What a picture shows.
    Caption,
    /// Bylines, boilerplate, counts, hints.
    Faint,
    /// Frames.
    Border,
    /// The frame of the leading pane.
    Lead,
    /// The program's name.
    Program,
    /// A linked passage in focus.
    Linked,
    /// Words of a linked passage that are others in the other version of the text.
    Changed,
    /// The bar beside a linked passage, and the connector between the panes.
    Connector,
    /// A mention of the finding in the bar.
    Selected,
    /// Words that were looked for.
    Hit,
    /// Those of them that were gone to.
    HitHere,
    /// A key.
    Key,
    /// A message.
    Notice,
    /// Verdict conflict.
    Conflict,
    /// Verdict variant.
    Variant,
    /// What contradicts itself inside one text.
    Inside,
    /// Verdict shared.
    Shared,
    /// Verdict only-left.
    OnlyLeft,
    /// Verdict only-right.
    OnlyRight,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 21] = [
        Self::Text,
        Self::Title,
        Self::Caption,
        Self::Faint,
        Self::Border,
        Self::Lead,
        Self::Program,
        Self::Linked,
        Self::Changed,
        Self::Connector,
        Self::Selected,
        Self::Hit,
        Self::HitHere,
        Self::Key,
        Self::Notice,
        Self::Conflict,
        Self::Variant,
        Self::Inside,
        Self::Shared,
        Self::OnlyLeft,
        Self::OnlyRight,
    ];

    /// The tone of a finding's class.
    pub(super) const fn of(class: Class) -> Self {
        match class {
            Class::Conflict => Self::Conflict,
            Class::Variant => Self::Variant,
            Class::Inside => Self::Inside,
            Class::Shared => Self::Shared,
            Class::OnlyLeft => Self::OnlyLeft,
            Class::OnlyRight => Self::OnlyRight,
        }
    }
}

/// The glyph of a finding's class, one cell wide.
pub(super) const fn glyph(class: Class) -> &'static str {
    match class {
        Class::Conflict => "✗",
        Class::Variant => "≈",
        Class::Inside => "!",
        Class::Shared => "=",
        Class::OnlyLeft => "‹",
        Class::OnlyRight => "›",
    }
}

/// The glyph of a decision, one cell wide.
pub(super) const fn decision_glyph(decision: Decision) -> &'static str {
    match decision {
        Decision::Confirmed => "✓",
        Decision::Dismissed => "⊘",
        Decision::Unsure => "?",
    }
}

/// The glyph of a note, one cell wide.
pub(super) const NOTE: &str = "✎";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The theme that gives what this one leaves out.
    inherits: Option<String>,
    #[serde(default)]
    tones: BTreeMap<Tone, Look>,
}

/// One tone's entry in a theme file.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Look {
    fg: Option<Paint>,
    bg: Option<Paint>,
    attributes: Attributes,
}

/// The attributes of a tone.
#[derive(Debug, Clone, Copy, Default)]
struct Attributes(Modifier);

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut made = Modifier::empty();
        for name in Vec::<String>::deserialize(deserializer)? {
            made |= match name.as_str() {
                "bold" => Modifier::BOLD,
                "dim" => Modifier::DIM,
                "italic" => Modifier::ITALIC,
                "underline" => Modifier::UNDERLINED,
                "reverse" => Modifier::REVERSED,
                _ => {
                    return Err(serde::de::Error::custom(format!(
                        "unknown attribute {name:?}; use bold, dim, italic, underline or reverse"
                    )));
                }
            };
        }
        Ok(Self(made))
    }
}

/// A look for every tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    name: String,
    styles: BTreeMap<Tone, Style>,
}

impl Theme {
    /// A bundled theme, its colours brought to what the terminal shows.
    pub fn bundled(name: &str, depth: Depth) -> Result<Self, Error> {
        Library::bundled().theme(name, depth)
    }

    fn of(name: &str, looks: &BTreeMap<Tone, Look>, depth: Depth) -> Self {
        let style = |look: &Look| Style {
            fg: look.fg.map(|paint| paint.at(depth)),
            bg: look.bg.map(|paint| paint.at(depth)),
            add_modifier: look.attributes.0,
            ..Style::default()
        };
        Self { name: name.to_owned(), styles: looks.iter().map(|(tone, look)| (*tone, style(look))).collect() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The look of a tone.
    pub fn style(&self, tone: Tone) -> Style {
        self.styles.get(&tone).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
