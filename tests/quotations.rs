//! What becomes of quotations: the same words, altered words, other mouths, reported speech, in pairs of short reports of our own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use diptych::align::Relation;
use diptych::compare::{Comparison, Confidence, Evidence, Finding, Kind, Verdict, compare};
use diptych::document::{Document, Sides};
use jiff::civil::date;

const HEAD: &str = "The dam above Orrin gave way on Monday. Mayor Ida Moll and Governor Ruben Castell came to the town.\n\n";

fn read(text: &str) -> Document {
    Document::from_text("report.txt", &format!("{HEAD}{text}")).unwrap().with_published(date(2025, 3, 4))
}

fn compared(left: &str, right: &str) -> Comparison {
    compare(Sides::new(read(left), read(right)))
}

/// What is listed of quotations and of who speaks.
fn listed(pair: &Comparison) -> Vec<&Finding> {
    pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|f| matches!(f.kind, Kind::Quote | Kind::Attribution)).collect()
}

fn told(pair: &Comparison) -> Vec<(Verdict, Kind)> {
    listed(pair).iter().map(|f| (f.verdict, f.kind)).collect()
}

fn conflicts(pair: &Comparison) -> Vec<String> {
    let at_odds = pair.findings_from(Confidence::DEFAULT_FLOOR).filter(|f| f.verdict == Verdict::Conflict);
    at_odds.map(|f| format!("{:?} {}", f.kind, f.summary)).collect()
}

fn text(pair: &Comparison, place: Option<Evidence>) -> &str {
    place.map_or("", |place| place.span.of(&pair.documents.get(place.side).text))
}

#[test]
fn the_same_words_of_the_same_speaker_are_shared() {
    for (left, right) in [
        (
            "“The water took the mill and left the church,” Ida Moll said.",
            "\"The water took the mill and left the church,\" said Ms. Moll.",
        ),
        (
            "«The water took the mill and left the church», said Mayor Moll.",
            "Ida Moll told the council: ‘The water took the mill and left the church.’",
        ),
        // Parted by who speaks.
        (
            "“The water took the mill,” Ida Moll said, “and left the church.”",
            "“The water took the mill and left the church,” Ida Moll said.",
        ),
        // A role may be that person.
        (
            "“The water took the mill and left the church,” Ida Moll said.",
            "“The water took the mill and left the church,” a town official said.",
        ),
        ("“The water took the mill and left the church,” Ida Moll said.", "“The water took the mill and left the church,” she said."),
        (
            "“The water took the mill and left the church,” Ida Moll said.",
            "One heard it in the street: “The water took the mill and left the church.”",
        ),
    ] {
        let pair = compared(left, right);
        assert_eq!(told(&pair), [(Verdict::Shared, Kind::Quote)], "{left} / {right}: {:?}", listed(&pair));
    }
}

#[test]
fn a_quotation_that_is_cut_or_written_otherwise_is_a_variant() {
    for (left, right) in [
        (
            "“The water took the mill and left the church where it stood,” Ida Moll said.",
            "“The water took the mill and left the church,” Ida Moll said.",
        ),
        (
            "“The water took the gray mill and left the church,” Ida Moll said.",
            "“The water took the grey mill and left the church,” Ida Moll said.",
        ),
        (
            "“Well, the water really took the mill and left the church,” Ida Moll said.",
            "“The water took the mill and left the church,” Ida Moll said.",
        ),
        ("“The water took the mill; it left the church,” Ida Moll said.", "“The water took the mill. It left the church,” Ida Moll said."),
        (
            "“We won't leave the town before the river does,” Ida Moll said.",
            "“We will not leave the town before the river does,” Ida Moll said.",
        ),
        (
            "“He [the engineer] had warned us about the northern wall,” Ida Moll said.",
            "“He had warned us about the northern wall,” Ida Moll said.",
        ),
        (
            "“We begin to rebuild the bridge and the school,” Ida Moll said.",
            "“We start to rebuild the bridge and the school,” Ida Moll said.",
        ),
        ("“We counted two hundred and ten boats in the harbour,” Ida Moll said.", "“We counted 210 boats in the harbour,” Ida Moll said."),
    ] {
        let pair = compared(left, right);
        let verdicts: Vec<Verdict> = listed(&pair).iter().map(|f| f.verdict).collect();
        assert!(matches!(verdicts.as_slice(), [Verdict::Variant | Verdict::Shared]), "{left} / {right}: {:?}", listed(&pair));
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
    }
    let pair = compared(
        "“The water took the mill and left the church where it stood,” Ida Moll said.",
        "“The water took the mill and left the church,” Ida Moll said.",
    );
    assert_eq!(told(&pair), [(Verdict::Variant, Kind::Quote)]);
    assert!(listed(&pair)[0].why[0].contains("cut"), "{:?}", listed(&pair)[0].why);
}

