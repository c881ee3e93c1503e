//! Relations: pairs of short texts of our own, some for each relation, and how many of them the engine gets right.
//!
//! `cargo test --test relations -- --nocapture` prints the table of confusions; with `DIPTYCH_RELATIONS_DETAILS=1` it lists each miss.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::Path;

use diptych::align::Link;
use diptych::compare::compare;
use diptych::document::{Document, Passage, PassageId, Role, Side, Sides};
use serde::Deserialize;
use toml::value::Datetime;

/// In the order of the table.
const RELATIONS: [&str; 11] = [
    "identity",
    "equivalence",
    "subsumption",
    "overlap",
    "contradiction",
    "follow-up",
    "fulfilment",
    "attribution",
    "indirect-speech",
    "elaboration",
    "background",
];
const UNLINKED: &str = "unlinked";

/// Examples of one relation, never fewer than five.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    /// Those that the rules were made with.
    fitted: Vec<Example>,
    /// Those that were written after them.
    held: Vec<Example>,
}

/// Two texts; the relation holds between the first passages of both.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    left: String,
    right: String,
    left_date: Option<Datetime>,
    right_date: Option<Datetime>,
    /// The side that says more, where the relation runs one way.
    more: Option<Side>,
}

/// What is right at the least, of fitted and held examples.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    fitted: BTreeMap<String, usize>,
    held: BTreeMap<String, usize>,
    /// Of those got right and running one way, how often the side is right too.
    sides: usize,
}

fn examples() -> Vec<(&'static str, Examples)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relations");
    let read = |name| toml::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap();
    RELATIONS.into_iter().map(|relation| (relation, read(format!("{relation}.toml")))).collect()
}

fn document(text: &str, date: Option<&Datetime>) -> Document {
    let document = Document::from_text("report.txt", text).unwrap();
    match date {
        Some(date) => document.with_published(date.to_string().parse().unwrap()),
        None => document,
    }
}

/// The link between the first passages of the two texts.
fn link(example: &Example) -> Option<Link> {
    let left = document(&example.left, example.left_date.as_ref());
    let right = document(&example.right, example.right_date.as_ref());
    let pair = compare(Sides::new(left, right));
    let first = |side: Side| -> PassageId {
        let body = |passage: &&Passage| passage.role == Role::Body;
        pair.documents.get(side).passages.iter().find(body).unwrap().id
    };
    let (left, right) = (first(Side::Left), first(Side::Right));
    pair.links.iter().find(|link| link.left.contains(&left) && link.right.contains(&right)).cloned()
}

#[derive(Default)]
struct Tally {
    /// By true relation, then by what was said.
    told: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    sides: (usize, usize),
}

impl Tally {
    fn right(&self, relation: &str) -> usize {
        self.told.get(relation).and_then(|told| told.get(relation)).copied().unwrap_or_default()
    }

    fn count(&self, relation: &str) -> usize {
        self.told.get(relation).map_or(0, |told| told.values().sum())
    }

    fn add(&mut self, relation: &'static str, example: &Example) {
        let link = link(example);
        let told = link.as_ref().map_or(UNLINKED, |link| link.relation.name());
        *self.told.entry(relation).or_default().entry(told).or_default() += 1;
        if let Some(link) = link.filter(|_| told == relation && example.more.is_some()) {
            self.sides.0 += usize::from(link.more == example.more);
            self.sides.1 += 1;
        }
        if told != relation && std::env::var_os("DIPTYCH_RELATIONS_DETAILS").is_some() {
            println!("{relation} told as {told}\n  {}\n  {}", example.left, example.right);
        }
    }

    fn print(&self, name: &str) {
        println!("\n{name}, by rows what they are, by columns what was said\n");
        let columns = || RELATIONS.into_iter().chain([UNLINKED]);
        println!("| | {} | right |", columns().collect::<Vec<_>>().join(" | "));
        println!("|---{}|", "|---".repeat(columns().count() + 1));
        for relation in RELATIONS {
            let cell = |told| self.told.get(relation).and_then(|row| row.get(told)).map_or_else(String::new, usize::to_string);
            let cells: Vec<String> = columns().map(cell).collect();
            println!("| {relation} | {} | {} of {} |", cells.join(" | "), self.right(relation), self.count(relation));
        }
        let sum = |of: &dyn Fn(&str) -> usize| RELATIONS.iter().map(|relation| of(relation)).sum::<usize>();
        let (right, all) = (sum(&|r| self.right(r)), sum(&|r| self.count(r)));
        println!("\nright: {right} of {all}; the side that says more: {} of {}", self.sides.0, self.sides.1);
    }
}

#[test]
fn relations_keep_their_floors() {
    let floors: Floors = toml::from_str(include_str!("relations/floors.toml")).unwrap();
    let (mut fitted, mut held) = (Tally::default(), Tally::default());
    for (relation, examples) in examples() {
        assert!(examples.fitted.len() >= 5 && examples.held.len() >= 2, "{relation}: an example is never taken out");
        examples.fitted.iter().for_each(|example| fitted.add(relation, example));
        examples.held.iter().for_each(|example| held.add(relation, example));
    }
    fitted.print("Examples that the rules were made with");
    held.print("Examples written after them");
    for relation in RELATIONS {
        assert!(fitted.right(relation) >= floors.fitted[relation], "{relation}: {} fitted", fitted.right(relation));
        assert!(held.right(relation) >= floors.held[relation], "{relation}: {} held", held.right(relation));
    }
    assert!(fitted.sides.0 + held.sides.0 >= floors.sides);
}
