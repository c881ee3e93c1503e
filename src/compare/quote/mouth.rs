//! In whose mouth two texts put the same words.

use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{EntityId, Sort, Speaker, Voice, in_passage, same_spelling};

use super::alike::{Accord, Speakers};
use super::{Draft, Kind, Line, Match, Scales, Told, Verdict, in_marks, standing, surer};

/// Words in common that nobody says by chance.
const LONG: usize = 5;
/// How many of them say something by themselves.
const TELLING: usize = 2;
/// What they weigh of the shorter quotation.
const WHOLE: f64 = 0.9;
/// Bytes to which words with who speaks them are cut.
const LONGEST: usize = 120;

/// Whether one person speaks two sentences.
pub(super) fn speakers(scales: &Scales<'_>, left: &Line<'_>, right: &Line<'_>) -> Speakers {
    let lines = Sides::new(left, right);
    let named = |side: Side| lines.get(side).speaker.and_then(|speaker| Some((speaker, named(speaker)?)));
    let (Some((one, p)), Some((other, q))) = (named(Side::Left), named(Side::Right)) else { return Speakers::Open };
    if p == q || share_a_name(scales, p, q) || mentions(scales, Side::Left, left, one, q) || mentions(scales, Side::Right, right, other, p)
    {
        Speakers::Same
    } else if is_person(scales, one, p) && is_person(scales, other, q) {
        Speakers::Different
    } else {
        Speakers::Open
    }
}

const fn named(speaker: &Speaker) -> Option<EntityId> {
    match speaker.voice {
        Voice::Named(entity) => Some(entity),
        Voice::Role | Voice::Pronoun => None,
    }
}

/// Whether two entities may be one person whom the texts name otherwise: "Mateo Ruiz", "Ruiz Aumont".
fn share_a_name(scales: &Scales<'_>, p: EntityId, q: EntityId) -> bool {
    let words = |id: EntityId| {
        let entity = scales.facts.entities.get(id);
        let of = move |side: Side| {
            entity.into_iter().flat_map(move |e| e.names.get(side)).filter_map(move |&n| scales.facts.names.get(side).get(n))
        };
        Side::BOTH.into_iter().flat_map(of).flat_map(|name| &name.words).filter(|word| word.chars().count() > 2)
    };
    words(p).any(|a| words(q).any(|b| same_spelling(a, b)))
}

/// Whether the passage that tells who speaks names somebody besides, outside the quotation: one who passes the words on, or whose words they are.
fn mentions(scales: &Scales<'_>, side: Side, line: &Line<'_>, speaker: &Speaker, sought: EntityId) -> bool {
    let (first, names) = in_passage(scales.facts.names.get(side), speaker.passage, |name| name.passage);
    let quoted = |span: ByteSpan| line.sentence.words.iter().any(|word| word.span.overlaps(span));
    let mut others = names.iter().enumerate().filter(|(_, name)| !quoted(name.span));
    others.any(|(n, _)| scales.facts.entities.of(side, first + n) == Some(sought))
}

/// Whether a speaker is a person: by the words beside the name here, or wherever else the same one speaks.
fn is_person(scales: &Scales<'_>, speaker: &Speaker, entity: EntityId) -> bool {
    let is_known = scales.facts.entities.get(entity).is_some_and(|e| e.sort == Sort::Person);
    let spoken = || Side::BOTH.iter().flat_map(|&side| scales.facts.quotations.get(side)).filter_map(|q| q.speaker.as_ref());
    is_known || speaker.is_person || spoken().any(|other| other.is_person && named(other) == Some(entity))
}

/// The name of the one whom both texts quote.
pub(super) fn common_speaker(scales: &Scales<'_>, found: &Match<'_>) -> Option<String> {
    let of = |side: Side| found.line(side).speaker.and_then(named);
    of(Side::Left).filter(|id| of(Side::Right) == Some(*id)).map(|id| scales.entity_text(id))
}

/// The two sentences of an utterance that two people speak, if no two others show that both texts mean the same person.
pub(super) fn two_mouths<'m, 'f>(utterance: &'m [Match<'f>]) -> Option<&'m Match<'f>> {
    if utterance.iter().any(|m| m.support.speakers == Speakers::Same) {
        return None;
    }
    let is_whole = |m: &&Match<'_>| m.alike.common >= LONG && m.alike.content >= TELLING && m.alike.cover >= WHOLE;
    let is_own = |m: &&Match<'_>| !m.left.sentence.is_formula && !m.right.sentence.is_formula;
    let is_plain = |m: &&Match<'_>| !matches!(m.alike.accord, Accord::Altered(_)) && m.support.speakers == Speakers::Different;
    // The sentence beside which the speaker stands shows it best.
    let shows = |m: &Match<'_>| {
        Side::BOTH.iter().filter(|&&side| m.line(side).speaker.is_some_and(|s| s.passage == m.line(side).sentence.passage)).count()
    };
    utterance.iter().filter(is_whole).filter(is_own).filter(is_plain).max_by_key(|m| (shows(m), m.rank()))
}

/// The same words of two people.
pub(super) fn draft(scales: &Scales<'_>, utterance: &[Match<'_>], found: &Match<'_>) -> Option<Draft> {
    let speaker = |side: Side| found.line(side).speaker;
    let (left, right) = (speaker(Side::Left)?, speaker(Side::Right)?);
    let name = |speaker: &Speaker| named(speaker).map(|id| scales.entity_text(id));
    let (p, q) = (name(left)?, name(right)?);
    let words = in_marks(scales.text(Side::Left, found.left.sentence.span));
    let mut why = vec![format!("the same words, said by {p} in the left text and by {q} in the right")];
    if found.support.is_linked {
        why.push("the passages are linked".to_owned());
    }
    let confidence = surer(0.75, found);
    let importance = standing(scales, 1.4, found) + 2.0 * confidence;
    let main = Sides::new(with_speaker(scales, Side::Left, &found.left, left), with_speaker(scales, Side::Right, &found.right, right));
    let told = Told {
        verdict: Verdict::Conflict,
        kind: Kind::Attribution,
        summary: format!("{words}: {p} \u{2260} {q}"),
        why,
        confidence,
        importance,
    };
    Some(super::draft(told, utterance, main))
}

/// The words with who speaks them, cut at the end that is farther from the speaker.
fn with_speaker(scales: &Scales<'_>, side: Side, line: &Line<'_>, speaker: &Speaker) -> ByteSpan {
    let (words, voice) = (line.sentence.span, speaker.span);
    if speaker.passage != line.sentence.passage || voice.len() >= LONGEST {
        return opening(scales, side, words);
    }
    if voice.start < words.start {
        let end = line.sentence.words.iter().map(|word| word.span.end).filter(|end| end - voice.start <= LONGEST).max();
        return ByteSpan::new(voice.start, end.unwrap_or(voice.end).max(voice.end));
    }
    let end = if words.end - words.start <= LONGEST { words.end.max(voice.end) } else { voice.end };
    let start = line.sentence.words.iter().map(|word| word.span.start).find(|start| end - start <= LONGEST);
    ByteSpan::new(start.unwrap_or(voice.start).min(voice.start), end)
}

/// A span, cut at the end of a word where it is long.
pub(super) fn opening(scales: &Scales<'_>, side: Side, span: ByteSpan) -> ByteSpan {
    if span.len() <= LONGEST {
        return span;
    }
    let text = scales.text(side, span);
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    ByteSpan::new(span.start, span.start + ends.take_while(|at| *at <= LONGEST).last().unwrap_or(0))
}
