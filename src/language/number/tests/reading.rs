//! Phrases in running text and what is read from them.

use super::{lines, read};

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| lines(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected}\n  read     {}", lines(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn figures() {
    check(&[
        ("The hall seats 2,500 guests.", "2,500 = 2500"),
        ("It took 38 trucks.", "38 = 38"),
        ("Growth of 1.2 million users", "1.2 million = 1200000"),
        ("The plant employs 3.5m people.", "3.5m = 3500000"),
        ("A 100m race and a pit 80m deep", "100m = 100 m; 80m = 80 m"),
        ("They printed 250k leaflets.", "250k = 250000"),
        ("He counted 1,50,000 voters and two lakh more.", "1,50,000 = 150000; two lakh = 200000"),
        ("A crowd of 10 000 people", "10 000 = 10000"),
        ("batting .297 this year", ".297 = 0.297"),
        ("It fell to minus 5 overnight.", "minus 5 = -5"),
        ("Output shrank, to -0.6%, and grew +3 after.", "-0.6% = -0.6 %; +3 = 3"),
        ("2½ pages and 3 1/2 columns", "2½ = 2.5; 3 1/2 = 3.5"),
        ("the year 2014 and the 1987 crop", "2014 = 2014 year; 1987 = 1987 year"),
        ("born in 1688, he kept 1688 sheep", "1688 = 1688 year; 1688 = 1688"),
        (
            "from 2014 to 2016, between 2014 and 2016, in 2014-15",
            "2014 = 2014 year; 2016 = 2016 year; 2014 and 2016 = 2014..2016 year; 2014-15 = 2014..2015 year",
        ),
    ]);
}

#[test]
fn words() {
    check(&[
        ("Twenty-three boats left.", "Twenty-three = 23"),
        ("one hundred and twenty-five pupils", "one hundred and twenty-five = 125"),
        ("sixty-five thousand four hundred tickets", "sixty-five thousand four hundred = 65400"),
        ("A hundred farmers and a hundred and ten cows", "A hundred = 100; a hundred and ten = 110"),
        ("two hundred and three hundred men", "two hundred = 200; three hundred = 300"),
        ("twelve hundred letters", "twelve hundred = 1200"),
        ("half a million trees", "half a million = 500000"),
        ("a quarter of a million trees", "a quarter of a million = 250000"),
        ("two and a half million readers", "two and a half million = 2500000"),
        ("a million and a half readers", "a million and a half = 1500000"),
        ("a dozen eggs, two dozen more, half a dozen left", "a dozen = 12; two dozen = 24; half a dozen = 6"),
        ("five hundred thousand copies", "five hundred thousand = 500000"),
        ("zero tolerance", "zero = 0"),
        ("Nineteen men were freed; eleven stayed.", "Nineteen = 19; eleven = 11"),
    ]);
}

#[test]
fn ordinals() {
    check(&[
        ("on the 8th floor of the 223rd house", "8th = 8 rank; 223rd = 223 rank"),
        ("the first time and the twenty-first time", "first = 1 rank; twenty-first = 21 rank"),
        ("her third win in the fourth quarter", "third = 3 rank; fourth = 4 rank"),
        ("the one hundred and first visitor", "one hundred and first = 101 rank"),
        ("a 2nd degree burn", "2nd = 2 rank"),
        ("an 80th-minute goal", "80th = 80 rank joined"),
    ]);
}

