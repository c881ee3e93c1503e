//! How a passage tells what it tells: who says so, in whose words, whether it is a plan, whether it looks back.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::calendar::{Grain, Interval, Reference};
use crate::language::{Pos, TokenKind};

use super::cues::FRAME_CUES;
use super::reading::PassageReading;
use super::reference::NEWS_DAYS;
use super::time::Time;

/// How a passage tells what it tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Telling {
    /// The tokens that name who says so, "the mayor said" or "according to the police", in order.
    pub source: Vec<Range<usize>>,
    /// The tokens between quotation marks, in order, without the marks.
    pub quoted: Vec<Range<usize>>,
    /// Whether its main clause announces or expects what has not happened yet.
    pub is_plan: bool,
    /// Whether it gives the history of something: what happened long before the report.
    pub looks_back: bool,
    /// Whether a phrase says that it tells what has happened since: "has since risen to".
    pub updates: bool,
    /// The last day that it dates something by, where a plan is no part of it.
    pub last_day: Option<Interval>,
}

impl Telling {
    /// How a passage tells; `times` are those that stand in it, `reference` is the day of its report.
    pub fn of(passage: &PassageReading<'_>, times: &[Time], reference: Option<Reference>) -> Self {
        let quoted = quoted(passage);
        let source = sources(passage);
        let main = main_clause(passage, &source);
        let is_plan = main.clone().any(|i| cue_at(passage, i) == Some(Cue::Plan));
        let dates = |time: &&Time| !(time.tokens.start > 0 && passage.lower(time.tokens.start - 1) == "of");
        let placed = || times.iter().filter(dates).filter_map(|time| time.interval.as_ref()).filter(|interval| interval.day_known);
        let long_past = |interval: &Interval| reference.is_some_and(|reference| is_long_past(interval, reference));
        let in_the_news = |interval: &Interval| reference.is_some_and(|reference| is_in_the_news(interval, reference));
        let has = |cue: Cue| (0..passage.tokens.len()).any(|i| cue_at(passage, i) == Some(cue));
        let looks_back =
            !is_plan && !placed().any(in_the_news) && (placed().any(long_past) || has(Cue::History) || is_past_perfect(passage, &main, &source));
        Self {
            is_plan,
            looks_back,
            updates: has(Cue::Update),
            last_day: placed().filter(|i| i.grain <= Grain::Week).max_by_key(|i| i.start).copied(),
            source,
            quoted,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TellingCues {
    speech: BTreeSet<String>,
    sources: Vec<String>,
    updates: Vec<String>,
    history: Vec<String>,
}

const TELLING: &str = include_str!("../../assets/lexicon/telling.toml");

static CUES: LazyLock<TellingCues> = LazyLock::new(|| toml::from_str(TELLING).unwrap_or_default());

/// What a phrase says of the way of telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Source,
    Plan,
    Update,
    History,
}

/// All cue phrases by their first word, the longer ones first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<(&'static str, Cue)>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<(&str, Cue)>> = HashMap::new();
    let plans = FRAME_CUES.planned.iter().chain(&FRAME_CUES.expected).map(|phrase| (phrase, Cue::Plan));
    let of = |phrases: &'static [String], cue: Cue| phrases.iter().map(move |phrase| (phrase, cue));
    let all = of(&CUES.sources, Cue::Source).chain(of(&CUES.updates, Cue::Update)).chain(of(&CUES.history, Cue::History)).chain(plans);
    for (phrase, cue) in all {
        let first = phrase.split(' ').next().unwrap_or_default();
        phrases.entry(first).or_default().push((phrase, cue));
    }
    for of_one_word in phrases.values_mut() {
        of_one_word.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

/// Whether a verb, in its dictionary form, is one by which somebody is made to say something.
pub(super) fn speaks(lemma: &str) -> bool {
    CUES.speech.contains(lemma)
}

/// What the longest cue phrase that begins at a token says.
fn cue_at(passage: &PassageReading<'_>, at: usize) -> Option<Cue> {
    PHRASES.get(passage.lower(at))?.iter().find(|(phrase, _)| passage.phrase_at(at, phrase)).map(|(_, cue)| *cue)
}

/// Stretches between quotation marks. Single marks are apostrophes too often to be counted on; a mark that is never closed quotes to the end.
fn quoted(passage: &PassageReading<'_>) -> Vec<Range<usize>> {
    let mut quoted = Vec::new();
    let mut opened: Option<usize> = None;
    for (i, token) in passage.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Mark) {
        match (token.text, opened) {
            ("“" | "«" | "„", _) | ("\"", None) => opened = Some(i + 1),
            ("”" | "»" | "\"", Some(start)) => {
                quoted.push(start..i);
                opened = None;
            }
            // The quotation began in a passage before.
            ("”" | "»", None) => quoted.push(0..i),
            _ => {}
        }
    }
    quoted.extend(opened.map(|start| start..passage.tokens.len()));
    quoted.retain(|range| !range.is_empty());
    quoted
}

/// Where a passage names who says so.
///
/// A phrase ("according to") names a source up to the end of its clause. A verb of speech does with its subject where what is said follows it
/// ("the mayor said the bridge was closed"), and with its whole clause where it follows what is said ("… , the mayor said").
fn sources(passage: &PassageReading<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for clause in &passage.clauses {
        if let Some(at) = clause.clone().find(|&i| cue_at(passage, i) == Some(Cue::Source)) {
            let closed = (at..clause.end).find(|&i| passage.tokens.get(i).is_some_and(|t| t.is_mark(','))).unwrap_or(clause.end);
            found.push(at..closed);
            continue;
        }
        let Some(verb) = clause.clone().find(|&i| is_speech(passage, i)) else { continue };
        let said_behind = has_verb(passage, verb + 1..clause.end);
        let opens = passage.clauses.first().is_some_and(|first| first == clause);
        if said_behind {
            found.push(clause.start..addressee_end(passage, verb + 1, clause.end));
        } else if !opens || has_verb(passage, clause.end..passage.tokens.len()) {
            found.push(clause.clone());
        }
    }
    found
}

fn is_speech(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.pos.get(at) == Some(&Pos::Verb) && passage.words.get(at).is_some_and(|word| word.speaks)
}

fn has_verb(passage: &PassageReading<'_>, mut range: Range<usize>) -> bool {
    range.any(|i| matches!(passage.pos.get(i), Some(Pos::Verb | Pos::Auxiliary)))
}

/// Words that may stand between a verb of speech and the "that" behind it, "told the inquiry that".
const ADDRESSEE: usize = 6;

/// One past the "that" which ends the naming of a source; `from` itself where what is said follows without one.
fn addressee_end(passage: &PassageReading<'_>, from: usize, end: usize) -> usize {
    (from..end.min(from + ADDRESSEE)).find(|&i| passage.lower(i) == "that").map_or(from, |that| that + 1)
}

/// The first clause that has a verb and is no subordinate one; sources do not count.
fn main_clause(passage: &PassageReading<'_>, sources: &[Range<usize>]) -> Range<usize> {
    let rest = |clause: &Range<usize>| {
        let start = sources.iter().filter(|s| s.start == clause.start).map(|s| s.end).max().unwrap_or(clause.start);
        start.min(clause.end)..clause.end
    };
    let tells = |clause: &Range<usize>| has_verb(passage, clause.clone());
    let is_main = |clause: &Range<usize>| !FRAME_CUES.subordinators.contains(passage.lower(clause.start));
    let told = || passage.clauses.iter().map(rest).filter(tells);
    told().find(is_main).or_else(|| told().next()).unwrap_or(0..passage.tokens.len())
}

/// "had been hit": history where the report itself says so, but not in the words of a source ("said the ship had sunk").
fn is_past_perfect(passage: &PassageReading<'_>, main: &Range<usize>, sources: &[Range<usize>]) -> bool {
    let is_had = |i: usize| passage.lower(i) == "had" && passage.pos.get(i) == Some(&Pos::Auxiliary);
    sources.is_empty() && main.clone().any(is_had)
}

/// Whether a stretch of time ended before anything that a report of that day tells as news.
fn is_long_past(interval: &Interval, reference: Reference) -> bool {
    (reference.date - interval.end.date()).get_days() > NEWS_DAYS || interval.grain >= Grain::Year && interval.end.date() <= reference.date
}

/// Whether a stretch of time lies about the day of the report, or after it.
fn is_in_the_news(interval: &Interval, reference: Reference) -> bool {
    interval.grain < Grain::Month && (reference.date - interval.start.date()).get_days() <= NEWS_DAYS
}
