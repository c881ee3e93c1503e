//! The score of a link taken apart, for who asks about it: what each thing in common adds, and what the pairs around it do.

use crate::document::Sides;
use crate::facts::{Facts, Reading};

use super::Link;
use super::anchors::Anchors;
use super::features::{Accounts, NAMES, Source};
use super::score::{CONTEXT, PAIR, PAIR_BIAS, log_odds};
use super::words::Words;

/// One thing that a link's score is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its name in words: "names in both".
    pub name: &'static str,
    /// What it adds to the log odds, or takes from them.
    pub adds: f64,
}

/// What adds less is not worth a line.
const LEAST: f64 = 0.05;
/// Scores nearer to 0 and 1 have log odds without end.
const EDGE: f64 = 1e-4;

/// What the score of each link is made of, in the order of the links: where it starts, what the two have in common, the weightiest first, what stands around; nothing for links that a person made and for texts of one passage
/// each, which are scored by other means.
pub(crate) fn parts(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, links: &[Link]) -> Vec<Vec<Part>> {
    let anchors = Anchors::new(readings, facts);
    let accounts = Accounts::new(words, &anchors);
    let source = Source::new(words, &anchors, &accounts);
    let is_alone = [&words.bags.left, &words.bags.right].into_iter().all(|bags| bags.iter().filter(|bag| !bag.is_empty()).count() == 1);
    let of_link = |link: &Link| {
        let (left, right) = (link.left.first()?, link.right.first()?);
        let (features, _) = source.features(left.0, right.0);
        let adds = features.values().into_iter().zip(PAIR.values()).map(|(value, weight)| CONTEXT.own * value * weight);
        let mut parts: Vec<Part> = NAMES.into_iter().zip(adds).map(|(name, adds)| Part { name, adds }).collect();
        let start = CONTEXT.bias + CONTEXT.own * PAIR_BIAS;
        let own: f64 = parts.iter().map(|part| part.adds).sum();
        let rest = log_odds(link.score.clamp(EDGE, 1.0 - EDGE)) - start - own;
        parts.retain(|part| part.adds.abs() >= LEAST);
        parts.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
        parts.insert(0, Part { name: "two passages with nothing in common", adds: start });
        parts.push(Part { name: "the pairs of passages around it", adds: rest });
        Some(parts)
    };
    let is_scored = |link: &&Link| !link.by_hand && !is_alone;
    links.iter().map(|link| Some(link).filter(is_scored).and_then(of_link).unwrap_or_default()).collect()
}
