//! What a number counts or measures: the fighters of "2,500 active fighters", the toll of "a toll of 34".

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Before, NounPhrase, Tagged, noun_phrases};
use crate::language::morphology::{lemma, verb_forms};
use crate::language::pos::{Pos, is_calendar_name, is_cardinal};
use crate::language::word_list::WordSet;
use crate::language::{Token, TokenKind, lexicon};

const COUNTING: &str = include_str!("../../../assets/lexicon/counting.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counting<'a> {
    #[serde(borrow)]
    labels: WordSet<'a>,
    #[serde(borrow)]
    hedges: WordSet<'a>,
    #[serde(borrow)]
    changes: WordSet<'a>,
    #[serde(borrow)]
    settings: WordSet<'a>,
    #[serde(borrow)]
    counters: WordSet<'a>,
    #[serde(borrow)]
    victims: WordSet<'a>,
    #[serde(borrow)]
    parts: WordSet<'a>,
    #[serde(borrow)]
    money: WordSet<'a>,
    #[serde(borrow)]
    standing: WordSet<'a>,
    #[serde(borrow)]
    measuring: WordSet<'a>,
}

static WORDS: LazyLock<Counting<'static>> = LazyLock::new(|| toml::from_str(COUNTING).unwrap_or_default());

/// What a number counts; figures are indexes of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The noun (or the adjective that stands for one: "ten dead"); before the number in "a toll of 34".
    /// Nothing where the text leaves it out.
    pub head: Option<usize>,
    /// What stands before the head in its phrase; a part word ("tonnes" of "200 tonnes of grain") too.
    pub modifiers: Vec<usize>,
    /// The whole of which the number takes a part: "the four crew members" of "three of the four crew members".
    pub of: Option<Range<usize>>,
    /// The noun is left out and the verb beside the number tells what is meant: "injuring 80", "10 were killed".
    pub elided: bool,
}

impl Counted {
    fn elided() -> Self {
        Self { head: None, modifiers: Vec::new(), of: None, elided: true }
    }

    fn by(phrase: NounPhrase) -> Self {
        Self { head: Some(phrase.head), modifiers: phrase.modifiers, of: None, elided: false }
    }
}

/// What the number in the token range `number` counts; nothing for numbers that count nothing ("No. 10", "in 2014").
///
/// The range holds the whole number with its unit: both ends of "2,500 and 3,000", "$3 million", "5 percent", the "seven-year" of a deal.
pub fn counted_head(tokens: &[Token<'_>], pos: &[Pos], number: Range<usize>) -> Option<Counted> {
    if number.is_empty() {
        return None;
    }
    let place = Place::new(Tagged { tokens, pos }, number);
    if place.is_name_or_hour() {
        return None;
    }
    if let Some(counted) = place.ahead() {
        return Some(counted);
    }
    let is_told_by_verb_after = matches!(place.text.pos(place.after), Some(Pos::Verb | Pos::Auxiliary)) && place.measure == Measure::Count;
    let Some(before) = place.governor() else { return is_told_by_verb_after.then(Counted::elided) };
    if place.is_label(before) {
        return None;
    }
    // "A crowd of 900 saw it" counts the crowd.
    if is_told_by_verb_after && !place.is_change(before) && !place.text.is_word(before, "of") {
        return Some(Counted::elided());
    }
    if let Some(counted) = place.behind(before) {
        return Some(counted);
    }
    let is_told_by_verb_before = place.text.pos(before) == Some(Pos::Verb)
        || place.text.pos(before) == Some(Pos::Auxiliary) && before.checked_sub(1).is_some_and(|b| place.text.is_word(b, "there"));
    (is_told_by_verb_before || is_told_by_verb_after).then(Counted::elided)
}

/// How a text ties a measure to what it measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    /// Whether a verb says that something is so long, so heavy, so far: "lasted ten minutes", "took them an hour", "ran for 20 days".
    pub by_verb: bool,
    /// The noun that is measured: the subject of the verb, or what stands before "for".
    pub head: Option<usize>,
}

/// What the measure in the token range `number`, hedges included, measures where it modifies no noun.
pub fn measured(tokens: &[Token<'_>], pos: &[Pos], number: Range<usize>) -> Measured {
    if number.is_empty() {
        return Measured::default();
    }
    let place = Place::new(Tagged { tokens, pos }, number);
    if let Some(verb) = place.measuring_verb() {
        return Measured { by_verb: true, head: place.own_subject(verb) };
    }
    let before = place.number.start.checked_sub(1).filter(|&before| place.text.is_word(before, "for"));
    let thing = before.and_then(|before| place.phrase_ending(before)).filter(|phrase| place.text.pos(phrase.head) == Some(Pos::Noun));
    Measured { by_verb: false, head: thing.map(|phrase| phrase.head) }
}

/// What sort of amount a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Count,
    Money,
    Percent,
}

