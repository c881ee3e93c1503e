//! Why a pair was reported or let go: a finding, or a place of a text, with all that it was weighed against.

use crate::document::{ByteSpan, Document, Side, Sides};
use crate::facts::{Cause, Direction, Office, Quantity, Relation, Time};
use crate::work::Work;

use super::draft::evidence;
use super::event::{self, Located};
use super::types::{Comparison, Evidence, FindingId};
use super::weighing::{Outcome, Weighed, Weighing, weighed};
use super::{Options, Seen, dispute, name, quote, weigh, wording};

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A finding of the comparison.
    Finding(FindingId),
    /// Bytes of one text.
    Place(Side, ByteSpan),
    /// Words as they stand in either text.
    Words(String),
}

/// What there is to say of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Of a finding: what it holds against each other; of a fact that one text lacks, all that might have stood against it.
    Finding(FindingId, Vec<Weighed>),
    /// Of a place: the mentions that stand there, and the findings that rest on it, self-findings too.
    Place(Evidence, Vec<Weighed>, Vec<FindingId>),
    /// Words that stand in several places: which, in order, left first.
    Places(Vec<Evidence>),
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswerable {
    /// The comparison has no finding of that name.
    #[error("{asked}: no such finding; {}", known_in_words(.last))]
    NoFinding {
        /// What was asked.
        asked: FindingId,
        /// The last finding of each letter.
        last: Vec<FindingId>,
    },
    /// The text ends before the place, or no passage holds it.
    #[error("{}:{}-{}: no passage stands there; the {} text has {length} bytes", .side.name(), .span.start, .span.end, .side.name())]
    NoPlace {
        /// The side that was asked about.
        side: Side,
        /// The bytes.
        span: ByteSpan,
        /// The bytes that the text has.
        length: usize,
    },
    /// Neither text has the words.
    #[error("\"{0}\": in neither text; give words as they stand there, a place (left:120-134) or a finding (C1)")]
    NoWords(String),
}

fn known_in_words(last: &[FindingId]) -> String {
    let range = |id: &FindingId| if id.number == 1 { id.to_string() } else { format!("{}1 to {id}", id.letter) };
    match last {
        [] => "this comparison has none".to_owned(),
        _ => format!("this comparison has {}", last.iter().map(range).collect::<Vec<_>>().join(", ")),
    }
}

/// A comparison, and an answer for each question.
#[derive(Debug, Clone, PartialEq)]
pub struct Inquiry {
    /// The comparison that was asked about.
    pub comparison: Comparison,
    /// The answers, in the order of the questions.
    pub answers: Vec<Result<Answer, Unanswerable>>,
}

/// Compares two accounts as [`compare`](super::compare) does, and tells why.
///
/// ```
/// use diptych::compare::{Answer, Outcome, Question, why};
/// use diptych::document::{Document, Sides};
///
/// let read = |text| Document::from_text("report.txt", text).unwrap();
/// let documents = Sides::new(read("Twelve of 30 boats sank."), read("Some 28 oaks fell in the storm."));
/// let inquiry = why(documents, &[Question::Words("30 boats".into())]);
/// let Ok(Answer::Place(_, weighed, _)) = &inquiry.answers[0] else { panic!() };
/// assert_eq!(weighed[0].against[0].outcome, Outcome::LetGo("they count different things".into()));
/// ```
pub fn why(documents: Sides<Document>, questions: &[Question]) -> Inquiry {
    let (drawn, answers) = weigh(documents.as_ref(), &Options::default(), &Work::unlimited(), |seen| {
        questions.iter().map(|question| seen.answer(question)).collect()
    });
    Inquiry { comparison: drawn.of(documents), answers }
}

impl Seen<'_, '_> {
    fn answer(&self, question: &Question) -> Result<Answer, Unanswerable> {
        match question {
            Question::Finding(id) => self.of_finding(*id),
            Question::Place(side, span) => self.of_place(*side, *span),
            Question::Words(words) => match self.places_of(words).as_slice() {
                [] => Err(Unanswerable::NoWords(words.clone())),
                [only] => self.of_place(only.side, only.span),
                several => Ok(Answer::Places(several.to_vec())),
            },
        }
    }

    fn of_finding(&self, id: FindingId) -> Result<Answer, Unanswerable> {
        if let Some(own) = self.self_findings.iter().find(|finding| finding.id == id) {
            return Ok(Answer::Finding(own.id, Vec::new()));
        }
        let Some(finding) = self.findings.iter().find(|finding| finding.id == id) else {
            return Err(Unanswerable::NoFinding { asked: id, last: self.last_of_each_letter() });
        };
        let main = |side: Side| *finding.spans.get(side);
        let Some(place) = Side::BOTH.into_iter().find_map(main) else { return Ok(Answer::Finding(id, Vec::new())) };
        let mut weighed = self.weighed(place.side, place.span);
        // A quotation may be told with who speaks it, a statement is a part of the passage that was weighed.
        let is_looser = |weighed: &Weighed| matches!(weighed.sort, "quotation" | "statement");
        let is_there = |weighed: &Weighed| weighed.place == place || is_looser(weighed) && weighed.place.span.overlaps(place.span);
        weighed.retain(|weighed| is_there(weighed) && weighed.findings.contains(&id));
        if !finding.verdict.is_one_sided() {
            // What holds the two together: the pair that is shown, not every mention of the fact.
            let shown = |side: Side, place: Evidence| main(side).is_none_or(|main| main == place);
            let is_found = |weighing: &Weighing| weighing.outcome == Outcome::Found(id);
            for weighed in &mut weighed {
                let is_looser = is_looser(weighed);
                let is_shown = |w: &Weighing| shown(Side::Left, w.places.left) && shown(Side::Right, w.places.right);
                weighed.against.retain(|w| is_shown(w) || is_looser && is_found(w));
                weighed.incomparable = 0;
            }
            weighed.retain(|weighed| !weighed.against.is_empty());
        }
        Ok(Answer::Finding(id, weighed))
    }

