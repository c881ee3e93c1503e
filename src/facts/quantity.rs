//! Quantities: numbers bound to what they count or measure.

mod article;
mod bond;
mod rank;

use std::ops::Range;

use crate::document::{ByteSpan, PassageId};
use crate::language::number::{self, Dimension, NumberExpression, NumberForm};
use crate::language::{Pos, Token, TokenKind, counted_head};

use super::cues::FRAME_CUES;
use super::frame::{self, Frame, Share};
use super::reading::{PassageReading, Reading};

pub use bond::Bond;

/// A number in a passage with its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The passage.
    pub passage: PassageId,
    /// The value with its hedge and what it counts.
    pub span: ByteSpan,
    /// The value alone, with its unit, without hedge.
    pub written: ByteSpan,
    /// The value's tokens in the passage, hedge included.
    pub tokens: Range<usize>,
    /// The value; its spans count from the passage's start.
    pub value: NumberExpression,
    /// What it speaks of.
    pub frame: Frame,
    /// What else ties it to its thing.
    pub bond: Bond,
}

/// A span never grows longer than this, in bytes: a value and what it counts, not the sentence.
const LONGEST: usize = 110;

/// The quantities of a passage; numbers inside `times` (token ranges) are no quantities.
pub(super) fn quantities(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>, times: &[Range<usize>]) -> Vec<Quantity> {
    let mut numbers: Vec<NumberExpression> = number::numbers(passage.text, &passage.tokens)
        .into_iter()
        .map(|n| if stands_as_age(passage, &n) { n.into_age() } else { n })
        .filter(|n| !times.iter().any(|t| t.start < n.tokens.end && n.tokens.start < t.end))
        .filter(|n| n.form != NumberForm::Label && (n.form != NumberForm::Ordinal || rank::is_told(passage, n)))
        .collect();
    numbers.extend(article::counts(passage, &numbers));
    numbers.sort_by_key(|n| n.tokens.start);
    let quantities = numbers.iter().map(|n| quantity(passage, before, n, &numbers));
    quantities.filter(|q| !is_pronoun(passage, q)).collect()
}

fn quantity(
    passage: &PassageReading<'_>,
    before: Option<&PassageReading<'_>>,
    value: &NumberExpression,
    others: &[NumberExpression],
) -> Quantity {
    let tokens = value.hedged_tokens.clone();
    let counted = counted_head(&passage.tokens, &passage.pos, value.tokens.clone());
    // "Eight of the dead were children", "of the dead, eight were children"
    let told_of = counted.as_ref().and_then(|c| match &c.of {
        Some(whole) => predicate_noun(passage, whole.end),
        None => c.head.is_none().then(|| predicate_noun(passage, tokens.end)).flatten(),
    });
    let head = told_of.or_else(|| counted.as_ref().and_then(|c| c.head));
    let head_end = head.map_or(tokens.end, |h| (h + 1).max(tokens.end));
    let span = span(passage, &tokens, head, value.unit.is_some());
    let word = head.and_then(|h| passage.words.get(h));
    let is_count = matches!(value.form, NumberForm::Cardinal | NumberForm::Vague);
    let frame = Frame {
        head: word.map(|w| w.lemma.clone()),
        head_word: word.cloned(),
        tells_event: head.is_some_and(|h| is_count && tells_event(passage, h)),
        modifiers: counted.iter().flat_map(|c| c.modifiers.iter()).filter_map(|&m| modifier(passage, m)).collect(),
        share: match frame::share(passage, &tokens, head_end, is_count) {
            Share::Part if is_object(passage, &tokens) && told_of.is_none() => Share::Plain,
            Share::Plain if is_count && (told_of.is_some() || is_among_others(passage, &tokens)) => Share::Part,
            _ if is_count_so_far(passage, value, head) => Share::Counted,
            share => share,
        },
        rate: frame::rate(passage, [tokens.end, head_end]),
        ..Frame::around(passage, &tokens, before)
    };
    let written = passage.span(&value.tokens);
    let bond = Bond::of(passage, value, counted.as_ref(), others);
    Quantity { passage: passage.passage.id, span, written, tokens, value: value.clone(), frame, bond }
}

