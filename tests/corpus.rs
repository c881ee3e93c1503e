//! The corpus: pairs of reports of one event with what an editor says of them, and floors that the engine keeps.
//!
//! `cargo test --test corpus -- --nocapture` prints the figures; with `DIPTYCH_CORPUS_DETAILS=1` each miss, false conflict and trap as well.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

#[path = "scorer/bins.rs"]
mod bins;
#[path = "scorer/gold.rs"]
mod gold;
#[path = "scorer/oracle.rs"]
mod oracle;
#[path = "scorer/score.rs"]
mod score;
#[path = "scorer/words.rs"]
mod words;

use std::path::Path;

use diptych::compare::{Comparison, Confidence, Kind, Verdict, compare};
use diptych::document::{Document, Sides};
use serde::Deserialize;

use bins::{Bins, bins};
use gold::Pair;
use oracle::{finding, perfect};
use score::{Counts, Share, kinds, score};

/// A pair is never taken out.
const FEWEST_PAIRS: usize = 20;
/// So many findings of about one confidence tell how often they are right.
const ENOUGH: usize = 30;
/// So far may a confidence lie from that.
const FARTHEST: f64 = 0.15;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    at_least: AtLeast,
    at_most: AtMost,
    flooding: Flooding,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AtLeast {
    plain_recall: f64,
    one_to_one: f64,
    precision: f64,
    variants_ok: f64,
    shared_recall: f64,
    aligned_recall: f64,
    aligned_best: f64,
    only_recall: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AtMost {
    traps_fallen: usize,
    variants_as_conflict: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flooding {
    same_a_passage: f64,
    only_a_passage: f64,
}

impl Floors {
    /// What falls short, in words.
    fn broken(&self, total: &Counts) -> Vec<String> {
        let least = &self.at_least;
        let shares = [
            ("plain_recall", total.plain, least.plain_recall),
            ("one_to_one", total.one_to_one, least.one_to_one),
            ("precision", total.right, least.precision),
            ("variants_ok", total.variants, least.variants_ok),
            ("shared_recall", total.shared, least.shared_recall),
            ("aligned_recall", total.aligned, least.aligned_recall),
            ("aligned_best", total.aligned_best, least.aligned_best),
            ("only_recall", total.only, least.only_recall),
        ];
        let counts = [
            ("traps_fallen", total.traps.got, self.at_most.traps_fallen),
            ("variants_as_conflict", total.variants_as_conflict, self.at_most.variants_as_conflict),
        ];
        let floods = [
            ("same_a_passage", total.same_a_passage, self.flooding.same_a_passage),
            ("only_a_passage", total.only_a_passage, self.flooding.only_a_passage),
        ];
        let below = shares.iter().filter(|(_, share, floor)| share.value() < *floor);
        let above = floods.iter().filter(|(_, share, ceiling)| share.value() > *ceiling);
        let many = counts.iter().filter(|(_, count, ceiling)| count > ceiling);
        below
            .map(|(name, share, floor)| format!("{name} is {:.3}, its floor {floor}", share.value()))
            .chain(many.map(|(name, count, ceiling)| format!("{name} is {count}, at most {ceiling} are allowed")))
            .chain(above.map(|(name, share, ceiling)| format!("{name} is {:.2}, at most {ceiling} is allowed", share.value())))
            .collect()
    }
}

fn corpus() -> Vec<Pair> {
    Pair::load_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
}

fn floors() -> Floors {
    toml::from_str(include_str!("corpus/floors.toml")).unwrap()
}

fn documents(pair: &Pair) -> Sides<Document> {
    let read = |side: &str, text: &str| Document::from_bytes(&format!("{}/{side}.txt", pair.name), text.as_bytes()).unwrap();
    Sides::new(read("left", &pair.left), read("right", &pair.right))
}

/// A comparison of the pair that lists no link and no finding.
fn silent(pair: &Pair) -> Comparison {
    Comparison::blank(documents(pair))
}

fn scored(pair: &Pair, comparison: &Comparison) -> Counts {
    score(pair, comparison, Confidence::DEFAULT_FLOOR).counts
}

fn cells(name: &str, c: &Counts) -> Vec<String> {
    let of = |s: Share| format!("{}/{}", s.got, s.of);
    vec![
        name.to_owned(),
        of(c.plain),
        of(c.subtle),
        of(c.one_to_one),
        of(c.right),
        of(c.kind_right),
        of(c.traps),
        of(c.variants),
        c.variants_as_conflict.to_string(),
        of(c.shared),
        of(c.aligned),
        of(c.aligned_best),
        c.links.to_string(),
        of(c.only),
        format!("{:.2}", c.same_a_passage.value()),
        format!("{:.2}", c.only_a_passage.value()),
    ]
}

fn print_table(rows: &[(String, Counts)], total: &Counts) {
    let columns = [
        "pair",
        "plain",
        "subtle",
        "1:1",
        "right",
        "kind",
        "traps",
        "variants",
        "as conflict",
        "shared",
        "aligned",
        "best",
        "links",
        "only",
        "same/p",
        "only/p",
    ];
    println!("| {} |", columns.join(" | "));
    println!("|{}", "---|".repeat(columns.len()));
    for (name, counts) in rows {
        println!("| {} |", cells(name, counts).join(" | "));
    }
    println!("| {} |", cells(&format!("all {}", rows.len()), total).join(" | "));
    println!(
        "plain recall {:.3}, one to one {:.3}, precision {:.3}, traps {}/{}, variants ok {:.3}, as conflict {}, shared {:.3}, aligned {:.3} (best {:.3}), only {:.3}",
        total.plain.value(),
        total.one_to_one.value(),
        total.right.value(),
        total.traps.got,
        total.traps.of,
        total.variants.value(),
        total.variants_as_conflict,
        total.shared.value(),
        total.aligned.value(),
        total.aligned_best.value(),
        total.only.value()
    );
}

fn print_bins(calibration: &Bins) {
    for (at, bin) in calibration.0.iter().enumerate() {
        println!("confidence from .{}: {} findings, {:.2} sure, {:.2} right", 2 * at, bin.right.of, bin.sure(), bin.right.value());
    }
}

#[test]
fn the_gold_is_sound() {
    let pairs = corpus();
    assert!(pairs.len() >= FEWEST_PAIRS, "{} pairs", pairs.len());
    let faults: Vec<String> = pairs.iter().flat_map(|p| p.faults().into_iter().chain(p.ambiguous())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn most_conflicts_are_quantities_and_dates_and_rarer_kinds_have_their_share() {
    let pairs = corpus();
    let counted = kinds(&pairs);
    let all: usize = counted.iter().map(|(_, n)| n).sum();
    let usual: usize = counted.iter().filter(|(k, _)| matches!(k.name(), "quantity" | "date")).map(|(_, n)| n).sum();
    // Real pairs have four in five; here the rarer kinds must be frequent enough to be measured.
    assert!(usual * 2 >= all, "{counted:?}");
    assert!(pairs.iter().any(|p| p.gold.conflicts.is_empty()), "one pair holds no conflict at all");
}

#[test]
fn the_engine_keeps_its_floors() {
    let mut total = Counts::default();
    let mut rows = Vec::new();
    let mut details = Vec::new();
    let mut calibration = Bins::default();
    for pair in corpus() {
        let comparison = compare(documents(&pair));
        calibration += bins(&pair, &comparison);
        let scored = score(&pair, &comparison, Confidence::DEFAULT_FLOOR);
        total += scored.counts;
        rows.push((pair.name, scored.counts));
        details.extend(scored.details);
    }
    print_table(&rows, &total);
    print_bins(&calibration);
    if std::env::var_os("DIPTYCH_CORPUS_DETAILS").is_some_and(|v| v != "0") {
        println!("{}", details.join("\n"));
    }
    let broken = floors().broken(&total);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let is_off = calibration.0.iter().filter(|bin| bin.right.of >= ENOUGH).any(|bin| bin.off() > FARTHEST);
    assert!(!is_off, "confidence and how often findings are right lie apart: {calibration:?}");
}

#[test]
fn a_report_that_says_what_the_gold_says_gets_everything() {
    for pair in corpus() {
        let scored = score(&pair, &perfect(&pair, documents(&pair)), Confidence::DEFAULT_FLOOR);
        assert!(scored.details.is_empty(), "{}", scored.details.join("\n"));
        let c = scored.counts;
        for share in [c.plain, c.subtle, c.one_to_one, c.right, c.kind_right, c.variants, c.shared, c.aligned, c.aligned_best, c.only] {
            assert_eq!(share.got, share.of, "{}: {c:?}", pair.name);
        }
        assert_eq!((c.traps.got, c.variants_as_conflict), (0, 0), "{}", pair.name);
    }
}

#[test]
fn a_silent_report_gets_nothing_and_falls_into_no_trap() {
    for pair in corpus() {
        let c = scored(&pair, &silent(&pair));
        for share in [c.plain, c.subtle, c.one_to_one, c.right, c.traps, c.variants, c.shared, c.aligned, c.aligned_best, c.only] {
            assert_eq!(share.got, 0, "{}: {c:?}", pair.name);
        }
    }
}

#[test]
fn a_trap_or_a_variant_told_as_conflict_is_counted_and_costs_precision() {
    for pair in corpus() {
        let mut told = silent(&pair);
        let (trap, variant) = (&pair.gold.traps[0], &pair.gold.variants[0]);
        told.findings.push(finding(&told.documents, Verdict::Conflict, Kind::Quantity, &trap.left, &trap.right));
        told.findings.push(finding(&told.documents, Verdict::Conflict, Kind::Quantity, &variant.left, &variant.right));
        let c = scored(&pair, &told);
        assert!(c.traps.got >= 1 && c.variants_as_conflict >= 1, "{}: {c:?}", pair.name);
        assert_eq!(c.right, Share { got: 0, of: 2 }, "{}", pair.name);
    }
}

#[test]
fn a_span_as_long_as_a_paragraph_matches_nothing_but_is_reported() {
    for pair in corpus() {
        let mut wide = silent(&pair);
        let (left, right) = (wide.documents.left.text.clone(), wide.documents.right.text.clone());
        wide.findings.push(finding(&wide.documents, Verdict::Conflict, Kind::Quantity, &left, &right));
        let c = scored(&pair, &wide);
        assert_eq!((c.plain.got, c.subtle.got, c.traps.got, c.right), (0, 0, 0, Share { got: 0, of: 1 }), "{}", pair.name);
    }
}

#[test]
fn a_report_below_the_floor_is_not_counted() {
    let pair = corpus().remove(0);
    let mut unsure = perfect(&pair, documents(&pair));
    for finding in &mut unsure.findings {
        finding.confidence = Confidence::new(0.49);
    }
    let c = scored(&pair, &unsure);
    assert_eq!((c.plain.got, c.right.of, c.shared.got), (0, 0, 0));
}

#[test]
fn each_report_is_credited_to_one_conflict() {
    let edges = |of: &[&[usize]]| of.iter().map(|e| e.iter().copied().collect()).collect::<Vec<_>>();
    assert_eq!(score::largest_matching(&edges(&[&[0], &[0]])), 1);
    assert_eq!(score::largest_matching(&edges(&[&[0, 1], &[0]])), 2);
    assert_eq!(score::largest_matching(&edges(&[&[], &[2], &[1, 2], &[1]])), 2);
    assert_eq!(score::largest_matching(&[]), 0);
}