#[test]
fn shares() {
    check(&[
        ("35 percent of voters, 35 per cent, 35%, 35 %", "35 percent = 35 %; 35 per cent = 35 %; 35% = 35 %; 35 % = 35 %"),
        ("up half a percentage point, or 50 basis points", "half a percentage point = 0.5 pp; 50 basis points = 50 bp again"),
        ("a quarter-point cut and half a point more", "a quarter-point = 0.25 pp joined; half a point = 0.5 pp"),
        ("a 25-basis-point rise", "25-basis-point = 25 bp joined"),
        ("two-thirds of the seats, three quarters of the rest", "two-thirds = 0.6667 share; three quarters = 0.75 share"),
        ("a third of the crew and a tenth of the cargo", "a third = 0.3333 share; a tenth = 0.1 share"),
        ("a third man entered", "third = 3 rank"),
        ("half the town, about half of it", "half = 0.5 share; half = ~0.5 share"),
        ("scored in the second half and at half time", "second = 2 rank"),
        ("in the first half of the year, he said that half the town fled", "first = 1 rank; half = 0.5 share"),
        (
            "nine in ten children, one in five men, one out of every four",
            "nine in ten = 0.9 share; one in five = 0.2 share; one out of every four = 0.25 share",
        ),
        ("killed one in 2008", "one = 1; 2008 = 2008 year"),
        ("one-fifth of it", "one-fifth = 0.2 share"),
        (
            "profit doubled; twice as much, three times its worth, a tenfold gain, 10x",
            "doubled = 2 times; twice = 2 times; three times = 3 times; tenfold = 10 times; 10x = 10 times",
        ),
    ]);
}

#[test]
fn money() {
    check(&[
        ("$1.2bn, £3.5 million and €62m", "$1.2bn = 1200000000 USD; £3.5 million = 3500000 GBP; €62m = 62000000 EUR"),
        ("US$40 million, A$5, HK$3 billion", "US$40 million = 40000000 USD; A$5 = 5 AUD; HK$3 billion = 3000000000 HKD"),
        ("500,000 dollars and 90 million tenge", "500,000 dollars = 500000 USD; 90 million tenge = 90000000 KZT"),
        ("₸90 million; ƒ1.7 billion; ƒ8 million", "₸90 million = 90000000 KZT; ƒ1.7 billion = 1700000000 ƒ; ƒ8 million = 8000000 ƒ"),
        ("Rs 5,000, Rs. 40 and 5,000 rupees", "Rs 5,000 = 5000 INR; Rs. 40 = 40 INR; 5,000 rupees = 5000 INR"),
        ("USD 5 million, EUR5m, 20 CHF", "USD 5 million = 5000000 USD; EUR5m = 5000000 EUR; 20 CHF = 20 CHF"),
        ("a subscription from 7,50 € a week", "7,50 € = 7.5 EUR"),
        ("the $47-million bridge", "$47-million = 47000000 USD joined"),
        ("$12–13 billion", "$12–13 billion = 12000000000..13000000000 USD"),
        ("$30 million to $45 million", "$30 million to $45 million = 30000000..45000000 USD"),
        ("between £5 million and £6 million", "£5 million and £6 million = 5000000..6000000 GBP"),
        ("It lost 2 million pounds and 50 pence.", "2 million pounds = 2000000 GBP; 50 pence = 50 GBP"),
        ("500 pounds of flour", "500 pounds = 500 lb"),
        ("₻5 found", "₻5 = 5 ₻"),
        ("a €20 million ($23m) fund", "€20 million = 20000000 EUR; $23m = 23000000 USD again"),
        ("5 million won at stake; they won 5 medals", "5 million won = 5000000 KRW; 5 = 5"),
        ("worth Dollars 858m", "Dollars 858m = 858000000 USD"),
        ("-$5 on the day", "-$5 = -5 USD"),
        (
            "millions of dollars and tens of thousands of euros",
            "millions of dollars = 2000000..19999999 USD vague; tens of thousands of euros = 20000..199999 EUR vague",
        ),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("72km (45 miles) inland", "72km = 72 km; 45 miles = 45 mi again"),
        ("sank 3000ft (914 metres), some 90 nautical miles off", "3000ft = 3000 ft; 914 metres = 914 m again; 90 nautical miles = ~90 nmi"),
        ("a 310-mile coast", "310-mile = 310 mi joined"),
        (
            "7,300 acres, 2,900 hectares, 12 square miles, 3 sq km",
            "7,300 acres = 7300 acre; 2,900 hectares = 2900 ha; 12 square miles = 12 mi²; 3 sq km = 3 km²",
        ),
        (
            "gusts of 55 mph, 30 knots, 90 km/h and 60 miles an hour",
            "55 mph = 55 mph; 30 knots = 30 kn; 90 km/h = 90 km/h; 60 miles an hour = 60 mph",
        ),
        (
            "touched 101 degrees, 38°C, 35C, 95 degrees Fahrenheit",
            "101 degrees = 101 °; 38°C = 38 °C; 35C = 35 °C; 95 degrees Fahrenheit = 95 °F",
        ),
        ("a 6.1-magnitude quake", "6.1-magnitude = 6.1 magnitude joined"),
        ("of magnitude 6.1, with a magnitude of 6.4", "magnitude 6.1 = 6.1 magnitude; magnitude of 6.4 = 6.4 magnitude"),
        ("a quake measuring 6.1 struck; 5.9 on the Richter scale", "6.1 = 6.1 magnitude; 5.9 on the Richter scale = 5.9 magnitude"),
        ("a magnitude-7.5 aftershock", "magnitude-7.5 = 7.5 magnitude"),
        ("a magnitude of about 7", "7 = ~7 magnitude"),
        ("12 tonnes, 40 kg, 6 ounces, 500g", "12 tonnes = 12 t; 40 kg = 40 kg; 6 ounces = 6 oz; 500g = 500 g"),
        ("3 litres, 40 gallons, 2 million barrels of oil", "3 litres = 3 l; 40 gallons = 40 gal; 2 million barrels = 2000000 bbl"),
        ("a 300-horsepower engine and 40 MW of power", "300-horsepower = 300 hp joined; 40 MW = 40 MW"),
        ("64 gigabytes at 100 Mbps", "64 gigabytes = 64 GB; 100 Mbps = 100 Mbit/s"),
        ("he is 5ft 10in, she a 6-foot-2 striker", "5ft 10in = 5.8333 ft; 6-foot-2 = 6.1667 ft joined"),
        ("half a mile and a quarter of an hour", "half a mile = 0.5 mi; a quarter of an hour = 0.25 h"),
        ("100 metres/330ft up", "100 metres = 100 m; 330ft = 330 ft again"),
        ("10,000 cubic metres of water", "10,000 cubic metres = 10000 m³"),
    ]);
}

