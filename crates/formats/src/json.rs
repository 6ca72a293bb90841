//! `gouji.read/1`: what was recognised, for machines. The only serialisable types of this crate.

use std::collections::BTreeMap;

use gouji_core::Lang;
use gouji_core::json::{DoubtEntry, ReportFile};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::document::{Part, Place};
use crate::recognised::{Recognised, Source};

/// Name of the schema that is written.
pub const READ_SCHEMA: &str = "gouji.read/1";

/// Everything that was read from a source, ready to be serialised with [`gouji_core::json::text`].
pub fn read_document(reports: &[Recognised], lang: Lang) -> ReadDocument<'_> {
    let reports = reports.iter().map(|recognised| ReadEntry::new(recognised, lang)).collect();
    ReadDocument { schema: READ_SCHEMA, reports }
}

/// The doubts of a report with their sentences.
pub fn doubts(recognised: &Recognised, lang: Lang) -> Vec<DoubtEntry> {
    let form = recognised.report.form();
    let entry = |doubt: &crate::Doubt| DoubtEntry {
        cell: doubt.cell.map(|cell| form.key(cell).to_owned()),
        raw: doubt.raw.clone(),
        why: doubt.say(form, lang),
    };
    recognised.doubts.iter().map(entry).collect()
}

/// `gouji.read/1`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadDocument<'a> {
    #[cfg_attr(feature = "schema", schemars(extend("const" = READ_SCHEMA)))]
    schema: &'static str,
    reports: Vec<ReadEntry<'a>>,
}

/// One report of a source.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadEntry<'a> {
    #[cfg_attr(feature = "schema", schemars(with = "gouji_core::json::schema::ReportShape"))]
    report: ReportFile<'a>,
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, SourceEntry<'static>>"))]
    sources: Sources<'a>,
    doubts: Vec<DoubtEntry>,
    unplaced: Vec<&'a str>,
}

impl<'a> ReadEntry<'a> {
    fn new(recognised: &'a Recognised, lang: Lang) -> Self {
        Self {
            report: ReportFile(&recognised.report),
            sources: Sources(recognised),
            doubts: doubts(recognised, lang),
            unplaced: recognised.unplaced.iter().map(|unplaced| unplaced.text.as_str()).collect(),
        }
    }
}

/// The sources by cell key, in the order of the printed form.
#[derive(Debug)]
struct Sources<'a>(&'a Recognised);

impl Serialize for Sources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.report.form();
        let sources: &BTreeMap<_, Source> = &self.0.sources;
        let mut map = serializer.serialize_map(Some(sources.len()))?;
        for (cell, source) in sources {
            map.serialize_entry(form.key(*cell), &SourceEntry::new(source))?;
        }
        map.end()
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SourceEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    raw: &'a str,
    how: &'static str,
}

impl<'a> SourceEntry<'a> {
    fn new(source: &'a Source) -> Self {
        let Place { part, line, table, row, column } = &source.place;
        let (mut page, mut sheet, mut named) = (None, None, None);
        match part {
            Some(Part::Page(number)) => page = Some(*number),
            Some(Part::Sheet(name)) => sheet = Some(name.as_str()),
            Some(Part::Named(name)) => named = Some(name.as_str()),
            None => {}
        }
        Self {
            page,
            sheet,
            part: named,
            line: *line,
            table: *table,
            row: *row,
            column: *column,
            raw: &source.raw,
            how: source.how.code(),
        }
    }
}
