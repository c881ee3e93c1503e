//! Why passages are linked, in words: told only for links that somebody asks about.

use std::collections::BTreeSet;

use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::{EntityId, Facts, PassageReading, Reading, in_passage};
use crate::language::Pos;
use crate::language::calendar::{self, TimeAgreement};
use crate::language::number::{self, Agreement};

use super::Link;
use super::words::{WordId, Words};

/// Words that are told at the most, the weightiest first.
const WORDS: usize = 5;
/// Words in other words, names, quantities and times that are told at the most of each.
const OTHERS: usize = 3;
/// A word that weighs less is told only where no weightier one is common.
const WEIGHTY: f64 = 0.25;
/// Two words of this similarity may stand for each other.
const AKIN: f64 = 0.6;

/// The reasons for each link, the weightiest first, in the order of the links.
pub(crate) fn reasons(readings: Sides<&Reading<'_>>, facts: &Facts, words: &Words, links: &[Link]) -> Vec<Vec<String>> {
    let joined: BTreeSet<(PassageId, PassageId)> = links.iter().flat_map(Link::pairs).collect();
    let look = Look { readings, facts, words, joined: &joined };
    links.iter().map(|link| look.reasons(link)).collect()
}

/// What reasons are drawn from.
struct Look<'a> {
    readings: Sides<&'a Reading<'a>>,
    facts: &'a Facts,
    words: &'a Words,
    joined: &'a BTreeSet<(PassageId, PassageId)>,
}

/// A content word as a passage writes it.
struct Written<'a> {
    id: WordId,
    text: &'a str,
}

impl<'a> Look<'a> {
    fn reasons(&self, link: &Link) -> Vec<String> {
        let mut reasons = Vec::new();
        for (left, right) in link.pairs() {
            for reason in self.of_pair(left, right) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        reasons
    }

    fn of_pair(&self, left: PassageId, right: PassageId) -> Vec<String> {
        let Some((l, r)) = self.passage(Side::Left, left).zip(self.passage(Side::Right, right)) else { return Vec::new() };
        if l.text.split_whitespace().eq(r.text.split_whitespace()) {
            return vec!["both say it in the same words".to_owned()];
        }
        // What is told as a name, a quantity or a time is not told again word by word.
        let mut told = BTreeSet::new();
        let mut reasons: Vec<String> = self.names(left, right, &mut told).into_iter().collect();
        reasons.extend(self.quantities(left, right, &mut told));
        reasons.extend(self.times(left, right, &mut told));
        reasons.extend(self.words(l, r, &told));
        reasons.extend(self.neighbours(left, right).map(str::to_owned));
        if reasons.is_empty() {
            reasons.push("little in common, but more than with other passages".to_owned());
        }
        reasons
    }

    fn passage(&self, side: Side, id: PassageId) -> Option<&'a PassageReading<'a>> {
        self.readings.get(side).passages.get(id.0)
    }

    /// Names that both hold, each as the left passage writes it in full.
    fn names(&self, left: PassageId, right: PassageId, told: &mut BTreeSet<String>) -> Option<String> {
        let here = |side: Side, passage: PassageId| {
            let (first, names) = in_passage(self.facts.names.get(side), passage, |name| name.passage);
            let known = move |(i, name)| Some((self.facts.entities.of(side, first + i)?, name));
            names.iter().enumerate().filter_map(known).collect::<Vec<_>>()
        };
        let (lefts, rights) = (here(Side::Left, left), here(Side::Right, right));
        let mut names: Vec<(EntityId, &str)> = Vec::new();
        for (entity, name) in &lefts {
            let of_it = || rights.iter().filter(|(other, _)| other == entity);
            if of_it().next().is_none() {
                continue;
            }
            let text = self.text(Side::Left, name.span);
            let other = of_it().map(|(_, other)| self.text(Side::Right, other.span));
            told.extend(other.chain([text]).flat_map(words_of));
            match names.iter_mut().find(|(known, _)| known == entity) {
                Some((_, known)) if known.len() < text.len() => *known = text,
                Some(_) => {}
                None => names.push((*entity, text)),
            }
        }
        let names: Vec<String> = names.iter().take(OTHERS).map(|(_, name)| quoted(name)).collect();
        (!names.is_empty()).then(|| format!("both name {}", listed(&names)))
    }

    /// Quantities that agree.
    fn quantities(&self, left: PassageId, right: PassageId, told: &mut BTreeSet<String>) -> Vec<String> {
        let here = |side: Side, passage| in_passage(self.facts.quantities.get(side), passage, |quantity| quantity.passage).1;
        let agree = |a: &number::NumberExpression, b: &number::NumberExpression| {
            matches!(number::agreement(a, b), Agreement::Equal | Agreement::Compatible(_))
        };
        let (lefts, rights) = (here(Side::Left, left), here(Side::Right, right));
        // Each is told once: what agrees with one figure need not be held against the next.
        let mut taken = vec![false; rights.len()];
        let mut met = Vec::new();
        for a in lefts {
            let mut free = rights.iter().zip(&mut taken).filter(|(_, taken)| !**taken);
            if let Some((b, taken)) = free.find(|(b, _)| agree(&a.value, &b.value)) {
                *taken = true;
                met.push((a.span, b.span));
            }
        }
        met.into_iter().take(OTHERS).map(|places| self.agreement("figures", places, told)).collect()
    }

    /// Times that agree.
    fn times(&self, left: PassageId, right: PassageId, told: &mut BTreeSet<String>) -> Vec<String> {
        let here = |side: Side, passage| in_passage(self.facts.times.get(side), passage, |time| time.passage).1;
        let agree = |a: &Option<calendar::Interval>, b: &Option<calendar::Interval>| {
            let both = a.as_ref().zip(b.as_ref());
            both.is_some_and(|(a, b)| matches!(calendar::agreement(a, b), TimeAgreement::Equal | TimeAgreement::Within))
        };
        let (lefts, rights) = (here(Side::Left, left), here(Side::Right, right));
        let met = lefts.iter().filter_map(|a| rights.iter().find(|b| agree(&a.interval, &b.interval)).map(|b| (a.span, b.span)));
        met.take(OTHERS).map(|places| self.agreement("times", places, told)).collect()
    }

    /// Two places that agree, in words.
    fn agreement(&self, what: &str, places: (ByteSpan, ByteSpan), told: &mut BTreeSet<String>) -> String {
        let (left, right) = (flow(self.text(Side::Left, places.0)), flow(self.text(Side::Right, places.1)));
        told.extend([&left, &right].into_iter().flat_map(|words| words_of(words)));
        if left == right {
            format!("both say {}", quoted(&left))
        } else {
            format!("{what} agree: {} and {}", quoted(&left), quoted(&right))
        }
    }

    fn text(&self, side: Side, span: ByteSpan) -> &'a str {
        span.of(&self.readings.get(side).document.text)
    }

