//! What one document states, mention by mention, as a person or a program reads it: the value, and the slots of the frame that are filled.
//!
//! A sort of mention takes part through [`Stated`] and one line in [`statements`].

mod circumstance;
mod people;
mod told;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::document::{ByteSpan, Document, PassageId, Side, Sides};
use crate::language::calendar::{self, Reference};

use super::entity::EntityId;
use super::event::{Argument, Event, Polarity};
use super::frame::{Frame, Modality, When};
use super::name::Name;
use super::quantity::Quantity;
use super::reading::Reading;
use super::time::Time;
use super::{Facts, PassageReading};
use told::{form, grain, hedge, lead, modality, share, sort};

/// What is said in one slot of a mention.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// In words.
    Words(String),
    /// Several words or names, the weightiest first where they have weights, else in order.
    List(Vec<String>),
    /// A number.
    Number(f64),
    /// That it holds.
    Holds,
}

/// A slot of a mention: its name, and what is said there.
pub type Slot = (&'static str, Said);

/// One mention of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What sort of mention: `quantity`, `time`, `name`, `office`, `event`, `relation`, `cause`, `direction`, `quotation`.
    pub sort: &'static str,
    /// The passage.
    pub passage: PassageId,
    /// The words in the document's text.
    pub span: ByteSpan,
    /// What it comes to; `told` is always first.
    pub value: Vec<Slot>,
    /// What it speaks of; slots that the text leaves silent are not there.
    pub frame: Vec<Slot>,
}

/// Everything that one document states.
#[derive(Debug, Clone, PartialEq)]
pub struct Statements {
    /// The day by which its times were placed.
    pub reference: Option<Reference>,
    /// Every mention, in the order of the text.
    pub all: Vec<Statement>,
}

/// Reads what a document states.
///
/// ```
/// use diptych::document::Document;
/// use diptych::facts::statements;
///
/// let document = Document::from_text("report.txt", "The storm felled some 40 oaks in Orrin.").unwrap();
/// let told: Vec<_> = statements(&document).all.iter().map(|s| (s.sort, s.span.of(&document.text))).collect();
/// assert!(told.contains(&("quantity", "some 40 oaks")) && told.contains(&("name", "Orrin")));
/// ```
pub fn statements(document: &Document) -> Statements {
    let reading = Reading::new(document);
    // Names are clustered over two documents; a document beside itself has the clusters of its own.
    let facts = Facts::new(Sides::new(&reading, &reading));
    let text = Text { reading: &reading, facts: &facts };
    let mut all = text.tell(&facts.quantities.left);
    all.extend(text.tell(&facts.times.left));
    all.extend(text.tell(&facts.names.left));
    all.extend(text.tell(&facts.offices.left));
    all.extend(text.tell(&facts.events.left));
    all.extend(text.tell(&facts.relations.left));
    all.extend(text.tell(&facts.causes.left));
    all.extend(text.tell(&facts.directions.left));
    all.extend(text.tell(&people::utterances(&facts.quotations.left)));
    all.sort_by_key(|statement| (statement.span.start, Reverse(statement.span.end), statement.sort));
    Statements { reference: facts.references.left, all }
}

/// A sort of mention as it is told.
trait Stated {
    const SORT: &'static str;

    fn passage(&self) -> PassageId;
    fn span(&self) -> ByteSpan;
    /// What it comes to, `told` first.
    fn value(&self, text: &Text<'_>, slots: &mut Slots);
    /// What it speaks of besides the frame that every sort may have.
    fn own(&self, _: &Text<'_>, _: &mut Slots) {}
    /// The frame, for sorts that have one.
    fn frame(&self) -> Option<&Frame> {
        None
    }
}

/// The slots of a mention while they are filled.
#[derive(Default)]
struct Slots(Vec<Slot>);

impl Slots {
    fn words(&mut self, name: &'static str, words: impl Into<String>) {
        self.0.push((name, Said::Words(words.into())));
    }

    fn number(&mut self, name: &'static str, number: f64) {
        self.0.push((name, Said::Number(number)));
    }

    fn list(&mut self, name: &'static str, words: Vec<String>) {
        if !words.is_empty() {
            self.0.push((name, Said::List(words)));
        }
    }

    /// When it plays, and whether it happened.
    fn stage(&mut self, when: &When, of: Modality) {
        match when {
            When::Silent => {}
            When::Now(interval) => self.words("when", calendar::describe(interval)),
            When::Other(interval) => self.words("when", format!("{}, away from the report's own day", calendar::describe(interval))),
            When::Past => self.words("when", "earlier, no day is given"),
        }
        if let Some(modality) = modality(of) {
            self.words("modality", modality);
        }
    }

    fn holds(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.0.push((name, Said::Holds));
        }
    }
}

/// The text that is told of.
struct Text<'a> {
    reading: &'a Reading<'a>,
    facts: &'a Facts,
}

