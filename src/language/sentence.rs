//! Cuts a paragraph into sentences.
//!
//! Our own rules, made for news: "Gen. Odd", "D-N.Y.,", "5 p.m. Tuesday" and "the U.S. Senate" do not end a sentence. A quotation
//! of several sentences is cut inside, for each of them is aligned by itself; a question and its speaker (`"Why?" Odd asked`) stay
//! together. One pass over the bytes; only a stop before white space is looked at closely.

mod abbreviations;

use self::abbreviations::{Abbreviations, abbreviations, lists};
use super::ByteSpan;

/// The longest word looked at before a stop: more is no abbreviation.
const LONGEST_ABBREVIATION: usize = 24;

/// The sentences of a paragraph, in order.
///
/// Each span begins and ends with a character that is not white space; no two overlap, and what lies between them is white space.
/// Stops, closing quotes and brackets belong to the sentence they end. A text without letters ("…") is one sentence as well.
///
/// ```
/// use diptych::language::sentences;
/// let text = "“It is over,” Gen. Odd said at 5 p.m. Tuesday. “We won. They lost.”";
/// let cut: Vec<&str> = sentences(text).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(cut, ["“It is over,” Gen. Odd said at 5 p.m. Tuesday.", "“We won.", "They lost.”"]);
/// ```
pub fn sentences(paragraph: &str) -> Vec<ByteSpan> {
    let mut cutter = Cutter { text: paragraph, start: 0, item: None, bulleted: false, lists: abbreviations(), found: Vec::new() };
    cutter.open(0);
    let bytes = paragraph.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            // Inside a figure, an address or an abbreviation no sentence ends.
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => at + 1,
            b'.' | b'!' | b'?' => cutter.weigh(at),
            0xe2 if starts(paragraph, at, ELLIPSIS) => cutter.weigh(at),
            0xe2 if cutter.bulleted && starts(paragraph, at, BULLET) => cutter.bullet(at),
            // First bytes of the stops of other scripts.
            0xd6 | 0xd8 | 0xdb | 0xe0 | 0xe1 | 0xe3 | 0xef => {
                foreign_stop(paragraph, at).map_or(at + 1, |stop| cutter.weigh_foreign(at, stop))
            }
            _ => at + 1,
        };
    }
    cutter.close(paragraph.len());
    cutter.found
}

const ELLIPSIS: char = '…';
const BULLET: char = '•';

/// A stop of a script other than the Latin one that begins at a byte.
fn foreign_stop(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next().filter(|&c| is_wide_stop(c) || matches!(c, '؟' | '۔' | '।' | '॥' | '։' | '።' | '៖' | '។'))
}

/// Stops that no white space follows.
const fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡')
}

struct Cutter<'t> {
    text: &'t str,
    /// Where the open sentence begins.
    start: usize,
    /// The number with which the open sentence begins, if it is an item of a list.
    item: Option<u32>,
    /// Whether the paragraph is a list with bullets.
    bulleted: bool,
    lists: &'static Abbreviations,
    found: Vec<ByteSpan>,
}

/// What stands at a place where a sentence may end.
struct Stop<'t> {
    /// The word before the stop, from its last hyphen on.
    word: &'t str,
    /// Where that word begins.
    word_start: usize,
    /// One past the last stop and closing mark.
    end: usize,
    /// The last stop of the run.
    mark: char,
    /// Whether it is more than one dot, or an ellipsis.
    ellipsis: bool,
    /// Whether a closing quotation mark follows the stop.
    quoted: bool,
    /// What follows, from the next sign on that is not white space.
    after: &'t str,
}

impl<'t> Cutter<'t> {
    /// Opens a sentence at the first sign from `from` on.
    fn open(&mut self, from: usize) {
        let rest = self.text.get(from..).unwrap_or("");
        self.start = self.text.len() - rest.trim_start().len();
        self.bulleted |= self.found.is_empty() && starts(self.text, self.start, BULLET);
        self.item = None;
    }

    /// Ends the open sentence before `end`.
    fn close(&mut self, end: usize) {
        let sentence = self.text.get(self.start..end).unwrap_or("").trim_end();
        if !sentence.is_empty() {
            self.found.push(ByteSpan::new(self.start, self.start + sentence.len()));
        }
        self.open(end);
    }

    /// A bullet inside a paragraph that began with one.
    fn bullet(&mut self, at: usize) -> usize {
        if at > self.start {
            self.close(at);
        }
        at + BULLET.len_utf8()
    }

