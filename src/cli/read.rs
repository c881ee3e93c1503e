//! `diptych [LEFT RIGHT]`: the reader, or the text report where no reader can be.

use std::io::{self, IsTerminal as _};

use anyhow::Result;

use super::arguments::ReadArguments;
use super::config::Files;
use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::{
    Listing, advance, data_directory, documents, inputs, mouse, origin, tell_both, text_on_stdout, theme, variable, watch, wish,
};
use super::working::work_on;
use crate::compare::compare_within;
use crate::reader::{self, ReaderOptions};
use crate::snapshot;
use crate::work::Work;

/// Compares the pair and shows it.
pub(super) fn run(arguments: ReadArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing)?;
    let wish = wish(arguments.pair.form);
    let inputs = inputs(arguments.pair)?;
    let documents = documents(&inputs, wish)?;
    if can_show_screens() {
        let (files, data) = (Files::find()?, data_directory());
        let has_reviews = data.as_ref().is_none_or(|data| data.join("reviews").exists());
        let options = ReaderOptions {
            floor: listing.floor,
            kinds: listing.kinds,
            theme: theme(arguments.theme).or(files.config()?.theme),
            themes: files.themes()?,
            keymap: files.keymap()?,
            mouse: mouse(arguments.no_mouse),
            data,
            advance: advance(arguments.advance)?,
            is_first_start: !has_reviews && !files.are_there(),
            ..ReaderOptions::default()
        };
        let origin = origin(inputs, wish, &documents, watch(arguments.no_watch));
        let comparison = reader::run_with(documents, &origin, Work::within(arguments.budget.budget), options)?;
        return Ok(listing.outcome(&comparison, false));
    }
    tell_both(&documents);
    let (comparison, is_interrupted) =
        work_on(arguments.budget.budget, |work| compare_within(documents, work).of_kinds(listing.kinds), |comparison| comparison.partial)?;
    to_stdout(&snapshot::text(&comparison, listing.floor, &text_on_stdout(arguments.color)))?;
    Ok(listing.outcome(&comparison, is_interrupted))
}

/// Whether standard output is a terminal that understands more than lines. `TERM` says so on Unix; Windows has no such variable.
fn can_show_screens() -> bool {
    let capable = if cfg!(windows) { true } else { variable("TERM").is_some_and(|term| term != "dumb") };
    capable && io::stdout().is_terminal()
}