#[test]
fn altered_words_are_a_conflict_that_shows_them() {
    for (left, right, change) in [
        (
            "“This was the easiest night of my years in office,” Ida Moll said.",
            "“This was the hardest night of my years in office,” Moll said.",
            "“easiest” ≠ “hardest”",
        ),
        (
            "“We will rebuild the bridge before the winter comes,” Ida Moll said.",
            "“We will not rebuild the bridge before the winter comes,” Ida Moll said.",
            "“not”",
        ),
        (
            "“We won't rebuild the bridge before the winter comes,” Ida Moll said.",
            "“We will rebuild the bridge before the winter comes,” Ida Moll said.",
            "“won't”",
        ),
        (
            "“We can rebuild three bridges before the winter comes,” Ida Moll said.",
            "“We can rebuild two bridges before the winter comes,” Ida Moll said.",
            "“three” ≠ “two”",
        ),
        (
            "“Nobody opened the first gate until the water came,” Ida Moll said.",
            "“Nobody opened the fourth gate until the water came,” Ida Moll said.",
            "“first” ≠ “fourth”",
        ),
        (
            "“The engineers wrote to the council about the cracks in spring,” Moll said.",
            "“The farmers wrote to the council about the cracks in spring,” Moll said.",
            "“engineers” ≠ “farmers”",
        ),
    ] {
        let pair = compared(left, right);
        let found = listed(&pair);
        assert_eq!(told(&pair), [(Verdict::Conflict, Kind::Quote)], "{left} / {right}: {found:?}");
        assert!(found[0].summary.contains(change), "{}", found[0].summary);
        assert!(found[0].why.iter().any(|why| why.contains(change)), "{:?}", found[0].why);
        assert_eq!(conflicts(&pair).len(), 1, "told twice: {:?}", conflicts(&pair));
    }
}

#[test]
fn other_words_for_the_same_are_no_conflict() {
    for (left, right) in [
        // Translated twice.
        (
            "“We must build the wall again, and build it higher,” Ida Moll said.",
            "“The wall has to be built anew, and higher,” Ida Moll said.",
        ),
        // The same speaker says two things.
        ("“We need more money for the schools,” Ida Moll said.", "“We need more boats for the harbour,” Ida Moll said."),
        ("“We need more money for the schools,” Ida Moll said.", "“We need more money for the hospitals,” Ida Moll said."),
        ("“I saw the water. I saw the wall. I saw it fall,” Ida Moll said.", "“I saw the wall. I saw it break,” Ida Moll said."),
        // Two people say something alike.
        (
            "“We will rebuild the bridge before the winter comes,” Ida Moll said.",
            "“We will not rebuild the bridge before the winter comes,” Ruben Castell said.",
        ),
        // The one text has both.
        (
            "“This was the easiest night of my years in office,” Ida Moll said.",
            "“This was the easiest night of my years in office,” Moll said. “This was the hardest night of my years in office,” Moll said on Tuesday.",
        ),
    ] {
        let pair = compared(left, right);
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
    }
}

