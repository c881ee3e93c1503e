//! Quotations weighed against each other: one finding for each utterance.
//!
//! Sentences are matched by their words (`quote/alike.rs`); matched sentences make utterances of the quotations that hold them, however often a text
//! repeats them. Altered words are a conflict, and so are the same words of two people. What one text quotes and the other reports is shared.

mod alike;
mod alone;
mod mouth;
mod weighing;

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{Link, Relation};
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{Quotation, QuotedSentence, Speaker};
use crate::work::Stage;

use super::draft::{Draft, clipped, evidence, ordered, unnumbered};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::Scales;

use alike::{Accord, Alike, Alteration, Speakers, Support, Turn, alike};
pub(super) use weighing::weighed;

/// Adds the findings of all quotations; where an altered quotation is all that an earlier conflict tells of, it takes that one's place.
pub(super) fn add_findings(scales: &Scales<'_>, links: &[Link], drafts: &mut Vec<Draft>) {
    let said = Sides::new(lines(scales, Side::Left), lines(scales, Side::Right));
    let matches = matches(scales, &said);
    let utterances = utterances(&matches);
    let mut told: Sides<BTreeSet<usize>> = Sides::default();
    for utterance in &utterances {
        for found in utterance {
            told.left.insert(found.left.quotation);
            told.right.insert(found.right.quotation);
        }
        let draft = match told_inside(utterance, drafts) {
            Some((found, alteration)) => found.alike.is_verbatim.then(|| altered_words(scales, utterance, found, &alteration)),
            None => of_utterance(scales, utterance),
        };
        if let Some(draft) = draft.filter(|draft| makes_room(draft, utterance, drafts)) {
            drafts.push(draft);
        }
    }
    drafts.extend(reported(scales, links, &said, &mut told));
    for side in Side::BOTH {
        drafts.extend(alone::findings(scales, side, told.get(side)));
    }
}

/// A sentence of a quotation.
#[derive(Debug, Clone, Copy)]
struct Line<'f> {
    /// The quotation's number on its side.
    quotation: usize,
    sentence: &'f QuotedSentence,
    speaker: Option<&'f Speaker>,
}

fn lines<'f>(scales: &Scales<'f>, side: Side) -> Vec<Line<'f>> {
    let of = |(quotation, q): (usize, &'f Quotation)| {
        q.sentences.iter().map(move |sentence| Line { quotation, sentence, speaker: q.speaker.as_ref() })
    };
    scales.facts.quotations.get(side).iter().enumerate().flat_map(of).collect()
}

/// Two sentences that are one utterance.
#[derive(Debug, Clone)]
struct Match<'f> {
    left: Line<'f>,
    right: Line<'f>,
    alike: Alike,
    support: Support,
}

impl<'f> Match<'f> {
    fn line(&self, side: Side) -> &Line<'f> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The better of two that match: the same words before others, then the more of them; of equals the first, whichever text comes first.
    fn rank(&self) -> (bool, usize, std::cmp::Reverse<(usize, usize)>) {
        let (left, right) = (self.left.sentence.span.start, self.right.sentence.span.start);
        (self.alike.accord == Accord::Same, self.alike.common, std::cmp::Reverse((left + right, left.min(right))))
    }

    const fn alteration(&self) -> Option<&Alteration> {
        match &self.alike.accord {
            Accord::Altered(alteration) => Some(alteration),
            Accord::Same | Accord::Varied(_) => None,
        }
    }
}

/// Every two sentences that are one utterance. What stands on the other side as it is was not altered there.
fn matches<'f>(scales: &Scales<'_>, said: &Sides<Vec<Line<'f>>>) -> Vec<Match<'f>> {
    let mut holding: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, line) in said.right.iter().enumerate() {
        for key in telling(line.sentence) {
            holding.entry(key).or_default().push(i);
        }
    }
    scales.work.begin(Stage::Comparing, said.left.len());
    let mut matches: Vec<Match<'f>> = Vec::new();
    for &left in said.left.iter().take_while(|_| scales.work.goes_on(Stage::Comparing)) {
        let near: BTreeSet<usize> = telling(left.sentence).into_iter().filter_map(|key| holding.get(key)).flatten().copied().collect();
        for &right in near.into_iter().filter_map(|i| said.right.get(i)) {
            let (p, q) = (left.sentence.passage, right.sentence.passage);
            if !scales.is_within_reach(p, q) {
                continue;
            }
            let support = support(scales, &left, &right);
            let found = alike(scales.words, left.sentence, right.sentence, support);
            matches.extend(found.ok().map(|alike| Match { left, right, alike, support }));
        }
    }
    let place = |line: &Line<'_>| line.sentence.span.start;
    let standing = |side: Side| {
        let kept = matches.iter().filter(|m| m.alteration().is_none());
        kept.map(|m| place(m.line(side))).collect::<BTreeSet<usize>>()
    };
    let (left, right) = (standing(Side::Left), standing(Side::Right));
    matches.retain(|m| m.alteration().is_none() || !left.contains(&place(&m.left)) && !right.contains(&place(&m.right)));
    matches
}

