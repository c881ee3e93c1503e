//! `diptych doctor`: what the terminal can do and what the reader makes of it, for a person whose screen looks wrong.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};

use anyhow::Result;

use super::config::Files;
use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::variable;
use super::twins::Twins;
use crate::reader::keymap::Keymap;
use crate::reader::theme::{self, Depth};
use crate::reader::{ask_background, has_terminal};

/// Variables of the environment that the reader heeds.
const HEEDED: [&str; 17] = [
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "COLORFGBG",
    "LANG",
    "LC_ALL",
    "DIPTYCH_THEME",
    "DIPTYCH_MIN_CONFIDENCE",
    "DIPTYCH_ADVANCE",
    "DIPTYCH_MOUSE",
    "DIPTYCH_WATCH",
    "DIPTYCH_PLAIN",
    "DIPTYCH_CACHE_DIR",
    "DIPTYCH_DATA_DIR",
    "DIPTYCH_CONFIG_DIR",
    "VISUAL",
    "EDITOR",
];

/// Tells it.
pub(super) fn run() -> Result<Outcome> {
    let mut told = String::new();
    let mut line = |what: &str, is: &str| writeln!(told, "  {what:<24} {is}");
    let yes = |is: bool| if is { "yes" } else { "no" };
    line("program", concat!("diptych ", env!("CARGO_PKG_VERSION")))?;
    line("system", &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH))?;
    line("output is a terminal", yes(io::stdout().is_terminal()))?;
    line("input is a terminal", yes(io::stdin().is_terminal()))?;
    line("the reader can open", yes(has_terminal()))?;
    let size =
        crossterm::terminal::size().map_or_else(|_| "unknown".to_owned(), |(columns, rows)| format!("{columns} columns, {rows} rows"));
    line("size", &size)?;
    let env = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
    let depth = match Depth::of(&env) {
        Depth::True => "any",
        Depth::Indexed => "256",
        Depth::Sixteen => "16",
    };
    line("colours", depth)?;
    let background = if has_terminal() { ask_background() } else { None };
    let answer = match background {
        Some(theme::Background::Dark) => "dark",
        Some(theme::Background::Light) => "light",
        None => "no answer",
    };
    line("background", answer)?;
    let files = Files::find();
    let theme = files.and_then(|files| {
        let chosen = theme::choose(
            Twins::find()?.checked("theme")?.map(|twin| twin.value.to_string_lossy().into_owned()).as_deref(),
            &files.themes()?,
            env,
            || background,
        )?;
        Ok((files, chosen))
    });
    let has_trouble = match theme {
        Ok((files, chosen)) => {
            line("theme", chosen.name())?;
            let keys = files.keymap().and_then(|own| {
                let bundled = Keymap::bundled()?;
                Ok(own.map_or(Ok(bundled.clone()), |(origin, text)| bundled.with(&text, &origin))?)
            });
            let is_wrong = keys.is_err();
            line("keys", &keys.map_or_else(|error| error.to_string(), |_| files.told("keymap.toml")))?;
            is_wrong
        }
        Err(error) => {
            line("settings", &format!("{error:#}"))?;
            true
        }
    };
    for name in HEEDED {
        line(name, &env(name).unwrap_or_else(|| "not set".to_owned()))?;
    }
    to_stdout(&told)?;
    Ok(if has_trouble { Outcome::Trouble } else { Outcome::Done })
}
