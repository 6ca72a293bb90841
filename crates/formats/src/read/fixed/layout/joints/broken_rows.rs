//! Rows that a page break went through.

use gouji_core::form::label::number_of;

use super::is_near;
use crate::read::fixed::layout::Unit;
use crate::read::fixed::layout::cells::{RuledTable, Text};
use crate::read::fixed::layout::grid::Area;

/// Makes a row whole again that ends on the next page: the first row there, `from`, goes into the last row of `table` if
/// it can be nothing but its rest.
///
/// It is the rest if all its cells stand below cells of that row, and each is blank, or goes on a text that was broken
/// off for lack of room, or fills a cell that had nothing. A row with a figure above a figure is a row of its own.
pub(super) fn mend(table: &mut RuledTable, next: &mut RuledTable, from: usize) {
    let rest: Vec<usize> = positions(next, |area| area.row == from);
    let last_row = table.ys.len().saturating_sub(2);
    let Some(pairs) = pairs(table, next, &rest, last_row) else { return };
    let goes_on = pairs.iter().all(|(above, below)| {
        let (above, below) = (text(table, *above), text(next, *below));
        below.is_blank() || above.is_blank() || continues(above, below)
    });
    let has_figures = |position: &usize, own: &RuledTable| is_figure(&text(own, *position).said);
    let figures_above = pairs.iter().any(|(above, _)| has_figures(above, table));
    let figures_below = pairs.iter().any(|(_, below)| has_figures(below, next));
    let broken =
        pairs.iter().any(|(above, below)| !text(next, *below).is_blank() && !text(table, *above).is_blank());
    let blank = pairs.iter().all(|(_, below)| text(next, *below).is_blank());
    // Figures in both parts are two rows; without a text that goes on, only a row of nothing is a rest.
    if !goes_on || (figures_above && figures_below) || !(broken || blank && figures_above) {
        return;
    }
    for (above, below) in pairs {
        let rest = next.cells.get_mut(below).map(|(_, text)| std::mem::take(text)).unwrap_or_default();
        if let Some((_, own)) = table.cells.get_mut(above) {
            own.append(rest);
        }
    }
    drop_row(next, from);
}

/// The positions of the cells that are such.
fn positions(table: &RuledTable, such: impl Fn(&Area) -> bool) -> Vec<usize> {
    let found = table.cells.iter().enumerate().filter(|(_, (area, _))| such(area));
    found.map(|(position, _)| position).collect()
}

/// For each cell of the rest the cell above it that it is as wide as; nothing if one has none.
fn pairs(
    table: &RuledTable,
    next: &RuledTable,
    rest: &[usize],
    last_row: usize,
) -> Option<Vec<(usize, usize)>> {
    let above = positions(table, |area| area.row + area.rows == last_row + 1);
    let pairs = rest.iter().map(|below| {
        let sides = sides(next, *below)?;
        let same = |position: &&usize| {
            self::sides(table, **position)
                .is_some_and(|own| is_near(own.0, sides.0) && is_near(own.1, sides.1))
        };
        above.iter().find(same).map(|above| (*above, *below))
    });
    pairs.collect::<Option<Vec<_>>>().filter(|pairs| !pairs.is_empty())
}

fn sides(table: &RuledTable, position: usize) -> Option<(Unit, Unit)> {
    let (area, _) = table.cells.get(position)?;
    Some((*table.xs.get(area.column)?, *table.xs.get(area.column + area.columns)?))
}

fn text(table: &RuledTable, position: usize) -> &Text {
    const BLANK: &Text = &Text::BLANK;
    table.cells.get(position).map_or(BLANK, |(_, text)| text)
}

fn continues(above: &Text, below: &Text) -> bool {
    !is_figure(&above.said)
        && !is_figure(&below.said)
        && number_of(below.said.trim()).is_empty()
        && above.breaks_before(below)
}

/// Whether a text is a figure or a part of one.
fn is_figure(text: &str) -> bool {
    text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

/// Takes a row out; cells that reach below it begin one row later.
fn drop_row(table: &mut RuledTable, row: usize) {
    table.cells.retain_mut(|(area, _)| {
        if area.row == row {
            area.rows -= 1;
            return area.rows > 0;
        }
        true
    });
    for (area, _) in &mut table.cells {
        if area.row > row {
            area.row -= 1;
        }
    }
    table.cells.sort_by_key(|(area, _)| (area.row, area.column));
    if row + 1 < table.ys.len() {
        table.ys.remove(row);
    }
}
