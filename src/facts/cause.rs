//! Causes: what a text says brought something about.
//!
//! Read from cues alone (`assets/lexicon/causes.toml`): verbs that stand between a cause and what it brought about, and phrases behind which the cause
//! stands. What was brought about may be left unsaid ("a cable was to blame").

use std::ops::Range;
use std::sync::Arc;

use crate::document::{ByteSpan, PassageId};
use crate::language::{NounPhrase, Pos, TokenKind, noun_phrases};

use super::cues::{CAUSE_CUES, EVENT_CUES, FRAME_CUES};
use super::event::Argument;
use super::frame::Frame;
use super::reading::PassageReading;
use super::word::Word;

/// How a text stands to a cause that it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Told as the cause.
    Told,
    /// One possibility.
    Possible,
    /// Put aside.
    Dismissed,
}

/// What was brought about.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The text leaves it unsaid, or says no more than that there is one.
    Unsaid,
    /// A thing or what befell: "the fire".
    Thing(Argument),
    /// What a clause tells: its predicates and nouns of events, and all of its content words by number and in order.
    Clause(Vec<Arc<Word>>, Vec<usize>),
}

/// A cause in a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The passage.
    pub passage: PassageId,
    /// The words that name the cause.
    pub span: ByteSpan,
    /// Their tokens in the passage.
    pub tokens: Range<usize>,
    /// The phrase that names it at the least.
    pub core: Argument,
    /// Content words of the span, by number and in order.
    pub words: Vec<usize>,
    /// What it brought about.
    pub effect: Effect,
    /// Mishaps of which its passage and the one before speak, by number and in order.
    pub mishaps: Vec<usize>,
    /// Whether the text stands by it.
    pub standing: Standing,
    /// What stands around it.
    pub frame: Frame,
}

/// A span never grows longer than this, in bytes.
const LONGEST: usize = 110;

/// Whether a word, in dictionary form, is a verb that stands between a cause and what it brought about.
pub(crate) fn is_cause_cue(lemma: &str) -> bool {
    CAUSE_CUES.verbs.iter().any(|verb| verb == lemma)
}

/// Whether a word names or tells a mishap: "the ship foundered" does, "the founder of the mill" does not.
fn tells_mishap(word: &Word, pos: Pos) -> bool {
    match pos {
        Pos::Noun => CAUSE_CUES.mishaps.contains(&word.lemma),
        Pos::Verb => CAUSE_CUES.mishap_verbs.contains(&word.lemma),
        _ => false,
    }
}

/// The causes that a passage tells, in order.
pub(super) fn causes(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>) -> Vec<Cause> {
    let mut text = Text { passage, before, phrases: Vec::new() };
    if !(0..passage.tokens.len()).any(|at| text.may_open_cue(at)) {
        return Vec::new();
    }
    text.phrases = noun_phrases(&passage.tokens, &passage.pos);
    let mut found: Vec<Cause> = Vec::new();
    for at in 0..passage.tokens.len() {
        let cause = text.behind_cue(at).or_else(|| text.traced(at)).or_else(|| text.blamed(at)).or_else(|| text.by_verb(at));
        found.extend(cause.filter(|cause| !found.iter().any(|known| known.span.overlaps(cause.span))));
    }
    found.sort_by_key(|cause| cause.tokens.start);
    found
}

/// A passage in which causes are sought.
struct Text<'a, 'd> {
    passage: &'a PassageReading<'d>,
    before: Option<&'a PassageReading<'d>>,
    phrases: Vec<NounPhrase>,
}

impl Text<'_, '_> {
    /// Whether a cue may stand at a token: asked before the phrases are sought, for most passages tell no cause.
    fn may_open_cue(&self, at: usize) -> bool {
        let word = |known: &str| self.lemma(at) == known;
        let opens = |phrases: &[String]| phrases.iter().any(|phrase| self.passage.phrase_at(at, phrase));
        let first = |line: &String| line.split_whitespace().next().is_some_and(word);
        opens(&CAUSE_CUES.after_effect)
            || opens(&CAUSE_CUES.after_clause)
            || opens(&CAUSE_CUES.blamed)
            || CAUSE_CUES.traced.contains_key(self.lemma(at))
            || word(&CAUSE_CUES.making)
            || CAUSE_CUES.starting.contains(self.lemma(at))
            || CAUSE_CUES.verbs.iter().any(first)
            || CAUSE_CUES.results.iter().any(first)
    }

