//! Keeping what a person said of a pair of texts, in the user's data directory: one file a pair, named by the content of the two texts, so that it is
//! found under any name they have and in either order; or beside a snapshot, where one was opened.
//!
//! A file appears whole or not at all and is never overwritten unread: one that cannot be read is set aside. Two readers of one pair do not write
//! over each other: the second one reads only. What goes wrong is told, and is no reason not to read.

mod file;
mod index;
mod key;
mod lock;
mod shelf;

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::document::{Document, Sides, safe_name};
use crate::snapshot::Review;
use key::Key;
use lock::{Lock, Taken};
use shelf::Shelf;

pub use file::{Kept, Text, Unreadable};
pub use index::{Entry, Index};

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
    /// Where the review was said of an earlier state of the texts: which of the two are others now.
    pub carried: Option<Sides<bool>>,
}

impl Opened {
    /// Where nothing can be kept.
    fn without_keeper(review: Review, trouble: Trouble) -> Self {
        Self { review, keeper: None, trouble: Some(trouble), carried: None }
    }
}

/// A review that is there before anything is kept, and which of the texts have changed since it was said.
#[derive(Debug, Default)]
struct Base {
    review: Review,
    carried: Option<Sides<bool>>,
    /// The snapshot that it was in.
    snapshot: Option<String>,
}

/// Opens what is kept of a pair of texts below a data directory.
///
/// Where nothing is, but a review of the same pair before one of its texts was corrected, that is taken over; what was kept of the earlier state stays.
pub fn open(data: Option<&Path>, documents: Sides<&Document>) -> Opened {
    let Some(data) = data else { return Opened::without_keeper(Review::default(), Trouble::NoDirectory) };
    let key = Key::of(documents);
    open_shelf(Shelf::of_pair(data, &key), key, documents, || earlier(data, documents))
}

/// Opens what is kept beside a snapshot. `inside` is the review that the snapshot holds, `sha256` that of its bytes.
///
/// What is beside it outranks what is inside; of a snapshot that was written anew since, what it holds is added to what is beside.
pub fn open_beside(snapshot: &Path, sha256: &str, inside: &Review, documents: Sides<&Document>) -> Opened {
    let base = || Base { review: inside.clone(), carried: None, snapshot: Some(sha256.to_owned()) };
    open_shelf(Shelf::beside(snapshot), Key::of(documents), documents, base)
}

/// What was said of a snapshot: beside it, and inside it. Nothing is locked and nothing changed.
///
/// # Errors
/// When what is beside it cannot be read.
pub fn read_beside(snapshot: &Path, sha256: &str, inside: &Review, documents: Sides<&Document>) -> Result<Review, Unreadable> {
    let base = Base { review: inside.clone(), carried: None, snapshot: Some(sha256.to_owned()) };
    Ok(match file::read_of(&Shelf::beside(snapshot).path, &Key::of(documents))? {
        Some(kept) => base.under(kept),
        None => base.review,
    })
}

impl Base {
    /// What was kept since, and of what that is silent this, unless it is known there.
    fn under(self, kept: Kept) -> Review {
        let knows_it = kept.snapshot == self.snapshot;
        if knows_it { kept.review } else { kept.review.joined(self.review) }
    }
}

fn open_shelf(shelf: Shelf, key: Key, documents: Sides<&Document>, base: impl FnOnce() -> Base) -> Opened {
    let made = std::fs::create_dir_all(&shelf.directory);
    let lock = match made.and_then(|()| Lock::take(&shelf.lock)) {
        Ok(Taken::Ours(lock)) => Some(lock),
        Ok(Taken::Elsewhere) => return read_only(&shelf, &key, base(), Trouble::ReadOnly),
        Ok(Taken::Impossible) => None,
        Err(cause) => {
            let trouble = Trouble::Unwritable { place: shown(&shelf.directory), cause };
            return read_only(&shelf, &key, base(), trouble);
        }
    };
    file::sweep(&shelf.directory, &shelf.drafts);
    let (kept, trouble) = match file::read_of(&shelf.path, &key) {
        Ok(kept) => (kept, None),
        Err(cause @ Unreadable::Io(_)) => {
            return Opened::without_keeper(base().review, Trouble::Left { cause, place: shown(&shelf.path) });
        }
        Err(cause) => match file::set_aside(&shelf.path) {
            Ok(aside) => (None, Some(Trouble::SetAside { cause, aside: shown(&aside) })),
            Err(_) => return Opened::without_keeper(base().review, Trouble::Left { cause, place: shown(&shelf.path) }),
        },
    };
    // What was kept of this very pair is all there is to know of it; only a snapshot may have been written anew since.
    let base = if kept.is_some() && shelf.is_of_pair() { Base::default() } else { base() };
    let (snapshot, carried) = (base.snapshot.clone(), base.carried);
    let is_carried = carried.is_some() || kept.as_ref().is_some_and(|kept| kept.carried == Some(true));
    let is_lasting = is_carried || (snapshot.is_some() && (kept.is_some() || !base.review.is_empty()));
    let review = match kept {
        Some(kept) => base.under(kept),
        None => base.review,
    };
    let keeper = Keeper { shelf, key, texts: Text::of(documents), snapshot, is_carried, is_lasting, _lock: lock };
    Opened { review, keeper: Some(keeper), trouble, carried }
}

