//! What is known of a document beside its text, as fields of the snapshot; a field stands only where there is something to tell.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{About, Confusable, Document, Encoding, Form, safe_line};
use crate::language;

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "about"))]
pub(super) struct AboutRecord<'a> {
    /// The form in which it came; left out for plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<Form>,
    /// Who wrote it, where the source says so outside the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<Cow<'a, str>>,
    /// The day of its last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    modified: Option<String>,
    /// Its language, such as `en`; left out where too little text tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Cow<'a, str>>,
    /// Its address: the one that the source names for itself, else the one it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<Cow<'a, str>>,
    /// How its bytes became text; left out for UTF-8 in which all was well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encoding: Option<EncodingRecord<'a>>,
    /// Words with letters of another script that look like Latin ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    confusables: Vec<ConfusableRecord<'a>>,
}

impl<'a> AboutRecord<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let About { form, byline, modified, language, address, encoding, confusables, places: _ } = &document.about;
        Self {
            // Plain text is what a text is unless something else is said.
            form: Some(*form).filter(|form| *form != Form::Text),
            byline: byline.as_deref().map(Cow::Borrowed),
            modified: modified.map(|date| date.to_string()),
            language: language.map(Cow::Borrowed),
            address: address.as_deref().map(Cow::Borrowed),
            encoding: encoding.as_ref().filter(|encoding| !is_plain(encoding)).map(EncodingRecord::new),
            confusables: confusables.iter().map(ConfusableRecord::new).collect(),
        }
    }

    /// What is known of the document again, without places: words safe, dates by `date`, bytes of the text brought along by `at`.
    ///
    /// # Errors
    /// A date that is none, a byte that is no place in the text: as `date` and `at` tell it.
    pub(super) fn restored(
        &self,
        date: impl Fn(&str) -> Result<Date, String>,
        at: impl Fn(usize) -> Result<usize, String>,
    ) -> Result<About, String> {
        let confusable = |record: &ConfusableRecord<'_>| {
            let (word, looks_like) = (safe_line(&record.word), safe_line(&record.looks_like));
            Ok(Confusable { word, looks_like, at: at(record.at)?, line: record.line })
        };
        let form = self.form.unwrap_or_default();
        let plain = form.has_lines().then_some(Encoding { name: "UTF-8", guessed: false, lost: 0, first_lost: 0 });
        Ok(About {
            form,
            byline: self.byline.as_deref().map(safe_line),
            modified: self.modified.as_deref().map(date).transpose()?,
            language: self.language.as_deref().and_then(language::known_language),
            address: self.address.as_deref().map(safe_line),
            encoding: self.encoding.as_ref().map_or(plain, EncodingRecord::restored),
            confusables: self.confusables.iter().map(confusable).collect::<Result<_, String>>()?,
            places: Vec::new(),
        })
    }
}

/// UTF-8 in which all was well.
fn is_plain(encoding: &Encoding) -> bool {
    encoding.name == "UTF-8" && !encoding.guessed && encoding.lost == 0
}

/// How bytes became text.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "encoding"))]
struct EncodingRecord<'a> {
    /// The encoding's name, as the web writes it.
    name: Cow<'a, str>,
    /// Whether nothing told it: it was guessed from the bytes.
    guessed: bool,
    /// Places that could not be decoded and stand as U+FFFD in the text.
    lost: usize,
    /// The line of the first of them; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_lost: Option<usize>,
}

impl EncodingRecord<'_> {
    fn new(encoding: &Encoding) -> Self {
        let Encoding { name, guessed, lost, first_lost } = *encoding;
        Self { name: Cow::Borrowed(name), guessed, lost, first_lost: Some(first_lost).filter(|line| *line > 0) }
    }

    /// Nothing for a name that no encoding has.
    fn restored(&self) -> Option<Encoding> {
        let name = Encoding::known(&self.name)?;
        Some(Encoding { name, guessed: self.guessed, lost: self.lost, first_lost: self.first_lost.unwrap_or_default() })
    }
}

/// A word that is not written in the letters it seems to be written in.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "confusable"))]
struct ConfusableRecord<'a> {
    /// The word as it stands in the text.
    word: Cow<'a, str>,
    /// The word in plain Latin letters.
    looks_like: Cow<'a, str>,
    /// Its line in the source, counted from 1.
    line: usize,
    /// Its first byte in the text.
    at: usize,
}

impl<'a> ConfusableRecord<'a> {
    fn new(confusable: &'a Confusable) -> Self {
        let Confusable { word, looks_like, at, line } = confusable;
        Self { word: Cow::Borrowed(word), looks_like: Cow::Borrowed(looks_like), line: *line, at: *at }
    }
}
