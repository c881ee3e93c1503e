//! Long work that somebody watches and may stop: how far it has come, how long it may last, and what was left out when it was stopped.
//!
//! A [`Work`] is shared by reference between the threads that do the work, which count their items in it, and whoever shows the progress or stops it.
//! Work that nobody stops gives the same result with any `Work`.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// A part of the work of comparing two texts, in the order in which they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Stage {
    /// Passages are cut into words.
    Reading,
    /// Quantities, times and names are found.
    Facts,
    /// Pairs of passages that are worth a look are found.
    Candidates,
    /// These pairs are scored.
    Linking,
    /// Facts of the two texts are held against each other.
    Comparing,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 5] = [Self::Reading, Self::Facts, Self::Candidates, Self::Linking, Self::Comparing];

    /// The word used in written forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Facts => "facts",
            Self::Candidates => "candidates",
            Self::Linking => "linking",
            Self::Comparing => "comparing",
        }
    }

    /// What is done in it, for a person who waits.
    pub const fn doing(self) -> &'static str {
        match self {
            Self::Reading => "reading the texts",
            Self::Facts => "gathering facts",
            Self::Candidates => "looking for passages to link",
            Self::Linking => "linking passages",
            Self::Comparing => "comparing facts",
        }
    }

    /// The share of a budget that may be spent when the stage ends: what it takes, with the stages before it, where the budget is just enough for all.
    /// So a stage that would end in time is never stopped, and each leaves time for the next ones: what was read is linked as well.
    const fn spent(self) -> f64 {
        match self {
            Self::Reading => 0.3,
            Self::Facts => 0.5,
            Self::Candidates => 0.7,
            Self::Linking => 0.9,
            Self::Comparing => 1.0,
        }
    }
}

/// Who stopped the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Cause {
    /// The time it was given is over.
    Budget,
    /// A person.
    Interrupt,
}

impl Cause {
    /// The word used in written forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Interrupt => "interrupt",
        }
    }
}

/// What was left out of work that was stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Partial {
    /// Who stopped it.
    pub cause: Cause,
    /// The first stage that was not finished.
    pub stage: Stage,
    /// The share of each stage's work that was done, 0 to 1, in the order of [`Stage::ALL`]; that of linking is the share of likely pairs of passages
    /// that were scored. Each counts in what the stages before left for it.
    pub done: [f64; Stage::ALL.len()],
}

impl Partial {
    /// The share of a stage's work that was done, 0 to 1.
    pub fn share(&self, stage: Stage) -> f64 {
        self.done.get(stage as usize).copied().unwrap_or(0.0)
    }
}

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The stage that is under way.
    pub stage: Stage,
    /// How much of it is done, 0 to 100.
    pub percent: u8,
}

/// What was counted in one stage.
#[derive(Debug, Default)]
struct Tally {
    done: AtomicUsize,
    all: AtomicUsize,
    begun: OnceLock<Instant>,
    is_halted: AtomicBool,
    /// The most that was shown of it, in hundredths: a part that comes to it later does not turn the progress back.
    shown: AtomicU8,
}

impl Tally {
    /// The share that is done, 0 to 1.
    fn share(&self) -> f64 {
        let all = self.all.load(Ordering::Relaxed);
        match all {
            0 => f64::from(u8::from(self.begun.get().is_some())),
            _ => (self.done.load(Ordering::Relaxed) as f64 / all as f64).min(1.0),
        }
    }
}

/// Work that can be watched and stopped.
#[derive(Debug)]
pub struct Work {
    started: Instant,
    budget: Option<Duration>,
    is_cancelled: Arc<AtomicBool>,
    cancelled_at: OnceLock<Instant>,
    stage: AtomicU8,
    tallies: [Tally; Stage::ALL.len()],
}

/// Items between two looks at the clock.
const BETWEEN_LOOKS: usize = 64;

/// Every stage gets this share of a budget, however late it begins: a text that was read for nothing would be worse than a few moments more.
const LEAST_SHARE: f64 = 0.1;

/// After an interrupt the facts of the links that are there are still compared for so long.
const GRACE: Duration = Duration::from_secs(1);

impl Work {
    /// Work that lasts as long as it takes.
    pub fn unlimited() -> Self {
        Self::within(None)
    }

    /// Work that stops, with what it has, when the time is over; the time runs from now.
    pub fn within(budget: Option<Duration>) -> Self {
        Self {
            started: Instant::now(),
            budget,
            is_cancelled: Arc::default(),
            cancelled_at: OnceLock::new(),
            stage: AtomicU8::new(0),
            tallies: Default::default(),
        }
    }

