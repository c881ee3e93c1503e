//! Figures: `2,500`, `1,50,000`, `10 000`, `6.1`, `7,50`.

/// A number written in figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub value: f64,
    /// Value of the last significant digit; zeros at the end of a whole number do not count as significant.
    pub step: f64,
    /// One past the last byte.
    pub end: usize,
    /// Nothing but digits: it may be a year, a house number, a label.
    pub bare: bool,
    /// How many digits.
    pub digits: usize,
    /// A zero before other digits: "007", "0141".
    pub padded: bool,
}

/// Longer rows of digits are keys and codes.
const LONGEST: usize = 30;

/// Reads the figures that begin at byte `start`.
///
/// Commas group thousands (or, as in India, hundreds before the last three digits), so do hard and thin spaces; a comma before one or two
/// digits is a decimal comma where a euro sign follows. More than one point, as in a version or a date, is no numeral.
pub(super) fn numeral(text: &str, start: usize) -> Option<Numeral> {
    let bytes = text.as_bytes();
    let mut end = start + digits(bytes, start);
    if end == start {
        return None;
    }
    let mut figures = text.get(start..end)?.to_owned();
    let mut bare = true;
    while let Some((group, next)) = group_after(text, end, figures.len()) {
        figures.push_str(group);
        end = next;
        bare = false;
    }
    let mut decimals = "";
    if bytes.get(end) == Some(&b'.') && digits(bytes, end + 1) > 0 {
        let after = end + 1 + digits(bytes, end + 1);
        decimals = text.get(end + 1..after)?;
        end = after;
        bare = false;
        if bytes.get(end) == Some(&b'.') && digits(bytes, end + 1) > 0 {
            return None;
        }
    } else if let Some(after) = decimal_comma(text, end) {
        decimals = text.get(end + 1..after)?;
        end = after;
        bare = false;
    }
    if figures.len() + decimals.len() > LONGEST {
        return None;
    }
    let value: f64 = format!("{figures}.{decimals}0").parse().ok()?;
    let step = if decimals.is_empty() { step_of_whole(value) } else { 1.0 / power_of_ten(decimals.len()) };
    let padded = figures.len() > 1 && figures.starts_with('0');
    Some(Numeral { value, step, end, bare, digits: figures.len() + decimals.len(), padded })
}

/// Ten times itself, `digits` times.
pub(super) fn power_of_ten(digits: usize) -> f64 {
    (0..digits).fold(1.0, |power, _| power * 10.0)
}

/// Value of the last digit that is not a zero: 1000 for 2,000; 1 for 0.
pub(super) fn step_of_whole(value: f64) -> f64 {
    let mut step = 1.0;
    if (1.0..1e18).contains(&value) {
        while value % (step * 10.0) == 0.0 {
            step *= 10.0;
        }
    }
    step
}

fn digits(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count()
}

/// A group of digits behind a separator, and where it ends; `before` digits stand in front.
fn group_after(text: &str, end: usize, before: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let separator = text.get(end..)?.chars().next()?;
    let from = end + separator.len_utf8();
    let length = digits(bytes, from);
    let group = text.get(from..from + length)?;
    let accepted = match separator {
        ',' => length == 3 || (length == 2 && before <= 7 && indian_tail(bytes, from + length)),
        // A zero at the front of a group or a space that holds the groups together: two numbers side by side have neither.
        ' ' => group == "000" && before <= 3,
        '\u{a0}' | '\u{2009}' | '\u{202f}' => length == 3 && before <= 9,
        _ => false,
    };
    accepted.then_some((group, from + length))
}

/// Whether groups of two, then one of three, end the number: the part behind the first group of "1,50,000".
fn indian_tail(bytes: &[u8], mut at: usize) -> bool {
    for _ in 0..3 {
        match (bytes.get(at), digits(bytes, at + 1)) {
            (Some(b','), 3) => return true,
            (Some(b','), 2) => at += 3,
            _ => return false,
        }
    }
    false
}

fn decimal_comma(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(end) != Some(&b',') {
        return None;
    }
    let length = digits(bytes, end + 1);
    let after = end + 1 + length;
    let rest = text.get(after..)?.trim_start_matches([' ', '\u{a0}']);
    ((1..=2).contains(&length) && (rest.starts_with('€') || rest.starts_with("euro"))).then_some(after)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]
    use super::*;

    fn read(text: &str) -> (f64, f64, usize) {
        let n = numeral(text, 0).unwrap();
        (n.value, n.step, n.end)
    }

    #[test]
    fn groups_and_decimals() {
        assert_eq!(read("2,000 men"), (2000.0, 1000.0, 5));
        assert_eq!(read("1,987,"), (1987.0, 1.0, 5));
        assert_eq!(read("1,50,000 rupees"), (150_000.0, 10_000.0, 8));
        assert_eq!(read("10 000 people"), (10_000.0, 10_000.0, 6));
        assert_eq!(read("12\u{a0}345 people"), (12_345.0, 1.0, 7));
        assert_eq!(read("7,50 €"), (7.5, 0.01, 4));
        assert_eq!(read("7.40."), (7.4, 0.01, 4));
        assert_eq!(read("0"), (0.0, 1.0, 1));
    }

    #[test]
    fn neighbours_do_not_melt() {
        assert_eq!(read("12, 45"), (12.0, 1.0, 2));
        assert_eq!(read("2012 300 men").2, 4);
        assert_eq!(read("3,14 of them").2, 1);
        assert_eq!(numeral("1.2.3", 0), None);
    }
}
