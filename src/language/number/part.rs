//! One value with its sign, currency and unit: "$1.2 billion", "minus 5", "35-mile", "two hours and 15 minutes".

use super::amount::{Amount, amount_at, figures_at};
use super::scan::Scan;
use super::units::{Dimension, Entry, Unit};
use super::{Hedge, NumberForm};

/// A value with what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub first: usize,
    /// Index of the token after it.
    pub next: usize,
    pub amount: Amount,
    pub unit: Option<Unit>,
    /// The currency stands before the figures.
    pub currency_first: bool,
    /// A hyphen joins the value to the noun or unit behind it.
    pub attributive: bool,
    /// It tells an age: "36-year-old", "24 years old".
    pub age: bool,
    /// A hedge between value and unit, or behind the value: "40-odd years", "200 or so".
    pub hedge_after: Option<(Hedge, usize)>,
}

/// The part that begins at token `i`.
pub(super) fn part_at(s: &Scan<'_>, i: usize) -> Option<Part> {
    let (negative, at) = sign_at(s, i);
    let (currency, amount) = if let Some(glued) = glued_currency(s, at) {
        glued
    } else if let Some((unit, figures)) = currency_at(s, at) {
        (Some(unit), amount_at(s, figures, true).filter(|a| a.form != NumberForm::Ordinal)?)
    } else {
        (None, amount_at(s, at, false)?)
    };
    if negative.is_some() && !(amount.figures || matches!(amount.form, NumberForm::Cardinal | NumberForm::Fraction)) {
        return None;
    }
    let mut part = Part {
        first: i,
        next: amount.next,
        currency_first: currency.is_some(),
        unit: currency,
        amount,
        attributive: false,
        age: false,
        hedge_after: None,
    };
    if negative == Some(true) {
        let a = &mut part.amount;
        (a.low, a.high, a.bare) = (-a.high, -a.low, false);
    }
    if part.amount.form == NumberForm::Ordinal {
        part.attributive = s.is_hyphen(part.next) && s.is_word(part.next + 1);
    } else {
        attach_unit(s, &mut part);
    }
    Some(part)
}

/// A sign before a value: "-0.6%", "minus 5", "+3". `Some(true)` is minus.
fn sign_at(s: &Scan<'_>, i: usize) -> (Option<bool>, usize) {
    if s.lower(i) == "minus" && (s.is_number(i + 1) || s.words.cardinals.contains_key(s.lower(i + 1))) {
        return (Some(true), i + 1);
    }
    let mut chars = s.written(i).chars();
    let negative = match (chars.next(), chars.next()) {
        (Some('-' | '\u{2212}' | '\u{2013}'), None) => true,
        (Some('+'), None) => false,
        _ => return (None, i),
    };
    let figures_follow = s.is_number(i + 1) || s.units.sign(s.written(i + 1)).is_some() || (s.is_mark(i + 1, '.') && s.is_number(i + 2));
    // A dash that touches what stands before it is a range or a break.
    if s.touches(i) && !s.touches_before(i) && figures_follow { (Some(negative), i + 1) } else { (None, i) }
}

/// A currency sign before figures: `$`, `US$`, `Rs.`, `EUR`, or a sign the table does not know; the index of the figures.
fn currency_at(s: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    let amount_follows = |j: usize| s.is_number(j) || (s.is_mark(j, '.') && s.touches(j) && s.is_number(j + 1));
    for (length, at) in [(2, i + 2), (1, i + 1)] {
        let mut sign = s.written(i).to_owned();
        if length == 2 {
            // "US $40" is one sign, "A $40 fine" opens with an article.
            if !s.touches(i) && (s.written(i + 1) != "$" || sign.len() < 2) {
                continue;
            }
            sign.push_str(s.written(i + 1));
        }
        if amount_follows(at)
            && let Some(unit) = s.units.sign(&sign)
        {
            return Some((unit.clone(), at));
        }
    }
    let mut chars = s.written(i).chars();
    let unknown = matches!((chars.next(), chars.next()), (Some('\u{a4}' | '\u{20a0}'..='\u{20cf}'), None));
    (unknown && amount_follows(i + 1)).then(|| {
        let unit = Unit { dimension: Dimension::Money, symbol: s.written(i).to_owned().into(), factor: 1.0, offset: 0.0 };
        (unit, i + 1)
    })
}

