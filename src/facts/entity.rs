//! Entities: the names of both documents clustered by whom or what they name.

use std::collections::{BTreeMap, BTreeSet};

use strsim::normalized_damerau_levenshtein;

use crate::document::{Side, Sides};

use super::cues::NAME_CUES;
use super::name::{Name, Sort};

/// The number of an entity in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// Whom or what names of both documents name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is, by the clearest of its names.
    pub sort: Sort,
    /// Indices into the names of each side, in text order.
    pub names: Sides<Vec<usize>>,
}

/// The clustered names of two documents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entities {
    /// Every entity; its number is its place here.
    pub all: Vec<Entity>,
    of_name: Sides<Vec<EntityId>>,
}

impl Entities {
    /// The entity of a name, by the name's index on its side.
    pub fn of(&self, side: Side, name: usize) -> Option<EntityId> {
        self.of_name.get(side).get(name).copied()
    }

    /// An entity by its number.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.all.get(id.0)
    }

    /// Whether both documents name the entity.
    pub fn is_common(&self, id: EntityId) -> bool {
        self.get(id).is_some_and(|e| !e.names.left.is_empty() && !e.names.right.is_empty())
    }
}

/// How alike two spellings of a word must be to be one name: 1 is equal; measured by normalised Damerau-Levenshtein distance.
/// Transliterations of one name lie above ("Zelensky", "Zelenskyy" .89), neighbours below ("Iran", "Iraq" .75).
const SPELLING: f64 = 0.8;

/// Whether two folded words can be spellings of one name.
pub(crate) fn same_spelling(a: &str, b: &str) -> bool {
    a == b || (a.len() >= 5 && b.len() >= 5 && a.chars().next() == b.chars().next() && normalized_damerau_levenshtein(a, b) >= SPELLING)
}

/// Clusters the names of two documents.
pub(super) fn cluster(names: Sides<&[Name]>) -> Entities {
    let mut forms = Forms::new(&names);
    forms.join_surnames();
    forms.join_acronyms();
    forms.join_demonyms();
    forms.into_entities(&names)
}

/// The distinct forms of both sides, joined step by step.
struct Forms {
    words: Vec<Vec<String>>,
    sorts: Vec<Sort>,
    index: BTreeMap<String, usize>,
    parent: Vec<usize>,
}

impl Forms {
    fn new(names: &Sides<&[Name]>) -> Self {
        let mut forms = Self { words: Vec::new(), sorts: Vec::new(), index: BTreeMap::new(), parent: Vec::new() };
        for side in Side::BOTH {
            for name in *names.get(side) {
                forms.add(name);
            }
        }
        forms
    }

    fn add(&mut self, name: &Name) {
        let next = self.words.len();
        let at = *self.index.entry(name.form()).or_insert(next);
        if at == next {
            self.words.push(name.words.clone());
            self.sorts.push(name.sort);
            self.parent.push(next);
        } else if let Some(sort) = self.sorts.get_mut(at) {
            *sort = (*sort).min(name.sort);
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at) {
            if up == at {
                break;
            }
            at = up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(up) = self.parent.get_mut(high) {
            *up = low;
        }
    }

    /// Forms grouped by the first letter of their last word, in long texts by the first two: only these can be spellings of one another.
    fn blocks(&self) -> Vec<Vec<usize>> {
        /// From this many forms on, a block by one letter would hold too many to compare each with each.
        const MANY: usize = 1_000;
        let letters = if self.words.len() < MANY { 1 } else { 2 };
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, words) in self.words.iter().enumerate() {
            if let Some(last) = words.last() {
                blocks.entry(last.chars().take(letters).collect()).or_default().push(i);
            }
        }
        blocks.into_values().collect()
    }

    /// Full names and bare surnames; spellings of one name.
    fn join_surnames(&mut self) {
        for block in self.blocks() {
            // Full names first, so that a bare surname that two people share stays apart from both.
            for (n, &a) in block.iter().enumerate() {
                for &b in block.iter().skip(n + 1) {
                    if self.are_one_full_name(a, b) {
                        self.join(a, b);
                    }
                }
            }
            for &short in &block {
                let owners: BTreeSet<usize> =
                    block.iter().filter(|&&long| self.is_short_for(short, long)).map(|&long| self.root(long)).collect();
                if owners.len() == 1
                    && let Some(&owner) = owners.first()
                {
                    self.join(short, owner);
                }
            }
        }
    }

    /// Same last word, and the words before it agree or are initials; or single words spelt alike.
    fn are_one_full_name(&self, a: usize, b: usize) -> bool {
        let words = |form: usize| self.words.get(form).and_then(|w| w.split_last());
        let (Some((last, before)), Some((other_last, other_before))) = (words(a), words(b)) else { return false };
        if !same_spelling(last, other_last) || !self.sorts_agree(a, b) {
            return false;
        }
        match (before.first(), other_before.first()) {
            (None, None) => true,
            (Some(first), Some(other)) => {
                let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
                (first == other || near_first_name(first, other) || initial(first, other) || initial(other, first)) && !is_generic(last)
            }
            _ => false,
        }
    }

