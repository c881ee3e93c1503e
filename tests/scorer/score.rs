//! A comparison held against its gold.
//!
//! A conflict is found when a reported conflict's left span overlaps the gold left span and its right span the gold right span. One to one, each
//! report is credited to one gold conflict at most. A trap is fallen into when a reported conflict that is not right otherwise overlaps both of its spans.
//! A report whose span is longer than [`LONGEST_SPAN`] bytes matches nothing, quotations apart.

use std::collections::BTreeSet;
use std::ops::{AddAssign, Range};

use diptych::align::Link;
use diptych::compare::{Comparison, Confidence, Evidence, Finding, Kind, Verdict};
use diptych::document::{PassageId, Side, Sides};

use crate::gold::{Conflict, Grade, LONGEST_SPAN, Pair};
use crate::words::{Account, overlap};

/// One-sided facts of a side that count: those a reader sees first.
const FIRST_ONE_SIDED: usize = 8;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub got: usize,
    pub of: usize,
}

impl Share {
    fn count(&mut self, got: bool) {
        self.got += usize::from(got);
        self.of += 1;
    }

    /// As a number from 0 to 1; 0 where there was nothing to get.
    pub fn value(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.got as f64 / self.of as f64 }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.got += other.got;
        self.of += other.of;
    }
}

/// The counts of one pair, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub plain: Share,
    pub subtle: Share,
    /// Gold conflicts that are found when each report counts once.
    pub one_to_one: Share,
    /// Reported conflicts that are right, of those reported.
    pub right: Share,
    /// Conflicts found whose kind is right, of those found.
    pub kind_right: Share,
    pub traps: Share,
    /// Variants told as variant or shared.
    pub variants: Share,
    pub variants_as_conflict: usize,
    pub shared: Share,
    pub aligned: Share,
    /// Sentence pairs joined by the best link of one of the two.
    pub aligned_best: Share,
    pub links: usize,
    pub only: Share,
    /// Shared and variant findings, to each passage.
    pub same_a_passage: Share,
    /// One-sided findings, to each passage.
    pub only_a_passage: Share,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.plain += other.plain;
        self.subtle += other.subtle;
        self.one_to_one += other.one_to_one;
        self.right += other.right;
        self.kind_right += other.kind_right;
        self.traps += other.traps;
        self.variants += other.variants;
        self.variants_as_conflict += other.variants_as_conflict;
        self.shared += other.shared;
        self.aligned += other.aligned;
        self.aligned_best += other.aligned_best;
        self.links += other.links;
        self.only += other.only;
        self.same_a_passage += other.same_a_passage;
        self.only_a_passage += other.only_a_passage;
    }
}

/// Counts, and each miss and false alarm in words.
#[derive(Debug, Default)]
pub struct Score {
    pub counts: Counts,
    pub details: Vec<String>,
}

/// A finding with the words it covers on each side; none where its span is too long to say anything.
struct Report<'a> {
    finding: &'a Finding,
    words: Sides<Range<usize>>,
}

/// Holds a comparison against the gold of its pair.
pub fn score(pair: &Pair, comparison: &Comparison, floor: Confidence) -> Score {
    let documents = &comparison.documents;
    let accounts = Sides::new(Account::new(&pair.left, &documents.left), Account::new(&pair.right, &documents.right));
    let listed: Vec<&Finding> = comparison.findings_from(floor).collect();
    let mut scorer = Scorer { pair, comparison, reports: reports(&accounts, &listed), accounts, score: Score::default() };
    let right = scorer.conflicts();
    scorer.traps(&right);
    scorer.variants(&right);
    scorer.shared();
    scorer.aligned();
    scorer.one_sided();
    scorer.flooding();
    scorer.score
}

fn reports<'a>(accounts: &Sides<Account<'_>>, listed: &[&'a Finding]) -> Vec<Report<'a>> {
    listed
        .iter()
        .map(|&finding| {
            let spans = [finding.spans.left, finding.spans.right];
            let brief = finding.kind == Kind::Quote || spans.iter().flatten().all(|e| e.span.len() <= LONGEST_SPAN);
            let words = |side: Side, at: Option<Evidence>| at.filter(|_| brief).map_or(0..0, |e| accounts.get(side).words(e.span));
            Report { finding, words: Sides::new(words(Side::Left, finding.spans.left), words(Side::Right, finding.spans.right)) }
        })
        .collect()
}

struct Scorer<'a> {
    pair: &'a Pair,
    comparison: &'a Comparison,
    accounts: Sides<Account<'a>>,
    reports: Vec<Report<'a>>,
    score: Score,
}

