//! Which pairs of passages are worth scoring: those that share weighty words, by an inverted index, never all pairs of long texts.

use crate::document::Side;
use crate::parallel;
use crate::work::{Stage, Work};

use super::words::{Bag, WordId, Words};

/// Partners proposed for each passage at the most.
const PARTNERS: usize = 12;

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
        let postings = Postings::new(words.bags.get(side.other()), words.weights.len());
        let bags = words.bags.get(side);
        let partners = parallel::map(bags.len(), WORTH_A_THREAD, |i| {
            bags.get(i).filter(|_| work.goes_on(Stage::Candidates)).map(|bag| postings.partners(words, bag))
        });
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
    fn partners(&self, words: &Words, bag: &[WordId]) -> Vec<usize> {
        let mut posted: Vec<(&[usize], WordId)> = bag.iter().filter_map(|&word| Some((self.0.get(word)?.as_slice(), word))).collect();
        posted.sort_by_key(|&(places, word)| (places.len(), word));
        let mut shared: Vec<(usize, f64)> = Vec::with_capacity(PLACES);
        for (places, word) in posted {
            if !shared.is_empty() && shared.len() + places.len() > PLACES {
                break;
            }
            shared.extend(places.iter().take(PLACES).map(|&place| (place, words.weight(word))));
        }
        shared.sort_by_key(|&(place, _)| place);
        let mut ranked: Vec<(usize, f64)> =
            shared.chunk_by(|a, b| a.0 == b.0).filter_map(|run| Some((run.first()?.0, run.iter().map(|r| r.1).sum()))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let least = ranked.first().map_or(0.0, |best| best.1 * LEAST);
        ranked.truncate(ranked.iter().take(PARTNERS).take_while(|partner| partner.1 >= least).count());
        ranked.into_iter().map(|(partner, _)| partner).collect()
    }
}
