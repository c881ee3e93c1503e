//! The judgement on two events: whether they are at odds, in what, and how surely.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::absence::absent;
use super::participants::{APART, Participants, likeness};
use crate::compare::types::Kind;
use crate::compare::weigh::{Scales, Timing, timing};
use crate::document::{Side, Sides};
use crate::facts::{
    Argument, Event, Exclusion, Modality, Oblique, Polarity, Sort, VerbForm, When, are_converse, exclusion, in_passage, is_converse,
    is_general_head, is_mutual, same_outcome, settles,
};

/// Two events at odds.
pub(super) struct Odds {
    pub kind: Kind,
    /// 0 to 1.
    pub likelihood: f64,
    pub because: Because,
}

/// Why two events are at odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Because {
    /// One is denied.
    Denied(Side),
    /// One text says that there was nothing of the kind.
    NoneAtAll(Side),
    /// Their outcomes exclude one another.
    Excluded(Exclusion),
    /// One is done, the other still planned.
    Planned(Side),
    /// One has it planned, the other says that it is still to be decided.
    Undecided(Side),
    /// The same is said of two.
    Exchanged,
    /// Who did it and to whom it was done are the other way round.
    Swapped,
    /// What one text says is not there does something in the other.
    Absent(Side),
}

/// How two predicates stand to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Predicates {
    /// They tell the same, so surely.
    Same(f64),
    Excluded(Exclusion),
    /// That of a side is still to settle what the other tells: "will vote on", "ratified".
    Settles(Side),
}

/// From this likeness on two arguments are the same thing.
pub(super) const SAME: f64 = 0.8;
/// Below this they are not.
pub(super) const UNLIKE: f64 = 0.35;

pub(super) fn judge(scales: &Scales<'_>, left: &Event, right: &Event) -> Option<Odds> {
    // What two people say is held against each other word by word, and need not be one opinion.
    if left.is_quoted && right.is_quoted {
        return None;
    }
    if let Some(odds) = absent(scales, left, right) {
        return Some(odds);
    }
    let case = Case::of(scales, left, right)?;
    case.none_at_all().or_else(|| case.turned_round()).or_else(|| case.opposed()).or_else(|| case.planned()).or_else(|| case.exchanged())
}

/// Whether two predicates tell the same or exclude one another: else nothing more is asked of the two events.
pub(super) fn predicates_meet(scales: &Scales<'_>, left: &Event, right: &Event) -> bool {
    predicates(scales, left, right).is_some() || absent(scales, left, right).is_some()
}

/// How surely two predicates tell the same, 0 to 1; none where they tell two things.
pub(super) fn sameness(scales: &Scales<'_>, left: &Event, right: &Event) -> Option<f64> {
    match predicates(scales, left, right)? {
        Predicates::Same(sureness) => Some(sureness),
        Predicates::Excluded(_) | Predicates::Settles(_) => None,
    }
}

fn predicates(scales: &Scales<'_>, left: &Event, right: &Event) -> Option<Predicates> {
    let words = |event: &'_ Event| [Some(event.sense.clone()), event.particle.as_ref().map(|particle| particle.lemma.clone())];
    let excluded = || {
        let (lefts, rights) = (words(left), words(right));
        let pairs = lefts.iter().flatten().flat_map(|a| rights.iter().flatten().map(move |b| (a, b)));
        let goes_without = left.object.is_none() && right.object.is_none();
        let holds = |exclusion: &Exclusion| *exclusion != Exclusion::Change || goes_without;
        pairs.into_iter().filter_map(|(a, b)| exclusion(a, b)).find(holds).map(Predicates::Excluded)
    };
    let (a, b) = (&left.predicate, &right.predicate);
    // "Cut off" and "cut" are two verbs.
    let is_plain = left.sense == left.predicate.lemma && right.sense == right.predicate.lemma;
    excluded().or_else(|| {
        let same = if left.sense == right.sense || is_plain && a.stem == b.stem {
            Some(1.0)
        } else if is_plain && scales.words.same_meaning(a, b) {
            Some(0.8)
        } else {
            left.tells_alike(right).then_some(0.6)
        };
        let settles =
            |(side, open, settled): (Side, &Event, &Event)| settles(&open.sense, &settled.sense).then_some(Predicates::Settles(side));
        same.map(Predicates::Same).or_else(|| [(Side::Left, left, right), (Side::Right, right, left)].into_iter().find_map(settles))
    })
}

