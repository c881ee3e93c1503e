//! Events: predicates with their arguments, asserted or denied, done or planned.
//!
//! A shallow reading after the manner of `TimeML`: the verb groups of a passage, adjectives behind a copula ("remained shut"), and nouns of the listed kinds of
//! event ("no arrests"). Arguments are the noun phrases beside them; there is no parse of the sentence, so what stands far away is not seen.

mod argument;
mod group;
mod outcome;

use std::ops::Range;
use std::sync::Arc;

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, Pos, noun_phrases};

use super::cues::EVENT_CUES;
use super::frame::{Modality, When};
use super::reading::PassageReading;
use super::telling;
use super::time::Time;
use super::word::Word;

use argument::Arguments;
pub use argument::{Argument, Oblique};
use group::Group;
pub use group::VerbForm;
pub(super) use group::{Governor, governor};
pub use outcome::{Exclusion, exclusion};

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
    /// What the predicate means, in dictionary form: "cancel" for "called off".
    pub sense: String,
    /// Whether the predicate is a noun.
    pub is_noun: bool,
    /// Told or denied.
    pub polarity: Polarity,
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

    /// Takes a measure where its object stands for what it is: how far it went, not what it was done to.
    pub(super) fn know_measures(&mut self, measures: impl Iterator<Item = Range<usize>>) {
        let mut measures = measures;
        let Some(object) = self.object.as_ref().filter(|_| !self.is_noun) else { return };
        if measures
            .any(|measure| measure.start >= object.tokens.start && measure.end >= object.tokens.end && measure.start < object.tokens.end)
        {
            self.extent = self.object.take();
        }
    }

    /// Lets go of a subject and an object that say when it was: "next week whether to open".
    pub(super) fn know_times(&mut self, times: &[Time]) {
        let is_time =
            |argument: &mut Argument| times.iter().any(|time| argument.tokens.contains(&time.tokens.start) && argument.names.is_empty());
        self.subject.take_if(is_time);
        self.object.take_if(is_time);
    }

    pub(super) fn arguments_mut(&mut self) -> impl Iterator<Item = &mut Argument> {
        let obliques = self.obliques.iter_mut().map(|oblique| &mut oblique.argument);
        self.subject.iter_mut().chain(&mut self.object).chain(obliques)
    }
}

/// The events of a passage.
pub(super) fn events(passage: &PassageReading<'_>) -> Vec<Event> {
    let quoted = &telling::quoted(passage);
    let phrases = noun_phrases(&passage.tokens, &passage.pos);
    let groups = group::groups(passage);
    let arguments = Arguments { passage, phrases: &phrases, groups: &groups };
    let mut found: Vec<Event> = Vec::new();
    let mut subjects: Vec<Option<Argument>> = Vec::new();
    for (i, group) in groups.iter().enumerate() {
        let (ahead, behind) = arguments.beside(i);
        // What has no subject of its own goes on from the predicate before it: "… and left", "The mayor, who …, did not resign".
        let ahead = ahead.or_else(|| subjects.last().cloned().flatten().filter(|_| !arguments.has_pronoun(i)));
        subjects.push(ahead.clone());
        let denies = |argument: &Option<Argument>| argument.as_ref().is_some_and(|a| is_denied(passage, &a.tokens));
        // "Had no sprinklers" says something, though "had" does not.
        let says_nothing = |word: &&Arc<Word>| {
            let is_plain = !group.is_adjective && word.lemma == group.sense;
            is_plain && (word.reports || passage.pos.get(group.at) == Some(&Pos::Auxiliary)) && !(word.lemma == "have" && denies(&behind))
        };
        let Some(word) = passage.words.get(group.at).filter(|word| !says_nothing(word)) else { continue };
        let obliques = arguments.obliques(i);
        let (subject, object) = if group.is_passive {
            (obliques.iter().find(|oblique| oblique.preposition == "by").map(|oblique| oblique.argument.clone()), ahead)
        } else {
            (ahead, behind)
        };
        let turns = [group.is_denied, denies(&subject), denies(&object)].iter().filter(|turn| **turn).count();
        found.push(Event {
            is_noun: false,
            particle: group.particle.and_then(|at| passage.words.get(at)).cloned(),
            sense: group.sense.clone(),
            polarity: polarity(turns),
            modality: group.modality,
            form: group.form,
            obliques,
            ..event(passage, group.at, word, subject, object, &group.tokens, quoted)
        });
    }
    let nouns = phrases.iter().filter_map(|phrase| named_event(passage, phrase, &arguments, &subjects, quoted));
    found.extend(nouns);
    found.sort_by_key(|event| event.at);
    found
}

/// An event with what hangs on its words alone.
fn event(
    passage: &PassageReading<'_>,
    at: usize,
    word: &Arc<Word>,
    subject: Option<Argument>,
    object: Option<Argument>,
    core: &Range<usize>,
    quoted: &[Range<usize>],
) -> Event {
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
        modality: Modality::Happened,
        subject,
        object,
        form: VerbForm::Other,
        extent: None,
        obliques: Vec::new(),
        is_quoted: quoted.iter().any(|quote| quote.contains(&at)),
        when: When::Silent,
    }
}

