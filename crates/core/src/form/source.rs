//! The shape of a form file and what makes one acceptable.
//!
//! The same types are read from TOML (by the build script and by whoever loads a form of their own) and from JSON
//! (the built-in forms inside the library). [`FormFile::check`] refuses what could not be a form, with the place.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// One form file, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    /// The edition's id, e.g. `2021`.
    pub id: String,
    /// Official name of the form.
    pub name: String,
    /// English name.
    pub en: String,
    /// The notice that prescribes it.
    pub basis: String,
    /// First reporting year it is for.
    pub first_year: u16,
    /// Last reporting year it is for; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_year: Option<u16>,
    /// The report's sections, in order.
    pub section: Vec<SectionFile>,
    /// English for the heads that several lines share.
    #[serde(default)]
    pub head: Vec<HeadFile>,
    /// The tables, in order.
    pub table: Vec<TableFile>,
}

/// A head that several rows or columns share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadFile {
    /// The head as it stands in label paths.
    pub label: String,
    /// English.
    pub en: String,
}

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// `s1` … `s6`.
    pub key: String,
    /// Official title with its number.
    pub title: String,
    /// English title.
    pub en: String,
    /// Titles that are also read as this section.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether the section is running text (else it holds a table).
    pub prose: bool,
}

/// A table of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    /// First part of the cell keys, e.g. `t3`.
    pub key: String,
    /// Key of the section it stands in.
    pub section: String,
    /// What the table is called.
    pub name: String,
    /// English name.
    pub en: String,
    /// The edition it was taken from, where that is not the form's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// How its blocks and rows are printed.
    pub arrangement: Arrangement,
    /// The blocks.
    pub block: Vec<BlockFile>,
    /// What must agree inside the table.
    #[serde(default)]
    pub sum: Vec<SumFile>,
}

/// How a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// Blocks below each other, rows below each other.
    Stacked,
    /// Every row of the one block beside the other, in one printed row.
    SideBySide,
}

/// Rows that share their column heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockFile {
    /// Banner above the block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// English banner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_en: Option<String>,
    /// Text of the corner above the row heads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corner: Option<String>,
    /// English text of the corner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corner_en: Option<String>,
    /// What its cells hold unless a column says otherwise.
    pub value: ValueKind,
    /// Unit of its cells unless a column says otherwise; may be empty.
    pub unit: String,
    /// Columns, left to right.
    pub column: Vec<LineFile>,
    /// Rows, top to bottom.
    pub row: Vec<LineFile>,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// A number of things: a whole number, not negative.
    Count,
    /// A difference of numbers of things: whole, may be negative (本年增/减).
    SignedCount,
    /// An amount of money: an exact decimal, not negative.
    Amount,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineFile {
    /// Second (row) or third (column) part of the cell keys.
    pub key: String,
    /// Path of heads, outermost first; the last is the line's own.
    pub label: Vec<String>,
    /// English label.
    pub en: String,
    /// Labels that are also read as this line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Short name for sentences; the last head without its number by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// English short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_en: Option<String>,
    /// Groups the line belongs to, for sums (`@outcome`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// What the column holds, where it differs from its block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueKind>,
    /// The column's unit, where it differs from its block's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// What must agree: the sum of the left lines and the sum of the right ones, along each row or column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumFile {
    /// Id of the rule this makes, e.g. `T3-BAL`.
    pub rule: String,
    /// Along which lines it holds: `row` (left and right name columns) or `column` (they name rows).
    pub each: Each,
    /// Keys or `@group`s that are added up.
    pub left: Vec<String>,
    /// Keys or `@group`s that the left must equal.
    pub right: Vec<String>,
    /// `equal` unless said otherwise.
    #[serde(default)]
    pub relation: Relation,
    /// Where this is laid down.
    pub basis: String,
}

/// Along which lines a sum holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// In every row.
    Row,
    /// In every column.
    Column,
}

/// How the two sides of a sum must relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Left and right are equal.
    #[default]
    Equal,
    /// Left is not greater than right.
    AtMost,
}

