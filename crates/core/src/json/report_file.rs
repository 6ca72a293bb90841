//! `gouji.report/1`: a report as JSON, both ways, nothing lost.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::error::{JsonError, JsonErrorKind};
use super::{REPORT_SCHEMA, text};
use crate::form::{self, Form, SectionNo};
use crate::report::{Decision, Report};

const FIELDS: [&str; 8] = ["schema", "edition", "agency", "year", "title", "cells", "prose", "decisions"];

/// Reads a report.
///
/// A cell's value is its text; a JSON number is taken as the text it is written with, `null` and a missing key as
/// blank. A table whose keys are those of another edition makes the report's form a mixed one.
///
/// # Errors
/// What is wrong and where: text that is no JSON, another schema, an unknown edition, unknown or repeated keys, values
/// of another kind.
pub fn read_report(source: &str) -> Result<Report, JsonError> {
    let reader = Source { text: source };
    let object = reader.object(None)?;
    for (key, raw) in &object {
        if !FIELDS.contains(&key.as_str()) {
            let near = nearest(key, FIELDS.into_iter());
            return Err(reader.error(raw, JsonErrorKind::UnknownField { key: key.clone(), near }));
        }
    }
    reader.refuse_duplicates(&object)?;
    let field = |name: &str| object.iter().find(|(key, _)| key == name).map(|(_, raw)| *raw);
    let string =
        |name: &'static str| field(name).map_or(Ok(None), |raw| reader.value::<Option<String>>(raw, name));
    if let Some(raw) = field("schema") {
        let found: String = reader.value(raw, "schema")?;
        if found != REPORT_SCHEMA {
            return Err(reader.error(raw, JsonErrorKind::WrongSchema { found }));
        }
    }
    let year = field("year").map_or(Ok(None), |raw| reader.value::<Option<u16>>(raw, "year"))?;
    let cells = field("cells").map_or(Ok(Vec::new()), |raw| reader.object(Some(("cells", raw))))?;
    let base = match (string("edition")?, year) {
        (Some(id), _) => form::edition(&id).ok_or_else(|| {
            let kind = JsonErrorKind::UnknownEdition { found: id };
            field("edition").map_or_else(|| at_start(kind.clone()), |raw| reader.error(raw, kind.clone()))
        })?,
        (None, Some(year)) => {
            form::for_year(year).ok_or_else(|| at_start(JsonErrorKind::MissingField { key: "edition" }))?
        }
        (None, None) => return Err(at_start(JsonErrorKind::MissingField { key: "edition" })),
    };
    let form = form_for(base, &cells);
    let mut report = Report::new(Arc::clone(&form));
    report.year = year;
    report.agency = string("agency")?.unwrap_or_default();
    report.title = string("title")?.unwrap_or_default();
    reader.refuse_duplicates(&cells)?;
    for (key, raw) in &cells {
        let Some(cell) = form.cell_id(key) else {
            let near = nearest(key, form.cells().iter().map(|cell| cell.key.as_str()));
            return Err(reader.error(raw, JsonErrorKind::UnknownKey { key: key.clone(), near }));
        };
        report.set(cell, &reader.cell_text(raw, key)?);
    }
    if let Some(raw) = field("prose") {
        read_prose(&reader, raw, &mut report)?;
    }
    if let Some(raw) = field("decisions") {
        let decisions: Vec<DecisionFile> = reader.value(raw, "decisions")?;
        report.decisions = decisions.into_iter().map(Decision::from).collect();
    }
    Ok(report)
}

fn read_prose(reader: &Source<'_>, raw: &RawValue, report: &mut Report) -> Result<(), JsonError> {
    let form = Arc::clone(report.form());
    let prose = reader.object(Some(("prose", raw)))?;
    reader.refuse_duplicates(&prose)?;
    for (key, raw) in &prose {
        let Some(section) = form.section_no(key) else {
            let near = nearest(key, form.sections().iter().map(|section| section.key.as_str()));
            return Err(reader.error(raw, JsonErrorKind::UnknownField { key: key.clone(), near }));
        };
        report.set_prose(section, &reader.value::<Option<String>>(raw, key)?.unwrap_or_default());
    }
    Ok(())
}

/// The form that has all the keys: the edition's own, or with tables of another edition where only that one fits.
fn form_for(base: Arc<Form>, cells: &[(String, &RawValue)]) -> Arc<Form> {
    let mut form = base;
    let tables: Vec<String> = form.tables().iter().map(|table| table.key.clone()).collect();
    for table in tables {
        let of_table = |key: &&str| key.split_once('.').is_some_and(|(own, _)| own == table);
        let keys: Vec<&str> = cells.iter().map(|(key, _)| key.as_str()).filter(of_table).collect();
        let fits = |form: &Form| keys.iter().all(|key| form.cell_id(key).is_some());
        if !fits(&form)
            && let Some(other) = form::builtin().iter().find(|other| fits(other))
            && let Some(mixed) = form::mixed(&form, other, &table)
        {
            form = mixed;
        }
    }
    form
}

/// A key of `known` that is close enough to be meant: at most one wrong letter in four.
fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    if key.len() > 100 {
        return None;
    }
    let most = (key.chars().count() / 4).max(1);
    let close =
        known.map(|own| (strsim::levenshtein(key, own), own)).filter(|(distance, _)| *distance <= most);
    close.min_by_key(|(distance, _)| *distance).map(|(_, own)| own.to_owned())
}

