//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use super::arguments::{ColourChoice, TargetArguments};
use super::plan::{text_in_file, text_on_stdout};
use crate::snapshot::{Form, TextOptions};

/// What is to become of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Existing {
    /// It stays and the run fails.
    Keep,
    /// The new one takes its place.
    Replace,
}

/// Where one result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    file: Option<(PathBuf, Existing)>,
}

impl Target {
    /// The file that was named; standard output for none and for `-`.
    pub(super) fn from_typed(typed: &TargetArguments) -> Self {
        let existing = if typed.force { Existing::Replace } else { Existing::Keep };
        Self { file: typed.output.clone().filter(|path| path != Path::new("-")).map(|path| (path, existing)) }
    }

    /// This file.
    pub(super) fn file(path: PathBuf, force: bool) -> Self {
        Self::from_typed(&TargetArguments { output: Some(path), force })
    }

    /// Whether it is a file.
    pub(super) const fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// How text for it is set.
    pub(super) fn text_options(&self, colour: ColourChoice) -> TextOptions {
        if self.file.is_some() { text_in_file(colour) } else { text_on_stdout(colour) }
    }

    /// The form that the ending of the file's name asks for, if it asks for one.
    pub(super) fn form(&self) -> Option<Form> {
        self.file.as_ref().and_then(|(path, _)| Form::of_file(path))
    }

    /// Writes the result.
    pub(super) fn write(&self, result: &str) -> Result<()> {
        match &self.file {
            None => to_stdout(result),
            Some((path, existing)) => to_file(path, result, *existing),
        }
    }
}

/// What standard output is called in a message.
pub(super) const STDOUT: &str = "standard output";

/// Writes a result to standard output.
pub(super) fn to_stdout(result: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(result.as_bytes()).and_then(|()| out.flush()).context(STDOUT)
}

/// Writes a result to a file: first beside it under another name, then moved to its place in one step.
fn to_file(path: &Path, result: &str, existing: Existing) -> Result<()> {
    let name = path.display();
    let place = match (fs::canonicalize(path), existing) {
        (Err(_), _) => path.to_owned(),
        (Ok(_), Existing::Keep) => bail!("{name}: already there; give another name, or --force to replace it"),
        // A link keeps pointing where it points; a device or a directory is never replaced.
        (Ok(place), Existing::Replace) if place.is_file() => place,
        (Ok(_), Existing::Replace) => bail!("{name}: not a regular file; give the name of one"),
    };
    let directory = match place.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let unwritable = |error: io::Error| anyhow!("{name}: {error}; give a place where a file can be written");
    let mut file = new_file_in(directory).map_err(unwritable)?;
    file.write_all(result.as_bytes()).map_err(unwritable)?;
    match existing {
        Existing::Keep => file.persist_noclobber(&place),
        Existing::Replace => file.persist(&place),
    }
    .map_err(|failure| unwritable(failure.error))?;
    Ok(())
}

/// A new file with the permissions that any new file of the person gets, not those of a secret.
#[cfg(unix)]
fn new_file_in(directory: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    tempfile::Builder::new().prefix(".diptych-").permissions(fs::Permissions::from_mode(0o666)).tempfile_in(directory)
}

/// A new file with the permissions of its directory.
#[cfg(not(unix))]
fn new_file_in(directory: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".diptych-").tempfile_in(directory)
}
