//! How fast bytes become passages, on one core.
//!
//! Budgets: plain text 50 MB/s, a page of the web 10 MB/s.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::format_collect, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use diptych::document::{Delivered, Document, Form, Wish};

/// Paragraphs of a report as agencies write them, until there are enough bytes.
fn report(bytes: usize) -> String {
    const PARAGRAPHS: [&str; 4] = [
        "The ferry Solveig sank off Moss at noon on Monday, and all 31 passengers were taken ashore by fishing boats, the harbour master said.",
        "Rescuers worked for three hours in heavy seas. Nine people were treated in hospital for cold, and two of them were kept there overnight, doctors said.",
        "“We asked for a dock in April,” Gen. Odd Lund of the coast guard said at 5 p.m. Tuesday. “We were told to wait until autumn. There was no money.”",
        "The ship was built in 1964 and had last been inspected on March 3, when inspectors found rust below the water line and asked for repairs.",
    ];
    PARAGRAPHS
        .iter()
        .cycle()
        .scan(0, |length, paragraph| {
            *length += paragraph.len();
            (*length < bytes).then_some(format!("{paragraph}\n\n"))
        })
        .collect()
}

/// The same report in a page with navigation, scripts and a list of other reports.
fn page(bytes: usize) -> String {
    let links: String =
        (0..60).map(|n| format!("<li class=item><a href=\"/{n}\">Another report of the day, number {n}</a></li>\n")).collect();
    let paragraphs: String =
        report(bytes / 2).lines().filter(|line| !line.is_empty()).map(|line| format!("<p class=\"text\">{line}</p>\n")).collect();
    let script = format!("<script>{}</script>", "var a = [1, 2, 3]; if (a < 4) { call(\"<p>\"); }\n".repeat(bytes / 200));
    format!(
        "<!DOCTYPE html><html><head><title>Ferry sinks</title>{script}</head><body><nav><ul>{links}</ul></nav><article><h1>Ferry sinks</h1>{paragraphs}</article><aside><ul>{links}</ul></aside></body></html>"
    )
}

fn store(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("store");
    group.sample_size(20);
    for (form, text) in [(Form::Text, report(4 << 20)), (Form::Html, page(400 << 10))] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let wish = Wish { form: Some(form), raw: false };
        group.bench_function(form.name(), |bencher| {
            bencher.iter(|| Document::read(&Delivered::new("report", black_box(text.as_bytes())), wish).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, store);
criterion_main!(benches);