impl Scorer<'_> {
    fn gold(&self, left: &str, right: &str) -> Sides<Range<usize>> {
        Sides::new(self.accounts.left.gold(left), self.accounts.right.gold(right))
    }

    /// Numbers of the reports of these verdicts that overlap both places.
    fn at(&self, verdicts: &[Verdict], left: &str, right: &str) -> BTreeSet<usize> {
        let gold = self.gold(left, right);
        let hits = |r: &Report| {
            verdicts.contains(&r.finding.verdict) && overlap(&r.words.left, &gold.left) && overlap(&r.words.right, &gold.right)
        };
        self.reports.iter().enumerate().filter(|(_, r)| hits(r)).map(|(i, _)| i).collect()
    }

    fn detail(&mut self, what: &str, left: &str, right: &str) {
        self.score.details.push(format!("{}: {what}: {left:?} / {right:?}", self.pair.name));
    }

    /// Counts conflicts; returns the numbers of the reports that are right.
    fn conflicts(&mut self) -> BTreeSet<usize> {
        let mut edges = Vec::new();
        for gold in &self.pair.gold.conflicts {
            let found: BTreeSet<usize> = gold.ways().flat_map(|(l, r)| self.at(&[Verdict::Conflict], l, r)).collect();
            let share = match gold.grade {
                Grade::Plain => &mut self.score.counts.plain,
                Grade::Subtle => &mut self.score.counts.subtle,
            };
            share.count(!found.is_empty());
            if found.is_empty() {
                self.detail(&format!("missed {} conflict", gold.kind.name()), &gold.left, &gold.right);
            } else {
                let right = found.iter().any(|&i| self.reports[i].finding.kind == gold.kind);
                self.score.counts.kind_right.count(right);
            }
            edges.push(found);
        }
        let right: BTreeSet<usize> = edges.iter().flatten().copied().collect();
        self.score.counts.one_to_one = Share { got: largest_matching(&edges), of: edges.len() };
        for i in 0..self.reports.len() {
            let finding = self.reports[i].finding;
            if finding.verdict == Verdict::Conflict {
                self.score.counts.right.count(right.contains(&i));
                if !right.contains(&i) {
                    let text = |e: Option<Evidence>| e.map_or(String::new(), |e| self.comparison.text(&e).to_owned());
                    let (l, r) = (text(finding.spans.left), text(finding.spans.right));
                    self.detail(&format!("false {} conflict, {}", finding.kind.name(), finding.confidence), &l, &r);
                }
            }
        }
        right
    }

    fn traps(&mut self, right: &BTreeSet<usize>) {
        for trap in &self.pair.gold.traps {
            let fallen = self.at(&[Verdict::Conflict], &trap.left, &trap.right).difference(right).next().is_some();
            self.score.counts.traps.count(fallen);
            if fallen {
                self.detail(&format!("trap ({})", trap.note), &trap.left, &trap.right);
            }
        }
    }

    fn variants(&mut self, right: &BTreeSet<usize>) {
        for variant in &self.pair.gold.variants {
            let wrong = self.at(&[Verdict::Conflict], &variant.left, &variant.right).difference(right).next().is_some();
            let told = !self.at(&[Verdict::Shared, Verdict::Variant], &variant.left, &variant.right).is_empty();
            self.score.counts.variants.count(told && !wrong);
            self.score.counts.variants_as_conflict += usize::from(wrong);
            if wrong {
                self.detail(&format!("{} variant as conflict", variant.kind.name()), &variant.left, &variant.right);
            }
        }
    }

    fn shared(&mut self) {
        for shared in &self.pair.gold.shared {
            let found = !self.at(&[Verdict::Shared, Verdict::Variant], &shared.left, &shared.right).is_empty();
            self.score.counts.shared.count(found);
            if !found {
                self.detail(&format!("missed shared ({})", shared.note), &shared.left, &shared.right);
            }
        }
    }

    fn aligned(&mut self) {
        let links = &self.comparison.links;
        self.score.counts.links = links.len();
        for way in &self.pair.gold.aligned {
            let words = self.gold(&way.left, &way.right);
            let ends = Sides::new(self.accounts.left.passages(&words.left), self.accounts.right.passages(&words.right));
            let joined = links.iter().any(|l| Side::BOTH.iter().all(|&s| meet(l.passages(s), ends.get(s))));
            let best = Side::BOTH.iter().any(|&s| best_link_joins(links, s, &ends));
            self.score.counts.aligned.count(joined);
            self.score.counts.aligned_best.count(best);
            if !joined {
                self.detail("not linked", &way.left, &way.right);
            }
        }
    }

    fn one_sided(&mut self) {
        let gold = &self.pair.gold;
        for (side, verdict, facts) in
            [(Side::Left, Verdict::OnlyLeft, &gold.only_left), (Side::Right, Verdict::OnlyRight, &gold.only_right)]
        {
            let first: Vec<&Report> = self.reports.iter().filter(|r| r.finding.verdict == verdict).take(FIRST_ONE_SIDED).collect();
            for fact in facts {
                let words = self.accounts.get(side).gold(fact);
                self.score.counts.only.count(first.iter().any(|r| overlap(r.words.get(side), &words)));
            }
        }
    }

    fn flooding(&mut self) {
        let documents = &self.comparison.documents;
        let passages = documents.left.passages.len() + documents.right.passages.len();
        let listed = |verdicts: &[Verdict]| self.reports.iter().filter(|r| verdicts.contains(&r.finding.verdict)).count();
        self.score.counts.same_a_passage = Share { got: listed(&[Verdict::Shared, Verdict::Variant]), of: passages };
        self.score.counts.only_a_passage = Share { got: listed(&[Verdict::OnlyLeft, Verdict::OnlyRight]), of: passages };
    }
}

