//! What the modifiers say: of characters, of paragraphs, of rows.

use super::super::Bytes;

/// What matters of a run of characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Character {
    /// Deleted while changes were tracked, not shown, or a sign of another font.
    pub(super) left_out: bool,
    pub(super) bold: bool,
}

/// What matters of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// How many tables it stands in.
    pub(super) depth: usize,
    /// Its mark ends a row.
    pub(super) ends_row: bool,
    /// Its mark ends a cell of an inner table.
    pub(super) ends_inner_cell: bool,
    /// It has the style of a heading.
    pub(super) heading: bool,
    /// The shape of the row that its mark ends.
    pub(super) row: RowShape,
}

/// The cells of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowShape {
    /// The edges of the cells from left to right, in twentieths of a point; one more than there are cells.
    pub(super) edges: Vec<i32>,
    pub(super) cells: Vec<CellMerge>,
}

/// How a cell is merged with others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CellMerge {
    /// It goes on with the cell to its left.
    pub(super) with_left: bool,
    /// It goes on with the cell above.
    pub(super) with_above: bool,
}

/// The most cells of a row.
const MOST_CELLS: usize = 64;
/// The deepest table in tables that is told apart.
const DEEPEST: usize = 16;
/// How often modifiers may point to others that stand elsewhere.
const MOST_JUMPS: u8 = 4;

impl Character {
    pub(super) fn read(modifiers: &[u8]) -> Self {
        let (mut deleted, mut hidden, mut symbol, mut bold) = (false, false, false, false);
        for (name, operand) in Modifiers(modifiers) {
            let is_on = operand.first().is_some_and(|value| *value & 1 == 1);
            match name {
                0x0800 => deleted = is_on,
                0x083C => hidden = is_on,
                0x0835 => bold = is_on,
                0x6A09 => symbol = true,
                _ => {}
            }
        }
        Self { left_out: deleted || hidden || symbol, bold }
    }
}

impl Paragraph {
    /// From the modifiers of a paragraph, which begin with its style, and those of its piece.
    pub(super) fn read(modifiers: &[u8], change: &[u8], data: Bytes<'_>) -> Self {
        let (style, modifiers) = modifiers.split_at_checked(2).unwrap_or((&[], modifiers));
        // The styles from 1 to 9 are those of headings, whatever their names are.
        let style = Bytes(style).u16(0).unwrap_or(0);
        let mut own = Self { heading: (1..=9).contains(&style), ..Self::default() };
        own.apply(modifiers, data, 0);
        own.apply(change, data, 0);
        own
    }

    fn apply(&mut self, modifiers: &[u8], data: Bytes<'_>, jumps: u8) {
        for (name, operand) in Modifiers(modifiers) {
            let is_on = operand.first().is_some_and(|value| *value != 0);
            let bytes = Bytes(operand);
            match name {
                0x2416 => self.depth = if is_on { self.depth.max(1) } else { 0 },
                0x2417 | 0x244C => self.ends_row = is_on,
                0x244B => self.ends_inner_cell = is_on,
                0x6649 => self.depth = bytes.place(0).unwrap_or(0).min(DEEPEST),
                // Modifiers that had no room stand in another stream.
                0x6645 | 0x6646 | 0x646B if jumps < MOST_JUMPS => {
                    let elsewhere = || {
                        let at = bytes.place(0)?;
                        data.part(at.checked_add(2)?, usize::from(data.u16(at)?))
                    };
                    if let Some(more) = elsewhere() {
                        self.apply(more.0, data, jumps + 1);
                    }
                }
                _ => self.row.apply(name, bytes),
            }
        }
    }
}

