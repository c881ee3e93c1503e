//! Quantities and times of pairs of short reports: what binds a value to its thing, a plain conflict and its innocent look-alike side by side, and totals
//! that do not add up. Texts of our own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use diptych::compare::{Comparison, Confidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};
use jiff::civil::date;

/// Both reports open alike, so that they are of one event.
const HEAD: &str = "The ferry Corrib Star ran aground off Tarn Head on Monday.\n\n";

fn compared(left: &str, right: &str) -> Comparison {
    let read = |text: &str| Document::from_text("report.txt", &format!("{HEAD}{text}")).unwrap().with_published(date(2025, 3, 4));
    compare(Sides::new(read(left), read(right)))
}

fn listed(pair: &Comparison) -> Vec<&Finding> {
    pair.findings_from(Confidence::DEFAULT_FLOOR).collect()
}

/// What is said of two values, whatever is said of the sentences that hold them.
fn verdicts(pair: &Comparison, left: &str, right: &str) -> Vec<Verdict> {
    let holds = |place: Option<diptych::compare::Evidence>, words: &str| place.is_some_and(|e| pair.text(&e).contains(words));
    let found = listed(pair).into_iter().filter(|f| holds(f.spans.left, left) && holds(f.spans.right, right));
    found.filter(|f| matches!(f.kind, Kind::Quantity | Kind::Date)).map(|f| f.verdict).collect()
}

fn conflicts(pair: &Comparison) -> Vec<String> {
    listed(pair).into_iter().filter(|f| f.verdict == Verdict::Conflict).map(|f| f.summary.clone()).collect()
}

/// Left, right, the value of each.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[track_caller]
fn conflict(rows: &[Row]) {
    for (left, right, l, r) in rows {
        let pair = compared(left, right);
        assert_eq!(verdicts(&pair, l, r), [Verdict::Conflict], "{left} / {right}: {:?}", pair.findings);
    }
}

#[track_caller]
fn no_conflict(rows: &[(&str, &str)]) {
    for (left, right) in rows {
        let pair = compared(left, right);
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
    }
}

#[test]
fn results_of_a_vote_are_held_against_each_other_as_one_value() {
    conflict(&[
        (
            "The harbour board voted by 7 votes to 4 to close Tarn Head.",
            "The harbour board voted 7-5 to close Tarn Head.",
            "7 votes to 4",
            "7-5",
        ),
        (
            "The harbour board voted by eight votes to three to close Tarn Head.",
            "By a margin of 8 to 2 the harbour board voted to close Tarn Head.",
            "eight votes to three",
            "8 to 2",
        ),
    ]);
    no_conflict(&[
        ("The harbour board voted by 7 votes to 4 to close Tarn Head.", "The harbour board voted 7-4 to close Tarn Head."),
        ("The harbour board voted by 7 votes to 4 to close Tarn Head.", "Tarn Rovers lost 4-3 at home, and the game was stopped."),
    ]);
}

#[test]
fn ages_are_read_without_their_years_and_belong_to_one_person() {
    conflict(&[
        ("The captain, Owen Strand, 58, was held.", "Owen Strand, who is 61, was held.", "58", "61"),
        (
            "A deck hand, 23, who fell from the bridge of the ferry, broke a leg.",
            "A man of 28 fell from the bridge of the ferry and broke a leg.",
            "23",
            "28",
        ),
        ("The captain of the ferry is Owen Strand, 58.", "The captain of the ferry is Owen Strand. The 52-year-old was held.", "58", "52"),
    ]);
    no_conflict(&[
        ("The captain, Owen Strand, 58, was held.", "The mate, Ida Moll, who is 61, was held."),
        ("The captain, Owen Strand, 58, was held.", "Owen Strand, who was 20 miles off his course, was held."),
        ("The captain of the ferry is Owen Strand, 58.", "The 52-year-old ferry is of steel."),
    ]);
}

