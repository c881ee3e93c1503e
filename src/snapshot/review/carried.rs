//! A review brought to another comparison: of texts that were corrected, or of the same ones compared anew.

use super::claim::{Claim, found_again};
use super::quote::Quote;
use super::{HandLink, Review};
use crate::compare::{Comparison, FindingId};
use crate::document::{Document, Side};

/// A review as it stands in another comparison. Nothing that was said is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The review: what was found again is tied to where it is now, the rest is as it was.
    pub review: Review,
    /// For each finding of the review the one of the comparison that says the same; nothing for one that is there no more.
    pub found: Vec<Option<FindingId>>,
    /// For each link by hand of the review whether both of its passages are there.
    pub tied: Vec<bool>,
}

impl Review {
    /// Brings the review to a comparison.
    pub fn carried_to(&self, comparison: &Comparison) -> Carried {
        let documents = comparison.documents.as_ref();
        let (ids, now) = claims_of(comparison);
        let kept: Vec<&Claim> = self.findings.iter().map(|said| &said.claim).collect();
        let found = found_again(&kept, &now, documents);
        let mut review = self.clone();
        for (said, at) in review.findings.iter_mut().zip(&found) {
            if let Some(claim) = at.and_then(|at| now.get(at)) {
                said.claim.clone_from(claim);
            }
        }
        let mut tied = Vec::new();
        for link in &mut review.links {
            let is_there = Side::BOTH.into_iter().all(|side| link.passages.get(side).is_known_to(documents.get(side)));
            if is_there {
                link.follow(|side| documents.get(side));
            }
            tied.push(is_there);
        }
        Carried { review, found: found.into_iter().map(|at| ids.get(at?).copied()).collect(), tied }
    }
}

impl HandLink {
    /// Ties the link to the passages in which its words stand now.
    fn follow<'d>(&mut self, document: impl Fn(Side) -> &'d Document) {
        for side in Side::BOTH {
            let (document, quote) = (document(side), self.passages.get_mut(side));
            if let Some(passage) = quote.find(document).and_then(|at| document.passage_at(at)) {
                *quote = Quote::of(document, passage.span);
            }
        }
    }
}

/// What every finding of a comparison says, whatever its confidence, and its id.
pub(in crate::snapshot) fn claims_of(comparison: &Comparison) -> (Vec<FindingId>, Vec<Claim>) {
    let documents = comparison.documents.as_ref();
    let findings = comparison.findings.iter().map(|finding| (finding.id, Claim::of(finding, documents)));
    let own = comparison.self_findings.iter().map(|finding| (finding.id, Claim::inside(finding, documents)));
    findings.chain(own).unzip()
}
