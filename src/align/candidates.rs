//! Which pairs of passages are worth scoring: those that share weighty words, by an inverted index, never all pairs.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Side;

use super::words::{Bag, Words};

/// Partners proposed for each passage at the most.
const PARTNERS: usize = 24;

/// Below this many pairs in all, every pair is scored: an index saves nothing.
const SMALL: usize = 10_000;

/// Pairs (left passage, right passage) to score, in order.
pub(super) fn candidates(words: &Words) -> BTreeSet<(usize, usize)> {
    let (left, right) = (&words.bags.left, &words.bags.right);
    let filled = |bags: &[Bag]| bags.iter().enumerate().filter(|(_, b)| !b.is_empty()).map(|(i, _)| i).collect::<Vec<_>>();
    let (l, r) = (filled(left), filled(right));
    if l.len() * r.len() <= SMALL {
        return l.iter().flat_map(|&a| r.iter().map(move |&b| (a, b))).collect();
    }
    let mut pairs = BTreeSet::new();
    for side in Side::BOTH {
        let postings = postings(words.bags.get(side.other()));
        for (passage, bag) in words.bags.get(side).iter().enumerate() {
            for partner in best_partners(words, bag, &postings) {
                pairs.insert(if side == Side::Left { (passage, partner) } else { (partner, passage) });
            }
        }
    }
    pairs
}

/// Word -> passages that hold it.
fn postings(bags: &[Bag]) -> BTreeMap<usize, Vec<usize>> {
    let mut postings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (passage, bag) in bags.iter().enumerate() {
        for &word in bag {
            postings.entry(word).or_default().push(passage);
        }
    }
    postings
}

fn best_partners(words: &Words, bag: &[usize], postings: &BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    // A word that stands in very many passages proposes nothing that a rarer one does not.
    const COMMON: usize = 400;
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for &word in bag {
        for &partner in postings.get(&word).into_iter().flatten().take(COMMON) {
            *sums.entry(partner).or_insert(0.0) += words.weight(word);
        }
    }
    let mut ranked: Vec<(usize, f64)> = sums.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(PARTNERS);
    ranked.into_iter().map(|(partner, _)| partner).collect()
}
