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
        // Two spellings of one name.
        ("The chief mediator, Ada Tarn, left Orrin.", "Ada Tarne, the chief mediator, left Orrin."),
    ] {
        assert!(conflicts(left, right).is_empty(), "{left} / {right}: {:?}", conflicts(left, right));
    }
}
