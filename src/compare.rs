//! Findings: what the two accounts share, where they cannot both be right, and what only one tells.
//!
//! [`compare`] is the engine's one entrance: two documents in, a [`Comparison`] out, the same for the same input; [`compare_with`] takes the choices of
//! a person besides, [`compare_within`] can be watched and stopped. Values are weighed (`comparer`) where their frames unify (`weigh`) and assigned one to
//! one (`assign`); what is peculiar to a sort of value has its own file (`quantity`, `time`). Names are clustered already, so `name` only tells which of
//! them both accounts have. `quote` holds quotations against each other word by word. What is left are statements (`statement`, `meeting`, `sight`):
//! `wording` has those that both make, `absent` those of one alone.

mod absent;
mod assign;
mod cause;
mod comparer;
mod direction;
mod dispute;
mod draft;
mod event;
mod kinds;
mod meeting;
mod name;
mod office;
mod options;
mod order;
mod quantity;
mod quote;
mod relation;
mod sight;
mod slip;
mod slots;
mod statement;
mod study;
mod time;
mod types;
mod weigh;
mod weighing;
mod why;
mod wording;

pub use crate::align::{Hand, HandError, Versions};
pub use kinds::Kinds;
pub use options::Options;
pub use study::{Dated, Named, Spelling, Study, Tied, Value, study};
pub use types::{Alignment, Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};
pub use weighing::{Outcome, SlotWeight, Weighed, Weighing};
pub use why::{Answer, Inquiry, Question, Unanswerable, why};

use crate::align::{self, Link, Linked, Words};
use crate::document::{Document, Sides};
use crate::facts::{Cause, Direction, Facts, Reading, Relation};
use crate::parallel;
use crate::work::{Partial, Work};

/// Compares two accounts.
///
/// Findings come in the order in which a reader should see them: conflicts by importance, then variants, shared facts, one-sided facts.
pub fn compare(documents: Sides<Document>) -> Comparison {
    compare_within(documents, &Work::unlimited())
}

/// Compares two accounts as [`compare`] does, in work that can be watched and stopped.
///
/// What is stopped still gives a comparison: of the passages that were read, the pairs that were scored and the facts that were held against each other,
/// marked as [partial](Comparison::partial).
pub fn compare_within(documents: Sides<Document>, work: &Work) -> Comparison {
    let (drawn, ()) = weigh(documents.as_ref(), &Options::default(), work, |_| ());
    drawn.of(documents)
}

/// Links two accounts and tells why; as [`compare_within`] in everything else.
pub fn align_within(documents: Sides<Document>, work: &Work) -> Alignment {
    let (drawn, why) = weigh(documents.as_ref(), &Options::default(), work, |seen| {
        align::reasons(seen.readings, seen.scales.facts, seen.scales.words, seen.links)
    });
    Alignment { comparison: drawn.of(documents), why }
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
    let (drawn, ()) = weigh(documents.as_ref(), options, &Work::unlimited(), |_| ());
    Ok(drawn.of(documents))
}

/// Compares two accounts as [`compare_with`] does, in work that can be watched and stopped as in [`compare_within`]. Choices that do not fit the
/// documents are left out, all of them.
pub fn compare_with_within(documents: Sides<Document>, options: &Options, work: &Work) -> Comparison {
    let usual = Options::default();
    let options = if options.hand.check(documents.as_ref()).is_ok() { options } else { &usual };
    let (drawn, ()) = weigh(documents.as_ref(), options, work, |_| ());
    drawn.of(documents)
}

impl Comparison {
    /// Draws links and findings afresh from the same two documents, after a person added or forbade links; nothing is read again.
    ///
    /// # Errors
    /// As [`compare_with`]; the comparison stays as it was.
    pub fn again(&mut self, options: &Options) -> Result<(), HandError> {
        options.hand.check(self.documents.as_ref())?;
        let (drawn, ()) = weigh(self.documents.as_ref(), options, &Work::unlimited(), |_| ());
        let Drawn { links, findings, self_findings, versions, partial } = drawn;
        (self.links, self.findings, self.self_findings) = (links, findings, self_findings);
        (self.versions, self.partial, self.version) = (versions, partial, Some(Self::this_version()));
        self.keep(self.kinds);
        Ok(())
    }
}

