//! Who speaks a quotation: the subject of the verb of speech beside it, before or behind, with its apposition.

use std::ops::Range;

use crate::document::{ByteSpan, PassageId, Side};
use crate::facts::cues::NAME_CUES;
use crate::facts::entity::{Entities, EntityId};
use crate::facts::in_passage;
use crate::facts::name::{Name, Sort};
use crate::facts::reading::{PassageReading, Reading};
use crate::language::{Pos, Token, TokenKind, lemma};

use super::{CUES, Quotation, WIDEST_GAP, lists};

/// Who speaks a quotation, as its text tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The passage that tells.
    pub passage: PassageId,
    /// The words that tell: "said Ida Moll", "the mayor told".
    pub span: ByteSpan,
    /// Whose voice it is.
    pub voice: Voice,
    /// Whether the words beside the name show that it is somebody's and no organisation's: a title, an occupation, an age.
    pub is_person: bool,
    /// The name's number among those of its side, until the entity is known.
    name: Option<usize>,
    /// The role without its article: "chief engineer".
    role: String,
}

/// Whose voice a quotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// A person or body with a name.
    Named(EntityId),
    /// Somebody known by role only: "a spokesman".
    Role,
    /// "He", "she", "they".
    Pronoun,
}

/// A passage with what it quotes and the names in it; the names come with the number of the first among those of its side.
pub(super) struct Place<'p, 'd> {
    pub passage: &'p PassageReading<'d>,
    pub quoted: &'p [Range<usize>],
    pub names: (usize, &'p [Name]),
}

impl Place<'_, '_> {
    /// Who speaks a stretch, by what stands right behind it or before it.
    pub(super) fn speaker_of(&self, stretch: usize) -> Option<Speaker> {
        self.behind(stretch).or_else(|| self.before(stretch))
    }

    /// Who speaks all of them, by a verb of speech anywhere in the passage.
    pub(super) fn speaker_of_all(&self) -> Option<Speaker> {
        let verb = (0..self.passage.tokens.len()).find(|&i| self.is_outside(i) && self.speaks(i))?;
        self.subject_before(verb, 0)
    }

    /// Whether who speaks, and nothing else, stands between a stretch and the next, so that both are one sentence: “…,” he said, “…”.
    pub(super) fn parts(&self, stretch: usize) -> bool {
        let (Some(one), Some(next)) = (self.quoted.get(stretch), self.quoted.get(stretch + 1)) else { return false };
        let is_mark = |at: Option<usize>, marks: &[&str]| at.and_then(|at| self.token(at)).is_some_and(|token| marks.contains(&token.text));
        let ends = is_mark(one.end.checked_sub(1), &[".", "?", "!"]);
        let goes_on = is_mark(next.start.checked_sub(2), &[",", "—", "–", "-"]);
        !ends && goes_on && next.start - one.end <= WIDEST_GAP && self.behind(stretch).is_some()
    }

    fn is_outside(&self, at: usize) -> bool {
        !self.quoted.iter().any(|range| range.contains(&at))
    }

    fn pos(&self, at: usize) -> Option<Pos> {
        self.passage.pos.get(at).copied()
    }

    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.passage.tokens.get(at)
    }

    fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.pos(at), Some(Pos::Verb | Pos::Auxiliary))
    }

    /// Whether a token is a verb by which somebody is made to speak.
    fn speaks(&self, at: usize) -> bool {
        let Some(word) = self.passage.words.get(at) else { return false };
        let is_verb = self.pos(at) == Some(Pos::Verb) || word.speaks;
        is_verb && (word.speaks || lists(&CUES.speech, &lemma(&word.lower, Pos::Verb)))
    }

    fn is_relay(&self, at: usize) -> bool {
        let word = self.passage.lower(at);
        word.ends_with(['d', 'g', 's']) && lists(&CUES.relays, &lemma(word, Pos::Verb))
    }

    /// The phrase before who speaks that begins at a token: one past its end.
    fn phrase_end(&self, at: usize) -> Option<usize> {
        let phrase = CUES.phrases.iter().find(|phrase| self.passage.phrase_at(at, phrase))?;
        Some(at + phrase.split(' ').count())
    }

    /// By what follows the closing mark.
    fn behind(&self, stretch: usize) -> Option<Speaker> {
        let own = self.quoted.get(stretch)?;
        // The next opening mark is no part of the gap.
        let end = self.quoted.get(stretch + 1).map_or(self.passage.tokens.len(), |next| next.start.saturating_sub(1));
        let start = (own.end..end).find(|&i| !self.is_mark(i))?;
        let closes = |i: usize| self.token(i).is_some_and(|t| matches!(t.text, "," | "." | "?" | "!" | "—" | "–" | "-" | "…"));
        let is_told = own.end.checked_sub(1).is_some_and(closes) || (own.end..start).any(closes);
        if let Some(from) = self.phrase_end(start) {
            return self.named_in(from..self.stop(from, end), start);
        }
        if self.speaks(start) {
            return self.named_in(start + 1..self.stop(start + 1, end), start);
        }
        if !is_told {
            return None;
        }
        let verb = (start..end.min(start + WIDEST_GAP)).find(|&i| self.speaks(i))?;
        let is_free = (start..verb).all(|i| !self.is_finite(i) || self.is_relay(i) || self.pos(i) == Some(Pos::Auxiliary));
        let is_relative = (start..verb).any(|i| self.passage.lower(i) == "who");
        if is_free || is_relative { self.subject_before(verb, start) } else { None }
    }

    /// By what precedes the opening mark.
    fn before(&self, stretch: usize) -> Option<Speaker> {
        let own = self.quoted.get(stretch)?;
        let start = stretch.checked_sub(1).and_then(|before| self.quoted.get(before)).map_or(0, |before| before.end + 1);
        let end = own.start.saturating_sub(1);
        if start >= end {
            return None;
        }
        if let Some((at, from)) = (start..end).find_map(|i| Some((i, self.phrase_end(i)?))) {
            return self.named_in(from..self.stop(from, end), at);
        }
        if let Some(verb) = (start..end).rev().find(|&i| self.speaks(i)) {
            return self.subject_before(verb, start);
        }
        // "Ida Moll: “…”"
        let is_label = self.token(end - 1).is_some_and(|token| token.is_mark(':')) && !(start..end).any(|i| self.is_verb(i));
        if is_label { self.named_in(start..end - 1, start) } else { None }
    }

    /// Whether a verb makes a clause: one in "-ing" stands beside another.
    fn is_finite(&self, at: usize) -> bool {
        self.is_verb(at) && !self.passage.lower(at).ends_with("ing")
    }

    /// The subject of a verb of speech, not before `floor`.
    fn subject_before(&self, verb: usize, floor: usize) -> Option<Speaker> {
        let relay = (verb.saturating_sub(WIDEST_GAP).max(floor)..verb).rev().find(|&i| self.is_relay(i));
        if let Some(relay) = relay.filter(|_| verb > 0 && self.passage.lower(verb - 1) == "as") {
            // "Y quoted X as saying", "X was quoted by Y as saying".
            let object = relay + 1..verb - 1;
            let is_active = object.clone().any(|i| !self.is_mark(i)) && self.pos(object.start) != Some(Pos::Preposition);
            return if is_active { self.named_in(object, relay) } else { self.subject_before(relay, floor) };
        }
        let mut start = verb;
        while start > floor && verb - start < WIDEST_GAP {
            let before = start - 1;
            let is_helper = self.is_verb(before) && (before + 1..verb).all(|i| self.is_verb(i) || self.pos(i) == Some(Pos::Adverb));
            let is_stop = self.is_finite(before) && !is_helper
                || self.token(before).is_some_and(|t| matches!(t.text, ";" | ":" | "“" | "”" | "\"" | "«" | "»" | "‘"))
                || matches!(self.passage.lower(before), "that" | "which" | "because" | "but");
            if is_stop {
                break;
            }
            start = before;
        }
        while start < verb && (self.is_mark(start) || self.passage.lower(start) == "and") {
            start += 1;
        }
        let speaker = self.named_in(start..verb, start)?;
        let told = self.passage.span(&(start..verb + 1));
        let span = if speaker.name.is_some() { ByteSpan::new(speaker.span.start, told.end) } else { told };
        Some(Speaker { span, ..speaker })
    }

    /// One past the last token of who is named from a token on.
    fn stop(&self, from: usize, end: usize) -> usize {
        let is_stop = |i: usize| {
            self.is_verb(i)
                || self.token(i).is_some_and(|t| matches!(t.text, ";" | ":" | "(" | "—" | "–"))
                || matches!(
                    self.passage.lower(i),
                    "who" | "which" | "as" | "after" | "when" | "while" | "before" | "during" | "because" | "but"
                )
        };
        (from..end).find(|&i| is_stop(i)).unwrap_or(end)
    }

    /// Who is named among some tokens, those that tell it beginning at `told_from`.
    fn named_in(&self, range: Range<usize>, told_from: usize) -> Option<Speaker> {
        let has_word = range.clone().any(|i| self.token(i).is_some_and(|t| t.kind == TokenKind::Word));
        if range.is_empty() || !has_word {
            return None;
        }
        let (first, names) = self.names;
        let mut is_blocked = false;
        for i in range.clone() {
            match self.pos(i) {
                _ if self.token(i).is_some_and(|token| token.is_mark(',')) => is_blocked = false,
                Some(Pos::Preposition) => is_blocked = true,
                _ => {}
            }
            let subject = names.iter().enumerate().find(|(_, name)| name.tokens.start == i && self.stands_alone(name));
            if let Some((n, name)) = subject.filter(|_| !is_blocked) {
                let is_person = name.sort == Sort::Person
                    || range.clone().any(|i| !name.tokens.contains(&i) && self.shows_person(i))
                    || self.has_age(name);
                let span = self.passage.span(&(told_from.min(name.tokens.start)..name.tokens.end));
                return Some(self.speaker(span, Voice::Role, is_person, Some(first + n), String::new()));
            }
        }
        if range.clone().any(|i| matches!(self.passage.lower(i), "he" | "she" | "they" | "i" | "we" | "it")) {
            return Some(self.speaker(self.passage.span(&(told_from..range.end)), Voice::Pronoun, true, None, String::new()));
        }
        let end =
            range.clone().find(|&i| i > range.start && (self.is_mark(i) || self.pos(i) == Some(Pos::Preposition))).unwrap_or(range.end);
        let role: Vec<&str> = (range.start..end)
            .filter(|&i| !self.is_mark(i) && self.pos(i) != Some(Pos::Determiner))
            .map(|i| self.passage.lower(i))
            .collect();
        let is_person = (range.start..end).any(|i| self.shows_person(i));
        let is_definite = self.passage.lower(range.start) == "the";
        let role = if is_definite { role.join(" ") } else { String::new() };
        Some(self.speaker(self.passage.span(&(told_from.min(range.start)..end)), Voice::Role, is_person, None, role))
    }

    fn speaker(&self, span: ByteSpan, voice: Voice, is_person: bool, name: Option<usize>, role: String) -> Speaker {
        Speaker { passage: self.passage.passage.id, span, voice, is_person, name, role }
    }

    /// Whether a name is no part of another noun: not "Orrin's mayor", not "Orrin mayor".
    fn stands_alone(&self, name: &Name) -> bool {
        let next = name.tokens.end;
        !name.is_demonym
            && self.token(next).is_none_or(|token| match token.kind {
                TokenKind::Possessive | TokenKind::Hyphen => false,
                TokenKind::Word => self.speaks(next) || token.is_capitalised() || self.pos(next) != Some(Pos::Noun),
                TokenKind::Number | TokenKind::Mark => true,
            })
    }

    fn shows_person(&self, at: usize) -> bool {
        let word = self.passage.lower(at);
        NAME_CUES.titles.contains(word) || lists(&CUES.persons, word)
    }

    /// "Pia Nordahl, 61,"
    fn has_age(&self, name: &Name) -> bool {
        let at = name.tokens.end;
        self.token(at).is_some_and(|t| t.is_mark(','))
            && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() <= 2)
    }
}

