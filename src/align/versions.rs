//! Two versions of one text: a corrected article, two subscribers' cuts of one agency report. Independent accounts share no sentences; where most of
//! the shorter text stands in the other, word for word or nearly so, the two were one text once.
//!
//! Sentences that are the same are aligned first, then those that were changed, and within those the words. Every step is near-linear: what is the same
//! is found by its words, what was changed among the pairs that the index of [`super::candidates`] proposes.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{Side, Sides};
use crate::facts::{PassageReading, Reading};
use crate::parallel;

use super::Change;
use super::score::Scored;

/// How much of the shorter text, by words, must stand in the other as it is or nearly so. Accounts that were written apart share next to nothing, those
/// that work agency copy into a report of their own up to two fifths, versions of one text two thirds and more (the figures are in `docs/quality.md`).
const SHARE: f64 = 0.5;
/// Two texts need so many sentences in common: one or two are the same by chance, or are all there is.
const FEWEST: usize = 3;
/// From this share of common words on a sentence is nearly the same.
const NEARLY: f64 = 0.8;
/// From this share of common words on one sentence is a changed form of the other, once the two texts are known to be versions.
const CHANGED: f64 = 0.5;
/// Pairs whose words cover each other less in meaning cannot have so many words in common.
const COVERED: f64 = 0.4;
/// A sentence that stands in one version only is told by one that both have if that covers it to this share.
const RETOLD: f64 = 0.6;
/// What counts in favour of two sentences that stand between the same neighbours, in shares of common words.
const IN_PLACE: f64 = 0.25;
/// No sentence has so many words; longer runs of text are compared as wholes.
const LONGEST: usize = 1_000;
/// The score of two sentences that are the same, and of changed ones by the share of words that stayed.
const SAME_SCORE: f64 = 0.99;
const CHANGED_SCORE: f64 = 0.75;
/// Passages that make a thread worth its start.
const WORTH_A_THREAD: usize = 200;

/// What two versions of one text have in common, counted in passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    /// Passages that stand in both texts word for word, wherever they stand.
    pub same: usize,
    /// Passages that stand in both with some words changed.
    pub changed: usize,
    /// Passages that only one of them has.
    pub only: Sides<usize>,
}

impl Versions {
    /// The side that has fewer passages; none where both have as many.
    pub const fn shorter(&self) -> Option<Side> {
        if self.only.left == self.only.right {
            None
        } else if self.only.left < self.only.right {
            Some(Side::Left)
        } else {
            Some(Side::Right)
        }
    }

    /// Which share of the shorter text's passages stand in the other word for word, 0 to 1.
    pub fn share(&self) -> f64 {
        self.same as f64 / self.fewest().max(1) as f64
    }

    /// The same in whole hundredths, rounded down: 100 only where every passage is the same.
    pub fn percent(&self) -> usize {
        100 * self.same / self.fewest().max(1)
    }

    /// How many passages the shorter text has.
    fn fewest(&self) -> usize {
        self.same + self.changed + self.only.left.min(self.only.right)
    }
}

/// Two texts known to be versions of one, with what became of each passage.
pub(super) struct Revision {
    pub versions: Versions,
    same: Vec<(usize, usize)>,
    changed: BTreeMap<(usize, usize), Revised>,
}

/// A sentence that was changed.
struct Revised {
    scored: Scored,
    changes: Vec<Change>,
}

