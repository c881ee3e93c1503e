//! A whole comparison, written down: JSON and CSV for programs, plain text, Markdown and HTML for people.
//!
//! Input is a [`Report`]: a [`Comparison`](crate::compare::Comparison), what a person says of it, and a [`Selection`] of what to list; output is text.
//! The links alone, with their reasons, have two forms of their own. Nothing here reads or writes a file.
//! All forms list the same findings in the same order and say how many lie below the floor: an empty list is never worded as agreement.

mod about;
mod csv;
mod escape;
mod form;
mod html;
mod json;
mod links;
mod markdown;
mod outline;
mod page;
mod recheck;
mod record;
mod report;
mod restore;
mod review;
#[cfg(test)]
mod schema;
mod selection;
mod shown;
mod statements;
mod text;
mod why;
mod wrap;

pub(crate) use escape::markup;
pub use form::Form;
pub use json::{batch_line, json, reviewed_json};
pub use links::{links_json, links_text};
pub(crate) use outline::{grouped, of_kinds, partial_in_words, relation_in_words};
pub use page::TextOptions;
pub use recheck::{Recheck, TextFrom, recheck_json, recheck_text};
pub use report::{Report, markdown, reviewed_markdown, text};
pub use restore::{Restored, Unusable, restore};
pub use review::{Carried, Claim, Decision, HandLink, Place, Quote, Review, Reviewed, Tie, found_again, review_text};
#[cfg(test)]
pub(crate) use schema::schemas;
pub use selection::{Chosen, Only, Selection};
pub use shown::{document_json, document_text};
pub use statements::{facts_json, facts_text};
pub use why::{why_json, why_text};
