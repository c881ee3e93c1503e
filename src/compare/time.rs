//! Times weighed against each other: one finding for each event that is dated.

mod ahead;

use jiff::civil::Weekday;

use crate::align::Relation;
use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::{Facts, Modality, Time, in_passage};
use crate::language::calendar::{self, Grain, Interval, Lead, Meaning, TimeAgreement, Which, Year};

use super::assign::Group;
use super::comparer::{self, Accord, Mention, Sequel};
use super::draft::Draft;
use super::slots::{Slots, Weights};
use super::types::{Kind, Verdict};
use super::weigh::{NamesAtOdds, Reasons, Scales, Timing, Unification, timing};
use ahead::{are_alone_ahead, is_to_come, runs_over};

/// What the slots weigh when two times differ: started from a logistic regression as those of quantities, then eased by hand where pairs that no weight was
/// fitted on showed too much trust in one slot (`ahead`, `alone_here`) or too little (`deed`).
fn apart() -> Weights {
    let slots = Slots {
        event: 0.9,
        opposite: -0.3,
        link: 1.3,
        context: 0.4,
        local: 0.5,
        mutual: 1.3,
        names: 0.7,
        strangers: -0.3,
        figures: 0.8,
        one_other_time: -0.5,
        alone_here: 1.7,
        exchanged: 2.0,
        distance: -0.36,
        ahead: 3.0,
        deed: 2.0,
        other_deed: -2.2,
        grain: -0.6,
        ..Slots::default()
    };
    Weights { bias: -3.2, slots }
}

/// What they weigh when the times agree.
fn agreeing() -> Weights {
    let slots = Slots {
        event: 1.2,
        link: 1.6,
        near_link: 0.5,
        context: 2.2,
        names: 0.6,
        strangers: -0.4,
        figures: 0.6,
        alone_here: 0.5,
        grain: -0.6,
        ..Slots::default()
    };
    Weights { bias: -1.3, slots }
}

/// What a day or an hour adds over a year.
const FINE: f64 = 0.8;
/// How well two events of one text must agree for a coarse and a fine time to date the same.
const ONE_EVENT: f64 = 0.3;
/// What two plans tell of one another in passages that no link joins.
const UNLINKED: f64 = 0.5;
/// By how much less years lie apart than their days.
const MONTHS: f64 = 12.0;
/// By how much a finding prefers to show two mentions that say the same over one that lies within the other.
const SHOW_EQUAL: f64 = 0.25;
/// How many groups of times are asked whether they date the same.
const RECENT: usize = 200;

/// The findings of all times.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    comparer::findings::<Time>(scales)
}

impl Mention for Time {
    const KIND: Kind = Kind::Date;
    const ABSENT: &'static str = "no time in the {} text dates the same event";
    const ABSENCE: f64 = 0.25;

    fn all(facts: &Facts) -> &Sides<Vec<Self>> {
        &facts.times
    }

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    /// Stated in the head of the report, fine, or planned.
    fn importance(&self, scales: &Scales<'_>, side: Side) -> f64 {
        let fine = self.interval.as_ref().is_some_and(|i| i.grain <= Grain::Day);
        scales.standing(0.6, side, self.passage)
            + if fine { 0.6 } else { 0.0 }
            + f64::from(u8::from(self.frame.modality == Modality::Planned)) * 0.4
    }

    /// Mentions of the same stretch of time, or a longer one that is said of the same event by the same names.
    fn groups(scales: &Scales<'_>, side: Side) -> Vec<Group> {
        let times = scales.facts.times.get(side);
        let mut groups: Vec<Group> = Vec::new();
        for (i, time) in times.iter().enumerate().filter(|(_, t)| t.meaning != Meaning::Present) {
            // In a long text a time is joined to what was told shortly before.
            let home = groups
                .iter_mut()
                .rev()
                .take(RECENT)
                .find(|g| g.members.iter().filter_map(|&m| times.get(m)).any(|other| dates_the_same(scales, time, other)));
            match home {
                Some(group) => group.members.push(i),
                None => groups.push(Group { members: vec![i] }),
            }
        }
        groups
    }

