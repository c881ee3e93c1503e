//! What the mentions of an account were understood as, in words.

use super::{flow, fullest, speaker};
use crate::document::{ByteSpan, Side, Sides};
use crate::facts::{Event, Facts, Modality, Polarity, Quantity, Quotation, Reading, Share, Sort, Time};
use crate::language::calendar::{self, Grain};
use crate::language::number::Hedge;

/// What a mention was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Where it stands.
    pub span: ByteSpan,
    /// What sort of mention: `quantity`, `time`, `name`, `quotation`, `event`.
    pub sort: &'static str,
    /// What it comes to, in words.
    pub told: String,
}

/// Every mention of a side, in text order.
pub(super) fn values(side: Side, facts: &Facts, readings: Sides<&Reading<'_>>) -> Vec<Value> {
    let text = &readings.get(side).document.text;
    let mut values: Vec<Value> = Vec::new();
    values.extend(facts.quantities.get(side).iter().map(|q| Value { span: q.span, sort: "quantity", told: quantity(q) }));
    values.extend(facts.times.get(side).iter().map(|t| Value { span: t.span, sort: "time", told: time(t) }));
    for (at, name) in facts.names.get(side).iter().enumerate() {
        let Some(id) = facts.entities.of(side, at) else { continue };
        let sort = facts.entities.get(id).map_or("", |entity| sort(entity.sort));
        let title = name.title.as_ref().map(|title| format!(", here as {title}")).unwrap_or_default();
        values.push(Value { span: name.span, sort: "name", told: format!("{sort}{}{title}", fullest(facts, id, readings)) });
    }
    for quotation in facts.quotations.get(side) {
        let who = speaker(quotation).map(|id| fullest(facts, id, readings));
        let told = said(quotation, who, text);
        values.extend(quotation.sentences.iter().map(|sentence| Value { span: sentence.span, sort: "quotation", told: told.clone() }));
    }
    values.extend(facts.events.get(side).iter().map(|e| Value { span: e.span, sort: "event", told: event(e, text) }));
    values.sort_by_key(|value| (value.span, value.sort));
    values
}

/// The number with its unit and hedge, what it counts, and how it stands to others.
fn quantity(quantity: &Quantity) -> String {
    let mut told = quantity.value.told();
    if let Some(head) = quantity.frame.head.as_ref().filter(|_| !quantity.value.age) {
        told = format!("{told}, counts “{head}”");
    }
    let hedge = match quantity.value.hedge {
        Hedge::None => "",
        Hedge::About => ", a rough value",
        Hedge::AtLeast => ", or more",
        Hedge::MoreThan => ", so more than that",
        Hedge::JustOver => ", so a little more",
        Hedge::AtMost => ", or fewer",
        Hedge::LessThan => ", so less than that",
        Hedge::Nearly => ", so a little less",
    };
    let share = match quantity.frame.share {
        Share::Plain => "",
        Share::Total => ", the whole",
        Share::Part => ", a part of more",
        Share::Additional => ", on top of another number",
        Share::Counted => ", what had been counted by then",
        Share::Baseline => ", the value before",
    };
    let age = if quantity.value.age { ", an age" } else { "" };
    format!("{told}{age}{hedge}{share}{}", stage(quantity.frame.modality))
}

/// The stretch of the calendar, and how sure its place is.
fn time(time: &Time) -> String {
    let Some(interval) = &time.interval else { return format!("a time without a place on the calendar{}", stage(time.frame.modality)) };
    let length = match interval.grain {
        Grain::Minute => "to the minute",
        Grain::Hour => "to the hour",
        Grain::PartOfDay => "a part of a day",
        Grain::Day => "a day",
        Grain::Weekend => "a weekend",
        Grain::Week => "a week",
        Grain::Month => "a month",
        Grain::Quarter => "a quarter",
        Grain::Season => "a season",
        Grain::Year => "a year",
        Grain::Decade => "a decade",
        Grain::Century => "a century",
    };
    let says_itself = interval.grain == Grain::Day && interval.clock.is_none() && !interval.approximate;
    let span = if interval.day_known && !says_itself {
        format!(", from {} up to {}", interval.start.strftime("%-d %b %Y %H:%M"), interval.end.strftime("%-d %b %Y %H:%M"))
    } else {
        String::new()
    };
    let rough = if interval.approximate { ", roughly" } else { "" };
    let day = if interval.day_known { "" } else { ", the day is not told" };
    let inferred = if interval.inferred { ", inferred: the text has no date of its own" } else { "" };
    format!("{}: {length}{span}{rough}{day}{inferred}{}", calendar::describe(interval), stage(time.frame.modality))
}

/// Who speaks, and how much.
fn said(quotation: &Quotation, name: Option<String>, text: &str) -> String {
    let words: usize = quotation.sentences.iter().map(|sentence| sentence.words.len()).sum();
    let length = format!("{words} quoted word{}", if words == 1 { "" } else { "s" });
    let teller = quotation.speaker.as_ref().map(|speaker| flow(speaker.span.of(text)));
    match (name, teller) {
        (Some(name), Some(teller)) => format!("{length}, spoken by {name} (“{teller}”)"),
        (None, Some(teller)) => format!("{length}, spoken by somebody without a name (“{teller}”)"),
        (_, None) => format!("{length}; the text does not say who speaks"),
    }
}

/// Who does what to whom, told or denied.
fn event(event: &Event, text: &str) -> String {
    let words = |span: ByteSpan| flow(span.of(text));
    let mut told = match event.polarity {
        Polarity::Asserted => format!("“{}”", event.sense),
        Polarity::Denied => format!("not “{}”", event.sense),
    };
    for (role, argument) in [("who", &event.subject), ("whom or what", &event.object), ("by how much", &event.extent)] {
        if let Some(argument) = argument {
            told = format!("{told}; {role}: {}", words(argument.span));
        }
    }
    for oblique in &event.obliques {
        told = format!("{told}; {} {}", oblique.preposition, words(oblique.argument.span));
    }
    format!("{told}{}", stage(event.modality))
}

const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Person => "the person ",
        Sort::Organisation => "the organisation ",
        Sort::Place => "the place ",
        Sort::Unknown => "",
    }
}

const fn stage(modality: Modality) -> &'static str {
    match modality {
        Modality::Happened => "",
        Modality::Planned => ", planned",
        Modality::Expected => ", expected",
        Modality::Possible => ", possible",
        Modality::Open => ", undecided",
    }
}
