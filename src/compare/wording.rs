//! Statements that both texts make, whatever their words: the stretches of linked passages that tell the same.

mod weighing;

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{Words, probability};
use crate::document::{PassageId, Role, Side, Sides};

use super::draft::{Draft, clipped, evidence, ordered, unnumbered};
use super::meeting::{Meeting, Met, told};
use super::sight::Sight;
use super::statement::{Account, Part, Stretch};
use super::types::{Confidence, Evidence, Finding, Kind, Verdict};
use super::weigh::Scales;
pub(super) use weighing::weighed;

/// What speaks for two stretches telling the same, or what each point of it weighs.
#[derive(Debug, Clone, Copy)]
struct Points {
    /// How near their passages' link comes to the best link of either.
    lead: f64,
    /// The score of that link.
    link: f64,
    /// How much of either the other covers at least.
    coverage: f64,
    /// What the words that met weigh together, on a logarithmic scale.
    mass: f64,
    /// The same of those in values that were found to agree.
    known: f64,
    /// The same of those that stand for one another and are not the same word.
    reworded: f64,
    /// Only one word met.
    lone: f64,
    /// Both tell a figure that the other has not.
    figures: f64,
    /// How many of them stand in a headline, a standfirst or a caption.
    heads: f64,
}

impl Points {
    /// What each point tells, in words.
    const NAMES: [&'static str; 9] = [
        "nearness to the best link",
        "score of the link",
        "share in common",
        "weight in common",
        "weight of values that agree",
        "weight of what is said in other words",
        "one word alone",
        "figures of their own",
        "outside the body of a text",
    ];

    fn weigh(&self, weights: &Self) -> f64 {
        self.values().iter().zip(weights.values()).map(|(value, weight)| value * weight).sum()
    }

    const fn values(&self) -> [f64; 9] {
        let Self { lead, link, coverage, mass, known, reworded, lone, figures, heads } = *self;
        [lead, link, coverage, mass, known, reworded, lone, figures, heads]
    }
}

/// What the points weigh: fitted by logistic regression on what editors called shared or a variant in the corpus under `tests/corpus` and ten further
/// annotated pairs, and, for half of what a mark brings, on the sentences that they aligned. What one word alone weighs is set lower than that: aligned sentences have one in
/// common as well where it tells nothing.
const WEIGHTS: Points =
    Points { lead: 1.94, link: 0.95, coverage: 0.9, mass: 0.59, known: 1.7, reworded: 0.38, lone: -0.4, figures: -0.49, heads: -0.91 };
/// Editors do not mark all that two texts share: by so much the log odds of two statements being the same lie above those of their being marked, by our
/// reading of some two hundred.
const UNMARKED: f64 = 0.7;
const BIAS: f64 = -3.4 + UNMARKED;
/// Statements that are less likely are not kept, not even for who wants to see all.
const LEAST: f64 = 0.4;
/// No finding of two statements is surer than this.
const SUREST: f64 = 0.95;
/// From this share of each on the two are told in the same words.
const SAME_WORDS: f64 = 0.7;
/// A statement of which so much stands in a surer finding already is another telling of that.
const RETOLD: f64 = 0.5;
/// From this on two words may tell one happening.
const ALIKE: f64 = 0.6;
/// So many words are more than one.
const SEVERAL: usize = 2;
/// A link that lies so far behind the best of its passages shares nothing that the best does not.
const FAR_BEHIND: f64 = 0.2;
/// Words that a reason names.
const NAMED: usize = 4;
/// Characters of each text that the summary of a variant has: both are to fit on a line.
const BRIEF: usize = 40;

/// Words that two stretches have in common.
enum Common {
    /// The same words.
    Same(String),
    /// A word of the left text and what stands for it in the right one.
    Other(String, String),
}

/// The words with which listed findings say that both texts tell the same: tokens, by side and passage.
pub(super) type Both = Sides<BTreeMap<usize, BTreeSet<usize>>>;

/// A finding by its place in the list, and the tokens of a passage that it tells.
type Retold = (usize, BTreeSet<usize>);

/// Two stretches of linked passages that may tell the same.
pub(super) struct Candidate<'a, 'd> {
    sides: Sides<&'a Account<'a, 'd>>,
    stretches: Sides<Stretch>,
    met: Vec<Met>,
    points: Points,
    /// The share of the two stretches that is told in the same words.
    exact: f64,
    /// Whether more than names, who says so, and a value that a finding shows here already is in common.
    says_something: bool,
}