#[test]
fn the_same_words_in_two_mouths_are_a_conflict_of_attribution() {
    for (left, right) in [
        (
            "“The water took the mill and left the church,” Mayor Ida Moll said.",
            "“The water took the mill and left the church,” said Governor Ruben Castell.",
        ),
        (
            "«The water took the mill and left the church», said the mayor, Ida Moll.",
            "Ruben Castell, the governor, told reporters: “The water took the mill and left the church.”",
        ),
        (
            "“The water took the mill,” Ida Moll said, “and left the church.”",
            "\"The water took the mill and left the church,\" said Pia Nordahl, 61, a resident.",
        ),
    ] {
        let pair = compared(left, right);
        let found = listed(&pair);
        assert_eq!(told(&pair), [(Verdict::Conflict, Kind::Attribution)], "{left} / {right}: {found:?}");
        assert!(found[0].summary.contains("Moll") && found[0].summary.contains('≠'), "{}", found[0].summary);
        for (place, name) in [(found[0].spans.left, "Ida Moll"), (found[0].spans.right, "")] {
            let text = text(&pair, place);
            assert!(text.len() <= 120 && text.contains(name) && text.contains("church"), "{text}");
        }
    }
}

#[test]
fn the_span_of_a_long_quotation_ends_with_its_speaker() {
    let long = "The water took the mill, the tannery, the lower school and every house of the old harbour, and it left the church";
    let pair = compared(&format!("“{long},” said Mayor Ida Moll."), &format!("Governor Ruben Castell said: “{long}.”"));
    assert_eq!(told(&pair), [(Verdict::Conflict, Kind::Attribution)]);
    let (left, right) = (text(&pair, listed(&pair)[0].spans.left), text(&pair, listed(&pair)[0].spans.right));
    assert!(left.len() <= 120 && left.ends_with("Ida Moll"), "{left}");
    assert!(right.len() <= 120 && right.contains("Ruben Castell"), "{right}");
    let starts_with_word = pair.documents.left.text.contains(&format!(" {left}"));
    assert!(starts_with_word || left.starts_with(['“', 'T']), "{left}");
}

#[test]
fn who_may_be_the_same_speaker_is_no_conflict() {
    for (left, right) in [
        // A name against a role, or nobody.
        (
            "“The water took the mill and left the church,” a spokesman said.",
            "“The water took the mill and left the church,” said Ruben Castell.",
        ),
        (
            "“The water took the mill and left the church,” a police statement said.",
            "“The water took the mill and left the church,” said Ruben Castell.",
        ),
        // A ministry speaks through a person.
        (
            "“The water took the mill and left the church,” the Interior Ministry said.",
            "“The water took the mill and left the church,” said Governor Ruben Castell.",
        ),
        // Somebody passes on what another said.
        (
            "“The water took the mill and left the church,” said Mayor Ida Moll, quoted by Governor Ruben Castell.",
            "“The water took the mill and left the church,” said Governor Ruben Castell, quoting Mayor Ida Moll.",
        ),
        (
            "“The water took the mill and left the church,” said Mayor Ida Moll, according to Governor Ruben Castell.",
            "Governor Ruben Castell quoted Mayor Ida Moll as saying: “The water took the mill and left the church.”",
        ),
        // Two people say much alike, and all say what the day asks for.
        (
            "“I have no words for what happened here,” said Mayor Ida Moll.",
            "“There are no words for what happened here,” said Governor Ruben Castell.",
        ),
        (
            "“Our thoughts are with the families of the dead,” said Mayor Ida Moll.",
            "“Our thoughts are with the families of the dead,” said Governor Ruben Castell.",
        ),
        // Short things that anybody says.
        ("“No comment,” said Mayor Ida Moll.", "“No comment,” said Governor Ruben Castell."),
        ("“It was terrible,” said Mayor Ida Moll.", "“It was terrible,” said Governor Ruben Castell."),
        // A slogan in two mouths, and marks of distance.
        ("Mayor Ida Moll spoke of a “slow flood”.", "Governor Ruben Castell spoke of a “slow flood”."),
        ("“Not one wall,” chanted Mayor Ida Moll.", "“Not one wall,” chanted Governor Ruben Castell."),
        // Each account has both.
        (
            "“The water took the mill and left the church,” said Mayor Ida Moll. Later it was repeated. “The water took the mill and left the church,” said Governor Ruben Castell.",
            "“The water took the mill and left the church,” said Governor Ruben Castell.",
        ),
        // Two names of one person.
        (
            "“The water took the mill and left the church,” said Governor Ruben Castell.",
            "“The water took the mill and left the church,” said Governor Castell Aumont.",
        ),
    ] {
        let pair = compared(left, right);
        assert!(conflicts(&pair).is_empty(), "{left} / {right}: {:?}", conflicts(&pair));
    }
}

