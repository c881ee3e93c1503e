//! What an English lemma can be and mean: parts of speech, synonyms, broader terms, opposites, out of `WordNet` 3.0.
//!
//! The table is read in place from `assets/lexicon.bin` (layout in `assets/build_lexicon_table.py`): nothing is parsed at start, a look-up
//! is a binary search over 33,000 records, about a quarter of a microsecond. Words are lemmas in lower case; see [`super::lemmas`].

const TABLE: &[u8] = include_bytes!("../../assets/lexicon.bin");
const HEADER: usize = 12;
/// Senses are listed most frequent first; two words count as synonyms when the ranks of a shared sense sum up to no more than this.
const SHARED_SENSE_RANKS: usize = 2;

/// How often a lemma is used as each part of speech, in per cent of its uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosShares {
    /// As a noun.
    pub noun: u8,
    /// As a verb.
    pub verb: u8,
    /// As an adjective.
    pub adjective: u8,
    /// As an adverb.
    pub adverb: u8,
}

/// A lemma found in the table; cheap to copy and to compare.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    row: u16,
    shares: PosShares,
    sense_counts: u8,
    senses: &'static [u8],
    broader: &'static [u8],
    opposites: &'static [u8],
}

/// The parts of speech of a lemma; nothing for words that the lexicon lacks, closed-class words among them.
pub fn shares(word: &str) -> Option<PosShares> {
    entry(word).map(|e| e.shares)
}

/// Whether the two lemmas share one of their frequent senses ("quake", "earthquake").
pub fn synonyms(a: &str, b: &str) -> bool {
    entry(a).zip(entry(b)).is_some_and(|(a, b)| a.is_synonym_of(&b))
}

/// Whether a frequent sense of one lemma is a direct kind of a frequent sense of the other ("visit" is a "trip").
pub fn broader(a: &str, b: &str) -> bool {
    entry(a).zip(entry(b)).is_some_and(|(a, b)| a.is_broader_or_narrower_than(&b))
}

/// Whether the lexicon names one lemma as an antonym of the other ("rise", "fall").
pub fn opposites(a: &str, b: &str) -> bool {
    entry(a).zip(entry(b)).is_some_and(|(a, b)| a.is_opposite_of(&b))
}

/// Whether the two lemmas share any sense, as spellings of one word do ("defence", "defense").
pub(super) fn share_a_sense(a: &str, b: &str) -> bool {
    entry(a).zip(entry(b)).is_some_and(|(a, b)| a.shares_sense_within(&b, usize::MAX))
}

impl Entry {
    pub(super) const fn shares(&self) -> PosShares {
        self.shares
    }

    pub(super) fn is_synonym_of(&self, other: &Self) -> bool {
        self.shares_sense_within(other, SHARED_SENSE_RANKS)
    }

    pub(super) fn is_broader_or_narrower_than(&self, other: &Self) -> bool {
        self.is_kind_of(other) || other.is_kind_of(self)
    }

    pub(super) fn is_opposite_of(&self, other: &Self) -> bool {
        ids(self.opposites).any(|row| row == other.row) || ids(other.opposites).any(|row| row == self.row)
    }

    /// Ids of its senses and of their broader terms.
    pub(super) fn meanings(&self) -> impl Iterator<Item = u16> + use<> {
        ids(self.senses).chain(ids(self.broader))
    }

    /// Ids of its senses.
    pub(super) fn senses(&self) -> impl Iterator<Item = u16> + use<> {
        ids(self.senses)
    }

    /// The number of its record.
    pub(super) const fn row(&self) -> u16 {
        self.row
    }

    /// The records of its opposites.
    pub(super) fn opposites(&self) -> impl Iterator<Item = u16> + use<> {
        ids(self.opposites)
    }

    fn shares_sense_within(&self, other: &Self, ranks: usize) -> bool {
        self.ranked_senses().any(|(sense, rank)| other.ranked_senses().any(|(s, r)| sense == s && rank + r <= ranks))
    }

