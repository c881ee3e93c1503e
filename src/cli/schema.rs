//! `docs/snapshot.schema.json`: made from the types that are written, and held against what the docs have.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::batch::Failure;
use crate::review::{Index, Kept};
use crate::snapshot::schemas;

/// Set to `write`, it lets the file be written afresh.
const WRITE: &str = "DIPTYCH_SCHEMA";

fn made() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut forms = schemas(&mut generator);
    forms.extend([generator.subschema_for::<Failure<'static>>(), generator.subschema_for::<Kept>(), generator.subschema_for::<Index>()]);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What diptych writes as JSON",
        "description": "The snapshot of a comparison and the other forms; docs/snapshot.md tells what the fields mean. Fields may be added.",
        "anyOf": forms,
        "$defs": Value::Object(generator.take_definitions(true)),
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    text
}

#[test]
fn the_schema_of_the_docs_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/snapshot.schema.json");
    if std::env::var(WRITE).is_ok_and(|value| value == "write") {
        fs::write(path, made()).unwrap();
        return;
    }
    let there = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == made(), "docs/snapshot.schema.json is stale: {WRITE}=write cargo test --lib schema writes it afresh");
}
