//! Text that claims to be safe already, as a snapshot holds it: believed only as far as it is.

use super::safety::{REPLACEMENT, is_safe_line, plain};

/// A text in which nothing can drive or deceive a terminal, and where the places of the text from outside have gone in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secured {
    /// The safe text; the one from outside where that was safe.
    pub text: String,
    /// The characters that were replaced, and the byte of `text` at which U+FFFD stands for each.
    pub replaced: Vec<(char, usize)>,
    /// After each character that changed its length: its end outside, and in `text`.
    moves: Vec<(usize, usize)>,
}

impl Secured {
    /// Makes a text safe character by character: lines stay lines, and what was safe stays as it is to the byte.
    pub fn new(outside: &str) -> Self {
        let mut made = Self { text: String::with_capacity(outside.len()), replaced: Vec::new(), moves: Vec::new() };
        let mut end = 0;
        for (number, line) in outside.split('\n').enumerate() {
            if number > 0 {
                made.text.push('\n');
                end += 1;
            }
            if is_safe_line(line) {
                made.text.push_str(line);
                end += line.len();
                continue;
            }
            for c in line.chars() {
                let safe = plain(c);
                if safe == REPLACEMENT && c != REPLACEMENT {
                    made.replaced.push((c, made.text.len()));
                }
                made.text.push(safe);
                end += c.len_utf8();
                if safe.len_utf8() != c.len_utf8() {
                    made.moves.push((end, made.text.len()));
                }
            }
        }
        made
    }

    /// Where a byte of the text from outside is in the safe one.
    pub fn at(&self, outside: usize) -> usize {
        let after = self.moves.partition_point(|(end, _)| *end <= outside);
        after.checked_sub(1).and_then(|last| self.moves.get(last)).map_or(outside, |(end, here)| outside - end + here)
    }
}

/// A text from outside on one line, safe.
pub fn safe_line(outside: &str) -> String {
    Secured::new(outside).text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use super::*;

    #[test]
    fn what_is_safe_stays_as_it_is() {
        for text in ["", "The dam broke.\n\n“Twelve” died — 👩\u{200d}🚒.", "a\u{fffd}b", "می\u{200c}خواهد\nx"] {
            let secured = Secured::new(text);
            assert_eq!((secured.text.as_str(), secured.replaced.len(), secured.at(text.len())), (text, 0, text.len()));
        }
    }

    #[test]
    fn what_is_not_is_replaced_and_places_move_along() {
        let text = "Safe.\nIt \u{1b}[31m broke \u{202e}at\u{a0}noon\u{85}, they said.\nSafe.";
        let secured = Secured::new(text);
        assert_eq!(secured.text, "Safe.\nIt \u{fffd}[31m broke \u{fffd}at noon\u{fffd}, they said.\nSafe.");
        assert_eq!(secured.replaced.iter().map(|(c, _)| *c).collect::<Vec<_>>(), ['\u{1b}', '\u{202e}', '\u{85}']);
        for (_, at) in &secured.replaced {
            assert!(secured.text[*at..].starts_with('\u{fffd}'));
        }
        for words in ["It", "broke", "at", "noon", "they", "said"] {
            assert!(secured.text[secured.at(text.find(words).unwrap())..].starts_with(words), "{words}");
        }
        assert_eq!(secured.at(text.len()), secured.text.len());
        assert_eq!(safe_line("one\ntwo\u{7}"), "one two\u{fffd}");
    }
}
