//! The person's browser, for the address that a text comes from.

use std::io;
use std::process::{Command, Stdio};
use std::thread;

use super::editor::words;
use crate::document::{Document, Passage, Role};

/// Browsers that need the terminal for themselves.
const IN_TERMINAL: [&str; 7] = ["w3m", "lynx", "links", "links2", "elinks", "www-browser", "carbonyl"];

/// Passages at either end of a text that count as its masthead and its foot, whatever they are for.
const ENDS: usize = 4;

/// The address of a text's source: what it was opened from, else the one that the page names for itself, else the first address in its masthead or its foot.
pub(super) fn address(document: &Document) -> Option<String> {
    if let Some(found) = first_address(&document.source).filter(|found| *found == document.source) {
        return Some(found.to_owned());
    }
    if let Some(found) = document.about.address.as_deref().and_then(first_address) {
        return Some(found.to_owned());
    }
    let last = document.passages.len();
    let is_at_an_end = |passage: &&Passage| {
        let is_about_it = matches!(passage.role, Role::Byline | Role::Dateline | Role::Boilerplate);
        is_about_it || passage.id.0 < ENDS || passage.id.0 + ENDS >= last
    };
    let mut found = document.passages.iter().filter(is_at_an_end).filter_map(|passage| first_address(passage.span.of(&document.text)));
    found.next().map(str::to_owned)
}

/// The first http or https address in words.
fn first_address(words: &str) -> Option<&str> {
    const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '\u{2019}', '\u{201d}'];
    let is_outside = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\u{201c}' | '\u{201d}' | '\u{fffd}');
    let starts = words.match_indices("http").map(|(at, _)| at);
    starts.filter_map(|at| words.get(at..)).find_map(|rest| {
        let whole = rest.split(is_outside).next()?.trim_end_matches(CLOSING);
        let host = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"))?;
        host.starts_with(char::is_alphanumeric).then_some(whole)
    })
}

/// The browser that the environment names, with its arguments: the first of its list.
fn named(address: &str) -> Option<Vec<String>> {
    let value = std::env::var("BROWSER").ok()?;
    let first = if cfg!(windows) { Some(value.as_str()) } else { value.split(':').find(|command| !command.trim().is_empty()) };
    let mut command = words(first?);
    let mut is_told = false;
    // The program itself is not a place for the address.
    for word in command.iter_mut().skip(1).filter(|word| word.contains("%s")) {
        (*word, is_told) = (word.replace("%s", address), true);
    }
    if !is_told {
        command.push(address.to_owned());
    }
    (command.len() > 1).then_some(command)
}

/// How an address is to be opened.
pub(super) enum Way {
    /// By a program that needs the terminal.
    Inside(Vec<String>),
    /// By a program with these arguments, beside the reader.
    Beside(Vec<String>),
    /// By whatever the system takes for it.
    System,
}

impl Way {
    /// The way for an address.
    pub(super) fn to(address: &str) -> Self {
        let Some(command) = named(address) else { return Self::System };
        let name = command.first().and_then(|program| program.rsplit('/').next()).unwrap_or_default();
        if IN_TERMINAL.contains(&name) { Self::Inside(command) } else { Self::Beside(command) }
    }

    /// Opens an address. No shell reads it.
    pub(super) fn open(&self, address: &str) -> io::Result<()> {
        match self {
            Self::System => open::that_detached(address),
            Self::Inside(command) => {
                let status = start(command, Command::status)?;
                if status.success() { Ok(()) } else { Err(io::Error::other(format!("the browser ended with {status}"))) }
            }
            Self::Beside(command) => {
                let quiet = |command: &mut Command| command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
                let mut child = start(command, quiet)?;
                // Nobody else hears of its end.
                thread::Builder::new().name("browser".into()).spawn(move || child.wait().map(drop).unwrap_or_default())?;
                Ok(())
            }
        }
    }
}

fn start<T>(command: &[String], run: impl FnOnce(&mut Command) -> io::Result<T>) -> io::Result<T> {
    let (program, arguments) = command.split_first().ok_or(io::ErrorKind::NotFound)?;
    run(Command::new(program).args(arguments)).map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn found(source: &str, text: &str) -> Option<String> {
        address(&Document::from_text(source, text).unwrap())
    }

    #[test]
    fn the_source_comes_before_what_the_text_says() {
        let text = "Bridge closed\n\nThe bridge at Ostrand closed on Friday.\n\nSource: https://example.org/bridge?id=4.";
        assert_eq!(found("https://example.com/a", text).unwrap(), "https://example.com/a");
        assert_eq!(found("left.txt", text).unwrap(), "https://example.org/bridge?id=4");
    }

    #[test]
    fn a_page_names_its_own_address() {
        let page = "<html><head><link rel=canonical href='https://example.net/bridge'></head><body><p>The bridge closed; see https://example.org/.</p></body></html>";
        assert_eq!(address(&Document::from_bytes("left.html", page.as_bytes()).unwrap()).unwrap(), "https://example.net/bridge");
    }

    #[test]
    fn only_addresses_of_the_web_count() {
        assert_eq!(first_address("see (http://example.org/a_b), and more"), Some("http://example.org/a_b"));
        for none in ["httpd is a server", "https://", "file:///etc/passwd", "javascript:alert(1)", "http://-x"] {
            assert_eq!(first_address(none), None, "{none}");
        }
    }
}
