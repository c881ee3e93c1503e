//! What the grammar reads, in running text of our own writing, and what it says of two values.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::float_cmp)]

mod agreement;
mod properties;
mod reading;
mod running;

use super::{Hedge, NumberExpression, NumberForm, numbers};
use crate::language::tokenize;

fn read(text: &str) -> Vec<NumberExpression> {
    numbers(text, &tokenize(text))
}

/// An expression in a line: the hedge's sign, value or ends, unit, form where the unit does not tell it, flags.
fn line(text: &str, e: &NumberExpression) -> String {
    let hedge = match e.hedge {
        Hedge::None => "",
        Hedge::About => "~",
        Hedge::AtLeast => "≥",
        Hedge::MoreThan => ">",
        Hedge::JustOver => "+",
        Hedge::AtMost => "≤",
        Hedge::LessThan => "<",
        Hedge::Nearly => "-~",
    };
    let rounded = |v: f64| (v * 1e4).round() / 1e4;
    let mut line = format!("{} = {hedge}{}", e.span.of(text), rounded(e.low));
    if e.is_range() {
        line.push_str(&["..", &rounded(e.high).to_string()].concat());
    }
    if let Some(unit) = &e.unit {
        line.push_str(&[" ", &unit.symbol].concat());
    }
    let flags = [
        (e.form == NumberForm::Ordinal, "rank"),
        (e.form == NumberForm::Fraction, "share"),
        (e.form == NumberForm::Vague, "vague"),
        (e.form == NumberForm::Score, "score"),
        (e.form == NumberForm::Multiple, "times"),
        (e.form == NumberForm::Label, "label"),
        (e.attributive, "joined"),
        (e.age, "age"),
        (e.looks_like_year, "year"),
        (e.negative_determiner, "no"),
        (e.restates.is_some(), "again"),
    ];
    for (_, name) in flags.iter().filter(|(is, _)| *is) {
        line.push_str(&[" ", name].concat());
    }
    line
}

fn lines(text: &str) -> String {
    read(text).iter().map(|e| line(text, e)).collect::<Vec<_>>().join("; ")
}
