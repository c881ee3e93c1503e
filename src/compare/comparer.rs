//! How any sort of mention is compared: mentions of one side that state the same form a group, groups of the two sides are weighed against each other and
//! assigned one to one, and what met or stayed alone becomes a draft. What the values of a sort mean is left to its [`Mention`].

use crate::align::{Relation, probability};
use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::Facts;
use crate::parallel;
use crate::work::Stage;

use super::assign::{Floors, Group, Pair, assign};
use super::draft::{Draft, OneSided, evidence, ordered, unnumbered};
use super::slots::{Slots, Weights};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::{Reasons, Scales, Unification};

pub(super) const FLOORS: Floors = Floors { agreement: 0.5, conflict: 0.5 };
/// Pairs of groups that make a thread worth its start.
const WORTH_A_THREAD: usize = 500;
/// No finding of two mentions is surer than this.
pub(super) const SUREST: f64 = 0.95;

/// A sort of mention, and what its comparison has of its own. In methods of two mentions the first is of the left side.
pub(super) trait Mention: Sized + Sync {
    const KIND: Kind;
    /// Why nothing stands against a fact of one side, with `{}` for the side that lacks it.
    const ABSENT: &'static str;
    /// How sure it is that a fact of no importance is absent where nothing stands against it.
    const ABSENCE: f64;