/// A comparison without the documents it is of.
struct Drawn {
    links: Vec<Link>,
    findings: Vec<Finding>,
    self_findings: Vec<SelfFinding>,
    versions: Option<Versions>,
    partial: Option<Partial>,
}

impl Drawn {
    fn of(self, documents: Sides<Document>) -> Comparison {
        let Self { links, findings, self_findings, versions, partial } = self;
        Comparison {
            documents,
            links,
            findings,
            self_findings,
            kinds: Kinds::ALL,
            versions,
            partial,
            version: Some(Comparison::this_version()),
        }
    }
}

/// Where and why two texts disagree.
fn circumstances(scales: &weigh::Scales<'_>) -> Vec<draft::Draft> {
    let mut drafts = dispute::findings::<&Direction>(scales);
    drafts.extend(event::place_findings(scales));
    drafts.extend(dispute::findings::<&Cause>(scales));
    drafts
}

/// What can be looked at before the readings are gone.
struct Seen<'a, 's> {
    readings: Sides<&'a Reading<'a>>,
    scales: &'a weigh::Scales<'s>,
    sight: &'a sight::Sight<'a, 'a>,
    links: &'a [Link],
    findings: &'a [Finding],
    self_findings: &'a [SelfFinding],
}

/// The comparison, and what `look` sees in it.
fn weigh<T>(documents: Sides<&Document>, options: &Options, work: &Work, look: impl FnOnce(&Seen<'_, '_>) -> T) -> (Drawn, T) {
    // Side by side, so that work which is stopped has read as much of the one as of the other.
    let (left, right) = parallel::both(|| Reading::within(documents.left, work), || Reading::within(documents.right, work));
    let readings = Sides::new(&left, &right);
    let facts = Facts::new(readings);
    let words = Words::new(readings);
    let linked = align::link(readings, &facts, &words, &options.hand, work);
    let scales = weigh::Scales::new(documents, &facts, &words, &linked, &options.hand, work);
    let mut drafts = quantity::findings(&scales);
    drafts.extend(time::findings(&scales));
    drafts.extend(name::findings(&scales));
    drafts.extend(office::findings(&scales));
    drafts.extend(dispute::findings::<&Relation>(&scales));
    drafts.extend(event::without_told(event::findings(&scales), &drafts));
    drafts.extend(event::without_told(circumstances(&scales), &drafts));
    quote::add_findings(&scales, &linked.links, &mut drafts);
    let accounts = sight::read(&scales, readings);
    let sight = sight::Sight::new(&scales, &accounts, &drafts);
    let looked = sight.each(&scales, |meeting| (absent::Found::of(meeting), wording::candidates(&scales, &sight, meeting)));
    let (found, candidates): (Vec<_>, Vec<_>) = looked.into_iter().unzip();
    let told = absent::told(&sight, found.into_iter());
    let (shared, both) = wording::findings(&scales, candidates.into_iter().flatten().collect());
    drafts.extend(shared);
    let mut drafts = absent::findings(&scales, &sight, &told, &both, drafts);
    if work.partial().is_some() {
        // What was not found may stand in what was left out.
        drafts.retain(|draft| !draft.finding.verdict.is_one_sided());
    }
    let self_findings = slip::self_findings(&scales);
    let findings = order::number(drafts);
    let Linked { mut links, versions } = linked;
    order::refine(&mut links, &findings);
    let seen = look(&Seen { readings, scales: &scales, sight: &sight, links: &links, findings: &findings, self_findings: &self_findings });
    (Drawn { links, findings, self_findings, versions, partial: work.partial() }, seen)
}
