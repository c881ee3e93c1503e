//! Numbers of English news text: values, ranges, shares, money, measures, vague counts, and the words that hedge them.
//!
//! Input is a text and its tokens, output the expressions in text order, none overlapping another. Days, times of day, web addresses and
//! telephone numbers are passed over; a number that names rather than counts ("No. 7", "F-16") comes with form [`NumberForm::Label`].
//! What an expression counts is not decided here, nor whether two of them speak of one thing: [`agree()`] compares values only.

mod agree;
mod amount;
mod context;
mod hedge;
mod lexicon;
mod numeral;
mod part;
mod range;
mod scan;
mod spelled;
mod told;
mod units;

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::Deserialize;

pub use agree::{Agreement, agree, agreement};
pub use units::{Dimension, Unit};

use super::{ByteSpan, Token};
use part::Part;
use range::Pair;
use scan::Scan;

/// How the text says a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// As it stands.
    None,
    /// "about", "some", "an estimated", "or so".
    About,
    /// "at least", "no fewer than", "or more": a count so far.
    AtLeast,
    /// "more than", "over": above a round figure.
    MoreThan,
    /// "just over": a little above.
    JustOver,
    /// "up to", "as many as", "at most".
    AtMost,
    /// "less than", "under", "fewer than".
    LessThan,
    /// "nearly", "almost", "just under": a little below.
    Nearly,
}

/// What sort of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberForm {
    /// A count: "2,500", "twelve", "a dozen".
    Cardinal,
    /// A rank: "8th", "first".
    Ordinal,
    /// A share: "two-thirds", "nine in ten".
    Fraction,
    /// A share or a difference of shares in percent, percentage points or basis points.
    Percent,
    /// An amount of a currency.
    Money,
    /// A value with a unit; durations and ages too.
    Measure,
    /// A count without a figure: "dozens", "several hundred".
    Vague,
    /// Two counts of a contest or a vote, the lesser in `low`, the greater in `high`.
    Score,
    /// A factor: "twice", "three times", "tenfold".
    Multiple,
    /// A number that names: "No. 7", "flight 370", "F-16".
    Label,
}

/// A number as a text states it.
// The four flags say four unrelated things; any of them may hold beside any other.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, PartialEq)]
pub struct NumberExpression {
    /// The value with sign, currency, scale, percent and unit, without hedge words: "$1.2 billion", "35 miles", "2,500 and 3,000".
    pub span: ByteSpan,
    /// The same with hedge words: "more than 26,000", "between 2,500 and 3,000".
    pub hedged: ByteSpan,
    /// Tokens of `span`.
    pub tokens: Range<usize>,
    /// Tokens of `hedged`.
    pub hedged_tokens: Range<usize>,
    /// Lower end, in the unit's own terms after scale words: 1,200,000 for "1.2 million", 35 for "35 miles".
    pub low: f64,
    /// Upper end; equal to `low` for a single value.
    pub high: f64,
    /// Stated precision: value of the last significant digit; for shares in words a tenth of the share, for dozens a dozen.
    pub step: f64,
    /// How it is meant.
    pub hedge: Hedge,
    /// What sort.
    pub form: NumberForm,
    /// Unit or currency.
    pub unit: Option<Unit>,
    /// A hyphen joins it to the noun it modifies: "a 6.1-magnitude quake", "seven-year offers".
    pub attributive: bool,
    /// An age: "aged 24", "36-year-old", "24 years old". The unit is the one of time.
    pub age: bool,
    /// Four digits without a comma that may be a year.
    pub looks_like_year: bool,
    /// Zero by the word "no": "no casualties".
    pub negative_determiner: bool,
    /// Index of the expression just before that this one gives in another unit: "36 miles" in "58km (36 miles)".
    pub restates: Option<usize>,
}

impl NumberExpression {
    /// Whether it gives two ends rather than one value.
    pub fn is_range(&self) -> bool {
        self.low < self.high
    }

    /// The same number read as somebody's age: "Teles, 57," gives no unit, its place beside a name does.
    pub fn into_age(self) -> Self {
        let unit = units::UnitTable::bundled().by_symbol("y").cloned();
        Self { form: NumberForm::Measure, unit, age: true, ..self }
    }

    /// The one that an article at a token stands for: "a guard was killed".
    pub fn of_article(span: ByteSpan, at: usize) -> Self {
        Self { low: 1.0, high: 1.0, negative_determiner: false, ..nothing(span, at..at + 1) }
    }

    /// Makes a bare number an amount of the currency that its text speaks of.
    pub fn name_currency(&mut self, currency: &Unit) {
        (self.form, self.unit) = (NumberForm::Money, Some(currency.clone()));
    }

