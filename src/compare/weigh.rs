//! Whether two mentions speak of one thing: frames are unified slot by slot, a slot at odds is a veto that is kept as a reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{Change, Grid, Hand, Link, Linked, Relation, Words, beside, harmonic};
use crate::document::{ByteSpan, Document, PassageId, Side, Sides};
use crate::facts::{EntityId, Facts, Frame, Quantity, Share, Sort, When, Word, is_prominent};
use crate::language::calendar::{self, TimeAgreement};
use crate::language::number::{self, Agreement};
use crate::work::Work;

use super::event::same_deed;
use super::slots::Slots;

/// Why two mentions are comparable, or why they were let go.
// Taken apart where it is made and never kept, so that its size costs nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unification {
    /// No slot is at odds; how far each agrees.
    Comparable(Slots),
    /// A slot is at odds; which, in words.
    LetGo(&'static str),
}

/// Why two mentions were held against each other, in words; written down only for the pairs that somebody sees.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    told: Option<Vec<String>>,
}

impl Reasons {
    /// Reasons that are wanted, the first of them given.
    pub(super) fn told(first: String) -> Self {
        Self { told: Some(vec![first]) }
    }

    pub(super) fn add(&mut self, reason: impl FnOnce() -> String) {
        if let Some(told) = &mut self.told {
            told.push(reason());
        }
    }

    pub(super) fn into_words(self) -> Vec<String> {
        self.told.unwrap_or_default()
    }
}

/// From this score on a link is something to build on; weaker ones are leads.
const SURE: f64 = 0.3;

/// What a word weighs at most that stands outside a mention's clause.
const OUTSIDE: f64 = 0.4;

/// Bytes of a changed run of words that exchanges one value for another.
const BRIEF: usize = 40;

/// Pairs of mentions up to which all of them are weighed: two usual reports have a thousand, two books millions.
const LONG: usize = 40_000;

/// Everything that is asked while mentions are weighed.
pub(super) struct Scales<'a> {
    pub documents: Sides<&'a Document>,
    pub facts: &'a Facts,
    pub words: &'a Words,
    pub work: &'a Work,
    /// Whether the texts are so long that only what lies in or beside linked passages is weighed.
    pub is_long: bool,
    links: Grid,
    /// The highest score of any link of a passage.
    surest: Sides<BTreeMap<usize, f64>>,
    /// In versions of one text what was changed between two forms of a passage; nothing in one that stayed as it was.
    changes: BTreeMap<(usize, usize), Vec<Change>>,
    hand: &'a Hand,
    /// Which quantities have their equal in the other text; nothing in long texts, where nobody asks.
    met: Sides<Vec<bool>>,
    /// How much of the votes of an election each text says had been counted, where it was not all.
    pub counted: Sides<Option<f64>>,
}

impl<'a> Scales<'a> {
    pub(super) fn new(
        documents: Sides<&'a Document>,
        facts: &'a Facts,
        words: &'a Words,
        linked: &Linked,
        hand: &'a Hand,
        work: &'a Work,
    ) -> Self {
        let pairs = |link: &Link| link.pairs().map(|(left, right)| (left.0, right.0)).collect::<Vec<_>>();
        let links = Grid::new(linked.links.iter().flat_map(|link| pairs(link).into_iter().map(|pair| (pair, link.score))));
        let mut surest: Sides<BTreeMap<usize, f64>> = Sides::default();
        for (left, right) in links.pairs() {
            let score = links.at(left, right).unwrap_or(0.0);
            for (side, passage) in [(Side::Left, left), (Side::Right, right)] {
                let known = surest.get_mut(side).entry(passage).or_insert(score);
                *known = known.max(score);
            }
        }
        let is_version = |link: &&Link| linked.versions.is_some() && (link.relation == Relation::Identity || !link.changes.is_empty());
        let changes = linked.links.iter().filter(is_version);
        let changes = changes.flat_map(|link| pairs(link).into_iter().map(|pair| (pair, link.changes.clone()))).collect();
        let is_long = facts.quantities.left.len() * facts.quantities.right.len() + facts.times.left.len() * facts.times.right.len() > LONG;
        let met = if is_long { Sides::default() } else { met(&facts.quantities) };
        let so_far = |quantities: &Vec<Quantity>| quantities.iter().find(|q| q.frame.share == Share::Counted).map(|q| q.value.low);
        let counted = facts.quantities.as_ref().map(so_far);
        Self { documents, facts, words, work, is_long, links, surest, changes, hand, met, counted }
    }

