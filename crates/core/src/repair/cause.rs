//! How a mistake was likely made. A cause ranks ties and words the explanation; it never overrides the proof.

mod digits;
mod pattern;

pub use digits::distance;

use super::exact::Rational;
use super::outcome::{Edit, RepairOption};
use super::problem::Problem;
use pattern::Paper;

/// The kinds of slips people make with figures on a form, the best explanations first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Two neighbouring digits exchanged: 764 for 746.
    DigitsSwapped,
    /// A digit left out: 76 for 746.
    DigitDropped,
    /// A digit too many: 7446 for 746.
    DigitAdded,
    /// One digit wrong: 756 for 746.
    DigitWrong,
    /// One number spread over two cells: 7 and 46 for 746.
    SplitNumber,
    /// Figures of a row stand one column too far.
    ColumnShift,
    /// Figures of a column stand one row too far.
    RowShift,
    /// Something was counted under the wrong column.
    MovedBetweenColumns,
    /// Something was counted under the wrong row.
    MovedBetweenRows,
    /// A part repeats the total of its row or column.
    TotalCopiedIntoPart,
    /// A cell left blank was taken for 0.
    BlankReadAsZero,
    /// 元 for 万元 or the other way about: a factor of ten thousand.
    UnitScale,
    /// A total no longer fits its parts, with no slip of the fingers to see.
    TotalNotUpdated,
    /// Not known.
    Unexplained,
}

impl Cause {
    /// The name used in `gouji.check/1`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DigitsSwapped => "digits_swapped",
            Self::DigitDropped => "digit_dropped",
            Self::DigitAdded => "digit_added",
            Self::DigitWrong => "digit_wrong",
            Self::SplitNumber => "split_number",
            Self::ColumnShift => "column_shift",
            Self::RowShift => "row_shift",
            Self::MovedBetweenColumns => "moved_between_columns",
            Self::MovedBetweenRows => "moved_between_rows",
            Self::TotalCopiedIntoPart => "total_copied_into_part",
            Self::BlankReadAsZero => "blank_read_as_zero",
            Self::UnitScale => "unit_scale",
            Self::TotalNotUpdated => "total_not_updated",
            Self::Unexplained => "unexplained",
        }
    }

    /// Does the cause rest on what the figures look like, so that small ones may agree by chance?
    const fn rests_on_figures(self) -> bool {
        !matches!(self, Self::BlankReadAsZero | Self::TotalNotUpdated | Self::Unexplained)
    }
}

/// Below this, a digit more or less proves nothing (Scholtus 2009).
const SMALL: Rational = Rational::integer(10);

/// Is the old or the new value so small that a likeness says little?
pub(crate) fn is_small(edit: &Edit) -> bool {
    edit.to.abs() < SMALL || edit.from.is_none_or(|from| from.abs() < SMALL)
}

/// Explains the edits of the options and puts the best-explained options first.
pub(crate) fn explain(problem: &Problem, options: &mut [RepairOption]) {
    let paper = Paper::new(problem);
    for option in &mut *options {
        for edit in &mut option.edits {
            edit.cause = alone(problem, &paper, edit);
        }
        let together = paper.together(&option.edits);
        let worst = option.edits.iter().map(|edit| edit.cause).max();
        option.cause = together.or(worst).unwrap_or(Cause::Unexplained);
        option.weak = option.cause.rests_on_figures() && option.edits.iter().any(is_small);
    }
    options.sort_by_key(|option| {
        let level = match (option.cause, option.weak) {
            (Cause::Unexplained | Cause::TotalNotUpdated, _) => 2,
            (_, true) => 1,
            (_, false) => 0,
        };
        (level, option.cause)
    });
}

/// How one figure may have gone wrong by itself.
fn alone(problem: &Problem, paper: &Paper<'_>, edit: &Edit) -> Cause {
    let blank = problem.variables.get(edit.variable).is_some_and(|variable| variable.blank_read_as_zero);
    let Some(from) = edit.from else { return Cause::Unexplained };
    if blank && !edit.to.is_zero() {
        Cause::BlankReadAsZero
    } else if let Some(slip) = digits::slip(from, edit.to) {
        slip
    } else if is_ten_thousandfold(from, edit.to) || is_ten_thousandfold(edit.to, from) {
        Cause::UnitScale
    } else if paper.copies_total(edit) {
        Cause::TotalCopiedIntoPart
    } else if paper.is_total(edit) {
        Cause::TotalNotUpdated
    } else {
        Cause::Unexplained
    }
}

fn is_ten_thousandfold(large: Rational, small: Rational) -> bool {
    !small.is_zero() && small.times(Rational::integer(10_000)) == Ok(large)
}