/// An event that a noun names: "no arrests", "the shooting of a guard".
fn named_event(
    passage: &PassageReading<'_>,
    phrase: &NounPhrase,
    arguments: &Arguments<'_, '_>,
    subjects: &[Option<Argument>],
    quoted: &[Range<usize>],
) -> Option<Event> {
    let word = passage.words.get(phrase.head).filter(|word| word.class.is_some())?;
    if passage.pos.get(phrase.head) != Some(&Pos::Noun) {
        return None;
    }
    let governing = arguments.group_of(phrase.head);
    let group = governing.and_then(|i| arguments.groups.get(i));
    let is_light = |group: &&Group| passage.words.get(group.at).is_some_and(|word| EVENT_CUES.light.contains(&word.lemma));
    let light = group.filter(is_light);
    let before = phrase.tokens.start.checked_sub(1).map_or("", |before| passage.lower(before));
    let turns = [light.is_some_and(|group| group.is_denied), is_denied(passage, &phrase.tokens), before == "without"];
    // "Two men were in custody": a light verb leaves its subject to the noun.
    let subject = governing.filter(|_| light.is_some()).and_then(|i| subjects.get(i)?.clone());
    let subject = subject.filter(|subject| !subject.tokens.contains(&phrase.head));
    let object = arguments.of_phrase(phrase.tokens.end);
    Some(Event {
        polarity: polarity(turns.iter().filter(|turn| **turn).count()),
        obliques: arguments.obliques_behind(phrase),
        modality: group.map_or(Modality::Happened, |group| group.modality),
        ..event(passage, phrase.head, word, subject, object, &phrase.tokens, quoted)
    })
}

/// Two denials are none.
const fn polarity(turns: usize) -> Polarity {
    if turns % 2 == 1 { Polarity::Denied } else { Polarity::Asserted }
}

/// Whether a phrase says that there is none of what it names.
fn is_denied(passage: &PassageReading<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| EVENT_CUES.none.contains(passage.lower(i)))
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
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::facts::Reading;

    /// Each event as "subject | predicate | object | with ...", with a minus where it is denied and its modality where it has not happened.
    fn told(text: &str) -> Vec<String> {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        let passage = reading.passages.last().unwrap();
        let words = |a: &Argument| passage.span(&a.tokens).of(&document.text).to_owned();
        let line = |event: &Event| {
            let or_none = |a: &Option<Argument>| a.as_ref().map_or("-".to_owned(), words);
            let obliques: Vec<String> = event.obliques.iter().map(|o| format!(" | {} {}", o.preposition, words(&o.argument))).collect();
            let obliques = obliques.concat();
            let sign = if event.polarity == Polarity::Denied { "not " } else { "" };
            let modality = if event.modality == Modality::Happened { String::new() } else { format!(" ({:?})", event.modality) };
            let particle = event.particle.as_ref().map_or(String::new(), |p| format!(" {}", p.lower));
            format!(
                "{} | {sign}{}{particle}{modality} | {}{obliques}",
                or_none(&event.subject),
                event.predicate.lemma,
                or_none(&event.object)
            )
        };
        events(passage).iter().map(line).collect()
    }

    #[test]
    fn a_predicate_has_its_arguments() {
        for (text, events) in [
            ("The mayor signed the treaty on Thursday.", &["The mayor | sign | the treaty | on Thursday"][..]),
            ("The dam was built by the army in 1960.", &["the army | build | The dam | by the army | in 1960"]),
            ("The bank revised up its forecast for growth.", &["The bank | revise up | its forecast | for growth"]),
            (
                "Shares of the company fell 4 percent while the index had risen.",
                &["Shares of the company | fall | 4 percent", "the index | rise | -"],
            ),
            ("Two men were in custody.", &["Two men | custody | -"]),
            ("They hailed the accord that both sides signed.", &["- | hail | the accord", "both sides | sign | the accord"]),
        ] {
            let told = told(text);
            for event in events {
                assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
            }
        }
    }

    #[test]
    fn what_is_denied_is_told_from_what_is_said() {
        for (text, event) in [
            ("There have been no arrests.", "- | not arrest | -"),
            ("The mayor, who was injured in the crash, did not resign.", "The mayor | not resign | -"),
            ("The union refused to sign the contract.", "The union | not sign | the contract"),
            ("The rover has never reached the crater.", "The rover | not reach | the crater"),
            ("The shop will stop selling its knives.", "The shop | not sell | its knives"),
            ("The council did not fail to sign the contract.", "The council | sign | the contract"),
        ] {
            let told = told(text);
            assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
        }
    }

    #[test]
    fn plans_and_possibilities_are_told_from_deeds() {
        for (text, event) in [
            ("The two sides will sign the accord next month.", "The two sides | sign (Planned) | the accord"),
            ("The flood could reach the town.", "The flood | reach (Possible) | the town"),
            ("If the dam breaks, the valley floods.", "the dam | break (Possible) | -"),
        ] {
            let told = told(text);
            assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
        }
    }
}
