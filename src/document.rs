//! The document store: bytes are decoded, made safe, and become paragraphs and passages with roles.
//!
//! A [`Document`] is one account. Its `text` is what every span of the program counts in: normalised to NFC, line ends are `\n`,
//! paragraphs are parted by one blank line, and nothing in it can drive a terminal.

mod assemble;
mod blocks;
mod dateline;
mod decode;
mod forms;
mod furniture;
mod masthead;
mod pictures;
mod provenance;
mod published;
mod roles;
mod safety;
mod secured;
mod types;

pub use crate::language::ByteSpan;
pub use provenance::{Provenance, sha256};
pub use safety::safe_name;
pub use secured::{Secured, safe_line};
pub use types::{Dateline, Document, Error, Paragraph, Passage, PassageId, Replaced, Role, Side, Sides};
