//! Exports: files beside each other under one name, never over a file that is there; and what the person has chosen of the findings for them.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::state::{State, View};
use crate::compare::Confidence;
use crate::document::Sides;
use crate::snapshot::{Chosen, Form, Selection};

/// The longest part of a file name that an account contributes.
const LONGEST_SLUG: usize = 24;

/// More exports than this of one pair in one directory are a mistake.
const MOST: usize = 9_999;

/// The findings that are exported: what is marked in the open list, else what a filter shows, else all from the floor up.
pub(super) fn selection(state: &State) -> Selection {
    let whole = Selection::from(state.filter.floor);
    let count = |findings: &[usize]| format!("{} finding{}", findings.len(), if findings.len() == 1 { "" } else { "s" });
    let has_marks = state.view == View::Ledger && (0..state.order.listed.len()).any(|line| state.is_marked(line));
    let (findings, told) = if has_marks {
        let findings = state.chosen();
        let told = format!("the {} marked in the list", count(&findings));
        (findings, told)
    } else if state.filter.is_set() {
        let findings = state.order.listed.clone();
        let told = format!("the {} that the filter {} shows", count(&findings), state.filter.written);
        (findings, told)
    } else {
        return whole;
    };
    let chosen: Vec<_> = findings.iter().filter_map(|finding| state.entries.get(*finding)).collect();
    Selection {
        // What was chosen is listed, whatever its confidence.
        floor: chosen.iter().map(|entry| entry.confidence).fold(whole.floor, Confidence::min),
        chosen: Some(Chosen { findings: chosen.iter().map(|entry| entry.id).collect(), told }),
        ..whole
    }
}

/// What each file of an export has where findings were chosen for it.
pub(super) fn told(stem: &str, forms: &[Form], chosen: &Chosen) -> String {
    let one = |form: &Form| match form {
        Form::Text | Form::Markdown | Form::Html | Form::Csv => format!("{stem}.{} has {}", form.ending(), chosen.told),
        Form::Json => format!("{stem}.{} all", form.ending()),
        Form::Svg => format!("{stem}.{}", form.ending()),
    };
    forms.iter().map(one).collect::<Vec<_>>().join(", ")
}

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
