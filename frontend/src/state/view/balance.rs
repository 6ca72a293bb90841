//! The row below a table that shows, column by column, whether its two sides are even.

use gouji_core::Lang;
use gouji_core::form::label::number_of;
use gouji_core::form::{Arrangement, CellId, Each, Form, Sum, Table};
use gouji_core::rule::arithmetic::{Linear, Verdict};

use super::super::work::Work;

/// How a column stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Some figure is still missing.
    Open,
    /// Both sides are even.
    Even,
    /// They differ by this, left minus right; `shown` when it is committed.
    Off {
        /// The difference.
        by: String,
        /// Whether it is to be shown as wrong.
        shown: bool,
    },
}

/// The sums of a table that weigh two sides in each column, neither of them one total. There is one per column, or the
/// table has no such row.
pub(crate) fn sums<'a>(form: &'a Form, table: &Table) -> Vec<&'a Sum> {
    let [block] = table.blocks.as_slice() else { return Vec::new() };
    if table.arrangement != Arrangement::Stacked {
        return Vec::new();
    }
    let of_column = |column: usize| {
        let cells: Vec<CellId> = block.column_cells(column);
        form.sums().iter().find(|sum| {
            sum.each == Each::Column
                && sum.left.len() > 1
                && sum.right.len() > 1
                && sum.left.first().is_some_and(|cell| cells.contains(cell))
        })
    };
    let all: Option<Vec<&Sum>> = (0..block.columns.len()).map(of_column).collect();
    all.unwrap_or_default()
}

/// How each column stands.
pub(crate) fn standings(work: &Work, table: &Table) -> Vec<Standing> {
    let form = work.form();
    let open = &work.judgement().open;
    let standing = |sum: &Sum| match Linear::new(sum).verdict(work.report()) {
        Verdict::Holds => Standing::Even,
        Verdict::Unjudged => Standing::Open,
        Verdict::Fails { left, right } => Standing::Off {
            by: left.checked_sub(right).map_or_else(|| "?".to_owned(), |by| by.to_string()),
            shown: open.iter().any(|found| {
                let first = found.place().and_then(gouji_core::finding::Place::cell);
                found.finding.rule.as_str() == sum.rule && first == sum.left.first().copied()
            }),
        },
    };
    sums(form, table).into_iter().map(standing).collect()
}

/// The two sides in short: `（一＋二）－（七＋四）`.
pub(crate) fn formula(form: &Form, sum: &Sum, lang: Lang) -> String {
    let name = |cell: &CellId| {
        let Some(row) = form.row_of(*cell) else { return String::new() };
        let number = number_of(row.own_label()).trim_matches(['（', '）', '(', ')']);
        if lang == Lang::En || number.is_empty() { row.short(lang).to_owned() } else { number.to_owned() }
    };
    let side = |cells: &[CellId]| cells.iter().map(name).collect::<Vec<_>>();
    let (plus, open, close) = match lang {
        Lang::Zh => ("＋", "（", "）"),
        Lang::En => (" + ", "(", ")"),
    };
    format!("{open}{}{close} − {open}{}{close}", side(&sum.left).join(plus), side(&sum.right).join(plus))
}