    fn accord(a: &Self, b: &Self) -> Option<Accord> {
        let agreement = match (&a.interval, &b.interval) {
            (Some(x), Some(y)) => calendar::agreement(x, y),
            (None, None) => by_weekday(&a.meaning, &b.meaning).or_else(|| calendar::agree_unresolved(&a.meaning, &b.meaning))?,
            _ => return None,
        };
        let is_rough = |time: &Self| time.interval.as_ref().is_some_and(is_rough_season);
        let placed = |time: &Self| time.interval.is_some_and(|i| !i.inferred);
        match agreement {
            TimeAgreement::Equal => Some(Accord::Equal),
            // "late 2024" is how one writes of December: rough, but the same.
            TimeAgreement::Within if is_rough(a) || is_rough(b) => Some(Accord::Equal),
            TimeAgreement::Within => Some(Accord::Compatible),
            // A day of the week that is placed by the other report's day may be that of the week before.
            TimeAgreement::Apart if is_unsure_week(a, b) || is_unsure_week(b, a) => None,
            TimeAgreement::Apart => Some(Accord::Apart { doubt: if placed(a) && placed(b) { 0.0 } else { 0.05 } }),
            TimeAgreement::Unknown => None,
        }
    }

    fn reason(a: &Self, b: &Self) -> String {
        a.interval.as_ref().zip(b.interval.as_ref()).map_or_else(
            || "neither text has a date to place the day by; the words themselves were compared".to_owned(),
            |(x, y)| calendar::agree(x, y).1,
        )
    }

    fn unify(scales: &Scales<'_>, a: &Self, b: &Self, agrees: bool, reasons: &mut Reasons) -> Unification {
        let (x, y) = (&a.frame, &b.frame);
        let other_edge = edge(a.lead) != edge(b.lead) && !(runs_over(a, b) && are_alone_ahead(scales, a, b));
        if !agrees && (other_edge || is_too_long(a) || is_too_long(b) || is_near_guess(a, b)) {
            return Unification::LetGo("one gives a bound, or too long a stretch");
        }
        if !agrees && a.is_of_saying != b.is_of_saying {
            return Unification::LetGo("one dates what was said, the other what it tells of");
        }
        if !agrees && scales.names_at_odds(x, y) == Some(NamesAtOdds::Known) {
            return Unification::LetGo("they speak of different people or places");
        }
        if !agrees && !scales.may_speak_of_one((x, a.passage), (y, b.passage)) {
            return Unification::LetGo("nothing says that they date the same event");
        }
        let mut slots = scales.common_slots((x, a.passage), (y, b.passage), reasons);
        // A report that looks back gives the year of many things; what it counts beside them tells which.
        if !agrees
            && slots.event <= 0.0
            && slots.figures <= 0.0
            && is_year(a)
            && is_year(b)
            && !scales.are_exchanged((a.passage, a.span), (b.passage, b.span))
        {
            return Unification::LetGo("nothing says that they date the same event");
        }
        if !agrees && slots.opposite > 0.0 {
            return Unification::LetGo("they date opposite events");
        }
        let days = weekday(&a.meaning).zip(weekday(&b.meaning)).filter(|_| a.interval.is_none() && b.interval.is_none());
        if let Some((x, y)) = days {
            let apart = x.until(y).min(y.until(x));
            slots.distance = (1.0 + f64::from(apart)).log10();
        }
        if are_alone_ahead(scales, a, b) {
            slots.ahead = if slots.link > 0.0 { 1.0 } else { UNLINKED };
            reasons.add(|| "both are still to come, and nothing else that is to come differs".to_owned());
        }
        slots.alone_here = f64::from(u8::from(
            scales.is_linked(a.passage, b.passage) && is_alone(scales, Side::Left, a) && is_alone(scales, Side::Right, b),
        ));
        if scales.are_exchanged((a.passage, a.span), (b.passage, b.span)) {
            slots.exchanged = 1.0;
            reasons.add(|| "both stand in the same place of a sentence in its two versions".to_owned());
        }
        if let (Some(i), Some(j)) = (&a.interval, &b.interval) {
            // Where a text gives no day, the two stand on one.
            let days = if i.day_known && j.day_known { (i.start.date() - j.start.date()).get_days().abs() } else { 0 };
            // Of what lies far back a text tells the year: two of them are as near as two months.
            let is_past_year = |side: Side, time: &Time, interval: &Interval| {
                let reported = scales.facts.references.get(side).map(|reference| reference.date);
                is_year(time) && reported.is_none_or(|day| interval.end.date() <= day)
            };
            let unit = if is_past_year(Side::Left, a, i) && is_past_year(Side::Right, b, j) { MONTHS } else { 1.0 };
            slots.distance = (1.0 + f64::from(days) / unit).log10().min(3.0);
            slots.grain = f64::from(coarseness(i.grain).abs_diff(coarseness(j.grain)));
        }
        for (side, time) in [(Side::Left, a), (Side::Right, b)] {
            if time.interval.is_some_and(|i| i.inferred) {
                reasons
                    .add(|| format!("the day of \u{201c}{}\u{201d} is inferred, for its text has no date", scales.text(side, time.span)));
            }
        }
        Unification::Comparable(slots)
    }

