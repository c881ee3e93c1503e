//! Causes weighed against each other: one and the same thing that two texts put down to causes with nothing in common.
//!
//! A text may tell several causes of one thing, a chain of them, or one more exactly than the other. So two causes are at odds only where neither text
//! has anything of the other's, and where what they brought about is the same, or is left unsaid in linked passages.

use std::sync::Arc;

use crate::document::{Side, Sides};
use crate::facts::{Cause, Effect, Facts, Sort, Standing, Word, is_cause_cue, is_general_head};

use super::dispute::{Dispute, Disputed};
use super::draft::evidence;
use super::event::likeness;
use super::types::{Evidence, Kind};
use super::weigh::{Scales, Timing, timing};

/// From this score on a link stands for an effect that is left unsaid.
const LINKED: f64 = 0.2;
/// From this likeness on two words may mean the same thing.
const ALIKE: f64 = 0.6;
/// A passage that has this share of a cause's words, by weight, tells of that cause too.
const TOLD: f64 = 0.5;
/// From this likeness on two effects are the same.
const SAME: f64 = 0.6;
/// From this coverage on two clauses tell the same.
const SAME_CLAUSE: f64 = 0.5;
/// No finding of two causes is surer than this.
const SUREST: f64 = 0.85;

impl<'f> Disputed<'f> for &'f Cause {
    const SORT: &'static str = "cause";

    fn all(facts: &'f Facts) -> Sides<Vec<Self>> {
        facts.causes.as_ref().map(|all| all.iter().collect())
    }

    fn place(self, side: Side) -> Evidence {
        evidence(side, self.passage, self.span)
    }

    fn judge(scales: &Scales<'f>, causes: Sides<Self>) -> Result<Dispute, &'static str> {
        let Sides { left, right } = causes;
        let both = |holds: &dyn Fn(&Cause) -> bool| holds(left) && holds(right);
        if !scales.is_within_reach(left.passage, right.passage) {
            return Err("no link joins their passages, and in texts of this length nothing else is weighed");
        }
        if !both(&|cause| cause.standing != Standing::Dismissed) {
            return Err("a text tells that it was not that");
        }
        let (link, _) = scales.link(left.passage, right.passage);
        let effect = effects(scales, causes, link).or_else(|| mishap(scales, causes));
        let (effect, reason) = effect.ok_or("nothing says that they brought about the same")?;
        let another_time = matches!(timing(&left.frame.when, &right.frame.when), Timing::Apart | Timing::OtherDay | Timing::OneOther);
        if another_time {
            return Err("they are told of different times");
        }
        if !both(&|cause| is_no_person(scales, cause)) {
            return Err("what somebody did is another question than what it came of");
        }
        let is_stranger = |side: Side| !is_told(scales, causes.get(side), side.other());
        if have_something_in_common(scales, causes) {
            return Err("they have something in common, or may mean the same");
        }
        if !Side::BOTH.into_iter().all(is_stranger) {
            return Err("a text tells of the other's cause as well");
        }
        let doubts = Side::BOTH.into_iter().filter(|&side| causes.get(side).standing == Standing::Possible).count();
        let likelihood = (0.4 + 0.2 * link + effect - 0.15 * doubts as f64).min(SUREST);
        let mut why = vec!["the causes have nothing in common, and neither text tells of the other's".to_owned(), reason];
        if link >= LINKED {
            why.push("the passages are linked".to_owned());
        }
        if doubts > 0 {
            why.push("not every text is sure of its cause".to_owned());
        }
        let places = Sides::new(left.place(Side::Left), right.place(Side::Right));
        let told = places.as_ref().map(|place| scales.text(place.side, place.span).to_owned());
        Ok(Dispute { kind: Kind::Cause, places, told, likelihood, why, importance: IMPORTANCE })
    }
}

/// What the agreement of two effects adds, and in words; nothing where they are two.
fn effects(scales: &Scales<'_>, causes: Sides<&Cause>, link: f64) -> Option<(f64, String)> {
    let linked = link >= LINKED;
    match (&causes.left.effect, &causes.right.effect) {
        (Effect::Unsaid, Effect::Unsaid) => (link > 0.0).then(|| (0.1, "both leave unsaid of what, so of what they are about".to_owned())),
        (Effect::Unsaid, _) | (_, Effect::Unsaid) => linked.then(|| (0.1, "one leaves unsaid of what".to_owned())),
        (Effect::Thing(a), Effect::Thing(b)) => {
            let likeness = likeness(scales, a, b);
            let is_one_kind = a.head.class.is_some() && a.head.class == b.head.class && likeness >= 0.0;
            let told = || format!("both say what caused \u{201c}{}\u{201d}", scales.text(Side::Left, a.span));
            (likeness >= SAME || is_one_kind).then(|| (0.2, told()))
        }
        (Effect::Clause(a, words), Effect::Clause(b, others)) => {
            let bag = |words: &[usize]| words.iter().map(|&word| (word, 1.0)).collect::<Vec<_>>();
            let covered = scales.words.coverage(&bag(words), &bag(others));
            let told = meeting(scales, a, b)?;
            (linked && covered.left.min(covered.right) >= SAME_CLAUSE).then_some((0.15, told))
        }
        (Effect::Thing(thing), Effect::Clause(happenings, _)) => {
            meeting(scales, std::slice::from_ref(&thing.head), happenings).filter(|_| linked).map(|told| (0.1, told))
        }
        (Effect::Clause(happenings, _), Effect::Thing(thing)) => {
            meeting(scales, happenings, std::slice::from_ref(&thing.head)).filter(|_| linked).map(|told| (0.1, told))
        }
    }
}

