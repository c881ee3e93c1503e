use super::*;

use Tense::{Future, Past, Unknown};

/// Text, the words of its only time, and what they mean seen from Thursday 13 November 2025; "-" where they resolve to nothing.
const PHRASES: &[(&str, &str, Tense, &str)] = &[
    // Full dates.
    ("The deal was signed on Nov. 10, 2025, in Riga.", "Nov. 10, 2025", Past, "10 November 2025"),
    ("The deal was signed on November 10 in Riga.", "November 10", Past, "10 November 2025"),
    ("The deal of 10 November 2025 holds.", "10 November 2025", Past, "10 November 2025"),
    ("The 10th of November was a holiday.", "The 10th of November", Past, "10 November 2025"),
    ("Nov 01, 2025", "Nov 01, 2025", Past, "1 November 2025"),
    ("A storm hit on 8 Nov near Hull.", "8 Nov", Past, "8 November 2025"),
    ("The file is dated 2025-11-10 and signed.", "2025-11-10", Past, "10 November 2025"),
    ("Updated 15/09/2013 by staff", "15/09/2013", Past, "15 September 2013"),
    ("Updated 09/15/2013 by staff", "09/15/2013", Past, "15 September 2013"),
    ("Updated 15.09.2013 by staff", "15.09.2013", Past, "15 September 2013"),
    ("She flew in on 11/8 with her team.", "11/8", Past, "8 November 2025"),
    ("She flew in on 8/11/2025 with her team.", "8/11/2025", Past, "8 November 2025"),
    ("He was born on June 24, 2005 in Bern.", "June 24, 2005", Past, "24 June 2005"),
    ("End of service: Friday, June 24, 2005", "Friday, June 24, 2005", Past, "24 June 2005"),
    ("It happened on Friday 24 June 2005 at sea.", "Friday 24 June 2005", Past, "24 June 2005"),
    ("Prices peaked in October 2022 and fell.", "October 2022", Past, "October 2022"),
    ("Rates fall from Oct. 1 at all banks.", "Oct. 1", Past, "1 October 2025"),
    ("The board next meets on Dec. 6.", "Dec. 6", Future, "6 December 2025"),
    ("The board met on Dec. 6.", "Dec. 6", Past, "6 December 2024"),
    ("They play as early as the 16th, away.", "the 16th", Future, "16 November 2025"),
    ("The doors opened on the 3rd.", "the 3rd", Past, "3 November 2025"),
    ("The law holds from the first of July, says the town.", "the first of July", Future, "1 July 2026"),
    ("The law holds from the twenty-first of May 2024.", "the twenty-first of May 2024", Past, "21 May 2024"),
    ("They stayed from Nov. 8-10, 2025, at sea.", "Nov. 8-10, 2025", Past, "8 November 2025 to 10 November 2025"),
    ("They stayed from 8 to 10 November at sea.", "8 to 10 November", Past, "8 November 2025 to 10 November 2025"),
    ("They meet on November 8 and 9, 2025.", "November 8 and 9, 2025", Past, "8 November 2025 to 9 November 2025"),
    ("A June 20 shooting was told of.", "June 20", Past, "20 June 2025"),
    ("It was killed in June, 2005, by fire.", "June, 2005", Past, "June 2005"),
    ("On Nov. 8th he left.", "Nov. 8th", Past, "8 November 2025"),
    // Months.
    ("In April 2007 he left.", "April 2007", Past, "April 2007"),
    ("They fell in May and rose.", "May", Past, "May 2025"),
    ("They will fall in May and rise.", "May", Future, "May 2026"),
    ("They fell in December.", "December", Past, "December 2024"),
    ("They fall in December.", "December", Unknown, "December 2025"),
    ("It was lent last December to a friend.", "last December", Past, "December 2024"),
    ("It was lent last May to a friend.", "last May", Past, "May 2025"),
    ("It opens next March in Oslo.", "next March", Future, "March 2026"),
    ("It opened this May in Oslo.", "this May", Past, "May 2025"),
    ("In September this year they sailed.", "September this year", Past, "September 2025"),
    ("In May last year they sailed.", "May last year", Past, "May 2024"),
    ("September's vote was close.", "September", Past, "September 2025"),
    ("The snow of mid-November melted.", "mid-November", Past, "mid November 2025"),
    ("By the middle of August they left.", "the middle of August", Past, "mid August 2025"),
    ("He came in early May.", "early May", Past, "early May 2025"),
    ("From May to August 2024 it was dry.", "May to August 2024", Past, "May 2024 to August 2024"),
    ("Between March and June it was dry.", "March and June", Past, "March 2025 to June 2025"),
    ("The March attack was the first.", "March", Past, "March 2025"),
    // Years and longer.
    ("It was set up in 2014 as a club.", "2014", Past, "2014"),
    ("The 2024 overthrow was swift.", "2024", Past, "2024"),
    ("The 2026 National Defence Act waits.", "2026", Past, "2026"),
    ("Prices are down from their 2022 high.", "2022", Past, "2022"),
    ("The war of 1994 was long.", "1994", Past, "1994"),
    ("It has been so since 1743, they say.", "1743", Past, "1743"),
    ("A necklace from the 1840s is missing.", "the 1840s", Past, "the 1840s"),
    ("In the '90s it was new.", "the '90s", Past, "the 1990s"),
    ("In the mid-1990s it was new.", "mid-1990s", Past, "the mid 1990s"),
    ("A house of the 19th century burned.", "the 19th century", Past, "the 19th century"),
    ("He took power in late 2024 after a war.", "late 2024", Past, "late 2024"),
    ("It goes back to early 1998, he said.", "early 1998", Past, "early 1998"),
    ("By the end of 2023 all was done.", "the end of 2023", Past, "the end of 2023"),
    ("In the first half of 2024 sales fell.", "the first half of 2024", Past, "the first half of 2024"),
    ("Sales fell in the third quarter of 2024.", "the third quarter of 2024", Past, "the third quarter of 2024"),
    ("Sales fell in Q3 2024.", "Q3 2024", Past, "the third quarter of 2024"),
    ("The years 2014-2019 were good.", "2014-2019", Past, "2014 to 2019"),
    ("The years 2014–19 were good.", "2014–19", Past, "2014 to 2019"),
    ("Between 2012 and 2014 it was good.", "2012 and 2014", Past, "2012 to 2014"),
    ("From 2012 to 2014 it was good.", "2012 to 2014", Past, "2012 to 2014"),
    ("The Harlan fire (2018) was worse.", "2018", Past, "2018"),
    ("Seven crossings are foreseen by 2028.", "2028", Future, "2028"),
    ("Between 1914 and 1918 millions died.", "1914 and 1918", Past, "1914 to 1918"),
    ("It must be done by end-October, he said.", "end-October", Past, "the end of October 2025"),
    ("The early 2000s were calm.", "early 2000s", Past, "the early 2000s"),
    // Seasons.
    ("In spring 2024 it rained.", "spring 2024", Past, "spring 2024"),
    ("In the autumn of 2019 it rained.", "the autumn of 2019", Past, "autumn 2019"),
    ("It rained last summer in Bonn.", "last summer", Past, "summer 2025"),
    ("It will snow this winter in Bonn.", "this winter", Future, "winter 2025"),
    ("Debts passed a million in the spring.", "the spring", Past, "spring 2025"),
    ("Two steps will follow before the summer, if wages behave.", "the summer", Future, "summer 2026"),
    // Days of the week.
    ("They met on Monday.", "Monday", Past, "10 November 2025"),
    ("They meet on Monday.", "Monday", Future, "17 November 2025"),
    ("They met on Thursday.", "Thursday", Past, "13 November 2025"),
    ("The club lost in Saturday's game.", "Saturday", Past, "8 November 2025"),
    ("They met last Friday.", "last Friday", Past, "7 November 2025"),
    ("They meet next Tuesday.", "next Tuesday", Future, "18 November 2025"),
    ("They met on Mon. in Bern.", "Mon.", Past, "10 November 2025"),
    ("They met on Tuesday last week.", "Tuesday last week", Past, "4 November 2025"),
    ("They met on Monday of last week.", "Monday of last week", Past, "3 November 2025"),
    ("It fell on a Sunday.", "Sunday", Past, "-"),
    ("They set a Friday deadline for it.", "Friday", Future, "14 November 2025"),
    ("Shops close on Mondays in Bern.", "Mondays", Past, "-"),
    ("Shops close every Monday in Bern.", "every Monday", Past, "-"),
    ("It lasted from Friday to Monday.", "Friday to Monday", Past, "7 November 2025 to 10 November 2025"),
    ("It will last from Monday to Friday.", "Monday to Friday", Future, "17 November 2025 to 21 November 2025"),
    ("It was found on Monday night by a guard.", "Monday night", Past, "Monday 10 November 2025, night"),
    ("It was seen on Tuesday morning by a guard.", "Tuesday morning", Past, "Tuesday 11 November 2025, morning"),
    ("It was seen early Sunday by a guard.", "early Sunday", Past, "Sunday 9 November 2025, early hours"),
    ("He agreed late Tuesday night to a deal.", "late Tuesday night", Past, "Tuesday 11 November 2025, night"),
    ("It began in the small hours of Sunday, they said.", "the small hours of Sunday", Past, "Sunday 9 November 2025, early hours"),
    ("On the night of Nov. 8 it burned.", "the night of Nov. 8", Past, "Saturday 8 November 2025, night"),
    // Told from the day of writing.
    ("The court today spoke.", "today", Past, "13 November 2025"),
    ("The court speaks tonight.", "tonight", Past, "Thursday 13 November 2025, night"),
    ("Yesterday a climber fell.", "Yesterday", Past, "12 November 2025"),
    ("The court speaks tomorrow.", "tomorrow", Future, "14 November 2025"),
    ("The day before yesterday it rained.", "The day before yesterday", Past, "11 November 2025"),
    ("It was queued for last night.", "last night", Past, "Wednesday 12 November 2025, night"),
    ("The body was found this morning by divers.", "this morning", Past, "Thursday 13 November 2025, morning"),
    ("Last week they were freed.", "Last week", Past, "the week of 3 November 2025"),
    ("Last month they were freed.", "Last month", Past, "October 2025"),
    ("They were freed last year in Bern.", "last year", Past, "2024"),
    ("Next month it opens.", "Next month", Future, "December 2025"),
    ("It is worth less this year.", "this year", Past, "2025"),
    ("It fell earlier this year.", "earlier this year", Past, "earlier in 2025"),
    ("It will fall later this week.", "later this week", Future, "later in the week of 10 November 2025"),
    ("They left late last year.", "late last year", Past, "late 2024"),
    ("They were freed a week ago.", "a week ago", Past, "the week of 3 November 2025"),
    ("They were freed three days ago.", "three days ago", Past, "10 November 2025"),
    ("It came about a fortnight ago.", "about a fortnight ago", Past, "the week of 27 October 2025"),
    ("They were freed two to three weeks ago.", "two to three weeks ago", Past, "the week of 20 October 2025"),
    ("It closed twenty-one years ago.", "twenty-one years ago", Past, "2004"),
    ("The next vote is nine weeks away.", "nine weeks away", Future, "the week of 12 January 2026"),
    ("The next vote is in nine weeks.", "nine weeks", Future, "the week of 12 January 2026"),
    ("It ends in two years’ time.", "two years’ time", Future, "2027"),
    ("It must end by the end of the month.", "the end of the month", Future, "the end of November 2025"),
    ("It starts at the beginning of next month.", "the beginning of next month", Future, "the beginning of December 2025"),
    ("Prices rose over the past year.", "the past year", Past, "13 November 2024 to 13 November 2025"),
    ("Prices rose in the past two weeks.", "the past two weeks", Past, "30 October 2025 to 13 November 2025"),
    ("Prices rose over the past few years.", "the past few years", Past, "-"),
    ("It fell over the weekend.", "the weekend", Past, "the weekend of 8 November 2025"),
    ("It will open over the weekend.", "the weekend", Future, "the weekend of 15 November 2025"),
    ("It is now at rest.", "now", Past, "13 November 2025"),
    ("Prices rose in recent years.", "recent years", Past, "-"),
    ("Prices rose recently.", "recently", Past, "-"),
    ("The chair rotates annually.", "annually", Past, "-"),
    ("It grows each year.", "each year", Past, "-"),
    // Told from something else in the text.
    ("It had opened two years earlier.", "two years earlier", Past, "-"),
    ("It had opened the previous day.", "the previous day", Past, "-"),
    ("It had opened a day earlier.", "a day earlier", Past, "-"),
    ("It opened the following month.", "the following month", Past, "-"),
    ("Six months prior to that it opened.", "Six months prior", Past, "-"),
    ("Three days after the vote it opened.", "Three days after", Past, "-"),
    ("It came hours after the vote.", "hours after", Past, "-"),
    ("The florin rose within an hour of that.", "an hour", Past, "-"),
    ("They left the next day.", "the next day", Past, "-"),
    // Clock.
    ("Doors open at 9:30 a.m. sharp.", "9:30 a.m.", Past, "09:30"),
    ("Doors open at 9.30am sharp.", "9.30am", Past, "09:30"),
    ("Doors open at 5 p.m. sharp.", "5 p.m.", Past, "17:00"),
    ("Doors open about 5pm daily.", "about 5pm", Past, "about 17:00"),
    ("The quake struck at 1353.", "1353", Past, "13:53"),
    ("The quake struck (1023 GMT) at sea.", "1023 GMT", Past, "10:23 GMT"),
    ("The quake struck at 14:10 CET at sea.", "14:10 CET", Past, "14:10 GMT+1"),
    ("The road reopened at noon, they say.", "noon", Past, "12:00"),
    ("He was held shortly before midnight.", "shortly before midnight", Past, "about 24:00"),
    ("He was held around noon.", "around noon", Past, "about 12:00"),
    ("It ran out at half past eight.", "half past eight", Past, "08:30"),
    ("It ran out at 10 o'clock.", "10 o'clock", Past, "10:00"),
    ("They sat down at 2 p.m. EET.", "2 p.m. EET", Past, "14:00 GMT+2"),
    ("They sat down at 1:53 p.m. local time.", "1:53 p.m. local time", Past, "13:53"),
    ("They sat from 9 to 11 a.m. in Bern.", "9 to 11 a.m.", Past, "09:00 to 11:00"),
    ("It went dark at dawn.", "dawn", Past, "dawn"),
    (
        "The deal was told at 10 a.m. Central European Summer Time, with a smile.",
        "10 a.m. Central European Summer Time",
        Past,
        "10:00 GMT+2",
    ),
    // Joined.
    ("It began at 9:30 a.m. on Monday, Nov. 10, in Bern.", "9:30 a.m. on Monday, Nov. 10", Past, "Monday 10 November 2025, 09:30"),
    ("It began Monday at 5 p.m. in Bern.", "Monday at 5 p.m.", Past, "Monday 10 November 2025, 17:00"),
    ("Shortly before 3 a.m. on Wednesday, it fell.", "Shortly before 3 a.m. on Wednesday", Past, "Wednesday 12 November 2025, about 03:00"),
    ("1 September 2025, 23:40", "1 September 2025, 23:40", Past, "Monday 1 September 2025, 23:40"),
    ("8:44AM BST 16 Sep 2013", "8:44AM BST 16 Sep 2013", Past, "Monday 16 September 2013, 08:44 GMT+1"),
    ("Last updated 15:48 15/09/2013", "15:48 15/09/2013", Past, "Sunday 15 September 2013, 15:48"),
    (
        "Last Updated: Monday, 28 November 2005, 02:24 GMT",
        "Monday, 28 November 2005, 02:24 GMT",
        Past,
        "Monday 28 November 2005, 02:24 GMT",
    ),
    ("The ship turned around noon today, they say.", "around noon today", Past, "Thursday 13 November 2025, about 12:00"),
    ("It fell at 3 p.m. ET on Monday.", "3 p.m. ET on Monday", Past, "Monday 10 November 2025, 15:00 GMT-5"),
    // Named days.
    ("Her son died on 9/11 in New York.", "9/11", Past, "11 September 2001"),
    ("They came on Christmas Eve with gifts.", "Christmas Eve", Past, "24 December 2024"),
    ("They came on Easter Sunday 2024 with gifts.", "Easter Sunday 2024", Past, "31 March 2024"),
    ("It opens from the Feast of the Assumption.", "Feast of the Assumption", Future, "15 August 2026"),
];

