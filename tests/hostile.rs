//! Hostile text in every field of every written form comes out harmless: the form of what is written is that of the same report with tame words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "fixtures/hostile.rs"]
mod hostile;

use diptych::compare::Comparison;
use diptych::reader::{PictureOptions, Size, picture};
use diptych::snapshot::{Report, Review, Selection, TextOptions, links_json, links_text};
use hostile::{HOSTILE, pair};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Whether a character could drive a terminal, turn text around or hide in it.
fn is_dangerous(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn assert_no_danger(form: &str, written: &str, allowed: &[char]) {
    let found = written.chars().find(|character| is_dangerous(*character) && !allowed.contains(character));
    assert_eq!(found, None, "{form}: {:?}", found.and_then(|found| written.lines().find(|line| line.contains(found))));
}

/// The same words without what is hostile in them: as many, in lines of the same form.
fn tame(words: &str) -> String {
    words.chars().map(|character| if character.is_whitespace() { character } else { 'w' }).collect()
}

/// Every tag with the names of its attributes, and whatever markup is no tag.
fn skeleton(page: &str) -> Vec<String> {
    let (head, script) = page.split_once("<script>").unwrap_or((page, ""));
    let rest = script.split_once("</script>").map_or("", |(_, rest)| rest);
    let style = head.split_once("<style>").and_then(|(before, after)| Some((before, after.split_once("</style>")?.1)));
    let (before, after) = style.unwrap_or((head, ""));
    let mut tags = Vec::new();
    for part in [before, after, rest] {
        for tag in part.split('<').skip(1) {
            let (tag, content) = tag.split_once('>').expect("every tag is closed");
            assert!(!content.contains('>'), "a sign that closes no tag: {content}");
            let outside: Vec<&str> = tag.split('"').step_by(2).collect();
            tags.push(outside.join("\"\""));
        }
    }
    tags
}

/// What a document in Markdown is made of, besides words.
fn blocks(markdown: &str) -> Vec<String> {
    let parser = Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES,
    );
    let told = parser.filter_map(|event| match event {
        Event::Text(_) => None,
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Code(_)
        | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => panic!("{event:?} in {markdown}"),
        other => Some(format!("{other:?}")),
    });
    told.collect()
}

/// The records of a file as RFC 4180 has them.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = csv.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => field.extend(characters.next()),
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => field.push(character),
            ',' => record.push(std::mem::take(&mut field)),
            '\r' => assert_eq!(characters.peek(), Some(&'\n')),
            '\n' => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            other => panic!("{other:?} stands outside quotation marks"),
        }
    }
    assert!(!is_quoted && record.is_empty() && field.is_empty(), "the last line is whole");
    records
}

fn check(words: impl Fn(usize) -> String) {
    let (comparison, review) = pair(&words);
    let (plain, said) = pair(|number| tame(&words(number)));
    let report = |comparison, review| Report::new(comparison, review, Selection::default());
    let (hostile, tamed) = (report(&comparison, &review), report(&plain, &said));

    let text = hostile.text(&TextOptions { colour: false, width: 80 });
    assert_no_danger("text", &text, &['\n']);

    let markdown = hostile.markdown();
    assert_no_danger("Markdown", &markdown, &['\n']);
    assert_eq!(blocks(&markdown), blocks(&tamed.markdown()));

    let html = hostile.html();
    assert_no_danger("HTML", &html, &['\n']);
    assert_eq!(skeleton(&html), skeleton(&tamed.html()));
    assert_eq!(html.matches("<script").count(), 1);

    let csv = hostile.csv();
    assert_no_danger("CSV", &csv, &['\r', '\n']);
    let (table, width) = (records(&csv), records(&tamed.csv())[0].len());
    assert_eq!(table.len(), 7, "a line of names and six findings");
    for record in &table {
        assert_eq!(record.len(), width);
        let formula = record.iter().find(|field| field.trim_start().starts_with(['=', '+', '-', '@']));
        assert_eq!(formula, None);
    }

    let json = hostile.json();
    assert_no_danger("JSON", &json, &['\n', '\u{7f}']);
    let back: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(back["documents"][0]["source"], words(0), "nothing is lost in JSON");
    assert_eq!(back["findings"][0]["note"], words(13));

    assert_picture(&comparison, &review);
    assert_no_danger("links", &links_text(&align(&comparison), 0.0, &TextOptions { colour: false, width: 80 }), &['\n']);
    serde_json::from_str::<serde_json::Value>(&links_json(&align(&comparison), 0.0)).unwrap();
}

fn align(comparison: &Comparison) -> diptych::compare::Alignment {
    diptych::compare::Alignment { comparison: comparison.clone(), why: vec![vec![comparison.findings[0].summary.clone()]] }
}

/// A picture is XML of four elements, whatever the texts hold, on each view.
fn assert_picture(comparison: &Comparison, review: &Review) {
    for keys in ["", "l", "w", "S"] {
        let options =
            PictureOptions { size: Size::new(100, 30), keys: keys.to_owned(), review: review.clone(), ..PictureOptions::default() };
        let svg = picture(comparison.clone(), options).unwrap();
        assert_no_danger("SVG", &svg, &['\n']);
        for tag in skeleton(&svg) {
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap();
            assert!(["svg", "rect", "text"].contains(&name), "{tag}");
            assert!(!tag.contains(" on") && !tag.contains("href"), "{tag}");
        }
    }
}

#[test]
fn every_hostile_word_in_every_field_is_harmless() {
    check(|_| HOSTILE.join(" "));
    for word in HOSTILE {
        check(|_| word.to_owned());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn mixtures_of_hostile_words_are_harmless(
        fields in prop::collection::vec(prop::collection::vec((prop::sample::select(&HOSTILE[..]), prop::sample::select(&["", " ", "x", "\n"][..])), 1..4), 14)
    ) {
        let words: Vec<String> = fields.iter().map(|parts| parts.iter().flat_map(|(word, gap)| [*word, *gap]).collect()).collect();
        check(|number| words[number].clone());
    }
}
