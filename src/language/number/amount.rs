//! The value of an expression, before its unit: figures, number words, fractions, vague counts, and the words that scale them.

use super::NumberForm;
use super::numeral::{numeral, power_of_ten, step_of_whole};
use super::scan::Scan;
use super::spelled::{spelled_at, spelled_from};
use crate::language::TokenKind;

/// A value and the tokens it takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub low: f64,
    pub high: f64,
    pub step: f64,
    /// Cardinal, ordinal, fraction, vague or multiple.
    pub form: NumberForm,
    /// Index of the token after it.
    pub next: usize,
    /// What scale words and suffixes multiplied it by; 1 without.
    pub scale: f64,
    /// Written in digits alone.
    pub bare: bool,
    /// How many digits, for bare figures.
    pub digits: usize,
    /// Zeros stand in front.
    pub padded: bool,
    /// Figures rather than words.
    pub figures: bool,
}

impl Amount {
    pub fn new(form: NumberForm, value: f64, step: f64, next: usize) -> Self {
        Self { low: value, high: value, step, form, next, scale: 1.0, bare: false, digits: 0, padded: false, figures: false }
    }

    pub fn whole(value: f64, next: usize) -> Self {
        Self::new(NumberForm::Cardinal, value, step_of_whole(value), next)
    }

    /// Whether a scale word or suffix took part.
    pub fn is_scaled(&self) -> bool {
        self.scale > 1.0
    }

    /// Both ends and the precision multiplied, as by a scale word.
    pub fn scale_by(&mut self, factor: f64) {
        self.low *= factor;
        self.high *= factor;
        self.step *= factor;
        self.scale *= factor;
    }
}

/// The amount that begins at token `i`. `money`: a currency stands before it, so that letters behind the digits are scales.
pub(super) fn amount_at(s: &Scan<'_>, i: usize, money: bool) -> Option<Amount> {
    let token = s.get(i)?;
    let amount = match token.kind {
        TokenKind::Number => figures_at(s, i, token.span.start, money)?,
        TokenKind::Mark => mark_at(s, i, money)?,
        TokenKind::Word => word_amount(s, i)?,
        TokenKind::Hyphen | TokenKind::Possessive => return None,
    };
    Some(finish(s, amount, money))
}

/// Figures from byte `byte` on, inside or at the start of token `i`; the rest of that token must be a scale suffix.
pub(super) fn figures_at(s: &Scan<'_>, i: usize, byte: usize, money: bool) -> Option<Amount> {
    let n = numeral(s.text, byte)?;
    let mut next = s.token_at_byte(i, n.end);
    let mut amount = Amount::new(NumberForm::Cardinal, n.value, n.step, next);
    (amount.bare, amount.digits, amount.padded, amount.figures) = (n.bare, n.digits, n.padded, true);
    let inside = next.checked_sub(1).and_then(|j| s.get(j)).filter(|t| t.span.end > n.end);
    if let Some(token) = inside {
        let rest = s.text.get(n.end..token.span.end)?;
        amount.scale_by(suffix(s, rest, money)?);
        return Some(amount);
    }
    if s.is_word(next) && s.touches_before(next) && matches!(s.lower(next), "st" | "nd" | "rd" | "th") && n.bare {
        amount.form = NumberForm::Ordinal;
        amount.step = 1.0;
        amount.next = next + 1;
        return Some(amount);
    }
    // "2½", "2 1/2", "5-1/2"
    let glyph = s.words.glyphs.get(s.written(next)).copied();
    if let Some(part) = glyph {
        amount.low += part;
        next += 1;
    } else if let Some((part, after)) = slash_fraction(s, next + usize::from(s.is_hyphen(next)))
        && n.bare
    {
        amount.low += part;
        next = after;
    } else if let Some((part, after)) = slash_fraction(s, i) {
        return Some(Amount::new(NumberForm::Fraction, part, part / 10.0, after));
    }
    if next != amount.next {
        amount.high = amount.low;
        amount.step = 0.25;
        amount.bare = false;
        amount.next = next;
    }
    Some(amount)
}

