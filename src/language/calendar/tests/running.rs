//! Sentences as reports write them, made after the grammar stood, and the share of them that is read right.

use super::*;

use Tense::{Future, Past};

/// A sentence, the words of its only time, and what they mean seen from Thursday 13 November 2025; "-" where they resolve to nothing.
const SENTENCES: &[(&str, &str, Tense, &str)] = &[
    // Dates.
    ("Ministers agreed to it on 3 October.", "3 October", Past, "3 October 2025"),
    ("The inquest opened on Wednesday, Oct. 29, in Leeds.", "Wednesday, Oct. 29", Past, "29 October 2025"),
    ("Parliament rises on December 19.", "December 19", Future, "19 December 2025"),
    ("A hearing was set for the 21st of January.", "the 21st of January", Future, "21 January 2026"),
    ("The treaty of 14 March 1991 lapsed.", "14 March 1991", Past, "14 March 1991"),
    ("He has not been seen since Aug. 2, 2019.", "Aug. 2, 2019", Past, "2 August 2019"),
    ("The trial began on the 6th and will be long.", "the 6th", Past, "6 November 2025"),
    ("The sale ran from 1 to 9 November.", "1 to 9 November", Past, "1 November 2025 to 9 November 2025"),
    ("Dated 2024-02-29 by hand", "2024-02-29", Past, "29 February 2024"),
    ("It reopened on Sept 1st after repairs.", "Sept 1st", Past, "1 September 2025"),
    // Months.
    ("Deliveries start in January.", "January", Future, "January 2026"),
    ("The plant was sold in July 2016.", "July 2016", Past, "July 2016"),
    ("Sales were weak in late August.", "late August", Past, "late August 2025"),
    ("A vote is likely in early December.", "early December", Future, "early December 2025"),
    ("They were arrested last June.", "last June", Past, "June 2025"),
    ("The August floods cost it dearly.", "August", Past, "August 2025"),
    ("By mid-March the snow had gone.", "mid-March", Past, "mid March 2025"),
    ("Work went on until the end of February.", "the end of February", Past, "the end of February 2025"),
    // Years and longer.
    ("The dam was finished in 1962.", "1962", Past, "1962"),
    ("He came to office in early 2021.", "early 2021", Past, "early 2021"),
    ("It will be ready by 2031.", "2031", Future, "2031"),
    ("The famine of the 1840s emptied the valley.", "the 1840s", Past, "the 1840s"),
    ("Profits fell in the second half of 2023.", "the second half of 2023", Past, "the second half of 2023"),
    ("Growth slowed in the first quarter of this year.", "the first quarter of this year", Past, "the first quarter of 2025"),
    ("From 1998 to 2004 he was mayor.", "1998 to 2004", Past, "1998 to 2004"),
    ("It was the wettest year since 1911.", "1911", Past, "1911"),
    ("In mid-2022 rates began to rise.", "mid-2022", Past, "mid 2022"),
    ("The church is of the 14th century.", "the 14th century", Past, "the 14th century"),
    // Seasons.
    ("The bridge opened last spring.", "last spring", Past, "spring 2025"),
    ("They hope to sail next summer.", "next summer", Future, "summer 2026"),
    ("In the winter of 1986 it froze.", "the winter of 1986", Past, "winter 1986"),
    ("The law takes effect in the autumn.", "the autumn", Future, "autumn 2025"),
    // Days of the week.
    ("Three men were charged on Tuesday.", "Tuesday", Past, "11 November 2025"),
    ("The strike ends on Friday.", "Friday", Future, "14 November 2025"),
    ("Snow fell on Sunday evening.", "Sunday evening", Past, "Sunday 9 November 2025, evening"),
    ("He died late on Saturday in hospital.", "late on Saturday", Past, "Saturday 8 November 2025, late evening"),
    ("Talks resume next Wednesday.", "next Wednesday", Future, "19 November 2025"),
    ("The crash last Monday was the third.", "last Monday", Past, "10 November 2025"),
    ("Fire broke out early on Thursday morning.", "early on Thursday morning", Past, "Thursday 13 November 2025, morning"),
    ("She was shot on Friday night.", "Friday night", Past, "Friday 7 November 2025, night"),
    ("On Saturday afternoon crowds gathered.", "Saturday afternoon", Past, "Saturday 8 November 2025, afternoon"),
    // Told from the day of writing.
    ("The king abdicated yesterday.", "yesterday", Past, "12 November 2025"),
    ("A verdict is due tomorrow.", "tomorrow", Future, "14 November 2025"),
    ("They left the country last month.", "last month", Past, "October 2025"),
    ("It will be tried again next week.", "next week", Future, "the week of 17 November 2025"),
    ("Two of them were freed earlier this week.", "earlier this week", Past, "earlier in the week of 10 November 2025"),
    ("The firm was sold earlier this month.", "earlier this month", Past, "earlier in November 2025"),
    ("The mine closed five years ago.", "five years ago", Past, "2020"),
    ("The talks broke down six weeks ago.", "six weeks ago", Past, "the week of 29 September 2025"),
    ("The election is three months away.", "three months away", Future, "February 2026"),
    ("The yards will close in two weeks.", "two weeks", Future, "the week of 24 November 2025"),
    ("The storm hit the coast this afternoon.", "this afternoon", Past, "Thursday 13 November 2025, afternoon"),
    ("A decision will come later this year.", "later this year", Future, "later in 2025"),
    ("It was stolen at the end of last year.", "the end of last year", Past, "the end of 2024"),
    ("Yesterday morning the siren wailed.", "Yesterday morning", Past, "Wednesday 12 November 2025, morning"),
    ("Over the past three months it grew.", "the past three months", Past, "13 August 2025 to 13 November 2025"),
    ("The party split last weekend.", "last weekend", Past, "the weekend of 8 November 2025"),
    // Told from something else in the text.
    ("He surrendered two days later.", "two days later", Past, "-"),
    ("A month before the vote he fled.", "A month before", Past, "-"),
    ("The following day it was denied.", "The following day", Past, "-"),
    ("It sank minutes later.", "minutes later", Past, "-"),
    ("The year before it had been sold.", "The year before", Past, "-"),
    // Clock.
    ("The alarm was raised at 4:20 a.m. by a nurse.", "4:20 a.m.", Past, "04:20"),
    ("Polls close at 8pm across the land.", "8pm", Future, "20:00"),
    ("The first tremor came at 0317 GMT.", "0317 GMT", Past, "03:17 GMT"),
    ("The flight left at 17:05 local time.", "17:05 local time", Past, "17:05"),
    ("It went down just after 6 p.m. on Sunday.", "just after 6 p.m. on Sunday", Past, "Sunday 9 November 2025, about 18:00"),
    ("They met at four o'clock on Saturday morning.", "four o'clock on Saturday morning", Past, "Saturday 8 November 2025, 04:00"),
    ("The doors shut at a quarter to nine.", "a quarter to nine", Past, "08:45"),
    ("The market opened at 9am on Monday.", "9am on Monday", Past, "Monday 10 November 2025, 09:00"),
    ("He was found shortly after midnight on Tuesday.", "shortly after midnight on Tuesday", Past, "Tuesday 11 November 2025, about 00:00"),
    ("Shots rang out at about 10.45pm on 7 November.", "about 10.45pm on 7 November", Past, "Friday 7 November 2025, about 22:45"),
    ("At 3 p.m. EST he spoke.", "3 p.m. EST", Past, "15:00 GMT-5"),
    // Named days.
    ("They were married on New Year's Eve in Oslo.", "New Year's Eve", Past, "31 December 2024"),
    ("The strike was called off on Good Friday 2023.", "Good Friday 2023", Past, "7 April 2023"),
];

#[test]
fn nineteen_sentences_in_twenty_are_read_right() {
    let told = |(text, span, tense, wanted): &(&str, &str, Tense, &str)| {
        let all = found(text);
        let spans: Vec<&str> = all.iter().map(|time| time.span.of(text)).collect();
        let meant = all.first().and_then(|time| resolve(&time.meaning, Some(REFERENCE), *tense));
        let meant = meant.map_or_else(|| "-".to_owned(), |interval| describe(&interval));
        let is_right = spans == [*span] && meant == *wanted;
        (!is_right).then(|| format!("{text}: read {spans:?} as {meant}, wanted {span:?} as {wanted}"))
    };
    let wrong: Vec<String> = SENTENCES.iter().filter_map(told).collect();
    let share = 1.0 - wrong.len() as f64 / SENTENCES.len() as f64;
    assert!(share >= 0.95, "{share:.3} of {}\n{}", SENTENCES.len(), wrong.join("\n"));
}