#[test]
fn a_part_told_behind_its_whole_is_counted_by_its_own_noun() {
    conflict(&[(
        "Among the injured of the ferry were six children from Tarn.",
        "Nine of the injured were children, most of them from Tarn.",
        "six children",
        "Nine",
    )]);
    no_conflict(&[
        ("Fourteen people on the ferry were injured.", "Nine of the injured on the ferry were children."),
        ("Of the injured on the ferry, six were children.", "Of the injured on the ferry, nine were women."),
    ]);
}

#[test]
fn what_a_verb_holds_is_no_part() {
    conflict(&[(
        "Angry families met at the quay. Police arrested 31 of them outside the ferry office.",
        "Police arrested 46 people outside the ferry office.",
        "31",
        "46 people",
    )]);
    no_conflict(&[(
        "Angry families met at the quay. Police arrested 31 people outside the ferry office, eight of them women.",
        "Police arrested 31 people outside the ferry office. Twelve of them were freed at night.",
    )]);
}

#[test]
fn a_bare_sum_has_the_currency_of_its_text() {
    conflict(&[(
        "The ferry was bought for £31 million. Its engine was rebuilt for nine million at Harl.",
        "The engine of the ferry was rebuilt at Harl for £12m.",
        "nine million",
        "£12m",
    )]);
    no_conflict(&[(
        "The ferry was bought for £31 million. It has carried nine million passengers since.",
        "The engine of the ferry was rebuilt at Harl for £12m.",
    )]);
}

#[test]
fn ranges_that_move_one_end_are_at_odds() {
    conflict(&[(
        "The owner puts the loss of the ferry at between 6.4 and 6.6 million euros.",
        "The owner puts the loss of the ferry at between 6.1 and 6.6 million euros.",
        "6.4",
        "6.1",
    )]);
    no_conflict(&[
        (
            "The owner puts the loss of the ferry at between 6 and 7 million euros.",
            "The owner puts the loss of the ferry at 6.5 million euros.",
        ),
        (
            "The owner puts the loss of the ferry at between about 6 and 7 million euros.",
            "The owner puts the loss of the ferry at about 6.2 to 7 million euros.",
        ),
    ]);
}

#[test]
fn degrees_are_read_from_a_letter() {
    conflict(&[("The water off Tarn Head was at 4.5 C.", "The water off Tarn Head was at 7.5 degrees Celsius.", "4.5 C", "7.5 degrees")]);
    no_conflict(&[("The water off Tarn Head was at 4.5 C.", "The water off Tarn Head was at 40 degrees Fahrenheit.")]);
}

#[test]
fn one_value_in_other_terms_is_a_variant() {
    for (left, right, l, r) in [
        ("The salvage of the ferry cost £1.2 billion.", "The salvage of the ferry cost £1,200 million.", "£1.2 billion", "£1,200 million"),
        ("The ferry held 4.2 tonnes of oil.", "The ferry held 4,200 kilograms of oil.", "4.2 tonnes", "4,200 kilograms"),
        (
            "The salvage of the ferry cost $90 million.",
            "The salvage of the ferry cost 90 million dollars.",
            "$90 million",
            "90 million dollars",
        ),
        ("Two dozen crates fell from the ferry.", "From the ferry fell 24 crates.", "Two dozen", "24 crates"),
        ("The captain of the ferry spoke on Sunday.", "The captain of the ferry spoke two days ago.", "Sunday", "two days ago"),
        ("The ferry was built in 2024 at Harl.", "The ferry was built last year at Harl.", "2024", "last year"),
    ] {
        assert_eq!(verdicts(&compared(left, right), l, r), [Verdict::Variant], "{left} / {right}");
    }
    for (left, right, l, r) in [
        ("Twelve crates fell from the ferry.", "From the ferry fell 12 crates.", "Twelve", "12"),
        ("The fare of the ferry rose 12 percent.", "The fare of the ferry rose 12%.", "12 percent", "12%"),
        ("The captain of the ferry spoke on March 2.", "The captain of the ferry spoke on 2 March.", "March 2", "2 March"),
    ] {
        assert_eq!(verdicts(&compared(left, right), l, r), [Verdict::Shared], "{left} / {right}");
    }
}

