//! What one quoted sentence was held against: every sentence of the other text that has a telling word of it, and what reports it.

use crate::align::Relation;
use crate::compare::draft::evidence;
use crate::compare::types::{Confidence, Evidence, Finding, Kind, Verdict};
use crate::compare::weigh::Scales;
use crate::compare::weighing::{Outcome, Weighed, Weighing, rank, resting_on};
use crate::document::{ByteSpan, Side, Sides};

use super::alike::{Accord, Alike, alike};
use super::{Line, Match, circumstances, lines, support, surer, telling};

/// Every quoted sentence that has a byte in a span, each with what it was held against.
pub(in crate::compare) fn weighed(scales: &Scales<'_>, findings: &[Finding], (side, span): (Side, ByteSpan)) -> Vec<Weighed> {
    let own = lines(scales, side);
    let here: Vec<&Line<'_>> = own.iter().filter(|line| line.sentence.span.overlaps(span)).collect();
    if here.is_empty() {
        return Vec::new();
    }
    let others = lines(scales, side.other());
    here.into_iter().map(|line| against_all(scales, findings, side, line, &others)).collect()
}

fn against_all(scales: &Scales<'_>, findings: &[Finding], side: Side, line: &Line<'_>, others: &[Line<'_>]) -> Weighed {
    let place = place_of(side, line);
    let own = telling(line.sentence);
    let (near, far): (Vec<&Line<'_>>, Vec<&Line<'_>>) = others.iter().partition(|other| !telling(other.sentence).is_disjoint(&own));
    let pair = |other: &Line<'_>| match side {
        Side::Left => pair_weighed(scales, findings, *line, *other),
        Side::Right => pair_weighed(scales, findings, *other, *line),
    };
    let mut against: Vec<Weighing> = near.into_iter().map(pair).collect();
    against.extend(findings.iter().filter_map(|finding| reported(finding, place)));
    rank(&mut against);
    Weighed { place, sort: "quotation", findings: resting_on(findings, place), against, incomparable: far.len() }
}

fn place_of(side: Side, line: &Line<'_>) -> Evidence {
    evidence(side, line.sentence.passage, line.sentence.span)
}

fn pair_weighed<'f>(scales: &Scales<'_>, findings: &[Finding], left: Line<'f>, right: Line<'f>) -> Weighing {
    let places = Sides::new(place_of(Side::Left, &left), place_of(Side::Right, &right));
    let support = support(scales, &left, &right);
    let let_go = |reason: String| Weighing {
        places,
        verdict: None,
        outcome: Outcome::LetGo(reason),
        likelihood: None,
        why: Vec::new(),
        slots: Vec::new(),
    };
    if scales.are_kept_apart(places.left.passage, places.right.passage) {
        return let_go("a person keeps the two passages apart".to_owned());
    }
    if !scales.is_within_reach(places.left.passage, places.right.passage) {
        return let_go("no link joins their passages, and in texts of this length nothing else is weighed".to_owned());
    }
    let alike = match alike(scales.words, left.sentence, right.sentence, support) {
        Ok(alike) => alike,
        Err(apart) => return let_go(apart.in_words()),
    };
    let found = Match { left, right, alike, support };
    let finding = findings.iter().find(|finding| is_of(finding, &places));
    let outcome = match finding {
        Some(finding) => Outcome::Found(finding.id),
        None => {
            Outcome::LetGo("the utterance is told by other places of the two quotations, or by a finding of the values in it".to_owned())
        }
    };
    let mut why = vec![manner(&found.alike)];
    why.extend(circumstances(scales, &found));
    let likelihood = finding.map_or_else(|| Confidence::new(surer(0.65, &found)), |finding| finding.confidence);
    Weighing { places, verdict: Some(verdict(&found.alike, finding)), outcome, likelihood: Some(likelihood), why, slots: Vec::new() }
}

/// Whether a finding holds two sentences against each other; it may take in who speaks them.
fn is_of(finding: &Finding, places: &Sides<Evidence>) -> bool {
    let holds = |place: &Evidence| finding.evidence.iter().any(|known| known.side == place.side && known.span.overlaps(place.span));
    matches!(finding.kind, Kind::Quote | Kind::Attribution) && holds(&places.left) && holds(&places.right)
}

fn verdict(alike: &Alike, finding: Option<&Finding>) -> Verdict {
    finding.map_or(
        match alike.accord {
            Accord::Same => Verdict::Shared,
            Accord::Varied(_) => Verdict::Variant,
            Accord::Altered(_) => Verdict::Conflict,
        },
        |finding| finding.verdict,
    )
}

fn manner(alike: &Alike) -> String {
    match alike.accord {
        Accord::Same => "both texts quote the same words".to_owned(),
        Accord::Varied(reason) => reason.to_owned(),
        Accord::Altered(_) => format!("the quotations have {} words in common, and one of the others is altered", alike.common),
    }
}

/// The passage that reports a quotation in its own words, if a finding says so.
fn reported(finding: &Finding, place: Evidence) -> Option<Weighing> {
    let other = finding.spans.get(place.side.other()).as_ref().filter(|_| finding.relation == Some(Relation::IndirectSpeech))?;
    if *finding.spans.get(place.side) != Some(place) {
        return None;
    }
    let places = if place.side == Side::Left { Sides::new(place, *other) } else { Sides::new(*other, place) };
    Some(Weighing {
        places,
        verdict: Some(finding.verdict),
        outcome: Outcome::Found(finding.id),
        likelihood: Some(finding.confidence),
        why: finding.why.clone(),
        slots: Vec::new(),
    })
}