impl Text<'_> {
    fn tell<M: Stated>(&self, mentions: &[M]) -> Vec<Statement> {
        mentions.iter().map(|mention| self.statement(mention)).collect()
    }

    fn statement<M: Stated>(&self, mention: &M) -> Statement {
        let (mut value, mut frame) = (Slots::default(), Slots::default());
        mention.value(self, &mut value);
        if let Some(filled) = mention.frame() {
            self.fill(mention.passage(), filled, &mut frame);
        }
        mention.own(self, &mut frame);
        Statement { sort: M::SORT, passage: mention.passage(), span: mention.span(), value: value.0, frame: frame.0 }
    }

    /// The slots of a frame that say something.
    fn fill(&self, passage: PassageId, frame: &Frame, slots: &mut Slots) {
        if let Some(head) = &frame.head {
            slots.words("head", head);
        }
        slots.list("modifiers", frame.modifiers.iter().filter_map(|&word| self.word(passage, word)).collect());
        if let Some(share) = share(frame.share) {
            slots.words("share", share);
        }
        if let Some(rate) = &frame.rate {
            slots.words("rate", rate);
        }
        if let Some(bearer) = frame.bearer {
            slots.words("bearer", self.entity(bearer));
        }
        slots.list("events", events(frame));
        slots.list("names", frame.clause_names.iter().map(|&id| self.entity(id)).collect());
        slots.stage(&frame.when, frame.modality);
    }

    /// The words at a place.
    fn words(&self, span: ByteSpan) -> &str {
        span.of(&self.reading.document.text)
    }

    /// The word of a passage that has a number.
    fn word(&self, passage: PassageId, number: usize) -> Option<String> {
        let words = self.reading.passages.get(passage.0).into_iter().flat_map(PassageReading::content);
        words.filter(|word| word.number() == Some(number)).map(|word| word.lower.clone()).next()
    }

    /// An entity by its fullest name.
    fn entity(&self, id: EntityId) -> String {
        let names = self.facts.entities.get(id).map(|entity| entity.names.left.as_slice()).unwrap_or_default();
        let names = names.iter().filter_map(|&at| self.facts.names.left.get(at));
        let fullest = names.max_by_key(|name| (!name.is_demonym, name.words.len(), Reverse(name.span.start)));
        fullest.map_or_else(String::new, |name| name.span.of(&self.reading.document.text).to_owned())
    }
}

/// The words that tell what happens around a mention, each once, the nearest first.
fn events(frame: &Frame) -> Vec<String> {
    /// Words that weigh less stand in other clauses.
    const NEAR: f64 = 0.3;
    let mut near: Vec<_> = frame.events.iter().filter(|event| event.weight >= NEAR).collect();
    near.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut told = BTreeSet::new();
    near.into_iter().filter(|event| told.insert(event.word.lemma.as_str())).map(|event| event.word.lemma.clone()).collect()
}

impl Stated for Quantity {
    const SORT: &'static str = "quantity";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, _: &Text<'_>, slots: &mut Slots) {
        let value = &self.value;
        slots.words("told", value.told());
        slots.words("form", form(value.form));
        slots.number("low", value.low);
        slots.number("high", value.high);
        slots.number("step", value.step);
        if let Some(unit) = &value.unit {
            slots.words("unit", unit.symbol.as_ref());
        }
        if let Some(hedge) = hedge(value.hedge) {
            slots.words("hedge", hedge);
        }
        slots.holds("age", value.age);
    }

    fn frame(&self) -> Option<&Frame> {
        Some(&self.frame)
    }
}

