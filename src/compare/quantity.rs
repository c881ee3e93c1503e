//! Quantities weighed against each other: one finding for each thing that is counted or measured.

use crate::document::{Side, Sides};
use crate::facts::{Modality, Quantity, Share, is_general_head, is_prominent};
use crate::language::number::{self, Agreement, Dimension, NumberForm};
use crate::language::{opposed, same_meaning};

use super::assign::{Group, Pair, assign};
use super::draft::{Draft, evidence, ordered};
use super::types::{Confidence, Kind, Verdict};
use super::weigh::{NamesAtOdds, Scales, Timing, Unification, timing};

/// Strength from which equal values are the same fact.
const SHARED: f64 = 1.7;
/// Strength from which values that differ are a conflict.
const CONFLICT: f64 = 1.9;

/// The findings of all quantities.
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

/// Mentions of one side that state the same: equal value of the same thing.
fn groups(scales: &mut Scales<'_>, side: Side) -> Vec<Group> {
    let quantities = scales.facts.quantities.get(side);
    let mut groups: Vec<Group> = Vec::new();
    for (i, quantity) in quantities.iter().enumerate() {
        let home =
            groups.iter_mut().find(|g| g.members.iter().any(|&m| quantities.get(m).is_some_and(|other| restates(scales, other, quantity))));
        match home {
            Some(group) => group.members.push(i),
            None => groups.push(Group { members: vec![i] }),
        }
    }
    groups
}

fn restates(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    if number::agree(&a.value, &b.value) != Agreement::Equal || a.frame.rate != b.frame.rate {
        return false;
    }
    match (&a.frame.head, &b.frame.head) {
        (Some(x), Some(y)) if x == y || same_meaning(x, y) => !matches!(timing(&a.frame.when, &b.frame.when), Timing::Apart),
        (Some(x), Some(y)) if !is_general_head(x) && !is_general_head(y) => false,
        _ => scales.same_event(&a.frame, &b.frame).0 >= 0.5 || (!is_count(a) && a.passage.0.abs_diff(b.passage.0) <= 1),
    }
}

/// Whether the number counts things, as against measuring, pricing or sharing.
fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.value.form, NumberForm::Cardinal | NumberForm::Vague)
}

/// The strongest way in which two groups are comparable.
fn weigh_groups(scales: &mut Scales<'_>, l: usize, left: &Group, r: usize, right: &Group) -> Option<Pair> {
    let facts = scales.facts;
    let (mut best, mut shown_best, mut strongest): (Option<Pair>, f64, f64) = (None, f64::MIN, f64::MIN);
    for &a in &left.members {
        for &b in &right.members {
            let (Some(x), Some(y)) = (facts.quantities.left.get(a), facts.quantities.right.get(b)) else { continue };
            let agreement = number::agree(&x.value, &y.value);
            if matches!(agreement, Agreement::NotComparable) || one_is_vague_part(x, y) {
                continue;
            }
            let u = unify(scales, x, y, &agreement);
            if std::env::var("DBG").is_ok() {
                eprintln!(
                    "Q {:?} | {:?} {:?} {:?}",
                    scales.text(Side::Left, x.span),
                    scales.text(Side::Right, y.span),
                    matches!(agreement, Agreement::Apart { .. }),
                    u
                );
            }
            if let Unification::Comparable { strength, reasons } = u {
                let agrees = !matches!(agreement, Agreement::Apart { .. });
                let shown = strength + preference(scales, x, y);
                strongest = strongest.max(strength);
                if shown <= shown_best {
                    continue;
                }
                shown_best = shown;
                best = Some(Pair {
                    left: l,
                    right: r,
                    members: Sides::new(a, b),
                    strength,
                    agrees,
                    rarity: rarity(x).min(rarity(y)),
                    is_vague: is_vague(x) || is_vague(y),
                    is_specific: is_specific(x, y),
                    reasons,
                });
            }
        }
    }
    if let Some(pair) = &mut best {
        pair.strength = strongest;
    }
    // Where any mention of one side agrees with any of the other, the two groups do not conflict.
    best.filter(|pair| {
        pair.agrees
            || !left.members.iter().any(|&a| {
                right.members.iter().any(|&b| {
                    facts
                        .quantities
                        .left
                        .get(a)
                        .zip(facts.quantities.right.get(b))
                        .is_some_and(|(x, y)| matches!(number::agree(&x.value, &y.value), Agreement::Equal | Agreement::Compatible(_)))
                })
            })
    })
}

