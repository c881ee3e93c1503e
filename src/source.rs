//! Where bytes come from: files, addresses, standard input, the bundled pair.
//!
//! A message of this room names the thing and the way out, on one line, and holds nothing that could drive a terminal.

mod address;
mod cache;
#[cfg(feature = "fetch")]
mod fetch;
mod input;
mod page;
mod trouble;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::Timestamp;

use crate::document::{self, Delivered, Document, Wish, safe_name};

pub use input::Input;
pub use page::{Access, default_cache};
pub use trouble::Trouble;

/// The most that is read from one source, in bytes: far more than any article, little enough to hold in memory several times.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Why a source gave no document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No such file.
    #[error("{name}: no such file; check the path, or give - for standard input")]
    Missing {
        /// The source as the person named it.
        name: String,
    },
    /// A directory.
    #[error("{name}: a directory; give a file that holds an article")]
    Directory {
        /// The source as the person named it.
        name: String,
    },
    /// Not ours to read.
    #[error("{name}: no permission to read it; change its mode or copy it")]
    Permission {
        /// The source as the person named it.
        name: String,
    },
    /// More than [`LARGEST`].
    #[error("{name}: larger than {} MB; give the article alone", LARGEST / (1024 * 1024))]
    TooLarge {
        /// The source as the person named it.
        name: String,
    },
    /// An address that gave no page.
    #[error("{name}: {cause}")]
    Address {
        /// The address as the person named it.
        name: String,
        /// Why.
        cause: Trouble,
    },
    /// Any other trouble of the file system or the stream.
    #[error("{name}: cannot be read ({cause}); copy it to a place that can")]
    Unreadable {
        /// The source as the person named it.
        name: String,
        /// What the system said.
        cause: io::Error,
    },
    /// Bytes that are no account.
    #[error("{name}: {cause}")]
    Document {
        /// The source as the person named it.
        name: String,
        /// What is wrong with them.
        cause: document::Error,
    },
}

/// The bytes of a source and what came with them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrived {
    /// How the person named the source (a path, `-`, `seeds/left.txt`), safe to print.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What a server said of them.
    pub content_type: Option<String>,
    /// The address they came from in the end.
    pub address: Option<String>,
    /// When they were retrieved.
    pub retrieved: Option<Timestamp>,
    /// What the person should know of the way here, each in a few words: redirects, a page that was kept.
    pub notes: Vec<String>,
    /// What is known of a page that was fetched now and is not kept yet.
    fetched: Option<cache::Head>,
}

impl Arrived {
    /// The same for the document store.
    pub fn delivered(&self) -> Delivered<'_> {
        Delivered {
            source: &self.name,
            bytes: &self.bytes,
            content_type: self.content_type.as_deref(),
            address: self.address.as_deref(),
            retrieved: self.retrieved,
        }
    }
}

/// Reads a source that is not on the network.
pub fn read(input: &Input) -> Result<Arrived, Error> {
    read_with(input, Wish::default(), &Access::default())
}

/// Reads a source.
fn read_with(input: &Input, wish: Wish, access: &Access) -> Result<Arrived, Error> {
    let name = input.name();
    let bytes = match input {
        Input::Address(address) => return page::open(address, wish.form, access),
        Input::Bundled(side) => input::bundled(*side).to_vec(),
        Input::File(path) => bytes_within(path, LARGEST).map_err(|cause| tell(cause, &name))?,
        Input::Stdin => all_of(io::stdin().lock(), LARGEST).map_err(|cause| tell(cause, &name))?,
    };
    Ok(Arrived { name, bytes, ..Arrived::default() })
}

/// The document of a source.
pub fn load(input: &Input) -> Result<Document, Error> {
    load_as(input, Wish::default())
}

/// The document of a source that is not on the network, read as the person wishes.
pub fn load_as(input: &Input, wish: Wish) -> Result<Document, Error> {
    load_with(input, wish, &Access::default()).map(|(document, _)| document)
}