/// Gives every speaker with a name its entity, and every one with a role that the text gives to one entity alone that entity.
pub(super) fn resolve(quotations: &mut [Quotation], reading: &Reading<'_>, names: &[Name], side: Side, entities: &Entities) {
    let mut roles: Option<Vec<(String, EntityId)>> = None;
    for speaker in quotations.iter_mut().filter_map(|quotation| quotation.speaker.as_mut()) {
        if let Some(entity) = speaker.name.and_then(|name| entities.of(side, name)) {
            speaker.voice = Voice::Named(entity);
        } else if !speaker.role.is_empty() {
            let roles = roles.get_or_insert_with(|| roles_of(reading, names, side, entities));
            let mut bearers = roles.iter().filter(|(role, _)| *role == speaker.role).map(|(_, entity)| *entity);
            if let Some(bearer) = bearers.next().filter(|first| bearers.all(|other| other == *first)) {
                speaker.voice = Voice::Named(bearer);
            }
        }
    }
}

/// The roles that the text gives to those it names: "Governor X", "X, the chief engineer".
fn roles_of(reading: &Reading<'_>, names: &[Name], side: Side, entities: &Entities) -> Vec<(String, EntityId)> {
    let mut roles = Vec::new();
    for passage in &reading.passages {
        let (first, own) = in_passage(names, passage.passage.id, |name| name.passage);
        for (n, name) in own.iter().enumerate() {
            let Some(entity) = entities.of(side, first + n) else { continue };
            let is_role = |role: &String| {
                role.split(' ').next_back().is_some_and(|head| NAME_CUES.titles.contains(head) || lists(&CUES.persons, head))
            };
            roles.extend(
                [role_before(passage, name), role_behind(passage, name)].into_iter().flatten().filter(is_role).map(|role| (role, entity)),
            );
        }
    }
    roles
}

