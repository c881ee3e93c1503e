//! What one account tells and the other denies, tells with another outcome, or has still planned; and what only looks so.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use diptych::compare::{Comparison, Confidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};

fn read(text: &str) -> Document {
    Document::from_text("report.txt", text).unwrap()
}

fn on(day: &str, text: &str) -> Document {
    read(&format!("The Orrin report\n\nBy Ada Brandt\n{day}\n\n{text}\n"))
}

fn conflicts(pair: &Comparison) -> Vec<&Finding> {
    pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict).collect()
}

fn conflict_of(left: &str, right: &str) -> Option<Kind> {
    let pair = compare(Sides::new(on("4 March 2026", left), on("4 March 2026", right)));
    let mirrored = compare(Sides::new(on("4 March 2026", right), on("4 March 2026", left)));
    let kinds = |pair: &Comparison| conflicts(pair).iter().map(|finding| finding.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&pair), kinds(&mirrored), "{left} / {right}");
    assert!(conflicts(&pair).len() <= 1, "{left} / {right}: {:?}", conflicts(&pair));
    kinds(&pair).first().copied()
}

#[test]
fn what_one_denies_and_the_other_tells_conflicts() {
    for (left, right) in [
        ("The harbour master closed the lock at Orrin.", "The harbour master did not close the lock at Orrin."),
        ("No arrests had been made in Orrin.", "The police in Orrin arrested two brothers."),
        ("There were no deaths in the fire at the Orrin mill.", "The fire at the Orrin mill killed a night watchman."),
        ("The union refused to sign the contract with the Orrin mill.", "The union signed the contract with the Orrin mill."),
    ] {
        assert_eq!(conflict_of(left, right), Some(Kind::Negation), "{left} / {right}");
    }
}

#[test]
fn outcomes_that_exclude_one_another_conflict() {
    for (left, right) in [
        ("The council approved the plan for the Orrin bridge.", "The plan for the Orrin bridge was rejected by the council."),
        ("Shares of Tarn Foods rose in Orrin after the fire.", "Shares of Tarn Foods fell in Orrin after the fire."),
        ("The jury in Orrin convicted Ada Tarn of fraud.", "The jury in Orrin acquitted Ada Tarn of fraud."),
    ] {
        assert_eq!(conflict_of(left, right), Some(Kind::Antonym), "{left} / {right}");
    }
}

#[test]
fn what_is_done_for_one_and_planned_for_the_other_conflicts_on_one_day_only() {
    let (done, planned) = ("Orrin signed the treaty on the Tarn dam.", "Orrin will sign the treaty on the Tarn dam.");
    assert_eq!(conflict_of(done, planned), Some(Kind::Status));
    let later = compare(Sides::new(on("4 March 2026", planned), on("9 March 2026", done)));
    assert!(conflicts(&later).is_empty(), "what was planned has come about: {:?}", conflicts(&later));
    let earlier = compare(Sides::new(on("9 March 2026", planned), on("4 March 2026", done)));
    assert_eq!(conflicts(&earlier).len(), 1, "what was done cannot still be planned five days later");
}

#[test]
fn the_same_told_of_two_whom_both_texts_know_conflicts() {
    let (left, right) = (
        "Orrin keeps the eastern shore of the lake under the treaty with Lund.",
        "Lund keeps the eastern shore of the lake under the treaty with Orrin.",
    );
    assert_eq!(conflict_of(left, right), Some(Kind::Role));
}

#[test]
fn what_only_looks_so_is_let_go() {
    for (left, right) in [
        // One thing after the other.
        ("The police in Orrin arrested two brothers.", "The police in Orrin released two brothers."),
        // Seen from two sides.
        ("Tarn Foods bought the Orrin mill.", "The Orrin mill was sold by its owners."),
        // Of different things.
        ("Shares of Tarn Foods rose in Orrin.", "Shares of Lund Mills fell in Orrin."),
        ("The fire in Orrin killed two people and injured nine.", "Nine people were injured in the fire in Orrin, where two were killed."),
        // Another time.
        ("Shares of Tarn Foods fell on Tuesday in Orrin.", "Shares of Tarn Foods had risen on Monday in Orrin."),
        ("The lock at Orrin was closed by the harbour master.", "The lock at Orrin was not closed in 1998."),
        // Denied of one place, told of another.
        ("There were no deaths in the village of Lund.", "The fire at the Orrin mill killed a night watchman."),
        // A possibility is no claim.
        ("The council may approve the plan for the Orrin bridge.", "The council rejected the plan for the Orrin bridge."),
    ] {
        assert_eq!(conflict_of(left, right), None, "{left} / {right}");
    }
}

