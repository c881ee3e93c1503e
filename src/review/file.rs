//! The file of one review: read, written whole, set aside.

use std::fs;
#[cfg(unix)]
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::document::{Document, Sides};
use crate::snapshot::Review;

/// Name and version of the file's form.
const SCHEMA: &str = "diptych.review/1";

/// Files that were set aside of one pair: more are a mistake.
const MOST_ASIDE: usize = 999;

/// Which text, so that the file says itself what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Text {
    source: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
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
}

#[derive(Serialize)]
struct Written<'a> {
    schema: &'a str,
    texts: &'a Sides<Text>,
    sha256: &'a Sides<String>,
    review: &'a Review,
}

#[derive(Deserialize)]
struct Read {
    sha256: Sides<String>,
    review: Review,
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

/// Reads what is kept; no file is a review in which nothing is said.
pub(super) fn read(path: &Path, key: &Key) -> Result<Review, Unreadable> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Review::default()),
        Err(error) => return Err(Unreadable::Io(error)),
    };
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(Unreadable::Form)?;
    let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
    if schema != SCHEMA {
        return Err(Unreadable::Schema(schema.to_owned()));
    }
    let read: Read = serde_json::from_value(value).map_err(Unreadable::Form)?;
    if read.sha256 == key.texts {
        Ok(read.review)
    } else if read.sha256.swap() == key.texts {
        Ok(read.review.mirrored())
    } else {
        Err(Unreadable::OtherTexts)
    }
}

/// Writes a review in place of the file that is there, whole or not at all, and sees to it that it outlives a failure of power.
pub(super) fn write(path: &Path, key: &Key, texts: &Sides<Text>, review: &Review) -> io::Result<()> {
    let directory = path.parent().unwrap_or_else(|| Path::new("."));
    let written = Written { schema: SCHEMA, texts, sha256: &key.texts, review };
    let mut text = serde_json::to_vec_pretty(&written)?;
    text.push(b'\n');
    let mut draft = tempfile::Builder::new().prefix(&key.draft_prefix()).tempfile_in(directory)?;
    draft.write_all(&text)?;
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

/// Gives a file that cannot be read a name of its own, so that nothing is written over it.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST_ASIDE {
        let aside = path.with_extension(format!("unreadable-{number}.json"));
        if !aside.exists() {
            fs::rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Removes what a program that was killed had begun to write.
pub(super) fn sweep(directory: &Path, key: &Key) {
    let prefix = key.draft_prefix();
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)) {
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
