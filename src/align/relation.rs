//! The relation of a link: how two passages that speak of the same thing stand to each other.
//!
//! Names and meanings are those of Cross-document Structure Theory: Radev, *A common theory of information fusion from multiple text sources, step
//! one: cross-document structure* (`SIGdial` 2000), with *overlap* from the `CSTBank` guidelines (Radev, Otterbacher, Zhang 2003). Of its twenty-four
//! relations these eleven matter between two accounts of one event. CST lets several hold at once; a link carries one, the first that fits of
//!
//! 1. *identity*: nothing else can be said of the same words;
//! 2. *fulfilment*, *follow-up*: the world moved on between the two, which explains every other difference;
//! 3. *background*: one looks back, so that the two do not tell the same happening;
//! 4. *contradiction*: the same is told, and denied or told by an opposite on one side;
//! 5. *indirect speech*, *attribution*: the same is told, and they differ in whose words it is;
//! 6. *equivalence*, *elaboration*, *subsumption*, *overlap*: how much of each the other has.
//!
//! A finding knows better than the words: where one says that the two passages conflict, they contradict each other, unless the world moved on
//! (`compare/order.rs`).
//!
//! Where the lines are drawn: in *subsumption* one passage says all that the other says and then something more, in *elaboration* one says in
//! particulars (figures, names) what the other says in general; in *overlap* each has something of its own.

use crate::document::{Side, Sides};
use crate::facts::{Facts, Reading, Stance, Telling, in_passage};
use crate::language::{Pos, TokenKind};
use crate::parallel;

use super::Relation;
use super::words::{WordId, Words};

/// A passage whose words the other covers to this share says nothing more.
const COVERED: f64 = 0.75;
/// What is told with a source or in quotation marks is told by the other to this share.
const RETOLD: f64 = 0.6;
/// A quotation makes up this share of the passage that quotes.
const QUOTING: f64 = 0.35;
/// A plan and what came of it share this much of the plan.
const CAME_OF_IT: f64 = 0.5;
/// A passage that looks back and is told by the other to this share, or with a figure of it, tells the same happening.
const ONE_HAPPENING: f64 = 0.6;
/// A general statement shares this much with what gives its particulars.
const GENERAL: f64 = 0.35;
/// A figure up to this one agrees by chance.
const BY_CHANCE: f64 = 2.0;
/// Particulars of its own that make an elaboration, of a statement that shares little with it and of one that it holds entirely.
const PARTICULARS: usize = 2;
const MANY_PARTICULARS: usize = 3;
/// By how much a passage that gives particulars outweighs the general one.
const LONGER: f64 = 1.4;
/// A word whose best partner is less alike than this has none.
const PARTNER: f64 = 0.5;
/// Below this two words are not alike at all.
const FAINT: f64 = 0.4;
/// From this on two words may tell one happening.
const ALIKE: f64 = 0.6;
/// Passages and links that make a thread worth its start.
const WORTH_A_THREAD: usize = 200;

/// How two passages relate, and which of them says more where that makes the relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinship {
    pub relation: Relation,
    pub more: Option<Side>,
}

impl Kinship {
    const fn of(relation: Relation) -> Self {
        Self { relation, more: None }
    }

    const fn directed(relation: Relation, more: Side) -> Self {
        Self { relation, more: Some(more) }
    }
}

/// The relations of pairs of passages, in the order of the pairs.
pub(super) fn relations(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, pairs: &[(usize, usize)]) -> Vec<Kinship> {
    let mut linked = readings.map(|reading| vec![false; reading.passages.len()]);
    for &(left, right) in pairs {
        for (side, passage) in [(Side::Left, left), (Side::Right, right)] {
            if let Some(linked) = linked.get_mut(side).get_mut(passage) {
                *linked = true;
            }
        }
    }
    let accounts = |side: Side| {
        let reading = readings.get(side);
        parallel::map(reading.passages.len(), WORTH_A_THREAD, |i| {
            let is_linked = linked.get(side).get(i).copied().unwrap_or_default();
            if is_linked { Account::of(reading, i, facts, side, words) } else { None }
        })
    };
    let accounts = Sides::new(accounts(Side::Left), accounts(Side::Right));
    parallel::map(pairs.len(), WORTH_A_THREAD, |i| {
        let (left, right) = pairs.get(i).copied().unwrap_or_default();
        let pair = accounts.left.get(left).and_then(Option::as_ref).zip(accounts.right.get(right).and_then(Option::as_ref));
        pair.map_or(Kinship::of(Relation::Overlap), |(left, right)| {
            let pair = Pair::new(words, Sides::new(left, right));
            let same = || same_words(readings.left, pair.sides.left.passage, readings.right, pair.sides.right.passage);
            if same() { Kinship::of(Relation::Identity) } else { pair.kinship(facts, words) }
        })
    })
}

