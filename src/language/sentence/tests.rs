use super::sentences;

/// Sentences are parted by ` | ` in the expectation.
fn assert_cuts(table: &[&str]) {
    for expected in table {
        let text = expected.replace(" | ", " ");
        let cut: Vec<&str> = sentences(&text).into_iter().map(|s| s.of(&text)).collect();
        assert_eq!(&cut.join(" | "), expected);
    }
}

#[test]
fn plain_stops_end_sentences() {
    assert_cuts(&[
        "The bridge fell. | Nobody was hurt.",
        "Was it old? | It was! | Very old.",
        "It stood for 31 years. | 12 people were near it.",
        "The bill came to $4.2 million. | €3 million was paid.",
        "One line without a stop",
        "“Who knew?” | The mayor did not.",
        "It closed in 1991. | The mine never reopened.",
    ]);
}

#[test]
fn titles_and_ranks_never_end_a_sentence() {
    assert_cuts(&[
        "Gen. Odd met Sen. Pask and Mr. Lund. | They spoke.",
        "LT. GEN. ODD spoke.",
        "Lt. Col. J. R. Pask and Const. Ruth Aune left.",
        "It was Halden vs. Moss. | Moss won.",
        "The vice-Gov. Lund left.",
    ]);
}

#[test]
fn dotted_acronyms_end_a_sentence_only_before_a_starter() {
    assert_cuts(&[
        "The U.S. Senate met. | It left.",
        "He flew to the U.S. | The trip was short.",
        "Sen. Pask, D-N.Y., spoke at 5 p.m. Tuesday. | Nobody came.",
        "It began at 9 a.m. | Police said so.",
        "The L.A. Police Department agreed.",
        "Talks ended at 6 p.m. on Friday.",
        "She has a Ph.D. in law. | He has none.",
        "The U.N. envoy (D., Mich.) Pask spoke.",
    ]);
}

#[test]
fn companies_months_and_states_are_soft() {
    assert_cuts(&[
        "Lund Corp. Chairman Odd left on Nov. 8. | He is 61.",
        "It was sold to Lund Inc. | The price was low.",
        "It came in Nov. | But nobody saw it.",
        "Troy, Mich., company men and Odd Jr. were there, etc. | They stayed.",
        "He lives on Main St. in Moss.",
    ]);
}

#[test]
fn initials_belong_to_names() {
    assert_cuts(&[
        "J. R. Pask met George W. Odd and J.-P. Aune.",
        "They chose plan B. | The rest is known.",
        "They are older than I. | Odd is not.",
    ]);
}

#[test]
fn numbers_keep_their_points() {
    assert_cuts(&[
        "Rates fell to 3.75 percent. | It was No. 7 on the list.",
        "See pp. 12-14 and Fig. 3 there.",
        "No. | That is wrong.",
        "The case No. AB12 is open. | A record of 12-3 (. 535) stands.",
        "Visit lund.example.com today. | It is open.",
        "A version 2.0.1 came out at 05.51 on Friday.",
    ]);
}

#[test]
fn quotations_of_several_sentences_are_cut_inside() {
    assert_cuts(&[
        "“We won. | They lost. | I saw it,” Odd said.",
        "\"It is late. | Go home.\" | She went.",
        "«Ja. | Nein.» | Das war alles.",
        "'It went well.' | Then it rained.",
        "(It rained.) | Then it snowed.",
        "« Oui. » | He nodded.",
        "The law “starts at 6 p.m.” | Officers left.",
    ]);
}

#[test]
fn a_question_and_its_speaker_stay_together() {
    assert_cuts(&[
        "\"Where were you?\" Walsh asked. | Nobody spoke.",
        "“Out!” Mayor Ruth Aune shouted.",
        "“Why now?” he asked.",
        "“Why now?” | The answer came late.",
        "“Who is next?” | Odd had no idea.",
        "“Is it safe?” Dr. Pask wrote.",
        "“Is it safe?” Moss interim coach Odd Lund asked.",
        "He said ‘yes’? | It was ‘no’. | Then he left.",
    ]);
}

#[test]
fn a_small_letter_or_a_dash_goes_on() {
    assert_cuts(&[
        "It was approx. ten miles off the coast. of nowhere",
        "MOSS, 12 May 2021. – In the rain they left.",
        "The list (1. to 3. and so on) is long.",
        "It was fun (!) and short.",
        "He works for Yahoo! News now.",
    ]);
}

#[test]
fn ellipses_are_one_sign() {
    assert_cuts(&[
        "They waited . . . and waited. | Then they left.",
        "They waited. . . . | Then they left.",
        "We stayed… | Nobody came.",
        "We stayed... and left.",
        "… and so it ended. | They left.",
        "...Then it ended. | They left.",
    ]);
}

#[test]
fn lists_are_cut_at_their_items() {
    assert_cuts(&[
        "1. Pay the fine. | 2. Go home.",
        "1. Pay the fine | 2. Go home | 3. Stay there",
        "• The fire spread. | • Two were hurt",
        "• One | • Two",
        "It sank in 1912. | Nobody came.",
    ]);
}

#[test]
fn spans_are_trimmed_and_cover_the_text() {
    for text in ["", "   ", "  A b.  C d.  ", ".", "…", "?!", "a\n\nB. \u{a0}C", "A.\u{2003}B.", "\u{301}. . ."] {
        let mut at = 0;
        for span in sentences(text) {
            assert!(span.start >= at && !span.is_empty(), "{text:?}");
            assert!(text.get(at..span.start).is_some_and(|gap| gap.trim().is_empty()), "{text:?}");
            assert_eq!(span.of(text), span.of(text).trim(), "{text:?}");
            at = span.end;
        }
        assert!(text.get(at..).is_some_and(|tail| tail.trim().is_empty()), "{text:?}");
    }
}

#[test]
fn stops_of_other_scripts_end_sentences() {
    for expected in [
        "渡轮周日沉没。|无人受伤！|船长说：“很冷。”|他走了。",
        "船は沈んだ。|「寒かった。」と船長は言った。|負傷者はいない。",
        "غرقت العبارة؟| لم يصب أحد۔| انتهى.",
        "नाव डूब गई।| कोई घायल नहीं हुआ।",
        "Паром затонул в полдень.| Никто не пострадал.",
        "¿Se hundió el ferry?| «Sí», dijo el jefe.",
    ] {
        let text = expected.replace('|', "");
        let cut: Vec<&str> = sentences(&text).into_iter().map(|s| s.of(&text)).collect();
        let wanted: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(cut, wanted);
    }
}
