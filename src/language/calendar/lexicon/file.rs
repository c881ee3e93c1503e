//! The shape of the lexicon's file.

use std::collections::HashMap;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::Cue;
use crate::language::calendar::meaning::{DayPart, DayRule, Daylight, Lead, Part, Season, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) month: Vec<MonthEntry>,
    pub(super) weekday: Vec<WeekdayEntry>,
    pub(super) season: Vec<SeasonEntry>,
    pub(super) day_part: Vec<DayPartEntry>,
    pub(super) unit: Vec<UnitEntry>,
    pub(super) mastheads: Vec<String>,
    pub(super) counted: Vec<String>,
    pub(super) numbered: Vec<String>,
    pub(super) goes_on: Vec<String>,
    pub(super) numbers: HashMap<String, u32>,
    pub(super) ordinals: HashMap<String, u32>,
    pub(super) leads: HashMap<Lead, Vec<String>>,
    pub(super) parts: HashMap<Part, Vec<String>>,
    pub(super) part_nouns: HashMap<Part, Vec<String>>,
    pub(super) cues: HashMap<Cue, Vec<String>>,
    pub(super) deictic: Vec<DeicticEntry>,
    pub(super) phrases: PhraseLists,
    pub(super) zone: Vec<ZoneEntry>,
    pub(super) named_day: Vec<NamedDayEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthEntry {
    pub(super) number: i8,
    pub(super) name: String,
    #[serde(default)]
    pub(super) short: Vec<String>,
    #[serde(default)]
    pub(super) guarded: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WeekdayEntry {
    pub(super) number: i8,
    pub(super) name: String,
    pub(super) short: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeasonEntry {
    pub(super) season: Season,
    pub(super) names: Vec<String>,
    pub(super) first_month: i8,
    #[serde(default)]
    pub(super) guarded: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayPartEntry {
    pub(super) part: DayPart,
    pub(super) names: Vec<String>,
    pub(super) from: u8,
    pub(super) to: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitEntry {
    pub(super) unit: Unit,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) plural: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeicticEntry {
    pub(super) names: Vec<String>,
    pub(super) days: i32,
    pub(super) part: Option<DayPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhraseLists {
    pub(super) present: Vec<String>,
    pub(super) vague: Vec<String>,
    pub(super) repeated: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZoneEntry {
    pub(super) names: Vec<String>,
    pub(super) minutes: i32,
    pub(super) rule: Option<Daylight>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedDayEntry {
    pub(super) names: Vec<String>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<i8>,
    pub(super) nth: Option<i8>,
    pub(super) easter: Option<i32>,
    pub(super) year: Option<i16>,
}

impl NamedDayEntry {
    pub(super) fn rule(&self) -> Option<DayRule> {
        match (self.easter, self.month, self.day, self.weekday, self.nth) {
            (Some(days), ..) => Some(DayRule::Easter(days)),
            (None, Some(month), Some(day), ..) => Some(DayRule::Fixed(month, day)),
            (None, Some(month), None, Some(weekday), Some(nth)) => {
                Weekday::from_monday_one_offset(weekday).ok().map(|weekday| DayRule::Nth { month, weekday, nth })
            }
            _ => None,
        }
    }
}
