//! Whether two stated values can both be right.
//!
//! Nothing here is a fixed tolerance. A value reaches as far as its own words let it: to half of its last significant digit where it stands
//! alone, to its bound and somewhat beyond under a hedge, over its interval where it is vague. Two values agree where their reaches meet.

use super::told;
use super::units::{Dimension, UnitTable};
use super::{Hedge, NumberExpression, NumberForm};
use crate::language::reason::Reason;

/// What two values say of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// The same value, meant the same way.
    Equal,
    /// Not the same on the surface, yet both can be right; the reason in words.
    Compatible(String),
    /// At odds.
    Apart {
        /// Why, in words.
        reason: String,
        /// The words do not exclude each other, but few writers would choose them for one value: "more than 200" for 900.
        soft: bool,
    },
    /// Values of different sorts: acres against years, a rank against a count, dollars against euros.
    NotComparable,
}

impl Agreement {
    /// The reason in words, where there is one to give.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Compatible(reason) | Self::Apart { reason, .. } => Some(reason),
            Self::Equal | Self::NotComparable => None,
        }
    }
}

/// Compares two values by their units, hedges and stated precision. The order of the two does not matter for the outcome.
///
/// ```
/// use diptych::language::number::{Agreement, agree, numbers};
/// use diptych::language::tokenize;
///
/// let read = |text| numbers(text, &tokenize(text)).remove(0);
/// let told = agree(&read("more than 200 homes"), &read("214 homes"));
/// assert_eq!(told, Agreement::Compatible("‘more than 200’ holds for 214".to_owned()));
/// ```
pub fn agree(a: &NumberExpression, b: &NumberExpression) -> Agreement {
    agree_for(a, b, Reason::Told)
}

/// As [`agree`] with empty reasons, many times quicker.
pub fn agreement(a: &NumberExpression, b: &NumberExpression) -> Agreement {
    agree_for(a, b, Reason::Untold)
}

fn agree_for(a: &NumberExpression, b: &NumberExpression, reason: Reason) -> Agreement {
    let (Some(sort_a), Some(sort_b)) = (Sort::of(a), Sort::of(b)) else { return NotComparable };
    if sort_a != sort_b {
        return NotComparable;
    }
    if matches!(sort_a, Sort::Rank | Sort::Label | Sort::Score) {
        let same = nearly_equal(a.low, b.low) && nearly_equal(a.high, b.high);
        return if same {
            Equal
        } else {
            Apart { reason: reason.of(|| format!("{} is not {}", told::plain(a), told::plain(b))), soft: false }
        };
    }
    if is_scaleless(a) != is_scaleless(b) {
        return on_either_scale(a, b, reason);
    }
    let pair = Pair::new(a, b, reason);
    if pair.same_value() {
        return if a.hedge == b.hedge && (a.form == NumberForm::Vague) == (b.form == NumberForm::Vague) {
            Equal
        } else {
            Compatible(reason.of(|| pair.same_but_hedged()))
        };
    }
    if pair.is_exact() { pair.weigh_exact() } else { pair.weigh_reaches() }
}

use Agreement::{Apart, Compatible, Equal, NotComparable};

/// Whether the unit is a bare "degrees", which does not say its scale.
fn is_scaleless(e: &NumberExpression) -> bool {
    e.unit.as_ref().is_some_and(|u| u.symbol == "°")
}

/// "101 degrees" read on either scale, whichever agrees better.
fn on_either_scale(a: &NumberExpression, b: &NumberExpression, reason: Reason) -> Agreement {
    let reading = |e: &NumberExpression, symbol: &str| {
        let unit = if is_scaleless(e) { UnitTable::bundled().by_symbol(symbol).cloned() } else { e.unit.clone() };
        NumberExpression { unit, ..e.clone() }
    };
    let rank = |told: &Agreement| match told {
        Equal => 0,
        Compatible(_) => 1,
        Apart { soft: true, .. } => 2,
        Apart { soft: false, .. } => 3,
        NotComparable => 4,
    };
    let told = ["°C", "°F"].map(|symbol| agree_for(&reading(a, symbol), &reading(b, symbol), reason));
    told.into_iter().min_by_key(rank).unwrap_or(NotComparable)
}

/// What may be compared with what.
#[derive(Debug, PartialEq, Eq)]
enum Sort<'e> {
    Count,
    Share,
    Factor,
    Rank,
    Label,
    Score,
    Age,
    Money(&'e str),
    Measure(Dimension),
}

