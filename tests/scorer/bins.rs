//! How often findings of one confidence are right, in five bins.
//!
//! A conflict is right where it overlaps a gold conflict on both sides. A variant or a shared fact is right where it overlaps a gold variant or shared
//! fact, and wrong where it overlaps a gold conflict or a trap. Editors do not mark all that two texts share: what they left unmarked counts as right where
//! they aligned the two sentences.

use std::ops::AddAssign;

use diptych::compare::{Comparison, Confidence, Finding, Verdict};
use diptych::document::Sides;

use crate::gold::{Conflict, Pair};
use crate::score::Share;
use crate::words::{Account, overlap};

/// How many bins there are, all equally wide.
pub const BINS: usize = 5;

/// The findings of one bin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bin {
    pub right: Share,
    sure: f64,
}

impl Bin {
    /// How sure the findings are on the average.
    pub fn sure(&self) -> f64 {
        self.sure / self.right.of.max(1) as f64
    }

    /// How far that lies from how often they are right.
    pub fn off(&self) -> f64 {
        (self.sure() - self.right.value()).abs()
    }
}

/// Conflicts, variants and shared facts by their confidence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bins(pub [Bin; BINS]);

impl AddAssign for Bins {
    fn add_assign(&mut self, other: Self) {
        for (bin, other) in self.0.iter_mut().zip(other.0) {
            bin.right += other.right;
            bin.sure += other.sure;
        }
    }
}

/// Puts the two-sided findings of a comparison into bins, whatever their confidence.
pub fn bins(pair: &Pair, comparison: &Comparison) -> Bins {
    let documents = &comparison.documents;
    let accounts = Sides::new(Account::new(&pair.left, &documents.left), Account::new(&pair.right, &documents.right));
    let judge = Judge { pair, accounts };
    let mut bins = Bins::default();
    for finding in comparison.findings_from(Confidence::new(0.0)).filter(|finding| !finding.verdict.is_one_sided()) {
        let sure = finding.confidence.value();
        let bin = &mut bins.0[((sure * BINS as f64) as usize).min(BINS - 1)];
        bin.right += Share { got: usize::from(judge.is_right(finding)), of: 1 };
        bin.sure += sure;
    }
    bins
}

struct Judge<'a> {
    pair: &'a Pair,
    accounts: Sides<Account<'a>>,
}

impl Judge<'_> {
    fn is_right(&self, finding: &Finding) -> bool {
        let Sides { left: Some(left), right: Some(right) } = finding.spans else { return false };
        let words = Sides::new(self.accounts.left.words(left.span), self.accounts.right.words(right.span));
        let hits = |left: &str, right: &str| {
            overlap(&words.left, &self.accounts.left.gold(left)) && overlap(&words.right, &self.accounts.right.gold(right))
        };
        let gold = &self.pair.gold;
        let disputed = gold.conflicts.iter().flat_map(Conflict::ways).any(|(left, right)| hits(left, right));
        if finding.verdict == Verdict::Conflict {
            return disputed;
        }
        let marked = gold.variants.iter().any(|v| hits(&v.left, &v.right)) || gold.shared.iter().any(|s| hits(&s.left, &s.right));
        let aligned = || {
            gold.aligned.iter().any(|way| {
                let left_words = self.accounts.left.gold(&way.left);
                let right_words = self.accounts.right.gold(&way.right);
                let (lefts, rights) = (self.accounts.left.passages(&left_words), self.accounts.right.passages(&right_words));
                lefts.contains(&left.passage) && rights.contains(&right.passage)
            })
        };
        marked || !disputed && !gold.traps.iter().any(|t| hits(&t.left, &t.right)) && aligned()
    }
}
