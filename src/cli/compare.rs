//! `diptych compare`: one pair, one report.

use std::path::Path;

use anyhow::Result;

use super::arguments::{CompareArguments, ReportFormat};
use super::exit::Outcome;
use super::output::{Existing, to_file, to_stdout};
use super::plan::{Listing, comparison, inputs, text_in_file, text_on_stdout};
use crate::snapshot;

/// Compares the pair and writes the report.
pub(super) fn run(arguments: CompareArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing)?;
    let comparison = comparison(&inputs(arguments.pair)?)?;
    let file = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    let report = match arguments.format {
        ReportFormat::Json => snapshot::json(&comparison, listing.floor),
        ReportFormat::Markdown => snapshot::markdown(&comparison, listing.floor),
        ReportFormat::Text => {
            let options = if file.is_some() { text_in_file(arguments.color) } else { text_on_stdout(arguments.color) };
            snapshot::text(&comparison, listing.floor, &options)
        }
    };
    match file {
        None => to_stdout(&report)?,
        Some(path) => to_file(path, &report, if arguments.force { Existing::Replace } else { Existing::Keep })?,
    }
    Ok(Outcome::of_work(listing.exit_code, listing.has_conflicts(&comparison)))
}
