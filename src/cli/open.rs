//! `diptych open FILE`: a snapshot again, without the texts it was made from: in the reader, or in any written form.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::arguments::{ChoiceArguments, ListingArguments, OpenArguments};
use super::complain;
use super::config::Files;
use super::exit::Outcome;
use super::form::{Looks, Written};
use super::output::Target;
use super::plan::{Listing, data_directory};
use super::read::can_show_screens;
use crate::compare::{Confidence, Kind, Kinds, Options};
use crate::document::sha256;
use crate::reader::{self, ReaderOptions};
use crate::review::{self, OfSnapshot};
use crate::snapshot::{self, Restored, Review};
use crate::source::{self, Arrived, Input};

/// Shows the snapshot, or writes it in another form.
pub(super) fn run(arguments: OpenArguments) -> Result<Outcome> {
    let opened = Snapshot::read(&arguments.file)?;
    let (listing, kinds) = (opened.listing(&arguments.listing), arguments.listing.kinds);
    let is_for_reader = arguments.format.is_none()
        && arguments.target.output.is_none()
        && arguments.choice == ChoiceArguments::default()
        && !(arguments.script.quiet || arguments.script.summary)
        && can_show_screens();
    if is_for_reader {
        let files = Files::find()?;
        let options = ReaderOptions {
            floor: listing.floor,
            theme: arguments.screen.theme,
            themes: files.themes()?,
            keymap: files.keymap()?,
            mouse: !arguments.screen.no_mouse,
            advance: arguments.screen.advance,
            ..ReaderOptions::default()
        };
        let beside = review::open_beside(opened.of_snapshot(), data_directory().as_deref());
        let comparison = opened.with_links_of(&beside.review).comparison.of_kinds(listing.kinds);
        let outcome = listing.outcome(&comparison, false);
        reader::run_opened(comparison, beside, options)?;
        return Ok(outcome);
    }
    let choice = arguments.choice;
    let said = if choice.no_review { Review::default() } else { opened.review()? };
    // Where the reading stopped is nobody else's concern.
    let review = Review { position: None, ..said };
    let comparison = opened.with_links_of(&review).comparison;
    let comparison = if kinds.is_some() { comparison.of_kinds(listing.kinds) } else { comparison };
    let selection = listing.selection(choice);
    let outcome = listing.outcome(&selection.keep(&comparison, &review), false);
    let written = Written { comparison: &comparison, review: &review, selection };
    let looks = Looks { colour: arguments.color, picture: arguments.picture, script: arguments.script, theme: arguments.screen.theme };
    written.write(&Target::from_typed(&arguments.target), arguments.format, looks)?;
    Ok(outcome)
}

/// A snapshot that was read.
pub(super) struct Snapshot {
    pub(super) path: PathBuf,
    /// How the person named it, safe to print.
    pub(super) name: String,
    sha256: String,
    pub(super) restored: Restored,
}

impl Snapshot {
    /// Reads a snapshot from a file.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let Arrived { name, bytes, .. } = match source::read(&Input::File(path.to_owned())) {
            Err(source::Error::TooLarge { name }) => {
                bail!("{name}: larger than {} MB, which no snapshot is that the reader could show", source::LARGEST / (1024 * 1024))
            }
            Err(source::Error::Missing { name }) => {
                bail!("{name}: no such file; give a snapshot, as `diptych compare --format json` writes it")
            }
            Err(source::Error::Directory { name }) => bail!("{name}: a directory; give a snapshot"),
            other => other?,
        };
        let restored = snapshot::restore(&bytes).map_err(|error| anyhow!("{name}: {error}"))?;
        Ok(Self { path: path.to_owned(), name, sha256: sha256(&bytes), restored })
    }

    fn of_snapshot(&self) -> OfSnapshot<'_> {
        let Restored { comparison, review, .. } = &self.restored;
        OfSnapshot { path: &self.path, sha256: &self.sha256, inside: review, documents: comparison.documents.as_ref() }
    }

    /// What holds of what a person said: beside the snapshot, else inside it.
    pub(super) fn review(&self) -> Result<Review> {
        review::read_beside(self.of_snapshot(), data_directory().as_deref())
            .map_err(|error| anyhow!("{}: the review beside it cannot be read ({error}); move it away or mend it", self.name))
    }

    /// The snapshot as it stands; compared anew where a person has linked other passages by hand since it was written.
    fn with_links_of(self, review: &Review) -> Restored {
        let mut restored = self.restored;
        let documents = restored.comparison.documents.as_ref();
        let (then, now) = (restored.review.hand(documents), review.hand(documents));
        if then != now {
            // What does not fit the texts was left out already.
            restored.comparison.again(&Options::from(now)).unwrap_or_default();
        }
        restored
    }

    /// Which of the snapshot's findings are listed: all that it has, unless fewer are asked for.
    fn listing(&self, typed: &ListingArguments) -> Listing {
        let has = self.restored.floor;
        let asked = if typed.all { Some(Confidence::new(0.0)) } else { typed.min_confidence };
        if asked.is_some_and(|asked| asked < has) {
            complain(&format!("{}: it lists findings from {has} up; of what lies below it knows nothing", self.name));
        }
        let kinds = match typed.kinds {
            Some(kinds) => {
                Kinds::of(Kind::ALL.into_iter().filter(|kind| kinds.contains(*kind) && self.restored.comparison.kinds.contains(*kind)))
            }
            None => self.restored.comparison.kinds,
        };
        Listing { floor: asked.map_or(has, |asked| asked.max(has)), kinds, exit_code: typed.exit_code }
    }
}
