//! Pages that were fetched, kept so that they open again without the network: one file each, what is known of the page on its first line.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::LARGEST;
use crate::document::sha256;

/// Name and version of the file's form.
const SCHEMA: &str = "diptych.page/1";
/// The ending of the files.
const ENDING: &str = "page";
/// The longest first line, in bytes.
const LONGEST_HEAD: u64 = 256 * 1024;
/// The most that all pages may take, in bytes; the oldest make room.
const MOST: u64 = 4 * LARGEST;

/// A page as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// What is known of it.
    pub head: Head,
    /// Its bytes, unpacked.
    pub body: Vec<u8>,
}

/// What is known of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    schema: String,
    /// The address that was asked for.
    pub address: String,
    /// The addresses to which it was redirected; the last is where the page is.
    pub redirects: Vec<String>,
    /// What the server said of the bytes.
    pub content_type: Option<String>,
    /// When it was retrieved.
    pub retrieved: Timestamp,
    /// SHA-256 of the bytes.
    sha256: String,
}

impl Page {
    #[cfg(any(test, feature = "fetch"))]
    pub(super) fn new(address: &str, redirects: Vec<String>, content_type: Option<String>, retrieved: Timestamp, body: Vec<u8>) -> Self {
        let head =
            Head { schema: SCHEMA.to_owned(), address: address.to_owned(), redirects, content_type, retrieved, sha256: sha256(&body) };
        Self { head, body }
    }
}

/// The page that is kept of an address; none where there is none, or where it is not what was written.
pub(super) fn kept(directory: &Path, address: &str) -> Option<Page> {
    let mut file = BufReader::new(File::open(place(directory, address)).ok()?);
    let mut line = Vec::new();
    file.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut line).ok()?;
    let head: Head = serde_json::from_slice(&line).ok()?;
    let mut body = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut body).ok()?;
    let is_whole = head.schema == SCHEMA && head.address == address && body.len() as u64 <= LARGEST && head.sha256 == sha256(&body);
    is_whole.then_some(Page { head, body })
}

/// Keeps a page, whole or not at all, for the person alone.
pub(super) fn keep(directory: &Path, head: &Head, body: &[u8]) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    let mut draft = tempfile::NamedTempFile::new_in(directory)?;
    serde_json::to_writer(&mut draft, head)?;
    draft.write_all(b"\n")?;
    draft.write_all(body)?;
    draft.persist(place(directory, &head.address))?;
    make_room(directory, MOST)
}

fn place(directory: &Path, address: &str) -> PathBuf {
    directory.join(sha256(address.as_bytes())).with_extension(ENDING)
}

/// Removes the oldest pages until all together take no more than `most` bytes.
fn make_room(directory: &Path, most: u64) -> io::Result<()> {
    let mut pages: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            let about = entry.metadata()?;
            pages.push((about.modified()?, about.len(), path));
        }
    }
    pages.sort();
    let mut all: u64 = pages.iter().map(|(_, bytes, _)| bytes).sum();
    for (_, bytes, path) in pages {
        if all <= most {
            break;
        }
        fs::remove_file(path)?;
        all -= bytes;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use super::*;

    fn page(address: &str, body: &str) -> Page {
        Page::new(address, vec!["https://b.example/".to_owned()], Some("text/html".to_owned()), Timestamp::UNIX_EPOCH, body.into())
    }

    #[test]
    fn a_page_comes_back_as_it_was_and_no_other_does() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("pages");
        let made = page("https://a.example/", "The ferry\nsank.");
        keep(&folder, &made.head, &made.body).unwrap();
        assert_eq!(kept(&folder, "https://a.example/"), Some(made));
        assert_eq!(kept(&folder, "https://a.example/x"), None);
    }

    #[test]
    fn a_page_that_was_changed_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let made = page("https://a.example/", "The ferry sank.");
        keep(folder.path(), &made.head, &made.body).unwrap();
        let file = place(folder.path(), "https://a.example/");
        let bytes = fs::read_to_string(&file).unwrap();
        for changed in
            [bytes.replace("sank", "came"), bytes.replace("https://a", "https://c"), bytes.replace("page/1", "page/9"), String::new()]
        {
            fs::write(&file, changed).unwrap();
            assert_eq!(kept(folder.path(), "https://a.example/"), None);
        }
    }

    #[test]
    fn the_oldest_pages_make_room() {
        let folder = tempfile::tempdir().unwrap();
        let long = "The ferry sank. ".repeat(100);
        for (age, name) in [(300, "old"), (200, "older-than-new"), (100, "new")] {
            let made = page(&format!("https://{name}.example/"), &long);
            keep(folder.path(), &made.head, &made.body).unwrap();
            let file = File::options().write(true).open(place(folder.path(), &made.head.address)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        make_room(folder.path(), 4000).unwrap();
        let left = |name: &str| kept(folder.path(), &format!("https://{name}.example/")).is_some();
        assert_eq!([left("old"), left("older-than-new"), left("new")], [false, true, true]);
    }
}