/// Two events with what decides on them.
pub(super) struct Case<'a, 'f> {
    scales: &'a Scales<'f>,
    pub events: Sides<&'a Event>,
    predicates: Predicates,
    pub participants: Participants,
    link: f64,
}

impl<'a, 'f> Case<'a, 'f> {
    /// Two events whose predicates tell the same, or exclude one another.
    pub(super) fn of(scales: &'a Scales<'f>, left: &'a Event, right: &'a Event) -> Option<Self> {
        let predicates = predicates(scales, left, right)?;
        let participants = Participants::of(scales, left, right);
        let (link, _) = scales.link(left.passage, right.passage);
        Some(Self { scales, events: Sides::new(left, right), predicates, participants, link })
    }

    /// Whether the one denies what the other tells, or excludes it, whatever they are told of.
    pub(super) fn is_opposed(&self) -> bool {
        let differs = self.events.left.polarity != self.events.right.polarity;
        matches!(self.predicates, Predicates::Same(_)) == differs
    }

    fn both(&self, holds: impl Fn(&Event) -> bool) -> bool {
        holds(self.events.left) && holds(self.events.right)
    }

    fn is_anterior(&self, side: Side) -> bool {
        self.events.get(side).form == VerbForm::Anterior
    }

    pub(super) fn is_apart_in_time(&self) -> bool {
        matches!(timing(&self.events.left.when, &self.events.right.when), Timing::Apart | Timing::OtherDay)
    }

    pub(super) fn is_one_other_time(&self) -> bool {
        timing(&self.events.left.when, &self.events.right.when) == Timing::OneOther
    }

    /// Whether what the two are about is the same, and nobody else does it. In surely linked passages a change by the same measure is a change of the same
    /// thing, whatever each text calls it: "the franc fell 2 percent", "the currency lost 2 percent".
    fn same_theme(&self) -> bool {
        let by_measure = || self.link >= SURELY_LINKED && self.same_extent() && self.participants.theme != Some(APART);
        self.participants.theme.is_some_and(|theme| theme >= SAME || by_measure())
            && self.participants.agent.is_none_or(|agent| agent >= UNLIKE)
    }

    fn same_extent(&self) -> bool {
        self.participants.extent.is_some_and(|extent| extent >= SAME)
    }

    /// One side says that nothing of the kind happened: "no arrests had been made", "there were no deaths".
    fn none_at_all(&self) -> Option<Odds> {
        let Predicates::Same(sureness) = self.predicates else { return None };
        let side = Side::BOTH.into_iter().find(|&side| denies_all(self.events.get(side)))?;
        let (denial, told) = (self.events.get(side), self.events.get(side.other()));
        let tells = told.polarity == Polarity::Asserted && told.modality == Modality::Happened && denial.modality == Modality::Happened;
        // Of a thing like "came" the denial is of those who might have come, not of all coming.
        let is_happening = denial.predicate.class.or(denial.predicate.event).is_some();
        if !tells || !is_happening || told.is_quoted || self.is_apart_in_time() || self.is_one_other_time() || !self.is_as_narrow(side) {
            return None;
        }
        if told.theme().is_none() || !self.is_of_the_same_place(denial, side.other()) {
            return None;
        }
        let likelihood = 0.54 + 0.06 * sureness + 0.1 * self.link;
        Some(Odds { kind: Kind::Negation, likelihood, because: Because::NoneAtAll(side) })
    }

    /// Whether the other passage speaks of all that a denial is limited to: "no deaths in the village".
    fn is_of_the_same_place(&self, denial: &Event, other: Side) -> bool {
        let passage = self.events.get(other).passage;
        let bag: Vec<_> = self.scales.words.bags.get(other).get(passage.0).into_iter().flatten().map(|&word| (word, 1.0)).collect();
        denial.obliques.iter().all(|oblique| {
            let words: Vec<_> = oblique.argument.words.iter().map(|&word| (word, 1.0)).collect();
            words.is_empty() || self.scales.words.coverage(&words, &bag).left >= TOLD
        })
    }

    /// Whether what is denied within limits is told within the same: one who was "not seriously hurt" may be hurt.
    fn is_as_narrow(&self, denial: Side) -> bool {
        let (denied, told) = (self.events.get(denial), self.events.get(denial.other()));
        denied.narrowed.is_none() || denied.narrowed == told.narrowed
    }

