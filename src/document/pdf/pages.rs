//! The pages of a PDF file: weighed before they are read, read where neither a panic nor an endless loop does harm, put into paragraphs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document as Pdf, Object, ObjectId, PlainTextOutput, output_doc_page};

use super::super::about::Place;
use super::super::blocks::ends_sentence;
use super::super::content::{Content, Head, Piece, plain};
use super::super::form::Form;
use super::super::published::day_in;
use super::super::types::{Error, Role};
use super::SILENT_THREAD;

/// The most that a stream, and all of them together, may unpack to, in bytes.
const LARGEST_STREAM: u64 = 48 * 1024 * 1024;
const LARGEST: u64 = 128 * 1024 * 1024;
/// The largest stream of the old packing, which cannot be weighed without reading it, in bytes.
const LARGEST_LZW: usize = 64 * 1024;
/// How long a file may take. Articles take milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);
/// How deep pages and forms may lie in each other.
const DEEPEST: usize = 64;
/// On how many pages a line must stand to be one that repeats.
const REPEATS: usize = 2;

const BROKEN: Error = Error::Broken { form: Form::Pdf };

/// Reads a PDF file.
pub(super) fn content(bytes: &[u8]) -> Result<Content, Error> {
    weigh(bytes)?;
    let (send, receive) = mpsc::channel();
    let owned = bytes.to_vec();
    // The reader of the format panics on odd files. Its words on standard error would be all that a person sees, so it has a thread without a voice.
    let spawned = thread::Builder::new().name(SILENT_THREAD.to_owned()).stack_size(64 << 20).spawn(move || {
        let _ = send.send(catch_unwind(AssertUnwindSafe(|| read(&owned))).unwrap_or(Err(BROKEN)));
    });
    if spawned.is_err() {
        return Err(BROKEN);
    }
    let (pages, head) = receive.recv_timeout(PATIENCE).unwrap_or(Err(Error::Bomb { form: Form::Pdf }))?;
    Ok(Content { pieces: pieces(&pages), head })
}

/// The text of each page, and what the file says of itself.
fn read(bytes: &[u8]) -> Result<(Vec<String>, Head), Error> {
    let mut pdf = Pdf::load_mem(bytes).map_err(|_| BROKEN)?;
    if pdf.is_encrypted() {
        // Files that anybody may open have an empty password.
        pdf.decrypt("").map_err(|_| Error::Foreign { what: "a PDF file with a password", remedy: "save it without one" })?;
    }
    if has_cycle(&pdf) {
        return Err(BROKEN);
    }
    let mut pages = Vec::new();
    for number in pdf.get_pages().into_keys() {
        let mut text = String::new();
        let mut output = PlainTextOutput::new(&mut text);
        output_doc_page(&pdf, &mut output, number).map_err(|_| BROKEN)?;
        pages.push(text);
    }
    Ok((pages, head(&pdf)))
}

fn head(pdf: &Pdf) -> Head {
    let info = pdf.trailer.get(b"Info").and_then(Object::as_reference).and_then(|id| pdf.get_dictionary(id));
    // The title that programs file is mostly the name of a file; the days are worth having.
    let day = |key: &[u8]| {
        let value = info.as_ref().ok()?.get(key).ok()?.as_str().ok()?;
        day_in(std::str::from_utf8(value).ok()?.trim_start_matches("D:").get(..8)?)
    };
    Head { modified: day(b"ModDate"), ..Head::default() }
}

/// Looks through the file for what unpacks to more than an article, without keeping any of it.
fn weigh(bytes: &[u8]) -> Result<(), Error> {
    const BOMB: Error = Error::Bomb { form: Form::Pdf };
    const WORD: &[u8] = b"stream";
    let mut left = LARGEST;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(WORD.len()).position(|window| window == WORD)) {
        let start = at + found;
        at = start + WORD.len();
        if bytes.get(start.saturating_sub(3)..start) == Some(b"end") {
            continue;
        }
        let dictionary = bytes.get(start.saturating_sub(1024)..start).unwrap_or_default();
        let dictionary =
            dictionary.windows(4).rposition(|window| window == b" obj").and_then(|from| dictionary.get(from..)).unwrap_or(dictionary);
        let count = |word: &[u8]| dictionary.windows(word.len()).filter(|window| *window == word).count();
        let body = bytes.get(at..).unwrap_or_default();
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        let packed = count(b"/FlateDecode") + count(b"/Fl ") + count(b"/LZWDecode") + count(b"/RunLengthDecode");
        if packed > 1 {
            return Err(BOMB);
        }
        if count(b"/LZWDecode") + count(b"/RunLengthDecode") > 0 {
            let end = body.windows(9).position(|window| window == b"endstream").unwrap_or(body.len());
            if end > LARGEST_LZW {
                return Err(BOMB);
            }
        } else if packed == 1 && count(b"/Image") == 0 {
            let limit = left.min(LARGEST_STREAM);
            // A stream that breaks off counts as far as it goes.
            let read = unpacked(body, limit + 1);
            if read > limit {
                return Err(BOMB);
            }
            left -= read;
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to, counted no further than a limit.
fn unpacked(body: &[u8], limit: u64) -> u64 {
    let mut stream = ZlibDecoder::new(body).take(limit);
    let (mut sum, mut buffer) = (0, vec![0; 1 << 16]);
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        sum += read as u64;
    }
    sum
}

/// Whether pages or forms lie in themselves, which would be read for ever.
fn has_cycle(pdf: &Pdf) -> bool {
    let mut inside: BTreeMap<ObjectId, Vec<ObjectId>> = BTreeMap::new();
    for (id, object) in &pdf.objects {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference).ok();
        inside.insert(*id, parent.into_iter().chain(forms(pdf, dictionary)).collect());
    }
    inside.keys().any(|id| is_deep(*id, &inside))
}