/// Whether two passages are the same words in the same order, whatever the case and the marks.
fn same_words(left: &Reading<'_>, at_left: usize, right: &Reading<'_>, at_right: usize) -> bool {
    fn words<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = &'r str> {
        let passage = reading.passages.get(at);
        let tokens = passage.into_iter().flat_map(|p| p.tokens.iter().zip(&p.words));
        tokens.filter(|(token, _)| matches!(token.kind, TokenKind::Word | TokenKind::Number)).map(|(_, word)| word.lower.as_str())
    }
    words(left, at_left).eq(words(right, at_right))
}

/// What a word does for what its passage tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WordSort {
    /// A figure or a name.
    Particular,
    /// What happens.
    Event,
    Other,
}

/// A content word of a passage.
#[derive(Debug, Clone, Copy)]
struct Told {
    word: WordId,
    weight: f64,
    /// Whether it stands where the passage names who says so, and nowhere else.
    in_source: bool,
    /// Whether it stands between quotation marks.
    quoted: bool,
    sort: WordSort,
    /// What it counts, where it is a figure.
    figure: Option<f64>,
}

/// What one passage tells, and how.
struct Account {
    passage: usize,
    /// Each word once, in order of their numbers.
    words: Vec<Told>,
    telling: Telling,
    /// Whether a colon or a dash parts what it says from its particulars.
    lists: bool,
}

impl Account {
    fn of(reading: &Reading<'_>, at: usize, facts: &Facts, side: Side, words: &Words) -> Option<Self> {
        let passage = reading.passages.get(at)?;
        let (_, times) = in_passage(facts.times.get(side), passage.passage.id, |time| time.passage);
        let telling = Telling::of(passage, times, *facts.references.get(side));
        let (_, quantities) = in_passage(facts.quantities.get(side), passage.passage.id, |quantity| quantity.passage);
        let is_number = |i: usize| passage.pos.get(i) == Some(&Pos::Number);
        let within = |ranges: &[std::ops::Range<usize>], i: usize| ranges.iter().any(|range| range.contains(&i));
        let told = |(i, word): (usize, &std::sync::Arc<crate::facts::Word>)| {
            let id = word.number().filter(|_| passage.is_content(i) && !word.stem.is_empty())?;
            Some(Told {
                word: id,
                weight: 0.1 + words.rarity(id),
                in_source: within(&telling.source, i),
                quoted: within(&telling.quoted, i),
                sort: match passage.pos.get(i) {
                    Some(Pos::Number | Pos::ProperNoun) => WordSort::Particular,
                    Some(Pos::Verb) => WordSort::Event,
                    _ if word.class.is_some() => WordSort::Event,
                    _ => WordSort::Other,
                },
                figure: quantities.iter().find(|quantity| quantity.tokens.contains(&i) && is_number(i)).map(|quantity| quantity.value.high),
            })
        };
        let mut all: Vec<Told> = passage.words.iter().enumerate().filter_map(told).collect();
        all.sort_by_key(|told| (told.word, told.in_source));
        all.dedup_by(|later, first| {
            let is_same = later.word == first.word;
            if is_same {
                first.quoted |= later.quoted;
                if later.sort == WordSort::Particular {
                    first.sort = later.sort;
                }
            }
            is_same
        });
        let lists = passage.tokens.iter().any(|token| token.is_mark(':'));
        Some(Self { passage: at, words: all, telling, lists })
    }

    /// What those words weigh together for which `counts` holds.
    fn mass(&self, counts: impl Fn(&Told) -> bool) -> f64 {
        self.words.iter().filter(|told| counts(told)).map(|told| told.weight).sum()
    }

    fn has_source(&self) -> bool {
        !self.telling.source.is_empty()
    }
}

/// How alike two words are: figures by what they count, other words by meaning. A faint likeness is none.
fn likeness(words: &Words, own: &Told, other: &Told) -> f64 {
    let similarity = match (own.figure, other.figure) {
        (Some(a), Some(b)) => f64::from(u8::from((a - b).abs() <= f64::EPSILON * a.abs())),
        _ => words.similarity(own.word, other.word),
    };
    if similarity < FAINT { 0.0 } else { similarity }
}

