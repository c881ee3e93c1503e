//! What one mention was weighed against, and what came of each: the look-alikes that were let go stand beside what was found.

use serde_json::Value;

use crate::document::{ByteSpan, Side, Sides};
use crate::parallel;

use super::assign::Group;
use super::comparer::{self, Accord, FLOORS, Mention, SUREST};
use super::draft::evidence;
use super::slots::{Slots, Weights};
use super::types::{Confidence, Evidence, Finding, FindingId, Verdict};
use super::weigh::{Reasons, Scales};

/// A mention, and all of the other text that it was weighed against.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Where it stands.
    pub place: Evidence,
    /// What sort of mention it is, as [`Statement::sort`](crate::facts::Statement::sort) names it; `statement` for words that tell something.
    pub sort: &'static str,
    /// The findings that rest on it, in their order.
    pub findings: Vec<FindingId>,
    /// What it was weighed against: what was found first, then by likelihood, then what was let go before it came to that, in text order.
    pub against: Vec<Weighing>,
    /// Mentions of the same sort whose values cannot be held against its own: another unit, a time that cannot be placed, another name altogether.
    pub incomparable: usize,
}

/// Two mentions, weighed against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// Where the two stand.
    pub places: Sides<Evidence>,
    /// What is to be said of the two values if they speak of one thing.
    pub verdict: Option<Verdict>,
    /// What came of it.
    pub outcome: Outcome,
    /// How likely they speak of one thing, the agreement of their values included; nothing where a slot at odds settled it before.
    pub likelihood: Option<Confidence>,
    /// How the values lie and what the frames have in common, in words.
    pub why: Vec<String>,
    /// What the likelihood is made of, the weightiest first.
    pub slots: Vec<SlotWeight>,
}

/// What came of two mentions that were weighed against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A finding holds both.
    Found(FindingId),
    /// They were let go: why, in words.
    LetGo(String),
}

/// A slot of two frames laid side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotWeight {
    /// Its name in words: "same head".
    pub name: String,
    /// How far it agrees, or how much there is of it.
    pub value: f64,
    /// What that adds to the log odds, or takes from them.
    pub adds: f64,
}

impl Weighing {
    const fn is_found(&self) -> bool {
        matches!(self.outcome, Outcome::Found(_))
    }
}

/// Every mention of a sort that has a byte in a span, each with what it was weighed against.
pub(super) fn weighed<M: Mention>(
    sort: &'static str,
    scales: &Scales<'_>,
    findings: &[Finding],
    (side, span): (Side, ByteSpan),
) -> Vec<Weighed> {
    let all = M::all(scales.facts);
    let here: Vec<(usize, &M)> = all.get(side).iter().enumerate().filter(|(_, mention)| mention.span().overlaps(span)).collect();
    if here.is_empty() {
        return Vec::new();
    }
    let (left, right) = parallel::both(|| M::groups(scales, Side::Left), || M::groups(scales, Side::Right));
    let bench = Bench { sort, scales, findings, groups: Sides::new(left, right) };
    here.into_iter().map(|(at, mention)| bench.weighed(side, at, mention)).collect()
}

/// The findings that rest on a place, or on words that share some with it.
pub(super) fn resting_on(findings: &[Finding], place: Evidence) -> Vec<FindingId> {
    let touches = |other: &Evidence| other.side == place.side && other.span.overlaps(place.span);
    findings.iter().filter(|finding| finding.evidence.iter().any(touches)).map(|finding| finding.id).collect()
}

/// Brings what was weighed into its order.
pub(super) fn rank(against: &mut [Weighing]) {
    against.sort_by(|a, b| {
        let key = |weighing: &Weighing| (weighing.is_found(), weighing.likelihood);
        key(b).cmp(&key(a)).then_with(|| (a.places.left, a.places.right).cmp(&(b.places.left, b.places.right)))
    });
}

/// Where mentions of one sort are weighed once more, after everything was settled.
struct Bench<'b, 's> {
    sort: &'static str,
    scales: &'b Scales<'s>,
    findings: &'b [Finding],
    groups: Sides<Vec<Group>>,
}

impl Bench<'_, '_> {
    fn weighed<M: Mention>(&self, side: Side, at: usize, mention: &M) -> Weighed {
        let place = evidence(side, mention.passage(), mention.span());
        let (mut against, mut incomparable) = (Vec::new(), 0);
        for (other_at, other) in M::all(self.scales.facts).get(side.other()).iter().enumerate() {
            let (at, pair) = match side {
                Side::Left => (Sides::new(at, other_at), Sides::new(mention, other)),
                Side::Right => (Sides::new(other_at, at), Sides::new(other, mention)),
            };
            match self.pair(at, &pair) {
                Some(weighing) => against.push(weighing),
                None => incomparable += 1,
            }
        }
        rank(&mut against);
        Weighed { place, sort: self.sort, findings: resting_on(self.findings, place), against, incomparable }
    }

