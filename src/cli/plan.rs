//! What the program uses: inputs and limits, decided once from what was typed or set.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::arguments::{AccessArguments, ChoiceArguments, ColourChoice, FormArguments, ListingArguments, PairArguments};
use super::colour;
use super::complain;
use super::exit::Outcome;
use crate::compare::{Comparison, Confidence, Kinds, Verdict};
use crate::document::{Document, Encoding, Side, Sides, Wish};
use crate::parallel;
use crate::reader::Origin;
use crate::review;
use crate::snapshot::{Review, Selection, TextOptions};
use crate::source::{self, Access, Input};

/// Widest line of a report on a terminal: longer lines of prose tire the eye.
const COMFORTABLE_WIDTH: usize = 100;

/// Which findings are listed, and what they do to the exit code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listing {
    /// The lowest confidence that is listed.
    pub(super) floor: Confidence,
    /// The kinds that are listed.
    pub(super) kinds: Kinds,
    /// Whether listed conflicts make the exit code 1.
    pub(super) exit_code: bool,
}

impl Listing {
    /// `--all` outranks `--min-confidence`.
    pub(super) fn from_typed(typed: &ListingArguments) -> Self {
        let floor = if typed.all { Confidence::new(0.0) } else { typed.min_confidence.unwrap_or(Confidence::DEFAULT_FLOOR) };
        Self { floor, kinds: typed.kinds.unwrap_or_default(), exit_code: typed.exit_code }
    }

    /// What is listed, with what else was chosen.
    pub(super) fn selection(self, choice: ChoiceArguments) -> Selection {
        Selection { only: choice.only, reviewed: choice.reviewed, ..self.floor.into() }
    }

    /// How work on a pair ended: an interrupt outranks what was found before it.
    pub(super) fn outcome(self, comparison: &Comparison, is_interrupted: bool) -> Outcome {
        if is_interrupted { Outcome::Interrupted } else { Outcome::of_work(self.exit_code, self.has_conflicts(comparison)) }
    }

    /// Whether a conflict is listed.
    pub(super) fn has_conflicts(self, comparison: &Comparison) -> bool {
        comparison.findings_from(self.floor).any(|finding| finding.verdict == Verdict::Conflict)
    }
}

/// The data directory: the one that the environment names, else the usual one of the user.
pub(super) fn data_directory() -> Option<PathBuf> {
    variable("DIPTYCH_DATA_DIR").map(PathBuf::from).or_else(review::default_directory)
}

/// What a person has said of two texts, as far as it is kept; nothing where that is not wanted.
///
/// # Errors
/// Where it cannot be read and nothing else is to be listed; else that is told, and the report goes without.
pub(super) fn review(documents: Sides<&Document>, choice: &ChoiceArguments) -> Result<Review> {
    let kept = if choice.no_review { Ok(Review::default()) } else { review::kept(data_directory().as_deref(), documents) };
    match kept {
        // Where the reading stopped is nobody else's concern.
        Ok(review) => Ok(Review { position: None, ..review }),
        Err(trouble) if choice.reviewed => Err(trouble.into()),
        Err(trouble) => {
            complain(&trouble.to_string());
            Ok(Review::default())
        }
    }
}

/// Where both accounts are read again: from their files; what came over standard input, a pipe or the network, or lies in the program, stays as it is.
pub(super) fn origin(inputs: Sides<Input>, wish: Wish, documents: &Sides<Document>, is_watched: bool) -> Origin {
    let path = |input: &Input| match input {
        Input::File(path) => Some(path.clone()).filter(|path| path.is_file()),
        Input::Stdin | Input::Bundled(_) | Input::Address(_) => None,
    };
    let paths = inputs.as_ref().map(path);
    let again = Sides::new(paths.left.is_some(), paths.right.is_some());
    let first = documents.clone();
    let read = move || {
        let one = |side: Side| {
            if *again.get(side) {
                source::load_as(inputs.get(side), wish).map_err(|error| error.to_string())
            } else {
                Ok(first.get(side).clone())
            }
        };
        let (left, right) = parallel::both(|| one(Side::Left), || one(Side::Right));
        Ok(Sides::new(left?, right?))
    };
    Origin::new(paths, read).watched(is_watched)
}