    /// The day of a report.
    fn day(&self, side: Side) -> Option<Date> {
        self.scales.facts.references.get(side).map(|reference| reference.date)
    }

    /// Whether what a report denies of the time up to it may have come about since: "has not signed" on Monday, "signed" on Tuesday.
    fn may_have_followed(&self, denial: Side) -> bool {
        self.events.get(denial).is_so_far && self.day(denial).zip(self.day(denial.other())).is_some_and(|(denied, told)| denied < told)
    }

    /// Whether the later of two reports tells a change that may have come about after the earlier one: shut on Monday, opened on Tuesday.
    fn may_have_moved_on(&self) -> bool {
        let Some((left, right)) = self.day(Side::Left).zip(self.day(Side::Right)).filter(|(left, right)| left != right) else {
            return false;
        };
        let later = if left < right { Side::Right } else { Side::Left };
        let event = self.events.get(later);
        // "Stays on", "remains shut": what still holds has not changed since.
        if event.form != VerbForm::Past || event.predicate.lower == event.predicate.lemma {
            return false;
        }
        match &event.when {
            When::Now(interval) | When::Other(interval) => interval.end.date() > left.min(right),
            When::Silent => true,
            When::Past => false,
        }
    }

    /// Whether one of the two passages tells the other's event as well: "climbed before it fell", "fell after it had climbed".
    fn is_told_by_both(&self) -> bool {
        Side::BOTH.into_iter().any(|side| {
            let (own, other) = (self.events.get(side), self.events.get(side.other()));
            let (_, beside) = in_passage(self.scales.facts.events.get(side), own.passage, |event| event.passage);
            let tells = |event: &Event| event.sense == other.sense || same_outcome(&event.sense, &other.sense);
            beside.iter().any(|event| event.at != own.at && event.polarity == other.polarity && tells(event))
        })
    }

    /// Whether each says of what the event is told something else by the same preposition: "not due to rain", "due to snow".
    fn has_other_complement(&self) -> bool {
        let Sides { left, right } = self.events;
        let is_other =
            |(a, b): (&Oblique, &Oblique)| a.preposition == b.preposition && likeness(self.scales, &a.argument, &b.argument) < UNLIKE;
        left.obliques.iter().any(|a| right.obliques.iter().any(|b| is_other((a, b))))
    }

    /// Denied on one side, or told with outcomes that exclude one another.
    fn opposed(&self) -> Option<Odds> {
        let differs = self.events.left.polarity != self.events.right.polarity;
        let (kind, because, sureness) = match self.predicates {
            Predicates::Same(sureness) if differs => {
                let side = Side::BOTH.into_iter().find(|&side| self.events.get(side).polarity == Polarity::Denied)?;
                (Kind::Negation, Because::Denied(side), sureness)
            }
            Predicates::Excluded(exclusion) if !differs && self.both(|event| event.polarity == Polarity::Asserted) => {
                let kind = if exclusion == Exclusion::State { Kind::Status } else { Kind::Antonym };
                (kind, Because::Excluded(exclusion), 0.9)
            }
            _ => return None,
        };
        if matches!(because, Because::Denied(side) if !self.is_as_narrow(side) || self.may_have_followed(side)) {
            return None;
        }
        let stage = self.events.left.modality;
        let is_told = stage == self.events.right.modality && !matches!(stage, Modality::Possible | Modality::Open);
        // Of what is still to come seldom both tell when.
        let is_one_time = stage == Modality::Planned || !self.is_one_other_time();
        if !is_told || !self.same_theme() || self.is_apart_in_time() || !is_one_time {
            return None;
        }
        if self.is_told_by_both() || (kind == Kind::Negation && self.has_other_complement()) {
            return None;
        }
        let same_extent = self.same_extent();
        let another_state = self.is_anterior(Side::Left) != self.is_anterior(Side::Right) && !same_extent;
        // Two schools may be open and two others shut.
        let may_be_others = self.both(|event| event.theme().is_some_and(|theme| theme.is_counted && !theme.is_definite));
        if may_be_others && matches!(because, Because::Excluded(_)) {
            return None;
        }
        let may_differ = self.participants.agent.is_none_or(|agent| agent < SAME) && self.both(|event| event.object.is_some());
        if may_differ && because == Because::Excluded(Exclusion::Stance) {
            return None;
        }
        if because == Because::Excluded(Exclusion::State) && (another_state || self.may_have_moved_on()) {
            return None;
        }
        let mut likelihood = 0.4 + 0.1 * sureness + 0.2 * self.link + 0.1 * self.participants.theme.unwrap_or_default();
        likelihood += match self.participants.agent {
            Some(agent) if agent >= SAME => 0.1,
            _ => 0.0,
        };
        likelihood += if same_extent { 0.15 } else { 0.0 };
        likelihood -= if another_state { 0.15 } else { 0.0 };
        likelihood -= if self.both(|event| !event.is_quoted) { 0.0 } else { 0.1 };
        Some(Odds { kind, likelihood: likelihood.clamp(0.0, SUREST), because })
    }

