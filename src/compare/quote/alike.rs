//! How two quoted sentences lie to each other by their words: the same, the same but cut or written otherwise, the same but altered, or nothing of it.

use std::ops::Range;

use crate::align::{Words, differences};
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{QuotedSentence, QuotedWord, same_spelling};
use crate::language::{self, Pos, lexicon};

/// What is known of two quoted sentences besides their words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Support {
    pub is_linked: bool,
    pub speakers: Speakers,
    /// Whether both texts tell who speaks, so that neither is a title or a mark of distance.
    pub is_spoken: bool,
}

/// Whether one person speaks two quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speakers {
    /// Both texts name the same, or one names the other's as well.
    Same,
    /// A text is silent, or gives a role that may be the one the other names.
    Open,
    /// Two people.
    Different,
}

/// How the words lie.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Accord {
    /// The same words.
    Same,
    /// The same utterance with a difference on the surface, told in words.
    Varied(&'static str),
    /// The same utterance, and words of it were changed for others.
    Altered(Alteration),
}

/// What was altered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alteration {
    pub turn: Turn,
    /// The words that stand in the place of one another; on one side there may be none.
    pub places: Sides<Option<ByteSpan>>,
}

/// How an alteration turns the sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    Negation,
    Opposite,
    Number,
    /// Another word that is no synonym.
    Other,
    /// What another comparison found to be at odds.
    Value,
}

/// Two quoted sentences that are one utterance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alike {
    pub accord: Accord,
    /// How many words stand in both, in the same order.
    pub common: usize,
    /// How many of these say something by themselves.
    pub content: usize,
    /// What the common words weigh of those of the side that has fewer, 0 to 1.
    pub cover: f64,
    /// Whether the two are nearly the same between the first and the last common word.
    pub is_verbatim: bool,
}

/// Words in common, in order, from which on two sentences may be one utterance; shorter ones must be the same throughout.
const FEWEST: usize = 4;
/// The fewest that are worth holding against another: one word in quotation marks is a mark of distance.
const SHORTEST: usize = 2;
/// What the common words must weigh of the sentence that has fewer, for both to be one utterance; the same where nothing else speaks for it.
const COVERED: f64 = 0.6;
const COVERED_ALONE: f64 = 0.8;
/// What they must weigh at least where one word stands for another.
const COVERED_ALTERED: f64 = 0.45;
/// Words in common from which on one altered word is an alteration and not another sentence.
const FRAME: usize = 5;
const FRAME_OF_ANOTHER_WORD: usize = 6;
const FRAME_ALONE: usize = 7;
/// Content words in common that make a frame too.
const CONTENT_FRAME: usize = 3;
/// Between the first and the last common word this share of both sentences is common.
const VERBATIM: f64 = 0.7;
/// Words a run may have that stands in the place of another.
const BRIEF: usize = 4;
/// Two words that are this near may stand for one another.
const NEAR: f64 = 0.6;
/// Of two sentences in other words, the one is told by the other to the first share, the other by it to the second.
const RETOLD: f64 = 0.85;
const RETOLD_AT_LEAST: f64 = 0.5;

/// Why two quoted sentences are not one utterance, or are not taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// There is too little of them to say.
    Brief,
    /// So many words stand in both, in one order, and that is too few.
    Few(usize),
    /// What they have in common is too little of either.
    Uncovered,
    /// They go on differently where they differ.
    OtherWords,
    /// One word stands for another, and too little says that it is one utterance.
    Unclear,
    /// Two people speak them, and not the very same words.
    TwoPeople,
}

impl Apart {
    /// Why, in words.
    pub(super) fn in_words(self) -> String {
        let told = match self {
            Self::Brief => "one of them is too short to tell it from others",
            Self::Few(common) => return format!("they have {common} words in common, in one order, and that is too few"),
            Self::Uncovered => "what they have in common is too little of either",
            Self::OtherWords => "they go on differently where they differ",
            Self::Unclear => "other words stand in the same place, and too little says that it is one utterance",
            Self::TwoPeople => "two people speak, and not the very same words",
        };
        told.to_owned()
    }
}

/// How two quoted sentences lie, or why they are two utterances.
pub(super) fn alike(words: &Words, left: &QuotedSentence, right: &QuotedSentence, support: Support) -> Result<Alike, Apart> {
    let sentences = Sides::new(left.words.as_slice(), right.words.as_slice());
    let runs = differences(&sentences.map(|words| words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>()));
    let pair = Pair { words, sentences, runs };
    let (common, content) = pair.common();
    let cover = pair.cover();
    let accord = pair.accord(support, common, content, cover.left.max(cover.right))?;
    Ok(Alike { accord, common, content, cover: cover.left.max(cover.right), is_verbatim: pair.is_verbatim() })
}

const CUT: &str = "one of the two quotations is cut";

