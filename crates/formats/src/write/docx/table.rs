//! Tables of a Word file: fixed widths, merged cells, heads that are repeated, rows that are not torn.

use super::body::{Sheet, text_of};
use crate::write::markup::Markup;
use crate::write::paper::{Cell, Role, Table};

/// Sizes of type in half points that a table is tried in, the usual one first.
const SIZES: [usize; 3] = [21, 20, 18];
/// White space at the left and right of a cell, in twentieths of a point.
const PADDING: &str = "57";
/// The least height of a row (340 in the official form).
const ROW: &str = "340";
/// A table that is no taller stands on one page, in points: the text of a page without a heading of two lines.
const PAGE: usize = 570;

/// The size of type and the sheet that a table fits on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    half_points: usize,
    pub(super) sheet: Sheet,
}

impl Fit {
    /// The largest type on the usual sheet, else on the turned one; the smallest on the turned one where nothing fits.
    pub(super) fn of(table: &Table, usual: Sheet) -> Self {
        let tries = [usual, Sheet::Turned];
        let mut tries =
            tries.into_iter().flat_map(|sheet| SIZES.map(|half_points| Self { half_points, sheet }));
        let least = table.least_width();
        tries.find(|fit| least <= fit.room()).unwrap_or(Self { half_points: 18, sheet: Sheet::Turned })
    }

    /// The width of the text in hundredths of the size of type.
    fn room(self) -> usize {
        self.sheet.width() * 10 / self.half_points
    }
}

pub(super) fn write(markup: &mut Markup, table: &Table, fit: Fit) {
    let widths = table.widths(fit.room(), fit.sheet.width());
    markup.raw("\n");
    markup.open("w:tbl", &[]);
    markup.open("w:tblPr", &[]);
    markup.empty("w:tblStyle", &[("w:val", "TableGrid")]);
    markup.empty("w:tblW", &[("w:w", &fit.sheet.width().to_string()), ("w:type", "dxa")]);
    markup.empty("w:jc", &[("w:val", "center")]);
    markup.empty("w:tblLayout", &[("w:type", "fixed")]);
    markup.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        markup.empty(side, &[("w:w", PADDING), ("w:type", "dxa")]);
    }
    markup.close();
    markup.empty("w:tblLook", &[("w:val", "0000")]);
    markup.empty("w:tblCaption", &[("w:val", &table.name)]);
    markup.close();
    markup.open("w:tblGrid", &[]);
    for width in &widths {
        markup.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    markup.close();
    let whole = height(table, fit) <= PAGE;
    for (number, row) in laid_out(table).into_iter().enumerate() {
        markup.raw("\n");
        markup.open("w:tr", &[]);
        markup.open("w:trPr", &[]);
        markup.empty("w:cantSplit", &[]);
        markup.empty("w:trHeight", &[("w:val", ROW), ("w:hRule", "atLeast")]);
        if number < table.head_rows {
            markup.empty("w:tblHeader", &[]);
        }
        markup.close();
        let last = number + 1 == table.rows.len();
        let heads = |cell: &Cell| matches!(cell.role, Role::Banner | Role::Corner | Role::ColumnHead);
        let keep = !last && (whole || table.rows.get(number).is_some_and(|row| row.iter().any(heads)));
        for slot in row {
            let width = widths.iter().skip(slot.cell.column).take(slot.cell.col_span).sum();
            cell(markup, &slot, width, fit, keep);
        }
        markup.close();
    }
    markup.close();
}

/// About how tall a table is, in points.
fn height(table: &Table, fit: Fit) -> usize {
    let widths = table.widths(fit.room(), fit.room());
    // A line of type is about a third taller than its characters.
    let row = |row| (table.lines_of(row, &widths) * fit.half_points * 2 / 3).max(17);
    (0..table.rows.len()).map(row).sum()
}

/// A cell as it stands in one row: where it begins, or where it goes on from above.
struct Slot<'a> {
    cell: &'a Cell,
    goes_on: bool,
}

/// For each row all its cells, those that reach into it from above included.
fn laid_out(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let mut rows: Vec<Vec<Slot<'_>>> = table.rows.iter().map(|_| Vec::new()).collect();
    for (first, row) in table.rows.iter().enumerate() {
        for cell in row {
            for (number, slots) in rows.iter_mut().enumerate().skip(first).take(cell.row_span) {
                slots.push(Slot { cell, goes_on: number > first });
            }
        }
    }
    for slots in &mut rows {
        slots.sort_by_key(|slot| slot.cell.column);
    }
    rows
}

fn cell(markup: &mut Markup, slot: &Slot<'_>, width: usize, fit: Fit, keep: bool) {
    let cell = slot.cell;
    markup.open("w:tc", &[]);
    markup.open("w:tcPr", &[]);
    markup.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if cell.col_span > 1 {
        markup.empty("w:gridSpan", &[("w:val", &cell.col_span.to_string())]);
    }
    if slot.goes_on {
        markup.empty("w:vMerge", &[]);
    } else if cell.row_span > 1 {
        markup.empty("w:vMerge", &[("w:val", "restart")]);
    }
    markup.empty("w:vAlign", &[("w:val", "center")]);
    markup.close();
    markup.open("w:p", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:pStyle", &[("w:val", if cell.left { "TableLabel" } else { "TableText" })]);
    if keep {
        markup.empty("w:keepNext", &[]);
    }
    markup.close();
    if !slot.goes_on && !cell.text.is_empty() {
        markup.open("w:r", &[]);
        if fit.half_points != 21 {
            let size = fit.half_points.to_string();
            markup.open("w:rPr", &[]);
            markup.empty("w:sz", &[("w:val", &size)]);
            markup.empty("w:szCs", &[("w:val", &size)]);
            markup.close();
        }
        text_of(markup, &cell.text);
        markup.close();
    }
    markup.close();
    markup.close();
}
