//! From one figure to the next, as they stand on the printed form.

use gouji_core::form::{CellId, Form};
use gouji_core::number;

use super::keys::Way;
use super::layout::{Layout, LayoutCell};
use crate::services::reading::block::Block;
use crate::state::paste::Plan;

/// The cell that lies this way; the same one at the edge.
pub(crate) fn neighbour(layout: &Layout, from: CellId, way: Way) -> Option<CellId> {
    let rows = layout.figures();
    let (row, position) = find(&rows, from)?;
    let own = *rows.get(row)?.get(position)?;
    let target = match way {
        Way::Left => rows.get(row)?.get(position.checked_sub(1)?),
        Way::Right => rows.get(row)?.get(position + 1),
        Way::RowStart => rows.get(row)?.first(),
        Way::RowEnd => rows.get(row)?.last(),
        Way::Up => covering(rows.get(row.checked_sub(1)?)?, own.column),
        Way::Down => covering(rows.get(row + 1)?, own.column),
        Way::ColumnStart => rows.iter().find_map(|row| covering(row, own.column)),
        Way::ColumnEnd => rows.iter().rev().find_map(|row| covering(row, own.column)),
        Way::TableStart => rows.first()?.first(),
        Way::TableEnd => rows.last()?.last(),
    };
    target.and_then(|cell| cell.figure()).map(|figure| figure.cell)
}

/// What a block from a clipboard would write: by its labels where they tell the cells of its figures, else by position
/// with the upper left text at `from`.
pub(crate) fn plan(form: &Form, layout: &Layout, from: CellId, block: &Block) -> Plan {
    let size = (block.rows.len(), block.rows.iter().map(Vec::len).max().unwrap_or(0));
    let texts = block.rows.iter().flatten().flatten();
    let figures = texts.filter(|text| number::read(text).value().is_some()).count();
    let labelled = block.labelled.iter().filter(|(_, text)| !text.is_empty()).count();
    if labelled == 0 || labelled * 2 < figures {
        let (cells, outside) = covered(layout, from, &block.rows);
        return Plan { cells, size, outside, ..Plan::default() };
    }
    let (mut cells, mut outside) = (Vec::new(), block.unplaced.clone());
    for (key, text) in &block.labelled {
        match form.cell_id(key) {
            Some(cell) => cells.push((cell, text.clone())),
            None if text.is_empty() => {}
            None => outside.push(format!("{key}: {text}")),
        }
    }
    Plan { by_labels: true, cells, size, outside, doubts: block.doubts.clone() }
}

/// The cells that a block of texts covers, with the upper left one at `from`, and the texts that find no place.
fn covered(
    layout: &Layout,
    from: CellId,
    block: &[Vec<Option<String>>],
) -> (Vec<(CellId, String)>, Vec<String>) {
    let rows = layout.figures();
    let Some((first_row, first)) = find(&rows, from) else { return (Vec::new(), Vec::new()) };
    let mut cells = Vec::new();
    let mut outside = Vec::new();
    for (number, texts) in block.iter().enumerate() {
        let row = rows.get(first_row + number);
        for (position, text) in texts.iter().enumerate() {
            let Some(text) = text else { continue };
            let figure = row.and_then(|row| row.get(first + position)).and_then(|cell| cell.figure());
            match figure {
                Some(figure) => cells.push((figure.cell, text.clone())),
                None if text.is_empty() => {}
                None => outside.push(text.clone()),
            }
        }
    }
    (cells, outside)
}

fn find(rows: &[Vec<&LayoutCell>], wanted: CellId) -> Option<(usize, usize)> {
    rows.iter().enumerate().find_map(|(number, row)| {
        let is_wanted = |cell: &&LayoutCell| cell.figure().is_some_and(|figure| figure.cell == wanted);
        row.iter().position(is_wanted).map(|position| (number, position))
    })
}

