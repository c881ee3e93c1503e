//! Keeping what a person said of a pair of texts, in the user's data directory: one file a pair, named by the content of the two texts, so that it is
//! found under any name they have and in either order.
//!
//! A file appears whole or not at all and is never overwritten unread: one that cannot be read is set aside. Two readers of one pair do not write
//! over each other: the second one reads only. What goes wrong is told, and is no reason not to read.

mod file;
mod key;
mod lock;

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::document::{Document, Sides, safe_name};
use crate::snapshot::Review;
use file::Unreadable;
use key::Key;
use lock::{Lock, Taken};

/// What keeps what is said, or does not.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// No place for it.
    #[error("what you decide is not kept: there is no data directory; DIPTYCH_DATA_DIR can name one")]
    NoDirectory,
    /// Another reader has the pair.
    #[error("this pair is open in another reader: its decisions are shown, none can be made here")]
    ReadOnly,
    /// A directory or a file that cannot be written.
    #[error("what you decide is not kept: {cause}: {place}")]
    Unwritable {
        /// The directory.
        place: String,
        /// What the system said.
        cause: io::Error,
    },
    /// A file that cannot be read; it was set aside.
    #[error("the decisions of this pair could not be read ({cause}); they are set aside in {aside}")]
    SetAside {
        /// What is wrong with it.
        cause: Unreadable,
        /// Where it is now.
        aside: String,
    },
    /// A file that cannot be read, by a program that keeps nothing.
    #[error("the decisions of this pair cannot be read ({cause}): {place}")]
    Unread {
        /// What is wrong with it.
        cause: Unreadable,
        /// The file.
        place: String,
    },
    /// A file that cannot be read and was left where it is; nothing is kept, since it would be written over.
    #[error("the decisions of this pair cannot be read ({cause}), so what you decide is not kept: {place}")]
    Left {
        /// What is wrong with it.
        cause: Unreadable,
        /// The file.
        place: String,
    },
}

/// Where reviews are kept unless a directory is named: beside the user's other data.
pub fn default_directory() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|places| places.data_dir().join("diptych"))
}

/// What is kept of a pair of texts.
#[derive(Debug)]
pub struct Opened {
    /// What a person has said of it.
    pub review: Review,
    /// Keeps what is said from now on; nothing where that cannot be.
    pub keeper: Option<Keeper>,
    /// What went wrong.
    pub trouble: Option<Trouble>,
}

/// Opens what is kept of a pair of texts below a data directory.
pub fn open(data: Option<&Path>, documents: Sides<&Document>) -> Opened {
    let nothing = |trouble: Trouble| Opened { review: Review::default(), keeper: None, trouble: Some(trouble) };
    let Some(data) = data else { return nothing(Trouble::NoDirectory) };
    let directory = data.join("reviews");
    let key = Key::of(documents);
    let path = directory.join(key.file_name());
    let made = std::fs::create_dir_all(&directory);
    let lock = made.and_then(|()| Lock::take(&directory.join(key.lock_name())));
    let lock = match lock {
        Ok(Taken::Ours(lock)) => Some(lock),
        Ok(Taken::Elsewhere) => return read_only(&path, &key, Trouble::ReadOnly),
        Ok(Taken::Impossible) => None,
        Err(cause) => return read_only(&path, &key, Trouble::Unwritable { place: shown(&directory), cause }),
    };
    file::sweep(&directory, &key);
    let (review, trouble) = match file::read(&path, &key) {
        Ok(review) => (review, None),
        Err(Unreadable::Io(cause)) => return nothing(Trouble::Left { cause: Unreadable::Io(cause), place: shown(&path) }),
        Err(cause) => match file::set_aside(&path) {
            Ok(aside) => (Review::default(), Some(Trouble::SetAside { cause, aside: shown(&aside) })),
            Err(_) => return nothing(Trouble::Left { cause, place: shown(&path) }),
        },
    };
    Opened { review, keeper: Some(Keeper { directory, key, texts: file::Text::of(documents), _lock: lock }), trouble }
}

/// What is kept of a pair of texts below a data directory, for whoever adds nothing to it; no directory keeps nothing.
///
/// # Errors
/// When there is a file that cannot be read; it stays where it is.
pub fn kept(data: Option<&Path>, documents: Sides<&Document>) -> Result<Review, Trouble> {
    let Some(data) = data else { return Ok(Review::default()) };
    let key = Key::of(documents);
    let path = data.join("reviews").join(key.file_name());
    file::read(&path, &key).map_err(|cause| Trouble::Unread { cause, place: shown(&path) })
}

/// What is kept, where nothing can be added to it.
fn read_only(path: &Path, key: &Key, trouble: Trouble) -> Opened {
    match file::read(path, key) {
        Ok(review) => Opened { review, keeper: None, trouble: Some(trouble) },
        Err(cause) => Opened { review: Review::default(), keeper: None, trouble: Some(Trouble::Left { cause, place: shown(path) }) },
    }
}

/// A path as it can be printed.
fn shown(path: &Path) -> String {
    safe_name(&path.to_string_lossy())
}

/// Keeps what is said of one pair of texts, as long as it lives; no other reader does meanwhile.
#[derive(Debug)]
pub struct Keeper {
    directory: PathBuf,
    key: Key,
    texts: Sides<file::Text>,
    /// Held, not used.
    _lock: Option<Lock>,
}

impl Keeper {
    /// Writes what is said in place of what was; a review in which nothing is said leaves no file.
    ///
    /// # Errors
    /// What the system says. The file is then as it was.
    pub fn keep(&self, review: &Review) -> Result<(), Trouble> {
        let path = self.directory.join(self.key.file_name());
        let outcome = if review.is_empty() { file::remove(&path) } else { file::write(&path, &self.key, &self.texts, review) };
        outcome.map_err(|cause| Trouble::Unwritable { place: shown(&self.directory), cause })
    }
}
