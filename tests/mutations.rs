//! The bundled pair with one thing changed: what must follow, and what must not.
//!
//! Each test states a rule of the comparison on the two accounts that open when no file is named. A change of one value, one counted thing, one name
//! or one date is the smallest experiment there is: everything else in the two texts stays as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use diptych::align::Relation;
use diptych::compare::{Comparison, Confidence, Evidence, Finding, Kind, Verdict, compare};
use diptych::document::{ByteSpan, Document, Role, Side, Sides};

const LEFT: &str = include_str!("../seeds/left.txt");
const RIGHT: &str = include_str!("../seeds/right.txt");

const SAME: [Verdict; 2] = [Verdict::Shared, Verdict::Variant];

/// The text with one passage of words exchanged; they must occur once, so that a test breaks loudly when the seeds change.
fn with(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} must occur once");
    text.replace(from, to)
}

fn compared(left: &str, right: &str) -> Comparison {
    let read = |name: &str, text: &str| Document::from_bytes(name, text.as_bytes()).unwrap();
    compare(Sides::new(read("left.txt", left), read("right.txt", right)))
}

/// What is listed by default.
fn listed(comparison: &Comparison) -> Vec<&Finding> {
    comparison.findings_from(Confidence::DEFAULT_FLOOR).collect()
}

/// The place of words that occur once in the document of a side.
fn span_of(comparison: &Comparison, side: Side, words: &str) -> ByteSpan {
    let text = &comparison.documents.get(side).text;
    assert_eq!(text.matches(words).count(), 1, "{words:?} must occur once");
    let start = text.find(words).unwrap();
    ByteSpan::new(start, start + words.len())
}

/// Whether a finding, by its main spans or any of its evidence, stands on words of a side.
fn stands_on(finding: &Finding, side: Side, span: ByteSpan) -> bool {
    let main = finding.spans.get(side).iter();
    main.chain(&finding.evidence).any(|e: &Evidence| e.side == side && e.span.overlaps(span))
}

/// The listed findings that stand on these words of both sides.
fn at<'a>(comparison: &'a Comparison, left: &str, right: &str) -> Vec<&'a Finding> {
    let spans = Sides::new(span_of(comparison, Side::Left, left), span_of(comparison, Side::Right, right));
    let both = |f: &&Finding| Side::BOTH.iter().all(|&side| stands_on(f, side, *spans.get(side)));
    listed(comparison).into_iter().filter(both).collect()
}

fn verdicts(findings: &[&Finding]) -> Vec<Verdict> {
    findings.iter().map(|f| f.verdict).collect()
}

fn is_conflict(comparison: &Comparison, left: &str, right: &str) -> bool {
    verdicts(&at(comparison, left, right)).contains(&Verdict::Conflict)
}

fn is_same(comparison: &Comparison, left: &str, right: &str) -> bool {
    let found = verdicts(&at(comparison, left, right));
    !found.contains(&Verdict::Conflict) && found.iter().any(|v| SAME.contains(v))
}

/// Words of a finding's main span on a side.
fn words<'a>(comparison: &'a Comparison, finding: &Finding, side: Side) -> &'a str {
    finding.spans.get(side).as_ref().map_or("", |e| comparison.text(e))
}

/// Conflicts in words, in order of the alphabet.
fn conflicts(comparison: &Comparison) -> Vec<(String, String)> {
    let mut told: Vec<_> = listed(comparison)
        .into_iter()
        .filter(|f| f.verdict == Verdict::Conflict)
        .map(|f| (words(comparison, f, Side::Left).to_owned(), words(comparison, f, Side::Right).to_owned()))
        .collect();
    told.sort();
    told
}

/// Conflicts of which a place stands in a byline, a dateline or the page's furniture.
fn conflicts_outside_the_account(comparison: &Comparison) -> Vec<&Finding> {
    let outside = |e: &Evidence| {
        let document = comparison.documents.get(e.side);
        document.passage_at(e.span.start).is_some_and(|p| !p.role.is_account())
    };
    listed(comparison).into_iter().filter(|f| f.verdict == Verdict::Conflict && f.evidence.iter().any(outside)).collect()
}

// Members of the coalition.