/// "1/2": a share whose lower number is one that is spoken of, so that "9/11" and "24/7" stay what they are.
fn slash_fraction(s: &Scan<'_>, i: usize) -> Option<(f64, usize)> {
    let is_fraction = s.is_number(i) && s.touches(i) && s.is_mark(i + 1, '/') && s.touches(i + 1) && s.is_number(i + 2);
    if !is_fraction || s.is_mark(i + 3, '/') || (i > 0 && s.is_mark(i - 1, '/') && s.touches_before(i)) {
        return None;
    }
    let (over, under): (f64, f64) = (s.written(i).parse().ok()?, s.written(i + 2).parse().ok()?);
    let spoken = [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0].contains(&under);
    (spoken && over > 0.0 && over < under).then_some((over / under, i + 3))
}

/// ".358" and "½".
fn mark_at(s: &Scan<'_>, i: usize, money: bool) -> Option<Amount> {
    if let Some(&part) = s.words.glyphs.get(s.written(i)) {
        return Some(Amount::new(NumberForm::Fraction, part, part / 10.0, i + 1));
    }
    if !(s.is_mark(i, '.') && s.touches(i) && s.is_number(i + 1)) || s.touches_before(i) {
        return None;
    }
    let mut amount = figures_at(s, i + 1, s.get(i + 1)?.span.start, money).filter(|a| a.bare && a.form == NumberForm::Cardinal)?;
    let parts = power_of_ten(amount.digits);
    (amount.low, amount.high, amount.step) = (amount.low / parts, amount.high / parts, 1.0 / parts);
    (amount.bare, amount.padded) = (false, false);
    Some(amount)
}

fn suffix(s: &Scan<'_>, letters: &str, money: bool) -> Option<f64> {
    let factor = s.words.suffixes.get(letters.to_lowercase().as_str()).copied()?;
    // Without a currency, single letters are mostly units: metres, tonnes.
    (money || letters.len() > 1 || letters == "k").then_some(factor)
}

/// Scale words, halves and groups behind a value: "million", "-million", "bn", "and a half", "dozen", "in ten".
fn finish(s: &Scan<'_>, mut amount: Amount, money: bool) -> Amount {
    if amount.form == NumberForm::Ordinal || amount.form == NumberForm::Multiple {
        return amount;
    }
    if amount.form == NumberForm::Cardinal {
        if let Some((part, next)) = and_a_part(s, amount.next) {
            // "a million and a half" is a million more than half a million.
            let part = part * amount.scale;
            (amount.low, amount.high) = (amount.low + part, amount.high + part);
            (amount.step, amount.next, amount.bare) = (part, next, false);
        } else if let Some(of_whole) = share_of(s, &amount) {
            return of_whole;
        }
    }
    for _ in 0..2 {
        let Some((factor, next)) = scale_after(s, amount.next, &amount, money) else { break };
        amount.scale_by(factor);
        (amount.next, amount.bare) = (next, false);
        if amount.form == NumberForm::Fraction {
            (amount.form, amount.step) = (NumberForm::Cardinal, step_of_whole(amount.low));
        }
        if let Some((part, next)) = and_a_part(s, amount.next) {
            (amount.low, amount.high, amount.step) = (part.mul_add(factor, amount.low), part.mul_add(factor, amount.high), part * factor);
            amount.next = next;
        }
    }
    amount
}

/// "and a half", "-and-a-half", "and three quarters".
fn and_a_part(s: &Scan<'_>, i: usize) -> Option<(f64, usize)> {
    let hyphen = usize::from(s.is_hyphen(i));
    if s.lower(i + hyphen) != "and" {
        return None;
    }
    let skip = |j: usize| j + usize::from(s.is_hyphen(j));
    let at = skip(i + hyphen + 1);
    let over = match s.lower(at) {
        "a" | "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        _ => return None,
    };
    let part_at = skip(at + 1);
    let under = s.words.denominators.get(s.lower(part_at)).copied()?;
    // "two men and a third of their friends", "one and a third man": only halves and quarters are joined so.
    (matches!(under as u32, 2 | 4) && s.lower(part_at + 1) != "of" && over < under).then_some((over / under, part_at + 1))
}