/// Two accounts held against each other: for each word of both how like its best partner is, and whether that stands outside quotation marks.
struct Pair<'a> {
    sides: Sides<&'a Account>,
    best: Sides<Vec<f64>>,
}

impl<'a> Pair<'a> {
    fn new(words: &Words, sides: Sides<&'a Account>) -> Self {
        let mut best = sides.map(|account| vec![0.0_f64; account.words.len()]);
        let mut ends = sides.right.words.iter().zip(&mut best.right).peekable();
        for (own, best_left) in sides.left.words.iter().zip(&mut best.left) {
            while ends.next_if(|(other, _)| other.word < own.word).is_some() {}
            if let Some((_, best_right)) = ends.next_if(|(other, _)| other.word == own.word) {
                (*best_left, *best_right) = (1.0, 1.0);
            }
        }
        for (own, best_left) in sides.left.words.iter().zip(&mut best.left) {
            for (other, best_right) in sides.right.words.iter().zip(&mut best.right) {
                // Looking a likeness up is what costs; two words that stand in both passages cannot gain by it.
                if *best_left < 1.0 || *best_right < 1.0 {
                    let similarity = likeness(words, own, other);
                    *best_left = best_left.max(similarity);
                    *best_right = best_right.max(similarity);
                }
            }
        }
        Self { sides, best }
    }

    /// Whether one denies what the other tells, or tells the opposite.
    fn opposes(&self, words: &Words) -> bool {
        let alone = |side: Side| {
            let words = self.sides.get(side).words.iter().zip(self.best.get(side));
            words.filter(|(told, best)| **best < PARTNER && !told.in_source).map(|(told, _)| told.word)
        };
        self.sides.left.telling.denies != self.sides.right.telling.denies
            || alone(Side::Left).any(|own| alone(Side::Right).any(|other| words.opposed(own, other)))
    }

    /// Whether both tell one thing to happen, and neither only in quoting somebody.
    fn shares_deed(&self, words: &Words) -> bool {
        let is_deed = |told: &&Told| told.sort == WordSort::Event && !told.in_source && !told.quoted;
        let events = |side: Side| self.sides.get(side).words.iter().filter(is_deed);
        events(Side::Left).any(|own| events(Side::Right).any(|other| words.similarity(own.word, other.word) >= ALIKE))
    }

    /// Whether a figure stands in both.
    fn shares_figure(&self) -> bool {
        let mut words = self.sides.left.words.iter().zip(&self.best.left);
        words.any(|(told, best)| told.figure.is_some_and(|figure| figure > BY_CHANCE) && *best >= 1.0)
    }

