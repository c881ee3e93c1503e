//! Where the two texts come from, so that they can be read again.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, Side, Sides};

/// Reads both texts again, or tells in a line why that cannot be.
type Read = Arc<dyn Fn() -> Result<Sides<Document>, String> + Send + Sync>;

/// Where the two texts come from.
pub struct Origin {
    /// Their files; nothing for a text that is none.
    paths: Sides<Option<PathBuf>>,
    read: Option<Read>,
    is_watched: bool,
}

impl Origin {
    /// Texts that are in no file.
    pub const fn nowhere() -> Self {
        Self { paths: Sides::new(None, None), read: None, is_watched: false }
    }

    /// Texts from files, as far as they are some, and how they are read again.
    pub fn new(paths: Sides<Option<PathBuf>>, read: impl Fn() -> Result<Sides<Document>, String> + Send + Sync + 'static) -> Self {
        Self { paths, read: Some(Arc::new(read)), is_watched: false }
    }

    /// Texts whose files are read again when they change, or only when that is asked for.
    pub fn watched(mut self, is_watched: bool) -> Self {
        self.is_watched = is_watched;
        self
    }

    /// The file of one text.
    pub(super) fn path(&self, side: Side) -> Option<&Path> {
        self.paths.get(side).as_deref()
    }

    /// The files that are watched.
    pub(super) fn watched_paths(&self) -> Vec<&Path> {
        if !self.is_watched {
            return Vec::new();
        }
        Side::BOTH.into_iter().filter_map(|side| self.path(side)).collect()
    }

    /// Reads both texts as they are now, on any thread.
    pub(super) fn again(&self) -> Read {
        match &self.read {
            Some(read) if self.paths != Sides::new(None, None) => Arc::clone(read),
            _ => Arc::new(|| Err("neither text is a file".to_owned())),
        }
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Origin").field("paths", &self.paths).field("is_watched", &self.is_watched).finish_non_exhaustive()
    }
}
