//! Exports: the comparison as Markdown and JSON beside each other, never over a file that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::compare::{Comparison, Confidence};
use crate::snapshot::Review;

/// The longest part of a file name that an account contributes.
const LONGEST_SLUG: usize = 24;

/// More exports than this of one pair in one directory are a mistake.
const MOST: usize = 9_999;

/// Writes `diptych-<left>-<right>-N.md` and `.json` with the first number that is free for both, and tells their name without the ending.
pub(super) fn write(directory: &Path, comparison: &Comparison, floor: Confidence, review: &Review) -> io::Result<String> {
    let names = comparison.documents.as_ref().map(|document| slug(document.short_name()));
    let markdown = crate::snapshot::reviewed_markdown(comparison, floor, review);
    let json = crate::snapshot::reviewed_json(comparison, floor, review);
    for number in 1..=MOST {
        let stem = format!("diptych-{}-{}-{number}", names.left, names.right);
        let [markdown_path, json_path] = ["md", "json"].map(|ending| directory.join(format!("{stem}.{ending}")));
        if json_path.exists() {
            continue;
        }
        match create(&markdown_path, &markdown) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        }
        if let Err(error) = create(&json_path, &json) {
            // Half an export would look like a whole one.
            fs::remove_file(&markdown_path)?;
            return Err(error);
        }
        return Ok(stem);
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
