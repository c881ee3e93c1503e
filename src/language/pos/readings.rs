//! What a word can be before its neighbours are asked.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::lexicon::{self, PosShares};
use crate::language::morphology::{VerbForms, adjective_lemma, noun_lemma, verb_forms};
use crate::language::word_list::WordSet;
use crate::language::{Token, TokenKind};

const CLOSED_CLASS: &str = include_str!("../../../assets/lexicon/closed_class.toml");
/// A reading less likely than this is as unlikely as this.
const LEAST_SHARE: f32 = 0.01;

/// A place in the order of words; finer than [`super::Pos`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Slot {
    Start,
    Noun,
    Proper,
    Base,
    Finite,
    Participle,
    Gerund,
    Be,
    Have,
    Do,
    Modal,
    Adj,
    Adv,
    Num,
    Det,
    Owner,
    Pron,
    Prep,
    To,
    Conj,
    Sub,
    Rel,
    Comma,
    Stop,
}

/// One reading and what it costs: the negative logarithm of its share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    pub slot: Slot,
    pub cost: f32,
}

/// What of the surroundings bears on the readings.
pub(super) struct Context<'a, 't> {
    /// First word of a sentence: a capital tells little.
    pub opens_sentence: bool,
    /// A headline that capitalises every word: a capital tells nothing.
    pub is_title_case: bool,
    pub before: Option<&'a Token<'t>>,
    pub after: Option<&'a Token<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosedClassFile<'a> {
    #[serde(borrow)]
    determiners: WordSet<'a>,
    #[serde(borrow)]
    pronouns: WordSet<'a>,
    #[serde(borrow)]
    relatives: WordSet<'a>,
    #[serde(borrow)]
    prepositions: WordSet<'a>,
    #[serde(borrow)]
    conjunctions: WordSet<'a>,
    #[serde(borrow)]
    subordinators: WordSet<'a>,
    #[serde(borrow)]
    adverbs: WordSet<'a>,
    #[serde(borrow)]
    modals: WordSet<'a>,
    #[serde(borrow)]
    be: WordSet<'a>,
    #[serde(borrow)]
    have: WordSet<'a>,
    #[serde(borrow, rename = "do")]
    do_: WordSet<'a>,
    #[serde(borrow)]
    cardinals: WordSet<'a>,
    #[serde(borrow)]
    scales: WordSet<'a>,
    #[serde(borrow)]
    adjectives: WordSet<'a>,
    #[serde(borrow)]
    nouns: WordSet<'a>,
    #[serde(borrow)]
    titles: WordSet<'a>,
    #[serde(borrow)]
    calendar: WordSet<'a>,
    #[serde(borrow)]
    directions: WordSet<'a>,
    #[serde(borrow)]
    currency_marks: WordSet<'a>,
}

#[derive(Debug, Default)]
struct ClosedClass {
    readings: HashMap<&'static str, Vec<Reading>>,
    cardinals: WordSet<'static>,
    titles: WordSet<'static>,
    calendar: WordSet<'static>,
    directions: WordSet<'static>,
    currency_marks: WordSet<'static>,
}

static CLOSED: LazyLock<ClosedClass> =
    LazyLock::new(|| toml::from_str::<ClosedClassFile>(CLOSED_CLASS).map(ClosedClass::from).unwrap_or_default());

impl From<ClosedClassFile<'static>> for ClosedClass {
    fn from(file: ClosedClassFile<'static>) -> Self {
        // The first figure is the cost of the reading, the second what is added where the word has an earlier reading too.
        let lists = [
            (Slot::Prep, 0.0, 0.0, &file.prepositions),
            (Slot::Det, 0.0, 0.0, &file.determiners),
            (Slot::Sub, 0.0, 0.3, &file.subordinators),
            (Slot::Rel, 0.0, 0.0, &file.relatives),
            (Slot::Pron, 0.0, 0.7, &file.pronouns),
            (Slot::Conj, 0.0, 0.0, &file.conjunctions),
            (Slot::Adj, 0.0, 0.3, &file.adjectives),
            (Slot::Adv, 0.0, 1.5, &file.adverbs),
            (Slot::Modal, 0.0, 0.0, &file.modals),
            (Slot::Be, 0.0, 0.0, &file.be),
            (Slot::Have, 0.0, 0.0, &file.have),
            (Slot::Do, 0.0, 0.0, &file.do_),
            (Slot::Num, 0.0, 0.0, &file.cardinals),
            (Slot::Noun, 0.0, 0.0, &file.scales),
            (Slot::Noun, 0.0, 0.5, &file.nouns),
        ];
        let mut readings: HashMap<&str, Vec<Reading>> = HashMap::with_capacity(512);
        for (slot, cost, later, words) in lists {
            for word in words.iter() {
                let known = readings.entry(word).or_default();
                let cost = if known.is_empty() { cost } else { cost + later };
                known.push(Reading { slot, cost });
            }
        }
        // An infinitive follows more often than a place.
        readings.insert("to", vec![Reading { slot: Slot::To, cost: 0.0 }, Reading { slot: Slot::Prep, cost: 1.0 }]);
        let ClosedClassFile { cardinals, titles, calendar, directions, currency_marks, .. } = file;
        Self { readings, cardinals, titles, calendar, directions, currency_marks }
    }
}

