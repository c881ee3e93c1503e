//! Where bytes come from: files, standard input, the bundled pair.

use std::ffi::OsStr;
use std::io::Read;
use std::path::PathBuf;

use crate::document::{self, Document, Side};

/// What the person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A text of the bundled pair.
    Bundled(Side),
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// `-` is standard input.
    pub fn from_argument(argument: &OsStr) -> Self {
        if argument == "-" { Self::Stdin } else { Self::File(argument.into()) }
    }
}

/// Why an input did not become a document.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not readable.
    #[error("{0}: {1}; name a file that can be read")]
    Read(String, std::io::Error),
    /// Not a document.
    #[error("{0}: {1}")]
    Document(String, document::Error),
}

/// Reads one account.
pub fn load(input: &Input) -> Result<Document, Error> {
    let (name, bytes) = match input {
        Input::Bundled(side) => (format!("bundled {}", side.name()), Ok(b"A text. It counts 3 boats.\n\nAnother line.".to_vec())),
        Input::File(path) => (path.display().to_string(), std::fs::read(path)),
        Input::Stdin => {
            let mut bytes = Vec::new();
            ("-".to_owned(), std::io::stdin().read_to_end(&mut bytes).map(|_| bytes))
        }
    };
    let bytes = bytes.map_err(|e| Error::Read(name.clone(), e))?;
    Document::from_bytes(&name, &bytes).map_err(|e| Error::Document(name, e))
}
