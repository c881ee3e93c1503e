//! Quantities weighed against each other: one finding for each thing that is counted or measured.

mod head;
mod rivals;
mod superseded;

use std::collections::BTreeMap;

use crate::document::{ByteSpan, PassageId, Side, Sides};
use crate::facts::{Facts, Modality, Quantity, Share, When, is_general_head, is_price, is_vote};
use crate::language::number::{self, Agreement, Dimension, NumberForm};
use crate::language::stem;

use super::assign::Group;
use super::comparer::{self, Accord, Mention};
use super::draft::Draft;
use super::slots::{Slots, Weights};
use super::types::{Kind, Verdict};
use super::weigh::{NamesAtOdds, Reasons, Scales, Timing, Unification, timing};
use head::{Head, are_ranked_apart, head, is_same_head, likeness_of_things};
use rivals::{are_only, is_alone, is_nearest};
use superseded::is_revised;

/// What the slots weigh when two values differ. Most are fitted by logistic regression over all comparable pairs of the corpus under `tests/corpus` and ten
/// further annotated pairs, rounded. Of some slots these pairs say too little for a fit, and their weights are set by hand: small ones guard against what
/// hardly occurs there (`opposite`, `mutual`, `strangers`, `modality`); `exchanged` and `only` are large because what they tell is nearly proof. Of the
/// corpus's conflicts of values four hang on `only` (two, were it half as heavy), of those of the ten pairs none; no false one comes by it. The bias is raised
/// until a likelihood of a half holds for what assignment leaves over. Fitted without the pair that is judged, 40 conflicts are told beside 7 false ones
/// (38 without the slot `only`); as they stand, the weights tell no false one, but they have seen these pairs.
fn apart() -> Weights {
    let slots = Slots {
        same_head: 0.45,
        measured: 0.3,
        silent: -0.75,
        same_bearer: 1.5,
        event: 1.3,
        opposite: -0.3,
        near_link: -0.55,
        context: 0.4,
        local: 1.15,
        mutual: 0.2,
        strangers: -0.2,
        figures: 1.1,
        one_other_time: -1.1,
        other_day: -0.6,
        same_modifiers: 0.5,
        modality: -0.2,
        alone_here: 1.3,
        alone: 0.3,
        distance: -1.7,
        near_miss: 0.7,
        only: 2.0,
        other_measure: -0.9,
        exchanged: 2.0,
        one: -2.4,
        deed: 0.7,
        alike: 0.3,
        same_thing: 0.3,
        told_by_verb: 0.5,
        raised: -2.0,
        ..Slots::default()
    };
    Weights { bias: -1.1, slots }
}

/// What they weigh when the values agree: agreement is evidence by itself, so the surroundings have less to prove.
fn agreeing() -> Weights {
    let slots = Slots {
        same_head: 1.2,
        general_head: 0.4,
        measured: 0.5,
        same_bearer: 2.0,
        event: 1.0,
        link: 1.5,
        near_link: 0.5,
        context: 2.0,
        names: 0.6,
        strangers: -0.4,
        figures: 0.5,
        same_time: 0.5,
        one_other_time: -1.6,
        other_day: -1.0,
        same_modifiers: 0.3,
        other_modifiers: -0.6,
        alone_here: 0.5,
        alone: 0.4,
        one: -1.0,
        ..Slots::default()
    };
    Weights { bias: -2.2, slots }
}

/// What a value adds that is rarely stated by chance.
const RARITY: f64 = 3.0;
/// Values whose ratio has a logarithm below this nearly meet: a third apart.
const NEAR: f64 = 0.3;
/// And below this one they are of about one size: less than double.
const ABOUT: f64 = 0.6;
/// What a head counts that means the same without being the same word.
const SYNONYM: f64 = 0.8;
/// How well the events must agree where a number stands without its noun.
const TOLD: f64 = 0.5;
/// How much less it tells that two values lie far apart where they measure one thing, or a verb says both.
const SAME_MEASURE: f64 = 0.4;
/// How much more a near miss tells between the only counts of one thing.
const ONLY: f64 = 0.8;