#[test]
fn the_members_of_the_coalition_are_a_conflict_of_quantity() {
    let pair = compared(LEFT, RIGHT);
    let found = at(&pair, "89 countries", "86 nations");
    assert_eq!(verdicts(&found), [Verdict::Conflict]);
    assert_eq!(found[0].kind, Kind::Quantity);
    assert!(!found[0].why.is_empty() && !found[0].summary.is_empty());
}

#[test]
fn a_value_made_equal_becomes_shared() {
    for (left, right) in [("89 countries", "89 nations"), ("86 countries", "86 nations")] {
        let pair = compared(&with(LEFT, "89 countries", left), &with(RIGHT, "86 nations", right));
        assert_eq!(verdicts(&at(&pair, left, right)), [Verdict::Shared], "{left} / {right}");
    }
}

#[test]
fn a_counted_head_exchanged_makes_the_conflict_vanish() {
    for head in ["89 warplanes", "89 villages", "89 days"] {
        let pair = compared(&with(LEFT, "89 countries", head), RIGHT);
        assert!(at(&pair, head, "86 nations").is_empty(), "{head}");
    }
}

#[test]
fn a_number_spelt_in_words_is_judged_like_digits() {
    for (left, right, verdict) in [
        ("eighty-nine countries", "86 nations", Verdict::Conflict),
        ("89 countries", "eighty-six nations", Verdict::Conflict),
        ("eighty-nine countries", "eighty-six nations", Verdict::Conflict),
        ("eighty-six countries", "86 nations", Verdict::Shared),
    ] {
        let pair = compared(&with(LEFT, "89 countries", left), &with(RIGHT, "86 nations", right));
        assert_eq!(verdicts(&at(&pair, left, right)), [verdict], "{left} / {right}");
    }
}

#[test]
fn a_hedged_value_that_allows_the_exact_one_is_no_conflict() {
    for right in ["about 90 nations", "nearly 90 nations", "more than 80 nations", "at least 89 nations"] {
        let pair = compared(LEFT, &with(RIGHT, "86 nations", right));
        assert!(is_same(&pair, "89 countries", right), "{right}");
    }
}

#[test]
fn a_hedge_does_not_excuse_a_value_that_it_rules_out() {
    for right in ["more than 95 nations", "exactly 95 nations"] {
        let pair = compared(LEFT, &with(RIGHT, "86 nations", right));
        assert!(is_conflict(&pair, "89 countries", right), "{right}");
    }
}

// The visit.

#[test]
fn the_visit_planned_for_the_8th_took_place_on_the_10th() {
    let pair = compared(LEFT, RIGHT);
    let planned = span_of(&pair, Side::Right, "November 8");
    let found: Vec<_> =
        listed(&pair).into_iter().filter(|f| f.verdict == Verdict::Conflict && stands_on(f, Side::Right, planned)).collect();
    assert_eq!(found.len(), 1, "{:?}", conflicts(&pair));
    assert_eq!((found[0].kind, found[0].relation), (Kind::Date, Some(Relation::Fulfilment)));
}

#[test]
fn a_planned_date_that_was_kept_is_no_conflict() {
    let pair = compared(LEFT, &with(RIGHT, "on November 8 and", "on November 10 and"));
    let planned = span_of(&pair, Side::Right, "November 10");
    let found: Vec<_> = listed(&pair).into_iter().filter(|f| stands_on(f, Side::Right, planned)).collect();
    assert!(found.iter().all(|f| f.verdict != Verdict::Conflict), "{:?}", conflicts(&pair));
    assert!(found.iter().any(|f| SAME.contains(&f.verdict)), "the day is stated by both");
}

#[test]
fn which_side_tells_the_plan_does_not_matter() {
    let pair = compared(RIGHT, LEFT);
    let planned = span_of(&pair, Side::Left, "November 8");
    let found: Vec<_> = listed(&pair).into_iter().filter(|f| f.verdict == Verdict::Conflict && stands_on(f, Side::Left, planned)).collect();
    assert_eq!(found.len(), 1, "{:?}", conflicts(&pair));
    assert_eq!((found[0].kind, found[0].relation), (Kind::Date, Some(Relation::Fulfilment)));
}

// Dates that are not the event's.

#[test]
fn a_published_date_is_never_at_odds_with_anything() {
    let other_day = with(RIGHT, "Nov 01, 2025", "Nov 03, 2025");
    for right in [RIGHT, other_day.as_str()] {
        let pair = compared(LEFT, right);
        assert!(conflicts_outside_the_account(&pair).is_empty(), "{:?}", conflicts(&pair));
    }
}