#[test]
fn a_conflict_says_why() {
    let pair = compare(Sides::new(
        on("4 March 2026", "The council approved the plan for the Orrin bridge."),
        on("4 March 2026", "The council rejected the plan for the Orrin bridge."),
    ));
    let [conflict] = conflicts(&pair)[..] else { panic!("{:?}", conflicts(&pair)) };
    assert_eq!(conflict.why.first().map(String::as_str), Some("\u{201c}approved\u{201d} and \u{201c}rejected\u{201d} exclude one another"));
    assert_eq!(conflict.summary, "The council approved the plan \u{2260} The council rejected the plan");
}

#[test]
fn a_dateline_without_a_year_takes_it_from_the_other_report() {
    let planned = on("28 May 2025", "The leaders of Orrin and Tarn will sign a treaty on June 3.");
    let done = read("ORRIN, June 5 (Lund News) -- The leaders of Orrin and Tarn signed a treaty on Thursday in a tent by the river.\n");
    let pair = compare(Sides::new(planned, done));
    let [conflict] = conflicts(&pair)[..] else { panic!("{:?}", conflicts(&pair)) };
    assert!(conflict.summary.contains("5 June 2025"), "{}", conflict.summary);
}

#[test]
fn a_thing_that_is_missing_does_nothing() {
    for (left, right) in [
        ("The mill in Orrin, built in 1911, had no lifts.", "The lifts of the mill in Orrin stopped at once."),
        ("The ferry to Orrin sailed without a lifeboat.", "The lifeboat of the ferry to Orrin was lowered."),
    ] {
        assert_eq!(conflict_of(left, right), Some(Kind::Negation), "{left} / {right}");
    }
    for (left, right) in [
        ("The mill in Orrin had no working lifts.", "The lifts of the mill in Orrin stopped at once."),
        ("The mill in Orrin had no lifts.", "The lifts of the hospital at Varash stopped at once."),
    ] {
        assert_eq!(conflict_of(left, right), None, "{left} / {right}");
    }
}

#[test]
fn a_denial_denies_no_more_than_it_says() {
    for (left, right) in [
        ("The guard at the Orrin mill was not seriously hurt.", "The guard at the Orrin mill was hurt."),
        ("The flood at the Orrin mill was not due to rain but to snow.", "The flood at the Orrin mill was due to snow."),
        ("The council asked the guards to leave the Orrin mill.", "The guards did not leave the Orrin mill."),
        ("The council of Orrin backed the bridge.", "The farmers of Varash opposed the bridge."),
        ("Shares of Tarn Foods rose in Orrin before they fell.", "Shares of Tarn Foods fell in Orrin after they had risen."),
    ] {
        assert_eq!(conflict_of(left, right), None, "{left} / {right}");
    }
    let hurt = ("None of the guards at the Orrin mill was hurt.", "A guard at the Orrin mill has a broken wrist.");
    assert_eq!(conflict_of(hurt.0, hurt.1), Some(Kind::Negation));
}

#[test]
fn the_same_deed_the_other_way_round_conflicts() {
    assert_eq!(conflict_of("Tarn Foods acquired Orrin Mills.", "Orrin Mills acquired Tarn Foods."), Some(Kind::Role));
    assert_eq!(conflict_of("Orrin Rovers beat Varash United.", "Orrin Rovers lost to Varash United."), Some(Kind::Role));
    assert_eq!(conflict_of("Orrin Rovers beat Varash United.", "Varash United lost to Orrin Rovers."), None);
    assert_eq!(conflict_of("Ada Tarn met Berta Lund in Orrin.", "Berta Lund met Ada Tarn in Orrin."), None);
}

#[test]
fn what_is_still_to_be_decided_is_not_done() {
    for (left, right) in [
        ("The council opened an inquiry into the Orrin dam.", "The council will decide whether to open an inquiry into the Orrin dam."),
        ("The council of Orrin ratified the treaty.", "The council of Orrin will vote on the treaty."),
        ("Route 12 at Orrin reopened.", "Route 12 at Orrin remained shut."),
    ] {
        assert_eq!(conflict_of(left, right), Some(Kind::Status), "{left} / {right}");
    }
}

#[test]
fn what_was_shut_may_have_opened_since() {
    let read = |text: &str, day: i8| {
        let text = format!("Storm off Port Velan\n\n{text}\n");
        Document::from_text("report.txt", &text).unwrap().with_published(jiff::civil::date(2025, 3, day))
    };
    let conflicts = |left: Document, right: Document| {
        let pair = compare(Sides::new(left, right));
        pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict).count()
    };
    let shut = "The airport of Port Velan was closed after the storm, the port said.";
    let opened = "The airport of Port Velan reopened after the storm, the port said.";
    assert_eq!(conflicts(read(shut, 4), read(opened, 6)), 0);
    assert_eq!(conflicts(read(shut, 4), read(opened, 4)), 1);
}
