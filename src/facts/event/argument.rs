//! The arguments of a predicate: the noun phrases that stand where its subject, its object and its complements do.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::group::Group;
use crate::document::ByteSpan;
use crate::facts::cues::EVENT_CUES;
use crate::facts::entity::EntityId;
use crate::facts::reading::PassageReading;
use crate::facts::word::Word;
use crate::language::{NounPhrase, Pos};

/// A noun phrase as an argument of a predicate.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its tokens in the passage, with what hangs on it by "of".
    pub tokens: Range<usize>,
    /// The same in the document's text.
    pub span: ByteSpan,
    /// Its head.
    pub head: Arc<Word>,
    /// The word right before its head, if that is a noun or an adjective: "a pump room".
    pub before: Option<Arc<Word>>,
    /// Of what it is a part or a number, where its head says no more: the men in "none of the men", the army in "soldiers of the army".
    pub whole: Option<Arc<Word>>,
    /// Its content words, by number and in order.
    pub words: Vec<usize>,
    /// Whether it says that there is none of what it names: "no sprinklers".
    pub is_none: bool,
    /// Whether it opens with "the" or the like: the text takes for known what it means.
    pub is_definite: bool,
    /// Whether it has a number.
    pub is_counted: bool,
    /// Who or what of those with a name is named in it.
    pub names: BTreeSet<EntityId>,
}

/// An argument with its preposition.
#[derive(Debug, Clone, PartialEq)]
pub struct Oblique {
    /// The preposition, in lower case.
    pub preposition: String,
    /// What it governs.
    pub argument: Argument,
}

/// The noun phrases and verb groups of a passage.
pub(super) struct Arguments<'a, 'd> {
    pub passage: &'a PassageReading<'d>,
    pub phrases: &'a [NounPhrase],
    pub groups: &'a [Group],
}

impl Arguments<'_, '_> {
    /// The subject of each group, in order. What has none of its own goes on from the predicate before it: "… and left", "The mayor, who …, did not resign".
    pub(super) fn subjects(&self) -> Vec<Option<Argument>> {
        let mut subjects: Vec<Option<Argument>> = Vec::new();
        for (i, group) in self.groups.iter().enumerate() {
            // Nobody goes on to do nothing: "No town wants a second mayor, replacing the first".
            let goes_on = || self.goes_on(i, &subjects).filter(|ahead| !ahead.is_none && !self.has_pronoun(i)).cloned();
            let subject = self.ahead(i).or_else(goes_on);
            // "No way to open it": what an infinitive hangs on does not do it.
            let is_hung_on = group.tokens.start.checked_sub(1).is_some_and(|before| self.passage.lower(before) == "to");
            subjects.push(subject.filter(|subject| !(subject.is_none && is_hung_on)));
        }
        subjects
    }

    /// What stands before a group, in the place of its subject.
    pub(super) fn ahead(&self, group: usize) -> Option<Argument> {
        self.nobody(group).or_else(|| self.subject(group).and_then(|phrase| self.argument(phrase)))
    }

    /// What stands right behind a group; an adjective has nothing of its own there.
    pub(super) fn behind(&self, group: usize) -> Option<Argument> {
        let is_adjective = self.groups.get(group).is_some_and(|own| own.is_adjective);
        let behind = if is_adjective { None } else { self.object(group) };
        behind.and_then(|phrase| self.argument(phrase))
    }

    /// Whether a pronoun stands where the subject of a group does.
    fn has_pronoun(&self, group: usize) -> bool {
        let before = self.groups.get(group).and_then(|own| own.tokens.start.checked_sub(1));
        before.is_some_and(|i| {
            let word = self.passage.lower(i);
            self.pos(i) == Some(Pos::Pronoun)
                && !matches!(word, "who" | "which" | "that")
                && !word.ends_with("self")
                && !word.ends_with("selves")
        })
    }

