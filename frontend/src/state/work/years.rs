//! Reports of other years beside the one under work.

use std::rc::Rc;

use gouji_core::Report;

use super::Work;

impl Work {
    /// Takes a report of another year to compare with, in the place of one of the same year.
    pub(crate) fn take_year(&mut self, report: Report) {
        let others = Rc::make_mut(&mut self.others);
        others.retain(|other| other.year != report.year);
        others.push(report);
        self.version += 1;
    }

    /// Compares with this year no more.
    pub(crate) fn leave_year(&mut self, year: u16) {
        if self.previous().is_some_and(|previous| previous.year == Some(year)) {
            self.compare_with(None);
        }
        Rc::make_mut(&mut self.others).retain(|other| other.year != Some(year));
        self.version += 1;
    }
}
