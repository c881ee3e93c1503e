//! Two values that make one expression: ranges and results.

use super::NumberForm;
use super::amount::Amount;
use super::part::{Part, part_at};
use super::scan::Scan;
use super::units::Dimension;

/// How two values are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
    Or,
    /// "to" behind the noun that both values count.
    Tally,
}

/// What a pair of values says.
pub(super) enum Pair {
    /// From the first to the second.
    Range(Part),
    /// Won three to one.
    Score(Part),
    /// Three or more figures joined by hyphens, or figures that name: a telephone number, a day written in digits, a formation.
    Label(Part),
}

/// Whether "between" stands before token `i`, with or without a hedge of up to two words.
pub(super) fn is_between(s: &Scan<'_>, i: usize) -> bool {
    (1..=3).any(|back| s.lower_before(i, back) == "between")
}

/// Reads on from a first value to a second.
pub(super) fn pair_from(s: &Scan<'_>, first: &Part) -> Option<Pair> {
    if matches!(first.amount.form, NumberForm::Ordinal | NumberForm::Multiple) && first.unit.is_none() && !first.amount.figures {
        return None;
    }
    let (joint, at) = joint_at(s, first).or_else(|| votes_joint(s, first))?;
    let second = part_at(s, at).filter(|p| !matches!(p.amount.form, NumberForm::Ordinal))?;
    if joint == Joint::Dash
        && let Some(label) = chain(s, first, &second)
    {
        return Some(Pair::Label(label));
    }
    if is_score(s, first, &second, joint) {
        let mut part = first.clone();
        let (a, b) = (first.amount.low, second.amount.low);
        (part.amount.low, part.amount.high, part.amount.step) = (a.min(b), a.max(b), 1.0);
        (part.amount.form, part.next, part.amount.bare) = (NumberForm::Score, second.next, false);
        part.attributive = second.attributive;
        return Some(Pair::Score(part));
    }
    if joint == Joint::Tally || joint == Joint::To && tells_change(s, first) {
        return None;
    }
    join(first, second, joint).map(Pair::Range)
}

fn joint_at(s: &Scan<'_>, first: &Part) -> Option<(Joint, usize)> {
    let i = first.next;
    let word = s.written(i);
    if matches!(word, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}" | "\u{2212}") {
        // "five-to-seven-year"
        if matches!(s.lower(i + 1), "to" | "or") && s.is_hyphen(i) && (s.is_hyphen(i + 2) || s.is_number(i + 2)) {
            return Some((Joint::To, i + 2 + usize::from(s.is_hyphen(i + 2))));
        }
        let tight = s.touches_before(i) && s.touches(i);
        let figures = first.amount.figures && (s.is_number(i + 1) || s.units.sign(s.written(i + 1)).is_some());
        return (tight && figures).then_some((Joint::Dash, i + 1));
    }
    match s.lower(i) {
        "to" => Some((Joint::To, i + 1)),
        "and" if is_between(s, first.first) => Some((Joint::And, i + 1)),
        "or" => Some((Joint::Or, i + 1)),
        _ => None,
    }
}

/// "78 votes to 71", "five seats to four": the noun stands with the first of the two.
fn votes_joint(s: &Scan<'_>, first: &Part) -> Option<(Joint, usize)> {
    let noun = first.next;
    let counts = s.is_lower_word(noun) && s.words.lists.tally_nouns.contains(s.lower(noun));
    (counts && s.lower(noun + 1) == "to").then_some((Joint::Tally, noun + 2))
}

/// "212-555-0141", "555-0141", "4-4-2", "2013-09-15".
fn chain(s: &Scan<'_>, first: &Part, second: &Part) -> Option<Part> {
    let mut next = second.next;
    let mut links = 1;
    // No chain of figures that names something is longer.
    while links < 8
        && matches!(s.written(next), "-" | "\u{2013}" | "\u{2011}")
        && s.touches_before(next)
        && s.touches(next)
        && s.is_number(next + 1)
    {
        next += 2;
        links += 1;
    }
    let bare = first.amount.bare && second.amount.bare && first.unit.is_none() && second.unit.is_none();
    let telephone = first.amount.digits == 3
        && second.amount.digits == 4
        && !super::amount::is_plural(s.lower(second.next))
        && !s.words.lists.plurals.contains(s.lower(second.next));
    // "2004-05" is a season.
    let season = is_year(&first.amount) && second.amount.digits == 2 && links == 1;
    let names = bare && !season && (links > 1 || second.amount.padded || first.amount.padded || telephone);
    names.then(|| {
        let mut part = first.clone();
        (part.amount.form, part.next, part.attributive) = (NumberForm::Label, next, false);
        part
    })
}