/// The nouns right before a name, and those before a comma: "Deputy Mayor X", "the chief engineer, X".
fn role_before(passage: &PassageReading<'_>, name: &Name) -> Option<String> {
    let mut end = name.tokens.start;
    while end > 0 && passage.tokens.get(end - 1).is_some_and(|token| matches!(token.text, "," | ".")) {
        end -= 1;
    }
    let is_noun = |i: usize| matches!(passage.pos.get(i), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    let mut start = end;
    while start > 0 && end - start < 3 && is_noun(start - 1) {
        start -= 1;
    }
    role(passage, start..end)
}

/// The apposition behind a name, up to its first preposition: "X, the head of the bank".
fn role_behind(passage: &PassageReading<'_>, name: &Name) -> Option<String> {
    let comma = name.tokens.end;
    passage.tokens.get(comma).filter(|token| token.is_mark(','))?;
    let start = (comma + 1..comma + 3).find(|&i| passage.pos.get(i) != Some(&Pos::Determiner))?;
    let is_end = |i: usize| !matches!(passage.pos.get(i), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    let end = (start..start + 4).find(|&i| is_end(i))?;
    role(passage, start..end)
}

fn role(passage: &PassageReading<'_>, range: Range<usize>) -> Option<String> {
    let words: Vec<&str> = range.map(|i| passage.lower(i)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