/// The findings of all quantities.
pub(super) fn findings(scales: &Scales<'_>) -> Vec<Draft> {
    comparer::findings::<Quantity>(scales)
}

impl Mention for Quantity {
    const KIND: Kind = Kind::Quantity;
    const ABSENT: &'static str = "no number in the {} text speaks of the same thing";
    const ABSENCE: f64 = 0.35;

    fn all(facts: &Facts) -> &Sides<Vec<Self>> {
        &facts.quantities
    }

    fn passage(&self) -> PassageId {
        self.passage
    }

    fn span(&self) -> ByteSpan {
        self.span
    }

    /// Stated in the head of the report, exact, of the event itself and not of an earlier one.
    fn importance(&self, scales: &Scales<'_>, side: Side) -> f64 {
        let slight = if self.value.high <= 2.0 && is_count(self) { 0.6 } else { 0.0 };
        let vague = if self.is_vague() { 0.8 } else { 0.0 };
        let background = if matches!(self.frame.when, When::Other(_) | When::Past) { 0.8 } else { 0.0 };
        scales.standing(1.0, side, self.passage) + rarity(self) - vague - slight - background
    }

    /// Mentions with an equal value of the same thing.
    fn groups(scales: &Scales<'_>, side: Side) -> Vec<Group> {
        let quantities = scales.facts.quantities.get(side);
        let mut groups: Vec<Group> = Vec::new();
        // Only groups of the same figure are asked.
        let mut by_figure: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (i, quantity) in quantities.iter().enumerate() {
            let figure = quantity.value.unit.as_ref().map_or(quantity.value.low, |u| u.to_base(quantity.value.low));
            let candidates = by_figure.entry(figure.to_bits()).or_default();
            let is_home = |&&at: &&usize| {
                groups.get(at).is_some_and(|g| g.members.iter().any(|&m| quantities.get(m).is_some_and(|o| restates(scales, o, quantity))))
            };
            let home = candidates.iter().find(is_home).copied();
            if let Some(group) = home.and_then(|at| groups.get_mut(at)) {
                group.members.push(i);
            } else {
                candidates.push(groups.len());
                groups.push(Group { members: vec![i] });
            }
        }
        groups
    }

    fn accord(a: &Self, b: &Self) -> Option<Accord> {
        if is_vague_part(a) || is_vague_part(b) {
            return None;
        }
        match number::agreement(&a.value, &b.value) {
            Agreement::Equal => Some(Accord::Equal),
            Agreement::Compatible(_) => Some(Accord::Compatible),
            Agreement::Apart { soft, .. } => Some(Accord::Apart { doubt: if soft { 0.1 } else { 0.0 } }),
            Agreement::NotComparable => None,
        }
    }

    fn reason(a: &Self, b: &Self) -> String {
        number::agree(&a.value, &b.value).reason().map_or_else(|| format!("both say {}", a.value.told()), str::to_owned)
    }

