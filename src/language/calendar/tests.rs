#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod agreement;
mod phrases;
mod running;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::language::tokenize;

fn found(text: &str) -> Vec<TimeExpression> {
    times(text, &tokenize(text))
}

fn spans(text: &str) -> Vec<&str> {
    found(text).iter().map(|time| time.span.of(text)).collect()
}

fn only(text: &str) -> TimeExpression {
    let mut all = found(text);
    assert_eq!(all.len(), 1, "{text}: {:?}", spans(text));
    all.remove(0)
}

/// The resolved interval of the only time in a text, seen from a Thursday in November.
fn laid(text: &str, tense: Tense) -> Interval {
    resolve(&only(text).meaning, Some(REFERENCE), tense).unwrap_or_else(|| panic!("{text}: {:?}", only(text).meaning))
}

const REFERENCE: Reference = Reference { date: date(2025, 11, 13), inferred: false };

#[test]
fn leads_stand_outside_the_span() {
    for (text, span, lead) in [
        ("They met on Monday.", "Monday", Some(Lead::On)),
        ("It opened in May 2019.", "May 2019", Some(Lead::In)),
        ("Nothing since 2015 has changed.", "2015", Some(Lead::Since)),
        ("Work ends by the end of the month.", "the end of the month", Some(Lead::By)),
        ("Doors close at 9:30 a.m. sharp.", "9:30 a.m.", Some(Lead::At)),
        ("Shops stay shut until Tuesday.", "Tuesday", Some(Lead::Until)),
        ("It rained during the past week.", "the past week", Some(Lead::During)),
        ("The queue formed at around noon.", "around noon", Some(Lead::At)),
        ("Yesterday it snowed.", "Yesterday", None),
        ("A talk is set for June 3.", "June 3", Some(Lead::For)),
    ] {
        let time = only(text);
        assert_eq!((time.span.of(text), time.lead), (span, lead), "{text}");
    }
}

#[test]
fn tokens_are_those_of_the_span() {
    let text = "First a heading\n\nThe vote took place on Nov. 10, 2025, in Tartu.";
    let tokens = tokenize(text);
    let time = &times(text, &tokens)[0];
    assert_eq!(tokens[time.tokens.start].span.start, time.span.start);
    assert_eq!(tokens[time.tokens.end - 1].span.end, time.span.end);
    assert_eq!(time.span.of(text), "Nov. 10, 2025");
}

#[test]
fn a_blank_line_parts_two_times() {
    assert_eq!(spans("Shops open in May\n\n2024 was dry"), ["May", "2024"]);
    assert_eq!(spans("the fair of Nov.\n10, 2025 went well"), ["Nov.\n10, 2025"]);
}

#[test]
fn first_full_date_is_found_in_any_spelling() {
    for (text, wanted) in [
        ("Posted Nov. 10, 2025 at noon", date(2025, 11, 10)),
        ("By A. Writer - 10 November 2025", date(2025, 11, 10)),
        ("Last Updated: Monday, 28 November 2005, 02:24 GMT", date(2005, 11, 28)),
        ("Last updated 15:48 15/09/2013", date(2013, 9, 15)),
        ("8:44AM BST 16 Sep 2013", date(2013, 9, 16)),
        ("2025-11-10T09:30:00Z", date(2025, 11, 10)),
        ("TALLINN, 4 March 2026 — The bridge", date(2026, 3, 4)),
        ("- Nov 01, 2025", date(2025, 11, 1)),
        ("(March 20, 2007) --", date(2007, 3, 20)),
    ] {
        assert_eq!(full_date(text).map(|found| found.0), Some(wanted), "{text}");
    }
    assert_eq!(full_date("A meeting on Nov. 10 in May 2024"), None);
}

#[test]
fn without_a_reference_only_what_is_written_resolves() {
    for text in ["They met on Monday.", "It fell last week.", "A visit on Nov. 8 was planned.", "Sales rose in May."] {
        assert_eq!(resolve(&only(text).meaning, None, Tense::Past), None, "{text}");
    }
    for text in ["It began in 2014.", "They met on 8 November 2025.", "It closed at 9 a.m. sharp.", "In the 1990s it grew."] {
        assert!(resolve(&only(text).meaning, None, Tense::Past).is_some(), "{text}");
    }
}

#[test]
fn what_rests_on_an_inferred_reference_says_so() {
    let inferred = Some(Reference { inferred: true, ..REFERENCE });
    let monday = resolve(&only("They met on Monday.").meaning, inferred, Tense::Past).unwrap();
    let written = resolve(&only("They met on 10 November 2025.").meaning, inferred, Tense::Past).unwrap();
    assert!(monday.inferred && !written.inferred);
}

