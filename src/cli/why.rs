//! `diptych why`: why a pair was reported or let go.

use anyhow::{Result, anyhow, bail};

use super::arguments::{ListFormat, PairArguments, WhyArguments};
use super::exit::Outcome;
use super::output::Target;
use super::plan::{access, documents, inputs, tell_both, wish};
use crate::compare::{FindingId, Question, why};
use crate::document::{ByteSpan, Side};
use crate::snapshot;

/// Answers every question, or none: the first that has no answer is named.
pub(super) fn run(arguments: WhyArguments) -> Result<Outcome> {
    let questions = arguments.asked.iter().map(|asked| question(asked)).collect::<Result<Vec<_>>>()?;
    let pair = PairArguments { left: Some(arguments.left), right: Some(arguments.right), form: arguments.form, access: arguments.access };
    let documents = documents(&inputs(pair)?, wish(arguments.form), &access(arguments.access))?;
    tell_both(&documents);
    let target = Target::from_typed(&arguments.target);
    let inquiry = why(documents, &questions);
    if let Some(unanswerable) = inquiry.answers.iter().find_map(|answer| answer.as_ref().err()) {
        bail!("{unanswerable}");
    }
    let answers = match arguments.format {
        ListFormat::Json => snapshot::why_json(&inquiry),
        ListFormat::Text => snapshot::why_text(&inquiry, &target.text_options(arguments.color)),
    };
    target.write(&answers)?;
    Ok(Outcome::Done)
}

/// What was asked: an id, a span, else words, with or without quotation marks.
fn question(asked: &str) -> Result<Question> {
    let asked = asked.trim();
    // In either case: people write what they see, or what is near.
    if let Some(id) = FindingId::parse(&asked.to_ascii_uppercase()) {
        return Ok(Question::Finding(id));
    }
    let sides = Side::BOTH.into_iter().find_map(|side| Some((side, asked.strip_prefix(side.name())?.strip_prefix(':')?)));
    if let Some((side, bytes)) = sides {
        let span = bytes.split_once('-').and_then(|(start, end)| Some((start.parse::<usize>().ok()?, end.parse::<usize>().ok()?)));
        return match span {
            Some((start, end)) if start < end => Ok(Question::Place(side, ByteSpan::new(start, end))),
            _ => Err(anyhow!("{asked}: no span; give the first byte and the one after the last, such as {}:120-134", side.name())),
        };
    }
    let words = asked.trim_matches(['"', '\u{201c}', '\u{201d}']).trim();
    if words.is_empty() {
        bail!("\"{asked}\": nothing is asked; give a finding (C1), a place (left:120-134) or words");
    }
    Ok(Question::Words(words.to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ids_spans_and_words_are_told_apart() {
        let asked = |typed: &str| question(typed).unwrap();
        assert_eq!(asked("c12"), Question::Finding(FindingId { letter: 'C', number: 12 }));
        assert_eq!(asked("right:7-19"), Question::Place(Side::Right, ByteSpan::new(7, 19)));
        assert_eq!(asked("\u{201c}89 countries\u{201d}"), Question::Words("89 countries".into()));
        assert_eq!(asked("C4 helicopters"), Question::Words("C4 helicopters".into()));
        for wrong in ["left:19-7", "left:x", "right:5", "\"\"", " "] {
            assert!(question(wrong).is_err(), "{wrong}");
        }
    }
}
