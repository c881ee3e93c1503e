//! Ordinals that say which of its kind something is: "the fourth country to join", "only the third woman", "her second spell". Those that merely keep apart
//! what is told one after another ("the second car", "the first half") are none.

use crate::facts::cues::FRAME_CUES;
use crate::facts::reading::PassageReading;
use crate::language::number::{NumberExpression, NumberForm};
use crate::language::{Pos, Token, TokenKind};

/// Whether an ordinal counts up to the thing it stands before.
pub(super) fn is_told(passage: &PassageReading<'_>, number: &NumberExpression) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.form != NumberForm::Ordinal || number.unit.is_some() || passage.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Hyphen) {
        return false;
    }
    // "Fifth Avenue", "the Second Chamber".
    let is_name = |i: usize| passage.pos.get(i) == Some(&Pos::ProperNoun) || passage.tokens.get(i).is_some_and(Token::is_capitalised);
    let head = head(passage, end);
    if is_name(start) || head.is_some_and(|head| (end..=head).any(is_name)) {
        return false;
    }
    let noun = head.and_then(|head| passage.words.get(head)).map_or("", |word| word.lemma.as_str());
    if FRAME_CUES.spans_of_time.contains(noun) {
        return false;
    }
    let does_at =
        |at: usize| passage.lower(at) == "to" && passage.pos.get(at + 1).is_some_and(|pos| matches!(pos, Pos::Verb | Pos::Auxiliary));
    // "Became the third in the region": the noun is left out.
    if head.is_none() && passage.lower(end) != "in" && !does_at(end) {
        return false;
    }
    let Some(determiner) = start.checked_sub(1) else { return false };
    if head.is_some() && is_owner(passage, determiner) {
        return true;
    }
    if passage.lower(determiner) != "the" {
        return false;
    }
    let before = (0..determiner).rev().find(|&i| passage.pos.get(i) != Some(&Pos::Adverb));
    let is_only = determiner.checked_sub(1).is_some_and(|i| passage.lower(i) == "only");
    let becomes = before.is_some_and(|i| passage.words.get(i).is_some_and(|word| FRAME_CUES.becoming.contains(&word.lemma)));
    let is_again = noun == "time" && before.is_some_and(|i| passage.lower(i) == "for");
    let does = does_at(head.map_or(end, |head| head + 1));
    is_only || becomes || is_again || does
}

/// "Her second spell", "the city's third mayor".
fn is_owner(passage: &PassageReading<'_>, at: usize) -> bool {
    let is_mark = passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive);
    is_mark || passage.pos.get(at) == Some(&Pos::Determiner) && FRAME_CUES.owners.contains(passage.lower(at))
}

/// The noun behind an ordinal, with words before it that narrow it.
fn head(passage: &PassageReading<'_>, from: usize) -> Option<usize> {
    /// Words up to the noun.
    const NEAR: usize = 4;
    let goes_on = |&i: &usize| matches!(passage.pos.get(i), Some(Pos::Adjective | Pos::Noun | Pos::ProperNoun));
    (from..from + NEAR).take_while(goes_on).filter(|&i| matches!(passage.pos.get(i), Some(Pos::Noun | Pos::ProperNoun))).last()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::Document;
    use crate::facts::Reading;
    use crate::language::number;

    fn told(text: &str) -> Vec<String> {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        let passage = reading.passages.last().unwrap();
        let numbers = number::numbers(passage.text, &passage.tokens);
        numbers.iter().filter(|number| is_told(passage, number)).map(|number| number.span.of(passage.text).to_owned()).collect()
    }

    #[test]
    fn an_ordinal_that_says_which_of_its_kind_something_is_is_told() {
        for (text, ordinal) in [
            ("Lavonia became the third country to ban the nets.", "third"),
            ("Lavonia is the third in the region.", "third"),
            ("She was only the second woman on the bench.", "second"),
            ("It is her second spell as mayor.", "second"),
            ("It was the city's fourth flood this year.", "fourth"),
            ("He was sworn in for the third time.", "third"),
        ] {
            assert_eq!(told(text), [ordinal], "{text}");
        }
    }

    #[test]
    fn an_ordinal_that_keeps_apart_what_follows_one_another_is_not() {
        for text in [
            "The second car struck the wall.",
            "He first met her in May.",
            "In her third year she left.",
            "They live on Second Avenue.",
            "It was a second-degree burn.",
            "He won on the second match point.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
