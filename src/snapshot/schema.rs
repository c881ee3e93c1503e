//! The schemas of what this room writes as JSON.

use schemars::{Schema, SchemaGenerator};

use super::json::BatchRecord;
use super::links::LinksRecord;
use super::recheck::RecheckRecord;
use super::record::{DocumentRecord, SnapshotRecord};
use super::statements::FactsRecord;
use super::why::WhyRecord;

/// One schema for each form.
pub(crate) fn schemas(generator: &mut SchemaGenerator) -> Vec<Schema> {
    vec![
        generator.subschema_for::<SnapshotRecord<'static>>(),
        generator.subschema_for::<LinksRecord<'static>>(),
        generator.subschema_for::<FactsRecord<'static>>(),
        generator.subschema_for::<WhyRecord<'static>>(),
        generator.subschema_for::<RecheckRecord<'static>>(),
        generator.subschema_for::<BatchRecord<'static>>(),
        generator.subschema_for::<DocumentRecord<'static>>(),
    ]
}