    /// The weightiest words that both hold, and those of the one that stand in other words in the other.
    fn words(&self, left: &'a PassageReading<'a>, right: &'a PassageReading<'a>, told: &BTreeSet<String>) -> Vec<String> {
        let (lefts, rights) = (self.written(left, told), self.written(right, told));
        let is_in = |words: &[Written<'_>], id: WordId| words.iter().any(|word| word.id == id);
        let common: Vec<&Written<'_>> = lefts.iter().filter(|word| is_in(&rights, word.id)).collect();
        let weighty = common.iter().take_while(|word| self.words.weight(word.id) >= WEIGHTY).count().max(1);
        let shared: Vec<String> = common.iter().take(weighty.min(WORDS)).map(|word| quoted(word.text)).collect();
        let mut reasons = if shared.is_empty() { Vec::new() } else { vec![format!("both say {}", listed(&shared))] };
        let others: Vec<&Written<'_>> = rights.iter().filter(|word| !is_in(&lefts, word.id)).collect();
        let mut akin = Vec::new();
        for word in lefts.iter().filter(|word| !is_in(&rights, word.id) && self.words.weight(word.id) >= WEIGHTY) {
            let near = others.iter().map(|other| (self.words.similarity(word.id, other.id), other));
            let nearest = near.filter(|(similarity, _)| *similarity >= AKIN).max_by(|a, b| a.0.total_cmp(&b.0));
            akin.extend(nearest.map(|(_, other)| format!("{} is near to {}", quoted(word.text), quoted(other.text))));
        }
        reasons.extend(akin.into_iter().take(OTHERS));
        reasons
    }

    /// The content words of a passage, each once, the weightiest first; words of equal weight in text order.
    fn written(&self, passage: &'a PassageReading<'a>, told: &BTreeSet<String>) -> Vec<Written<'a>> {
        let mut written: Vec<Written<'a>> = Vec::new();
        for (i, (token, word)) in passage.tokens.iter().zip(&passage.words).enumerate() {
            // Figures agree or do not, which is told as such: one is not near to another.
            let is_figure = passage.pos.get(i) == Some(&Pos::Number) || token.text.contains(|c: char| c.is_ascii_digit());
            let Some(id) = word.number().filter(|_| passage.is_content(i) && !is_figure) else { continue };
            if !told.contains(word.lower.trim_matches('.')) && written.iter().all(|known| known.id != id) {
                written.push(Written { id, text: token.text });
            }
        }
        written.sort_by(|a, b| self.words.weight(b.id).total_cmp(&self.words.weight(a.id)));
        written
    }

    /// Which passages around the two are linked too: those before both and after both, else a neighbour of the one with the other.
    fn neighbours(&self, left: PassageId, right: PassageId) -> Option<&'static str> {
        let is_joined =
            |l: Option<usize>, r: Option<usize>| l.zip(r).is_some_and(|(l, r)| self.joined.contains(&(PassageId(l), PassageId(r))));
        let (own, before, after) = ((left.0, right.0), (left.0.checked_sub(1), right.0.checked_sub(1)), (left.0 + 1, right.0 + 1));
        let is_beside = is_joined(before.0, Some(own.1))
            || is_joined(Some(after.0), Some(own.1))
            || is_joined(Some(own.0), before.1)
            || is_joined(Some(own.0), Some(after.1));
        match (is_joined(before.0, before.1), is_joined(Some(after.0), Some(after.1))) {
            (true, true) => Some("the passages before and after are linked as well"),
            (true, false) => Some("the passages before are linked as well"),
            (false, true) => Some("the passages after are linked as well"),
            (false, false) => is_beside.then_some("a passage beside one of them is linked to the other"),
        }
    }
}

/// The words of a stretch of text, as words are looked up.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != ',' && c != '.').map(|word| word.trim_matches([',', '.']).to_lowercase())
}

fn quoted(words: &str) -> String {
    format!("\u{201c}{}\u{201d}", flow(words))
}

/// On one line.
fn flow(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "a", "a and b", "a, b and c".
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
