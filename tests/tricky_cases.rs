//! `docs/tricky-cases.md`: what the page says of each case is what the program does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use diptych::compare::{Comparison, Confidence, Evidence, Kind, Verdict, compare};
use diptych::document::{Document, Side, Sides};
use jiff::civil::{Date, date};

/// Set to `write`, it lets the page be written afresh.
const WRITE: &str = "DIPTYCH_TRICKY_CASES";
const OPENS: &str = "```case";
const CLOSES: &str = "```";
const DAY: Date = date(2025, 3, 4);

/// A case as the page has it.
struct Case {
    /// The line of the page on which it opens, counted from 1.
    line: usize,
    texts: Sides<(String, Date)>,
    says: String,
    wanted: Option<String>,
}

impl Case {
    /// Whether what is said is what would be right: a finding of each verdict and kind that is wanted, or no conflict.
    fn is_as_wanted(&self, said: &str) -> bool {
        let has = |head: &str| said.split("; ").any(|told| told.starts_with(head));
        match self.wanted.as_deref() {
            None => false,
            Some("no conflict") => !has("conflict"),
            Some(wanted) => wanted.split("; ").all(has),
        }
    }
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/tricky-cases.md")
}

/// Every case of the page, in its order.
fn cases(page: &str) -> Vec<Case> {
    let lines: Vec<&str> = page.lines().collect();
    let opens = (0..lines.len()).filter(|&at| lines[at] == OPENS);
    opens.map(|at| case(at + 1, lines[at + 1..].split(|line| *line == CLOSES).next().unwrap())).collect()
}

fn case(line: usize, lines: &[&str]) -> Case {
    let field = |name: &str| {
        let mut found = lines.iter().filter_map(|line| line.split_once(": ").filter(|(head, _)| head.split(' ').next() == Some(name)));
        let (head, words) =
            found.next().or_else(|| (name == "wanted").then_some(("", ""))).unwrap_or_else(|| panic!("line {line}: no {name}"));
        assert!(found.next().is_none(), "line {line}: {name} twice");
        (head.strip_prefix(name).unwrap_or("").trim().to_owned(), words.to_owned())
    };
    let account = |side: Side| {
        let (day, words) = field(side.name());
        let day = day.trim_matches(['(', ')']);
        let day = if day.is_empty() { DAY } else { Date::strptime("%d %B %Y", day).unwrap_or_else(|e| panic!("line {line}: {day}: {e}")) };
        (words, day)
    };
    let wanted = Some(field("wanted").1).filter(|wanted| !wanted.is_empty());
    let known = ["left", "right", "says", "wanted"];
    assert!(lines.iter().all(|l| known.iter().any(|name| l.starts_with(name))), "line {line}: a field that is none");
    Case { line, texts: Sides::new(account(Side::Left), account(Side::Right)), says: field("says").1, wanted }
}

/// What the program lists of a case, in the words of the page.
fn said(case: &Case) -> String {
    let made = compare(case.texts.clone().map(|(text, day)| Document::from_text("report.txt", &text).unwrap().with_published(day)));
    let is_told = |verdict: Verdict, kind: Kind| verdict.is_discrepancy() || verdict == Verdict::Shared && kind != Kind::Name;
    let mut told: Vec<String> = Vec::new();
    for finding in made.findings_from(Confidence::DEFAULT_FLOOR).filter(|finding| is_told(finding.verdict, finding.kind)) {
        let relation = finding.relation.map(|relation| format!(" ({})", relation.name())).unwrap_or_default();
        let places: Vec<Evidence> = [finding.spans.left, finding.spans.right].into_iter().flatten().collect();
        told.push(format!("{} {}{relation}: {}", finding.verdict.name(), finding.kind.name(), words(&made, &places)));
    }
    for finding in made.self_findings.iter().filter(|finding| finding.confidence >= Confidence::DEFAULT_FLOOR) {
        told.push(format!("inside the {} text, {}: {}", finding.side.name(), finding.kind.name(), words(&made, &finding.evidence)));
    }
    if told.is_empty() { "nothing".to_owned() } else { told.join("; ") }
}

fn words(made: &Comparison, places: &[Evidence]) -> String {
    places.iter().map(|place| made.text(place)).collect::<Vec<_>>().join(" / ")
}

/// The page with what the program says now; what is as wanted is no longer wrong.
fn rewritten(page: &str, cases: &[Case], said: &[String]) -> String {
    let (mut out, mut current) = (String::new(), None);
    let mut next = cases.iter().zip(said);
    for line in page.lines() {
        match line {
            OPENS => current = next.next(),
            CLOSES => current = None,
            _ => {}
        }
        match current {
            Some((_, said)) if line.starts_with("says: ") => out.extend(["says: ", said]),
            Some((case, said)) if line.starts_with("wanted: ") && case.is_as_wanted(said) => continue,
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_page_says_what_the_program_does() {
    let text = fs::read_to_string(page()).unwrap();
    let cases = cases(&text);
    let said: Vec<String> = cases.iter().map(said).collect();
    if std::env::var(WRITE).is_ok_and(|value| value == "write") {
        fs::write(page(), rewritten(&text, &cases, &said)).unwrap();
        return;
    }
    let wrong: Vec<String> = cases
        .iter()
        .zip(&said)
        .filter(|(case, said)| case.says != **said)
        .map(|(case, said)| format!("line {}: the page has\n  {}\nand the program says\n  {said}", case.line, case.says))
        .collect();
    assert!(wrong.is_empty(), "{}\n{WRITE}=write writes the page afresh", wrong.join("\n"));
    for case in &cases {
        assert!(!case.is_as_wanted(&case.says), "line {}: no longer wrong", case.line);
    }
}

#[test]
fn every_sort_of_trickiness_has_its_cases_right_and_wrong() {
    let text = fs::read_to_string(page()).unwrap();
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, ["Numbers", "Part and whole", "Times", "Names", "Quotations", "Events", "Versions", "Plans"]);
    for section in text.split("\n## ").skip(1) {
        assert!(cases(section).len() >= 2, "{}", section.lines().next().unwrap());
    }
    assert!(cases(&text).len() >= 25);
}

#[test]
fn exchanged_accounts_are_told_the_same_of() {
    // Sides and values change places, and what stands in the order of the left text another order.
    let exchanged = |told: &str| match told.split_once(": ") {
        Some((head, words)) if !head.starts_with("inside") => format!("{head}: {}", words.rsplit(" / ").collect::<Vec<_>>().join(" / ")),
        _ => told.replace(" left ", " ? ").replace(" right ", " left ").replace(" ? ", " right "),
    };
    let sorted = |told: &mut dyn Iterator<Item = String>| told.collect::<BTreeSet<String>>();
    for case in cases(&fs::read_to_string(page()).unwrap()) {
        let says = said(&case);
        let mirrored = said(&Case { texts: case.texts.clone().swap(), ..case });
        assert_eq!(sorted(&mut mirrored.split("; ").map(exchanged)), sorted(&mut says.split("; ").map(str::to_owned)), "{says}");
    }
}
