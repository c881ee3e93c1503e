//! Every reader of foreign bytes against bytes that were changed at random: no panic, no endless work, nothing in the text that may not be there.
//!
//! A moment each in every run; `DIPTYCH_FUZZ=60 cargo test --test fuzz` gives each a minute, `DIPTYCH_FUZZ_SEED` other inputs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::mem_forget,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs
)]

#[path = "fixtures/forms.rs"]
mod forms;
#[path = "fixtures/mutation.rs"]
mod mutation;

use diptych::compare::{Confidence, compare};
use diptych::document::{Delivered, Document, Form, Sides, Wish};
use diptych::reader::keymap::Keymap;
use diptych::reader::theme::{Depth, Library};
use diptych::snapshot;
use forms::{PAGE, archive, docx, epub};
use mutation::{Chance, feed};

const REPORT: &str = "Ferry sinks off Moss\n\nBy Ruth Aune\nMoss Matin, 3 May 2021\n\nMOSS, 3 May 2021 — The ferry sank at noon. \u{201c}Nobody was \
    hurt,\u{201d} the harbour master said.\n\n> Quoted twice\n>> and thrice.\n\n* 12 boats\n* 40 people\n\n# Later\n\n[More](https://matin.example/x) of *it*.\n";

/// Reads bytes as a form and looks whether what came of them holds together.
fn read(bytes: &[u8], form: Option<Form>) {
    for raw in [false, true] {
        let delivered = Delivered { content_type: Some("text/html; charset=windows-1252"), ..Delivered::new("changed", bytes) };
        if let Ok(document) = Document::read(&delivered, Wish { form, raw }) {
            assert_holds(&document);
        }
    }
}

fn assert_holds(document: &Document) {
    let text = &document.text;
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']), "{text:?}");
    let mut end = 0;
    for (number, passage) in document.passages.iter().enumerate() {
        assert!(passage.id.0 == number && passage.span.start >= end && passage.span.start < passage.span.end, "{passage:?}");
        assert!(!text[passage.span.start..passage.span.end].trim().is_empty(), "{passage:?}");
        end = passage.span.end;
    }
    assert_eq!(document.paragraphs.iter().map(|paragraph| paragraph.count).sum::<usize>(), document.passages.len());
    for paragraph in &document.paragraphs {
        assert!(text.get(paragraph.span.start..paragraph.span.end).is_some(), "{paragraph:?}");
    }
    for replaced in &document.replaced {
        assert!(text[replaced.at..].starts_with('\u{fffd}'), "{replaced:?}");
    }
    for confusable in &document.about.confusables {
        assert!(text[confusable.at..].starts_with(&confusable.word), "{confusable:?}");
    }
    assert!(document.about.places.is_empty() || document.about.places.len() == document.paragraphs.len());
}

#[test]
fn text() {
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let starts = [REPORT.into(), utf_16, b"Caf\xe9 closed\n\nThe caf\xe9 by the quay of Moss closed.\n".to_vec()];
    let words =
        ["\n\n", "> ", "\u{feff}", "\u{1b}[31m", "\u{202e}", "\u{e000}", "3 May 2021", "By ", " — ", "\r", "\t", "\u{0430}", "e\u{301}"];
    feed("text", &starts, &words, |bytes| read(bytes, Some(Form::Text)));
    feed("untold", &starts, &words, |bytes| read(bytes, None));
}

#[test]
fn markdown() {
    let words = ["# ", "```\n", "[a](b)", "![", "](", "**", "<div>", "> ", "| a | b |\n", "---\n", "* ", "\\", "[1]: x\n", "&#x202e;"];
    feed("markdown", &[REPORT.into()], &words, |bytes| read(bytes, Some(Form::Markdown)));
}

#[test]
fn html() {
    let words = [
        "<div>",
        "</div>",
        "<p>",
        "<table><tr><td>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&#x202e;",
        "&#0;",
        "&lt;",
        "<article>",
        "<svg>",
        "<math>",
        "<template>",
        "<title>",
        "<meta charset=shift_jis>",
        "<base href=x>",
        "<pre>\n",
        "<li>",
        "<time datetime=2021-05-03>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2021\"}</script>",
        "hidden",
        "<br>",
        "<figure>",
        "<noscript>",
    ];
    feed("html", &[PAGE.into()], &words, |bytes| read(bytes, Some(Form::Html)));
}

#[test]
fn docx_files() {
    let words = [
        "<w:p>",
        "</w:p>",
        "<w:r><w:t>",
        "<w:br/>",
        "<w:tab/>",
        "&amp;",
        "&#x202e;",
        "<!DOCTYPE x [",
        "<w:pStyle w:val=\"Title\"/>",
        "<w:del>",
        "<w:tbl>",
    ];
    let whole = docx(&[("Title", "Ferry sinks off Moss"), ("", "The ferry sank at noon."), ("", "Nobody was hurt, the master said.")]);
    feed("docx", &[whole], &["PK\u{3}\u{4}", "word/document.xml", "\0\0\0\0", "\u{1}"], |bytes| read(bytes, Some(Form::Docx)));
    let main = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">It sank &amp; was </w:t><w:br/><w:t>lost.</w:t></w:r></w:p></w:body></w:document>";
    feed("docx-inside", &[main.into()], &words, |bytes| read(&archive(&[("word/document.xml", bytes)]), Some(Form::Docx)));
}