struct Place<'a, 't> {
    text: Tagged<'a, 't>,
    number: Range<usize>,
    /// Past the number with its scale and unit.
    after: usize,
    measure: Measure,
}

impl<'a, 't> Place<'a, 't> {
    fn new(text: Tagged<'a, 't>, number: Range<usize>) -> Self {
        let mut place = Self { text, after: number.end, number, measure: Measure::Count };
        place.after = place.skip_scale(place.number.end);
        place.measure = place.measured_in(place.after);
        place
    }

    fn is_in(&self, at: usize, list: &WordSet<'_>) -> bool {
        self.text.token(at).is_some_and(|t| {
            let lower = t.text.to_lowercase();
            list.contains(&lower)
        })
    }

    /// Past scale, unit and money words that the range does not hold yet.
    fn skip_scale(&self, from: usize) -> usize {
        let mut at = from;
        while self.text.token(at).is_some_and(|t| t.text == "%" || t.kind == TokenKind::Word && is_cardinal(t.text))
            || self.is_in(at, &WORDS.money)
            || self.text.is_word(at, "percent")
            || self.text.is_word(at, "per") && self.text.is_word(at + 1, "cent")
            || self.text.is_word(at, "cent")
        {
            at += 1;
        }
        at
    }

    fn measured_in(&self, after: usize) -> Measure {
        let first = self.number.start.saturating_sub(1);
        let is_percent = |i: usize| ["%", "percent", "cent"].iter().any(|w| self.text.token(i).is_some_and(|t| t.text == *w));
        if (first..after).any(|i| self.text.is_money_mark(i)) || (self.number.start..after).any(|i| self.is_in(i, &WORDS.money)) {
            Measure::Money
        } else if (self.number.start..after).any(is_percent) {
            Measure::Percent
        } else {
            Measure::Count
        }
    }

