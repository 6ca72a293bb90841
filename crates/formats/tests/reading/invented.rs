//! Invented reports whose sums hold.

use std::sync::Arc;

use gouji_core::form::source::Each;
use gouji_core::form::{CellId, ValueKind};
use gouji_core::{Form, Report};

/// A small generator of random numbers: the same seed gives the same report.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// A position in something of a length.
    pub(crate) fn pick(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap())).unwrap()
    }

    /// True in `percent` of all cases.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A figure as reports have them: mostly nought, sometimes large.
    fn figure(&mut self) -> i64 {
        let size = [1, 1, 1, 4, 10, 30, 200, 3000][usize::try_from(self.below(8)).unwrap()];
        i64::try_from(self.below(size)).unwrap()
    }
}

/// A filled form with which every sum holds.
pub(crate) fn report(form: &Arc<Form>, random: &mut Random) -> Report {
    let mut figures: Vec<i64> = form.cell_ids().map(|_| random.figure()).collect();
    // Sums with one total give the total; a balance gives what is left over on its right.
    for _ in 0..3 {
        for each in [Each::Row, Each::Column] {
            for sum in form.sums().iter().filter(|sum| sum.each == each) {
                let add = |cells: &[CellId], figures: &[i64]| {
                    cells.iter().map(|cell| figures[cell.index()]).sum::<i64>()
                };
                let left = add(&sum.left, &figures);
                match sum.right.as_slice() {
                    [total] => figures[total.index()] = left,
                    [.., rest] => {
                        let others = add(&sum.right, &figures) - figures[rest.index()];
                        // The first on the left grows where the right is larger.
                        let missing = (others - left).max(0);
                        figures[sum.left[0].index()] += missing;
                        figures[rest.index()] = left + missing - others;
                    }
                    [] => {}
                }
            }
        }
    }
    let mut report = Report::new(Arc::clone(form));
    for cell in form.cell_ids() {
        let own = form.cell(cell).unwrap();
        let figure = figures[cell.index()];
        let text = match own.kind {
            ValueKind::SignedCount if random.chance(30) => format!("-{}", figure + 1),
            ValueKind::Amount if random.chance(50) => format!("{figure}.{}", 1 + random.below(99)),
            ValueKind::Count | ValueKind::SignedCount | ValueKind::Amount => figure.to_string(),
        };
        report.set(cell, &text);
    }
    report
}
