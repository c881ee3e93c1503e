//! Words, numbers and marks of a text.
//!
//! The cut is finer than white space: digits part from letters ("58km", "8th", "6.1-magnitude"), hyphens part words ("seven-year"),
//! a possessive parts from its owner ("Syria|'s"). Whoever needs the larger unit joins adjacent tokens again; see [`Token::touches`].
//! Dotted abbreviations ("U.S.", "a.m.") stay whole, and letters followed by digits do too ("G20", "AK47").

use super::ByteSpan;

/// What sort of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with inner apostrophes, dots or trailing digits.
    Word,
    /// Digits with inner separators: `2,500`, `6.1`, `2025`.
    Number,
    /// A possessive ending: `'s` or a bare apostrophe after s.
    Possessive,
    /// A hyphen between two tokens without space.
    Hyphen,
    /// Any other single character.
    Mark,
}

/// A token and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The characters as written.
    pub text: &'t str,
    /// Where they stand in the text that was cut.
    pub span: ByteSpan,
    /// What sort.
    pub kind: TokenKind,
}

impl Token<'_> {
    /// Whether `next` follows without a character between.
    pub const fn touches(&self, next: &Token<'_>) -> bool {
        self.span.end == next.span.start
    }

    /// Whether the token is a word, in any case, equal to `word` (given in lower case).
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && (self.text == word || self.text.to_lowercase() == word)
    }

    /// Whether the token is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.text.starts_with(mark)
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Cuts a text into tokens, in text order; white space is dropped.
pub fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (length, kind) = measure(rest, first, tokens.last(), at);
        let span = ByteSpan::new(at, at + length);
        tokens.push(Token { text: span.of(text), span, kind });
        at += length;
    }
    // Tokens are kept as long as their text is compared, and are most of what that needs.
    tokens.shrink_to_fit();
    tokens
}

fn measure(rest: &str, first: char, before: Option<&Token<'_>>, at: usize) -> (usize, TokenKind) {
    let touches_before = before.is_some_and(|t| t.span.end == at);
    if first.is_ascii_digit() {
        return (number_length(rest), TokenKind::Number);
    }
    if first.is_alphabetic() {
        return (word_length(rest), TokenKind::Word);
    }
    if is_apostrophe(first) && touches_before && before.is_some_and(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Number) {
        let after = rest.get(first.len_utf8()..).unwrap_or("");
        let mut following = after.chars();
        if matches!(following.next(), Some('s' | 'S')) && !following.next().is_some_and(char::is_alphanumeric) {
            return (first.len_utf8() + 1, TokenKind::Possessive);
        }
        let owner_in_s = before.is_some_and(|t| t.text.ends_with(['s', 'S']));
        if owner_in_s && first == '\u{2019}' && after.starts_with(' ') {
            return (first.len_utf8(), TokenKind::Possessive);
        }
    }
    let joins = |c: char| c.is_alphanumeric();
    if matches!(first, '-' | '\u{2010}' | '\u{2011}')
        && touches_before
        && before.is_some_and(|t| t.text.chars().next_back().is_some_and(joins) || t.text.ends_with('.'))
        && rest.get(first.len_utf8()..).and_then(|r| r.chars().next()).is_some_and(joins)
    {
        return (first.len_utf8(), TokenKind::Hyphen);
    }
    (first.len_utf8(), TokenKind::Mark)
}

/// Whether a character stands for an apostrophe in running text.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Digits, with commas before groups of three, and points or commas before digits.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits_from = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits_from(0);
    loop {
        let follows = digits_from(end + 1);
        let goes_on = match bytes.get(end) {
            Some(b'.') => follows > 0,
            Some(b',') => follows == 3,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end += 1 + follows;
    }
}

