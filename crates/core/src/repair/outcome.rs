//! What is answered.

use super::cause::Cause;
use super::certificate::Certificate;
use super::exact::Rational;

/// The answer for a whole problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The answer in one word: the least certain of its repairs.
    pub status: Status,
    /// One entry for each independent thing that is wrong, in the order of the names of the figures concerned.
    pub repairs: Vec<Repair>,
    /// Rules that could not be judged, because a blank in them may not be filled (indices of rules).
    pub unjudged: Vec<usize>,
    /// Sets of variables that were tried, over the whole problem.
    pub nodes: u64,
}

impl Outcome {
    /// The least total weight, if every part was solved.
    pub fn weight(&self) -> Option<Rational> {
        let mut total = Rational::ZERO;
        for repair in &self.repairs {
            if !matches!(repair.status, Status::Unique | Status::Tied) {
                return None;
            }
            total = total.plus(repair.weight?).ok()?;
        }
        Some(total)
    }

    /// Every optimal repair of the whole problem as sorted indices of variables: one option from each entry of
    /// `repairs`, in all combinations. `None` when more than `cap` would be needed or the list was capped already.
    pub fn combined(&self, cap: usize) -> Option<Vec<Vec<usize>>> {
        let mut sets = vec![Vec::new()];
        for repair in &self.repairs {
            if repair.capped || sets.len().checked_mul(repair.options.len())? > cap {
                return None;
            }
            sets = sets
                .iter()
                .flat_map(|set: &Vec<usize>| {
                    repair.options.iter().map(move |option| {
                        let mut joined = set.clone();
                        joined.extend(option.edits.iter().map(|edit| edit.variable));
                        joined.sort_unstable();
                        joined
                    })
                })
                .collect();
        }
        sets.sort();
        Some(sets)
    }

    /// Indices of the variables that every optimal repair changes.
    pub fn safe(&self) -> Vec<usize> {
        let mut all: Vec<usize> =
            self.repairs.iter().flat_map(|repair| repair.safe.iter().map(|safe| safe.variable)).collect();
        all.sort_unstable();
        all
    }
}

/// How certain an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Every rule holds, or can be made to hold by filling blanks.
    NothingToDo,
    /// Exactly one set of changes is smallest.
    Unique,
    /// Several sets of changes are smallest; all are listed, up to the cap.
    Tied,
    /// A repair would go over the limits of the problem.
    BeyondLimit,
    /// No values at all make the rules hold.
    Infeasible,
    /// The search was given up; see [`Repair::stopped`] and the bound in the certificate.
    NotSolved,
}

/// What stopped a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The number of sets to try was used up, or the caller said stop.
    Effort,
    /// A number grew too large for exact calculation.
    TooLarge,
}

/// The smallest changes that settle some violated rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// How certain it is; never [`Status::NothingToDo`].
    pub status: Status,
    /// The violated rules it settles (indices of rules).
    pub rules: Vec<usize>,
    /// The total weight of each option; `None` when not solved.
    pub weight: Option<Rational>,
    /// Every smallest set of changes, best-explained first.
    pub options: Vec<RepairOption>,
    /// There are more options than are listed.
    pub capped: bool,
    /// What all smallest sets share, listed or not.
    pub safe: Vec<SafeEdit>,
    /// Why nothing smaller does.
    pub certificate: Certificate,
    /// Why there is no answer, if there is none.
    pub stopped: Option<Stopped>,
}

/// One smallest set of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairOption {
    /// The changes, in the order of the names of the variables.
    pub edits: Vec<Edit>,
    /// Values for blanks that go with the changes, so that every rule holds; a witness, not a claim.
    pub fills: Vec<Edit>,
    /// The likeliest way the mistake was made.
    pub cause: Cause,
    /// The cause rests on figures below ten, where coincidences are common.
    pub weak: bool,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Index of the variable.
    pub variable: usize,
    /// The value written down; `None` for a blank.
    pub from: Option<Rational>,
    /// The value proposed: the one that fits, or of several the nearest to the value written down (to 0 for a
    /// blank) given the edits before it; inside an open end the nearest whole number, else the middle of the range.
    pub to: Rational,
    /// Which values fit.
    pub fits: Fits,
    /// How this one figure may have gone wrong.
    pub cause: Cause,
    /// The figure was doubted beforehand; the reason is the variable's [`suspicion`](super::Variable::suspicion).
    pub suspected: bool,
}

/// Which values of a changed variable fit, the other variables of the option being free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// Only the proposed one.
    Only,
    /// Values from `lower` to `upper`; `None` is no end.
    Range {
        /// The least value, which itself fits unless the rules that limit it are strict.
        lower: Option<Rational>,
        /// The greatest value, likewise.
        upper: Option<Rational>,
    },
    /// Not worked out.
    Unknown,
}

/// A variable that every smallest repair changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeEdit {
    /// Index of the variable.
    pub variable: usize,
    /// Its new value, where all repairs agree on it.
    pub to: Option<Rational>,
}
