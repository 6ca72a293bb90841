//! Slips that concern where a figure stands, or several figures at once.

use super::Cause;
use crate::repair::exact::Rational;
use crate::repair::outcome::Edit;
use crate::repair::problem::{Place, Problem, Variable};
use std::collections::BTreeMap;

/// The figures of a problem by their place on paper.
pub(crate) struct Paper<'a> {
    problem: &'a Problem,
    by_place: BTreeMap<(u32, u32, u32), &'a Variable>,
}

/// The two directions in which figures are neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Row,
    Column,
}

impl<'a> Paper<'a> {
    pub(crate) fn new(problem: &'a Problem) -> Self {
        let mut by_place = BTreeMap::new();
        for variable in &problem.variables {
            if let Some(place) = &variable.place {
                by_place.insert((place.block, place.row, place.column), variable);
            }
        }
        Self { problem, by_place }
    }

    fn place(&self, edit: &Edit) -> Option<&'a Place> {
        self.problem.variables.get(edit.variable)?.place.as_ref()
    }

    /// The written value a step to the left (above) or to the right (below).
    fn neighbour(&self, place: &Place, along: Along, forward: bool) -> Option<Rational> {
        let step = |at: u32| if forward { at.checked_add(1) } else { at.checked_sub(1) };
        let key = match along {
            Along::Row => (place.block, place.row, step(place.column)?),
            Along::Column => (place.block, step(place.row)?, place.column),
        };
        self.by_place.get(&key)?.value
    }

    /// Does the figure repeat a total of its own row or column?
    pub(crate) fn copies_total(&self, edit: &Edit) -> bool {
        let (Some(place), Some(from)) = (self.place(edit), edit.from) else { return false };
        !place.total
            && !from.is_zero()
            && self.problem.variables.iter().any(|other| {
                other.value == Some(from)
                    && other.place.as_ref().is_some_and(|total| {
                        total.total
                            && total.block == place.block
                            && (total.row == place.row || total.column == place.column)
                    })
            })
    }

    pub(crate) fn is_total(&self, edit: &Edit) -> bool {
        self.place(edit).is_some_and(|place| place.total)
    }

    /// One slip that explains all the edits together.
    pub(crate) fn together(&self, edits: &[Edit]) -> Option<Cause> {
        if edits.len() < 2 {
            return None;
        }
        let places: Vec<&Place> = edits.iter().map(|edit| self.place(edit)).collect::<Option<_>>()?;
        let first = places.first()?;
        let one_row = places.iter().all(|place| (place.block, place.row) == (first.block, first.row));
        let one_column =
            places.iter().all(|place| (place.block, place.column) == (first.block, first.column));
        if one_row && self.split(edits) {
            return Some(Cause::SplitNumber);
        }
        if one_row && self.shifted(edits, Along::Row) {
            return Some(Cause::ColumnShift);
        }
        if one_column && self.shifted(edits, Along::Column) {
            return Some(Cause::RowShift);
        }
        if places.iter().any(|place| place.total) || !moved(edits) {
            return None;
        }
        if one_row {
            Some(Cause::MovedBetweenColumns)
        } else if one_column {
            Some(Cause::MovedBetweenRows)
        } else {
            None
        }
    }

    /// One new figure is two written neighbours put together: 12 and 34 for 1234.
    fn split(&self, edits: &[Edit]) -> bool {
        edits.iter().any(|edit| {
            let Some(place) = self.place(edit) else { return false };
            let Some(from) = edit.from else { return false };
            let next = |forward| self.neighbour(place, Along::Row, forward);
            next(true).is_some_and(|right| joins(from, right, edit.to))
                || next(false).is_some_and(|left| joins(left, from, edit.to))
        })
    }

    /// All new figures but one are those written next door, on one side.
    fn shifted(&self, edits: &[Edit], along: Along) -> bool {
        [false, true].into_iter().any(|forward| {
            let mut matches = 0;
            let mut substance = false;
            for edit in edits {
                let next = self.place(edit).and_then(|place| self.neighbour(place, along, forward));
                if next == Some(edit.to) {
                    matches += 1;
                    substance |= !edit.to.is_zero();
                }
            }
            substance && matches + 1 >= edits.len()
        })
    }
}

/// Is `whole` the two counts written one after the other? Noughts in front of the second are lost in reading.
fn joins(left: Rational, right: Rational, whole: Rational) -> bool {
    if !(left.is_integer() && right.is_integer() && left.is_positive()) || right.is_negative() {
        return false;
    }
    let digits = right.to_string().len();
    (digits..digits + 3).any(|places| {
        let shifted = u32::try_from(places).ok().and_then(|places| 10_i64.checked_pow(places));
        let joined =
            shifted.map(|power| left.times(Rational::integer(power)).and_then(|left| left.plus(right)));
        joined == Some(Ok(whole))
    })
}

/// Two figures, what one has too much the other has too little.
fn moved(edits: &[Edit]) -> bool {
    let [one, other] = edits else { return false };
    let gain = |edit: &Edit| edit.to.minus(edit.from.unwrap_or_default()).ok();
    match (gain(one), gain(other)) {
        (Some(one), Some(other)) => one == other.negated(),
        _ => false,
    }
}