    /// The subject with which a group goes on that has none of its own: the one before it, or behind a comma ("demands that …, but will not …") the last one
    /// that is not of a clause in between.
    fn goes_on<'s>(&self, group: usize, subjects: &'s [Option<Argument>]) -> Option<&'s Argument> {
        let last = || subjects.last().and_then(Option::as_ref);
        let start = self.groups.get(group)?.tokens.start;
        let is_comma = |i: usize| self.passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
        let joins = start.checked_sub(2).is_some_and(|i| is_comma(i) && matches!(self.passage.lower(i + 1), "and" | "but"));
        if !joins {
            return last();
        }
        let is_main =
            |at: usize| !matches!(self.passage.lower(self.passage.clause_of(at).start), "that" | "who" | "which" | "whose" | "whom");
        let main = self.groups.iter().zip(subjects).rev().find(|(before, subject)| is_main(before.tokens.start) && subject.is_some());
        main.and_then(|(_, subject)| subject.as_ref()).or_else(last)
    }

    /// Whether a word before the subject of a group denies what it tells: "nor the guards left", "without anyone asking".
    pub(super) fn denied_ahead(&self, group: usize) -> bool {
        let Some(own) = self.groups.get(group) else { return false };
        let is_gerund = self.passage.lower(own.at).ends_with("ing");
        let start = self.phrases.iter().find(|phrase| phrase.tokens.end == own.tokens.start).map(|phrase| phrase.tokens.start);
        let bare = || own.tokens.start.checked_sub(1).filter(|&i| self.pos(i) == Some(Pos::Pronoun));
        let before = start.or_else(bare).and_then(|start| start.checked_sub(1));
        before.is_some_and(|i| self.passage.lower(i) == "nor" || is_gerund && self.passage.lower(i) == "without")
    }

    /// The arguments with prepositions behind a group, up to the next one.
    pub(super) fn obliques(&self, group: usize) -> Vec<Oblique> {
        self.obliques_in(&self.reach(group))
    }

    /// The same behind a noun, to the next group or the end of its clause.
    pub(super) fn obliques_behind(&self, phrase: &NounPhrase) -> Vec<Oblique> {
        let clause = self.passage.clause_of(phrase.head);
        let next = self.groups.iter().map(|group| group.tokens.start).find(|&start| start >= phrase.tokens.end);
        self.obliques_in(&(phrase.tokens.end..next.map_or(clause.end, |next| next.min(clause.end)).max(phrase.tokens.end)))
    }

    fn obliques_in(&self, reach: &Range<usize>) -> Vec<Oblique> {
        let phrases = self.phrases.iter().filter(|phrase| reach.contains(&phrase.tokens.start));
        let governed = phrases.filter_map(|phrase| {
            let before = phrase.tokens.start.checked_sub(1).filter(|&i| i >= reach.start && !self.is_particle(i))?;
            let is_governed = self.pos(before) == Some(Pos::Preposition) && self.passage.lower(before) != "of";
            let argument = self.argument(phrase).filter(|_| is_governed)?;
            Some(Oblique { preposition: self.passage.lower(before).to_owned(), argument })
        });
        governed.collect()
    }

    /// What hangs by "of" on what ends at a token.
    pub(super) fn of_phrase(&self, end: usize) -> Option<Argument> {
        if self.passage.lower(end) != "of" {
            return None;
        }
        self.phrases.iter().find(|phrase| phrase.tokens.start == end + 1).and_then(|phrase| self.argument(phrase))
    }

    /// What hangs by "of" on the first noun of an argument.
    pub(super) fn hanging(&self, argument: &Argument) -> Option<Argument> {
        let core = self.phrases.iter().find(|phrase| phrase.tokens.start == argument.tokens.start)?;
        self.of_phrase(core.tokens.end)
    }

    /// The group in whose reach a token stands: the last one before it in its clause, or else the first one of the clause.
    pub(super) fn group_of(&self, token: usize) -> Option<usize> {
        let clause = self.passage.clause_of(token);
        let mut here = self.groups.iter().enumerate().filter(|(_, group)| clause.contains(&group.at));
        let first = here.clone().next();
        here.rfind(|(_, group)| group.at < token).or(first).map(|(i, _)| i)
    }

    fn pos(&self, at: usize) -> Option<Pos> {
        self.passage.pos.get(at).copied()
    }

    fn is_particle(&self, at: usize) -> bool {
        self.groups.iter().any(|group| group.particle == Some(at))
    }

    /// From behind a predicate to the next group or the end of its clause.
    fn reach(&self, group: usize) -> Range<usize> {
        let Some(own) = self.groups.get(group) else { return 0..0 };
        let clause = self.passage.clause_of(own.at);
        let next = self.groups.get(group + 1).map_or(clause.end, |next| next.tokens.start.min(clause.end));
        own.at + 1..next.max(own.at + 1)
    }

    /// The nearest phrase before a group that no preposition governs; before a relative pronoun the phrase that it stands for.
    fn subject(&self, group: usize) -> Option<&NounPhrase> {
        let own = self.groups.get(group)?;
        let clause = self.passage.clause_of(own.tokens.start);
        if let Some(aside) = self.subject_before_aside(own) {
            return Some(aside);
        }
        let before = group.checked_sub(1).and_then(|i| self.groups.get(i));
        if let Some(antecedent) = before.and_then(|before| self.subject_before_relative(before, own)) {
            return Some(antecedent);
        }
        let before_group = before.map_or(0, |before| before.at + 1);
        let opens_relative = matches!(self.passage.lower(clause.start), "who" | "which" | "that");
        let from = if opens_relative { before_group } else { clause.start.max(before_group) };
        let ahead = || self.phrases.iter().rev().filter(|phrase| phrase.tokens.end <= own.tokens.start && phrase.tokens.start >= from);
        // "After the roof came down": what opens a clause governs all of it.
        let governs = |i: usize| self.pos(i) == Some(Pos::Preposition) && i != clause.start;
        // "After which the guards left": the preposition has its pronoun.
        let has_pronoun = |phrase: &NounPhrase| matches!(self.passage.lower(phrase.tokens.start), "which" | "whom");
        let is_governed = |phrase: &&NounPhrase| !has_pronoun(phrase) && phrase.tokens.start.checked_sub(1).is_some_and(governs);
        // "The prices of homes rose": what is governed by "of" hangs on the phrase that is sought.
        let plain = || ahead().find(|phrase| !is_governed(phrase));
        // "In a trial that began": what a relative clause hangs on may be governed itself.
        let is_comma = |i: usize| self.passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
        let stands_before = |end: usize| end == clause.start || end + 1 == clause.start && is_comma(end);
        let is_its_verb = opens_relative && own.tokens.start == clause.start + 1;
        let antecedent = || self.phrases.iter().find(|phrase| is_its_verb && stands_before(phrase.tokens.end));
        antecedent().or_else(plain)
    }

    /// The name with which a clause opens and behind which an aside stands that ends at a comma.
    fn named_before_aside(&self, closes: usize) -> Option<&NounPhrase> {
        let clause = self.passage.clause_of(closes);
        let opens = self.phrases.iter().find(|phrase| phrase.tokens.start == clause.start)?;
        let is_named = self.pos(opens.head) == Some(Pos::ProperNoun);
        let is_aside = self.passage.tokens.get(opens.tokens.end).is_some_and(|token| token.is_mark(',')) && opens.tokens.end < closes;
        let has_verb = self.groups.iter().any(|group| (opens.tokens.end..closes).contains(&group.at));
        (is_named && is_aside && !has_verb).then_some(opens)
    }

    /// "The guard who barred their way was hurt": the phrase on which a relative clause hangs, where a second verb follows without a mark.
    fn subject_before_relative(&self, before: &Group, own: &Group) -> Option<&NounPhrase> {
        let joins = |i: usize| matches!(self.pos(i), Some(Pos::Mark | Pos::Conjunction));
        // "Who said the dam broke": what somebody says has a subject of its own.
        let says = self.passage.words.get(before.at).is_some_and(|word| word.speaks);
        if says || !own.is_finite || (before.at + 1..own.tokens.start).any(joins) {
            return None;
        }
        // "The guard who barred", "the part that teachers pay".
        let own_subject = self.phrases.iter().find(|phrase| phrase.tokens.end == before.tokens.start).map(|phrase| phrase.tokens.start);
        let is_relative = |&i: &usize| matches!(self.passage.lower(i), "who" | "which" | "that");
        // "That teachers" may be taken for one phrase.
        let places = [before.tokens.start.checked_sub(1), own_subject.and_then(|start| start.checked_sub(1)), own_subject];
        let relative = places.into_iter().flatten().find(is_relative)?;
        let ends = |end: usize| self.phrases.iter().position(|phrase| phrase.tokens.end == end);
        // "Two of those who took it died": a pronoun is no phrase.
        let antecedent = ends(relative).or_else(|| ends(relative.checked_sub(2)?))?;
        let chosen = self.phrases.get(antecedent)?;
        let hangs = chosen.tokens.start.checked_sub(1).is_some_and(|i| self.passage.lower(i) == "of");
        if hangs { antecedent.checked_sub(1).and_then(|i| self.phrases.get(i)) } else { Some(chosen) }
    }

    /// "Nobody was hurt", "none of the men was hurt": a pronoun that says that there is none, in the place of a subject.
    fn nobody(&self, group: usize) -> Option<Argument> {
        let own = self.groups.get(group)?;
        let clause = self.passage.clause_of(own.tokens.start);
        let is_none = |&i: &usize| matches!(self.pos(i), Some(Pos::Pronoun | Pos::Noun)) && EVENT_CUES.none.contains(self.passage.lower(i));
        let at = (clause.start..own.tokens.start).rev().find(is_none)?;
        let of = Some(at + 1).filter(|&of| self.passage.lower(of) == "of");
        let whole = of.and_then(|of| self.phrases.iter().find(|phrase| phrase.tokens.start == of + 1));
        // "None of them" has a pronoun behind it.
        let end = whole.map_or_else(|| if of.is_some() { at + 3 } else { at + 1 }, |whole| whole.tokens.end);
        // "None of the guards at the mill was hurt".
        let goes_on = |i: usize| match self.pos(i) {
            Some(Pos::Adverb) => true,
            Some(Pos::Preposition | Pos::Determiner | Pos::Adjective | Pos::Noun | Pos::ProperNoun) => of.is_some(),
            _ => false,
        };
        if !(end..own.tokens.start).all(goes_on) {
            return None;
        }
        let tokens = at..end.min(own.tokens.start);
        Some(Argument {
            span: self.passage.span(&tokens),
            head: Arc::clone(self.passage.words.get(at)?),
            whole: whole.and_then(|whole| self.passage.words.get(whole.head)).cloned(),
            words: self.passage.numbers_in(&tokens),
            before: None,
            is_none: true,
            is_definite: false,
            is_counted: false,
            names: BTreeSet::new(),
            tokens,
        })
    }

    /// "The minister, whom many blame, has resigned", "Ada Tarn, mayor and owner of a mill, has resigned": the phrase on which hangs what stands between
    /// the commas.
    fn subject_before_aside(&self, own: &Group) -> Option<&NounPhrase> {
        let is_comma = |i: usize| self.passage.tokens.get(i).is_some_and(|token| token.is_mark(','));
        let closes = own.tokens.start.checked_sub(1).filter(|&i| is_comma(i))?;
        let is_relative = |i: usize| matches!(self.passage.lower(i), "who" | "whom" | "whose" | "which");
        let Some(relative) = (0..closes).rev().find(|&i| is_relative(i)) else { return self.named_before_aside(closes) };
        // "For which": a preposition may stand before it.
        let opens = [relative.checked_sub(1), relative.checked_sub(2)].into_iter().flatten().find(|&i| is_comma(i))?;
        self.phrases.iter().find(|phrase| phrase.tokens.end == opens)
    }

    /// The phrase right behind a predicate, with nothing but adverbs and its particle between; in "the agreement that they signed" the one before the
    /// relative pronoun.
    fn object(&self, group: usize) -> Option<&NounPhrase> {
        let reach = self.reach(group);
        let own = self.groups.get(group)?;
        let clause = self.passage.clause_of(own.tokens.start);
        let has_own_subject =
            || (clause.start + 1..own.tokens.start).any(|i| matches!(self.pos(i), Some(Pos::Pronoun | Pos::Noun | Pos::ProperNoun)));
        let is_governed = clause.start.checked_sub(1).is_some_and(|i| self.pos(i) == Some(Pos::Preposition));
        // "Told workers in a church that it would open": what is said hangs on nothing.
        let says = |group: &Group| self.passage.words.get(group.at).is_some_and(|word| word.speaks);
        let is_said = self.groups.iter().take(group).rev().take(2).any(says) && self.passage.lower(clause.start) == "that";
        if !is_said && matches!(self.passage.lower(clause.start), "which" | "that") && !is_governed && has_own_subject() {
            return self.phrases.iter().find(|phrase| phrase.tokens.end == clause.start);
        }
        let is_between = |i: usize| self.pos(i) == Some(Pos::Adverb) || own.particle == Some(i);
        let start = reach.clone().find(|&i| !is_between(i))?;
        self.phrases.iter().find(|phrase| phrase.tokens.start == start)
    }

    fn argument(&self, phrase: &NounPhrase) -> Option<Argument> {
        Argument::of(self.passage, self.phrases, phrase)
    }
}

