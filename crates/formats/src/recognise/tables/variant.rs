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
    /// Whether all cells are printed in one row below heads.
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
    /// The heads above its own label, outermost first.
    pub(in crate::recognise) path: Vec<Vec<char>>,
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
                variants.push(Variant::new(number, table, true));
            }
            variants.push(Variant::new(number, table, false));
        }
    }
    variants
}

impl Variant {
    fn new(form: usize, table: &Table, wide: bool) -> Self {
        let mut rows = Vec::new();
        let mut pairs = BTreeSet::new();
        let mut print = |text: &str| {
            let text = key(text);
            pairs.extend(text.iter().copied().zip(text.iter().copied().skip(1)));
        };
        for (number, block) in table.blocks.iter().enumerate() {
            for line in block.rows.iter().chain(&block.columns) {
                line.path.iter().for_each(|head| print(&head.zh));
            }
            let cells_of = |row: usize| (0..block.columns.len()).map(move |column| (number, row, column));
            if wide {
                let cells = (0..block.rows.len()).flat_map(cells_of).collect();
                rows.push(PrintedRow { block: number, cells, labels: Vec::new(), path: Vec::new() });
                continue;
            }
            for (row, line) in block.rows.iter().enumerate() {
                let heads = line.path.len().saturating_sub(1);
                let path = line.path.iter().take(heads).map(|head| key(&head.zh)).collect();
                rows.push(PrintedRow {
                    block: number,
                    cells: cells_of(row).collect(),
                    labels: line_labels(line),
                    path,
                });
            }
        }
        let heads = |block: &gouji_core::form::Block| block.columns.iter().map(line_labels).collect();
        Self {
            forms: vec![form],
            table: table.key.clone(),
            section: table.section.index(),
            rows,
            wide,
            heads: table.blocks.iter().map(heads).collect(),
            pairs,
            blocks: table.blocks.clone(),
        }
    }

    /// The greatest number of columns of a block.
    pub(in crate::recognise) fn widest(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}