    fn is_kind_of(&self, other: &Self) -> bool {
        ids(self.broader).any(|broad| other.ranked_senses().any(|(sense, rank)| rank < 2 && sense == broad))
    }

    /// Ids of the senses, each with its rank within its part of speech.
    fn ranked_senses(&self) -> impl Iterator<Item = (u16, usize)> + use<> {
        let counts = self.sense_counts;
        let ranks = (0..4).flat_map(move |part| 0..usize::from(counts >> (2 * part) & 3));
        ids(self.senses).zip(ranks)
    }
}

fn ids(bytes: &'static [u8]) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).filter_map(|b| Some(u16::from_le_bytes(b.try_into().ok()?)))
}

fn count() -> usize {
    number_at(8).unwrap_or(0)
}

fn number_at(at: usize) -> Option<usize> {
    let bytes = TABLE.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

/// The bytes of a record from its length byte on.
fn bytes_of(row: usize) -> Option<&'static [u8]> {
    let start = HEADER + 4 * count() + number_at(HEADER + 4 * row)?;
    TABLE.get(start..)
}

fn key_of(row: usize) -> Option<&'static [u8]> {
    let (length, rest) = bytes_of(row)?.split_first()?;
    rest.get(..usize::from(*length))
}

/// The entry of a lemma in lower case.
pub(super) fn entry(word: &str) -> Option<Entry> {
    let (mut low, mut high) = (0, count());
    while low < high {
        let middle = usize::midpoint(low, high);
        match key_of(middle)?.cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return read(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn read(row: usize) -> Option<Entry> {
    let rest = bytes_of(row)?.get(1 + key_of(row)?.len()..)?;
    let (head, rest) = rest.split_first_chunk::<7>()?;
    let &[noun, verb, adjective, adverb, sense_counts, broader, opposites] = head;
    let senses: usize = (0..4).map(|part| usize::from(sense_counts >> (2 * part) & 3)).sum();
    let (senses, rest) = rest.split_at_checked(2 * senses)?;
    let (broader, rest) = rest.split_at_checked(2 * usize::from(broader))?;
    let opposites = rest.get(..2 * usize::from(opposites))?;
    let row = u16::try_from(row).ok()?;
    Some(Entry { row, shares: PosShares { noun, verb, adjective, adverb }, sense_counts, senses, broader, opposites })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_table_is_whole_and_sorted() {
        assert!(TABLE.starts_with(b"DLEX"));
        let keys: Vec<_> = (0..count()).map(|row| key_of(row).unwrap()).collect();
        assert!(keys.len() > 30_000);
        assert!(keys.is_sorted_by(|a, b| a < b));
        assert!((0..count()).all(|row| read(row).is_some()));
    }

    #[test]
    fn shares_tell_the_usual_part_of_speech() {
        assert_eq!(shares("country"), Some(PosShares { noun: 100, verb: 0, adjective: 0, adverb: 0 }));
        assert!(shares("kill").unwrap().verb > 70);
        assert_eq!(shares("zzz"), None);
        assert_eq!(shares(""), None);
    }

    #[test]
    fn synonyms_share_a_frequent_sense() {
        for (a, b) in [("country", "nation"), ("quake", "earthquake"), ("wound", "injure"), ("conflict", "battle")] {
            assert!(synonyms(a, b), "{a} {b}");
        }
        for (a, b) in [("rise", "fall"), ("country", "table"), ("arrest", "release"), ("deal", "mountain"), ("price", "toll")] {
            assert!(!synonyms(a, b), "{a} {b}");
        }
    }

    #[test]
    fn broader_terms_and_opposites_go_both_ways() {
        assert!(broader("visit", "trip") || broader("deal", "agreement"));
        assert_eq!(broader("deal", "agreement"), broader("agreement", "deal"));
        assert!(opposites("rise", "fall") && opposites("fall", "rise"));
        assert!(opposites("guilty", "innocent"));
        assert!(!opposites("rise", "climb"));
    }
}
