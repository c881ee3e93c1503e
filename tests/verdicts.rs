//! What the program says of pairs of short reports: one trap or one plain case each, in texts of our own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use diptych::align::Relation;
use diptych::compare::{Comparison, Confidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};
use jiff::civil::date;

const HEAD: &str = "The dam above Orrin gave way on Monday. ";

fn read(text: &str, day: i8) -> Document {
    Document::from_text("report.txt", text).unwrap().with_published(date(2025, 3, day))
}

fn compared(left: &str, right: &str) -> Comparison {
    compare(Sides::new(read(left, 4), read(right, 4)))
}

fn listed(pair: &Comparison) -> Vec<&Finding> {
    pair.findings_from(Confidence::DEFAULT_FLOOR).collect()
}

fn touches(pair: &Comparison, finding: &Finding, left: &str, right: &str) -> bool {
    let holds = |evidence: Option<diptych::compare::Evidence>, words: &str| evidence.is_some_and(|e| pair.text(&e).contains(words));
    holds(finding.spans.left, left) && holds(finding.spans.right, right)
}

fn verdicts(pair: &Comparison, left: &str, right: &str) -> Vec<Verdict> {
    listed(pair).into_iter().filter(|f| touches(pair, f, left, right)).map(|f| f.verdict).collect()
}

fn conflicts(pair: &Comparison) -> Vec<String> {
    listed(pair).into_iter().filter(|f| f.verdict == Verdict::Conflict).map(|f| f.summary.clone()).collect()
}

/// The two sentences stand behind the same opening, each in a report of its own.
fn after_the_dam(left: &str, right: &str) -> Comparison {
    compared(&format!("{HEAD}{left}"), &format!("{HEAD}{right}"))
}

#[test]
fn plain_figures_of_one_thing_conflict() {
    for (left, right, l, r) in [
        ("The flood killed 12 people in Orrin.", "In Orrin 15 people were killed by the flood.", "12", "15"),
        ("The water destroyed 340 houses in the town.", "In the town 290 houses were destroyed by the water.", "340", "290"),
        ("The government promised $40 million for Orrin.", "The government promised Orrin $60 million.", "$40", "$60"),
        (
            "The lake stood at a depth of 31 metres before the break.",
            "Before the break the lake stood at a depth of 45 metres.",
            "31",
            "45",
        ),
        ("The engineer, Rosa Lindqvar, 58, had warned the town.", "Rosa Lindqvar, 63, an engineer, had warned the town.", "58", "63"),
    ] {
        let pair = after_the_dam(left, right);
        assert_eq!(verdicts(&pair, l, r), [Verdict::Conflict], "{left} / {right}: {:?}", conflicts(&pair));
    }
}

#[test]
fn what_agrees_but_is_written_otherwise_is_no_conflict() {
    for (left, right) in [
        ("The flood killed twelve people in Orrin.", "In Orrin 12 people were killed by the flood."),
        ("About 2,000 people fled their homes.", "Some 1,987 people fled their homes."),
        ("The wave ran 55 km down the valley.", "The wave ran 34 miles down the valley."),
        ("More than 300 soldiers searched the valley.", "Soldiers, 314 of them, searched the valley."),
        ("Dozens of villagers were injured in the flood.", "The flood injured 43 villagers."),
        ("A tenth of the town was under water.", "Ten percent of the town was under water."),
    ] {
        let pair = after_the_dam(left, right);
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
        let same = listed(&pair).into_iter().any(|f| f.kind == Kind::Quantity && matches!(f.verdict, Verdict::Shared | Verdict::Variant));
        assert!(same, "{left} / {right}");
    }
}

#[test]
fn figures_of_different_things_are_let_go() {
    for (left, right) in [
        // A part against the whole.
        ("The flood killed 12 people, four of them children.", "The flood killed 12 people. Seven of the dead were from Marl."),
        // The dead are not the injured.
        ("The flood killed 12 people in Orrin.", "The flood injured 40 people in Orrin."),
        // Another event, long ago.
        ("The flood killed 12 people in Orrin.", "The flood of 1953 killed 310 people in Orrin."),
        // Another place that both know.
        (
            "The flood killed 12 people in Orrin. The water destroyed 20 houses in Marl.",
            "The flood killed 12 people in Orrin. The water destroyed 95 houses in Orrin. In Marl nobody was hurt.",
        ),
        // Another measure.
        ("The dam was 62 metres high.", "The dam held 62 million tonnes of water and was 400 metres long."),
        // What was left behind against what it came to.
        ("The level rose to 12 metres from 7 metres.", "The level rose to 12 metres; in May it had been 9 metres."),
        // A rate against a sum.
        ("The town spends 4 million marks a year on the dam.", "The town spent 30 million marks on the dam."),
        // Another person.
        ("The engineer Rosa Lindqvar, 58, had warned the town.", "The mayor, Ottar Beck, 44, said that Rosa Lindqvar had warned him."),
    ] {
        let pair = after_the_dam(left, right);
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
    }
}

