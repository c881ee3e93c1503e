//! EPUB files: the chapters in reading order, each read as a page of its own.

use std::io::Cursor;

use rbook::Epub;
use rbook::ebook::errors::EbookError;

use super::about::Place;
use super::archive::Archive;
use super::content::{Content, Head};
use super::form::Form;
use super::html;
use super::published::day_in;
use super::types::Error;

/// Reads an EPUB file; its chapters hold nothing around the text, so all of them is kept.
///
/// # Errors
/// A book that is broken, or unpacks to far more than an article; a chapter that is nested too deeply.
pub(super) fn content(bytes: &[u8]) -> Result<Content, Error> {
    const FORM: Form = Form::Epub;
    Archive::open(bytes, FORM)?.weigh()?;
    let broken = |_: EbookError| Error::Broken { form: FORM };
    let epub = Epub::options().strict(false).read(Cursor::new(bytes.to_vec())).map_err(broken)?;
    let about = epub.metadata();
    let joined = |names: Vec<String>| Some(names.join(", ")).filter(|names| !names.is_empty());
    let mut content = Content {
        head: Head {
            title: about.title().map(|title| title.value().to_owned()).filter(|title| !title.trim().is_empty()),
            byline: joined(about.creators().map(|creator| creator.value().to_owned()).collect()),
            outlet: joined(about.publishers().map(|publisher| publisher.value().to_owned()).collect()),
            published: about.published_entry().and_then(|entry| day_in(entry.value())),
            modified: about.modified_entry().and_then(|entry| day_in(entry.value())),
            language: about.language().map(|language| language.value().to_owned()),
            address: None,
        },
        ..Content::default()
    };
    for chapter in epub.reader() {
        let Ok(chapter) = chapter else { continue };
        let element = chapter.manifest_entry().href().as_str().trim_start_matches('/').to_owned();
        let place = Place { element: Some(element), page: None };
        let pieces = html::content(chapter.content(), true)?.pieces;
        content.pieces.extend(pieces.into_iter().map(|piece| super::content::Piece { place: place.clone(), ..piece }));
    }
    Ok(content.with_head(1))
}