/// What is known of two sentences besides their words.
fn support(scales: &Scales<'_>, left: &Line<'_>, right: &Line<'_>) -> Support {
    let is_linked = scales.link(left.sentence.passage, right.sentence.passage).0 > 0.0;
    let is_spoken = left.speaker.is_some() && right.speaker.is_some();
    Support { is_linked, speakers: mouth::speakers(scales, left, right), is_spoken }
}

/// What tells one sentence from others: its content words and numbers.
fn telling(sentence: &QuotedSentence) -> BTreeSet<&str> {
    sentence.words.iter().filter(|word| word.content.is_some() || word.is_number).map(|word| word.key.as_str()).collect()
}

/// Matches grouped by the quotations that they join, in the order of the left text.
fn utterances<'f>(matches: &[Match<'f>]) -> Vec<Vec<Match<'f>>> {
    let mut groups: Vec<Vec<Match<'f>>> = Vec::new();
    for found in matches {
        let joins = |group: &Vec<Match<'_>>| {
            group.iter().any(|m| m.left.quotation == found.left.quotation || m.right.quotation == found.right.quotation)
        };
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(joins);
        groups = apart;
        groups.push(joined.into_iter().flatten().chain([found.clone()]).collect());
    }
    groups.sort_by_key(|group| group.iter().map(|m| m.left.sentence.span.start).min());
    groups
}

/// The finding of one utterance.
fn of_utterance(scales: &Scales<'_>, utterance: &[Match<'_>]) -> Option<Draft> {
    let main = utterance.iter().max_by_key(|m| m.rank())?;
    let altered = utterance.iter().filter(|m| m.alteration().is_some()).max_by_key(|m| m.rank());
    if let Some((found, alteration)) = altered.and_then(|m| Some((m, m.alteration()?))) {
        return Some(altered_words(scales, utterance, found, alteration));
    }
    if let Some(found) = mouth::two_mouths(utterance) {
        return mouth::draft(scales, utterance, found);
    }
    if utterance.iter().all(|m| m.support.speakers == Speakers::Different) {
        return None;
    }
    let (verdict, mark, reason) = match main.alike.accord {
        Accord::Varied(reason) => (Verdict::Variant, '\u{2248}', reason),
        Accord::Same | Accord::Altered(_) => (Verdict::Shared, '=', "both texts quote the same words"),
    };
    let (left, right) = (quoted(scales, Side::Left, main), quoted(scales, Side::Right, main));
    let summary = if left == right { left } else { format!("{left} {mark} {right}") };
    let mut why = vec![reason.to_owned()];
    why.extend(circumstances(scales, main));
    let base = if verdict == Verdict::Shared { 0.75 } else { 0.65 };
    let confidence = surer(base, main);
    let importance = standing(scales, 0.9, main) + confidence;
    Some(draft(Told { verdict, kind: Kind::Quote, summary, why, confidence, importance }, utterance, spans(main)))
}

