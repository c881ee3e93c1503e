//! Times weighed against each other: one finding for each event that is dated.

use crate::align::Relation;
use crate::document::{PassageId, Side, Sides};
use crate::facts::{Modality, Time, When, in_passage, is_prominent};
use crate::language::calendar::{self, Grain, Interval, Lead, Meaning, TimeAgreement};

use super::assign::{Floors, Group, Pair, assign};
use super::draft::{Draft, OneSided, evidence, ordered};
use super::slots::{Slots, Weights, probability};
use super::types::{Confidence, Kind, Verdict};
use super::weigh::{NamesAtOdds, Scales, Unification};

/// What the slots weigh when two times differ; fitted as those of quantities.
fn apart() -> Weights {
    let slots = Slots {
        event: 1.5,
        opposite: -0.5,
        link: 2.3,
        context: 0.9,
        names: 1.1,
        strangers: -0.3,
        figures: 1.3,
        one_other_time: -0.4,
        alone_here: 1.4,
        distance: -0.35,
        grain: -0.8,
        ..Slots::default()
    };
    Weights { bias: -3.4, slots }
}

/// What they weigh when the times agree.
fn agreeing() -> Weights {
    let slots = Slots {
        event: 1.2,
        link: 1.6,
        near_link: 0.5,
        context: 2.2,
        names: 0.6,
        strangers: -0.4,
        figures: 0.6,
        alone_here: 0.5,
        grain: -0.6,
        ..Slots::default()
    };
    Weights { bias: -1.6, slots }
}

/// What a day or an hour adds over a year.
const FINE: f64 = 0.8;
/// How well two events of one text must agree for a coarse and a fine time to date the same.
const ONE_EVENT: f64 = 0.3;
/// By how much a finding prefers to show two mentions that say the same over one that lies within the other.
const SHOW_EQUAL: f64 = 0.25;
/// How many groups of times are asked whether they date the same.
const RECENT: usize = 200;
const FLOORS: Floors = Floors { agreement: 0.5, conflict: 0.5 };

/// The findings of all times.
pub(super) fn findings(scales: &mut Scales<'_>) -> Vec<Draft> {
    let groups = Sides::new(groups(scales, Side::Left), groups(scales, Side::Right));
    let passages = |side: Side| -> Vec<Vec<PassageId>> {
        let of = |group: &Group| group.members.iter().filter_map(|&m| scales.facts.times.get(side).get(m)).map(|t| t.passage).collect();
        groups.get(side).iter().map(of).collect()
    };
    let reach = scales.pairs_in_reach(&passages(Side::Left), &passages(Side::Right));
    let mut pairs = Vec::new();
    for at in reach {
        if let (Some(left), Some(right)) = (groups.left.get(at.left), groups.right.get(at.right)) {
            pairs.extend(weigh_groups(scales, at, left, right));
        }
    }
    let chosen = assign(pairs, Sides::new(groups.left.len(), groups.right.len()), FLOORS);
    let mut drafts: Vec<Draft> = chosen.pairs.iter().filter_map(|pair| paired(scales, &groups, pair)).collect();
    for side in Side::BOTH {
        for &free in chosen.free.get(side) {
            drafts.extend(groups.get(side).get(free).and_then(|g| one_sided(scales, side, g)));
        }
    }
    drafts
}

/// Mentions of one side that date the same: the same stretch of time, or a longer one that is said of the same event by the same names.
fn groups(scales: &Scales<'_>, side: Side) -> Vec<Group> {
    let times = scales.facts.times.get(side);
    let same = |time: &Time, other: &Time| match (&time.interval, &other.interval) {
        (Some(a), Some(b)) if a == b => true,
        (Some(a), Some(b)) => {
            let one_event = || {
                scales.same_event(&time.frame, &other.frame).0 >= ONE_EVENT && !scales.shared_names(&time.frame, &other.frame).1.is_empty()
            };
            calendar::agree(a, b).0 == TimeAgreement::Within
                && time.frame.when == When::Silent
                && other.frame.when == When::Silent
                && one_event()
        }
        (None, None) => time.meaning == other.meaning,
        _ => false,
    };
    let mut groups: Vec<Group> = Vec::new();
    for (i, time) in times.iter().enumerate().filter(|(_, t)| t.meaning != Meaning::Present) {
        // In a long text a time is joined to what was told shortly before.
        let home =
            groups.iter_mut().rev().take(RECENT).find(|g| g.members.iter().filter_map(|&m| times.get(m)).any(|other| same(time, other)));
        match home {
            Some(group) => group.members.push(i),
            None => groups.push(Group { members: vec![i] }),
        }
    }
    groups
}