    /// Every pair of passages that a link joins, in order, but those that a person keeps apart.
    pub(super) fn linked_pairs(&self) -> impl Iterator<Item = (PassageId, PassageId)> {
        let pairs = self.links.pairs().map(|(left, right)| (PassageId(left), PassageId(right)));
        pairs.filter(|&(left, right)| !self.are_kept_apart(left, right))
    }

    /// The score of the direct link of two passages, and the best score of a link beside it.
    pub(super) fn link(&self, left: PassageId, right: PassageId) -> (f64, f64) {
        let direct = self.links.at(left.0, right.0).unwrap_or(0.0);
        (direct, self.links.highest(&beside(left.0, right.0)).unwrap_or(0.0))
    }

    /// Whether anything at all hints that two mentions speak of one thing: a link in or beside their passages, one event, a name.
    pub(super) fn may_speak_of_one(&self, a: (&Frame, PassageId), b: (&Frame, PassageId)) -> bool {
        let (direct, beside) = self.link(a.1, b.1);
        direct > 0.0 || beside > 0.0 || self.same_event(a.0, b.0).0 > 0.3 || !a.0.clause_names.is_disjoint(&b.0.clause_names)
    }

    /// The slots that every two frames have.
    pub(super) fn common_slots(&self, a: (&Frame, PassageId), b: (&Frame, PassageId), reasons: &mut Reasons) -> Slots {
        let ((x, left), (y, right)) = (a, b);
        let mut slots = Slots::default();
        let (event, words) = self.same_event(x, y);
        slots.event = event;
        if let Some((p, q)) = words {
            reasons.add(|| {
                // In the words that the texts use: a dictionary form stands in neither.
                if p.lemma == q.lemma || p.lower == q.lower {
                    format!("both tell of \u{201c}{}\u{201d}", p.lower)
                } else {
                    format!("\u{201c}{}\u{201d} and \u{201c}{}\u{201d} tell the same event", p.lower, q.lower)
                }
            });
        }
        slots.opposite = f64::from(u8::from(self.opposite_events(x, y)));
        let (direct, beside) = self.link(left, right);
        slots.link = direct;
        slots.near_link = if direct > 0.0 { 0.0 } else { beside };
        if direct >= SURE {
            reasons.add(|| "the passages are linked".to_owned());
        }
        slots.context = self.context(x, y);
        slots.local = harmonic(self.words.coverage(&in_clause(x), &in_clause(y)));
        slots.mutual = f64::from(u8::from(direct > 0.0 && self.is_surest(left, right, direct)));
        let (names, shared) = self.shared_names(x, y);
        slots.names = names.min(1.5);
        if let Some(&id) = shared.first() {
            reasons.add(|| format!("both passages name {}", self.entity_text(id)));
        }
        slots.figures = shared_figures(x, y);
        match timing(&x.when, &y.when) {
            Timing::SameOther => {
                slots.same_time = 1.0;
                reasons.add(|| "both speak of the same time".to_owned());
            }
            Timing::OneOther => slots.one_other_time = 1.0,
            Timing::OtherDay => slots.other_day = 1.0,
            Timing::SameNow | Timing::Silent | Timing::Apart => {}
        }
        let deed = self.deed(x, y);
        slots.deed = deed.max(0.0);
        slots.other_deed = (-deed).max(0.0);
        slots.strangers = f64::from(u8::from(self.names_at_odds(x, y) == Some(NamesAtOdds::Unknown)));
        slots
    }

    /// How far the events of a left and a right mention agree, -1 to 1.
    fn deed(&self, left: &Frame, right: &Frame) -> f64 {
        let event = |side: Side, frame: &Frame| frame.deed.and_then(|at| self.facts.events.get(side).get(at));
        event(Side::Left, left).zip(event(Side::Right, right)).map_or(0.0, |(left, right)| same_deed(self, left, right))
    }

