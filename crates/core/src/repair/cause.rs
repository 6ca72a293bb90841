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
}

/// Below this, a digit more or less proves nothing (Scholtus 2009).
const SMALL: Rational = Rational::integer(10);

/// Does the likeness rest on figures so small that it may be chance? For slips with digits that is the old or the
/// new value; a copied total, a shifted or split figure is as strong as that figure, a move as strong as its size.
fn is_weak(cause: Cause, edits: &[Edit]) -> bool {
    let small = |value: Rational| value.abs() < SMALL;
    let old = |edit: &Edit| edit.from.unwrap_or_default();
    match cause {
        Cause::DigitsSwapped | Cause::DigitDropped | Cause::DigitAdded | Cause::DigitWrong => {
            edits.iter().any(|edit| small(edit.to) || small(old(edit)))
        }
        Cause::TotalCopiedIntoPart => edits.iter().any(|edit| small(old(edit))),
        Cause::SplitNumber | Cause::ColumnShift | Cause::RowShift => edits.iter().all(|edit| small(edit.to)),
        Cause::MovedBetweenColumns | Cause::MovedBetweenRows => {
            edits.iter().any(|edit| edit.to.minus(old(edit)).is_ok_and(small))
        }
        Cause::BlankReadAsZero | Cause::UnitScale | Cause::TotalNotUpdated | Cause::Unexplained => false,
    }
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
        option.weak = is_weak(option.cause, &option.edits);
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