    /// Stops the work soon, with what it has.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Setting it stops the work: for a signal handler, which can do no more.
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_cancelled)
    }

    /// Whether somebody asked for the end of the work.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let stage = Stage::ALL.get(usize::from(self.stage.load(Ordering::Relaxed))).copied().unwrap_or(Stage::Comparing);
        let percent = self.tally(stage).map_or(0, |tally| {
            let percent = (tally.share() * 100.0) as u8;
            tally.shown.fetch_max(percent, Ordering::Relaxed).max(percent)
        });
        Progress { stage, percent }
    }

    /// What was left out, if anything was.
    pub fn partial(&self) -> Option<Partial> {
        let is_halted = |stage: &Stage| self.tally(*stage).is_some_and(|tally| tally.is_halted.load(Ordering::Relaxed));
        let stage = Stage::ALL.into_iter().find(is_halted)?;
        let cause = if self.cancelled_at.get().is_some() { Cause::Interrupt } else { Cause::Budget };
        Some(Partial { cause, stage, done: self.tallies.each_ref().map(Tally::share) })
    }

    /// Tells that a stage, or a further part of it, is under way with so many items to come.
    pub(crate) fn begin(&self, stage: Stage, items: usize) {
        self.stage.fetch_max(stage as u8, Ordering::Relaxed);
        if let Some(tally) = self.tally(stage) {
            tally.begun.get_or_init(Instant::now);
            tally.all.fetch_add(items, Ordering::Relaxed);
        }
    }

    /// Asked before each item of a stage, and counts it: whether it is still to be done. Cheap, but for one item in [`BETWEEN_LOOKS`].
    pub(crate) fn goes_on(&self, stage: Stage) -> bool {
        let Some(tally) = self.tally(stage).filter(|tally| !tally.is_halted.load(Ordering::Relaxed)) else { return false };
        let before = tally.done.fetch_add(1, Ordering::Relaxed);
        if before.is_multiple_of(BETWEEN_LOOKS) && self.is_over(stage, tally) {
            tally.is_halted.store(true, Ordering::Relaxed);
            tally.done.fetch_sub(1, Ordering::Relaxed);
            return false;
        }
        true
    }

    fn tally(&self, stage: Stage) -> Option<&Tally> {
        self.tallies.get(stage as usize)
    }

    fn is_over(&self, stage: Stage, tally: &Tally) -> bool {
        if self.is_cancelled() {
            let at = self.cancelled_at.get_or_init(Instant::now);
            if stage != Stage::Comparing || at.elapsed() >= GRACE {
                return true;
            }
        }
        self.budget.is_some_and(|budget| {
            let has_had_its_share = tally.begun.get().is_none_or(|begun| begun.elapsed() >= budget.mul_f64(LEAST_SHARE));
            self.started.elapsed() >= budget.mul_f64(stage.spent()) && has_had_its_share
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many items are done.
    fn done(work: &Work, stage: Stage, items: usize) -> usize {
        work.begin(stage, items);
        (0..items).filter(|_| work.goes_on(stage)).count()
    }

    #[test]
    fn unlimited_work_is_done_to_the_end() {
        let work = Work::unlimited();
        for stage in Stage::ALL {
            assert_eq!(done(&work, stage, 1000), 1000);
            assert_eq!(work.progress(), Progress { stage, percent: 100 });
        }
        assert_eq!(work.partial(), None);
    }

    #[test]
    fn an_interrupt_leaves_out_what_is_to_come_and_compares_what_is_there() {
        let work = Work::unlimited();
        assert_eq!(done(&work, Stage::Reading, 100), 100);
        assert_eq!(done(&work, Stage::Facts, 100), 100);
        work.begin(Stage::Linking, 1000);
        let linked = (0..1000).filter(|&i| {
            if i == 500 {
                work.cancel();
            }
            work.goes_on(Stage::Linking)
        });
        let linked = linked.count();
        assert!((500..500 + BETWEEN_LOOKS).contains(&linked), "{linked}");
        assert_eq!(done(&work, Stage::Comparing, 100), 100);
        let partial = work.partial();
        assert_eq!(partial.map(|p| (p.cause, p.stage)), Some((Cause::Interrupt, Stage::Linking)));
        let share = |stage| partial.map_or(0.0, |p| p.share(stage));
        assert!((share(Stage::Linking) - linked as f64 / 1000.0).abs() < 1e-9);
        assert_eq!([Stage::Reading, Stage::Candidates, Stage::Comparing].map(|stage| share(stage) > 0.99), [true, false, true]);
    }

    #[test]
    fn a_budget_that_is_spent_stops_every_stage_at_once() {
        let work = Work::within(Some(Duration::ZERO));
        assert!(Stage::ALL.iter().all(|&stage| done(&work, stage, 10) == 0));
        let partial = work.partial();
        assert_eq!(partial.map(|p| (p.cause, p.stage, p.done)), Some((Cause::Budget, Stage::Reading, [0.0; 5])));
    }

    #[test]
    fn work_without_items_is_done_when_it_has_begun() {
        let work = Work::within(Some(Duration::from_secs(3600)));
        assert_eq!(work.progress(), Progress { stage: Stage::Reading, percent: 0 });
        assert_eq!(done(&work, Stage::Reading, 0), 0);
        assert_eq!(work.progress().percent, 100);
    }

    #[test]
    fn progress_does_not_go_back_when_more_work_comes_up() {
        let work = Work::unlimited();
        assert_eq!(done(&work, Stage::Comparing, 10), 10);
        assert_eq!(work.progress().percent, 100);
        work.begin(Stage::Comparing, 10);
        assert_eq!(work.progress().percent, 100);
        assert_eq!(work.partial(), None);
    }

    #[test]
    fn each_stage_leaves_time_for_the_next() {
        assert!(Stage::ALL.windows(2).all(|pair| pair.iter().map(|stage| stage.spent()).is_sorted_by(|a, b| a < b)));
        assert!(Stage::ALL.last().is_some_and(|last| (last.spent() - 1.0).abs() < 1e-9));
    }
}