    /// Where the values agree, slots at odds only count against them; where they differ, they veto.
    fn unify(scales: &Scales<'_>, a: &Self, b: &Self, agrees: bool, reasons: &mut Reasons) -> Unification {
        let (x, y) = (&a.frame, &b.frame);
        let is_exchanged = scales.are_exchanged((a.passage, a.span), (b.passage, b.span));
        if !agrees && let Some(reason) = veto(scales, a, b, is_exchanged) {
            return Unification::LetGo(reason);
        }
        let is_nearest = !agrees && is_nearest(scales, a, b);
        let is_bound = |head: &Head<'_>| match head {
            Head::Same(_) => true,
            Head::Measured => is_nearest && are_only(scales, a, b),
            _ => false,
        };
        if !agrees && !is_bound(&head(scales, a, b)) && !scales.may_speak_of_one((x, a.passage), (y, b.passage)) {
            return Unification::LetGo("nothing says that they count the same");
        }
        // "Several" settles little: a number of what is not told is no other way to say it.
        match head(scales, a, b) {
            Head::Apart if a.is_vague() || b.is_vague() => return Unification::LetGo("they count different things"),
            Head::Silent if a.is_vague() || b.is_vague() => return Unification::LetGo("nothing says that they count the same"),
            _ => {}
        }
        let head = head(scales, a, b);
        if let Head::Same(word) = head {
            reasons.add(|| match y.head.as_deref().filter(|other| *other != word) {
                Some(other) => format!("what the one counts as {} the other counts as {}", plural(word), plural(other)),
                None => format!("both count {}", plural(word)),
            });
        }
        if is_exchanged {
            reasons.add(|| "both stand in the same place of a sentence in its two versions".to_owned());
        }
        let mut slots = scales.common_slots((x, a.passage), (y, b.passage), reasons);
        match head {
            Head::Same(_) => slots.same_head = if x.head == y.head { 1.0 } else { SYNONYM },
            Head::General => slots.general_head = 1.0,
            Head::Measured => {
                slots.measured = 1.0;
                // "The bill came to 8 million", "a value of 9 million": these words only say that something has its price.
                let is_priced = |q: &Self| q.value.form == NumberForm::Money && q.frame.head.as_deref().is_some_and(is_price);
                let likeness = likeness_of_things(scales, a, b);
                slots.same_thing = likeness.unwrap_or(0.0);
                let is_told_by_verb = a.bond.is_told_by_verb && b.bond.is_told_by_verb;
                let are_other = likeness == Some(0.0) && !is_priced(a) && !is_priced(b);
                slots.told_by_verb = f64::from(u8::from(is_told_by_verb && !are_other));
                // "The search took", "the crossing takes": subjects say more surely what is measured than nouns that stand near.
                slots.other_measure = f64::from(u8::from(are_other)) * if is_told_by_verb { 2.0 } else { 1.0 };
            }
            Head::Alike(likeness) => slots.alike = likeness,
            Head::Apart => slots.same_head = -0.5,
            Head::Silent => slots.silent = 1.0,
        }
        slots.rank = f64::from(u8::from(is_rank(a)));
        slots.part_of_stated = f64::from(u8::from(x.share != y.share));
        slots.raised = f64::from(u8::from(a.bond.is_raised != b.bond.is_raised));
        if timing(&x.when, &y.when) == Timing::Apart {
            slots.other_day = 1.0;
        }
        if !x.modifiers.is_empty() && !y.modifiers.is_empty() {
            let disjoint = x.modifiers.is_disjoint(&y.modifiers);
            slots.same_modifiers = f64::from(u8::from(!disjoint));
            slots.other_modifiers = f64::from(u8::from(disjoint));
        }
        let is_part = [x, y].iter().any(|frame| frame.share == Share::Part);
        let is_tied = scales.is_linked(a.passage, b.passage) && !is_part;
        if !agrees && matches!(head, Head::Silent) && slots.event < TOLD && !is_exchanged && !is_tied {
            return Unification::LetGo("nothing says that they count the same");
        }
        slots.same_bearer = f64::from(u8::from(x.bearer.is_some() && x.bearer == y.bearer));
        slots.exchanged = f64::from(u8::from(is_exchanged));
        slots.distance = distance(a, b) * (1.0 - SAME_MEASURE * slots.same_thing.max(slots.told_by_verb));
        slots.one = f64::from(u8::from([a, b].iter().any(|q| is_count(q) && q.value.high <= 1.0 && q.bond.is_slight)));
        slots.alone_here = f64::from(u8::from(
            scales.is_linked(a.passage, b.passage)
                && is_alone(scales, Side::Left, a, Some(a.passage))
                && is_alone(scales, Side::Right, b, Some(b.passage)),
        ));
        let is_specific = slots.same_head > 0.0 || a.value.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Magnitude);
        slots.alone = f64::from(u8::from(
            is_specific && !scales.is_long && is_alone(scales, Side::Left, a, None) && is_alone(scales, Side::Right, b, None),
        ));
        // The only count of its thing in either text, and nearly the same: hardly two facts.
        if is_nearest {
            let rarity = rarity(a).min(rarity(b));
            slots.near_miss = (1.0 - slots.distance / NEAR).max(0.0) * rarity * (1.0 + ONLY * slots.alone);
            slots.only = if are_only(scales, a, b) { (1.0 - slots.distance / ABOUT).max(0.0) * rarity } else { 0.0 };
        }
        let is_forecast = |q: &Self| q.frame.modality != Modality::Happened;
        slots.modality = f64::from(u8::from(is_forecast(a) != is_forecast(b)));
        Unification::Comparable(slots)
    }

    fn weights(agrees: bool) -> Weights {
        if agrees { agreeing() } else { apart() }
    }

    fn telling(a: &Self, b: &Self, _: Accord) -> f64 {
        RARITY * rarity(a).min(rarity(b))
    }

    /// The same value in another unit, another step of magnitude or another sign is a variant.
    fn verdict(scales: &Scales<'_>, a: &Self, b: &Self, accord: Accord) -> Verdict {
        let (left, right) = (scales.text(Side::Left, a.written), scales.text(Side::Right, b.written));
        match accord {
            Accord::Equal if is_written_otherwise(a, b, left, right) => Verdict::Variant,
            _ => accord.verdict(),
        }
    }

    /// Linked passages, and the report rather than its headline.
    fn preference(scales: &Scales<'_>, a: &Self, b: &Self, _: Accord) -> f64 {
        let heads = [scales.is_prominent(Side::Left, a.passage), scales.is_prominent(Side::Right, b.passage)];
        let heads = heads.into_iter().filter(|&is_head| is_head).count();
        0.3 * f64::from(u8::from(scales.is_linked(a.passage, b.passage))) - 0.2 * heads as f64
    }

    fn is_vague(&self) -> bool {
        self.value.form == NumberForm::Vague
    }
}