    /// A part of a name ("F-16"), an ordinal or decade ("8th", "1990s"), an hour ("10 a.m.", "08:30"), a year on its own.
    fn is_name_or_hour(&self) -> bool {
        let Range { start, end } = self.number;
        let before = start.checked_sub(1);
        let touches_before = before.and_then(|b| self.text.token(b)).zip(self.text.token(start)).is_some_and(|(b, n)| b.touches(n));
        let is_joined = touches_before && before.is_some_and(|b| self.text.is_kind(b, TokenKind::Hyphen) || self.text.is_mark(b, ':'));
        let touches_after = self.text.token(end - 1).zip(self.text.token(end)).is_some_and(|(n, a)| n.touches(a));
        let has_ending = touches_after && ["s", "st", "nd", "rd", "th"].iter().any(|e| self.text.is_word(end, e));
        let is_hour = ["a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "utc"].iter().any(|h| self.text.is_word(end, h));
        let is_year = end - start == 1
            && self
                .text
                .token(start)
                .is_some_and(|t| t.text.len() == 4 && matches!(t.text.get(..2), Some("15" | "16" | "17" | "18" | "19" | "20")))
            && before.is_some_and(|b| self.text.pos(b) == Some(Pos::Preposition))
            && !self.text.is_noun(end);
        is_joined || has_ending || is_hour || is_year
    }

    /// The counted thing after the number.
    fn ahead(&self) -> Option<Counted> {
        let mut start = self.after;
        while self.text.is_word(start, "more")
            || self.text.is_word(start, "or") && (self.text.is_word(start + 1, "more") || self.text.is_word(start + 1, "so"))
            || self.text.is_word(start, "so") && start > self.after
        {
            start += 1;
        }
        if self.text.is_word(start, "out") && self.text.is_word(start + 1, "of") {
            start += 1;
        }
        if self.text.is_word(start, "of") {
            return self.part_of_whole(start + 1, Vec::new());
        }
        if self.measure == Measure::Money {
            if self.text.is_word(start, "worth") && self.text.is_word(start + 1, "of") {
                return self.part_of_whole(start + 2, Vec::new());
            }
            if self.text.is_word(start, "in") {
                let phrase = self.text.phrase_from(start + 1, Before::Nothing)?;
                let is_thing = phrase.determiner.is_none() && self.text.pos(phrase.head) == Some(Pos::Noun);
                return is_thing.then(|| Counted::by(phrase));
            }
        }
        let is_compound = (self.number.start..self.number.end).any(|i| self.text.is_kind(i, TokenKind::Hyphen));
        if is_compound && self.text.is_mark(start, ',') {
            // "a seven-year, $5 million deal"
            let phrase = self.text.phrase_from(start + 1, Before::Nothing)?;
            return (phrase.determiner.is_none() && self.text.is_noun(phrase.head)).then(|| Counted::by(phrase));
        }
        let phrase = self.text.phrase_from(start, Before::Number).filter(|p| !self.is_time(p.head));
        let phrase = phrase.map(|p| self.with_shared_head(p));
        match phrase {
            Some(phrase) if self.text.is_noun(phrase.head) => {
                if self.is_in(phrase.head, &WORDS.parts) && self.text.is_word(phrase.tokens.end, "of") {
                    let mut modifiers = phrase.modifiers.clone();
                    modifiers.push(phrase.head);
                    return self.part_of_whole(phrase.tokens.end + 1, modifiers).or_else(|| Some(Counted::by(phrase)));
                }
                Some(Counted::by(phrase))
            }
            _ => self.standing_for_people(start).filter(|_| self.measure == Measure::Count),
        }
    }

    /// "12 Dutch and Belgian sailors", "nine permanent and six elected seats": two kinds under one noun.
    fn with_shared_head(&self, phrase: NounPhrase) -> NounPhrase {
        let end = phrase.tokens.end;
        let is_nation = |i: usize| {
            self.text
                .token(i)
                .is_some_and(|t| t.is_capitalised() && lexicon::shares(&t.text.to_lowercase()).is_some_and(|s| s.adjective > 0))
        };
        let joins = self.text.is_word(end, "and") || self.text.is_word(end, "or");
        let is_quality = |i: usize| {
            let shares = self.text.token(i).and_then(|t| lexicon::shares(&t.text.to_lowercase()));
            is_nation(i) || self.text.pos(i) == Some(Pos::Adjective) || shares.is_some_and(|s| s.adjective >= 50)
        };
        if !joins || !is_quality(phrase.head) || self.text.is_word(self.number.end - 1, "one") {
            return phrase;
        }
        let Some(mut other) = self.text.phrase_from(end + 1, Before::Nothing) else { return phrase };
        if other.determiner.is_some() || !self.text.is_noun(other.head) || !other.modifiers.first().is_some_and(|&m| is_quality(m)) {
            return phrase;
        }
        other.modifiers.splice(0..0, phrase.modifiers.into_iter().chain([phrase.head]));
        other.tokens.start = phrase.tokens.start;
        other
    }

    /// "ten dead", "80 injured", "12 killed": an adjective or participle that stands for people.
    fn standing_for_people(&self, at: usize) -> Option<Counted> {
        let token = self.text.token(at).filter(|_| matches!(self.text.pos(at), Some(Pos::Verb | Pos::Adjective)))?;
        let lower = token.text.to_lowercase();
        let is_victim = || verb_forms(&lower).is_some_and(|(verb, forms)| forms.participle && WORDS.victims.contains(&verb));
        let has_object = matches!(self.text.pos(at + 1), Some(Pos::Determiner | Pos::Noun | Pos::ProperNoun | Pos::Number | Pos::Pronoun));
        let stands = WORDS.standing.contains(&lower) || is_victim() && !has_object;
        stands.then(|| Counted { head: Some(at), modifiers: Vec::new(), of: None, elided: false })
    }

    /// The phrase after "of"; a pronoun there leaves the noun out.
    fn part_of_whole(&self, start: usize, mut modifiers: Vec<usize>) -> Option<Counted> {
        if self.text.pos(start) == Some(Pos::Pronoun) {
            return Some(Counted { head: None, modifiers, of: Some(start..start + 1), elided: true });
        }
        let phrase = self.text.phrase_from(start, Before::Nothing)?;
        if self.is_in(phrase.head, &WORDS.counters) && self.text.is_word(phrase.tokens.end, "of") {
            return self.part_of_whole(phrase.tokens.end + 1, modifiers);
        }
        modifiers.extend(phrase.modifiers);
        let elided = self.text.pos(phrase.head) == Some(Pos::Number);
        Some(Counted { head: Some(phrase.head).filter(|_| !elided), modifiers, of: Some(phrase.tokens), elided })
    }

    /// The word that governs the number from before: past hedges, signs of money and quotation marks.
    fn governor(&self) -> Option<usize> {
        let mut at = self.number.start.checked_sub(1)?;
        loop {
            let token = self.text.token(at)?;
            let is_preposition = matches!(token.text, "of" | "to" | "at") && self.governs(at);
            let is_skipped = self.text.is_money_mark(at)
                || matches!(token.text, "\"" | "“" | "‘" | "~" | "(")
                || self.text.pos(at) == Some(Pos::Adverb)
                || !is_preposition && token.kind == TokenKind::Word && self.is_in(at, &WORDS.hedges);
            if !is_skipped {
                return Some(at);
            }
            at = at.checked_sub(1)?;
        }
    }

    /// "of", "to" and "at" are hedges in "at least", "up to" and "upwards of", else they tie the number to what stands before.
    fn governs(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let follows = |words: &[&str]| before.is_some_and(|b| words.iter().any(|w| self.text.is_word(b, w)));
        let is_hedge = self.text.is_word(at, "at") && (self.text.is_word(at + 1, "least") || self.text.is_word(at + 1, "most"))
            || self.text.is_word(at, "to") && follows(&["up", "close"])
            || self.text.is_word(at, "of") && follows(&["upwards"]);
        !is_hedge
    }

    fn is_label(&self, before: usize) -> bool {
        let at = if self.text.token(before).is_some_and(|t| t.is_mark('.')) { before.saturating_sub(1) } else { before };
        self.is_in(at, &WORDS.labels) && at + 2 >= self.number.start
    }

    fn is_time(&self, at: usize) -> bool {
        self.text
            .token(at)
            .is_some_and(|t| t.is_capitalised() && is_calendar_name(t.text) || matches!(t.text, "a.m." | "p.m." | "am" | "pm"))
    }

    fn is_verb_of(&self, at: usize, lemmas: &WordSet<'_>) -> bool {
        let is_verb = matches!(self.text.pos(at), Some(Pos::Verb | Pos::Auxiliary));
        is_verb && self.text.token(at).is_some_and(|t| lemmas.contains(&lemma(t.text, Pos::Verb)))
    }

    /// Whether a verb tells how its subject changed or stands; beside a percentage more verbs do ("lost 3 percent").
    fn is_change(&self, at: usize) -> bool {
        self.is_verb_of(at, &WORDS.changes) || self.measure == Measure::Percent && self.is_verb_of(at, &WORDS.settings)
    }

    /// The measured thing before the number, from the word that governs it.
    fn behind(&self, before: usize) -> Option<Counted> {
        let text = &self.text;
        if text.is_word(before, "of") || text.is_word(before, "worth") {
            let phrase = self.phrase_ending(before).filter(|p| text.pos(p.head) == Some(Pos::Noun) && !self.is_in(p.head, &WORDS.counters));
            let is_said = || before.checked_sub(1).filter(|&v| text.is_word(before, "worth") && self.is_change(v));
            return phrase.map(Counted::by).or_else(|| is_said().and_then(|verb| self.subject_of(verb)));
        }
        if text.is_word(before, "at") || text.is_word(before, "by") {
            return self.change_before(before).and_then(|verb| self.subject_of(verb));
        }
        if text.is_word(before, "to") {
            return self.change_before(before).and_then(|verb| self.subject_of(verb));
        }
        if self.is_change(before) {
            return self.subject_of(before);
        }
        // "magnitude 6.4"
        let touches = before + 1 == self.number.start;
        (touches && text.pos(before) == Some(Pos::Noun) && !self.is_in(before, &WORDS.counters))
            .then(|| self.phrase_ending(self.number.start).map(Counted::by))
            .flatten()
    }

    /// The verb of change that a "to", "at" or "by" belongs to: directly before, or before an amount ("rose by 5 percent to 34", "from 12 to 34").
    fn change_before(&self, to: usize) -> Option<usize> {
        let from = to.saturating_sub(10);
        let verb = (from..to).rev().find(|&i| self.text.pos(i) == Some(Pos::Verb) || self.is_change(i))?;
        let between_is_amount = (verb + 1..to).all(|i| {
            !matches!(self.text.pos(i), Some(Pos::Auxiliary | Pos::Pronoun | Pos::Conjunction))
                && !self.text.token(i).is_some_and(|t| t.is_mark('.'))
        });
        (between_is_amount && (self.is_change(verb) || self.is_verb_of(verb, &WORDS.settings))).then_some(verb)
    }

    /// The phrase that ends right before a token.
    fn phrase_ending(&self, end: usize) -> Option<NounPhrase> {
        noun_phrases(self.text.tokens, self.text.pos).into_iter().find(|p| p.tokens.end == end)
    }

    /// The subject of a verb: the phrase before it that hangs on no preposition; for a counter ("the number of cases") what it counts.
    /// A verb with an object of its own ("raised the toll to 34", "put the toll at 34") measures the object.
    fn subject_of(&self, verb: usize) -> Option<Counted> {
        let phrases = noun_phrases(self.text.tokens, self.text.pos);
        let is_measurable = |p: &&NounPhrase| self.text.pos(p.head) == Some(Pos::Noun) && p.number.is_none();
        let object = phrases.iter().find(|p| p.tokens.start == verb + 1 && p.tokens.end <= self.number.start).filter(is_measurable);
        if let Some(object) = object {
            return Some(self.what_counts(object));
        }
        let mut end = self.before_inserted_clause(verb);
        loop {
            let phrase = phrases.iter().rev().find(|p| p.tokens.end <= end)?;
            let between_stops =
                (phrase.tokens.end..end).any(|i| self.text.token(i).is_some_and(|t| matches!(t.text, "." | ";" | "?" | "!")));
            if between_stops {
                return None;
            }
            let hangs_on = phrase.tokens.start.checked_sub(1).filter(|&i| self.text.pos(i) == Some(Pos::Preposition));
            if hangs_on.is_none() && !self.is_time(phrase.head) {
                return is_measurable(&phrase).then(|| self.what_counts(phrase));
            }
            end = hangs_on.unwrap_or(phrase.tokens.start);
        }
    }

    /// The verb that says the measure, right before it or before a pronoun and a preposition: "took them ten minutes", "went on for a week".
    fn measuring_verb(&self) -> Option<usize> {
        /// Words between the verb and its measure.
        const NEAR: usize = 3;
        let start = self.number.start;
        // "Would last 20 days": behind "would" and "to" it is no adjective.
        let is_led = |i: usize| {
            let before = i.checked_sub(1);
            before.is_some_and(|b| self.text.pos(b) == Some(Pos::Auxiliary) || self.text.is_word(b, "to"))
                && self.is_in(i, &WORDS.measuring)
        };
        let is_verb = |i: &usize| self.text.pos(*i) == Some(Pos::Verb) || is_led(*i);
        let is_between = |i: usize| matches!(self.text.pos(i), Some(Pos::Adverb | Pos::Pronoun | Pos::Preposition | Pos::Determiner));
        let verb = (start.saturating_sub(NEAR + 1)..start).rev().find(is_verb).filter(|verb| (verb + 1..start).all(is_between));
        verb.filter(|&verb| is_led(verb) || self.is_verb_of(verb, &WORDS.measuring))
    }

    /// The subject of a verb that no pronoun stands for.
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let before = (0..verb).rev().find(|&i| !matches!(self.text.pos(i), Some(Pos::Adverb | Pos::Auxiliary)))?;
        let is_relative = ["which", "that", "who"].iter().any(|word| self.text.is_word(before, word));
        if self.text.pos(before) == Some(Pos::Pronoun) && !is_relative {
            return None;
        }
        let end = if is_relative { before - usize::from(before > 0 && self.text.is_mark(before - 1, ',')) } else { verb };
        let own = if is_relative { self.phrase_ending(end).map(|phrase| phrase.head) } else { None };
        own.or_else(|| self.subject_of(verb)?.head)
    }

