//! Two accounts of one event, side by side: what they share, where they cannot both be right, and what only one tells.
//!
//! Data flows one way:
//!
//! 1. [`source`] fetches bytes, [`document`] makes them safe and cuts them into passages;
//! 2. [`facts`] finds what each document states: quantities, times, names, each with its frame, and quotations;
//! 3. [`align`] links passages that speak of the same thing;
//! 4. [`compare`] turns mentions and links into findings;
//! 5. [`snapshot`] writes the comparison down, [`review`] keeps what a person said of it, [`reader`] shows it, [`cli`] calls them all.
//!
//! Words of English and of the calendar come from [`language`].
//!
//! # Load, compare, render
//!
//! What the program does itself, a program of yours can do: [`source::load`] takes a file, an address or standard input, [`compare::compare`] holds two
//! documents against each other, a [`snapshot::Report`] writes down what was found.
//!
//! ```
//! use diptych::compare::{Verdict, compare};
//! use diptych::document::{Document, Sides};
//! use diptych::snapshot::{Report, Review, Selection};
//!
//! # fn main() -> Result<(), diptych::document::Error> {
//! let left = Document::from_text("left.txt", "The ferry sank off Tarn Head on Monday. Seven sailors died.")?;
//! let right = Document::from_text("right.txt", "The ferry sank off Tarn Head on Monday. Nine sailors died.")?;
//! let comparison = compare(Sides::new(left, right));
//!
//! let conflict = comparison.findings.iter().find(|finding| finding.verdict == Verdict::Conflict);
//! assert_eq!(conflict.map(|finding| finding.summary.as_str()), Some("Seven sailors \u{2260} Nine sailors"));
//!
//! let review = Review::default();
//! let page = Report::new(&comparison, &review, Selection::default()).html();
//! assert!(page.contains("Nine sailors"));
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

pub mod align;
pub mod cli;
pub mod compare;
pub mod document;
pub mod facts;
pub mod language;
mod parallel;
pub mod reader;
pub mod review;
pub mod snapshot;
pub mod source;
pub mod work;
