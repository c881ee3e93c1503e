//! Two people in one office: what conflicts, and what only looks so.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use diptych::compare::{Confidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};

fn conflicts(left: &str, right: &str) -> Vec<Finding> {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap();
    let pair = compare(Sides::new(read(left), read(right)));
    pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict).cloned().collect()
}

#[test]
fn one_office_with_two_names_conflicts() {
    for (left, right) in [
        (
            "The talks at Orrin failed, said the chief mediator, Ada Tarn.",
            "Bertil Lund, the chief mediator, said that the talks at Orrin had failed.",
        ),
        (
            "The plot in Orrin failed, said the defence minister, Hope Lundqvist.",
            "Olive Tarnow, the defense minister, said that the plot in Orrin had failed.",
        ),
        (
            "Ada Tarn QC, prosecuting, told the jury in Orrin that the vault had been opened with a drill.",
            "Bertil Lund QC, for the Crown, told the jury in Orrin that they had opened the vault with a drill.",
        ),
        (
            "The ferry ran aground off Orrin. Captain Ada Tarn stayed on the bridge until all were ashore.",
            "The ferry ran aground off Orrin. Capt. Bertil Lund stayed on the bridge until the last were ashore.",
        ),
        (
            "The drawings were made by a naval architect, Ada Tarn, in the harbour of Orrin.",
            "In the harbour of Orrin Bertil Lund, a naval architect, made the drawings.",
        ),
    ] {
        for (left, right) in [(left, right), (right, left)] {
            let found = conflicts(left, right);
            let [conflict] = &found[..] else { panic!("{left} / {right}: {found:?}") };
            assert_eq!(conflict.kind, Kind::Name, "{left} / {right}");
        }
    }
}

#[test]
fn what_both_texts_may_mean_is_let_go() {
    for (left, right) in [
        // Known to the other text too.
        (
            "The talks at Orrin failed, said the chief mediator, Ada Tarn. Her deputy is Bertil Lund.",
            "Bertil Lund, the chief mediator, said that the talks at Orrin had failed. Ada Tarn was ill.",
        ),
        // There are many.
        ("A witness, Ada Tarn, heard two shots at Orrin.", "Bertil Lund, a witness, heard two shots at Orrin."),
        // Of two things.
        ("The mayor of Orrin, Ada Tarn, opened the bridge at Orrin.", "Bertil Lund, the owner of the ferry, closed the ferry at Orrin."),
        ("The president of Norland, Ada Tarn, spoke of peace at Orrin.", "Bertil Lund, the president of Sudland, spoke of peace at Orrin."),
        // One speaks for each party.
        (
            "Ada Tarn QC, prosecuting, told the jury in Orrin that the vault stood open in May.",
            "Bertil Lund QC, defending, told the jury in Orrin that the vault stood open in May.",
        ),
        // There may be more than one, where they only speak.
        ("The crash closed the road to Orrin, Capt. Ada Tarn said.", "The crash closed the road to Orrin, Capt. Bertil Lund said."),
        // Without a ship there is more than one captain.
        (
            "The bridge at Orrin fell into the river. Captain Ada Tarn stayed on the bank until all were ashore.",
            "The bridge at Orrin fell into the river. Capt. Bertil Lund stayed on the bank until the last were ashore.",
        ),
        // Two spellings of one name.
        ("The chief mediator, Ada Tarn, left Orrin.", "Ada Tarne, the chief mediator, left Orrin."),
    ] {
        assert!(conflicts(left, right).is_empty(), "{left} / {right}: {:?}", conflicts(left, right));
    }
}

#[test]
fn the_office_of_one_thing_is_not_given_to_two() {
    let left = "The mayor of Orrin, Ada Tarn, came to the harbour with the poet Bertil Lund.";
    for (right, conflict) in [
        ("Bertil Lund is the mayor of Orrin.", true),
        ("Bertil Lund is the mayor of Sudby.", false),
        ("Bertil Lund is the former mayor of Orrin.", false),
        ("Bertil Lund, the mayor of Orrin, follows Ada Tarn, who was the mayor of Orrin until May.", false),
    ] {
        assert_eq!(conflicts(left, right).iter().any(|finding| finding.kind == Kind::Role), conflict, "{right}");
    }
}
