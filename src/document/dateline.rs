//! Datelines: "NORDHAVN — ", "ASHDOWN, Sept. 1 - ", "MOSS (AP) -- ", "(March 20, 2007) --".

use super::forms::{forms, has};
use super::published::{Stamped, date_at};
use crate::language::{ByteSpan, Token, TokenKind, tokenize};

/// How far into a block a dateline may reach, in bytes.
const REACH: usize = 120;
/// How many words a place may have.
const LONGEST_PLACE: usize = 6;

/// A dateline in the text of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// From the first sign of the place or date to the last, without the dash.
    pub span: ByteSpan,
    /// The place as written.
    pub place: Option<String>,
    /// The date as far as it is given.
    pub stamped: Option<Stamped>,
    /// Whether nothing follows it in its block.
    pub alone: bool,
}

/// The dateline at the head of a block, if it has one.
pub(super) fn read(text: &str) -> Option<Opening> {
    let reach = floor(text, REACH);
    let tokens = tokenize(text.get(..reach)?);
    let mut head = Head::default();
    let mut at = 0;
    loop {
        let Some(token) = tokens.get(at) else {
            return (reach == text.len() && head.is_whole_line()).then(|| head.opening(text, true));
        };
        if let Some(dash) = separator(&tokens, at, head.day.is_some()) {
            let rest = text.get(tokens.get(at + dash - 1)?.span.end..)?.trim_start();
            let proper = head.is_dateline() && (rest.is_empty() || opens_report(rest));
            return proper.then(|| head.opening(text, rest.is_empty()));
        }
        let next = head.take(&tokens, at, token)?;
        head.end = tokens.get(next - 1)?.span.end;
        at = next;
    }
}

/// The date in a text that is a dateline, as [`read`] found it.
pub(super) fn date_in(text: &str) -> Option<Stamped> {
    let tokens = tokenize(text);
    (0..tokens.len()).find_map(|i| date_at(&tokens, i, true)).map(|(stamped, _)| stamped)
}

/// What was read so far.
#[derive(Default)]
struct Head {
    /// Start and end of the place.
    place: Option<(usize, usize)>,
    /// Words of the place.
    words: usize,
    /// Whether the first word of the place is in capitals.
    capitals: bool,
    day: Option<Day>,
    /// Whether a comma parted the place from what follows.
    comma: bool,
    bracket: Option<Bracket>,
    end: usize,
}

#[derive(Clone, Copy)]
enum Day {
    Stamped(Stamped),
    Weekday,
}

/// What stands in brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Date,
    Agency,
}

impl Head {
    const fn stamped(&self) -> Option<Stamped> {
        match self.day {
            Some(Day::Stamped(stamped)) => Some(stamped),
            Some(Day::Weekday) | None => None,
        }
    }

