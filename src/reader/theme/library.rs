//! The themes there are: those that the program brings and those of the person, which may build on others.

use std::collections::BTreeMap;

use super::{Depth, Error, File, Theme, Tone};

/// The themes that the program brings.
const BUNDLED: [(&str, &str); 9] = [
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../../assets/themes/high-contrast.toml")),
    ("high-contrast-light", include_str!("../../../assets/themes/high-contrast-light.toml")),
    ("deuteranopia", include_str!("../../../assets/themes/deuteranopia.toml")),
    ("deuteranopia-light", include_str!("../../../assets/themes/deuteranopia-light.toml")),
    ("tritanopia", include_str!("../../../assets/themes/tritanopia.toml")),
    ("tritanopia-light", include_str!("../../../assets/themes/tritanopia-light.toml")),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
];

/// Themes that build on one another further than this go round.
const DEEPEST: usize = 16;

/// The themes there are, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Library {
    own: BTreeMap<String, String>,
}

impl Library {
    /// The themes that the program brings, and no others.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// Adds a theme of the person's own, which stands before one of that name that the program brings.
    pub fn add(&mut self, name: String, text: String) {
        self.own.insert(name, text);
    }

    /// The names of all themes: those of the program first, in its order.
    pub fn names(&self) -> Vec<&str> {
        let bundled = BUNDLED.iter().map(|(name, _)| *name);
        let own = self.own.keys().map(String::as_str);
        bundled.chain(own.filter(|own| BUNDLED.iter().all(|(name, _)| name != own))).collect()
    }

    /// A theme, its colours brought to what the terminal shows.
    ///
    /// # Errors
    /// When there is no theme of that name, or it or one that it builds on cannot be read.
    pub fn theme(&self, name: &str, depth: Depth) -> Result<Theme, Error> {
        let mut looks = BTreeMap::new();
        let (mut next, mut is_own) = (name.to_owned(), true);
        for _ in 0..DEEPEST {
            let own = self.own.get(&next).filter(|_| is_own).map(String::as_str);
            let bundled = || BUNDLED.iter().find(|(bundled, _)| *bundled == next).map(|(_, text)| *text);
            let text = own.or_else(bundled).ok_or_else(|| self.unknown(&next))?;
            let file: File =
                toml::from_str(text).map_err(|error| Error::Form { name: next.clone(), message: error.to_string().trim_end().into() })?;
            for (tone, look) in file.tones {
                looks.entry(tone).or_insert(look);
            }
            let Some(inherited) = file.inherits else {
                if let Some(tone) = Tone::ALL.into_iter().find(|tone| !looks.contains_key(tone)) {
                    return Err(Error::Missing { name: name.into(), tone });
                }
                return Ok(Theme::of(name, &looks, depth));
            };
            // A theme of the person's own may build on the one of that name that it stands before.
            is_own = inherited != next;
            next = inherited;
        }
        Err(Error::Round { name: name.into() })
    }

    fn unknown(&self, name: &str) -> Error {
        Error::Unknown { name: name.into(), known: self.names().join(", ") }
    }
}