    /// Two mentions, left and right; none where their values cannot be held against each other.
    fn pair<M: Mention>(&self, at: Sides<usize>, pair: &Sides<&M>) -> Option<Weighing> {
        let (a, b) = (pair.left, pair.right);
        let places = Sides::new(evidence(Side::Left, a.passage(), a.span()), evidence(Side::Right, b.passage(), b.span()));
        let mut reasons = Reasons::told(M::reason(a, b));
        let (accord, held) = comparer::held(self.scales, a, b, &mut reasons)?;
        let verdict = Some(M::verdict(self.scales, a, b, accord));
        let why = reasons.into_words();
        let let_go = |reason: &str| Weighing {
            places,
            verdict,
            outcome: Outcome::LetGo(reason.to_owned()),
            likelihood: None,
            why: why.iter().take(1).cloned().collect(),
            slots: Vec::new(),
        };
        if self.scales.are_kept_apart(a.passage(), b.passage()) {
            return Some(let_go("a person keeps the two passages apart"));
        }
        if !self.scales.is_within_reach(a.passage(), b.passage()) {
            return Some(let_go("no link joins their passages, and in texts of this length nothing else is weighed"));
        }
        let groups = Sides::new(self.group(Side::Left, at.left), self.group(Side::Right, at.right));
        let (Some(left), Some(right)) = (groups.left, groups.right) else {
            return Some(let_go("one of them says nothing that could be compared"));
        };
        let is_exact = |all: &[M], group: &Group, at: usize| comparer::exact(all, group).iter().any(|(member, _)| *member == at);
        let all = M::all(self.scales.facts);
        if !is_exact(&all.left, left, at.left) || !is_exact(&all.right, right, at.right) {
            return Some(let_go("elsewhere the same text says it more exactly"));
        }
        let (slots, likelihood) = match held {
            Ok(held) => held,
            Err(reason) => return Some(let_go(reason)),
        };
        let likelihood_told = Confidence::new((likelihood - accord.doubt()).min(SUREST));
        let outcome = match self.finding_of::<M>(&places) {
            Some(finding) => Outcome::Found(finding.id),
            None => Outcome::LetGo(self.why_left::<M>(&places, accord, likelihood, (left, right))),
        };
        let slots = slot_weights(&M::weights(accord.agrees()), &slots, if accord.agrees() { M::telling(a, b, accord) } else { 0.0 });
        Some(Weighing { places, verdict, outcome, likelihood: Some(likelihood_told), why, slots })
    }

    fn group(&self, side: Side, member: usize) -> Option<&Group> {
        self.groups.get(side).iter().find(|group| group.members.contains(&member))
    }

    /// The finding that holds two places against each other; rather one of the sort's own kind.
    fn finding_of<M: Mention>(&self, places: &Sides<Evidence>) -> Option<&Finding> {
        let holds = |finding: &&Finding| finding.evidence.contains(&places.left) && finding.evidence.contains(&places.right);
        let mut holding = self.findings.iter().filter(holds);
        let own = holding.clone().find(|finding| finding.kind == M::KIND);
        own.or_else(|| holding.next())
    }

    /// Why two mentions that could speak of one thing are in no finding together.
    fn why_left<M: Mention>(&self, places: &Sides<Evidence>, accord: Accord, likelihood: f64, groups: (&Group, &Group)) -> String {
        let floor = if accord.agrees() { FLOORS.agreement } else { FLOORS.conflict };
        if likelihood < floor {
            return format!("too little says that they speak of one thing: {likelihood:.2}, where {floor:.2} is wanted");
        }
        for side in Side::BOTH {
            let place = places.get(side);
            let taken = self.findings.iter().find(|f| f.kind == M::KIND && !f.verdict.is_one_sided() && f.evidence.contains(place));
            if let Some(taken) = taken
                && let Some(partner) = taken.spans.get(side.other())
            {
                let (own, partner) = (self.scales.text(side, place.span), self.scales.text(side.other(), partner.span));
                return format!(
                    "\u{201c}{own}\u{201d} is held against \u{201c}{partner}\u{201d} in {}, and each fact meets one of the other text",
                    taken.id
                );
            }
        }
        if !accord.agrees() && self.agree_somewhere::<M>(groups) {
            return "elsewhere the two texts say the same of it".to_owned();
        }
        "one of the two agrees as well with another fact".to_owned()
    }

    /// Whether any mention of one group agrees with any of the other.
    fn agree_somewhere<M: Mention>(&self, (left, right): (&Group, &Group)) -> bool {
        let all = M::all(self.scales.facts);
        let (left, right) = (comparer::exact(&all.left, left), comparer::exact(&all.right, right));
        left.iter().any(|(_, a)| right.iter().any(|(_, b)| comparer::accord(self.scales, *a, *b).is_some_and(Accord::agrees)))
    }
}

/// What each slot that says something adds, the weightiest first; `telling` is what the agreement of the values adds by itself.
fn slot_weights(weights: &Weights, slots: &Slots, telling: f64) -> Vec<SlotWeight> {
    let fields = |slots: &Slots| match serde_json::to_value(slots) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let weigh = fields(&weights.slots);
    let own = fields(slots).into_iter().filter_map(|(name, value)| {
        let (value, weight) = (value.as_f64()?, weigh.get(&name)?.as_f64()?);
        Some(SlotWeight { name: name.replace('_', " "), value, adds: value * weight })
    });
    let fixed = [("before anything is known", weights.bias), ("the values agree", telling)];
    let fixed = fixed.into_iter().map(|(name, adds)| SlotWeight { name: name.to_owned(), value: 1.0, adds });
    let mut made: Vec<SlotWeight> = own.chain(fixed).filter(|slot| slot.adds.abs() >= 0.005).collect();
    made.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()).then_with(|| a.name.cmp(&b.name)));
    made
}