impl Argument {
    /// A phrase with what hangs on it by "of"; the names in it come later, when the whole text is known.
    pub(in crate::facts) fn of(passage: &PassageReading<'_>, phrases: &[NounPhrase], phrase: &NounPhrase) -> Option<Self> {
        // "Ada Tarn, the locksmith": the name says best who it is.
        let named = named_before(passage, phrases, phrase);
        let named = named.unwrap_or(phrase);
        let start = whole_start(phrases, named);
        let head = Arc::clone(passage.words.get(named.head)?);
        let narrows = |i: &usize| matches!(passage.pos.get(*i), Some(Pos::Noun | Pos::Adjective | Pos::Verb)) && phrase.tokens.contains(i);
        let before = named.head.checked_sub(1).filter(narrows).and_then(|i| passage.words.get(i)).cloned();
        let mut tokens = start..phrase.tokens.end;
        if let Some(of) = Some(tokens.end).filter(|&end| passage.lower(end) == "of") {
            let hanging = phrases.iter().find(|other| other.tokens.start == of + 1);
            tokens.end = hanging.map_or(tokens.end, |other| other.tokens.end);
        }
        let is_definite = phrase
            .determiner
            .is_some_and(|at| matches!(passage.lower(at), "the" | "this" | "that" | "these" | "those" | "its" | "their" | "his" | "her"));
        let is_counted = phrase.number.is_some() && start == named.tokens.start;
        let words = passage.numbers_in(&tokens);
        let says_none =
            |i: usize| EVENT_CUES.none.contains(passage.lower(i)) && !EVENT_CUES.not_none.iter().any(|p| passage.phrase_at(i, p));
        let is_none = tokens.clone().any(says_none);
        let says_no_more = phrase.number == Some(phrase.head) || EVENT_CUES.parts.contains(&head.lemma);
        let inner = || phrases.iter().find(|other| other.tokens.start == phrase.tokens.end + 1);
        let whole = (says_no_more && passage.lower(phrase.tokens.end) == "of").then(inner).flatten();
        let whole = whole.and_then(|whole| passage.words.get(whole.head)).cloned();
        let span = passage.span(&tokens);
        Some(Self { is_definite, is_counted, before, whole, is_none, span, tokens, head, words, names: BTreeSet::new() })
    }
}

