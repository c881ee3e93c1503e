//! Numbers in words: "twenty-three", "sixty-five thousand four hundred", "twenty-first".

use super::NumberForm;
use super::amount::Amount;
use super::numeral::step_of_whole;
use super::scan::Scan;

/// A number in words from token `i`: "twenty-three", "one hundred and twenty-five", "sixty-five thousand four hundred", "twenty-first".
pub(super) fn spelled_at(s: &Scan<'_>, i: usize) -> Option<Amount> {
    s.words.cardinals.contains_key(s.lower(i)).then(|| spelled_from(s, i, None)).flatten()
}

/// What may follow inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Unit,
    Tens,
    Hundred,
    Scale,
}

/// The same from a place inside a number: `seed` is the value that the article before it stands for.
pub(super) fn spelled_from(s: &Scan<'_>, i: usize, seed: Option<f64>) -> Option<Amount> {
    let w = s.words;
    let mut group = seed.unwrap_or(0.0);
    let mut last = if seed.is_some() { Last::Unit } else { Last::Nothing };
    let mut lead = group;
    let (mut total, mut ceiling, mut at, mut end) = (0.0, f64::INFINITY, i, i);
    loop {
        let word = s.lower(at);
        if let Some(&value) = w.cardinals.get(word) {
            let fits = match last {
                Last::Nothing | Last::Hundred | Last::Scale => last == Last::Nothing || value > 0.0,
                Last::Tens => (1.0..10.0).contains(&value),
                Last::Unit => false,
            };
            if !fits {
                break;
            }
            group += value;
            if total == 0.0 && group < 100.0 {
                lead = group;
            }
            last = if value >= 20.0 { Last::Tens } else { Last::Unit };
        } else if let Some(&rank) = w.ordinals.get(word) {
            let fits = last == Last::Tens && rank < 10.0 && at > 0 && s.is_hyphen(at - 1)
                || matches!(last, Last::Hundred | Last::Scale) && rank < 100.0;
            let of_hundreds = matches!(last, Last::Unit | Last::Tens) && word == "hundredth";
            if fits || of_hundreds {
                let value = if of_hundreds { total + group * rank } else { total + group + rank };
                return Some(Amount::new(NumberForm::Ordinal, value, 1.0, at + 1));
            }
            break;
        } else if word == "hundred" && matches!(last, Last::Unit | Last::Tens) && group < 100.0 {
            group *= 100.0;
            last = Last::Hundred;
        } else if let Some(&scale) = w.scales.get(word).filter(|&&f| f >= 1000.0) {
            if group == 0.0 || scale >= ceiling {
                break;
            }
            total += group * scale;
            (group, ceiling, last) = (0.0, scale, Last::Scale);
        } else {
            break;
        }
        at += 1;
        end = at;
        at = connector(s, at, last);
    }
    if end == i {
        return None;
    }
    let value = total + group;
    let mut amount = Amount::whole(value, end);
    if matches!(last, Last::Hundred | Last::Scale) && lead > 0.0 && (step_of_whole(value / lead) - value / lead).abs() < 0.5 {
        amount.scale = value / lead;
    }
    Some(amount)
}

/// Steps over "and" and hyphens where the next word goes on with the number.
fn connector(s: &Scan<'_>, at: usize, last: Last) -> usize {
    if s.is_hyphen(at) {
        return at + 1;
    }
    if s.lower(at) == "and" && matches!(last, Last::Hundred | Last::Scale) {
        // "two hundred and three hundred" are two numbers.
        let tens = s.words.cardinals.get(s.lower(at + 1)).is_some_and(|v| *v >= 20.0);
        let after = at + 2 + if tens && s.is_hyphen(at + 2) { 2 } else { 0 };
        if !s.words.scales.contains_key(s.lower(after)) || (last == Last::Scale && s.lower(after) == "hundred") {
            return at + 1;
        }
    }
    at
}
