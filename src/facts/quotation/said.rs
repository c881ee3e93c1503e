//! The words of a quotation as they are held against those of another: contractions undone, numbers read, marks set aside.

use std::ops::Range;
use std::sync::Arc;

use crate::document::ByteSpan;
use crate::facts::reading::PassageReading;
use crate::facts::telling::is_denial;
use crate::facts::word::Word;
use crate::language::number::{self, NumberExpression};
use crate::language::{Pos, TokenKind, fold};

use super::{CUES, QuotedSentence, lists};

/// A word of a quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedWord {
    /// Where it stands: the whole contraction, the whole number.
    pub span: ByteSpan,
    /// As written, in lower case, a contraction undone; a number as it stands.
    pub lower: String,
    /// What is equal for two forms of one word, and for two ways to write one number.
    pub key: String,
    /// The word, where it says something by itself and is no number.
    pub content: Option<Arc<Word>>,
    /// Its part of speech.
    pub pos: Pos,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether it denies something.
    pub denies: bool,
    /// Whether it may be left out without changing what is said.
    pub is_filler: bool,
    /// Whether a mark stands behind it, inside the quotation marks and not at their end.
    pub mark: Option<char>,
}

/// A sentence made of the stretches of one passage; nothing where no word stands in them.
pub(super) fn sentence(passage: &PassageReading<'_>, parts: &[Range<usize>]) -> Option<QuotedSentence> {
    let numbers = number::numbers(passage.text, &passage.tokens);
    let mut words: Vec<QuotedWord> = Vec::new();
    for part in parts {
        let mut at = part.start;
        let first = words.len();
        while at < part.end {
            let number = numbers.iter().find(|n| n.tokens.start == at && n.tokens.end <= part.end && !n.negative_determiner);
            if let Some(number) = number {
                words.push(numeral(passage, number));
                at = number.tokens.end.max(at + 1);
                continue;
            }
            let Some(token) = passage.tokens.get(at) else { break };
            match token.kind {
                TokenKind::Word | TokenKind::Number => words.extend(spoken(passage, at)),
                TokenKind::Mark if words.len() > first && parts_words(token.text) => {
                    if let Some(word) = words.last_mut() {
                        word.mark = token.text.chars().next();
                    }
                }
                TokenKind::Possessive | TokenKind::Hyphen | TokenKind::Mark => {}
            }
            at += 1;
        }
        // The mark at the end of a stretch is the writer's.
        if let Some(word) = words.last_mut() {
            word.mark = None;
        }
    }
    settle_denials(&mut words);
    let span = ByteSpan::new(start(passage, parts.first()?).min(words.first()?.span.start), words.last()?.span.end);
    Some(QuotedSentence { passage: passage.passage.id, span, is_formula: is_formula(&words), words })
}

/// Where a stretch begins: a bracket before its first word belongs to it, "[The mayor] knew".
fn start(passage: &PassageReading<'_>, stretch: &Range<usize>) -> usize {
    let is_bracket = passage.tokens.get(stretch.start).is_some_and(|token| token.is_mark('['));
    if is_bracket { passage.span(&(stretch.start..stretch.start + 1)).start } else { usize::MAX }
}

fn is_formula(words: &[QuotedWord]) -> bool {
    let text = words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" ");
    let text = format!(" {text} ");
    CUES.formulas.iter().any(|formula| text.contains(&format!(" {formula} ")))
}

/// "Not only", "no doubt" deny nothing, and "No, we will" is an answer.
fn settle_denials(words: &mut [QuotedWord]) {
    let next: Vec<String> = words.iter().skip(1).map(|word| word.lower.clone()).chain([String::new()]).collect();
    for (word, next) in words.iter_mut().zip(next) {
        let is_answer = word.lower == "no" && word.mark.is_some();
        word.denies &= !is_answer && !lists(&CUES.undenied, &next);
    }
}

/// Whether a mark is the speaker's pause, and no bracket and no quotation mark of the writer.
fn parts_words(mark: &str) -> bool {
    matches!(mark, "," | ";" | ":" | "." | "?" | "!" | "…" | "—" | "–" | "-")
}