/// Whether one of two quantities of a text states the other again.
fn restates(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let same = |x: f64, y: f64| (x - y).abs() < 1e-9;
    // "Ten dead" in the headline and "at least 10 people" in the report are one figure.
    let same_figure = match number::agreement(&a.value, &b.value) {
        Agreement::Equal => true,
        Agreement::Compatible(_) => !a.is_vague() && !b.is_vague() && same(a.value.low, b.value.low) && same(a.value.high, b.value.high),
        Agreement::Apart { .. } | Agreement::NotComparable => false,
    };
    if !same_figure || a.frame.rate != b.frame.rate {
        return false;
    }
    match (&a.frame.head, &b.frame.head) {
        (Some(_), Some(_)) if is_same_head(scales, a, b) => timing(&a.frame.when, &b.frame.when) != Timing::Apart,
        (Some(x), Some(y)) if !is_general_head(x) && !is_general_head(y) => false,
        _ => scales.same_event(&a.frame, &b.frame).0 >= 0.5 || (!is_count(a) && a.passage.0.abs_diff(b.passage.0) <= 1),
    }
}

/// Whether two equal values are told in other terms: a unit or currency under another name or sign, millions against billions, dozens against a figure.
/// Digits against words are the habit of a newsroom and no difference.
fn is_written_otherwise(a: &Quantity, b: &Quantity, left: &str, right: &str) -> bool {
    let written = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-' | '\u{2011}'));
        words.filter(|word| !word.is_empty()).map(|word| stem(&word.to_lowercase())).collect()
    };
    let in_digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_share = |q: &Quantity| q.value.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Share);
    let has_unit = a.value.unit.is_some() && b.value.unit.is_some() && !(is_share(a) && is_share(b));
    if has_unit && in_digits(left) && in_digits(right) {
        return written(left) != written(right);
    }
    let units = |q: &Quantity| q.value.unit.as_ref().map(|u| u.symbol.to_string());
    units(a) != units(b) || a.value.step.max(1.0).to_bits() != b.value.step.max(1.0).to_bits()
}

/// Whether the number counts things, as against measuring, pricing or sharing.
fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.value.form, NumberForm::Cardinal | NumberForm::Vague)
}

/// Whether the number says which of its kind something is.
fn is_rank(quantity: &Quantity) -> bool {
    quantity.value.form == NumberForm::Ordinal
}

/// "several of them" says too little to be weighed.
fn is_vague_part(quantity: &Quantity) -> bool {
    quantity.is_vague() && quantity.frame.share != Share::Plain
}

