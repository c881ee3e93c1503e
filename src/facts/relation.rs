//! Relations: deeds and ties that hold between two with names, in one direction ("the United beat the Rovers", "Ada Tarn takes over from Bertil Lund").
//!
//! They are read from events by the lines of `assets/lexicon/relations.toml`, so that "A beat B", "B lost to A" and "a victory of A over B" are one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::{ByteSpan, PassageId};

use super::entity::EntityId;
use super::event::{Argument, Event, Polarity};
use super::frame::{Modality, When};

const RELATIONS: &str = include_str!("../../assets/lexicon/relations.toml");

/// What holds between two.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The passage.
    pub passage: PassageId,
    /// The words that tell it.
    pub span: ByteSpan,
    /// Which relation it is, by the name of its line.
    pub sort: &'static str,
    /// Whether it comes about once at the most.
    pub is_once: bool,
    /// Who stands first in it, whatever the order of the words: the one who beat, who came after.
    pub first: EntityId,
    /// The other one.
    pub second: EntityId,
    /// Done, planned, expected, possible.
    pub modality: Modality,
    /// When it was.
    pub when: When,
}

/// The lines as they stand in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    once: BTreeMap<String, Vec<String>>,
    again: BTreeMap<String, Vec<String>>,
    told: BTreeMap<String, String>,
}

/// One way to tell a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pattern {
    sort: &'static str,
    is_once: bool,
    /// Whether the subject is the first of the two.
    is_forward: bool,
    verb: Verb,
    place: Place,
}

/// Which events a pattern is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// Those of a verb, with the particle that it must have.
    Plain(&'static str, Option<&'static str>),
    /// Those with an object of this noun.
    WithObject(&'static str),
    Any,
}

/// Where the other one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Object,
    /// Behind a preposition, in a phrase with this head where it has one: "in place of".
    Behind(&'static str, Option<&'static str>),
}

static LINES: LazyLock<Lines> = LazyLock::new(|| toml::from_str(RELATIONS).unwrap_or_default());
static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let lines: &'static Lines = &LINES;
    let all = lines.once.iter().map(|line| (line, true)).chain(lines.again.iter().map(|line| (line, false)));
    all.flat_map(|((sort, ways), is_once)| ways.iter().filter_map(move |way| pattern(sort, is_once, way))).collect()
});

fn pattern(sort: &'static str, is_once: bool, way: &'static str) -> Option<Pattern> {
    let words: Vec<&'static str> = way.split(' ').collect();
    let (subject, verb, preposition) = match words.as_slice() {
        [subject, verb, _] => (*subject, *verb, None),
        [subject, verb, preposition, _] => (*subject, *verb, Some(*preposition)),
        _ => return None,
    };
    let verb = match verb.split_once(':') {
        _ if verb == "*" => Verb::Any,
        Some(("", noun)) => Verb::WithObject(noun),
        Some((verb, particle)) => Verb::Plain(verb, Some(particle)),
        None => Verb::Plain(verb, None),
    };
    let parted = |preposition: &'static str| match preposition.split_once(':') {
        Some((preposition, head)) => Place::Behind(preposition, Some(head)),
        None => Place::Behind(preposition, None),
    };
    Some(Pattern { sort, is_once, is_forward: subject == "A", verb, place: preposition.map_or(Place::Object, parted) })
}

/// The relations that events tell, in their order; names and times are known.
pub(super) fn relations(events: &[Event]) -> Vec<Relation> {
    let told = events.iter().filter(|event| event.polarity == Polarity::Asserted && !event.is_quoted && !event.is_noun);
    let mut relations: Vec<Relation> = told.flat_map(|event| PATTERNS.iter().filter_map(move |pattern| relation(event, pattern))).collect();
    // Two patterns of one sort may be met by one event.
    relations.dedup();
    relations
}

