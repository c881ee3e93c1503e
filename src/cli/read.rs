//! `diptych [LEFT RIGHT]`: the reader, or the text report where no reader can be.

use std::io::{self, IsTerminal as _};

use anyhow::Result;

use super::arguments::ReadArguments;
use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::{Listing, comparison, inputs, text_on_stdout, theme, variable};
use crate::reader::{self, ReaderOptions};
use crate::snapshot;

/// Compares the pair and shows it.
pub(super) fn run(arguments: ReadArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing)?;
    let comparison = comparison(&inputs(arguments.pair)?)?;
    let outcome = Outcome::of_work(listing.exit_code, listing.has_conflicts(&comparison));
    if can_show_screens() {
        reader::run(comparison, ReaderOptions { floor: listing.floor, theme: theme(arguments.theme), ..ReaderOptions::default() })?;
    } else {
        to_stdout(&snapshot::text(&comparison, listing.floor, &text_on_stdout(arguments.color)))?;
    }
    Ok(outcome)
}

/// Whether standard output is a terminal that understands more than lines. `TERM` says so on Unix; Windows has no such variable.
fn can_show_screens() -> bool {
    let capable = if cfg!(windows) { true } else { variable("TERM").is_some_and(|term| term != "dumb") };
    capable && io::stdout().is_terminal()
}