/// Whether a word (in lower case) belongs to a closed class other than the numbers: it says little of what a sentence is about.
pub(in crate::language) fn is_closed_class(word: &str) -> bool {
    CLOSED.readings.get(word).is_some_and(|readings| !readings.iter().all(|r| matches!(r.slot, Slot::Num | Slot::Noun)))
}

/// Whether a word is the name of a day or month, in any case.
pub(in crate::language) fn is_calendar_name(word: &str) -> bool {
    CLOSED.calendar.contains(&word.to_lowercase())
}

/// Whether a word, in lower case, is a direction.
pub(in crate::language) fn is_direction(word: &str) -> bool {
    CLOSED.directions.contains(word)
}

/// Whether a word is a number in words, or the scale after digits.
pub(in crate::language) fn is_cardinal(word: &str) -> bool {
    CLOSED.cardinals.contains(&word.to_lowercase())
}

/// Whether a mark stands for money.
pub(in crate::language) fn is_currency_mark(mark: &str) -> bool {
    CLOSED.currency_marks.contains(mark)
}

/// Whether a token is an abbreviation that stands before a name: "Gen", "Mr".
pub(super) fn is_short_title(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|t| CLOSED.titles.contains(&t.text.to_lowercase()) || t.text.chars().count() == 1)
}

/// Whether a word of the open classes can be a noun.
pub(super) fn can_be_noun(word: &str) -> bool {
    let lower = word.to_lowercase();
    !CLOSED.readings.contains_key(lower.as_str()) && lexicon::shares(&lower).is_some_and(|s| s.noun > 0)
}

/// Readings of open-class words looked up so far: a text says most of its words more than once.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, Vec<Reading>>);

impl Known {
    /// The readings of a word in lower case.
    fn open_class(&mut self, lower: &str) -> Vec<Reading> {
        if let Some(readings) = self.0.get(lower) {
            return readings.clone();
        }
        let readings = open_class(lower);
        self.0.insert(lower.to_owned(), readings.clone());
        readings
    }
}

