//! Quotations: the words between quotation marks, sentence by sentence, and who speaks them.
//!
//! Where the marks stand is told by `telling`; here what they hold is joined across "…," he said, "…" and across the sentences that one pair of marks
//! holds, or that follow one another with one speaker. Whether two texts quote the same is not decided here.

mod said;
mod speaker;

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::{ByteSpan, PassageId, Side};

use super::entity::Entities;
use super::name::Name;
use super::reading::{PassageReading, Reading};
use super::telling::{Quote, closes, stretches};

pub use said::QuotedWord;
pub use speaker::{Speaker, Voice};

/// What somebody is quoted with in one breath.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Its sentences in text order, at least one.
    pub sentences: Vec<QuotedSentence>,
    /// Who speaks, where the text tells.
    pub speaker: Option<Speaker>,
}

/// The part of a quotation that stands in one passage.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedSentence {
    /// The passage.
    pub passage: PassageId,
    /// From the first quoted word to the last one, without the outer marks; what parts it ("…," he said, "…") lies inside.
    pub span: ByteSpan,
    /// The quoted words in order.
    pub words: Vec<QuotedWord>,
    /// Whether it is what anybody says on such a day: "Our thoughts are with the families."
    pub is_formula: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuotationCues<'a> {
    speech: &'a str,
    #[serde(borrow)]
    phrases: Vec<&'a str>,
    relays: &'a str,
    persons: &'a str,
    fillers: &'a str,
    undenied: &'a str,
    #[serde(borrow)]
    formulas: Vec<&'a str>,
}

const QUOTATIONS: &str = include_str!("../../assets/lexicon/quotations.toml");

/// The cue words of quotations, those of each list in order.
#[derive(Debug)]
struct Cues {
    speech: Vec<&'static str>,
    phrases: Vec<&'static str>,
    relays: Vec<&'static str>,
    persons: Vec<&'static str>,
    fillers: Vec<&'static str>,
    undenied: Vec<&'static str>,
    formulas: Vec<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let file: QuotationCues<'static> = toml::from_str(QUOTATIONS).unwrap_or_default();
    let sorted = |words: &'static str| {
        let mut words: Vec<&str> = words.split_whitespace().collect();
        words.sort_unstable();
        words
    };
    Cues {
        speech: sorted(file.speech),
        phrases: file.phrases,
        relays: sorted(file.relays),
        persons: sorted(file.persons),
        fillers: sorted(file.fillers),
        undenied: sorted(file.undenied),
        formulas: file.formulas,
    }
});

