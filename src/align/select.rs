//! Which scored pairs become links: one-to-many is allowed, what is not mutual enough goes.

use std::collections::BTreeMap;

use super::score::Scored;

/// Scores below this are no link; chosen on pairs of reports of one event, where it parts same-topic sentences from chance.
pub(super) const THRESHOLD: f64 = 0.22;
/// From here a link stands on its own.
const CONFIDENT: f64 = 0.45;
/// A pair below the confident score must come this near to the best of either passage.
const NEAR_BEST: f64 = 0.8;
/// Links a passage takes part in at the most.
const MOST: usize = 3;

/// The pairs that become links, in order of left, then right passage.
pub(super) fn select(scored: &[Scored]) -> Vec<Scored> {
    let mut best_left: BTreeMap<usize, f64> = BTreeMap::new();
    let mut best_right: BTreeMap<usize, f64> = BTreeMap::new();
    for pair in scored {
        let l = best_left.entry(pair.left).or_insert(0.0);
        *l = l.max(pair.score);
        let r = best_right.entry(pair.right).or_insert(0.0);
        *r = r.max(pair.score);
    }
    let near = |best: Option<&f64>, score: f64| best.is_some_and(|&b| score >= b * NEAR_BEST);
    let mut kept: Vec<Scored> = scored
        .iter()
        .filter(|p| p.score >= THRESHOLD)
        .filter(|p| {
            let (l, r) = (near(best_left.get(&p.left), p.score), near(best_right.get(&p.right), p.score));
            (l && r) || (p.score >= CONFIDENT && (l || r)) || (p.score >= THRESHOLD * 1.4 && (l || r))
        })
        .copied()
        .collect();
    kept.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.left, a.right).cmp(&(b.left, b.right))));
    let mut used_left: BTreeMap<usize, usize> = BTreeMap::new();
    let mut used_right: BTreeMap<usize, usize> = BTreeMap::new();
    kept.retain(|p| {
        let (l, r) = (used_left.entry(p.left).or_insert(0), used_right.entry(p.right).or_insert(0));
        let free = *l < MOST && *r < MOST;
        if free {
            *l += 1;
            *r += 1;
        }
        free
    });
    kept.sort_by_key(|p| (p.left, p.right));
    kept
}