fn at_start(kind: JsonErrorKind) -> JsonError {
    JsonError { kind, line: 1, column: 1 }
}

/// The text being read; values know their place in it.
struct Source<'a> {
    text: &'a str,
}

type Fields<'a> = Vec<(String, &'a RawValue)>;

impl<'a> Source<'a> {
    /// The fields of an object, in order; of the whole text without a value.
    fn object(&self, value: Option<(&str, &'a RawValue)>) -> Result<Fields<'a>, JsonError> {
        let text = value.map_or(self.text, |(_, raw)| raw.get());
        match serde_json::from_str::<Object<'a>>(text) {
            Ok(object) => Ok(object.0),
            Err(problem) => Err(match value {
                Some((key, raw)) => self.error(raw, JsonErrorKind::WrongType { key: key.to_owned() }),
                None if problem.is_data() => at_start(JsonErrorKind::WrongSchema { found: String::new() }),
                None => JsonError {
                    kind: JsonErrorKind::NotJson,
                    line: problem.line().max(1),
                    column: self.column(problem.line(), problem.column()),
                },
            }),
        }
    }

    fn value<T: Deserialize<'a>>(&self, raw: &'a RawValue, key: &str) -> Result<T, JsonError> {
        serde_json::from_str(raw.get())
            .map_err(|_| self.error(raw, JsonErrorKind::WrongType { key: key.to_owned() }))
    }

    /// A string, or a number as it is written, or nothing for `null`.
    fn cell_text(&self, raw: &'a RawValue, key: &str) -> Result<String, JsonError> {
        match raw.get().as_bytes().first() {
            Some(b'"') => self.value(raw, key),
            Some(b'-' | b'0'..=b'9') => Ok(raw.get().to_owned()),
            Some(b'n') => Ok(String::new()),
            _ => Err(self.error(raw, JsonErrorKind::WrongType { key: key.to_owned() })),
        }
    }

    fn refuse_duplicates(&self, fields: &Fields<'a>) -> Result<(), JsonError> {
        let mut seen = BTreeSet::new();
        match fields.iter().find(|(key, _)| !seen.insert(key.as_str())) {
            Some((key, raw)) => Err(self.error(raw, JsonErrorKind::DuplicateKey { key: key.clone() })),
            None => Ok(()),
        }
    }

    fn error(&self, raw: &RawValue, kind: JsonErrorKind) -> JsonError {
        // Values borrow from the text, so the distance of the addresses is the offset.
        let offset = raw.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let before = self.text.get(..offset).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        JsonError { kind, line, column }
    }

    /// A column in characters from one in bytes.
    fn column(&self, line: usize, bytes: usize) -> usize {
        let text = self.text.lines().nth(line.saturating_sub(1)).unwrap_or("");
        text.char_indices().take_while(|(offset, _)| *offset < bytes).count().max(1)
    }
}

/// An object as the list of its fields, repeated ones included.
struct Object<'a>(Fields<'a>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    fields.push(entry);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct DecisionFile {
    rule: String,
    places: Vec<String>,
    #[serde(default)]
    values: Vec<String>,
    reason: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    at: String,
}

impl From<DecisionFile> for Decision {
    fn from(file: DecisionFile) -> Self {
        let DecisionFile { rule, places, values, reason, by, at } = file;
        Self { rule, places, values, reason, by, at }
    }
}

/// A report, serialised as `gouji.report/1`.
#[derive(Debug, Clone, Copy)]
pub struct ReportFile<'a>(pub &'a Report);

impl Serialize for ReportFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let decision = |decision: &Decision| {
            let Decision { rule, places, values, reason, by, at } = decision.clone();
            DecisionFile { rule, places, values, reason, by, at }
        };
        let mut map = serializer.serialize_map(Some(FIELDS.len()))?;
        map.serialize_entry("schema", REPORT_SCHEMA)?;
        map.serialize_entry("edition", report.form().id())?;
        map.serialize_entry("agency", &report.agency)?;
        map.serialize_entry("year", &report.year)?;
        map.serialize_entry("title", &report.title)?;
        map.serialize_entry("cells", &Cells(report))?;
        map.serialize_entry("prose", &Prose(report))?;
        map.serialize_entry("decisions", &report.decisions.iter().map(decision).collect::<Vec<_>>())?;
        map.end()
    }
}

struct Cells<'a>(&'a Report);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.form();
        serializer.collect_map(form.cell_ids().map(|cell| (form.key(cell), self.0.text(cell))))
    }
}

struct Prose<'a>(&'a Report);

impl Serialize for Prose<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sections = self.0.form().sections().iter().enumerate();
        let prose = sections.filter_map(|(index, section)| Some((section, SectionNo::from_index(index)?)));
        let written = prose.filter(|(section, number)| section.prose || !self.0.prose(*number).is_empty());
        serializer.collect_map(written.map(|(section, number)| (&section.key, self.0.prose(number))))
    }
}

/// Writes a report as `gouji.report/1`, every cell in the order of the form.
pub fn write_report(report: &Report) -> String {
    text(&ReportFile(report))
}
