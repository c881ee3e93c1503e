//! `diptych [LEFT RIGHT]`: the reader, or the text report where no reader can be or none is wanted.

use std::io::{self, IsTerminal as _};

use anyhow::Result;

use super::arguments::{ChoiceArguments, ColourChoice, ReadArguments};
use super::config::Files;
use super::exit::Outcome;
use super::output::to_stdout;
use super::plan::{Listing, access, data_directory, documents, inputs, origin, review, tell_both, text_on_stdout, variable, wish};
use super::working::{Telling, work_told};
use crate::compare::{Options, compare_with_within};
use crate::reader::{self, ReaderOptions};
use crate::snapshot::Report;
use crate::work::Work;

/// Compares the pair and shows it.
pub(super) fn run(arguments: ReadArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing);
    let is_plain = arguments.plain;
    let (wish, access) = (wish(arguments.pair.form), access(arguments.pair.access));
    let inputs = inputs(arguments.pair)?;
    let documents = documents(&inputs, wish, &access)?;
    if !is_plain && can_show_screens() {
        let (files, data) = (Files::find()?, data_directory());
        let has_reviews = data.as_ref().is_none_or(|data| data.join("reviews").exists());
        let options = ReaderOptions {
            floor: listing.floor,
            kinds: listing.kinds,
            theme: arguments.screen.theme,
            themes: files.themes()?,
            keymap: files.keymap()?,
            mouse: !arguments.screen.no_mouse,
            data,
            advance: arguments.screen.advance,
            is_first_start: !has_reviews && !files.are_there(),
            ..ReaderOptions::default()
        };
        let origin = origin(inputs, wish, &documents, !arguments.no_watch);
        let comparison = reader::run_with(documents, &origin, Work::within(arguments.budget.budget), options)?;
        return Ok(listing.outcome(&comparison, false));
    }
    tell_both(&documents);
    let review = review(documents.as_ref(), &ChoiceArguments::default())?;
    let options = Options::from(review.hand(documents.as_ref()));
    let telling = if is_plain { Telling::Lines } else { Telling::InPlace };
    let compare = |work: &Work| compare_with_within(documents, &options, work).of_kinds(listing.kinds);
    let (comparison, is_interrupted) = work_told(arguments.budget.budget, telling, compare, |comparison| comparison.partial)?;
    let color = if is_plain && arguments.color == ColourChoice::Auto { ColourChoice::Never } else { arguments.color };
    let report = Report::new(&comparison, &review, listing.floor.into());
    to_stdout(&report.text(&text_on_stdout(color)))?;
    Ok(listing.outcome(&comparison, is_interrupted))
}

/// Whether standard output is a terminal that understands more than lines. `TERM` says so on Unix; Windows has no such variable.
pub(super) fn can_show_screens() -> bool {
    let capable = if cfg!(windows) { true } else { variable("TERM").is_some_and(|term| term != "dumb") };
    capable && io::stdout().is_terminal()
}
