//! The words of the calendar, loaded once from `assets/lexicon/calendar.toml`.

mod file;

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::meaning::{DayPart, DayRule, Lead, Meaning, Part, Season, Unit, Zone};
use file::File;

/// What a word can be for the grammar; most words are nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    pub month: Option<MonthName>,
    pub weekday: Option<DayName>,
    pub season: Option<SeasonName>,
    pub day_part: Option<DayPart>,
    pub unit: Option<(Unit, Number)>,
    pub number: Option<u32>,
    pub ordinal: Option<u32>,
    pub lead: Option<Lead>,
    pub part: Option<Part>,
    pub part_noun: Option<Part>,
    pub deictic: Option<(i32, Option<DayPart>)>,
    cues: u128,
}

impl Roles {
    pub(super) const NONE: &'static Self = &Self {
        month: None,
        weekday: None,
        season: None,
        day_part: None,
        unit: None,
        number: None,
        ordinal: None,
        lead: None,
        part: None,
        part_noun: None,
        deictic: None,
        cues: 0,
    };

    pub(super) const fn has(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }

    /// Whether the word can be an expression by itself.
    pub(super) const fn may_stand(&self) -> bool {
        self.cues & STANDS != 0
            || self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.day_part.is_some()
            || self.deictic.is_some()
    }

    /// Whether the word can open an expression that needs more words.
    pub(super) const fn may_open(&self) -> bool {
        self.cues & OPENS != 0
            || self.number.is_some()
            || self.ordinal.is_some()
            || self.part.is_some()
            || self.part_noun.is_some()
            || matches!(self.unit, Some((_, Number::Plural)))
    }

    /// Whether the grammar has no use for the word.
    pub(super) const fn is_empty(&self) -> bool {
        self.cues == 0 && self.lead.is_none() && !self.may_stand() && !self.may_open() && self.unit.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct MonthName {
    pub number: i8,
    pub short: bool,
    pub guarded: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct DayName {
    pub weekday: Weekday,
    pub form: DayForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayForm {
    Full,
    Short,
    Plural,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct SeasonName {
    pub season: Season,
    pub guarded: bool,
}

/// A word of the grammar itself; each is a list of the same name in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cue {
    The,
    Indefinite,
    Article,
    Of,
    And,
    To,
    At,
    On,
    In,
    Within,
    Last,
    Next,
    This,
    Past,
    Coming,
    Previous,
    Following,
    That,
    Same,
    Ago,
    Before,
    After,
    Away,
    Hence,
    Now,
    Time,
    Every,
    Half,
    Quarter,
    QuarterName,
    MinutesPast,
    MinutesTo,
    Oclock,
    Hours,
    Local,
    Am,
    Pm,
    Noon,
    Midnight,
    Approximate,
    Shortly,
    Hedge,
    Comparison,
    Than,
    Few,
    FirstDays,
    LastDays,
    SmallHours,
    OrdinalSuffix,
    Century,
    DecadeSuffix,
    Rest,
    NotTimes,
    NumberLeads,
    YearLeads,
    Era,
    Publication,
    /// Filled from `mastheads`.
    #[serde(skip)]
    Masthead,
    /// Filled from `counted`.
    #[serde(skip)]
    Counted,
    /// Filled from `numbered`.
    #[serde(skip)]
    Numbered,
    /// Filled from `goes_on`.
    #[serde(skip)]
    GoesOn,
    /// The first word of a phrase.
    #[serde(skip)]
    Phrase,
    /// The first word of a named day.
    #[serde(skip)]
    NamedDay,
}

impl Cue {
    const fn bit(self) -> u128 {
        1 << self as u32
    }
}

/// Cues of words that open an expression only together with the next word.
const OPENS: u128 = Cue::The.bit()
    | Cue::Last.bit()
    | Cue::Next.bit()
    | Cue::This.bit()
    | Cue::Past.bit()
    | Cue::Coming.bit()
    | Cue::That.bit()
    | Cue::Every.bit()
    | Cue::Half.bit()
    | Cue::Quarter.bit()
    | Cue::Approximate.bit()
    | Cue::Shortly.bit()
    | Cue::Hedge.bit()
    | Cue::Comparison.bit()
    | Cue::Few.bit()
    | Cue::FirstDays.bit()
    | Cue::LastDays.bit()
    | Cue::SmallHours.bit();

/// Cues of words that can be an expression by themselves.
const STANDS: u128 = Cue::Noon.bit() | Cue::Midnight.bit() | Cue::QuarterName.bit() | Cue::Phrase.bit() | Cue::NamedDay.bit();

/// Words in a row, in lower case, and what they stand for.
#[derive(Debug)]
pub(super) struct Phrase<T> {
    pub words: Vec<String>,
    /// Written in capitals in the data, and so to be in the text.
    pub capitals: bool,
    pub value: T,
}

/// A day with a name, and the year where the name implies it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedDay {
    pub rule: DayRule,
    pub year: Option<i16>,
}

/// Phrases by their first token, the longest first.
type Phrases<T> = HashMap<String, Vec<Phrase<T>>>;

#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, Roles>,
    pub zones: Phrases<Zone>,
    pub named_days: Phrases<NamedDay>,
    pub phrases: Phrases<Meaning>,
    hours: HashMap<u8, (u8, u8)>,
    first_months: HashMap<u8, i8>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(SOURCE).unwrap_or_default());

const SOURCE: &str = include_str!("../../../assets/lexicon/calendar.toml");

/// Longer words are none of the calendar's.
const LONGEST_WORD: usize = 16;

impl Lexicon {
    /// The bundled lexicon.
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// What a word of a text can be, in any case.
    pub(super) fn roles(&self, word: &str) -> &Roles {
        if word.len() > LONGEST_WORD {
            return Roles::NONE;
        }
        let mut lower = [0; LONGEST_WORD];
        for (to, from) in lower.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let lower = lower.get(..word.len()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("");
        self.words.get(lower).unwrap_or(Roles::NONE)
    }

    /// From which hour to which a part of the day reaches.
    pub(super) fn hours(&self, part: DayPart) -> (u8, u8) {
        self.hours.get(&(part as u8)).copied().unwrap_or((0, 24))
    }

    /// The first month of a season.
    pub(super) fn first_month(&self, season: Season) -> i8 {
        self.first_months.get(&(season as u8)).copied().unwrap_or(1)
    }

    fn parse(source: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(source)?;
        let mut lexicon = Self::default();
        lexicon.take_names(&file);
        lexicon.take_grammar(&file);
        for zone in &file.zone {
            let value = zone.rule.map_or(Zone::Offset(zone.minutes), |rule| Zone::Seasonal { standard: zone.minutes, rule });
            for name in &zone.names {
                add_phrase(&mut lexicon.zones, name, value);
            }
        }
        for day in &file.named_day {
            if let Some(rule) = day.rule() {
                let value = NamedDay { rule, year: day.year };
                for name in &day.names {
                    add_phrase(&mut lexicon.named_days, name, value);
                }
            }
        }
        let kinds =
            [(&file.phrases.present, Meaning::Present), (&file.phrases.vague, Meaning::Vague), (&file.phrases.repeated, Meaning::Repeated)];
        for (names, meaning) in kinds {
            for name in names {
                add_phrase(&mut lexicon.phrases, name, meaning.clone());
            }
        }
        longest_first(&mut lexicon.zones);
        longest_first(&mut lexicon.named_days);
        longest_first(&mut lexicon.phrases);
        let first_words: Vec<String> = lexicon.phrases.keys().cloned().collect();
        for word in &first_words {
            lexicon.word(word).cues |= Cue::Phrase.bit();
        }
        let first_words: Vec<String> = lexicon.named_days.keys().cloned().collect();
        for word in &first_words {
            lexicon.word(word).cues |= Cue::NamedDay.bit();
        }
        Ok(lexicon)
    }

    fn word(&mut self, word: &str) -> &mut Roles {
        self.words.entry(word.to_owned()).or_default()
    }

    fn take_names(&mut self, file: &File) {
        for month in &file.month {
            let name = MonthName { number: month.number, short: false, guarded: month.guarded };
            self.word(&month.name).month = Some(name);
            for short in &month.short {
                self.word(short).month = Some(MonthName { short: true, ..name });
            }
        }
        for day in &file.weekday {
            let Ok(weekday) = Weekday::from_monday_one_offset(day.number) else { continue };
            self.word(&day.name).weekday = Some(DayName { weekday, form: DayForm::Full });
            self.word(&format!("{}s", day.name)).weekday = Some(DayName { weekday, form: DayForm::Plural });
            for short in &day.short {
                self.word(short).weekday = Some(DayName { weekday, form: DayForm::Short });
            }
        }
        for season in &file.season {
            self.first_months.insert(season.season as u8, season.first_month);
            for name in &season.names {
                self.word(name).season = Some(SeasonName { season: season.season, guarded: season.guarded });
            }
        }
        for part in &file.day_part {
            self.hours.insert(part.part as u8, (part.from, part.to));
            for name in &part.names {
                self.word(name).day_part = Some(part.part);
            }
        }
        for unit in &file.unit {
            for name in &unit.names {
                self.word(name).unit = Some((unit.unit, Number::Singular));
            }
            for name in &unit.plural {
                self.word(name).unit = Some((unit.unit, Number::Plural));
            }
        }
        for entry in &file.deictic {
            for name in &entry.names {
                self.word(name).deictic = Some((entry.days, entry.part));
            }
        }
    }

    fn take_grammar(&mut self, file: &File) {
        for (name, value) in &file.numbers {
            self.word(name).number = Some(*value);
        }
        for (name, value) in &file.ordinals {
            self.word(name).ordinal = Some(*value);
        }
        for (lead, names) in &file.leads {
            for name in names {
                self.word(name).lead = Some(*lead);
            }
        }
        for (part, names) in &file.parts {
            for name in names {
                self.word(name).part = Some(*part);
            }
        }
        for (part, names) in &file.part_nouns {
            for name in names {
                self.word(name).part_noun = Some(*part);
            }
        }
        let lists = [
            (Cue::Masthead, &file.mastheads),
            (Cue::Counted, &file.counted),
            (Cue::Numbered, &file.numbered),
            (Cue::GoesOn, &file.goes_on),
        ];
        for (cue, names) in file.cues.iter().map(|(cue, names)| (*cue, names)).chain(lists) {
            for name in names {
                self.word(name).cues |= cue.bit();
            }
        }
    }
}

/// Cuts a name the way a text is cut and files it under its first token.
fn add_phrase<T>(phrases: &mut Phrases<T>, name: &str, value: T) {
    let words: Vec<String> = crate::language::tokenize(name).iter().map(|token| token.text.to_lowercase()).collect();
    let capitals = !name.contains(' ') && name.chars().all(char::is_uppercase);
    if let Some(first) = words.first() {
        phrases.entry(first.clone()).or_default().push(Phrase { words, capitals, value });
    }
}

fn longest_first<T>(phrases: &mut Phrases<T>) {
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bundled_lexicon_parses_and_every_named_day_has_a_rule() {
        let lexicon = Lexicon::parse(SOURCE).unwrap();
        assert!(lexicon.words.len() > 200);
        let file: File = toml::from_str(SOURCE).unwrap();
        assert!(file.named_day.iter().all(|day| day.rule().is_some()));
        let longest = lexicon.words.keys().map(String::len).max().unwrap();
        assert!(longest <= LONGEST_WORD, "a word of {longest} bytes is never looked up");
    }
}