    /// Where the subject of a verb ends: before a clause between commas, if one stands in between ("the rate, which banks earn, stands at").
    fn before_inserted_clause(&self, verb: usize) -> usize {
        let is_comma = |i: &usize| self.text.is_mark(*i, ',');
        let stops = |i: &usize| self.text.token(*i).is_some_and(|t| matches!(t.text, "." | ";" | "?" | "!"));
        let closing =
            (0..verb).rev().find(|&i| !matches!(self.text.pos(i), Some(Pos::Adverb | Pos::Auxiliary | Pos::Verb))).filter(is_comma);
        closing.and_then(|end| (0..end).rev().take_while(|i| !stops(i)).find(is_comma)).unwrap_or(verb)
    }

    fn what_counts(&self, phrase: &NounPhrase) -> Counted {
        let of = phrase.tokens.end;
        if !self.is_in(phrase.head, &WORDS.counters) || !self.text.is_word(of, "of") {
            return Counted::by(phrase.clone());
        }
        // "the number of dead": an adjective that no determiner marks.
        let counted = self.text.phrase_from(of + 1, Before::Nothing).or_else(|| self.text.phrase_from(of + 1, Before::Number));
        Counted::by(counted.unwrap_or_else(|| phrase.clone()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bundled_list_parses() {
        let file: Counting = toml::from_str(COUNTING).unwrap();
        assert!(file.counters.contains("number"));
    }
}
