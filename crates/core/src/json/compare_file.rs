//! `gouji.compare/1`: reports of several years side by side.

use serde::Serialize;

use crate::across_years::{AcrossYears, Link, Series, StockLink, Year};
use crate::form::Lang;
use crate::number::Value;

/// Reports of several years side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareDocument {
    schema: &'static str,
    years: Vec<YearEntry>,
    series: Vec<SeriesEntry>,
    links: Vec<LinkEntry>,
    stocks: Vec<StockEntry>,
    remarks: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct YearEntry {
    year: u16,
    agency: String,
    edition: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SeriesEntry {
    key: String,
    name: String,
    group: bool,
    values: Vec<Option<String>>,
    change: Option<ChangeEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ChangeEntry {
    by: String,
    rate: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct LinkEntry {
    from: Option<u16>,
    carried_out: Option<String>,
    carried_in: Option<String>,
    agrees: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct StockEntry {
    key: String,
    from: Option<u16>,
    before: Option<String>,
    issued: Option<String>,
    repealed: Option<String>,
    in_force: Option<String>,
    agrees: Option<bool>,
}

impl CompareDocument {
    /// From a comparison, with names and remarks in a language.
    pub fn new(compared: &AcrossYears, lang: Lang) -> Self {
        let year = |one: &Year| YearEntry {
            year: one.year,
            agency: one.agency.clone(),
            edition: one.edition.clone(),
        };
        let series = |one: &Series| SeriesEntry {
            key: one.key.clone(),
            name: one.name(lang).to_owned(),
            group: one.is_group,
            values: one.values.iter().copied().map(written).collect(),
            change: one.change().map(|change| ChangeEntry { by: change.by.to_string(), rate: change.rate() }),
        };
        let link = |one: &Link| LinkEntry {
            from: compared.years.get(one.from).map(|year| year.year),
            carried_out: written(one.carried_out),
            carried_in: written(one.carried_in),
            agrees: one.agrees(),
        };
        let stock = |one: &StockLink| StockEntry {
            key: one.key.clone(),
            from: compared.years.get(one.from).map(|year| year.year),
            before: written(one.before),
            issued: written(one.issued),
            repealed: written(one.repealed),
            in_force: written(one.in_force),
            agrees: one.agrees(),
        };
        Self {
            schema: "gouji.compare/1",
            years: compared.years.iter().map(year).collect(),
            series: compared.series.iter().map(series).collect(),
            links: compared.links.iter().map(link).collect(),
            stocks: compared.stocks.iter().map(stock).collect(),
            remarks: compared.remarks.iter().map(|remark| remark.say(lang)).collect(),
        }
    }
}

fn written(value: Option<Value>) -> Option<String> {
    value.map(|value| value.to_string())
}
