//! What is known of a document beside its text, as fields of the snapshot; a field stands only where there is something to tell.

use serde::Serialize;

use crate::document::{About, Confusable, Document, Encoding, Form};

#[derive(Serialize)]
pub(super) struct AboutRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Form>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<EncodingRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    confusables: Vec<ConfusableRecord<'a>>,
}

impl<'a> AboutRecord<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let About { form, byline, modified, language, address, retrieved, encoding, confusables, places: _ } = &document.about;
        Self {
            // Plain text is what a text is unless something else is said.
            form: Some(*form).filter(|form| *form != Form::Text),
            byline: byline.as_deref(),
            modified: modified.map(|date| date.to_string()),
            language: *language,
            address: address.as_deref(),
            retrieved: retrieved.as_deref(),
            encoding: encoding.as_ref().filter(|encoding| !is_plain(encoding)).map(EncodingRecord::new),
            confusables: confusables.iter().map(ConfusableRecord::new).collect(),
        }
    }
}

/// UTF-8 in which all was well.
fn is_plain(encoding: &Encoding) -> bool {
    encoding.name == "UTF-8" && !encoding.guessed && encoding.lost == 0
}

#[derive(Serialize)]
struct EncodingRecord {
    name: &'static str,
    guessed: bool,
    /// Places that could not be decoded.
    lost: usize,
}

impl EncodingRecord {
    const fn new(encoding: &Encoding) -> Self {
        Self { name: encoding.name, guessed: encoding.guessed, lost: encoding.lost }
    }
}

#[derive(Serialize)]
struct ConfusableRecord<'a> {
    word: &'a str,
    looks_like: &'a str,
    line: usize,
    at: usize,
}

impl<'a> ConfusableRecord<'a> {
    fn new(confusable: &'a Confusable) -> Self {
        Self { word: &confusable.word, looks_like: &confusable.looks_like, line: confusable.line, at: confusable.at }
    }
}
