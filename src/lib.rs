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