/// Whether two times can be one, and why; where neither text has a day to place them by, by what they say.
fn agreement(a: &Time, b: &Time) -> (TimeAgreement, String) {
    match (&a.interval, &b.interval) {
        (Some(x), Some(y)) => match calendar::agree(x, y) {
            // "late 2024" is how one writes of December: rough, but the same.
            (TimeAgreement::Within, reason) if is_rough_season(x) || is_rough_season(y) => (TimeAgreement::Equal, reason),
            other => other,
        },
        (None, None) => match calendar::agree_unresolved(&a.meaning, &b.meaning) {
            Some(agreement) => (agreement, "neither text has a date to place the day by; the words themselves were compared".to_owned()),
            None => (TimeAgreement::Unknown, String::new()),
        },
        _ => (TimeAgreement::Unknown, String::new()),
    }
}

/// A part of a year: "late 2024", "early 1998".
fn is_rough_season(interval: &Interval) -> bool {
    interval.grain == Grain::Year && interval.part.is_some()
}

fn weigh_groups(scales: &mut Scales<'_>, at: Sides<usize>, left: &Group, right: &Group) -> Option<Pair> {
    let facts = scales.facts;
    let mut best: Option<(f64, Pair)> = None;
    let mut likeliest: f64 = 0.0;
    let mut agrees_somewhere = false;
    for &a in &left.members {
        for &b in &right.members {
            let (Some(x), Some(y)) = (facts.times.left.get(a), facts.times.right.get(b)) else { continue };
            if !scales.is_within_reach(x.passage, y.passage) {
                continue;
            }
            let (agreement, reason) = agreement(x, y);
            if agreement == TimeAgreement::Unknown {
                continue;
            }
            let agrees = agreement != TimeAgreement::Apart;
            agrees_somewhere |= agrees;
            let unified = unify(scales, x, y, agrees);
            let Unification::Comparable { slots, mut reasons } = unified else { continue };
            let is_fine = |t: &Time| t.interval.is_some_and(|i| i.grain <= Grain::Month);
            let fine = if agreement == TimeAgreement::Equal && (is_fine(x) || is_fine(y)) { FINE } else { 0.0 };
            let likelihood = probability(if agrees { agreeing().weigh(&slots) + fine } else { apart().weigh(&slots) });
            likeliest = likeliest.max(likelihood);
            let shown = likelihood + if agreement == TimeAgreement::Equal { SHOW_EQUAL } else { 0.0 };
            if best.as_ref().is_none_or(|(known, _)| shown > *known) {
                reasons.insert(0, reason);
                best = Some((
                    shown,
                    Pair { left: at.left, right: at.right, members: Sides::new(a, b), likelihood, agrees, is_vague: false, reasons },
                ));
            }
        }
    }
    best.map(|(_, pair)| Pair { likelihood: likeliest, ..pair }).filter(|pair| pair.agrees || !agrees_somewhere)
}

/// Which side of a time an event lies on: what the word before it makes of it. "Active since 2014" and "founded in 2014" both put it in 2014.
#[derive(PartialEq, Eq)]
enum Edge {
    After,
    Before,
    At,
}

const fn edge(lead: Option<Lead>) -> Edge {
    match lead {
        Some(Lead::After) => Edge::After,
        Some(Lead::Until | Lead::Before | Lead::By) => Edge::Before,
        _ => Edge::At,
    }
}

