//! What the program says of statements: those that both texts make in their own words, and those that one text alone makes. In texts of our own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use diptych::compare::{Comparison, Confidence, Evidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Side, Sides};
use jiff::civil::date;

const LEFT: &str = "Grain barge runs onto the weir at Dellmouth\n\n\
    A barge laden with barley ran onto the weir at Dellmouth on Tuesday evening.\n\n\
    The skipper tried to turn back when he saw the lamps of the lock, a deckhand said.\n\n\
    Divers sealed the crack in the hull with planks and tar.\n\n\
    The lock keeper, Osmund Farrier, had complained of broken lamps three times since spring.\n\n\
    A tug will pull the barge free on Thursday.\n";
const RIGHT: &str = "Barge stuck on Dellmouth weir\n\n\
    On Tuesday evening a barge carrying barley got stuck on the weir at Dellmouth.\n\n\
    According to a deckhand the skipper attempted to turn round as soon as he saw the lamps of the lock.\n\n\
    The crack in the hull was closed by divers with planks and tar.\n\n\
    Two cafes on the quay sold beer to some 400 onlookers until midnight.\n\n\
    A tug pulled the barge free on Thursday.\n";

fn compared(left: &str, right: &str) -> Comparison {
    let read = |text: &str| Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, 6));
    compare(Sides::new(read(left), read(right)))
}

fn pair() -> Comparison {
    compared(LEFT, RIGHT)
}

fn listed(pair: &Comparison) -> Vec<&Finding> {
    pair.findings_from(Confidence::DEFAULT_FLOOR).collect()
}

fn stands_on(pair: &Comparison, finding: &Finding, side: Side, words: &str) -> bool {
    finding.spans.get(side).as_ref().is_some_and(|place: &Evidence| pair.text(place).contains(words))
}

/// The listed statements of both texts that hold these words.
fn shared<'p>(pair: &'p Comparison, left: &str, right: &str) -> Vec<&'p Finding> {
    let is_statement = |finding: &&Finding| finding.kind == Kind::Wording && !finding.verdict.is_one_sided();
    let holds = |finding: &&Finding| stands_on(pair, finding, Side::Left, left) && stands_on(pair, finding, Side::Right, right);
    listed(pair).into_iter().filter(is_statement).filter(holds).collect()
}

/// The listed findings of one side that hold these words.
fn alone<'p>(pair: &'p Comparison, side: Side, words: &str) -> Vec<&'p Finding> {
    let is_alone = |finding: &&Finding| finding.verdict.is_one_sided() && stands_on(pair, finding, side, words);
    listed(pair).into_iter().filter(is_alone).collect()
}

#[test]
fn what_both_tell_in_other_words_is_a_variant() {
    let pair = pair();
    let found = shared(&pair, "turn back", "turn round");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].verdict, Verdict::Variant);
    assert!(found[0].summary.contains("skipper tried to turn back") && found[0].summary.contains(" ≈ "), "{}", found[0].summary);
    assert!(found[0].why.iter().any(|why| why.contains("“tried” for “attempted”")), "{:?}", found[0].why);
}

#[test]
fn what_both_tell_in_the_same_words_is_shared() {
    let words = "Divers sealed the crack in the hull with planks and tar.";
    let pair = compared(LEFT, &RIGHT.replace("The crack in the hull was closed by divers with planks and tar.", words));
    let found = shared(&pair, "sealed the crack", "sealed the crack");
    assert_eq!(found.iter().map(|f| f.verdict).collect::<Vec<_>>(), [Verdict::Shared]);
    assert_eq!(found[0].summary, words.trim_end_matches('.'));
}

#[test]
fn a_plan_and_a_deed_are_not_one_statement() {
    assert!(shared(&pair(), "pull", "pulled").is_empty());
    let both_plan = compared(LEFT, &RIGHT.replace("A tug pulled", "A tug will drag"));
    assert_eq!(shared(&both_plan, "pull", "drag").len(), 1);
}