/// Which of several mentions a finding shows: linked passages, and the report rather than its headline.
fn preference(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> f64 {
    let is_head = |side: Side, q: &Quantity| scales.documents.get(side).passages.get(q.passage.0).is_some_and(|p| is_prominent(p.role));
    let heads = [is_head(Side::Left, a), is_head(Side::Right, b)].into_iter().filter(|&h| h).count();
    0.6 * f64::from(u8::from(scales.is_linked(a.passage, b.passage))) - 0.4 * heads as f64
}

/// Whether two quantities count one specific thing or measure by a unit that few things are measured by.
fn is_specific(a: &Quantity, b: &Quantity) -> bool {
    matches!(head(a, b), Head::Same(_)) || a.value.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Magnitude)
}

fn is_vague(quantity: &Quantity) -> bool {
    quantity.value.form == NumberForm::Vague
}

/// "several of them" says too little to be weighed.
fn one_is_vague_part(a: &Quantity, b: &Quantity) -> bool {
    [a, b].iter().any(|q| is_vague(q) && q.frame.share != Share::Plain)
}

/// A value that is rarely stated by chance: two significant digits or more.
fn rarity(quantity: &Quantity) -> f64 {
    let digits = (quantity.value.high.abs() / quantity.value.step.max(1e-9)).max(1.0).log10();
    (0.2 + 0.3 * digits).min(1.0)
}

/// Unifies the frames of two quantities.
fn unify(scales: &mut Scales<'_>, a: &Quantity, b: &Quantity, agreement: &Agreement) -> Unification {
    let differs = matches!(agreement, Agreement::Apart { .. });
    let (x, y) = (&a.frame, &b.frame);
    let mut strength = 0.0;
    let mut reasons = Vec::new();

    match head(a, b) {
        Head::Apart if differs => return Unification::LetGo("they count different things"),
        Head::Apart => strength -= 0.5,
        Head::Same(word) => {
            strength += 1.0;
            reasons.push(format!("both count {}", plural(&word)));
        }
        Head::General => strength += 0.2,
        Head::Measured => strength += 0.4,
        Head::Silent => {}
    }
    if x.share != y.share
        && differs
        && (x.share != Share::Plain && x.share != Share::Total || y.share != Share::Plain && y.share != Share::Total)
    {
        return Unification::LetGo("a part is held against a whole");
    }
    if x.rate != y.rate {
        if differs {
            return Unification::LetGo("the rates are not for the same unit");
        }
        strength -= 0.3;
    }
    match timing(&x.when, &y.when) {
        Timing::Apart => return Unification::LetGo("they speak of different times"),
        Timing::OtherDay => strength -= if differs { 0.5 } else { 0.2 },
        Timing::OneOther if differs => strength -= 0.8,
        Timing::OneOther => strength -= 0.2,
        Timing::SameOther => {
            strength += 0.4;
            reasons.push("both speak of the same time".to_owned());
        }
        Timing::SameNow | Timing::Silent => {}
    }
    match scales.names_at_odds(x, y) {
        Some(NamesAtOdds::Known) if differs => return Unification::LetGo("they speak of different people or places"),
        Some(NamesAtOdds::Known) => strength -= 0.4,
        Some(NamesAtOdds::Unknown) => strength -= if differs { 0.6 } else { 0.2 },
        None => {}
    }
    if x.modifiers.iter().any(|m| y.modifiers.iter().any(|n| opposed(m, n))) {
        return Unification::LetGo("what they count is told apart by opposite words");
    }
    if !x.modifiers.is_empty() && !y.modifiers.is_empty() {
        strength += if x.modifiers.is_disjoint(&y.modifiers) { -0.3 } else { 0.2 };
    }
    if differs && forecast(x.modality) != forecast(y.modality) {
        strength -= 0.6;
    }
    let (event, words) = scales.same_event(x, y);
    strength += 0.8 * event;
    if let Some((p, q)) = words {
        reasons.push(if p == q {
            format!("both tell of \u{201c}{p}\u{201d}")
        } else {
            format!("\u{201c}{p}\u{201d} and \u{201c}{q}\u{201d} tell the same event")
        });
    } else if needs_event(a, b) {
        if differs {
            return Unification::LetGo("nothing says that they count the same");
        }
        strength -= 0.3;
    }
    let (names, shared) = scales.shared_names(x, y);
    strength += 0.35 * names.min(1.5);
    if let Some(&id) = shared.first() {
        reasons.push(format!("both passages name {}", scales.entity_text(id)));
    }
    strength += 0.9 * scales.link(a.passage, b.passage);
    if scales.is_linked(a.passage, b.passage) {
        reasons.push("the passages are linked".to_owned());
    }
    strength += 1.2 * scales.context(x, y);
    reasons.insert(0, agreement.reason().map_or_else(|| format!("both say {}", a.value.told()), str::to_owned));
    Unification::Comparable { strength, reasons }
}

/// How the counted heads of two quantities lie.
enum Head {
    Same(String),
    General,
    Measured,
    Silent,
    Apart,
}

