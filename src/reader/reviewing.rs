//! What the person says while they read: the review, what of it can be taken back, and whether it is kept.

use std::collections::BTreeMap;

use super::entry::{Class, Entry, Walk};
use super::input::Input;
use super::jumps::Spot;
use super::state::State;
use crate::compare::Verdict;
use crate::document::{ByteSpan, Document, PassageId, Side, Sides};
use crate::snapshot::{Claim, Decision, Place, Quote, Review, Reviewed, Tie, found_again};

/// Changes that can be taken back.
const MOST: usize = 500;

/// Whether what is said outlives the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// It does, as far as anybody has heard.
    #[default]
    Kept,
    /// It could not be written.
    Failed,
    /// Another reader writes; nothing can be said here.
    ReadOnly,
}

/// One change of the review, as it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// What was said of findings before, and what is said now.
    Said(Vec<(Reviewed, Reviewed)>),
    /// What was said of two passages before, and what is said now.
    Tied(Sides<Quote>, Option<Tie>, Option<Tie>),
}

impl Change {
    fn apply(&self, review: &mut Review) {
        match self {
            Self::Said(said) => said.iter().for_each(|(_, now)| review.say(now.clone())),
            Self::Tied(passages, _, now) => review.tie(passages.clone(), *now),
        }
    }

    /// The change that takes this one back.
    fn inverse(self) -> Self {
        match self {
            Self::Said(said) => Self::Said(said.into_iter().map(|(before, now)| (now, before)).collect()),
            Self::Tied(passages, before, now) => Self::Tied(passages, now, before),
        }
    }
}

/// A change, and what it did in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) change: Change,
    pub(super) words: String,
}

/// The review of what is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviewing {
    /// What is said.
    pub review: Review,
    /// Whether it is kept.
    pub keeping: Keeping,
    /// Whether a decision leads on to the next undecided finding.
    pub advance: bool,
    /// The texts that have changed since the review was said; nothing once the person was told how much of it was found again.
    pub(super) carried: Option<Sides<bool>>,
    /// Whether there is something to be kept.
    pub(super) is_changed: bool,
    /// The passages that were linked or parted just now; their comparison is on its way.
    pub(super) tied: Option<Sides<PassageId>>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Reviewing {
    /// Changes the review.
    pub(super) fn change(&mut self, change: Change, words: String) {
        change.apply(&mut self.review);
        self.is_changed = true;
        self.undone.clear();
        self.done.push(Step { change, words });
        let surplus = self.done.len().saturating_sub(MOST);
        self.done.drain(..surplus);
    }

    /// Takes back the last change, or makes again the last that was taken back; what was done to the review comes back.
    pub(super) fn travel(&mut self, back: bool) -> Option<Step> {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let step = from.pop()?;
        to.push(step.clone());
        let change = if back { step.change.inverse() } else { step.change };
        change.apply(&mut self.review);
        self.is_changed = true;
        Some(Step { change, words: step.words })
    }

    /// Nothing that was done before can be taken back any more: the texts are others.
    fn forget(&mut self) {
        (self.done, self.undone) = (Vec::new(), Vec::new());
    }
}

impl Entry {
    /// What it says, apart from its number.
    pub fn claim(&self, documents: Sides<&Document>) -> Claim {
        let places = match self.class {
            Class::Inside => self.evidence.clone(),
            _ => [self.spans.left, self.spans.right].into_iter().flatten().collect(),
        };
        Claim::new(self.id, verdict(self.class), self.kind, &self.summary, places, documents)
    }

    /// Whether it calls for a decision: a discrepancy, or a contradiction inside one text.
    pub fn calls_for_decision(&self) -> bool {
        matches!(self.walk(), Walk::Discrepancies | Walk::Inside)
    }

    /// Whether the person has said that it is not so.
    pub fn is_dismissed(&self) -> bool {
        self.decision == Some(Decision::Dismissed)
    }
}

/// The verdict of a class; none for what contradicts itself inside one text.
const fn verdict(class: Class) -> Option<Verdict> {
    match class {
        Class::Conflict => Some(Verdict::Conflict),
        Class::Variant => Some(Verdict::Variant),
        Class::Inside => None,
        Class::Shared => Some(Verdict::Shared),
        Class::OnlyLeft => Some(Verdict::OnlyLeft),
        Class::OnlyRight => Some(Verdict::OnlyRight),
    }
}

