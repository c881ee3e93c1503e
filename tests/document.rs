//! What holds for every document, whatever the text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use diptych::document::{ByteSpan, Document, Error, Role};
use diptych::language::sentences;
use proptest::prelude::*;

fn known(words: Vec<&'static str>) -> BoxedStrategy<String> {
    prop::sample::select(words).prop_map(str::to_owned).boxed()
}

/// Texts that look like pages: lines of words, stops, quotes, dates, names, hostile signs.
fn pages() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[A-Za-z]{1,9}".boxed(),
        2 => known(vec!["Gen.", "U.S.", "p.m.", "No.", "7", "1.", "2.", "Nov.", "8,", "2025", "By", "Posted", "Photo:", "Related:", "“We", "won.”", "\"Why?\"", "said.", "…", ". . .", "|", "·", "—", "-", "(AP)", "MOSS", "Times", "@"]),
        1 => known(vec!["\u{1b}[31m", "\u{202e}", "\u{200b}", "\u{ad}", "\u{a0}", "\u{fffd}", "e\u{301}", "👩\u{200d}🚒", "می\u{200c}خواهد", "\u{e000}", "\u{feff}", "\u{85}", "\u{2028}", "\t", "\u{fe0f}", "क\u{94d}\u{200d}"]),
    ];
    let line = prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "));
    let end = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r", ".\n", ".\n\n"]);
    prop::collection::vec((line, end), 0..14).prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{e000}'..='\u{f8ff}')
        || (c.is_whitespace() && !matches!(c, ' ' | '\n'))
}

fn assert_sound(document: &Document) {
    let text = &document.text;
    assert!(!text.contains(is_unsafe) && !document.source.contains(is_unsafe), "{text:?}");
    assert!(!text.contains("  ") && !text.contains("\n\n\n"), "{text:?}");
    let mut at = 0;
    let mut passage = 0;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        assert_eq!(text.get(at..paragraph.span.start), Some(if number == 0 { "" } else { "\n\n" }));
        at = paragraph.span.end;
        assert!(!paragraph.span.of(text).contains('\n'));
        assert_eq!(paragraph.first.0, passage);
        assert!(paragraph.count > 0);
        let own = &document.passages[passage..passage + paragraph.count];
        let mut inside = paragraph.span.start;
        for p in own {
            assert_eq!((p.id.0, p.paragraph), (passage, number));
            assert!(p.span.start >= inside && !p.span.is_empty() && paragraph.span.contains(p.span));
            assert_eq!(text.get(inside..p.span.start).map(str::trim), Some(""));
            assert_eq!(p.span.of(text), p.span.of(text).trim());
            assert_eq!(document.passage_at(p.span.start).map(|found| found.id), Some(p.id));
            inside = p.span.end;
            passage += 1;
        }
        assert_eq!(inside, paragraph.span.end);
    }
    assert_eq!((at, passage), (text.len(), document.passages.len()));
    assert!(document.passages.is_sorted_by_key(|p| p.line));
    assert!(document.replaced.iter().all(|r| text[r.at..].starts_with('\u{fffd}')));
    assert!(document.replaced.is_sorted_by_key(|r| r.at));
    if let Some(dateline) = &document.dateline {
        assert!(!dateline.span.is_empty() && !dateline.span.of(text).is_empty());
    }
    assert!(document.passages.iter().any(|p| p.role.is_account()));
}

fn assert_covered(text: &str, spans: &[ByteSpan]) {
    let mut at = 0;
    for span in spans {
        assert!(span.start >= at && !span.is_empty());
        assert_eq!(text.get(at..span.start).map(str::trim), Some(""));
        assert_eq!(span.of(text), span.of(text).trim());
        at = span.end;
    }
    assert_eq!(text.get(at..).map(str::trim), Some(""));
}

proptest! {
    #[test]
    fn any_bytes_give_a_document_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(document) = Document::from_bytes("a\u{1b}b", &bytes) {
            assert_sound(&document);
        }
    }

    #[test]
    fn any_text_gives_a_sound_document(text in any::<String>()) {
        if let Ok(document) = Document::from_text("-", &text) {
            assert_sound(&document);
        }
    }

    #[test]
    fn any_page_gives_a_sound_document(text in pages()) {
        if let Ok(document) = Document::from_text("page.txt", &text) {
            assert_sound(&document);
        }
    }

    #[test]
    fn a_document_read_again_is_the_same_text(text in pages()) {
        if let Ok(document) = Document::from_text("page.txt", &text) {
            let again = Document::from_text("page.txt", &document.text).unwrap();
            prop_assert_eq!(&again.text, &document.text);
            prop_assert!(again.replaced.is_empty());
            prop_assert_eq!(again.paragraphs, document.paragraphs);
        }
    }

    #[test]
    fn sentences_cover_any_text(text in prop_oneof![pages(), any::<String>(), "[.!?…\"” ’'()A-C a1-3•-]{0,40}"]) {
        assert_covered(&text, &sentences(&text));
    }
}

#[test]
fn replaced_characters_are_told_with_line_and_place() {
    let document = Document::from_text("x", "Ferry sinks\n\nIt sank \u{1b}[1mat noon.\u{202e} Nobody\u{fffd} was hurt.").unwrap();
    let told: Vec<(char, usize, &str)> =
        document.replaced.iter().map(|r| (r.character, r.line, &document.text[r.at + 3..r.at + 6])).collect();
    assert_eq!(told, [('\u{1b}', 3, "[1m"), ('\u{202e}', 3, " No")]);
}

#[test]
fn lines_lead_back_to_the_source() {
    let document =
        Document::from_text("x", "\n\nFerry sinks\r\n\r\n\r\nIt sank at noon. Nobody was hurt.\r\nThe harbour is closed.\r\n\r\n").unwrap();
    let lines: Vec<(usize, Role)> = document.passages.iter().map(|p| (p.line, p.role)).collect();
    assert_eq!(lines, [(3, Role::Title), (6, Role::Body), (6, Role::Body), (7, Role::Body)]);
    assert_eq!(document.text, "Ferry sinks\n\nIt sank at noon. Nobody was hurt.\n\nThe harbour is closed.");
}

#[test]
fn nothing_but_white_space_is_an_error() {
    for text in ["", " \n\t\u{a0}\r\n", "\u{feff}", "\u{ad}"] {
        assert_eq!(Document::from_text("x", text), Err(Error::Empty), "{text:?}");
    }
}

#[test]
fn a_dateline_without_year_takes_it_from_the_publication() {
    let text = "Ferry sinks\nBy Ruth Aune\nMOSS, Dec. 31 - The ferry sank at noon.\nNobody was hurt on Thursday.";
    let document = Document::from_text("x", text).unwrap();
    let dateline = document.dateline.clone().unwrap();
    assert_eq!((dateline.span.of(&document.text), dateline.place.as_deref(), dateline.date), ("MOSS, Dec. 31", Some("MOSS"), None));
    let dated = document.with_published(jiff::civil::date(2021, 1, 2));
    assert_eq!(dated.dateline.unwrap().date, Some(jiff::civil::date(2020, 12, 31)));
    assert_eq!(dated.published, Some(jiff::civil::date(2021, 1, 2)));
}