impl<'e> Sort<'e> {
    fn of(e: &'e NumberExpression) -> Option<Self> {
        Some(match (e.form, &e.unit) {
            (NumberForm::Ordinal, _) => Self::Rank,
            (NumberForm::Label, _) => Self::Label,
            (NumberForm::Score, _) => Self::Score,
            (NumberForm::Multiple, _) => Self::Factor,
            (NumberForm::Fraction, None) => Self::Share,
            (NumberForm::Cardinal | NumberForm::Vague, None) => Self::Count,
            (_, Some(unit)) => match unit.dimension {
                Dimension::Share => Self::Share,
                Dimension::Money => Self::Money(&unit.symbol),
                Dimension::Time if e.age => Self::Age,
                dimension => Self::Measure(dimension),
            },
            (NumberForm::Percent | NumberForm::Money | NumberForm::Measure, None) => return None,
        })
    }
}

fn nearly_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

/// An interval; how far a value reaches.
#[derive(Debug, Clone, Copy)]
struct Reach {
    low: f64,
    high: f64,
}

impl Reach {
    fn meets(self, other: Self) -> bool {
        let slack =
            1e-9 * [self.low, self.high, other.low, other.high].into_iter().filter(|v| v.is_finite()).fold(1e-9, |m, v| v.abs().max(m));
        self.low <= other.high + slack && other.low <= self.high + slack
    }

    /// Whether more than an end is common.
    fn shares_ground(self, other: Self) -> bool {
        self.low.max(other.low) < self.high.min(other.high)
    }
}

/// How far a share may lie from the common fraction that stands for it: about half way to the next one, as 22 percent from a fifth.
const COMMON_FRACTION: f64 = 0.1;

/// A value in the base unit, with what its precision allows.
struct Stated<'e> {
    told: &'e NumberExpression,
    low: f64,
    high: f64,
    /// Value of the last significant digit.
    step: f64,
    /// The same, but never coarser than the second digit: who writes 3,000 for 2,600 would say "about".
    fine: f64,
}

impl<'e> Stated<'e> {
    fn new(told: &'e NumberExpression) -> Self {
        let (factor, [low, high]) =
            told.unit.as_ref().map_or((1.0, [told.low, told.high]), |u| (u.factor.abs(), [u.to_base(told.low), u.to_base(told.high)]));
        let value = told.low.abs().max(told.high.abs());
        let second_digit = 10_f64.powf(value.max(1e-12).log10().floor() - 1.0);
        let fine = match told.form {
            NumberForm::Fraction => told.step,
            // A figure below ten has one digit before its point and says so: 3 percent may be 2.9.
            _ if value < 10.0 && told.unit.is_some() => told.step.min(value * 0.1),
            _ => told.step.min(second_digit),
        };
        Self { told, low, high, step: told.step * factor, fine: fine * factor }
    }

    fn is_single(&self) -> bool {
        self.told.form != NumberForm::Vague && !self.told.is_range()
    }

    fn is_exact(&self) -> bool {
        self.is_single() && self.told.hedge == Hedge::None
    }

    fn is_lower_bound(&self) -> bool {
        matches!(self.told.hedge, Hedge::MoreThan | Hedge::AtLeast)
    }

    fn is_upper_bound(&self) -> bool {
        matches!(self.told.hedge, Hedge::LessThan | Hedge::AtMost)
    }

    /// How far "about" reaches: half of the stated precision, at most a fifth of the value, at least one step of the second digit.
    fn looseness(&self) -> f64 {
        (self.step / 2.0).min(0.2 * self.low.abs()).max(self.fine)
    }

    /// How far a bound suggests that the value lies from it.
    fn beyond(&self, other: &Self) -> f64 {
        let both_bounds = self.is_lower_bound() && other.is_lower_bound() || self.is_upper_bound() && other.is_upper_bound();
        match self.told.hedge {
            // Two bounds on one value: "at least" is a count so far that may have gone on by half, "more than" a figure rounded down.
            Hedge::AtLeast | Hedge::AtMost if both_bounds => self.step.max(self.low.abs() / 2.0),
            Hedge::MoreThan | Hedge::LessThan if both_bounds => self.step.min(0.2 * self.low.abs()).max(self.fine),
            Hedge::AtMost => self.low.abs() / 2.0,
            _ => self.step.max(self.low.abs() / 4.0),
        }
    }

