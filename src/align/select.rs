//! Which scored pairs become links: one-to-many is allowed, the likelier the more of them; what neither passage ranks high goes.

use crate::document::Side;

use super::score::{Scored, Scores};

/// What is best, second, third or fourth for one of its passages becomes a link from this on. It is low, for among such pairs most that people join lie
/// above it, and whoever lists links can cut higher by their score.
const AMONG_BEST: [f64; 4] = [0.05, 0.1, 0.15, 0.3];
/// A pair that is not the best for one passage must be among so many best of the other.
const BEST_OF_OTHER: usize = 7;
/// Whether two accounts tell one event is in doubt below this probability.
const DOUBT: f64 = 0.8;
/// The least likely link where the two accounts may well tell two events of one kind, and how many of a passage's best can be links there.
const LIKELY_IN_DOUBT: f64 = 0.87;
const BEST_IN_DOUBT: usize = 3;

/// The pairs that become links, in order of left, then right passage.
pub(super) fn select(scores: &Scores) -> Vec<Scored> {
    let in_doubt = scores.same_event < DOUBT;
    let ranks = (ranks(&scores.pairs, Side::Left), ranks(&scores.pairs, Side::Right));
    let is_link = |score: f64, best: usize, other: usize| {
        if in_doubt {
            return score >= LIKELY_IN_DOUBT && best < BEST_IN_DOUBT;
        }
        let ranks_high = best == 0 || other < BEST_OF_OTHER;
        ranks_high && AMONG_BEST.get(best).is_some_and(|&least| score >= least)
    };
    scores
        .pairs
        .iter()
        .zip(ranks.0.iter().zip(&ranks.1))
        .filter(|(pair, (l, r))| is_link(pair.score, **l.min(r), **l.max(r)))
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
        assert_eq!(kept(&[(0, 0, 0.9), (0, 1, 0.8), (1, 1, 0.03)], 0.9), [(0, 0), (0, 1)]);
    }

    #[test]
    fn a_weak_pair_is_a_link_where_it_is_the_best_there_is() {
        let scored = [(0, 0, 0.07), (0, 1, 0.06), (1, 0, 0.06), (2, 2, 0.04)];
        assert_eq!(kept(&scored, 0.9), [(0, 0), (0, 1), (1, 0)]);
        let crowded: Vec<_> = (0..9).flat_map(|l| (0..9).map(move |r| (l, r, if l == r { 0.25 } else { 0.2 }))).collect();
        assert!(kept(&crowded, 0.9).len() < crowded.len() / 2);
        let likely: Vec<_> = (0..4).flat_map(|l| (0..4).map(move |r| (l, r, 0.6))).collect();
        assert_eq!(kept(&likely, 0.9).len(), likely.len());
    }

    #[test]
    fn accounts_of_two_events_need_surer_links() {
        let scored = [(0, 0, 0.9), (1, 1, 0.7)];
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
