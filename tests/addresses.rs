//! Accounts that are opened by their addresses: what is asked, what is told of the answer, what is kept.
#![cfg(feature = "fetch")]
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
#[path = "fixtures/server.rs"]
mod server;

use std::fs;
use std::io::Read as _;
use std::process::Output;
use std::time::{Duration, Instant};

use desk::{Desk, assert_trouble, stderr, stdout};
use forms::{PAGE, pdf};
use serde_json::Value;
use server::{Answer, Server, page, redirect, with_status};

/// How long an answer may take in a test build on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program, which asks nobody but the address itself.
fn run(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = desk.command(arguments);
    for proxy in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env_remove(proxy);
    }
    let start = Instant::now();
    let output = command.output().unwrap();
    assert!(start.elapsed() < PATIENCE, "{arguments:?}: {:?}", start.elapsed());
    output
}

fn shown(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn two_pages_are_fetched_and_compared() {
    let desk = Desk::new();
    let server = Server::new(vec![("/left", page("text/html; charset=utf-8", PAGE)), ("/right", page("text/plain", desk::RIGHT))]);
    let (left, right) = (server.at("/left#top"), server.at("/right"));
    let output = run(&desk, &["compare", &left, &right, "--format", "json"]);
    let documents = &shown(&output)["documents"];
    assert_eq!(stderr(&output), "");
    assert_eq!((&documents[0]["source"], &documents[0]["title"]), (&left.as_str().into(), &"Ferry sinks off Moss".into()));
    assert_eq!((&documents[0]["fetched_from"], &documents[1]["fetched_from"]), (&server.at("/left").into(), &right.as_str().into()));
    // What the page calls its address is told apart from where it came from.
    assert_eq!((&documents[0]["address"], &documents[1]["address"]), (&"https://matin.example/2021/ferry".into(), &right.as_str().into()));
    assert!(documents[1]["retrieved"].as_str().unwrap().ends_with('Z'), "{}", documents[1]);
    assert_eq!(documents[0]["sha256"], diptych::document::sha256(PAGE.as_bytes()).as_str());
    let heard = server.heard();
    assert_eq!(heard.len(), 2, "nothing but the two pages is asked for: {heard:#?}");
    for asked in &heard {
        let asked = asked.to_lowercase();
        assert!(asked.starts_with("get /") && asked.contains(&format!("\nuser-agent: diptych/{}", env!("CARGO_PKG_VERSION"))), "{asked}");
        assert!(!asked.contains("cookie") && !asked.contains("referer") && asked.contains("accept-encoding: gzip"), "{asked}");
    }
    let text = run(&desk, &["compare", &left, &right]);
    assert!(stdout(&text).contains(&format!("from {right}, ")), "{}", stdout(&text));
}

#[test]
fn what_was_fetched_opens_again_without_the_network() {
    let desk = Desk::new();
    let server = Server::new(vec![("/a", page("text/html", PAGE))]);
    let address = server.at("/a");
    let unknown = run(&desk, &["show", &address, "--offline"]);
    assert_trouble(&unknown, &[&address, "not kept from an earlier opening", "--offline"]);
    let first = shown(&run(&desk, &["show", &address, "--format", "json"]));
    assert_eq!(server.heard().len(), 1);
    let again = run(&desk, &["show", &address, "--format", "json"]);
    assert_eq!(shown(&again), first);
    assert!(
        stderr(&again).contains(&format!("{address}: as retrieved {}; --fresh", first["retrieved"].as_str().unwrap())),
        "{}",
        stderr(&again)
    );
    assert_eq!(shown(&run(&desk, &["show", &address, "--format", "json", "--offline"])), first);
    assert_eq!(server.heard().len(), 1);
    assert_eq!(shown(&run(&desk, &["show", &address, "--format", "json", "--fresh"]))["text"], first["text"]);
    assert_eq!(server.heard().len(), 2);
    // A page that was tampered with is no page.
    for entry in fs::read_dir(desk.path("cache")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        fs::write(path, bytes.replace("Moss", "Voss")).unwrap();
    }
    assert_trouble(&run(&desk, &["show", &address, "--offline"]), &["not kept"]);
}

#[test]
fn a_recheck_fetches_anew_only_what_it_is_given() {
    let desk = Desk::new();
    let server = Server::new(vec![("/l", page("text/plain", desk::LEFT)), ("/r", page("text/plain", desk::RIGHT))]);
    let (left, right) = (server.at("/l"), server.at("/r"));
    assert_eq!(run(&desk, &["compare", &left, &right, "--format", "json", "-o", "pair.json"]).status.code(), Some(0));
    assert_eq!(run(&desk, &["recheck", "pair.json"]).status.code(), Some(0));
    assert_eq!(run(&desk, &["open", "pair.json", "--format", "text"]).status.code(), Some(0));
    assert_eq!(server.heard().len(), 2, "a snapshot alone asks nobody");
    assert_eq!(run(&desk, &["recheck", "pair.json", &left, &right]).status.code(), Some(0));
    assert_eq!(server.heard().len(), 4);
}

#[test]
fn redirects_are_followed_and_shown() {
    let desk = Desk::new();
    let server = Server::new(vec![
        ("/one", redirect("/two")),
        ("/two", with_status("301 Moved Permanently", "Location: /three?x=1\r\n", "")),
        ("/three?x=1", page("text/html", PAGE)),
        ("/round", redirect("/round")),
        ("/file", redirect("file:///etc/hosts")),
        ("/ftp", redirect("ftp://127.0.0.1/x")),
        ("/aside/nowhere", with_status("307 Temporary Redirect", "", "")),
        ("/aside/up", redirect("../three?x=1#end")),
    ]);
    let output = run(&desk, &["show", &server.at("/one"), "--format", "json"]);
    assert_eq!(shown(&output)["fetched_from"], server.at("/three?x=1"));
    let told = format!("/one: redirected to {}, then to {}\n", server.at("/two"), server.at("/three?x=1"));
    assert!(stderr(&output).contains(&told), "{}", stderr(&output));
    let kept = run(&desk, &["show", &server.at("/one"), "--offline"]);
    assert!(stderr(&kept).contains(&told), "{}", stderr(&kept));
    assert_eq!(shown(&run(&desk, &["show", &server.at("/aside/up"), "--format", "json"]))["fetched_from"], server.at("/three?x=1"));
    assert_trouble(&run(&desk, &["show", &server.at("/aside/nowhere")]), &["/aside/nowhere: the server said 307 Temporary Redirect"]);
    assert_trouble(&run(&desk, &["show", &server.at("/round")]), &["/round: redirected more than 10 times; "]);
    assert_trouble(&run(&desk, &["show", &server.at("/file")]), &["/file: redirected to what cannot be followed", "file:///etc/hosts"]);
    assert_trouble(&run(&desk, &["show", &server.at("/ftp")]), &["/ftp: redirected to what cannot be followed", "ftp://127.0.0.1/x"]);
}

#[test]
fn what_the_server_says_is_told() {
    let desk = Desk::new();
    let server = Server::new(vec![
        ("/broken", with_status("500 Internal Server Error", "Content-Type: text/html\r\n", "<p>Oh dear.</p>")),
        ("/wall", with_status("403 Forbidden", "Content-Type: text/plain\r\n", "Subscribers\u{1b}[31m only.\nBye.")),
        ("/odd", with_status("799 Never Heard", "", "")),
        ("/noise", Answer::Bytes(b"not the web at all\r\n\r\n".to_vec())),
        ("/nothing", Answer::Bytes(Vec::new())),
    ]);
    for (path, told) in [
        ("/missing", "/missing: the server said 404 Not Found (\u{201c}No such page here.\u{201d}); check the address"),
        ("/broken", "/broken: the server said 500 Internal Server Error; try again later"),
        ("/wall", "/wall: the server said 403 Forbidden (\u{201c}Subscribers\u{fffd}[31m only.\u{201d}); open the page in a browser"),
        ("/odd", "/odd: the server said 799; check the address"),
        ("/noise", "/noise: the server cannot be reached or broke off"),
        ("/nothing", "/nothing: "),
    ] {
        assert_trouble(&run(&desk, &["show", &server.at(path)]), &[told]);
        assert_trouble(&run(&desk, &["compare", "left.txt", &server.at(path)]), &[told]);
    }
    // Nobody listens where a listener was.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_trouble(&run(&desk, &["show", &format!("http://{gone}/")]), &["cannot be reached", "refused"]);
}

#[test]
fn slow_and_endless_answers_end() {
    let desk = Desk::new();
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".to_vec();
    let server = Server::new(vec![
        ("/silent", Answer::Slow(b"HTTP/1.1 200 OK\r\nX-More: ".to_vec())),
        ("/drips", Answer::Slow(head.clone())),
        ("/endless", Answer::Endless(head.clone(), b"<p>The ferry sank.</p>\n".repeat(10_000))),
        ("/headers", Answer::Endless(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-More: of the same\r\n".repeat(1000))),
    ]);
    for path in ["/silent", "/drips"] {
        let start = Instant::now();
        let output = run(&desk, &["show", &server.at(path), "--timeout", "700ms"]);
        assert_trouble(&output, &[path, "no whole answer within 0.7 s; ", "--timeout"]);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
    assert_trouble(&run(&desk, &["show", &server.at("/endless")]), &["/endless: larger than 64 MB; "]);
    assert_trouble(&run(&desk, &["show", &server.at("/headers")]), &["/headers: "]);
}

#[test]
fn wrong_lengths_and_bombs_are_refused() {
    let desk = Desk::new();
    let short = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>The ferry sank at noon.</p>";
    let long = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\nThe ferry sank. And this was never promised.";
    let packed = |bytes: u64| {
        let mut packed = Vec::new();
        flate2::read::GzEncoder::new(std::io::repeat(b' ').take(bytes), flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
        with_status("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed)
    };
    let mut good = Vec::new();
    flate2::read::GzEncoder::new(PAGE.as_bytes(), flate2::Compression::fast()).read_to_end(&mut good).unwrap();
    let server = Server::new(vec![
        ("/short", Answer::Bytes(short.into())),
        ("/long", Answer::Bytes(long.into())),
        ("/bomb", packed(2 << 30)),
        ("/gzip", with_status("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &good)),
        ("/cut", with_status("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &good[..good.len() / 2])),
        ("/brotli", with_status("200 OK", "Content-Type: text/html\r\nContent-Encoding: br\r\n", "abc")),
    ]);
    assert_trouble(&run(&desk, &["show", &server.at("/short")]), &["/short: the answer ended before its whole length; try again"]);
    let long = run(&desk, &["show", &server.at("/long"), "--format", "json"]);
    assert_eq!(shown(&long)["text"], "The ferry sank.");
    assert_trouble(&run(&desk, &["show", &server.at("/bomb")]), &["/bomb: larger than 64 MB; "]);
    assert_eq!(shown(&run(&desk, &["show", &server.at("/gzip"), "--format", "json"]))["title"], "Ferry sinks off Moss");
    assert_trouble(&run(&desk, &["show", &server.at("/cut")]), &["/cut: the answer "]);
    assert_trouble(&run(&desk, &["show", &server.at("/brotli")]), &["/brotli: ", "packed as br, which was not asked for"]);
}

#[test]
fn what_the_server_calls_it_is_weighed_against_what_it_is() {
    let desk = Desk::new();
    let mut wrong = b"The caf\xe9 by the quay of Moss closed at noon on Monday, ".to_vec();
    wrong.extend("the harbour master said. The ferry sank.".as_bytes());
    let server = Server::new(vec![
        ("/charset", page("text/plain; charset=utf-8", &wrong)),
        ("/latin", page("text/plain; charset=windows-1252", &wrong)),
        ("/picture", page("image/png", b"\x89PNG\r\n\x1a\n\0\0")),
        ("/liar", page("text/html", b"\x89PNG\r\n\x1a\n\0\0")),
        ("/data", page("application/json", "{\"ferry\": \"The ferry sank at noon.\"}")),
        ("/print", page("application/octet-stream", pdf(&[&["The ferry sank at noon."], &["Nobody was hurt, the master said."]]))),
    ]);
    let charset = run(&desk, &["show", &server.at("/charset"), "--format", "json"]);
    let document = shown(&charset);
    assert_eq!((&document["encoding"]["name"], &document["encoding"]["guessed"]), (&"windows-1252".into(), &true.into()));
    assert!(document["text"].as_str().unwrap().contains("café") && stderr(&charset).contains("read as windows-1252, by guess"));
    assert!(shown(&run(&desk, &["show", &server.at("/latin"), "--format", "json"]))["text"].as_str().unwrap().contains("café"));
    assert_trouble(&run(&desk, &["show", &server.at("/picture")]), &["/picture: the server sent image/png, which is no article; "]);
    assert_trouble(&run(&desk, &["show", &server.at("/liar")]), &["/liar: a picture; "]);
    assert_trouble(&run(&desk, &["show", &server.at("/data")]), &["/data: the server sent application/json, which is no article; "]);
    // What gave no account is not kept: another time it may be another page.
    assert_trouble(&run(&desk, &["show", &server.at("/liar"), "--offline"]), &["not kept"]);
    assert!(stdout(&run(&desk, &["show", &server.at("/data"), "--as", "text"])).contains("The ferry sank at noon."));
    if cfg!(feature = "pdf") {
        assert_eq!(shown(&run(&desk, &["show", &server.at("/print"), "--format", "json"]))["form"], "pdf");
    }
}

#[test]
fn what_must_not_be_asked_for_is_refused_unasked() {
    let desk = Desk::new();
    for (address, told) in [
        ("ftp://127.0.0.1/x", "ftp://127.0.0.1/x: only http:// and https:// are fetched; "),
        ("file:///etc/hosts", "file:///etc/hosts: only http:// and https:// are fetched; "),
        ("http://me:secret@127.0.0.1/", "a user name or password in the address"),
        ("http://", "http://: no address that can be asked for; "),
        ("http://no such host/", "no address that can be asked for; "),
    ] {
        assert_trouble(&run(&desk, &["show", address]), &[told]);
    }
}

#[test]
fn without_an_address_nobody_is_asked() {
    let desk = Desk::new();
    let server = Server::new(vec![("/style.css", page("text/css", "p { color: red }"))]);
    let links = format!(
        "<link rel=stylesheet href='{0}'><img src='{0}'><script src='{0}'></script><iframe src='{0}'></iframe>",
        server.at("/style.css")
    );
    desk.write("page.html", PAGE.replace("</head>", &format!("{links}</head>")));
    assert_eq!(run(&desk, &["compare", "page.html", "right.txt", "--all"]).status.code(), Some(0));
    assert_eq!(server.heard(), Vec::<String>::new());
    assert!(!desk.path("cache").exists());
}
