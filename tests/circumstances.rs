//! Where and why two texts disagree, and what only looks so.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use diptych::compare::{Comparison, Confidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};

fn on(day: &str, text: &str) -> Document {
    Document::from_text("report.txt", &format!("The Orrin report\n\nBy Ada Brandt\n{day}\n\n{text}\n")).unwrap()
}

fn conflicts(pair: &Comparison) -> Vec<&Finding> {
    let all = pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| finding.verdict == Verdict::Conflict);
    all.filter(|finding| matches!(finding.kind, Kind::Location | Kind::Cause)).collect()
}

fn told(left: &str, right: &str) -> Vec<(Kind, String, String)> {
    let pair = compare(Sides::new(on("4 March 2026", left), on("4 March 2026", right)));
    let words = |pair: &Comparison, mirrored: bool| {
        let text = |finding: &Finding| {
            let [a, b] = [finding.spans.left, finding.spans.right].map(|place| pair.text(&place.unwrap()).to_owned());
            if mirrored { (finding.kind, b, a) } else { (finding.kind, a, b) }
        };
        let mut all: Vec<_> = conflicts(pair).into_iter().map(text).collect();
        all.sort();
        all
    };
    let mirrored = compare(Sides::new(on("4 March 2026", right), on("4 March 2026", left)));
    assert_eq!(words(&pair, false), words(&mirrored, true), "{left} / {right}");
    words(&pair, false)
}

#[test]
fn one_thing_on_two_sides_conflicts() {
    for (left, right, a, b) in [
        (
            "The ferry Tarn sank west of Lund Island before dawn.",
            "Before dawn the ferry Tarn sank east of Lund Island.",
            "west of Lund Island",
            "east of Lund Island",
        ),
        (
            "Shells fell on the northern suburbs of Orrin and killed a baker.",
            "A baker was killed when shells fell on the southern suburbs of Orrin.",
            "northern suburbs of Orrin",
            "southern suburbs of Orrin",
        ),
    ] {
        assert_eq!(told(left, right), [(Kind::Location, a.to_owned(), b.to_owned())], "{left} / {right}");
    }
}

#[test]
fn one_event_in_two_places_conflicts() {
    for (left, right, a, b) in [
        (
            "Police in Orrin found the stolen crown of Saint Alba in a church.",
            "Police in Orrin found the stolen crown of Saint Alba in a garage.",
            "a church",
            "a garage",
        ),
        (
            "Colonel Ada Tarn was arrested at a checkpoint on Sunday night.",
            "Colonel Ada Tarn was captured aboard a trawler on Sunday night.",
            "a checkpoint",
            "a trawler",
        ),
        // Floors, rooms by what they are for, coast and mountains, places on one level by their names.
        (
            "The fire at the Orrin mill started on the top floor.",
            "The fire at the Orrin mill broke out in the basement.",
            "the top floor",
            "the basement",
        ),
        (
            "The bodies of the Orrin divers were found in an engine room.",
            "The bodies of the Orrin divers were found in a paint store.",
            "an engine room",
            "a paint store",
        ),
        ("Ada Tarn was caught in a fishing village.", "Ada Tarn was caught in the mountains.", "a fishing village", "the mountains"),
        ("Ada Tarn was caught in a seaside resort.", "Ada Tarn was caught in a mountain town.", "a seaside resort", "a mountain town"),
        (
            "Ada Tarn was arrested in the village of Farby.",
            "Ada Tarn was arrested in the town of Sudby.",
            "the village of Farby",
            "the town of Sudby",
        ),
        ("Ada Tarn was arrested in Mill Street.", "Ada Tarn was arrested in Farby Road.", "Mill Street", "Farby Road"),
    ] {
        assert_eq!(told(left, right), [(Kind::Location, a.to_owned(), b.to_owned())], "{left} / {right}");
    }
}