    /// Decides about a stop of another script: no abbreviation has one.
    fn weigh_foreign(&mut self, at: usize, stop: char) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let after =
            rest.trim_start_matches(|c| c == stop || is_wide_stop(c) || is_closing(c) || matches!(c, '」' | '』' | '】' | '）' | '》'));
        let end = self.text.len() - after.len();
        // "「行く。」と言った": what quotes goes on with who says it.
        let goes_on = rest.get(..rest.len() - after.len()).is_some_and(|marks| marks.ends_with(['」', '』']))
            && after.starts_with(['と', '、', '，']);
        if !goes_on && (is_wide_stop(stop) || after.is_empty() || after.starts_with(char::is_whitespace)) {
            self.close(end);
        }
        end
    }

    /// Decides about the stop at `at` and returns where to go on.
    fn weigh(&mut self, at: usize) -> usize {
        let stop = self.stop(at);
        if stop.after.is_empty() {
            return stop.end;
        }
        if stop.end == self.text.len() - stop.after.len() {
            // No white space: a decimal point, an address, "U.S.-led".
            return stop.end;
        }
        if let Some(number) = list_number(&stop)
            && (stop.word_start == self.start || self.item.is_some_and(|n| n.checked_add(1) == Some(number)))
        {
            if stop.word_start > self.start {
                self.close(stop.word_start);
            }
            self.item = Some(number);
            return stop.end;
        }
        if self.ends(&stop) {
            self.close(stop.end);
        }
        stop.end
    }

    /// Reads the run of stops at `at`, the closing marks after it and the word before it.
    fn stop(&self, at: usize) -> Stop<'t> {
        let (mut end, mut dots, mut mark) = (at, 0_usize, '.');
        let rest = |from: usize| self.text.get(from..).unwrap_or("");
        loop {
            let here = rest(end);
            match here.chars().next() {
                Some(c @ ('.' | '!' | '?' | ELLIPSIS)) => {
                    dots += if c == '.' { 1 } else { 2 };
                    mark = c;
                    end += c.len_utf8();
                }
                // ". . ." is one sign.
                Some(' ')
                    if mark == '.'
                        && here.starts_with(" .")
                        && !here.starts_with(" ..")
                        && !here.chars().nth(2).is_some_and(char::is_alphanumeric) =>
                {
                    end += 2;
                }
                _ => break,
            }
        }
        let spaced = end - at > 1 && self.text.get(at..end).is_some_and(|run| run.contains(' '));
        let mut quoted = false;
        loop {
            let here = rest(end);
            let Some(c) = here.chars().next() else { break };
            if is_closing(c) {
                quoted |= is_closing_quote(c);
                end += c.len_utf8();
                continue;
            }
            // A closing mark that stands off: « Oui. »
            let beyond = here.trim_start_matches(' ');
            let gap = here.len() - beyond.len();
            match beyond.chars().next() {
                Some(c @ ('»' | '”' | ')' | ']' | '"'))
                    if gap > 0 && !beyond.chars().nth(1).is_some_and(char::is_alphanumeric) && !stands_before_text(beyond, c) =>
                {
                    quoted |= is_closing_quote(c);
                    end += gap + c.len_utf8();
                }
                _ => break,
            }
        }
        let (word, word_start) = self.word_before(at);
        let ellipsis = mark == ELLIPSIS || (mark == '.' && (dots > 1 || spaced));
        Stop { word, word_start, end, mark, ellipsis, quoted, after: rest(end).trim_start() }
    }

    fn word_before(&self, at: usize) -> (&'t str, usize) {
        let before = self.text.get(self.start..at).unwrap_or("");
        let mut begin = before.len();
        for (i, c) in before.char_indices().rev() {
            if c.is_whitespace() || is_opening(c) || matches!(c, '-' | '–' | '—' | '/') || is_closing(c) {
                break;
            }
            begin = i;
            if before.len() - i > LONGEST_ABBREVIATION {
                break;
            }
        }
        (before.get(begin..).unwrap_or(""), self.start + begin)
    }

    fn ends(&self, stop: &Stop<'_>) -> bool {
        let Some(next) = Next::read(stop.after) else { return false };
        if next.goes_on() {
            return false;
        }
        if self.text.get(self.start..stop.word_start).is_some_and(|before| stop.word.is_empty() && before.ends_with(['(', '['])) {
            // "(?)" comments on a word, "(. 535" is a figure.
            return false;
        }
        if stop.word.is_empty() && stop.word_start == self.start {
            // "…and then": the sentence has no word yet.
            return false;
        }
        match stop.mark {
            '!' | '?' => self.exclamation_ends(stop, &next),
            _ if stop.ellipsis => true,
            _ => self.dot_ends(stop, &next),
        }
    }

    fn exclamation_ends(&self, stop: &Stop<'_>, next: &Next<'_>) -> bool {
        let unquoted_name = stop.mark == '!' && !stop.quoted && self.lists.exclaiming.contains(stop.word);
        !(unquoted_name || (stop.quoted && self.speaker_follows(next)))
    }

    /// Whether a few capitalised words, with an office among them or not, and a verb of speech follow: `"Why?" Dr. Odd asked`.
    fn speaker_follows(&self, next: &Next<'_>) -> bool {
        if next.opened || self.lists.starters.contains(next.word) {
            return false;
        }
        for (i, word) in next.text.split_whitespace().take(7).enumerate() {
            let bare = word.trim_end_matches([',', '.']);
            if i > 0 && self.lists.speech.contains(bare) {
                return true;
            }
            if word.ends_with(',') || !(word.starts_with(char::is_uppercase) || (i > 0 && self.lists.offices.contains(word))) {
                return false;
            }
        }
        false
    }

    fn dot_ends(&self, stop: &Stop<'_>, next: &Next<'_>) -> bool {
        let word = stop.word;
        let closed_quotation = stop.quoted && !word.is_empty();
        if lists(&self.lists.never, word) && !closed_quotation {
            return false;
        }
        if next.is_number && self.lists.before_number.contains(word) {
            return false;
        }
        let mut letters = word.chars();
        let initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
        if initial && word == "I" && self.small_word_before(stop.word_start) {
            return true;
        }
        if initial || is_dotted(word) || lists(&self.lists.soft, word) {
            return closed_quotation || self.opens_sentence(next);
        }
        true
    }

    /// Whether the word before `at` is written small: then a lone "I" is the pronoun, not an initial.
    fn small_word_before(&self, at: usize) -> bool {
        let before = self.text.get(self.start..at).unwrap_or("").trim_end();
        before.rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_lowercase))
    }

    fn opens_sentence(&self, next: &Next<'_>) -> bool {
        let lists = self.lists;
        lists.starters.contains(next.word) || (lists.openers_before_small.contains(next.word) && next.small_follows())
    }
}

