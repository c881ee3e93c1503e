//! The terminal reader: two panes, the finding bar, the ledger and help.

use crate::compare::{Comparison, Confidence};

/// How the reader starts.
#[derive(Debug, Clone)]
pub struct ReaderOptions {
    /// Findings below are hidden.
    pub floor: Confidence,
    /// A theme's name.
    pub theme: Option<String>,
    /// Where exports go.
    pub directory: std::path::PathBuf,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self { floor: Confidence::DEFAULT_FLOOR, theme: None, directory: ".".into() }
    }
}

/// Why the reader failed.
#[derive(Debug, thiserror::Error)]
#[error("the reader is not built in")]
pub struct Error;

/// Opens the reader.
pub fn run(_comparison: Comparison, _options: ReaderOptions) -> Result<(), Error> {
    Err(Error)
}
