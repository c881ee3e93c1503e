//! An article that counts: "a guard was killed" says of one guard what another account says of two.

use crate::facts::reading::PassageReading;
use crate::language::number::NumberExpression;
use crate::language::{Pos, noun_phrases};

/// The articles that open a clause which tells what befell one of a kind: "A fisherman was killed", "an officer died".
pub(super) fn counts(passage: &PassageReading<'_>, taken: &[NumberExpression]) -> Vec<NumberExpression> {
    let opens = |at: usize| passage.clauses.iter().any(|clause| clause.start == at) || at > 0 && passage.lower(at - 1) == "and";
    let is_article = |at: usize| matches!(passage.lower(at), "a" | "an") && opens(at);
    let candidates: Vec<usize> = (0..passage.tokens.len()).filter(|&at| is_article(at)).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let is_noun = |i: usize| passage.pos.get(i) == Some(&Pos::Noun);
    let counts = |&at: &usize| {
        let phrase = phrases.iter().find(|phrase| phrase.tokens.start == at)?;
        let is_bare = is_noun(phrase.head) && phrase.modifiers.iter().all(|&i| is_noun(i)) && (at + 1..=phrase.head).all(is_noun);
        let is_free = !taken.iter().any(|n| n.hedged_tokens.start <= phrase.head && at < n.hedged_tokens.end);
        let article = passage.tokens.get(at).filter(|_| is_bare && is_free && befalls(passage, phrase.head + 1))?;
        Some(NumberExpression::of_article(article.span, at))
    };
    candidates.iter().filter_map(counts).collect()
}

/// Whether a verb that tells an event of a listed kind stands here, done to the subject or suffered by it.
fn befalls(passage: &PassageReading<'_>, at: usize) -> bool {
    let is_auxiliary = |i: usize| passage.pos.get(i) == Some(&Pos::Auxiliary);
    let verb = (at..passage.tokens.len()).find(|&i| !is_auxiliary(i) && passage.pos.get(i) != Some(&Pos::Adverb));
    let Some(verb) = verb.filter(|&verb| passage.pos.get(verb) == Some(&Pos::Verb)) else { return false };
    let is_passive = (at..verb).any(|i| passage.words.get(i).is_some_and(|word| word.lemma == "be"));
    let Some(word) = passage.words.get(verb) else { return false };
    is_passive && word.event.is_some() || word.lemma == "die"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::Document;
    use crate::facts::Reading;

    fn counted(text: &str) -> usize {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        counts(reading.passages.last().unwrap(), &[]).len()
    }

    #[test]
    fn an_article_counts_where_something_befell_one_of_a_kind() {
        for text in ["A guard was killed in the raid.", "An officer died of his wounds.", "The mast fell and a sailor was badly hurt."] {
            assert_eq!(counted(text), 1, "{text}");
        }
        for text in ["A guard said he was tired.", "A young guard was killed.", "They saw a guard who was killed.", "A crowd was there."] {
            assert_eq!(counted(text), 0, "{text}");
        }
    }
}
