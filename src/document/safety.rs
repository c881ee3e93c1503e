//! Foreign text made safe, once, on the way in.
//!
//! Whatever could drive a terminal, turn text around or hide in it becomes U+FFFD and is told with its line; line ends and spaces
//! become plain ones, soft hyphens go, and each line is put into NFC.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What stands in for a character that was taken out.
pub(super) const REPLACEMENT: char = '\u{fffd}';

/// One line of the source, safe, trimmed, with single spaces.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SafeLine {
    /// The text; empty for a blank line.
    pub text: String,
    /// Its line in the source, counted from 1.
    pub number: usize,
    /// One entry for each U+FFFD in `text`: the character that was replaced, or none where the source held U+FFFD itself.
    pub taken: Vec<Option<char>>,
}

/// A name for messages and headers, on one line: every control character is replaced, line ends and tabs included.
///
/// File names may hold escape sequences; whoever prints one passes it through here.
pub fn safe_name(name: &str) -> String {
    let mut line = LineMaker::default();
    line.push_all(name, |c| if c.is_control() { Fate::Replace } else { fate(c) });
    line.text
}

/// The lines of a text, made safe.
///
/// `\n`, `\r\n` and `\r` end a line of the source; form feed, NEL, U+2028 and U+2029 end a line too, but not one that an editor counts.
pub(super) fn safe_lines(text: &str) -> Vec<SafeLine> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut segments = text.split('\n').peekable();
    while let Some(segment) = segments.next() {
        let mut rest = if segments.peek().is_some() { segment.strip_suffix('\r').unwrap_or(segment) } else { segment };
        // Most lines hold nothing but plain signs, no other line ends among them.
        if is_plain(rest) {
            lines.push(SafeLine { text: tidy(rest), number, taken: Vec::new() });
            number += 1;
            continue;
        }
        loop {
            let (raw, tail) = line_end(rest).map_or((rest, ""), |at| rest.split_at(at));
            let mut line = LineMaker::default();
            line.push_all(raw, fate);
            lines.push(SafeLine { text: tidy(&line.text), number, taken: line.taken });
            let Some(mark) = tail.chars().next() else { break };
            number += usize::from(mark == '\r');
            rest = tail.get(mark.len_utf8()..).unwrap_or("");
        }
        number += 1;
    }
    lines
}

/// Whether a text has nothing but spaces and visible signs of ASCII. No early way out: so it goes many bytes at a time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, b| plain & matches!(b, b' '..=b'~'))
}

/// Where the line ends with which a text begins; none where it is the last.
fn line_end(text: &str) -> Option<usize> {
    // The first bytes of all line ends, of which few other letters begin so.
    let may_end = |b: u8| matches!(b, b'\n' | b'\r' | 0xc | 0xc2 | 0xe2);
    let mut from = 0;
    loop {
        let at = from + text.as_bytes().get(from..)?.iter().position(|&b| may_end(b))?;
        let c = text.get(at..)?.chars().next()?;
        if is_line_end(c) {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// In NFC, without space at the ends, with single spaces inside.
fn tidy(text: &str) -> String {
    if !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return if text.is_ascii() || is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    }
    let spaced = text.split(' ').filter(|part| !part.is_empty());
    let mut tidy = String::with_capacity(text.len());
    for part in spaced {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(part);
    }
    if tidy.is_ascii() || is_nfc(&tidy) { tidy } else { tidy.nfc().collect() }
}

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Drop,
    Replace,
    /// Stays between characters that it joins.
    Joiner,
    /// Stays after a character whose shape it chooses.
    Selector,
    /// Stays inside the flag of a region.
    Tag,
}

const fn fate(c: char) -> Fate {
    match c {
        '!'..='~' => Fate::Keep,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fate::Space,
        '\u{ad}' => Fate::Drop,
        '\u{200c}' | '\u{200d}' => Fate::Joiner,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' | '\u{180f}' => Fate::Selector,
        '\u{e0020}'..='\u{e007f}' => Fate::Tag,
        // C0, DEL, C1.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Bidi controls.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Zero-width and invisible characters, annotation marks.
        | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'
        // Private use.
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}'
        // Noncharacters.
        | '\u{fdd0}'..='\u{fdef}' => Fate::Replace,
        _ if c as u32 & 0xfffe == 0xfffe => Fate::Replace,
        _ => Fate::Keep,
    }
}

/// Whether a line holds nothing that would be replaced, dropped or turned into a plain space.
pub(super) fn is_safe_line(line: &str) -> bool {
    let mut made = LineMaker::default();
    made.push_all(line, fate);
    made.text == line
}

/// What stands for a character of a line that is not safe, by itself: joiners and selectors go as well.
pub(super) const fn plain(c: char) -> char {
    match fate(c) {
        Fate::Keep => c,
        Fate::Space => ' ',
        Fate::Drop | Fate::Replace | Fate::Joiner | Fate::Selector | Fate::Tag => REPLACEMENT,
    }
}

#[derive(Default)]
struct LineMaker {
    text: String,
    taken: Vec<Option<char>>,
    /// The last character that was written.
    last: Option<char>,
    /// Whether a flag is open, which tags may follow.
    flag: bool,
}