/// "Eight of the dead were children": what the part is, told behind the whole.
fn predicate_noun(passage: &PassageReading<'_>, at: usize) -> Option<usize> {
    /// Words between the verb and the noun: "were women and young children".
    const NEAR: usize = 3;
    let verb = passage.words.get(at).filter(|word| word.lemma == "be")?;
    let noun = (at + 1..at + NEAR)
        .take_while(|&i| matches!(passage.pos.get(i), Some(Pos::Noun | Pos::Adjective)))
        .last()
        .filter(|&i| passage.pos.get(i) == Some(&Pos::Noun))?;
    let is_plural = passage.words.get(noun).is_some_and(|word| word.lower != word.lemma);
    (is_plural && matches!(verb.lower.as_str(), "are" | "were")).then_some(noun)
}

/// "With 80 percent of the ballots counted".
fn is_count_so_far(passage: &PassageReading<'_>, value: &NumberExpression, head: Option<usize>) -> bool {
    let is_share = value.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Share && unit.to_base(value.low) < 1.0);
    let is_vote = |head: usize| passage.words.get(head).is_some_and(|word| frame::is_vote(&word.lemma));
    is_share && head.is_some_and(|head| is_vote(head) && FRAME_CUES.counted.contains(passage.lower(head + 1)))
}

/// "Ten dead", "12 killed", "12 deaths".
fn tells_event(passage: &PassageReading<'_>, head: usize) -> bool {
    matches!(passage.pos.get(head), Some(Pos::Adjective | Pos::Verb))
        || passage.words.get(head).is_some_and(|word| frame::counts_people(&word.lemma))
}

/// "Police arrested 63 of them": the verb says of how many it holds, whatever they are a part of.
fn is_object(passage: &PassageReading<'_>, number: &Range<usize>) -> bool {
    let before = number.start.checked_sub(1);
    // "broke into 61 of the boxes"
    let verb = before.map(|i| if passage.pos.get(i) == Some(&Pos::Preposition) { i.saturating_sub(1) } else { i });
    verb.is_some_and(|i| passage.pos.get(i) == Some(&Pos::Verb) && passage.words.get(i).is_some_and(|word| !word.reports))
}

/// "Among the dead are six children".
fn is_among_others(passage: &PassageReading<'_>, number: &Range<usize>) -> bool {
    let clause = passage.clause_of(number.start);
    let is_told = number.start.checked_sub(1).and_then(|i| passage.words.get(i)).is_some_and(|word| word.lemma == "be");
    is_told && (clause.start..number.start).any(|i| passage.lower(i) == "among")
}

/// A bare "nine million" beside sums of money, or behind "for" and verbs of paying, is one too, where the text speaks of one currency only.
pub(super) fn name_currency(reading: &Reading<'_>, quantities: &mut [Quantity]) {
    /// Passages back to the last sum that named its currency.
    const BACK: usize = 2;
    let is_paid = |quantity: &Quantity| {
        let word = reading.passages.get(quantity.passage.0).zip(quantity.tokens.start.checked_sub(1)).and_then(|(p, i)| p.words.get(i));
        word.is_some_and(|word| FRAME_CUES.paying.contains(&word.lemma))
    };
    let sums: Vec<(PassageId, number::Unit)> =
        quantities.iter().filter(|q| q.value.form == NumberForm::Money).filter_map(|q| Some((q.passage, q.value.unit.clone()?))).collect();
    let Some((_, currency)) = sums.first().filter(|(_, first)| sums.iter().all(|(_, unit)| unit == first)) else { return };
    for quantity in quantities.iter_mut() {
        let is_bare = quantity.value.form == NumberForm::Cardinal && quantity.frame.head.is_none() && quantity.value.low >= 1e6;
        let near = |passage: PassageId| passage <= quantity.passage && quantity.passage.0 - passage.0 <= BACK;
        if is_bare && (is_paid(quantity) || sums.iter().any(|&(passage, _)| near(passage))) {
            quantity.value.name_currency(currency);
        }
    }
}