#[test]
fn a_day_planned_and_the_day_it_happened_are_a_fulfilment() {
    let planned =
        Document::from_text("a.txt", "President Rosa Lindqvar will visit the town of Orrin on March 8 to open the new dam.").unwrap();
    let done =
        Document::from_text("b.txt", "President Rosa Lindqvar visited the town of Orrin on March 10 and opened the new dam.").unwrap();
    let pair = compare(Sides::new(planned.with_published(date(2025, 3, 1)), done.with_published(date(2025, 3, 11))));
    let found: Vec<_> = listed(&pair).into_iter().filter(|f| touches(&pair, f, "March 8", "March 10")).collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].verdict, found[0].kind, found[0].relation), (Verdict::Conflict, Kind::Date, Some(Relation::Fulfilment)));
    assert!(found[0].summary.contains("planned for") && found[0].summary.contains("took place on"), "{}", found[0].summary);
}

#[test]
fn what_a_report_dates_by_its_own_day_has_happened_whatever_it_expects_besides() {
    let relation = |told: &str, day: i8| {
        let plan = read("Governor Rosa Lindqvar is due to meet the engineers at Orrin on March 6 to speak of the dam.", 2);
        let pair = compare(Sides::new(plan, read(told, day)));
        let found: Vec<_> = listed(&pair).into_iter().filter(|f| f.verdict == Verdict::Conflict && f.kind == Kind::Date).collect();
        assert_eq!(found.len(), 1, "{told}: {:?}", conflicts(&pair));
        found[0].relation
    };
    let told = "Governor Rosa Lindqvar expects a new dam after her meeting with the engineers at Orrin on March 7.";
    assert_eq!(relation(told, 7), Some(Relation::Fulfilment));
    assert_eq!(relation(told, 3), None);
}

#[test]
fn one_day_under_two_names_is_the_same_day() {
    for (left, right) in [("on Monday", "on March 3"), ("yesterday", "on March 3, 2025"), ("on Monday", "yesterday")] {
        let pair = compared(&format!("The dam above Orrin broke {left}."), &format!("The dam above Orrin broke {right}."));
        assert!(conflicts(&pair).is_empty(), "{left} / {right}");
        let same = listed(&pair).into_iter().any(|f| f.kind == Kind::Date && matches!(f.verdict, Verdict::Shared | Verdict::Variant));
        assert!(same, "{left} / {right}");
    }
}

#[test]
fn two_days_for_one_event_conflict() {
    let pair = compared("The dam above Orrin broke on Monday.", "The dam above Orrin broke on Sunday.");
    assert_eq!(verdicts(&pair, "Monday", "Sunday"), [Verdict::Conflict]);
}

#[test]
fn a_number_of_names_is_no_number() {
    let pair = after_the_dam("Flight 370 brought help, and the G20 sent an F-16.", "Flight 371 brought help, and the G7 sent an F-15.");
    assert!(conflicts(&pair).is_empty(), "{:?}", conflicts(&pair));
}

#[test]
fn spellings_of_a_name_are_a_variant_and_reasons_are_words() {
    let pair = after_the_dam("Minister Jörgen Väisänen came.", "Minister Jorgen Vaisanen came.");
    let found: Vec<_> = listed(&pair).into_iter().filter(|f| f.kind == Kind::Name && f.verdict == Verdict::Variant).collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].why.iter().all(|reason| reason.contains(' ')), "{:?}", found[0].why);
}

#[test]
fn a_text_that_spells_a_name_in_two_ways_says_so() {
    let text = format!("{HEAD}Rosa Lindqvar had warned the town. Nobody heard Lindquar.");
    let pair = compared(&text, &text);
    assert!(pair.self_findings.iter().any(|f| f.kind == Kind::Name && f.summary.contains("Lindquar")), "{:?}", pair.self_findings);
}