    /// Which facts of the two sides are weighed against each other, given the passages that state each: all, or in long texts those with a passage of one in
    /// or beside a link to a passage of the other.
    pub(super) fn pairs_in_reach(&self, left: &[Vec<PassageId>], right: &[Vec<PassageId>]) -> Vec<Sides<usize>> {
        if !self.is_long {
            return (0..left.len()).flat_map(|l| (0..right.len()).map(move |r| Sides::new(l, r))).collect();
        }
        let mut stated: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (fact, passages) in right.iter().enumerate() {
            for passage in passages {
                stated.entry(passage.0).or_default().push(fact);
            }
        }
        let mut reach: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (l, r) in self.links.pairs() {
            for (l, r) in beside(l, r).into_iter().chain([(Some(l), Some(r))]) {
                if let (Some(l), Some(r)) = (l, r) {
                    reach.entry(l).or_default().insert(r);
                }
            }
        }
        let mut pairs = Vec::new();
        for (fact, passages) in left.iter().enumerate() {
            let partners = passages.iter().filter_map(|p| reach.get(&p.0)).flatten().filter_map(|r| stated.get(r)).flatten();
            let partners: BTreeSet<usize> = partners.copied().collect();
            pairs.extend(partners.into_iter().map(|r| Sides::new(fact, r)));
        }
        pairs
    }

    /// Whether two mentions in these passages are weighed at all: never where a person keeps the passages apart.
    pub(super) fn is_within_reach(&self, left: PassageId, right: PassageId) -> bool {
        let is_near = || {
            let (direct, beside) = self.link(left, right);
            direct > 0.0 || beside > 0.0
        };
        !self.are_kept_apart(left, right) && (!self.is_long || is_near())
    }

    /// Whether a person said that two passages do not speak of the same thing.
    pub(super) fn are_kept_apart(&self, left: PassageId, right: PassageId) -> bool {
        self.hand.forbids(left, right)
    }

    /// Whether two passages are linked directly, and surely enough to build on.
    pub(super) fn is_linked(&self, left: PassageId, right: PassageId) -> bool {
        self.links.at(left.0, right.0).is_some_and(|score| score >= SURE)
    }

    /// Whether two mentions stand for one another in two versions of one sentence; a long run of new words says too little of each of them.
    pub(super) fn are_exchanged(&self, a: (PassageId, ByteSpan), b: (PassageId, ByteSpan)) -> bool {
        let touches = |changed: Option<ByteSpan>, mention: ByteSpan| changed.is_some_and(|c| c.overlaps(mention) && c.len() <= BRIEF);
        let changes = self.changes.get(&(a.0.0, b.0.0)).map_or(&[][..], Vec::as_slice);
        changes.iter().any(|change| touches(change.left, a.1) && touches(change.right, b.1))
    }

    /// Whether two mentions are the same words in what did not change between two versions of a passage: whatever they are reckoned to mean by what
    /// stands elsewhere, such as the day on which each version was published, they mean the same.
    pub(super) fn are_unchanged(&self, a: (PassageId, ByteSpan), b: (PassageId, ByteSpan)) -> bool {
        let is_kept = |changed: Option<ByteSpan>, mention: ByteSpan| changed.is_none_or(|c| !c.overlaps(mention));
        self.changes.get(&(a.0.0, b.0.0)).is_some_and(|changes| {
            changes.iter().all(|change| is_kept(change.left, a.1) && is_kept(change.right, b.1))
                && self.text(Side::Left, a.1).to_lowercase() == self.text(Side::Right, b.1).to_lowercase()
        })
    }

    /// Whether a passage stands out in its text: its title, its standfirst.
    pub(super) fn is_prominent(&self, side: Side, passage: PassageId) -> bool {
        self.documents.get(side).passages.get(passage.0).is_some_and(|p| is_prominent(p.role))
    }

