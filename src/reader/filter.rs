//! Which findings are shown. Marks, jumps, ledger, overview and counts all ask here, so that they cannot disagree; nothing is ever lost by it.

use super::entry::{Class, Entry};
use crate::compare::{Comparison, Confidence, Kind};
use crate::snapshot::{Decision, Only, Selection};

/// What a finding must be to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// As sure as this at least, unless the wishes say how sure.
    pub floor: Confidence,
    /// The wishes as they were typed.
    pub written: String,
    classes: Vec<Class>,
    kinds: Vec<Kind>,
    /// How sure at least, where the wishes say so.
    sure: Option<Confidence>,
    /// What the person may have said of it.
    said: Vec<Said>,
    /// Words of which each must stand in what the finding says.
    words: Vec<String>,
}

/// What a person says of a finding, as it can be wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Decided(Decision),
    Undecided,
    Noted,
}

impl Said {
    /// What a word asks for.
    fn named(word: &str) -> Option<Self> {
        let decision = Decision::ALL.into_iter().find(|decision| decision.name() == word).map(Self::Decided);
        decision.or(match word {
            "undecided" => Some(Self::Undecided),
            "noted" => Some(Self::Noted),
            _ => None,
        })
    }

    fn is_said_of(self, entry: &Entry) -> bool {
        match self {
            Self::Decided(decision) => entry.decision == Some(decision),
            Self::Undecided => entry.decision.is_none(),
            Self::Noted => !entry.note.is_empty(),
        }
    }
}

/// A wish that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no confidence; write >0.7, strong, likely or possible")]
pub struct Unreadable(String);

impl Filter {
    /// Every finding that is as sure as a confidence.
    pub const fn at(floor: Confidence) -> Self {
        Self { floor, written: String::new(), classes: Vec::new(), kinds: Vec::new(), sure: None, said: Vec::new(), words: Vec::new() }
    }

    /// The wishes that show what a selection lists, apart from its floor.
    pub fn words_of(selection: &Selection) -> String {
        let group = |only: &Only| match only {
            Only::Conflicts => "conflict",
            Only::Variants => "variant",
            Only::Inside | Only::Shared | Only::OneSided => only.name(),
        };
        let decisions = Decision::ALL.into_iter().filter(|_| selection.reviewed).map(Decision::name);
        selection.only.iter().map(group).chain(decisions).collect::<Vec<_>>().join(" ")
    }

    /// Reads wishes: verdicts (`conflict`, `variant`, `inside`, `shared`, `one-sided`, `only-left`, `only-right`), kinds (`quantity`, `date` and so on),
    /// what was said of it (`undecided`, `confirmed`, `dismissed`, `unsure`, `noted`), how sure (`strong`, `likely`, `possible`, `>0.7`); every other word, and every one in quotation marks, must stand in what the finding says.
    /// Of several verdicts or kinds any will do. No wish at all shows what is as sure as the floor.
    ///
    /// # Errors
    /// On `>` before what is no number from 0 to 1.
    pub fn parse(written: &str, floor: Confidence) -> Result<Self, Unreadable> {
        let mut made = Self { written: written.trim().to_owned(), ..Self::at(floor) };
        for (word, is_quoted) in words(written) {
            let lower = word.to_lowercase();
            let classes = if is_quoted { &[][..] } else { classes(&lower) };
            let kind = Kind::ALL.into_iter().find(|kind| !is_quoted && kind.name() == lower);
            let said = Said::named(&lower).filter(|_| !is_quoted);
            if let Some(said) = said {
                made.said.push(said);
            } else if !classes.is_empty() {
                made.classes.extend(classes);
            } else if let Some(kind) = kind {
                made.kinds.push(kind);
            } else if let Some(number) = word.strip_prefix('>').filter(|_| !is_quoted) {
                let value: Option<f64> = number.trim_start_matches('=').parse().ok().filter(|value| (0.0..=1.0).contains(value));
                made.sure = Some(Confidence::new(value.ok_or_else(|| Unreadable(word.clone()))?));
            } else if let Some(sure) = Confidence::from_word(&lower).filter(|_| !is_quoted) {
                made.sure = Some(sure);
            } else if !lower.is_empty() {
                made.words.push(lower);
            }
        }
        Ok(made)
    }

    /// Whether anything more than the usual is wished.
    pub fn is_set(&self) -> bool {
        !self.written.is_empty()
    }

    /// Whether a finding is shown.
    pub fn shows(&self, entry: &Entry, comparison: &Comparison) -> bool {
        entry.confidence >= self.sure.unwrap_or(self.floor)
            && (self.classes.is_empty() || self.classes.contains(&entry.class))
            && (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && (self.said.is_empty() || self.said.iter().any(|said| said.is_said_of(entry)))
            && (self.words.is_empty() || self.words.iter().all(|word| says(entry, comparison, word)))
    }
}

/// Whether a word stands in what a finding says: its summary, its reasons, the words of the texts.
fn says(entry: &Entry, comparison: &Comparison, word: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(word);
    has(&entry.summary) || entry.why.iter().any(|why| has(why)) || entry.evidence.iter().any(|place| has(comparison.text(place)))
}

/// The classes that a word names.
fn classes(word: &str) -> &'static [Class] {
    match word {
        "conflict" | "conflicts" => &[Class::Conflict],
        "variant" | "variants" => &[Class::Variant],
        "inside" => &[Class::Inside],
        "shared" => &[Class::Shared],
        "one-sided" => &[Class::OnlyLeft, Class::OnlyRight],
        "only-left" => &[Class::OnlyLeft],
        "only-right" => &[Class::OnlyRight],
        _ => &[],
    }
}

/// The words of a wish, and whether they stood in quotation marks, which hold several together.
fn words(written: &str) -> Vec<(String, bool)> {
    let parts = written.split('"').enumerate();
    parts
        .flat_map(|(number, part)| {
            if number % 2 == 1 {
                vec![(part.trim().to_owned(), true)]
            } else {
                part.split_whitespace().map(|word| (word.to_owned(), false)).collect()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::compare::compare;
    use crate::document::{Document, Sides};

    fn shown(wishes: &str) -> Vec<String> {
        let texts = ("The dam broke at dawn and 12 people died in Lower Keld.", "The dam broke at dawn and 15 people died in Lower Keld.");
        let comparison = compare(Sides::new(texts.0, texts.1).map(|text| Document::from_text("report.txt", text).unwrap()));
        let filter = Filter::parse(wishes, Confidence::DEFAULT_FLOOR).unwrap();
        Entry::all(&comparison).iter().filter(|entry| filter.shows(entry, &comparison)).map(|entry| entry.id.to_string()).collect()
    }

    #[test]
    fn verdicts_kinds_and_words_narrow_what_is_shown() {
        assert_eq!(shown("conflict"), ["C1"]);
        assert_eq!(shown("Conflict quantity"), ["C1"]);
        assert!(shown("conflict date").is_empty());
        assert_eq!(shown("conflict \"12 people\""), ["C1"]);
        assert!(shown("conflict weir").is_empty());
        assert!(shown("shared variant").len() >= shown("shared").len());
        assert!(shown("possible").len() >= shown("").len());
        assert!(shown(">1").is_empty());
    }

    #[test]
    fn a_confidence_that_is_none_is_told() {
        let error = Filter::parse(">many", Confidence::DEFAULT_FLOOR).unwrap_err();
        assert_eq!(error.to_string(), "\">many\" is no confidence; write >0.7, strong, likely or possible");
        assert!(Filter::parse(">7", Confidence::DEFAULT_FLOOR).is_err());
    }
}