#[test]
fn days_of_the_week_are_held_against_each_other_without_a_date() {
    let told = |left: &str, right: &str| {
        let read = |text: &str| Document::from_text("report.txt", text).unwrap();
        let pair = compare(Sides::new(read(left), read(right)));
        listed(&pair).into_iter().filter(|f| f.kind == Kind::Date).map(|f| f.verdict).collect::<Vec<_>>()
    };
    let ran_aground = |day: &str| format!("The ferry Corrib Star ran aground off Tarn Head on {day}.");
    assert_eq!(told(&ran_aground("Monday"), &ran_aground("Saturday")), [Verdict::Conflict]);
    assert_eq!(told(&ran_aground("Monday"), &ran_aground("Monday")), [Verdict::Shared]);
    assert_eq!(told(&ran_aground("Monday night"), &ran_aground("Monday")), [Verdict::Variant]);
    let inquiry = "An inquiry into the ferries of Tarn opens on Thursday.";
    assert!(!told(&ran_aground("Monday"), inquiry).contains(&Verdict::Conflict));
}

#[test]
fn shortly_before_dawn_is_no_bound() {
    let pair = compared("The ferry was towed to Harl shortly before dawn.", "The ferry was towed to Harl in the evening.");
    assert_eq!(verdicts(&pair, "dawn", "evening"), [Verdict::Conflict], "{:?}", pair.findings);
    no_conflict(&[("The ferry was towed to Harl before dawn.", "The ferry was towed to Harl at night.")]);
}

fn slips(text: &str) -> Vec<String> {
    let pair = compared(text, "");
    pair.self_findings.iter().filter(|f| f.kind == Kind::Quantity).map(|f| f.summary.clone()).collect()
}

#[test]
fn a_total_that_its_parts_do_not_add_up_to_is_told() {
    for text in [
        "The wreck killed 12 people: five women and four men.",
        "The wreck killed twelve people (five women, three men and two children).",
        "Nine vehicles came \u{2014} five cars and three vans.",
        "The crew found five women and four men, a total of 12.",
        "The crew found five women and four men, 12 people in all.",
        "There were 14 stops: six in the north and seven in the south.",
    ] {
        assert_eq!(slips(text).len(), 1, "{text}: {:?}", slips(text));
    }
    let pair = compared("The wreck killed 12 people: five women and four men.", "");
    let slip = &pair.self_findings[0];
    assert_eq!(slip.evidence.len(), 3);
    assert!(slip.summary.contains("12 people") && slip.summary.contains('9'), "{}", slip.summary);
}

#[test]
fn sums_that_are_right_or_left_open_are_no_slips() {
    for text in [
        "The wreck killed 12 people: seven women and five men.",
        "The wreck killed 12 people, including five women and four men.",
        "The wreck killed 12 people: five women, four men and three others.",
        "The wreck killed 12 people: among them five women and four men.",
        "The wreck killed at least 12 people: five women and four men.",
        "The wreck killed 12 people: five women and about four men.",
        "The wreck killed 12 people: five women died at once and four men in hospital.",
        "He scored 22 points: five threes and four free throws.",
        "The wreck killed two people: Owen Strand, 58, and Ida Moll, 61.",
        "The ferry has 12 boats: five metres long and two metres wide.",
        "The crew found five women and four men, nine people in all.",
        "Of the 12 dead, eight were men and seven came from Tarn.",
    ] {
        assert!(slips(text).is_empty(), "{text}: {:?}", slips(text));
    }
}

#[test]
fn the_only_sums_and_lengths_of_one_size_are_one() {
    conflict(&[
        (
            "The ferry was three years late when it was delivered and cost 640 million euros.",
            "A bill of 715 million euros had to be paid for the ship.",
            "640",
            "715",
        ),
        ("Divers found the wreck 180 feet below the surface.", "The hull now lies 64 metres down.", "180", "64"),
    ]);
    no_conflict(&[
        // Another value of the size could be meant.
        ("Its owner lost 640 million euros last year.", "The line borrowed 715 million euros and sold its shops for 660 million euros."),
    ]);
}

