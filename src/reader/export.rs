//! Exports: files beside each other under one name, never over a file that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::document::Sides;

/// The longest part of a file name that an account contributes.
const LONGEST_SLUG: usize = 24;

/// More exports than this of one pair in one directory are a mistake.
const MOST: usize = 9_999;

/// Writes `diptych-<left>-<right>-N` with each ending and its content, with the first number that is free for all of them, and tells that name.
pub(super) fn write(directory: &Path, names: Sides<&str>, files: &[(&str, String)]) -> io::Result<String> {
    let names = names.map(slug);
    for number in 1..=MOST {
        let stem = format!("diptych-{}-{}-{number}", names.left, names.right);
        let paths: Vec<_> = files.iter().map(|(ending, _)| directory.join(format!("{stem}.{ending}"))).collect();
        if paths.iter().any(|path| path.exists()) {
            continue;
        }
        let outcome =
            paths.iter().zip(files).enumerate().find_map(|(at, (path, (_, content)))| create(path, content).err().map(|error| (at, error)));
        let Some((at, error)) = outcome else { return Ok(stem) };
        // Half an export would look like a whole one.
        for path in paths.iter().take(at) {
            fs::remove_file(path)?;
        }
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Err(error);
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{MOST} exports of this pair are there already")))
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let outcome = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if outcome.is_err() {
        fs::remove_file(path)?;
    }
    outcome
}

/// A name as part of a file name: letters and digits without accents, joined by hyphens.
fn slug(name: &str) -> String {
    let mut made = String::new();
    for character in name.nfkd().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            made.push(character);
        } else if !unicode_normalization::char::is_combining_mark(character) && !made.is_empty() && !made.ends_with('-') {
            made.push('-');
        }
    }
    let short: String = made.chars().take(LONGEST_SLUG).collect();
    let short = short.trim_end_matches('-');
    if short.is_empty() { "text".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_parts_of_file_names() {
        assert_eq!(slug("The Harbour Post"), "the-harbour-post");
        assert_eq!(slug("L’Écho — du Fleuve"), "l-echo-du-fleuve");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("-"), "text");
        assert_eq!(slug("A very long name of a newspaper indeed"), "a-very-long-name-of-a-ne");
        assert_eq!(slug("東京新聞"), "東京新聞");
    }
}
