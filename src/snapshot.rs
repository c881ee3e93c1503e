//! A whole comparison, written down: JSON for programs, Markdown and plain text for people.
//!
//! Input is a [`Comparison`](crate::compare::Comparison) and the lowest confidence to list; output is text. Nothing here reads or writes a file.
//! All three forms list the same findings in the same order and say how many lie below the floor: an empty list is never worded as agreement.

mod json;
mod markdown;
mod outline;
mod text;
mod wrap;

pub use json::{batch_line, json};
pub use markdown::markdown;
pub(crate) use outline::relation_in_words;
pub use text::{TextOptions, text};