fn unify(scales: &mut Scales<'_>, a: &Time, b: &Time, agrees: bool) -> Unification {
    let (x, y) = (&a.frame, &b.frame);
    if !agrees && (edge(a.lead) != edge(b.lead) || is_loose(a) || is_loose(b)) {
        return Unification::LetGo("one gives a bound, or too long a stretch");
    }
    if !agrees && scales.names_at_odds(x, y) == Some(NamesAtOdds::Known) {
        return Unification::LetGo("they speak of different people or places");
    }
    if !agrees && !scales.may_speak_of_one((x, a.passage), (y, b.passage)) {
        return Unification::LetGo("nothing says that they date the same event");
    }
    let (mut slots, mut reasons) = scales.common_slots((x, a.passage), (y, b.passage));
    slots.alone_here =
        f64::from(u8::from(scales.is_linked(a.passage, b.passage) && is_alone(scales, Side::Left, a) && is_alone(scales, Side::Right, b)));
    if let (Some(i), Some(j)) = (&a.interval, &b.interval) {
        let days = (i.start.date() - j.start.date()).get_days().abs();
        slots.distance = (1.0 + f64::from(days)).log10().min(3.0);
        slots.grain = f64::from(coarseness(i.grain).abs_diff(coarseness(j.grain)));
    }
    for (side, time) in [(Side::Left, a), (Side::Right, b)] {
        if time.interval.is_some_and(|i| i.inferred) {
            reasons.push(format!("the day of \u{201c}{}\u{201d} is inferred, for its text has no date", scales.text(side, time.span)));
        }
    }
    Unification::Comparable { slots, reasons }
}

/// Days, months, years, longer: 0 to 3.
const fn coarseness(grain: Grain) -> u8 {
    match grain {
        Grain::Minute | Grain::Hour | Grain::PartOfDay | Grain::Day | Grain::Weekend | Grain::Week => 0,
        Grain::Month | Grain::Quarter | Grain::Season => 1,
        Grain::Year => 2,
        Grain::Decade | Grain::Century => 3,
    }
}

/// Whether the passage gives no other time.
fn is_alone(scales: &Scales<'_>, side: Side, time: &Time) -> bool {
    in_passage(scales.facts.times.get(side), time.passage, |t| t.passage).1.len() == 1
}

/// Too coarse or too vague to be held against another time.
fn is_loose(time: &Time) -> bool {
    time.interval.is_some_and(|i| i.grain > Grain::Year || i.approximate && i.grain >= Grain::Year)
}

fn paired(scales: &Scales<'_>, groups: &Sides<Vec<Group>>, pair: &Pair) -> Option<Draft> {
    let time = |side: Side| scales.facts.times.get(side).get(*pair.members.get(side));
    let (a, b) = (time(Side::Left)?, time(Side::Right)?);
    let (agreement, _) = agreement(a, b);
    let doubt = if [a, b].iter().any(|t| t.interval.is_none_or(|i| i.inferred)) { 0.05 } else { 0.0 };
    let (verdict, mark, confidence) = match agreement {
        TimeAgreement::Apart => (Verdict::Conflict, "\u{2260}", pair.likelihood - doubt),
        TimeAgreement::Within => (Verdict::Variant, "\u{2248}", pair.likelihood),
        TimeAgreement::Equal => {
            let same = scales.text(Side::Left, a.span).eq_ignore_ascii_case(scales.text(Side::Right, b.span));
            (if same { Verdict::Shared } else { shared_or_variant(a, b) }, "=", pair.likelihood)
        }
        TimeAgreement::Unknown => return None,
    };
    let mut why = pair.reasons.clone();
    let relation = (verdict == Verdict::Conflict).then(|| moved_on(scales, a, b, &mut why)).flatten();
    let (left, right) = (scales.text(Side::Left, a.span), scales.text(Side::Right, b.span));
    let summary = match relation {
        Some(Relation::Fulfilment) => fulfilment(a, b),
        _ => format!("{left} {mark} {right}"),
    };
    let places = Side::BOTH.iter().flat_map(|&side| {
        let group = if side == Side::Left { groups.left.get(pair.left) } else { groups.right.get(pair.right) };
        group
            .into_iter()
            .flat_map(move |g| g.members.iter())
            .filter_map(move |&m| scales.facts.times.get(side).get(m))
            .map(move |t| evidence(side, t.passage, t.span))
    });
    Some(Draft {
        verdict,
        kind: Kind::Date,
        summary,
        why,
        confidence: Confidence::new(confidence.min(0.95)),
        relation,
        spans: Sides::new(Some(evidence(Side::Left, a.passage, a.span)), Some(evidence(Side::Right, b.passage, b.span))),
        evidence: ordered(places.collect()),
        importance: importance(scales, Side::Left, a).max(importance(scales, Side::Right, b)) + 2.0 * pair.likelihood,
    })
}