/// Words of a quotation that stand otherwise in the other text.
fn altered_words(scales: &Scales<'_>, utterance: &[Match<'_>], found: &Match<'_>, alteration: &Alteration) -> Draft {
    let text = |side: Side| alteration.places.get(side).map(|span| format!("\u{201c}{}\u{201d}", scales.text(side, span)));
    let change = match (text(Side::Left), text(Side::Right)) {
        (Some(left), Some(right)) => format!("{left} \u{2260} {right}"),
        (Some(only), None) => format!("{only} in the left text only"),
        (None, Some(only)) => format!("{only} in the right text only"),
        (None, None) => String::new(),
    };
    let sense = match alteration.turn {
        Turn::Negation => "it denies what the other asserts",
        Turn::Opposite => "the two words are opposites",
        Turn::Number | Turn::Value => "the two values differ",
        Turn::Other => "the two words mean different things",
    };
    let summary = format!("{change} in the quotation {}", quoted(scales, Side::Left, found));
    let mut why = vec![format!("the quotations are the same but for {change}: {sense}")];
    why.extend(circumstances(scales, found));
    let base = if alteration.turn == Turn::Other { 0.65 } else { 0.75 };
    let confidence = surer(base, found);
    let importance = standing(scales, 1.6, found) + 2.0 * confidence;
    draft(Told { verdict: Verdict::Conflict, kind: Kind::Quote, summary, why, confidence, importance }, utterance, spans(found))
}

/// What speaks for two sentences being one utterance, in words.
fn circumstances(scales: &Scales<'_>, found: &Match<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some(name) = mouth::common_speaker(scales, found) {
        reasons.push(format!("both quote {name}"));
    }
    if found.support.is_linked {
        reasons.push("the passages are linked".to_owned());
    }
    reasons
}

/// How sure a finding is: the longer the common words, the surer.
fn surer(base: f64, found: &Match<'_>) -> f64 {
    const WORDS: f64 = 0.02;
    const MOST: f64 = 0.12;
    const SUREST: f64 = 0.97;
    let length = (WORDS * found.alike.common.saturating_sub(4) as f64).min(MOST);
    let voice = if found.support.speakers == Speakers::Same { 0.05 } else { 0.0 };
    let link = if found.support.is_linked { 0.05 } else { 0.0 };
    (base + length + voice + link).min(SUREST)
}

fn standing(scales: &Scales<'_>, sort: f64, found: &Match<'_>) -> f64 {
    let of = |side: Side| scales.standing(sort, side, found.line(side).sentence.passage);
    of(Side::Left).max(of(Side::Right))
}

fn spans(found: &Match<'_>) -> Sides<ByteSpan> {
    Sides::new(found.left.sentence.span, found.right.sentence.span)
}

/// What a finding says.
struct Told {
    verdict: Verdict,
    kind: Kind,
    summary: String,
    why: Vec<String>,
    confidence: f64,
    importance: f64,
}

/// The draft of an utterance: its main place on each side, every place as evidence.
fn draft(told: Told, utterance: &[Match<'_>], main: Sides<ByteSpan>) -> Draft {
    let Told { verdict, kind, summary, why, confidence, importance } = told;
    let place = |side: Side| {
        let span = *main.get(side);
        let line = utterance.iter().map(|m| m.line(side)).find(|line| line.sentence.span.overlaps(span))?;
        Some(evidence(side, line.sentence.passage, span))
    };
    let spans = Sides::new(place(Side::Left), place(Side::Right));
    let all =
        utterance.iter().flat_map(|m| Side::BOTH.map(|side| evidence(side, m.line(side).sentence.passage, m.line(side).sentence.span)));
    let is_main = |place: &Evidence| spans.get(place.side).is_some_and(|main| main.span.overlaps(place.span));
    let others = all.filter(|place| !is_main(place));
    let finding = Finding {
        id: unnumbered(verdict),
        verdict,
        kind,
        summary,
        why,
        confidence: Confidence::new(confidence),
        relation: None,
        evidence: ordered(others.chain([spans.left, spans.right].into_iter().flatten()).collect()),
        spans,
    };
    Draft { finding, importance }
}

/// Whether an earlier conflict that is listed holds two values of the same quotation against each other, where nothing else in it was altered.
fn told_inside<'m, 'f>(utterance: &'m [Match<'f>], drafts: &[Draft]) -> Option<(&'m Match<'f>, Alteration)> {
    if utterance.iter().any(|m| m.alteration().is_some()) {
        return None;
    }
    let open = utterance.iter().filter(|m| m.alike.accord != Accord::Same && m.support.speakers != Speakers::Different);
    let conflicts = || drafts.iter().filter(|draft| is_listed_conflict(draft));
    open.flat_map(|m| conflicts().map(move |draft| (m, draft.finding.spans.map(|place| place.map(|place| place.span))))).find_map(
        |(m, places)| {
            let is_inside = Side::BOTH.iter().all(|&side| places.get(side).is_some_and(|span| holds(m.line(side).sentence.span, span)));
            is_inside.then_some((m, Alteration { turn: Turn::Value, places }))
        },
    )
}