/// The figure of a row that stands in a physical column.
fn covering<'a, 'b>(row: &'b [&'a LayoutCell], column: usize) -> Option<&'b &'a LayoutCell> {
    row.iter().find(|cell| (cell.column..cell.column + cell.col_span).contains(&column))
}

#[cfg(test)]
mod tests {
    use super::super::keys::Way;
    use super::super::layout::Layout;
    use super::{neighbour, plan};
    use crate::services::reading::block::block;
    use gouji_core::form::{Form, edition};
    use gouji_core::{Lang, Report};

    fn layout(form: &Form, table: &str) -> Layout {
        Layout::new(form, form.table(table).unwrap(), Lang::Zh)
    }

    #[test]
    fn ways_follow_the_printed_form() {
        let form = edition("2021").unwrap();
        let go = |table: &str, from: &str, way| {
            neighbour(&layout(&form, table), form.cell_id(from).unwrap(), way)
                .map(|cell| form.key(cell).to_owned())
        };
        assert_eq!(go("t3", "t3.received.natural", Way::Down).as_deref(), Some("t3.carried_in.natural"));
        assert_eq!(go("t3", "t3.received.natural", Way::Up), None);
        assert_eq!(go("t3", "t3.received.natural", Way::RowEnd).as_deref(), Some("t3.received.total"));
        assert_eq!(go("t2", "t2.normative.in_force", Way::Down).as_deref(), Some("t2.licensing.decisions"));
        assert_eq!(go("t4", "t4.review.total", Way::Right).as_deref(), Some("t4.suit_direct.upheld"));
    }

    #[test]
    fn a_block_is_clipped_and_what_is_left_is_told() {
        let form = edition("2021").unwrap();
        let from = form.cell_id("t3.concluded.other").unwrap();
        let plan = plan(&form, &layout(&form, "t3"), from, &block("", "1\t2\t\n3\t3\t3").unwrap());
        let keys: Vec<&str> = plan.cells.iter().map(|(cell, _)| form.key(*cell)).collect();
        assert_eq!(
            keys,
            ["t3.concluded.other", "t3.concluded.total", "t3.carried_out.other", "t3.carried_out.total"]
        );
        assert_eq!((plan.outside, plan.size, plan.by_labels), (vec!["3".to_owned()], (2, 3), false));
    }

    #[test]
    fn labels_decide_wherever_the_block_is_pasted() {
        let form = edition("2021").unwrap();
        let from = form.cell_id("t3.received.other").unwrap();
        let text =
            "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t2\t3\n（一）予以公开\t4\t0\t0\t0\t0\t0\t4\n";
        let plan = plan(&form, &layout(&form, "t3"), from, &block("", text).unwrap());
        assert!(plan.by_labels && plan.outside.is_empty());
        let granted = form.cell_id("t3.granted.natural").unwrap();
        assert!(plan.cells.contains(&(granted, "4".to_owned())));
    }

    #[test]
    fn a_small_block_goes_in_and_any_other_asks() {
        let form = edition("2021").unwrap();
        let from = form.cell_id("t3.received.natural").unwrap();
        let planned = |text: &str| plan(&form, &layout(&form, "t3"), from, &block("", text).unwrap());
        let mut report = Report::new(std::sync::Arc::clone(&form));
        assert!(planned("1\t2\n3\t/\n").is_plain(&report));
        assert!(!planned("1\t2\n3\tabc\n").is_plain(&report), "a text that is no figure");
        assert!(!planned("1\t2\t3\t4\t5\t6\t7\t8\n1\n").is_plain(&report), "one too many");
        for cell in form.cell_ids() {
            report.set(cell, "9");
        }
        assert!(planned("1\t2\n3\t4\n").is_plain(&report));
        assert!(!planned("1\t2\t3\n4\t5\t6\n").is_plain(&report), "six filled cells");
        assert!(planned("9\t9\t9\n9\t9\t9\n").is_plain(&report), "nothing changes");
    }
}
