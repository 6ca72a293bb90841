//! Reports of several years side by side (与上年对比): every figure through the years, and what was carried from one
//! year into the next.
//!
//! ```
//! use gouji_core::{Report, across_years, form};
//! let of = |year: u16, received: &str| {
//!     let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
//!     report.year = Some(year);
//!     report.set(report.form().cell_id("t3.received.total").ok_or("no such cell")?, received);
//!     Ok::<_, &str>(report)
//! };
//! let (last, this) = (of(2023, "40")?, of(2024, "50")?);
//! let years = across_years::compare(&[&this, &last]).map_err(|_| "cannot be compared")?;
//! assert_eq!(years.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2023, 2024]);
//! let change = years.series[0].change().ok_or("no change")?;
//! assert_eq!((change.by.to_string(), change.per_mille), ("10".to_owned(), Some(250)));
//! # Ok::<(), &str>(())
//! ```

mod stock;

pub use stock::StockLink;

use crate::form::label::without_number;
use crate::form::{CellId, Form, Lang, Line};
use crate::message;
use crate::number::Value;
use crate::report::Report;
use crate::rule::{CARRIED_IN_ROW, CARRIED_OUT_ROW};

/// Reports of several years, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossYears {
    /// The years, oldest first.
    pub years: Vec<Year>,
    /// Every row that has a figure in any year, in the order of the newest form.
    pub series: Vec<Series>,
    /// What was carried from a year into the next one, for each two years that follow one another.
    pub links: Vec<Link>,
    /// What was in force from a year into the next one, row by row.
    pub stocks: Vec<StockLink>,
    /// What to keep in mind when reading the figures.
    pub remarks: Vec<Remark>,
}

/// One year's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// Whose report it is.
    pub agency: String,
    /// The edition of its form.
    pub edition: String,
}

/// One row through the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The key of its cell, or of its rows without one: `t3.received.total`, `t3.denied`.
    pub key: String,
    /// Its name in Chinese and in English.
    names: [String; 2],
    /// The same without numbers and remarks.
    short_names: [String; 2],
    /// Whether it is the sum of rows of a group.
    pub is_group: bool,
    /// What it counts in the year's work.
    pub role: Role,
    /// The figure of each year; `None` where it is blank, no number or no row of that year's form.
    pub values: Vec<Option<Value>>,
}

/// What a row counts in the year's work; pictures are made by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Applications received (一、).
    Received,
    /// Carried in from the year before (二、).
    CarriedIn,
    /// Carried out into the next year (四、).
    CarriedOut,
    /// One of the parts into which all outcomes divide: a row, or a group of rows (三、（一）…（六）).
    Outcome,
    /// A reason for refusing to disclose: a row of （三）不予公开.
    Refusal,
    /// Anything else.
    Other,
}

/// How a figure changed from one year to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By how much.
    pub by: Value,
    /// By how many thousandths of the earlier figure, rounded half away from nought; `None` when that is nought.
    pub per_mille: Option<i64>,
}

/// What was carried out of a year and into the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Position of the earlier year; the later one follows it.
    pub from: usize,
    /// Carried out at its end, all applicants.
    pub carried_out: Option<Value>,
    /// Carried in at the start of the next.
    pub carried_in: Option<Value>,
}

/// Something to keep in mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A year between two others has no report.
    Gap {
        /// The missing year.
        year: u16,
    },
    /// Reports of different bodies.
    Agencies {
        /// One.
        one: String,
        /// Another.
        other: String,
    },
    /// Two forms: only rows that both have can be compared.
    Editions,
}

/// Why reports cannot be put side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Fewer than two.
    TooFew,
    /// One of them does not say its year.
    NoYear,
    /// Two are of the same year.
    SameYear(u16),
}

/// The column that stands for all applicants.
const TOTAL: &str = "total";
pub(crate) const RECEIVED_ROW: &str = "t3.received";
/// The groups of the form that every outcome is in, and every refusal.
pub(crate) const OUTCOMES: &str = "outcome";
const REFUSALS: &str = "denied";

