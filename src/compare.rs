//! Findings: what the two accounts share, where they cannot both be right, and what only one tells.
//!
//! [`compare`] is the engine's one entrance: two documents in, a [`Comparison`] out, the same for the same input; [`compare_with`] takes the choices of
//! a person besides. Values are weighed (`comparer`) where
//! their frames unify (`weigh`) and assigned one to one (`assign`); what is peculiar to a sort of value has its own file (`quantity`, `time`). Names are
//! clustered already, so `name` only tells which of them both accounts have.

mod assign;
mod comparer;
mod draft;
mod name;
mod options;
mod order;
mod quantity;
mod slip;
mod slots;
mod time;
mod types;
mod weigh;

pub use crate::align::{Hand, HandError, Versions};
pub use options::Options;
pub use types::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};

use crate::align::{self, Alignment, Link, Words};
use crate::document::{Document, Sides};
use crate::facts::{Facts, Reading};

/// Compares two accounts.
///
/// Findings come in the order in which a reader should see them: conflicts by importance, then variants, shared facts, one-sided facts.
pub fn compare(documents: Sides<Document>) -> Comparison {
    let weighed = weigh(documents.as_ref(), &Options::default());
    weighed.of(documents)
}

/// Compares two accounts as [`compare`] does, with links that a person added or forbade: they win, and findings are drawn from what is linked then.
///
/// ```
/// use diptych::compare::{Hand, Options, compare_with};
/// use diptych::document::{Document, PassageId, Sides};
///
/// let read = |text| Document::from_text("report.txt", text).unwrap();
/// let documents = Sides::new(read("The dam broke at dawn."), read("Water reached the mill by noon."));
/// let pair = Sides::new(PassageId(0), PassageId(0));
/// let options = Options::from(Hand { added: vec![pair], forbidden: Vec::new() });
/// let comparison = compare_with(documents, &options)?;
/// assert!(comparison.links[0].by_hand);
/// # Ok::<(), diptych::compare::HandError>(())
/// ```
///
/// # Errors
/// When the choices of a person name a passage that its document does not have, or contradict each other.
pub fn compare_with(documents: Sides<Document>, options: &Options) -> Result<Comparison, HandError> {
    options.hand.check(documents.as_ref())?;
    let weighed = weigh(documents.as_ref(), options);
    Ok(weighed.of(documents))
}

impl Comparison {
    /// Draws links and findings afresh from the same two documents, after a person added or forbade links; nothing is read again.
    ///
    /// # Errors
    /// As [`compare_with`]; the comparison stays as it was.
    pub fn again(&mut self, options: &Options) -> Result<(), HandError> {
        options.hand.check(self.documents.as_ref())?;
        let Weighed { links, findings, self_findings, versions } = weigh(self.documents.as_ref(), options);
        (self.links, self.findings, self.self_findings, self.versions) = (links, findings, self_findings, versions);
        Ok(())
    }
}

/// A comparison without the documents it is of.
struct Weighed {
    links: Vec<Link>,
    findings: Vec<Finding>,
    self_findings: Vec<SelfFinding>,
    versions: Option<Versions>,
}

impl Weighed {
    fn of(self, documents: Sides<Document>) -> Comparison {
        let Self { links, findings, self_findings, versions } = self;
        Comparison { documents, links, findings, self_findings, versions }
    }
}

fn weigh(documents: Sides<&Document>, options: &Options) -> Weighed {
    let readings = documents.map(Reading::new);
    let readings = readings.as_ref();
    let facts = Facts::new(readings);
    let words = Words::new(readings);
    let alignment = align::link(readings, &facts, &words, &options.hand);
    let scales = weigh::Scales::new(documents, &facts, &words, &alignment, &options.hand);
    let mut drafts = quantity::findings(&scales);
    drafts.extend(time::findings(&scales));
    drafts.extend(name::findings(&scales));
    let self_findings = slip::self_findings(&scales);
    let findings = order::number(drafts);
    let Alignment { mut links, versions } = alignment;
    order::refine(&mut links, &findings);
    Weighed { links, findings, self_findings, versions }
}
