//! The tables to look for: each table of each form, and each way of printing it that is met.

use std::collections::BTreeSet;
use std::sync::Arc;

use gouji_core::Form;
use gouji_core::form::{Arrangement, Table};

use crate::recognise::normal::key;
use crate::recognise::stream::vocabulary::line_labels;

/// A table as it may be printed.
pub(in crate::recognise) struct Variant {
    /// Positions of the forms that have it.
    pub(in crate::recognise) forms: Vec<usize>,
    /// Its key.
    pub(in crate::recognise) table: String,
    /// The position of its section in the form.
    pub(in crate::recognise) section: usize,
    /// Its rows as printed, top to bottom.
    pub(in crate::recognise) rows: Vec<PrintedRow>,
    /// Whether rows are printed side by side below heads.
    pub(in crate::recognise) wide: bool,
    /// For each block the labels of its columns.
    pub(in crate::recognise) heads: Vec<Vec<Vec<Vec<char>>>>,
    /// Neighbouring characters of everything it prints.
    pub(in crate::recognise) pairs: BTreeSet<(char, char)>,
    blocks: Vec<gouji_core::form::Block>,
}

/// A row as printed.
pub(in crate::recognise) struct PrintedRow {
    /// The block it is in; its columns are that block's.
    pub(in crate::recognise) block: usize,
    /// Block, row and column of its cells, left to right.
    pub(in crate::recognise) cells: Vec<(usize, usize, usize)>,
    /// The texts that are read as its label.
    pub(in crate::recognise) labels: Vec<Vec<char>>,
    /// The heads above its own label, outermost first; of rows side by side the label of each.
    pub(in crate::recognise) path: Vec<Vec<char>>,
    /// Neighbouring characters of the heads above rows that are printed side by side.
    pub(in crate::recognise) pairs: BTreeSet<(char, char)>,
}

/// All variants in some forms. A table that several forms share stands once.
pub(in crate::recognise) fn variants(forms: &[Arc<Form>]) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for (number, form) in forms.iter().enumerate() {
        for table in form.tables() {
            let same = |own: &&mut Variant| own.table == table.key && own.blocks == table.blocks;
            let mut known = variants.iter_mut().filter(same).peekable();
            if known.peek().is_some() {
                known.for_each(|own| own.forms.push(number));
                continue;
            }
            if table.arrangement == Arrangement::SideBySide {
                let rows = table.blocks.iter().map(|block| block.rows.len()).sum();
                variants.extend(parts(rows).into_iter().map(|parts| Variant::wide(number, table, &parts)));
            }
            variants.push(Variant::rows(number, table));
        }
    }
    variants
}

/// The most rows that are looked for side by side in parts.
const MOST_IN_PARTS: usize = 4;

/// The ways of printing a number of rows side by side: all together, or in parts below each other.
fn parts(rows: usize) -> Vec<Vec<usize>> {
    let breaks = if (1..=MOST_IN_PARTS).contains(&rows) { 1_usize << (rows - 1) } else { 1 };
    let part = |mask: usize| {
        let mut parts = vec![0];
        for row in 0..rows {
            if row > 0 && mask >> (row - 1) & 1 == 1 {
                parts.push(0);
            }
            if let Some(last) = parts.last_mut() {
                *last += 1;
            }
        }
        parts
    };
    (0..breaks).map(part).collect()
}

/// Neighbouring characters.
fn pairs(text: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    text.iter().copied().zip(text.iter().copied().skip(1))
}

impl Variant {
    /// A table with a printed row for each of its rows.
    fn rows(form: usize, table: &Table) -> Self {
        let mut rows = Vec::new();
        for (number, block) in table.blocks.iter().enumerate() {
            for (row, line) in block.rows.iter().enumerate() {
                let heads = line.path.len().saturating_sub(1);
                let path = line.path.iter().take(heads).map(|head| key(&head.zh)).collect();
                rows.push(PrintedRow {
                    block: number,
                    cells: (0..block.columns.len()).map(|column| (number, row, column)).collect(),
                    labels: line_labels(line),
                    path,
                    pairs: BTreeSet::new(),
                });
            }
        }
        Self::new(form, table, rows, false)
    }

    /// A table with all its rows side by side below their heads, or in parts of so many rows.
    fn wide(form: usize, table: &Table, parts: &[usize]) -> Self {
        let all = table.blocks.iter().enumerate();
        let all: Vec<(usize, usize)> =
            all.flat_map(|(number, block)| (0..block.rows.len()).map(move |row| (number, row))).collect();
        let mut rest = all.as_slice();
        let mut rows = Vec::new();
        for count in parts {
            let Some((own, behind)) = rest.split_at_checked(*count) else { break };
            rest = behind;
            let mut printed = PrintedRow {
                block: own.first().map_or(0, |(block, _)| *block),
                cells: Vec::new(),
                labels: Vec::new(),
                path: Vec::new(),
                pairs: BTreeSet::new(),
            };
            for (number, row) in own {
                let block = &table.blocks[*number];
                printed.cells.extend((0..block.columns.len()).map(|column| (*number, *row, column)));
                for line in block.rows.get(*row).into_iter().chain(&block.columns) {
                    line.path.iter().for_each(|head| printed.pairs.extend(pairs(&key(&head.zh))));
                }
                printed.path.extend(block.rows.get(*row).map(|line| key(line.own_label())));
            }
            rows.push(printed);
        }
        Self::new(form, table, rows, true)
    }

    fn new(form: usize, table: &Table, rows: Vec<PrintedRow>, wide: bool) -> Self {
        let mut printed = BTreeSet::new();
        for line in table.blocks.iter().flat_map(|block| block.rows.iter().chain(&block.columns)) {
            line.path.iter().for_each(|head| printed.extend(pairs(&key(&head.zh))));
        }
        let heads = |block: &gouji_core::form::Block| block.columns.iter().map(line_labels).collect();
        Self {
            forms: vec![form],
            table: table.key.clone(),
            section: table.section.index(),
            rows,
            wide,
            heads: table.blocks.iter().map(heads).collect(),
            pairs: printed,
            blocks: table.blocks.clone(),
        }
    }

    /// The columns of a block, by the heads above theirs.
    pub(in crate::recognise) fn families(&self, block: usize) -> Vec<Vec<usize>> {
        let columns = self.blocks.get(block).map_or(&[][..], |block| block.columns.as_slice());
        let above = |column: usize| columns[column].path.split_last().map(|(_, above)| above);
        let mut families: Vec<Vec<usize>> = Vec::new();
        for column in 0..columns.len() {
            match families.iter_mut().find(|own| above(own[0]) == above(column)) {
                Some(family) => family.push(column),
                None => families.push(vec![column]),
            }
        }
        families
    }

    /// Whether rows are printed side by side, but not all of them.
    pub(in crate::recognise) fn is_in_parts(&self) -> bool {
        self.wide && self.rows.len() > 1
    }

    /// Whether it is a way of printing this table of a form.
    pub(in crate::recognise) fn is_of(&self, table: &Table) -> bool {
        self.table == table.key && self.blocks == table.blocks
    }

    /// The greatest number of columns of a block.
    pub(in crate::recognise) fn widest(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}
