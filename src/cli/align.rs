//! `diptych align`: the links of one pair, each with its score and why it was made.

use anyhow::Result;

use super::arguments::{AlignArguments, ListFormat};
use super::exit::Outcome;
use super::output::Target;
use super::plan::{access, documents, inputs, tell_both, wish};
use super::working::work_on;
use crate::compare::align_within;
use crate::snapshot;

/// Links the pair and writes the links.
pub(super) fn run(arguments: AlignArguments) -> Result<Outcome> {
    let (wish, access) = (wish(arguments.pair.form), access(arguments.pair.access));
    let documents = documents(&inputs(arguments.pair)?, wish, &access)?;
    tell_both(&documents);
    let target = Target::from_typed(&arguments.target);
    let (alignment, is_interrupted) =
        work_on(arguments.budget.budget, |work| align_within(documents, work), |alignment| alignment.comparison.partial)?;
    let links = match arguments.format {
        ListFormat::Json => snapshot::links_json(&alignment, arguments.min_score),
        ListFormat::Text => snapshot::links_text(&alignment, arguments.min_score, &target.text_options(arguments.color)),
    };
    target.write(&links)?;
    Ok(if is_interrupted { Outcome::Interrupted } else { Outcome::Done })
}