#[test]
fn a_caption_with_another_date_is_not_held_against_the_published_date() {
    for day in ["Nov. 12, 2025", "Nov. 1, 2024"] {
        let pair = compared(&with(LEFT, "Nov. 10, 2025", day), RIGHT);
        assert!(conflicts_outside_the_account(&pair).is_empty(), "{day}: {:?}", conflicts(&pair));
        let published = span_of(&pair, Side::Right, "Nov 01, 2025");
        assert!(listed(&pair).iter().all(|f| !stands_on(f, Side::Right, published)), "{day}");
    }
}

#[test]
fn the_picture_and_the_bylines_are_told_from_the_report() {
    let pair = compared(LEFT, RIGHT);
    for (words, wanted) in [("Nov. 10, 2025", Role::Caption), ("trusted its leader", Role::Body)] {
        let at = span_of(&pair, Side::Left, words).start;
        assert_eq!(pair.documents.left.passage_at(at).map(|p| p.role), Some(wanted), "{words}");
    }
    for line in ["by Editor", "Nov 01, 2025", "Credit: Freepik", "0 Comment(s)"] {
        let at = span_of(&pair, Side::Right, line).start;
        let role = pair.documents.right.passage_at(at).map(|p| p.role);
        assert!(role.is_some_and(|r| matches!(r, Role::Byline | Role::Boilerplate)), "{line}: {role:?}");
    }
}

// The history of the coalition and of the war.

#[test]
fn the_founding_year_is_shared_and_a_changed_one_is_not() {
    assert!(is_same(&compared(LEFT, RIGHT), "in 2014", "since 2014"));
    let changed = compared(LEFT, &with(RIGHT, "Active since 2014", "Active since 2012"));
    assert!(!is_same(&changed, "in 2014", "since 2012"), "two years are not one");
}

#[test]
fn last_december_is_late_2024_and_not_2022() {
    let pair = compared(LEFT, RIGHT);
    for right in ["overthrown in 2024", "in late 2024"] {
        assert!(!is_conflict(&pair, "last December", right), "{right}");
    }
    let either = ["overthrown in 2024", "in late 2024"].iter().any(|right| is_same(&pair, "last December", right));
    assert!(either, "both tell when Assad fell");
    let right = with(&with(RIGHT, "overthrown in 2024", "overthrown in 2022"), "in late 2024", "in late 2022");
    let changed = compared(LEFT, &right);
    assert!(!["overthrown in 2022", "in late 2022"].iter().any(|right| is_same(&changed, "last December", right)), "two years are not one");
}

// Look-alikes.

#[test]
fn fighters_are_not_held_against_dead_civilians() {
    for dead in ["over 200 civilian lives", "over 2,700 civilian lives", "exactly 9,000 civilian lives"] {
        let pair = compared(LEFT, &with(RIGHT, "over 200 civilian lives", dead));
        assert!(at(&pair, "between 2,500 and 3,000", dead).is_empty(), "{dead}");
    }
}

#[test]
fn fighters_are_held_against_fighters() {
    let told = |count: &str| {
        let sentence = format!("By the estimate of local security forces, {count} active ISIS fighters remain in Syria.");
        with(RIGHT, "0 Comment(s)", &format!("{sentence}\n\n0 Comment(s)"))
    };
    let agreed = compared(LEFT, &told("between 2,500 and 3,000"));
    assert!(is_same(&agreed, "between 2,500 and 3,000", "between 2,500 and 3,000"));
    let differs = compared(LEFT, &told("7,000"));
    assert!(is_conflict(&differs, "between 2,500 and 3,000", "7,000 active ISIS fighters"), "{:?}", conflicts(&differs));
    let inside = compared(LEFT, &told("nearly 3,000"));
    assert!(is_same(&inside, "between 2,500 and 3,000", "nearly 3,000"));
}

// Names.

