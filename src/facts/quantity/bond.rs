//! What ties a number to its thing beyond the noun it counts: a verb that says how long, how heavy or how far, a whole of which it is a part, the stress that
//! makes "one" a count.

use std::collections::BTreeSet;

use crate::facts::cues::FRAME_CUES;
use crate::facts::reading::PassageReading;
use crate::language::number::{NumberExpression, NumberForm};
use crate::language::{Counted, Measured, Pos, measured, noun_phrases};

/// What ties a number to its thing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bond {
    /// A verb of lasting, weighing or reaching says the measure of something: "took ten minutes", "stands 90 metres tall".
    pub is_told_by_verb: bool,
    /// The words that name what is measured, by number.
    pub thing: Vec<usize>,
    /// The number of the whole of which it is a part: the eight of "three of the nine barges".
    pub whole: Option<f64>,
    /// Somebody made it so much: "raised the reward to 5,000", "cut the term to two years".
    pub is_raised: bool,
    /// The word "one" that may well be an article or stand for a noun.
    pub is_slight: bool,
}

impl Bond {
    /// What ties one of the numbers of a passage.
    pub(super) fn of(passage: &PassageReading<'_>, own: &NumberExpression, counted: Option<&Counted>, others: &[NumberExpression]) -> Self {
        let of = counted.and_then(|counted| counted.of.as_ref());
        let whole = of.and_then(|of| others.iter().find(|other| of.contains(&other.tokens.start) && other.form == NumberForm::Cardinal));
        let is_measure = own.unit.is_some() && !own.age;
        let measured = if is_measure { measured(&passage.tokens, &passage.pos, own.hedged_tokens.clone()) } else { Measured::default() };
        let modifiers = counted.map_or(&[][..], |counted| &counted.modifiers);
        let head = counted.and_then(|counted| counted.head).or(measured.head).filter(|_| is_measure);
        Self {
            is_told_by_verb: measured.by_verb,
            thing: head.map_or_else(Vec::new, |head| thing(passage, head, modifiers)),
            whole: whole.filter(|whole| whole.low > own.high).map(|whole| whole.low),
            is_raised: is_raised(passage, own.hedged_tokens.start),
            is_slight: is_slight(passage, own, counted),
        }
    }
}

/// The words that name what is measured: the noun, what narrows it, what it is of ("a period of mourning") and what it is told of ("a ban on fishing").
fn thing(passage: &PassageReading<'_>, head: usize, modifiers: &[usize]) -> Vec<usize> {
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let of = phrases.iter().find(|phrase| phrase.tokens.start == head + 2 && phrase.number.is_none() && passage.lower(head + 1) == "of");
    let own = phrases.iter().find(|phrase| phrase.tokens.contains(&head));
    let hangs_on = own.and_then(|own| own.tokens.start.checked_sub(1)).filter(|&i| passage.pos.get(i) == Some(&Pos::Preposition));
    let told_of = phrases.iter().find(|phrase| hangs_on == Some(phrase.tokens.end) && phrase.number.is_none());
    let own = own.into_iter().flat_map(|own| own.modifiers.iter().copied());
    let words = own.chain(modifiers.iter().copied()).chain([head]).chain([of, told_of].into_iter().flatten().map(|phrase| phrase.head));
    let words: BTreeSet<usize> = words.filter(|&i| passage.is_content(i) && passage.pos.get(i) != Some(&Pos::Number)).collect();
    words.into_iter().filter_map(|i| passage.words.get(i)?.number()).collect()
}

/// Whether a verb that changes something stands before the "to" of a number, its object between them.
fn is_raised(passage: &PassageReading<'_>, number: usize) -> bool {
    /// Words between the verb and "to".
    const NEAR: usize = 6;
    let Some(to) = number.checked_sub(1).filter(|&to| passage.lower(to) == "to") else { return false };
    let verb = (to.saturating_sub(NEAR)..to).rev().find(|&i| passage.pos.get(i) == Some(&Pos::Verb));
    verb.and_then(|verb| passage.words.get(verb)).is_some_and(|word| FRAME_CUES.raising.contains(&word.lemma))
}

