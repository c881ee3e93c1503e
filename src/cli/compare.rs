//! `diptych compare`: one pair, one report.

use anyhow::Result;

use super::arguments::CompareArguments;
use super::exit::Outcome;
use super::form::Written;
use super::output::Target;
use super::plan::{Listing, documents, inputs, review};
use super::working::work_on;
use crate::compare::{Options, compare_with_within};
use crate::snapshot::{Form, Selection};

/// Compares the pair and writes the report.
pub(super) fn run(arguments: CompareArguments) -> Result<Outcome> {
    let listing = Listing::from_typed(&arguments.listing)?;
    let documents = documents(&inputs(arguments.pair)?)?;
    let target = Target::from_typed(&arguments.target);
    let form = arguments.format.or_else(|| target.form()).unwrap_or(Form::Text);
    let choice = arguments.choice;
    let review = review(documents.as_ref(), &choice)?;
    let options = Options::from(review.hand(documents.as_ref()));
    let (comparison, is_interrupted) = work_on(
        arguments.budget.budget,
        |work| compare_with_within(documents, &options, work).of_kinds(listing.kinds),
        |comparison| comparison.partial,
    )?;
    let selection = Selection { floor: listing.floor, only: choice.only, reviewed: choice.reviewed };
    let outcome = listing.outcome(&selection.keep(&comparison, &review), is_interrupted);
    let written = Written { comparison: &comparison, review: &review, selection };
    target.write(&written.form(form, &target.text_options(arguments.color), arguments.picture)?)?;
    Ok(outcome)
}
