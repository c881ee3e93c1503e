//! `diptych facts`: what one document states, mention by mention.

use anyhow::Result;

use super::arguments::{FactsArguments, ListFormat};
use super::exit::Outcome;
use super::output::Target;
use super::plan::{access, document, tell, wish};
use crate::facts::statements;
use crate::snapshot;
use crate::source::Input;

/// Reads the document and writes its mentions.
pub(super) fn run(arguments: &FactsArguments) -> Result<Outcome> {
    let document = document(&Input::from_argument(&arguments.file), wish(arguments.form), &access(arguments.access))?;
    tell(&document);
    let target = Target::from_typed(&arguments.target);
    let statements = statements(&document);
    let facts = match arguments.format {
        ListFormat::Json => snapshot::facts_json(&document, &statements),
        ListFormat::Text => snapshot::facts_text(&document, &statements, &target.text_options(arguments.color)),
    };
    target.write(&facts)?;
    Ok(Outcome::Done)
}
