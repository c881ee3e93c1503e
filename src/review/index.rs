//! The index of a data directory's reviews: what each is about, without reading them all. It can be thrown away at any time: what it lacks, or what has
//! changed since, is read from the files, which say themselves what they are about.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::{self, ASIDE, Kept, Text};
use super::shelf::reviews;
use crate::document::{Document, Side, Sides};
use crate::snapshot::{Decision, Review};

/// Name and version of the index's form.
const SCHEMA: &str = "diptych.reviews/1";

/// One review of a data directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "review_entry"))]
pub struct Entry {
    /// Its name: of the content of the two texts.
    pub id: String,
    /// The bytes of its file.
    pub size: u64,
    /// When it was last written.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub written: String,
    /// The two texts.
    pub texts: Sides<Text>,
    /// SHA-256 of each text, normalised and made safe.
    pub sha256: Sides<String>,
    /// Findings that were confirmed.
    pub confirmed: usize,
    /// Findings that were dismissed.
    pub dismissed: usize,
    /// Findings that have to be looked into.
    pub unsure: usize,
    /// Notes on findings.
    pub notes: usize,
    /// Pairs of passages that were linked or kept apart by hand.
    pub links: usize,
    /// Bookmarks.
    pub bookmarks: usize,
}

impl Entry {
    fn new(id: String, size: u64, written: String, kept: Kept) -> Self {
        let Kept { texts, sha256, review, .. } = kept;
        let decided = |decision: Decision| review.findings.iter().filter(|said| said.decision == Some(decision)).count();
        Self {
            id,
            size,
            written,
            texts,
            sha256,
            confirmed: decided(Decision::Confirmed),
            dismissed: decided(Decision::Dismissed),
            unsure: decided(Decision::Unsure),
            notes: review.findings.iter().filter(|said| !said.note.is_empty()).count(),
            links: review.links.len(),
            bookmarks: review.bookmarks.len(),
        }
    }
}

impl Entry {
    /// Whether it may be of an earlier state of two texts: one of them is the same, or both go by the name or the headline that they had.
    pub(super) fn is_near(&self, sha256: &Sides<String>, documents: Sides<&Document>) -> bool {
        let is_same = |side: Side| self.sha256.get(side) == sha256.get(side);
        let is_named = |side: Side| {
            let (then, now) = (self.texts.get(side), documents.get(side));
            then.source == now.source || (then.title.is_some() && then.title == now.title)
        };
        Side::BOTH.into_iter().any(is_same) || Side::BOTH.into_iter().all(is_named)
    }
}

/// Every review of a data directory, the last written first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "reviews"))]
pub struct Index {
    /// Name and version of the form.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: String,
    /// The reviews.
    pub reviews: Vec<Entry>,
    /// Files that are no reviews that could be read: those that were set aside, too.
    #[serde(default)]
    pub unreadable: Vec<String>,
}

impl Index {
    /// The index as the files are now; written anew where it was another.
    pub(super) fn of(data: &Path) -> Self {
        let kept = Self::read(data);
        let made = Self::made(data, kept.as_ref());
        let is_new = kept.is_none_or(|kept| kept != made);
        if is_new && !(made.reviews.is_empty() && made.unreadable.is_empty()) {
            // It saves time and nothing else: one that cannot be written is made again the next time.
            file::write(&Self::path(data), ".index-", &made.to_json()).unwrap_or_default();
        }
        made
    }

    fn path(data: &Path) -> PathBuf {
        data.join("reviews.index.json")
    }

    fn read(data: &Path) -> Option<Self> {
        let index: Self = serde_json::from_slice(&fs::read(Self::path(data)).ok()?).ok()?;
        (index.schema == SCHEMA).then_some(index)
    }

    fn made(data: &Path, kept: Option<&Self>) -> Self {
        let known: BTreeMap<&str, &Entry> =
            kept.into_iter().flat_map(|kept| &kept.reviews).map(|entry| (entry.id.as_str(), entry)).collect();
        let mut made = Self { schema: SCHEMA.to_owned(), ..Self::default() };
        for file in fs::read_dir(reviews(data)).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let Some(id) = name.strip_suffix(".json").filter(|_| !name.starts_with('.')) else { continue };
            let stamp = file.metadata().ok().and_then(|about| Some((about.len(), written_at(&about)?)));
            let Some((size, written)) = stamp.filter(|_| !name.contains(ASIDE)) else {
                made.unreadable.push(name);
                continue;
            };
            if let Some(entry) = known.get(id).filter(|entry| entry.size == size && entry.written == written) {
                made.reviews.push((*entry).clone());
                continue;
            }
            match file::read(&file.path()) {
                Ok(Some(kept)) => made.reviews.push(Entry::new(id.to_owned(), size, written, kept)),
                Ok(None) => {}
                Err(_) => made.unreadable.push(name),
            }
        }
        made.reviews.sort_by(|a, b| (&b.written, &a.id).cmp(&(&a.written, &b.id)));
        made.unreadable.sort();
        made
    }

    /// As one JSON object with a line end after it.
    pub fn to_json(&self) -> String {
        // Strings, numbers, lists and structs cannot fail to become JSON.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// When a file was last written, to the nanosecond and always in the same form, so that the words sort as the times do.
fn written_at(about: &fs::Metadata) -> Option<String> {
    let time = Timestamp::try_from(about.modified().ok()?).ok()?;
    Some(format!("{time:.9}"))
}

/// Whether a review speaks of two texts, or of what they were before they were corrected: on each side most of what it quotes stands there.
pub(super) fn is_about(review: &Review, is_same: Sides<bool>, documents: Sides<&Document>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let quotes = review.quotes(side);
        let known = quotes.iter().filter(|quote| quote.is_known_to(documents.get(side))).count();
        *is_same.get(side) || (known > 0 && 2 * known >= quotes.len())
    })
}