    /// Takes what stands at token `at` and returns the number of the next; none if no dateline goes on so.
    fn take(&mut self, tokens: &[Token<'_>], at: usize, token: &Token<'_>) -> Option<usize> {
        if let Some((stamped, next)) = date_at(tokens, at, true) {
            if self.stamped().is_some() {
                return None;
            }
            self.day = Some(Day::Stamped(stamped));
            return Some(next);
        }
        if token.is_capitalised() && has(&forms().stamp.weekdays, token.text) {
            self.day.get_or_insert(Day::Weekday);
            return (at > 0).then_some(at + 1);
        }
        match token.text {
            "(" if at == 0 && date_at(tokens, 1, true).is_some() => {
                self.bracket = Some(Bracket::Date);
                Some(at + 1)
            }
            ")" if self.bracket == Some(Bracket::Date) => Some(at + 1),
            "(" => {
                let close = tokens.iter().skip(at).take(6).position(|t| t.text == ")")?;
                self.bracket = Some(Bracket::Agency);
                Some(at + close + 1)
            }
            "," if at > 0 => {
                self.comma = true;
                Some(at + 1)
            }
            "." if at > 0 => Some(at + 1),
            _ => self.take_place(token, at),
        }
    }

    fn take_place(&mut self, token: &Token<'_>, at: usize) -> Option<usize> {
        if self.day.is_some() || self.bracket.is_some() {
            return None;
        }
        let (begin, _) = self.place.unwrap_or((token.span.start, 0));
        match token.kind {
            TokenKind::Word if token.is_capitalised() => {
                self.words += 1;
                if self.place.is_none() {
                    self.capitals =
                        token.text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !token.text.chars().any(char::is_lowercase);
                    if has(&forms().dateline.labels, token.text) {
                        return None;
                    }
                }
            }
            TokenKind::Word if self.place.is_some() && has(&forms().byline.small, token.text) => {}
            TokenKind::Possessive if self.place.is_some() => {}
            TokenKind::Hyphen | TokenKind::Mark if self.place.is_some() && matches!(token.text, "-" | "/") => {
                // Belongs to the place only if a further word does: "PORT-LUND", but "MOSS-April 27".
                return Some(at + 1);
            }
            _ => return None,
        }
        self.place = Some((begin, token.span.end));
        (self.words <= LONGEST_PLACE).then_some(at + 1)
    }

    /// Whether what stands before a dash is a dateline.
    const fn is_dateline(&self) -> bool {
        match self.place {
            Some(_) => self.capitals || (self.comma && self.day.is_some()) || matches!(self.bracket, Some(Bracket::Agency)),
            None => self.bracket.is_some(),
        }
    }

    /// Whether a line of nothing else is one: "WASHINGTON, DC, April 28, 2009".
    const fn is_whole_line(&self) -> bool {
        self.place.is_some() && self.capitals && self.comma && matches!(self.stamped(), Some(Stamped::Full(_)))
    }

    fn opening(&self, text: &str, alone: bool) -> Opening {
        let place = self.place.and_then(|(start, end)| text.get(start..end)).map(str::to_owned);
        Opening { span: ByteSpan::new(0, self.end), place, stamped: self.stamped(), alone }
    }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// How many tokens from `at` on part the dateline from the report, if they do: a dash, or a colon after a date.
fn separator(tokens: &[Token<'_>], at: usize, dated: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    match token.text {
        "—" | "–" => Some(1),
        "-" if next.is_some_and(|n| n.text == "-" && token.touches(n)) => Some(2),
        "-" if token.kind == TokenKind::Mark && at > 0 => Some(1),
        ":" if dated => Some(1),
        _ => None,
    }
}

/// Whether a text begins like a report: with a capital, a digit or a quotation.
fn opens_report(rest: &str) -> bool {
    let first = rest.trim_start_matches(['"', '\'', '“', '‘', '«', '„', '(', '[', '…']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn place_and_span(text: &str) -> Option<(String, String)> {
        read(text).map(|o| (o.place.unwrap_or_default(), o.span.of(text).to_owned()))
    }

    #[test]
    fn datelines_of_the_agencies_are_read() {
        let table = [
            ("MOSS — The ferry sank.", "MOSS", "MOSS"),
            ("MOSS—The ferry sank.", "MOSS", "MOSS"),
            ("PORT LUND, Sept. 1 - The ferry sank.", "PORT LUND", "PORT LUND, Sept. 1"),
            ("MOSS, Tuesday — A ferry sank.", "MOSS", "MOSS, Tuesday"),
            ("Moss, 18 September 2025 – Ferry traffic stopped.", "Moss", "Moss, 18 September 2025"),
            ("MOSS, 12 February 2026. – In the rain they left.", "MOSS", "MOSS, 12 February 2026."),
            ("PORT LUND (AP) -- “It is over,” he said.", "PORT LUND", "PORT LUND (AP)"),
            ("(March 20, 2007) --", "", "(March 20, 2007)"),
            ("MOSS-April 27 -", "MOSS", "MOSS-April 27"),
            ("(LNN) -- The ferry sank.", "", "(LNN)"),
            ("Moss, Nov 11: A ferry sank.", "Moss", "Moss, Nov 11"),
            ("PORT-LUND, VARLUND, April 28, 2009", "PORT-LUND, VARLUND", "PORT-LUND, VARLUND, April 28, 2009"),
            ("MOSS, Dec 5, 2025 (LNN) — The ferry sank.", "MOSS", "MOSS, Dec 5, 2025 (LNN)"),
            ("MOSS, Varlund, March 9 (Lund News Agency) — A ferry sank.", "MOSS, Varlund", "MOSS, Varlund, March 9 (Lund News Agency)"),
        ];
        for (text, place, span) in table {
            let found = place_and_span(text);
            assert!(found.as_ref().is_some_and(|(p, s)| p == place && s == span), "{text}: {found:?}");
        }
    }

    #[test]
    fn other_openings_are_not() {
        for text in [
            "The ferry — old and slow — sank.",
            "LNN - which owns it - left.",
            "On Monday – the ferry sank.",
            "Moss – The ferry sank.",
            "BREAKING — The ferry sank.",
            "12 men — All of them sailors — drowned.",
            "",
            "MOSS",
            "MONDAY, MAY 3, 2021",
            "She said: The ferry sank.",
        ] {
            assert_eq!(place_and_span(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_kept_as_far_as_they_go() {
        let stamped = |text| read(text).and_then(|o| o.stamped);
        assert_eq!(stamped("MOSS, 4 March 2026 — It took ten minutes."), Some(Stamped::Full(date(2026, 3, 4))));
        assert_eq!(stamped("MOSS, Sept. 1 - It took ten minutes."), Some(Stamped::DayOfYear(9, 1)));
        assert_eq!(stamped("MOSS, Dec 5, 2025 (LNN) — It took ten minutes."), Some(Stamped::Full(date(2025, 12, 5))));
        assert_eq!(stamped("MOSS, Varlund, March 9 (LNN) — It took ten minutes."), Some(Stamped::DayOfYear(3, 9)));
        assert_eq!(stamped("MOSS, Tuesday — It took ten minutes."), None);
        assert_eq!(date_in("MOSS, Sept. 1"), Some(Stamped::DayOfYear(9, 1)));
        assert!(read("(March 20, 2007) --").is_some_and(|o| o.alone));
    }
}
