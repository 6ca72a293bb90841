//! `gouji.report/1`: a report as JSON, both ways, nothing lost.

use std::borrow::Cow;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::error::{JsonError, JsonErrorKind};
use super::scan::Value;
use super::{REPORT_SCHEMA, text};
use crate::form::{self, Form, SectionNo, order};
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
    let whole = Value::of(source).map_err(|offset| reader.error(offset, JsonErrorKind::NotJson))?;
    let object =
        whole.fields().ok_or_else(|| at_start(JsonErrorKind::WrongSchema { found: String::new() }))?;
    for (key, value) in &object {
        if !FIELDS.contains(&key.as_ref()) {
            let near = nearest(key, &mut FIELDS.into_iter());
            let kind = JsonErrorKind::UnknownField { key: key.to_string(), near };
            return Err(reader.error(value.offset(), kind));
        }
    }
    reader.refuse_duplicates(&object)?;
    let field = |name: &str| object.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
    let string = |name: &'static str| field(name).map_or(Ok(None), |value| reader.text_or_null(value, name));
    if let Some(value) = field("schema") {
        let found = reader.string(value, "schema")?;
        if found != REPORT_SCHEMA {
            return Err(reader.error(value.offset(), JsonErrorKind::WrongSchema { found }));
        }
    }
    let year = field("year").map_or(Ok(None), |value| reader.year(value))?;
    let cells = field("cells").map_or(Ok(Vec::new()), |value| reader.object(value, "cells"))?;
    let base = match (string("edition")?, year) {
        (Some(id), _) => form::edition(&id).ok_or_else(|| {
            let offset = field("edition").map_or(0, Value::offset);
            reader.error(offset, JsonErrorKind::UnknownEdition { found: id })
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
    for (key, value) in &cells {
        let Some(cell) = form.cell_id(key) else {
            let near = nearest(key, &mut form.cells().iter().map(|cell| cell.key.as_str()));
            let kind = JsonErrorKind::UnknownKey { key: key.to_string(), near };
            return Err(reader.error(value.offset(), kind));
        };
        report.set(cell, &reader.cell_text(*value, key)?);
    }
    if let Some(value) = field("prose") {
        read_prose(&reader, value, &mut report)?;
    }
    if let Some(value) = field("decisions") {
        let decisions = value.items().and_then(|items| items.into_iter().map(decision).collect());
        report.decisions = decisions.ok_or_else(|| reader.wrong_type(value, "decisions"))?;
    }
    Ok(report)
}

fn read_prose(reader: &Source<'_>, value: Value<'_>, report: &mut Report) -> Result<(), JsonError> {
    let form = Arc::clone(report.form());
    let prose = reader.object(value, "prose")?;
    reader.refuse_duplicates(&prose)?;
    for (key, value) in &prose {
        let Some(section) = form.section_no(key) else {
            let near = nearest(key, &mut form.sections().iter().map(|section| section.key.as_str()));
            let kind = JsonErrorKind::UnknownField { key: key.to_string(), near };
            return Err(reader.error(value.offset(), kind));
        };
        report.set_prose(section, &reader.text_or_null(*value, key)?.unwrap_or_default());
    }
    Ok(())
}

/// A decision, if it has the fields of one and no others.
fn decision(value: Value<'_>) -> Option<Decision> {
    let mut fields = value.fields()?;
    let mut take = |name: &str| {
        let position = fields.iter().position(|(key, _)| key == name);
        position.map(|position| fields.remove(position).1)
    };
    let texts = |value: Value<'_>| -> Option<Vec<String>> {
        value.items()?.into_iter().map(|item| item.string().map(Cow::into_owned)).collect()
    };
    let text = |value: Option<Value<'_>>| match value {
        Some(value) => value.string().map(Cow::into_owned),
        None => Some(String::new()),
    };
    let decision = Decision {
        rule: take("rule")?.string()?.into_owned(),
        places: texts(take("places")?)?,
        values: take("values").map_or(Some(Vec::new()), texts)?,
        reason: take("reason")?.string()?.into_owned(),
        by: text(take("by"))?,
        at: text(take("at"))?,
    };
    fields.is_empty().then_some(decision)
}

/// The form that has all the keys: the edition's own, or with tables of another edition where only that one fits.
fn form_for(base: Arc<Form>, cells: &Fields<'_>) -> Arc<Form> {
    let mut form = base;
    let tables: Vec<String> = form.tables().iter().map(|table| table.key.clone()).collect();
    for table in tables {
        let of_table = |key: &&str| key.split_once('.').is_some_and(|(own, _)| own == table);
        let keys: Vec<&str> = cells.iter().map(|(key, _)| key.as_ref()).filter(of_table).collect();
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
fn nearest(key: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
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

/// The text being read.
struct Source<'a> {
    text: &'a str,
}

type Fields<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

impl<'a> Source<'a> {
    fn object(&self, value: Value<'a>, key: &str) -> Result<Fields<'a>, JsonError> {
        value.fields().ok_or_else(|| self.wrong_type(value, key))
    }

    fn string(&self, value: Value<'_>, key: &str) -> Result<String, JsonError> {
        value.string().map(Cow::into_owned).ok_or_else(|| self.wrong_type(value, key))
    }

    fn text_or_null(&self, value: Value<'_>, key: &str) -> Result<Option<String>, JsonError> {
        if value.is_null() { Ok(None) } else { self.string(value, key).map(Some) }
    }

    fn year(&self, value: Value<'_>) -> Result<Option<u16>, JsonError> {
        if value.is_null() {
            return Ok(None);
        }
        let year = value.number().and_then(|number| number.parse().ok());
        year.map(Some).ok_or_else(|| self.wrong_type(value, "year"))
    }

    /// A string, or a number as it is written, or nothing for `null`.
    fn cell_text(&self, value: Value<'a>, key: &str) -> Result<Cow<'a, str>, JsonError> {
        let text = if value.is_null() { Some(Cow::Borrowed("")) } else { value.string() };
        let text = text.or_else(|| value.number().map(Cow::Borrowed));
        text.ok_or_else(|| self.wrong_type(value, key))
    }

    fn refuse_duplicates(&self, fields: &Fields<'_>) -> Result<(), JsonError> {
        let key = |place: &usize| fields.get(*place).map(|(key, _)| key.as_ref());
        let places = order::positions(fields.len(), &|one, other| key(&one) < key(&other));
        let again = places.windows(2).filter(|pair| pair.first().and_then(key) == pair.last().and_then(key));
        match again.filter_map(|pair| pair.last()).min().and_then(|place| fields.get(*place)) {
            Some((key, value)) => {
                Err(self.error(value.offset(), JsonErrorKind::DuplicateKey { key: key.to_string() }))
            }
            None => Ok(()),
        }
    }

    fn wrong_type(&self, value: Value<'_>, key: &str) -> JsonError {
        self.error(value.offset(), JsonErrorKind::WrongType { key: key.to_owned() })
    }

    /// An error at a byte of the text.
    fn error(&self, offset: usize, kind: JsonErrorKind) -> JsonError {
        let before = self.text.get(..offset).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        JsonError { kind, line, column }
    }
}

#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
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