impl Stated for Time {
    const SORT: &'static str = "time";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, _: &Text<'_>, slots: &mut Slots) {
        match &self.interval {
            Some(interval) => {
                slots.words("told", calendar::describe(interval));
                slots.words("grain", grain(interval.grain));
                if interval.day_known {
                    slots.words("start", interval.start.to_string());
                    slots.words("end", interval.end.to_string());
                }
                slots.holds("approximate", interval.approximate);
                slots.holds("inferred", interval.inferred);
            }
            None => slots.words("told", "not placed on the calendar"),
        }
        if let Some(before) = self.lead {
            slots.words("lead", lead(before));
        }
    }

    fn frame(&self) -> Option<&Frame> {
        Some(&self.frame)
    }
}

impl Stated for Name {
    const SORT: &'static str = "name";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, text: &Text<'_>, slots: &mut Slots) {
        let names = &text.facts.names.left;
        let own = names.binary_search_by_key(&self.span, |name| name.span).ok();
        let entity = own.and_then(|at| text.facts.entities.of(Side::Left, at));
        let fullest = entity.map(|id| text.entity(id));
        slots.words("told", fullest.unwrap_or_else(|| self.span.of(&text.reading.document.text).to_owned()));
        if let Some(sort) = sort(self.sort) {
            slots.words("is", sort);
        }
        if let Some(title) = &self.title {
            slots.words("title", title);
        }
    }

    fn own(&self, _: &Text<'_>, slots: &mut Slots) {
        slots.holds("people or origin", self.is_demonym);
        slots.holds("source", self.is_source);
    }
}

impl Stated for Event {
    const SORT: &'static str = "event";

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    fn value(&self, _: &Text<'_>, slots: &mut Slots) {
        let predicate = &self.predicate.lemma;
        let word = self.particle.as_ref().map_or_else(|| predicate.clone(), |particle| format!("{predicate} {}", particle.lower));
        match self.polarity {
            Polarity::Asserted => slots.words("told", word),
            Polarity::Denied => {
                slots.words("told", format!("not {word}"));
                slots.words("polarity", "denied");
            }
        }
    }