fn head(a: &Quantity, b: &Quantity) -> Head {
    let counts = is_count(a) && is_count(b);
    match (&a.frame.head, &b.frame.head) {
        (Some(x), Some(y)) if x == y || same_meaning(x, y) => {
            if is_general_head(x) && is_general_head(y) {
                Head::General
            } else {
                Head::Same(x.clone())
            }
        }
        (Some(x), Some(y)) if is_general_head(x) && is_general_head(y) => Head::General,
        (Some(_), Some(_)) if counts => Head::Apart,
        _ if !counts => Head::Measured,
        _ => Head::Silent,
    }
}

/// Where nothing specific is counted, only the event says what the number is: the dead are not the injured.
fn needs_event(a: &Quantity, b: &Quantity) -> bool {
    is_count(a) && is_count(b) && !matches!(head(a, b), Head::Same(_))
}

const fn forecast(modality: Modality) -> bool {
    matches!(modality, Modality::Expected | Modality::Planned)
}

fn plural(word: &str) -> String {
    if word.ends_with('s') || matches!(word, "people" | "dead" | "injured") { word.to_owned() } else { format!("{word}s") }
}

fn paired(scales: &Scales<'_>, groups: &Sides<Vec<Group>>, pair: &Pair) -> Option<Draft> {
    let quantity = |side: Side| scales.facts.quantities.get(side).get(*pair.members.get(side));
    let (a, b) = (quantity(Side::Left)?, quantity(Side::Right)?);
    let agreement = number::agree(&a.value, &b.value);
    let (verdict, mark, confidence) = match &agreement {
        Agreement::Apart { soft, .. } => (Verdict::Conflict, "\u{2260}", 0.30 + 0.16 * pair.strength - if *soft { 0.15 } else { 0.0 }),
        Agreement::Compatible(_) => (Verdict::Variant, "\u{2248}", 0.45 + 0.15 * pair.strength),
        Agreement::Equal => (Verdict::Shared, "=", 0.40 + 0.15 * pair.strength + 0.2 * pair.rarity),
        Agreement::NotComparable => return None,
    };
    let (left, right) = (scales.text(Side::Left, a.span), scales.text(Side::Right, b.span));
    let places = Side::BOTH.iter().flat_map(|&side| {
        let group = if side == Side::Left { groups.left.get(pair.left) } else { groups.right.get(pair.right) };
        group
            .into_iter()
            .flat_map(move |g| g.members.iter())
            .filter_map(move |&m| scales.facts.quantities.get(side).get(m))
            .map(move |q| evidence(side, q.passage, q.span))
    });
    Some(Draft {
        verdict,
        kind: Kind::Quantity,
        summary: format!("{left} {mark} {right}"),
        why: pair.reasons.clone(),
        confidence: Confidence::new(confidence.min(0.95)),
        relation: None,
        spans: Sides::new(Some(evidence(Side::Left, a.passage, a.span)), Some(evidence(Side::Right, b.passage, b.span))),
        evidence: ordered(places.collect()),
        importance: importance(scales, Side::Left, a).max(importance(scales, Side::Right, b)) + pair.strength,
    })
}

fn one_sided(scales: &Scales<'_>, side: Side, group: &Group) -> Option<Draft> {
    let members = || group.members.iter().filter_map(|&m| scales.facts.quantities.get(side).get(m));
    let first = members().max_by(|a, b| importance(scales, side, a).total_cmp(&importance(scales, side, b)))?;
    let weight = importance(scales, side, first);
    let place = evidence(side, first.passage, first.span);
    let other = side.other().name();
    let spans = if side == Side::Left { Sides::new(Some(place), None) } else { Sides::new(None, Some(place)) };
    Some(Draft {
        verdict: if side == Side::Left { Verdict::OnlyLeft } else { Verdict::OnlyRight },
        kind: Kind::Quantity,
        summary: format!("{}: absent from the {other} text", scales.text(side, first.span)),
        why: vec![format!("no number in the {other} text speaks of the same thing")],
        confidence: Confidence::new(0.35 + 0.12 * weight),
        relation: None,
        spans,
        evidence: ordered(members().map(|q| evidence(side, q.passage, q.span)).collect()),
        importance: weight,
    })
}

/// What a quantity matters: stated in the head of the report, telling lives, large, said more than once.
fn importance(scales: &Scales<'_>, side: Side, quantity: &Quantity) -> f64 {
    let passage = scales.documents.get(side).passages.get(quantity.passage.0);
    let prominent = passage.is_some_and(|p| is_prominent(p.role));
    let early = 1.0 - quantity.passage.0 as f64 / scales.documents.get(side).passages.len().max(1) as f64;
    let vague = is_vague(quantity);
    let size = rarity(quantity);
    1.0 + f64::from(u8::from(prominent)) + 0.8 * early + size
        - if vague { 0.8 } else { 0.0 }
        - if quantity.value.high <= 2.0 && is_count(quantity) { 0.6 } else { 0.0 }
}