fn numeral(passage: &PassageReading<'_>, number: &NumberExpression) -> QuotedWord {
    let span = passage.span(&number.tokens);
    let start = passage.passage.span.start;
    let lower = passage.text.get(span.start - start..span.end - start).unwrap_or_default().to_lowercase();
    let unit = number.unit.as_ref().map(|unit| (unit.to_base(number.low), unit.to_base(number.high)));
    let (low, high) = unit.unwrap_or((number.low, number.high));
    QuotedWord {
        span,
        key: format!("{low}…{high}"),
        content: None,
        pos: Pos::Number,
        is_number: true,
        lower,
        denies: false,
        is_filler: false,
        mark: None,
    }
}

/// The word that a token is, or the two that a contraction holds.
fn spoken(passage: &PassageReading<'_>, at: usize) -> Vec<QuotedWord> {
    let (Some(word), Some(&pos)) = (passage.words.get(at), passage.pos.get(at)) else { return Vec::new() };
    let lower = word.lower.replace(['\u{2019}', '\u{02bc}'], "'");
    let span = passage.span(&(at..at + 1));
    if let Some((first, second)) = undone(&lower) {
        return [first, second].map(|part| grammar(span, part, pos)).to_vec();
    }
    let content = passage.is_content(at).then(|| Arc::clone(word)).filter(|word| !word.stem.is_empty());
    let mut spoken = grammar(span, lower, pos);
    if content.is_some() {
        spoken.key.clone_from(&word.stem);
    }
    spoken.content = content;
    vec![spoken]
}

fn grammar(span: ByteSpan, lower: String, pos: Pos) -> QuotedWord {
    QuotedWord {
        span,
        key: fold(&lower),
        content: None,
        pos,
        is_number: false,
        denies: is_denial(&lower),
        is_filler: lists(&CUES.fillers, &lower),
        mark: None,
        lower,
    }
}

/// The two words of a contraction.
fn undone(word: &str) -> Option<(String, String)> {
    if word == "cannot" {
        return Some(("can".to_owned(), "not".to_owned()));
    }
    if let Some(stem) = word.strip_suffix("n't") {
        let verb = match stem {
            "wo" => "will",
            "ca" => "can",
            "sha" => "shall",
            "ai" => "is",
            other => other,
        };
        return Some((verb.to_owned(), "not".to_owned()));
    }
    let endings = [("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")];
    endings.iter().find_map(|(ending, full)| Some((word.strip_suffix(ending)?.to_owned(), (*full).to_owned())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::{Document, Sides};
    use crate::facts::{Facts, Reading};

    /// The first quoted sentence of a text.
    fn said(text: &str) -> QuotedSentence {
        let documents = Sides::new(text, "Nothing else happened.").map(|t| Document::from_text("report.txt", t).unwrap());
        let readings = documents.as_ref().map(Reading::new);
        Facts::new(readings.as_ref()).quotations.left[0].sentences[0].clone()
    }

    fn words(text: &str) -> Vec<String> {
        said(text).words.into_iter().map(|word| word.lower).collect()
    }

    #[test]
    fn contractions_are_undone() {
        assert_eq!(
            words("“We won’t go, we can't and they're gone,” she said."),
            words("“We will not go, we cannot and they are gone,” she said.")
        );
    }

    #[test]
    fn numbers_are_equal_by_value() {
        let key = |text: &str| said(text).words.iter().find(|word| word.is_number).unwrap().key.clone();
        assert_eq!(key("“We lost forty boats,” she said."), key("“We lost 40 boats,” she said."));
        assert_ne!(key("“The first boat sank,” she said."), key("“The fourth boat sank,” she said."));
    }

    #[test]
    fn not_every_no_denies() {
        let denies = |text: &str| said(text).words.iter().any(|word| word.denies);
        assert!(denies("“We did not go,” she said.") && denies("“We had no boats,” she said."));
        assert!(
            !denies("“We not only went,” she said.") && !denies("“No, we went,” she said.") && !denies("“They went, no doubt,” she said.")
        );
    }

    #[test]
    fn a_span_leaves_the_outer_marks_and_keeps_an_opening_bracket() {
        let text = "“[The mayor] knew of the cracks,” she said.";
        assert_eq!(said(text).span.of(text), "[The mayor] knew of the cracks");
        assert!(said("“Our thoughts are with the families,” she said.").is_formula);
    }
}
