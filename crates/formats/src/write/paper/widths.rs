//! How wide columns must be, reckoned from what stands in them.

use super::{Cell, Role, Table, Width};

/// Left and right of a text in a cell, in hundredths of the font size.
const PADDING: usize = 80;
/// A character of a figure, in the widest font that may stand in for the one that is named.
const FIGURE: usize = 64;
/// The narrowest column.
const NARROWEST: usize = 200;
/// Heads up to this width are not broken.
const SHORT: usize = 300;
/// The most lines that a head of one column is broken into.
const HEAD_LINES: usize = 3;

/// The width of a text on one line, in hundredths of the font size.
pub(in crate::write) fn length(text: &str) -> usize {
    let line = |line: &str| line.chars().map(|c| if c.is_ascii() { 50 } else { 100 }).sum();
    text.split('\n').map(line).max().unwrap_or(0)
}

/// The lines that a text takes in a width, both in hundredths of the font size.
pub(in crate::write) fn lines(text: &str, width: usize) -> usize {
    text.split('\n').map(|line| length(line).div_ceil(width.max(100)).max(1)).sum()
}

/// What the columns of a table need, from its cells of one column.
pub(in crate::write) fn needed(rows: &[Vec<Cell>], columns: usize) -> Vec<Width> {
    let mut widths = vec![Width { needs: NARROWEST + PADDING, likes: NARROWEST + PADDING }; columns];
    for cell in rows.iter().flatten().filter(|cell| cell.col_span == 1) {
        let Some(width) = widths.get_mut(cell.column) else { continue };
        let full = length(&cell.text);
        // Whole characters on each of so many lines.
        let broken = |lines: usize| full.div_ceil(lines.max(1)).div_ceil(100).saturating_mul(100).min(full);
        let (needs, likes) = match cell.role {
            Role::Figure(_) => {
                let full = cell.text.chars().count() * FIGURE;
                (full, full)
            }
            Role::RowHead if cell.row_span > 1 => (broken(cell.row_span), broken(cell.row_span)),
            Role::RowHead => (broken(HEAD_LINES), full),
            _ if full <= SHORT => (full, full),
            _ => (broken(HEAD_LINES), broken(HEAD_LINES)),
        };
        width.needs = width.needs.max(needs + PADDING);
        width.likes = width.likes.max(likes + PADDING);
    }
    widths
}

impl Table {
    /// The least width at which nothing has to be broken that should not be, in hundredths of the font size.
    pub(in crate::write) fn least_width(&self) -> usize {
        self.columns.iter().map(|column| column.needs).sum()
    }

    /// The lines of the tallest cell of a row that spans no other, for columns of these widths in hundredths of the font
    /// size.
    pub(in crate::write) fn lines_of(&self, row: usize, widths: &[usize]) -> usize {
        let cells = self.rows.get(row).into_iter().flatten().filter(|cell| cell.row_span == 1);
        let own = |cell: &Cell| {
            let width: usize = widths.iter().skip(cell.column).take(cell.col_span).sum();
            lines(&cell.text, width.saturating_sub(PADDING))
        };
        cells.map(own).max().unwrap_or(1)
    }

    /// Widths of the columns that add up to `total`, for a width of `room` hundredths of the font size.
    pub(in crate::write) fn widths(&self, room: usize, total: usize) -> Vec<usize> {
        let needs: Vec<usize> = self.columns.iter().map(|column| column.needs).collect();
        let wishes: Vec<usize> =
            self.columns.iter().map(|column| column.likes.saturating_sub(column.needs)).collect();
        let left = room.saturating_sub(needs.iter().sum());
        let most: usize = wishes.iter().sum();
        let granted = left.min(most);
        let spread = (left - granted) / self.columns.len().max(1);
        let own = needs.iter().zip(&wishes);
        let own: Vec<usize> = own
            .map(|(needs, wish)| needs + (wish * granted).checked_div(most).unwrap_or(0) + spread)
            .collect();
        scaled(&own, total)
    }
}

/// Shares of `total` in proportion, that add up to it to the unit.
fn scaled(shares: &[usize], total: usize) -> Vec<usize> {
    let all: usize = shares.iter().sum::<usize>().max(1);
    let mut done = 0;
    let mut before = 0;
    let mut widths = Vec::with_capacity(shares.len());
    for share in shares {
        done += share;
        let end = done * total / all;
        widths.push(end - before);
        before = end;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::super::{Table, Width};
    use super::length;

    #[test]
    fn widths_add_up_and_wishes_come_first() {
        let column = |needs, likes| Width { needs, likes };
        let columns = vec![column(300, 300), column(500, 1500), column(300, 300)];
        let table = Table { name: String::new(), head_rows: 0, rows: vec![], columns };
        assert_eq!(table.widths(2100, 2100), [300, 1500, 300]);
        assert_eq!(table.widths(1100, 2200), [600, 1000, 600]);
        assert_eq!(table.widths(500, 999).iter().sum::<usize>(), 999);
        assert_eq!(length("12件\n四个字的"), 400);
    }
}