/// Letters and figures in one token: `Rs5,000`, `EUR5m`, `ƒ1.2`.
fn glued_currency(s: &Scan<'_>, i: usize) -> Option<(Option<Unit>, Amount)> {
    let token = s.get(i).filter(|_| s.is_word(i))?;
    let digit = token.text.find(|c: char| c.is_ascii_digit()).filter(|&d| d > 0)?;
    let unit = s.units.sign(token.text.get(..digit)?)?;
    let mut amount = figures_at(s, i, token.span.start + digit, true)?;
    if amount.next == i {
        return None;
    }
    // What stands behind the figures is read as behind any other amount of money.
    if !amount.is_scaled()
        && let Some(&factor) = s.words.scales.get(s.lower(amount.next)).or_else(|| s.words.suffixes.get(s.lower(amount.next)))
    {
        amount.scale_by(factor);
        amount.next += 1;
    }
    Some((Some(unit.clone()), amount))
}

fn attach_unit(s: &Scan<'_>, part: &mut Part) {
    let mut at = part.next;
    if let Some((hedge, after)) = hedge_after(s, at) {
        part.hedge_after = Some((hedge, after));
        at = after;
    }
    if part.currency_first {
        // "$161-million deal", "$5-a-day"
        let inside = (part.first..part.next).any(|j| s.is_hyphen(j));
        part.attributive = inside || (s.is_hyphen(part.next) && s.is_word(part.next + 1));
        return;
    }
    let hyphen = s.is_hyphen(at);
    let from = at + usize::from(hyphen);
    if s.lower(from) == "times" && matches!(part.amount.form, NumberForm::Cardinal) {
        (part.amount.form, part.next) = (NumberForm::Multiple, from + 1);
        return;
    }
    let by_times = s.lower(from) == "x" && !hyphen && s.touches_before(from) && part.amount.figures;
    if by_times || (s.lower(from) == "fold" && hyphen) {
        (part.amount.form, part.next) = (NumberForm::Multiple, from + 1);
        return;
    }
    let counts = !matches!(part.amount.form, NumberForm::Multiple);
    let found = unit_at(s, from, part).or_else(|| {
        let measured = matches!(part.amount.form, NumberForm::Fraction | NumberForm::Vague) && !hyphen;
        measured.then(|| unit_of_something(s, from, part)).flatten()
    });
    let Some((entry, next)) = found.filter(|_| counts) else {
        part.attributive = hyphen && (s.is_word(from) || s.is_number(from));
        return;
    };
    let mut after_hedge = next;
    if part.hedge_after.is_none()
        && let Some((hedge, after)) = hedge_after(s, next)
    {
        part.hedge_after = Some((hedge, after));
        after_hedge = after;
    }
    part.unit = Some(entry.unit.clone());
    part.next = next;
    part.attributive = hyphen;
    complete(s, part, entry);
    add_half_and_age(s, part, after_hedge);
}

/// "a quarter of an hour", "half a mile", "a quarter-point", "millions of dollars", "dozens of miles".
fn unit_of_something<'s>(s: &'s Scan<'_>, i: usize, part: &Part) -> Option<(&'s Entry, usize)> {
    let from = i + usize::from(s.lower(i) == "of");
    if part.amount.form == NumberForm::Vague {
        return (from > i).then(|| unit_at(s, from, part)).flatten();
    }
    let article = matches!(s.lower(from), "a" | "an" | "one");
    article.then(|| unit_at(s, from + 1, part)).flatten()
}

/// The unit written at token `i`, right behind the value.
fn unit_at<'s>(s: &'s Scan<'_>, i: usize, part: &Part) -> Option<(&'s Entry, usize)> {
    let form = part.amount.form;
    if form == NumberForm::Fraction && matches!(s.lower(i), "point" | "points") {
        return s.units.units.iter().find(|e| e.unit.symbol == "pp").map(|e| (e, i + 1));
    }
    let large = part.amount.is_scaled() || part.amount.high >= 1000.0;
    let spelled = s.units.names_from(s.lower(i)).iter().find_map(|name| {
        let next = s.phrase_at(i, &name.words)?;
        (large || !name.guarded).then_some((name.entry, next))
    });
    if let Some((entry, next)) = spelled {
        let entry = s.units.units.get(entry)?;
        let refused = match entry.unit.symbol.as_ref() {
            "lb" if is_sterling(s, part, next) => return gbp(s).map(|e| (e, next)),
            "magnitude" => s.lower(i) == "strength" && !s.is_hyphen(i.wrapping_sub(1)),
            // "in the first two second halves" has no seconds, nor "two day labourers" days: units of time stand in the plural or behind a hyphen.
            "s" | "min" | "d" => {
                part.amount.low > 1.0 && matches!(s.lower(i), "second" | "minute" | "day") && !s.is_hyphen(i.wrapping_sub(1))
            }
            _ => false,
        };
        return (!refused).then_some((entry, next));
    }
    if part.amount.figures
        && let Some(entry) = s.units.letter(s.written(i))
        && (s.touches_before(i) || is_temperature(s, part, i, entry))
    {
        return Some((entry, i + 1));
    }
    let code = s.written(i);
    let is_code = s.is_capitalised(i) && code.len() == 3 && code.chars().all(char::is_uppercase) || code == "kr";
    let unit = is_code.then(|| s.units.sign(code)).flatten()?;
    s.units.units.iter().find(|e| e.unit == *unit).map(|e| (e, i + 1))
}