impl LineMaker {
    fn push_all(&mut self, raw: &str, fate: impl Fn(char) -> Fate) {
        let mut chars = raw.chars().peekable();
        self.text.reserve(raw.len());
        while let Some(c) = chars.next() {
            // The way of nearly all signs.
            if matches!(c, ' '..='~') {
                (self.flag, self.last) = (false, Some(c));
                self.text.push(c);
                continue;
            }
            let keep = match fate(c) {
                Fate::Keep => true,
                Fate::Drop => continue,
                Fate::Space => {
                    self.write(' ');
                    continue;
                }
                Fate::Replace => false,
                Fate::Joiner => self.last.is_some_and(|before| joins(before, c, chars.peek().copied())),
                Fate::Selector => self.last.is_some_and(takes_selector),
                Fate::Tag => self.flag,
            };
            if keep {
                if c == REPLACEMENT {
                    self.taken.push(None);
                }
                self.write(c);
            } else {
                self.taken.push(Some(c));
                self.write(REPLACEMENT);
            }
        }
    }

    fn write(&mut self, c: char) {
        self.flag = c == '\u{1f3f4}' || (self.flag && fate(c) == Fate::Tag);
        self.last = Some(c);
        self.text.push(c);
    }
}

/// Whether a joiner between the two has work to do: in an emoji sequence, or between letters of a script that uses it.
fn joins(before: char, joiner: char, after: Option<char>) -> bool {
    let zero_width_joiner = joiner == '\u{200d}';
    if zero_width_joiner && (is_pictograph(before) || before == '\u{fe0f}') {
        return after.is_some_and(is_pictograph);
    }
    uses_joiners(before) && (zero_width_joiner || after.is_some_and(uses_joiners))
}

/// Emoji, symbols that have an emoji shape, skin tones.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters and signs of Arabic, Syriac, N'Ko, the Indic scripts, Myanmar, Khmer and Mongolian.
const fn uses_joiners(c: char) -> bool {
    let in_script = matches!(c,
        '\u{620}'..='\u{6ff}' | '\u{700}'..='\u{77f}' | '\u{7c0}'..='\u{7ff}' | '\u{840}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}'
        | '\u{1780}'..='\u{18af}' | '\u{a840}'..='\u{a8df}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}');
    in_script && matches!(fate(c), Fate::Keep)
}

fn takes_selector(before: char) -> bool {
    before != REPLACEMENT && !before.is_whitespace() && !matches!(fate(before), Fate::Selector | Fate::Joiner | Fate::Tag)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    fn line(raw: &str) -> String {
        safe_lines(raw).into_iter().next().map(|l| l.text).unwrap_or_default()
    }

    #[test]
    fn spaces_become_plain_and_single() {
        assert_eq!(line("\u{a0}ten\u{2009}000\t\u{3000} men "), "ten 000 men");
        assert_eq!(line("co\u{ad}oper\u{ad}ate"), "cooperate");
    }

    #[test]
    fn text_is_composed() {
        assert_eq!(line("Mu\u{308}ller"), "Müller");
        assert_eq!(line("u\u{ad}\u{308}"), "ü");
    }

    #[test]
    fn line_ends_of_every_sort_end_lines_and_only_an_editors_count() {
        let lines: Vec<(String, usize)> = safe_lines("a\r\nb\rc\n\nd\u{2028}e\u{c}f").into_iter().map(|l| (l.text, l.number)).collect();
        let wanted = [("a", 1), ("b", 2), ("c", 3), ("", 4), ("d", 5), ("e", 5), ("f", 5)];
        assert_eq!(lines, wanted.map(|(t, n)| (t.to_owned(), n)));
    }

    #[test]
    fn what_drives_or_deceives_a_terminal_is_replaced_and_told() {
        let hostile = "a\u{1b}[31mb \u{202e}c\u{200b}d\u{9b}e\u{e000}f\u{feff}g\u{ffff}\u{7f}";
        let lines = safe_lines(hostile);
        assert_eq!(lines[0].text, "a\u{fffd}[31mb \u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g\u{fffd}\u{fffd}");
        let taken: Vec<Option<char>> =
            ['\u{1b}', '\u{202e}', '\u{200b}', '\u{9b}', '\u{e000}', '\u{feff}', '\u{ffff}', '\u{7f}'].into_iter().map(Some).collect();
        assert_eq!(lines[0].taken, taken);
        assert_eq!(safe_lines("a\u{fffd}")[0].taken, [None]);
    }

    #[test]
    fn joiners_stay_where_they_join() {
        for kept in [
            "👩\u{200d}🚒",
            "👩🏽\u{200d}⚕\u{fe0f}",
            "می\u{200c}خواهد",
            "क\u{94d}\u{200d}ष",
            "❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        ] {
            assert_eq!(line(kept), kept);
        }
        assert_eq!(line("pay\u{200d}pal \u{200c}x"), "pay\u{fffd}pal \u{fffd}x");
        assert_eq!(line("a \u{fe0f}b\u{fe0f}\u{fe0f}"), "a \u{fffd}b\u{fe0f}\u{fffd}");
        assert_eq!(line("x\u{e0041}"), "x\u{fffd}");
    }

    #[test]
    fn a_name_stays_on_one_line() {
        assert_eq!(safe_name("left\n\u{1b}]0;x\u{7}.txt"), "left\u{fffd}\u{fffd}]0;x\u{fffd}.txt");
        assert_eq!(safe_name("two words.txt"), "two words.txt");
    }
}
