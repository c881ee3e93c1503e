//! Places: what sort of place a noun names, what a preposition says of it, and on which side of something a text places what it tells.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, TokenKind, noun_phrases};

use super::cues::PLACE_CUES;
use super::event::Argument;
use super::frame::Frame;
use super::reading::PassageReading;
use super::word::Word;

/// What sort of place a noun names, and which of the sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    sort: &'static str,
    line: usize,
}

/// What a preposition says of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way(&'static str);

/// Every noun of the lists with what it names.
static PLACES: LazyLock<BTreeMap<&'static str, Place>> = LazyLock::new(|| {
    let sorts: &'static BTreeMap<String, Vec<String>> = &PLACE_CUES.sorts;
    sorts.iter().flat_map(|(sort, lines)| on_lines(sort, lines)).collect()
});
/// Every word that says before a settlement in what terrain it lies.
static PLACING: LazyLock<BTreeMap<&'static str, Place>> = LazyLock::new(|| on_lines(TERRAIN, &PLACE_CUES.placing).collect());

/// The sort of which a settlement is by the word before it.
const TERRAIN: &str = "terrain";

fn on_lines(sort: &'static str, lines: &'static [String]) -> impl Iterator<Item = (&'static str, Place)> {
    let places = lines.iter().enumerate().map(move |(line, words)| (Place { sort, line }, words));
    places.flat_map(|(place, words)| words.split_whitespace().map(move |word| (word, place)))
}

/// Whether a word, in dictionary form, names a place of a sort.
pub(super) fn is_of_sort(word: &str, sort: &str) -> bool {
    PLACES.get(word).is_some_and(|place| place.sort == sort)
}

impl Place {
    /// The place that a phrase names, if its head is one of the listed nouns.
    pub fn of(phrase: &Argument) -> Option<Self> {
        let head = phrase.head.lemma.as_str();
        let settled = phrase.before.as_ref().filter(|_| PLACE_CUES.settlements.contains(head));
        let place = settled.and_then(|before| PLACING.get(before.lower.as_str())).or_else(|| PLACES.get(head)).copied()?;
        // "The top floor": words of place are no content, but they tell one floor from another.
        let is_narrowed = || phrase.words.len() > 1 || phrase.tokens.len() > 2;
        (!PLACE_CUES.narrowed.contains(place.sort) || is_narrowed()).then_some(place)
    }

    /// Whether what is in the one place is not in the other.
    pub fn excludes(self, other: Self) -> bool {
        let lists = |a: Self, b: Self| PLACE_CUES.apart.get(a.sort).is_some_and(|sorts| sorts.contains(b.sort));
        (self.sort == other.sort && self.line != other.line) || lists(self, other) || lists(other, self)
    }
}

/// What a room is for, by the noun before it: the engine of "the engine room", the tool of "a tool store".
pub fn use_of_room(room: &Argument) -> Option<&Word> {
    let before = room.before.as_deref().filter(|_| PLACE_CUES.chambers.contains(&room.head.lemma));
    before.filter(|word| !PLACE_CUES.plain.contains(&word.lower))
}

/// Whether two phrases, as they are written, name a place each on one level: "the village of Orrin", "the town of Sudby"; "Orrin Street", "Mill Road". A place
/// on one level is no part of another on it.
pub fn share_level(a: (&Argument, &str), b: (&Argument, &str)) -> bool {
    let level = |(place, text): (&Argument, &str)| {
        let is_called = text.contains(&format!("{} of ", place.head.lower));
        let lines: &'static [String] = if is_called { &PLACE_CUES.called } else { &PLACE_CUES.named };
        lines.iter().find(|line| line.split_whitespace().any(|word| word == place.head.lemma))
    };
    level(a).zip(level(b)).is_some_and(|(a, b)| a == b)
}

/// Whether a verb, in dictionary form, tells what befalls one but once.
pub fn befalls_once(verb: &str) -> bool {
    PLACE_CUES.once.contains(verb)
}

impl Way {
    /// What a preposition says; nothing for those that do not say where.
    pub fn of(preposition: &str) -> Option<Self> {
        let ways: &'static BTreeMap<_, _> = &PLACE_CUES.ways;
        ways.iter().find(|(_, prepositions)| prepositions.contains(preposition)).map(|(way, _)| Self(way))
    }
}

