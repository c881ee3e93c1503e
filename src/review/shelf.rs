//! Where one review lies: below the user's data, named by the content of the two texts, or beside the snapshot that was opened.

use std::path::{Path, PathBuf};

use super::key::Key;

/// The files of one review, all in one directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shelf {
    pub(super) directory: PathBuf,
    /// The review.
    pub(super) path: PathBuf,
    /// What is locked.
    pub(super) lock: PathBuf,
    /// How the names of files begin that are being written.
    pub(super) drafts: String,
    is_of_pair: bool,
}

impl Shelf {
    /// Below the data directory.
    pub(super) fn of_pair(data: &Path, key: &Key) -> Self {
        let directory = reviews(data);
        let name = key.name();
        Self {
            path: directory.join(format!("{name}.json")),
            lock: directory.join(format!("{name}.lock")),
            drafts: format!(".{name}-"),
            directory,
            is_of_pair: true,
        }
    }

    /// Whether it is of a pair, not of a snapshot.
    pub(super) const fn is_of_pair(&self) -> bool {
        self.is_of_pair
    }

    /// Beside a snapshot: `pair.json` has its review in `pair.review.json`.
    pub(super) fn beside(snapshot: &Path) -> Self {
        let directory = match snapshot.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let stem = snapshot.file_stem().unwrap_or(snapshot.as_os_str()).to_string_lossy().into_owned();
        Self {
            path: directory.join(format!("{stem}.review.json")),
            lock: directory.join(format!(".{stem}.review.lock")),
            drafts: format!(".{stem}.review-"),
            directory,
            is_of_pair: false,
        }
    }
}

/// Where the reviews of a data directory lie.
pub(super) fn reviews(data: &Path) -> PathBuf {
    data.join("reviews")
}