    /// The share of those words of a side for which `counts` holds that find their like on the other side; nothing where there are none.
    fn coverage(&self, side: Side, counts: impl Fn(&Told) -> bool) -> f64 {
        let words = self.sides.get(side).words.iter().zip(self.best.get(side)).filter(|(told, _)| counts(told));
        let (found, all) = words.fold((0.0, 0.0), |(found, all), (told, best)| (told.weight.mul_add(*best, found), all + told.weight));
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// Figures and names of a side, outside its source, that the other has not.
    fn own_particulars(&self, side: Side) -> usize {
        let words = self.sides.get(side).words.iter().zip(self.best.get(side));
        words.filter(|(told, best)| told.sort == WordSort::Particular && !told.in_source && **best < PARTNER).count()
    }

    /// Figures of a side that the other has not.
    fn own_figures(&self, side: Side) -> usize {
        let words = self.sides.get(side).words.iter().zip(self.best.get(side));
        words.filter(|(told, best)| told.figure.is_some() && **best < PARTNER).count()
    }

    fn kinship(&self, facts: &Facts, words: &Words) -> Kinship {
        let all = Sides::new(Side::Left, Side::Right).map(|side| self.coverage(side, |_| true));
        let content = Sides::new(Side::Left, Side::Right).map(|side| self.coverage(side, |told| !told.in_source));
        self.sequel(facts, words, &content)
            .or_else(|| self.background(&content))
            .or_else(|| self.contradiction(words, &content))
            .or_else(|| self.speech(&content))
            .unwrap_or_else(|| self.extent(&all, &content))
    }

    /// What the later passage tells came after what the earlier one tells.
    fn sequel(&self, facts: &Facts, words: &Words, content: &Sides<f64>) -> Option<Kinship> {
        let day = |side: Side| facts.references.get(side).filter(|reference| !reference.inferred).map(|reference| reference.date);
        let days = Sides::new(day(Side::Left), day(Side::Right));
        for side in Side::BOTH {
            let (later, earlier) = (&self.sides.get(side).telling, &self.sides.get(side.other()).telling);
            let (told, before) = (*days.get(side), *days.get(side.other()));
            if later.stance != Stance::Reports || told.zip(before).is_some_and(|(told, before)| told < before) {
                continue;
            }
            let came_true = !later.is_open && later.denies == earlier.denies && *content.get(side.other()) >= CAME_OF_IT;
            if earlier.stance == Stance::Plans && came_true && self.shares_deed(words) {
                return Some(Kinship::of(Relation::Fulfilment));
            }
            let is_later = told.zip(before).filter(|(told, before)| told > before);
            let since = |(_, before): (_, jiff::civil::Date)| later.updates || later.last_day.is_some_and(|day| day.start.date() > before);
            if earlier.stance != Stance::Plans && is_later.is_some_and(since) {
                return Some(Kinship::of(Relation::FollowUp));
            }
        }
        None
    }

    /// One looks back to what was long before, the other does not.
    fn background(&self, content: &Sides<f64>) -> Option<Kinship> {
        let back = self.sides.map(|account| account.telling.stance == Stance::LooksBack);
        let side = match (back.left, back.right) {
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            _ => return None,
        };
        (*content.get(side) < ONE_HAPPENING && !self.shares_figure()).then_some(Kinship::directed(Relation::Background, side))
    }

    /// The same is told, and on one side denied or by an opposite.
    fn contradiction(&self, words: &Words, content: &Sides<f64>) -> Option<Kinship> {
        let is_same = content.left >= RETOLD && content.right >= RETOLD;
        (is_same && self.opposes(words)).then_some(Kinship::of(Relation::Contradiction))
    }

    /// The same is told, in somebody's own words or with who says so on one side only.
    fn speech(&self, content: &Sides<f64>) -> Option<Kinship> {
        for side in Side::BOTH {
            let (own, other) = (*self.sides.get(side), *self.sides.get(side.other()));
            let quotes = |account: &Account| {
                let quoted = account.mass(|told| told.quoted);
                quoted > 0.0 && quoted >= QUOTING * account.mass(|told| !told.in_source)
            };
            // What both quote is in somebody's own words on both sides, however much else one of them tells.
            let quote_alike = other.words.iter().any(|told| told.quoted) && self.coverage(side.other(), |told| told.quoted) >= RETOLD;
            if quotes(own) && !quotes(other) && !quote_alike && other.has_source() && self.coverage(side, |told| told.quoted) >= RETOLD {
                return Some(Kinship::directed(Relation::IndirectSpeech, side));
            }
        }
        let side = match (self.sides.left.has_source(), self.sides.right.has_source()) {
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            _ => return None,
        };
        let is_same = *content.get(side) >= RETOLD && *content.get(side.other()) >= COVERED;
        is_same.then_some(Kinship::directed(Relation::Attribution, side))
    }

    /// How much of each the other has.
    fn extent(&self, all: &Sides<f64>, content: &Sides<f64>) -> Kinship {
        if all.left >= COVERED && all.right >= COVERED {
            let is_one_figure = Side::BOTH.iter().any(|&side| self.own_figures(side) == 0);
            return Kinship::of(if is_one_figure { Relation::Equivalence } else { Relation::Overlap });
        }
        let fuller = if content.left <= content.right { Side::Left } else { Side::Right };
        let general = fuller.other();
        let (full, brief) = (*self.sides.get(fuller), *self.sides.get(general));
        let covered = *content.get(general);
        let particulars = self.own_particulars(fuller);
        let has_figures = brief.words.iter().any(|told| told.figure.is_some());
        let is_in_general = covered >= GENERAL
            && !has_figures
            && self.own_particulars(general) == 0
            && full.mass(|_| true) >= LONGER * brief.mass(|_| true);
        let enough = if covered < COVERED { PARTICULARS } else { MANY_PARTICULARS };
        if is_in_general && (particulars >= enough || full.lists && !brief.lists) {
            Kinship::directed(Relation::Elaboration, fuller)
        } else if covered >= COVERED {
            Kinship::directed(Relation::Subsumption, fuller)
        } else {
            Kinship::of(Relation::Overlap)
        }
    }
}
