//! Times weighed against each other: one finding for each event that is dated.

use crate::align::Relation;
use crate::document::{Side, Sides};
use crate::facts::{Modality, Time, is_prominent};
use crate::language::calendar::{self, Grain, Lead, TimeAgreement};

use super::assign::{Group, Pair, assign};
use super::draft::{Draft, evidence, ordered};
use super::types::{Confidence, Kind, Verdict};
use super::weigh::{NamesAtOdds, Scales, Unification};

/// Strength from which agreeing times date the same event.
const SHARED: f64 = 1.6;
/// Strength from which times that differ are a conflict.
const CONFLICT: f64 = 2.2;
/// How well the events must agree before two days are held against each other.
const EVENT: f64 = 0.45;

/// The findings of all times.
pub(super) fn findings(scales: &mut Scales<'_>) -> Vec<Draft> {
    let groups = Sides::new(groups(scales, Side::Left), groups(scales, Side::Right));
    let mut pairs = Vec::new();
    for (l, left) in groups.left.iter().enumerate() {
        for (r, right) in groups.right.iter().enumerate() {
            pairs.extend(weigh_groups(scales, l, left, r, right));
        }
    }
    let chosen = assign(pairs, groups.left.len(), groups.right.len(), SHARED, CONFLICT);
    let mut drafts: Vec<Draft> = chosen.pairs.iter().filter_map(|pair| paired(scales, &groups, pair)).collect();
    for side in Side::BOTH {
        for &free in chosen.free.get(side) {
            drafts.extend(groups.get(side).get(free).and_then(|g| one_sided(scales, side, g)));
        }
    }
    drafts
}

/// Mentions of one side that give the same stretch of time.
fn groups(scales: &Scales<'_>, side: Side) -> Vec<Group> {
    let times = scales.facts.times.get(side);
    let mut groups: Vec<Group> = Vec::new();
    for (i, time) in times.iter().enumerate().filter(|(_, t)| t.interval.is_some()) {
        let home =
            groups.iter_mut().find(|g| g.members.first().and_then(|&m| times.get(m)).is_some_and(|other| other.interval == time.interval));
        match home {
            Some(group) => group.members.push(i),
            None => groups.push(Group { members: vec![i] }),
        }
    }
    groups
}

fn weigh_groups(scales: &mut Scales<'_>, l: usize, left: &Group, r: usize, right: &Group) -> Option<Pair> {
    let facts = scales.facts;
    let mut best: Option<Pair> = None;
    for &a in &left.members {
        for &b in &right.members {
            let (Some(x), Some(y)) = (facts.times.left.get(a), facts.times.right.get(b)) else { continue };
            let (Some(i), Some(j)) = (&x.interval, &y.interval) else { continue };
            let (agreement, reason) = calendar::agree(i, j);
            if agreement == TimeAgreement::Unknown {
                continue;
            }
            let agrees = agreement != TimeAgreement::Apart;
            let u = unify(scales, x, y, agrees);
            if std::env::var("DBG").is_ok() {
                eprintln!("T {:?} | {:?} {:?} {:?}", scales.text(Side::Left, x.span), scales.text(Side::Right, y.span), agreement, u);
            }
            if let Unification::Comparable { strength, mut reasons } = u
                && best.as_ref().is_none_or(|p| strength > p.strength)
            {
                reasons.insert(0, reason);
                let exact = agreement == TimeAgreement::Equal && i.grain <= Grain::Month;
                best = Some(Pair {
                    left: l,
                    right: r,
                    members: Sides::new(a, b),
                    strength,
                    agrees,
                    rarity: if exact { 0.6 } else { 0.2 },
                    is_vague: false,
                    is_specific: false,
                    reasons,
                });
            }
        }
    }
    best
}

/// A beginning, an end, or a day: what the word before a time makes of it.
#[derive(PartialEq, Eq)]
enum Edge {
    Start,
    End,
    At,
}

const fn edge(lead: Option<Lead>) -> Edge {
    match lead {
        Some(Lead::Since | Lead::After | Lead::From) => Edge::Start,
        Some(Lead::Until | Lead::Before | Lead::By) => Edge::End,
        _ => Edge::At,
    }
}