    /// A single word that is the last word of a longer name.
    fn is_short_for(&self, short: usize, long: usize) -> bool {
        let (Some(s), Some(l)) = (self.words.get(short), self.words.get(long)) else { return false };
        let ([only], true) = (s.as_slice(), l.len() > 1) else { return false };
        let joined = l.iter().any(|w| NAME_CUES.joining.contains(w.as_str()));
        !joined
            && !is_generic(only)
            && l.last().is_some_and(|last| only == last || (self.sorts_agree(short, long) && same_spelling(only, last)))
    }

    fn sorts_agree(&self, a: usize, b: usize) -> bool {
        match (self.sorts.get(a), self.sorts.get(b)) {
            (Some(Sort::Unknown), _) | (_, Some(Sort::Unknown)) => true,
            (x, y) => x == y,
        }
    }

    /// "SDF" for "Syrian Democratic Forces": the initials of the words that carry meaning.
    fn join_acronyms(&mut self) {
        let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, words) in self.words.iter().enumerate().filter(|(_, w)| w.len() > 1) {
            let initials = |keep_joining: bool| -> String {
                words.iter().filter(|w| keep_joining || !NAME_CUES.joining.contains(w.as_str())).filter_map(|w| w.chars().next()).collect()
            };
            by_initials.entry(initials(false)).or_default().push(i);
            by_initials.entry(initials(true)).or_default().push(i);
        }
        for i in 0..self.words.len() {
            let single = self.words.get(i).filter(|w| w.len() == 1).and_then(|w| w.first()).cloned();
            let is_acronym = single.as_ref().is_some_and(|w| (2..=6).contains(&w.len())) && self.sorts.get(i) != Some(&Sort::Person);
            if let (Some(word), true) = (single, is_acronym) {
                for &long in by_initials.get(&word).into_iter().flatten() {
                    self.join(i, long);
                }
            }
        }
    }

    /// "Syrian" for "Syria": the place's name, less its last vowel, opens the word.
    fn join_demonyms(&mut self) {
        let singles: Vec<(usize, String)> =
            self.words.iter().enumerate().filter_map(|(i, w)| w.first().filter(|_| w.len() == 1).map(|f| (i, f.clone()))).collect();
        let by_word: BTreeMap<&str, usize> = singles.iter().map(|(i, w)| (w.as_str(), *i)).collect();
        let mut pairs = Vec::new();
        for (i, word) in &singles {
            for ending in ["n", "an", "ian", "i", "ese", "ish", "er"] {
                let Some(base) = word.strip_suffix(ending).filter(|b| b.len() >= 3) else { continue };
                let candidates =
                    [base.to_owned(), format!("{base}a"), format!("{base}y"), format!("{base}o"), format!("{base}e"), format!("{base}ia")];
                pairs.extend(
                    candidates.iter().filter_map(|c| by_word.get(c.as_str())).filter(|&place| place != i).map(|&place| (*i, place)),
                );
            }
        }
        for (a, b) in pairs {
            self.join(a, b);
        }
    }

    fn into_entities(self, names: &Sides<&[Name]>) -> Entities {
        let mut numbers: BTreeMap<usize, EntityId> = BTreeMap::new();
        let mut entities = Entities::default();
        for side in Side::BOTH {
            for (n, name) in names.get(side).iter().enumerate() {
                let Some(&form) = self.index.get(&name.form()) else { continue };
                let next = EntityId(entities.all.len());
                let id = *numbers.entry(self.root(form)).or_insert(next);
                if id == next {
                    entities.all.push(Entity { sort: Sort::Unknown, names: Sides::default() });
                }
                if let Some(entity) = entities.all.get_mut(id.0) {
                    entity.names.get_mut(side).push(n);
                    entity.sort = entity.sort.min(name.sort);
                }
                entities.of_name.get_mut(side).push(id);
            }
        }
        entities
    }
}

/// First names may differ a little more than surnames: "Ahmad", "Ahmed".
fn near_first_name(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() && a.len() >= 3 && b.len() >= 3 && normalized_damerau_levenshtein(a, b) >= 0.6
}

/// Words that many names end in: "Island", "Committee".
fn is_generic(word: &str) -> bool {
    NAME_CUES.organisations.contains(word) || NAME_CUES.places.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_meet_and_neighbours_do_not() {
        assert!(same_spelling("zelensky", "zelenskyy"));
        assert!(same_spelling("soelvberg", "solvberg"));
        assert!(!same_spelling("iran", "iraq"));
        assert!(!same_spelling("austria", "australia"));
    }
}