/// Letters and combining marks; an apostrophe between letters unless it opens a possessive; dots of an abbreviation; digits after letters.
fn word_length(rest: &str) -> usize {
    if let Some(length) = signs_length(rest) {
        return length;
    }
    let is_inner = |c: char| (c.is_alphanumeric() && writing(c) == Writing::Letters) || is_combining(c);
    let mut end = 0;
    let mut dotted = false;
    let mut letters_since_dot = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        if is_inner(c) {
            letters_since_dot += usize::from(c.is_alphabetic());
            end = i + c.len_utf8();
        } else if c == '.' && letters_since_dot == 1 && (dotted || next.is_some_and(char::is_alphabetic)) {
            let after_next = rest.get(i + 1..).and_then(|r| r.chars().nth(1));
            let goes_on = next.is_some_and(char::is_alphabetic) && !after_next.is_some_and(char::is_alphabetic);
            if !dotted && !goes_on {
                break;
            }
            dotted = true;
            letters_since_dot = 0;
            end = i + 1;
            if !goes_on {
                break;
            }
        } else if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) {
            let after_next = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().nth(1));
            if matches!(next, Some('s' | 'S')) && !after_next.is_some_and(char::is_alphanumeric) {
                break;
            }
        } else {
            break;
        }
    }
    end
}

/// How words are written: with letters between spaces, or with signs that run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    Letters,
    /// A sign is as good as a word.
    Han,
    Hiragana,
    /// Names from abroad.
    Katakana,
}

const fn writing(c: char) -> Writing {
    match c {
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => Writing::Han,
        '\u{3041}'..='\u{309f}' => Writing::Hiragana,
        '\u{30a1}'..='\u{30ff}' => Writing::Katakana,
        _ => Writing::Letters,
    }
}

/// The length of a word where no spaces part words: one sign of Han, a run of kana; none in other scripts.
fn signs_length(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    match writing(first) {
        Writing::Letters => None,
        Writing::Han => Some(first.len_utf8()),
        kana => Some(rest.find(|c| writing(c) != kana).unwrap_or(rest.len())),
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_run_on_are_parted_by_their_sort() {
        assert_eq!(cut("渡轮在Moss沉没"), "渡|轮|在|Moss|沉|没");
        assert_eq!(cut("フェリーは31人を乗せた"), "フェリー|は|31|人|を|乗|せた");
    }

    fn cut(text: &str) -> String {
        tokenize(text).iter().map(|t| t.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn digits_part_from_letters_and_hyphens_part_words() {
        assert_eq!(cut("a 6.1-magnitude quake 58km off"), "a|6.1|-|magnitude|quake|58|km|off");
        assert_eq!(cut("a seven-year deal on the 8th"), "a|seven|-|year|deal|on|the|8|th");
        assert_eq!(cut("2,500 fighters, 3,50 euro"), "2,500|fighters|,|3|,|50|euro");
    }

    #[test]
    fn dotted_abbreviations_stay_whole_and_a_full_stop_does_not() {
        assert_eq!(cut("the U.S.-led group at 5 p.m. on Nov. 8."), "the|U.S.|-|led|group|at|5|p.m.|on|Nov|.|8|.");
        assert_eq!(cut("J. Smith met A.B."), "J|.|Smith|met|A.B.");
    }

    #[test]
    fn a_possessive_parts_from_its_owner() {
        assert_eq!(cut("Syria\u{2019}s army and Hay\u{2019}at don't"), "Syria|\u{2019}s|army|and|Hay\u{2019}at|don't");
        assert_eq!(cut("the fighters\u{2019} camp"), "the|fighters|\u{2019}|camp");
    }

    #[test]
    fn letters_followed_by_digits_are_one_word() {
        assert_eq!(cut("the G20 and an F-16"), "the|G20|and|an|F|-|16");
    }

    #[test]
    fn tokens_cover_everything_but_white_space() {
        let text = "“Yes,” he said — 12\u{a0}% of ₸90 million…";
        let covered: usize = tokenize(text).iter().map(|t| t.text.chars().count()).sum();
        assert_eq!(covered, text.chars().filter(|c| !c.is_whitespace()).count());
    }
}