/// The same stretch of time in other words is shared; only another clock or zone makes it a variant.
fn shared_or_variant(a: &Time, b: &Time) -> Verdict {
    let clocked = |t: &Time| t.interval.as_ref().is_some_and(|i| i.clock.is_some());
    if clocked(a) && clocked(b) { Verdict::Variant } else { Verdict::Shared }
}

/// Whether the later report tells what became of the earlier one's plan: then both days stand, and the relation says so.
fn moved_on(scales: &Scales<'_>, a: &Time, b: &Time, why: &mut Vec<String>) -> Option<Relation> {
    let plan = |t: &Time| matches!(t.frame.modality, Modality::Planned | Modality::Expected);
    if plan(a) == plan(b) {
        return None;
    }
    let references = &scales.facts.references;
    let (planned, done) = if plan(a) { (references.left?, references.right?) } else { (references.right?, references.left?) };
    why.push(format!(
        "one report tells a plan, the other what took place; their days are {} and {}",
        planned.date.strftime("%-d %B %Y"),
        done.date.strftime("%-d %B %Y")
    ));
    Some(if planned.date <= done.date { Relation::Fulfilment } else { Relation::FollowUp })
}

/// "planned for the 8th, took place on the 10th", with days written out.
fn fulfilment(a: &Time, b: &Time) -> String {
    let plan_is_left = matches!(a.frame.modality, Modality::Planned | Modality::Expected);
    let (plan, done) = if plan_is_left { (a, b) } else { (b, a) };
    let day = |t: &Time| t.interval.as_ref().map(calendar::describe).unwrap_or_default();
    let place = |left: bool| if left { "left" } else { "right" };
    format!("planned for {} ({}), took place on {} ({})", day(plan), place(plan_is_left), day(done), place(!plan_is_left))
}

fn one_sided(scales: &Scales<'_>, side: Side, group: &Group) -> Option<Draft> {
    let members = || group.members.iter().filter_map(|&m| scales.facts.times.get(side).get(m));
    let first = members().max_by(|a, b| importance(scales, side, a).total_cmp(&importance(scales, side, b)))?;
    let weight = importance(scales, side, first);
    let one_sided = OneSided {
        kind: Kind::Date,
        place: evidence(side, first.passage, first.span),
        text: scales.text(side, first.span),
        why: "no time in the {} text dates the same event",
        confidence: 0.25 + 0.12 * weight,
        evidence: members().map(|t| evidence(side, t.passage, t.span)).collect(),
        importance: weight,
    };
    Some(one_sided.draft())
}

fn importance(scales: &Scales<'_>, side: Side, time: &Time) -> f64 {
    let passages = &scales.documents.get(side).passages;
    let prominent = passages.get(time.passage.0).is_some_and(|p| is_prominent(p.role));
    let early = 1.0 - time.passage.0 as f64 / passages.len().max(1) as f64;
    let fine = time.interval.as_ref().is_some_and(|i| i.grain <= Grain::Day);
    0.6 + f64::from(u8::from(prominent))
        + 0.8 * early
        + if fine { 0.6 } else { 0.0 }
        + f64::from(u8::from(time.frame.modality == Modality::Planned)) * 0.4
}
