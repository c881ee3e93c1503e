//! Times: dates and hours, resolved against the document's day, bound to the event they date.

use std::ops::Range;

use jiff::civil::Date;

use crate::document::{ByteSpan, PassageId, Role};
use crate::language::Pos;
use crate::language::calendar::{self, Interval, Lead, Meaning, Reference, Tense, TimeExpression};

use super::event::{Governor, governor};
use super::frame::{Frame, Modality};
use super::reading::{PassageReading, Reading};

/// A time in a passage with its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The passage.
    pub passage: PassageId,
    /// The expression as written.
    pub span: ByteSpan,
    /// Its tokens in the passage.
    pub tokens: Range<usize>,
    /// The word before it: "since", "until".
    pub lead: Option<Lead>,
    /// What it says.
    pub meaning: Meaning,
    /// Where it lies on the calendar; none where the text gives nothing to place it by.
    pub interval: Option<Interval>,
    /// Whether it dates what somebody said: "police said on Friday".
    pub is_of_saying: bool,
    /// The token of the verb that it hangs on.
    pub governor: Option<usize>,
    /// What it dates.
    pub frame: Frame,
}

/// The times of a passage.
pub(super) fn times(passage: &PassageReading<'_>, before: Option<&PassageReading<'_>>, reference: Option<Reference>) -> Vec<Time> {
    let expressions = calendar::times(passage.text, &passage.tokens);
    let full: Vec<Date> = expressions.iter().filter_map(|expression| expression.meaning.full_date()).collect();
    expressions
        .into_iter()
        .map(|expression| {
            let tokens = expression.tokens.clone();
            let frame = Frame::around(passage, &tokens, before);
            let governor = governor(passage, tokens.start);
            let tense = tense(frame.modality, passage, &expression, governor);
            let interval = beside(&expression.meaning, &full).or_else(|| calendar::resolve(&expression.meaning, reference, tense));
            Time {
                passage: passage.passage.id,
                span: passage.span(&tokens),
                tokens,
                lead: expression.lead,
                meaning: expression.meaning,
                interval,
                governor: governor.map(|governor| governor.at),
                is_of_saying: governor.is_some_and(|governor| governor.speaks),
                frame,
            }
        })
        .collect()
}

/// Lets a headline or a caption, which has no tense to tell by, mean the day of the week that its text means: the first one of that name.
pub(super) fn follow_body(reading: &Reading<'_>, times: &mut [Time]) {
    let is_body = |time: &Time| reading.passages.get(time.passage.0).is_some_and(|passage| passage.passage.role == Role::Body);
    let (body, others): (Vec<&mut Time>, Vec<&mut Time>) = times.iter_mut().partition(|time| is_body(time));
    let mut days: Vec<(&Meaning, Interval)> = Vec::new();
    for time in &body {
        if let (Meaning::Weekday { .. }, Some(interval)) = (&time.meaning, time.interval) {
            days.push((&time.meaning, interval));
        }
    }
    for time in others {
        if let Some((_, interval)) = days.iter().find(|(meaning, _)| **meaning == time.meaning) {
            time.interval = Some(*interval);
        }
    }
}

/// A day without a year in a passage that gives another day of those weeks with its year: "was killed on June 24, 2005, while looking into a June 20 raid".
fn beside(meaning: &Meaning, full: &[Date]) -> Option<Interval> {
    /// Days that may lie between the two.
    const WEEKS: i32 = 31;
    let Meaning::Calendar(calendar) = meaning else { return None };
    if calendar.year.is_some() || calendar.month.is_none() || calendar.day.is_none() {
        return None;
    }
    let placed = |&date: &Date| {
        let reference = Reference { date, inferred: false };
        let interval = calendar::resolve(meaning, Some(reference), Tense::Unknown)?;
        ((interval.start.date() - date).get_days().abs() <= WEEKS).then_some(interval)
    };
    full.iter().find_map(placed)
}