    /// The value in words, hedge and unit included, in the program's own way of writing numbers: "more than 26,000", "58 km".
    pub fn told(&self) -> String {
        told::expression(self)
    }
}

/// Finds the numbers of a text. `tokens` are those of the same text, as [`super::tokenize`] cuts them.
pub fn numbers(text: &str, tokens: &[Token<'_>]) -> Vec<NumberExpression> {
    let s = Scan::new(text, tokens);
    let mut found: Vec<NumberExpression> = Vec::new();
    // Nothing before the floor may be taken into an expression again.
    let (mut at, mut floor) = (0, 0);
    while at < s.len() {
        if let Some(next) = context::passed_over(&s, at) {
            at = next.max(at + 1);
            floor = at;
        } else if let Some(mut expression) = expression_at(&s, at, floor, found.last()) {
            expression.restates =
                found.len().checked_sub(1).filter(|&i| found.get(i).is_some_and(|before| restates(&s, before, &expression)));
            at = expression.hedged_tokens.end.max(at + 1);
            floor = at;
            found.push(expression);
        } else {
            at += 1;
        }
    }
    found
}

fn expression_at(s: &Scan<'_>, i: usize, floor: usize, before: Option<&NumberExpression>) -> Option<NumberExpression> {
    if let Some(next) = context::no_counts(s, i) {
        return Some(zero(s, i, next));
    }
    let single = part::part_at(s, i)?;
    if s.lower(i) == "one" && single.unit.is_none() && single.amount.next == i + 1
        || single.unit.as_ref().is_some_and(|u| u.symbol == "d") && s.lower(i) == "one"
    {
        let hedged = hedge::before(s, i, floor).is_some();
        let pairs = matches!(range::pair_from(s, &single), Some(Pair::Range(_)));
        if !pairs && !context::one_counts(s, i, &single, hedged) {
            return None;
        }
    }
    let pair = range::pair_from(s, &single);
    // "Ito 6-3" is a result, whatever name stands before it.
    let label = if matches!(pair, Some(Pair::Score(_))) { None } else { context::label_start(s, &single, floor) };
    let mut part = match pair {
        Some(Pair::Range(p) | Pair::Score(p) | Pair::Label(p)) => p,
        None => single,
    };
    if let Some((first, next)) = label {
        (part.first, part.next, part.amount.form) = (first, part.next.max(next), NumberForm::Label);
        part.unit = None;
        part.hedge_after = None;
        part.attributive = false;
    }
    Some(finish(s, part, floor, before))
}

fn zero(s: &Scan<'_>, i: usize, next: usize) -> NumberExpression {
    nothing(s.span(&(i..next)), i..next)
}

/// The count of nothing, by a word at a place.
fn nothing(span: ByteSpan, tokens: Range<usize>) -> NumberExpression {
    NumberExpression {
        span,
        hedged: span,
        hedged_tokens: tokens.clone(),
        tokens,
        low: 0.0,
        high: 0.0,
        step: 1.0,
        hedge: Hedge::None,
        form: NumberForm::Cardinal,
        unit: None,
        attributive: false,
        age: false,
        looks_like_year: false,
        negative_determiner: true,
        restates: None,
    }
}

/// Adds to a part what stands around it: hedges, age, magnitude, form.
fn finish(s: &Scan<'_>, mut part: Part, floor: usize, before: Option<&NumberExpression>) -> NumberExpression {
    let hedge_before = hedge::of_part(s, &part, floor);
    let mut hedge = hedge_before.map_or(Hedge::None, |(h, _)| h);
    let mut start = hedge_before.map_or(part.first, |(_, at)| at);
    let mut end = part.next;
    if let Some((after, next)) = part.hedge_after {
        end = end.max(next);
        if hedge == Hedge::None {
            hedge = after;
        }
    }
    add_age(s, &mut part, start, before);
    if let Some(first) = magnitude_before(s, &part, start).filter(|&m| m >= floor) {
        part.unit = s.units.by_symbol("magnitude").cloned();
        if start == part.first {
            (part.first, start) = (first, first);
        }
    }
    if part.amount.low < part.amount.high && s.lower_before(start, 1) == "between" && start > floor {
        start -= 1;
    }
    let tokens = part.first..part.next;
    let hedged_tokens = start..end;
    NumberExpression {
        span: s.span(&tokens),
        hedged: s.span(&hedged_tokens),
        low: part.amount.low,
        high: part.amount.high,
        step: part.amount.step,
        hedge,
        form: form_of(&part),
        looks_like_year: looks_like_year(s, &part, hedge, start),
        unit: part.unit,
        attributive: part.attributive,
        age: part.age,
        negative_determiner: false,
        restates: None,
        tokens,
        hedged_tokens,
    }
}

fn form_of(part: &Part) -> NumberForm {
    let form = part.amount.form;
    match &part.unit {
        None => form,
        Some(_) if matches!(form, NumberForm::Vague | NumberForm::Label | NumberForm::Score) => form,
        Some(unit) => match unit.dimension {
            Dimension::Share | Dimension::Points => NumberForm::Percent,
            Dimension::Money => NumberForm::Money,
            _ => NumberForm::Measure,
        },
    }
}

/// "aged 24 and 31", "at the age of 14", "age 9".
fn add_age(s: &Scan<'_>, part: &mut Part, start: usize, before: Option<&NumberExpression>) {
    let bare_count =
        part.unit.is_none() && part.amount.form == NumberForm::Cardinal && (0.0..130.0).contains(&part.amount.low) && !part.attributive;
    if !bare_count {
        return;
    }
    let named = s.words.lists.before_age.iter().any(|p| s.phrase_before(start, p).is_some());
    let listed = before.is_some_and(|b| {
        let gap = b.hedged_tokens.end..start;
        b.age
            && b.tokens.len() == 1
            && !gap.is_empty()
            && gap.len() <= 2
            && gap.into_iter().all(|j| matches!(s.lower(j), "," | "and" | "or"))
    });
    // "He was 61 points behind" tells no age, "a man of 36" and "who is 61," do.
    let stands_bare = || {
        let next = s.lower(part.next);
        let counts = s.is_lower_word(part.next) && (amount::is_plural(next) || s.words.lists.plurals.contains(next));
        !counts && !s.is_hyphen(part.next)
    };
    let is_said_of = || s.words.lists.before_bare_age.iter().any(|p| s.phrase_before(start, p).is_some());
    if named || listed || part.amount.low > 2.0 && is_said_of() && stands_bare() {
        part.age = true;
        part.unit = s.units.by_symbol("y").cloned();
    }
}

/// The token where "magnitude" stands before a value: "magnitude 6.1", "a magnitude of about 6", "measuring 6.1".
fn magnitude_before(s: &Scan<'_>, part: &Part, start: usize) -> Option<usize> {
    let amount = &part.amount;
    let fits = part.unit.is_none() && amount.form == NumberForm::Cardinal && !amount.is_scaled() && (0.5..=10.0).contains(&amount.high);
    if !fits {
        return None;
    }
    if (1..=2).any(|back| s.lower_before(start, back) == "magnitude" && (back == 1 || s.lower(start - 1) == "of" || s.is_hyphen(start - 1)))
    {
        return Some(if s.lower_before(start, 1) == "magnitude" { start - 1 } else { start - 2 });
    }
    let decimal = amount.figures && !amount.bare && amount.step < 1.0;
    (decimal && s.words.lists.before_magnitude.contains(s.lower_before(start, 1))).then_some(part.first)
}

fn looks_like_year(s: &Scan<'_>, part: &Part, hedge: Hedge, start: usize) -> bool {
    let amount = &part.amount;
    if !(amount.bare && amount.digits == 4 && part.unit.is_none() && matches!(hedge, Hedge::None | Hedge::About))
        || amount.form != NumberForm::Cardinal
    {
        return false;
    }
    let counted = s.words.lists.plurals.contains(s.lower(part.next));
    let modern = (1900.0..2100.0).contains(&amount.low);
    let named = (1000.0..2100.0).contains(&amount.low) && s.words.lists.before_year.contains(s.lower_before(start, 1));
    !counted && (modern || named)
}

/// Whether the second expression gives the value of the first in another unit: in brackets, behind a slash or after "or".
fn restates(s: &Scan<'_>, first: &NumberExpression, second: &NumberExpression) -> bool {
    let (Some(a), Some(b)) = (&first.unit, &second.unit) else { return false };
    if a.dimension != b.dimension || a.symbol == b.symbol {
        return false;
    }
    let gap: Vec<&str> = (first.hedged_tokens.end..second.hedged_tokens.start).map(|j| s.lower(j)).collect();
    let joined = matches!(gap.as_slice(), ["(" | "[" | "/" | "or"] | ["," | "(", "or"]);
    let ratio = a.to_base(first.high).abs().max(f64::MIN_POSITIVE) / b.to_base(second.high).abs().max(f64::MIN_POSITIVE);
    joined && (a.is(Dimension::Money) || a.is(Dimension::Temperature) || (0.5..=2.0).contains(&ratio))
}