#[test]
fn the_dead_are_the_people_who_died() {
    conflict(&[
        ("Ten dead after the ferry hit a rock.", "Twelve people died when the ferry hit a rock.", "Ten", "Twelve"),
        ("The grounding left 24 injured.", "The grounding injured 31 passengers.", "24", "31"),
        ("Police made ten arrests.", "Police detained 14 people.", "ten", "14"),
        ("Two sailors drowned. Another 24 people were injured.", "Two sailors drowned. 31 people were hurt.", "24", "31"),
    ]);
    no_conflict(&[
        ("The grounding left ten dead.", "The grounding injured 12 people."),
        ("The grounding left 24 injured.", "The grounding happened with 31 passengers on board."),
        ("The grounding injured 24 people. Another 31 were injured in the panic.", "The grounding injured 24 people."),
    ]);
}

#[test]
fn bounds_on_one_side_and_values_that_are_passed_exclude_little() {
    no_conflict(&[
        ("At least three sailors were hurt in the grounding.", "At least two sailors were hurt in the grounding."),
        ("Donations for the crew came to $52,000.", "Donations for the crew had passed $50,000 by night."),
    ]);
    conflict(&[("At least 12 sailors were hurt in the grounding.", "At least 40 sailors were hurt in the grounding.", "12", "40")]);
}

#[test]
fn a_time_told_by_the_way_does_not_date_the_rest() {
    conflict(&[
        ("The ferry, built in 1981, was licensed to carry 340 cars.", "The ferry was licensed to carry 290 cars.", "340", "290"),
        (
            "The line raised its forecast for profits to 64 million euros.",
            "The line raised its forecast for profits to 71 million euros, from 58 million euros in the spring.",
            "64",
            "71",
        ),
    ]);
}

#[test]
fn the_age_of_somebody_told_by_his_work_is_read_between_commas() {
    conflict(&[("The captain, 54, was arrested.", "The 57-year-old captain was arrested.", "54", "57")]);
}

#[test]
fn two_nouns_may_count_the_same() {
    conflict(&[
        ("The storm left 260,000 homes without power.", "Some 210,000 customers lost power in the storm.", "260,000", "210,000"),
        ("The line cut 340 jobs after the wreck.", "The line laid off 280 workers after the wreck.", "340", "280"),
    ]);
    no_conflict(&[("The storm damaged 260 homes.", "The storm damaged 31 bridges.")]);
}

#[test]
fn a_result_that_is_not_counted_to_the_end_is_not_the_last_word() {
    conflict(&[("Reform won 44.1 percent of the vote in Tarn Head.", "Reform won 43.3 percent of the vote in Tarn Head.", "44.1", "43.3")]);
    no_conflict(&[(
        "Reform had 44.1 percent of the vote in Tarn Head with 80 percent of the ballots counted.",
        "Reform won 43.3 percent of the vote in Tarn Head.",
    )]);
}

#[test]
fn a_figure_that_a_later_report_raises_is_no_conflict() {
    let read = |text: &str, day: i8| {
        let text = format!("Storm off Port Velan\n\n{text}\n");
        Document::from_text("report.txt", &text).unwrap().with_published(date(2025, 3, day))
    };
    let early = "The storm sank 23 boats in the harbour of Port Velan, the port said.";
    let raised = "The port raised the number of boats known to have sunk in the harbour of Port Velan to 31.";
    let plain = "The storm sank 31 boats in the harbour of Port Velan, the port said.";
    let conflicts = |left: Document, right: Document| {
        let pair = compare(Sides::new(left, right));
        pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict).count()
    };
    assert_eq!(conflicts(read(early, 4), read(raised, 5)), 0);
    assert_eq!(conflicts(read(early, 4), read(plain, 4)), 1);
}

