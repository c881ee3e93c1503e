//! From blocks with roles to a document: paragraphs, passages, places.

use jiff::civil::Date;

use super::about::{About, Place};
use super::blocks::{Block, blocks};
use super::confusable;
use super::content::{Content, Head};
use super::dateline;
use super::delivered::{Delivered, Wish};
use super::encoding::decode;
use super::form::Form;
use super::pictures::{self, Trace};
use super::provenance::{Provenance, sha256};
use super::published::Stamped;
use super::roles::{self, Page};
use super::safety::{REPLACEMENT, safe_lines, safe_name};
use super::types::{Dateline, Document, Error, Paragraph, Passage, PassageId, Replaced, Role};
use crate::language::{self, ByteSpan, sentences};

/// The longest paragraph that is read, in bytes: a whole book has fewer. What is longer is no prose, and would cost more time than any answer is worth.
const LONGEST_PARAGRAPH: usize = 1 << 20;
/// How many passages are looked at to tell the language.
const LOOKED_AT: usize = 200;
/// What parts two paragraphs of a text.
const GAP: &str = "\n\n";

impl Document {
    /// Reads an account from bytes in whatever form: told apart, decoded, made safe, cut into passages with roles.
    ///
    /// `source` is how the person named it; it is made safe as well. Line ends, spaces and Unicode forms are unified, so the text is
    /// not the source byte for byte; [`Passage::line`] leads back.
    ///
    /// # Errors
    /// Bytes that are no text and no form that is read, or hold nothing but white space.
    pub fn from_bytes(source: &str, bytes: &[u8]) -> Result<Self, Error> {
        Self::read(&Delivered::new(source, bytes), Wish::default())
    }

    /// Reads an account from bytes and from what came with them, as the person wishes it.
    ///
    /// # Errors
    /// As [`Document::from_bytes`]; besides, bytes that are not of the form that is wished for, and what no article is: more elements,
    /// a deeper nesting or a longer line than any has.
    pub fn read(delivered: &Delivered<'_>, wish: Wish) -> Result<Self, Error> {
        let of_bytes = || Form::of_bytes(delivered.bytes);
        let form = match wish.form {
            Some(form) => Some(form),
            None => of_bytes()?,
        };
        match form {
            Some(Form::Pdf) => from_content(delivered, wish, super::pdf::content(delivered.bytes)?, Form::Pdf),
            Some(Form::Docx) => from_content(delivered, wish, super::docx::content(delivered.bytes)?, Form::Docx),
            Some(Form::Epub) => from_content(delivered, wish, super::epub::content(delivered.bytes)?, Form::Epub),
            Some(Form::Text | Form::Markdown | Form::Html) | None => from_text_bytes(delivered, wish),
        }
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
        Self::read(&Delivered::new(source, text.as_bytes()), Wish { form: Some(Form::Text), ..Wish::default() })
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

/// Reads what is text: plain, Markdown, or a page.
fn from_text_bytes(delivered: &Delivered<'_>, wish: Wish) -> Result<Document, Error> {
    // Told at once: a file of nothing but spaces may be of any length.
    if delivered.bytes.trim_ascii().is_empty() {
        return Err(Error::Empty);
    }
    let decoded = decode(delivered.bytes, delivered.charset())?;
    let text = decoded.text.as_ref();
    let form = wish.form.unwrap_or_else(|| Form::of_text(text, delivered.source, delivered.content_type));
    let mut document = match form {
        Form::Html => from_content(delivered, wish, super::html::content(text, wish.raw)?, form)?,
        Form::Markdown => from_content(delivered, wish, super::markdown::content(text), form)?,
        Form::Text | Form::Pdf | Form::Docx | Form::Epub => {
            // Told before every sign of it is looked at.
            if let Some((before, line)) = text.split('\n').enumerate().find(|(_, line)| line.len() > 4 * LONGEST_PARAGRAPH) {
                return Err(Error::LongLine { line: before + 1, megabytes: line.len() >> 20 });
            }
            from_blocks(delivered, wish, blocks(safe_lines(text)), Head::default(), form)?
        }
    };
    document.about.encoding = Some(decoded.encoding);
    Ok(document)
}

fn from_content(delivered: &Delivered<'_>, wish: Wish, content: Content, form: Form) -> Result<Document, Error> {
    let blocks = content.pieces.into_iter().filter_map(Block::of_piece).collect();
    from_blocks(delivered, wish, blocks, content.head, form)
}

fn from_blocks(delivered: &Delivered<'_>, wish: Wish, blocks: Vec<Block>, head: Head, form: Form) -> Result<Document, Error> {
    if blocks.is_empty() {
        return Err(if form == Form::Html && !wish.raw { Error::NoArticle } else { Error::Empty });
    }
    if let Some(block) = blocks.iter().find(|block| block.text.len() > LONGEST_PARAGRAPH) {
        return Err(Error::LongLine { line: block.line_at(0), megabytes: block.text.len() >> 20 });
    }
    let mut page = roles::read(&blocks);
    if wish.raw {
        page.roles.iter_mut().filter(|role| **role == Role::Boilerplate).for_each(|role| *role = Role::Body);
    }
    let safe = |value: Option<String>| value.map(|value| safe_name(value.trim())).filter(|value| !value.is_empty());
    page.outlet = safe(head.outlet).or(page.outlet);
    page.published = head.published.or(page.published);
    let mut document = assemble(safe_name(delivered.source), &blocks, page);
    document.provenance =
        Provenance { sha256: Some(sha256(delivered.bytes)), retrieved: delivered.retrieved, address: delivered.address.map(safe_name) };
    document.about = About {
        form,
        byline: safe(head.byline),
        modified: head.modified,
        language: language_of(&document, head.language.as_deref()),
        address: safe(head.address).or_else(|| delivered.address.map(safe_name)),
        encoding: None,
        confusables: confusable::find(&document),
        places: if blocks.iter().any(|block| block.place != Place::default()) {
            blocks.into_iter().map(|block| block.place).collect()
        } else {
            Vec::new()
        },
    };
    Ok(document)
}

/// The language that the words tell; where they do not, the one that the source claims, if it is known.
fn language_of(document: &Document, claimed: Option<&str>) -> Option<&'static str> {
    let told: Vec<&str> =
        document.passages.iter().filter(|p| p.role.is_account()).take(LOOKED_AT).map(|p| p.span.of(&document.text)).collect();
    language::language_of(&told.join(" ")).or_else(|| claimed.and_then(language::known_language))
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
        about: About::default(),
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
    if !block.taken.is_empty() {
        let places = block.text.match_indices(REPLACEMENT).zip(&block.taken);
        document.replaced.extend(
            places.filter_map(|((at, _), taken)| taken.map(|character| Replaced { character, line: block.line_at(at), at: start + at })),
        );
    }
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