/// One step of the way into a form file, for error places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A named field.
    Field(&'static str),
    /// An element of a list, from 0.
    Index(usize),
}

/// Why a form file is refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The file's name, if known.
    pub file: String,
    /// The line, from 1; 0 when the source has no lines (JSON inside the library).
    pub line: usize,
    /// What is wrong and what to do.
    pub reason: String,
}

impl fmt::Display for FormError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for FormError {}

/// A fault found by [`FormFile::check`], before its place is turned into a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way from the top of the file.
    pub path: Vec<Step>,
    /// What is wrong and what to do.
    pub reason: String,
}

fn fault(path: Vec<Step>, reason: String) -> Fault {
    Fault { path, reason }
}

/// The greatest number of cells that a form may have; cell ids are 16 bits wide.
pub const MOST_CELLS: usize = 4096;

impl FormFile {
    /// Refuses what could not be a form: a key twice, a label path twice, a sum over unknown or no lines, a table in a
    /// prose section, a block without cells.
    ///
    /// # Errors
    /// The first fault, with the way to it.
    pub fn check(&self) -> Result<(), Fault> {
        use Step::{Field, Index};
        if self.section.is_empty() {
            return Err(fault(vec![], "the form has no [[section]]; declare at least one".into()));
        }
        let mut section_keys = BTreeSet::new();
        for (number, section) in self.section.iter().enumerate() {
            let at = || vec![Field("section"), Index(number), Field("key")];
            if section.key != format!("s{}", number + 1) {
                return Err(fault(
                    at(),
                    format!("section key is \"{}\", write \"s{}\"", section.key, number + 1),
                ));
            }
            section_keys.insert(section.key.as_str());
        }
        let mut table_keys = BTreeSet::new();
        let mut cells = 0_usize;
        for (number, table) in self.table.iter().enumerate() {
            let here = vec![Field("table"), Index(number)];
            let at = |rest: &[Step]| [here.as_slice(), rest].concat();
            check_key(&table.key).map_err(|reason| fault(at(&[Field("key")]), reason))?;
            if !table_keys.insert(table.key.as_str()) {
                return Err(fault(at(&[Field("key")]), format!("table key \"{}\" stands twice", table.key)));
            }
            match self.section.iter().find(|section| section.key == table.section) {
                None => {
                    return Err(fault(
                        at(&[Field("section")]),
                        format!("there is no section \"{}\"", table.section),
                    ));
                }
                Some(section) if section.prose => {
                    let reason =
                        format!("section \"{}\" is declared as prose and cannot hold a table", table.section);
                    return Err(fault(at(&[Field("section")]), reason));
                }
                Some(_) => {}
            }
            cells = cells.saturating_add(check_table(table, &here)?);
        }
        if cells > MOST_CELLS {
            return Err(fault(
                vec![],
                format!("the form has {cells} cells; at most {MOST_CELLS} are possible"),
            ));
        }
        Ok(())
    }
}

fn check_key(key: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.is_empty() || !key.chars().all(plain) {
        return Err(format!("\"{key}\" is not a key; use lower-case letters, digits and _"));
    }
    Ok(())
}

