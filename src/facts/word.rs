//! What is asked of a word again and again while facts are read, looked up once a text.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::document::Sides;
use crate::language::{Pos, Tagger, is_function_word, lemma, stem};

use super::cues::FRAME_CUES;
use super::frame::event_class;
use super::reading::{PassageReading, Reading};

/// A written form, used as one part of speech.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// In lower case.
    pub lower: String,
    /// The matching key; empty for marks.
    pub stem: String,
    /// The dictionary form of its part of speech.
    pub lemma: String,
    /// Whether it is grammar rather than content.
    pub is_function_word: bool,
    /// Whether it is a verb by which somebody is quoted.
    pub reports: bool,
    /// The kind of event that its lemma tells, if it is one of the listed ones.
    pub class: Option<usize>,
    /// The same where a participle counts as its verb.
    pub event: Option<usize>,
    number: OnceLock<usize>,
}

impl Word {
    /// The number of its stem among the content words of both documents; nothing for other words, and before they are numbered.
    pub(crate) fn number(&self) -> Option<usize> {
        self.number.get().copied()
    }

    /// Whether it is a figure of two digits or more.
    pub(crate) fn is_figure(&self) -> bool {
        self.stem.len() >= 2 && self.stem.starts_with(|c: char| c.is_ascii_digit())
    }

    fn new(lower: &str, pos: Pos) -> Self {
        let own = lemma(lower, pos);
        let is_word = lower.chars().any(char::is_alphanumeric);
        let event = match pos {
            Pos::Verb | Pos::Adjective => event_class(&lemma(lower, Pos::Verb)),
            Pos::Noun => event_class(&own),
            _ => None,
        };
        Self {
            stem: if is_word { stem(lower) } else { String::new() },
            is_function_word: is_function_word(lower),
            reports: pos == Pos::Verb && FRAME_CUES.reporting.contains(&own),
            class: event_class(&own),
            event,
            lower: lower.to_owned(),
            number: OnceLock::new(),
            lemma: own,
        }
    }
}

/// Numbers the content words of both documents by their stems in the order of the alphabet, so that nothing depends on which text comes first.
pub(super) fn number(readings: Sides<&Reading<'_>>) {
    let content = || [readings.left, readings.right].into_iter().flat_map(|r| &r.passages).flat_map(PassageReading::content);
    let mut stems: Vec<&str> = content().map(|word| word.stem.as_str()).collect::<HashSet<_>>().into_iter().collect();
    stems.sort_unstable();
    let numbers: HashMap<&str, usize> = stems.into_iter().enumerate().map(|(number, stem)| (stem, number)).collect();
    for word in content() {
        word.number.get_or_init(|| numbers.get(word.stem.as_str()).copied().unwrap_or_default());
    }
}

/// The words of a text met so far.
#[derive(Debug, Default)]
pub(super) struct WordBook {
    pub tagger: Tagger,
    words: HashMap<String, Vec<(Pos, Arc<Word>)>>,
}

impl WordBook {
    /// A word as written, used as a part of speech.
    pub(super) fn word(&mut self, text: &str, pos: Pos) -> Arc<Word> {
        let lower = text.to_lowercase();
        if let Some((_, word)) = self.words.get(&lower).and_then(|uses| uses.iter().find(|(p, _)| *p == pos)) {
            return Arc::clone(word);
        }
        let word = Arc::new(Word::new(&lower, pos));
        self.words.entry(lower).or_default().push((pos, Arc::clone(&word)));
        word
    }
}
