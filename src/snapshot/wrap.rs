//! Prose brought to a width, counted in terminal cells.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cuts `text` into lines of at most `width` cells, broken where Unicode allows a line to break, white space at the ends gone.
///
/// A word longer than a line is cut between graphemes; a grapheme wider than a line keeps its cells. An empty text gives no line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let piece = text.get(start..end).unwrap_or_default();
        start = end;
        if line.width() + piece.trim_end().width() <= width {
            line.push_str(piece);
            continue;
        }
        finish(&mut line, &mut lines);
        for grapheme in piece.graphemes(true) {
            if line.width() + grapheme.trim_end().width() > width {
                finish(&mut line, &mut lines);
            }
            line.push_str(grapheme);
        }
    }
    finish(&mut line, &mut lines);
    lines
}

fn finish(line: &mut String, lines: &mut Vec<String>) {
    let kept = line.trim();
    if !kept.is_empty() {
        lines.push(kept.to_owned());
    }
    line.clear();
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_fit() {
        assert_eq!(wrap("The ferry left at noon", 10), ["The ferry", "left at", "noon"]);
        assert_eq!(wrap("", 10), Vec::<String>::new());
        assert_eq!(wrap("exact ten!", 10), ["exact ten!"]);
    }

    #[test]
    fn wide_characters_count_two_cells() {
        assert_eq!(wrap("港の船が出た", 6), ["港の船", "が出た"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_between_graphemes() {
        assert_eq!(wrap("a eeeeeeee", 4), ["a", "eeee", "eeee"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn nothing_but_white_space_is_lost() {
        let text = "Officials in Port Velan — the island's only harbour — counted 1,240 arrivals; “no more”, they said.";
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        for width in 1..text.len() {
            assert_eq!(squeezed(&wrap(text, width).concat()), squeezed(text), "at width {width}");
        }
    }
}