/// The word after a stop.
struct Next<'t> {
    /// From its first letter on.
    text: &'t str,
    /// Its letters and apostrophes up to a contraction ("It" of "It's").
    word: &'t str,
    /// The first sign after white space.
    sign: char,
    /// Whether a quotation mark or bracket opens before it.
    opened: bool,
    /// Whether its first word holds a digit.
    is_number: bool,
}

impl<'t> Next<'t> {
    fn read(after: &'t str) -> Option<Self> {
        let sign = after.chars().next()?;
        let text = after.trim_start_matches(is_opening);
        let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        let word = text.get(..end).unwrap_or("");
        Some(Self { text, word, sign, opened: text.len() < after.len(), is_number: word.contains(|c: char| c.is_ascii_digit()) })
    }

    /// Whether what follows goes on with the sentence: a small letter, a comma, a dash.
    fn goes_on(&self) -> bool {
        if self.text.chars().next().is_some_and(char::is_lowercase) {
            return true;
        }
        matches!(self.sign, ',' | ';' | ':' | '–' | '—' | '-' | '|' | '·' | '&' | '%' | '/' | '.' | '!' | '?' | ELLIPSIS)
    }

    fn small_follows(&self) -> bool {
        let rest = self.text.get(self.word.len()..).unwrap_or("");
        rest.strip_prefix(' ').is_some_and(|r| r.starts_with(char::is_lowercase))
    }
}

/// "U.S", "a.m", "Ph.D": parts of one to three letters between dots.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// The number of a list item before a single full stop: "1." or "12."
fn list_number(stop: &Stop<'_>) -> Option<u32> {
    let bare = stop.word.len() <= 2 && stop.mark == '.' && !stop.ellipsis && !stop.quoted;
    let number = stop.word.bytes().all(|b| b.is_ascii_digit()).then(|| stop.word.parse().ok()).flatten();
    number.filter(|_| bare && Next::read(stop.after).is_some_and(|n| !n.goes_on()))
}

/// Whether a straight quotation mark that stands off belongs to what follows it.
fn stands_before_text(beyond: &str, mark: char) -> bool {
    mark == '"' && beyond.chars().nth(1).is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | ';' | ':'))
}

const fn is_closing(c: char) -> bool {
    is_closing_quote(c) || matches!(c, ')' | ']' | '}')
}

const fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '(' | '[' | '{' | '¿' | '¡')
}

fn starts(text: &str, at: usize, c: char) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(c))
}

#[cfg(test)]
mod tests;
