//! The cue words of `assets/lexicon/`, a file each for what says how a value is meant, how a predicate is meant, and so on, loaded once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// A file of cue words: the static through which it is read, and its lists. That the bundled file is well formed is a test's business, so a reader never
/// meets the empty default.
macro_rules! cue_file {
    ($(#[$doc:meta])* $cues:ident = $file:literal, $lists:ident { $($(#[$about:meta])* $field:ident: $words:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $lists { $($(#[$about])* pub $field: $words,)* }

        impl $lists {
            const FILE: &'static str = include_str!(concat!("../../assets/lexicon/", $file));
        }

        $(#[$doc])*
        pub(super) static $cues: LazyLock<$lists> = LazyLock::new(|| toml::from_str($lists::FILE).unwrap_or_default());
    };
}

cue_file! {
    /// What says how a value is meant.
    FRAME_CUES = "frames.toml", FrameCues {
        part_before: Vec<String>,
        part_after: Vec<String>,
        part_told: Vec<String>,
        additional: Vec<String>,
        additional_after: Vec<String>,
        total: Vec<String>,
        total_after: Vec<String>,
        open_list: BTreeSet<String>,
        baseline: Vec<String>,
        rates: BTreeMap<String, String>,
        planned: Vec<String>,
        expected: Vec<String>,
        possible: Vec<String>,
        subordinators: BTreeSet<String>,
        general_heads: BTreeSet<String>,
        priced: BTreeSet<String>,
        exclusive_heads: Vec<Vec<String>>,
        counted_alike: Vec<BTreeSet<String>>,
        fates: BTreeSet<String>,
        votes: BTreeSet<String>,
        counted: BTreeSet<String>,
        counting_one: BTreeSet<String>,
        raising: BTreeSet<String>,
        becoming: BTreeSet<String>,
        owners: BTreeSet<String>,
        spans_of_time: BTreeSet<String>,
        reporting: BTreeSet<String>,
        paying: BTreeSet<String>,
        background: BTreeSet<String>,
        not_background: BTreeSet<String>,
        events: Vec<Vec<String>>,
        pronouns: BTreeSet<String>,
    }
}

cue_file! {
    /// What says how a predicate is meant.
    EVENT_CUES = "events.toml", EventCues {
        denials: BTreeSet<String>,
        none: BTreeSet<String>,
        negators: BTreeSet<String>,
        copulas: BTreeSet<String>,
        changes: BTreeSet<String>,
        light: BTreeSet<String>,
        directions: BTreeSet<String>,
        helpers: BTreeSet<String>,
        particles: BTreeSet<String>,
        phrasal: BTreeMap<String, String>,
        conditions: BTreeSet<String>,
        not_none: Vec<String>,
        denied_by: Vec<String>,
        achieving: BTreeSet<String>,
        wanting: BTreeSet<String>,
        limiting: BTreeSet<String>,
        unlimiting: BTreeSet<String>,
        grave: BTreeSet<String>,
        injured: BTreeSet<String>,
        gravely_injured: BTreeSet<String>,
        body: BTreeSet<String>,
        parts: BTreeSet<String>,
        idioms: BTreeMap<String, String>,
        alike: Vec<String>,
        present: BTreeSet<String>,
        unchanging: BTreeSet<String>,
        before_infinitive: BTreeSet<String>,
    }
}

cue_file! {
    /// Predicates that exclude one another.
    OUTCOME_LISTS = "outcomes.toml", PredicateLists {
        outcomes: Vec<String>,
        states: Vec<String>,
        changes: Vec<String>,
        stances: Vec<String>,
        converses: Vec<String>,
        mutual: BTreeSet<String>,
        revising: BTreeSet<String>,
        open: BTreeSet<String>,
        settled: BTreeSet<String>,
    }
}

cue_file! {
    /// What tells names apart.
    NAME_CUES = "names.toml", NameCues {
        titles: BTreeSet<String>,
        organisations: BTreeSet<String>,
        places: BTreeSet<String>,
        place_cues: BTreeSet<String>,
        particles: BTreeSet<String>,
        joining: BTreeSet<String>,
        never: BTreeSet<String>,
        honours: BTreeSet<String>,
        company_forms: BTreeSet<String>,
        past_offices: BTreeSet<String>,
        lesser_offices: BTreeSet<String>,
        source_before: Vec<String>,
        source_after: Vec<String>,
        ranks: BTreeMap<String, Rank>,
        advocates: BTreeMap<String, Vec<String>>,
        aliases: BTreeMap<String, Vec<String>>,
    }
}

cue_file! {
    /// What joins a cause with what it brought about.
    CAUSE_CUES = "causes.toml", CauseCues {
        verbs: Vec<String>,
        starting: BTreeSet<String>,
        making: String,
        results: Vec<String>,
        after_effect: Vec<String>,
        after_clause: Vec<String>,
        traced: BTreeMap<String, String>,
        blamed: Vec<String>,
        unspecific: BTreeSet<String>,
        mishaps: BTreeSet<String>,
        mishap_verbs: BTreeSet<String>,
        doubts: Vec<String>,
        dismissals: Vec<String>,
    }
}

cue_file! {
    /// What says where.
    PLACE_CUES = "places.toml", PlaceCues {
        directions: BTreeSet<String>,
        ways: BTreeMap<String, BTreeSet<String>>,
        narrowed: BTreeSet<String>,
        chambers: BTreeSet<String>,
        plain: BTreeSet<String>,
        named: Vec<String>,
        called: Vec<String>,
        once: BTreeSet<String>,
        settlements: BTreeSet<String>,
        placing: Vec<String>,
        /// Words of each sort, with spaces between those that may stand for one place.
        sorts: BTreeMap<String, Vec<String>>,
        apart: BTreeMap<String, BTreeSet<String>>,
    }
}

/// A rank of which one thing has one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rank {
    pub spellings: Vec<String>,
    /// By what words a text speaks of that thing: dictionary forms, or the names of sorts of places.
    pub of: BTreeSet<String>,
}

/// Every word of the event lists with the number of its list.
pub(super) static EVENTS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let lists: &'static [Vec<String>] = &FRAME_CUES.events;
    // Of a word that stands in two lists the first one counts.
    lists.iter().enumerate().rev().flat_map(|(class, words)| words.iter().map(move |w| (w.as_str(), class))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read<L: serde::de::DeserializeOwned>(file: &str) -> Result<(), toml::de::Error> {
        toml::from_str::<L>(file).map(|_| ())
    }

    #[test]
    fn the_bundled_lists_are_well_formed() {
        assert_eq!(read::<FrameCues>(FrameCues::FILE), Ok(()));
        assert_eq!(read::<EventCues>(EventCues::FILE), Ok(()));
        assert_eq!(read::<PredicateLists>(PredicateLists::FILE), Ok(()));
        assert_eq!(read::<NameCues>(NameCues::FILE), Ok(()));
        assert_eq!(read::<CauseCues>(CauseCues::FILE), Ok(()));
        assert_eq!(read::<PlaceCues>(PlaceCues::FILE), Ok(()));
    }
}
