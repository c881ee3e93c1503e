//! What the person has set down: the configuration file, themes and keys of their own, and `diptych config`, which tells all of it.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::{data_directory, variable};
use super::twins::Twins;
use crate::reader::theme::Library;
use crate::source::bytes_within;

/// Where the directory of the person's files is told instead of where it usually is.
const DIRECTORY: &str = "DIPTYCH_CONFIG_DIR";

/// The most that a file of settings may hold, in bytes.
const LARGEST: u64 = 1 << 20;

/// What is said of a file without a place.
const NOWHERE: &str = "nowhere: no home directory is known";

/// What the configuration file sets.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// The file.
    pub(super) file: String,
    /// Names and values, as they would be typed.
    pub(super) set: Vec<(String, String)>,
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

    /// What the configuration file sets, in words; a list is parted by commas, as it is typed.
    pub(super) fn settings(&self) -> Result<Option<Settings>> {
        let Some((path, text)) = self.read("config.toml")? else { return Ok(None) };
        let name = path.display().to_string();
        let table: toml::Table =
            toml::from_str(&text).map_err(|error| anyhow!("{name}: {}", error.to_string().trim_end().replace('\n', " ")))?;
        let word = |value: &toml::Value| match value {
            toml::Value::String(word) => Some(word.clone()),
            toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) => Some(value.to_string()),
            toml::Value::Datetime(_) | toml::Value::Array(_) | toml::Value::Table(_) => None,
        };
        let written = |value: &toml::Value| match value {
            toml::Value::Array(items) => items.iter().map(word).collect::<Option<Vec<_>>>().map(|words| words.join(",")),
            other => word(other),
        };
        let setting = |(key, value): (&String, &toml::Value)| {
            let written =
                written(value).ok_or_else(|| anyhow!("{name}: {key}: give a word, a number, true or false, or a list of words"))?;
            Ok((key.clone(), written))
        };
        let set = table.iter().map(setting).collect::<Result<_>>()?;
        Ok(Some(Settings { file: name, set }))
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

/// What holds where nothing is set, of the settings that are always told.
const USUAL: [(&str, &str); 6] =
    [("theme", "auto"), ("min-confidence", "0.5"), ("advance", "0"), ("mouse", "1"), ("watch", "1"), ("plain", "0")];

/// Every setting that is told: its name, its value and what decided it.
fn settings() -> Result<Vec<(String, String, String)>> {
    let twins = Twins::find()?;
    let usual = USUAL.iter().map(|(name, value)| ((*name).to_owned(), Some(*value)));
    let others = twins.names().into_iter().filter(|name| USUAL.iter().all(|(usual, _)| usual != name)).map(|name| (name, None));
    let mut told = Vec::new();
    for (name, usual) in usual.chain(others) {
        match (twins.checked(&name)?, usual) {
            (Some(twin), _) => told.push((name, twin.value.to_string_lossy().into_owned(), twin.source)),
            (None, Some(usual)) => told.push((name, usual.to_owned(), "the default".to_owned())),
            (None, None) => {}
        }
    }
    Ok(told)
}

/// Tells where the person's files are and what holds now.
pub(super) fn run() -> Result<Outcome> {
    let files = Files::find()?;
    let mut told = String::new();
    writeln!(told, "Files")?;
    for (what, name) in [("settings", "config.toml"), ("keys", "keymap.toml"), ("themes", "themes")] {
        writeln!(told, "  {what:<15} {}", files.told(name))?;
    }
    let kept = data_directory().map(|data| data.join("reviews"));
    writeln!(told, "  {:<15} {}", "decisions", kept.map_or_else(|| NOWHERE.to_owned(), |path| self::told(&path)))?;
    writeln!(told, "\nSettings")?;
    for (name, value, source) in settings()? {
        writeln!(told, "  {name:<15} {value:<20} {source}")?;
    }
    writeln!(told, "\nThemes\n  {}", files.themes()?.names().join(", "))?;
    to_stdout(&told)?;
    Ok(Outcome::Done)
}