/// The document of a source, and what the person should know of the way here.
pub fn load_with(input: &Input, wish: Wish, access: &Access) -> Result<(Document, Vec<String>), Error> {
    let mut arrived = read_with(input, wish, access)?;
    match Document::read(&arrived.delivered(), wish) {
        Ok(document) => {
            arrived.notes.extend(page::keep(&arrived, access));
            Ok((document, arrived.notes))
        }
        Err(cause) => Err(Error::Document { name: arrived.name, cause }),
    }
}

/// Whether a source would be fetched from the network now.
pub fn would_fetch(input: &Input, access: &Access) -> bool {
    matches!(input, Input::Address(address) if page::would_fetch(address, access))
}

/// When the file of a source was last written, in whole seconds; nothing for what is no file, or where the system does not know.
pub fn last_written(input: &Input) -> Option<Timestamp> {
    match input {
        Input::File(path) => {
            let modified = path.metadata().ok()?.modified().ok()?;
            Timestamp::from_second(Timestamp::try_from(modified).ok()?.as_second()).ok()
        }
        Input::Bundled(_) | Input::Stdin | Input::Address(_) => None,
    }
}

/// The bytes of a file that has no more than `most`; one that has more is an error before it is read.
pub fn bytes_within(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if about.len() > most {
        return Err(too_large(most));
    }
    all_of(file, most)
}

/// Reads to the end, but no more than `most` bytes: a pipe or a device tells no size.
fn all_of(stream: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {} MB", most >> 20))
}

fn tell(cause: io::Error, name: &str) -> Error {
    let name = safe_name(name);
    match cause.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing { name },
        io::ErrorKind::IsADirectory => Error::Directory { name },
        io::ErrorKind::FileTooLarge => Error::TooLarge { name },
        io::ErrorKind::PermissionDenied => Error::Permission { name },
        _ => Error::Unreadable { name, cause },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::path::PathBuf;

    use super::*;
    use crate::document::Side;

    fn message(input: &Input) -> String {
        load(input).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn both_bundled_texts_are_documents() {
        for side in Side::BOTH {
            let document = load(&Input::Bundled(side)).unwrap();
            assert_eq!(document.source, format!("seeds/{}.txt", side.name()));
            assert!(document.title.is_some() && document.word_count() > 10);
        }
    }

    #[test]
    fn a_file_is_read_under_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("moss.txt");
        std::fs::write(&path, "The ferry sank.").unwrap();
        let arrived = read(&Input::File(path.clone())).unwrap();
        assert_eq!((arrived.name.as_str(), arrived.bytes.as_slice()), (path.to_str().unwrap(), b"The ferry sank.".as_slice()));
    }

    #[test]
    fn trouble_is_one_line_that_names_the_thing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(message(&Input::File(folder.path().to_owned())).ends_with(": a directory; give a file that holds an article"));
        assert!(message(&Input::File(PathBuf::from("no/such.txt"))).starts_with("no/such.txt: no such file"));
        let hostile = message(&Input::File(PathBuf::from("no\n\u{1b}[31m.txt")));
        assert!(!hostile.contains(char::is_control) && hostile.starts_with("no\u{fffd}\u{fffd}[31m.txt"));
        for (content, start) in [(b"".as_slice(), "no text in it"), (b"a\0b", "a binary file"), (b"{\\rtf1 caf\xe9}", "rich text (RTF)")] {
            let path = folder.path().join("bad.txt");
            std::fs::write(&path, content).unwrap();
            assert!(message(&Input::File(path.clone())).starts_with(&format!("{}: {start}", path.display())));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.txt");
        File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
        assert!(message(&Input::File(path)).ends_with("larger than 64 MB; give the article alone"));
        assert!(all_of(io::repeat(b'a'), LARGEST).is_err_and(|error| matches!(tell(error, "-"), Error::TooLarge { .. })));
    }
}
