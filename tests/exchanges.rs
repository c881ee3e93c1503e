//! Two who change places between two accounts: who won, who came after whom.
#![allow(clippy::unwrap_used, missing_docs)]

use diptych::compare::{Confidence, Kind, Verdict, compare};
use diptych::document::{Document, Sides};

fn is_exchange(left: &str, right: &str) -> bool {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap();
    let pair = compare(Sides::new(read(left), read(right)));
    let mut conflicts = pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict);
    conflicts.any(|finding| finding.kind == Kind::Role)
}

#[test]
fn two_who_change_places_conflict() {
    for (left, right) in [
        ("Ada Tarn takes over as finance minister from Bertil Lund.", "Bertil Lund becomes finance minister in place of Ada Tarn."),
        ("Orrin Glass has acquired Sudby Optics for 3m crowns.", "Orrin Glass was bought by Sudby Optics."),
        ("Orrin Rovers beat Sudby Albion on Sunday in the cup.", "Orrin Rovers lost to Sudby Albion in the cup on Sunday."),
        ("Ada Tarn shot Bertil Lund in the harbour of Orrin.", "In the harbour of Orrin, Ada Tarn was shot by Bertil Lund."),
        ("Orrin Glass Plc called off its merger with Sudby Optics.", "Sudby Optics Inc has broken off the merger with Orrin Glass."),
    ] {
        assert!(is_exchange(left, right), "{left} / {right}");
        assert!(is_exchange(right, left), "{right} / {left}");
    }
}

#[test]
fn what_happens_twice_or_both_ways_is_let_go() {
    for (left, right) in [
        ("Ada Tarn takes over as finance minister from Bertil Lund.", "Bertil Lund was succeeded as finance minister by Ada Tarn."),
        ("Orrin Rovers beat Sudby Albion on Sunday.", "Last year Orrin Rovers lost to Sudby Albion."),
        ("Orrin Rovers beat Sudby Albion on Sunday.", "Orrin Rovers beat Sudby Albion, having lost to Sudby Albion in the league."),
        ("Ada Tarn met Bertil Lund in Orrin.", "Bertil Lund met Ada Tarn in Orrin."),
        ("Orrin Glass wants to buy Sudby Optics.", "Sudby Optics bought Orrin Glass in 1970."),
    ] {
        assert!(!is_exchange(left, right), "{left} / {right}");
        assert!(!is_exchange(right, left), "{right} / {left}");
    }
}
