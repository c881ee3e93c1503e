//! Values told to a person: figures with commas, scale words from a million on, units in words.

use super::lexicon::NumberLexicon;
use super::units::Dimension;
use super::{Hedge, NumberExpression, NumberForm, Unit};

/// An expression with its hedge, in words: "more than 26,000 acres", "$12 billion to $13 billion".
pub(super) fn expression(e: &NumberExpression) -> String {
    let value = plain(e);
    match e.hedge {
        Hedge::None => value,
        Hedge::About => format!("about {value}"),
        Hedge::AtLeast => format!("at least {value}"),
        Hedge::MoreThan => format!("more than {value}"),
        Hedge::JustOver => format!("just over {value}"),
        Hedge::AtMost => format!("up to {value}"),
        Hedge::LessThan => format!("less than {value}"),
        Hedge::Nearly => format!("nearly {value}"),
    }
}

/// An expression without its hedge.
pub(super) fn plain(e: &NumberExpression) -> String {
    match e.form {
        NumberForm::Ordinal => format!("{}{}", figures(e.low, 1.0), ordinal_ending(e.low)),
        NumberForm::Score => format!("{}\u{2013}{}", figures(e.high, 1.0), figures(e.low, 1.0)),
        NumberForm::Multiple if !e.is_range() => format!("{} times", figures(e.low, e.step)),
        NumberForm::Fraction => {
            if e.is_range() {
                format!("{} to {}", share(e.low), share(e.high))
            } else {
                share(e.low)
            }
        }
        NumberForm::Vague => match &e.unit {
            Some(unit) if !vague(e).starts_with("several") && !vague(e).starts_with("a few") => format!("{} of {}", vague(e), unit.told()),
            unit => with_unit(vague(e), unit.as_ref(), true),
        },
        NumberForm::Label => e.low.to_string(),
        NumberForm::Cardinal if e.looks_like_year && e.is_range() => format!("{} to {}", e.low, e.high),
        NumberForm::Cardinal if e.looks_like_year => e.low.to_string(),
        NumberForm::Cardinal | NumberForm::Multiple | NumberForm::Percent | NumberForm::Money | NumberForm::Measure => {
            if e.is_range() && e.unit.as_ref().is_some_and(|u| u.is(Dimension::Money)) {
                format!("{} to {}", value(e.low, e.step, e.unit.as_ref()), value(e.high, e.step, e.unit.as_ref()))
            } else if e.is_range() {
                format!("{} to {}", figures(e.low, e.step), value(e.high, e.step, e.unit.as_ref()))
            } else {
                value(e.low, e.step, e.unit.as_ref())
            }
        }
    }
}

/// A single value with its unit, no finer than `step`.
pub(super) fn value(value: f64, step: f64, unit: Option<&Unit>) -> String {
    with_unit(figures(value, step), unit, (value.abs() - 1.0).abs() > 1e-9)
}

fn with_unit(figures: String, unit: Option<&Unit>, plural: bool) -> String {
    let Some(unit) = unit else { return figures };
    match unit.money_sign() {
        Some(_) if unit.factor < 1.0 => format!("{figures} {}", unit.told()),
        Some("¢") => format!("{figures} {}", if plural { "cents" } else { "cent" }),
        Some(sign) if sign.ends_with(|c: char| c.is_ascii_alphabetic()) => format!("{sign} {figures}"),
        Some(sign) => match figures.strip_prefix('\u{2212}') {
            Some(rest) => format!("\u{2212}{sign}{rest}"),
            None => format!("{sign}{figures}"),
        },
        None => match unit.symbol.as_ref() {
            "°C" | "°F" => format!("{figures}{}", unit.symbol),
            "magnitude" => format!("magnitude {figures}"),
            _ if plural => format!("{figures} {}", unit.told()),
            _ => format!("{figures} {}", singular(unit.told())),
        },
    }
}

fn singular(word: &str) -> &str {
    match word {
        "feet" => "foot",
        "inches" => "inch",
        "centuries" => "century",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

/// Digits with commas, as fine as `step` but at most four decimals; "1.2 million" from a million on.
fn figures(value: f64, step: f64) -> String {
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    // A figure given to the last digit is told so: 6,080,485.
    let found = scales.into_iter().find(|(s, _)| value.abs() >= *s && step >= s / 1000.0);
    let (unit, name) = found.unwrap_or((1.0, ""));
    let fineness = (step / unit).abs().max(1e-4);
    let decimals = if fineness >= 1.0 { 0 } else { (-fineness.log10()).ceil() as usize };
    let text = format!("{:.*}", decimals, (value / unit).abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, d)| (w, format!(".{d}")));
    // A precision that is no power of ten, as that of a half, does not ask for zeros.
    let loose = (fineness.log10() - fineness.log10().round()).abs() > 1e-9;
    let rest = if found.is_some() || loose { rest.trim_end_matches('0').trim_end_matches('.').to_owned() } else { rest };
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{}{rest}{name}", with_commas(whole))
}

fn with_commas(digits: &str) -> String {
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn ordinal_ending(rank: f64) -> &'static str {
    match (rank as u64 % 100, rank as u64 % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn share(value: f64) -> String {
    let named = [
        (0.5, "half"),
        (1.0 / 3.0, "a third"),
        (2.0 / 3.0, "two-thirds"),
        (0.25, "a quarter"),
        (0.75, "three-quarters"),
        (0.2, "a fifth"),
        (0.1, "a tenth"),
    ];
    let name = named.into_iter().find(|(v, _)| (v - value).abs() < 1e-6).map(|(_, n)| n.to_owned());
    name.unwrap_or_else(|| format!("{} percent", figures(value * 100.0, 1.0)))
}

fn vague(e: &NumberExpression) -> String {
    NumberLexicon::bundled()
        .vague_words(e.low, e.high)
        .unwrap_or_else(|| format!("{} to {}", figures(e.low, e.low), figures(e.high, e.low)))
}