impl Revision {
    /// What two texts have in common, if they are versions of one; `scored` are the pairs worth a look.
    pub(super) fn of(readings: Sides<&Reading<'_>>, scored: &[Scored]) -> Option<Self> {
        let words = readings.map(|reading| reading.passages.iter().map(|p| p.tokens.len()).collect::<Vec<_>>());
        let all = words.as_ref().map(|words| words.iter().sum::<usize>());
        let enough = SHARE * all.left.min(all.right) as f64;
        let weight = |&(left, right): &(usize, usize)| {
            let of = |side: Side, passage: usize| words.get(side).get(passage).copied().unwrap_or(0);
            of(Side::Left, left).min(of(Side::Right, right))
        };
        let twins = Twins::new(readings);
        let mut free = twins.free;
        let told: usize = twins.pairs.iter().map(weight).sum();
        let likely = |pair: &&Scored| free.left.contains(&pair.left) && free.right.contains(&pair.right) && is_covered(pair);
        // Most pairs of texts are settled here, before any two sentences are laid side by side.
        let reachable: HashSet<usize> = scored.iter().filter(likely).map(|pair| pair.left).collect();
        let reach: usize = reachable.iter().filter_map(|&left| words.left.get(left)).sum();
        if ((told + reach) as f64) < enough {
            return None;
        }
        let mut alike: Vec<Alike> = scored.iter().filter(likely).filter_map(|pair| Alike::new(readings, pair, &twins.gaps)).collect();
        // Of two that rank alike and share a passage the first is the same whichever text comes first.
        let place = |pair: &Alike| (pair.scored.left + pair.scored.right, pair.scored.left);
        alike.sort_by(|a, b| b.rank.total_cmp(&a.rank).then(place(a).cmp(&place(b))));
        alike.retain(|pair| {
            let is_free = free.left.contains(&pair.scored.left) && free.right.contains(&pair.scored.right);
            is_free && free.left.remove(&pair.scored.left) && free.right.remove(&pair.scored.right)
        });
        let near: Vec<(usize, usize)> =
            alike.iter().filter(|pair| pair.common >= NEARLY).map(|pair| (pair.scored.left, pair.scored.right)).collect();
        let is_much = (told + near.iter().map(weight).sum::<usize>()) as f64 >= enough;
        if !is_much || twins.pairs.len() + near.len() < FEWEST {
            return None;
        }
        let versions = Versions { same: twins.pairs.len(), changed: alike.len(), only: free.as_ref().map(HashSet::len) };
        let changed = alike.into_iter().map(|pair| ((pair.scored.left, pair.scored.right), pair.revised(readings))).collect();
        Some(Self { versions, same: twins.pairs, changed })
    }

    /// The pairs that become links: each passage with what became of it; what stands in one text only may still be linked as usual.
    pub(super) fn select(&self, usual: Vec<Scored>) -> Vec<Scored> {
        let taken = |of: fn(&(usize, usize)) -> usize| self.same.iter().chain(self.changed.keys()).map(of).collect::<HashSet<_>>();
        let (left, right) = (taken(|pair| pair.0), taken(|pair| pair.1));
        let coverage = Sides::new(1.0, 1.0);
        let same = self.same.iter().map(|&(left, right)| Scored { left, right, score: SAME_SCORE, coverage });
        let changed = self.changed.values().map(|revised| revised.scored);
        // A sentence that has its partner tells another one only by holding most of it, as when one was split in two.
        let is_open = |pair: &Scored| match (left.contains(&pair.left), right.contains(&pair.right)) {
            (true, true) => false,
            (true, false) => pair.coverage.right >= RETOLD,
            (false, true) => pair.coverage.left >= RETOLD,
            (false, false) => true,
        };
        let usual = usual.into_iter().filter(is_open);
        let mut chosen: Vec<Scored> = same.chain(changed).chain(usual).collect();
        chosen.sort_by_key(|pair| (pair.left, pair.right));
        chosen
    }

    /// Whether two passages are the same word for word; the pairs are in order.
    pub(super) fn is_same(&self, pair: &Scored) -> bool {
        self.same.binary_search(&(pair.left, pair.right)).is_ok()
    }

    /// The words that were changed between two passages.
    pub(super) fn changes(&self, pair: &Scored) -> Vec<Change> {
        self.changed.get(&(pair.left, pair.right)).map_or_else(Vec::new, |revised| revised.changes.clone())
    }
}

fn is_covered(pair: &Scored) -> bool {
    pair.coverage.left.min(pair.coverage.right) >= COVERED || pair.coverage.left.max(pair.coverage.right) >= NEARLY
}

/// Passages that are the same in both texts.
struct Twins {
    /// In order of left, then right passage.
    pairs: Vec<(usize, usize)>,
    /// Passages without a twin.
    free: Sides<HashSet<usize>>,
    /// For each passage how many twins stand before it, of those that stand in the same order in both texts.
    gaps: Sides<Vec<usize>>,
}

