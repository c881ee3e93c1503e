//! What is known of the statements of two texts before they are told apart: every passage read for what it states, every link's words held against
//! each other, and of each word how well the other text has it.

use crate::document::{PassageId, Side, Sides};
use crate::facts::Reading;
use crate::parallel;
use crate::work::Stage;

use super::draft::Draft;
use super::meeting::{Known, Meeting};
use super::statement::{Account, accounts};
use super::weigh::Scales;

/// Links that make a thread worth its start.
const WORTH_A_THREAD: usize = 50;

/// What each passage of the two texts states.
pub(super) type Accounts<'r, 'd> = Sides<Vec<Account<'r, 'd>>>;

/// Every passage read for what it states.
pub(super) fn read<'r, 'd>(scales: &Scales<'_>, readings: Sides<&'r Reading<'d>>) -> Accounts<'r, 'd> {
    Sides::new(Side::Left, Side::Right).map(|side| accounts(readings.get(side), scales.facts, scales.words, side))
}

/// The linked passages of two texts, held against each other.
pub(super) struct Sight<'a, 'd> {
    pub accounts: &'a Accounts<'a, 'd>,
    pub known: Known,
    pub meetings: Vec<Meeting<'a, 'd>>,
    /// The score of the best link of each passage.
    best: Sides<Vec<f64>>,
}

impl<'a, 'd> Sight<'a, 'd> {
    pub(super) fn new(scales: &Scales<'_>, accounts: &'a Accounts<'a, 'd>, drafts: &[Draft]) -> Self {
        let known = Known::of(drafts);
        let pairs: Vec<(usize, usize)> = scales.linked_pairs().map(|(left, right)| (left.0, right.0)).collect();
        scales.work.begin(Stage::Comparing, pairs.len());
        let meetings = parallel::map(pairs.len(), WORTH_A_THREAD, |i| {
            let &(left, right) = pairs.get(i).filter(|_| scales.work.goes_on(Stage::Comparing))?;
            let (link, _) = scales.link(PassageId(left), PassageId(right));
            let sides = Sides::new(accounts.left.get(left)?, accounts.right.get(right)?);
            Some(Meeting::new(scales.words, &known, sides, link))
        });
        let meetings: Vec<Meeting<'_, '_>> = meetings.into_iter().flatten().collect();
        let mut best = accounts.as_ref().map(|accounts| vec![0.0_f64; accounts.len()]);
        for meeting in &meetings {
            for side in Side::BOTH {
                if let Some(best) = best.get_mut(side).get_mut(meeting.passages().get(side).0) {
                    *best = best.max(meeting.link);
                }
            }
        }
        Self { accounts, known, meetings, best }
    }

    /// The score of the best link of a passage, 0 where it has none.
    pub(super) fn best_link(&self, side: Side, passage: usize) -> f64 {
        self.best.get(side).get(passage).copied().unwrap_or_default()
    }

    /// How near the link of two passages comes to the best link of either, 0 to 1.
    pub(super) fn lead(&self, meeting: &Meeting<'_, '_>) -> f64 {
        let best = |side: Side| self.best.get(side).get(meeting.passages().get(side).0).copied().unwrap_or(1.0);
        meeting.link / best(Side::Left).max(best(Side::Right)).max(f64::MIN_POSITIVE)
    }
}
