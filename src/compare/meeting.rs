//! Two linked passages held against each other word by word: which of their words tell the same, and where these stand together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::align::Words;
use crate::document::{ByteSpan, PassageId, Side, Sides};

use super::draft::Draft;
use super::statement::{Account, Part, Stretch, Told, heaviest};
use super::types::{Confidence, Kind, Verdict};

/// Below this two words are not alike at all.
const FAINT: f64 = 0.45;
/// How alike the words of two values are that were found to agree, be they written alike or not.
const AGREEING: f64 = 0.95;
/// How alike two words of one name are that are not the same word.
const SAME_NAME: f64 = 0.98;
/// How alike two equal numbers of one digit are, of which nothing else is known.
const BY_CHANCE: f64 = 0.2;
/// A word must find so much of itself on the other side to make a run heavier.
const HALF: f64 = 0.3;
/// What a run loses by going on into another clause.
const BORDER: f64 = 0.25;
/// Rounds in which two runs are drawn from one another at most; most no longer change after two.
const ROUNDS: usize = 4;
/// Stretches that two passages can have in common.
const STRETCHES: usize = 4;

/// Pairs of places, by the passages in which they stand.
type Places = BTreeMap<(usize, usize), Vec<Sides<ByteSpan>>>;

/// What was found of values and quotations already.
#[derive(Default)]
pub(super) struct Known {
    agreements: Places,
    /// Those that are shown as the main statements of their finding.
    shown: Places,
    conflicts: Places,
}

impl Known {
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let mut known = Self::default();
        for finding in drafts.iter().map(|draft| &draft.finding).filter(|finding| finding.confidence >= Confidence::DEFAULT_FLOOR) {
            let is_agreement = matches!(finding.verdict, Verdict::Shared | Verdict::Variant) && finding.kind != Kind::Name;
            let places = match finding.verdict {
                Verdict::Conflict => Some(&mut known.conflicts),
                _ if is_agreement && matches!(finding.kind, Kind::Quantity | Kind::Date) => Some(&mut known.agreements),
                _ => None,
            };
            let of = |side: Side| finding.evidence.iter().filter(move |evidence| evidence.side == side);
            let pairs = of(Side::Left).flat_map(|left| of(Side::Right).map(move |right| (left, right)));
            if let Some(places) = places {
                for (left, right) in pairs {
                    places.entry((left.passage.0, right.passage.0)).or_default().push(Sides::new(left.span, right.span));
                }
            }
            if let Some((left, right)) = finding.spans.left.zip(finding.spans.right).filter(|_| is_agreement) {
                known.shown.entry((left.passage.0, right.passage.0)).or_default().push(Sides::new(left.span, right.span));
            }
        }
        known
    }

    fn agreements(&self, left: usize, right: usize) -> &[Sides<ByteSpan>] {
        self.agreements.get(&(left, right)).map_or(&[], Vec::as_slice)
    }

    /// The places of the values that findings show for two passages.
    pub(super) fn shown(&self, passages: Sides<PassageId>) -> &[Sides<ByteSpan>] {
        self.shown.get(&(passages.left.0, passages.right.0)).map_or(&[], Vec::as_slice)
    }

    /// Whether a conflict was found between two stretches.
    pub(super) fn conflict(&self, passages: Sides<PassageId>, spans: Sides<ByteSpan>) -> bool {
        let conflicts = self.conflicts(passages.left.0, passages.right.0).iter();
        conflicts.into_iter().any(|places| places.left.overlaps(spans.left) && places.right.overlaps(spans.right))
    }

    /// The places of conflicts between two passages.
    fn conflicts(&self, left: usize, right: usize) -> &[Sides<ByteSpan>] {
        self.conflicts.get(&(left, right)).map_or(&[], Vec::as_slice)
    }
}

/// A word of the left passage and one of the right that tell the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Met {
    /// Their places among the told words.
    pub at: Sides<usize>,
    pub likeness: f64,
}

/// The two words that met.
pub(super) fn told<'a>(sides: Sides<&'a Account<'_, '_>>, met: &Met) -> Option<Sides<&'a Told>> {
    Some(Sides::new(sides.left.told.get(met.at.left)?, sides.right.told.get(met.at.right)?))
}