/// Puts reports side by side, in any order.
///
/// # Errors
/// When there are fewer than two, one has no year, or two have the same.
pub fn compare(reports: &[&Report]) -> Result<AcrossYears, Unfit> {
    if reports.len() < 2 {
        return Err(Unfit::TooFew);
    }
    let mut dated = Vec::new();
    for report in reports {
        dated.push((report.year.ok_or(Unfit::NoYear)?, *report));
    }
    dated.sort_by_key(|(year, _)| *year);
    if let Some(pair) = dated.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Unfit::SameYear(pair[0].0));
    }
    let years = dated.iter().map(|(year, report)| Year {
        year: *year,
        agency: report.agency.clone(),
        edition: report.form().id().to_owned(),
    });
    let years: Vec<Year> = years.collect();
    let ordered: Vec<&Report> = dated.iter().map(|(_, report)| *report).collect();
    Ok(AcrossYears {
        series: series(&ordered),
        links: links(&ordered, &years),
        stocks: stock::stocks(&ordered, &years, |from| follows(&years, from)),
        remarks: remarks(&years),
        years,
    })
}

impl AcrossYears {
    /// The rows with a role, in the order of the form.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Series> {
        self.series.iter().filter(move |one| one.role == role)
    }
}

impl Series {
    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        let [zh, en] = &self.names;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The name for tight places.
    pub fn short_name(&self, lang: Lang) -> &str {
        let [zh, en] = &self.short_names;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// From the last year but one to the last; `None` when either is not known.
    pub fn change(&self) -> Option<Change> {
        let [.., before, value] = self.values.as_slice() else { return None };
        Change::between((*before)?, (*value)?)
    }
}

impl Change {
    /// From a figure to a later one; `None` when the difference is beyond what can be counted.
    pub fn between(before: Value, value: Value) -> Option<Self> {
        let by = value.checked_sub(before)?;
        let (part, whole) = (by.decimal().billionths(), before.decimal().billionths());
        Some(Self { by, per_mille: per_mille(part, whole) })
    }

    /// `+25.0%`, `-3.2%`, `0.0%`; `None` without a rate.
    pub fn rate(&self) -> Option<String> {
        let per_mille = self.per_mille?;
        let sign = match per_mille.signum() {
            -1 => "-",
            0 => "",
            _ => "+",
        };
        let size = per_mille.unsigned_abs();
        Some(format!("{sign}{}.{}%", size / 10, size % 10))
    }
}

fn per_mille(part: i128, whole: i128) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let doubled = part.checked_abs()?.checked_mul(2000)?.checked_add(whole)?;
    let rounded = i64::try_from(doubled.checked_div(whole.checked_mul(2)?)?).ok()?;
    Some(if part < 0 { -rounded } else { rounded })
}

impl Link {
    /// Whether both years say the same; `None` when one says nothing.
    pub fn agrees(&self) -> Option<bool> {
        Some(self.carried_out? == self.carried_in?)
    }
}

impl Remark {
    /// The remark in a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Gap { year } => message::fill("years.gap", lang, &[("year", &year.to_string())]),
            Self::Agencies { one, other } => {
                message::fill("years.agencies", lang, &[("one", one), ("other", other)])
            }
            Self::Editions => message::template("years.editions", lang).to_owned(),
        }
    }
}

impl Unfit {
    /// What is wrong and what to do.
    pub fn say(self, lang: Lang) -> String {
        match self {
            Self::TooFew => message::template("years.too_few", lang).to_owned(),
            Self::NoYear => message::template("years.no_year", lang).to_owned(),
            Self::SameYear(year) => message::fill("years.same_year", lang, &[("year", &year.to_string())]),
        }
    }
}

/// Every row that has a total, each group of such rows, and every single cell of the other tables.
fn series(reports: &[&Report]) -> Vec<Series> {
    let Some(newest) = reports.last().map(|report| report.form()) else { return Vec::new() };
    let mut series: Vec<Series> = Vec::new();
    for cell in newest.cell_ids() {
        let (Some(row), Some(column)) = (newest.row_of(cell), newest.column_of(cell)) else { continue };
        let totalled =
            newest.block_of(cell).is_some_and(|block| block.columns.iter().any(|line| line.key == TOTAL));
        if totalled && column.key != TOTAL {
            continue;
        }
        let key = newest.key(cell);
        let group = totalled.then(|| group(newest, cell, row)).flatten();
        let is_grouped = group.is_some();
        if let Some(group) = group
            && series.iter().all(|known| known.key != group.key)
        {
            let values = reports.iter().map(|report| group.sum(report)).collect();
            let short_names = group.names.clone().map(|name| without_number(&name).to_owned());
            series.push(Series {
                key: group.key,
                names: group.names,
                short_names,
                is_group: true,
                role: Role::Outcome,
                values,
            });
        }
        let value = |report: &&Report| report.value(report.form().cell_id(key)?);
        let names = [Lang::Zh, Lang::En].map(|lang| {
            let row = newest.row_name(cell, lang);
            if totalled { row.to_owned() } else { format!("{row} · {}", newest.column_name(cell, lang)) }
        });
        series.push(Series {
            key: key.to_owned(),
            names,
            short_names: [Lang::Zh, Lang::En].map(|lang| row.short(lang).to_owned()),
            is_group: false,
            role: role(key, row, is_grouped),
            values: reports.iter().map(value).collect(),
        });
    }
    series.retain(|one| one.values.iter().any(Option::is_some));
    series
}