    /// Where the words suggest that the value lies.
    fn near(&self, other: &Self, rounding: f64) -> Reach {
        let loose = self.looseness();
        let own = if self.is_single() { (self.fine / 2.0).max(rounding) } else { rounding };
        let (below, above) = match self.told.hedge {
            Hedge::None => (own, own),
            Hedge::About => (loose.max(own), loose.max(own)),
            Hedge::Nearly => (loose, rounding),
            Hedge::JustOver => (rounding, loose),
            Hedge::MoreThan | Hedge::AtLeast => (rounding, self.beyond(other)),
            Hedge::LessThan | Hedge::AtMost => (self.beyond(other), rounding),
        };
        Reach { low: self.low - below, high: self.high + above }
    }

    /// What the words do not exclude.
    fn possible(&self, near: Reach) -> Reach {
        let loose = self.looseness();
        match self.told.hedge {
            Hedge::None if self.told.form == NumberForm::Vague => Reach { low: self.low / 1.5, high: self.high * 1.5 },
            Hedge::None => near,
            Hedge::About => Reach { low: near.low - loose, high: near.high + loose },
            Hedge::Nearly => Reach { low: near.low - loose, high: near.high + loose / 2.0 },
            Hedge::JustOver => Reach { low: near.low - loose / 2.0, high: near.high + loose },
            Hedge::MoreThan | Hedge::AtLeast => Reach { low: near.low, high: f64::INFINITY },
            Hedge::LessThan | Hedge::AtMost => Reach { low: f64::NEG_INFINITY, high: near.high },
        }
    }
}

/// Two values of one sort.
struct Pair<'e> {
    a: Stated<'e>,
    b: Stated<'e>,
    /// They come in two units, so that both were rounded on the way.
    converted: bool,
    reason: Reason,
}

impl<'e> Pair<'e> {
    fn new(a: &'e NumberExpression, b: &'e NumberExpression, reason: Reason) -> Self {
        let symbol = |e: &'e NumberExpression| e.unit.as_ref().map_or("", |u| u.symbol.as_ref());
        let converted = a.unit.is_some() && b.unit.is_some() && symbol(a) != symbol(b);
        Self { a: Stated::new(a), b: Stated::new(b), converted, reason }
    }

    fn same_value(&self) -> bool {
        nearly_equal(self.a.low, self.b.low) && nearly_equal(self.a.high, self.b.high)
    }

    fn is_exact(&self) -> bool {
        self.a.is_exact() && self.b.is_exact()
    }

    /// The value with the coarser precision first.
    fn by_precision(&self) -> (&Stated<'e>, &Stated<'e>) {
        if self.b.step > self.a.step { (&self.b, &self.a) } else { (&self.a, &self.b) }
    }

    /// Two single values without hedges.
    fn weigh_exact(&self) -> Agreement {
        let difference = (self.a.low - self.b.low).abs();
        if self.converted {
            let half_steps = f64::midpoint(self.a.step, self.b.step).min(0.1 * self.a.low.abs().max(self.b.low.abs()));
            let within = difference <= self.rounding().max(half_steps);
            let reason = self.reason.of(|| self.conversion(within));
            return if within { Compatible(reason) } else { Apart { reason, soft: false } };
        }
        let (coarse, fine) = self.by_precision();
        let alike = nearly_equal(coarse.step, fine.step);
        let slack = 1e-9 * coarse.low.abs();
        let share = self.a.told.form == NumberForm::Fraction || self.b.told.form == NumberForm::Fraction;
        let half_step = if coarse.told.form == NumberForm::Fraction { COMMON_FRACTION * coarse.low.abs() } else { coarse.fine / 2.0 };
        if !alike && difference <= half_step + slack {
            return Compatible(self.reason.of(|| {
                let (c, f) = (told::plain(coarse.told), told::plain(fine.told));
                if share { format!("{c} stands for {f}") } else { format!("{c} is {f} rounded") }
            }));
        }
        // Counts below a hundred are counted, not rounded.
        let rounds = coarse.told.unit.is_some() || coarse.low.abs() >= 100.0;
        let soft = !alike && rounds && difference <= (coarse.step / 2.0).min(0.2 * coarse.low.abs()) + slack;
        Apart { reason: self.reason.of(|| format!("{} is not {}", told::plain(self.a.told), told::plain(self.b.told))), soft }
    }

    /// How far values in two units may lie apart by rounding alone.
    fn rounding(&self) -> f64 {
        if self.converted { self.a.fine + self.b.fine } else { 0.0 }
    }

