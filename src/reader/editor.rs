//! The person's own editor, for words that are longer than a line or two.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::process::Command;

/// The editor where the environment names none.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Which editor, and its arguments: `VISUAL`, else `EDITOR`, else the usual one.
fn editor(variable: impl Fn(&str) -> Option<OsString>) -> Vec<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(variable).map(|value| value.to_string_lossy().into_owned());
    let mut words = named.map(|value| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.find(|words| !words.is_empty()).unwrap_or_else(|| vec![USUAL.to_owned()])
}

/// Lets the person edit words on the terminal, which must be theirs meanwhile; the words as they left them.
pub(super) fn edit(text: &str) -> io::Result<String> {
    let mut file = tempfile::Builder::new().prefix("diptych-note-").suffix(".md").tempfile()?;
    file.write_all(text.as_bytes())?;
    let words = editor(|name| std::env::var_os(name));
    let mut words = words.iter();
    let program = words.next().map_or(USUAL, String::as_str);
    // Closed, so that an editor may put another file in its place.
    let path = file.into_temp_path();
    let status = Command::new(program)
        .args(words)
        .arg(&path)
        .status()
        .map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    if !status.success() {
        return Err(io::Error::other(format!("{program} ended with {status}")));
    }
    fs::read_to_string(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_the_editor() {
        let chosen = |visual: &str, editor: &str| {
            super::editor(|name| Some(OsString::from(if name == "VISUAL" { visual } else { editor })).filter(|value| !value.is_empty()))
        };
        assert_eq!(chosen("code --wait", "ed"), ["code", "--wait"]);
        assert_eq!(chosen("", "ed"), ["ed"]);
        assert_eq!(chosen(" ", ""), [USUAL]);
    }
}
