//! Units of measure and currencies of `assets/lexicon/units.toml`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::{Phrase, cut};

const SOURCE: &str = include_str!("../../../assets/lexicon/units.toml");

static TABLE: LazyLock<UnitTable> = LazyLock::new(|| UnitTable::parse(SOURCE).unwrap_or_default());

/// What a unit measures; only values of one dimension are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Base unit metre.
    Length,
    /// Base unit square metre.
    Area,
    /// Base unit litre.
    Volume,
    /// Base unit kilogram.
    Weight,
    /// Base unit degree Celsius; `°` alone does not say its scale.
    Temperature,
    /// Base unit metre a second.
    Speed,
    /// A duration or an age; base unit second.
    Time,
    /// Percent of a whole; base unit one.
    Share,
    /// A difference between percentages; base unit percentage point.
    Points,
    /// Strength of an earthquake.
    Magnitude,
    /// A currency; two currencies are two units that do not convert.
    Money,
    /// Base unit watt.
    Power,
    /// Base unit joule.
    Energy,
    /// Base unit volt.
    Voltage,
    /// Base unit decibel.
    Sound,
    /// Base unit pascal.
    Pressure,
    /// Base unit byte.
    Data,
    /// Base unit bit a second.
    DataRate,
    /// Base unit hertz.
    Frequency,
    /// Base unit barrel a day.
    Flow,
}

/// A unit as the text gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// The canonical sign: `km`, `%`, `°C`; the ISO code of a currency, or its sign as written where it is not known.
    pub symbol: Cow<'static, str>,
    /// Value of one in the base unit of the dimension.
    pub factor: f64,
    /// Added after the factor: temperature scales.
    pub offset: f64,
}

impl Unit {
    /// A value of this unit in the base unit of its dimension.
    pub fn to_base(&self, value: f64) -> f64 {
        value.mul_add(self.factor, self.offset)
    }

    /// A value in the base unit of the dimension, in this unit.
    pub fn of_base(&self, base: f64) -> f64 {
        (base - self.offset) / self.factor
    }

    /// The word for it in a sentence, in the plural: "miles", "percent".
    pub fn told(&self) -> &str {
        UnitTable::bundled().units.iter().find(|e| e.unit == *self).map_or(&self.symbol, |e| e.told.as_str())
    }

    /// The sign to set before an amount of money: `$`, `€`.
    pub(super) fn money_sign(&self) -> Option<&'static str> {
        UnitTable::bundled().money_signs.get(self.symbol.as_ref()).map(String::as_str)
    }

    pub(super) fn is(&self, dimension: Dimension) -> bool {
        self.dimension == dimension
    }
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Entry {
    pub unit: Unit,
    told: String,
    /// Symbol of the greater unit that this one may complete.
    pub part_of: Option<String>,
}

/// A spelling and the unit it stands for.
#[derive(Debug)]
pub(super) struct Spelling {
    pub words: Phrase,
    /// Index into [`UnitTable::units`].
    pub entry: usize,
    /// Counts only behind a large or scaled amount: the word has another everyday meaning.
    pub guarded: bool,
}

/// Every unit and how it is written.
#[derive(Debug, Default)]
pub(super) struct UnitTable {
    pub units: Vec<Entry>,
    /// By first token, the longest spelling first.
    names: HashMap<String, Vec<Spelling>>,
    /// By the sign in its exact case.
    letters: HashMap<String, usize>,
    /// Signs and codes of currencies, as they are written without spaces.
    signs: HashMap<String, usize>,
    money_signs: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    unit: Vec<UnitEntry>,
    currency: Vec<CurrencyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    symbol: String,
    told: String,
    dimension: Dimension,
    factor: f64,
    #[serde(default)]
    offset: f64,
    names: Vec<String>,
    #[serde(default)]
    letters: Vec<String>,
    part_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyEntry {
    code: String,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    guarded: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
}

impl UnitTable {
    /// The bundled table.
    pub fn bundled() -> &'static Self {
        &TABLE
    }