    /// What a mention matters by where it stands, added to what its sort matters: more where it stands out, and the earlier the more.
    pub(super) fn standing(&self, sort: f64, side: Side, passage: PassageId) -> f64 {
        let early = 1.0 - passage.0 as f64 / self.documents.get(side).passages.len().max(1) as f64;
        sort + f64::from(u8::from(self.is_prominent(side, passage))) + 0.8 * early
    }

    /// The words at a place of one side.
    pub(super) fn text(&self, side: Side, span: ByteSpan) -> &'a str {
        span.of(&self.documents.get(side).text)
    }

    /// How much of what stands around two mentions is the same, 0 to 1.
    pub(super) fn context(&self, a: &Frame, b: &Frame) -> f64 {
        harmonic(self.words.coverage(&a.context, &b.context))
    }

    /// Entities that both frames name in their clauses, the rarer counting more: about 1 for one that is named once a side.
    pub(super) fn shared_names(&self, a: &Frame, b: &Frame) -> (f64, Vec<EntityId>) {
        let shared: Vec<EntityId> = a.passage_names.intersection(&b.passage_names).copied().collect();
        let weight = |id: &EntityId| {
            let mentions = self.facts.entities.get(*id).map_or(2, |e| e.names.left.len() + e.names.right.len());
            let in_clauses = a.clause_names.contains(id) && b.clause_names.contains(id);
            (2.0 / (mentions as f64).max(2.0)).sqrt() * if in_clauses { 1.0 } else { 0.6 }
        };
        (shared.iter().map(weight).sum(), shared)
    }

    /// Whether the two frames speak of different people or places. Names that both accounts know tell the most: where each clause has one
    /// of the same sort and none is the same, the accounts mean to tell them apart.
    pub(super) fn names_at_odds(&self, a: &Frame, b: &Frame) -> Option<NamesAtOdds> {
        if a.clause_names.is_empty()
            || b.clause_names.is_empty()
            || !a.passage_names.is_disjoint(&b.clause_names)
            || !a.clause_names.is_disjoint(&b.passage_names)
        {
            return None;
        }
        let entities = &self.facts.entities;
        let rivals = |x: EntityId, y: EntityId| match (entities.get(x).map(|e| e.sort), entities.get(y).map(|e| e.sort)) {
            (Some(p), Some(q)) => p == q || p == Sort::Unknown || q == Sort::Unknown,
            _ => false,
        };
        let known = |set: &BTreeSet<EntityId>| set.iter().copied().filter(|&id| entities.is_common(id)).collect::<Vec<_>>();
        let (x, y) = (known(&a.clause_names), known(&b.clause_names));
        if x.iter().any(|&p| y.iter().any(|&q| rivals(p, q))) {
            return Some(NamesAtOdds::Known);
        }
        let any = a.clause_names.iter().any(|&p| b.clause_names.iter().any(|&q| rivals(p, q)));
        any.then_some(NamesAtOdds::Unknown)
    }

    /// How well the events told around two mentions agree, 0 to 1, and the two words that agree best.
    pub(super) fn same_event<'f>(&self, a: &'f Frame, b: &'f Frame) -> (f64, Option<(&'f Word, &'f Word)>) {
        let mut best: (f64, Option<(&'f Word, &'f Word)>) = (0.0, None);
        for x in &a.events {
            for y in &b.events {
                let weight = (x.weight * y.weight).sqrt();
                let (p, q) = (&x.word, &y.word);
                let is_one = || p.lemma == q.lemma || (p.class.is_some() && p.class == q.class) || self.words.same_meaning(p, q);
                if weight > best.0 && is_one() {
                    best = (weight, Some((p, q)));
                }
            }
        }
        best
    }

    /// Whether a quantity of a side, by its number, has its equal in the other text.
    pub(super) fn is_met(&self, side: Side, quantity: usize) -> bool {
        self.met.get(side).get(quantity).copied().unwrap_or(false)
    }

    /// Whether no passage is linked to either of two as surely as they are to each other.
    fn is_surest(&self, left: PassageId, right: PassageId, score: f64) -> bool {
        let surest = |side: Side, passage: PassageId| self.surest.get(side).get(&passage.0).copied().unwrap_or(0.0);
        score >= surest(Side::Left, left) && score >= surest(Side::Right, right)
    }

    /// Whether the nearest event words of two frames are opposites.
    fn opposite_events(&self, a: &Frame, b: &Frame) -> bool {
        let number = |frame: &Frame| nearest_event(frame).and_then(Word::number);
        number(a).zip(number(b)).is_some_and(|(x, y)| self.words.opposed(x, y))
    }

    /// The name of an entity as a side writes it at its longest, the left side first; where nothing but "Syrian" stands for it, that.
    pub(super) fn entity_text(&self, id: EntityId) -> String {
        let Some(entity) = self.facts.entities.get(id) else { return String::new() };
        let written = |side: Side| {
            let names = entity.names.get(side).iter().filter_map(move |&n| self.facts.names.get(side).get(n));
            names.map(move |name| (side, name))
        };
        let longest = |side: Side, demonyms: bool| {
            written(side).filter(|(_, n)| n.is_demonym == demonyms).max_by_key(|(_, n)| (n.words.len(), usize::MAX - n.span.start))
        };
        let found = [false, true].into_iter().find_map(|demonyms| Side::BOTH.into_iter().find_map(|side| longest(side, demonyms)));
        found.map_or_else(String::new, |(side, name)| self.text(side, name.span).to_owned())
    }
}