fn role(key: &str, row: &Line, is_grouped: bool) -> Role {
    let Some((row_key, TOTAL)) = key.rsplit_once('.') else { return Role::Other };
    let groups: Vec<&str> = row.groups.iter().map(String::as_str).collect();
    match (row_key, groups.as_slice()) {
        (RECEIVED_ROW, _) => Role::Received,
        (CARRIED_IN_ROW, _) => Role::CarriedIn,
        (CARRIED_OUT_ROW, _) => Role::CarriedOut,
        (_, [OUTCOMES, REFUSALS]) => Role::Refusal,
        (_, [OUTCOMES, ..]) if !is_grouped => Role::Outcome,
        _ => Role::Other,
    }
}

/// Rows that stand under one head of the form (（三）不予公开).
struct Group {
    key: String,
    names: [String; 2],
    table: String,
    /// The name of the group in the form file.
    rows: String,
}

/// The innermost group of a row that has a head of its own.
fn group(form: &Form, cell: CellId, row: &Line) -> Option<Group> {
    let depth = row.path.len().checked_sub(2)?;
    let (head, group) = (row.path.get(depth)?, row.groups.get(depth).filter(|_| depth > 0)?);
    let table = form.key(cell).split('.').next()?.to_owned();
    Some(Group {
        key: format!("{table}.{group}"),
        names: [head.zh.clone(), head.en.clone()],
        table,
        rows: group.clone(),
    })
}

impl Group {
    /// All that is counted under it, in a form that may divide it otherwise.
    fn sum(&self, report: &Report) -> Option<Value> {
        let form = report.form();
        let of_group = |cell: &CellId| {
            form.key(*cell).split('.').next() == Some(self.table.as_str())
                && form.column_of(*cell).is_some_and(|line| line.key == TOTAL)
                && form.row_of(*cell).is_some_and(|line| line.groups.contains(&self.rows))
        };
        let mut cells = form.cell_ids().filter(of_group).peekable();
        cells.peek()?;
        cells.try_fold(Value::ZERO, |sum, cell| sum.checked_add(report.value(cell)?))
    }
}

/// Whether the year after this one is the next in the list.
fn follows(years: &[Year], from: usize) -> bool {
    let year = |position: usize| years.get(position).map(|year| year.year);
    year(from).and_then(|year| year.checked_add(1)) == from.checked_add(1).and_then(year)
}

fn links(reports: &[&Report], years: &[Year]) -> Vec<Link> {
    let figure = |report: &Report, row: &str| report.value(report.form().cell_id(&format!("{row}.{TOTAL}"))?);
    let link = |from: usize| {
        let (earlier, later) = (reports.get(from)?, reports.get(from.checked_add(1)?)?);
        let (carried_out, carried_in) = (figure(earlier, CARRIED_OUT_ROW), figure(later, CARRIED_IN_ROW));
        Some(Link { from, carried_out, carried_in })
    };
    (0..years.len()).filter(|from| follows(years, *from)).filter_map(link).collect()
}

fn remarks(years: &[Year]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for pair in years.windows(2) {
        let [earlier, later] = pair else { continue };
        remarks.extend((earlier.year.saturating_add(1)..later.year).map(|year| Remark::Gap { year }));
    }
    let mut named = years.iter().map(|year| &year.agency).filter(|agency| !agency.is_empty());
    if let Some(one) = named.next()
        && let Some(other) = named.find(|other| *other != one)
    {
        remarks.push(Remark::Agencies { one: one.clone(), other: other.clone() });
    }
    if years.iter().any(|year| years.first().is_some_and(|first| first.edition != year.edition)) {
        remarks.push(Remark::Editions);
    }
    remarks
}
