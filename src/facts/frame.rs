//! What a mention speaks of: the slots that must agree before two values are compared.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::language::Pos;
use crate::language::calendar::Interval;

use super::cues::{EVENT_CUES, EVENTS, FRAME_CUES};
use super::entity::EntityId;
use super::reading::PassageReading;
use super::word::Word;

/// Whether what a clause tells has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Told as a fact.
    Happened,
    /// Somebody's plan.
    Planned,
    /// Somebody's expectation.
    Expected,
    /// A possibility.
    Possible,
    /// Still to be decided: "whether to rebuild".
    Open,
}

/// How a number stands to other numbers of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// Nothing is said.
    Plain,
    /// Said to be the whole.
    Total,
    /// Said to be some of a larger number.
    Part,
    /// Said to come on top of another number.
    Additional,
    /// How much of the votes had been counted when the text was written.
    Counted,
    /// The value that was left behind ("from 4.4 percent", "than the 300 before").
    Baseline,
}

/// When a mention's clause plays, as far as it says so itself.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// Nothing is said: the time of the report's own event, or of what was spoken of before.
    Silent,
    /// A stated time about the day of the report.
    Now(Interval),
    /// A stated time away from the report's.
    Other(Interval),
    /// Said to lie back ("earlier", "the previous year") without a time that can be placed.
    Past,
}

/// A content word near a mention, with its weight: 1 beside it, less with every word between and outside its clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The word.
    pub word: Arc<Word>,
    /// 0 to 1.
    pub weight: f64,
    /// Whether it tells an event: a verb that does more than report, or a noun of an event.
    pub is_event: bool,
}

/// What a mention speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What is counted or measured, in dictionary form.
    pub head: Option<String>,
    /// The word that is the head.
    pub head_word: Option<Arc<Word>>,
    /// Whether the head counts the people to whom something happened: "ten dead", "12 arrests".
    pub tells_event: bool,
    /// Content words that narrow the head, by number.
    pub modifiers: BTreeSet<usize>,
    /// Words of the clause and the passage, by number and in order, each once with its greatest weight.
    pub context: Vec<(usize, f64)>,
    /// Those of them that tell an event: a verb that does more than report, or a noun of an event.
    pub events: Vec<Near>,
    /// Those that are figures of two digits or more, by number and in order.
    pub figures: Vec<usize>,
    /// Entities named in the clause.
    pub clause_names: BTreeSet<EntityId>,
    /// Entities named in the passage.
    pub passage_names: BTreeSet<EntityId>,
    /// When the clause plays.
    pub when: When,
    /// Whether it happened.
    pub modality: Modality,
    /// Part, whole or on top.
    pub share: Share,
    /// The rate the number is given for ("month", "each").
    pub rate: Option<String>,
    /// Whose age it is, where a name stands beside it.
    pub bearer: Option<EntityId>,
    /// The event that it dates or is an argument of, by its place among the events of its text.
    pub deed: Option<usize>,
}

impl Frame {
    /// The frame that the words around a mention give; names and times of the clause come later, when the whole text is known.
    pub(super) fn around(passage: &PassageReading<'_>, mention: &Range<usize>, before: Option<&PassageReading<'_>>) -> Self {
        let mut near = near(passage, mention, before);
        let number = |near: &Near| near.word.number();
        let mut context: Vec<(usize, f64)> = near.iter().filter_map(|n| Some((number(n)?, n.weight))).collect();
        context.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        context.dedup_by_key(|word| word.0);
        let mut figures: Vec<usize> = near.iter().filter(|n| n.word.is_figure()).filter_map(number).collect();
        figures.sort_unstable();
        figures.dedup();
        near.retain(|n| n.is_event);
        Self {
            context,
            events: near,
            figures,
            head: None,
            head_word: None,
            tells_event: false,
            modifiers: BTreeSet::new(),
            clause_names: BTreeSet::new(),
            passage_names: BTreeSet::new(),
            when: When::Silent,
            modality: modality(passage, mention.start),
            share: Share::Plain,
            rate: None,
            bearer: None,
            deed: None,
        }
    }
}

/// How much less a word weighs with each word between it and the mention.
const DISTANCE: f64 = 0.12;
/// What a word outside the mention's clause weighs against one inside.
const OUTSIDE: f64 = 0.4;
/// What a word of the passage before weighs where a pronoun points back to it.
const INHERITED: f64 = 0.35;

/// The content words around a mention. Where its clause speaks by a pronoun, the words of the passage `before` stand in for what the pronoun means.
fn near(passage: &PassageReading<'_>, mention: &Range<usize>, before: Option<&PassageReading<'_>>) -> Vec<Near> {
    let clause = passage.clause_of(mention.start);
    let mut near = own_words(passage, mention, &clause);
    let by_pronoun = clause.clone().any(|i| FRAME_CUES.pronouns.contains(passage.lower(i)));
    if let Some(before) = before.filter(|_| by_pronoun) {
        let end = before.tokens.len();
        near.extend(own_words(before, &(end..end), &(0..end)).into_iter().map(|n| Near { weight: INHERITED, ..n }));
    }
    near
}