/// A scale word or suffix at `i`, and the index after it.
fn scale_after(s: &Scan<'_>, i: usize, amount: &Amount, money: bool) -> Option<(f64, usize)> {
    let at = i + usize::from(s.is_hyphen(i));
    if !s.is_word(at) {
        return None;
    }
    let word = s.lower(at);
    // "half a million", "a quarter of a million", "half a dozen"
    if amount.form == NumberForm::Fraction {
        let from = if word == "of" { at + 1 } else { at };
        let from = if matches!(s.lower(from), "a" | "one") { from + 1 } else { from };
        let factor = s.words.scales.get(s.lower(from)).or_else(|| s.words.groups.get(s.lower(from)).filter(|_| from > at));
        return factor.map(|f| (*f, from + 1));
    }
    if let Some(&factor) = s.words.scales.get(word) {
        return Some((factor, at + 1));
    }
    if let Some(&factor) = s.words.groups.get(word)
        && !amount.is_scaled()
    {
        return Some((factor, at + 1));
    }
    if at != i || amount.is_scaled() || !amount.figures {
        return None;
    }
    let touching = s.touches_before(i);
    let letters = s.written(i);
    if touching && letters == "m" && !money {
        return million_not_metres(s, i + 1).then_some((1e6, i + 1));
    }
    (touching || (money && letters.len() > 1) || (money && letters == "m"))
        .then(|| suffix(s, letters, money))
        .flatten()
        .map(|factor| (factor, i + 1))
}

