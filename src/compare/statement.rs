//! What a passage states, as words with weights in their order, and how a stretch of them is cut out so that a person can read it.

use std::ops::Range;
use std::sync::Arc;

use crate::align::Words;
use crate::document::{ByteSpan, PassageId, Side};
use crate::facts::{EntityId, Facts, Modality, PassageReading, Reading, Telling, Word, denies, in_passage, modality};
use crate::language::{Pos, TokenKind};
use crate::parallel;

/// Bytes that a stretch may have: a statement, not its sentence.
pub(super) const LONGEST: usize = 120;
/// Passages that make a thread worth its start.
const WORTH_A_THREAD: usize = 50;
/// What a word weighs that every text has, beside what it weighs by being rare.
const COMMON: f64 = 0.1;

/// What a word does for what its passage states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What happens.
    Event,
    /// A number.
    Figure,
    /// A name, or a word of one.
    Name,
    Other,
}

/// A content word of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub token: usize,
    /// The number of its clause in the passage.
    pub clause: usize,
    pub word: usize,
    pub weight: f64,
    pub part: Part,
    pub entity: Option<EntityId>,
    /// Whether it is a figure of two digits or more.
    pub is_long_figure: bool,
    /// Whether it stands where the passage names who says so.
    pub in_source: bool,
    pub quoted: bool,
}

/// What one passage states.
pub(super) struct Account<'r, 'd> {
    pub reading: &'r PassageReading<'d>,
    pub told: Vec<Told>,
}

/// What every passage of one side states, in order.
pub(super) fn accounts<'r, 'd>(reading: &'r Reading<'d>, facts: &Facts, words: &Words, side: Side) -> Vec<Account<'r, 'd>> {
    let read = |i: usize| reading.passages.get(i).map(|passage| Account::of(passage, facts, words, side));
    parallel::map(reading.passages.len(), WORTH_A_THREAD, read).into_iter().flatten().collect()
}

impl<'r, 'd> Account<'r, 'd> {
    fn of(reading: &'r PassageReading<'d>, facts: &Facts, words: &Words, side: Side) -> Self {
        let id = reading.passage.id;
        let (_, times) = in_passage(facts.times.get(side), id, |time| time.passage);
        let telling = Telling::of(reading, times, *facts.references.get(side));
        let (first, names) = in_passage(facts.names.get(side), id, |name| name.passage);
        let entity = |token: usize| {
            let at = names.iter().position(|name| name.tokens.contains(&token))?;
            facts.entities.of(side, first + at)
        };
        let within = |ranges: &[Range<usize>], token: usize| ranges.iter().any(|range| range.contains(&token));
        let told = |(token, word): (usize, &Arc<Word>)| {
            let number = word.number().filter(|_| reading.is_content(token) && !word.stem.is_empty())?;
            let entity = entity(token);
            let part = match reading.pos.get(token) {
                Some(Pos::Number) => Part::Figure,
                _ if entity.is_some() => Part::Name,
                Some(Pos::ProperNoun) => Part::Name,
                Some(Pos::Auxiliary) => return None,
                Some(Pos::Verb) if !word.reports => Part::Event,
                _ if word.class.is_some() => Part::Event,
                _ => Part::Other,
            };
            Some(Told {
                token,
                clause: reading.clauses.iter().position(|clause| clause.contains(&token)).unwrap_or_default(),
                word: number,
                weight: COMMON + words.weight(number),
                part,
                entity,
                is_long_figure: word.is_figure(),
                in_source: within(&telling.source, token),
                quoted: within(&telling.quoted, token),
            })
        };
        let told = reading.words.iter().enumerate().filter_map(told).collect();
        Self { reading, told }
    }

    pub(super) fn passage(&self) -> PassageId {
        self.reading.passage.id
    }

    /// The place of a word.
    pub(super) fn place(&self, told: &Told) -> ByteSpan {
        self.reading.span(&(told.token..told.token + 1))
    }

    /// The words of a run of told ones.
    pub(super) fn words_of(&self, run: &Range<usize>) -> &[Told] {
        self.told.get(run.clone()).unwrap_or_default()
    }

    /// What is told in a run weighs together.
    pub(super) fn mass(&self, run: &Range<usize>) -> f64 {
        self.words_of(run).iter().map(|told| told.weight).sum()
    }

