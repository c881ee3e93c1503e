//! Events: predicates with their arguments, asserted or denied, done or planned.
//!
//! A shallow reading after the manner of `TimeML`: the verb groups of a passage, adjectives behind a copula ("remained shut"), and nouns of the listed kinds of
//! event ("no arrests"). Arguments are the noun phrases beside them; there is no parse of the sentence, so what stands far away is not seen.

mod argument;
mod group;
mod idiom;
mod injury;
mod outcome;

use std::ops::Range;
use std::sync::Arc;

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, Pos, noun_phrases};

use super::cues::EVENT_CUES;
use super::frame::{Modality, When, event_class};
use super::reading::PassageReading;
use super::telling;
use super::time::Time;
use super::word::Word;

use argument::Arguments;
pub use argument::{Argument, Oblique};
use group::Group;
pub use group::VerbForm;
pub(super) use group::{Governor, governor};
pub use outcome::{Exclusion, are_converse, exclusion, is_converse, is_mutual, is_revision, same_outcome, settles};

/// Whether something is told to be so, or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Told to be so.
    Asserted,
    /// Denied: "did not", "no arrests", "failed to".
    Denied,
}

/// A predicate in a passage with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The passage.
    pub passage: PassageId,
    /// The predicate with the arguments beside it, a phrase of its clause.
    pub span: ByteSpan,
    /// Its tokens in the passage.
    pub tokens: Range<usize>,
    /// The token of the predicate.
    pub at: usize,
    /// The predicate: a verb, an adjective or participle behind a copula, a noun of an event.
    pub predicate: Arc<Word>,
    /// The particle that gives a verb its direction: "up", "down".
    pub particle: Option<Arc<Word>>,
    /// What the predicate means, in dictionary form: "cancel" for "called off", "hospitalize" for "taken to hospital".
    pub sense: String,
    /// Whether the predicate is a noun.
    pub is_noun: bool,
    /// Told or denied.
    pub polarity: Polarity,
    /// The adverb to which a denial is limited: one who is "not seriously hurt" may be hurt.
    pub narrowed: Option<String>,
    /// Whether it is told of the time up to the report: "has not signed", "has yet to sign".
    pub is_so_far: bool,
    /// Done, planned, expected, possible.
    pub modality: Modality,
    /// Who or what does it, or is so; behind "by" in the passive.
    pub subject: Option<Argument>,
    /// To whom or what it is done.
    pub object: Option<Argument>,
    /// By how much: "fell 4 percent".
    pub extent: Option<Argument>,
    /// Arguments with a preposition, in order.
    pub obliques: Vec<Oblique>,
    /// The form of the verb.
    pub form: VerbForm,
    /// Whether it stands between quotation marks.
    pub is_quoted: bool,
    /// When the clause plays.
    pub when: When,
}

/// What "without" means, in dictionary form.
const LACK: &str = "lack";

/// A span never grows longer than this, in bytes.
const LONGEST: usize = 110;

impl Event {
    /// What the event is about: its object, or the subject of a predicate that has none.
    pub fn theme(&self) -> Option<&Argument> {
        self.object.as_ref().or(self.subject.as_ref())
    }

    /// Who does it to something else.
    pub fn agent(&self) -> Option<&Argument> {
        self.object.as_ref().and(self.subject.as_ref())
    }

    /// Whether its verb says by itself no more than that something took place.
    pub fn says_little(&self) -> bool {
        !self.is_noun && EVENT_CUES.light.contains(&self.predicate.lemma)
    }

    /// Takes a measure where its object stands for what it is: how far it went, not what it was done to.
    pub(super) fn know_measures(&mut self, measures: impl Iterator<Item = Range<usize>>) {
        let measures: Vec<Range<usize>> = measures.collect();
        let is_measure = |argument: &Argument| {
            let own = &argument.tokens;
            measures.iter().any(|measure| measure.start >= own.start && measure.end >= own.end && measure.start < own.end)
        };
        if self.is_noun {
            return;
        }
        if self.object.as_ref().is_some_and(is_measure) {
            self.extent = self.object.take();
        } else {
            // "Fell by 4 percent".
            let by = self.obliques.iter().find(|oblique| oblique.preposition == "by" && is_measure(&oblique.argument));
            self.extent = by.map(|oblique| oblique.argument.clone());
        }
    }

    /// Lets go of a subject and an object that say when it was: "next week whether to open".
    pub(super) fn know_times(&mut self, times: &[Time]) {
        let is_time =
            |argument: &mut Argument| times.iter().any(|time| argument.tokens.contains(&time.tokens.start) && argument.names.is_empty());
        self.subject.take_if(is_time);
        self.object.take_if(is_time);
    }

    /// The thing of which it says that there is none: "had no sprinklers", "without a lock", "lacked a roof".
    pub fn missing(&self) -> Option<&Argument> {
        let has_none = self.polarity == Polarity::Denied && matches!(self.sense.as_str(), "have" | "be");
        let lacks = self.polarity == Polarity::Asserted && self.sense == LACK;
        self.object.as_ref().filter(|object| !self.is_noun && (has_none && object.is_none || lacks))
    }

