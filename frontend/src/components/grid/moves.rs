//! From one figure to the next, as they stand on the printed form.

use gouji_core::form::CellId;

use super::keys::Way;
use super::layout::{Layout, LayoutCell};

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

/// The cells that a block of texts covers, with the upper left one at `from`, and how many texts find no place.
pub(crate) fn covered(
    layout: &Layout,
    from: CellId,
    block: &[Vec<String>],
) -> (Vec<(CellId, String)>, usize) {
    let rows = layout.figures();
    let Some((first_row, first)) = find(&rows, from) else { return (Vec::new(), 0) };
    let mut cells = Vec::new();
    let mut outside = 0;
    for (number, texts) in block.iter().enumerate() {
        let row = rows.get(first_row + number);
        for (position, text) in texts.iter().enumerate() {
            let figure = row.and_then(|row| row.get(first + position)).and_then(|cell| cell.figure());
            match figure {
                Some(figure) => cells.push((figure.cell, text.clone())),
                None if text.is_empty() => {}
                None => outside += 1,
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
    use super::{covered, neighbour};
    use gouji_core::Lang;
    use gouji_core::form::{Form, edition};

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
    fn a_block_is_clipped_and_what_is_left_is_counted() {
        let form = edition("2021").unwrap();
        let block = vec![vec!["1".to_owned(), "2".to_owned(), String::new()], vec!["3".to_owned(); 3]];
        let from = form.cell_id("t3.concluded.other").unwrap();
        let (cells, outside) = covered(&layout(&form, "t3"), from, &block);
        let keys: Vec<&str> = cells.iter().map(|(cell, _)| form.key(*cell)).collect();
        assert_eq!(
            keys,
            ["t3.concluded.other", "t3.concluded.total", "t3.carried_out.other", "t3.carried_out.total"]
        );
        assert_eq!(outside, 1);
    }
}