    fn weights(agrees: bool) -> Weights {
        if agrees { agreeing() } else { apart() }
    }

    fn telling(a: &Self, b: &Self, accord: Accord) -> f64 {
        let is_fine = |t: &Self| t.interval.is_some_and(|i| i.grain <= Grain::Month);
        if accord == Accord::Equal && (is_fine(a) || is_fine(b)) { FINE } else { 0.0 }
    }

    fn preference(_: &Scales<'_>, _: &Self, _: &Self, accord: Accord) -> f64 {
        if accord == Accord::Equal { SHOW_EQUAL } else { 0.0 }
    }

    /// "On Thursday" says nothing of the hour of "at 6am on Thursday".
    fn leaves_open(a: &Self, b: &Self, accord: Accord) -> bool {
        let is_clocked = |time: &Self| time.interval.is_some_and(|interval| interval.clock.is_some_and(|clock| clock.time.is_some()));
        accord == Accord::Compatible && is_clocked(a) != is_clocked(b)
    }

    fn is_coarser_than(&self, other: &Self) -> bool {
        self.interval.as_ref().zip(other.interval.as_ref()).is_some_and(|(own, other)| own.grain > other.grain && own.grain > Grain::Day)
    }

    /// The same stretch of time told in another way is a variant: by another clock or zone, or seen from the day of writing on one side ("yesterday") and
    /// named on the other ("Wednesday", "June 12"). Another spelling of a date is none.
    fn verdict(scales: &Scales<'_>, a: &Self, b: &Self, accord: Accord) -> Verdict {
        let clocked = |t: &Self| t.interval.as_ref().is_some_and(|i| i.clock.is_some());
        let same_words = || scales.text(Side::Left, a.span).eq_ignore_ascii_case(scales.text(Side::Right, b.span));
        let told_otherwise = clocked(a) && clocked(b) || way(&a.meaning) != way(&b.meaning);
        if accord == Accord::Equal && told_otherwise && !same_words() { Verdict::Variant } else { accord.verdict() }
    }

    /// A later report tells what became of an earlier one's plan: then both days stand.
    fn sequel(scales: &Scales<'_>, a: &Self, b: &Self) -> Option<Sequel> {
        let reported = |side: Side| scales.facts.references.get(side).map(|reference| reference.date);
        let is_plan = Sides::new(is_to_come(a, reported(Side::Left)), is_to_come(b, reported(Side::Right)));
        let (plan, deed) = match (is_plan.left, is_plan.right) {
            (true, false) => ((a, Side::Left), (b, Side::Right)),
            (false, true) => ((b, Side::Right), (a, Side::Left)),
            _ => return None,
        };
        let (planned, done) = (reported(plan.1)?, reported(deed.1)?);
        let reason = format!(
            "one report tells a plan, the other what took place; their days are {} and {}",
            planned.strftime("%-d %B %Y"),
            done.strftime("%-d %B %Y")
        );
        Some(if planned <= done {
            Sequel { relation: Relation::Fulfilment, reason, summary: Some(fulfilment(plan, deed)) }
        } else {
            Sequel { relation: Relation::FollowUp, reason, summary: None }
        })
    }
}

/// How two days of the week lie: two reports of one event that give no date were written in one week.
fn by_weekday(a: &Meaning, b: &Meaning) -> Option<TimeAgreement> {
    let (x, y) = (weekday(a)?, weekday(b)?);
    let clock = |meaning: &Meaning| if let Meaning::Timed { clock, .. } = meaning { Some(*clock) } else { None };
    match (clock(a), clock(b)) {
        _ if x != y => Some(TimeAgreement::Apart),
        (Some(first), Some(second)) => calendar::agree_unresolved(&Meaning::Clock(first), &Meaning::Clock(second)),
        (None, None) => Some(TimeAgreement::Equal),
        _ => Some(TimeAgreement::Within),
    }
}

/// The day of the week that a meaning names without saying which week.
fn weekday(meaning: &Meaning) -> Option<Weekday> {
    match meaning {
        Meaning::Weekday { weekday, which: Which::Plain } => Some(*weekday),
        Meaning::Timed { day, .. } => weekday(day),
        _ => None,
    }
}

