//! One reader a pair: the lock of the system on a file beside the review, which goes with the program however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Held open: the lock is its.
    _file: File,
}

/// Who has the lock.
#[derive(Debug)]
pub(super) enum Taken {
    /// This program.
    Ours(Lock),
    /// Another one.
    Elsewhere,
    /// The file system has no locks; then nothing but care keeps two readers apart.
    Impossible,
}

impl Lock {
    /// Takes the lock, if nobody has it.
    pub(super) fn take(path: &Path) -> io::Result<Taken> {
        loop {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
            match file.try_lock() {
                // Whoever had it before may have removed the file between our opening and our locking it.
                Ok(()) if is_at(&file, path) => return Ok(Taken::Ours(Self { path: path.to_owned(), _file: file })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(Taken::Elsewhere),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(Taken::Impossible),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays behind is an empty file that nobody holds.
        fs::remove_file(&self.path).unwrap_or_default();
    }
}

/// Whether a file is still the one of its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let place = |about: fs::Metadata| (about.dev(), about.ino());
    matches!((file.metadata().map(place), fs::metadata(path).map(place)), (Ok(ours), Ok(there)) if ours == there)
}

/// An open file cannot be removed here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_second_is_told_and_the_third_has_it_when_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pair.lock");
        let first = Lock::take(&path).unwrap();
        assert!(matches!(first, Taken::Ours(_)));
        assert!(matches!(Lock::take(&path).unwrap(), Taken::Elsewhere));
        drop(first);
        assert!(!path.exists());
        assert!(matches!(Lock::take(&path).unwrap(), Taken::Ours(_)));
    }
}
