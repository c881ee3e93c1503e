//! Which words of a vocabulary the lists or the lexicon relate, found by what they have in common instead of by asking every pair.

use super::{Lemma, Listing, Meaning, NEGATIONS};

/// Something that two related words have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trait<'a> {
    Stem(&'a str),
    Text(&'a str),
    /// A line of the lists.
    Line(Listing),
    Sense(u16),
    /// A record of the lexicon.
    Row(u16),
}

/// A word of a vocabulary to which another is related by more than its vector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Kin {
    /// The number of the word.
    pub word: usize,
    /// How near the two are, 0 to 1; see [`Meaning::similarity`].
    pub similarity: f32,
    /// Whether they mean the same; see [`Meaning::means_same`].
    pub means_same: bool,
    /// Whether they exclude one another; see [`Meaning::opposes`].
    pub opposes: bool,
}

/// For each word its kin, in order of their numbers. Words that are not listed here have nothing in common but how near their vectors lie.
pub(crate) fn kin(meanings: &[Meaning]) -> Vec<Vec<Kin>> {
    let mut owners: Vec<(Trait<'_>, usize)> = Vec::with_capacity(8 * meanings.len());
    for (word, meaning) in meanings.iter().enumerate() {
        owners.extend(meaning.own_traits().map(|t| (t, word)));
    }
    owners.sort_unstable();
    owners.dedup();
    let mut kin: Vec<Vec<Kin>> = vec![Vec::new(); meanings.len()];
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (word, meaning) in meanings.iter().enumerate() {
        for sought in meaning.sought_traits() {
            let start = owners.partition_point(|(owned, _)| *owned < sought);
            let same = owners.iter().skip(start).take_while(|(owned, _)| *owned == sought);
            found.extend(same.filter(|(_, other)| *other != word).map(|&(_, other)| (word.min(other), word.max(other))));
        }
    }
    found.sort_unstable();
    found.dedup();
    for (a, b) in found {
        let Some((x, y)) = meanings.get(a).zip(meanings.get(b)) else { continue };
        let (similarity, means_same, opposes) = (x.similarity(y), x.means_same(y), x.opposes(y));
        for (one, word) in [(a, b), (b, a)] {
            if let Some(kin) = kin.get_mut(one) {
                kin.push(Kin { word, similarity, means_same, opposes });
            }
        }
    }
    for kin in &mut kin {
        kin.sort_unstable_by_key(|kin| kin.word);
    }
    kin
}

impl Meaning {
    /// By what other words may find this one.
    fn own_traits(&self) -> impl Iterator<Item = Trait<'_>> {
        self.lemmas.iter().flat_map(Lemma::own_traits).chain([Trait::Stem(&self.stem)])
    }

    /// What a word must own to be related to this one; of any two related words, one at least seeks what the other owns.
    fn sought_traits(&self) -> impl Iterator<Item = Trait<'_>> {
        self.lemmas.iter().flat_map(Lemma::sought_traits).chain([Trait::Stem(&self.stem)])
    }
}

impl Lemma {
    fn own_traits(&self) -> impl Iterator<Item = Trait<'_>> {
        let listed = self.listings.iter().map(|&(_, listing)| Trait::Line(listing));
        let entry = self.entry.into_iter().flat_map(|e| e.senses().map(Trait::Sense).chain([Trait::Row(e.row())]));
        listed.chain(entry).chain([Trait::Text(&self.text)])
    }

    fn sought_traits(&self) -> impl Iterator<Item = Trait<'_>> {
        let bare = NEGATIONS.iter().filter_map(|prefix| self.text.strip_prefix(prefix)).map(Trait::Text);
        let listed = self.listings.iter().map(|&(_, listing)| match listing {
            Listing::Opposite(line, side) => Trait::Line(Listing::Opposite(line, !side)),
            other => Trait::Line(other),
        });
        let entry = self.entry.into_iter().flat_map(|e| e.meanings().map(Trait::Sense).chain(e.opposites().map(Trait::Row)));
        bare.chain(listed).chain(entry).chain([Trait::Text(&self.text)])
    }
}
