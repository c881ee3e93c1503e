//! How it is told what people say and which office they hold.

use crate::document::{ByteSpan, PassageId, Side};
use crate::facts::{Office, Quotation, QuotedSentence, Voice};

use super::{Slots, Stated, Text};

/// A sentence of a quotation: a mention stands in one passage, a quotation may go on over several.
pub(super) struct Utterance<'f> {
    quotation: &'f Quotation,
    sentence: &'f QuotedSentence,
    /// Which of the quotation's sentences it is, from 1.
    number: usize,
}

/// The sentences of all quotations.
pub(super) fn utterances(quotations: &[Quotation]) -> Vec<Utterance<'_>> {
    let of = |quotation: &'_ Quotation| quotation.sentences.len();
    let number =
        |quotation| (1..=of(quotation)).zip(&quotation.sentences).map(move |(number, sentence)| Utterance { quotation, sentence, number });
    quotations.iter().flat_map(number).collect()
}

impl Stated for Utterance<'_> {
    const SORT: &'static str = "quotation";

    fn passage(&self) -> PassageId {
        self.sentence.passage
    }

    fn span(&self) -> ByteSpan {
        self.sentence.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        slots.words("told", self.words(text));
        let of = self.quotation.sentences.len();
        if of > 1 {
            slots.words("part", format!("{} of {of}", self.number));
        }
        slots.holds("set phrase", self.sentence.is_formula);
    }

    fn own(&self, text: &Text<'_>, slots: &mut Slots) {
        let Some(speaker) = &self.quotation.speaker else { return };
        if let Voice::Named(id) = speaker.voice {
            slots.words("speaker", text.entity(id));
        }
        slots.words("speech", text.words(speaker.span));
    }
}

impl Utterance<'_> {
    /// The quoted words as they stand; what parts them (“…,” he said, “…”) is left out.
    fn words(&self, text: &Text<'_>) -> String {
        const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '‘', '‹', '›'];
        let mut told = String::new();
        let mut end: Option<usize> = None;
        for span in self.sentence.words.iter().map(|word| word.span) {
            match end {
                // A contraction makes two words of one place.
                Some(end) if span.start < end => continue,
                Some(end) => {
                    let between = text.words(ByteSpan::new(end, span.start));
                    told.push_str(if between.contains(MARKS) { " … " } else { between });
                }
                None => {}
            }
            told.push_str(text.words(span));
            end = Some(span.end);
        }
        told
    }
}

impl Stated for Office {
    const SORT: &'static str = "office";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        slots.words("told", text.words(self.title));
        slots.holds("sole", self.is_definite);
    }

    fn own(&self, text: &Text<'_>, slots: &mut Slots) {
        if let Some(holder) = text.facts.entities.of(Side::Left, self.name) {
            slots.words("holder", text.entity(holder));
        }
    }
}