impl Twins {
    fn new(readings: Sides<&Reading<'_>>) -> Self {
        let keys = readings.map(|reading| {
            parallel::map(reading.passages.len(), WORTH_A_THREAD, |i| reading.passages.get(i).map_or_else(String::new, key))
        });
        let places = keys.as_ref().map(|keys| {
            let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
            for (passage, key) in keys.iter().enumerate().filter(|(_, key)| !key.is_empty()) {
                places.entry(key).or_default().push(passage);
            }
            places
        });
        let mut matched = keys.as_ref().map(|keys| vec![None; keys.len()]);
        let anchors = anchors(&keys, &places);
        for &(left, right) in &anchors {
            join(&mut matched, left, right);
        }
        // What is repeated ("He declined to comment.") goes with its neighbours, then in order.
        let is_twin =
            |left: usize, right: usize| keys.left.get(left).zip(keys.right.get(right)).is_some_and(|(a, b)| !a.is_empty() && a == b);
        for &(left, right) in &anchors {
            for step in [1, -1_isize] {
                let next = |(l, r): (usize, usize)| l.checked_add_signed(step).zip(r.checked_add_signed(step));
                let mut at = next((left, right));
                while let Some((l, r)) = at.filter(|&(l, r)| is_twin(l, r) && join(&mut matched, l, r)) {
                    at = next((l, r));
                }
            }
        }
        let mut waiting: HashMap<&str, std::slice::Iter<'_, usize>> =
            places.right.iter().map(|(key, places)| (*key, places.iter())).collect();
        for (left, key) in keys.left.iter().enumerate() {
            if matched.left.get(left).is_some_and(Option::is_none)
                && let Some(rest) = waiting.get_mut(key.as_str())
                && let Some(&right) = rest.find(|right| matched.right.get(**right).is_some_and(Option::is_none))
            {
                join(&mut matched, left, right);
            }
        }
        let pairs: Vec<(usize, usize)> = matched.left.iter().enumerate().filter_map(|(l, r)| Some((l, (*r)?))).collect();
        let free = Sides::new(Side::Left, Side::Right).map(|side| {
            let is_free = |(key, matched): (&String, &Option<usize>)| !key.is_empty() && matched.is_none();
            let passages = keys.get(side).iter().zip(matched.get(side)).enumerate();
            passages.filter(|(_, passage)| is_free(*passage)).map(|(i, _)| i).collect()
        });
        let gaps = Sides::new(
            gaps(keys.left.len(), anchors.iter().map(|anchor| anchor.0)),
            gaps(keys.right.len(), anchors.iter().map(|anchor| anchor.1)),
        );
        Self { pairs, free, gaps }
    }
}

/// Passages that stand once in each text and in the same order in both.
fn anchors(keys: &Sides<Vec<String>>, places: &Sides<HashMap<&str, Vec<usize>>>) -> Vec<(usize, usize)> {
    let once = |side: Side, key: &str| match places.get(side).get(key).map(Vec::as_slice) {
        Some(&[place]) => Some(place),
        _ => None,
    };
    // Each is known by its place in the left text.
    let twin = |key: &String| once(Side::Left, key).zip(once(Side::Right, key));
    let left: Vec<usize> = keys.left.iter().filter_map(twin).map(|twin| twin.0).collect();
    let twins: Vec<(usize, usize)> = keys.right.iter().filter_map(twin).collect();
    let right: Vec<usize> = twins.iter().map(|twin| twin.0).collect();
    let mut anchors = Vec::new();
    for op in capture_diff_slices(Algorithm::Hunt, &left, &right) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            anchors.extend(twins.iter().skip(new_index).take(len));
        }
    }
    anchors
}

/// For each of `count` passages how many anchors stand before it.
fn gaps(count: usize, anchors: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut gaps = vec![0; count];
    for anchor in anchors {
        if let Some(after) = gaps.get_mut(anchor + 1) {
            *after = 1;
        }
    }
    let mut before = 0;
    for gap in &mut gaps {
        before += *gap;
        *gap = before;
    }
    gaps
}

/// Makes two passages partners, if both are without one.
fn join(matched: &mut Sides<Vec<Option<usize>>>, left: usize, right: usize) -> bool {
    match (matched.left.get_mut(left), matched.right.get_mut(right)) {
        (Some(of_left @ None), Some(of_right @ None)) => {
            (*of_left, *of_right) = (Some(right), Some(left));
            true
        }
        _ => false,
    }
}