    /// Done on one side, still planned on the other, whose report is no earlier.
    fn planned(&self) -> Option<Odds> {
        let (sureness, settling) = match self.predicates {
            Predicates::Same(sureness) => (sureness, None),
            Predicates::Settles(side) => (1.0, Some(side)),
            Predicates::Excluded(_) => return None,
        };
        let stage = |side: Side| self.stage(side);
        let is_behind = |side: &Side| {
            matches!(
                (stage(*side), stage(side.other())),
                (Modality::Planned | Modality::Open, Modality::Happened) | (Modality::Open, Modality::Planned)
            )
        };
        let side = Side::BOTH.into_iter().find(is_behind).filter(|&side| settling.is_none_or(|open| open == side))?;
        let is_done = stage(side.other()) == Modality::Planned || self.events.get(side.other()).form != VerbForm::Other;
        let asserted = is_done && self.both(|event| event.polarity == Polarity::Asserted && !event.is_noun && !event.is_quoted);
        if !asserted || sureness < 1.0 || !self.is_planned_of_one(side) || self.link < LINKED || self.came_true(side) {
            return None;
        }
        let likelihood = 0.35 + 0.15 * self.participants.theme.unwrap_or_default() + 0.2 * self.link;
        let because = if stage(side) == Modality::Open { Because::Undecided(side) } else { Because::Planned(side) };
        Some(Odds { kind: Kind::Status, likelihood: likelihood.min(SUREST), because })
    }

    /// Whether plan and deed are of one thing. What is still to be decided is seldom told with its subject: in surely linked passages a decision on the same
    /// deed is the same decision.
    fn is_planned_of_one(&self, planning: Side) -> bool {
        let is_left_out = || self.participants.theme.is_none() && self.participants.agent.is_none() && self.link >= SURELY_LINKED;
        self.same_theme() || self.stage(planning) == Modality::Open && is_left_out()
    }

    /// Done, planned, expected, possible: what is told as a fact of a day to come is planned.
    pub(super) fn stage(&self, side: Side) -> Modality {
        let event = self.events.get(side);
        let starts = match &event.when {
            When::Now(interval) | When::Other(interval) => Some(interval.start.date()),
            When::Silent | When::Past => None,
        };
        let reported = self.scales.facts.references.get(side).map(|reference| reference.date);
        let is_to_come = event.form == VerbForm::Other && starts.zip(reported).is_some_and(|(start, reported)| start > reported);
        if is_to_come && event.modality == Modality::Happened { Modality::Planned } else { event.modality }
    }

    /// Whether what one report planned may simply have come about since: it is the earlier one, or nothing says that it is not, or it planned it for a day
    /// that had come when the other was written.
    fn came_true(&self, planning: Side) -> bool {
        let Some((plan, deed)) = self.day(planning).zip(self.day(planning.other())) else { return true };
        let planned_for = match &self.events.get(planning).when {
            When::Now(interval) | When::Other(interval) => Some(interval.start.date()),
            When::Silent | When::Past => None,
        };
        planned_for.map_or(plan < deed, |day| day <= deed)
    }

