//! `diptych recheck FILE [LEFT RIGHT]`: the texts of a snapshot compared again, and what has changed since.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::arguments::{AccessArguments, ListFormat, PairArguments, RecheckArguments};
use super::exit::Outcome;
use super::open::Snapshot;
use super::output::{Target, to_stdout};
use super::plan::{access, documents, inputs, tell_both, text_on_stdout};
use super::working::work_on;
use crate::compare::{Options, compare_with_within};
use crate::document::{Document, Side, Sides, Wish, sha256};
use crate::snapshot::{self, Recheck, Review, TextFrom};
use crate::source::{self, Access, Input};

/// Compares again and tells what has changed; writes today's snapshot where that is asked for.
pub(super) fn run(arguments: RecheckArguments) -> Result<Outcome> {
    let before = Snapshot::read(&arguments.file)?;
    let review = before.review()?;
    let then = before.restored.comparison.documents.as_ref();
    let (now, from) = if let (Some(left), Some(right)) = (arguments.left, arguments.right) {
        (given(left, right, arguments.access)?, Sides::new(TextFrom::Read, TextFrom::Read))
    } else {
        let (left, right) = (again(then.left, &before.path)?, again(then.right, &before.path)?);
        (Sides::new(left.0, right.0), Sides::new(left.1, right.1))
    };
    let options = Options::from(review.hand(now.as_ref()));
    let kinds = before.restored.comparison.kinds;
    let (comparison, is_interrupted) =
        work_on(arguments.budget.budget, |work| compare_with_within(now, &options, work).of_kinds(kinds), |comparison| comparison.partial)?;
    let recheck = Recheck::new(&before.restored, &review, &comparison, from);
    if let Some(output) = arguments.output {
        let carried = Review { position: None, ..recheck.review.clone() };
        let target = Target::file(output, arguments.force);
        target.write(&snapshot::reviewed_json(&comparison, before.restored.floor, &carried))?;
    }
    to_stdout(&match arguments.format {
        ListFormat::Json => snapshot::recheck_json(&recheck, &before.name),
        ListFormat::Text => snapshot::recheck_text(&recheck, &before.name, &text_on_stdout(arguments.color)),
    })?;
    Ok(match (is_interrupted, arguments.exit_code && recheck.has_changes()) {
        (true, _) => Outcome::Interrupted,
        (false, true) => Outcome::Changed,
        (false, false) => Outcome::Done,
    })
}

/// The texts that the person names.
fn given(left: OsString, right: OsString, arguments: AccessArguments) -> Result<Sides<Document>> {
    // What an address gave before is what is to be held against what it gives now.
    let access = Access { fresh: !arguments.offline, ..access(arguments) };
    let documents =
        documents(&inputs(PairArguments { left: Some(left), right: Some(right), ..PairArguments::default() })?, Wish::default(), &access)?;
    tell_both(&documents);
    Ok(documents)
}

/// A text as it is now: read from where the snapshot has it, else, where nothing is there, the one of the snapshot.
fn again(then: &Document, snapshot: &Path) -> Result<(Document, TextFrom)> {
    let kept = || (then.clone(), TextFrom::Snapshot);
    if let Some(bundled) = bundled(then) {
        return Ok((source::load(&Input::Bundled(bundled))?, TextFrom::Read));
    }
    let Some(path) = place(then, snapshot) else { return Ok(kept()) };
    match source::load_as(&Input::File(path), Wish { form: Some(then.about.form), raw: false }) {
        // It goes by the name that it has, wherever the snapshot lies.
        Ok(document) => Ok((Document { source: then.source.clone(), ..document }, TextFrom::Read)),
        Err(source::Error::Missing { .. }) => Ok(kept()),
        Err(error) => Err(error.into()),
    }
}

/// The side of the bundled pair that a text is, unless a file goes by its name.
fn bundled(then: &Document) -> Option<Side> {
    let side = Side::BOTH.into_iter().find(|side| Input::Bundled(*side).name() == then.source)?;
    (!Path::new(&then.source).exists()).then_some(side)
}

/// The file of a text: in the current directory or beside the snapshot, that which has not changed before one that has.
fn place(then: &Document, snapshot: &Path) -> Option<PathBuf> {
    if then.source == "-" {
        return None;
    }
    let here = PathBuf::from(&then.source);
    let beside = snapshot.parent().map(|directory| directory.join(&here));
    let places: Vec<PathBuf> = [Some(here), beside].into_iter().flatten().filter(|path| path.exists()).collect();
    let is_same = |path: &&PathBuf| {
        let read = source::read(&Input::File((*path).clone()));
        read.is_ok_and(|arrived| then.provenance.sha256.as_ref() == Some(&sha256(&arrived.bytes)))
    };
    let same = if places.len() > 1 { places.iter().find(is_same) } else { None };
    same.or(places.first()).cloned()
}
