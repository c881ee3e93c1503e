//! Which theme, at how many colours: from what was asked and what the environment says, handed in so that no terminal is needed.

use super::{Depth, Error, Library, Theme};

/// What the terminal is like behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// Chooses the theme.
///
/// What was asked by name wins over `DIPTYCH_THEME`, that over `NO_COLOR` (set and not empty: no colour), that over the background that
/// `COLORFGBG` tells of, that over what the terminal answers when it is asked; else dark. `auto` is the same as asking for nothing. The terminal is
/// asked only where nothing else decides. `COLORTERM` and `TERM` tell how many colours there are.
pub fn choose(
    requested: Option<&str>,
    library: &Library,
    env: impl Fn(&str) -> Option<String>,
    ask: impl FnOnce() -> Option<Background>,
) -> Result<Theme, Error> {
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    let depth = Depth::of(&set);
    let asked = |name: &str| name != "auto";
    if let Some(name) = requested {
        if asked(name) {
            return library.theme(name, depth);
        }
    } else if let Some(name) = set("DIPTYCH_THEME").filter(|name| asked(name)) {
        return library.theme(&name, depth);
    }
    let told = || set("COLORFGBG").map(|colours| if is_light(&colours) { Background::Light } else { Background::Dark });
    let name = if set("NO_COLOR").is_some() {
        "mono"
    } else {
        match told().or_else(ask) {
            Some(Background::Light) => "light",
            Some(Background::Dark) | None => "dark",
        }
    };
    library.theme(name, depth)
}

/// `COLORFGBG` is "15;0" or "0;default;15": the last number is the background, 7 and 9 to 15 are light ones.
fn is_light(colours: &str) -> bool {
    colours
        .rsplit(';')
        .next()
        .and_then(|last| last.parse::<u8>().ok())
        .is_some_and(|background| background == 7 || (9..=15).contains(&background))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use ratatui::style::Color;

    use super::*;
    use crate::reader::theme::Tone;

    fn name(requested: Option<&str>, env: &[(&str, &str)]) -> String {
        let look_up = |wanted: &str| env.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
        choose(requested, &Library::bundled(), look_up, || None).unwrap().name().to_owned()
    }

    #[test]
    fn the_option_beats_the_variable_beats_no_color_beats_the_default() {
        let all = [("DIPTYCH_THEME", "light"), ("NO_COLOR", "1")];
        assert_eq!(name(Some("dark"), &all), "dark");
        assert_eq!(name(None, &all), "light");
        assert_eq!(name(None, &all[1..]), "mono");
        assert_eq!(name(None, &[]), "dark");
    }

    #[test]
    fn auto_asks_for_nothing() {
        assert_eq!(name(Some("auto"), &[("DIPTYCH_THEME", "light"), ("NO_COLOR", "1")]), "mono");
        assert_eq!(name(None, &[("DIPTYCH_THEME", "auto")]), "dark");
    }

    #[test]
    fn an_empty_no_color_means_colour() {
        assert_eq!(name(None, &[("NO_COLOR", "")]), "dark");
    }

    #[test]
    fn a_light_background_takes_the_light_theme() {
        assert_eq!(name(None, &[("COLORFGBG", "0;15")]), "light");
        assert_eq!(name(None, &[("COLORFGBG", "0;default;15")]), "light");
        assert_eq!(name(None, &[("COLORFGBG", "15;0")]), "dark");
    }

    #[test]
    fn the_terminal_is_asked_only_where_nothing_else_decides() {
        let light = |requested: Option<&str>, env: &'static [(&str, &str)]| {
            let look_up = |wanted: &str| env.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
            let mut was_asked = false;
            let ask = || {
                was_asked = true;
                Some(Background::Light)
            };
            let theme = choose(requested, &Library::bundled(), look_up, ask).unwrap();
            (theme.name().to_owned(), was_asked)
        };
        assert_eq!(light(None, &[]), ("light".to_owned(), true));
        assert_eq!(light(Some("auto"), &[("DIPTYCH_THEME", "mono")]), ("light".to_owned(), true));
        assert_eq!(light(Some("dark"), &[]), ("dark".to_owned(), false));
        assert_eq!(light(None, &[("COLORFGBG", "15;0")]), ("dark".to_owned(), false));
        assert_eq!(light(None, &[("NO_COLOR", "1")]), ("mono".to_owned(), false));
    }

    #[test]
    fn rgb_is_sent_only_where_the_terminal_says_so() {
        let colour = |env: &'static [(&str, &str)]| {
            let look_up = move |wanted: &str| env.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
            choose(None, &Library::bundled(), look_up, || None).unwrap().style(Tone::Conflict).fg.unwrap()
        };
        assert!(matches!(colour(&[("COLORTERM", "truecolor"), ("TERM", "xterm")]), Color::Rgb(..)));
        assert!(matches!(colour(&[("TERM", "xterm-256color")]), Color::Indexed(_)));
        assert!(matches!(colour(&[("TERM", "xterm")]), Color::LightRed));
    }

    #[test]
    fn an_unknown_name_is_an_error_wherever_it_comes_from() {
        assert!(choose(Some("solar"), &Library::bundled(), |_| None, || None).is_err());
        assert!(choose(None, &Library::bundled(), |name| (name == "DIPTYCH_THEME").then(|| "solar".to_owned()), || None).is_err());
    }
}