/// Which quantities of each side have their equal in the other.
fn met(quantities: &Sides<Vec<Quantity>>) -> Sides<Vec<bool>> {
    let is_met = |side: Side, own: &Quantity| {
        quantities.get(side.other()).iter().any(|other| number::agreement(&own.value, &other.value) == Agreement::Equal)
    };
    let met = |side: Side| quantities.get(side).iter().map(|own| is_met(side, own)).collect();
    Sides::new(met(Side::Left), met(Side::Right))
}

/// The words of a mention's own clause.
fn in_clause(frame: &Frame) -> Vec<(usize, f64)> {
    frame.context.iter().copied().filter(|&(_, weight)| weight > OUTSIDE).collect()
}

/// The event word nearest to a mention.
fn nearest_event(frame: &Frame) -> Option<&Word> {
    frame.events.iter().max_by(|x, y| x.weight.total_cmp(&y.weight)).map(|n| n.word.as_ref())
}

/// Figures that stand around both mentions, at most two counted.
fn shared_figures(a: &Frame, b: &Frame) -> f64 {
    a.figures.iter().filter(|figure| b.figures.binary_search(figure).is_ok()).count().min(2) as f64
}

/// How sure it is that two frames name different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamesAtOdds {
    /// A name of them stands in both accounts.
    Known,
    /// Each account names what the other does not know.
    Unknown,
}

/// How the times of two clauses lie to each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Timing {
    /// Both give a time away from the report's, and it agrees.
    SameOther,
    /// Both play about the day of the report.
    SameNow,
    /// Silent on a side that may well mean the same time.
    Silent,
    /// One side speaks of another time and the other is silent.
    OneOther,
    /// Two days about the report's that exclude each other: another day, or the very thing at odds.
    OtherDay,
    /// Two times that exclude each other.
    Apart,
}

/// Compares when two clauses play.
pub(super) fn timing(a: &When, b: &When) -> Timing {
    match (a, b) {
        (When::Other(x) | When::Now(x), When::Other(y) | When::Now(y)) => match calendar::agreement(x, y) {
            TimeAgreement::Apart if matches!((a, b), (When::Now(_), When::Now(_))) => Timing::OtherDay,
            TimeAgreement::Apart => Timing::Apart,
            _ if matches!(a, When::Other(_)) => Timing::SameOther,
            _ => Timing::SameNow,
        },
        (When::Other(_) | When::Past, When::Past) | (When::Past, When::Other(_)) => Timing::SameNow,
        (When::Other(_) | When::Past, When::Silent | When::Now(_)) | (When::Silent | When::Now(_), When::Other(_) | When::Past) => {
            Timing::OneOther
        }
        (When::Silent | When::Now(_), When::Silent | When::Now(_)) => Timing::Silent,
    }
}
