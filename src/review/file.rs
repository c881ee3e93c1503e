//! The file of one review: read, written whole, set aside.

use std::fs;
#[cfg(unix)]
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::document::{Document, Sides, safe_line, safe_name};
use crate::snapshot::Review;
use crate::source::{LARGEST, bytes_within};

/// Name and version of the file's form.
const SCHEMA: &str = "diptych.review/1";

/// Files that were set aside of one pair: more are a mistake.
const MOST_ASIDE: usize = 999;

/// Which text, so that the file says itself what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "reviewed_text"))]
pub struct Text {
    /// Where it came from, as the person named it.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<String>,
}

impl Text {
    pub(super) fn of(documents: Sides<&Document>) -> Sides<Self> {
        documents.map(|document| Self {
            source: document.source.clone(),
            title: document.title.clone(),
            outlet: document.outlet.clone(),
            published: document.published.map(|date| date.to_string()),
        })
    }

    fn secured(self) -> Self {
        let safe = |words: Option<String>| words.map(|words| safe_line(&words));
        Self { source: safe_name(&self.source), title: safe(self.title), outlet: safe(self.outlet), published: safe(self.published) }
    }
}

/// What a file of a review holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "review_file"))]
pub struct Kept {
    /// Name and version of the form.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    pub(super) schema: String,
    /// The two texts.
    pub texts: Sides<Text>,
    /// SHA-256 of each text, normalised and made safe.
    pub sha256: Sides<String>,
    /// Only beside a snapshot: the SHA-256 of the snapshot's bytes when this was written. What the snapshot says of the texts is in the review then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Only where it is so: what was said of an earlier state of the texts was taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<bool>,
    /// What is said.
    pub review: Review,
}

impl Kept {
    pub(super) fn new(texts: Sides<Text>, key: &Key, review: Review) -> Self {
        Self { schema: SCHEMA.to_owned(), texts, sha256: key.texts.clone(), snapshot: None, carried: None, review }
    }

    /// As one JSON object with a line end after it.
    pub fn to_json(&self) -> String {
        // Strings, numbers, lists and structs cannot fail to become JSON.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Why a file is no review of the pair.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The system did not let it be read.
    #[error("{0}")]
    Io(io::Error),
    /// It is in another form.
    #[error("{0}")]
    Form(serde_json::Error),
    /// It is in a form of another version.
    #[error("its form is {0:?}, this program reads \"{SCHEMA}\"")]
    Schema(String),
    /// It belongs to other texts.
    #[error("it is about other texts")]
    OtherTexts,
}

/// Reads a file of whatever pair; no file is none.
pub(super) fn read(path: &Path) -> Result<Option<Kept>, Unreadable> {
    let bytes = match bytes_within(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Unreadable::Io(error)),
    };
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(Unreadable::Form)?;
    let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
    if schema != SCHEMA {
        return Err(Unreadable::Schema(schema.to_owned()));
    }
    let kept: Kept = serde_json::from_value(value).map_err(Unreadable::Form)?;
    Ok(Some(Kept { texts: kept.texts.map(Text::secured), review: kept.review.secured(), ..kept }))
}

/// Reads what is kept of a pair, whichever of its texts was on the left then.
pub(super) fn read_of(path: &Path, key: &Key) -> Result<Option<Kept>, Unreadable> {
    let Some(kept) = read(path)? else { return Ok(None) };
    if kept.sha256 == key.texts {
        Ok(Some(kept))
    } else if kept.sha256.clone().swap() == key.texts {
        Ok(Some(kept.mirrored()))
    } else {
        Err(Unreadable::OtherTexts)
    }
}

impl Kept {
    /// The same after left and right were exchanged.
    pub(super) fn mirrored(self) -> Self {
        Self { texts: self.texts.swap(), sha256: self.sha256.swap(), review: self.review.mirrored(), ..self }
    }
}

/// Writes a file in place of the one that is there, whole or not at all, and sees to it that it outlives a failure of power.
pub(super) fn write(path: &Path, drafts: &str, text: &str) -> io::Result<()> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut draft = tempfile::Builder::new().prefix(drafts).tempfile_in(directory)?;
    draft.write_all(text.as_bytes())?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|error| error.error)?;
    sync(directory)
}

/// Removes what is kept.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What stands in the names of files that were set aside.
pub(super) const ASIDE: &str = ".unreadable-";

/// Gives a file that cannot be read a name of its own, so that nothing is written over it.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST_ASIDE {
        let aside = path.with_extension(format!("{}{number}.json", ASIDE.trim_start_matches('.')));
        if !aside.exists() {
            fs::rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Removes what a program that was killed had begun to write.
pub(super) fn sweep(directory: &Path, drafts: &str) {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(drafts)) {
        // One that stays takes room and does no harm.
        fs::remove_file(entry.path()).unwrap_or_default();
    }
}

/// Makes the new name of a file as lasting as its content.
#[cfg(unix)]
fn sync(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

/// Directories are no files here.
#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