/// Two linked passages, and how like each word of the one is to each of the other.
pub(super) struct Meeting<'a, 'd> {
    pub sides: Sides<&'a Account<'a, 'd>>,
    /// The score of their link.
    pub link: f64,
    likeness: Vec<f64>,
    /// Which words stand in a value that both were found to state.
    known: Sides<Vec<bool>>,
    /// Which words may tell the same: those in which the two contradict each other do not.
    free: Sides<Vec<bool>>,
}

impl<'a, 'd> Meeting<'a, 'd> {
    pub(super) fn new(words: &Words, known: &Known, sides: Sides<&'a Account<'a, 'd>>, link: f64) -> Self {
        let agreements = known.agreements(sides.left.passage().0, sides.right.passage().0);
        let conflicts = known.conflicts(sides.left.passage().0, sides.right.passage().0);
        let held = |side: Side, of: &Sides<ByteSpan>| {
            let account = sides.get(side);
            let within = |told: &Told| of.get(side).overlaps(account.place(told));
            account.told.iter().enumerate().filter(|(_, told)| within(told)).map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let mut known = sides.map(|account| vec![false; account.told.len()]);
        let width = sides.right.told.len();
        let mut likeness = vec![0.0; sides.left.told.len() * width];
        let stands_in_both = Sides::new(Side::Left, Side::Right).map(|side| {
            let words: BTreeSet<usize> = sides.get(side.other()).told.iter().map(|told| told.word).collect();
            sides.get(side).told.iter().map(|told| words.contains(&told.word)).collect::<Vec<bool>>()
        });
        for (row, (own, own_stands)) in likeness.chunks_mut(width.max(1)).zip(sides.left.told.iter().zip(&stands_in_both.left)) {
            for (likeness, (other, other_stands)) in row.iter_mut().zip(sides.right.told.iter().zip(&stands_in_both.right)) {
                // Looking a likeness up is what costs; a word that stands in both passages has found its partner.
                *likeness = alike(words, own, other, *own_stands || *other_stands);
            }
        }
        for of in agreements {
            let held = Sides::new(held(Side::Left, of), held(Side::Right, of));
            let is_figure = |side: Side, at: usize| sides.get(side).told.get(at).is_some_and(|told| told.part == Part::Figure);
            let figures = Side::BOTH.into_iter().all(|side| held.get(side).iter().any(|&at| is_figure(side, at)));
            for side in Side::BOTH {
                for &at in held.get(side) {
                    if let Some(known) = known.get_mut(side).get_mut(at) {
                        *known = true;
                    }
                }
            }
            for &left in &held.left {
                for &right in &held.right {
                    // Two numbers agree with each other, not with what they count.
                    let agree = !figures || is_figure(Side::Left, left) && is_figure(Side::Right, right);
                    if let Some(likeness) = likeness.get_mut(left * width + right).filter(|_| agree) {
                        *likeness = likeness.max(AGREEING);
                    }
                }
            }
        }
        let free = Sides::new(Side::Left, Side::Right).map(|side| {
            let account = sides.get(side);
            let is_free = |told: &Told| !conflicts.iter().any(|places| places.get(side).overlaps(account.place(told)));
            account.told.iter().map(is_free).collect()
        });
        Self { sides, link, likeness, known, free }
    }

    /// How like a word of a side is to one of the other.
    pub(super) fn likeness(&self, side: Side, own: usize, other: usize) -> f64 {
        let (left, right) = match side {
            Side::Left => (own, other),
            Side::Right => (other, own),
        };
        self.likeness.get(left * self.sides.right.told.len() + right).copied().unwrap_or_default()
    }

    /// Which words of two runs tell the same, each one once, the likest first.
    fn met(&self, runs: &Sides<Range<usize>>, free: &Sides<Vec<bool>>) -> Vec<Met> {
        let is_free = |side: Side, at: usize| free.get(side).get(at).copied().unwrap_or_default();
        let mut pairs: Vec<Met> = Vec::new();
        for left in runs.left.clone() {
            for right in runs.right.clone() {
                let likeness = self.likeness(Side::Left, left, right);
                if likeness > 0.0 && is_free(Side::Left, left) && is_free(Side::Right, right) {
                    pairs.push(Met { at: Sides::new(left, right), likeness });
                }
            }
        }
        // Of equals those that lie nearest to the same place of both runs.
        let apart = |met: &Met| (met.at.left - runs.left.start).abs_diff(met.at.right - runs.right.start);
        let place = |met: &Met| met.at.left + met.at.right;
        pairs.sort_by(|a, b| {
            let nearer = apart(a).cmp(&apart(b)).then_with(|| place(a).cmp(&place(b)));
            b.likeness.total_cmp(&a.likeness).then(nearer).then_with(|| a.at.left.cmp(&b.at.left))
        });
        let mut taken = Sides::<BTreeSet<usize>>::default();
        pairs.retain(|met| {
            let is_free = !taken.left.contains(&met.at.left) && !taken.right.contains(&met.at.right);
            if is_free {
                taken.left.insert(met.at.left);
                taken.right.insert(met.at.right);
            }
            is_free
        });
        pairs.sort_by_key(|met| (met.at.left, met.at.right));
        pairs
    }

    pub(super) fn passages(&self) -> Sides<PassageId> {
        Sides::new(self.sides.left.passage(), self.sides.right.passage())
    }

    pub(super) fn is_known(&self, side: Side, at: usize) -> bool {
        self.known.get(side).get(at).copied().unwrap_or_default()
    }

    /// The stretches that tell the same on both sides with the words that met in them, the heaviest first.
    pub(super) fn stretches(&self) -> Vec<(Sides<Stretch>, Vec<Met>)> {
        let mut free = self.free.clone();
        let mut found = Vec::new();
        while found.len() < STRETCHES {
            let Some(stretches) = self.heaviest(&free) else { break };
            let met = self.met(&Sides::new(stretches.left.run.clone(), stretches.right.run.clone()), &free);
            if met.is_empty() {
                break;
            }
            for met in &met {
                for side in Side::BOTH {
                    if let Some(free) = free.get_mut(side).get_mut(*met.at.get(side)) {
                        *free = false;
                    }
                }
            }
            found.push((stretches, met));
        }
        found
    }

    /// The two stretches, among words that are free, that have most in common for what they hold.
    fn heaviest(&self, free: &Sides<Vec<bool>>) -> Option<Sides<Stretch>> {
        let mut runs = self.sides.map(|account| 0..account.told.len());
        for _ in 0..ROUNDS {
            let next = Sides::new(Side::Left, Side::Right).map(|side| {
                let gains = self.gains(side, runs.get(side.other()), free);
                let clause = |at: usize| self.sides.get(side).told.get(at).map(|told| told.clause);
                heaviest(&gains, |at| if at > 0 && clause(at) != clause(at - 1) { BORDER } else { 0.0 })
            });
            let next = Sides::new(next.left?, next.right?);
            if next == runs {
                break;
            }
            runs = next;
        }
        let stretch = |side: Side| {
            let gains = self.gains(side, runs.get(side.other()), free);
            self.sides.get(side).stretch(runs.get(side), |at| gains.get(at).copied().unwrap_or_default())
        };
        Some(Sides::new(stretch(Side::Left)?, stretch(Side::Right)?))
    }

    /// What each word of a side adds to a run, given the other side's run.
    fn gains(&self, side: Side, other: &Range<usize>, free: &Sides<Vec<bool>>) -> Vec<f64> {
        let is_free = |side: Side, at: usize| free.get(side).get(at).copied().unwrap_or_default();
        let gain = |(at, told): (usize, &Told)| {
            let partners = other.clone().filter(|&o| is_free(side, at) && is_free(side.other(), o));
            let best = partners.map(|o| self.likeness(side, at, o)).fold(0.0, f64::max);
            told.weight * (best - HALF)
        };
        self.sides.get(side).told.iter().enumerate().map(gain).collect()
    }
}

/// How alike two words are: the same figure, a word of the same name, other words by meaning unless one of them is settled. A faint likeness is none.
fn alike(words: &Words, own: &Told, other: &Told, is_settled: bool) -> f64 {
    if own.word == other.word {
        let by_chance = own.part == Part::Figure && !own.is_long_figure;
        return if by_chance { BY_CHANCE } else { 1.0 };
    }
    if own.entity.is_some() && own.entity == other.entity {
        return SAME_NAME;
    }
    let is_value = |told: &Told| matches!(told.part, Part::Figure | Part::Name);
    if is_settled || is_value(own) && is_value(other) || own.part == Part::Figure || other.part == Part::Figure {
        return 0.0;
    }
    let similarity = words.similarity(own.word, other.word);
    if similarity < FAINT { 0.0 } else { similarity }
}