/// What a relation of a sort comes to in words, with the two in their places.
pub(super) fn in_words(sort: &str, first: &str, second: &str) -> String {
    let told = LINES.told.get(sort).map_or("A B", String::as_str);
    let word = |word| match word {
        "A" => first,
        "B" => second,
        other => other,
    };
    told.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn relation(event: &Event, pattern: &Pattern) -> Option<Relation> {
    let is_of_verb = match pattern.verb {
        Verb::Plain(verb, particle) => {
            let is_particle = event.particle.as_ref().map(|p| p.lower.as_str()) == particle;
            // "Celebrated a victory over" has the sense of a verb of its own.
            event.predicate.lemma == verb && is_particle || particle.is_none() && event.particle.is_none() && event.sense == verb
        }
        // "Headed in a cross": the particle is taken for a preposition.
        Verb::WithObject(noun) => {
            let mut arguments = event.object.iter().chain(event.obliques.iter().map(|oblique| &oblique.argument));
            arguments.any(|argument| argument.head.lemma == noun)
        }
        Verb::Any => true,
    };
    if !is_of_verb {
        return None;
    }
    // Of any verb, "was named in place of", it is the grammatical subject that counts.
    let subject = if pattern.verb == Verb::Any { event.subject.as_ref().or(event.object.as_ref()) } else { event.subject.as_ref() }?;
    let other = other(event, pattern)?;
    let (own, other_name) = (only_name(subject)?, only_name(other)?);
    let (first, second) = if pattern.is_forward { (own, other_name) } else { (other_name, own) };
    (first != second).then(|| Relation {
        passage: event.passage,
        span: span(event, other),
        sort: pattern.sort,
        is_once: pattern.is_once,
        first,
        second,
        modality: event.modality,
        when: event.when.clone(),
    })
}

/// The argument in which the other one stands.
fn other<'e>(event: &'e Event, pattern: &Pattern) -> Option<&'e Argument> {
    let object = event.object.as_ref();
    let Place::Behind(preposition, head) = pattern.place else { return object };
    // "The acquisition of B" is one argument.
    if preposition == "of" {
        return object;
    }
    let stands = |argument: &Argument| head.is_none_or(|head| argument.head.lemma == head);
    event.obliques.iter().find(|oblique| oblique.preposition == preposition && stands(&oblique.argument)).map(|oblique| &oblique.argument)
}

/// Whom an argument names, if it is one alone.
fn only_name(argument: &Argument) -> Option<EntityId> {
    let mut names = argument.names.iter().copied();
    names.next().filter(|_| names.next().is_none())
}

/// A span never grows longer than this, in bytes.
const LONGEST: usize = 110;

fn span(event: &Event, other: &Argument) -> ByteSpan {
    let all = event.span.join(other.span);
    if all.len() <= LONGEST { all } else { event.span }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::facts::beside_itself;

    /// Each relation in words.
    fn told(text: &str) -> Vec<String> {
        beside_itself(text, |facts, document| {
            let name = |id: EntityId| {
                let entity = facts.entities.get(id).unwrap();
                facts.names.left.get(*entity.names.left.first().unwrap()).unwrap().span.of(&document.text)
            };
            facts.relations.left.iter().map(|relation| in_words(relation.sort, name(relation.first), name(relation.second))).collect()
        })
    }

    #[test]
    fn one_relation_is_told_in_many_ways() {
        for text in [
            "Orrin Rovers beat Sudby Albion on Sunday.",
            "Sudby Albion lost to Orrin Rovers on Sunday.",
            "Sudby Albion were beaten by Orrin Rovers on Sunday.",
            "On Sunday Orrin Rovers celebrated a victory over Sudby Albion.",
        ] {
            assert_eq!(told(text), ["Orrin Rovers beats Sudby Albion"], "{text}");
        }
        for text in [
            "Ada Tarn takes over as finance minister from Bertil Lund.",
            "Ada Tarn becomes finance minister in place of Bertil Lund.",
            "Bertil Lund was succeeded by Ada Tarn in May.",
        ] {
            assert_eq!(told(text), ["Ada Tarn comes after Bertil Lund"], "{text}");
        }
    }

    #[test]
    fn what_is_denied_or_has_no_two_names_is_none() {
        for text in ["Orrin Rovers did not beat Sudby Albion.", "Orrin Rovers beat the visitors.", "Ada Tarn met Bertil Lund."] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn every_sort_has_its_words_and_every_line_is_understood() {
        let lines = toml::from_str::<Lines>(RELATIONS).unwrap();
        let sorts: Vec<&String> = lines.once.keys().chain(lines.again.keys()).collect();
        assert!(sorts.len() == lines.told.len() && sorts.iter().all(|sort| lines.told.contains_key(*sort)));
        assert_eq!(PATTERNS.len(), lines.once.values().chain(lines.again.values()).map(Vec::len).sum::<usize>());
    }
}