#[test]
fn every_finding_states_reasons_and_evidence_inside_its_passage() {
    let pair = after_the_dam("The flood killed 12 people in Orrin.", "In Orrin 15 people were killed by the flood on Sunday.");
    for finding in &pair.findings {
        assert!(!finding.why.is_empty() && !finding.evidence.is_empty(), "{finding:?}");
        for evidence in &finding.evidence {
            let document = pair.documents.get(evidence.side);
            assert!(document.passages[evidence.passage.0].span.contains(evidence.span), "{finding:?}");
        }
    }
}

#[test]
fn an_abbreviated_name_is_told_from_one_written_otherwise() {
    let reason = |left: &str, right: &str| {
        let pair = after_the_dam(left, right);
        let found = listed(&pair).into_iter().find(|f| f.kind == Kind::Name && f.verdict == Verdict::Variant).map(|f| f.why[0].clone());
        found.unwrap_or_default()
    };
    assert_eq!(
        reason("Engineers of the US Dam Survey came.", "Engineers of the United States Dam Survey came."),
        "the abbreviation and the full name"
    );
    assert_eq!(reason("Help came from Hayat al-Orr.", "Help came from Hay’at al-Orr."), "the same letters, written otherwise");
}

#[test]
fn an_article_makes_no_name_though_a_name_opens_with_it() {
    let left = format!("{HEAD}The town was told of it by The Orrin Valley Post. The water rose. The roads were cut.");
    let pair = compared(&left, HEAD);
    assert!(pair.findings.iter().all(|f| f.spans.left.is_none_or(|place| pair.text(&place) != "The")), "{:?}", pair.findings);
}

#[test]
fn a_reason_names_what_both_passages_name() {
    let pair = after_the_dam("The flood hit 12 Syrian villages.", "The flood reached 15 Syrian villages.");
    let reasons: Vec<_> = pair.findings.iter().flat_map(|f| &f.why).filter(|why| why.starts_with("both passages name")).collect();
    assert!(reasons.iter().all(|why| why.as_str() != "both passages name "), "{reasons:?}");
    assert!(reasons.iter().any(|why| why.ends_with("Syrian")), "{reasons:?}");
}

/// How the first passages of two reports, the right one a week older, relate.
fn relation(left: &str, right: &str) -> Option<Relation> {
    let pair = compare(Sides::new(read(left, 11), read(right, 4)));
    pair.links.first().map(|link| link.relation)
}

#[test]
fn only_a_deed_fulfils_a_plan() {
    let plan = "The council will open the new bridge over the Orrin to lorries.";
    assert_eq!(relation("The council opened the new bridge over the Orrin to lorries.", plan), Some(Relation::Fulfilment));
    for left in [
        "The council has not opened the new bridge over the Orrin to lorries.",
        "The council called it “an open bridge to lorries over the new Orrin”.",
        "“The council opened the new bridge over the Orrin to lorries”",
    ] {
        assert_ne!(relation(left, plan), Some(Relation::Fulfilment), "{left}");
    }
    let good_will = "The council opened the new bridge over the Orrin to lorries as a sign of good will.";
    assert_ne!(relation("The council opened the new bridge over the Orrin to lorries.", good_will), Some(Relation::Fulfilment));
}

#[test]
fn what_both_quote_is_indirect_speech_on_neither_side() {
    let quote = "“We lost the dam and we lost the mill below the dam,”";
    let left = format!("{quote} the mayor said.");
    let right =
        format!("{quote} Rosa Lindqvar, for eleven years the mayor of Orrin, said in the school hall to farmers, millers and clerks.");
    assert_ne!(relation(&left, &right), Some(Relation::IndirectSpeech));
}

#[test]
fn a_surname_without_its_accents_is_a_variant_of_the_full_name() {
    let pair = after_the_dam("Mayor Amélie Duré wept at the lake.", "Mayor Dure wept when she saw the lake.");
    assert_eq!(verdicts(&pair, "Duré", "Dure").first(), Some(&Verdict::Variant), "{:?}", listed(&pair));
    let alone = after_the_dam("Mayor Amélie Duré wept at the lake.", "Mayor Duré wept when she saw the lake.");
    let names = listed(&alone).into_iter().filter(|f| f.kind == Kind::Name && touches(&alone, f, "Duré", "Duré"));
    assert!(names.into_iter().all(|f| f.verdict == Verdict::Shared));
}
