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

/// The linked passages of two texts, ready to be held against each other.
pub(super) struct Sight<'a, 'd> {
    pub accounts: &'a Accounts<'a, 'd>,
    pub known: Known,
    /// The passages that a link joins, and its score.
    links: Vec<(Sides<PassageId>, f64)>,
    /// The score of the best link of each passage.
    best: Sides<Vec<f64>>,
}

impl<'a, 'd> Sight<'a, 'd> {
    pub(super) fn new(scales: &Scales<'_>, accounts: &'a Accounts<'a, 'd>, drafts: &[Draft]) -> Self {
        let links = scales.linked_pairs().map(|(left, right)| (Sides::new(left, right), scales.link(left, right).0));
        let links: Vec<(Sides<PassageId>, f64)> = links.collect();
        let mut best = accounts.as_ref().map(|accounts| vec![0.0_f64; accounts.len()]);
        for (passages, link) in &links {
            for side in Side::BOTH {
                if let Some(best) = best.get_mut(side).get_mut(passages.get(side).0) {
                    *best = best.max(*link);
                }
            }
        }
        Self { accounts, known: Known::of(drafts), links, best }
    }

    /// What `look` makes of each meeting of two linked passages. No meeting outlives its look: long texts have tens of thousands.
    pub(super) fn each<T: Send>(&self, scales: &Scales<'_>, look: impl Fn(&Meeting<'a, 'd>) -> T + Sync) -> Vec<T> {
        scales.work.begin(Stage::Comparing, self.links.len());
        let looked = parallel::map(self.links.len(), WORTH_A_THREAD, |i| {
            let link = self.links.get(i).filter(|_| scales.work.goes_on(Stage::Comparing))?;
            Some(look(&self.meeting(scales, link)?))
        });
        looked.into_iter().flatten().collect()
    }

    /// The meetings of one passage with all that a link joins with it.
    pub(super) fn of_passage(&self, scales: &Scales<'_>, side: Side, passage: PassageId) -> impl Iterator<Item = Meeting<'a, 'd>> {
        let links = self.links.iter().filter(move |(passages, _)| *passages.get(side) == passage);
        links.filter_map(move |link| self.meeting(scales, link))
    }

    fn meeting(&self, scales: &Scales<'_>, (passages, link): &(Sides<PassageId>, f64)) -> Option<Meeting<'a, 'd>> {
        let sides = Sides::new(self.accounts.left.get(passages.left.0)?, self.accounts.right.get(passages.right.0)?);
        Some(Meeting::new(scales.words, &self.known, sides, *link))
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
