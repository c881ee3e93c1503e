//! What the reader lists and walks: facts of both accounts and contradictions inside one, of one shape.

use crate::align::Relation;
use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, SelfFinding, Verdict};
use crate::document::Sides;
use crate::snapshot::Decision;

/// What is said of a fact: a verdict on both accounts, or that one contradicts itself. The weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The two statements are extremely unlikely to be both true.
    Conflict,
    /// They differ on the surface and are compatible.
    Variant,
    /// One text says both.
    Inside,
    /// Both state it.
    Shared,
    /// Absent from the right text.
    OnlyLeft,
    /// Absent from the left text.
    OnlyRight,
}

impl Class {
    /// Every class, the weightiest first.
    pub const ALL: [Self; 6] = [Self::Conflict, Self::Variant, Self::Inside, Self::Shared, Self::OnlyLeft, Self::OnlyRight];

    /// The class of a verdict.
    pub const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict => Self::Conflict,
            Verdict::Variant => Self::Variant,
            Verdict::Shared => Self::Shared,
            Verdict::OnlyLeft => Self::OnlyLeft,
            Verdict::OnlyRight => Self::OnlyRight,
        }
    }

    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => Verdict::Conflict.name(),
            Self::Variant => Verdict::Variant.name(),
            Self::Inside => "inside one text",
            Self::Shared => Verdict::Shared.name(),
            Self::OnlyLeft => "only left",
            Self::OnlyRight => "only right",
        }
    }
}

/// Findings that one pair of keys walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Where the two texts differ.
    Discrepancies,
    /// Where one text contradicts itself.
    Inside,
    /// What both state.
    Shared,
    /// What one alone states.
    OneSided,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What is said of it.
    pub class: Class,
    /// Its name in the comparison.
    pub id: FindingId,
    /// What sort of fact.
    pub kind: Kind,
    /// One line for a person.
    pub summary: String,
    /// The reasons in words, the weightiest first.
    pub why: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// How the two statements lie in time, where it matters.
    pub relation: Option<Relation>,
    /// Where it stands on each side.
    pub spans: Sides<Option<Evidence>>,
    /// Every mention, left first, in text order.
    pub evidence: Vec<Evidence>,
    /// What the person says of it.
    pub decision: Option<Decision>,
    /// In their own words.
    pub note: String,
}

impl Entry {
    /// Everything that was found: the findings in their order, then the contradictions inside one text.
    pub fn all(comparison: &Comparison) -> Vec<Self> {
        let facts = comparison.findings.iter().map(Self::from);
        facts.chain(comparison.self_findings.iter().map(Self::from)).collect()
    }

    /// Which keys walk it. What both texts tell in other words is no discrepancy: it is walked with what they share.
    pub fn walk(&self) -> Walk {
        match (self.class, self.kind) {
            (Class::Variant, Kind::Wording) | (Class::Shared, _) => Walk::Shared,
            (Class::Conflict | Class::Variant, _) => Walk::Discrepancies,
            (Class::Inside, _) => Walk::Inside,
            (Class::OnlyLeft | Class::OnlyRight, _) => Walk::OneSided,
        }
    }

    /// The two statements that are held against each other, or the one that is made.
    pub fn statements(&self) -> (Option<&Evidence>, Option<&Evidence>) {
        if self.class == Class::Inside {
            let mut places = self.evidence.iter();
            return (places.next(), places.next());
        }
        match (&self.spans.left, &self.spans.right) {
            (Some(left), right) => (Some(left), right.as_ref()),
            (None, right) => (right.as_ref(), None),
        }
    }
}

impl From<&Finding> for Entry {
    fn from(finding: &Finding) -> Self {
        Self {
            class: Class::of(finding.verdict),
            id: finding.id,
            kind: finding.kind,
            summary: finding.summary.clone(),
            why: finding.why.clone(),
            confidence: finding.confidence,
            relation: finding.relation,
            spans: finding.spans,
            evidence: finding.evidence.clone(),
            decision: None,
            note: String::new(),
        }
    }
}

impl From<&SelfFinding> for Entry {
    fn from(finding: &SelfFinding) -> Self {
        let mut spans = Sides::new(None, None);
        *spans.get_mut(finding.side) = finding.evidence.first().copied();
        Self {
            class: Class::Inside,
            id: finding.id,
            kind: finding.kind,
            summary: finding.summary.clone(),
            why: finding.why.clone(),
            confidence: finding.confidence,
            relation: None,
            spans,
            evidence: finding.evidence.clone(),
            decision: None,
            note: String::new(),
        }
    }
}