/// Two passages with many words in common.
struct Alike {
    scored: Scored,
    /// The share of words that stand in both, in the same order.
    common: f64,
    /// The same with what speaks for the pair besides.
    rank: f64,
}

impl Alike {
    fn new(readings: Sides<&Reading<'_>>, pair: &Scored, gaps: &Sides<Vec<usize>>) -> Option<Self> {
        let (left, right) = (readings.left.passages.get(pair.left)?, readings.right.passages.get(pair.right)?);
        if left.tokens.len().max(right.tokens.len()) > LONGEST {
            return None;
        }
        let words = Sides::new(words(left), words(right));
        if at_most_common(&words) < CHANGED {
            return None;
        }
        let said = |words: &[Cow<'_, str>]| words.iter().filter(|word| is_said(word)).count();
        let lost: usize = differences(&words).into_iter().filter_map(|d| words.left.get(d.left)).map(said).sum();
        let common = share(said(&words.left) - lost, &words);
        let is_in_place = gaps.left.get(pair.left) == gaps.right.get(pair.right);
        let rank = common + if is_in_place { IN_PLACE } else { 0.0 };
        (common >= CHANGED).then_some(Self { scored: *pair, common, rank })
    }

    /// The pair as a link will have it, with the words that were changed.
    fn revised(self, readings: Sides<&Reading<'_>>) -> Revised {
        let score = CHANGED_SCORE + (SAME_SCORE - CHANGED_SCORE) * self.common;
        let scored = Scored { score, ..self.scored };
        let passages = readings.left.passages.get(scored.left).zip(readings.right.passages.get(scored.right));
        let changes = passages.map_or_else(Vec::new, |(left, right)| changes(left, right));
        Revised { scored, changes }
    }
}

/// The words in which two passages differ, in text order.
fn changes(left: &PassageReading<'_>, right: &PassageReading<'_>) -> Vec<Change> {
    let span = |passage: &PassageReading<'_>, tokens: Range<usize>| (!tokens.is_empty()).then(|| passage.span(&tokens));
    let differences = differences(&Sides::new(words(left), words(right))).into_iter();
    differences.map(|d| Change::new(span(left, d.left), span(right, d.right))).collect()
}

/// The runs of words that differ, at the same place of both, the same whichever of the two comes first.
pub(crate) fn differences<W: Ord + Hash>(words: &Sides<Vec<W>>) -> Vec<Sides<Range<usize>>> {
    let is_swapped = words.left > words.right;
    let (old, new) = if is_swapped { (&words.right, &words.left) } else { (&words.left, &words.right) };
    let runs = capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    runs.map(|op| Sides::new(op.old_range(), op.new_range())).map(|run| if is_swapped { run.swap() } else { run }).collect()
}

/// The words and marks of a passage as they are compared: case and the shapes of quotation marks and dashes are the house's, not the author's.
fn words<'p>(passage: &'p PassageReading<'_>) -> Vec<Cow<'p, str>> {
    (0..passage.tokens.len()).map(|token| plain(passage.lower(token))).collect()
}

fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let shape = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    };
    Cow::Owned(word.chars().map(shape).collect())
}

/// The words of a passage in one text, equal where two passages are the same; empty for a passage that takes no part.
fn key(passage: &PassageReading<'_>) -> String {
    words(passage).join(" ")
}

/// Whether a token is a word or a number rather than a mark.
fn is_said(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// So many words of both, as a share of all their words.
fn share(kept: usize, words: &Sides<Vec<Cow<'_, str>>>) -> f64 {
    let all: usize = Side::BOTH.iter().map(|&side| words.get(side).iter().filter(|word| is_said(word)).count()).sum();
    if all > 0 { 2.0 * kept as f64 / all as f64 } else { 0.0 }
}

/// The share of common words in whatever order: cheap to say, and never less than the share in order.
fn at_most_common(words: &Sides<Vec<Cow<'_, str>>>) -> f64 {
    let sorted = words.as_ref().map(|words| {
        let mut said: Vec<&str> = words.iter().map(AsRef::as_ref).filter(|word| is_said(word)).collect();
        said.sort_unstable();
        said
    });
    let (mut left, mut right) = (sorted.left.iter().peekable(), sorted.right.iter().peekable());
    let mut both = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let order = a.cmp(b);
        both += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    share(both, words)
}