    /// The mentions of both sides.
    fn all(facts: &Facts) -> &Sides<Vec<Self>>;
    fn passage(&self) -> PassageId;
    fn span(&self) -> ByteSpan;
    /// What it matters in its text.
    fn importance(&self, scales: &Scales<'_>, side: Side) -> f64;

    /// The mentions of one side, those that state the same together.
    fn groups(scales: &Scales<'_>, side: Side) -> Vec<Group>;

    /// How two values lie; none where they cannot be held against each other.
    fn accord(a: &Self, b: &Self) -> Option<Accord>;
    /// Why they lie so, in words.
    fn reason(a: &Self, b: &Self) -> String;
    /// Unifies the frames of two mentions whose values agree or differ.
    fn unify(scales: &Scales<'_>, a: &Self, b: &Self, agrees: bool, reasons: &mut Reasons) -> Unification;
    /// What the slots weigh where the values agree, and where they differ.
    fn weights(agrees: bool) -> Weights;
    /// What the agreement of two values adds by itself, as log odds.
    fn telling(a: &Self, b: &Self, accord: Accord) -> f64;
    /// By how much a finding prefers to show these two rather than others of their groups, in steps of likelihood.
    fn preference(scales: &Scales<'_>, a: &Self, b: &Self, accord: Accord) -> f64;
    /// Whether the value is too vague to settle another.
    fn is_vague(&self) -> bool {
        false
    }

    /// Whether the agreement of two values leaves open what the exacter one says.
    fn leaves_open(_: &Self, _: &Self, _: Accord) -> bool {
        false
    }

    /// Whether it says the same as another of its group, less exactly.
    fn is_coarser_than(&self, _: &Self) -> bool {
        false
    }

    /// What is said of two mentions that speak of one thing.
    fn verdict(_: &Scales<'_>, _: &Self, _: &Self, accord: Accord) -> Verdict {
        accord.verdict()
    }
    /// What became of the one in the other, where two that conflict tell of different stages.
    fn sequel(_: &Scales<'_>, _: &Self, _: &Self) -> Option<Sequel> {
        None
    }
}

/// How two values lie that can be held against each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Accord {
    /// The same.
    Equal,
    /// Not the same on the surface, yet both can be right.
    Compatible,
    /// At odds.
    Apart {
        /// How much less sure than usual.
        doubt: f64,
    },
}

impl Accord {
    pub(super) const fn verdict(self) -> Verdict {
        match self {
            Self::Equal => Verdict::Shared,
            Self::Compatible => Verdict::Variant,
            Self::Apart { .. } => Verdict::Conflict,
        }
    }

    pub(super) const fn agrees(self) -> bool {
        !matches!(self, Self::Apart { .. })
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Compatible => "\u{2248}",
            Self::Apart { .. } => "\u{2260}",
        }
    }

    pub(super) const fn doubt(self) -> f64 {
        match self {
            Self::Equal | Self::Compatible => 0.0,
            Self::Apart { doubt } => doubt,
        }
    }
}

/// How one statement goes on from the other.
pub(super) struct Sequel {
    pub relation: Relation,
    pub reason: String,
    /// A line that tells more than the two values side by side.
    pub summary: Option<String>,
}

/// The findings of all mentions of a sort.
pub(super) fn findings<M: Mention>(scales: &Scales<'_>) -> Vec<Draft> {
    let groups = Sides::new(M::groups(scales, Side::Left), M::groups(scales, Side::Right));
    let passages = |side: Side| -> Vec<Vec<PassageId>> {
        groups.get(side).iter().map(|group| members::<M>(scales, side, group).map(M::passage).collect()).collect()
    };
    let reach = scales.pairs_in_reach(&passages(Side::Left), &passages(Side::Right));
    scales.work.begin(Stage::Comparing, reach.len());
    let weighed = parallel::map(reach.len(), WORTH_A_THREAD, |i| {
        let at = *reach.get(i).filter(|_| scales.work.goes_on(Stage::Comparing))?;
        weigh::<M>(scales, &groups, at)
    });
    let pairs = weighed.into_iter().flatten().collect();
    let chosen = assign(pairs, Sides::new(groups.left.len(), groups.right.len()), FLOORS);
    let mut drafts: Vec<Draft> = chosen.pairs.iter().filter_map(|pair| paired::<M>(scales, &groups, pair)).collect();
    for side in Side::BOTH {
        for &free in chosen.free.get(side) {
            drafts.extend(groups.get(side).get(free).and_then(|group| one_sided::<M>(scales, side, group)));
        }
    }
    drafts
}

fn members<'f, M: Mention + 'f>(scales: &Scales<'f>, side: Side, group: &Group) -> impl Iterator<Item = &'f M> {
    let all = M::all(scales.facts).get(side);
    group.members.iter().filter_map(|&member| all.get(member))
}

/// The likeliest way in which two groups are comparable.
fn weigh<M: Mention>(scales: &Scales<'_>, groups: &Sides<Vec<Group>>, at: Sides<usize>) -> Option<Pair> {
    let all = M::all(scales.facts);
    let (left, right) = (groups.left.get(at.left)?, groups.right.get(at.right)?);
    let mut best: Option<(f64, Pair)> = None;
    let mut likeliest: f64 = 0.0;
    let mut agrees_somewhere = false;
    let (lefts, rights) = (exact(&all.left, left), exact(&all.right, right));
    for &(i, a) in &lefts {
        for &(j, b) in &rights {
            if !scales.is_within_reach(a.passage(), b.passage()) {
                continue;
            }
            let Some((accord, held)) = held(scales, a, b, &mut Reasons::default()) else { continue };
            let agrees = accord.agrees();
            agrees_somewhere |= agrees;
            let Ok((_, likelihood)) = held else { continue };
            likeliest = likeliest.max(likelihood);
            let shown = likelihood + M::preference(scales, a, b, accord);
            if best.as_ref().is_none_or(|(known, _)| shown > *known) {
                let is_vague = a.is_vague() || b.is_vague() || M::leaves_open(a, b, accord);
                let pair = Pair { left: at.left, right: at.right, members: Sides::new(i, j), likelihood, agrees, is_vague };
                best = Some((shown, pair));
            }
        }
    }
    // Where any mention of one side agrees with any of the other, the two groups do not conflict.
    best.map(|(_, pair)| Pair { likelihood: likeliest, ..pair }).filter(|pair| pair.agrees || !agrees_somewhere)
}

/// The mentions of a group, by number, but those that another one says more exactly: "next week" does not agree for "3 June".
pub(super) fn exact<'m, M: Mention>(all: &'m [M], group: &Group) -> Vec<(usize, &'m M)> {
    let members = || group.members.iter().filter_map(|&i| Some((i, all.get(i)?)));
    members().filter(|(_, mention)| !members().any(|(_, other)| mention.is_coarser_than(other))).collect()
}

/// What came of two frames that were laid side by side: how far each slot agrees and how likely the two speak of one thing, or why they do not.
pub(super) type Held = Result<(Slots, f64), &'static str>;

/// How two mentions lie, and what comes of their frames; none where the values cannot be held against each other.
pub(super) fn held<M: Mention>(scales: &Scales<'_>, a: &M, b: &M, reasons: &mut Reasons) -> Option<(Accord, Held)> {
    let accord = accord(scales, a, b)?;
    let agrees = accord.agrees();
    let held = match M::unify(scales, a, b, agrees, reasons) {
        Unification::Comparable(slots) => {
            let odds = M::weights(agrees).weigh(&slots);
            Ok((slots, probability(if agrees { odds + M::telling(a, b, accord) } else { odds })))
        }
        Unification::LetGo(reason) => Err(reason),
    };
    Some((accord, held))
}

/// How two mentions lie: the same where neither version of a text changed them, else as their values say.
pub(super) fn accord<M: Mention>(scales: &Scales<'_>, a: &M, b: &M) -> Option<Accord> {
    if are_unchanged(scales, a, b) { Some(Accord::Equal) } else { M::accord(a, b) }
}

fn are_unchanged<M: Mention>(scales: &Scales<'_>, a: &M, b: &M) -> bool {
    scales.are_unchanged((a.passage(), a.span()), (b.passage(), b.span()))
}

/// Two groups that speak of one thing.
fn paired<M: Mention>(scales: &Scales<'_>, groups: &Sides<Vec<Group>>, pair: &Pair) -> Option<Draft> {
    let all = M::all(scales.facts);
    let (a, b) = (all.left.get(pair.members.left)?, all.right.get(pair.members.right)?);
    let accord = accord(scales, a, b)?;
    let is_unchanged = are_unchanged(scales, a, b);
    let mut why = Reasons::told(if is_unchanged { "both versions say it in the same words".to_owned() } else { M::reason(a, b) });
    M::unify(scales, a, b, accord.agrees(), &mut why);
    let verdict = M::verdict(scales, a, b, accord);
    let (left, right) = (scales.text(Side::Left, a.span()), scales.text(Side::Right, b.span()));
    let mut evidence = places::<M>(scales, Side::Left, groups.left.get(pair.left)?);
    evidence.extend(places::<M>(scales, Side::Right, groups.right.get(pair.right)?));
    let mut finding = Finding {
        id: unnumbered(verdict),
        verdict,
        kind: M::KIND,
        summary: format!("{left} {} {right}", accord.mark()),
        why: why.into_words(),
        confidence: Confidence::new((pair.likelihood - accord.doubt()).min(SUREST)),
        relation: None,
        spans: Sides::new(Some(place(Side::Left, a)), Some(place(Side::Right, b))),
        evidence: ordered(evidence),
    };
    if verdict == Verdict::Conflict
        && let Some(sequel) = M::sequel(scales, a, b)
    {
        finding.relation = Some(sequel.relation);
        finding.why.push(sequel.reason);
        finding.summary = sequel.summary.unwrap_or(finding.summary);
    }
    let importance = a.importance(scales, Side::Left).max(b.importance(scales, Side::Right)) + 2.0 * pair.likelihood;
    Some(Draft { finding, importance })
}

/// A group that nothing of the other side speaks of.
fn one_sided<M: Mention>(scales: &Scales<'_>, side: Side, group: &Group) -> Option<Draft> {
    let weighed = members::<M>(scales, side, group).map(|mention| (mention.importance(scales, side), mention));
    let (importance, first) = weighed.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let one_sided = OneSided {
        kind: M::KIND,
        place: place(side, first),
        text: scales.text(side, first.span()),
        why: M::ABSENT,
        confidence: M::ABSENCE + 0.12 * importance,
        evidence: places::<M>(scales, side, group),
        importance,
    };
    Some(one_sided.draft())
}

/// Where the mentions of a group stand.
fn places<M: Mention>(scales: &Scales<'_>, side: Side, group: &Group) -> Vec<Evidence> {
    members::<M>(scales, side, group).map(|mention| place(side, mention)).collect()
}

fn place<M: Mention>(side: Side, mention: &M) -> Evidence {
    evidence(side, mention.passage(), mention.span())
}
