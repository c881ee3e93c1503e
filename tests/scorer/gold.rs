//! The corpus on disk: folders with two texts and what an editor says of them.

use std::path::{Path, PathBuf};

use diptych::compare::Kind;
use serde::Deserialize;

/// Where a pair is too poor to be worth its place: look-alikes that are no conflict are what the corpus is for.
const FEWEST_TRAPS: usize = 8;
/// A span is a value and what it counts, not a sentence; the same bound as for the program's own spans.
pub const LONGEST_SPAN: usize = 120;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Seen by comparing two values.
    Plain,
    /// Needs reckoning or a look at the world.
    Subtle,
}

/// Two places, one on each side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    pub left: String,
    pub right: String,
}

/// Two places and what an editor says of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    pub left: String,
    pub right: String,
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub kind: Kind,
    pub left: String,
    pub right: String,
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    pub kind: Kind,
    pub left: String,
    pub right: String,
    pub note: String,
    pub grade: Grade,
    /// Further places that state the same discrepancy.
    #[serde(default)]
    pub also: Vec<Way>,
}

impl Conflict {
    /// Every pair of places that states the discrepancy.
    pub fn ways(&self) -> impl Iterator<Item = (&str, &str)> {
        let further = self.also.iter().map(|w| (w.left.as_str(), w.right.as_str()));
        std::iter::once((self.left.as_str(), self.right.as_str())).chain(further)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    pub id: String,
    pub left: PathBuf,
    pub right: PathBuf,
    pub conflicts: Vec<Conflict>,
    pub variants: Vec<Variant>,
    pub shared: Vec<Noted>,
    pub aligned: Vec<Way>,
    pub only_left: Vec<String>,
    pub only_right: Vec<String>,
    pub traps: Vec<Noted>,
}

/// A pair with its gold.
#[derive(Debug)]
pub struct Pair {
    pub name: String,
    pub left: String,
    pub right: String,
    pub gold: Gold,
}

impl Pair {
    fn load(folder: &Path) -> Self {
        let read = |file: &Path| {
            let path = folder.join(file);
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        };
        let gold: Gold = serde_json::from_str(&read(Path::new("gold.json"))).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        Self { name, left: read(&gold.left), right: read(&gold.right), gold }
    }

    /// Every pair under a folder, by name.
    pub fn load_all(corpus: &Path) -> Vec<Self> {
        let entries = std::fs::read_dir(corpus).unwrap_or_else(|e| panic!("{}: {e}", corpus.display()));
        let mut folders: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
        folders.sort();
        folders.iter().map(|f| Self::load(f)).collect()
    }

    /// What an editor would have to mend in the gold; empty when it is sound.
    pub fn faults(&self) -> Vec<String> {
        let gold = &self.gold;
        let mut faults = Vec::new();
        let mut fault = |what: String| faults.push(format!("{}: {what}", self.name));
        if gold.id != self.name {
            fault(format!("its id is {:?}", gold.id));
        }
        if gold.traps.len() < FEWEST_TRAPS {
            fault(format!("{} traps, wanted at least {FEWEST_TRAPS}", gold.traps.len()));
        }
        let conflicts = gold.conflicts.iter().flat_map(Conflict::ways);
        let variants = gold.variants.iter().map(|v| (v.left.as_str(), v.right.as_str()));
        let noted = gold.shared.iter().chain(&gold.traps).map(|n| (n.left.as_str(), n.right.as_str()));
        let aligned = gold.aligned.iter().map(|w| (w.left.as_str(), w.right.as_str()));
        let (left, right): (Vec<&str>, Vec<&str>) = conflicts.chain(variants).chain(noted).chain(aligned).unzip();
        for (side, text, spans, only) in [("left", &self.left, left, &gold.only_left), ("right", &self.right, right, &gold.only_right)] {
            for span in spans.into_iter().chain(only.iter().map(String::as_str)) {
                let times = text.matches(span).count();
                if times != 1 {
                    fault(format!("{span:?} occurs {times} times on the {side}"));
                }
                if span.len() > LONGEST_SPAN {
                    fault(format!("{span:?} is longer than {LONGEST_SPAN} bytes"));
                }
            }
        }
        let said = gold.conflicts.iter().map(|c| &c.note).chain(gold.variants.iter().map(|v| &v.note));
        if said.chain(gold.shared.iter().chain(&gold.traps).map(|n| &n.note)).any(|n| n.trim().is_empty()) {
            fault("a line without a note".to_owned());
        }
        faults
    }

    /// Traps and variants that overlap a conflict on both sides: a finding there could not be judged.
    pub fn ambiguous(&self) -> Vec<String> {
        let overlap = |text: &str, a: &str, b: &str| match (text.find(a), text.find(b)) {
            (Some(i), Some(j)) => i < j + b.len() && j < i + a.len(),
            (None, _) | (_, None) => false,
        };
        let traps = self.gold.traps.iter().map(|t| (&t.left, &t.right));
        let variants = self.gold.variants.iter().map(|v| (&v.left, &v.right));
        let mut found = Vec::new();
        for (left, right) in traps.chain(variants) {
            for (a, b) in self.gold.conflicts.iter().flat_map(Conflict::ways) {
                if overlap(&self.left, left, a) && overlap(&self.right, right, b) {
                    found.push(format!("{}: {left:?} / {right:?} overlaps the conflict {a:?} / {b:?}", self.name));
                }
            }
        }
        found
    }
}