    fn lemma(&self, at: usize) -> &str {
        self.passage.words.get(at).map_or("", |word| &word.lemma)
    }

    fn pos(&self, at: usize) -> Option<Pos> {
        self.passage.pos.get(at).copied()
    }

    fn is_mark(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// How many tokens the longest of some phrases that stands at a token has.
    fn longest(&self, at: usize, phrases: &[String]) -> Option<usize> {
        phrases.iter().filter(|phrase| self.passage.phrase_at(at, phrase)).map(|phrase| phrase.split(' ').count()).max()
    }

    /// "The fire was caused by a short circuit", "the plant closed because of the frost".
    fn behind_cue(&self, at: usize) -> Option<Cause> {
        if let Some(length) = self.longest(at, &CAUSE_CUES.after_effect) {
            let cause = self.stretch(at + length)?;
            let effect = self.subject(at).map_or(Effect::Unsaid, |phrase| self.thing(phrase));
            return self.cause(cause, effect);
        }
        let length = self.longest(at, &CAUSE_CUES.after_clause)?;
        // "Due to open in May" is a plan.
        let cause = self.stretch(at + length)?;
        let is_copula = at.checked_sub(1).is_some_and(|i| self.lemma(i) == "be");
        let effect = if is_copula {
            self.subject(at).map_or(Effect::Unsaid, |phrase| self.thing(phrase))
        } else if at == 0 {
            self.clause(&self.passage.clause_of(cause.1.end))
        } else {
            self.clause(&(self.passage.clause_of(at - 1).start..at))
        };
        self.cause(cause, effect)
    }

    /// "Traced the fire to a short circuit".
    fn traced(&self, at: usize) -> Option<Cause> {
        let preposition = CAUSE_CUES.traced.get(self.lemma(at)).filter(|_| self.pos(at) == Some(Pos::Verb))?;
        let object = self.phrase_at(at + 1)?;
        let argument = Argument::of(self.passage, &self.phrases, object)?;
        let end = argument.tokens.end;
        let is_joined = self.passage.lower(end) == preposition;
        self.cause(self.stretch(end + 1).filter(|_| is_joined)?, self.thing(object))
    }

    /// "A short circuit was to blame for the fire".
    fn blamed(&self, at: usize) -> Option<Cause> {
        let length = self.longest(at, &CAUSE_CUES.blamed)?;
        let verb = at.checked_sub(1).filter(|&i| self.lemma(i) == "be")?;
        let end = at + length;
        let joined = matches!(self.passage.lower(end), "for" | "of");
        let effect = self.phrase_at(end + 1).filter(|_| joined).map_or(Effect::Unsaid, |phrase| self.thing(phrase));
        self.cause(self.doer(verb)?, effect)
    }

    /// "A short circuit sparked the fire", "sparks set the grass alight".
    fn by_verb(&self, at: usize) -> Option<Cause> {
        let is_verb = self.pos(at) == Some(Pos::Verb);
        // "The fire was started when": what stands before is what was brought about.
        let is_passive = at.checked_sub(1).is_some_and(|i| self.lemma(i) == "be") || matches!(self.passage.lower(at + 1), "by" | "when");
        if !is_verb || is_passive {
            return None;
        }
        self.cause_of_verb(at).or_else(|| self.cause_of_result(at)).or_else(|| self.cause_of_making(at))
    }

    fn cause_of_verb(&self, at: usize) -> Option<Cause> {
        let verb = self.lemma(at);
        let stands = |line: &&String| {
            let mut words = line.split(' ');
            words.next() == Some(verb) && words.enumerate().all(|(i, word)| self.passage.lower(at + 1 + i) == word)
        };
        let length = CAUSE_CUES.verbs.iter().filter(stands).map(|line| line.split(' ').count()).max();
        let starts = CAUSE_CUES.starting.contains(verb);
        let object = self.phrase_at(at + length.or(starts.then_some(1))?)?;
        let is_mishap = || self.passage.words.get(object.head).is_some_and(|word| tells_mishap(word, Pos::Noun));
        if length.is_none() && !is_mishap() {
            return None;
        }
        self.cause(self.doer(at)?, self.thing(object))
    }

    fn cause_of_result(&self, at: usize) -> Option<Cause> {
        let object = self.phrase_at(at + 1)?;
        let mut states = CAUSE_CUES.results.iter().filter_map(|line| line.split_once(" / "));
        let (_, states) = states.find(|(verb, _)| *verb == self.lemma(at))?;
        let end = Argument::of(self.passage, &self.phrases, object)?.tokens.end;
        let state = self.passage.lower(end);
        let is_state = states.split(' ').any(|known| known == state) && !(state == "on" && self.passage.lower(end + 1) != "fire");
        self.cause(self.doer(at).filter(|_| is_state)?, self.thing(object))
    }

    /// "Made the ship capsize".
    fn cause_of_making(&self, at: usize) -> Option<Cause> {
        let is_pronoun = matches!(self.passage.lower(at + 1), "it" | "them" | "her" | "him");
        let made = if is_pronoun { at + 2 } else { self.phrase_at(at + 1)?.tokens.end };
        let word = self.passage.words.get(made)?;
        // Behind "her" a bare verb is taken for a noun.
        let is_bare = word.lower == word.lemma && (self.pos(made) == Some(Pos::Verb) || word.class.is_some());
        let is_made = self.pos(at) == Some(Pos::Verb) && self.lemma(at) == CAUSE_CUES.making && is_bare;
        self.cause(self.doer(at).filter(|_| is_made)?, self.clause(&(made..made + 1)))
    }

    /// The phrase that begins at a token, adverbs before it left out.
    fn phrase_at(&self, at: usize) -> Option<&NounPhrase> {
        let start = (at..self.passage.tokens.len()).find(|&i| self.pos(i) != Some(Pos::Adverb))?;
        self.phrases.iter().find(|phrase| phrase.tokens.start == start)
    }

    /// The cause that begins at a token: its phrase, and all of its clause up to a mark.
    fn stretch(&self, start: usize) -> Option<(&NounPhrase, Range<usize>)> {
        let phrase = self.phrase_at(start)?;
        let clause = self.passage.clause_of(phrase.tokens.start);
        let mut end = phrase.tokens.end;
        while end < clause.end && !self.is_mark(end) && self.passage.span(&(phrase.tokens.start..end + 1)).len() <= LONGEST {
            end += 1;
        }
        Some((phrase, phrase.tokens.start..end))
    }

    /// The nearest phrase before a token in its clause that no preposition governs.
    fn subject(&self, at: usize) -> Option<&NounPhrase> {
        let clause = self.passage.clause_of(at);
        let is_governed = |phrase: &NounPhrase| phrase.tokens.start.checked_sub(1).is_some_and(|i| self.pos(i) == Some(Pos::Preposition));
        let mut ahead = self.phrases.iter().rev().filter(|phrase| phrase.tokens.end <= at && phrase.tokens.start >= clause.start);
        ahead.find(|phrase| !is_governed(phrase))
    }

    /// What does the deed of a verb: its subject with what hangs on it, or the clause before where it goes on from that ("… and brought down the roof",
    /// "…, which sparked a fire").
    fn doer(&self, verb: usize) -> Option<(&NounPhrase, Range<usize>)> {
        let helps = |i: usize| matches!(self.pos(i), Some(Pos::Auxiliary | Pos::Adverb)) || self.lemma(i) == "have";
        let mut group = verb;
        while group.checked_sub(1).is_some_and(helps) {
            group -= 1;
        }
        let clause = self.passage.clause_of(verb);
        let phrase = self.subject(group).map(|phrase| (phrase, phrase.tokens.start..group));
        let goes_on = || {
            let opens = matches!(self.passage.lower(clause.start), "and" | "that" | "which" | "this");
            let joined = opens && clause.start + 2 >= group;
            let mut ahead = self.passage.clause_of(clause.start.checked_sub(1).filter(|_| joined)?);
            // "…, the coastguard said, and that made": who says it is no cause.
            if self.passage.words.get(ahead.clone()).is_some_and(|words| words.iter().any(|word| word.reports && word.speaks)) {
                ahead = self.passage.clause_of(ahead.start.checked_sub(1)?);
            }
            let phrase = self.phrases.iter().find(|phrase| ahead.contains(&phrase.tokens.start) && phrase.tokens.end <= ahead.end)?;
            Some((phrase, phrase.tokens.start..ahead.end))
        };
        let (phrase, mut tokens) = phrase.or_else(goes_on)?;
        let joins = |i: usize| self.is_mark(i) || self.pos(i) == Some(Pos::Conjunction);
        while tokens.end > phrase.tokens.end && (joins(tokens.end - 1) || self.passage.span(&tokens).len() > LONGEST) {
            tokens.end -= 1;
        }
        Some((phrase, tokens))
    }

    fn thing(&self, phrase: &NounPhrase) -> Effect {
        let is_unspecific = |argument: &Argument| CAUSE_CUES.unspecific.contains(&argument.head.lemma);
        let argument = Argument::of(self.passage, &self.phrases, phrase);
        // "The start of the fire" is the fire.
        let hanging = |argument: &Argument| self.phrases.iter().find(|other| other.tokens.end == argument.tokens.end);
        match argument {
            Some(argument) if !is_unspecific(&argument) => Effect::Thing(argument),
            Some(argument) => match hanging(&argument).filter(|other| *other != phrase) {
                Some(other) => self.thing(other),
                None => Effect::Unsaid,
            },
            None => Effect::Unsaid,
        }
    }

    fn clause(&self, tokens: &Range<usize>) -> Effect {
        let tells = |&i: &usize| {
            let word = self.passage.words.get(i);
            word.is_some_and(|word| (self.pos(i) == Some(Pos::Verb) && !word.reports) || word.class.or(word.event).is_some())
        };
        let happenings: Vec<Arc<Word>> = tokens.clone().filter(tells).filter_map(|i| self.passage.words.get(i).cloned()).collect();
        if happenings.is_empty() { Effect::Unsaid } else { Effect::Clause(happenings, self.passage.numbers_in(tokens)) }
    }

    fn cause(&self, (phrase, tokens): (&NounPhrase, Range<usize>), effect: Effect) -> Option<Cause> {
        let mut core = Argument::of(self.passage, &self.phrases, phrase)?;
        // "Said that water …": the word that opens the clause is taken for a determiner.
        let is_opened = self.passage.lower(tokens.start) == "that"
            && tokens.start.checked_sub(1).and_then(|i| self.passage.words.get(i)).is_some_and(|word| word.reports || word.speaks);
        let tokens = if is_opened { tokens.start + 1..tokens.end } else { tokens };
        if is_opened {
            core.tokens.start += 1;
            core.span = self.passage.span(&core.tokens);
        }
        let words = self.passage.numbers_in(&tokens);
        (!words.is_empty()).then(|| Cause {
            passage: self.passage.passage.id,
            span: self.passage.span(&tokens),
            core,
            words,
            effect,
            mishaps: self.mishaps(),
            standing: self.standing(&tokens),
            frame: Frame::around(self.passage, &tokens, self.before),
            tokens,
        })
    }

    /// The mishaps of which this passage and the one before speak.
    fn mishaps(&self) -> Vec<usize> {
        let here = |passage: &PassageReading<'_>| {
            let words = passage.words.iter().zip(&passage.pos).filter(|(word, pos)| tells_mishap(word, **pos));
            words.filter_map(|(word, _)| word.number()).collect::<Vec<_>>()
        };
        let mut mishaps = here(self.passage);
        mishaps.extend(self.before.into_iter().flat_map(here));
        mishaps.sort_unstable();
        mishaps.dedup();
        mishaps
    }