/// A value that is rarely stated by chance: two significant digits or more; 0 to 1.
fn rarity(quantity: &Quantity) -> f64 {
    let digits = (quantity.value.high.abs() / quantity.value.step.max(1e-9)).max(1.0).log10();
    (0.45 * digits).min(1.0)
}

/// The logarithm of the ratio of two values in one unit, at most 3; of small counts less, for three and nine differ by six things, not by much.
fn distance(a: &Quantity, b: &Quantity) -> f64 {
    /// Added to counts before their ratio is taken.
    const FEW: f64 = 3.0;
    let middle = |q: &Quantity| {
        let value = f64::midpoint(q.value.low, q.value.high);
        let few = if is_count(q) || is_rank(q) { FEW } else { 0.0 };
        (q.value.unit.as_ref().map_or(value, |u| u.to_base(value)).abs() + few).max(1e-9)
    };
    (middle(a) / middle(b)).ln().abs().min(3.0)
}

/// Why two quantities that differ count different things, if a slot says so. Where one was put in place of the other, the day beside it may have been too.
fn veto(scales: &Scales<'_>, a: &Quantity, b: &Quantity, is_exchanged: bool) -> Option<&'static str> {
    let (x, y) = (&a.frame, &b.frame);
    let narrow = |share: Share| !matches!(share, Share::Plain | Share::Total);
    if matches!(head(scales, a, b), Head::Apart) {
        return Some("they count different things");
    }
    if a.is_vague() || b.is_vague() {
        return Some("one of them gives no figure");
    }
    if is_rank(a) && (are_ranked_apart(scales, a, b) || !scales.is_linked(a.passage, b.passage)) {
        return Some("nothing says that they rank the same");
    }
    if x.bearer.zip(y.bearer).is_some_and(|(p, q)| p != q) {
        return Some("they speak of different people");
    }
    if x.share != y.share && (narrow(x.share) || narrow(y.share)) && !is_part_of_stated(a, b) && !is_part_of_stated(b, a) {
        return Some("a part is held against a whole");
    }
    if is_superseded(scales, a, b) {
        return Some("the votes were not all counted yet when one text was written");
    }
    if is_revised(scales, a, b) {
        return Some("the later report says that the figure has changed");
    }
    if x.rate != y.rate {
        return Some("the rates are not for the same unit");
    }
    if timing(&x.when, &y.when) == Timing::Apart && !is_exchanged {
        return Some("they speak of different times");
    }
    if scales.names_at_odds(x, y) == Some(NamesAtOdds::Known) {
        return Some("they speak of different people or places");
    }
    if x.modifiers.iter().any(|m| y.modifiers.iter().any(|n| scales.words.opposed(*m, *n))) {
        return Some("what they count is told apart by opposite words");
    }
    None
}

/// "Three of the nine barges" against "four boats": the whole is told beside the part, and the other figure is not it.
fn is_part_of_stated(part: &Quantity, other: &Quantity) -> bool {
    part.frame.share == Share::Part
        && other.frame.share == Share::Plain
        && other.bond.whole.is_none()
        && part.bond.whole.is_some_and(|whole| other.value.high < whole)
}

/// Whether two results of one vote come from texts of which one was written when less had been counted.
fn is_superseded(scales: &Scales<'_>, a: &Quantity, b: &Quantity) -> bool {
    let is_result = |q: &Quantity| {
        let is_share = q.value.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Share);
        let is_of_now = matches!(q.frame.when, When::Now(_) | When::Silent) && q.frame.share != Share::Baseline;
        is_of_now && (is_share || q.frame.head.as_deref().is_some_and(is_vote))
    };
    is_result(a) && is_result(b) && scales.counted.left != scales.counted.right
}

/// The plural of a head, for a reason in words; irregular ones that news counts most stay as they are.
fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    match word {
        "people" | "dead" | "injured" | "wounded" | "aircraft" | "police" => word.to_owned(),
        "man" | "woman" => format!("{}en", word.trim_end_matches("an")),
        "child" => "children".to_owned(),
        "life" => "lives".to_owned(),
        "person" => "people".to_owned(),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