/// The objects that a dictionary's resources draw.
fn forms(pdf: &Pdf, dictionary: &Dictionary) -> Vec<ObjectId> {
    let resolved = |object: &Object| match object {
        Object::Reference(id) => pdf.get_dictionary(*id).ok().cloned(),
        Object::Dictionary(dictionary) => Some(dictionary.clone()),
        _ => None,
    };
    let objects =
        dictionary.get(b"Resources").ok().and_then(resolved).and_then(|resources| resources.get(b"XObject").ok().and_then(resolved));
    objects.map(|objects| objects.iter().filter_map(|(_, object)| object.as_reference().ok()).collect()).unwrap_or_default()
}

/// Whether a way from an object leads deeper than any file's.
fn is_deep(id: ObjectId, inside: &BTreeMap<ObjectId, Vec<ObjectId>>) -> bool {
    let mut level = BTreeSet::from([id]);
    for _ in 0..DEEPEST {
        level = level.iter().filter_map(|id| inside.get(id)).flatten().copied().collect();
        if level.is_empty() {
            return false;
        }
    }
    true
}

/// The paragraphs of all pages.
fn pieces(pages: &[String]) -> Vec<Piece> {
    let blocks: Vec<Vec<&str>> = pages.iter().map(|page| blocks(page)).collect();
    let repeated = repeated(&blocks);
    let all: String = pages.join("\n");
    let mut pieces: Vec<Piece> = Vec::new();
    // The paragraph at the foot of the page before, which may go on at the head of the next.
    let mut last: Option<usize> = None;
    for (number, page) in blocks.iter().enumerate() {
        for (i, block) in page.iter().enumerate() {
            let text = joined(block, &all);
            let is_edge = i == 0 || i + 1 == page.len();
            let is_around = is_edge && (repeated.contains(&without_digits(&text)) || is_page_number(&text));
            let before = last.filter(|_| !is_around && text.starts_with(char::is_lowercase)).and_then(|at| pieces.get_mut(at));
            if let Some(before) = before.filter(|before| before.place.page != Some(number + 1) && !ends_sentence(&before.text)) {
                let own = format!("{}\n{text}", before.text);
                before.text = joined(&own, &all);
                continue;
            }
            let place = Place { page: Some(number + 1), element: None };
            if !is_around {
                last = Some(pieces.len());
            }
            pieces.push(Piece { text, role: is_around.then_some(Role::Boilerplate), line: pieces.len() + 1, place, ..Piece::default() });
        }
    }
    pieces
}

/// The blocks of a page: lines between blank lines.
fn blocks(page: &str) -> Vec<&str> {
    page.trim().split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect()
}

/// What stands at the head or foot of several pages, but for its numbers.
fn repeated(pages: &[Vec<&str>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let edges: BTreeSet<String> = [page.first(), page.last()].into_iter().flatten().map(|block| without_digits(block)).collect();
        for edge in edges.into_iter().filter(|edge| !edge.is_empty()) {
            *counts.entry(edge).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= REPEATS).map(|(edge, _)| edge).collect()
}

fn without_digits(text: &str) -> String {
    plain(&text.replace(|c: char| c.is_ascii_digit(), ""))
}

/// "7", "- 7 -", "Page 7 of 9".
fn is_page_number(text: &str) -> bool {
    let words = without_digits(text);
    text.contains(|c: char| c.is_ascii_digit())
        && matches!(
            words.trim_matches(|c: char| c.is_ascii_punctuation() || matches!(c, ' ' | '–' | '—')),
            "" | "page" | "page of" | "of" | "page  of"
        )
}

/// The lines of a block as one; a word that was broken at the end of a line is whole again, unless its hyphen is its own.
fn joined(block: &str, all: &str) -> String {
    let mut text = String::with_capacity(block.len());
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if text.is_empty() {
            text.push_str(line);
            continue;
        }
        let first = line.split(' ').next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_punctuation());
        let broken = text.strip_suffix('-').and_then(|rest| rest.rsplit(' ').next()).filter(|half| half.ends_with(char::is_alphabetic));
        if let Some(half) = broken.filter(|_| first.starts_with(char::is_lowercase)) {
            let whole = format!("{half}{first}");
            // The word as it stands elsewhere decides; a compound with a hyphen shows it somewhere inside a line.
            if all.contains(&whole) || !all.contains(&format!("{half}-{first}")) {
                text.pop();
            }
        } else if broken.is_none() {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_go_on_over_pages_without_what_stands_around() {
        let pages = [
            "\n\nMoss Matin 1\n\nFerry sinks\n\nThe ferry sank at mid-\nnight with nine well-\nknown\n\n- 1 -\n".to_owned(),
            "Moss Matin 2\n\nmen on board.\n\nThe well-known master was hurt.\n\n- 2 -\n".to_owned(),
        ];
        let made: Vec<(String, Option<Role>, Option<usize>)> = pieces(&pages).into_iter().map(|p| (p.text, p.role, p.place.page)).collect();
        let around = Some(Role::Boilerplate);
        let wanted = [
            ("Moss Matin 1", around, Some(1)),
            ("Ferry sinks", None, Some(1)),
            ("The ferry sank at midnight with nine well-known men on board.", None, Some(1)),
            ("- 1 -", around, Some(1)),
            ("Moss Matin 2", around, Some(2)),
            ("The well-known master was hurt.", None, Some(2)),
            ("- 2 -", around, Some(2)),
        ];
        assert_eq!(made, wanted.map(|(text, role, page)| (text.to_owned(), role, page)));
    }

    #[test]
    fn what_is_no_pdf_is_broken() {
        assert_eq!(content(b"%PDF-1.4\nno more").err(), Some(BROKEN));
    }
}