impl RowShape {
    fn apply(&mut self, name: u16, operand: Bytes<'_>) {
        match name {
            0xD608 => self.define(operand),
            0xD62B => {
                let (at, flags) = (operand.u8(1).map(usize::from), operand.u8(2).unwrap_or(0));
                if let Some(cell) = at.and_then(|at| self.cells.get_mut(at)) {
                    cell.with_above = flags == 1;
                }
            }
            // A range of cells merged with the first of them.
            0x5624 => self.range(operand, |first, last, own| {
                for cell in own.cells.iter_mut().take(last).skip(first + 1) {
                    cell.with_left = true;
                }
            }),
            0x5625 => self.range(operand, |first, last, own| {
                for cell in own.cells.iter_mut().take(last).skip(first) {
                    cell.with_left = false;
                }
            }),
            // Cells taken out; those behind them move up.
            0x5622 => self.range(operand, |first, last, own| {
                let widths = own.widths();
                let kept = |at: &usize| *at < first || *at >= last;
                let widths =
                    (0..widths.len()).filter(kept).filter_map(|at| widths.get(at).copied()).collect();
                own.cells =
                    (0..own.cells.len()).filter(kept).filter_map(|at| own.cells.get(at).copied()).collect();
                own.set_widths(widths);
            }),
            0x7621 => self.put_in(operand),
            0x7623 => self.range(operand, |first, last, own| {
                let width = i32::from(operand.u16(2).unwrap_or(0));
                let mut widths = own.widths();
                for own in widths.iter_mut().take(last).skip(first) {
                    *own = width;
                }
                own.set_widths(widths);
            }),
            _ => {}
        }
    }

    /// The edges and merges of all cells, behind the length of the operand.
    fn define(&mut self, operand: Bytes<'_>) {
        let count = operand.u8(2).map_or(0, usize::from).min(MOST_CELLS);
        let edge = |at| operand.u16(3 + at * 2).map(|edge| i32::from(edge.cast_signed()));
        let edges: Option<Vec<i32>> = (0..=count).map(edge).collect();
        self.edges = edges.unwrap_or_default();
        let merge = |at| {
            let flags = operand.u16(3 + (count + 1) * 2 + at * 20).unwrap_or(0);
            CellMerge { with_left: flags & 0x02 != 0, with_above: flags & 0x60 == 0x20 }
        };
        self.cells = (0..count).map(merge).collect();
    }

    /// Changes a range of cells, from the first to behind the last.
    fn range(&mut self, operand: Bytes<'_>, change: impl Fn(usize, usize, &mut Self)) {
        let (Some(first), Some(last)) = (operand.u8(0).map(usize::from), operand.u8(1).map(usize::from))
        else {
            return;
        };
        if first < last && last <= MOST_CELLS {
            change(first, last, self);
        }
    }

    /// Cells put in at a place, each of a width; a row that does not reach so far is filled up with such cells.
    fn put_in(&mut self, operand: Bytes<'_>) {
        let (Some(first), Some(count)) = (operand.u8(0).map(usize::from), operand.u8(1).map(usize::from))
        else {
            return;
        };
        if first.max(self.cells.len()) + count > MOST_CELLS {
            return;
        }
        let width = i32::from(operand.u16(2).unwrap_or(0));
        let mut widths = self.widths();
        widths.resize(widths.len().max(first), width);
        self.cells.resize(widths.len(), CellMerge::default());
        widths.splice(first..first, std::iter::repeat_n(width, count));
        self.cells.splice(first..first, std::iter::repeat_n(CellMerge::default(), count));
        self.set_widths(widths);
    }

    fn widths(&self) -> Vec<i32> {
        self.edges
            .windows(2)
            .map(|pair| pair.iter().rev().copied().reduce(|right, left| right - left).unwrap_or(0))
            .collect()
    }

    fn set_widths(&mut self, widths: Vec<i32>) {
        let mut edge = self.edges.first().copied().unwrap_or(0);
        self.edges = vec![edge];
        for width in widths {
            edge = edge.saturating_add(width);
            self.edges.push(edge);
        }
    }
}