fn is_listed_conflict(draft: &Draft) -> bool {
    draft.finding.verdict == Verdict::Conflict && draft.finding.confidence >= Confidence::DEFAULT_FLOOR
}

const fn holds(outer: ByteSpan, inner: ByteSpan) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Makes room for a conflict among the earlier ones: those that tell of nothing but words inside these quotations go. Whether the new one is worth telling:
/// not where the altered words are told already by one that has other places too.
fn makes_room(new: &Draft, utterance: &[Match<'_>], drafts: &mut Vec<Draft>) -> bool {
    if new.finding.verdict != Verdict::Conflict || new.finding.kind != Kind::Quote {
        return true;
    }
    let is_inside = |place: &Evidence| utterance.iter().any(|m| holds(m.line(place.side).sentence.span, place.span));
    let main = new.finding.spans;
    let is_told = |draft: &Draft| {
        let inside =
            |side: Side| draft.finding.spans.get(side).zip(*main.get(side)).is_some_and(|(place, main)| holds(main.span, place.span));
        is_listed_conflict(draft) && inside(Side::Left) && inside(Side::Right)
    };
    if drafts.iter().any(|draft| is_told(draft) && !draft.finding.evidence.iter().all(is_inside)) {
        return false;
    }
    drafts.retain(|draft| draft.finding.verdict != Verdict::Conflict || !draft.finding.evidence.iter().all(is_inside));
    true
}

/// The words of a sentence between quotation marks, cut where they are many.
fn quoted(scales: &Scales<'_>, side: Side, found: &Match<'_>) -> String {
    in_marks(scales.text(side, found.line(side).sentence.span))
}

/// A text between quotation marks, cut where it is long.
fn in_marks(text: &str) -> String {
    const LONGEST: usize = 90;
    format!("\u{201c}{}\u{201d}", clipped(text.trim_end_matches([',', ';', '.']), LONGEST))
}

/// A linked passage that holds this share of a quotation tells it in its own words.
const RETOLD: f64 = 0.7;

/// What one text quotes and the other reports in its own words, where the passages are linked as that.
fn reported(scales: &Scales<'_>, links: &[Link], said: &Sides<Vec<Line<'_>>>, told: &mut Sides<BTreeSet<usize>>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for link in links.iter().filter(|link| link.relation == Relation::IndirectSpeech) {
        let Some(side) = link.more else { continue };
        let is_new = |line: &&Line<'_>| link.passages(side).contains(&line.sentence.passage) && !told.get(side).contains(&line.quotation);
        let Some((line, &passage)) = said.get(side).iter().find(is_new).zip(link.passages(side.other()).first()) else { continue };
        if alone::retold(scales, side, line.sentence, passage) < RETOLD {
            continue;
        }
        told.get_mut(side).insert(line.quotation);
        let reported = scales.documents.get(side.other()).passages.get(passage.0).map_or(line.sentence.span, |p| p.span);
        let reported = evidence(side.other(), passage, mouth::opening(scales, side.other(), reported));
        let quoted = evidence(side, line.sentence.passage, line.sentence.span);
        let spans = if side == Side::Left { Sides::new(Some(quoted), Some(reported)) } else { Sides::new(Some(reported), Some(quoted)) };
        let finding = Finding {
            id: unnumbered(Verdict::Shared),
            verdict: Verdict::Shared,
            kind: Kind::Quote,
            summary: format!("{}: reported in the {} text", in_marks(scales.text(side, line.sentence.span)), side.other().name()),
            why: vec![
                format!("quoted in the {} text, reported in the {}", side.name(), side.other().name()),
                "the passages are linked".to_owned(),
            ],
            confidence: Confidence::new(0.45 + 0.4 * link.score),
            relation: Some(Relation::IndirectSpeech),
            spans,
            evidence: ordered(vec![quoted, reported]),
        };
        drafts.push(Draft { finding, importance: scales.standing(0.6, side, line.sentence.passage) });
    }
    drafts
}
