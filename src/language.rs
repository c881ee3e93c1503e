//! What the program knows of English and of the calendar: tokens, stems, sentences, number and date grammar.
//!
//! Pure functions from text to values. Word lists are data in `assets/lexicon/`. This room knows nothing of documents:
//! offsets it returns count from the start of the text it was handed.

pub mod calendar;
mod span;
mod token;

pub use span::ByteSpan;
pub use token::{Token, TokenKind, is_apostrophe, tokenize};
