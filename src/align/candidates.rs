//! Which pairs of passages are worth scoring: those that share weighty words, by an inverted index, never all pairs of long texts.

use crate::document::Side;
use crate::parallel;
use crate::work::{Stage, Work};

use super::words::{Bag, WordId, Words};

/// Partners proposed for each passage at the most.
const PARTNERS: usize = 8;

/// A partner shares at least this much of what the best one shares.
const LEAST: f64 = 0.35;

/// Below this many pairs in all, every pair is scored: an index saves nothing.
const SMALL: usize = 10_000;

/// Places looked at for one passage, the rarest words' first: what stands nearly everywhere proposes nothing that a rarer word does not.
const PLACES: usize = 1_000;

/// Passages that make a thread worth its start.
const WORTH_A_THREAD: usize = 100;

/// Pairs (left passage, right passage) to score, in order; of the passages that are looked at before the work is stopped.
pub(super) fn candidates(words: &Words, work: &Work) -> Vec<(usize, usize)> {
    let (left, right) = (&words.bags.left, &words.bags.right);
    let filled = |bags: &[Bag]| bags.iter().enumerate().filter(|(_, b)| !b.is_empty()).map(|(i, _)| i).collect::<Vec<_>>();
    let (l, r) = (filled(left), filled(right));
    if l.len() * r.len() <= SMALL {
        work.begin(Stage::Candidates, 0);
        return l.iter().flat_map(|&a| r.iter().map(move |&b| (a, b))).collect();
    }
    work.begin(Stage::Candidates, left.len() + right.len());
    let mut pairs = Vec::new();
    for side in Side::BOTH {
        let others = words.bags.get(side.other());
        let postings = Postings::new(others, words.weights.len());
        let bags = words.bags.get(side);
        let own = || Sums { sums: vec![0.0; others.len()], touched: Vec::new() };
        let partners = |sums: &mut Sums, i: usize| {
            bags.get(i).filter(|_| work.goes_on(Stage::Candidates)).map(|bag| postings.partners(words, bag, sums))
        };
        let partners = parallel::map_with(bags.len(), WORTH_A_THREAD, own, partners);
        for (passage, partners) in partners.into_iter().enumerate() {
            pairs.extend(partners.into_iter().flatten().map(|p| if side == Side::Left { (passage, p) } else { (p, passage) }));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The passages of one side that hold each word.
struct Postings(Vec<Vec<usize>>);

impl Postings {
    fn new(bags: &[Bag], vocabulary: usize) -> Self {
        let mut postings = vec![Vec::new(); vocabulary];
        for (passage, bag) in bags.iter().enumerate() {
            for &word in bag {
                if let Some(places) = postings.get_mut(word) {
                    places.push(passage);
                }
            }
        }
        Self(postings)
    }

    /// The passages that share most with a bag.
    fn partners(&self, words: &Words, bag: &[WordId], sums: &mut Sums) -> Vec<usize> {
        let mut posted: Vec<(&[usize], WordId)> = bag.iter().filter_map(|&word| Some((self.0.get(word)?.as_slice(), word))).collect();
        posted.sort_unstable_by_key(|&(places, word)| (places.len(), word));
        let mut looked_at = 0;
        for (places, word) in posted {
            if looked_at > 0 && looked_at + places.len() > PLACES {
                break;
            }
            looked_at += places.len();
            for &place in places.iter().take(PLACES) {
                sums.add(place, words.weight(word));
            }
        }
        sums.take_best()
    }
}

/// What each passage of the other side shares with one of this side, added up.
struct Sums {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Sums {
    fn add(&mut self, place: usize, weight: f64) {
        if let Some(sum) = self.sums.get_mut(place) {
            if *sum <= 0.0 {
                self.touched.push(place);
            }
            *sum += weight;
        }
    }

    /// The passages that share most; everything is nought again after it.
    fn take_best(&mut self) -> Vec<usize> {
        let touched = std::mem::take(&mut self.touched);
        let mut shared: Vec<(usize, f64)> =
            touched.into_iter().filter_map(|place| Some((place, std::mem::take(self.sums.get_mut(place)?)))).collect();
        let least = LEAST * shared.iter().map(|s| s.1).fold(0.0, f64::max);
        shared.retain(|s| s.1 >= least);
        shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared.truncate(PARTNERS);
        // Not made of the longer list in place, which would keep its room for as long as the candidates live.
        shared.iter().map(|&(place, _)| place).collect()
    }
}
