//! Findings: what the two accounts share, where they cannot both be right, and what only one tells.
//!
//! [`compare`] is the engine's one entrance: two documents in, a [`Comparison`] out, the same for the same input. Values are weighed (`comparer`) where
//! their frames unify (`weigh`) and assigned one to one (`assign`); what is peculiar to a sort of value has its own file (`quantity`, `time`). Names are
//! clustered already, so `name` only tells which of them both accounts have.

mod assign;
mod comparer;
mod draft;
mod name;
mod order;
mod quantity;
mod slip;
mod slots;
mod time;
mod types;
mod weigh;

pub use types::{Alignment, Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};

use crate::align::{self, Link, Words};
use crate::document::{Document, Sides};
use crate::facts::{Facts, Reading};
use crate::parallel;
use crate::work::Work;

/// Compares two accounts.
///
/// Findings come in the order in which a reader should see them: conflicts by importance, then variants, shared facts, one-sided facts.
pub fn compare(documents: Sides<Document>) -> Comparison {
    compare_with(documents, &Work::unlimited())
}

/// Compares two accounts in work that can be watched and stopped.
///
/// What is stopped still gives a comparison: of the passages that were read, the pairs that were scored and the facts that were held against each other,
/// marked as [partial](Comparison::partial). As long as nobody stops it, the result is that of [`compare`].
pub fn compare_with(documents: Sides<Document>, work: &Work) -> Comparison {
    engine(documents, work, |_, _, _, _| ()).0
}

/// Links two accounts and tells why; as [`compare_with`] in everything else.
pub fn align_with(documents: Sides<Document>, work: &Work) -> Alignment {
    let (comparison, why) = engine(documents, work, align::reasons);
    Alignment { comparison, why }
}

/// The comparison, and what `look` sees in the links before the readings are gone.
fn engine<T>(
    documents: Sides<Document>,
    work: &Work,
    look: impl FnOnce(Sides<&Reading<'_>>, &Facts, &Words, &[Link]) -> T,
) -> (Comparison, T) {
    let (links, findings, self_findings, seen) = {
        // Side by side, so that work which is stopped has read as much of the one as of the other.
        let (left, right) = parallel::both(|| Reading::within(&documents.left, work), || Reading::within(&documents.right, work));
        let readings = Sides::new(&left, &right);
        let facts = Facts::new(readings);
        let words = Words::new(readings);
        let mut links = align::link(readings, &facts, &words, work);
        let scales = weigh::Scales::new(documents.as_ref(), &facts, &words, &links, work);
        let mut drafts = quantity::findings(&scales);
        drafts.extend(time::findings(&scales));
        drafts.extend(name::findings(&scales));
        if work.partial().is_some() {
            // What was not found may stand in what was left out.
            drafts.retain(|draft| !draft.finding.verdict.is_one_sided());
        }
        let self_findings = slip::self_findings(&scales);
        let findings = order::number(drafts);
        order::refine(&mut links, &findings);
        let seen = look(readings, &facts, &words, &links);
        (links, findings, self_findings, seen)
    };
    (Comparison { documents, links, findings, self_findings, partial: work.partial() }, seen)
}
