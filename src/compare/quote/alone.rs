//! Quotations that one text alone has: a handful of the longer ones, those of people whom both texts know before others.

use std::collections::BTreeSet;

use crate::compare::draft::{Draft, OneSided, evidence};
use crate::compare::types::Kind;
use crate::compare::weigh::Scales;
use crate::document::{PassageId, Side};
use crate::facts::{Quotation, QuotedSentence, Voice};

use super::in_marks;

/// How many quotations of a side are told at most.
const MOST: usize = 3;
/// Words of which a quotation that is worth telling has so many, and such that say something.
const WORDS: usize = 7;
const TELLING: usize = 3;
/// Words beyond which a quotation gains nothing.
const LONG: f64 = 30.0;
/// What a quotation matters as such, beside figures and names that one side alone has: little, for the facts in it are told by themselves.
const SORT: f64 = -0.4;
/// A passage that holds this share of a quotation may tell it in its own words.
const RETOLD: f64 = 0.6;

/// The findings of the quotations that only one side has; `told` are those that the other quotes or reports.
pub(super) fn findings(scales: &Scales<'_>, side: Side, told: &BTreeSet<usize>) -> Vec<Draft> {
    let quotations = scales.facts.quotations.get(side).iter().enumerate();
    let free = quotations.filter(|(i, quotation)| !told.contains(i) && is_worth_telling(quotation));
    let mut weighed: Vec<(f64, &Quotation)> = free.map(|(_, quotation)| (importance(scales, side, quotation), quotation)).collect();
    weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let is_alone = |(_, quotation): &(f64, &Quotation)| !quotation.sentences.iter().any(|sentence| is_retold(scales, side, sentence));
    weighed
        .into_iter()
        .filter(is_alone)
        .take(MOST)
        .filter_map(|(importance, quotation)| draft(scales, side, quotation, importance))
        .collect()
}

fn draft(scales: &Scales<'_>, side: Side, quotation: &Quotation, importance: f64) -> Option<Draft> {
    let longest = quotation.sentences.iter().rev().max_by_key(|sentence| sentence.words.len())?;
    let text = in_marks(scales.text(side, longest.span));
    let one_sided = OneSided {
        kind: Kind::Quote,
        place: evidence(side, longest.passage, longest.span),
        text: &text,
        why: "nobody is quoted in the {} text with words like these",
        confidence: (0.45 + 0.1 * importance).min(0.7),
        evidence: quotation.sentences.iter().map(|sentence| evidence(side, sentence.passage, sentence.span)).collect(),
        importance,
    };
    Some(one_sided.draft())
}

fn words(quotation: &Quotation) -> usize {
    quotation.sentences.iter().map(|sentence| sentence.words.len()).sum()
}

fn is_worth_telling(quotation: &Quotation) -> bool {
    let says = quotation.sentences.iter().flat_map(|s| &s.words).filter(|word| word.content.is_some()).count();
    words(quotation) >= WORDS && says >= TELLING
}

/// Longer, earlier, of somebody with a name, of somebody whom both texts know.
fn importance(scales: &Scales<'_>, side: Side, quotation: &Quotation) -> f64 {
    let Some(first) = quotation.sentences.first() else { return 0.0 };
    let voice = match quotation.speaker.as_ref().map(|speaker| speaker.voice) {
        Some(Voice::Named(id)) if scales.facts.entities.is_common(id) => 0.8,
        Some(Voice::Named(_)) => 0.4,
        Some(Voice::Role | Voice::Pronoun) => 0.2,
        None => 0.0,
    };
    scales.standing(SORT, side, first.passage) + voice + 0.6 * (words(quotation) as f64 / LONG).min(1.0)
}

/// Whether a passage of the other side tells a sentence in words of its own.
fn is_retold(scales: &Scales<'_>, side: Side, sentence: &QuotedSentence) -> bool {
    let other = side.other();
    let is_near = |passage: &PassageId| match side {
        Side::Left => scales.is_within_reach(sentence.passage, *passage),
        Side::Right => scales.is_within_reach(*passage, sentence.passage),
    };
    let passages = (0..scales.documents.get(other).passages.len()).map(PassageId);
    passages.filter(is_near).any(|passage| retold(scales, side, sentence, passage) >= RETOLD)
}

/// Which share of what a sentence says stands in a passage of the other side, by the same words or synonyms, 0 to 1; nothing of one that says little.
pub(super) fn retold(scales: &Scales<'_>, side: Side, sentence: &QuotedSentence, passage: PassageId) -> f64 {
    /// Words that are this near mean the same.
    const SYNONYM: f64 = 0.8;
    let words = scales.words;
    let own: BTreeSet<usize> = sentence.words.iter().filter_map(|word| word.content.as_ref()?.number()).collect();
    if sentence.words.len() < WORDS || own.len() < TELLING + 1 {
        return 0.0;
    }
    let other = words.bags.get(side.other()).get(passage.0).map_or(&[][..], Vec::as_slice);
    let is_told = |word: &&usize| other.iter().any(|&told| words.similarity(**word, told) >= SYNONYM);
    let mass = |words_of: &mut dyn Iterator<Item = &usize>| words_of.map(|&word| words.weight(word)).sum::<f64>();
    mass(&mut own.iter().filter(is_told)) / mass(&mut own.iter()).max(f64::MIN_POSITIVE)
}