/// What the differences between two sentences come to.
enum Judged {
    /// Nothing that changes the sense.
    Kept,
    /// The sense is turned.
    Turned(Alteration),
    /// Other words stand there, and too little says that it is one utterance.
    Unclear,
}

struct Pair<'a> {
    words: &'a Words,
    sentences: Sides<&'a [QuotedWord]>,
    runs: Vec<Sides<Range<usize>>>,
}

impl Pair<'_> {
    fn accord(&self, support: Support, common: usize, content: usize, cover: f64) -> Result<Accord, Apart> {
        let fewest = self.sentences.left.len().min(self.sentences.right.len());
        let is_one_voice = support.speakers == Speakers::Same;
        let is_known = support.is_linked || is_one_voice;
        if fewest < SHORTEST || content == 0 {
            return Err(Apart::Brief);
        }
        if self.runs.is_empty() {
            let is_told = is_known && support.is_spoken && support.speakers != Speakers::Different;
            return if fewest >= FEWEST || is_told { Ok(self.surface()) } else { Err(Apart::Brief) };
        }
        if fewest < FEWEST {
            let is_part = common == fewest && fewest + 1 == FEWEST && support.is_linked && is_one_voice;
            return if is_part { Ok(Accord::Varied(CUT)) } else { Err(Apart::Brief) };
        }
        let is_enough = common >= FEWEST && content >= 2;
        if support.speakers == Speakers::Different {
            // Two people say much alike: only the very words of one are the other's.
            let is_verbatim = self.runs.iter().all(|run| run.left.is_empty() || run.right.is_empty());
            let is_one =
                is_verbatim && is_enough && common >= FRAME && cover >= COVERED_ALONE && matches!(self.judged(support), Judged::Kept);
            return if is_one { Ok(Accord::Varied(self.manner())) } else { Err(Apart::TwoPeople) };
        }
        if is_enough && cover >= COVERED_ALTERED && self.is_verbatim() {
            match self.judged(support) {
                Judged::Turned(alteration) => return Ok(Accord::Altered(alteration)),
                Judged::Unclear => return Err(Apart::Unclear),
                Judged::Kept => {}
            }
        }
        let is_covered = cover >= if is_known { COVERED } else { COVERED_ALONE };
        if is_enough && is_covered && self.is_one_frame(common) {
            return Ok(Accord::Varied(self.manner()));
        }
        if is_known && self.is_retold() {
            return Ok(Accord::Varied("one remark, quoted in two ways"));
        }
        Err(if !is_enough {
            Apart::Few(common)
        } else if is_covered {
            Apart::OtherWords
        } else {
            Apart::Uncovered
        })
    }

    /// Whether the sentences go on alike where they differ: other content inside needs a longer frame that both have most of.
    fn is_one_frame(&self, common: usize) -> bool {
        let own = |side: Side, run: &Sides<Range<usize>>| {
            let others = self.run(side.other(), run);
            let says =
                |word: &&QuotedWord| word.content.is_some() && !word.is_filler && !others.iter().any(|other| self.means_same(word, other));
            self.run(side, run).iter().any(|word| says(&word))
        };
        let is_inner = |run: &&Sides<Range<usize>>| !Self::opens(run) && !self.ends(run);
        let differs = self.runs.iter().filter(is_inner).any(|run| own(Side::Left, run) && own(Side::Right, run));
        let cover = self.cover();
        !differs || common >= FRAME_OF_ANOTHER_WORD && cover.left.min(cover.right) >= COVERED
    }

    fn run(&self, side: Side, run: &Sides<Range<usize>>) -> &[QuotedWord] {
        self.sentences.get(side).get(run.get(side).clone()).unwrap_or_default()
    }

    /// The words of a side that are in both.
    fn kept(&self, side: Side) -> impl Iterator<Item = &QuotedWord> {
        let is_kept = move |i: usize| !self.runs.iter().any(|run| run.get(side).contains(&i));
        self.sentences.get(side).iter().enumerate().filter(move |(i, _)| is_kept(*i)).map(|(_, word)| word)
    }

    /// How many words stand in both, and how many of these say something.
    fn common(&self) -> (usize, usize) {
        let says = |word: &&QuotedWord| !word.is_filler && (word.content.is_some() || word.is_number);
        (self.kept(Side::Left).count(), self.kept(Side::Left).filter(says).count())
    }

    fn mass<'w>(&self, words: impl Iterator<Item = &'w QuotedWord>) -> f64 {
        const GRAMMAR: f64 = 0.06;
        const LEAST: f64 = 0.15;
        const NUMBER: f64 = 0.4;
        let weight = |word: &QuotedWord| match word.content.as_ref().and_then(|content| content.number()) {
            Some(number) if !word.is_filler => self.words.weight(number).max(LEAST),
            _ if word.is_number => NUMBER,
            _ => GRAMMAR,
        };
        words.map(weight).sum()
    }

    /// What the common words weigh of those of each side, 0 to 1.
    fn cover(&self) -> Sides<f64> {
        let share = |side: Side| self.mass(self.kept(side)) / self.mass(self.sentences.get(side).iter()).max(f64::MIN_POSITIVE);
        Sides::new(share(Side::Left), share(Side::Right))
    }

    /// Whether the sentences are nearly the same between the first and the last common word.
    fn is_verbatim(&self) -> bool {
        let is_edge = |run: &&Sides<Range<usize>>| Self::opens(run) || self.ends(run);
        let share = |side: Side| {
            let outer: usize = self.runs.iter().filter(is_edge).map(|run| run.get(side).len()).sum();
            let kept = self.kept(side).count();
            kept as f64 / (self.sentences.get(side).len() - outer).max(1) as f64
        };
        share(Side::Left).min(share(Side::Right)) >= VERBATIM
    }

    const fn opens(run: &Sides<Range<usize>>) -> bool {
        run.left.start == 0 && run.right.start == 0
    }

    fn ends(&self, run: &Sides<Range<usize>>) -> bool {
        run.left.end == self.sentences.left.len() && run.right.end == self.sentences.right.len()
    }

    /// The same words: whether the marks and the spelling are the same too.
    fn surface(&self) -> Accord {
        let all = || self.sentences.left.iter().zip(self.sentences.right);
        if !all().all(|(a, b)| a.key == b.key && (a.lower == b.lower || a.is_number)) {
            Accord::Varied("the words are the same but for their form or spelling")
        } else if !all().all(|(a, b)| plain_mark(a.mark) == plain_mark(b.mark)) {
            Accord::Varied("the words are the same, the marks between them differ")
        } else {
            Accord::Same
        }
    }

    /// How two forms of one utterance differ, in words.
    fn manner(&self) -> &'static str {
        let says_nothing =
            |run: &&Sides<Range<usize>>| Side::BOTH.iter().all(|&side| self.run(side, run).iter().all(|word| word.is_filler));
        let is_cut = |run: &Sides<Range<usize>>| run.left.is_empty() || run.right.is_empty();
        if self.runs.iter().filter(|run| !says_nothing(run)).count() == 0 {
            "one of the two leaves out a filler"
        } else if self.runs.iter().all(|run| is_cut(run) && (Self::opens(run) || self.ends(run))) {
            CUT
        } else if self.runs.iter().all(is_cut) {
            "one of the two quotations leaves words out"
        } else {
            "the two quotations differ in a word or two and not in sense"
        }
    }

    /// What the differences come to: negations and opposites may undo one another ("not easy", "hard").
    fn judged(&self, support: Support) -> Judged {
        let turns: Vec<(Turn, &Sides<Range<usize>>)> =
            self.runs.iter().flat_map(|run| self.turns(run).into_iter().map(move |turn| (turn, run))).collect();
        let count = |sought: Turn| turns.iter().filter(|(turn, _)| *turn == sought).count();
        let flips = count(Turn::Negation) + count(Turn::Opposite);
        let Some(&(turn, run)) = turns.iter().min_by_key(|(turn, run)| (*turn, run.left.start)) else { return Judged::Kept };
        let (common, content) = self.common();
        let is_known = support.is_linked || support.speakers == Speakers::Same;
        let frame = match turn {
            Turn::Other => common >= FRAME_OF_ANOTHER_WORD || common >= FRAME && content >= CONTENT_FRAME,
            Turn::Negation | Turn::Opposite | Turn::Number | Turn::Value => common >= FRAME,
        };
        if flips > 0 && flips % 2 == 0 && count(Turn::Number) == 0 {
            return Judged::Kept;
        }
        let is_framed = frame && (is_known || common >= FRAME_ALONE) && count(Turn::Other) <= 1;
        if !is_framed {
            return Judged::Unclear;
        }
        let place = |side: Side| {
            let words = self.telling(side, run, turn);
            Some(ByteSpan::new(words.first()?.span.start, words.last()?.span.end))
        };
        Judged::Turned(Alteration { turn, places: Sides::new(place(Side::Left), place(Side::Right)) })
    }

    /// The words of a run that show what was altered; all of it where a side has none of its own.
    fn telling(&self, side: Side, run: &Sides<Range<usize>>, turn: Turn) -> &[QuotedWord] {
        let words = self.run(side, run);
        let tells = |word: &QuotedWord| match turn {
            Turn::Number => word.is_number,
            Turn::Negation => word.denies,
            Turn::Opposite | Turn::Other | Turn::Value => word.content.is_some() && !word.is_filler,
        };
        let first = words.iter().position(tells);
        let last = words.iter().rposition(tells);
        first.zip(last).and_then(|(first, last)| words.get(first..=last)).unwrap_or(words)
    }

    /// How one run turns the sense.
    fn turns(&self, run: &Sides<Range<usize>>) -> Vec<Turn> {
        let (left, right) = (self.run(Side::Left, run), self.run(Side::Right, run));
        let is_inner = !Self::opens(run) && !self.ends(run);
        let is_exchange = !left.is_empty() && !right.is_empty();
        // What is cut off says nothing; at the ends only a brief run stands in the place of another.
        if !is_inner && (!is_exchange || left.len().max(right.len()) > BRIEF) {
            return Vec::new();
        }
        let mut turns = Vec::new();
        let denials = |words: &[QuotedWord]| words.iter().filter(|word| word.denies).count();
        if denials(left) % 2 != denials(right) % 2 {
            turns.push(Turn::Negation);
        }
        let numbers = |words: &[QuotedWord]| words.iter().filter(|word| word.is_number).map(|word| word.key.clone()).collect::<Vec<_>>();
        let (p, q) = (numbers(left), numbers(right));
        if !p.is_empty() && !q.is_empty() && p.iter().all(|number| !q.contains(number)) {
            turns.push(Turn::Number);
        }
        let own = |words: &[QuotedWord], other: &[QuotedWord]| {
            let counts =
                |word: &&QuotedWord| !word.is_filler && !word.denies && !word.is_number && !other.iter().any(|o| self.means_same(word, o));
            words.iter().filter(counts).cloned().collect::<Vec<QuotedWord>>()
        };
        let (p, q) = (own(left, right), own(right, left));
        if p.iter().any(|a| q.iter().any(|b| self.opposed(a, b))) {
            turns.push(Turn::Opposite);
        } else if is_inner && turns.is_empty() {
            let content = |words: &[QuotedWord]| words.iter().filter(|word| word.content.is_some()).cloned().collect::<Vec<QuotedWord>>();
            if let ([a], [b]) = (content(&p).as_slice(), content(&q).as_slice())
                && left.len().max(right.len()) <= 2
                && self.differ(a, b)
            {
                turns.push(Turn::Other);
            }
        }
        turns
    }

    fn means_same(&self, a: &QuotedWord, b: &QuotedWord) -> bool {
        let is_known = |word: &QuotedWord| lexicon::shares(&word.lower).is_some();
        let is_listed =
            || a.content.as_ref().zip(b.content.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma || self.words.same_meaning(a, b));
        let is_one_spelling = || same_spelling(&a.key, &b.key) && !(is_known(a) && is_known(b));
        a.key == b.key || is_listed() || is_one_spelling()
    }

    fn opposed(&self, a: &QuotedWord, b: &QuotedWord) -> bool {
        let numbers = a.content.as_ref().and_then(|word| word.number()).zip(b.content.as_ref().and_then(|word| word.number()));
        numbers.map_or_else(|| language::opposed(&a.lower, &b.lower), |(a, b)| self.words.opposed(a, b))
    }

    /// Whether two words say something different: of one sort, and not near to one another.
    fn differ(&self, a: &QuotedWord, b: &QuotedWord) -> bool {
        let numbers = a.content.as_ref().and_then(|word| word.number()).zip(b.content.as_ref().and_then(|word| word.number()));
        let is_near = numbers.is_none_or(|(a, b)| self.words.similarity(a, b) >= NEAR);
        let is_one_sort = a.pos == b.pos
            && (a.pos == Pos::ProperNoun || [a, b].iter().all(|word| lexicon::shares(&word.lower).is_some() || word.lower.len() > 3));
        !is_near && is_one_sort
    }

    /// Whether the sentences hold the same in another order and other words.
    fn is_retold(&self) -> bool {
        const ENOUGH: usize = 4;
        let says = |word: &&QuotedWord| !word.is_filler && (word.content.is_some() || word.is_number);
        let own = |side: Side| self.sentences.get(side).iter().filter(says).collect::<Vec<_>>();
        let (left, right) = (own(Side::Left), own(Side::Right));
        if left.len().min(right.len()) < ENOUGH {
            return false;
        }
        let has = |word: &QuotedWord, others: &[&QuotedWord]| others.iter().any(|other| self.means_same(word, other));
        let share = |words: &[&QuotedWord], others: &[&QuotedWord]| {
            let found = words.iter().copied().filter(|word| has(word, others));
            self.mass(found) / self.mass(words.iter().copied()).max(f64::MIN_POSITIVE)
        };
        let shares = Sides::new(share(&left, &right), share(&right, &left));
        shares.left.max(shares.right) >= RETOLD && shares.left.min(shares.right) >= RETOLD_AT_LEAST
    }
}

/// Dashes of any length are one mark, and so are the ends of sentences.
const fn plain_mark(mark: Option<char>) -> Option<char> {
    match mark {
        Some('–' | '—' | '-') => Some('-'),
        other => other,
    }
}
