//! Which scored pairs become links: one-to-many is allowed, what neither passage ranks high goes.

use crate::document::Side;

use super::score::{Scored, Scores};

/// A pair that is likelier than this can become a link. It is low: among pairs that stand out for one of their passages, most that people join lie
/// above it, and whoever lists links can cut higher by their score.
const THRESHOLD: f64 = 0.1;
/// The same where the two accounts may well tell two events of one kind.
const THRESHOLD_IN_DOUBT: f64 = 0.6;
/// Whether two accounts tell one event is in doubt below this probability.
const DOUBT: f64 = 0.7;
/// A pair must be among so many best of one of its passages, and among so many of the other.
const BEST_OF_ONE: usize = 3;
const BEST_OF_OTHER: usize = 6;

/// The pairs that become links, in order of left, then right passage.
pub(super) fn select(scores: &Scores) -> Vec<Scored> {
    let threshold = if scores.same_event < DOUBT { THRESHOLD_IN_DOUBT } else { THRESHOLD };
    let ranks = (ranks(&scores.pairs, Side::Left), ranks(&scores.pairs, Side::Right));
    scores
        .pairs
        .iter()
        .zip(ranks.0.iter().zip(&ranks.1))
        .filter(|(pair, (l, r))| pair.score >= threshold && *l.min(r) < &BEST_OF_ONE && *l.max(r) < &BEST_OF_OTHER)
        .map(|(pair, _)| *pair)
        .collect()
}

/// The place of each pair among the pairs of its passage on a side, the likeliest 0; of two that are as likely, the first in text order leads.
fn ranks(pairs: &[Scored], side: Side) -> Vec<usize> {
    let passage = |pair: &Scored| if side == Side::Left { pair.left } else { pair.right };
    let mut order: Vec<(usize, &Scored)> = pairs.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| {
        passage(a).cmp(&passage(b)).then(b.score.total_cmp(&a.score)).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut ranks = vec![0; pairs.len()];
    for run in order.chunk_by(|(_, a), (_, b)| passage(a) == passage(b)) {
        for (place, (i, _)) in run.iter().enumerate() {
            if let Some(rank) = ranks.get_mut(*i) {
                *rank = place;
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Sides;

    fn pairs(scored: &[(usize, usize, f64)]) -> Vec<Scored> {
        scored.iter().map(|&(left, right, score)| Scored { left, right, score, coverage: Sides::default() }).collect()
    }

    fn kept(scored: &[(usize, usize, f64)], same_event: f64) -> Vec<(usize, usize)> {
        select(&Scores { pairs: pairs(scored), same_event }).iter().map(|p| (p.left, p.right)).collect()
    }

    #[test]
    fn one_passage_may_meet_several() {
        assert_eq!(kept(&[(0, 0, 0.9), (0, 1, 0.8), (1, 1, 0.05)], 0.9), [(0, 0), (0, 1)]);
    }

    #[test]
    fn a_passage_that_resembles_all_is_linked_where_it_is_the_best_of_the_other() {
        let row: Vec<(usize, usize, f64)> = (0..8).map(|right| (0, right, 0.9 - 0.1 * right as f64)).collect();
        assert_eq!(kept(&row, 0.9).len(), BEST_OF_OTHER);
        let crowded: Vec<_> = row.iter().copied().chain((1..5).flat_map(|left| (0..8).map(move |right| (left, right, 0.95)))).collect();
        assert_eq!(kept(&crowded, 0.9).iter().filter(|(left, _)| *left == 0).count(), BEST_OF_ONE);
    }

    #[test]
    fn accounts_of_two_events_need_surer_links() {
        let scored = [(0, 0, 0.7), (1, 1, 0.4)];
        assert_eq!(kept(&scored, 0.95), [(0, 0), (1, 1)]);
        assert_eq!(kept(&scored, 0.3), [(0, 0)]);
    }

    #[test]
    fn equal_scores_keep_text_order() {
        let scored: Vec<_> = (0..5).flat_map(|l| (0..5).map(move |r| (l, r, 0.5))).collect();
        assert_eq!(kept(&scored, 0.9), kept(&scored, 0.9));
        assert!(kept(&scored, 0.9).is_sorted());
    }
}
