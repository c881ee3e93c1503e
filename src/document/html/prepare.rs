//! A page made ready for the parser in one pass: bounded, without scripts and styles, and with the line of each block.
//!
//! The parser and the rules that find the article cost the square of the depth, and memory for each element; both are bounded here,
//! before a tree is made. The pass need not understand a page as a browser does: where it counts too much, it errs on the safe side by
//! a few levels.

use super::super::types::Error;

/// The attribute that carries the line of an element through parser and extraction.
pub(super) const LINE: &str = "data-source-line";

/// The deepest nesting: browsers cut at the same depth.
const DEEPEST: usize = 512;
/// The most elements, and the most levels that all elements lie deep together: both stand for seconds of work.
const MOST_ELEMENTS: usize = 250_000;
const MOST_LEVELS: usize = 3_000_000;
/// The largest page, in bytes.
const LARGEST: usize = 24 * 1024 * 1024;
/// The most attributes of an element that are kept.
const MOST_ATTRIBUTES: usize = 64;

/// Elements without content.
const VOID: [&str; 15] =
    ["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that end where the next of their kind begins: open ones do not nest.
const FLAT: [&str; 14] = ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp"];
/// Elements whose content is no markup.
const OPAQUE: [&str; 10] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "svg", "template"];
/// Of these, the ones of which the page shows nothing that is read.
const UNREAD: [&str; 6] = ["style", "iframe", "noembed", "noframes", "svg", "template"];
/// Elements that a browser opens again in the next block when they were not closed: without attributes it keeps three of a kind at most.
const REOPENED: [&str; 13] = ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// The page for the parser.
pub(super) fn prepare(page: &str) -> Result<String, Error> {
    if page.len() > LARGEST {
        return Err(Error::TooComplex { what: format!("an HTML page of {} MB", page.len() >> 20) });
    }
    let mut pass = Pass {
        out: String::with_capacity(page.len() + page.len() / 8),
        rest: page,
        line: 1,
        is_xml: page.trim_start().starts_with("<?xml"),
        ..Pass::default()
    };
    pass.run()?;
    Ok(pass.out)
}

#[derive(Default)]
struct Pass<'t> {
    out: String,
    rest: &'t str,
    /// The line on which `rest` begins.
    line: usize,
    /// The names of the elements that are open.
    open: Vec<&'t str>,
    elements: usize,
    levels: usize,
    /// Whether the page is XML.
    is_xml: bool,
}

impl<'t> Pass<'t> {
    fn run(&mut self) -> Result<(), Error> {
        while let Some(at) = self.rest.find('<') {
            self.keep(at);
            let after = self.rest.get(1..).unwrap_or("");
            match after.bytes().next() {
                Some(b'!' | b'?') => self.declaration(after),
                Some(b'/') if after.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) => self.end_tag(after),
                Some(b) if b.is_ascii_alphabetic() => self.start_tag(after)?,
                _ => self.keep(1),
            }
        }
        self.keep(self.rest.len());
        Ok(())
    }

    /// Hands `length` bytes on.
    fn keep(&mut self, length: usize) {
        let taken = self.take(length);
        self.out.push_str(taken);
    }

    /// Goes on by `length` bytes.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.line += taken.bytes().filter(|&b| b == b'\n').count();
        self.rest = rest;
        taken
    }

    /// Comments go, a doctype stays.
    fn declaration(&mut self, after: &str) {
        if let Some(comment) = after.strip_prefix("!--") {
            // "<!-->" and "<!--->" are comments as well.
            let end = if comment.starts_with('>') || comment.starts_with("->") {
                comment.find('>').map(|at| at + 1)
            } else {
                comment.find("-->").map(|at| at + 3)
            };
            self.take(end.map_or(self.rest.len(), |end| end + 4));
            return;
        }
        let length = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        if after.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("!doctype")) {
            self.keep(length);
        } else {
            self.take(length);
        }
    }

    fn end_tag(&mut self, after: &'t str) {
        let name = name(after.get(1..).unwrap_or(""));
        if let Some(depth) = self.open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
            self.open.truncate(depth);
        }
        let length = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        self.keep(length);
    }

    fn start_tag(&mut self, after: &'t str) -> Result<(), Error> {
        let (name, line) = (name(after), self.line);
        let is = |list: &[&str]| list.iter().any(|listed| listed.eq_ignore_ascii_case(name));
        let tag = Tag::read(after.get(name.len()..).unwrap_or(""));
        // Pages of books are XML, in which an element may close itself.
        let is_closed = tag.closes_itself && (self.is_xml || is(&OPAQUE));
        let is_flat = is(&VOID) || is(&FLAT) || is_closed;
        self.elements += 1;
        self.levels += self.open.len();
        if self.open.len() >= DEEPEST && !is_flat {
            return Err(Error::TooComplex { what: format!("elements nested more than {DEEPEST} deep (line {line})") });
        }
        if self.elements > MOST_ELEMENTS || self.levels > MOST_LEVELS {
            return Err(Error::TooComplex { what: format!("more than {} elements by line {line}", self.elements - 1) });
        }
        let is_opaque = is(&OPAQUE);
        self.take(1 + name.len() + tag.length);
        // What the page shows nothing of; data for programs that tells of the page stays.
        let is_unread = is(&UNREAD) || (name.eq_ignore_ascii_case("script") && !tag.has("ld+json"));
        if !is_unread {
            self.write(name, line, &tag, !is(&REOPENED));
        }
        if is_closed && !is_unread && !is(&VOID) {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        if is_opaque && !is_closed {
            self.opaque(name, is_unread);
        } else if !is_flat && !is_opaque {
            self.open.push(name);
        }
        Ok(())
    }

    fn write(&mut self, name: &str, line: usize, tag: &Tag<'_>, has_attributes: bool) {
        self.out.push('<');
        self.out.push_str(name);
        if has_attributes {
            for part in [" ", LINE, "=", &line.to_string()] {
                self.out.push_str(part);
            }
            for attribute in &tag.attributes {
                self.out.push(' ');
                self.out.push_str(attribute);
            }
        }
        self.out.push('>');
    }

    /// Content up to the end tag of the element; what follows an element that is never closed is its content, as in browsers.
    fn opaque(&mut self, name: &str, is_unread: bool) {
        let is_end = |at: usize| {
            let after = self.rest.get(at + 2..).unwrap_or("");
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && !after.as_bytes().get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(|&at| is_end(at)).unwrap_or(self.rest.len());
        if is_unread {
            self.take(end);
            let close = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            self.take(close);
        } else {
            self.keep(end);
            let close = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            self.keep(close);
        }
    }
}

/// The name of an element at the start of a text.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// What follows the name in a start tag.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tag<'t> {
    /// Each attribute as it is written, with its value.
    attributes: Vec<&'t str>,
    closes_itself: bool,
    /// Bytes up to and with the ">".
    length: usize,
}

