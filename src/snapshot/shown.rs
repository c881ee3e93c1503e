//! What the store understood of one document: JSON for programs, text for people.

use crate::document::{Document, Passage};

use super::json::pretty;
use super::outline::{one_line, particulars};
use super::page::{Page, Style, TextOptions};
use super::record::DocumentRecord;

/// A document as the snapshot has it: one JSON object with a line end after it.
pub fn document_json(document: &Document) -> String {
    pretty(&DocumentRecord::new(None, document))
}

/// A document in plain text: what is known of it, then its paragraphs, each with where it stands and what it is for.
pub fn document_text(document: &Document, options: &TextOptions) -> String {
    let mut page = Page::new(*options);
    page.put(0, "", "What was understood", Style::Bold);
    page.blank();
    let about = &document.about;
    page.put(2, "form: ", &about.form.to_string(), Style::Plain);
    for (name, value) in particulars(document) {
        page.put(2, &format!("{name}: "), &value, Style::Plain);
    }
    let more = [
        ("byline", about.byline.as_deref().map(one_line)),
        ("changed", about.modified.map(|date| date.strftime("%-d %B %Y").to_string())),
        ("language", about.language.and_then(crate::language::language_name).map(str::to_owned)),
        ("encoding", about.encoding.as_ref().map(|encoding| encoding.name.to_owned())),
        ("address", about.address.as_deref().map(one_line)),
    ];
    for (name, value) in more {
        if let Some(value) = value {
            page.put(2, &format!("{name}: "), &value, Style::Plain);
        }
    }
    for paragraph in &document.paragraphs {
        let first = document.passages.get(paragraph.first.0);
        let Some(first) = first else { continue };
        page.blank();
        page.put(
            0,
            &format!("{}, {}: ", place(document, first), first.role.name()),
            &one_line(paragraph.span.of(&document.text)),
            Style::Plain,
        );
    }
    page.out
}

/// "line 3"; "page 2"; "text/one.xhtml, line 3".
fn place(document: &Document, passage: &Passage) -> String {
    let line = format!("line {}", passage.line);
    let Some(place) = document.place(passage) else { return line };
    match (place.page, &place.element) {
        (Some(page), _) => format!("page {page}"),
        (None, Some(element)) if element.ends_with(|c: char| c.is_ascii_digit()) => element.clone(),
        (None, Some(element)) => format!("{}, {line}", one_line(element)),
        (None, None) => line,
    }
}
