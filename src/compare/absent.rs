//! Statements that one text alone makes, and what matters most of all that one text alone has.
//!
//! A clause whose words no linked passage of the other text tells is a statement of its own. It takes in the values and names of one side that stand in
//! it, so that a reader meets each clause once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::align::probability;
use crate::document::{ByteSpan, PassageId, Role, Side, Sides};

use super::draft::{Draft, OneSided, evidence};
use super::meeting::Meeting;
use super::sight::Sight;
use super::statement::{Account, Part, Stretch, heaviest};
use super::types::{Confidence, Evidence, Finding, Kind};
use super::weigh::Scales;
use super::wording::Both;

/// What speaks for a statement of one side being one that an editor would miss in the other text, or what each point of it weighs.
#[derive(Debug, Clone, Copy)]
struct Points {
    /// What is absent of it weighs, on a logarithmic scale.
    absent: f64,
    /// The share of it that is absent.
    share: f64,
    /// The score of the best link of its passage.
    linked: f64,
    /// It stands in a headline or a caption, which say short what the text says at length.
    head: f64,
    /// It tells a number that the other text has not.
    figure: f64,
    /// Words of names that are absent, at most four.
    names: f64,
    /// The share of it that stands in quotation marks.
    quoted: f64,
}

impl Points {
    fn weigh(&self, weights: &Self) -> f64 {
        self.values().iter().zip(weights.values()).map(|(value, weight)| value * weight).sum()
    }

    const fn values(&self) -> [f64; 7] {
        [self.absent, self.share, self.linked, self.head, self.figure, self.names, self.quoted]
    }
}

/// What the points weigh: fitted by logistic regression on what editors called important and absent from the other text in the corpus under
/// `tests/corpus` and ten further annotated pairs.
const WEIGHTS: Points = Points { absent: 1.32, share: 0.62, linked: -1.16, head: -3.47, figure: 1.26, names: 0.11, quoted: -0.9 };
const BIAS: f64 = -4.01;
/// Editors mark few of the statements that are absent: by so much the log odds of one being absent and worth a line lie above those of its being marked.
const UNMARKED: f64 = 1.75;
/// Statements that are less likely are not kept, not even for who wants to see all.
const LEAST: f64 = 0.4;
const SUREST: f64 = 0.95;
/// A word that finds so much of itself in a linked passage is told there.
const TOLD: f64 = 0.6;
/// Links below this score show only in part that something is told.
const SURE: f64 = 0.4;
/// A word that finds less of itself on the other side is absent there.
const FOUND: f64 = 0.9;
/// A statement of which both texts tell so much is none of one side.
const SHARED: f64 = 0.5;
/// One statement for so many passages is the most that is listed, and so many for a short text.
const PASSAGES: usize = 2;
const FEWEST: usize = 8;
/// Values and names outside of these statements follow them: by so much less do they matter.
const APART: f64 = 0.05;

/// A statement that one side alone makes.
struct Statement<'s, 'd> {
    account: &'s Account<'s, 'd>,
    stretch: Stretch,
    clause: ByteSpan,
    log_odds: f64,
}

/// The drafts with the statements of one side, in which the values and names of that side are taken up that stand in them; `both` are the words with which
/// both texts tell the same.
pub(super) fn findings(scales: &Scales<'_>, sight: &Sight<'_, '_>, told: &Told, both: &Both, mut drafts: Vec<Draft>) -> Vec<Draft> {
    for side in Side::BOTH {
        let statements = statements(sight, side, told.get(side), both, &drafts);
        let (own, mut rest): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| place_of(draft, side).is_some());
        let mut by_passage: BTreeMap<usize, Vec<(usize, Evidence)>> = BTreeMap::new();
        for (at, draft) in own.iter().enumerate() {
            if let Some(place) = place_of(draft, side) {
                by_passage.entry(place.passage.0).or_default().push((at, place));
            }
        }
        let mut taken = vec![false; own.len()];
        let listed = FEWEST.max(sight.accounts.get(side).len() / PASSAGES);
        for (rank, statement) in statements.iter().enumerate() {
            let is_listed = rank < listed && statement.confidence() >= Confidence::DEFAULT_FLOOR;
            let here = by_passage.get(&statement.account.passage().0).into_iter().flatten();
            let within = here.filter(|(_, place)| is_listed && place.span.overlaps(statement.clause)).map(|(at, _)| *at);
            let mut values = Vec::new();
            for at in within {
                values.extend(own.get(at).map(|draft| &draft.finding));
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
            }
            rest.push(statement.draft(scales, side, is_listed, &values));
        }
        let apart = own.into_iter().zip(taken).filter(|(_, taken)| !taken);
        rest.extend(apart.map(|(draft, _)| Draft { importance: APART * draft.importance, ..draft }));
        drafts = rest;
    }
    drafts
}

/// Where a fact of one side stands; nothing for other findings.
fn place_of(draft: &Draft, side: Side) -> Option<Evidence> {
    draft.finding.spans.get(side).filter(|_| draft.finding.verdict.is_one_sided())
}

/// How much each word of two linked passages finds of itself in the other passage.
pub(super) struct Found {
    passages: Sides<PassageId>,
    words: Sides<Vec<f64>>,
}

impl Found {
    pub(super) fn of(meeting: &Meeting<'_, '_>) -> Self {
        let trust = (meeting.link / SURE).min(1.0);
        let words = Sides::new(Side::Left, Side::Right).map(|side| {
            let count = |side: Side| meeting.sides.get(side).told.len();
            let best = |at: usize| (0..count(side.other())).map(|other| meeting.likeness(side, at, other)).fold(0.0, f64::max);
            (0..count(side)).map(|at| best(at) * trust).collect()
        });
        Self { passages: meeting.passages(), words }
    }
}

