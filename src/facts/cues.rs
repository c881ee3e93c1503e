//! The cue words of `assets/lexicon/frames.toml`, `events.toml`, `outcomes.toml`, `names.toml`, `causes.toml` and `places.toml`, loaded once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What says how a value is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameCues {
    pub part_before: Vec<String>,
    pub part_after: Vec<String>,
    pub part_told: Vec<String>,
    pub additional: Vec<String>,
    pub additional_after: Vec<String>,
    pub total: Vec<String>,
    pub total_after: Vec<String>,
    pub open_list: BTreeSet<String>,
    pub baseline: Vec<String>,
    pub rates: BTreeMap<String, String>,
    pub planned: Vec<String>,
    pub expected: Vec<String>,
    pub possible: Vec<String>,
    pub subordinators: BTreeSet<String>,
    pub general_heads: BTreeSet<String>,
    pub exclusive_heads: Vec<Vec<String>>,
    pub counted_alike: Vec<BTreeSet<String>>,
    pub fates: BTreeSet<String>,
    pub votes: BTreeSet<String>,
    pub counted: BTreeSet<String>,
    pub reporting: BTreeSet<String>,
    pub paying: BTreeSet<String>,
    pub counting_one: BTreeSet<String>,
    pub raising: BTreeSet<String>,
    pub becoming: BTreeSet<String>,
    pub owners: BTreeSet<String>,
    pub spans_of_time: BTreeSet<String>,
    pub background: BTreeSet<String>,
    pub not_background: BTreeSet<String>,
    pub events: Vec<Vec<String>>,
    pub pronouns: BTreeSet<String>,
}

/// What says how a predicate is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventCues {
    pub denials: BTreeSet<String>,
    pub none: BTreeSet<String>,
    pub negators: BTreeSet<String>,
    pub copulas: BTreeSet<String>,
    pub changes: BTreeSet<String>,
    pub light: BTreeSet<String>,
    pub directions: BTreeSet<String>,
    pub helpers: BTreeSet<String>,
    pub particles: BTreeSet<String>,
    pub phrasal: BTreeMap<String, String>,
    pub conditions: BTreeSet<String>,
    pub not_none: Vec<String>,
    pub denied_by: Vec<String>,
    pub achieving: BTreeSet<String>,
    pub wanting: BTreeSet<String>,
    pub limiting: BTreeSet<String>,
    pub unlimiting: BTreeSet<String>,
    pub grave: BTreeSet<String>,
    pub injured: BTreeSet<String>,
    pub gravely_injured: BTreeSet<String>,
    pub body: BTreeSet<String>,
    pub parts: BTreeSet<String>,
    pub idioms: BTreeMap<String, String>,
    pub alike: Vec<String>,
    pub present: BTreeSet<String>,
    pub unchanging: BTreeSet<String>,
    pub before_infinitive: BTreeSet<String>,
}

/// Predicates that exclude one another.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PredicateLists {
    pub outcomes: Vec<String>,
    pub states: Vec<String>,
    pub changes: Vec<String>,
    pub stances: Vec<String>,
    pub converses: Vec<String>,
    pub mutual: BTreeSet<String>,
    pub open: BTreeSet<String>,
    pub settled: BTreeSet<String>,
}

/// What tells names apart.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameCues {
    pub titles: BTreeSet<String>,
    pub organisations: BTreeSet<String>,
    pub places: BTreeSet<String>,
    pub place_cues: BTreeSet<String>,
    pub particles: BTreeSet<String>,
    pub joining: BTreeSet<String>,
    pub never: BTreeSet<String>,
    pub honours: BTreeSet<String>,
    pub company_forms: BTreeSet<String>,
    pub past_offices: BTreeSet<String>,
    pub lesser_offices: BTreeSet<String>,
    pub source_before: Vec<String>,
    pub source_after: Vec<String>,
    pub ranks: BTreeMap<String, Vec<String>>,
    pub advocates: BTreeMap<String, Vec<String>>,
    pub aliases: BTreeMap<String, Vec<String>>,
}

