//! The document store: bytes are decoded, made safe, and become paragraphs and passages with roles.
//!
//! A [`Document`] is one account. Its `text` is what every span of the program counts in: normalised to NFC, line ends are `\n`,
//! paragraphs are parted by one blank line, and nothing in it can drive a terminal.

mod about;
mod archive;
mod assemble;
mod blocks;
mod confusable;
mod content;
mod dateline;
mod delivered;
mod docx;
mod encoding;
mod epub;
mod form;
mod forms;
mod furniture;
mod html;
mod markdown;
mod masthead;
mod pdf;
mod pictures;
mod provenance;
mod published;
mod roles;
mod safety;
mod secured;
mod types;

pub use crate::language::ByteSpan;
pub use about::{About, Confusable, Encoding, Place};
pub use delivered::{Delivered, Wish};
pub use form::Form;
pub use pdf::SILENT_THREAD;
pub use provenance::{Provenance, sha256};
pub use safety::safe_name;
pub use secured::{Secured, safe_line};
pub use types::{Dateline, Document, Error, Paragraph, Passage, PassageId, Replaced, Role, Side, Sides};
