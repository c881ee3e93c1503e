use super::*;

/// Each line: one text, another, how their times stand. Seen from Thursday 13 November 2025 in the past tense.
const PAIRS: &[(&str, &str, TimeAgreement)] = &[
    ("on 10 November 2025", "on Nov. 10, 2025", TimeAgreement::Equal),
    ("on Monday", "on Nov. 10", TimeAgreement::Equal),
    ("on Nov. 8", "on Nov. 10", TimeAgreement::Apart),
    ("on 10 November 2025", "in November 2025", TimeAgreement::Within),
    ("in December 2003", "in 2003", TimeAgreement::Within),
    ("in 1843", "from the 1840s", TimeAgreement::Within),
    ("in 1850", "from the 1840s", TimeAgreement::Apart),
    ("last December", "in late 2024", TimeAgreement::Within),
    ("last December", "in early 2024", TimeAgreement::Apart),
    ("last December", "in 2024", TimeAgreement::Within),
    ("in 2014", "since 2014", TimeAgreement::Equal),
    ("in 2014", "in 2015", TimeAgreement::Apart),
    ("in the small hours of Sunday", "on Sunday", TimeAgreement::Within),
    ("on Friday afternoon", "in the small hours of Sunday", TimeAgreement::Apart),
    ("at 2 p.m. EET", "at 12:00 GMT", TimeAgreement::Equal),
    ("at 10 a.m. Central European Summer Time", "at 08:00 GMT", TimeAgreement::Equal),
    ("at 9 p.m. BST", "at 22:00 CEST", TimeAgreement::Equal),
    ("at 9 p.m. BST", "at 22:00 GMT", TimeAgreement::Apart),
    ("at 1353 hours", "at 1:53 p.m. local time", TimeAgreement::Equal),
    ("at 1353", "at 1:53 p.m.", TimeAgreement::Equal),
    ("at 1:53 p.m.", "at 10:23 GMT", TimeAgreement::Within),
    ("at 1:53 p.m.", "at 10:31 GMT", TimeAgreement::Unknown),
    ("at 2 p.m.", "at 10:00 GMT", TimeAgreement::Unknown),
    ("at 10:23 GMT", "at 10:23 a.m. local time", TimeAgreement::Equal),
    ("at noon", "at 12 p.m. sharp", TimeAgreement::Equal),
    ("at 9:30 a.m. on Monday", "on Monday", TimeAgreement::Within),
    ("at 9:30 a.m. on Monday", "on Tuesday", TimeAgreement::Apart),
    ("at 9:30 a.m. on Monday", "at 9:30 a.m. sharp", TimeAgreement::Within),
    ("at 9:30 a.m. on Monday", "at 5 p.m. on Monday", TimeAgreement::Apart),
    ("shortly before 3 a.m. on Wednesday", "at 2:45 a.m. on Wednesday", TimeAgreement::Within),
    ("shortly before 3 a.m. on Wednesday", "at 9 a.m. on Wednesday", TimeAgreement::Apart),
    ("around noon", "at 12:10 p.m. sharp", TimeAgreement::Within),
    ("around noon", "at 5 p.m. sharp", TimeAgreement::Apart),
    ("at half past eight", "at 8:30 p.m. sharp", TimeAgreement::Equal),
    ("at half past eight", "at 9:30 p.m. sharp", TimeAgreement::Apart),
    ("at 3 p.m. sharp", "at 3:02 p.m. sharp", TimeAgreement::Within),
    ("over the weekend", "on Saturday", TimeAgreement::Within),
    ("over the weekend", "on Tuesday", TimeAgreement::Apart),
    ("a week ago", "last week", TimeAgreement::Equal),
    ("last year", "last summer", TimeAgreement::Apart),
    ("last month", "in October", TimeAgreement::Equal),
    ("from Oct. 1", "at the beginning of last month", TimeAgreement::Within),
    ("two years ago", "in July 2023", TimeAgreement::Within),
    ("two years ago", "in July 2019", TimeAgreement::Apart),
    ("yesterday", "on Wednesday", TimeAgreement::Equal),
    ("today", "on Wednesday", TimeAgreement::Apart),
    ("in spring 2024", "in April 2024", TimeAgreement::Within),
    ("in spring 2024", "in December 2024", TimeAgreement::Apart),
    ("in mid-November", "on Nov. 12", TimeAgreement::Within),
    ("in mid-November", "on Nov. 9", TimeAgreement::Unknown),
    ("from 8 to 10 November", "on 9 November", TimeAgreement::Within),
    ("from 8 to 10 November", "on 12 November", TimeAgreement::Apart),
    ("from 2014 to 2019", "in 2016", TimeAgreement::Within),
    ("in the past year", "in March", TimeAgreement::Within),
    ("on Monday night", "on Monday", TimeAgreement::Within),
    ("on Christmas Eve 2024", "on 24 December 2024", TimeAgreement::Equal),
    ("at midnight on Monday", "on Monday", TimeAgreement::Within),
    ("at 3 p.m. ET on Monday", "at 20:00 GMT on Monday", TimeAgreement::Equal),
];