fn own_words(passage: &PassageReading<'_>, mention: &Range<usize>, clause: &Range<usize>) -> Vec<Near> {
    let near = |(i, word): (usize, &Arc<Word>)| {
        let pos = passage.pos.get(i).copied().unwrap_or(Pos::Mark);
        if mention.contains(&i) || !passage.is_content(i) || pos == Pos::Auxiliary {
            return None;
        }
        let distance = if i < mention.start { mention.start - i } else { i + 1 - mention.end };
        let reach = if clause.contains(&i) { 1.0 } else { OUTSIDE };
        Some(Near {
            word: Arc::clone(word),
            weight: reach / (1.0 + DISTANCE * (distance as f64 - 1.0).max(0.0)),
            is_event: pos == Pos::Verb && !word.reports || word.class.is_some(),
        })
    };
    passage.words.iter().enumerate().filter_map(near).collect()
}

/// The kind of event a word tells, if it is one of the listed ones.
pub(super) fn event_class(lemma: &str) -> Option<usize> {
    EVENTS.get(lemma).copied()
}

/// Whether a head is so general that only the predicate says what is counted.
pub(crate) fn is_general_head(lemma: &str) -> bool {
    FRAME_CUES.general_heads.contains(lemma)
}

/// Whether a noun says of a sum of money no more than that something is worth it.
pub(crate) fn is_price(lemma: &str) -> bool {
    FRAME_CUES.priced.contains(lemma)
}

/// Whether a head says no more than of what it is a member or a part.
pub(crate) fn is_part_of_group(lemma: &str) -> bool {
    EVENT_CUES.parts.contains(lemma)
}

/// Whether two nouns may count the same: homes without power are customers without it.
pub(crate) fn are_counted_alike(a: &str, b: &str) -> bool {
    FRAME_CUES.counted_alike.iter().any(|group| group.contains(a) && group.contains(b))
}

/// Whether a noun is what an election is counted in.
pub(crate) fn is_vote(lemma: &str) -> bool {
    FRAME_CUES.votes.contains(lemma)
}

/// Whether a noun counts people by what happened to them: "12 deaths".
pub(super) fn counts_people(lemma: &str) -> bool {
    FRAME_CUES.fates.contains(lemma)
}

/// Whether two general heads tell people apart: men are no women.
pub(crate) fn are_exclusive(a: &str, b: &str) -> bool {
    let holds = |group: &Vec<String>, lemma: &str| group.iter().any(|word| word == lemma);
    a != b && FRAME_CUES.exclusive_heads.iter().any(|group| holds(group, a) && holds(group, b))
}

/// Whether the clause tells a plan, an expectation, a possibility or a fact; the cue nearest before the mention's verb would be best, the strongest in the clause serves.
pub(crate) fn modality(passage: &PassageReading<'_>, at: usize) -> Modality {
    let clause = passage.clause_of(at);
    // May is a month, and Will a man.
    let is_name = |i: usize| passage.pos.get(i) == Some(&Pos::ProperNoun);
    let has = |phrases: &[String]| clause.clone().any(|i| !is_name(i) && phrases.iter().any(|p| passage.phrase_at(i, p)));
    if has(&FRAME_CUES.planned) {
        Modality::Planned
    } else if has(&FRAME_CUES.expected) {
        Modality::Expected
    } else if has(&FRAME_CUES.possible) {
        Modality::Possible
    } else {
        Modality::Happened
    }
}

/// How the number at `mention` (hedge included) stands to others; only a count can be a part ("70 percent of the homes" is none).
pub(super) fn share(passage: &PassageReading<'_>, mention: &Range<usize>, head_end: usize, is_count: bool) -> Share {
    // "From “at least 6.2 billion”"
    let is_quoted = mention.start.checked_sub(1).is_some_and(|i| matches!(passage.lower(i), "\u{201c}" | "\u{2018}" | "\""));
    let start = mention.start - usize::from(is_quoted);
    let before = |phrases: &[String]| phrases.iter().any(|p| passage.phrase_before(start, p));
    let after = |phrases: &[String], at: usize| phrases.iter().any(|p| passage.phrase_at(at, p));
    if before(&FRAME_CUES.baseline) {
        return Share::Baseline;
    }
    if before(&FRAME_CUES.total) {
        return Share::Total;
    }
    if before(&FRAME_CUES.additional) || after(&FRAME_CUES.additional_after, mention.end) || after(&FRAME_CUES.additional_after, head_end) {
        return Share::Additional;
    }
    let told_behind = after(&FRAME_CUES.part_after, mention.end) || after(&FRAME_CUES.part_told, head_end);
    if is_count && (before(&FRAME_CUES.part_before) || told_behind) {
        return Share::Part;
    }
    Share::Plain
}

/// The rate given right after a number and its head.
pub(super) fn rate(passage: &PassageReading<'_>, ends: [usize; 2]) -> Option<String> {
    ends.iter()
        .flat_map(|&end| FRAME_CUES.rates.iter().filter(move |(cue, _)| passage.phrase_at(end, cue)))
        .map(|(_, rate)| rate.clone())
        .next()
}

/// Whether the clause says that it speaks of an earlier time without naming one.
pub(super) fn lies_back(passage: &PassageReading<'_>, mention: &Range<usize>) -> bool {
    // "At last", "is to last 20 days".
    let is_verb = |before: usize| {
        let leads = passage.lower(before) == "to" || passage.pos.get(before) == Some(&Pos::Auxiliary);
        leads && passage.pos.get(before + 2) == Some(&Pos::Number)
    };
    let is_undone = |i: usize| {
        let before = i.checked_sub(1);
        before.is_some_and(|before| FRAME_CUES.not_background.contains(passage.lower(before)) || is_verb(before))
    };
    passage.clause_of(mention.start).any(|i| !mention.contains(&i) && FRAME_CUES.background.contains(passage.lower(i)) && !is_undone(i))
}