impl<'t> Tag<'t> {
    fn read(text: &'t str) -> Self {
        let mut tag = Self { length: text.len(), ..Self::default() };
        let bytes = text.as_bytes();
        let is_space = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => {
                    tag.length = at + 1;
                    tag.closes_itself = at > 0 && bytes.get(at - 1) == Some(&b'/');
                    return tag;
                }
                b'/' => at += 1,
                _ if byte.is_ascii_whitespace() => at += 1,
                _ => {
                    let start = at;
                    // A sign of equality may open a name.
                    at += 1;
                    while bytes.get(at).is_some_and(|b| !matches!(b, b'=' | b'>' | b'/')) && !is_space(at) {
                        at += 1;
                    }
                    let mut value = at;
                    while is_space(value) {
                        value += 1;
                    }
                    if bytes.get(value) == Some(&b'=') {
                        value += 1;
                        while is_space(value) {
                            value += 1;
                        }
                        at = end_of_value(bytes, value);
                    }
                    if tag.attributes.len() < MOST_ATTRIBUTES {
                        tag.attributes.extend(text.get(start..at));
                    }
                }
            }
        }
        tag
    }

    fn has(&self, value: &str) -> bool {
        self.attributes.iter().any(|attribute| attribute.to_ascii_lowercase().contains(value))
    }
}

/// One past the value of an attribute that begins at `at`.
fn end_of_value(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = match rest.first() {
        Some(quote @ (b'"' | b'\'')) => rest.iter().skip(1).position(|b| b == quote).map_or(rest.len(), |end| end + 2),
        _ => rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'>').unwrap_or(rest.len()),
    };
    at + length
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn lines_come_and_scripts_go() {
        let page = "<!DOCTYPE html>\n<!-- x\n<p> --><script>if (a < b) '</p>'</script>\n<p class='a>b'\nid=x>Moss <b style=y>now</B></p>\n<script type=\"application/ld+json\">{\"a\":\"<p>\"}</script>";
        let wanted = "<!DOCTYPE html>\n\n<p data-source-line=4 class='a>b' id=x>Moss <b>now</B></p>\n<script data-source-line=6 type=\"application/ld+json\">{\"a\":\"<p>\"}</script>";
        assert_eq!(prepare(page).unwrap(), wanted);
    }

    #[test]
    fn loose_signs_and_open_ends_are_kept_or_swallowed_as_browsers_do() {
        for (page, wanted) in [
            ("5 < 6 <", "5 < 6 <"),
            ("a</ b", "a</ b"),
            ("a<!-- b", "a"),
            ("a<style>b", "a"),
            ("<title>a", "<title data-source-line=1>a"),
            ("<script src=x /><p>a", "<p data-source-line=1>a"),
            ("<?xml?><title/><i/>a", "<title data-source-line=1></title><i></i>a"),
            ("a<?php x ?>b", "ab"),
        ] {
            assert_eq!(prepare(page).unwrap(), wanted);
        }
    }

    #[test]
    fn a_deep_or_endless_tree_is_refused() {
        let told = |page: &str| prepare(page).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(told(&"<div>\n".repeat(600)).starts_with("elements nested more than 512 deep (line 513)"));
        assert!(told(&"<i>".repeat(600)).starts_with("elements nested"));
        assert!(told(&"<br>".repeat(MOST_ELEMENTS + 1)).starts_with("more than 250000 elements by line 1"));
        let chains = "<div>".repeat(500) + &"</div>".repeat(500);
        assert!(told(&chains.repeat(30)).starts_with("more than"));
        assert_eq!(told(&"<p><li><td>".repeat(2000)), "");
        assert_eq!(told(&"<div><font color=red></div>".repeat(2000)), "");
    }
}
