//! Zip archives, opened with a limit: a few bytes may unpack to more than any memory.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::form::Form;
use super::types::Error;

/// The most that a file of an archive, or all of them together, may unpack to, in bytes.
const LARGEST: u64 = 96 * 1024 * 1024;
/// The most files that an archive may hold.
const MOST: usize = 20_000;

/// An archive whose files are read one by one.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    form: Form,
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Bytes that are no whole archive; more files than any article has.
    pub fn open(bytes: &'b [u8], form: Form) -> Result<Self, Error> {
        // The end of an archive says how many files there are: told before a list of them is made.
        if count(bytes).is_some_and(|count| count > MOST) {
            return Err(Error::Bomb { form });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::Broken { form })?;
        if zip.len() > MOST { Err(Error::Bomb { form }) } else { Ok(Self { zip, form }) }
    }

    fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of a file; none where the archive has no such file.
    ///
    /// # Errors
    /// A file that is broken, encrypted, or unpacks to more than any article.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let form = self.form;
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(index).map_err(|_| Error::Broken { form })?;
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| Error::Broken { form })?;
        if bytes.len() as u64 > LARGEST { Err(Error::Bomb { form }) } else { Ok(Some(bytes)) }
    }

    /// Unpacks everything into nothing, to see that it stays within the limit: what the archive says of its sizes may be a lie.
    ///
    /// # Errors
    /// A file that is broken, or all of them unpacking to more than any article.
    pub fn weigh(&mut self) -> Result<(), Error> {
        let form = self.form;
        let mut left = LARGEST;
        for index in 0..self.zip.len() {
            let file = self.zip.by_index(index).map_err(|_| Error::Broken { form })?;
            let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|_| Error::Broken { form })?;
            left = left.checked_sub(read).ok_or(Error::Bomb { form })?;
        }
        Ok(())
    }
}

/// What form the files of an archive make.
///
/// # Errors
/// An archive that is broken, or neither a DOCX nor an EPUB file.
pub(super) fn form(bytes: &[u8]) -> Result<Form, Error> {
    let archive = Archive::open(bytes, Form::Docx)?;
    if archive.has("word/document.xml") {
        Ok(Form::Docx)
    } else if archive.has("META-INF/container.xml") {
        Ok(Form::Epub)
    } else {
        Err(Error::Foreign { what: "a zip archive with no article in it (no DOCX, no EPUB)", remedy: "unpack it first" })
    }
}

/// How many files the end of an archive says it has.
fn count(bytes: &[u8]) -> Option<usize> {
    const SIGN: &[u8] = b"PK\x05\x06";
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(SIGN.len()).rposition(|window| window == SIGN)?;
    let count = tail.get(at + 10..at + 12)?;
    Some(count.iter().rev().fold(0, |sum, &byte| (sum << 8) | usize::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_archive_is_broken() {
        assert_eq!(form(b"PK\x03\x04 and no more"), Err(Error::Broken { form: Form::Docx }));
    }

    #[test]
    fn the_count_of_files_is_read_from_the_end() {
        let end = [b"PK\x05\x06\0\0\0\0\x34\x12\x34\x12".as_slice(), &[0; 10]].concat();
        assert_eq!(count(&end), Some(0x1234));
        assert_eq!(count(b"PK"), None);
    }
}