fn check_table(table: &TableFile, here: &[Step]) -> Result<usize, Fault> {
    use Step::{Field, Index};
    let at = |rest: &[Step]| [here, rest].concat();
    if table.block.is_empty() {
        return Err(fault(here.to_vec(), format!("table \"{}\" has no [[table.block]]", table.key)));
    }
    if table.arrangement == Arrangement::SideBySide && table.block.len() != 1 {
        let reason = "a side_by_side table has exactly one block".to_owned();
        return Err(fault(at(&[Field("arrangement")]), reason));
    }
    let mut row_keys = BTreeSet::new();
    let mut row_labels = BTreeSet::new();
    let mut cells = 0_usize;
    for (number, block) in table.block.iter().enumerate() {
        let block_at = |rest: &[Step]| [here, &[Field("block"), Index(number)], rest].concat();
        if block.column.is_empty() || block.row.is_empty() {
            return Err(fault(block_at(&[]), "a block needs at least one column and one row".into()));
        }
        let mut column_keys = BTreeSet::new();
        let mut column_labels = BTreeSet::new();
        check_lines(&block.column, "column", &mut column_keys, &mut column_labels).map_err(
            |(line, field, reason)| fault(block_at(&[Field("column"), Index(line), Field(field)]), reason),
        )?;
        check_lines(&block.row, "row", &mut row_keys, &mut row_labels).map_err(|(line, field, reason)| {
            fault(block_at(&[Field("row"), Index(line), Field(field)]), reason)
        })?;
        if let Some(line) = block.row.iter().position(|row| row.value.is_some() || row.unit.is_some()) {
            let reason = "value and unit belong to a column or the block, not to a row".to_owned();
            return Err(fault(block_at(&[Field("row"), Index(line), Field("key")]), reason));
        }
        cells = cells.saturating_add(block.column.len().saturating_mul(block.row.len()));
    }
    for (number, sum) in table.sum.iter().enumerate() {
        let sum_at = |field: &'static str| at(&[Field("sum"), Index(number), Field(field)]);
        check_sum(table, sum).map_err(|(field, reason)| fault(sum_at(field), reason))?;
    }
    Ok(cells)
}

type LineFault = (usize, &'static str, String);

fn check_lines<'a>(
    lines: &'a [LineFile],
    what: &str,
    keys: &mut BTreeSet<&'a str>,
    labels: &mut BTreeSet<&'a [String]>,
) -> Result<(), LineFault> {
    for (number, line) in lines.iter().enumerate() {
        check_key(&line.key).map_err(|reason| (number, "key", reason))?;
        if !keys.insert(&line.key) {
            return Err((number, "key", format!("{what} key \"{}\" stands twice", line.key)));
        }
        if line.label.is_empty() || line.label.iter().any(|part| part.trim().is_empty()) {
            return Err((number, "label", format!("{what} \"{}\" has an empty label", line.key)));
        }
        if !labels.insert(&line.label) {
            return Err((number, "label", format!("label \"{}\" stands twice", line.label.join(" / "))));
        }
    }
    Ok(())
}

fn check_sum(table: &TableFile, sum: &SumFile) -> Result<(), (&'static str, String)> {
    if sum.rule.is_empty() {
        return Err(("rule", "a sum needs the id of the rule it makes".into()));
    }
    let mut reaches_a_block = false;
    let mut unknown: Option<(&'static str, &String)> = None;
    for block in &table.block {
        let lines = match sum.each {
            Each::Row => &block.column,
            Each::Column => &block.row,
        };
        let found = |name: &String| !members(lines, name).is_empty();
        let missing = [("left", &sum.left), ("right", &sum.right)]
            .into_iter()
            .find_map(|(side, names)| names.iter().find(|name| !found(name)).map(|name| (side, name)));
        match missing {
            None => reaches_a_block = true,
            Some(name) => unknown = Some(name),
        }
    }
    for (side, names) in [("left", &sum.left), ("right", &sum.right)] {
        if names.is_empty() {
            return Err((side, "a sum needs at least one line on each side".into()));
        }
    }
    match unknown {
        Some((side, name)) if !reaches_a_block => {
            let lines = if sum.each == Each::Row { "column" } else { "row" };
            Err((
                side,
                format!("\"{name}\" is no {lines} and no group of {lines}s of table \"{}\"", table.key),
            ))
        }
        _ => Ok(()),
    }
}

/// Positions of the lines that a name in a sum stands for: one key, or all members of an `@group`.
pub fn members(lines: &[LineFile], name: &str) -> Vec<usize> {
    let matches = |line: &LineFile| match name.strip_prefix('@') {
        Some(group) => line.groups.iter().any(|own| own == group),
        None => line.key == name,
    };
    lines.iter().enumerate().filter(|(_, line)| matches(line)).map(|(position, _)| position).collect()
}