    /// What the sentence says of how surely its causes are known.
    fn standing(&self, tokens: &Range<usize>) -> Standing {
        let all = || 0..self.passage.tokens.len();
        let has =
            |phrases: &[String], mut range: Range<usize>| range.any(|i| phrases.iter().any(|phrase| self.passage.phrase_at(i, phrase)));
        let denies = |i: usize| {
            let word = self.passage.lower(i);
            EVENT_CUES.denials.contains(word) || EVENT_CUES.none.contains(word) || word.ends_with("n't") || word.ends_with("n\u{2019}t")
        };
        let clause = self.passage.clause_of(tokens.start);
        // "Was to blame" is no plan.
        let plans = |i: usize| {
            let stands =
                |phrase: &&String| self.passage.phrase_at(i, phrase) && self.passage.lower(i + phrase.split(' ').count()) != "blame";
            FRAME_CUES.planned.iter().any(|phrase| stands(&phrase))
        };
        let is_doubted = || {
            has(&CAUSE_CUES.doubts, all())
                || has(&FRAME_CUES.possible, all())
                || clause.clone().any(plans)
                || self.passage.tokens.last().is_some_and(|token| token.is_mark('?'))
        };
        // "Has not been ruled out" puts nothing aside.
        if is_doubted() {
            Standing::Possible
        } else if has(&CAUSE_CUES.dismissals, all()) || clause.clone().any(denies) {
            Standing::Dismissed
        } else {
            Standing::Told
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::beside_itself;

    /// Each cause as "cause > what it brought about", with its standing where it is not simply told.
    fn told(text: &str) -> Vec<String> {
        let standing = |cause: &Cause| match cause.standing {
            Standing::Told => String::new(),
            standing => format!(" ({standing:?})"),
        };
        beside_itself(text, |facts, document| {
            let effect = |effect: &Effect| match effect {
                Effect::Unsaid => "-".to_owned(),
                Effect::Thing(thing) => thing.span.of(&document.text).to_owned(),
                Effect::Clause(happenings, _) => happenings.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" "),
            };
            let all = &facts.causes.left;
            all.iter().map(|cause| format!("{} > {}{}", cause.span.of(&document.text), effect(&cause.effect), standing(cause))).collect()
        })
    }

    #[test]
    fn a_cause_is_read_from_either_side_of_its_effect() {
        for (text, cause) in [
            ("A short circuit sparked the fire in Orrin.", "A short circuit > the fire"),
            ("The fire was caused by a short circuit in a freezer.", "a short circuit in a freezer > The fire"),
            ("The mill closed because of the frost.", "the frost > closed"),
            ("Because of the frost, the mill closed.", "the frost > closed"),
            ("The ferry sank because a valve had broken.", "a valve had broken > sank"),
            ("Engineers traced the leak to a cracked pipe.", "a cracked pipe > the leak"),
            ("A cracked pipe was to blame, the mayor said.", "A cracked pipe > -"),
            ("Sparks from a grinder set the straw alight.", "Sparks from a grinder > the straw"),
            ("The blast was blamed on a leak in the cellar.", "a leak in the cellar > The blast"),
            ("The cargo had shifted, and that made her capsize.", "The cargo had shifted > capsize"),
            ("A pylon had fallen near Orrin and brought down the line.", "A pylon had fallen near Orrin > the line"),
        ] {
            assert_eq!(told(text), [cause], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_cause_is_none() {
        for text in
            ["The bridge is due to open in May.", "The council started talks with the union.", "He brought the papers to the mayor."]
        {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_mishap_is_known_by_its_part_of_speech() {
        let of_mishaps =
            |text: &str| beside_itself(text, |facts, _| facts.causes.left.iter().map(|cause| cause.mishaps.len()).sum::<usize>());
        assert_eq!(of_mishaps("The trawler foundered. A cracked pipe was to blame."), 1);
        assert_eq!(of_mishaps("The founder of the mill spoke. A cracked pipe was to blame."), 0);
    }

    #[test]
    fn doubt_and_dismissal_are_read() {
        assert_eq!(told("A short circuit may have caused the fire."), ["A short circuit > the fire (Possible)"]);
        assert_eq!(told("The fire was not caused by a short circuit."), ["a short circuit > The fire (Dismissed)"]);
    }
}
