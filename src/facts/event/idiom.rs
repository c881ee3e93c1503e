//! Predicates of several words: "taken to hospital", "lost their lives", "voted against".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::argument::{Argument, Arguments, Oblique};
use crate::facts::cues::EVENT_CUES;

/// What a predicate of several words means, and to whom or what it is done.
pub(super) struct Idiom {
    pub sense: &'static str,
    pub object: Option<Argument>,
}

/// The idiom that a verb, with the word next to it, makes with its object or with what follows it by a preposition, if it makes one.
///
/// An entry is a verb with a noun ("lose life"), which is no object then; with a noun and a preposition ("get better of"), which has the object; with a
/// preposition and a noun ("take to hospital"); or with a preposition ("vote on"), which has the object where the verb has none. A star is any verb.
pub(super) fn idiom(
    arguments: &Arguments<'_, '_>,
    (verb, next): (&str, &str),
    object: Option<&Argument>,
    behind: Option<&Argument>,
    obliques: &[Oblique],
) -> Option<Idiom> {
    let known = |words: &[&str]| EVENT_CUES.idioms.get(&words.join(" ")).map(String::as_str);
    let governed = |preposition: &str| obliques.iter().find(|oblique| oblique.preposition == preposition).map(|o| o.argument.clone());
    if let Some(noun) = behind {
        let head = noun.head.lemma.as_str();
        if let Some((sense, object)) = known(&[verb, head, "of"]).zip(arguments.hanging(noun)) {
            return Some(Idiom { sense, object: Some(object) });
        }
        // "Claimed a victory over": the noun tells what the verb leaves open.
        let any = |preposition: &str| known(&[verb, head, preposition]).or_else(|| known(&["*", head, preposition]));
        let over = obliques.iter().find_map(|oblique| Some((any(&oblique.preposition)?, &oblique.argument)));
        if let Some((sense, argument)) = over {
            return Some(Idiom { sense, object: Some(argument.clone()) });
        }
        if let Some(sense) = known(&[verb, head]) {
            return Some(Idiom { sense, object: None });
        }
    }
    let placed = obliques.iter().find_map(|oblique| known(&[verb, &oblique.preposition, &oblique.argument.head.lemma]));
    if let Some(sense) = placed {
        return Some(Idiom { sense, object: object.cloned() });
    }
    // A pronoun is no phrase: "voted against it".
    let mut bare = obliques.iter().map(|oblique| oblique.preposition.as_str()).chain([next]);
    let bare = bare.find_map(|preposition| Some((known(&[verb, preposition])?, preposition)));
    bare.map(|(sense, preposition)| Idiom { sense, object: object.cloned().or_else(|| governed(preposition)) })
}

/// For each word the lists of the predicates that tell alike in which it stands.
static ALIKE: LazyLock<BTreeMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let lists: &'static [String] = &EVENT_CUES.alike;
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, line) in lists.iter().enumerate() {
        for word in line.split_whitespace() {
            places.entry(word).or_default().push(number);
        }
    }
    places
});

/// Whether two senses tell of one thing in news reports, though neither stands for the other everywhere.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    ALIKE.get(a).zip(ALIKE.get(b)).is_some_and(|(a, b)| a.iter().any(|list| b.contains(list)))
}