    fn own(&self, text: &Text<'_>, slots: &mut Slots) {
        let words = |argument: &Argument| text.words(argument.span).to_owned();
        for (name, argument) in [("subject", &self.subject), ("object", &self.object), ("extent", &self.extent)] {
            if let Some(argument) = argument {
                slots.words(name, words(argument));
            }
        }
        slots.list("complements", self.obliques.iter().map(|o| format!("{} {}", o.preposition, words(&o.argument))).collect());
        slots.stage(&self.when, self.modality);
        slots.holds("quoted", self.is_quoted);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use jiff::civil::date;

    fn told(text: &str) -> (Document, Statements) {
        let document = Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, 4));
        let told = statements(&document);
        (document, told)
    }

    fn slot(slots: &[Slot], name: &str) -> Option<Said> {
        slots.iter().find(|(known, _)| *known == name).map(|(_, said)| said.clone())
    }

    fn words(words: &str) -> Said {
        Said::Words(words.into())
    }

    #[test]
    fn a_quantity_is_told_with_unit_hedge_and_the_filled_slots_of_its_frame() {
        let (_, told) = told("Mayor Ines Torvald will rebuild about 40 wooden houses in Orrin.");
        let quantity = told.all.iter().find(|s| s.sort == "quantity").unwrap();
        assert_eq!(quantity.value[0], ("told", Said::Words("about 40".into())));
        assert_eq!((slot(&quantity.value, "hedge"), slot(&quantity.value, "low")), (Some(words("about")), Some(Said::Number(40.0))));
        assert_eq!((slot(&quantity.frame, "head"), slot(&quantity.frame, "modality")), (Some(words("house")), Some(words("planned"))));
        assert_eq!(slot(&quantity.frame, "modifiers"), Some(Said::List(vec!["wooden".into()])));
        assert_eq!(slot(&quantity.frame, "share"), None);
        assert!(matches!(slot(&quantity.frame, "names"), Some(Said::List(names)) if names.contains(&"Orrin".to_owned())));
    }

    #[test]
    fn a_time_is_told_with_its_place_on_the_calendar() {
        let (document, told) = told("The dam gave way on Monday.");
        let time = told.all.iter().find(|s| s.sort == "time").unwrap();
        assert_eq!(time.span.of(&document.text), "Monday");
        assert_eq!(slot(&time.value, "start"), Some(words("2025-03-03T00:00:00")));
        assert_eq!((slot(&time.value, "grain"), slot(&time.value, "lead")), (Some(words("day")), Some(words("on"))));
        assert_eq!(told.reference.map(|r| (r.date, r.inferred)), Some((date(2025, 3, 4), false)));
    }

    #[test]
    fn an_event_is_told_with_its_arguments_and_what_is_denied() {
        let (_, told) = told("The mayor did not close the bridge on Monday.");
        let event = told.all.iter().find(|s| s.sort == "event").unwrap();
        assert_eq!(event.value, [("told", words("not close")), ("polarity", words("denied"))]);
        assert_eq!((slot(&event.frame, "subject"), slot(&event.frame, "object")), (Some(words("The mayor")), Some(words("the bridge"))));
        assert!(matches!(slot(&event.frame, "when"), Some(Said::Words(when)) if when.contains("3 March 2025")));
    }

    #[test]
    fn a_short_name_is_told_by_the_fullest() {
        let (document, told) = told("Ines Torvald spoke on Monday. Later Torvald left.");
        let short = told.all.iter().find(|s| s.span.of(&document.text) == "Torvald").unwrap();
        assert_eq!(slot(&short.value, "told"), Some(words("Ines Torvald")));
    }

    #[test]
    fn a_quotation_is_told_by_its_words_and_who_speaks_them() {
        let (document, told) = told("“We lost the mill,” said Ida Moll. “It stood here for years.\n\nIt was ours.” Nobody else came.");
        let quotations: Vec<&Statement> = told.all.iter().filter(|s| s.sort == "quotation").collect();
        let parts: Vec<_> = quotations.iter().map(|s| (slot(&s.value, "told"), slot(&s.value, "part"))).collect();
        let part = |told: &str, part: &str| (Some(words(told)), Some(words(part)));
        assert_eq!(parts, [part("We lost the mill", "1 of 3"), part("It stood here for years", "2 of 3"), part("It was ours", "3 of 3")]);
        for quotation in quotations {
            assert_eq!(slot(&quotation.frame, "speaker"), Some(words("Ida Moll")));
            assert_eq!(slot(&quotation.frame, "speech"), Some(words("said Ida Moll")));
            assert!(document.passages[quotation.passage.0].span.overlaps(quotation.span));
        }
    }

    #[test]
    fn what_parts_a_quotation_is_left_out_of_its_words() {
        let (_, told) = told("“The mill,” a miller said, “wasn’t ours.”");
        let quotation = told.all.iter().find(|s| s.sort == "quotation").unwrap();
        assert_eq!(quotation.value[0], ("told", words("The mill … wasn’t ours")));
        assert_eq!((slot(&quotation.frame, "speaker"), slot(&quotation.frame, "speech")), (None, Some(words("a miller said"))));
    }

    #[test]
    fn an_office_is_told_with_who_holds_it() {
        let (document, told) = told("The chief engineer, Rosa Lindqvar, came. Later Tom Beck, a carter, left.");
        let offices: Vec<_> = told.all.iter().filter(|s| s.sort == "office").collect();
        let told: Vec<_> = offices.iter().map(|s| (slot(&s.value, "told"), slot(&s.frame, "holder"), slot(&s.value, "sole"))).collect();
        let office = |told: &str, holder: &str, sole: Option<Said>| (Some(words(told)), Some(words(holder)), sole);
        assert_eq!(told, [office("chief engineer", "Rosa Lindqvar", Some(Said::Holds)), office("carter", "Tom Beck", None)]);
        assert_eq!(offices[0].span.of(&document.text), "The chief engineer, Rosa Lindqvar");
    }

    #[test]
    fn mentions_come_in_the_order_of_the_text() {
        let (_, told) = told("On Monday 12 people in Orrin met Ines Torvald. By Tuesday there were 30 of them.");
        assert!(told.all.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
        assert_eq!(told.all.iter().map(|s| s.sort).collect::<BTreeSet<_>>(), BTreeSet::from(["event", "name", "quantity", "time"]));
    }
}