/// Whether a list of cue words holds a word.
fn lists(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

/// How many passages one pair of quotation marks may hold before it is taken for one that was never closed.
const LONGEST: usize = 8;
/// Tokens between the halves of a quotation that who speaks parts.
const WIDEST_GAP: usize = 20;

/// Every quotation of a document, in text order.
pub(super) fn quotations(reading: &Reading<'_>, names: &[Name], side: Side, entities: &Entities) -> Vec<Quotation> {
    let mut found = Found { all: Vec::new(), last: None };
    let mut carried: Option<Quote> = None;
    for (i, passage) in reading.passages.iter().enumerate().filter(|(_, passage)| !passage.tokens.is_empty()) {
        let (mut quoted, open) = stretches(passage, carried);
        // What was closed and never opened is no quotation for sure.
        quoted.retain(|range| !range.is_empty() && (range.start > 0 || carried.is_some()));
        let goes_on = carried.is_some();
        carried = None;
        if let Some((start, quote)) = open {
            let is_closed = is_closed_behind(reading, i, quote);
            carried = is_closed.then_some(quote);
            if (is_closed || quote == Quote::Double) && start < passage.tokens.len() {
                quoted.push(start..passage.tokens.len());
            }
        }
        let own = super::in_passage(names, passage.passage.id, |name| name.passage);
        found.read(passage, &quoted, own, goes_on);
    }
    let mut all = found.all;
    speaker::resolve(&mut all, reading, names, side, entities);
    all
}

/// Whether a mark that is open at the end of a passage is closed soon, in the same sort of text.
fn is_closed_behind(reading: &Reading<'_>, at: usize, quote: Quote) -> bool {
    let role = reading.passages.get(at).map(|passage| passage.passage.role);
    let behind = reading.passages.iter().skip(at + 1).take(LONGEST).take_while(|passage| Some(passage.passage.role) == role);
    behind.filter(|passage| !passage.tokens.is_empty()).find_map(|passage| closes(passage, quote)).unwrap_or_default()
}

/// The quotations found so far.
struct Found {
    all: Vec<Quotation>,
    /// The passage and the paragraph of the last one, if it may go on.
    last: Option<(PassageId, usize)>,
}

impl Found {
    /// Reads the stretches that one passage quotes; `goes_on` where the first of them was opened before.
    fn read(&mut self, passage: &PassageReading<'_>, quoted: &[Range<usize>], names: (usize, &[Name]), goes_on: bool) {
        let place = speaker::Place { passage, quoted, names };
        let mut speakers: Vec<Option<Speaker>> = (0..quoted.len()).map(|n| place.speaker_of(n)).collect();
        let told = speakers.iter().flatten().next().cloned().or_else(|| place.speaker_of_all());
        for speaker in speakers.iter_mut().filter(|speaker| speaker.is_none()) {
            speaker.clone_from(&told);
        }
        let mut n = 0;
        while n < quoted.len() {
            let mut end = n + 1;
            while end < quoted.len() && place.parts(end - 1) {
                end += 1;
            }
            let parts = quoted.get(n..end).unwrap_or_default();
            if let Some(sentence) = said::sentence(passage, parts) {
                let speaker = speakers.get_mut(n).and_then(Option::take);
                let opens = n == 0 && parts.first().is_some_and(|part| part.start <= 1);
                self.add(passage, sentence, speaker, n == 0 && goes_on, opens);
            }
            n = end;
        }
        if quoted.is_empty() {
            self.last = None;
        }
    }

    /// Adds a sentence: to the last quotation where that goes on, else as one of its own.
    fn add(&mut self, passage: &PassageReading<'_>, sentence: QuotedSentence, speaker: Option<Speaker>, goes_on: bool, opens: bool) {
        let is_next =
            self.last.is_some_and(|(last, paragraph)| last.0 + 1 == passage.passage.id.0 && paragraph == passage.passage.paragraph);
        self.last = Some((passage.passage.id, passage.passage.paragraph));
        if let Some(last) = self.all.last_mut() {
            let is_told = speaker.is_none() && last.speaker.is_some();
            if goes_on || is_next && opens && is_told {
                last.sentences.push(sentence);
                last.speaker = last.speaker.take().or(speaker);
                return;
            }
        }
        self.all.push(Quotation { sentences: vec![sentence], speaker });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::document::{Document, Sides};
    use crate::facts::Facts;

    /// For each quotation of a text its words, sentence by sentence, and who speaks.
    fn told(text: &str) -> Vec<(Vec<String>, String)> {
        let documents = Sides::new(text, "Nothing else happened.").map(|t| Document::from_text("report.txt", t).unwrap());
        let readings = documents.as_ref().map(Reading::new);
        let facts = Facts::new(readings.as_ref());
        let sentence = |s: &QuotedSentence| s.words.iter().map(|w| w.lower.clone()).collect::<Vec<_>>().join(" ");
        let voice = |speaker: &Speaker| match speaker.voice {
            Voice::Named(id) => {
                let names = facts.entities.get(id).unwrap().names.left.iter().map(|&n| &facts.names.left[n]);
                names.map(Name::form).max_by_key(String::len).unwrap()
            }
            Voice::Role => format!("({})", speaker.span.of(&documents.left.text)),
            Voice::Pronoun => "…".to_owned(),
        };
        let quotations = facts.quotations.left.iter();
        quotations.map(|q| (q.sentences.iter().map(sentence).collect(), q.speaker.as_ref().map_or_else(String::new, voice))).collect()
    }

    /// Who speaks the first quotation.
    fn speaker(text: &str) -> String {
        told(text).into_iter().next().unwrap_or_default().1
    }

    #[test]
    fn the_bundled_cues_are_well_formed() {
        assert_eq!(toml::from_str::<QuotationCues<'_>>(QUOTATIONS).map(|_| ()), Ok(()));
    }

    #[test]
    fn what_a_speaker_parts_is_one_sentence() {
        assert_eq!(
            told("“The mill is gone,” Ida Moll said, “and the church stands.”"),
            [(vec!["the mill is gone and the church stands".to_owned()], "ida moll".to_owned())]
        );
        let two = told("Ida Moll called it “the old mill” and the church “the new house”.");
        assert_eq!(two.len(), 2, "{two:?}");
    }

    #[test]
    fn sentences_of_one_breath_are_one_quotation() {
        let words = ["we lost the mill", "we kept the church", "it stands"];
        for text in [
            "“We lost the mill. We kept the church. It stands,” said Ida Moll.",
            "‘We lost the mill. We kept the church. It stands,’ said Ida Moll.",
            "\"We lost the mill. We kept the church. It stands,\" said Ida Moll.",
            "“We lost the mill,” said Ida Moll. “We kept the church. It stands.”",
            "“We lost the mill.\n\nWe kept the church.\n\nIt stands,” said Ida Moll.",
        ] {
            assert_eq!(told(text), [(words.map(str::to_owned).to_vec(), "ida moll".to_owned())], "{text}");
        }
        let apart = told("“We lost the mill,” said Ida Moll. “We kept the church,” said Tom Beck.");
        assert_eq!(apart.iter().map(|(_, speaker)| speaker.as_str()).collect::<Vec<_>>(), ["ida moll", "tom beck"]);
        assert_eq!(told("“We lost the mill,” said Ida Moll. The river rose. “It stands.”").len(), 2);
    }

    #[test]
    fn a_mark_that_is_never_closed_quotes_its_own_sentence() {
        assert_eq!(told("She said “the mill is gone. The river rose. The army came.").len(), 1);
        assert_eq!(told("The pipe is 6\" wide. The river rose.").len(), 0);
    }

    #[test]
    fn speakers_are_found_before_and_behind() {
        for (text, name) in [
            ("“The mill is gone,” Ida Moll said.", "ida moll"),
            ("“The mill is gone,” said Ida Moll, the mayor.", "ida moll"),
            ("“The mill is gone,” said the town’s mayor, Ida Moll, on Monday.", "ida moll"),
            ("“The mill is gone,” said Orrin’s mayor, Ida Moll.", "ida moll"),
            ("“The mill is gone,” Orrin mayor Ida Moll told the Valley Herald.", "ida moll"),
            ("“The mill is gone,” Ida Moll, the head of the bank, told reporters.", "ida moll"),
            ("“The mill is gone,” said Ida Moll of the Orrin Trust.", "ida moll"),
            ("“The mill is gone”, said Governor Ruben Castell.", "ruben castell"),
            ("«The mill is gone», Ida Moll said.", "ida moll"),
            ("Ida Moll said: “The mill is gone.”", "ida moll"),
            ("Asked about the night, Ida Moll said that “the mill is gone”.", "ida moll"),
            ("The mayor, Ida Moll, who said on Monday that “not one house” would fall, left.", "ida moll"),
            ("The road, Ida Moll said, would be ‘opened by and by’.", "ida moll"),
            ("According to Ida Moll, “the mill is gone for good”.", "ida moll"),
            ("“The mill is gone,” according to Ida Moll.", "ida moll"),
            ("Ida Moll: “The mill is gone”", "ida moll"),
            ("Ida Moll called the night “a long and wet one”.", "ida moll"),
            ("Ruben Castell quoted Ida Moll as saying: “The mill is gone.”", "ida moll"),
            ("“The mill is gone,” Ida Moll was quoted as saying by Ruben Castell.", "ida moll"),
            ("“The mill is gone,” said Ida Moll, quoted by Ruben Castell.", "ida moll"),
            ("The mill, which Ida Moll described as “decorative”, was lost.", "ida moll"),
            ("“The mill is gone,” the old miller said.", "(the old miller said)"),
            ("“The mill is gone,” he said.", "…"),
            ("“The mill is gone.”", ""),
        ] {
            assert_eq!(speaker(text), name, "{text}");
        }
    }

    #[test]
    fn a_role_that_one_person_has_names_that_person() {
        let text = "Pia Nordahl, the chief engineer, came. “The mill is gone,” the chief engineer said.";
        assert_eq!(speaker(text), "pia nordahl");
        assert_eq!(speaker("Deputy Mayor Tom Beck came. “The mill is gone,” the mayor said."), "(the mayor said)");
    }
}
