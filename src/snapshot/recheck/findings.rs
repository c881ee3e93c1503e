//! What became of findings: those that say the same of the same words, those that say something else of a place that is known, new ones and those that
//! are gone.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::Relation;
use crate::compare::{Comparison, Confidence, FindingId, Kind, Verdict};
use crate::document::{Side, Sides};
use crate::snapshot::review::{Claim, Quote, claims_of, found_again};

/// A finding as it is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "told_finding"))]
pub(super) struct Told {
    /// Its id in its own comparison.
    pub(super) id: String,
    /// Its verdict; `inside` for what contradicts itself inside one text.
    pub(super) verdict: &'static str,
    /// What sort of fact.
    pub(super) kind: Kind,
    /// One line for a person.
    pub(super) summary: String,
    /// How sure; left out of what is known from a review alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<f64>,
    /// The statements of either side.
    pub(super) quotes: Sides<Vec<String>>,
    #[serde(skip)]
    relation: Option<Relation>,
}

impl Told {
    pub(super) fn of_claim(claim: &Claim) -> Self {
        let words = |side: Side| claim.quotes.get(side).iter().map(|quote| quote.exact.clone()).collect();
        Self {
            id: claim.id.clone(),
            verdict: claim.verdict.map_or("inside", Verdict::name),
            kind: claim.kind,
            summary: claim.summary.clone(),
            confidence: None,
            quotes: Sides::new(words(Side::Left), words(Side::Right)),
            relation: None,
        }
    }
}

/// What became of a finding.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fate {
    /// It was not there before.
    New(Told),
    /// It is there no more; where it is still found, but below the floor, how sure it is now.
    Gone(Told, Option<f64>),
    /// It says something else: what, in words.
    Changed(Box<Told>, Box<Told>, Vec<String>),
}

impl Fate {
    /// What stands in the place of a finding that has changed.
    pub(super) fn after(&self, before: &Told) -> Option<&Told> {
        match self {
            Self::Changed(was, is, _) if (was.verdict, was.kind, &was.quotes) == (before.verdict, before.kind, &before.quotes) => Some(is),
            Self::New(_) | Self::Gone(..) | Self::Changed(..) => None,
        }
    }
}

/// The findings of a comparison, told: whatever their confidence.
struct Listed {
    claims: Vec<Claim>,
    told: Vec<Told>,
}

impl Listed {
    fn of(comparison: &Comparison) -> Self {
        let (ids, claims) = claims_of(comparison);
        let findings = comparison.findings.iter().map(|finding| (finding.id, (finding.confidence, finding.relation)));
        let own = comparison.self_findings.iter().map(|finding| (finding.id, (finding.confidence, None)));
        let known: BTreeMap<FindingId, (Confidence, Option<Relation>)> = findings.chain(own).collect();
        let told = ids.iter().zip(&claims).map(|(id, claim)| {
            let (confidence, relation) = known.get(id).map_or((None, None), |(confidence, relation)| (Some(confidence.value()), *relation));
            Told { confidence, relation, ..Told::of_claim(claim) }
        });
        Self { told: told.collect(), claims }
    }

    fn is_listed(&self, at: usize, floor: Confidence) -> bool {
        self.told.get(at).and_then(|told| told.confidence).is_some_and(|confidence| Confidence::new(confidence) >= floor)
    }
}

