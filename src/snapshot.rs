//! A whole comparison, written down: JSON for programs, Markdown and plain text for people.
//!
//! Input is a [`Comparison`](crate::compare::Comparison) and the lowest confidence to list; output is text. The links alone, with their reasons, have two forms of their own. Nothing here reads or writes a file.
//! All three list the same findings in the same order and say how many lie below the floor: an empty list is never worded as agreement.

mod about;
mod json;
mod links;
mod markdown;
mod outline;
mod page;
mod recheck;
mod record;
mod restore;
mod review;
#[cfg(test)]
mod schema;
mod shown;
mod statements;
mod text;
mod why;
mod wrap;

pub use json::{batch_line, json, reviewed_json};
pub use links::{links_json, links_text};
pub(crate) use markdown::escape;
pub use markdown::{markdown, reviewed_markdown};
pub(crate) use outline::{grouped, of_kinds, partial_in_words, relation_in_words};
pub use page::TextOptions;
pub use recheck::{Recheck, TextFrom, recheck_json, recheck_text};
pub use restore::{Restored, Unusable, restore};
pub use review::{Carried, Claim, Decision, HandLink, Place, Quote, Review, Reviewed, Tie, found_again, review_text};
#[cfg(test)]
pub(crate) use schema::schemas;
pub use shown::{document_json, document_text};
pub use statements::{facts_json, facts_text};
pub use text::{reviewed_text, text};
pub use why::{why_json, why_text};