#[test]
fn epub_files() {
    let whole = epub("Ferry", "Ruth Aune", &["<p>The ferry sank at noon.</p>", "<h2>Later</h2><p>Nobody was hurt.</p>"]);
    feed("epub", &[whole], &["PK\u{3}\u{4}", "META-INF/container.xml", "\0\0\0\0", "<itemref", "content.opf"], |bytes| {
        read(bytes, Some(Form::Epub));
    });
    let chapter = |bytes: &[u8]| epub("Ferry", "Aune", &[&String::from_utf8_lossy(bytes)]);
    let words = ["<p>", "</p>", "<h2>", "<img alt=x>", "&nbsp;", "&#0;", "<br/>", "<body>", "]]>"];
    feed("epub-inside", &["<p>The ferry sank at noon.</p><h2>Later</h2><p>Nobody was hurt.</p>".into()], &words, |bytes| {
        read(&chapter(bytes), Some(Form::Epub));
    });
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_files() {
    let whole = forms::pdf(&[&["Ferry sinks off Moss", "The ferry sank at noon."], &["Nobody was hurt, the master said."]]);
    let words = [
        "obj",
        "endobj",
        "stream\n",
        "endstream",
        "<<",
        ">>",
        "/Kids [3 0 R]",
        "/Parent 1 0 R",
        "99999999999",
        "/Length -1",
        "R",
        "%%EOF",
        "xref",
    ];
    feed("pdf", &[whole], &words, |bytes| read(bytes, Some(Form::Pdf)));
    let page = b"BT /F1 11 Tf 72 720 Td 14 TL (Ferry sinks) Tj T* (It sank at noon.) Tj ET";
    let words =
        ["BT", "ET", "q", "Q", "Tj", "TJ", "[(a) -900 (b)]", "cm", "/F9", "1e99", "-0", "(", ")", "\\", "Do", "BI", "ID", "EI", "Tm"];
    feed("pdf-inside", &[page.to_vec()], &words, |bytes| read(&forms::pdf_of_streams(&[bytes.to_vec()], ""), Some(Form::Pdf)));
}

#[test]
fn settings() {
    let keys = include_str!("../assets/keymap.toml");
    let words = [
        "[",
        "]",
        "[[",
        "]]",
        "=",
        "\"",
        "'''",
        "{",
        "}",
        "\\u202e",
        "1e999",
        "#",
        "inherits = \"own\"\n",
        "key = \"Ctrl-\"\n",
        "a.b.c.d = 1\n",
    ];
    feed("keymap", &[keys.into()], &words, |bytes| {
        if let Ok(text) = std::str::from_utf8(bytes)
            && let Err(error) = Keymap::bundled().unwrap().with(text, "keymap.toml")
        {
            assert!(!error.to_string().is_empty());
        }
    });
    let theme = "inherits = \"dark\"\n[palette]\nink = \"#112233\"\n[tones]\nconflict = { fg = \"ink\", bold = true }\n";
    feed("theme", &[theme.into()], &words, |bytes| {
        let Ok(text) = String::from_utf8(bytes.to_vec()) else { return };
        let mut library = Library::bundled();
        library.add("own".to_owned(), text);
        if let Err(error) = library.theme("own", Depth::True) {
            assert!(!error.to_string().is_empty());
        }
    });
}

#[test]
fn snapshots() {
    let document = |text: &str| Document::from_text("report.txt", text).unwrap();
    let comparison = compare(Sides::new(document(REPORT), document(&REPORT.replace("noon", "six").replace("40", "44"))));
    let written = snapshot::json(&comparison, Confidence::new(0.0));
    let words =
        ["{", "}", "[", "]", "null", "-1", "1e99", "\"at\": 7,", "\\ud800", "\\u001b", "18446744073709551615", "\"line\": 0", "true"];
    let again = |bytes: &[u8]| {
        let Ok(restored) = snapshot::restore(bytes) else { return };
        let comparison = &restored.comparison;
        // What is believed can be written in every form, and is believed again.
        let json = snapshot::reviewed_json(comparison, restored.floor, &restored.review);
        assert!(snapshot::restore(json.as_bytes()).is_ok(), "{json}");
        assert!(!snapshot::markdown(comparison, restored.floor).is_empty());
        for document in [&comparison.documents.left, &comparison.documents.right] {
            assert!(!document.text.chars().any(|c| c.is_control() && c != '\n'));
        }
    };
    feed("snapshot", &[written.clone().into()], &words, again);
    // Values in the place of others, so that what is read is JSON at least.
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    feed("snapshot-values", &[b"0123456789abcdefghijklmnopqrstuvwxyz".to_vec()], &words, |bytes| {
        let mut chance = Chance(bytes.iter().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte))));
        let mut value = value.clone();
        for _ in 0..=chance.below(3) {
            change(&mut value, &mut chance);
        }
        again(&serde_json::to_vec(&value).unwrap());
    });
}

/// Changes one value somewhere in a tree.
fn change(value: &mut serde_json::Value, chance: &mut Chance) {
    use serde_json::Value;
    match value {
        Value::Array(items) if !items.is_empty() && chance.below(12) > 0 => {
            let at = chance.below(items.len());
            change(&mut items[at], chance);
        }
        Value::Array(items) if !items.is_empty() => drop(items.remove(chance.below(items.len()))),
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields.keys().nth(chance.below(fields.len())).unwrap().clone();
            if chance.below(12) == 0 {
                fields.remove(&name);
            } else {
                change(&mut fields[&name], chance);
            }
        }
        Value::Number(number) => *value = [number.as_u64().unwrap_or(3).wrapping_add(1), 0, u64::MAX, 4711][chance.below(4)].into(),
        Value::String(text) => {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = ends.get(chance.below(ends.len())).copied().unwrap_or_default();
            text.insert_str(at, ["\u{1b}", "\n\n", "é", "2021-02-30", "\u{202e}", ""][chance.below(6)]);
        }
        other => *other = [Value::Null, Value::Bool(true), Value::from(1), Value::from("x")][chance.below(4)].clone(),
    }
}