fn meet(a: &[PassageId], b: &[PassageId]) -> bool {
    a.iter().any(|p| b.contains(p))
}

/// Whether one of the best-scored links from the passages of one side reaches those of the other: linking everything must not pay.
fn best_link_joins(links: &[Link], side: Side, ends: &Sides<Vec<PassageId>>) -> bool {
    let from: Vec<&Link> = links.iter().filter(|l| meet(l.passages(side), ends.get(side))).collect();
    let best = from.iter().map(|l| l.score).fold(0.0, f64::max);
    from.iter().any(|l| l.score >= best && meet(l.passages(side.other()), ends.get(side.other())))
}

/// The most gold conflicts that can each have a report of their own; `edges[g]` are the reports that may take gold `g`.
pub fn largest_matching(edges: &[BTreeSet<usize>]) -> usize {
    fn take(gold: usize, edges: &[BTreeSet<usize>], seen: &mut BTreeSet<usize>, owner: &mut Vec<Option<usize>>) -> bool {
        for &report in &edges[gold] {
            if !seen.insert(report) {
                continue;
            }
            if owner[report].is_none_or(|other| take(other, edges, seen, owner)) {
                owner[report] = Some(gold);
                return true;
            }
        }
        false
    }
    let reports = edges.iter().flatten().max().map_or(0, |m| m + 1);
    let mut owner = vec![None; reports];
    (0..edges.len()).filter(|&g| take(g, edges, &mut BTreeSet::new(), &mut owner)).count()
}

/// The kinds of the gold conflicts and how many there are of each.
pub fn kinds(pairs: &[Pair]) -> Vec<(Kind, usize)> {
    let mut counted: Vec<(Kind, usize)> = Vec::new();
    for Conflict { kind, .. } in pairs.iter().flat_map(|p| &p.gold.conflicts) {
        match counted.iter_mut().find(|(k, _)| k == kind) {
            Some((_, n)) => *n += 1,
            None => counted.push((*kind, 1)),
        }
    }
    counted.sort_by_key(|&(kind, n)| (std::cmp::Reverse(n), kind));
    counted
}
