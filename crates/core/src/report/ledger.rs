//! The application ledger (台账): a list of the year's applications, counted into the table of applications.
//!
//! A list has a row for each application and columns that the [`Mapping`] names: when it was received, who applied, what
//! came of it, when it was concluded. What its cells say is matched with the labels of the form, and what the form does
//! not say is decided once by a person. [`count`] then puts every row into exactly one place: into the table, twice in
//! one column (received or carried in; an outcome or carried out), or among the rows that could not be counted, with a
//! reason. So the sums of the table hold whatever the list says.
//!
//! ```
//! use gouji_core::{form, ledger::{self, Ledger, Mapping}};
//! let form = form::edition("2021").ok_or("no such edition")?;
//! let rows = [["received", "by", "result"], ["2024-03-05", "a", "x"]];
//! let rows = rows.iter().zip(1..).map(|(row, at)| (at, row.iter().map(|cell| (*cell).to_owned()).collect()));
//! let ledger = Ledger::new(rows.collect()).map_err(|_| "no list")?;
//! let mut mapping = Mapping::default();
//! mapping.columns = [Some(0), Some(1), Some(2), None, None, None];
//! mapping.choose(ledger::Kind::Applicant, "a", Some("natural"));
//! mapping.choose(ledger::Kind::Outcome, "x", Some("granted"));
//! let counted = ledger::count(&ledger, &mapping, &form, 2024);
//! let cell = form.cell_id("t3.granted.total").ok_or("no such cell")?;
//! assert_eq!((counted.figure(&form, cell), counted.problems.len()), (1, 0));
//! # Ok::<(), &str>(())
//! ```

mod count;
mod date;
mod frame;
mod mapping;
mod problem;
mod vocabulary;
mod words;

pub use count::{Counted, count};
pub use date::{Date, DateRead, date};
pub use mapping::{Choice, Kind, Mapping, Role};
pub use problem::{Problem, Remark, Trouble, Unfit};
pub use words::{How, WordUse, lines, plain};

/// A list of applications as it stands in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows, without those that are empty and those that repeat the heads.
    pub rows: Vec<Row>,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The heads stand in one of so many first rows.
const FIRST_ROWS: usize = 30;

impl Ledger {
    /// A list from the rows of a sheet, each with its number.
    ///
    /// The heads are the row that names most roles of a ledger; where none names any, the first with three texts or more.
    ///
    /// # Errors
    /// [`Unfit`] when there is no row of heads, or nothing below it.
    pub fn new(rows: Vec<(usize, Vec<String>)>) -> Result<Self, Unfit> {
        let heads_in = |(_, cells): &(usize, Vec<String>)| {
            let named = cells.iter().filter(|cell| Role::ALL.iter().any(|role| role.names(cell)));
            let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            (named.count(), filled)
        };
        let first: Vec<(usize, usize)> = rows.iter().take(FIRST_ROWS).map(heads_in).collect();
        let most = first.iter().map(|(named, _)| *named).max().unwrap_or(0);
        let is_head = |(named, filled): &(usize, usize)| {
            if most > 0 { *named == most } else { *filled >= 3 }
        };
        let at = first.iter().position(is_head).ok_or(Unfit::NoHeads)?;
        let mut rows = rows.into_iter().skip(at);
        let heads: Vec<String> = rows.next().map_or_else(Vec::new, |(_, cells)| {
            cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join("")).collect()
        });
        let plain_heads: Vec<String> = heads.iter().map(|head| plain(head)).collect();
        let keeps = |(_, cells): &(usize, Vec<String>)| {
            let is_empty = cells.iter().all(|cell| cell.trim().is_empty());
            let repeats = cells.iter().map(|cell| plain(cell)).eq(plain_heads.iter().cloned());
            !is_empty && !repeats
        };
        let rows: Vec<Row> = rows.filter(keeps).map(|(number, cells)| Row { number, cells }).collect();
        if rows.is_empty() {
            return Err(Unfit::NoRows);
        }
        Ok(Self { heads, rows })
    }

    /// The text of a cell; empty beyond the end of its row.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let cells = self.rows.get(row).map(|row| &row.cells);
        cells.and_then(|cells| cells.get(column)).map_or("", |cell| cell.trim())
    }

    /// The texts that stand in a column, different ones first, for people to recognise it by.
    pub fn samples(&self, column: usize, most: usize) -> Vec<&str> {
        let mut samples: Vec<&str> = Vec::new();
        for row in 0..self.rows.len().min(1_000) {
            let text = self.text(row, column);
            if !text.is_empty() && !samples.contains(&text) {
                samples.push(text);
            }
            if samples.len() >= most {
                break;
            }
        }
        samples
    }

    /// What an own column is called: its head, and which one of several of this head.
    pub(crate) fn name_of(&self, column: usize) -> Option<(&str, usize)> {
        let head = self.heads.get(column)?;
        let same = self.heads.iter().take(column).filter(|other| *other == head);
        Some((head, same.count().saturating_add(1)))
    }

    /// The column of this name.
    pub(crate) fn column_of(&self, head: &str, number: usize) -> Option<usize> {
        let same = self.heads.iter().enumerate().filter(|(_, own)| *own == head);
        same.map(|(column, _)| column).nth(number.saturating_sub(1))
    }
}