#[test]
fn a_denial_and_an_assertion_are_not_one_statement() {
    let denied = "Divers did not seal the crack in the hull with planks and tar.";
    let pair = compared(LEFT, &RIGHT.replace("The crack in the hull was closed by divers with planks and tar.", denied));
    assert!(shared(&pair, "sealed the crack", "seal the crack").is_empty());
}

#[test]
fn what_one_text_alone_tells_is_absent_from_the_other() {
    let pair = pair();
    for (side, words) in [(Side::Left, "Osmund Farrier"), (Side::Right, "400 onlookers")] {
        let found = alone(&pair, side, words);
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert!(found[0].summary.ends_with(&format!(": absent from the {} text", side.other().name())), "{}", found[0].summary);
        assert!(!found[0].summary.contains("omitted"));
    }
}

#[test]
fn a_clause_is_listed_once_with_the_values_in_it() {
    let pair = pair();
    let found = alone(&pair, Side::Right, "onlookers");
    assert_eq!(found[0].kind, Kind::Quantity);
    assert!(found[0].why.iter().any(|why| why.contains("400 onlookers")), "{:?}", found[0].why);
    let places: Vec<_> = listed(&pair).into_iter().filter(|f| f.verdict == Verdict::OnlyRight).filter_map(|f| f.spans.right).collect();
    let overlap = |a: &Evidence, b: &Evidence| a != b && a.span.overlaps(b.span);
    assert!(!places.iter().any(|a| places.iter().any(|b| overlap(a, b))));
}

#[test]
fn what_both_tell_is_absent_from_neither() {
    let pair = pair();
    for (side, words) in
        [(Side::Left, "sealed the crack"), (Side::Right, "closed by divers"), (Side::Left, "barley"), (Side::Right, "barley")]
    {
        assert!(alone(&pair, side, words).is_empty(), "{words}");
    }
}

#[test]
fn no_statement_is_longer_than_its_place_on_the_screen() {
    let long = "The skipper, who had come down from the upper locks with a crew of three and without a pilot, tried to turn back when he saw the lamps \
        of the lock which the keeper had lit late that evening because of the fog over the lower weir";
    let pair = compared(&LEFT.replace("The skipper tried to turn back when he saw the lamps of the lock", long), RIGHT);
    for finding in pair.findings.iter().filter(|finding| finding.kind == Kind::Wording) {
        assert!(finding.evidence.iter().all(|place| place.span.len() <= 120), "{finding:?}");
    }
}

#[test]
fn texts_of_two_events_share_no_statement_and_are_not_listed_whole() {
    let other = "Orchestra of Quill names a conductor\n\n\
        The orchestra of Quill has chosen Berenike Aust as its next conductor.\n\n\
        She led the opera in Harrowgate for nine years.\n\n\
        Rehearsals begin in September with two symphonies.\n";
    let pair = compared(LEFT, other);
    assert!(listed(&pair).into_iter().all(|finding| finding.verdict.is_one_sided()));
    assert!(listed(&pair).into_iter().filter(|finding| finding.verdict == Verdict::OnlyRight).count() <= 8);
}

#[test]
fn exchanging_the_texts_mirrors_what_is_said() {
    let told = |pair: &Comparison, mirrored: bool| {
        let mut told: Vec<_> = listed(pair)
            .into_iter()
            .map(|f| {
                let verdict = if mirrored { f.verdict.mirrored() } else { f.verdict };
                let text = |side: Side| f.spans.get(side).as_ref().map_or(String::new(), |e| pair.text(e).to_owned());
                let (left, right) = if mirrored { (text(Side::Right), text(Side::Left)) } else { (text(Side::Left), text(Side::Right)) };
                (verdict, left, right, f.confidence)
            })
            .collect();
        told.sort();
        told
    };
    assert_eq!(told(&compared(LEFT, RIGHT), false), told(&compared(RIGHT, LEFT), true));
}
