//! What the store makes of each form, seen through `diptych show` and `diptych compare`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_collect,
    clippy::format_push_string,
    missing_docs
)]

#[path = "fixtures/desk.rs"]
mod desk;
#[path = "fixtures/forms.rs"]
mod forms;

use desk::{Desk, assert_done, assert_trouble, stderr, stdout};
use forms::{PAGE, docx, epub, pdf};
use serde_json::Value;

/// The document as `show` tells it.
fn shown(desk: &Desk, arguments: &[&str]) -> Value {
    let output = desk.run(&[&["show", "--format", "json"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Words and role of each passage.
fn passages(document: &Value) -> Vec<(&str, &str)> {
    let text = document["text"].as_str().unwrap();
    let of = |passage: &Value, key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
    let all = document["passages"].as_array().unwrap();
    all.iter().map(|passage| (&text[of(passage, "start")..of(passage, "end")], passage["role"].as_str().unwrap())).collect()
}

/// The place of the passage that begins with some words.
fn passage<'d>(document: &'d Value, words: &str) -> &'d Value {
    let at = passages(document).iter().position(|(text, _)| text.starts_with(words)).unwrap_or_else(|| panic!("{words} in {document:#}"));
    &document["passages"][at]
}

#[test]
fn the_article_is_found_in_its_page() {
    let desk = Desk::new();
    desk.write("saved.txt", PAGE);
    let document = shown(&desk, &["saved.txt"]);
    assert_eq!(document["form"], "html");
    assert_eq!(document["title"], "Ferry sinks off Moss");
    assert_eq!(document["byline"], "Ruth Aune");
    assert_eq!(document["outlet"], "Moss Matin");
    assert_eq!((&document["published"], &document["modified"]), (&"2021-05-03".into(), &"2021-05-04".into()));
    assert_eq!((&document["language"], &document["address"]), (&"en".into(), &"https://matin.example/2021/ferry".into()));
    let text = document["text"].as_str().unwrap();
    for absent in ["Buy boots", "reader one", "Storm closes", "All rights", "tracker", "Weather", "color: red"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    assert_eq!(text.matches("Ferry sinks off Moss").count(), 1);
    let roles = passages(&document);
    for wanted in [
        ("Ferry sinks off Moss", "title"),
        ("Divers search the pier of Moss on Monday.", "caption"),
        ("Old hull", "heading"),
        ("New plates below the water line", "body"),
    ] {
        assert!(roles.contains(&wanted), "{wanted:?} in {roles:#?}");
    }
    assert_eq!(roles[0].1, "title");
    let line = |words: &str| 1 + PAGE.lines().position(|line| line.contains(words)).unwrap();
    assert_eq!(passage(&document, "The ferry Solveig")["line"], line("<b>Solveig</b>"));
    assert_eq!(passage(&document, "A second pump")["line"], line("A second pump"));
    assert_eq!(passage(&document, "Ferry sinks off Moss")["line"], line("<h1>"));
}

#[test]
fn what_readers_say_and_other_reports_are_no_part_of_it() {
    let desk = Desk::new();
    let paragraphs: String = PAGE.lines().filter(|line| line.starts_with("<p>")).collect();
    let links: String = (0..5).map(|n| format!("<li><a href=/{n}>Another report of the day, number {n}</a></li>")).collect();
    let comment =
        "<div class=comment><p class=author>seagull77</p><p>What a mess, and nobody will pay for it, as always in this town.</p></div>";
    let page = format!(
        "<html><head><title>Ferry sinks - Moss Matin</title></head><body><div class=article-body><h1>Ferry sinks</h1>{paragraphs}<h2>Read next</h2><ul>{links}</ul></div><div id=comments>{}</div></body></html>",
        comment.repeat(5)
    );
    desk.write("page.html", page);
    let document = shown(&desk, &["page.html"]);
    assert_eq!((&document["title"], &document["byline"]), (&"Ferry sinks".into(), &Value::Null));
    assert!(!document["text"].as_str().unwrap().contains("seagull77"));
    let told: Vec<&str> = passages(&document).into_iter().filter(|(_, role)| *role != "boilerplate").map(|(text, _)| text).collect();
    assert!(told.iter().all(|text| !text.contains("Another report") && !text.contains("Read next")), "{told:?}");
}

#[test]
fn raw_keeps_everything_that_a_page_shows() {
    let desk = Desk::new();
    desk.write("page.html", PAGE);
    let document = shown(&desk, &["page.html", "--raw"]);
    let text = document["text"].as_str().unwrap();
    for kept in ["Buy boots", "reader one", "Storm closes", "All rights", "The ferry Solveig sank"] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert!(!text.contains("tracker") && passages(&document).iter().all(|(_, role)| *role != "boilerplate"));
}

#[test]
fn a_form_is_told_by_content_and_overruled_by_as() {
    let desk = Desk::new();
    desk.write("page", PAGE).write("note.md", "# Ferry *sinks*\n\nIt sank.").write("plain.html", "Ferry sinks\n\nIt sank at 5 < 6.");
    assert_eq!(shown(&desk, &["page"])["form"], "html");
    assert_eq!(shown(&desk, &["note.md"])["title"], "Ferry sinks");
    assert_eq!(shown(&desk, &["plain.html"])["form"], Value::Null);
    let as_text = shown(&desk, &["page", "--as", "text"]);
    assert!(as_text["text"].as_str().unwrap().contains("<h1>Ferry sinks off Moss</h1>"));
    let input = desk.run_with_input(&["show", "-", "--format", "json"], PAGE);
    let document: Value = serde_json::from_slice(&input.stdout).unwrap();
    assert_eq!((&document["source"], &document["form"]), (&"-".into(), &"html".into()));
    assert_trouble(&desk.run(&["show", "left.txt", "--as", "docx"]), &["left.txt: ", "DOCX"]);
    assert_eq!(desk.run(&["show", "left.txt", "--as", "doc"]).status.code(), Some(2));
}

#[test]
fn word_files_are_read_paragraph_by_paragraph() {
    let desk = Desk::new();
    let file = docx(&[
        ("Title", "Ferry sinks off Moss & Lund"),
        ("", "By Ruth Aune"),
        ("", "The ferry sank at noon. Nobody was hurt."),
        ("Heading1", "Old hull"),
        ("", "It was built in 1964 and had been repaired twice."),
        ("Caption", "The ferry at the pier"),
    ]);
    desk.write("report.bin", file);
    let document = shown(&desk, &["report.bin"]);
    assert_eq!(
        (&document["form"], &document["title"], &document["modified"]),
        (&"docx".into(), &"Ferry sinks off Moss & Lund".into(), &"2021-05-04".into())
    );
    assert_eq!(
        passages(&document),
        [
            ("Ferry sinks off Moss & Lund", "title"),
            ("By Ruth Aune", "byline"),
            ("The ferry sank at noon.", "body"),
            ("Nobody was hurt.", "body"),
            ("Old hull", "heading"),
            ("It was built in 1964 and had been repaired twice.", "body"),
            ("The ferry at the pier", "caption"),
        ]
    );
    assert_eq!(passage(&document, "Nobody")["element"], "paragraph 3");
}

#[test]
fn books_are_read_chapter_by_chapter() {
    let desk = Desk::new();
    let one = "<h1>Ferry sinks</h1><p>The ferry sank at noon on Monday.</p>";
    let two = "<h2>Old hull</h2>\n<p>It was built in 1964 &amp; rusty.</p>";
    desk.write("book.epub", epub("Two days in Moss", "Ruth Aune", &[one, two]));
    let document = shown(&desk, &["book.epub"]);
    assert_eq!(
        (&document["form"], &document["title"], &document["byline"]),
        (&"epub".into(), &"Two days in Moss".into(), &"Ruth Aune".into())
    );
    assert_eq!((&document["outlet"], &document["published"]), (&"Moss Press".into(), &"2021-05-03".into()));
    assert_eq!(passages(&document).last(), Some(&("It was built in 1964 & rusty.", "body")));
    let place = passage(&document, "It was built");
    assert!(place["element"].as_str().unwrap().ends_with("c1.xhtml") && place["line"] == 4, "{place}");
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_files_are_read_page_by_page() {
    let desk = Desk::new();
    let first = ["Ferry sinks off Moss", "", "The ferry sank at noon on Monday off the coast of", "Moss (Varlund). Nobody was hurt."];
    desk.write("report", pdf(&[&first, &["It was built in 1964 and had been repaired twice."]]));
    let document = shown(&desk, &["report"]);
    assert_eq!(document["form"], "pdf");
    let text = document["text"].as_str().unwrap();
    assert!(text.contains("off the coast of Moss (Varlund). Nobody was hurt."), "{text}");
    assert_eq!((&passage(&document, "Nobody")["page"], &passage(&document, "It was built")["page"]), (&1.into(), &2.into()));
    assert_eq!(document["title"], "Ferry sinks off Moss");
}

#[test]
fn two_forms_of_one_report_say_the_same() {
    let desk = Desk::new();
    let page = "<html><body><article><h1>Bridge shut</h1><p>The Ostrand bridge was shut on Friday. Some 14,000 cars use it a day.</p></article></body></html>";
    desk.write("right.html", page).write(
        "right.docx",
        docx(&[("Title", "Bridge shut"), ("", "The Ostrand bridge was shut on Friday. Some 14,000 cars use it a day.")]),
    );
    let findings = |right: &str| {
        let output = desk.run(&["compare", "left.txt", right, "--format", "json"]);
        assert_done(&output);
        let snapshot: Value = serde_json::from_slice(&output.stdout).unwrap();
        snapshot["findings"].clone()
    };
    let wanted = findings("right.txt");
    assert!(wanted.as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(findings("right.html"), wanted);
    assert_eq!(findings("right.docx"), wanted);
}

#[test]
fn encodings_are_told_apart_and_losses_are_told() {
    let desk = Desk::new();
    let sentence = "Café Müller\r\n\r\nThe “café” of Zoë Aune closed on Friday – nobody’s fault, she said.";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(sentence);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(sentence.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    desk.write("latin.txt", &*latin).write("wide.txt", wide).write("torn.txt", [sentence.as_bytes(), b"\n\nZo\xc3 and Ren\xc3"].concat());
    let guessed = desk.run(&["show", "latin.txt", "--format", "json"]);
    assert_eq!(stderr(&guessed), "diptych: latin.txt: nothing tells its encoding; read as windows-1252, by guess\n");
    let document: Value = serde_json::from_slice(&guessed.stdout).unwrap();
    assert_eq!(document["encoding"], serde_json::json!({"name": "windows-1252", "guessed": true, "lost": 0}));
    assert!(document["text"].as_str().unwrap().contains("“café” of Zoë Aune"));
    assert_done(&desk.run(&["show", "wide.txt"]));
    assert!(shown(&desk, &["wide.txt"])["text"].as_str().unwrap().contains("nobody’s fault"));
    let torn = desk.run(&["compare", "left.txt", "torn.txt"]);
    assert_eq!(
        stderr(&torn),
        "diptych: torn.txt: read as UTF-8; 2 places could not be decoded and are shown as \u{fffd}, the first on line 5\n"
    );
    assert_eq!(torn.status.code(), Some(0));
    assert!(stdout(&torn).contains("2 places could not be decoded"));
}

#[test]
fn a_page_tells_its_charset() {
    let desk = Desk::new();
    let page = "<html><head><meta charset=windows-1251></head><body><h1>Паром</h1><p>Паром затонул у берега, и никто не пострадал, сообщил порт.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    desk.write("page.html", &*bytes);
    let output = desk.run(&["show", "page.html", "--format", "json"]);
    assert_done(&output);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["text"].as_str().unwrap().contains("Паром затонул"));
    assert_eq!((&document["language"], &document["encoding"]["guessed"]), (&"ru".into(), &false.into()));
}

#[test]
fn another_language_is_noticed_and_its_limits_are_said() {
    let desk = Desk::new();
    let german = "Brücke gesperrt\n\nDie Brücke von Ostrand wurde am Freitag gesperrt, und es fahren dort 14.000 Autos am Tag, wie die Stadt mit einem Sprecher sagte.";
    desk.write("german.txt", german);
    assert_eq!(shown(&desk, &["german.txt"])["language"], "de");
    let report = desk.run(&["compare", "left.txt", "german.txt"]);
    assert_done(&report);
    let report = stdout(&report).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        report.contains("written in German: verdicts are limited to names, numbers, times and words that both texts share"),
        "{report}"
    );
}

#[test]
fn deceptive_letters_and_characters_are_told_in_every_form() {
    let desk = Desk::new();
    let name = "R\u{443}th A\u{443}ne\u{202e}";
    let sentence = format!("The ferry sank off Moss at noon, {name} of the harbour said to reporters on Monday.");
    let page = format!("<html><body><article><h1>Ferry</h1><p>{sentence}</p></article></body></html>");
    let chapter = format!("<h1>Ferry</h1><p>{sentence}</p>");
    desk.write("a.txt", &sentence)
        .write("a.md", format!("# Ferry\n\n{sentence}"))
        .write("a.html", page)
        .write("a.docx", docx(&[("", &sentence)]))
        .write("a.epub", epub("Ferry", "Aune", &[&chapter]));
    for file in ["a.txt", "a.md", "a.html", "a.docx", "a.epub"] {
        let document = shown(&desk, &[file]);
        assert_eq!(document["replaced"][0]["character"], "U+202E", "{file}");
        let at = usize::try_from(document["replaced"][0]["at"].as_u64().unwrap()).unwrap();
        assert!(document["text"].as_str().unwrap()[at..].starts_with('\u{fffd}'), "{file}");
        assert_eq!(
            (&document["confusables"][0]["word"], &document["confusables"][0]["looks_like"]),
            (&"R\u{443}th".into(), &"Ryth".into()),
            "{file}"
        );
        assert!(stdout(&desk.run(&["show", file])).contains("caution: letters of another script"), "{file}");
    }
}

#[test]
fn the_text_form_tells_what_was_understood() {
    let desk = Desk::new();
    desk.write("page.html", PAGE);
    let output = desk.run(&["show", "page.html"]);
    assert_done(&output);
    let text = stdout(&output);
    let heading = format!("line {}, heading: Old hull", 1 + PAGE.lines().position(|line| line.contains("Old hull")).unwrap());
    for line in [
        "What was understood",
        "  form: HTML",
        "  title: Ferry sinks off Moss",
        "  byline: Ruth Aune",
        "  published: 3 May 2021",
        "  changed: 4 May 2021",
        &heading,
    ] {
        assert!(text.lines().any(|own| own == line), "{line} in {text}");
    }
}

#[test]
fn mail_is_read_without_its_marks_and_line_breaks() {
    let desk = Desk::new();
    let mail = "Ruth wrote:\n\n> The ferry went down shortly after midnight on Sunday, the\n> harbour master said, with nine people and two horses on\n> board.\n>\n> Nobody was hurt.\n";
    desk.write("mail.txt", mail);
    let document = shown(&desk, &["mail.txt"]);
    assert!(
        document["text"]
            .as_str()
            .unwrap()
            .contains("the harbour master said, with nine people and two horses on board.\n\nNobody was hurt.")
    );
    assert_eq!(passage(&document, "Nobody")["line"], 7);
}

#[test]
fn what_was_understood_of_any_form_comes_back_from_a_snapshot() {
    let desk = Desk::new();
    let mut text = b"Ferry sinks\n\nThe ferry of p\xd0\xb0ypal sank at noon near the caf".to_vec();
    text.extend("\u{e9} of Moss. Nobody was hurt.\n\n\u{41c}\u{43e}ss is quiet now, the harbour master said on Monday.".as_bytes());
    text.extend(b"\n\nThe last word is \xff lost.");
    desk.write("page.html", PAGE).write("lost.txt", text);
    desk.write("word.docx", docx(&[("", "The ferry sank at noon."), ("", "Nobody was hurt, the master said.")]));
    desk.write("print.pdf", pdf(&[&["The ferry sank at noon."], &["Nobody was hurt, the master said."]]));
    let print = if cfg!(feature = "pdf") { "print.pdf" } else { "left.txt" };
    for (left, right) in [("page.html", "lost.txt"), ("word.docx", print)] {
        let written = desk.run(&["compare", left, right, "--all", "--format", "json"]);
        assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
        desk.write("pair.json", &written.stdout);
        let again = desk.run(&["open", "pair.json", "--format", "json"]);
        assert_eq!(stdout(&again), stdout(&written), "{}", stderr(&again));
    }
    let page = shown(&desk, &["lost.txt"]);
    assert_eq!((&page["encoding"]["lost"], page["confusables"].as_array().unwrap().len()), (&1.into(), 2), "{page:#}");
}
