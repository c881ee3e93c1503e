//! `diptych compare`: one pair, one report.

use anyhow::Result;

use super::arguments::{CompareArguments, ReportFormat};
use super::exit::Outcome;
use super::output::Target;
use super::plan::{Listing, access, documents, inputs, tell_both, wish};
use super::working::work_on;
use crate::compare::compare_within;
use crate::document::Side;
use crate::snapshot;
use crate::source;

/// Compares the pair and writes the report.
pub(super) fn run(arguments: CompareArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing)?;
    let (wish, access) = (wish(arguments.pair.form), access(arguments.pair.access));
    let inputs = inputs(arguments.pair)?;
    let mut documents = documents(&inputs, wish, &access)?;
    tell_both(&documents);
    if arguments.times {
        for side in Side::BOTH {
            let provenance = &mut documents.get_mut(side).provenance;
            provenance.retrieved = provenance.retrieved.or_else(|| source::last_written(inputs.get(side)));
        }
    }
    let target = Target::from_typed(&arguments.target);
    let (comparison, is_interrupted) =
        work_on(arguments.budget.budget, |work| compare_within(documents, work).of_kinds(listing.kinds), |comparison| comparison.partial)?;
    let report = match arguments.format {
        ReportFormat::Json => snapshot::json(&comparison, listing.floor),
        ReportFormat::Markdown => snapshot::markdown(&comparison, listing.floor),
        ReportFormat::Text => snapshot::text(&comparison, listing.floor, &target.text_options(arguments.color)),
    };
    target.write(&report)?;
    Ok(listing.outcome(&comparison, is_interrupted))
}