/// What is kept of a pair of texts below a data directory, for whoever adds nothing to it; no directory keeps nothing.
///
/// # Errors
/// [`Trouble::Unread`] when there is a file that cannot be read; it stays where it is.
pub fn kept(data: Option<&Path>, documents: Sides<&Document>) -> Result<Review, Trouble> {
    let Some(data) = data else { return Ok(Review::default()) };
    let key = Key::of(documents);
    let path = shelf::reviews(data).join(format!("{}.json", key.name()));
    let kept = file::read_of(&path, &key).map_err(|cause| Trouble::Unread { cause, place: shown(&path) })?;
    Ok(kept.map_or_else(|| earlier(data, documents).review, |kept| kept.review))
}

/// What is kept, where nothing can be added to it.
fn read_only(shelf: &Shelf, key: &Key, base: Base, trouble: Trouble) -> Opened {
    match file::read_of(&shelf.path, key) {
        Ok(Some(kept)) => Opened::without_keeper(base.under(kept), trouble),
        Ok(None) => Opened { carried: base.carried, ..Opened::without_keeper(base.review, trouble) },
        Err(cause) => Opened::without_keeper(base.review, Trouble::Left { cause, place: shown(&shelf.path) }),
    }
}

/// The review that was last written of what the two texts were before they were corrected.
fn earlier(data: &Path, documents: Sides<&Document>) -> Base {
    let key = Key::of(documents);
    let carried = Index::of(data).reviews.into_iter().find_map(|entry| {
        let straight = entry.is_near(&key.texts, documents);
        let swapped = entry.is_near(&key.texts.clone().swap(), documents.swap());
        if !straight && !swapped {
            return None;
        }
        let kept = file::read(&shelf::reviews(data).join(format!("{}.json", entry.id))).ok().flatten()?;
        let kept = if straight { kept } else { kept.mirrored() };
        let is_same = Sides::new(kept.sha256.left == key.texts.left, kept.sha256.right == key.texts.right);
        let is_about = !kept.review.is_empty() && index::is_about(&kept.review, is_same, documents);
        is_about.then(|| (kept.review, is_same.map(|is_same| !is_same)))
    });
    carried.map_or_else(Base::default, |(review, changed)| Base { review, carried: Some(changed), snapshot: None })
}

/// Every review of a data directory, the last written first.
pub fn list(data: &Path) -> Index {
    Index::of(data)
}

/// One review of a data directory by the name that the list tells.
///
/// # Errors
/// When its file cannot be read, or is gone.
pub fn read(data: &Path, id: &str) -> Result<Kept, Unreadable> {
    let path = shelf::reviews(data).join(format!("{id}.json"));
    file::read(&path)?.ok_or_else(|| Unreadable::Io(io::ErrorKind::NotFound.into()))
}

/// Removes one review of a data directory by the name that the list tells.
///
/// # Errors
/// When a reader has it open, or the system does not let it be removed.
pub fn remove(data: &Path, id: &str) -> Result<(), Trouble> {
    let directory = shelf::reviews(data);
    let unwritable = |cause| Trouble::Unwritable { place: shown(&directory), cause };
    let lock = Lock::take(&directory.join(format!("{id}.lock"))).map_err(unwritable)?;
    if matches!(lock, Taken::Elsewhere) {
        return Err(Trouble::ReadOnly);
    }
    file::remove(&directory.join(format!("{id}.json"))).map_err(unwritable)
}

/// A path as it can be printed.
fn shown(path: &Path) -> String {
    safe_name(&path.to_string_lossy())
}

/// Keeps what is said of one pair of texts, as long as it lives; no other reader does meanwhile.
#[derive(Debug)]
pub struct Keeper {
    shelf: Shelf,
    key: Key,
    texts: Sides<Text>,
    snapshot: Option<String>,
    is_carried: bool,
    /// Whether a review in which nothing is said is kept: else what was taken over would come back.
    is_lasting: bool,
    /// Held, not used.
    _lock: Option<Lock>,
}

impl Keeper {
    /// Writes what is said in place of what was; a review in which nothing is said leaves no file.
    ///
    /// # Errors
    /// What the system says. The file is then as it was.
    pub fn keep(&self, review: &Review) -> Result<(), Trouble> {
        let outcome = if review.is_empty() && !self.is_lasting {
            file::remove(&self.shelf.path)
        } else {
            let (snapshot, carried) = (self.snapshot.clone(), self.is_carried.then_some(true));
            let kept = Kept { snapshot, carried, ..Kept::new(self.texts.clone(), &self.key, review.clone()) };
            file::write(&self.shelf.path, &self.shelf.drafts, &kept.to_json())
        };
        outcome.map_err(|cause| Trouble::Unwritable { place: shown(&self.shelf.directory), cause })
    }
}