/// Where a phrase begins: in "Route 41", of which the number is a phrase by itself and says best which one it is, with what is numbered.
fn whole_start(phrases: &[NounPhrase], phrase: &NounPhrase) -> usize {
    let is_bare = phrase.tokens.len() == 1 && phrase.number == Some(phrase.head);
    phrases.iter().find(|named| is_bare && named.tokens.end == phrase.tokens.start).map_or(phrase.tokens.start, |named| named.tokens.start)
}

/// The name to which a phrase stands in apposition.
fn named_before<'p>(passage: &PassageReading<'_>, phrases: &'p [NounPhrase], phrase: &NounPhrase) -> Option<&'p NounPhrase> {
    let comma = phrase.tokens.start.checked_sub(1).filter(|&i| passage.tokens.get(i).is_some_and(|token| token.is_mark(',')))?;
    // "According to Ada Tarn, no locks were broken": nobody is none of something.
    if EVENT_CUES.none.contains(passage.lower(phrase.tokens.start)) {
        return None;
    }
    // "The guard, 58, was hurt": an age is whose it is.
    if phrase.number == Some(phrase.head) && phrase.tokens.len() == 1 {
        return phrases.iter().find(|aged| aged.tokens.end == comma);
    }
    let is_name = |head: usize| passage.pos.get(head) == Some(&Pos::ProperNoun);
    // "Route 41, the main road".
    let has_name = |name: &NounPhrase| is_name(name.head) || whole_start(phrases, name) < name.tokens.start;
    phrases.iter().find(|name| name.tokens.end == comma && has_name(name) && !is_name(phrase.head))
}