#[test]
fn a_role_that_the_text_gives_to_somebody_is_that_person() {
    let pair = compared(
        "Pia Nordahl, the chief engineer, came too. “The water took the mill and left the church,” the chief engineer said.",
        "“The water took the mill and left the church,” said Governor Ruben Castell.",
    );
    assert_eq!(told(&pair), [(Verdict::Conflict, Kind::Attribution)]);
}

#[test]
fn quoted_there_and_reported_here_is_indirect_speech() {
    let pair = compared(
        "“The engineers had warned the council of cracks in the northern wall,” Mayor Ida Moll said.",
        "Mayor Ida Moll said that the engineers had warned the council of cracks in the northern wall.",
    );
    let found = listed(&pair);
    assert_eq!(told(&pair), [(Verdict::Shared, Kind::Quote)], "{found:?}");
    assert_eq!(found[0].relation, Some(Relation::IndirectSpeech));
    assert!(found[0].why.iter().any(|why| why.contains("quoted in the left text, reported in the right")), "{:?}", found[0].why);
}

#[test]
fn a_quotation_of_one_side_alone_is_one_sided() {
    let left = "“I packed the tortoise first because it never complains about anything,” Ida Moll said. She called it a “strange” day.";
    let pair = compared(left, "The army sent boats and blankets to the upper valley.");
    let found = listed(&pair);
    assert_eq!(told(&pair), [(Verdict::OnlyLeft, Kind::Quote)], "{found:?}");
    assert!(found[0].summary.contains("absent from the right text"), "{}", found[0].summary);
    let places = ["mill", "church", "school", "tannery", "harbour", "market", "station", "theatre"];
    let many = places.map(|place| format!("“I never thought that I would see the {place} under so much brown water,” Ida Moll said."));
    let pair = compared(&many.join("\n\n"), "The army sent boats and blankets to the upper valley.");
    assert!(listed(&pair).len() <= 4, "{:?}", listed(&pair));
}

#[test]
fn an_utterance_reaches_the_findings_once() {
    let left = "Mayor Ida Moll: “The water took the mill and left the church”\n\n“The water took the mill and left the church,” Ida Moll said. “It will come again. We will be ready for it then.”";
    let right = "“The water took the mill and left the church. It will come again. We will be ready for it then,” said Ms. Moll.";
    let pair = compared(left, right);
    let found = listed(&pair);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].evidence.len() >= 3, "{:?}", found[0].evidence);
}

#[test]
fn exchanging_the_accounts_mirrors_the_findings() {
    let left = "“This was the easiest night of my years in office,” Ida Moll said.\n\n“The water took the mill and left the church,” Mayor Ida Moll said.\n\n“Nobody slept for three days in this town,” said Pia Nordahl.";
    let right = "“This was the hardest night of my years in office,” Moll said.\n\n“The water took the mill and left the church,” said Governor Ruben Castell.\n\nThe army sent boats.";
    let (pair, mirrored) = (compared(left, right), compared(right, left));
    let told = |pair: &Comparison, swap: bool| {
        let mut told: Vec<String> = listed(pair)
            .iter()
            .map(|f| {
                let spans = if swap { f.spans.swap() } else { f.spans };
                let verdict = if swap { f.verdict.mirrored() } else { f.verdict };
                let span = |place: Option<Evidence>| place.map(|p| (p.passage, p.span));
                format!("{verdict:?} {:?} {} {:?} {:?}", f.kind, f.confidence, span(spans.left), span(spans.right))
            })
            .collect();
        told.sort();
        told
    };
    assert_eq!(told(&pair, false), told(&mirrored, true));
    assert!(told(&pair, false).len() >= 2);
}
