//! Which findings a written form lists.

use std::collections::BTreeSet;

use crate::compare::{Comparison, Confidence, FindingId, Verdict};

use super::outline::one_line;
use super::review::{Review, Reviewed};

/// A group of findings that can be asked for alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Only {
    /// What can hardly be both right.
    Conflicts,
    /// What differs on the surface and is compatible.
    Variants,
    /// What contradicts itself inside one text.
    Inside,
    /// What both texts state.
    Shared,
    /// What one text alone states.
    OneSided,
}

impl Only {
    /// Every group, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Conflicts, Self::Variants, Self::Inside, Self::Shared, Self::OneSided];

    /// The word by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflicts => "conflicts",
            Self::Variants => "variants",
            Self::Inside => "inside",
            Self::Shared => "shared",
            Self::OneSided => "one-sided",
        }
    }

    /// The group of a verdict; that of a contradiction inside one text for none.
    const fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Conflict) => Self::Conflicts,
            Some(Verdict::Variant) => Self::Variants,
            None => Self::Inside,
            Some(Verdict::Shared) => Self::Shared,
            Some(Verdict::OnlyLeft | Verdict::OnlyRight) => Self::OneSided,
        }
    }

    /// What belongs to it, in words.
    const fn in_words(self) -> &'static str {
        match self {
            Self::Conflicts => "conflicts",
            Self::Variants => "variants",
            Self::Inside => "contradictions inside one text",
            Self::Shared => "shared facts",
            Self::OneSided => "one-sided facts",
        }
    }
}

/// Findings that a person has chosen one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Their ids.
    pub findings: BTreeSet<FindingId>,
    /// Which they are, in words: "the 2 findings marked in the list".
    pub told: String,
}

/// What is listed of a comparison. Kinds are chosen before, in the comparison itself ([`Comparison::of_kinds`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The lowest confidence.
    pub floor: Confidence,
    /// These groups and no others; every group for none.
    pub only: Vec<Only>,
    /// Only what a person decided on.
    pub reviewed: bool,
    /// Only these findings; nothing leaves none out.
    pub chosen: Option<Chosen>,
}

impl From<Confidence> for Selection {
    /// Every finding from a confidence up.
    fn from(floor: Confidence) -> Self {
        Self { floor, only: Vec::new(), reviewed: false, chosen: None }
    }
}

impl Default for Selection {
    /// Every finding that the program lists unless it is told otherwise.
    fn default() -> Self {
        Self::from(Confidence::DEFAULT_FLOOR)
    }
}

impl Selection {
    /// Whether a finding is listed; no verdict stands for a contradiction inside one text.
    pub(super) fn lists(&self, id: FindingId, verdict: Option<Verdict>, confidence: Confidence, said: Option<&Reviewed>) -> bool {
        confidence >= self.floor
            && (self.only.is_empty() || self.only.contains(&Only::of(verdict)))
            && (!self.reviewed || said.is_some_and(|said| said.decision.is_some()))
            && self.chosen.as_ref().is_none_or(|chosen| chosen.findings.contains(&id))
    }

    /// The comparison without the findings that are not listed, for whatever shows all that it gets; they keep their names.
    pub fn keep(&self, comparison: &Comparison, review: &Review) -> Comparison {
        let said = review.of(comparison);
        let mut kept = comparison.clone();
        kept.findings.retain(|finding| self.lists(finding.id, Some(finding.verdict), finding.confidence, said.get(&finding.id).copied()));
        kept.self_findings.retain(|finding| self.lists(finding.id, None, finding.confidence, said.get(&finding.id).copied()));
        kept
    }

    /// What is listed where that is not everything from the floor up: "conflicts and variants, and of them what a person decided on".
    pub(super) fn in_words(&self) -> Option<String> {
        let words: Vec<&str> = Only::ALL.into_iter().filter(|only| self.only.contains(only)).map(Only::in_words).collect();
        let groups = match words.split_last() {
            Some((last, [])) => Some((*last).to_owned()),
            Some((last, others)) => Some(format!("{} and {last}", others.join(", "))),
            None => None,
        };
        let decided = self.reviewed.then(|| "what a person decided on".to_owned());
        let chosen = self.chosen.as_ref().map(|chosen| one_line(&chosen.told));
        [chosen, groups, decided].into_iter().flatten().reduce(|all, further| format!("{all}, and of them {further}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: FindingId = FindingId { letter: 'C', number: 1 };

    fn selection(only: &[Only], reviewed: bool) -> Selection {
        Selection { only: only.to_vec(), reviewed, ..Selection::default() }
    }

    #[test]
    fn a_choice_is_told_in_words() {
        use Only::{Conflicts, OneSided, Variants};
        assert_eq!(selection(&[], false).in_words(), None);
        assert_eq!(selection(&[Conflicts], false).in_words().as_deref(), Some("conflicts"));
        let three = selection(&[OneSided, Variants, Conflicts], true).in_words();
        assert_eq!(three.as_deref(), Some("conflicts, variants and one-sided facts, and of them what a person decided on"));
        assert_eq!(selection(&[], true).in_words().as_deref(), Some("what a person decided on"));
    }

    #[test]
    fn groups_and_floor_hold_together() {
        let sure = Confidence::new(0.9);
        let conflicts = selection(&[Only::Conflicts], false);
        assert!(conflicts.lists(ID, Some(Verdict::Conflict), sure, None));
        assert!(!conflicts.lists(ID, Some(Verdict::Conflict), Confidence::new(0.1), None));
        assert!(!conflicts.lists(ID, Some(Verdict::OnlyLeft), sure, None));
        assert!(!conflicts.lists(ID, None, sure, None));
        assert!(selection(&[Only::Inside], false).lists(ID, None, sure, None));
        assert!(selection(&[Only::OneSided], false).lists(ID, Some(Verdict::OnlyRight), sure, None));
        assert!(!selection(&[], true).lists(ID, Some(Verdict::Conflict), sure, None));
    }
}
