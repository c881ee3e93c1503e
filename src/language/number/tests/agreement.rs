//! Pairs of values and what is said of them.

use super::read;
use crate::language::number::{Agreement, NumberExpression, agree};

fn one(text: &str) -> NumberExpression {
    let mut found = read(text);
    assert!(!found.is_empty(), "nothing read in {text}");
    found.remove(0)
}

fn name(agreement: &Agreement) -> &'static str {
    match agreement {
        Agreement::Equal => "equal",
        Agreement::Compatible(_) => "compatible",
        Agreement::Apart { soft: false, .. } => "apart",
        Agreement::Apart { soft: true, .. } => "soft",
        Agreement::NotComparable => "not comparable",
    }
}

#[track_caller]
fn check(expected: &str, pairs: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (a, b) in pairs {
        for (x, y) in [(a, b), (b, a)] {
            let told = agree(&one(x), &one(y));
            if name(&told) != expected {
                wrong.push(format!("{x} | {y}: {told:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "expected {expected}:\n{}", wrong.join("\n"));
}

#[test]
fn equal() {
    check(
        "equal",
        &[
            ("a dozen men", "twelve men"),
            ("half of it", "50 percent of it"),
            ("a tenth of it", "10% of it"),
            ("₸90 million", "90 million tenge"),
            ("$1.2bn", "1.2 billion dollars"),
            ("1,200 men", "1200 men"),
            ("a quarter-point cut", "25 basis points"),
            ("12 months", "one year"),
            ("about 40 men", "roughly 40 men"),
            ("won 3-1", "lost 1-3"),
            ("dozens of men", "dozens more"),
            ("aged 24", "the 24-year-old"),
            ("8th place", "eighth place"),
            ("twice", "two times"),
            ("40 tons", "40 tonnes"),
            ("nine in ten", "90 percent"),
        ],
    );
}

#[test]
fn compatible() {
    check(
        "compatible",
        &[
            ("about 2,000 men", "1,987 men"),
            ("$10,940", "over $10,000"),
            ("55 km", "34 miles"),
            ("more than 1,100", "1,150 of them"),
            ("about 14,000", "13,870 people"),
            ("dozens of men", "80 men"),
            ("several men", "7 men"),
            ("hundreds of men", "600 men"),
            ("at least 10 men", "10 men"),
            ("at least 10 men", "at least 12 men"),
            ("at least three men", "at least two men"),
            ("58 km", "35 miles"),
            ("310 km", "193 miles"),
            ("3,000 men", "2,987 men"),
            ("more than 200", "214 men"),
            ("58 km", "36 miles"),
            ("two-thirds of it", "67 percent"),
            ("3000ft", "914 metres"),
            ("between 40 and 50", "47 men"),
            ("$12–13 billion", "$12.5 billion"),
            ("40 percent to 70 percent", "between half and two-thirds"),
            ("nearly 2,000", "1,950 men"),
            ("just over 10 seconds", "11 seconds"),
            ("up to 300 men", "250 men"),
            ("fewer than 50", "48 men"),
            ("3 percent", "2.9 percent"),
            ("101 degrees", "38°C"),
            ("about 40 men", "40 men"),
            ("100 men", "104 men"),
            ("200 or so", "more than 190"),
        ],
    );
}

#[test]
fn apart() {
    check(
        "apart",
        &[
            ("7.4 percent", "7.5 percent"),
            ("$5,687", "$5,587"),
            ("$12–13 billion", "$13.2 billion"),
            ("26,000 men", "31,000 men"),
            ("magnitude 6.1", "magnitude 5.9"),
            ("7,300 acres", "5,000 hectares"),
            ("150 metres", "200ft"),
            ("614 metres", "700 metres"),
            ("25 basis points", "50 basis points"),
            ("10 men", "12 men"),
            ("150 km", "193 miles"),
            ("more than 26,000", "20,000 men"),
            ("fewer than 50", "80 men"),
            ("half of it", "70 percent"),
            ("won 3-1", "won 3-2"),
            ("8th place", "ninth place"),
            ("three times", "twice"),
            ("aged 24", "aged 31"),
            ("64 ships", "61 vessels"),
            ("dozens of men", "4,000 men"),
        ],
    );
}

#[test]
fn soft() {
    check(
        "soft",
        &[
            ("more than 26,000", "more than 31,000"),
            ("nearly 3,000", "3,100 men"),
            ("at least 10 men", "80 men"),
            ("2 million men", "2.4 million men"),
            ("at least 10 men", "at least 40 men"),
            ("dozens of men", "120 men"),
            ("hundreds of men", "thousands of men"),
        ],
    );
}

#[test]
fn not_comparable() {
    check(
        "not comparable",
        &[
            ("40 acres", "40 years"),
            ("$40", "€40"),
            ("8th place", "8 men"),
            ("50 percent", "50 percentage points"),
            ("15 years", "aged 15"),
            ("No. 7", "7 men"),
            ("40 men", "40 miles"),
        ],
    );
}

#[test]
fn reasons_are_told_in_words() {
    let reason = |a, b| agree(&one(a), &one(b)).reason().unwrap_or("").to_owned();
    assert_eq!(reason("58 km", "35 miles"), "58 km is about 36 miles");
    assert_eq!(reason("150 metres", "200ft"), "150 metres is about 492 feet, not 200 feet");
    assert_eq!(reason("2,987 men", "3,000 men"), "3,000 is 2,987 rounded");
    assert_eq!(reason("more than 200", "214 men"), "‘more than 200’ holds for 214");
    assert_eq!(reason("7.4 percent", "7.5 percent"), "7.4 percent is not 7.5 percent");
    assert_eq!(reason("dozens", "80 men"), "‘dozens’ covers 80");
    assert_eq!(reason("$12–13 billion", "$13.2 billion"), "$12 billion to $13 billion is not $13.2 billion");
    assert_eq!(reason("at least 10", "ten men"), "both give 10; one says ‘at least 10’");
    assert_eq!(reason("50 pence", "70 pence"), "50 pence is not 70 pence");
    assert_eq!(reason("6,080,485 men", "6,081,000 men"), "6,080,485 is not 6.081 million");
    assert_eq!(reason("several hours", "6 hours"), "‘several hours’ covers 6 hours");
    assert_eq!(reason("two-thirds", "67 percent"), "two-thirds stands for 67 percent");
    assert_eq!(reason("more than 26,000", "more than 31,000"), "‘more than 26,000’ and ‘more than 31,000’ lie apart");
}
