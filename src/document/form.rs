//! The forms in which people have an article, told apart by content first and by name second.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::archive;
use super::types::Error;

/// How many bytes from the start are looked at to tell a form.
const LOOKED_AT: usize = 4096;

/// A form in which an article may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Form {
    /// Plain text: lines, perhaps broken at a fixed width or quoted as in mail.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
    /// A PDF file.
    Pdf,
    /// A Word file of the form used since 2007.
    Docx,
    /// A book or bundle of pages.
    Epub,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 6] = [Self::Text, Self::Markdown, Self::Html, Self::Pdf, Self::Docx, Self::Epub];

    /// The word used in the snapshot and by `--as`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Epub => "epub",
        }
    }

    /// Whether the source is text, which an editor shows and whose lines count.
    pub const fn has_lines(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Html => true,
            Self::Pdf | Self::Docx | Self::Epub => false,
        }
    }

    /// The form of bytes whose first signs leave no doubt: PDF, and what lies in a zip archive.
    ///
    /// # Errors
    /// Bytes of a known form that holds no article, or of one that has to be turned into another first.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Option<Self>, Error> {
        let head = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
        // A few bytes may stand before the sign of a PDF.
        if head.get(..1024.min(head.len())).is_some_and(|start| start.windows(5).any(|five| five == b"%PDF-")) && !looks_like_text(head) {
            return Ok(Some(Self::Pdf));
        }
        if head.starts_with(b"PK\x03\x04") {
            return archive::form(bytes).map(Some);
        }
        FOREIGN
            .iter()
            .find(|foreign| head.starts_with(foreign.sign))
            .map_or(Ok(None), |foreign| Err(Error::Foreign { what: foreign.what, remedy: foreign.remedy }))
    }

    /// The form of a text, by what stands in it and then by its name: `page.html`, `notes.md`.
    pub(super) fn of_text(text: &str, name: &str, content_type: Option<&str>) -> Self {
        if looks_like_html(text) {
            return Self::Html;
        }
        let kind = content_type.map(|kind| kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase());
        let extension = std::path::Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
        let has_tag = || tags(text).next().is_some();
        match (kind.as_deref(), extension.as_str()) {
            (Some("text/markdown"), _) | (_, "md" | "markdown" | "mdown" | "mkd") => Self::Markdown,
            (Some("text/html" | "application/xhtml+xml"), _) | (_, "html" | "htm" | "xhtml" | "shtml") if has_tag() => Self::Html,
            _ if looks_like_markdown(text) => Self::Markdown,
            _ => Self::Text,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Epub => "EPUB",
        })
    }
}

/// A form that is known but not read.
struct Foreign {
    sign: &'static [u8],
    what: &'static str,
    remedy: &'static str,
}

const FOREIGN: [Foreign; 9] = [
    Foreign { sign: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", what: "a Word file of the old form", remedy: "save it as DOCX or as plain text" },
    Foreign { sign: b"{\\rtf", what: "rich text (RTF)", remedy: "save it as DOCX or as plain text" },
    Foreign { sign: b"\x1f\x8b", what: "a gzip file", remedy: "unpack it first" },
    Foreign { sign: b"BZh", what: "a bzip2 file", remedy: "unpack it first" },
    Foreign { sign: b"\xfd7zXZ\0", what: "an xz file", remedy: "unpack it first" },
    Foreign { sign: b"7z\xbc\xaf\x27\x1c", what: "a 7z archive", remedy: "unpack it first" },
    Foreign { sign: b"\x89PNG\r\n", what: "a picture", remedy: "give the article's text" },
    Foreign { sign: b"\xff\xd8\xff", what: "a picture", remedy: "give the article's text" },
    Foreign { sign: b"GIF8", what: "a picture", remedy: "give the article's text" },
];

/// Whether the first bytes are text all through: an article may quote the sign of a PDF.
fn looks_like_text(head: &[u8]) -> bool {
    !head.starts_with(b"%PDF-")
        && std::str::from_utf8(head).is_ok_and(|text| !text.contains(|c: char| c.is_control() && !c.is_whitespace()))
}

/// Names of elements with which pages begin or which only pages have.
const ELEMENTS: [&str; 26] = [
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "div",
    "p",
    "article",
    "section",
    "main",
    "header",
    "nav",
    "h1",
    "h2",
    "h3",
    "table",
    "ul",
    "ol",
    "blockquote",
    "span",
    "a",
    "center",
];

/// Whether a text begins with an element of a page, after white space, comments and declarations.
fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.starts_with('<') {
        return false;
    }
    let head = &start.as_bytes().get(..LOOKED_AT.min(start.len())).unwrap_or_default();
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    lower.starts_with("<!doctype html") || {
        let mut names = tags(&lower);
        names.next().is_some_and(|first| ELEMENTS.contains(&first) || names.any(|name| matches!(name, "html" | "body" | "head")))
    }
}

/// The names of elements that are opened in a text, in order, in the case of the text.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        rest.get(end..)?.starts_with(['>', ' ', '/', '\n', '\t', '\r']).then_some(name)
    })
}

/// Whether a text has what Markdown has and prose has not: front matter, or headings together with links.
fn looks_like_markdown(text: &str) -> bool {
    let head = || text.lines().take(400);
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let links = || head().filter(|line| line.contains("](http") || line.contains("](/")).count();
    head().any(is_heading) && (links() >= 2 || text.starts_with("---\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_outranks_the_name() {
        assert_eq!(Form::of_text("<!DOCTYPE html><p>Ferry", "ferry.txt", None), Form::Html);
        assert_eq!(Form::of_text("\n<!-- saved -->\n<div class=x>Ferry</div>", "-", None), Form::Html);
        assert_eq!(Form::of_text("<?xml version='1.0'?><html xmlns='x'>", "a.xml", None), Form::Html);
        assert_eq!(Form::of_text("Ferry sinks\n\nThe ferry sank.", "ferry.html", None), Form::Text);
        assert_eq!(Form::of_text("# Ferry\n\n[a](http://a.example)\n[b](http://b.example)\n", "-", None), Form::Markdown);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        assert_eq!(Form::of_text("Ferry *sinks*", "ferry.md", None), Form::Markdown);
        assert_eq!(Form::of_text("Ferry <b>sinks</b>", "ferry.HTM", None), Form::Html);
        assert_eq!(Form::of_text("Ferry <b>sinks</b>", "ferry", Some("text/html; charset=utf-8")), Form::Html);
        assert_eq!(Form::of_text("Ferry <b>sinks</b>", "ferry.txt", None), Form::Text);
    }

    #[test]
    fn prose_is_no_page() {
        for text in ["<MOSS> The ferry sank.", "< 5 men", "#1 in Moss\n\n# of men: 5", "---\nFerry\n---"] {
            assert_eq!(Form::of_text(text, "ferry.txt", None), Form::Text, "{text}");
        }
    }

    #[test]
    fn known_forms_that_are_not_read_say_what_to_do() {
        assert_eq!(Form::of_bytes(b"%PDF-1.4\n%\xff\xff"), Ok(Some(Form::Pdf)));
        assert_eq!(Form::of_bytes(b"The sign %PDF- opens a file."), Ok(None));
        let told = Form::of_bytes(b"{\\rtf1 Ferry}").err().map(|error| error.to_string());
        assert_eq!(told.as_deref(), Some("rich text (RTF); save it as DOCX or as plain text"));
    }
}