/// The possible readings of a unit of one or more tokens; at least one.
pub(super) fn readings_of(unit: &[Token<'_>], context: &Context<'_, '_>, known: &mut Known) -> Vec<Reading> {
    let [token] = unit else { return compound(unit) };
    match token.kind {
        TokenKind::Number => certain(Slot::Num),
        TokenKind::Possessive => possessive(context),
        TokenKind::Hyphen => certain(Slot::Comma),
        TokenKind::Mark => certain(mark(token)),
        TokenKind::Word => word(token, context, known),
    }
}

fn certain(slot: Slot) -> Vec<Reading> {
    vec![Reading { slot, cost: 0.0 }]
}

fn shared(shares: &[(Slot, f32)]) -> Vec<Reading> {
    let total: f32 = shares.iter().map(|(_, s)| s).sum();
    let cost = |share: f32| -(share / total.max(f32::EPSILON)).max(LEAST_SHARE).ln();
    shares.iter().filter(|(_, share)| *share > 0.0).map(|&(slot, share)| Reading { slot, cost: cost(share) }).collect()
}

fn mark(token: &Token<'_>) -> Slot {
    match token.text {
        "." | "?" | "!" | "…" => Slot::Stop,
        "%" => Slot::Noun,
        "&" | "/" => Slot::Conj,
        "'" => Slot::Owner,
        text if is_currency_mark(text) => Slot::Num,
        _ => Slot::Comma,
    }
}

/// "'s" owns, but after a pronoun it is "is".
fn possessive(context: &Context<'_, '_>) -> Vec<Reading> {
    let after_pronoun = context.before.is_some_and(|b| {
        CLOSED.readings.get(b.text.to_lowercase().as_str()).is_some_and(|r| r.iter().any(|r| matches!(r.slot, Slot::Pron | Slot::Rel)))
    });
    let (owner, be) = if after_pronoun { (0.1, 0.9) } else { (0.97, 0.03) };
    shared(&[(Slot::Owner, owner), (Slot::Be, be)])
}

/// A compound with hyphens goes by its last part; digits with an ending are an ordinal or a decade.
fn compound(unit: &[Token<'_>]) -> Vec<Reading> {
    let (Some(first), Some(last)) = (unit.first(), unit.last()) else { return certain(Slot::Noun) };
    let is_number = |t: &Token<'_>| t.kind == TokenKind::Number || is_cardinal(t.text);
    if unit.len() == 2 {
        return certain(if last.text == "s" { Slot::Noun } else { Slot::Adj });
    }
    if is_number(first) && is_number(last) {
        return certain(Slot::Num);
    }
    let lower = last.text.to_lowercase();
    if let Some((_, forms)) = verb_forms(&lower).filter(|_| !last.is_capitalised()) {
        if forms.participle {
            return shared(&[(Slot::Adj, 0.9), (Slot::Participle, 0.05), (Slot::Noun, 0.05)]);
        }
        if forms.gerund {
            return shared(&[(Slot::Adj, 0.6), (Slot::Noun, 0.4)]);
        }
    }
    if is_number(first) {
        return shared(&[(Slot::Adj, 0.75), (Slot::Noun, 0.25)]);
    }
    if last.is_capitalised() || first.is_capitalised() && is_number(last) {
        return shared(&[(Slot::Proper, 0.85), (Slot::Adj, 0.15)]);
    }
    let adjective = if lexicon::shares(&lower).is_some_and(|s| s.adjective > 50) { 0.75 } else { 0.4 };
    shared(&[(Slot::Noun, 1.0 - adjective), (Slot::Adj, adjective)])
}

fn word(token: &Token<'_>, context: &Context<'_, '_>, known: &mut Known) -> Vec<Reading> {
    let lower = token.text.to_lowercase();
    let closed = CLOSED.readings.get(lower.as_str());
    if !token.is_capitalised() {
        return closed.cloned().unwrap_or_else(|| known.open_class(&lower));
    }
    let is_acronym = token.text.chars().filter(|c| c.is_alphabetic()).count() > 1 && token.text == token.text.to_uppercase();
    if is_calendar_name(&lower) {
        let is_certain = !context.opens_sentence || closed.is_none();
        return if is_certain { certain(Slot::Proper) } else { with_name(closed.cloned().unwrap_or_default(), 0.5) };
    }
    if context.opens_sentence || context.is_title_case {
        let name_cost = match context.after {
            _ if context.is_title_case => 3.0,
            Some(after) if after.is_capitalised() => 1.2,
            _ => 2.0,
        };
        return match closed {
            Some(closed) => closed.clone(),
            None if is_acronym => certain(Slot::Proper),
            None if !is_known(&lower) => shared(&[(Slot::Proper, 0.97), (Slot::Noun, 0.03)]),
            None => with_name(known.open_class(&lower), name_cost),
        };
    }
    if let Some(closed) = closed.filter(|_| !is_acronym) {
        return with_name(closed.clone(), 1.5);
    }
    match lexicon::shares(&lower) {
        Some(s) if s.adjective >= 50 && !is_acronym => shared(&[(Slot::Proper, 0.5), (Slot::Adj, 0.5)]),
        _ => shared(&[(Slot::Proper, 0.97), (Slot::Noun, 0.03)]),
    }
}

fn with_name(mut readings: Vec<Reading>, cost: f32) -> Vec<Reading> {
    readings.push(Reading { slot: Slot::Proper, cost });
    readings
}

fn is_known(lower: &str) -> bool {
    lexicon::shares(lower).is_some() || noun_lemma(lower).is_some() || verb_forms(lower).is_some()
}

/// Readings of a word of the open classes, in lower case, out of the lexicon, its forms and its ending.
fn open_class(lower: &str) -> Vec<Reading> {
    let of = |word: &str| lexicon::shares(word).unwrap_or(PosShares { noun: 0, verb: 0, adjective: 0, adverb: 0 });
    let share = |percent: u8| f32::from(percent) / 100.0;
    let direct = of(lower);
    let (mut noun, mut adj, adv) = (share(direct.noun), share(direct.adjective), share(direct.adverb));
    let (mut base, mut finite, mut participle, mut gerund) = (0.0, 0.0, 0.0, 0.0);
    let is_lemma = lexicon::shares(lower).is_some();
    if let Some(singular) = noun_lemma(lower).filter(|s| s != lower) {
        noun = noun.max(1.2 * share(of(&singular).noun));
    }
    match verb_forms(lower) {
        Some((_, forms)) if forms.gerund => {
            gerund = if is_lemma { 0.7 } else { 1.0 };
            adj = adj.min(0.35);
        }
        Some((verb, forms)) if forms.participle || forms.finite && verb_is_irregular(lower, &verb) => {
            let weight = if lower == verb { share(of(&verb).verb) } else { 1.2 };
            (base, finite, participle) = spread(forms, weight);
            // WordNet lists many participles as adjectives and nothing else ("injured", "lost").
            adj = if is_lemma { adj.min(0.35) } else { 0.12 };
        }
        Some((verb, forms)) if forms.finite => finite = share(of(&verb).verb),
        Some((verb, _)) => {
            let verb = share(of(&verb).verb);
            (base, finite) = (0.7 * verb, 0.3 * verb);
        }
        None => {}
    }
    if noun + adj + adv + base + finite + participle + gerund > 0.0 {
        if gerund > 0.0 && !is_lemma {
            (noun, adj) = (noun.max(0.12), adj.max(0.08));
        }
        return shared(&[
            (Slot::Noun, noun),
            (Slot::Adj, adj),
            (Slot::Adv, adv),
            (Slot::Base, base),
            (Slot::Finite, finite),
            (Slot::Participle, participle),
            (Slot::Gerund, gerund),
        ]);
    }
    by_ending(lower)
}

/// Whether a finite form is a past ("rose") rather than a third person ("rises").
fn verb_is_irregular(form: &str, lemma: &str) -> bool {
    !form.ends_with('s') || lemma == form
}

/// Parts a weight among the forms that a word can be: base, finite, participle.
fn spread(forms: VerbForms, weight: f32) -> (f32, f32, f32) {
    let count = [forms.base, forms.finite, forms.participle].into_iter().filter(|&f| f).count();
    let each = weight / count.max(1) as f32;
    let of = |has: bool| if has { each } else { 0.0 };
    (of(forms.base), of(forms.finite), of(forms.participle))
}

fn by_ending(lower: &str) -> Vec<Reading> {
    let ends = |endings: &[&str]| endings.iter().any(|e| lower.len() > e.len() + 2 && lower.ends_with(e));
    if adjective_lemma(lower).is_some() {
        certain(Slot::Adj)
    } else if ends(&["ly"]) {
        shared(&[(Slot::Adv, 0.9), (Slot::Adj, 0.1)])
    } else if ends(&["ing"]) {
        shared(&[(Slot::Gerund, 0.7), (Slot::Noun, 0.2), (Slot::Adj, 0.1)])
    } else if ends(&["ed"]) {
        shared(&[(Slot::Finite, 0.4), (Slot::Participle, 0.4), (Slot::Adj, 0.2)])
    } else if ends(&["al", "ive", "ous", "ful", "ish", "ic", "able", "ible", "less", "ian"]) {
        shared(&[(Slot::Adj, 0.75), (Slot::Noun, 0.25)])
    } else {
        shared(&[(Slot::Noun, 0.85), (Slot::Adj, 0.08), (Slot::Finite, 0.04), (Slot::Base, 0.03)])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bundled_list_parses() {
        let file: ClosedClassFile = toml::from_str(CLOSED_CLASS).unwrap();
        assert!(file.determiners.contains("the"));
    }

    #[test]
    fn a_word_has_the_readings_of_its_lists_and_of_the_lexicon() {
        let slots = |word: &str| open_class(word).iter().map(|r| r.slot).collect::<Vec<_>>();
        assert_eq!(slots("attacks"), [Slot::Noun, Slot::Finite]);
        assert!(slots("injured").contains(&Slot::Adj) && slots("injured").contains(&Slot::Participle));
        assert!(slots("meeting").contains(&Slot::Noun) && slots("meeting").contains(&Slot::Gerund));
        assert_eq!(slots("blorply").first(), Some(&Slot::Adv));
    }
}