impl State {
    /// The finding that says what a claim says, in texts that have not changed since it was made.
    pub(super) fn entry_of(&self, claim: &Claim) -> Option<usize> {
        let documents = self.comparison.documents.as_ref();
        let start = |side: Side| claim.quotes.get(side).first().map(|quote| quote.at);
        // To quote every finding takes longer than to look at its place.
        let stands_there = |entry: &Entry| {
            let places = entry.spans.as_ref().map(|place| place.map(|place| place.span.start));
            (verdict(entry.class), entry.kind) == (claim.verdict, claim.kind) && places == Sides::new(start(Side::Left), start(Side::Right))
        };
        self.entries.iter().position(|entry| stands_there(entry) && entry.claim(documents).is_same(claim))
    }

    /// Tells each finding what was said of it; `is_same_text` tells which of the texts are those of which it was said.
    pub(super) fn attach(&mut self, is_same_text: Sides<bool>) {
        if is_same_text != Sides::new(true, true) {
            self.reviewing.forget();
        }
        for entry in &mut self.entries {
            (entry.decision, entry.note) = (None, String::new());
        }
        if !self.reviewing.review.findings.is_empty() {
            let documents = self.comparison.documents.as_ref();
            let now: Vec<Claim> = self.entries.iter().map(|entry| entry.claim(documents)).collect();
            let kept: Vec<&Claim> = self.reviewing.review.findings.iter().map(|said| &said.claim).collect();
            let found = found_again(&kept, &now, documents);
            for (said, at) in self.reviewing.review.findings.iter_mut().zip(found) {
                let Some((claim, entry)) = at.and_then(|at| Some((now.get(at)?, self.entries.get_mut(at)?))) else { continue };
                said.claim.clone_from(claim);
                (entry.decision, entry.note) = (said.decision, said.note.clone());
            }
        }
        self.refilter();
    }

    /// What is said of a finding; nothing yet, perhaps.
    pub(super) fn said_of(&self, finding: usize) -> Option<Reviewed> {
        let entry = self.entries.get(finding)?;
        let claim = entry.claim(self.comparison.documents.as_ref());
        Some(Reviewed { claim, decision: entry.decision, note: entry.note.clone() })
    }

    /// How many of the findings that call for a decision, in both texts and inside one, have one, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.order.discrepancies.len() + self.order.inside.len();
        (all - self.order.undecided.len().min(all), all)
    }

    /// What is said of a finding when the note that is open counts as far as it is written; nothing where that changes nothing.
    pub(super) fn draft(&self) -> Option<Reviewed> {
        let Some(Input::Note(note)) = &self.input else { return None };
        let before = self.said_before(&note.claim);
        let text = note.text.trim();
        (before.note != text).then(|| Reviewed { note: text.to_owned(), ..before })
    }

    /// What is said of a claim. Its finding may be gone from a comparison that was drawn anew; what was said of it stays.
    pub(super) fn said_before(&self, claim: &Claim) -> Reviewed {
        let said = self.entry_of(claim).and_then(|finding| self.said_of(finding));
        said.or_else(|| self.reviewing.review.said(claim).cloned()).unwrap_or_else(|| Reviewed {
            claim: claim.clone(),
            decision: None,
            note: String::new(),
        })
    }

    /// The review as it is to be kept: with the open note, with the bookmarks, and where the reading stands.
    pub(super) fn review_to_keep(&self, here: Spot) -> Review {
        let mut review = self.reviewing.review.clone();
        self.draft().into_iter().for_each(|draft| review.say(draft));
        let mut bookmarks: BTreeMap<char, Place> = self.bookmarks.iter().map(|(letter, spot)| (*letter, self.place_of(*spot))).collect();
        if self.entries.is_empty() && self.working.is_some() {
            // Nobody knows yet which findings the places of before belong to.
            bookmarks.extend(review.bookmarks.clone());
            return Review { bookmarks, ..review };
        }
        Review { bookmarks, position: Some(self.place_of(here)), ..review }
    }

    fn place_of(&self, spot: Spot) -> Place {
        let documents = self.comparison.documents.as_ref();
        let quote = |side: Side| {
            let (document, at) = (documents.get(side), *spot.first.get(side));
            let row = self.rows.get(side).get(self.rows.get(side).row_of(at));
            let span = row.map_or(ByteSpan::new(at, at), |row| row.shown);
            Quote::of(document, span)
        };
        let finding = spot.focus.and_then(|focus| self.entries.get(focus)).map(|entry| entry.claim(documents));
        Place { lead: spot.lead, first: Sides::new(quote(Side::Left), quote(Side::Right)), finding }
    }

    /// Where a place is, if its words still stand in the texts.
    pub(super) fn spot_of(&self, place: &Place) -> Option<Spot> {
        let documents = self.comparison.documents.as_ref();
        let first = Sides::new(place.first.left.find(documents.left)?, place.first.right.find(documents.right)?);
        Some(Spot { lead: place.lead, first, focus: place.finding.as_ref().and_then(|claim| self.entry_of(claim)) })
    }
}