/// A side or a part of something: "west of the river", "the northern suburbs of the town".
#[derive(Debug, Clone, PartialEq)]
pub struct Direction {
    /// The passage.
    pub passage: PassageId,
    /// From the word of direction to the end of what it is a side or a part of, as far as that stands behind it.
    pub span: ByteSpan,
    /// Its tokens in the passage.
    pub tokens: Range<usize>,
    /// The word of direction.
    pub word: Arc<Word>,
    /// Of what.
    pub anchor: Argument,
    /// What is told there.
    pub frame: Frame,
}

/// The directions that a passage tells.
pub(super) fn directions(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>) -> Vec<Direction> {
    let is_direction = |i: &usize| {
        let is_plain = passage.tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capitalised());
        is_plain && PLACE_CUES.directions.contains(passage.lower(*i))
    };
    // "South-west" is neither the one nor the other.
    let is_hyphen = |i: usize| passage.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen);
    let is_compound = |i: &usize| is_hyphen(*i + 1) || i.checked_sub(1).is_some_and(is_hyphen);
    let found: Vec<usize> = (0..passage.tokens.len()).filter(|i| is_direction(i) && !is_compound(i)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    found.into_iter().filter_map(|at| direction(passage, before, &phrases, at)).collect()
}

fn direction(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>, phrases: &[NounPhrase], at: usize) -> Option<Direction> {
    let side_of = || phrases.iter().find(|phrase| passage.lower(at + 1) == "of" && phrase.tokens.start == at + 2);
    let part_of = || phrases.iter().find(|phrase| phrase.tokens.contains(&at) && phrase.head > at);
    let anchor = Argument::of(passage, phrases, side_of().or_else(part_of)?)?;
    let tokens = at..anchor.tokens.end;
    let word = Arc::clone(passage.words.get(at)?);
    // The direction itself says nothing of what it is a side of.
    let words = anchor.words.iter().copied().filter(|&number| word.number() != Some(number)).collect();
    Some(Direction {
        passage: passage.passage.id,
        span: passage.span(&tokens),
        frame: Frame::around(passage, &tokens, before),
        word,
        anchor: Argument { words, ..anchor },
        tokens,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::facts::Reading;

    fn told(text: &str) -> Vec<(String, String)> {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        let all = directions(reading.passages.last().unwrap(), None);
        all.iter().map(|d| (d.word.lower.clone(), d.anchor.span.of(&document.text).to_owned())).collect()
    }

    #[test]
    fn a_direction_has_what_it_is_a_side_or_a_part_of() {
        for (text, word, anchor) in [
            ("The ship sank west of the reef at dawn.", "west", "the reef"),
            ("Shells fell on the northern suburbs of Orrin.", "northern", "the northern suburbs of Orrin"),
            ("The boat drifted 30 miles southeast of Cape Lund.", "southeast", "Cape Lund"),
        ] {
            assert_eq!(told(text), [(word.to_owned(), anchor.to_owned())], "{text}");
        }
        for text in ["They drove north for an hour.", "He was born in South Orrin.", "The ship sank south-west of the reef."] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn sorts_of_places_exclude_one_another_or_not() {
        let place = |word: &str| PLACES.get(word).copied();
        let excludes = |a: &str, b: &str| place(a).unwrap().excludes(place(b).unwrap());
        assert!(
            excludes("kitchen", "corridor")
                && excludes("basement", "attic")
                && excludes("hotel", "museum")
                && excludes("boat", "checkpoint")
        );
        assert!(!excludes("kitchen", "hotel") && !excludes("car", "bridge") && !excludes("hotel", "inn"));
        assert_eq!(place("treaty"), None);
    }

    #[test]
    fn the_way_is_no_place_to_be() {
        assert_eq!(Way::of("in"), Way::of("aboard"));
        assert!(Way::of("in").is_some() && Way::of("from").is_some() && Way::of("in") != Way::of("from"));
        assert_eq!(Way::of("near"), None);
    }
}