    /// Hedged, vague or two-ended values.
    fn weigh_reaches(&self) -> Agreement {
        let rounding = self.rounding();
        let (near_a, near_b) = (self.a.near(&self.b, rounding), self.b.near(&self.a, rounding));
        let ranges = self.a.told.is_range() && self.b.told.is_range();
        if ranges && self.moves_an_end() {
            return Apart { reason: self.reason.of(|| self.fails(true)), soft: true };
        }
        if near_a.meets(near_b) && (!ranges || near_a.shares_ground(near_b)) {
            return Compatible(self.reason.of(|| self.holds()));
        }
        let soft = self.a.possible(near_a).meets(self.b.possible(near_b));
        Apart { reason: self.reason.of(|| self.fails(soft)), soft }
    }

    /// Why hedged, vague or two-ended values cannot both be right.
    fn fails(&self, soft: bool) -> String {
        let (a, b) = (told::expression(self.a.told), told::expression(self.b.told));
        match (self.a.told.hedge, self.b.told.hedge) {
            (Hedge::None, Hedge::None) => format!("{a} is not {b}"),
            (_, Hedge::None) if soft => format!("‘{a}’ does not suggest {b}"),
            (Hedge::None, _) if soft => format!("‘{b}’ does not suggest {a}"),
            (_, Hedge::None) => format!("‘{a}’ does not hold for {b}"),
            (Hedge::None, _) => format!("‘{b}’ does not hold for {a}"),
            _ => format!("‘{a}’ and ‘{b}’ lie apart"),
        }
    }

    /// Two ranges told as finely that have one end in common and not the other: "6.4 to 6.6 billion" is not "6.5 to 6.6 billion".
    fn moves_an_end(&self) -> bool {
        let (a, b) = (&self.a, &self.b);
        let bare = |s: &Stated<'_>| s.told.hedge == Hedge::None && s.told.form != NumberForm::Vague;
        let as_fine = !self.converted && nearly_equal(a.step, b.step);
        bare(a) && bare(b) && as_fine && nearly_equal(a.low, b.low) != nearly_equal(a.high, b.high)
    }

    fn same_but_hedged(&self) -> String {
        let (a, b) = (self.a.told, self.b.told);
        match (a.hedge, b.hedge) {
            (Hedge::None, _) => format!("both give {}; one says ‘{}’", told::plain(a), told::expression(b)),
            (_, Hedge::None) => format!("both give {}; one says ‘{}’", told::plain(b), told::expression(a)),
            _ => format!("both give {}: ‘{}’ and ‘{}’", told::plain(a), told::expression(a), told::expression(b)),
        }
    }

    /// Why both can be right.
    fn holds(&self) -> String {
        let wide = |s: &Stated<'_>| s.told.form == NumberForm::Vague || s.told.is_range();
        let hedged = |s: &Stated<'_>| s.told.hedge != Hedge::None;
        let (a, b) = (told::expression(self.a.told), told::expression(self.b.told));
        match () {
            () if self.converted => self.conversion(true),
            () if hedged(&self.a) && !hedged(&self.b) && !wide(&self.b) => format!("‘{a}’ holds for {b}"),
            () if hedged(&self.b) && !hedged(&self.a) && !wide(&self.a) => format!("‘{b}’ holds for {a}"),
            () if wide(&self.a) && self.b.is_exact() => format!("‘{a}’ covers {b}"),
            () if wide(&self.b) && self.a.is_exact() => format!("‘{b}’ covers {a}"),
            () => format!("‘{a}’ and ‘{b}’ can both hold"),
        }
    }

    /// The first value in the unit of the second: "58 km is about 36 miles", "150 metres is about 492 feet, not 200 feet".
    fn conversion(&self, agrees: bool) -> String {
        let (Some(from), Some(to)) = (&self.a.told.unit, &self.b.told.unit) else {
            return format!("‘{}’ against ‘{}’", told::expression(self.a.told), told::expression(self.b.told));
        };
        let other = to.of_base(from.to_base(self.a.told.high));
        let step = if other.abs() < 10.0 { 0.1 } else { 1.0 };
        let converted = told::value(other, step, Some(to));
        let own = told::value(self.a.told.high, self.a.told.step, Some(from));
        if agrees {
            format!("{own} is about {converted}")
        } else {
            format!("{own} is about {converted}, not {}", told::expression(self.b.told))
        }
    }
}