#[test]
fn times_agree_as_a_careful_reader_would_say() {
    let mut wrong = Vec::new();
    for (left, right, wanted) in PAIRS {
        let (a, b) = (laid(&format!("It was so {left}."), Tense::Past), laid(&format!("It was so {right}."), Tense::Past));
        let (forth, why) = agree(&a, &b);
        let (back, _) = agree(&b, &a);
        if forth != *wanted || back != *wanted || why.is_empty() {
            wrong.push(format!("{left} / {right}: {forth:?}, back {back:?}, wanted {wanted:?}: {why}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reasons_are_told_in_words() {
    for (left, right, why) in [
        ("on Nov. 10, 2025", "in November 2025", "10 November 2025 lies in November 2025"),
        ("on Nov. 8", "on Nov. 10", "8 November is not 10 November"),
        ("on Nov. 8, 2024", "on Nov. 8, 2025", "8 November 2024 is not 8 November 2025"),
        ("at 1353", "at 1:53 p.m. local time", "13:53 is 1:53 p.m."),
        ("at 2 p.m. EET", "at 12:00 GMT", "14:00 GMT+2 is 12:00 GMT"),
        ("last December", "in late 2024", "December 2024 lies in late 2024"),
        ("in 2014", "in 2015", "2014 is not 2015"),
    ] {
        let (a, b) = (laid(&format!("It was so {left}."), Tense::Past), laid(&format!("It was so {right}."), Tense::Past));
        assert_eq!(agree(&a, &b).1, why);
    }
}

#[test]
fn times_without_reference_are_told_apart_field_by_field() {
    for (left, right, wanted) in [
        ("on Nov. 8", "on November 10", Some(TimeAgreement::Apart)),
        ("on Nov. 8", "on 8 November", Some(TimeAgreement::Equal)),
        ("on Nov. 8", "in November", Some(TimeAgreement::Within)),
        ("on Nov. 8", "in October", Some(TimeAgreement::Apart)),
        ("on Nov. 8, 2025", "on November 8", Some(TimeAgreement::Within)),
        ("on Nov. 8", "in 2014", None),
        ("on Monday", "on Monday", None),
        ("at 2 p.m. EET", "at 12:00 GMT", Some(TimeAgreement::Equal)),
        ("at 5 p.m. on Nov. 8", "on Nov. 8", Some(TimeAgreement::Within)),
        ("at 5 p.m. on Nov. 8", "at 6 p.m. on Nov. 8", Some(TimeAgreement::Apart)),
        ("last week", "yesterday", None),
    ] {
        let (a, b) = (only(&format!("It was so {left}.")), only(&format!("It was so {right}.")));
        assert_eq!(agree_unresolved(&a.meaning, &b.meaning), wanted, "{left} / {right}");
        assert_eq!(agree_unresolved(&b.meaning, &a.meaning), wanted, "{right} / {left}");
    }
}
