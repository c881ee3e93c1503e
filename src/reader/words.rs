//! The program's own words brought to a width: cut, or wrapped into a few lines. The accounts' texts are the business of `rows`.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::rows::{cells, text_cells};
use crate::document::{Document, Side};

/// The sign of a side, as the header shows it.
pub const fn sign(side: Side) -> &'static str {
    match side {
        Side::Left => "◧",
        Side::Right => "◨",
    }
}

/// What an account is called in so much room: the outlet, else the file as the person named it, without its folders where they do not fit.
pub fn name(document: &Document, room: usize) -> String {
    let (outlet, source) = (document.outlet.as_deref(), document.source.as_str());
    let whole = outlet.unwrap_or(if source == "-" { "standard input" } else { source });
    if outlet.is_none() && text_cells(whole) > room { short_name(document, room) } else { cut(whole, room) }
}

/// As [`name`], always without the folders of the file.
pub fn short_name(document: &Document, room: usize) -> String {
    let file = document.source.rsplit(std::path::MAIN_SEPARATOR).next().unwrap_or_default();
    cut(document.outlet.as_deref().unwrap_or(if file == "-" { "standard input" } else { file }), room)
}

/// Text on one line, parted by single blanks.
pub fn flow(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words cut to a width, with an ellipsis where something is missing.
pub fn cut(words: &str, width: usize) -> String {
    if text_cells(words) <= width {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in words.graphemes(true) {
        used += cells(grapheme);
        if used > width {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// Words wrapped to a width, in at most so many lines; the last one ends in an ellipsis where something is missing.
pub fn wrap(words: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for (to, _) in linebreaks(words) {
        let word = words.get(from..to).unwrap_or("");
        if !line.is_empty() && text_cells(&line) + text_cells(word.trim_end()) > width {
            if lines.len() + 1 == most {
                line.push_str(words.get(from..).unwrap_or(""));
                lines.push(cut(line.trim_end(), width));
                return lines;
            }
            lines.push(line.trim_end().to_owned());
            line = String::new();
        }
        line.push_str(word);
        from = to;
    }
    if !line.trim().is_empty() && lines.len() < most {
        lines.push(cut(line.trim_end(), width));
    }
    lines
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use super::*;

    #[test]
    fn a_cut_shows_that_something_is_missing() {
        assert_eq!(cut("89 countries", 12), "89 countries");
        assert_eq!(cut("89 countries", 6), "89 co…");
        assert_eq!(cut("89 countries", 4), "89…");
        assert_eq!(cut("89", 0), "");
        assert_eq!(cut("東京都", 4), "東…");
    }

    #[test]
    fn wrapped_words_end_in_an_ellipsis_when_lines_run_out() {
        assert_eq!(wrap("both count members of one coalition", 12, 3), ["both count", "members of", "one coaliti…"]);
        assert_eq!(wrap("both count", 12, 3), ["both count"]);
        assert_eq!(wrap("", 12, 3), Vec::<String>::new());
    }
}
