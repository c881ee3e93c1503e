//! Which way text goes to the clipboard of the person's own machine.
//!
//! A program on the other end of a connection may run well and still fill the clipboard of the wrong machine: so the way is chosen by where the
//! reader runs, not by what fails.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// More than this is not sent through a terminal: many cut it off or hang.
const MOST_BYTES: usize = 72 * 1024;

/// A way to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Tmux keeps it and hands it on to the terminal.
    Tmux,
    /// The terminal takes it by an escape sequence (OSC 52), wherever the reader runs.
    Terminal,
    /// A program of the system, with its arguments.
    Program(&'static [&'static str]),
}

/// Programs that fill the clipboard, and the variable that says there is one of their kind.
const PROGRAMS: [(&str, &[&str]); 3] = [
    ("WAYLAND_DISPLAY", &["wl-copy"]),
    ("DISPLAY", &["xclip", "-selection", "clipboard", "-in"]),
    ("DISPLAY", &["xsel", "--clipboard", "--input"]),
];

impl Route {
    /// The way from here: tmux, then the terminal at the other end of a connection, then the system's own programs, else the terminal.
    pub(super) fn choose(is_set: impl Fn(&str) -> bool, has_program: impl Fn(&str) -> bool) -> Self {
        if is_set("TMUX") {
            return Self::Tmux;
        }
        if is_set("SSH_TTY") || is_set("SSH_CONNECTION") {
            return Self::Terminal;
        }
        if cfg!(target_os = "macos") {
            return Self::Program(&["pbcopy"]);
        }
        if cfg!(windows) {
            return Self::Program(&["clip"]);
        }
        let usable = PROGRAMS.iter().find(|(variable, program)| is_set(variable) && program.first().is_some_and(|name| has_program(name)));
        usable.map_or(Self::Terminal, |(_, program)| Self::Program(program))
    }

    /// The way from this process.
    pub(super) fn from_here() -> Self {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let has_program = |name: &str| {
            std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|directory| directory.join(name).is_file()))
        };
        Self::choose(is_set, has_program)
    }

    /// Sends text and tells how it went. It must be called where frames are written, for an escape sequence must not fall into one.
    pub(super) fn send(self, text: &str, mut screen: impl Write) -> String {
        let count = text.chars().count();
        let outcome = match self {
            Self::Tmux => feed(&["tmux", "load-buffer", "-w", "-"], text).map(|()| "tmux"),
            Self::Program(program) => feed(program, text).map(|()| program.first().copied().unwrap_or_default()),
            Self::Terminal if text.len() > MOST_BYTES => {
                return format!("not copied: {count} characters are more than a terminal takes; select less");
            }
            Self::Terminal => execute!(screen, CopyToClipboard::to_clipboard_from(text)).map(|()| "the terminal (OSC 52)"),
        };
        match outcome {
            Ok(by) => format!("copied {count} characters by {by}"),
            Err(error) => format!("not copied: {error}"),
        }
    }
}

/// Hands text to a program.
fn feed(program: &[&str], text: &str) -> io::Result<()> {
    let (name, arguments) = program.split_first().ok_or(io::ErrorKind::NotFound)?;
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    let mut child =
        Command::new(name).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(told)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(told)?;
    }
    let status = child.wait().map_err(told)?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{name} failed"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(set: &[&str], programs: &[&str]) -> Route {
        Route::choose(|name| set.contains(&name), |name| programs.contains(&name))
    }

    #[test]
    fn tmux_and_connections_come_before_the_programs_of_this_machine() {
        assert_eq!(chosen(&["TMUX", "SSH_TTY", "DISPLAY"], &["xclip"]), Route::Tmux);
        assert_eq!(chosen(&["SSH_CONNECTION", "DISPLAY"], &["xclip"]), Route::Terminal);
    }

    #[cfg(not(any(target_os = "macos", windows)))]
    #[test]
    fn a_program_is_used_where_its_display_is() {
        assert_eq!(chosen(&["WAYLAND_DISPLAY", "DISPLAY"], &["wl-copy", "xclip"]), Route::Program(&["wl-copy"]));
        assert_eq!(chosen(&["DISPLAY"], &["wl-copy", "xsel"]), Route::Program(&["xsel", "--clipboard", "--input"]));
        assert_eq!(chosen(&["DISPLAY"], &[]), Route::Terminal);
        assert_eq!(chosen(&[], &["xclip"]), Route::Terminal);
    }
}
