//! The values that the store makes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::about::{About, Place};
use super::form::Form;
use super::provenance::Provenance;
use crate::language::ByteSpan;

/// One of the two accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Side {
    /// The account shown on the left.
    Left,
    /// The account shown on the right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The opposite side.
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// `"left"` or `"right"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// A value for each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Sides_of_{T}"))]
pub struct Sides<T> {
    /// The left side's value.
    pub left: T,
    /// The right side's value.
    pub right: T,
}

impl<T> Sides<T> {
    /// A pair from its left and right value.
    pub const fn new(left: T, right: T) -> Self {
        Self { left, right }
    }

    /// The value of one side.
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The value of one side, to change.
    pub const fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    /// References to both values.
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides::new(&self.left, &self.right)
    }

    /// Applies `f` to both values, left first.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides::new(f(self.left), f(self.right))
    }

    /// Left becomes right and right becomes left.
    pub fn swap(self) -> Self {
        Self::new(self.right, self.left)
    }
}

/// The number of a passage in its document, counted from 0 in text order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PassageId(pub usize);

/// What a piece of the page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    /// The headline.
    Title,
    /// The summary line under the headline.
    Standfirst,
    /// Who wrote it, where it was published, when.
    Byline,
    /// Place and date that open a report when they stand alone ("VARASH, 12 February").
    Dateline,
    /// What a picture shows.
    Caption,
    /// A heading inside the text.
    Heading,
    /// The report itself.
    Body,
    /// What the page carries around the report: credits, comment counts, subscriptions. Shown dimmed, takes no part.
    Boilerplate,
}

impl Role {
    /// The word used in the snapshot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether passages of this role tell the event: they are linked and their facts compared.
    pub const fn is_account(self) -> bool {
        match self {
            Self::Title | Self::Standfirst | Self::Caption | Self::Heading | Self::Body => true,
            Self::Byline | Self::Dateline | Self::Boilerplate => false,
        }
    }
}

/// A sentence, headline, caption or byline: the unit that is aligned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its number in the document.
    pub id: PassageId,
    /// The number of its paragraph, counted from 0.
    pub paragraph: usize,
    /// Where it stands in the document's text, without white space around it.
    pub span: ByteSpan,
    /// What it is for.
    pub role: Role,
    /// The line of the source file on which it begins, counted from 1.
    pub line: usize,
}

/// A paragraph: a run of passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands in the document's text.
    pub span: ByteSpan,
    /// Number of its first passage.
    pub first: PassageId,
    /// How many passages it has, at least one.
    pub count: usize,
}

/// Place and date that open a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands, whether alone or at the head of the first body passage.
    pub span: ByteSpan,
    /// The place as written, if any.
    pub place: Option<String>,
    /// The date, if one is given in full, or its year by the day of publication.
    pub date: Option<Date>,
    /// Month and day, where nothing in the document gives the year.
    pub day_of_year: Option<(i8, i8)>,
}

/// A character of the source that was replaced because it could drive or deceive a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The character that stood there.
    pub character: char,
    /// The line of the source file, counted from 1.
    pub line: usize,
    /// Byte offset of the U+FFFD that stands for it in the document's text.
    pub at: usize,
}

/// One account of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Where it came from, as the person named it: a path, `-`, or the name of a bundled text.
    pub source: String,
    /// What is known of the bytes it was made from.
    pub provenance: Provenance,
    /// The whole normalised text; every span counts in it.
    pub text: String,
    /// The headline, if the text has one.
    pub title: Option<String>,
    /// Who published it, if the text says so.
    pub outlet: Option<String>,
    /// The day of publication, if the text says so.
    pub published: Option<Date>,
    /// Place and date at the head of the report.
    pub dateline: Option<Dateline>,
    /// Paragraphs in text order; every passage belongs to exactly one.
    pub paragraphs: Vec<Paragraph>,
    /// Passages in text order; `passages[i].id` is `i`.
    pub passages: Vec<Passage>,
    /// What was replaced to make the text safe, in text order.
    pub replaced: Vec<Replaced>,
    /// What is known of it beside its text.
    pub about: About,
}

impl Document {
    /// Where a passage stands in the source, beyond its line; none where the form has nothing but lines.
    pub fn place(&self, passage: &Passage) -> Option<&Place> {
        self.about.places.get(passage.paragraph).filter(|place| **place != Place::default())
    }

    /// The text of a passage; empty for a number the document does not have.
    pub fn passage_text(&self, id: PassageId) -> &str {
        self.passages.get(id.0).map_or("", |p| p.span.of(&self.text))
    }

    /// The passage that holds a byte of the text, if one does.
    pub fn passage_at(&self, offset: usize) -> Option<&Passage> {
        let after = self.passages.partition_point(|p| p.span.start <= offset);
        self.passages.get(after.checked_sub(1)?).filter(|p| offset < p.span.end)
    }

    /// A short name for headers and file names: the outlet, else the file's stem, else the source as given.
    pub fn short_name(&self) -> &str {
        self.outlet
            .as_deref()
            .unwrap_or_else(|| std::path::Path::new(&self.source).file_stem().and_then(|s| s.to_str()).unwrap_or(&self.source))
    }

    /// Words in passages that tell the event.
    pub fn word_count(&self) -> usize {
        self.passages.iter().filter(|p| p.role.is_account()).map(|p| p.span.of(&self.text).split_whitespace().count()).sum()
    }
}

/// Why bytes did not become a document.
///
/// The message says what was found and what to do; the caller puts the source's name before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No text, or nothing but white space.
    #[error("no text in it; give a file that holds an article")]
    Empty,
    /// Bytes that are no text at all.
    #[error("a binary file (NUL byte at offset {offset}); give the article as text, HTML, PDF, DOCX or EPUB")]
    Binary {
        /// Offset of the first NUL byte.
        offset: usize,
    },
    /// Bytes of a form that is known but not read.
    #[error("{what}; {remedy}")]
    Foreign {
        /// What it is.
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Bytes that are not of the form that they seemed or were said to be, or are cut off.
    #[error("a {form} file that is broken or of another form; give --as with its form, or the article as plain text")]
    Broken {
        /// The form.
        form: Form,
    },
    /// A form that this build leaves out.
    #[error("a {form} file, which this build of diptych does not read; give the article as plain text")]
    NotBuilt {
        /// The form.
        form: Form,
    },
    /// A few bytes that unpack to more than any article.
    #[error("a {form} file that unpacks to far more than an article; give the article's text")]
    Bomb {
        /// The form.
        form: Form,
    },
    /// A page without an article in it.
    #[error("no article text found; try --raw to keep everything")]
    NoArticle,
    /// A page whose elements are nested deeper than any browser shows, or that has more of them than any article.
    #[error("{what}, more than any article has; give the article as plain text")]
    TooComplex {
        /// What there is too much of, with the line.
        what: String,
    },
    /// A line longer than any prose.
    #[error("more than {megabytes} MB without a paragraph's end on line {line}; give the article's text")]
    LongLine {
        /// The line, counted from 1.
        line: usize,
        /// Whole megabytes.
        megabytes: usize,
    },
}
