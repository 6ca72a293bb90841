//! Findings: what is wrong, where, with which values. Plain facts; the words are made in [`crate::message`].

use crate::form::{CellId, Form, SectionNo};
use crate::number::Value;
use crate::report::TextRange;
use crate::rule::{RuleId, Severity};

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// How bad it is.
    pub severity: Severity,
    /// Where; the first place is where to jump to.
    pub places: Vec<Place>,
    /// Id of the sentence in `messages/`.
    pub sentence: &'static str,
    /// Values of the sentence's placeholders.
    pub facts: Vec<(&'static str, Fact)>,
    /// The equation that does not hold, for rules that have one.
    pub equation: Option<Equation>,
}

/// A place in a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A cell of a table.
    Cell(CellId),
    /// A range of a section's prose.
    Prose(SectionNo, TextRange),
    /// A whole section.
    Section(SectionNo),
    /// The report as such: title, year, agency.
    Document,
    /// A cell of the previous year's report, by its key.
    Previous(String),
}

impl Place {
    /// The name of the place in the contract: `t3.granted.total`, `s1@120..126`, `s6`, `report`, `previous:t3…`.
    pub fn key(&self, form: &Form) -> String {
        match self {
            Self::Cell(cell) => form.key(*cell).to_owned(),
            Self::Prose(section, range) => format!("{}@{}..{}", section.key(), range.from, range.to),
            Self::Section(section) => section.key(),
            Self::Document => "report".to_owned(),
            Self::Previous(key) => format!("previous:{key}"),
        }
    }

    /// The cell, if the place is one of this report.
    pub fn cell(&self) -> Option<CellId> {
        match self {
            Self::Cell(cell) => Some(*cell),
            _ => None,
        }
    }
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Text of the report, shown as it is.
    Text(String),
    /// An exact number.
    Number(Value),
    /// The name of a cell's row.
    Row(CellId),
    /// The name of a cell's column.
    Column(CellId),
    /// The short name of a cell's row.
    ShortRow(CellId),
    /// The title of a section.
    Section(SectionNo),
    /// The name of a table, by its position in the form.
    Table(usize),
    /// The left or right terms of the finding's equation, written out.
    LeftTerms,
    /// See [`Fact::LeftTerms`].
    RightTerms,
    /// A sentence of `messages/`, by its id.
    Words(&'static str),
    /// Several of them, as a list.
    AllWords(Vec<&'static str>),
}

/// Two sides that should agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// Terms on the left.
    pub left: Vec<Term>,
    /// Terms on the right.
    pub right: Vec<Term>,
    /// Value of the left side; `None` when a term has no value.
    pub left_value: Option<Value>,
    /// Value of the right side.
    pub right_value: Option<Value>,
    /// Left minus right.
    pub difference: Option<Value>,
}

/// One term of an equation.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Where the value stands.
    pub place: Place,
    /// `1` or `-1`, or another whole factor.
    pub factor: i64,
    /// Its value; `None` for a cell that holds no number.
    pub value: Option<Value>,
}