    fn parse(source: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(source)?;
        let mut table = Self::default();
        for u in file.unit {
            let unit = Unit { dimension: u.dimension, symbol: u.symbol.into(), factor: u.factor, offset: u.offset };
            let entry = table.add(unit, u.told, u.part_of);
            for name in &u.names {
                table.spell(name, entry, false);
            }
            table.letters.extend(u.letters.into_iter().map(|l| (l, entry)));
        }
        for c in file.currency {
            table.add_currency(c);
        }
        for list in table.names.values_mut() {
            list.sort_by_key(|s| std::cmp::Reverse(s.words.len()));
        }
        Ok(table)
    }

    fn add(&mut self, unit: Unit, told: String, part_of: Option<String>) -> usize {
        self.units.push(Entry { unit, told, part_of });
        self.units.len() - 1
    }

    fn add_currency(&mut self, c: CurrencyEntry) {
        let money = |factor: f64| Unit { dimension: Dimension::Money, symbol: c.code.clone().into(), factor, offset: 0.0 };
        let entry = self.add(money(1.0), c.code.clone(), None);
        for name in &c.names {
            self.spell(name, entry, false);
        }
        for name in &c.guarded {
            self.spell(name, entry, true);
        }
        if let Some(sign) = c.signs.first() {
            self.money_signs.insert(c.code.clone(), sign.clone());
        }
        for sign in c.signs {
            if sign.chars().all(|l| !l.is_ascii_alphabetic()) {
                self.spell(&sign, entry, false);
            }
            self.signs.insert(sign.replace(' ', ""), entry);
        }
        if !c.minor.is_empty() {
            let hundredth = self.add(money(0.01), c.minor.join(" "), None);
            for name in &c.minor {
                self.spell(name, hundredth, false);
            }
        }
        self.signs.insert(c.code, entry);
    }

    fn spell(&mut self, name: &str, entry: usize, guarded: bool) {
        let words = cut(name);
        if let Some(first) = words.first().cloned() {
            self.names.entry(first).or_default().push(Spelling { words, entry, guarded });
        }
    }

    /// Spellings that begin with this token (lower case).
    pub fn names_from(&self, first: &str) -> &[Spelling] {
        self.names.get(first).map_or(&[], Vec::as_slice)
    }

    /// The unit of a sign in its exact case.
    pub fn letter(&self, sign: &str) -> Option<&Entry> {
        self.letters.get(sign).and_then(|&e| self.units.get(e))
    }

    /// The currency of a sign or code beside an amount, in its exact case.
    pub fn sign(&self, sign: &str) -> Option<&Unit> {
        self.signs.get(sign).and_then(|&e| self.units.get(e)).map(|e| &e.unit)
    }

    /// The unit with this symbol.
    pub fn by_symbol(&self, symbol: &str) -> Option<&Unit> {
        self.units.iter().find(|e| e.unit.symbol == symbol).map(|e| &e.unit)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn the_bundled_file_parses() {
        let table = UnitTable::parse(SOURCE).unwrap();
        assert_eq!(table.sign("US$").unwrap().symbol, "USD");
        assert_eq!(table.names_from("miles")[0].words.len(), 3, "the longest spelling comes first");
        assert_eq!(table.letter("C").unwrap().unit.symbol, "°C");
    }

    #[test]
    fn no_spelling_stands_for_two_units() {
        let table = UnitTable::parse(SOURCE).unwrap();
        let mut seen: HashMap<&[String], &str> = HashMap::new();
        for spelling in table.names.values().flatten() {
            let symbol = table.units[spelling.entry].unit.symbol.as_ref();
            let before = seen.insert(&spelling.words, symbol).unwrap_or(symbol);
            assert_eq!(before, symbol, "{:?}", spelling.words);
        }
    }

    #[test]
    fn a_part_names_a_unit_that_exists() {
        let table = UnitTable::parse(SOURCE).unwrap();
        assert!(table.units.iter().filter_map(|e| e.part_of.as_deref()).all(|s| table.by_symbol(s).is_some()));
    }

    #[test]
    fn fahrenheit_and_celsius_meet() {
        let table = UnitTable::parse(SOURCE).unwrap();
        let (f, c) = (table.by_symbol("°F").unwrap(), table.by_symbol("°C").unwrap());
        assert!((c.of_base(f.to_base(212.0)) - 100.0).abs() < 1e-9);
    }
}
