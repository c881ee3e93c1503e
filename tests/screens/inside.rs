//! Contradictions inside one text on the screen.

use diptych::compare::{Comparison, Confidence, Evidence, FindingId, Kind, SelfFinding};
use diptych::document::{ByteSpan, Side};

use crate::SIZES;
use crate::screen::Screen;
use crate::two_accounts::comparison;

/// The ferry pair, whose left text also gives two lengths of service.
fn contradicting() -> Comparison {
    let mut made = comparison();
    let left = &made.documents.left;
    let place = |words: &str| {
        let start = left.text.find(words).unwrap();
        let passage = left.passage_at(start).unwrap().id;
        Evidence { side: Side::Left, passage, span: ByteSpan::new(start, start + words.len()) }
    };
    let evidence = vec![place("212 people"), place("crew of 25")];
    made.self_findings.push(SelfFinding {
        id: FindingId { letter: 'I', number: 1 },
        side: Side::Left,
        kind: Kind::Quantity,
        summary: "the sum of those taken off".into(),
        why: vec!["the parts do not add up to the whole".into()],
        confidence: Confidence::new(0.7),
        evidence,
    });
    made
}

#[test]
fn a_contradiction_inside_one_text_stands_last_in_the_ledger_and_enter_jumps() {
    for (width, height) in SIZES {
        let screen = Screen::open(contradicting(), width, height).expect("✗ 1/7").keys("l").expect("16 findings and 1 inside one text");
        let screen = screen.keys("G").expect("▸ I1    ! inside").keys("Enter").expect("! 1/1 inside one text · quantity");
        screen
            .expect("“212 people”  ≠  “crew of 25”  both in the left text")
            .expect("the sum of those taken off")
            .expect("Why: the text is at odds with itself: the parts")
            .keys("w")
            .expect("“212 people”, line")
            .expect_not("◨ Coast Wire, 15 May 2024");
    }
    let screen = Screen::open(contradicting(), 120, 40);
    let row = screen.row_of("crew of 25", 0);
    assert!(screen.lines()[row].starts_with("┃!"), "{}", screen.text());
}

#[test]
fn what_is_reviewed_is_counted_among_what_is_walked() {
    let screen = Screen::open(contradicting(), 120, 40).expect("✗ 1/7").expect("0/7 reviewed").keys("c").expect("1/7 reviewed");
    let screen = screen.keys("]i").expect("! 1/1 inside one text").expect("0/1 reviewed").keys("d").expect("1/1 reviewed");
    screen.keys("]s").expect("= 1/").expect("1/7 discrepancies reviewed").keys("n").expect("1/7 reviewed");
}
