//! What the program knows of English and of the calendar: tokens, stems, sentences, number and date grammar.
//!
//! Pure functions from text to values. Word lists are data in `assets/lexicon/`. This room knows nothing of documents:
//! offsets it returns count from the start of the text it was handed.

pub mod calendar;
pub mod lexicon;
mod morphology;
pub mod number;
mod phrase;
mod pos;
mod reason;
mod sentence;
mod similarity;
mod span;
mod stem;
mod token;
mod tongue;
mod vectors;
mod word_list;

pub use morphology::{lemma, lemmas};
pub use phrase::{Counted, Measured, NounPhrase, counted_head, measured, noun_phrases};
pub use pos::{Pos, Tagger, is_common_word, is_function_word, tag};
pub use sentence::sentences;
pub(crate) use similarity::{Kin, kin};
pub use similarity::{Meaning, opposed, same_meaning, soft_similarity, word_similarity};
pub use span::ByteSpan;
pub use stem::{fold, stem};
pub use token::{Token, TokenKind, is_apostrophe, tokenize};
pub use tongue::{known_language, language_name, language_of};
pub use vectors::{WordVector, soft_overlap, weight};
