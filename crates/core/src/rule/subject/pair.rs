//! Whether two reports can be compared: the same agency, one year after the other.

use super::agency;
use crate::report::Report;

/// How a report that was given as the previous year's fits the one under check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// None was given.
    None,
    /// It is the one of the year before, as far as both say.
    Fits,
    /// Both are of the same year.
    SameYear,
    /// It is of a later year.
    Later,
    /// It is older than the year before.
    Older,
    /// It is another agency's.
    OtherAgency,
}

/// Judges the pair; what one of them does not say is taken to fit.
pub(super) fn judge(report: &Report, previous: Option<&Report>) -> Pair {
    let Some(previous) = previous else { return Pair::None };
    if let (Some(this), Some(last)) = (agency::year(report), agency::year(previous)) {
        match i32::from(this) - i32::from(last) {
            1 => {}
            0 => return Pair::SameYear,
            difference if difference < 0 => return Pair::Later,
            _ => return Pair::Older,
        }
    }
    if agency::may_be_same(&report.agency, &previous.agency) { Pair::Fits } else { Pair::OtherAgency }
}
