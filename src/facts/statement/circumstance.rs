//! How causes, directions and relations are told.

use crate::document::{ByteSpan, PassageId};
use crate::facts::relation::in_words;
use crate::facts::{Cause, Direction, Effect, Frame, Relation, Standing};

use super::{Slots, Stated, Text};

impl Stated for Cause {
    const SORT: &'static str = "cause";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        slots.words("told", text.words(self.core.span));
        match &self.effect {
            Effect::Unsaid => {}
            Effect::Thing(thing) => slots.words("of", text.words(thing.span)),
            Effect::Clause(happenings, _) => slots.list("of", happenings.iter().map(|word| word.lemma.clone()).collect()),
        }
        match self.standing {
            Standing::Told => {}
            Standing::Possible => slots.words("standing", "possible"),
            Standing::Dismissed => slots.words("standing", "dismissed"),
        }
    }

    fn frame(&self) -> Option<&Frame> {
        Some(&self.frame)
    }
}

impl Stated for Direction {
    const SORT: &'static str = "direction";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        slots.words("told", self.word.lower.as_str());
        slots.words("of", text.words(self.anchor.span));
    }

    fn frame(&self) -> Option<&Frame> {
        Some(&self.frame)
    }
}

impl Stated for Relation {
    const SORT: &'static str = "relation";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        let (first, second) = (text.entity(self.first), text.entity(self.second));
        slots.words("told", in_words(self.sort, &first, &second));
        slots.words("relation", self.sort);
        slots.words("first", first);
        slots.words("second", second);
        slots.holds("once", self.is_once);
    }

    fn own(&self, _: &Text<'_>, slots: &mut Slots) {
        slots.stage(&self.when, self.modality);
    }
}