    /// Whether another predicate may well tell of the same thing, without meaning the same everywhere.
    pub fn tells_alike(&self, other: &Self) -> bool {
        let class = |event: &Self| {
            let is_plain = event.sense == event.predicate.lemma;
            if is_plain { event.predicate.class.or(event.predicate.event) } else { event_class(&event.sense) }
        };
        class(self).is_some() && class(self) == class(other) || idiom::are_alike(&self.sense, &other.sense)
    }

    pub(super) fn arguments_mut(&mut self) -> impl Iterator<Item = &mut Argument> {
        let obliques = self.obliques.iter_mut().map(|oblique| &mut oblique.argument);
        self.subject.iter_mut().chain(&mut self.object).chain(obliques)
    }
}

/// The events of a passage.
pub(super) fn events(passage: &PassageReading<'_>) -> Vec<Event> {
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let groups = group::groups(passage);
    let arguments = Arguments { passage, phrases: &phrases, groups: &groups };
    let scene = Scene { subjects: arguments.subjects(), arguments, quoted: telling::quoted(passage) };
    let of_groups = (0..groups.len()).flat_map(|group| [scene.of_verb(group), scene.identity(group)]);
    let of_phrases = phrases.iter().flat_map(|phrase| [scene.of_noun(phrase), scene.without(phrase), scene.injury(phrase)]);
    let mut found: Vec<Event> = of_groups.chain(of_phrases).flatten().collect();
    found.sort_by_key(|event| event.at);
    found
}

/// What is known of a passage when its events are made.
struct Scene<'a, 'd> {
    arguments: Arguments<'a, 'd>,
    /// The subject of each verb group.
    subjects: Vec<Option<Argument>>,
    /// The tokens between quotation marks.
    quoted: Vec<Range<usize>>,
}

impl Scene<'_, '_> {
    /// An event with what hangs on its words alone: its subject and its object are those of the predicate.
    fn event(&self, at: usize, word: &Arc<Word>, core: &Range<usize>, (subject, object): (Option<Argument>, Option<Argument>)) -> Event {
        let passage = self.arguments.passage;
        let (span, tokens) = span(passage, core, subject.as_ref(), object.as_ref());
        Event {
            passage: passage.passage.id,
            span,
            tokens,
            at,
            predicate: Arc::clone(word),
            particle: None,
            sense: word.lemma.clone(),
            is_noun: true,
            polarity: Polarity::Asserted,
            narrowed: None,
            is_so_far: false,
            modality: Modality::Happened,
            subject,
            object,
            form: VerbForm::Other,
            extent: None,
            obliques: Vec::new(),
            is_quoted: self.quoted.iter().any(|quote| quote.contains(&at)),
            when: When::Silent,
        }
    }

    /// The event that a verb group tells, if it says more than that somebody said something.
    fn of_verb(&self, number: usize) -> Option<Event> {
        let (arguments, passage) = (&self.arguments, self.arguments.passage);
        let group = arguments.groups.get(number)?;
        let ahead = self.subjects.get(number)?.clone();
        let behind = arguments.behind(number);
        let denies = |argument: &Option<Argument>| argument.as_ref().is_some_and(|argument| argument.is_none);
        let obliques = arguments.obliques(number);
        let (subject, object) = if group.is_passive {
            (obliques.iter().find(|oblique| oblique.preposition == "by").map(|oblique| oblique.argument.clone()), ahead)
        } else {
            (ahead, behind.clone())
        };
        let turns = [group.is_denied, denies(&subject), denies(&object), arguments.denied_ahead(number)];
        let next = passage.lower(group.at + 1);
        let idiom = idiom::idiom(arguments, (&group.sense, next), object.as_ref(), behind.as_ref(), &obliques);
        let (sense, object) = match idiom.filter(|_| !group.is_adjective) {
            Some(idiom) => (idiom.sense.to_owned(), idiom.object),
            None => (group.sense.clone(), object),
        };
        // "Had no sprinklers" says something, though "had" does not.
        let is_there = passage.lower(group.tokens.start.wrapping_sub(1)) == "there";
        let says_nothing = |word: &&Arc<Word>| {
            let is_plain = !group.is_adjective && word.lemma == sense;
            let has_content = (word.lemma == "have" || is_there) && denies(&behind) || EVENT_CUES.changes.contains(&word.lemma);
            is_plain && (word.reports || passage.pos.get(group.at) == Some(&Pos::Auxiliary)) && !has_content
        };
        let word = passage.words.get(group.at).filter(|word| !says_nothing(word))?;
        Some(Event {
            is_noun: false,
            particle: group.particle.and_then(|at| passage.words.get(at)).cloned(),
            sense,
            polarity: polarity(&turns),
            narrowed: group.narrowed.clone(),
            is_so_far: group.is_so_far,
            modality: group.modality,
            form: group.form,
            obliques,
            ..self.event(group.at, word, &group.tokens, (subject, object))
        })
    }