fn is_score(s: &Scan<'_>, first: &Part, second: &Part, joint: Joint) -> bool {
    let counts = |p: &Part| match joint {
        Joint::Dash => p.amount.bare,
        _ => p.amount.bare || p.amount.form == NumberForm::Cardinal && !p.amount.figures,
    };
    let plain = |p: &Part| p.unit.is_none() && counts(p) && p.amount.digits <= 3 && p.amount.low >= 0.0 && !p.amount.is_scaled();
    if !plain(first) || !plain(second) || !matches!(joint, Joint::Dash | Joint::To | Joint::Tally) {
        return false;
    }
    let (a, b) = (first.amount.low, second.amount.low);
    let is_tally = |j: usize| s.words.lists.tally_words.contains(s.lower(j));
    let i = first.first;
    // One of the sets of a match: "6-4, 3-6".
    let result_ends_at =
        |end: usize| end > 2 && s.is_number(end - 1) && matches!(s.written(end - 2), "-" | "\u{2013}") && s.is_number(end - 3);
    let in_a_row = result_ends_at(i) || (matches!(s.lower_before(i, 1), "," | "and") && result_ends_at(i - 1));
    let cue = in_a_row || is_tally(second.next) || (1..=5).any(|back| i.checked_sub(back).is_some_and(is_tally));
    match joint {
        Joint::Dash if a >= b || a == 0.0 => true,
        Joint::Dash => cue && !(s.is_lower_word(second.next) && super::amount::is_plural(s.lower(second.next)) && !is_tally(second.next)),
        Joint::Tally => true,
        // "2-to-1"
        _ => a > b && (cue || s.is_hyphen(first.next)),
    }
}

/// "rose from 40 to 50", "fell 5 percent to 12 percent": two values, one after the other; but "anywhere from 3 to 5".
fn tells_change(s: &Scan<'_>, first: &Part) -> bool {
    let before = s.lower_before(first.first, 1);
    if before == "from" {
        return !s.words.lists.range_words.contains(s.lower_before(first.first, 2));
    }
    s.words.lists.change_words.contains(before)
}

fn is_year(amount: &Amount) -> bool {
    amount.bare && amount.digits == 4 && (1000.0..2100.0).contains(&amount.low)
}

/// "2014-15" ends in 2015.
fn complete_year(low: &Amount, high: &mut Amount) {
    let short = high.bare && high.digits == 2;
    let century = (low.low / 100.0).floor() * 100.0;
    if is_year(low) && short && century + high.low > low.low {
        (high.low, high.high, high.digits) = (century + high.low, century + high.high, 4);
    }
}

fn join(first: &Part, second: Part, joint: Joint) -> Option<Part> {
    let mut low = first.amount.clone();
    let mut high = second.amount;
    if joint == Joint::Dash {
        complete_year(&low, &mut high);
    }
    if !low.is_scaled() && high.is_scaled() && low.low < high.low / high.scale && (first.unit.is_none() || first.currency_first) {
        low.scale_by(high.scale);
    }
    if joint == Joint::To && high.high < low.low && low.low < 0.0 && first.unit == second.unit {
        // "-10C to -15C"
        (low.low, low.high, high.low, high.high) = (high.low, high.high, low.low, low.high);
    }
    // "500 to 1 million": whether of the one or of thousands, the text does not say.
    let unclear = low.figures && low.low < 1000.0 && !low.is_scaled() && high.scale >= 1e6;
    let vague = |form: NumberForm| form == NumberForm::Vague;
    let fits_or = joint != Joint::Or || (high.low <= low.low * 2.0 + 1.0 && low.low.fract() == 0.0 && low.low < 1000.0 * low.scale);
    if low.low >= high.low || unclear || vague(low.form) || vague(high.form) || !fits_or {
        return None;
    }
    let unit = match (&first.unit, &second.unit) {
        (None, None) => None,
        (None, Some(unit)) if !second.currency_first => Some(unit.clone()),
        (Some(unit), None) if first.currency_first || (joint == Joint::Dash && unit.is(Dimension::Money)) => Some(unit.clone()),
        (Some(a), Some(b)) if a == b => Some(a.clone()),
        _ => return None,
    };
    // "1 to 2.5 percent" says nothing finer than its ends do.
    let form = if low.form == NumberForm::Cardinal { high.form } else { low.form };
    let years = low.bare && high.bare && low.digits == 4 && high.digits == 4;
    let amount = Amount {
        high: high.high,
        step: low.step.min(high.step),
        form,
        next: second.next,
        scale: high.scale,
        bare: years,
        figures: low.figures && high.figures,
        ..low
    };
    Some(Part {
        next: second.next,
        amount,
        unit,
        attributive: second.attributive,
        age: first.age || second.age,
        hedge_after: second.hedge_after,
        ..first.clone()
    })
}