/// "80m people" against "80m deep", "a 100m race".
fn million_not_metres(s: &Scan<'_>, next: usize) -> bool {
    let word = s.lower(next);
    s.is_lower_word(next) && (s.words.lists.plurals.contains(word) || is_plural(word))
        || s.units
            .names_from(word)
            .iter()
            .any(|n| s.units.units.get(n.entry).is_some_and(|e| e.unit.is(super::Dimension::Money) || e.unit.is(super::Dimension::Weight)))
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

fn word_amount(s: &Scan<'_>, i: usize) -> Option<Amount> {
    let word = s.lower(i);
    if let Some(vague) = vague_at(s, i) {
        return Some(vague);
    }
    let w = s.words;
    if let Some(&value) = w.multiples.get(word) {
        return Some(Amount::new(NumberForm::Multiple, value, 1.0, i + 1));
    }
    match word {
        "a" | "an" => return article_amount(s, i),
        "half" => return half_at(s, i),
        "quarter"
            if s.is_hyphen(i + 1) && matches!(s.lower(i + 2), "point" | "mile" | "million" | "century" | "hour" | "ton" | "tonne") =>
        {
            return Some(Amount::new(NumberForm::Fraction, 0.25, 0.025, i + 1));
        }
        "dozen" => return Some(Amount { step: 12.0, ..Amount::whole(12.0, i + 1) }),
        _ => {}
    }
    if let Some(&rank) = w.ordinals.get(word) {
        return Some(Amount::new(NumberForm::Ordinal, rank, 1.0, i + 1));
    }
    let spelled = spelled_at(s, i)?;
    if spelled.form == NumberForm::Cardinal
        && let Some(fraction) = parts_after(s, &spelled)
    {
        return Some(fraction);
    }
    Some(spelled)
}

/// "several", "a few", "hundreds of thousands", "scores" (of).
fn vague_at(s: &Scan<'_>, i: usize) -> Option<Amount> {
    let (vague, next) = s.words.vague_from(s.lower(i)).iter().find_map(|v| {
        let next = s.phrase_at(i, &v.words)?;
        (!v.needs_of || s.lower(next) == "of").then_some((v, next))
    })?;
    let after_of = next + usize::from(s.lower(next) == "of");
    // "a couple hundred", "a few dozen"
    let is_scale = |j: usize| s.words.scales.contains_key(s.lower(j)) || s.words.groups.contains_key(s.lower(j));
    let next = if is_scale(next) || !is_scale(after_of) { next } else { after_of };
    Some(Amount { high: vague.high, ..Amount::new(NumberForm::Vague, vague.low, vague.low, next) })
}

/// "a hundred", "a dozen", "a third", "a quarter", "a half".
fn article_amount(s: &Scan<'_>, i: usize) -> Option<Amount> {
    let word = s.lower(i + 1);
    let w = s.words;
    if let Some(&scale) = w.scales.get(word) {
        // "a million-dollar deal" counts; so does "a hundred and ten", whose rest is read as after "one hundred".
        return spelled_from(s, i + 1, Some(1.0)).or_else(|| Some(Amount::whole(scale, i + 2)));
    }
    if time_and_a_half(s, i + 1) {
        return Some(Amount::whole(1.0, i + 1));
    }
    if word == "dozen" {
        return Some(Amount { step: 12.0, ..Amount::whole(12.0, i + 2) });
    }
    let under = w.denominators.get(word).copied().filter(|_| !word.ends_with('s'))?;
    let after = i + 2;
    let hyphen = s.is_hyphen(after);
    let next = s.lower(after + usize::from(hyphen));
    let is_unit =
        under <= 4.0 && word != "third" && (!s.units.names_from(next).is_empty() || next == "point" || w.scales.contains_key(next));
    let is_end = !s.is_word(after) && !hyphen;
    let hedged = super::hedge::before(s, i, 0).is_some();
    let is_share = is_unit || hedged || (!hyphen && (w.lists.after_share.contains(next) || is_end));
    let value = 1.0 / under;
    (is_share && (word != "half" || !hyphen || is_unit)).then(|| Amount::new(NumberForm::Fraction, value, value / 10.0, after))
}

/// "year and a half", behind an article.
fn time_and_a_half(s: &Scan<'_>, i: usize) -> bool {
    let is_time = || {
        let mut names = s.units.names_from(s.lower(i)).iter().filter(|n| n.words.len() == 1);
        names.any(|n| s.units.units.get(n.entry).is_some_and(|e| e.unit.is(super::Dimension::Time)))
    };
    (s.lower(i + 1), s.lower(i + 2), s.lower(i + 3)) == ("and", "a", "half") && is_time()
}

/// "half the town", "half a million", "half-mile"; not "the second half", "half-brother", "half time".
fn half_at(s: &Scan<'_>, i: usize) -> Option<Amount> {
    let before = s.lower_before(i, 1);
    let fraction = Amount::new(NumberForm::Fraction, 0.5, 0.05, i + 1);
    if s.is_hyphen(i + 1) {
        let joined = s.lower(i + 2);
        let counts = matches!(joined, "a" | "point") || s.words.scales.contains_key(joined) || !s.units.names_from(joined).is_empty();
        return counts.then_some(fraction);
    }
    let of_something =
        matches!(s.lower(i + 1), "of" | "a" | "an" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "that" | "as");
    let is_noun = s.words.lists.not_before_half.contains(before) || (i > 0 && s.is_hyphen(i - 1)) || s.words.ordinals.contains_key(before);
    let period = matches!(s.lower(i + 1), "time" | "way" | "brother" | "sister" | "back" | "past" | "mast");
    (!is_noun && (of_something || !period)).then_some(fraction)
}

/// "two-thirds", "three quarters", "one fifth", "three-quarter".
fn parts_after(s: &Scan<'_>, count: &Amount) -> Option<Amount> {
    let hyphen = s.is_hyphen(count.next);
    let at = count.next + usize::from(hyphen);
    let word = s.lower(at);
    let under = s.words.denominators.get(word).copied()?;
    let plural = word.ends_with('s') || word == "halves";
    let fits = count.low >= 1.0 && count.low < 100.0 && (plural || hyphen || count.low < 2.0);
    let rank = !plural && count.low >= 20.0;
    let value = count.low / under;
    (fits && !rank && value <= 20.0).then(|| Amount::new(NumberForm::Fraction, value, value / 10.0, at + 1))
}

/// "one in five", "nine out of ten", "3 in 10".
fn share_of(s: &Scan<'_>, count: &Amount) -> Option<Amount> {
    let mut at = count.next;
    at = match (s.lower(at), s.lower(at + 1)) {
        ("in", "every") => at + 2,
        ("in", _) => at + 1,
        ("out", "of") => at + 2 + usize::from(s.lower(at + 2) == "every"),
        _ => return None,
    };
    let whole = match s.get(at)?.kind {
        TokenKind::Number => figures_at(s, at, s.get(at)?.span.start, false)?,
        TokenKind::Word => spelled_at(s, at)?,
        _ => return None,
    };
    let followed_by_unit = s.is_hyphen(whole.next)
        || s.units.names_from(s.lower(whole.next)).iter().any(|n| s.phrase_at(whole.next, &n.words).is_some())
        || s.is_capitalised(whole.next);
    let is_whole = whole.form == NumberForm::Cardinal
        && (whole.low <= 10.0 || [12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6].contains(&whole.low));
    let fits = is_whole && count.low >= 1.0 && count.low < whole.low && count.low.fract() == 0.0 && !followed_by_unit;
    let value = count.low / whole.low;
    fits.then(|| Amount::new(NumberForm::Fraction, value, value / 10.0, whole.next))
}