fn unify(scales: &mut Scales<'_>, a: &Time, b: &Time, agrees: bool) -> Unification {
    let (x, y) = (&a.frame, &b.frame);
    let mut strength = 0.0;
    let mut reasons = Vec::new();
    let (event, words) = scales.same_event(x, y);
    if !agrees && (event < EVENT || edge(a.lead) != edge(b.lead) || scales.opposite_events(x, y) || is_loose(a) || is_loose(b)) {
        return Unification::LetGo("they date different events");
    }
    strength += 1.2 * event;
    if let Some((p, q)) = words {
        reasons.push(if p == q {
            format!("both date \u{201c}{p}\u{201d}")
        } else {
            format!("\u{201c}{p}\u{201d} and \u{201c}{q}\u{201d} tell the same event")
        });
    }
    match scales.names_at_odds(x, y) {
        Some(NamesAtOdds::Known) if !agrees => return Unification::LetGo("they speak of different people or places"),
        Some(NamesAtOdds::Known) => strength -= 0.4,
        Some(NamesAtOdds::Unknown) if !agrees => strength -= 0.4,
        Some(NamesAtOdds::Unknown) | None => {}
    }
    let (names, shared) = scales.shared_names(x, y);
    strength += 0.4 * names.min(1.5);
    if !agrees && shared.is_empty() && !scales.is_linked(a.passage, b.passage) {
        return Unification::LetGo("nothing says that they date the same event");
    }
    if let Some(&id) = shared.first() {
        reasons.push(format!("both passages name {}", scales.entity_text(id)));
    }
    strength += 0.9 * scales.link(a.passage, b.passage);
    if scales.is_linked(a.passage, b.passage) {
        reasons.push("the passages are linked".to_owned());
    }
    strength += 1.2 * scales.context(x, y);
    for time in [a, b].into_iter().filter(|t| t.inferred) {
        let text = scales.text(if std::ptr::eq(time, a) { Side::Left } else { Side::Right }, time.span);
        reasons.push(format!("the day of \u{201c}{text}\u{201d} is inferred, for its text has no date"));
    }
    Unification::Comparable { strength, reasons }
}

/// Too coarse or too vague to be held against another time.
fn is_loose(time: &Time) -> bool {
    time.interval.as_ref().is_none_or(|i| i.grain > Grain::Year || i.approximate && i.grain >= Grain::Year)
}

fn paired(scales: &Scales<'_>, groups: &Sides<Vec<Group>>, pair: &Pair) -> Option<Draft> {
    let time = |side: Side| scales.facts.times.get(side).get(*pair.members.get(side));
    let (a, b) = (time(Side::Left)?, time(Side::Right)?);
    let (agreement, _) = calendar::agree(a.interval.as_ref()?, b.interval.as_ref()?);
    let doubt = if a.inferred || b.inferred { 0.1 } else { 0.0 };
    let (verdict, mark, confidence) = match agreement {
        TimeAgreement::Apart => (Verdict::Conflict, "\u{2260}", 0.22 + 0.15 * pair.strength - doubt),
        TimeAgreement::Within => (Verdict::Variant, "\u{2248}", 0.35 + 0.15 * pair.strength),
        TimeAgreement::Equal => {
            let same = scales.text(Side::Left, a.span).eq_ignore_ascii_case(scales.text(Side::Right, b.span));
            (if same { Verdict::Shared } else { shared_or_variant(a, b) }, "=", 0.45 + 0.15 * pair.strength)
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
        importance: importance(scales, Side::Left, a).max(importance(scales, Side::Right, b)) + pair.strength,
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
    let place = evidence(side, first.passage, first.span);
    let other = side.other().name();
    Some(Draft {
        verdict: if side == Side::Left { Verdict::OnlyLeft } else { Verdict::OnlyRight },
        kind: Kind::Date,
        summary: format!("{}: absent from the {other} text", scales.text(side, first.span)),
        why: vec![format!("no time in the {other} text dates the same event")],
        confidence: Confidence::new(0.25 + 0.12 * weight),
        relation: None,
        spans: if side == Side::Left { Sides::new(Some(place), None) } else { Sides::new(None, Some(place)) },
        evidence: ordered(members().map(|t| evidence(side, t.passage, t.span)).collect()),
        importance: weight,
    })
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
