//! What was done to a report, step by step, so that it can be taken back and done again.

use std::rc::Rc;

use gouji_core::check::Session;
use gouji_core::form::CellId;

use super::work::Field;
use super::work::links::Link;

/// One step: everything that one action of a user changed.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// What it was.
    pub(crate) name: StepName,
    /// What it changed.
    pub(crate) effect: Effect,
    /// The links of the prose before and after.
    pub(crate) links: (Rc<Vec<Link>>, Rc<Vec<Link>>),
}

/// What a step changed.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Texts of fields.
    Fields(Vec<FieldChange>),
    /// The whole report.
    Whole {
        /// As it was.
        before: Rc<Session>,
        /// As it became.
        after: Rc<Session>,
    },
}

/// The text of a field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldChange {
    /// The field.
    pub(crate) field: Field,
    /// Its text before.
    pub(crate) before: String,
    /// Its text after.
    pub(crate) after: String,
}

/// What a step is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepName {
    /// A field was filled.
    Filled(Field),
    /// The cells that a reader was unsure of were left blank: so many.
    LeftBlank(usize),
    /// This many cells were pasted.
    Pasted(usize),
    /// This many cells were changed as proposed.
    Repaired(usize),
    /// This many cells were counted from a ledger.
    Counted(usize),
    /// This many blank cells were filled with nought, and totals with their sums.
    Zeros(usize),
    /// A figure of the tables was put into the prose.
    Linked,
    /// A figure of the prose follows the tables no more.
    CutLink,
    /// The edition was changed.
    SwitchedEdition,
    /// Last year's report was put beside.
    TookPrevious,
    /// Last year's report was taken away.
    LeftPrevious,
    /// A finding was explained.
    Explained,
    /// An explanation was taken back.
    Withdrew,
}

/// Steps done, and steps taken back since the last one done.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    done: Vec<Rc<Step>>,
    undone: Vec<Rc<Step>>,
}

impl History {
    /// Adds a step; what was taken back can no longer be done again.
    pub(crate) fn push(&mut self, step: Step) {
        self.done.push(Rc::new(step));
        self.undone.clear();
    }

    /// The step to take back, moved to those that can be done again.
    pub(crate) fn undo(&mut self) -> Option<Rc<Step>> {
        let step = self.done.pop()?;
        self.undone.push(Rc::clone(&step));
        Some(step)
    }

    /// The step to do again.
    pub(crate) fn redo(&mut self) -> Option<Rc<Step>> {
        let step = self.undone.pop()?;
        self.done.push(Rc::clone(&step));
        Some(step)
    }

    /// The step that would be taken back.
    pub(crate) fn last(&self) -> Option<&Step> {
        self.done.last().map(Rc::as_ref)
    }

    /// The step that would be done again.
    pub(crate) fn next(&self) -> Option<&Step> {
        self.undone.last().map(Rc::as_ref)
    }
}

impl Step {
    /// The first field that it changed.
    pub(crate) fn first_field(&self) -> Option<Field> {
        match &self.effect {
            Effect::Fields(changes) => changes.first().map(|change| change.field),
            Effect::Whole { .. } => None,
        }
    }

    /// The first cell that it changed.
    pub(crate) fn first_cell(&self) -> Option<CellId> {
        match self.first_field() {
            Some(Field::Cell(cell)) => Some(cell),
            _ => None,
        }
    }
}
