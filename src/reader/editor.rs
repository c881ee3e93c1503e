//! The person's own editor: for words that are longer than a line or two, and for the texts themselves.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

/// The editor where the environment names none.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// The words of a command, as a shell parts them; no shell reads it. A backslash is part of a path where those have some.
pub(super) fn words(command: &str) -> Vec<String> {
    let parted = if cfg!(windows) { None } else { shlex::split(command) };
    parted.unwrap_or_else(|| command.split_whitespace().map(str::to_owned).collect())
}

/// Which editor, and its arguments: `VISUAL`, else `EDITOR`, else the usual one.
fn editor(variable: impl Fn(&str) -> Option<OsString>) -> (String, Vec<String>) {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(variable).map(|value| words(&value.to_string_lossy()));
    let mut named = named.filter(|words| words.first().is_some_and(|program| !program.is_empty()));
    let mut words = named.next().unwrap_or_default().into_iter();
    (words.next().unwrap_or_else(|| USUAL.to_owned()), words.collect())
}

/// How an editor is told a file and a line of it. One that nobody knows gets the file alone, for a line might be another file's name to it.
fn at_line(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let joined = || {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    let name = Path::new(program).file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    match name.as_str() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" => {
            vec![format!("+{line}").into(), path.into()]
        }
        "hx" | "helix" | "subl" | "zed" => vec![joined()],
        "code" | "code-insiders" | "codium" | "vscodium" => vec!["--goto".into(), joined()],
        _ => vec![path.into()],
    }
}

/// Runs the editor on the terminal, which must be the person's meanwhile.
fn run(arguments: impl FnOnce(&str) -> Vec<OsString>) -> io::Result<()> {
    let (program, own) = editor(|name| std::env::var_os(name));
    let status = Command::new(&program)
        .args(own)
        .args(arguments(&program))
        .status()
        .map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{program} ended with {status}"))) }
}

/// Lets the person edit words; the words as they left them.
pub(super) fn edit(text: &str) -> io::Result<String> {
    let mut file = tempfile::Builder::new().prefix("diptych-note-").suffix(".md").tempfile()?;
    file.write_all(text.as_bytes())?;
    // Closed, so that an editor may put another file in its place.
    let path = file.into_temp_path();
    run(|_| vec![path.as_os_str().to_owned()])?;
    fs::read_to_string(&path)
}

/// Opens a file at a line.
pub(super) fn open(path: &Path, line: usize) -> io::Result<()> {
    // Whole, so that no name can be taken for an option.
    let path = std::path::absolute(path)?;
    run(|program| at_line(program, &path, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(visual: &str, editor: &str) -> Vec<String> {
        let variable = |name: &str| Some(OsString::from(if name == "VISUAL" { visual } else { editor })).filter(|value| !value.is_empty());
        let (program, arguments) = super::editor(variable);
        std::iter::once(program).chain(arguments).collect()
    }

    #[test]
    fn the_environment_names_the_editor() {
        assert_eq!(chosen("code --wait", "ed"), ["code", "--wait"]);
        assert_eq!(chosen("", "ed"), ["ed"]);
        assert_eq!(chosen(" ", ""), [USUAL]);
    }

    #[cfg(not(windows))]
    #[test]
    fn arguments_are_parted_as_a_shell_does() {
        assert_eq!(chosen("'my editor' -c \"set wrap\"", ""), ["my editor", "-c", "set wrap"]);
        assert_eq!(chosen("vim 'left open", ""), ["vim", "'left", "open"]);
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let told = |program: &str| at_line(program, Path::new("a report.txt"), 7);
        assert_eq!(told("/usr/bin/nvim"), ["+7", "a report.txt"]);
        assert_eq!(told("hx"), ["a report.txt:7"]);
        assert_eq!(told("codium"), ["--goto", "a report.txt:7"]);
        assert_eq!(told("ed"), ["a report.txt"]);
    }
}
