//! `diptych compare`: one pair, one report.

use anyhow::Result;

use super::arguments::CompareArguments;
use super::exit::Outcome;
use super::form::{Looks, Written};
use super::output::Target;
use super::plan::{Listing, access, documents, inputs, review, tell_both, wish};
use super::working::{Telling, work_told};
use crate::compare::{Options, compare_with_within};
use crate::document::Side;
use crate::source;

/// Compares the pair and writes the report.
pub(super) fn run(arguments: CompareArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing);
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
    let choice = arguments.choice;
    let review = review(documents.as_ref(), &choice)?;
    let options = Options::from(review.hand(documents.as_ref()));
    let telling = if arguments.script.quiet { Telling::Nothing } else { Telling::InPlace };
    let (comparison, is_interrupted) = work_told(
        arguments.budget.budget,
        telling,
        |work| compare_with_within(documents, &options, work).of_kinds(listing.kinds),
        |comparison| comparison.partial,
    )?;
    let selection = listing.selection(choice);
    let outcome = listing.outcome(&selection.keep(&comparison, &review), is_interrupted);
    let written = Written { comparison: &comparison, review: &review, selection };
    let looks = Looks { colour: arguments.color, picture: arguments.picture, script: arguments.script, theme: arguments.theme };
    written.write(&Target::from_typed(&arguments.target), arguments.format, looks)?;
    Ok(outcome)
}
