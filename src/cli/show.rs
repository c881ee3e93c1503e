//! `diptych show`: what the store understood of one document.

use anyhow::Result;

use super::arguments::{ListFormat, ShowArguments};
use super::exit::Outcome;
use super::output::Target;
use super::plan::{access, document, tell, wish};
use crate::snapshot;
use crate::source::Input;

/// Reads the document and writes down what was understood of it.
pub(super) fn run(arguments: &ShowArguments) -> Result<Outcome> {
    let document = document(&Input::from_argument(&arguments.file), wish(arguments.form), &access(arguments.access))?;
    tell(&document);
    let target = Target::from_typed(&arguments.target);
    let shown = match arguments.format {
        ListFormat::Json => snapshot::document_json(&document),
        ListFormat::Text => snapshot::document_text(&document, &target.text_options(arguments.color)),
    };
    target.write(&shown)?;
    Ok(Outcome::Done)
}