/// What joins a cause with what it brought about.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CauseCues {
    pub verbs: Vec<String>,
    pub starting: BTreeSet<String>,
    pub making: String,
    pub results: Vec<String>,
    pub after_effect: Vec<String>,
    pub after_clause: Vec<String>,
    pub traced: BTreeMap<String, String>,
    pub blamed: Vec<String>,
    pub unspecific: BTreeSet<String>,
    pub mishaps: BTreeSet<String>,
    pub doubts: Vec<String>,
    pub dismissals: Vec<String>,
}

/// What says where.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceCues {
    pub directions: BTreeSet<String>,
    pub ways: BTreeMap<String, BTreeSet<String>>,
    pub narrowed: BTreeSet<String>,
    pub chambers: BTreeSet<String>,
    pub plain: BTreeSet<String>,
    pub named: Vec<String>,
    pub called: Vec<String>,
    pub once: BTreeSet<String>,
    /// Words of each sort, with spaces between those that may stand for one place.
    pub sorts: BTreeMap<String, Vec<String>>,
    pub apart: BTreeMap<String, BTreeSet<String>>,
}

const FRAMES: &str = include_str!("../../assets/lexicon/frames.toml");
const EVENT: &str = include_str!("../../assets/lexicon/events.toml");
const OUTCOMES: &str = include_str!("../../assets/lexicon/outcomes.toml");
const NAMES: &str = include_str!("../../assets/lexicon/names.toml");
const CAUSES: &str = include_str!("../../assets/lexicon/causes.toml");
const PLACES: &str = include_str!("../../assets/lexicon/places.toml");

/// Frame cues; that the bundled file is well formed is a test's business, so a reader never meets the empty default.
pub(super) static FRAME_CUES: LazyLock<FrameCues> = LazyLock::new(|| toml::from_str(FRAMES).unwrap_or_default());
/// Event cues.
pub(super) static EVENT_CUES: LazyLock<EventCues> = LazyLock::new(|| toml::from_str(EVENT).unwrap_or_default());
/// Exclusive outcomes.
pub(super) static OUTCOME_LISTS: LazyLock<PredicateLists> = LazyLock::new(|| toml::from_str(OUTCOMES).unwrap_or_default());
/// Every word of the event lists with the number of its list.
pub(super) static EVENTS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let lists: &'static [Vec<String>] = &FRAME_CUES.events;
    // Of a word that stands in two lists the first one counts.
    lists.iter().enumerate().rev().flat_map(|(class, words)| words.iter().map(move |w| (w.as_str(), class))).collect()
});
/// Name cues.
pub(super) static NAME_CUES: LazyLock<NameCues> = LazyLock::new(|| toml::from_str(NAMES).unwrap_or_default());
/// Cues of causes.
pub(super) static CAUSE_CUES: LazyLock<CauseCues> = LazyLock::new(|| toml::from_str(CAUSES).unwrap_or_default());
/// Words of places.
pub(super) static PLACE_CUES: LazyLock<PlaceCues> = LazyLock::new(|| toml::from_str(PLACES).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_are_well_formed() {
        assert_eq!(toml::from_str::<FrameCues>(FRAMES).map(|_| ()), Ok(()));
        assert_eq!(toml::from_str::<EventCues>(EVENT).map(|_| ()), Ok(()));
        assert_eq!(toml::from_str::<PredicateLists>(OUTCOMES).map(|_| ()), Ok(()));
        assert_eq!(toml::from_str::<NameCues>(NAMES).map(|_| ()), Ok(()));
        assert_eq!(toml::from_str::<CauseCues>(CAUSES).map(|_| ()), Ok(()));
        assert_eq!(toml::from_str::<PlaceCues>(PLACES).map(|_| ()), Ok(()));
    }
}