/// The statements that linked passages share, surest first, out of the [`candidates`] of all of them; what retells one of them on a side is evidence of it.
pub(super) fn findings(scales: &Scales<'_>, mut candidates: Vec<Candidate<'_, '_>>) -> (Vec<Draft>, Both) {
    candidates.sort_by(|a, b| {
        let place = |c: &Candidate<'_, '_>| (c.stretches.left.span.start, c.stretches.right.span.start);
        let sum = |c: &Candidate<'_, '_>| place(c).0 + place(c).1;
        b.log_odds().total_cmp(&a.log_odds()).then_with(|| sum(a).cmp(&sum(b))).then_with(|| place(a).cmp(&place(b)))
    });
    let mut chosen: Vec<Draft> = Vec::new();
    // What is told already, by side and passage.
    let mut told: Sides<BTreeMap<usize, Vec<Retold>>> = Sides::default();
    for candidate in candidates {
        let passages = candidate.passages();
        let met = Sides::new(Side::Left, Side::Right).map(|side| candidate.met_on(side));
        let known = Sides::new(Side::Left, Side::Right).map(|side| {
            let met = met.get(side);
            let here = told.get(side).get(&passages.get(side).0).into_iter().flatten();
            here.map(|(finding, tokens)| (*finding, met.intersection(tokens).count() as f64, tokens.len() as f64))
                .find(|(_, both, _)| *both > RETOLD * met.len() as f64)
        });
        match (known.left, known.right) {
            (None, None) => {
                for side in Side::BOTH {
                    let here = told.get_mut(side).entry(passages.get(side).0).or_default();
                    here.push((chosen.len(), met.get(side).clone()));
                }
                chosen.push(candidate.draft(scales));
            }
            (Some((finding, both, all)), None) | (None, Some((finding, both, all))) => {
                let tells_all = both > RETOLD * all && candidate.confidence() >= Confidence::DEFAULT_FLOOR;
                let other = if known.left.is_none() { Side::Left } else { Side::Right };
                if let Some(draft) = chosen.get_mut(finding).filter(|_| tells_all) {
                    draft.finding.evidence.push(candidate.place(other));
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    for draft in &mut chosen {
        draft.finding.evidence = ordered(std::mem::take(&mut draft.finding.evidence));
    }
    let is_listed = |at: usize| chosen.get(at).is_some_and(|draft| draft.finding.confidence >= Confidence::DEFAULT_FLOOR);
    let listed = |told: Vec<Retold>| told.into_iter().filter(|(at, _)| is_listed(*at)).flat_map(|(_, tokens)| tokens).collect();
    let both = told.map(|told| told.into_iter().map(|(passage, told)| (passage, listed(told))).collect());
    (chosen, both)
}

impl Candidate<'_, '_> {
    fn passages(&self) -> Sides<PassageId> {
        self.sides.map(Account::passage)
    }

    fn log_odds(&self) -> f64 {
        BIAS + self.points.weigh(&WEIGHTS)
    }

    fn confidence(&self) -> Confidence {
        Confidence::new(probability(self.log_odds()).min(SUREST))
    }

    fn place(&self, side: Side) -> Evidence {
        evidence(side, *self.passages().get(side), self.stretches.get(side).span)
    }

    fn verdict(&self) -> Verdict {
        let is_reworded = self.met.iter().filter_map(|met| told(self.sides, met)).any(|told| told.left.word != told.right.word);
        if self.exact >= SAME_WORDS && !is_reworded { Verdict::Shared } else { Verdict::Variant }
    }

    fn draft(&self, scales: &Scales<'_>) -> Draft {
        let verdict = self.verdict();
        let places = Sides::new(self.place(Side::Left), self.place(Side::Right));
        let text = places.map(|place| scales.text(place.side, place.span));
        let brief = |text: &str| clipped(text, BRIEF);
        let summary = match verdict {
            Verdict::Shared if text.right.len() < text.left.len() => text.right.to_owned(),
            Verdict::Shared => text.left.to_owned(),
            _ => format!("{} \u{2248} {}", brief(text.left), brief(text.right)),
        };
        let finding = Finding {
            id: unnumbered(verdict),
            verdict,
            kind: Kind::Wording,
            summary,
            why: self.reasons(scales, verdict),
            confidence: self.confidence(),
            relation: None,
            spans: places.map(Some),
            evidence: vec![places.left, places.right],
        };
        let standing = |side: Side| scales.standing(0.0, side, places.get(side).passage);
        Draft { finding, importance: standing(Side::Left).max(standing(Side::Right)) + 2.0 * probability(self.log_odds()) }
    }

    /// The words of one side that met, by their tokens.
    fn met_on(&self, side: Side) -> BTreeSet<usize> {
        let account = self.sides.get(side);
        self.met.iter().filter_map(|met| Some(account.told.get(*met.at.get(side))?.token)).collect()
    }

    /// The words that met in the order of the left text, those that stand beside one another on both sides together; where the right side has another
    /// word, both.
    fn in_common(&self, scales: &Scales<'_>) -> Vec<Common> {
        let mut common: Vec<Common> = Vec::new();
        let mut ends: Option<Sides<usize>> = None;
        for met in &self.met {
            let sides = self.sides;
            let Some((left, right)) = sides.left.told.get(met.at.left).zip(sides.right.told.get(met.at.right)) else { continue };
            let tokens = Sides::new(left.token, right.token);
            let [own, other] = Side::BOTH.map(|side| {
                let token = *tokens.get(side);
                scales.text(side, sides.get(side).reading.span(&(token..token + 1)))
            });
            let is_same = left.word == right.word;
            match common.last_mut() {
                Some(Common::Same(words)) if is_same && ends == Some(tokens) => {
                    words.push(' ');
                    words.push_str(own);
                }
                _ if is_same => common.push(Common::Same(own.to_owned())),
                _ => common.push(Common::Other(own.to_owned(), other.to_owned())),
            }
            ends = Some(Sides::new(left.token + 1, right.token + 1));
        }
        common
    }

    fn reasons(&self, scales: &Scales<'_>, verdict: Verdict) -> Vec<String> {
        let common = self.in_common(scales);
        let listed = |words: Vec<String>| (!words.is_empty()).then(|| words.join(", "));
        let same = common.iter().filter_map(|common| match common {
            Common::Same(words) => Some(format!("\u{201c}{words}\u{201d}")),
            Common::Other(..) => None,
        });
        let other = common.iter().filter_map(|common| match common {
            Common::Same(_) => None,
            Common::Other(left, right) => Some(format!("\u{201c}{left}\u{201d} for \u{201c}{right}\u{201d}")),
        });
        let first = match verdict {
            Verdict::Shared => "both say it in nearly the same words",
            _ => "both tell it, each in its own words",
        };
        let mut reasons = vec![first.to_owned()];
        reasons.extend(listed(same.take(NAMED).collect()).map(|words| format!("both have {words}")));
        reasons.extend(listed(other.take(NAMED).collect()).map(|words| format!("the left text has {words}")));
        let passages = self.passages();
        if scales.is_linked(passages.left, passages.right) {
            reasons.push("the passages are linked".to_owned());
        }
        reasons
    }
}

/// The stretches that two linked passages may share and that are likely enough.
pub(super) fn candidates<'a, 'd>(scales: &Scales<'_>, sight: &Sight<'_, '_>, meeting: &Meeting<'a, 'd>) -> Vec<Candidate<'a, 'd>> {
    if sight.lead(meeting) < FAR_BEHIND {
        return Vec::new();
    }
    let candidates = meeting.stretches().into_iter().map(|(stretches, met)| candidate(sight, meeting, stretches, met));
    candidates.filter(|candidate| objection(scales, sight, meeting, candidate).is_none()).collect()
}

/// Why two stretches are not said to tell the same, in words.
fn objection(scales: &Scales<'_>, sight: &Sight<'_, '_>, meeting: &Meeting<'_, '_>, candidate: &Candidate<'_, '_>) -> Option<&'static str> {
    let Candidate { stretches, met, .. } = candidate;
    if sight.lead(meeting) < FAR_BEHIND {
        Some("other passages are linked far more surely")
    } else if !candidate.says_something {
        Some("they have nothing in common but a name, or values that other findings show")
    } else if sight.known.conflict(meeting.passages(), stretches.as_ref().map(|stretch| stretch.span)) {
        Some("a conflict is found between them")
    } else if are_two_happenings(meeting, candidate) {
        Some("each tells a happening of its own, with a figure of its own")
    } else if opposes(scales.words, meeting, stretches, met) {
        Some("one denies, plans or turns into its opposite what the other tells")
    } else {
        (probability(candidate.log_odds()) < LEAST).then_some("too little says that they tell the same")
    }
}

fn candidate<'a, 'd>(sight: &Sight<'_, '_>, meeting: &Meeting<'a, 'd>, stretches: Sides<Stretch>, met: Vec<Met>) -> Candidate<'a, 'd> {
    let (mut mass, mut known, mut reworded) = (0.0_f64, 0.0_f64, 0.0_f64);
    let (mut coverage, mut exact) = (1.0_f64, 1.0_f64);
    let shown = sight.known.shown(meeting.passages());
    let mut says_something = false;
    for side in Side::BOTH {
        let account = meeting.sides.get(side);
        let (mut found, mut same) = (0.0, 0.0);
        let mut names = BTreeSet::new();
        for met in &met {
            let at = *met.at.get(side);
            let Some(told) = account.told.get(at) else { continue };
            let weight = told.weight * met.likeness;
            found += weight;
            if met.likeness >= 1.0 {
                same += told.weight;
            } else {
                reworded += weight;
            }
            if meeting.is_known(side, at) {
                known += weight;
            }
            let is_shown = shown.iter().any(|place| place.get(side).overlaps(account.place(told)));
            says_something |= !is_shown && told.part != Part::Name && !told.in_source;
            names.extend(told.entity.filter(|_| !told.in_source));
        }
        // Who meets whom is something.
        says_something |= names.len() >= SEVERAL;
        let share = |part: f64| part / account.mass(&stretches.get(side).run).max(f64::MIN_POSITIVE);
        coverage = coverage.min(share(found));
        exact = exact.min(share(same));
        mass += found;
    }
    let figures = Side::BOTH.into_iter().all(|side| has_own(meeting, &stretches, &met, side, Part::Figure));
    let heads = Side::BOTH.into_iter().filter(|&side| meeting.sides.get(side).reading.passage.role != Role::Body).count();
    let points = Points {
        lead: sight.lead(meeting),
        link: meeting.link,
        coverage,
        mass: mass.ln_1p(),
        known: known.ln_1p(),
        reworded: reworded.ln_1p(),
        lone: f64::from(u8::from(met.len() < SEVERAL)),
        figures: f64::from(u8::from(figures)),
        heads: heads as f64,
    };
    Candidate { sides: meeting.sides, stretches, met, points, exact, says_something }
}

/// "Built in 1908", "repaired in 1974": each tells a happening and a figure that the other has not, and little but names is common.
fn are_two_happenings(meeting: &Meeting<'_, '_>, candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { stretches, met, points, .. } = candidate;
    let both_have = |part: Part| Side::BOTH.into_iter().all(|side| has_own(meeting, stretches, met, side, part));
    let is_name = |met: &&Met| told(meeting.sides, met).is_some_and(|told| told.left.part == Part::Name);
    let others = met.len() - met.iter().filter(is_name).count();
    points.figures > 0.0 && points.known <= 0.0 && both_have(Part::Event) && others < SEVERAL
}

/// Whether a stretch has a word of some part that met none of the other.
fn has_own(meeting: &Meeting<'_, '_>, stretches: &Sides<Stretch>, met: &[Met], side: Side, part: Part) -> bool {
    let account = meeting.sides.get(side);
    let is_met = |at: usize| met.iter().any(|met| *met.at.get(side) == at);
    stretches.get(side).run.clone().any(|at| !is_met(at) && account.told.get(at).is_some_and(|told| told.part == part))
}

/// Whether one stretch denies, plans or turns into its opposite what the other tells.
fn opposes(words: &Words, meeting: &Meeting<'_, '_>, stretches: &Sides<Stretch>, met: &[Met]) -> bool {
    let alone = |side: Side| {
        let is_same = move |at: usize| met.iter().any(|met| *met.at.get(side) == at && met.likeness >= 1.0);
        let account = meeting.sides.get(side);
        stretches.get(side).run.clone().filter(move |&at| !is_same(at)).filter_map(move |at| Some(account.told.get(at)?.word))
    };
    if alone(Side::Left).any(|own| alone(Side::Right).any(|other| words.opposed(own, other))) {
        return true;
    }
    let Sides { left, right } = meeting.sides;
    met.iter().filter(|met| met.likeness >= ALIKE).filter_map(|met| told(meeting.sides, met)).any(|told| {
        let (x, y) = (told.left.token, told.right.token);
        let is_deed = told.left.part == Part::Event && told.right.part == Part::Event;
        is_deed && (left.is_denied(x) != right.is_denied(y) || left.is_planned(x) != right.is_planned(y))
    })
}
