//! Exports: the comparison as Markdown and JSON beside each other, never over a file that is there. What the person has chosen of it is what the
//! Markdown tells; the JSON is whole, for whatever reads it later cannot ask for the rest.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::state::{State, View};
use crate::compare::{Comparison, Confidence, FindingId};
use crate::snapshot::{Review, escape, reviewed_json, reviewed_markdown};

/// The longest part of a file name that an account contributes.
const LONGEST_SLUG: usize = 24;

/// More exports than this of one pair in one directory are a mistake.
const MOST: usize = 9_999;

/// Some of the findings, as the person has chosen them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// The findings, by their index among the entries.
    findings: Vec<usize>,
    /// Which they are, in words.
    pub told: String,
}

impl Selection {
    /// What is marked in the open list, else what a filter shows; nothing where neither says anything.
    pub(super) fn of(state: &State) -> Option<Self> {
        let count = |findings: &[usize]| format!("{} finding{}", findings.len(), if findings.len() == 1 { "" } else { "s" });
        let has_marks = state.view == View::Ledger && (0..state.order.listed.len()).any(|line| state.is_marked(line));
        if has_marks {
            let findings = state.chosen();
            return Some(Self { told: format!("the {} marked in the list", count(&findings)), findings });
        }
        let findings = state.order.listed.clone();
        state
            .filter
            .is_set()
            .then(|| Self { told: format!("the {} that the filter {} shows", count(&findings), state.filter.written), findings })
    }

    /// The comparison with these findings only, and the confidence from which on all of them are listed.
    fn apply(&self, state: &State) -> (Comparison, Confidence) {
        let chosen: Vec<_> = self.findings.iter().filter_map(|finding| state.entries.get(*finding)).collect();
        let is_chosen = |id: FindingId| chosen.iter().any(|entry| entry.id == id);
        let mut made = state.comparison.clone();
        made.findings.retain(|finding| is_chosen(finding.id));
        made.self_findings.retain(|finding| is_chosen(finding.id));
        (made, chosen.iter().map(|entry| entry.confidence).fold(state.filter.floor, Confidence::min))
    }
}

/// The report, and under its headline which findings were chosen for it.
fn report(state: &State, selection: Option<&Selection>, review: &Review) -> String {
    let Some(selection) = selection else { return reviewed_markdown(&state.comparison, state.filter.floor, review) };
    let (comparison, floor) = selection.apply(state);
    let whole = reviewed_markdown(&comparison, floor, review);
    let (headline, rest) = whole.split_once('\n').unwrap_or((&whole, ""));
    format!("{headline}\n\nA selection: {}, of {}.\n{rest}", escape(&selection.told), state.entries.len())
}

/// Writes `diptych-<left>-<right>-N.md` and `.json` with the first number that is free for both, and tells their name without the ending.
pub(super) fn write(directory: &Path, state: &State, selection: Option<&Selection>, review: &Review) -> io::Result<String> {
    let names = state.comparison.documents.as_ref().map(|document| slug(document.short_name()));
    let markdown = report(state, selection, review);
    let json = reviewed_json(&state.comparison, state.filter.floor, review);
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
