//! Words looked for in both texts.

use crate::document::{ByteSpan, Document, Side, Sides};

/// A place that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The text it stands in.
    pub side: Side,
    /// Its number in that text, from 0.
    pub number: usize,
}

/// A search in both texts at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What is looked for.
    pub pattern: String,
    /// Where it stands, in text order.
    pub hits: Sides<Vec<ByteSpan>>,
    /// The place that was gone to.
    pub at: Option<Hit>,
    /// Whether the hits are shown and walked; a search that is over is kept for the next.
    pub is_active: bool,
}

impl Search {
    /// Looks for words in both texts. Capital letters matter only where the pattern has one; any white space stands for any other, and plain quotation
    /// marks and hyphens for curly and long ones.
    pub fn new(pattern: &str, documents: Sides<&Document>) -> Self {
        let is_sensitive = pattern.chars().any(char::is_uppercase);
        let wanted: Vec<char> = folded(pattern, is_sensitive).collect();
        let hits = documents.map(|document| find(&document.text, &wanted, is_sensitive));
        Self { pattern: pattern.to_owned(), hits, at: None, is_active: true }
    }

    /// How many places were found.
    pub fn count(&self) -> usize {
        self.hits.left.len() + self.hits.right.len()
    }

    /// Where a hit stands.
    pub fn place(&self, hit: Hit) -> Option<ByteSpan> {
        self.hits.get(hit.side).get(hit.number).copied()
    }

    /// The hits of one text that have a byte inside a span.
    pub fn inside(&self, side: Side, span: ByteSpan) -> &[ByteSpan] {
        let hits = self.hits.get(side);
        let from = hits.partition_point(|hit| hit.end <= span.start);
        let to = hits.partition_point(|hit| hit.start < span.end);
        hits.get(from..to).unwrap_or_default()
    }

    /// The first hit at or after a byte of one text, or the last before it, or the first or last of the other text where that one has no more: round, over both.
    pub fn beside(&self, side: Side, byte: usize, forward: bool) -> Option<Hit> {
        let hits = self.hits.get(side);
        let here = if forward {
            Some(hits.partition_point(|hit| hit.start < byte)).filter(|number| *number < hits.len())
        } else {
            hits.partition_point(|hit| hit.start < byte).checked_sub(1)
        };
        let end = |side: Side| {
            let count = self.hits.get(side).len();
            let number = if forward { 0 } else { count.checked_sub(1)? };
            (number < count).then_some(Hit { side, number })
        };
        here.map(|number| Hit { side, number }).or_else(|| end(side.other())).or_else(|| end(side))
    }
}

/// The characters that are compared: white space as single blanks, marks plain, letters small unless capitals matter.
fn folded(text: &str, is_sensitive: bool) -> impl Iterator<Item = char> {
    let mut was_blank = false;
    text.chars().filter_map(move |c| {
        let blank = c.is_whitespace();
        let again = blank && was_blank;
        was_blank = blank;
        (!again).then(|| plain(c, is_sensitive))
    })
}

/// What stands for a character when it is compared.
fn plain(c: char, is_sensitive: bool) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        '\u{2010}'..='\u{2014}' => '-',
        c if is_sensitive || c.is_ascii() => {
            if is_sensitive {
                c
            } else {
                c.to_ascii_lowercase()
            }
        }
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

fn find(text: &str, wanted: &[char], is_sensitive: bool) -> Vec<ByteSpan> {
    let Some(first) = wanted.first() else { return Vec::new() };
    let mut hits = Vec::new();
    let mut free = 0;
    for (at, c) in text.char_indices() {
        if at >= free
            && plain(c, is_sensitive) == *first
            && let Some(end) = match_end(text, at, wanted, is_sensitive)
        {
            hits.push(ByteSpan::new(at, end));
            free = end;
        }
    }
    hits
}

/// The end of the pattern where it stands at a byte.
fn match_end(text: &str, at: usize, wanted: &[char], is_sensitive: bool) -> Option<usize> {
    let mut rest = text.get(at..)?.char_indices().peekable();
    let mut end = 0;
    for want in wanted {
        let (from, c) = rest.next()?;
        if plain(c, is_sensitive) != *want {
            return None;
        }
        end = from + c.len_utf8();
        while *want == ' ' && rest.peek().is_some_and(|(_, next)| next.is_whitespace()) {
            let (from, c) = rest.next()?;
            end = from + c.len_utf8();
        }
    }
    Some(at + end)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use proptest::prelude::*;

    use super::*;

    fn found(text: &str, pattern: &str) -> Vec<String> {
        let document = Document::from_text("report.txt", text).unwrap();
        let search = Search::new(pattern, Sides::new(&document, &document));
        search.hits.left.iter().map(|hit| hit.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn capitals_matter_where_the_pattern_has_one() {
        assert_eq!(found("The Dam and the dam", "dam"), ["Dam", "dam"]);
        assert_eq!(found("The Dam and the dam", "Dam"), ["Dam"]);
        assert_eq!(found("ÉCLAIR, éclair", "éclair"), ["ÉCLAIR", "éclair"]);
    }

    #[test]
    fn line_ends_and_typographic_marks_do_not_hide_words() {
        assert_eq!(found("the old\nmill stands", "old mill").len(), 1);
        assert_eq!(found("the miller’s “luck”", "miller's \"luck\""), ["miller’s “luck”"]);
    }

    #[test]
    fn hits_are_walked_through_both_texts_and_round() {
        let (left, right) = ("a mill, a mill", "no mill here");
        let documents = Sides::new(left, right).map(|text| Document::from_text("report.txt", text).unwrap());
        let search = Search::new("mill", documents.as_ref());
        let mut at = (Side::Left, 0);
        let mut seen = Vec::new();
        for _ in 0..4 {
            let hit = search.beside(at.0, at.1, true).unwrap();
            seen.push((hit.side, hit.number));
            at = (hit.side, search.place(hit).unwrap().start + 1);
        }
        assert_eq!(seen, [(Side::Left, 0), (Side::Left, 1), (Side::Right, 0), (Side::Left, 0)]);
        assert_eq!(search.beside(Side::Left, 2, false), Some(Hit { side: Side::Right, number: 0 }));
        assert_eq!(Search::new("weir", documents.as_ref()).beside(Side::Left, 0, true), None);
    }

    proptest! {
        #[test]
        fn every_hit_is_the_pattern(text in "[aAb \n’é]{0,60}", pattern in "[aAb 'é]{1,3}") {
            let wanted: Vec<char> = folded(&pattern, true).collect();
            for hit in find(&text, &wanted, true) {
                let told: Vec<char> = folded(&text[hit.start..hit.end], true).collect();
                prop_assert_eq!(&told, &wanted);
            }
        }
    }
}