/// How much each word of each passage finds of itself in the passages that are linked with it.
pub(super) type Told = Sides<Vec<Vec<f64>>>;

pub(super) fn told(sight: &Sight<'_, '_>, found: impl Iterator<Item = Found>) -> Told {
    let mut told: Told = sight.accounts.as_ref().map(|accounts| accounts.iter().map(|account| vec![0.0_f64; account.told.len()]).collect());
    for found in found {
        for side in Side::BOTH {
            let of_passage = told.get_mut(side).get_mut(found.passages.get(side).0);
            for (told, found) in of_passage.into_iter().flatten().zip(found.words.get(side)) {
                *told = told.max(*found);
            }
        }
    }
    told
}

/// The statements of a side that the other does not make, the most important first.
fn statements<'s, 'd>(sight: &Sight<'s, 'd>, side: Side, told: &[Vec<f64>], both: &Both, drafts: &[Draft]) -> Vec<Statement<'s, 'd>> {
    let mut figures: Vec<ByteSpan> = drafts
        .iter()
        .filter(|draft| draft.finding.kind == Kind::Quantity)
        .filter_map(|draft| place_of(draft, side))
        .map(|place| place.span)
        .collect();
    figures.sort_unstable();
    let accounts = sight.accounts.get(side).iter().zip(told);
    let of_each = accounts.flat_map(|(account, told)| account.reading.clauses.iter().map(move |clause| (account, told, clause)));
    let mut statements: Vec<Statement<'_, '_>> =
        of_each.filter_map(|(account, told, clause)| statement(sight, side, account, told, clause, &figures)).collect();
    statements.retain(|statement| statement.confidence() >= Confidence::new(LEAST) && !statement.is_shared(both.get(side)));
    statements.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then_with(|| a.stretch.span.cmp(&b.stretch.span)));
    statements
}

fn statement<'s, 'd>(
    sight: &Sight<'_, '_>,
    side: Side,
    account: &'s Account<'s, 'd>,
    told: &[f64],
    clause: &Range<usize>,
    figures: &[ByteSpan],
) -> Option<Statement<'s, 'd>> {
    let all = account.told_in(clause);
    let told_of = |at: usize| told.get(at).copied().unwrap_or_default();
    let gain = |at: usize| account.told.get(at).map_or(0.0, |word| word.weight * (TOLD - told_of(at)));
    let gains: Vec<f64> = all.clone().map(gain).collect();
    let run = heaviest(&gains, |_| 0.0)?;
    let stretch = account.stretch(&(all.start + run.start..all.start + run.end), gain)?;
    let mass = account.mass(&stretch.run);
    let words = || stretch.run.clone().filter_map(|at| Some((account.told.get(at)?, told_of(at))));
    let absent: f64 = words().map(|(word, told)| word.weight * (1.0 - told)).sum();
    let names = words().filter(|(word, told)| word.part == Part::Name && *told < FOUND).count();
    let quoted = words().filter(|(word, _)| word.quoted).count();
    let has_figure = {
        let first = figures.partition_point(|figure| figure.end <= stretch.span.start);
        figures.get(first).is_some_and(|figure| figure.overlaps(stretch.span))
    };
    let points = Points {
        absent: absent.ln_1p(),
        share: absent / mass.max(f64::MIN_POSITIVE),
        linked: sight.best_link(side, account.passage().0),
        head: f64::from(u8::from(account.reading.passage.role != Role::Body)),
        figure: f64::from(u8::from(has_figure)),
        names: names.min(4) as f64,
        quoted: quoted as f64 / stretch.run.len().max(1) as f64,
    };
    Some(Statement { account, clause: account.reading.span(clause), log_odds: BIAS + points.weigh(&WEIGHTS), stretch })
}

impl Statement<'_, '_> {
    fn confidence(&self) -> Confidence {
        Confidence::new(probability(self.log_odds + UNMARKED).min(SUREST))
    }

    /// Whether a good part of it is told by both texts, by the words of a passage that both tell.
    fn is_shared(&self, both: &BTreeMap<usize, BTreeSet<usize>>) -> bool {
        let Some(tokens) = both.get(&self.account.passage().0) else { return false };
        let words = self.account.words_of(&self.stretch.run).iter();
        let shared: f64 = words.filter(|word| tokens.contains(&word.token)).map(|word| word.weight).sum();
        shared >= SHARED * self.account.mass(&self.stretch.run)
    }

    /// The finding; `values` are the values and names in its clause that the other text has not.
    fn draft(&self, scales: &Scales<'_>, side: Side, is_listed: bool, values: &[&Finding]) -> Draft {
        let one_sided = OneSided {
            kind: values.iter().map(|value| value.kind).min().unwrap_or(Kind::Wording),
            place: evidence(side, self.account.passage(), self.stretch.span),
            text: scales.text(side, self.stretch.span),
            why: "no linked passage of the {} text says it",
            confidence: self.confidence().value(),
            evidence: vec![evidence(side, self.account.passage(), self.stretch.span)],
            importance: probability(self.log_odds),
        };
        let mut draft = one_sided.draft();
        for value in values {
            let place = value.spans.get(side).map(|place| scales.text(side, place.span));
            draft.finding.why.extend(place.zip(value.why.first()).map(|(text, why)| format!("\u{201c}{text}\u{201d}: {why}")));
        }
        if !is_listed {
            draft.finding.confidence = draft.finding.confidence.min(Confidence::BELOW_FLOOR);
        }
        draft
    }
}