#[test]
fn a_spelling_of_the_president_is_a_variant_and_one_spelling_is_none() {
    let spelt = |pair: &Comparison, right_name: &str| {
        let names = |f: &&Finding| {
            f.kind == Kind::Name && words(pair, f, Side::Left).contains("Ahmad") && words(pair, f, Side::Right).contains(right_name)
        };
        listed(pair).into_iter().filter(names).map(|f| f.verdict).collect::<Vec<_>>()
    };
    assert_eq!(spelt(&compared(LEFT, RIGHT), "Ahmed"), [Verdict::Variant]);
    let one = compared(LEFT, &with(RIGHT, "Ahmed al-Sharaa", "Ahmad al-Sharaa"));
    assert!(spelt(&one, "Ahmad").iter().all(|v| *v == Verdict::Shared));
    assert!(listed(&one).iter().all(|f| f.kind != Kind::Name || f.verdict != Verdict::Conflict));
}

#[test]
fn the_analyst_is_not_taken_for_the_president() {
    let mended = with(LEFT, "Ahmad Sharawai", "Ahmad Sharawi");
    for left in [LEFT, mended.as_str()] {
        let pair = compared(left, RIGHT);
        for finding in listed(&pair) {
            let (l, r) = (words(&pair, finding, Side::Left), words(&pair, finding, Side::Right));
            assert!(finding.kind != Kind::Name || !(l.contains("Sharaw") && r.contains("Sharaa")), "{l} / {r}");
        }
    }
    assert_eq!(
        conflicts(&compared(LEFT, RIGHT)),
        conflicts(&compared(&mended, RIGHT)),
        "the slip in one text is no matter between the two"
    );
}

// The whole.

#[test]
fn sides_exchanged_mirror_the_result() {
    type Told = (Verdict, Kind, Confidence, Option<Relation>, String, String);
    fn told(comparison: &Comparison, mirrored: bool) -> Vec<Told> {
        let mut told: Vec<Told> = comparison
            .findings
            .iter()
            .map(|f| {
                let text = |side| words(comparison, f, side).to_owned();
                let (verdict, first, second) =
                    if mirrored { (f.verdict.mirrored(), Side::Right, Side::Left) } else { (f.verdict, Side::Left, Side::Right) };
                (verdict, f.kind, f.confidence, f.relation, text(first), text(second))
            })
            .collect();
        told.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
        told
    }
    let (there, back) = (compared(LEFT, RIGHT), compared(RIGHT, LEFT));
    assert_eq!(told(&there, false), told(&back, true));
    let mut ends: Vec<_> = there.links.iter().map(|l| (l.left.clone(), l.right.clone())).collect();
    let mut mirrored: Vec<_> = back.links.iter().map(|l| (l.right.clone(), l.left.clone())).collect();
    ends.sort();
    mirrored.sort();
    assert_eq!(ends, mirrored);
}

#[test]
fn the_same_input_gives_the_same_output() {
    assert_eq!(compared(LEFT, RIGHT), compared(LEFT, RIGHT));
}

#[test]
fn a_text_beside_itself_differs_in_nothing() {
    for text in [LEFT, RIGHT] {
        let pair = compared(text, text);
        let differing = listed(&pair).into_iter().filter(|f| !SAME.contains(&f.verdict));
        assert_eq!(differing.map(|f| f.summary.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

#[test]
fn the_order_of_paragraphs_changes_no_conflict() {
    let mut lines: Vec<&str> = RIGHT.lines().collect();
    let critics = lines.iter().position(|l| l.starts_with("Critics")).unwrap();
    let paragraph = lines.remove(critics);
    let speech = lines.iter().position(|l| l.starts_with("King Hamad")).unwrap();
    lines.insert(speech + 1, paragraph);
    let pair = compared(LEFT, &lines.join("\n"));
    assert!(is_conflict(&pair, "89 countries", "86 nations"));
    assert_eq!(conflicts(&pair), conflicts(&compared(LEFT, RIGHT)));
}

#[test]
fn line_ends_and_spaces_of_the_file_change_nothing() {
    let windows = format!("\u{feff}{}", RIGHT.replace('\n', "\r\n"));
    let spaced = RIGHT.replace("86 nations", "86\u{a0}nations") + "\n\n\n";
    for right in [windows, spaced] {
        let pair = compared(LEFT, &right);
        assert_eq!(conflicts(&pair).len(), conflicts(&compared(LEFT, RIGHT)).len());
        let of = |f: &&Finding| f.verdict == Verdict::Conflict && words(&pair, f, Side::Left).contains("89");
        assert_eq!(listed(&pair).iter().filter(|f| of(f)).count(), 1);
    }
}