/// Where the two accounts come from: two inputs, or the bundled pair for none.
pub(super) fn inputs(typed: PairArguments) -> Result<Sides<Input>> {
    match (typed.left, typed.right) {
        (None, None) => Ok(Sides::new(Input::Bundled(Side::Left), Input::Bundled(Side::Right))),
        (Some(left), Some(right)) => {
            let inputs = Sides::new(left, right).map(|argument| Input::from_argument(&argument));
            if inputs.left == Input::Stdin && inputs.right == Input::Stdin {
                bail!("-: standard input can be one account only; name a file for the other");
            }
            Ok(inputs)
        }
        (Some(only), None) | (None, Some(only)) => {
            bail!("{}: a second account is needed; name two, or none for the bundled pair", only.display())
        }
    }
}

/// How the accounts are to be read.
pub(super) const fn wish(typed: FormArguments) -> Wish {
    Wish { form: typed.form, raw: typed.raw }
}

/// How addresses are opened; pages are kept in the directory that the environment names, else in the usual one of the user.
pub(super) fn access(typed: AccessArguments) -> Access {
    Access {
        offline: typed.offline,
        fresh: typed.fresh,
        patience: typed.timeout.unwrap_or(Access::PATIENCE),
        cache: variable("DIPTYCH_CACHE_DIR").map(PathBuf::from).or_else(source::default_cache),
    }
}

/// Reads both accounts; of two that cannot be read, the left one is named.
pub(super) fn documents(inputs: &Sides<Input>, wish: Wish, access: &Access) -> Result<Sides<Document>> {
    let one = |side: Side| announced(inputs.get(side), wish, access);
    let (left, right) = parallel::both(|| one(Side::Left), || one(Side::Right));
    let (left, right) = (left?, right?);
    Ok(Sides::new(arrived(left), arrived(right)))
}

/// Reads one account.
pub(super) fn document(input: &Input, wish: Wish, access: &Access) -> Result<Document> {
    Ok(arrived(announced(input, wish, access)?))
}

/// Reads a source; where somebody waits for the network, they are told for what.
fn announced(input: &Input, wish: Wish, access: &Access) -> Result<(Document, Vec<String>), source::Error> {
    if io::stderr().is_terminal() && source::would_fetch(input, access) {
        complain(&format!("{}: fetching", input.name()));
    }
    source::load_with(input, wish, access)
}

/// Tells on standard error of the way that a document took.
fn arrived((document, notes): (Document, Vec<String>)) -> Document {
    for note in notes {
        complain(&format!("{}: {note}", document.source));
    }
    document
}

/// Tells on standard error what of a text was guessed or lost on the way in: reading is never silently lossy.
pub(super) fn tell(document: &Document) {
    if let Some(caution) = document.about.encoding.as_ref().and_then(Encoding::caution) {
        complain(&format!("{}: {caution}", document.source));
    }
}

/// The same for both texts of a pair.
pub(super) fn tell_both(documents: &Sides<Document>) {
    for side in Side::BOTH {
        tell(documents.get(side));
    }
}

/// How a text report on standard output is set: the terminal's width up to a comfortable one, else `COLUMNS`, else the comfortable one.
pub(super) fn text_on_stdout(choice: ColourChoice) -> TextOptions {
    let is_terminal = io::stdout().is_terminal();
    let terminal = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns).min(COMFORTABLE_WIDTH));
    let width = if is_terminal { terminal() } else { None }.filter(|&width| width > 0);
    TextOptions { colour: colour::decide(choice, is_terminal, variable), width: width.unwrap_or_else(width_outside_terminal) }
}

/// How a text report in a file is set: no colour unless it is asked for by option.
pub(super) fn text_in_file(choice: ColourChoice) -> TextOptions {
    TextOptions { colour: choice == ColourChoice::Always, width: width_outside_terminal() }
}

fn width_outside_terminal() -> usize {
    variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok()).filter(|&width| width > 0).unwrap_or(COMFORTABLE_WIDTH)
}

/// A variable of the environment; one that is set to nothing is as good as not set.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