#[test]
fn anchored_times_count_from_their_anchor() {
    let day = laid("It happened on 24 June 2005.", Tense::Past);
    let at = laid("It happened at 3 p.m. on 24 June 2005.", Tense::Past);
    for (text, anchor, wanted) in [
        ("A row broke out the previous day.", &day, "23 June 2005"),
        ("They moved out three days later.", &day, "27 June 2005"),
        ("The following month they moved.", &day, "July 2005"),
        ("It closed two years later.", &day, "2007"),
        ("Six months prior to that it rained.", &day, "December 2004"),
        ("Police found him three hours later.", &at, "Friday 24 June 2005, about 18:00"),
        ("He called that night.", &day, "Friday 24 June 2005, night"),
        ("He left the next morning.", &day, "Saturday 25 June 2005, morning"),
    ] {
        let interval = resolve_from(&only(text).meaning, anchor).unwrap_or_else(|| panic!("{text}: {:?}", only(text).meaning));
        assert_eq!(describe(&interval), wanted, "{text}");
        assert_eq!(resolve(&only(text).meaning, Some(REFERENCE), Tense::Past), None, "{text}");
    }
    assert_eq!(resolve_from(&only("Police found him three hours later.").meaning, &day), None);
    let august = laid("Prices rose in August 2025.", Tense::Past);
    let year_before = resolve_from(&only("They were up from a year earlier.").meaning, &august).unwrap();
    assert_eq!(describe(&year_before), "August 2024");
}

#[test]
fn a_time_of_day_is_laid_on_a_day_only_when_asked() {
    let clock = laid("Doors open at 9:30 a.m. sharp.", Tense::Past);
    assert!(!clock.day_known);
    assert_eq!(describe(&clock), "09:30");
    assert_eq!(describe(&clock.on(date(2025, 11, 10))), "Monday 10 November 2025, 09:30");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn any_row_of_calendar_words_is_read_without_panic(words in prop::collection::vec(prop::sample::select(WORDS), 0..14), tight in prop::collection::vec(any::<bool>(), 14)) {
        let mut text = String::new();
        for (word, tight) in words.iter().zip(tight) {
            text.push_str(word);
            if !tight {
                text.push(' ');
            }
        }
        check(&text);
    }
}

const WORDS: &[&str] = &[
    "Nov",
    ".",
    "10",
    ",",
    "2025",
    "May",
    "March",
    "last",
    "next",
    "this",
    "Monday",
    "Sat",
    "the",
    "of",
    "end",
    "early",
    "late",
    "mid",
    "-",
    "–",
    "'90s",
    "1990s",
    "9:30",
    "a.m.",
    "pm",
    "at",
    "on",
    "in",
    "GMT",
    "noon",
    "shortly",
    "before",
    "after",
    "three",
    "days",
    "ago",
    "weeks",
    "later",
    "half",
    "past",
    "eight",
    "1353",
    "hours",
    "to",
    "from",
    "and",
    "between",
    "13th",
    "century",
    "first",
    "quarter",
    "Q3",
    "2014-2019",
    "/",
    "11/8",
    "spring",
    "Easter",
    "Sunday",
    "few",
    "a",
    "year",
    "month",
    "tonight",
    "small",
    "that",
    "same",
    "night",
    "(",
    ")",
    "+",
    "9999",
    "0",
    "31",
    "é",
    "’",
    "’s",
    "\n\n",
];

fn check(text: &str) {
    let tokens = tokenize(text);
    let mut end = 0;
    for time in times(text, &tokens) {
        assert!(time.span.start >= end && time.span.end > time.span.start);
        assert!(text.is_char_boundary(time.span.start) && text.is_char_boundary(time.span.end));
        assert!(!time.tokens.is_empty() && time.tokens.end <= tokens.len());
        end = time.span.end;
        for tense in [Tense::Past, Tense::Present, Tense::Future, Tense::Unknown] {
            if let Some(interval) = resolve(&time.meaning, Some(REFERENCE), tense) {
                assert!(interval.start < interval.end, "{text}: {interval:?}");
                assert!(!describe(&interval).is_empty());
                assert!(matches!(agree(&interval, &interval).0, TimeAgreement::Equal), "{interval:?}");
                let _ = resolve_from(&time.meaning, &interval);
            }
        }
        let _ = resolve(&time.meaning, None, Tense::Unknown);
    }
}