#[test]
fn durations_and_ages() {
    check(&[
        ("15 years, ten seconds, two and a half hours", "15 years = 15 y; ten seconds = 10 s; two and a half hours = 2.5 h"),
        ("a three-hour wait, a seven-year deal", "three-hour = 3 h joined; seven-year = 7 y joined"),
        ("two hours and 15 minutes later", "two hours and 15 minutes = 2.25 h"),
        ("a year and a half", "a year and a half = 1.5 y"),
        ("two years and a half", "two years and a half = 2.5 y"),
        ("aged 27 and 33", "27 = 27 y age; 33 = 33 y age"),
        ("a 36-year-old driver, 24 years old, at the age of 14", "36-year-old = 36 y joined age; 24 years old = 24 y age; 14 = 14 y age"),
        ("a three-to-five-year plan", "three-to-five-year = 3..5 y joined"),
        ("offered 75 over six years; served for over 15 years", "75 = 75; six years = 6 y; 15 years = >15 y"),
        ("two decades", "two decades = 2 decade"),
        ("several weeks, a few minutes", "several weeks = 3..12 wk vague; a few minutes = 2..9 min vague"),
    ]);
}

#[test]
fn ranges_and_results() {
    check(&[
        ("between 40 and 50 houses", "40 and 50 = 40..50"),
        ("between 2,500 and 3,000 fighters", "2,500 and 3,000 = 2500..3000"),
        ("40 percent to 70 percent", "40 percent to 70 percent = 40..70 %"),
        ("between half and two-thirds of them", "half and two-thirds = 0.5..0.6667 share"),
        ("10–15 boats, 10-15 percent, 5 to 10 km", "10–15 = 10..15; 10-15 percent = 10..15 %; 5 to 10 km = 5..10 km"),
        ("five or six men", "five or six = 5..6"),
        ("one or two people", "one or two = 1..2"),
        ("12 to 13 million users, two to three hundred homes", "12 to 13 million = 12000000..13000000; two to three hundred = 200..300"),
        ("500 to 1 million of them", "500 = 500; 1 million = 1000000"),
        ("It rose from 40 to 50.", "40 = 40; 50 = 50"),
        ("ranging from 40 to 50", "40 to 50 = 40..50"),
        ("Sales rose 5 percent to $12 billion.", "5 percent = 5 %; $12 billion = 12000000000 USD"),
        ("a 3-1 win, beaten 0–2, drew 2-2", "3-1 = 1..3 score; 0–2 = 0..2 score; 2-2 = 2 score"),
        ("lost 1-3 at home; voted 52 to 48", "1-3 = 1..3 score; 52 to 48 = 48..52 score"),
        ("a 2-3 day walk", "2-3 = 2..3"),
        (
            "won 3-2 (6-4, 3-6, 7-5), a 2-to-1 vote",
            "3-2 = 2..3 score; 6-4 = 4..6 score; 3-6 = 3..6 score; 7-5 = 5..7 score; 2-to-1 = 1..2 score",
        ),
        ("beat Ito 6-3 4-6 7-5", "6-3 = 3..6 score; 4-6 = 4..6 score; 7-5 = 5..7 score"),
        ("in the 2004-05 season, the war of 1655-56", "2004-05 = 2004..2005 year; 1655-56 = 1655..1656 year"),
        ("-10C to -15C", "-10C to -15C = -15..-10 °C"),
        ("-5 to 10 degrees", "-5 to 10 degrees = -5..10 °"),
    ]);
}

