//! From blocks with roles to a document: paragraphs, passages, places.

use jiff::civil::Date;

use super::blocks::{Block, blocks};
use super::dateline;
use super::decode::decode;
use super::pictures::{self, Trace};
use super::provenance::{Provenance, sha256};
use super::published::Stamped;
use super::roles::{self, Page};
use super::safety::{REPLACEMENT, safe_lines, safe_name};
use super::types::{Dateline, Document, Error, Paragraph, Passage, PassageId, Replaced, Role};
use crate::language::{ByteSpan, sentences};

/// What parts two paragraphs of a text.
const GAP: &str = "\n\n";

impl Document {
    /// Reads an account from bytes: decoded, made safe, cut into passages with roles.
    ///
    /// `source` is how the person named it; it is made safe as well. Line ends, spaces and Unicode forms are unified, so the text is
    /// not the source byte for byte; [`Passage::line`] leads back.
    ///
    /// # Errors
    /// Bytes that are no text, not UTF-8, or nothing but white space.
    pub fn from_bytes(source: &str, bytes: &[u8]) -> Result<Self, Error> {
        let blocks = blocks(safe_lines(decode(bytes)?));
        if blocks.is_empty() {
            return Err(Error::Empty);
        }
        let page = roles::read(&blocks);
        let provenance = Provenance { sha256: Some(sha256(bytes)), retrieved: None };
        Ok(Self { provenance, ..assemble(safe_name(source), &blocks, page) })
    }

    /// Reads an account from a text; see [`Document::from_bytes`].
    ///
    /// ```
    /// use diptych::document::{Document, Role};
    /// let text = "Ferry sinks off Moss\n\nBy Ruth Aune\n\nMOSS, 3 May 2021 — The ferry sank at noon. Nobody was hurt.";
    /// let document = Document::from_text("moss.txt", text)?;
    /// assert_eq!(document.title.as_deref(), Some("Ferry sinks off Moss"));
    /// assert_eq!(document.passages.iter().map(|p| p.role).collect::<Vec<_>>(), [Role::Title, Role::Byline, Role::Body, Role::Body]);
    /// assert_eq!(document.dateline.and_then(|d| d.place).as_deref(), Some("MOSS"));
    /// # Ok::<(), diptych::document::Error>(())
    /// ```
    pub fn from_text(source: &str, text: &str) -> Result<Self, Error> {
        Self::from_bytes(source, text.as_bytes())
    }

    /// The same document with a day of publication that is known from outside; a dateline without a year takes it from there.
    pub fn with_published(mut self, published: Date) -> Self {
        self.published = Some(published);
        if let Some(dateline) = &mut self.dateline {
            dateline.date = dateline::date_in(dateline.span.of(&self.text)).and_then(|stamped| stamped.resolve(self.published));
            dateline.day_of_year = None;
        }
        self
    }
}

fn assemble(source: String, blocks: &[Block], page: Page) -> Document {
    let mut document = Document {
        source,
        provenance: Provenance::default(),
        text: String::new(),
        title: page.title,
        outlet: page.outlet,
        published: page.published,
        dateline: None,
        paragraphs: Vec::with_capacity(blocks.len()),
        passages: Vec::new(),
        replaced: Vec::new(),
    };
    for (i, (block, role)) in blocks.iter().zip(page.roles).enumerate() {
        if i > 0 {
            document.text.push_str(GAP);
        }
        let start = document.text.len();
        if let Some((_, opening)) = page.dateline.as_ref().filter(|(at, _)| *at == i) {
            let date = opening.stamped.and_then(|stamped| stamped.resolve(page.published));
            document.dateline = Some(Dateline {
                span: shift(opening.span, start),
                place: opening.place.clone(),
                date,
                day_of_year: opening.stamped.filter(|_| date.is_none()).and_then(Stamped::day_of_year),
            });
        }
        push_paragraph(&mut document, block, role, start);
    }
    document
}

fn push_paragraph(document: &mut Document, block: &Block, role: Role, start: usize) {
    let first = PassageId(document.passages.len());
    let spans = if is_whole(role) { vec![ByteSpan::new(0, block.text.len())] } else { sentences(&block.text) };
    for span in &spans {
        // The credit that ends a caption tells nothing of the event.
        let is_credit = role == Role::Caption && spans.len() > 1 && pictures::trace(span.of(&block.text)) == Some(Trace::Credit);
        document.passages.push(Passage {
            id: PassageId(document.passages.len()),
            paragraph: document.paragraphs.len(),
            span: shift(*span, start),
            role: if is_credit { Role::Boilerplate } else { role },
            line: block.line_at(span.start),
        });
    }
    let places = block.text.match_indices(REPLACEMENT).zip(&block.taken);
    document.replaced.extend(
        places.filter_map(|((at, _), taken)| taken.map(|character| Replaced { character, line: block.line_at(at), at: start + at })),
    );
    document.text.push_str(&block.text);
    document.paragraphs.push(Paragraph { span: ByteSpan::new(start, document.text.len()), first, count: spans.len() });
}

/// Whether a block of this role is one passage, however many stops it has.
const fn is_whole(role: Role) -> bool {
    match role {
        Role::Title | Role::Byline | Role::Dateline | Role::Heading | Role::Boilerplate => true,
        Role::Standfirst | Role::Caption | Role::Body => false,
    }
}

const fn shift(span: ByteSpan, by: usize) -> ByteSpan {
    ByteSpan::new(span.start + by, span.end + by)
}
