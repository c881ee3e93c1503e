//! Bytes that would cost endless time or memory: refused in one line, soon, and without taking much.
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

use std::ffi::OsStr;
use std::fs::File;
#[cfg(feature = "pdf")]
use std::io::Read as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use desk::{Desk, assert_done, assert_trouble, stdout};
#[cfg(feature = "pdf")]
use forms::pdf_of_streams;
use forms::{archive, docx, epub};

/// How long an answer may take in a test build on a machine with other work; a release build answers in a tenth of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program may take for data while it refuses, in kilobytes.
const MEMORY: &str = "512000";

/// The program where it can have no more memory than that: what wants more fails otherwise than it should.
fn command(desk: &Desk, arguments: &[&str]) -> Command {
    let mut command = desk.command(arguments);
    if cfg!(target_os = "linux") {
        let (program, own) = (command.get_program().to_owned(), command.get_args().map(OsStr::to_owned).collect::<Vec<_>>());
        let set: Vec<_> = command.get_envs().map(|(name, value)| (name.to_owned(), value.map(OsStr::to_owned))).collect();
        command = Command::new("sh");
        command.args(["-c", "ulimit -d \"$1\" && shift && exec \"$@\"", "sh", MEMORY]).arg(program).args(own);
        command.current_dir(desk.path(".")).stdin(Stdio::null());
        for (name, value) in set {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
    }
    command
}

/// The file is refused in one line with these words, as either text of a pair and alone.
fn assert_refused(desk: &Desk, name: &str, words: &[&str]) {
    for arguments in [&["compare", name, "right.txt"][..], &["show", name]] {
        let start = Instant::now();
        let output = command(desk, arguments).output().unwrap();
        assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
        assert_trouble(&output, &[&[name, "; "], words].concat());
    }
}

#[test]
fn what_is_larger_than_any_article_is_refused_unread() {
    let desk = Desk::new();
    File::create(desk.path("sparse.txt")).unwrap().set_len(4 << 30).unwrap();
    assert_refused(&desk, "sparse.txt", &["larger than 64 MB"]);
}

#[test]
fn settings_reviews_and_snapshots_of_any_size_are_refused_unread() {
    let desk = Desk::new();
    let huge = |name: &str| File::create(desk.path(name)).unwrap().set_len(4 << 30).unwrap();
    huge("pair.json");
    assert_trouble(&command(&desk, &["open", "pair.json"]).output().unwrap(), &["pair.json: larger than 64 MB"]);
    assert_trouble(&command(&desk, &["recheck", "pair.json"]).output().unwrap(), &["pair.json: larger than 64 MB"]);
    desk.write("pair.json", desk.run(&["compare", "left.txt", "right.txt", "--format", "json"]).stdout);
    huge("pair.review.json");
    assert_trouble(&command(&desk, &["open", "pair.json", "--format", "text"]).output().unwrap(), &["review", "larger than 64 MB"]);
    std::fs::create_dir(desk.path("settings")).unwrap();
    huge("settings/config.toml");
    let config = |desk: &Desk| command(desk, &["config"]).env("DIPTYCH_CONFIG_DIR", desk.path("settings")).output().unwrap();
    assert_trouble(&config(&desk), &["config.toml", "larger than 1 MB"]);
    desk.write("settings/config.toml", format!("theme = {}", "[".repeat(500_000)));
    assert_trouble(&config(&desk), &["config.toml", "recurs"]);
}

#[test]
fn an_endless_stream_is_cut_off() {
    let desk = Desk::new();
    let mut child = command(&desk, &["show", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let spaces = vec![b' '; 1 << 20];
        (0..1000).take_while(|_| stdin.write_all(&spaces).is_ok()).count()
    });
    let output = child.wait_with_output().unwrap();
    assert_trouble(&output, &["-: larger than 64 MB"]);
    assert!(writer.join().unwrap() < 1000);
}

#[test]
fn nothing_but_spaces_is_no_text() {
    let desk = Desk::new();
    desk.write("spaces.txt", vec![b' '; 60 << 20]);
    assert_refused(&desk, "spaces.txt", &["no text in it"]);
}

#[test]
fn a_line_longer_than_any_prose_is_refused() {
    let desk = Desk::new();
    desk.write("line.txt", "The ferry sank. ".repeat(200_000));
    assert_refused(&desk, "line.txt", &["more than 3 MB without a paragraph's end on line 1"]);
    desk.write("lines.txt", format!("Ferry\n{}", "It sank. ".repeat(1_000_000)));
    assert_refused(&desk, "lines.txt", &["more than 8 MB without a paragraph's end on line 2"]);
    desk.write("line.html", format!("<html><body><p>{}</p></body></html>", "The ferry sank. ".repeat(200_000)));
    assert_refused(&desk, "line.html", &["more than 3 MB without a paragraph's end"]);
}

#[test]
fn trees_deeper_or_larger_than_any_page_are_refused() {
    let desk = Desk::new();
    desk.write("deep.html", format!("<html>\n{}", "<div>".repeat(100_000)));
    assert_refused(&desk, "deep.html", &["nested more than 512 deep (line 2)"]);
    desk.write("wide.html", format!("<html>{}", "<p>x".repeat(400_000)));
    assert_refused(&desk, "wide.html", &["elements"]);
    let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
    desk.write("attributes.html", format!("<html><body><p{attributes}>The ferry sank.</p></body></html>"));
    assert_done(&desk.run(&["show", "attributes.html"]));
}

#[test]
fn archives_that_unpack_without_end_are_refused() {
    let desk = Desk::new();
    let zeros = vec![b' '; 120 << 20];
    desk.write("bomb.docx", archive(&[("word/document.xml", &zeros)]));
    assert_refused(&desk, "bomb.docx", &["DOCX", "unpacks to far more"]);
    desk.write("bomb.epub", archive(&[("META-INF/container.xml", b"<container/>"), ("a", &zeros[..60 << 20]), ("b", &zeros[..60 << 20])]));
    assert_refused(&desk, "bomb.epub", &["EPUB", "unpacks to far more"]);
    desk.write("other.zip", archive(&[("a.txt", b"x")]));
    assert_refused(&desk, "other.zip", &["neither", "unpack it first"].map(|words| if words == "neither" { "no article" } else { words }));
}

#[test]
fn entities_of_a_files_own_do_not_grow() {
    let desk = Desk::new();
    let entities: String = (1..12).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let main = format!(
        "<!DOCTYPE d [<!ENTITY e0 \"ferry\">{entities}]><w:document><w:body><w:p><w:r><w:t>It sank &e11; at noon.</w:t></w:r></w:p></w:body></w:document>"
    );
    desk.write("entities.docx", archive(&[("word/document.xml", main.as_bytes())]));
    let output = desk.run(&["show", "entities.docx"]);
    assert!(stdout(&output).contains("It sank &e11; at noon."));
    let page = format!("<!DOCTYPE html [{entities}]><html><body><p>It sank &e11; at noon, and nobody was hurt.</p></body></html>");
    desk.write("entities.html", page);
    assert!(stdout(&desk.run(&["show", "entities.html"])).contains("It sank &e11; at noon"));
}

#[test]
fn broken_files_are_named() {
    let desk = Desk::new();
    let whole = docx(&[("", "The ferry sank at noon.")]);
    desk.write("cut.docx", &whole[..whole.len() / 2]);
    assert_refused(&desk, "cut.docx", &["broken"]);
    let whole = epub("Ferry", "Aune", &["<p>It sank.</p>"]);
    desk.write("cut.epub", &whole[..whole.len() / 2]);
    assert_refused(&desk, "cut.epub", &["broken"]);
    desk.write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0");
    assert_refused(&desk, "old.doc", &["save it as DOCX"]);
    desk.write("empty.html", "<html><head><title></title></head><body></body></html>");
    assert_refused(&desk, "empty.html", &["no article text found; try --raw"]);
}

#[cfg(feature = "pdf")]
#[test]
fn odd_pdf_files_are_refused_in_one_line() {
    let desk = Desk::new();
    desk.write("broken.pdf", b"%PDF-1.4\n1 0 obj << /Type /Catalog");
    assert_refused(&desk, "broken.pdf", &["PDF", "broken"]);
    let mut packed = Vec::new();
    let spaces = std::io::repeat(b' ').take(200 << 20);
    flate2::read::ZlibEncoder::new(spaces, flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
    desk.write("bomb.pdf", pdf_of_streams(&[packed], " /Filter /FlateDecode"));
    assert_refused(&desk, "bomb.pdf", &["PDF", "unpacks to far more"]);
    // A font that is not there makes the reader of the format panic, or find no text: one line either way.
    let streams = [b"BT /F9 11 Tf (Ferry) Tj ET".to_vec()];
    desk.write("odd.pdf", pdf_of_streams(&streams, ""));
    let output = desk.run(&["show", "odd.pdf"]);
    assert_trouble(&output, &["odd.pdf: ", "; "]);
}