/// "Ten people died and another 31 were hurt": where no other number tells of the same, "another" adds to none, and counts like any.
pub(super) fn count_afresh(quantities: &mut [Quantity]) {
    let counts = quantities.iter().enumerate().filter(|(_, q)| q.value.form == NumberForm::Cardinal);
    let fates: Vec<(usize, PassageId, Option<usize>)> = counts.map(|(i, q)| (i, q.passage, fate(q))).collect();
    for (i, quantity) in quantities.iter_mut().enumerate().filter(|(_, q)| q.frame.share == Share::Additional) {
        let own = fate(quantity);
        let is_base = |&(at, passage, other): &(usize, PassageId, Option<usize>)| {
            at != i && passage <= quantity.passage && quantity.passage.0 - passage.0 <= 1 && (other.is_none() || other == own)
        };
        if own.is_some() && !fates.iter().any(is_base) {
            quantity.frame.share = Share::Plain;
        }
    }
}

/// What happened to those that a number counts, as far as the nearest word that tells an event of a listed kind says so.
fn fate(quantity: &Quantity) -> Option<usize> {
    let told = quantity.frame.events.iter().filter(|near| near.word.event.is_some());
    told.max_by(|x, y| x.weight.total_cmp(&y.weight)).and_then(|near| near.word.event)
}

/// "toward one this year", "the one that held": the word stands for a noun and counts nothing.
fn is_pronoun(passage: &PassageReading<'_>, quantity: &Quantity) -> bool {
    quantity.frame.head.is_none() && quantity.tokens.len() == 1 && passage.lower(quantity.tokens.start) == "one"
}

/// "Rui Teles, 57, said", "a road worker, 38, who fell", "the captain, 54, was": a bare number between commas behind a name or somebody's work.
fn stands_as_age(passage: &PassageReading<'_>, number: &NumberExpression) -> bool {
    /// Nobody is reported older.
    const OLDEST: f64 = 120.0;
    let mark =
        |at: Option<usize>| at.and_then(|i| passage.tokens.get(i)).is_some_and(|t| matches!(t.text, "," | "." | "(" | ")" | ";" | "—"));
    let (start, end) = (number.tokens.start, number.tokens.end);
    number.form == NumberForm::Cardinal
        && number.hedged_tokens == number.tokens
        && (1.0..OLDEST).contains(&number.high)
        && number.step <= 1.0
        && mark(start.checked_sub(1))
        && start.checked_sub(2).is_some_and(|i| passage.tokens.get(i).is_some_and(Token::is_capitalised) || is_worker(passage, i, end))
        && (mark(Some(end)) || end == passage.tokens.len())
}

/// Whether a noun before a bare number is one of a person of whom something is told behind it.
fn is_worker(passage: &PassageReading<'_>, noun: usize, end: usize) -> bool {
    let is_singular = passage.pos.get(noun) == Some(&Pos::Noun) && passage.words.get(noun).is_some_and(|word| word.lower == word.lemma);
    let is_predicate = |i: usize| matches!(passage.pos.get(i), Some(Pos::Verb | Pos::Auxiliary));
    let goes_on = matches!(passage.lower(end + 1), "who" | "whose" | "from") || is_predicate(end + 1);
    is_singular && goes_on
}

fn modifier(passage: &PassageReading<'_>, token: usize) -> Option<usize> {
    let is_word = passage.tokens.get(token)?.kind == TokenKind::Word && passage.is_content(token);
    passage.words.get(token).filter(|_| is_word)?.number()
}

/// The number joined with its head, where the two stand close: "a magnitude of 5.9", not the whole clause between them. A measure speaks for itself: of
/// "the man fell around 200 feet" it is "around 200 feet".
fn span(passage: &PassageReading<'_>, tokens: &Range<usize>, head: Option<usize>, is_measure: bool) -> ByteSpan {
    /// Words between a head and the number behind it: "the toll rose to 34".
    const NEAR: usize = 4;
    let number = passage.span(tokens);
    let is_verb = |i: usize| matches!(passage.pos.get(i), Some(Pos::Verb | Pos::Auxiliary));
    let is_apart = |head: usize| is_measure && (head..tokens.start).any(is_verb);
    let Some(head) = head.filter(|&h| h + NEAR >= tokens.start && !is_apart(h)) else { return number };
    let joined = number.join(passage.span(&(head..head + 1)));
    if joined.len() <= LONGEST { joined } else { number }
}