/// How a text tells a time.
#[derive(PartialEq, Eq)]
enum Way {
    /// By its number or name on the calendar.
    Named,
    /// By the day of the week.
    Weekday,
    /// As seen from the day of writing.
    Relative,
    /// In any other way.
    Other,
}

fn way(meaning: &Meaning) -> Way {
    match meaning {
        Meaning::Calendar(calendar) if matches!(calendar.year, Some(Year::Offset(_))) => Way::Relative,
        Meaning::Calendar(_) | Meaning::Holiday { .. } | Meaning::Season { .. } => Way::Named,
        Meaning::Weekday { .. } => Way::Weekday,
        Meaning::Relative { .. } | Meaning::Window { .. } => Way::Relative,
        Meaning::Timed { day, .. } => way(day),
        Meaning::Part { of, .. } => way(of),
        _ => Way::Other,
    }
}

/// Whether two times of a text give the same stretch, or one a longer stretch that it says of the same event by the same names.
fn dates_the_same(scales: &Scales<'_>, a: &Time, b: &Time) -> bool {
    match (&a.interval, &b.interval) {
        (Some(x), Some(y)) => {
            let one_event =
                || scales.same_event(&a.frame, &b.frame).0 >= ONE_EVENT && !scales.shared_names(&a.frame, &b.frame).1.is_empty();
            let may_be_one = matches!(timing(&a.frame.when, &b.frame.when), Timing::Silent | Timing::SameNow);
            (x.start, x.end, x.grain) == (y.start, y.end, y.grain)
                || may_be_one && calendar::agreement(x, y) == TimeAgreement::Within && one_event()
        }
        (None, None) => a.meaning == b.meaning,
        _ => false,
    }
}

/// A part of a year: "late 2024", "early 1998".
fn is_rough_season(interval: &Interval) -> bool {
    interval.grain == Grain::Year && interval.part.is_some()
}

/// Which side of a time an event lies on: what the word before it makes of it. "Active since 2014" and "founded in 2014" both put it in 2014.
#[derive(PartialEq, Eq)]
enum Edge {
    After,
    Before,
    At,
}

const fn edge(lead: Option<Lead>) -> Edge {
    match lead {
        Some(Lead::After) => Edge::After,
        Some(Lead::Until | Lead::Before | Lead::By) => Edge::Before,
        _ => Edge::At,
    }
}

/// Days, months, years, longer: 0 to 3.
const fn coarseness(grain: Grain) -> u8 {
    match grain {
        Grain::Minute | Grain::Hour | Grain::PartOfDay | Grain::Day | Grain::Weekend | Grain::Week => 0,
        Grain::Month | Grain::Quarter | Grain::Season => 1,
        Grain::Year => 2,
        Grain::Decade | Grain::Century => 3,
    }
}

/// Whether the passage gives no other time.
fn is_alone(scales: &Scales<'_>, side: Side, time: &Time) -> bool {
    in_passage(scales.facts.times.get(side), time.passage, |t| t.passage).1.len() == 1
}

/// Whether a day is placed by a day that is inferred, and the other time is told by its week: "Wednesday", "last week".
fn is_unsure_week(day: &Time, other: &Time) -> bool {
    let is_inferred = day.interval.is_some_and(|interval| interval.inferred);
    is_inferred && weekday(&day.meaning).is_some() && other.interval.is_some_and(|interval| interval.grain == Grain::Week)
}

/// Too coarse to be held against another time.
fn is_too_long(time: &Time) -> bool {
    time.interval.is_some_and(|i| i.grain > Grain::Year)
}

/// Whether a rough time of years may well mean the other one: "two years ago" and last year, but not the year five years back.
fn is_near_guess(a: &Time, b: &Time) -> bool {
    /// Years that a rough one may be off.
    const OFF: i16 = 1;
    let is_rough = |i: &Interval| i.approximate && i.grain >= Grain::Year;
    a.interval.zip(b.interval).is_some_and(|(x, y)| (is_rough(&x) || is_rough(&y)) && (x.start.year() - y.start.year()).abs() <= OFF)
}

/// Told no finer than by its year.
fn is_year(time: &Time) -> bool {
    time.interval.is_some_and(|i| i.grain >= Grain::Year)
}

/// "planned for the 8th, took place on the 10th", with days written out.
fn fulfilment(plan: (&Time, Side), deed: (&Time, Side)) -> String {
    let day = |t: &Time| t.interval.as_ref().map(calendar::describe).unwrap_or_default();
    format!("planned for {} ({}), took place on {} ({})", day(plan.0), plan.1.name(), day(deed.0), deed.1.name())
}