#[test]
fn phrases_of_news_text_are_found_and_laid_on_the_calendar() {
    let mut wrong = Vec::new();
    for (text, span, tense, wanted) in PHRASES {
        let all = found(text);
        let spans: Vec<&str> = all.iter().map(|time| time.span.of(text)).collect();
        if spans != [*span] {
            wrong.push(format!("{text}: found {spans:?}, wanted {span:?}"));
            continue;
        }
        let interval = resolve(&all[0].meaning, Some(REFERENCE), *tense);
        let told = interval.map_or_else(|| "-".to_owned(), |interval| describe(&interval));
        if told != *wanted {
            wrong.push(format!("{text}: {told}, wanted {wanted}; {:?}", all[0].meaning));
        }
    }
    assert!(PHRASES.len() >= 130);
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_time_is_left_alone() {
    for text in [
        "About 2,500 fighters crossed.",
        "The village counts 1,987 souls.",
        "Some 2000 people marched.",
        "There were 2000 people and 1950 cows.",
        "A 100-day plan was told.",
        "The 25-year-old winger left.",
        "He ruled for eight years.",
        "It took 15 years.",
        "A seven-year deal was struck.",
        "They have worked on it for nearly a decade.",
        "You may come; they may not.",
        "They march on and on.",
        "April Jones spoke first, then June Osei.",
        "Theresa May spoke first.",
        "He sat in the sun.",
        "The Sunday Times wrote it.",
        "The 13th floor burned.",
        "Call 555-0141 for help.",
        "He paid $2000 for it.",
        "He fell 2000ft to the ground.",
        "Ratio 3:1 and score 4-3 stand.",
        "The price is a month of work, €4 a month.",
        "They won 2-0 at home.",
        "It is the first time in four years that it fell for them, the worst in ten years.",
        "Highway 2014 was shut.",
        "The second prize went to a third man.",
        "AM 830 told it.",
        "The paper Ovelia Today was sold, and USA Today too.",
        "The Winter Meetings went well.",
        "High Noon was shown before Midnight Mass.",
        "It was so in the last days of the war.",
        "It sends on 1950 MHz.",
        "He is 24 and she is 31.",
        "A fall in prices would spring a surprise.",
        "The fall of Mosul was told.",
        "One more minute and five seconds passed.",
        "They leapt on the trail of a fox at 14.",
    ] {
        assert_eq!(spans(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn months_that_are_words_need_evidence() {
    assert_eq!(spans("Cuts in May, and again in August, were small."), ["May", "August"]);
    assert_eq!(spans("In March they may march."), ["March"]);
    assert_eq!(spans("From April to June it rained."), ["April to June"]);
}
