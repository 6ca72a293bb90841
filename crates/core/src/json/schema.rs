//! JSON Schemas of what is written, made from the types; only for the documents under `docs/schema`.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::report_file::DecisionFile;
use super::{CheckDocument, EditionEntry, ProgressDocument, RuleEntry};

/// A report: the cells as they are written, and the prose.
#[derive(JsonSchema)]
#[schemars(rename = "Report")]
#[expect(dead_code, reason = "its shape is what it is for; `ReportFile` writes it")]
pub struct ReportShape {
    /// Version of this shape.
    #[schemars(extend("const" = super::REPORT_SCHEMA))]
    schema: String,
    /// Id of the edition of the form: `2019` or `2021`.
    edition: String,
    /// Full name of the agency, as far as known.
    agency: String,
    /// The reporting year.
    year: Option<u16>,
    /// The title as it was written.
    title: String,
    /// Texts of the cells as they are written, by key; an empty text is blank, which is not zero.
    #[schemars(extend("propertyNames" = { "pattern": "^[a-z0-9_]+\\.[a-z0-9_]+\\.[a-z0-9_]+$" }))]
    cells: BTreeMap<String, String>,
    /// Prose by section, `s1` to `s6`.
    #[schemars(extend("propertyNames" = { "pattern": "^s[1-6]$" }))]
    prose: BTreeMap<String, String>,
    /// Reviewers' explanations of findings.
    decisions: Vec<DecisionFile>,
}

/// The schema of a type as it is written.
pub fn of<T: JsonSchema>(name: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), name.into());
    schema
}

/// The schemas of this crate, by the names that stand in the documents.
pub fn all() -> Vec<(&'static str, Schema)> {
    vec![
        (super::REPORT_SCHEMA, of::<ReportShape>(super::REPORT_SCHEMA)),
        (super::CHECK_SCHEMA, of::<CheckDocument>(super::CHECK_SCHEMA)),
        (super::RECHECK_SCHEMA, of::<ProgressDocument<'static>>(super::RECHECK_SCHEMA)),
        ("rules", of::<Vec<RuleEntry>>("rules")),
        ("editions", of::<Vec<EditionEntry>>("editions")),
    ]
}