#[test]
fn vague_counts() {
    check(&[
        ("several houses, a few cars, a couple of men", "several = 3..12 vague; a few = 2..9 vague; a couple = 2..3 vague"),
        ("dozens more; scores of families; he scores twice", "dozens = 24..99 vague; scores = 40..199 vague; twice = 2 times"),
        ("hundreds of thousands of letters", "hundreds of thousands = 200000..1999999 vague"),
        ("several hundred and a few thousand", "several hundred = 300..1200 vague; a few thousand = 2000..9000 vague"),
        ("a number of homes, a number on the door", "a number = 2..50 vague"),
        ("a handful of shops", "a handful = 3..9 vague"),
        ("a couple of hundred sheep", "a couple of hundred = 200..300 vague"),
    ]);
}

#[test]
fn hedges() {
    check(&[
        ("more than 26,000, over 40, at least 10, up to 300", "26,000 = >26000; 40 = >40; 10 = ≥10; 300 = ≤300"),
        ("about 40, some 2,300, an estimated 50, roughly 7", "40 = ~40; 2,300 = ~2300; 50 = ~50; 7 = ~7"),
        ("nearly 3,000, almost a third, just under €20 million", "3,000 = -~3000; a third = -~0.3333 share; €20 million = -~20000000 EUR"),
        ("fewer than 50, less than half, under 18", "50 = <50; half = <0.5 share; 18 = <18"),
        ("no fewer than 12; no more than 5; as many as 600", "12 = ≥12; 5 = ≤5; 600 = ≤600"),
        ("just over 10 seconds", "10 seconds = +10 s"),
        ("200 or so came, 10 or more fell, 40-odd years, 50-plus", "200 = ~200; 10 = ≥10; 40-odd years = ~40 y; 50 = ≥50"),
        ("at least another 15", "15 = ≥15"),
        ("~40 km, >5 percent, 200+ guests", "40 km = ~40 km; 5 percent = >5 %; 200 = ≥200"),
        ("at least one man died", "one = ≥1"),
    ]);
}

#[test]
fn hedged_spans_hold_the_hedge() {
    let hedged = |text: &str| read(text).iter().map(|e| e.hedged.of(text).to_owned()).collect::<Vec<_>>().join("; ");
    assert_eq!(hedged("more than 26,000 and between 2,500 and 3,000"), "more than 26,000; between 2,500 and 3,000");
    assert_eq!(hedged("An estimated $1.2 billion, or at least another 15"), "An estimated $1.2 billion; at least another 15");
    assert_eq!(hedged("10 or more; some 40-odd miles"), "10 or more; some 40-odd miles");
    assert_eq!(hedged("between about 40 and 50"), "between about 40 and 50");
}