    fn of_place(&self, side: Side, span: ByteSpan) -> Result<Answer, Unanswerable> {
        let document = self.scales.documents.get(side);
        let no_place = || Unanswerable::NoPlace { side, span, length: document.text.len() };
        let is_text = document.text.get(span.start..span.end).is_some_and(|text| !text.is_empty());
        let passage = document.passages.iter().find(|passage| passage.span.overlaps(span)).filter(|_| is_text).ok_or_else(no_place)?;
        let touches = |evidence: &[Evidence]| evidence.iter().any(|place| place.side == side && place.span.overlaps(span));
        let facts = self.findings.iter().filter(|finding| touches(&finding.evidence)).map(|finding| finding.id);
        let own = self.self_findings.iter().filter(|finding| touches(&finding.evidence)).map(|finding| finding.id);
        Ok(Answer::Place(evidence(side, passage.id, span), self.weighed(side, span), facts.chain(own).collect()))
    }

    /// Every mention that has a byte in a span, by sort: one line for each.
    fn weighed(&self, side: Side, span: ByteSpan) -> Vec<Weighed> {
        let (scales, findings) = (self.scales, self.findings);
        let mut all = weighed::<Quantity>("quantity", scales, findings, (side, span));
        all.extend(weighed::<Time>("time", scales, findings, (side, span)));
        all.extend(name::weighed(scales, findings, (side, span)));
        all.extend(dispute::weighed::<&Office>(scales, findings, (side, span)));
        all.extend(event::weighed(scales, findings, (side, span)));
        all.extend(dispute::weighed::<Located<'_>>(scales, findings, (side, span)));
        all.extend(dispute::weighed::<&Relation>(scales, findings, (side, span)));
        all.extend(dispute::weighed::<&Cause>(scales, findings, (side, span)));
        all.extend(dispute::weighed::<&Direction>(scales, findings, (side, span)));
        all.extend(quote::weighed(scales, findings, (side, span)));
        all.extend(wording::weighed(scales, self.sight, findings, (side, span)));
        all
    }

    /// Where words stand, whatever white space parts them there; they neither begin nor end inside a longer word.
    fn places_of(&self, words: &str) -> Vec<Evidence> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut found = Vec::new();
        for side in Side::BOTH {
            let document = self.scales.documents.get(side);
            for passage in &document.passages {
                let base = passage.span.start;
                let spans = stands_at(passage.span.of(&document.text), &words);
                found.extend(spans.map(|span| evidence(side, passage.id, ByteSpan::new(base + span.start, base + span.end))));
            }
        }
        found
    }

    fn last_of_each_letter(&self) -> Vec<FindingId> {
        let mut last: Vec<FindingId> = Vec::new();
        for id in self.findings.iter().map(|finding| finding.id).chain(self.self_findings.iter().map(|finding| finding.id)) {
            match last.iter_mut().find(|known| known.letter == id.letter) {
                Some(known) => known.number = known.number.max(id.number),
                None => last.push(id),
            }
        }
        last
    }
}

/// Where words stand in a text, one after the other.
fn stands_at<'t>(text: &'t str, words: &'t [&'t str]) -> impl Iterator<Item = ByteSpan> + 't {
    let first = words.first().copied();
    let starts = first.into_iter().flat_map(move |first| text.match_indices(first)).map(|(start, _)| start);
    starts.filter_map(move |start| {
        let mut rest = text.get(start..)?;
        for word in words {
            rest = rest.trim_start().strip_prefix(word)?;
        }
        let span = ByteSpan::new(start, text.len() - rest.len());
        (!cuts_a_word(text, span.start) && !cuts_a_word(text, span.end)).then_some(span)
    })
}

/// Whether a byte of a text lies inside a word.
fn cuts_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at..).and_then(|behind| behind.chars().next());
    before.zip(behind).is_some_and(|(before, behind)| before.is_alphanumeric() && behind.is_alphanumeric())
}

impl Outcome {
    /// What came of it, in words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Found(id) => format!("reported as {id}"),
            Self::LetGo(reason) => format!("let go: {reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_line_ends_and_never_inside_others() {
        let text = "12 boats, 112 boats, 12\nboats and 12 boatsmen; é12 boats";
        let found: Vec<&str> = stands_at(text, &["12", "boats"]).map(|span| span.of(text)).collect();
        assert_eq!(found, ["12 boats", "12\nboats"]);
        assert_eq!(stands_at(text, &[]).count(), 0);
    }
}
