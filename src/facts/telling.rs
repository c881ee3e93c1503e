//! How a passage tells what it tells: who says so, in whose words, whether it is a plan, whether it looks back.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::Role;
use crate::language::calendar::{Grain, Interval, Lead, Reference};
use crate::language::{Pos, TokenKind};

use super::cues::FRAME_CUES;
use super::reading::PassageReading;
use super::reference::NEWS_DAYS;
use super::time::Time;
use super::word::Word;

/// When what a passage tells happens, seen from its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stance {
    /// About the time of the report, or the passage does not say.
    #[default]
    Reports,
    /// Its main clause announces or expects what has not happened yet.
    Plans,
    /// It gives the history of something: what happened long before the report.
    LooksBack,
}

/// How a passage tells what it tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Telling {
    /// The tokens that name who says so, "the mayor said" or "according to the police", in order.
    pub source: Vec<Range<usize>>,
    /// The tokens between quotation marks, in order, without the marks.
    pub quoted: Vec<Range<usize>>,
    /// When what it tells happens, seen from its report.
    pub stance: Stance,
    /// Whether it leaves open that something happens: it plans, expects or deems possible, in whatever clause, or asks.
    pub is_open: bool,
    /// Whether a word denies something.
    pub denies: bool,
    /// Whether a phrase says that it tells what has happened since: "has since risen to".
    pub updates: bool,
    /// The last day that it dates something by, where a plan is no part of it.
    pub last_day: Option<Interval>,
}

