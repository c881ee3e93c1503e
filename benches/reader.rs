//! What a frame and a new width cost.
//!
//! Budgets: a frame at 200×60 in under 4 ms, whether the texts are short or of 30,000 words with their links, since a frame costs what is
//! visible; a new width, which lays both texts out anew, in under 1 ms for the usual pair and under 10 ms for the long one; folding and
//! unfolding everything, which does so twice, under 40 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

#[path = "../tests/fixtures/two_accounts.rs"]
mod two_accounts;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use diptych::compare::{Comparison, Confidence};
use diptych::document::{ByteSpan, Document, PassageId};
use diptych::reader::keymap::Key;
use diptych::reader::theme::{Depth, Theme};
use diptych::reader::{Buffer, Rect, Session, Size};

const SCREEN: Size = Size::new(200, 60);

fn open(comparison: Comparison) -> Session {
    Session::open(comparison, Confidence::DEFAULT_FLOOR, Theme::bundled("dark", Depth::True).unwrap(), SCREEN).unwrap()
}

/// A document told a hundred times over.
fn lengthen(document: &mut Document) {
    let (text, paragraphs, passages) = (document.text.clone(), document.paragraphs.clone(), document.passages.clone());
    for _ in 1..100 {
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

fn long() -> Comparison {
    let mut made = two_accounts::comparison();
    let passages = made.documents.as_ref().map(|document| document.passages.len());
    lengthen(&mut made.documents.right);
    lengthen(&mut made.documents.left);
    let links = made.links.clone();
    for copy in 1..100 {
        made.links.extend(links.iter().cloned().map(|mut link| {
            link.left.iter_mut().for_each(|id| id.0 += copy * passages.left);
            link.right.iter_mut().for_each(|id| id.0 += copy * passages.right);
            link.changes.clear();
            link
        }));
    }
    made
}

fn frames(criterion: &mut Criterion) {
    for (name, comparison) in [("frame 200×60", two_accounts::comparison()), ("frame 200×60, long texts", long())] {
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
    for (name, comparison) in [("rows at a new width", two_accounts::comparison()), ("rows at a new width, long texts", long())] {
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

fn steps(criterion: &mut Criterion) {
    let mut session = open(long());
    let keys = [Key::sequence("j").unwrap()[0], Key::sequence("k").unwrap()[0]];
    criterion.bench_function("a line down and up, long texts", |bencher| {
        bencher.iter(|| {
            for key in keys {
                session.press(black_box(key));
            }
        });
    });
}

/// Folding and unfolding everything, which lays both texts out anew and puts the panes in place.
fn folds(criterion: &mut Criterion) {
    let mut session = open(long());
    let keys: Vec<Key> = ["zM", "zR"].iter().flat_map(|keys| Key::sequence(keys).unwrap()).collect();
    criterion.bench_function("all folded and unfolded, long texts", |bencher| {
        bencher.iter(|| {
            for key in &keys {
                session.press(black_box(*key));
            }
        });
    });
}

criterion_group!(reader, frames, rows, steps, folds);
criterion_main!(reader);