/// What became of the findings from a floor up, in the order of the snapshot and then of today's; and how many are as they were.
pub(super) fn fates(before: &Comparison, now: &Comparison, floor: Confidence) -> (Vec<Fate>, usize) {
    let (old, new) = (Listed::of(before), Listed::of(now));
    let mut found = found_again(&old.claims.iter().collect::<Vec<_>>(), &new.claims, now.documents.as_ref());
    found_in_place(&old.claims, &new.claims, &mut found, |at| new.is_listed(at, floor));
    let (mut fates, mut unchanged) = (Vec::new(), 0);
    for (was, at) in old.told.iter().zip(&found) {
        match at.and_then(|at| Some((at, new.told.get(at)?))) {
            None => fates.push(Fate::Gone(was.clone(), None)),
            Some((at, is)) if !new.is_listed(at, floor) => fates.push(Fate::Gone(was.clone(), is.confidence)),
            Some((_, is)) => match differences(was, is) {
                what if what.is_empty() => unchanged += 1,
                what => fates.push(Fate::Changed(Box::new(was.clone()), Box::new(is.clone()), what)),
            },
        }
    }
    for (at, is) in new.told.iter().enumerate() {
        if new.is_listed(at, floor) && !found.contains(&Some(at)) {
            fates.push(Fate::New(is.clone()));
        }
    }
    (fates, unchanged)
}

/// For findings that nothing of today says again: what stands in their place. Of their statements one is as it was, and where both sides made one, the
/// other stands between much the same words.
fn found_in_place(old: &[Claim], new: &[Claim], found: &mut [Option<usize>], is_listed: impl Fn(usize) -> bool) {
    let mut fits: Vec<(f64, usize, usize)> = Vec::new();
    for (number, was) in old.iter().enumerate().filter(|(number, _)| found.get(*number) == Some(&None)) {
        for (at, is) in new.iter().enumerate().filter(|(at, _)| is_listed(*at)) {
            fits.extend(likeness(was, is).map(|likeness| (likeness, number, at)));
        }
    }
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, number, at) in fits {
        if !found.contains(&Some(at))
            && let Some(place) = found.get_mut(number).filter(|place| place.is_none())
        {
            *place = Some(at);
        }
    }
}

/// How well a finding stands in the place of another; nothing where it is elsewhere.
fn likeness(was: &Claim, is: &Claim) -> Option<f64> {
    if was.kind != is.kind || was.verdict.is_none() != is.verdict.is_none() {
        return None;
    }
    let first = |claim: &'_ Claim, side: Side| -> Option<Quote> { claim.quotes.get(side).first().cloned() };
    let (mut has_same_words, mut sum) = (false, 0.0);
    for side in Side::BOTH {
        match (first(was, side), first(is, side)) {
            (Some(was), Some(is)) if was.is_like(&is) => {
                let is_same = was.exact == is.exact;
                has_same_words |= is_same;
                sum += was.likeness(&is) + if is_same { 1.0 } else { 0.0 };
            }
            (Some(_), Some(_)) => return None,
            // A statement that the other text has now, or has no more.
            (None, _) | (_, None) => {}
        }
    }
    has_same_words.then_some(sum)
}

/// Any change of a text shifts every confidence by a hundredth or two; less than this tells nobody anything.
const TELLING: f64 = 0.1;

/// In what two findings differ, in words; how sure they are counts where it is much and people would name it otherwise.
fn differences(was: &Told, is: &Told) -> Vec<String> {
    let mut what = Vec::new();
    if was.verdict != is.verdict {
        what.push(format!("{} → {}", was.verdict, is.verdict));
    }
    for side in Side::BOTH {
        let (before, after) = (was.quotes.get(side).join("” and “"), is.quotes.get(side).join("” and “"));
        if words(&before) != words(&after) {
            let told = |quotes: String| if quotes.is_empty() { "nothing".to_owned() } else { format!("“{quotes}”") };
            what.push(format!("{}: {} → {}", side.name(), told(before), told(after)));
        }
    }
    if was.relation != is.relation {
        let told = |relation: Option<Relation>| relation.map_or("none", Relation::name);
        what.push(format!("relation: {} → {}", told(was.relation), told(is.relation)));
    }
    if let (Some(before), Some(after)) = (was.confidence.map(Confidence::new), is.confidence.map(Confidence::new))
        && before.word() != after.word()
        && (before.value() - after.value()).abs() >= TELLING
    {
        what.push(format!("confidence: {} {before} → {} {after}", before.word(), after.word()));
    }
    what
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
