//! What a frame and a new width cost.
//!
//! Budgets: a frame at 200×60 on the bundled pair in 2 ms, and no more than 1.2 times that on two texts of a megabyte each, since a frame costs
//! what is visible; a jump anywhere in these in 20 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use diptych::compare::{Comparison, Confidence, Evidence, compare};
use diptych::document::{ByteSpan, Document, PassageId, Side, Sides};
use diptych::reader::keymap::Key;
use diptych::reader::theme::{Depth, Theme};
use diptych::reader::{Buffer, Rect, Session, Size};
use diptych::source::{self, Input};

const SCREEN: Size = Size::new(200, 60);

fn open(comparison: Comparison) -> Session {
    Session::open(comparison, Confidence::DEFAULT_FLOOR, Theme::bundled("dark", Depth::True).unwrap(), SCREEN).unwrap()
}

/// The bundled pair, compared.
fn seeds() -> Comparison {
    let load = |side| source::load(&Input::Bundled(side)).unwrap();
    compare(Sides::new(load(Side::Left), load(Side::Right)))
}

/// A document told so many times over.
fn lengthen(document: &mut Document, times: usize) {
    let (text, paragraphs, passages) = (document.text.clone(), document.paragraphs.clone(), document.passages.clone());
    for _ in 1..times {
        document.text.push_str("\n\n");
        let (shift, first, paragraph) = (document.text.len(), document.passages.len(), document.paragraphs.len());
        let moved = |span: ByteSpan| ByteSpan::new(span.start + shift, span.end + shift);
        document.text.push_str(&text);
        for old in &paragraphs {
            let mut new = old.clone();
            new.span = moved(old.span);
            new.first = PassageId(old.first.0 + first);
            document.paragraphs.push(new);
        }
        for old in &passages {
            let mut new = old.clone();
            new.id = PassageId(old.id.0 + first);
            new.paragraph = old.paragraph + paragraph;
            new.span = moved(old.span);
            document.passages.push(new);
        }
    }
}

/// A pair told until its shorter text has a megabyte, with all its links and findings each time: far more of them than real texts have.
fn long() -> Comparison {
    let told = seeds();
    let mut made = told.clone();
    let documents = &told.documents;
    let times = 1_000_000_usize.div_ceil(documents.left.text.len().min(documents.right.text.len()));
    lengthen(&mut made.documents.left, times);
    lengthen(&mut made.documents.right, times);
    for time in 1..times {
        let first = |side: Side| time * documents.get(side).passages.len();
        let shift = |side: Side| time * (documents.get(side).text.len() + 2);
        let moved = |place: Evidence| Evidence {
            passage: PassageId(place.passage.0 + first(place.side)),
            span: ByteSpan::new(place.span.start + shift(place.side), place.span.end + shift(place.side)),
            ..place
        };
        for old in &told.links {
            let mut link = old.clone();
            link.left.iter_mut().for_each(|id| id.0 += first(Side::Left));
            link.right.iter_mut().for_each(|id| id.0 += first(Side::Right));
            made.links.push(link);
        }
        for old in &told.findings {
            let mut finding = old.clone();
            finding.id.number += time * told.findings.len();
            finding.spans = old.spans.map(|place| place.map(moved));
            finding.evidence.iter_mut().for_each(|place| *place = moved(*place));
            made.findings.push(finding);
        }
    }
    made
}

fn frames(criterion: &mut Criterion) {
    for (name, comparison) in [("frame 200×60", seeds()), ("frame 200×60, texts of 1 MB", long())] {
        let session = open(comparison);
        let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.width, SCREEN.height));
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                buffer.reset();
                session.draw(black_box(&mut buffer));
            });
        });
    }
}

fn rows(criterion: &mut Criterion) {
    for (name, comparison) in [("rows at a new width", seeds()), ("rows at a new width, texts of 1 MB", long())] {
        let mut session = open(comparison);
        let mut width = 100;
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                // Two widths in turn, so that nothing is remembered.
                width = 220 - width;
                session.resize(black_box(Size::new(width, 60)))
            });
        });
    }
}

/// Keys from where to where a person may jump, a frame after each.
fn jumps(criterion: &mut Criterion) {
    let mut session = open(long());
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.width, SCREEN.height));
    for (name, keys) in [
        ("a line down and up", ["j", "k"]),
        ("to the next discrepancy and back", ["n", "N"]),
        ("to both ends", ["G", "g"]),
        ("from the last to the first discrepancy and back", ["N", "n"]),
        ("to the linked passage and back", ["Enter", "Enter"]),
    ] {
        session.press(Key::sequence("g").unwrap()[0]);
        let keys = keys.map(|key| Key::sequence(key).unwrap()[0]);
        criterion.bench_function(&format!("{name}, texts of 1 MB"), |bencher| {
            bencher.iter(|| {
                for key in keys {
                    session.press(black_box(key));
                    buffer.reset();
                    session.draw(black_box(&mut buffer));
                }
            });
        });
    }
}

criterion_group! {
    name = reader;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    targets = frames, rows, jumps
}
criterion_main!(reader);
