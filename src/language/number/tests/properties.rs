//! What holds for any text.

use proptest::prelude::*;

use super::read;
use crate::language::number::{Agreement, agree};

/// Texts made of what the grammar looks for, so that its branches are met.
fn newsy() -> impl Strategy<Value = String> {
    let pieces = [
        "2,500",
        "1.2",
        "7",
        "0",
        "007",
        "2014",
        "twenty",
        "-",
        "three",
        "hundred",
        "and",
        "a",
        "half",
        "million",
        "$",
        "€",
        "US$",
        "%",
        "percent",
        "km",
        "(",
        ")",
        "miles",
        "about",
        "more than",
        "at least",
        "to",
        "or",
        "between",
        "–",
        "dozens",
        "of",
        "thousands",
        "one",
        "no",
        "deaths",
        "third",
        "quarter",
        "8th",
        "No.",
        "F",
        "Nov.",
        ":",
        "/",
        ".",
        ",",
        "old",
        "year",
        "aged",
        "in",
        "ten",
        "ƒ1",
        "Rs5",
        "½",
        "m",
        "bn",
        "+",
        "ft",
        "10in",
        "point",
        "’s",
        "magnitude",
        "é",
        "日",
        "\u{a0}",
        "won",
        "pounds",
        "times",
        "out",
    ];
    let joint = prop_oneof![Just(""), Just(" ")];
    prop::collection::vec((prop::sample::select(pieces.to_vec()), joint), 0..24)
        .prop_map(|parts| parts.into_iter().fold(String::new(), |text, (piece, joint)| text + piece + joint))
}

fn check(text: &str) {
    let found = read(text);
    let mut end = 0;
    for e in &found {
        assert!(e.hedged.contains(e.span) && !e.span.is_empty(), "{text:?}: {e:?}");
        assert!(text.get(e.span.start..e.span.end).is_some() && text.get(e.hedged.start..e.hedged.end).is_some());
        assert!(e.hedged.start >= end, "{text:?}: expressions overlap");
        assert!(e.low <= e.high && e.low.is_finite() && e.high.is_finite() && e.step > 0.0, "{text:?}: {e:?}");
        assert!(!e.told().is_empty());
        end = e.hedged.end;
    }
    for a in &found {
        assert!(!matches!(agree(a, a), Agreement::Apart { .. }), "{text:?}: {a:?}");
        for b in &found {
            let (there, back) = (agree(a, b), agree(b, a));
            let alike = match (&there, &back) {
                (Agreement::Apart { soft: a, .. }, Agreement::Apart { soft: b, .. }) => a == b,
                _ => std::mem::discriminant(&there) == std::mem::discriminant(&back),
            };
            assert!(alike, "{text:?}: {there:?} | {back:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn texts_full_of_numbers_are_read_without_harm(text in newsy()) {
        check(&text);
    }
}

#[test]
fn long_chains_are_read_in_one_pass() {
    for piece in ["12,", "1-", "1/", "1.5-", "1:", "1 to ", "about ", "twenty ", "and a half ", "+1 ", "http://", "2 or "] {
        let text = piece.repeat(20_000);
        let started = std::time::Instant::now();
        read(&text);
        assert!(started.elapsed().as_secs() < 5, "{piece:?} took {:?}", started.elapsed());
    }
}
