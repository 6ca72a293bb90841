//! What is in force through the years: last year's stock, what was issued and repealed, this year's stock.

use super::Year;
use crate::form::Lang;
use crate::message;
use crate::number::Value;
use crate::report::Report;

/// Columns of rows that have a stock.
const ISSUED: &str = "issued";
const REPEALED: &str = "repealed";
const IN_FORCE: &str = "in_force";

/// A stock from one year into the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockLink {
    /// Key of the row: `t2.normative`.
    pub key: String,
    /// Its name in Chinese and in English.
    pub(super) names: [String; 2],
    /// Position of the earlier year; the later one follows it.
    pub from: usize,
    /// In force at the end of the earlier year.
    pub before: Option<Value>,
    /// Issued in the later one.
    pub issued: Option<Value>,
    /// Repealed in it.
    pub repealed: Option<Value>,
    /// In force at its end.
    pub in_force: Option<Value>,
}

impl StockLink {
    /// The name of the row in a language.
    pub fn name(&self, lang: Lang) -> &str {
        let [zh, en] = &self.names;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// What should be in force at the end; `None` when a figure is missing.
    pub fn expected(&self) -> Option<Value> {
        self.before?.checked_add(self.issued?)?.checked_sub(self.repealed?)
    }

    /// The reckoning in a sentence, for the year that it ends in.
    pub fn say(&self, year: u16, lang: Lang) -> String {
        let figure = |value: Option<Value>| {
            value
                .map_or_else(|| message::template("repair.blank", lang).to_owned(), |value| value.to_string())
        };
        let year = year.to_string();
        let (before, issued, repealed) = (figure(self.before), figure(self.issued), figure(self.repealed));
        let (expected, in_force) = (figure(self.expected()), figure(self.in_force));
        let values = [
            ("name", self.name(lang)),
            ("year", year.as_str()),
            ("before", before.as_str()),
            ("issued", issued.as_str()),
            ("repealed", repealed.as_str()),
            ("expected", expected.as_str()),
            ("in_force", in_force.as_str()),
        ];
        let id = match self.agrees() {
            Some(true) => "years.stock",
            Some(false) => "years.stock_differs",
            None => "years.stock_unknown",
        };
        message::fill(id, lang, &values)
    }

    /// Whether it is; `None` when a figure is missing.
    pub fn agrees(&self) -> Option<bool> {
        Some(self.expected()? == self.in_force?)
    }
}

/// Every stock through the years that `follows` says come one after the other; years that say nothing of it are left out.
pub(super) fn stocks(reports: &[&Report], years: &[Year], follows: impl Fn(usize) -> bool) -> Vec<StockLink> {
    let Some(newest) = reports.last().map(|report| report.form()) else { return Vec::new() };
    let stock =
        newest.cell_ids().filter(|cell| newest.column_of(*cell).is_some_and(|line| line.key == IN_FORCE));
    let mut links = Vec::new();
    for cell in stock {
        let Some((row, _)) = newest.key(cell).rsplit_once('.') else { continue };
        let names = [Lang::Zh, Lang::En].map(|lang| newest.row_name(cell, lang).to_owned());
        for from in (0..years.len()).filter(|from| follows(*from)) {
            let figure = |position: usize, column: &str| {
                let report = reports.get(position)?;
                report.value(report.form().cell_id(&format!("{row}.{column}"))?)
            };
            let to = from.saturating_add(1);
            let link = StockLink {
                key: row.to_owned(),
                names: names.clone(),
                from,
                before: figure(from, IN_FORCE),
                issued: figure(to, ISSUED),
                repealed: figure(to, REPEALED),
                in_force: figure(to, IN_FORCE),
            };
            if link.before.is_some() && link.in_force.is_some() {
                links.push(link);
            }
        }
    }
    links
}
