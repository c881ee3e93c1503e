//! Word files: the paragraphs of the main part, with their styles.
//!
//! Text that was deleted under tracked changes, notes, heads and feet are left out. A reference to an entity of the file's own making stays
//! unresolved, so that none can grow.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::about::Place;
use super::archive::Archive;
use super::content::{Content, Head, Piece};
use super::form::Form;
use super::published::day_in;
use super::types::{Error, Role};

/// How deep elements may nest: far deeper than any program writes them.
const DEEPEST: usize = 512;

/// Reads a Word file.
///
/// # Errors
/// An archive or a part of it that is broken; one that unpacks to far more than an article.
pub(super) fn content(bytes: &[u8]) -> Result<Content, Error> {
    const FORM: Form = Form::Docx;
    let mut archive = Archive::open(bytes, FORM)?;
    let main = archive.file("word/document.xml")?.ok_or(Error::Broken { form: FORM })?;
    let core = archive.file("docProps/core.xml")?;
    let mut head = core.map(|core| properties(&String::from_utf8_lossy(&core))).unwrap_or_default();
    let main = String::from_utf8(main).map_err(|_| Error::Broken { form: FORM })?;
    let pieces = paragraphs(&main)?;
    // What a program files as the title is often the name of a template: only a paragraph with the style of one is the headline.
    head.title = pieces.iter().find(|piece| piece.role == Some(Role::Title)).map(|piece| piece.text.clone());
    Ok(Content { pieces, head }.with_head(1))
}

/// What the walk through the main part is in.
#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    open: Option<Piece>,
    /// Paragraphs so far, counted from 1.
    number: usize,
    /// Whether the walk is in an element with text, and how many elements deep in what was deleted.
    in_text: bool,
    deleted: usize,
    /// Whether a cell of the row that is open has been read.
    in_row: usize,
}

fn paragraphs(xml: &str) -> Result<Vec<Piece>, Error> {
    let broken = |_| Error::Broken { form: Form::Docx };
    let mut reader = Reader::from_str(xml);
    let (mut walk, mut depth) = (Walk::default(), 0_usize);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Error::TooComplex { what: format!("elements nested more than {DEEPEST} deep") });
                }
                walk.start(&element);
            }
            Event::Empty(element) => walk.empty(&element),
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                walk.end_of(local(element.name().as_ref()));
            }
            Event::Text(text) => walk.text(text.as_ref()),
            Event::CData(text) => walk.text(text.as_ref()),
            Event::GeneralRef(reference) => walk.text(&resolved(&reference)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    walk.end();
    Ok(walk.pieces)
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        match local(element.name().as_ref()) {
            // A paragraph inside one, as in a text box, parts it.
            "p" => self.begin(),
            "t" => self.in_text = true,
            "del" | "moveFrom" => self.deleted += 1,
            "tr" => self.in_row += 1,
            _ => self.empty(element),
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        match local(element.name().as_ref()) {
            "p" => self.number += 1,
            "tab" => self.push(" "),
            "br" | "cr" => self.part(),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => self.style(element),
            // A paragraph of a list.
            "numPr" => self.mark(Role::Body),
            _ => {}
        }
    }

    fn end_of(&mut self, name: &str) {
        match name {
            "p" => self.end(),
            "t" => self.in_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "tr" => self.in_row = self.in_row.saturating_sub(1),
            _ => {}
        }
    }

    fn begin(&mut self) {
        self.end();
        self.number += 1;
        // The paragraphs of a table are no prose whose words tell what they are for.
        let role = (self.in_row > 0).then_some(Role::Body);
        let place = Place { element: Some(format!("paragraph {}", self.number)), page: None };
        self.open = Some(Piece { role, line: self.number, place, ..Piece::default() });
    }

    /// A line ends inside a paragraph.
    fn part(&mut self) {
        if self.deleted > 0 {
            return;
        }
        let Some(open) = self.open.clone() else { return };
        self.end();
        self.open = Some(Piece { text: String::new(), ..open });
    }

    fn end(&mut self) {
        self.pieces.extend(self.open.take().filter(|piece| !piece.text.trim().is_empty()));
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        if self.deleted == 0
            && let Some(open) = &mut self.open
        {
            open.text.push_str(text);
        }
    }

    fn mark(&mut self, role: Role) {
        if let Some(open) = &mut self.open {
            open.role.get_or_insert(role);
        }
    }

    fn style(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "val").unwrap_or_default().to_lowercase();
        if name == "title" {
            self.mark(Role::Title);
        } else if name == "caption" {
            self.mark(Role::Caption);
        } else if name == "subtitle" {
            self.mark(Role::Standfirst);
        } else if name.starts_with("heading") {
            self.mark(Role::Heading);
        }
    }
}

/// What the file says of itself.
fn properties(xml: &str) -> Head {
    let mut head = Head::default();
    let mut reader = Reader::from_str(xml);
    let mut name = String::new();
    // What cannot be read of it is left out: the text is what counts.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => local(element.name().as_ref()).clone_into(&mut name),
            Event::End(_) => name.clear(),
            Event::Text(text) => {
                let value = text.as_ref();
                match name.as_str() {
                    "modified" => head.modified = day_in(value),
                    "language" => head.language = Some(value.to_owned()),
                    _ => {}
                }
            }
            Event::Eof => break,
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
    head
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| local(attribute.key.as_ref()) == name)?;
    Some(found.value.into_owned())
}

/// "&amp;" and "&#228;"; a name that XML does not know stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    let name: &str = reference.as_ref();
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => reference.resolve_char_ref().ok().flatten().map_or_else(|| format!("&{name};"), String::from),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn paragraphs_keep_their_words_styles_and_numbers() {
        let xml = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Ferry &amp; crew</w:t></w:r></w:p><w:p/>\
            <w:p><w:r><w:t xml:space=\"preserve\">It </w:t><w:tab/><w:t>sank&#46;</w:t><w:br/><w:t>At noon&x;</w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dead</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
        let pieces: Vec<(String, Option<Role>, usize)> = paragraphs(xml).unwrap().into_iter().map(|p| (p.text, p.role, p.line)).collect();
        let wanted =
            [("Ferry & crew", Some(Role::Title), 1), ("It  sank.", None, 3), ("At noon&x;", None, 3), ("Dead", Some(Role::Body), 4)];
        assert_eq!(pieces, wanted.map(|(text, role, line)| (text.to_owned(), role, line)));
    }

    #[test]
    fn entities_do_not_grow_and_depth_has_an_end() {
        let bomb = "<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]><d><p><t>&b;&b;</t></p></d>";
        assert_eq!(paragraphs(bomb).unwrap().first().unwrap().text, "&b;&b;");
        assert!(matches!(paragraphs(&"<d>".repeat(600)), Err(Error::TooComplex { .. })));
    }
}
