//! PDF files: the text of each page, as paragraphs.
//!
//! A PDF holds signs and places, not words: the order of columns is that in which they were drawn, and what stands at the head or foot of
//! each page stands in its text. Lines that repeat from page to page, and the numbers of pages, are boilerplate.

#[cfg(feature = "pdf")]
mod pages;

/// The name of the thread on which odd files are read: its panics are caught and told as an error, so nobody needs to tell them twice.
pub const SILENT_THREAD: &str = "diptych-pdf";

use super::content::Content;
use super::types::Error;

/// Reads a PDF file.
///
/// # Errors
/// A file that is broken or encrypted, or unpacks to far more than an article; any file where the build leaves PDF out.
#[cfg(feature = "pdf")]
pub(super) fn content(bytes: &[u8]) -> Result<Content, Error> {
    pages::content(bytes)
}

/// Reads no PDF file: the build leaves it out.
#[cfg(not(feature = "pdf"))]
pub(super) const fn content(_: &[u8]) -> Result<Content, Error> {
    Err(Error::NotBuilt { form: super::form::Form::Pdf })
}
