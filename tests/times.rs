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

#[test]
fn an_hour_without_its_day_stands_on_the_day_of_the_other() {
    let left = "The pilot boat Marlin struck the new harbour wall at 5:40 a.m., the port said.";
    let right = "The pilot boat Marlin struck the new harbour wall at 6:15 a.m. on Monday, the port said.";
    assert_eq!(conflicts(left, right), ["5:40 a.m. \u{2260} 6:15 a.m. on Monday"]);
}

#[test]
fn a_day_does_not_answer_for_an_hour() {
    let left = "The Marlin, a pilot boat, struck the harbour wall on Monday.\n\nThe boat struck it at 5:40 a.m. with six people aboard.";
    let right = "The pilot boat Marlin struck the harbour wall at 6:15 a.m. on Monday with six people aboard, the port said.";
    assert_eq!(conflicts(left, right), ["5:40 a.m. \u{2260} 6:15 a.m. on Monday"]);
}

#[test]
fn times_of_two_deeds_are_let_go() {
    let left = "The storm sank eleven boats in the old harbour of Port Velan on Thursday, the port said.";
    let right = "Divers reached the old harbour of Port Velan on Friday as the port put the boats lost at eleven.";
    assert_eq!(conflicts(left, right), [""; 0]);
}

#[test]
fn a_weekday_placed_by_the_other_report_is_not_held_against_a_week() {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap();
    let left = read(
        "Two buoys gone\n\nWednesday's theft of two buoys from the quay of Port Velan is treated as a matter of its own, the port said.\n",
    );
    let right = "Two buoys gone\n\nPORT VELAN, March 10, 2025 (Fenwire) - The port knows nothing of the theft last week of two buoys from the quay of Port Velan.\n";
    let pair = compare(Sides::new(left, read(right)));
    assert!(!pair.findings.iter().any(|f| f.verdict == Verdict::Conflict && f.kind == Kind::Date));
}