    /// The told words that stand in a range of tokens.
    pub(super) fn told_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.told.partition_point(|told| told.token < tokens.start);
        let end = self.told.partition_point(|told| told.token < tokens.end);
        start..end.max(start)
    }

    /// The tokens of the clauses that a run touches.
    fn clauses_of(&self, run: &Range<usize>) -> Range<usize> {
        let clause = |told: &Told| self.reading.clauses.get(told.clause).cloned();
        let words = self.words_of(run);
        let first = words.first().and_then(clause);
        let last = words.last().and_then(clause);
        first.zip(last).map_or(0..self.reading.tokens.len(), |(first, last)| first.start..last.end)
    }

    /// Whether a word right before a token denies what it tells: "did not resign", but not "not only resigned".
    pub(super) fn is_denied(&self, token: usize) -> bool {
        const NEAR: usize = 4;
        let clause = self.reading.clause_of(token);
        let near = token.saturating_sub(NEAR).max(clause.start)..token;
        near.clone().any(|i| {
            let is_denial = self.reading.words.get(i).is_some_and(|word| denies(word));
            is_denial && self.reading.lower(i + 1) != "only" && !(i + 1..token).any(|between| self.pos(between) == Pos::Verb)
        })
    }

    /// Whether the clause of a token tells a plan or an expectation.
    pub(super) fn is_planned(&self, token: usize) -> bool {
        matches!(modality(self.reading, token), Modality::Planned | Modality::Expected)
    }

    /// The stretch of text that tells a run: its clause where that is short, else whole phrases, as many as [`LONGEST`] bytes hold; the run's lighter end
    /// is cut off where they are more.
    pub(super) fn stretch(&self, run: &Range<usize>, gain: impl Fn(usize) -> f64) -> Option<Stretch> {
        let stretch = |tokens: Range<usize>| Stretch { run: self.told_in(&tokens), span: self.reading.span(&tokens), tokens };
        let fits = |stretch: &Stretch| stretch.span.len() <= LONGEST;
        let mut run = run.clone();
        while run.len() > 1 && !fits(&stretch(self.phrases(&run)?)) {
            let (start, end) = (gain(run.start), gain(run.end - 1));
            if start < end { run.start += 1 } else { run.end -= 1 }
        }
        let phrases = stretch(self.phrases(&run)?);
        let clause = stretch(self.trimmed(self.clauses_of(&run)));
        let first = self.words_of(&run).first()?.token;
        [clause, phrases, stretch(first..first + 1)].into_iter().find(fits)
    }

    /// A run with the rest of the phrases in which it begins and ends, without the marks and small words that only tie it to what stands around.
    fn phrases(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words_of(run);
        let (first, last) = (words.first()?.token, words.last()?.token);
        let clause = self.clauses_of(run);
        let mut start = first;
        while start > clause.start && !self.opens_phrase(start) {
            start -= 1;
        }
        let mut end = last + 1;
        while end < clause.end && !self.opens_phrase(end) {
            end += 1;
        }
        Some(self.trimmed(start..end))
    }

    /// A range of tokens without the marks and small words at its ends that only tie it to what stands around.
    fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = tokens;
        let ties = |i: usize| self.is_punctuation(i) || self.pos(i) == Pos::Conjunction;
        while start + 1 < end && (ties(start) || self.reading.lower(start) == "of") {
            start += 1;
        }
        while end > start + 1 && (ties(end - 1) || matches!(self.pos(end - 1), Pos::Preposition | Pos::Determiner)) {
            end -= 1;
        }
        start..end
    }

    fn pos(&self, token: usize) -> Pos {
        self.reading.pos.get(token).copied().unwrap_or(Pos::Mark)
    }

    /// Whether a mark parts phrases; signs of money and of percent belong to their number, a full stop inside a passage to its abbreviation.
    fn is_punctuation(&self, token: usize) -> bool {
        const PARTING: &str = ",;:—–-()[]“”\"«»„!?…•";
        self.reading.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Mark && (PARTING.contains(t.text) || self.ends_with(token)))
    }

    /// Whether the passage ends with a token.
    fn ends_with(&self, token: usize) -> bool {
        token + 1 == self.reading.tokens.len()
    }

    /// Whether a phrase begins at a token: a mark or a small word opens one, and the first word of a group of verbs.
    fn opens_phrase(&self, token: usize) -> bool {
        let touches = || {
            let before = token.checked_sub(1).and_then(|i| self.reading.tokens.get(i));
            before.zip(self.reading.tokens.get(token)).is_some_and(|(a, b)| a.touches(b))
        };
        let is_verbal = |pos: Pos| matches!(pos, Pos::Verb | Pos::Auxiliary | Pos::Adverb | Pos::Particle);
        let before = token.checked_sub(1).map(|i| self.pos(i));
        match self.pos(token) {
            Pos::Mark => self.is_punctuation(token),
            Pos::Preposition | Pos::Conjunction => !touches(),
            Pos::Verb | Pos::Auxiliary => !before.is_some_and(is_verbal),
            Pos::Determiner | Pos::Pronoun => before.is_some_and(|before| matches!(before, Pos::Verb | Pos::Auxiliary | Pos::Adverb)),
            _ => false,
        }
    }
}