    /// The same deed with doer and sufferer the other way round ("A beat B", "B beat A"), or told from the other end by the same doer ("A lost to B").
    fn turned_round(&self) -> Option<Odds> {
        let Sides { left, right } = self.events;
        let converse = are_converse(&left.sense, &right.sense);
        let same = matches!(self.predicates, Predicates::Same(sureness) if sureness >= 0.8) && !is_mutual(&left.sense);
        let asserted = self.both(|event| event.polarity == Polarity::Asserted && event.modality == Modality::Happened && !event.is_noun);
        if !(converse || same) || !asserted || self.both(|event| event.is_quoted) || self.is_apart_in_time() || self.is_one_other_time() {
            return None;
        }
        let (doers, sufferers) =
            if converse { (right.subject.as_ref()?, right.object.as_ref()?) } else { (right.object.as_ref()?, right.subject.as_ref()?) };
        // Only names are told apart so surely, where one deed may well have been done both ways.
        let is_named = |a: &Argument, b: &Argument| converse || !a.names.is_disjoint(&b.names);
        let is_one = |a: &Argument, b: &Argument| is_named(a, b) && likeness(self.scales, a, b) >= SAME;
        let (doer, sufferer) = (left.subject.as_ref()?, left.object.as_ref()?);
        if !is_one(doer, doers) || !is_one(sufferer, sufferers) || is_one(doer, sufferer) {
            return None;
        }
        let kind = if converse || is_converse(&left.sense) { Kind::Antonym } else { Kind::Role };
        Some(Odds { kind, likelihood: (0.48 + 0.3 * self.link).min(SUREST), because: Because::Swapped })
    }

    /// Whether each text has a part for whom the other has as the doer: "the Rovers cancelled the match with Albion".
    fn are_partners(&self) -> bool {
        let takes_part = |side: Side| {
            let doer = self.events.get(side.other()).agent();
            let names = |name| self.events.get(side).obliques.iter().any(|oblique| oblique.argument.names.contains(name));
            doer.is_some_and(|doer| doer.names.iter().any(names))
        };
        takes_part(Side::Left) && takes_part(Side::Right)
    }

    /// The same deed of the same thing, told of two who are both known to both texts.
    fn exchanged(&self) -> Option<Odds> {
        let Predicates::Same(sureness) = self.predicates else { return None };
        let is_one = self.participants.theme.is_some_and(|theme| theme >= SAME) && self.participants.agent == Some(APART);
        let same_stage = self.events.left.modality == self.events.right.modality && self.events.left.polarity == self.events.right.polarity;
        // Both a person, or neither: a company is no rival of its chairman.
        let known = |side: Side| -> BTreeSet<bool> {
            let names = self.events.get(side).agent().into_iter().flat_map(|agent| &agent.names);
            let entities = &self.scales.facts.entities;
            let common = names.filter(|&&name| entities.is_common(name)).filter_map(|&name| entities.get(name));
            common.map(|entity| entity.sort == Sort::Person).collect()
        };
        // In a headline capitals blur what is a name.
        let is_headline = Side::BOTH.into_iter().any(|side| self.scales.is_prominent(side, self.events.get(side).passage));
        let is_told_apart = !is_headline && !known(Side::Left).is_disjoint(&known(Side::Right));
        // "Tarn and Lund signed": who is named beside another may have done it too.
        let is_named_beside = Side::BOTH.into_iter().any(|side| {
            let agent = self.events.get(side).agent().map(|agent| &agent.names);
            let &Event { passage, at, .. } = *self.events.get(side.other());
            let (first, here) = in_passage(self.scales.facts.names.get(side.other()), passage, |name| name.passage);
            let ahead = here.iter().enumerate().filter(|(_, name)| name.tokens.end <= at);
            let mut named = ahead.filter_map(|(i, _)| self.scales.facts.entities.of(side.other(), first + i));
            agent.is_some_and(|names| named.any(|entity| names.contains(&entity)))
        });
        if !is_one || !same_stage || !is_told_apart || is_named_beside || self.is_apart_in_time() || sureness < 0.8 {
            return None;
        }
        let likelihood = 0.3 + 0.1 * sureness + 0.25 * self.link + if self.are_partners() { 0.15 } else { 0.0 };
        Some(Odds { kind: Kind::Role, likelihood, because: Because::Exchanged })
    }
}

/// No finding of two events is surer than this.
const SUREST: f64 = 0.9;
/// From this share on a passage speaks of a phrase.
const TOLD: f64 = 0.6;
/// From this score on a link stands for what words leave open.
const SURELY_LINKED: f64 = 0.6;
/// A plan and a deed are held against each other from this score of a link on.
pub(super) const LINKED: f64 = 0.3;

/// Whether an event says that there was nothing of its kind, whoever it might have been.
fn denies_all(event: &Event) -> bool {
    if event.polarity != Polarity::Denied {
        return false;
    }
    let is_anybody = |head: &str| is_general_head(head) || head == "none" || head == "nobody";
    if event.is_noun {
        event.object.is_none() && event.subject.is_none()
    } else {
        event.theme().is_some_and(|theme| theme.words.len() <= 1 && is_anybody(&theme.head.lemma))
    }
}