#[test]
fn which_of_its_kind_something_is_counts_like_a_number_of_its_own() {
    conflict(&[
        (
            "Lavonia is the fourth country in the region to ban the nets.",
            "Lavonia becomes the third in the region to outlaw the nets.",
            "fourth country",
            "third",
        ),
        (
            "Tarn was only the third woman to command a ferry of the line.",
            "Tarn had been the second woman to command one of the line's ferries.",
            "third woman",
            "second woman",
        ),
        (
            "It is her second spell as master of the Corrib Star.",
            "It is the third time that she has been master of the Corrib Star.",
            "second spell",
            "third time",
        ),
        ("The pilot was warned twice by the coast guard.", "The pilot was warned three times by the coast guard.", "twice", "three times"),
    ]);
    no_conflict(&[
        ("The first lifeboat left at noon.", "The second lifeboat left with the crew."),
        ("She is the second mate of the ferry.", "She was the first officer of the ferry."),
        ("He lives on Second Street.", "He lives near Third Avenue."),
        ("In her second year she left the sea.", "In her third year she came back."),
        ("Tarn scored her second win.", "Lund took his third win."),
        ("For the first time the ferry carried trains.", "The ferry ran aground for the second time."),
    ]);
}

#[test]
fn one_counts_where_it_tells_what_befell_somebody() {
    conflict(&[
        ("One sailor was hurt when the mast fell.", "Two sailors were hurt when the mast came down.", "One sailor", "Two sailors"),
        ("Only one lifeboat was launched.", "Three lifeboats were launched.", "one lifeboat", "Three lifeboats"),
        ("A guard was killed in the engine room.", "Two guards were killed in the engine room.", "A guard", "Two guards"),
    ]);
    no_conflict(&[
        ("One woman said she had heard a bang.", "Two women were taken to hospital."),
        ("One day the ferry will sail again.", "Three days later the ferry was towed."),
        ("A guard said that the engine room was dark.", "Two guards were killed in the engine room."),
    ]);
}

#[test]
fn a_part_told_with_its_whole_meets_the_part_told_alone() {
    conflict(&[(
        "Three of the nine barges on the slip slid into the sea.",
        "Four barges slid off the slip into the sea.",
        "Three of the nine barges",
        "Four barges",
    )]);
    no_conflict(&[("Three of the nine barges on the slip slid into the sea.", "All nine barges on the slip were new.")]);
}

#[test]
fn a_measure_belongs_to_the_thing_it_measures() {
    conflict(&[
        ("The hull was torn by an 8-metre plank.", "A plank of 3 metres tore the hull.", "8-metre plank", "3 metres"),
        ("The rescue lasted nearly three hours.", "The rescue took roughly ten hours.", "three hours", "ten hours"),
        ("The port ordered a ban on fishing for 12 days.", "The fishing ban in the port would run for 20 days.", "12 days", "20 days"),
        (
            "The search would go on for 12 days, the board announced.",
            "The search is to last 20 days, the board announced.",
            "12 days",
            "20 days",
        ),
    ]);
    no_conflict(&[
        ("The rescue took three hours.", "The crossing takes two hours."),
        ("The inquiry will take six months.", "The repairs will take nine months."),
        ("The owners offered a reward of 5,000 crowns.", "The owners raised the reward to 9,000 crowns."),
    ]);
}

#[test]
fn nouns_that_news_exchanges_count_one_thing_and_kinds_beside_each_other_do_not() {
    conflict(&[
        ("Fourteen convicts broke out of the brig.", "Sixteen prisoners broke out of the brig.", "Fourteen convicts", "Sixteen prisoners"),
        ("Six awards went to the crew for the rescue.", "The crew won seven prizes for the rescue.", "Six awards", "seven prizes"),
    ]);
    no_conflict(&[
        ("Two guards were hurt on the quay.", "Fourteen prisoners were on the quay."),
        ("Two nurses were aboard.", "Four doctors were aboard."),
        ("Two cows were lost on deck.", "Five sheep were lost on deck."),
    ]);
}