/// Whether a "one" may be no more than an article: "One guard was hurt", "just one", "one dead" count, "one woman said", "one day" hardly do.
fn is_slight(passage: &PassageReading<'_>, number: &NumberExpression, counted: Option<&Counted>) -> bool {
    let start = number.tokens.start;
    if number.high > 1.0 || number.form != NumberForm::Cardinal || passage.lower(start) != "one" {
        return false;
    }
    let before = start.checked_sub(1).map_or("", |i| passage.lower(i));
    if number.tokens != number.hedged_tokens || FRAME_CUES.counting_one.contains(before) {
        return false;
    }
    // "One English climber" is picked out, not counted.
    let Some(head) = counted.filter(|counted| counted.modifiers.is_empty()).and_then(|counted| counted.head) else { return true };
    // "One dead", "one arrest".
    if passage.words.get(head).is_some_and(|word| word.event.is_some()) {
        return false;
    }
    // What befell somebody is counted, what somebody says is not.
    let befalls = |i: usize| {
        passage.pos.get(i) == Some(&Pos::Auxiliary) && passage.words.get(i).is_some_and(|word| matches!(word.lemma.as_str(), "be" | "have"))
    };
    let tells = |i: usize| passage.pos.get(i) == Some(&Pos::Verb) && passage.words.get(i).is_some_and(|word| !word.reports && !word.speaks);
    !(befalls(head + 1) && tells(head + 2) || passage.words.get(head + 1).is_some_and(|word| tells(head + 1) && word.event.is_some()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::{Document, Sides};
    use crate::facts::{Facts, Reading};

    fn bonds(text: &str) -> Vec<Bond> {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        let facts = Facts::new(Sides::new(&reading, &reading));
        facts.quantities.left.into_iter().map(|quantity| quantity.bond).collect()
    }

    fn bond(text: &str) -> Bond {
        bonds(text).into_iter().next().unwrap()
    }

    #[test]
    fn a_measure_is_tied_to_the_subject_of_its_verb_or_to_its_noun() {
        assert!(bond("The dive lasted nearly three hours.").is_told_by_verb);
        assert!(bond("It took them roughly ten minutes.").is_told_by_verb);
        assert!(!bond("He paid three dollars.").is_told_by_verb);
        for text in [
            "The search lasted three hours. The three-hour search was over.",
            "They ordered a period of mourning for 12 days. The mourning would last 20 days.",
            "They ordered a ban on fishing for 12 days. The fishing ban would last 20 days.",
            "A plank of 3 metres was found. It was no 8-metre plank.",
        ] {
            let found = bonds(text);
            assert!(found.len() == 2 && found[0].thing.iter().any(|word| found[1].thing.contains(word)), "{text}: {found:?}");
        }
        assert!(bond("It took ten minutes.").thing.is_empty());
    }

    #[test]
    fn a_part_knows_the_whole_beside_it() {
        assert_eq!(bond("Three of the nine barges broke loose.").whole, Some(9.0));
        assert_eq!(bond("Three of the barges broke loose.").whole, None);
    }

    #[test]
    fn a_value_that_somebody_changed_is_raised() {
        assert!(bond("They raised the reward to 9,000 dollars.").is_raised);
        assert!(!bond("They walked to 9,000 homes.").is_raised);
    }

    #[test]
    fn one_is_slight_unless_it_tells_what_befell_somebody() {
        for text in ["One guard was injured.", "Only one door held.", "There was one arrest.", "One fisherman drowned in the lock."] {
            assert!(!bond(text).is_slight, "{text}");
        }
        for text in ["One woman said it was late.", "One English climber was hurt.", "They met at one inn."] {
            assert!(bond(text).is_slight, "{text}");
        }
    }
}
