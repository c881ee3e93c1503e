//! How long the bundled pair takes from bytes to report.
//!
//! Budgets: `compare` on the bundled pair under 50 ms as a whole process, start-up and word lists included; the library's part of it,
//! once the word lists are loaded, under 20 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use diptych::compare::{Confidence, compare};
use diptych::document::{Side, Sides};
use diptych::snapshot;
use diptych::source::{Input, load};

fn bundled_pair(criterion: &mut Criterion) {
    let documents = || Sides::new(load(&Input::Bundled(Side::Left)).unwrap(), load(&Input::Bundled(Side::Right)).unwrap());
    let mut group = criterion.benchmark_group("bundled pair");
    group.bench_function("load", |bencher| bencher.iter(documents));
    let loaded = documents();
    group.bench_function("compare", |bencher| bencher.iter(|| compare(black_box(loaded.clone()))));
    let comparison = compare(loaded);
    group.bench_function("json", |bencher| bencher.iter(|| snapshot::json(black_box(&comparison), Confidence::DEFAULT_FLOOR)));
    group.finish();
}

criterion_group!(benches, bundled_pair);
criterion_main!(benches);