/// "43.6 C": the letter stands by itself, and no name goes on from it.
fn is_temperature(s: &Scan<'_>, part: &Part, i: usize, entry: &Entry) -> bool {
    let is_weather = entry.unit.is(Dimension::Temperature) && part.amount.low.abs() < 150.0 && !part.amount.is_scaled();
    is_weather && !s.touches(i) && !s.is_capitalised(i + 1) && !s.is_hyphen(i + 1)
        || is_weather && s.is_mark(i + 1, '.') && i + 2 == s.len()
}

fn gbp<'s>(s: &'s Scan<'_>) -> Option<&'s Entry> {
    s.units.units.iter().find(|e| e.unit.symbol == "GBP")
}

/// Whether pounds are money: by their amount, or because the text speaks of sterling and no load follows.
fn is_sterling(s: &Scan<'_>, part: &Part, next: usize) -> bool {
    let pounds = s.lower(next - 1).starts_with("pound");
    pounds && s.lower(next) != "of" && (s.has_sterling || part.amount.scale >= 1e6)
}

/// Adds the lesser unit: "5ft 10in", "6-foot-2", "two hours and 15 minutes", "three years, two months" stays two.
fn complete(s: &Scan<'_>, part: &mut Part, entry: &Entry) {
    let symbol = entry.unit.symbol.as_ref();
    let joined = s.is_hyphen(part.next) || s.lower(part.next) == "and";
    let from = part.next + usize::from(joined);
    let Some(lesser) = amount_at(s, from, false).filter(|a| matches!(a.form, NumberForm::Cardinal)) else { return };
    let hyphen = usize::from(s.is_hyphen(lesser.next));
    let unit = s.units.names_from(s.lower(lesser.next + hyphen)).iter().find_map(|name| {
        let next = s.phrase_at(lesser.next + hyphen, &name.words)?;
        Some((s.units.units.get(name.entry)?, next))
    });
    let lettered = || s.units.letter(s.written(lesser.next)).filter(|_| s.touches_before(lesser.next)).map(|e| (e, lesser.next + 1));
    let (below, next) = match unit.or_else(lettered) {
        Some((e, next)) if e.part_of.as_deref() == Some(symbol) => (e.unit.factor, next),
        // "6-foot-2", "5ft 10"
        _ if symbol == "ft" && lesser.figures && lesser.low < 12.0 && (joined && s.is_hyphen(part.next)) => (0.0254, lesser.next),
        _ => return,
    };
    let ratio = below / entry.unit.factor;
    if lesser.low * ratio < 1.0 {
        part.amount.low += lesser.low * ratio;
        part.amount.high += lesser.high * ratio;
        part.amount.step = ratio;
        part.next = next;
    }
}

/// "15 years and a half", "36-year-old", "24 years old", "five years of age".
fn add_half_and_age(s: &Scan<'_>, part: &mut Part, after_hedge: usize) {
    if !part.unit.as_ref().is_some_and(|u| u.is(Dimension::Time)) {
        return;
    }
    let words = ["and".to_owned(), "a".to_owned(), "half".to_owned()];
    if let Some(next) = s.phrase_at(part.next, &words) {
        (part.amount.low, part.amount.high, part.amount.step) = (part.amount.low + 0.5, part.amount.high + 0.5, 0.5);
        part.next = next;
        return;
    }
    let at = part.next + usize::from(s.is_hyphen(part.next));
    let old = matches!(s.lower(at), "old" | "olds");
    let of_age = s.lower(at) == "of" && s.lower(at + 1) == "age";
    if old || of_age {
        part.age = true;
        part.next = at + 1 + usize::from(of_age);
    } else if after_hedge > part.next && s.lower(after_hedge) == "old" {
        part.age = true;
    }
}

/// A hedge behind token `i`: "or so", "-odd", "+".
pub(super) fn hedge_after(s: &Scan<'_>, i: usize) -> Option<(Hedge, usize)> {
    let (hedge, next) = s.words.hedges_after(s.lower(i)).iter().find_map(|(p, h)| s.phrase_at(i, p).map(|n| (*h, n)))?;
    let touching = s.touches_before(i);
    let fits = match s.lower(i) {
        "+" | "-" => touching && !s.is_number(next),
        "odd" => s.is_word(next),
        _ => true,
    };
    fits.then_some((hedge, next))
}