/// A stretch of a passage: the words it tells, its tokens and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub run: Range<usize>,
    pub tokens: Range<usize>,
    pub span: ByteSpan,
}

/// The run of numbers with the highest sum, where each step over a border costs; nothing where no sum is above zero.
pub(super) fn heaviest(gains: &[f64], costs_before: impl Fn(usize) -> f64) -> Option<Range<usize>> {
    let mut best: Option<(f64, Range<usize>)> = None;
    let (mut start, mut sum) = (0, 0.0_f64);
    for (i, gain) in gains.iter().enumerate() {
        let carried = sum - costs_before(i);
        if carried > 0.0 {
            sum = carried + gain;
        } else {
            (start, sum) = (i, *gain);
        }
        if sum > 0.0 && best.as_ref().is_none_or(|(known, _)| sum > *known + 1e-9) {
            best = Some((sum, start..i + 1));
        }
    }
    best.map(|(_, run)| run)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::{Document, Sides};

    /// The stretch around the told words of the only sentence that stand in `words`.
    fn stretch_of(sentence: &str, words: &[&str]) -> String {
        let documents = Sides::new(sentence, sentence).map(|text| Document::from_text("report.txt", text).unwrap());
        let readings = documents.as_ref().map(Reading::new);
        let facts = Facts::new(readings.as_ref());
        let known = Words::new(readings.as_ref());
        let account = accounts(&readings.left, &facts, &known, Side::Left).remove(0);
        let at = |word: &str| account.told.iter().position(|told| account.reading.tokens[told.token].text == word).unwrap();
        let places: Vec<usize> = words.iter().map(|word| at(word)).collect();
        let run = *places.iter().min().unwrap()..places.iter().max().unwrap() + 1;
        let stretch = account.stretch(&run, |_| 1.0).unwrap();
        assert!(stretch.run.len() >= run.len().min(1));
        stretch.span.of(&documents.left.text).to_owned()
    }

    #[test]
    fn a_short_clause_is_told_whole_and_without_what_ties_it() {
        let sentence = "The mill burned down on Sunday, and the miller lost his winter stock.";
        assert_eq!(stretch_of(sentence, &["miller"]), "the miller lost his winter stock");
        assert_eq!(stretch_of(sentence, &["mill", "burned"]), "The mill burned down on Sunday");
    }

    #[test]
    fn a_long_clause_is_cut_between_phrases() {
        let sentence = "The old mill at the lower end of the village of Brackwater burned down on the night of the harvest fair in a wind \
            from the north with all of the grain of the farmers of the valley.";
        assert_eq!(stretch_of(sentence, &["night", "fair"]), "on the night of the harvest fair");
        assert!(stretch_of(sentence, &["mill", "valley"]).len() <= LONGEST);
    }

    #[test]
    fn the_heaviest_run_goes_on_over_light_words_and_stops_at_borders_that_cost() {
        assert_eq!(heaviest(&[-1.0, 2.0, -0.5, 1.0, -3.0], |_| 0.0), Some(1..4));
        assert_eq!(heaviest(&[2.0, 2.0], |at| if at == 1 { 3.0 } else { 0.0 }), Some(0..1));
        assert_eq!(heaviest(&[-1.0, 0.0], |_| 0.0), None);
        assert_eq!(heaviest(&[], |_| 0.0), None);
    }
}