/// Plans look forward, and so does what may or should be; what is told in the present lies near, and on a day of the week or as a bound it is still to
/// come ("meets on Monday", "have until May"); everything else a report dates has happened.
fn tense(modality: Modality, passage: &PassageReading<'_>, time: &TimeExpression, governor: Option<Governor>) -> Tense {
    let at = time.tokens.start;
    let mut clause = passage.clause_of(at);
    let is_month = |i: usize| passage.pos.get(i) == Some(&Pos::ProperNoun);
    let is_ahead = |i: usize| {
        matches!(passage.lower(i), "may" | "might" | "should") && !is_month(i) && !(i..i + 4).any(|j| passage.lower(j) == "have")
    };
    // Headlines and captions tell in the present what was.
    let is_running_text = passage.passage.role == Role::Body && time.lead != Some(Lead::Since);
    let present = governor.filter(|governor| governor.is_present && is_running_text);
    let is_bound = matches!(time.lead, Some(Lead::Until | Lead::By));
    let is_stated = present.is_some_and(|governor| governor.is_before) && matches!(time.lead, None | Some(Lead::On));
    match modality {
        Modality::Planned | Modality::Expected => Tense::Future,
        Modality::Possible if clause.any(is_ahead) => Tense::Future,
        Modality::Possible if is_running_text => Tense::Present,
        Modality::Happened if present.is_some() && (is_bound || is_stated && is_weekday(&time.meaning)) => Tense::Future,
        Modality::Happened if present.is_some() => Tense::Present,
        Modality::Happened | Modality::Possible | Modality::Open => Tense::Past,
    }
}

fn is_weekday(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Weekday { .. } => true,
        Meaning::Timed { day, .. } => is_weekday(day),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::beside_itself;
    use crate::language::calendar::describe;

    /// The times of the last passage of a report of 18 September 2025, as they lie on the calendar.
    fn placed(text: &str) -> Vec<String> {
        let report = format!("Council of Orrin sits\n\nORRIN, Sept 18, 2025 (Fenwire) - The council of Orrin sat all day.\n\n{text}\n");
        beside_itself(&report, |facts, document| {
            let last = document.passages.last().map(|passage| passage.id);
            let times = facts.times.left.iter().filter(|time| Some(time.passage) == last);
            times.filter_map(|time| time.interval.as_ref().map(describe)).collect()
        })
    }

    #[test]
    fn what_is_told_in_the_present_lies_near() {
        for (text, day) in [
            ("The council meets again on Nov. 6.", "6 November 2025"),
            ("The mayor wants her term, which ends in February, to be renewed.", "February 2026"),
            ("Both chambers have until May 31 to approve the plan.", "31 May 2026"),
            ("The towers could come down on Sept. 29.", "29 September 2025"),
            ("A curfew is in force until Monday.", "22 September 2025"),
            ("They have agreed to meet on Saturday.", "20 September 2025"),
            ("The mayor opens the fair on Saturday.", "20 September 2025"),
            ("They are the men whom their captors let go on Wednesday.", "17 September 2025"),
            ("The men are wanted for robbing a mill on Saturday.", "13 September 2025"),
            ("The council met on Nov. 6.", "6 November 2024"),
            ("The council has met three times since Nov. 6.", "6 November 2024"),
            ("Masons cut the stone in October.", "October 2024"),
            ("The mayor is ill, an aide said on Friday.", "12 September 2025"),
        ] {
            assert_eq!(placed(text), [day], "{text}");
        }
    }

    #[test]
    fn a_headline_means_the_day_that_its_text_means() {
        let report = "Orrin fair back on Saturday\n\nORRIN, Sept 18, 2025 (Fenwire) - The mayor opens the fair on Saturday.\n";
        let days: Vec<String> =
            beside_itself(report, |facts, _| facts.times.left.iter().filter_map(|time| time.interval.as_ref().map(describe)).collect());
        assert!(days.first() == Some(&"20 September 2025".to_owned()) && days.first() == days.last(), "{days:?}");
    }

    #[test]
    fn a_day_without_a_year_lies_beside_one_that_has_it() {
        let text = "The guard was shot on June 24, 2019, while asking about a June 20 raid.";
        assert_eq!(placed(text), ["24 June 2019", "20 June 2019"]);
        let text = "The mayor, born on May 3, 1960, fell ill on Sept. 2 and died.";
        assert_eq!(placed(text), ["3 May 1960", "2 September 2025"]);
    }
}
