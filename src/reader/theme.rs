//! How things look: tones to glyphs, text styles and colours.
//!
//! A theme is a file in `assets/themes`. It styles every tone with attributes and, unless it is a theme without colour, with colours: exact
//! ones for terminals that show them and one of the sixteen for those that do not. Colour is never the only carrier: every verdict has a
//! glyph and attributes of its own.

mod choose;
mod colour;

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

use super::entry::Class;
use crate::snapshot::Decision;

pub use choose::choose;
pub use colour::Depth;

use colour::Paint;

/// The themes that the program brings.
const BUNDLED: [(&str, &str); 3] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// Why there is no theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No theme of that name.
    #[error("there is no theme {name:?}; the themes are auto, {}", Theme::names().collect::<Vec<_>>().join(", "))]
    Unknown {
        /// The name as given.
        name: String,
    },
    /// Not TOML, or not in the form of a theme.
    #[error("theme {name}: {message}")]
    Form {
        /// The theme.
        name: String,
        /// What the parser said.
        message: String,
    },
    /// A tone without a style.
    #[error("theme {name}: no style for {tone:?}")]
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
    name: String,
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
    /// The names of the bundled themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUNDLED.iter().map(|(name, _)| *name)
    }

    /// A bundled theme, its colours brought to what the terminal shows.
    pub fn bundled(name: &str, depth: Depth) -> Result<Self, Error> {
        let (_, text) = BUNDLED.iter().find(|(bundled, _)| *bundled == name).ok_or_else(|| Error::Unknown { name: name.into() })?;
        Self::parse(text, name, depth)
    }

    /// Reads a theme file; `name` stands for it in messages.
    pub fn parse(text: &str, name: &str, depth: Depth) -> Result<Self, Error> {
        let file: File =
            toml::from_str(text).map_err(|error| Error::Form { name: name.into(), message: error.to_string().trim_end().into() })?;
        if let Some(tone) = Tone::ALL.into_iter().find(|tone| !file.tones.contains_key(tone)) {
            return Err(Error::Missing { name: name.into(), tone });
        }
        let style = |look: Look| Style {
            fg: look.fg.map(|paint| paint.at(depth)),
            bg: look.bg.map(|paint| paint.at(depth)),
            add_modifier: look.attributes.0,
            ..Style::default()
        };
        Ok(Self { name: file.name, styles: file.tones.into_iter().map(|(tone, look)| (tone, style(look))).collect() })
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
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use std::collections::BTreeSet;

    use ratatui::buffer::CellWidth;
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn every_theme_styles_every_tone_at_every_depth() {
        for name in Theme::names() {
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
                let theme = Theme::bundled(name, depth).unwrap();
                assert_eq!(theme.name(), name);
                assert_eq!(theme.styles.len(), Tone::ALL.len());
            }
        }
    }

    #[test]
    fn mono_has_no_colour_at_all() {
        let theme = Theme::bundled("mono", Depth::True).unwrap();
        for tone in Tone::ALL {
            let style = theme.style(tone);
            assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{tone:?}");
        }
    }

    #[test]
    fn classes_differ_in_glyph_and_in_attributes_without_colour() {
        let glyphs: BTreeSet<_> = Class::ALL.into_iter().map(glyph).collect();
        assert_eq!(glyphs.len(), Class::ALL.len());
        for name in Theme::names() {
            let theme = Theme::bundled(name, Depth::True).unwrap();
            let mut attributes = BTreeSet::new();
            for class in [Class::Conflict, Class::Variant, Class::Inside, Class::Shared, Class::OnlyLeft] {
                let modifier = theme.style(Tone::of(class)).add_modifier;
                assert!(!modifier.is_empty() && attributes.insert(modifier.bits()), "{name}: {class:?}");
            }
        }
    }

    #[test]
    fn glyphs_take_one_cell() {
        for class in Class::ALL {
            assert_eq!(glyph(class).cell_width(), 1);
        }
        let decisions = Decision::ALL.map(decision_glyph);
        assert!(decisions.into_iter().chain([NOTE]).all(|glyph| glyph.cell_width() == 1));
        assert!(Class::ALL.into_iter().all(|class| !decisions.contains(&glyph(class))));
    }

    #[test]
    fn sixteen_colours_get_no_rgb_and_no_index() {
        for name in Theme::names() {
            let theme = Theme::bundled(name, Depth::Sixteen).unwrap();
            for tone in Tone::ALL {
                let style = theme.style(tone);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{name} {tone:?}: {colour:?}");
                }
            }
        }
    }

    #[test]
    fn a_missing_tone_and_an_unknown_attribute_are_errors() {
        assert!(matches!(Theme::parse("name = 'x'\n[tones]\n", "x", Depth::True), Err(Error::Missing { tone: Tone::Text, .. })));
        let message = Theme::parse("name = 'x'\n[tones]\ntext = { attributes = ['blink'] }\n", "x", Depth::True).unwrap_err().to_string();
        assert!(message.contains("unknown attribute \"blink\""), "{message}");
    }

    #[test]
    fn an_unknown_theme_is_answered_with_the_names() {
        let message = Theme::bundled("solar", Depth::True).unwrap_err().to_string();
        assert_eq!(message, "there is no theme \"solar\"; the themes are auto, dark, light, mono");
    }
}
