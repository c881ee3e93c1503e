//! What the person has set down: the configuration file, themes and keys of their own, and `diptych config`, which tells all of it.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use serde::Deserialize;

use super::arguments::parse_confidence;
use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::{data_directory, variable};
use crate::compare::Confidence;
use crate::reader::theme::Library;
use crate::source::bytes_within;

/// Where the directory of the person's files is told instead of where it usually is.
const DIRECTORY: &str = "DIPTYCH_CONFIG_DIR";

/// The most that a file of settings may hold, in bytes.
const LARGEST: u64 = 1 << 20;

/// What is said of a file without a place.
const NOWHERE: &str = "nowhere: no home directory is known";

/// The configuration file, with the names that the long options have.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Config {
    /// The reader's theme.
    pub(super) theme: Option<String>,
    /// From which confidence up findings are listed: a word or a number.
    min_confidence: Option<toml::Value>,
}

impl Config {
    /// The lowest confidence that is listed.
    pub(super) fn floor(&self) -> Option<Confidence> {
        parse_confidence(&self.written_floor()?).ok()
    }

    fn written_floor(&self) -> Option<String> {
        self.min_confidence.as_ref().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }
}

/// The person's files.
#[derive(Debug, Clone)]
pub(super) struct Files {
    /// Nothing where no home is known.
    directory: Option<PathBuf>,
}

impl Files {
    /// Where the environment says; `XDG_CONFIG_HOME` outranks the home directory. A directory that is named must be there.
    pub(super) fn find() -> Result<Self> {
        if let Some(named) = variable(DIRECTORY) {
            let directory = PathBuf::from(named);
            if !directory.is_dir() {
                bail!("{DIRECTORY}: {} is no directory; make it, or unset the variable", directory.display());
            }
            return Ok(Self { directory: Some(directory) });
        }
        let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || absolute(if cfg!(windows) { "APPDATA" } else { "HOME" });
        let usual = if cfg!(windows) { home() } else { absolute("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config"))) };
        Ok(Self { directory: usual.map(|usual| usual.join("diptych")) })
    }

    /// Whether the person has a directory for them.
    pub(super) fn are_there(&self) -> bool {
        self.directory.as_ref().is_some_and(|directory| directory.exists())
    }

    /// The configuration; the usual one where there is no file.
    pub(super) fn config(&self) -> Result<Config> {
        let Some((path, text)) = self.read("config.toml")? else { return Ok(Config::default()) };
        let config: Config =
            toml::from_str(&text).map_err(|error| anyhow!("{}: {}", path.display(), error.to_string().trim_end().replace('\n', " ")))?;
        if let Some(value) = config.written_floor() {
            parse_confidence(&value)
                .map_err(|remedy| anyhow!("{}: min-confidence: \"{value}\" is no confidence; {remedy}", path.display()))?;
        }
        Ok(config)
    }

    /// The person's own keys and the file they stand in.
    pub(super) fn keymap(&self) -> Result<Option<(String, String)>> {
        Ok(self.read("keymap.toml")?.map(|(path, text)| (path.display().to_string(), text)))
    }

    /// All themes: those of the program and the person's own, each a file in `themes` with its name.
    pub(super) fn themes(&self) -> Result<Library> {
        let mut library = Library::bundled();
        for path in self.theme_files()? {
            if let Some(name) = path.file_stem() {
                let text = text_of(&path).with_context(|| path.display().to_string())?;
                library.add(name.to_string_lossy().into_owned(), text);
            }
        }
        Ok(library)
    }

    fn theme_files(&self) -> Result<Vec<PathBuf>> {
        let Some(directory) = self.directory.as_ref().map(|directory| directory.join("themes")) else { return Ok(Vec::new()) };
        let entries = match fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).with_context(|| directory.display().to_string()),
        };
        let mut files = Vec::new();
        for entry in entries {
            let path = entry.with_context(|| directory.display().to_string())?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// A file's path and text, if it is there.
    fn read(&self, name: &str) -> Result<Option<(PathBuf, String)>> {
        let Some(path) = self.path(name) else { return Ok(None) };
        match text_of(&path) {
            Ok(text) => Ok(Some((path, text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        Some(self.directory.as_ref()?.join(name))
    }

    /// How a file is told of: its path, and whether it is there.
    pub(super) fn told(&self, name: &str) -> String {
        self.path(name).map_or_else(|| NOWHERE.to_owned(), |path| told(&path))
    }
}

/// The text of a file of settings.
fn text_of(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes_within(path, LARGEST)?).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8"))
}

/// A path, and whether there is something.
pub(super) fn told(path: &Path) -> String {
    format!("{}{}", path.display(), if path.exists() { "" } else { " (not there)" })
}

/// A setting as it holds, and what decided it.
fn setting(name: &str, option: &str, set: Option<&str>, usual: &str) -> (String, String) {
    match (variable(name), set) {
        (Some(value), _) => (value.to_string_lossy().into_owned(), format!("{name} in the environment")),
        (None, Some(value)) => (value.to_owned(), format!("{option} in config.toml")),
        (None, None) => (usual.to_owned(), "the default".to_owned()),
    }
}

/// Tells where the person's files are and what holds now.
pub(super) fn run() -> Result<Outcome> {
    let files = Files::find()?;
    let config = files.config()?;
    let mut told = String::new();
    writeln!(told, "Files")?;
    for (what, name) in [("settings", "config.toml"), ("keys", "keymap.toml"), ("themes", "themes")] {
        writeln!(told, "  {what:<15} {}", files.told(name))?;
    }
    let kept = data_directory().map(|data| data.join("reviews"));
    writeln!(told, "  {:<15} {}", "decisions", kept.map_or_else(|| NOWHERE.to_owned(), |path| self::told(&path)))?;
    writeln!(told, "\nSettings")?;
    let settings = [
        ("theme", setting("DIPTYCH_THEME", "theme", config.theme.as_deref(), "auto")),
        ("min-confidence", setting("DIPTYCH_MIN_CONFIDENCE", "min-confidence", config.written_floor().as_deref(), "0.5")),
        ("advance", setting("DIPTYCH_ADVANCE", "", None, "0")),
        ("mouse", setting("DIPTYCH_MOUSE", "", None, "1")),
        ("watch", setting("DIPTYCH_WATCH", "", None, "1")),
        ("plain", setting("DIPTYCH_PLAIN", "", None, "0")),
    ];
    for (name, (value, source)) in settings {
        writeln!(told, "  {name:<15} {value:<20} {source}")?;
    }
    writeln!(told, "\nThemes\n  {}", files.themes()?.names().join(", "))?;
    to_stdout(&told)?;
    Ok(Outcome::Done)
}