/// What speaking of one mishap adds, and in words, where a text leaves unsaid what a cause brought about or says it by a verb of such a mishap.
fn mishap(scales: &Scales<'_>, causes: Sides<&Cause>) -> Option<(f64, String)> {
    let Sides { left, right } = causes;
    let may_be_it = match (&left.effect, &right.effect) {
        (Effect::Unsaid, _) | (_, Effect::Unsaid) => true,
        (Effect::Clause(a, _), Effect::Clause(b, _)) => {
            let is_mishap = |cause: &Cause, words: &[Arc<Word>]| {
                words.iter().filter_map(|word| word.number()).any(|number| cause.mishaps.binary_search(&number).is_ok())
            };
            is_mishap(left, a) && is_mishap(right, b) && meeting(scales, a, b).is_some()
        }
        _ => false,
    };
    let is_one = |&a: &usize| right.mishaps.iter().any(|&b| scales.words.similarity(a, b) >= TELLING);
    let is_shared = may_be_it && left.mishaps.iter().any(is_one);
    is_shared.then(|| (0.15, "both speak of one mishap".to_owned()))
}

/// What two lists of happenings have in common, in words.
fn meeting(scales: &Scales<'_>, a: &[Arc<Word>], b: &[Arc<Word>]) -> Option<String> {
    let class = |word: &Word| word.class.or(word.event);
    let is_one = |x: &Word, y: &Word| scales.words.same_meaning(x, y) || (class(x).is_some() && class(x) == class(y));
    let found = a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).find(|(x, y)| is_one(x, y));
    found.map(|(x, y)| {
        if x.lower == y.lower {
            format!("both say what caused \u{201c}{}\u{201d}", x.lower)
        } else {
            format!("\u{201c}{}\u{201d} and \u{201c}{}\u{201d} tell the same", x.lower, y.lower)
        }
    })
}

/// Whether a cause is a thing or an event: what somebody did is another question than what it came of.
fn is_no_person(scales: &Scales<'_>, cause: &Cause) -> bool {
    // A bare name of which the text does not say what it names is taken for somebody's.
    let is_bare = cause.core.words.len() <= 2;
    let is_somebody = |sort: Sort| matches!(sort, Sort::Person | Sort::Organisation) || (is_bare && sort == Sort::Unknown);
    let named = cause.core.names.iter().filter_map(|&id| scales.facts.entities.get(id)).any(|entity| is_somebody(entity.sort));
    !named && !is_general_head(&cause.core.head.lemma)
}

/// Whether the causes share a word, or have two that may mean the same.
fn have_something_in_common(scales: &Scales<'_>, causes: Sides<&Cause>) -> bool {
    let words = scales.words;
    let is_one = |a: usize, b: usize| words.similarity(a, b) >= ALIKE && !words.opposed(a, b);
    let shares_name = !causes.left.frame.clause_names.is_empty() && !causes.left.core.names.is_disjoint(&causes.right.core.names);
    shares_name
        || causes.left.core.words.iter().any(|&a| causes.right.words.iter().any(|&b| is_one(a, b)))
        || causes.right.core.words.iter().any(|&b| causes.left.words.iter().any(|&a| is_one(a, b)))
}

/// Whether any passage of the other text tells of a cause. Words of it in several passages do not: they are there for other things.
fn is_told(scales: &Scales<'_>, cause: &Cause, other: Side) -> bool {
    let words = scales.words;
    let all: f64 = cause.core.words.iter().map(|&word| words.weight(word)).sum();
    // A spark is not told by what says that something else sparked it.
    let cue = cause.core.head.number().filter(|_| is_cause_cue(&cause.core.head.lemma));
    let tells = |bag: &Vec<usize>| {
        let has_like = |word: usize| Some(word) != cue && bag.iter().any(|&own| words.similarity(word, own) >= TELLING);
        let stands = |word: usize| bag.binary_search(&word).is_ok() || has_like(word);
        let told: f64 = cause.core.words.iter().filter(|&&word| stands(word)).map(|&word| words.weight(word)).sum();
        told > TOLD * all
    };
    words.bags.get(other).iter().any(tells)
}

/// From this likeness on a word stands for another one.
const TELLING: f64 = 0.75;

/// What two causes at odds matter by themselves.
const IMPORTANCE: f64 = 1.4;