/// Modifiers one after the other: a name, and an operand whose length the name tells.
struct Modifiers<'a>(&'a [u8]);

impl<'a> Iterator for Modifiers<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = Bytes(self.0);
        let name = bytes.u16(0)?;
        let rest = bytes.from(2);
        let length = match name >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The definition of a row counts itself in two bytes, and one more.
            _ if name == 0xD608 => usize::from(rest.u16(0)?) + 1,
            // A list of tab stops may be longer than its length can say.
            _ if name == 0xC615 && rest.u8(0) == Some(255) => {
                let removed = usize::from(rest.u8(1)?);
                let added = usize::from(rest.u8(2 + removed * 4)?);
                3 + removed * 4 + added * 3
            }
            _ => usize::from(rest.u8(0)?) + 1,
        };
        let operand = rest.part(0, length)?.0;
        self.0 = rest.from(length).0;
        Some((name, operand))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, CellMerge, Modifiers, Paragraph};

    fn read(modifiers: &[u8]) -> Paragraph {
        Paragraph::read(&[&[0, 0], modifiers].concat(), &[], Bytes(&[]))
    }

    /// A row of three cells, the second one merged with the first, the third one with the one above.
    fn row() -> Vec<u8> {
        let mut row = vec![3];
        row.extend([0_i16, 100, 250, 300].iter().flat_map(|edge| edge.to_le_bytes()));
        for flags in [0x61_u16, 0x02, 0x20] {
            row.extend(flags.to_le_bytes());
            row.extend([0; 18]);
        }
        let length = u16::try_from(row.len() + 1).unwrap().to_le_bytes();
        [&[0x08, 0xD6][..], &length, &row].concat()
    }

    #[test]
    fn operands_have_the_length_that_their_name_tells() {
        let bytes =
            [0x16, 0x24, 1, 0x0B, 0x46, 5, 6, 0x15, 0xC6, 2, 0, 0, 0x49, 0x66, 2, 0, 0, 0, 0x17, 0x24];
        let found: Vec<(u16, usize)> =
            Modifiers(&bytes).map(|(name, operand)| (name, operand.len())).collect();
        assert_eq!(found, [(0x2416, 1), (0x460B, 2), (0xC615, 3), (0x6649, 4)]);
    }

    #[test]
    fn rows_tell_edges_and_merges() {
        let merge = |with_left, with_above| CellMerge { with_left, with_above };
        let own = read(&[&[0x16, 0x24, 1, 0x17, 0x24, 1][..], &row()].concat());
        assert!(own.ends_row && own.depth == 1);
        assert_eq!(own.row.edges, [0, 100, 250, 300]);
        assert_eq!(own.row.cells, [merge(false, false), merge(true, false), merge(false, true)]);
        // A cell of 70 put in before the second, then the first two merged, the last one taken out.
        let changed = [&row()[..], &[0x21, 0x76, 1, 1, 70, 0, 0x24, 0x56, 0, 2, 0x22, 0x56, 3, 4]].concat();
        let own = read(&changed);
        assert_eq!(own.row.edges, [0, 100, 170, 320]);
        assert_eq!(own.row.cells, [merge(false, false), merge(true, false), merge(true, false)]);
    }

    #[test]
    fn modifiers_elsewhere_are_followed_but_not_for_ever() {
        let data = [&[9_u8, 0][..], &[0x49, 0x66, 2, 0, 0, 0], &[0x17, 0x24, 1]].concat();
        let own = Paragraph::read(&[3, 0, 0x46, 0x66, 0, 0, 0, 0], &[], Bytes(&data));
        assert_eq!((own.depth, own.ends_row, own.heading), (2, true, true));
        let circle = [6, 0, 0x46, 0x66, 0, 0, 0, 0];
        assert_eq!(Paragraph::read(&[0, 0, 0x46, 0x66, 0, 0, 0, 0], &[], Bytes(&circle)).depth, 0);
    }
}
