//! What the program says of two times: plans held against plans, bounds against days, and days of saying left alone. The texts are our own.
#![allow(clippy::unwrap_used, missing_docs)]

use diptych::compare::{Comparison, Confidence, Kind, Verdict, compare};
use diptych::document::{Document, Sides};
use jiff::civil::date;

const HEAD: &str = "The new harbour wall of Port Velan was finished on Monday.\n\n";

fn compared(left: &str, right: &str) -> Comparison {
    let read = |text: &str| Document::from_text("report.txt", &format!("{HEAD}{text}\n")).unwrap().with_published(date(2025, 3, 4));
    compare(Sides::new(read(left), read(right)))
}

/// The conflicts of times, as their summaries tell them, from either side.
fn conflicts(left: &str, right: &str) -> Vec<String> {
    let of = |pair: &Comparison| -> Vec<String> {
        let found = pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|f| f.verdict == Verdict::Conflict && f.kind == Kind::Date);
        found.map(|finding| finding.summary.clone()).collect()
    };
    let mirrored = of(&compared(right, left));
    let turned = |line: &String| line.split_once(" \u{2260} ").map_or_else(String::new, |(l, r)| format!("{r} \u{2260} {l}"));
    let mirrored: Vec<String> = mirrored.iter().map(turned).collect();
    let found = of(&compared(left, right));
    assert_eq!(found, mirrored, "{left} / {right}: left and right swapped");
    found
}

#[test]
fn two_plans_for_one_deed_conflict() {
    for (left, right, told) in [
        (
            "The old pilot boat sails for the last time on 30 March.",
            "The old pilot boat will sail for the last time on 16 April.",
            "30 March \u{2260} 16 April",
        ),
        ("The ferry terminal is due to open in May.", "The new ferry terminal is to open in August.", "May \u{2260} August"),
        (
            "The harbour council is to be sworn in on Friday.",
            "The council of the harbour will take its oath on Thursday.",
            "Friday \u{2260} Thursday",
        ),
    ] {
        assert_eq!(conflicts(left, right), [told], "{left} / {right}");
    }
}

#[test]
fn a_plan_runs_over_a_bound() {
    let left = "The second crane will be in service by May 1, the port said.";
    let late = "The second crane will be in service in September, the port said.";
    let early = "The second crane will be in service in April, the port said.";
    assert_eq!(conflicts(left, late), ["May 1 \u{2260} September"]);
    assert_eq!(conflicts(left, early), [""; 0]);
}

#[test]
fn plans_of_different_things_are_let_go() {
    for (left, right) in [
        (
            "The port opens its gates to visitors on Saturday and sells the old cranes on 20 March.",
            "Visitors may walk the wall on Saturday. The fish market moves to the wall on 2 April.",
        ),
        ("The dockers could strike in April.", "The dockers are to get new lockers in June."),
    ] {
        assert_eq!(conflicts(left, right), [""; 0], "{left} / {right}");
    }
}

#[test]
fn a_day_of_saying_is_no_day_of_the_deed() {
    let left = "A diver of the port, Ivo Marant, was arrested for theft, police said on Tuesday.";
    let right = "Ivo Marant, a diver of the port, was arrested for theft on Sunday morning.";
    assert_eq!(conflicts(left, right), [""; 0]);
    let right_too = "A diver of the port, Ivo Marant, was arrested for theft on Saturday.";
    assert_eq!(conflicts(right, right_too), ["Sunday morning \u{2260} Saturday"]);
}

#[test]
fn past_years_of_what_is_counted_alike_conflict() {
    let left = "In 1971 a storm took 212 metres of the old wall and sank 38 boats.";
    let right = "The worst storm, in 1973, took 212 metres of the old wall and cost the port 38 boats.";
    assert_eq!(conflicts(left, right), ["1971 \u{2260} 1973"]);
}
