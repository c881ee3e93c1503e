//! Words of a text with their places: a span of a source file is found again in the document's normalised text by its words.

use std::ops::Range;

use diptych::document::{ByteSpan, Document, PassageId};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text, case and accents folded, in text order.
struct Words {
    folded: Vec<String>,
    spans: Vec<ByteSpan>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self { folded: Vec::new(), spans: Vec::new() };
        let mut from = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let inside = c.is_alphanumeric() || (from.is_some() && is_combining_mark(c));
            match (from, inside) {
                (None, true) => from = Some(at),
                (Some(start), false) => {
                    words.folded.push(fold(&text[start..at]));
                    words.spans.push(ByteSpan::new(start, at));
                    from = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
        words
    }

    /// The numbers of the words that a span touches.
    fn touched(&self, span: ByteSpan) -> Range<usize> {
        let first = self.spans.partition_point(|w| w.end <= span.start);
        let past = self.spans.partition_point(|w| w.start < span.end);
        first..past.max(first)
    }
}

fn fold(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// One side of a pair: its source file beside the document that the program made of it.
pub struct Account<'a> {
    source: &'a str,
    document: &'a Document,
    source_words: Words,
    document_words: Words,
    /// Number of a word in the document for each word of the source that is still there.
    place: Vec<Option<usize>>,
}

impl<'a> Account<'a> {
    pub fn new(source: &'a str, document: &'a Document) -> Self {
        let (source_words, document_words) = (Words::of(source), Words::of(&document.text));
        let mut place = vec![None; source_words.folded.len()];
        for op in capture_diff_slices(Algorithm::Myers, &source_words.folded, &document_words.folded) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for k in 0..len {
                    place[old_index + k] = Some(new_index + k);
                }
            }
        }
        Self { source, document, source_words, document_words, place }
    }

    /// The document's words that a gold span of the source stands for; empty where the program dropped them.
    pub fn gold(&self, span: &str) -> Range<usize> {
        let Some(start) = self.source.find(span) else { return 0..0 };
        let words = self.source_words.touched(ByteSpan::new(start, start + span.len()));
        let mut places = self.place[words].iter().flatten().copied();
        let Some(first) = places.next() else { return 0..0 };
        first..places.last().unwrap_or(first) + 1
    }

    /// The document's words under a span of the document.
    pub fn words(&self, span: ByteSpan) -> Range<usize> {
        self.document_words.touched(span)
    }

    /// The passages that hold a good part of these words.
    pub fn passages(&self, words: &Range<usize>) -> Vec<PassageId> {
        let enough = words.len().div_ceil(2).clamp(1, 3);
        let holds = |span: ByteSpan| common(&self.words(span), words) >= enough;
        self.document.passages.iter().filter(|p| holds(p.span)).map(|p| p.id).collect()
    }
}

fn common(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether two runs of words have one in common.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    common(a, b) > 0
}