    /// An event that a noun names: "no arrests", "the shooting of a guard".
    fn of_noun(&self, phrase: &NounPhrase) -> Option<Event> {
        let (arguments, passage) = (&self.arguments, self.arguments.passage);
        let word = passage.words.get(phrase.head).filter(|word| word.class.is_some())?;
        if passage.pos.get(phrase.head) != Some(&Pos::Noun) {
            return None;
        }
        let governing = arguments.group_of(phrase.head);
        let group = governing.and_then(|i| arguments.groups.get(i));
        let is_light = |group: &&Group| passage.words.get(group.at).is_some_and(|word| EVENT_CUES.light.contains(&word.lemma));
        let light = group.filter(is_light);
        let is_none = phrase.tokens.clone().any(|i| EVENT_CUES.none.contains(passage.lower(i)));
        let turns = [light.is_some_and(|group| group.is_denied), is_none, self.before(phrase) == "without"];
        // "Two men were in custody": a light verb leaves its subject to the noun.
        let subject = governing.filter(|_| light.is_some()).and_then(|i| self.subjects.get(i)?.clone());
        let subject = subject.filter(|subject| !subject.tokens.contains(&phrase.head));
        let object = arguments.of_phrase(phrase.tokens.end);
        Some(Event {
            polarity: polarity(&turns),
            obliques: arguments.obliques_behind(phrase),
            modality: group.map_or(Modality::Happened, |group| group.modality),
            ..self.event(phrase.head, word, &phrase.tokens, (subject, object))
        })
    }

    /// What a thing is or is not: "the harbour is not a port", told by the noun.
    fn identity(&self, number: usize) -> Option<Event> {
        let (arguments, passage) = (&self.arguments, self.arguments.passage);
        let group = arguments.groups.get(number)?;
        let verb = passage.words.get(group.at)?;
        let links = !group.is_adjective && matches!(verb.lemma.as_str(), "be" | "become" | "remain");
        let (subject, what) = Some(number).filter(|_| links).and_then(|i| arguments.ahead(i).zip(arguments.behind(i)))?;
        let tokens = group.tokens.start..what.tokens.end;
        // "Not a big town" may be a town.
        let is_other = |word: &&str| *word != what.head.lower;
        let rest: Vec<&str> = what.tokens.clone().filter(|&i| passage.is_content(i)).map(|i| passage.lower(i)).filter(is_other).collect();
        Some(Event {
            polarity: polarity(&[group.is_denied, subject.is_none, what.is_none]),
            narrowed: (!rest.is_empty()).then(|| rest.join(" ")),
            is_so_far: group.is_so_far,
            modality: group.modality,
            ..self.event(group.at, &what.head, &tokens, (Some(subject), None))
        })
    }

    /// What something is without: "the ship sailed without a licence".
    fn without(&self, phrase: &NounPhrase) -> Option<Event> {
        let (arguments, passage) = (&self.arguments, self.arguments.passage);
        let at = phrase.tokens.start.checked_sub(1).filter(|_| self.before(phrase) == "without")?;
        let word = passage.words.get(at)?;
        let governing = arguments.group_of(phrase.head)?;
        let modality = arguments.groups.get(governing)?.modality;
        let thing = Argument::of(passage, arguments.phrases, phrase)?;
        let subject = self.subjects.get(governing)?.clone();
        let core = at..phrase.tokens.end;
        Some(Event { is_noun: false, sense: LACK.to_owned(), modality, ..self.event(at, word, &core, (subject, Some(thing))) })
    }

    /// The word right before a phrase, in lower case; empty where there is none.
    fn before(&self, phrase: &NounPhrase) -> &str {
        phrase.tokens.start.checked_sub(1).map_or("", |before| self.arguments.passage.lower(before))
    }
}

/// What comes of everything that may deny an event: two denials are none.
fn polarity(turns: &[bool]) -> Polarity {
    if turns.iter().filter(|turn| **turn).count() % 2 == 1 { Polarity::Denied } else { Polarity::Asserted }
}

/// The predicate with its arguments as far as they fit: the object first, for it stands nearest to what is told.
fn span(
    passage: &PassageReading<'_>,
    core: &Range<usize>,
    subject: Option<&Argument>,
    object: Option<&Argument>,
) -> (ByteSpan, Range<usize>) {
    let clause = passage.clause_of(core.start);
    let mut tokens = core.clone();
    for argument in [object, subject].into_iter().flatten().filter(|a| clause.contains(&a.tokens.start)) {
        let joined = tokens.start.min(argument.tokens.start)..tokens.end.max(argument.tokens.end);
        if passage.span(&joined).len() <= LONGEST {
            tokens = joined;
        }
    }
    (passage.span(&tokens), tokens)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