impl Telling {
    /// How a passage tells; `times` are those that stand in it, `reference` is the day of its report.
    pub fn of(passage: &PassageReading<'_>, times: &[Time], reference: Option<Reference>) -> Self {
        let quoted = quoted(passage);
        let source = sources(passage, &quoted);
        let main = main_clause(passage, &source);
        let asks = passage.tokens.iter().any(|token| token.is_mark('?'));
        let is_plan = !asks && (main.clone().any(|i| cue_at(passage, i) == Some(Cue::Plan)) || announces(passage));
        // "The crisis of 1998" dates no event, and what holds "since March" holds now.
        let dates = |time: &&Time| !matches!(time.lead, Some(Lead::Since | Lead::Of));
        let placed = || times.iter().filter(dates).filter_map(|time| time.interval.as_ref()).filter(|interval| interval.day_known);
        let long_past = |interval: &Interval| reference.is_some_and(|reference| is_long_past(interval, reference));
        let in_the_news = |interval: &Interval| reference.is_some_and(|reference| is_in_the_news(interval, reference));
        let has = |cue: Cue| (0..passage.tokens.len()).any(|i| cue_at(passage, i) == Some(cue));
        let looks_back = !placed().any(in_the_news) && (placed().any(long_past) || has(Cue::History));
        let stance = match (is_plan, looks_back) {
            (true, _) => Stance::Plans,
            (false, true) => Stance::LooksBack,
            (false, false) => Stance::Reports,
        };
        Self {
            stance,
            is_open: asks || has(Cue::Plan) || has(Cue::Possible),
            denies: passage.words.iter().any(|word| denies(word)),
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
    denials: BTreeSet<String>,
    updates: Vec<String>,
    history: Vec<String>,
}

const TELLING: &str = include_str!("../../assets/lexicon/telling.toml");

static CUES: LazyLock<TellingCues> = LazyLock::new(|| toml::from_str(TELLING).unwrap_or_default());

/// Whether a word denies what its clause tells.
pub(crate) fn denies(word: &Word) -> bool {
    is_denial(&word.lower) || word.lower.ends_with("n't") || word.lower.ends_with("n’t")
}

/// What a phrase says of the way of telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Source,
    Plan,
    Possible,
    Update,
    History,
}

/// All cue phrases by their first word, the longer ones first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<(&'static str, Cue)>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<(&str, Cue)>> = HashMap::new();
    let plans = FRAME_CUES.planned.iter().chain(&FRAME_CUES.expected).map(|phrase| (phrase, Cue::Plan));
    let of = |phrases: &'static [String], cue: Cue| phrases.iter().map(move |phrase| (phrase, cue));
    let own = of(&CUES.sources, Cue::Source).chain(of(&CUES.updates, Cue::Update)).chain(of(&CUES.history, Cue::History));
    let all = own.chain(plans).chain(of(&FRAME_CUES.possible, Cue::Possible));
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

/// Whether a word, in lower case, denies something.
pub(super) fn is_denial(word: &str) -> bool {
    CUES.denials.contains(word)
}

/// What the longest cue phrase that begins at a token says.
fn cue_at(passage: &PassageReading<'_>, at: usize) -> Option<Cue> {
    let (phrase, cue) = PHRASES.get(passage.lower(at))?.iter().find(|(phrase, _)| passage.phrase_at(at, phrase))?;
    // "Due to a walkout" is no plan.
    let behind = at + phrase.split(' ').count();
    let is_infinitive =
        || passage.pos.get(behind..).unwrap_or_default().iter().find(|pos| **pos != Pos::Adverb).copied().is_some_and(is_verb);
    if *cue != Cue::Plan {
        return Some(*cue);
    }
    // A modal verb has another verb behind it: what ends its clause is a noun, "as a sign of good will".
    let closes = passage.tokens.get(behind).is_none_or(|token| token.kind == TokenKind::Mark);
    if closes && passage.pos.get(at) == Some(&Pos::Auxiliary) {
        return None;
    }
    // Nor does one who tells of "the planned debate" plan anything.
    let is_attribute = passage.pos.get(at) == Some(&Pos::Adjective)
        && matches!(passage.pos.get(behind), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    if is_attribute || behind == at + 1 && passage.pos.get(at) == Some(&Pos::Noun) {
        return Some(Cue::Possible);
    }
    (!phrase.ends_with(" to") || is_infinitive()).then_some(Cue::Plan)
}

const fn is_verb(pos: Pos) -> bool {
    matches!(pos, Pos::Verb | Pos::Auxiliary)
}

/// Whether it is a headline whose first verb is an infinitive, which is how headlines tell a plan: "Minister to open bridge".
fn announces(passage: &PassageReading<'_>) -> bool {
    let first = || passage.pos.iter().position(|pos| is_verb(*pos));
    passage.passage.role == Role::Title && first().and_then(|at| at.checked_sub(1)).is_some_and(|before| passage.lower(before) == "to")
}

/// Stretches between quotation marks; one that is never closed quotes to the end, and one closed that was never opened from the beginning.
pub(super) fn quoted(passage: &PassageReading<'_>) -> Vec<Range<usize>> {
    let (mut quoted, open) = stretches(passage, None);
    quoted.extend(open.filter(|(_, quote)| *quote == Quote::Double).map(|(start, _)| start..passage.tokens.len()));
    quoted.retain(|range| !range.is_empty());
    quoted
}

/// The stretches of a passage that a quotation mark closes, and where one begins that is still open at its end; `carried` is the mark that is open where
/// the passage begins. One that was never opened is taken to begin with the passage.
pub(super) fn stretches(passage: &PassageReading<'_>, carried: Option<Quote>) -> (Vec<Range<usize>>, Option<(usize, Quote)>) {
    let mut quoted = Vec::new();
    let mut opened: Option<(usize, Quote)> = carried.map(|quote| (0, quote));
    for i in 0..passage.tokens.len() {
        let Some((quote, place)) = mark_at(passage, i) else { continue };
        match (opened, place) {
            (None, Place::Opens | Place::Either) => opened = Some((i + 1, quote)),
            (Some((start, open)), Place::Closes | Place::Either) if open == quote => {
                quoted.push(start..i);
                opened = None;
            }
            (None, Place::Closes) if quote == Quote::Double => quoted.push(0..i),
            _ => {}
        }
    }
    (quoted, opened)
}

/// Whether the next mark of that sort in a passage closes what is open where it begins; nothing where it has none.
pub(super) fn closes(passage: &PassageReading<'_>, open: Quote) -> Option<bool> {
    let (at, place) = (0..passage.tokens.len()).find_map(|i| Some((i, mark_at(passage, i).filter(|(quote, _)| *quote == open)?.1)))?;
    Some(place == Place::Closes || place == Place::Either && at > 0)
}

/// The shape of a quotation mark; what opens one closes the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Double,
    Single,
    Straight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Opens,
    Closes,
    Either,
}

/// The quotation mark that a token is; a single one is told from an apostrophe by what stands beside it.
fn mark_at(passage: &PassageReading<'_>, at: usize) -> Option<(Quote, Place)> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Mark)?;
    let before = at.checked_sub(1).and_then(|i| passage.tokens.get(i)).is_some_and(|before| before.touches(token));
    let behind = passage.tokens.get(at + 1).is_some_and(|behind| token.touches(behind) && behind.kind != TokenKind::Mark);
    let beside_mark = || {
        let is_mark = |i: usize| passage.tokens.get(i).is_none_or(|token| token.kind == TokenKind::Mark);
        before && !behind && (is_mark(at + 1) || at > 0 && is_mark(at - 1))
    };
    match token.text {
        "“" | "«" | "„" => Some((Quote::Double, Place::Opens)),
        "”" | "»" => Some((Quote::Double, Place::Closes)),
        "\"" if before && !behind => Some((Quote::Double, Place::Closes)),
        "\"" => Some((Quote::Double, Place::Either)),
        "‘" => Some((Quote::Single, Place::Opens)),
        "'" if !before && behind => Some((Quote::Straight, Place::Opens)),
        "’" if beside_mark() => Some((Quote::Single, Place::Closes)),
        "'" if beside_mark() => Some((Quote::Straight, Place::Closes)),
        _ => None,
    }
}

/// Where a passage names who says so.
///
/// A phrase ("according to") names a source up to the end of its clause. A verb of speech does with its subject where what is said follows it
/// ("the mayor said the bridge was closed"), and with its whole clause where it follows what is said ("… , the mayor said").
fn sources(passage: &PassageReading<'_>, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_quoted = |i: usize| quoted.iter().any(|quote| quote.contains(&i));
    let mut found: Vec<Range<usize>> = Vec::new();
    for clause in &passage.clauses {
        if let Some(at) = clause.clone().find(|&i| cue_at(passage, i) == Some(Cue::Source)) {
            let closed = (at..clause.end).find(|&i| passage.tokens.get(i).is_some_and(|t| t.is_mark(','))).unwrap_or(clause.end);
            found.push(at..closed);
            continue;
        }
        let Some(verb) = clause.clone().find(|&i| is_speech(passage, i) && !is_quoted(i)) else { continue };
        if let Some(quote) = quoted.iter().rfind(|quote| quote.end <= verb && quote.end > clause.start) {
            found.push(quote.end..clause.end);
            continue;
        }
        let said_behind = has_verb(passage, verb + 1..clause.end);
        let opens = passage.clauses.first().is_some_and(|first| first == clause);
        if said_behind {
            found.push(clause.start..addressee_end(passage, verb + 1, clause.end));
        } else if !opens && !goes_on(passage, clause) || opens && has_verb(passage, clause.end..passage.tokens.len()) {
            found.push(clause.clone());
        }
    }
    found
}

/// Whether a clause adds a happening of its own: "… , and the owner wrote a letter".
fn goes_on(passage: &PassageReading<'_>, clause: &Range<usize>) -> bool {
    FRAME_CUES.subordinators.contains(passage.lower(clause.start))
}

fn is_speech(passage: &PassageReading<'_>, at: usize) -> bool {
    let before = || at.checked_sub(1).and_then(|before| passage.tokens.get(before));
    // Behind an apposition, "the head of the airline, told reporters", the tagger takes the verb for an adjective.
    let may_speak = passage.pos.get(at) == Some(&Pos::Verb) || before().is_some_and(|before| before.is_mark(','));
    may_speak && passage.words.get(at).is_some_and(|word| word.speaks)
}

fn has_verb(passage: &PassageReading<'_>, mut range: Range<usize>) -> bool {
    range.any(|i| passage.pos.get(i).copied().is_some_and(is_verb))
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

/// Whether a stretch of time ended before anything that a report of that day tells as news.
fn is_long_past(interval: &Interval, reference: Reference) -> bool {
    (reference.date - interval.end.date()).get_days() > NEWS_DAYS || interval.grain >= Grain::Year && interval.end.date() <= reference.date
}

/// Whether a stretch of time lies about the day of the report, or after it.
fn is_in_the_news(interval: &Interval, reference: Reference) -> bool {
    interval.grain < Grain::Month && (reference.date - interval.start.date()).get_days() <= NEWS_DAYS
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::{Document, Sides};
    use crate::facts::{Facts, Reading};
    use jiff::civil::date;

    /// How the first passage of a report of 20 May 2024 tells, and the words of its sources and quotations.
    fn telling(text: &str) -> (Telling, Vec<String>, Vec<String>) {
        let documents = Sides::new(text, text).map(|t| Document::from_text("report.txt", t).unwrap().with_published(date(2024, 5, 20)));
        let readings = documents.as_ref().map(Reading::new);
        let facts = Facts::new(readings.as_ref());
        let passage = &readings.left.passages[0];
        let telling = Telling::of(passage, &facts.times.left, facts.references.left);
        let words = |ranges: &[Range<usize>]| {
            let text = |r: &Range<usize>| passage.span(r).of(&documents.left.text).to_owned();
            ranges.iter().map(text).collect::<Vec<_>>()
        };
        let (source, quoted) = (words(&telling.source), words(&telling.quoted));
        (telling, source, quoted)
    }

    #[test]
    fn the_bundled_cues_are_well_formed() {
        assert_eq!(toml::from_str::<TellingCues>(TELLING).map(|_| ()), Ok(()));
    }

    #[test]
    fn a_source_is_named_before_or_behind_what_is_said() {
        for (text, source) in [
            ("The mayor said the bridge was closed.", "The mayor said"),
            ("The bridge was closed, the mayor said.", "the mayor said."),
            ("According to the mayor, the bridge was closed.", "According to the mayor"),
            ("Engineer Nadia Frost told the inquiry that bosses knew of the cracks.", "Engineer Nadia Frost told the inquiry"),
            ("“We shut the bridge,” said Ida Moll, the mayor.", "” said Ida Moll, the mayor."),
            (
                "“I am ashamed of what happened,” Ruben Castell, the head of the airline, told reporters.",
                "” Ruben Castell, the head of the airline, told reporters.",
            ),
        ] {
            assert_eq!(telling(text).1, [source], "{text}");
        }
        assert!(telling("The bridge was closed, and the mayor wrote a letter.").1.is_empty());
        assert!(telling("The mayor reported to the police.").1.is_empty());
    }

    #[test]
    fn quotations_are_told_from_apostrophes() {
        assert_eq!(telling("“We're done,” he said. ").2, ["We're done,"]);
        assert_eq!(telling("'The miners' vote is final,' he said.").2, ["The miners' vote is final,"]);
        assert_eq!(telling("The miners' vote is final and the owners' is not.").2, Vec::<String>::new());
        assert_eq!(telling("and that was all,” he said.").2, ["and that was all,"]);
        assert_eq!(telling("and that was all,\" he said.").2, ["and that was all,"]);
        assert_eq!(telling("\"That was all,\" he said, \"for now.\"").2, ["That was all,", "for now."]);
    }

    #[test]
    fn plans_are_told_from_what_happened() {
        assert!(telling("The parliament will vote on Thursday.").0.stance == Stance::Plans);
        assert!(telling("The union said it would call off the strike.").0.stance == Stance::Plans);
        assert!(!telling("Flights were cancelled due to a walkout.").0.is_open);
        assert!(telling("The union opened the gates as a sign of good will.").0.stance == Stance::Reports);
        let after = telling("The parliament voted on Thursday after the planned debate.").0;
        assert!(after.stance == Stance::Reports && after.is_open);
    }

    #[test]
    fn a_headline_tells_a_plan_by_its_infinitive() {
        let report =
            "Minister to join farmers at the Orrin bridge\n\nThe minister came to Orrin on Monday. She walked over the bridge and back.\n";
        assert!(telling(report).0.stance == Stance::Plans);
        assert!(telling(&report.replace("Minister to join", "Minister agrees to join")).0.stance == Stance::Reports);
        assert!(telling("The minister left to open the bridge.").0.stance == Stance::Reports);
    }

    #[test]
    fn history_lies_long_before_the_report() {
        assert!(telling("The bridge was built in 1908 and hit by a barge in 1974.").0.stance == Stance::LooksBack);
        assert!(telling("The general had seized power two years earlier.").0.stance == Stance::LooksBack);
        assert!(telling("A barge hit the bridge on Sunday, the third since 1974.").0.stance != Stance::LooksBack);
        assert!(telling("They took a portrait of 1652.").0.stance != Stance::LooksBack);
        assert!(telling("Prices have risen by a tenth since 2021.").0.stance != Stance::LooksBack);
    }
}