#[test]
fn labels() {
    check(&[
        ("the No. 7 shirt and No 9; their number 11", "No. 7 = 7 label; No 9 = 9 label; number 11 = 11 label"),
        ("an F-16 and two AK 47 rifles", "F-16 = 16 label; two = 2; AK 47 = 47 label"),
        ("during COVID-19, flight 370, Section 8", "COVID-19 = 19 label; flight 370 = 370 label; Section 8 = 8 label"),
        ("in the 3400 block of Elm Street, at 12 Mill Lane", "3400 = 3400 label; 12 = 12 label"),
        ("call 555-0141 or 212-555-0187 now", "555-0141 = 555 label; 212-555-0187 = 212 label"),
        ("a Category 4 storm, 5G masts, three 737s", "Category 4 = 4 label; 5G = 5 label; three = 3; 737s = 737 label"),
        ("the S&P 500 gained", "P 500 = 500 label"),
        (
            "the Group of 20, an iPhone 15, a 4x100m relay in 4K",
            "Group of 20 = 20 label; iPhone 15 = 15 label; 4x100m = 4 label; 4K = 4 label",
        ),
        ("built by Boeing 747.", "Boeing 747 = 747 label"),
        ("On Sunday 12 people met the UK 5 times", "12 = 12; 5 times = 5 times"),
        ("Fire In Lower Town Kills 10; 80 Hurt", "10 = 10; 80 = 80"),
        ("the under-25s", "under-25s = 25 label"),
        ("the 76ers, a top-five team, the FTSE 100 index", "76ers = 76 label; top-five = 5 label; 100 = 100 label"),
        ("at 101 E. Franklin St.", "101 = 101 label"),
        ("the Group of Seven", "Group of Seven = 7 label"),
    ]);
}

#[test]
fn passed_over() {
    check(&[
        ("on Nov. 8, on 8 November 2025, on June 24, 2005, on the 8th of May", ""),
        ("at 23:40, at 3 p.m., at 11am, at 1530 (1230 GMT), 5 o'clock", ""),
        ("15/09/2013 and 24/7 and 15.09.2013", ""),
        ("in the 1990s, the 1840s and his 30s", ""),
        ("see https://example.org/2015/03/12-dead or www.example.org/99", ""),
        ("call +44 20 7946 0958", ""),
        ("the 3-5 p.m. talk, 7–10 May, May 7-10", ""),
        ("call (816) 234-7743 or write", "816 = 816; 234-7743 = 234 label"),
        ("on 2013-09-15", "2013-09-15 = 2013 label"),
    ]);
}

#[test]
fn one_and_no() {
    check(&[
        ("one of the men, no one, the one that got away, one day, at one point", ""),
        ("one man was killed, one person hurt", "one = 1; one = 1"),
        ("killing two and injuring one.", "two = 2; one = 1"),
        ("There was one survivor.", "one = 1"),
        ("a one-year ban; a one-sided game", "one-year = 1 y joined"),
        ("one million; one percent", "one million = 1000000; one percent = 1 %"),
        ("There were no casualties and no serious injuries.", "no = 0 no; no = 0 no"),
        ("no longer; no one; no more than 5; no doubt", "5 = ≤5"),
    ]);
}

#[test]
fn steps_are_the_last_significant_digit() {
    let step = |text: &str| read(text)[0].step;
    for (text, expected) in [
        ("2,000 men", 1000.0),
        ("1,987 men", 1.0),
        ("7.4 percent", 0.1),
        ("1.2 million", 100_000.0),
        ("twelve men", 1.0),
        ("three hundred men", 100.0),
        ("$12–13 billion", 1e9),
        ("two and a half hours", 0.5),
    ] {
        assert!((step(text) - expected).abs() < 1e-6 * expected, "{text}: {}", step(text));
    }
}