#[test]
fn what_only_looks_like_two_places_is_let_go() {
    for (left, right) in [
        // The finer place and the coarser one, and two words for one.
        ("Colonel Ada Tarn was arrested in a kitchen in Orrin.", "Colonel Ada Tarn was arrested in a hotel in Orrin."),
        ("Colonel Ada Tarn was arrested in a bar in Orrin.", "Colonel Ada Tarn was arrested in a restaurant in Orrin."),
        // Nearness says little.
        ("Colonel Ada Tarn was arrested near a bank.", "Colonel Ada Tarn was arrested in a museum."),
        // From there, to there.
        ("The crown of Saint Alba was stolen from a church.", "The crown of Saint Alba was stolen and taken to a garage."),
        // Of another level, and streets of a town.
        ("Ada Tarn was arrested in Mill Street.", "Ada Tarn was arrested in the town of Sudby."),
        ("Ada Tarn was arrested in the streets of Sudby.", "Ada Tarn was arrested in Mill Street."),
        // Known to the other text too.
        ("Ada Tarn was arrested in Mill Street.", "Ada Tarn was arrested in Farby Road. It leads to Mill Street."),
        // A room, and no more than a room.
        ("The fire at the Orrin mill started in the engine room.", "The fire at the Orrin mill started in a back room."),
        // One and two.
        ("A bomb exploded in Farby Province.", "Two bombs exploded in Sudby Province."),
        // Different people.
        ("Ada Tarn was arrested in a church.", "Ines Lund was arrested in a garage."),
        // Both told by one text.
        ("Ada Tarn was arrested in a church.", "Ada Tarn was arrested in a garage, not in the church that she had fled to."),
        // Another time.
        ("Ada Tarn was arrested on Tuesday in a church.", "Ada Tarn had been arrested in 1998 in a garage."),
        // Sides of different things, and sides that do not exclude one another.
        ("The ferry Tarn sank west of Lund Island before dawn.", "Before dawn the ferry Tarn sank east of the port of Orrin."),
        ("The ferry Tarn sank west of Lund Island before dawn.", "Before dawn the ferry Tarn sank northwest of Lund Island."),
        // Both sides in one text.
        (
            "Shells fell on the northern suburbs of Orrin.",
            "Shells fell on the southern suburbs of Orrin, and later on its northern suburbs. Shells fell on the northern suburbs of Orrin twice.",
        ),
        // Not told of the same.
        ("A school opened in the northern suburbs of Orrin.", "The river flooded the southern suburbs of Orrin."),
    ] {
        assert_eq!(told(left, right), [], "{left} / {right}");
    }
}

#[test]
fn one_thing_put_down_to_two_causes_conflicts() {
    for (left, right, a, b) in [
        (
            "A short circuit sparked the fire at the Orrin mill, the fire chief said.",
            "The fire at the Orrin mill was caused by a careless smoker, the fire chief said.",
            "A short circuit",
            "a careless smoker",
        ),
        (
            "Engineers in Orrin traced the leak to a cracked pipe.",
            "The leak in Orrin was blamed on a loose valve.",
            "a cracked pipe",
            "a loose valve",
        ),
        // Told in a sentence of its own, next to the mishap.
        (
            "The fire at the Orrin mill started when it was dark. A spark from a grinder ignited dust, a fireman said.",
            "Flames broke out at the Orrin mill. A faulty heater was to blame, the mayor said.",
            "A spark from a grinder",
            "A faulty heater",
        ),
    ] {
        assert_eq!(told(left, right), [(Kind::Cause, a.to_owned(), b.to_owned())], "{left} / {right}");
    }
}

#[test]
fn what_only_looks_like_two_causes_is_let_go() {
    for (left, right) in [
        // Causes of different things.
        ("A short circuit sparked the fire at the Orrin mill.", "The deaths at the Orrin mill were caused by smoke."),
        // A chain, and the same more exactly.
        ("A storm caused the blackout in Orrin.", "The blackout in Orrin was caused by a tree that a storm had felled."),
        ("An electrical fault sparked the fire at the Orrin mill.", "The fire at the Orrin mill was caused by a fault in a cable."),
        // Put aside, or one of several that are thought of.
        ("A short circuit sparked the fire at the Orrin mill.", "The fire at the Orrin mill was not caused by a careless smoker."),
        ("A short circuit sparked the fire at the Orrin mill.", "A careless smoker has been ruled out; the fire was caused by a fault."),
        (
            "A short circuit may have sparked the fire at the Orrin mill.",
            "The fire at the Orrin mill may have been caused by a careless smoker.",
        ),
        // The other text tells of it too.
        (
            "A short circuit sparked the fire at the Orrin mill.",
            "The fire at the Orrin mill was caused by a careless smoker. Witnesses had spoken of a short circuit.",
        ),
        // Another fire.
        ("A short circuit sparked the fire at the Orrin mill.", "The fire at the Lund brewery in 1998 was caused by a careless smoker."),
        // Who, not what.
        ("Ada Tarn caused the crash in Orrin.", "The crash in Orrin was caused by a worn tyre."),
    ] {
        assert_eq!(told(left, right), [], "{left} / {right}");
    }
}

#[test]
fn a_conflict_of_causes_says_why() {
    let (left, right) = (
        "A short circuit sparked the fire at the Orrin mill, the fire chief said.",
        "The fire at the Orrin mill was caused by a careless smoker, the fire chief said.",
    );
    let pair = compare(Sides::new(on("4 March 2026", left), on("4 March 2026", right)));
    let [conflict] = conflicts(&pair)[..] else { panic!("{:?}", conflicts(&pair)) };
    assert_eq!(conflict.summary, "A short circuit \u{2260} a careless smoker");
    assert!(conflict.why.first().unwrap().starts_with("the causes have nothing in common"));
    assert!(conflict.why.iter().any(|reason| reason.contains("what caused \u{201c}the fire\u{201d}")), "{:?}", conflict.why);
}
