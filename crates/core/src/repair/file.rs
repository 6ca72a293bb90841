//! Problems from outside: a JSON file with variables, rules and records goes in, a JSON answer comes out.
//! The format is described in `docs/repair-problems.md`.

mod compare;
mod expression;
mod json;
mod read;
mod write;

pub use expression::ExpressionFault;

use super::problem::ProblemFault;
use std::fmt;

/// The problem file cannot be used; says where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemError {
    /// Not JSON, or not of the shape described.
    Json {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What was met and what was expected.
        message: String,
    },
    /// The file says that it is something else.
    Schema(String),
    /// A rule's text.
    Rule {
        /// The name or number of the rule.
        rule: String,
        /// Where in the text, and what to do.
        fault: ExpressionFault,
    },
    /// A value, weight, bound or name.
    Entry {
        /// What it belongs to, such as “record 2 (R02)”.
        place: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// The problem as a whole.
    Problem {
        /// The record it was met in.
        record: String,
        /// What is wrong.
        fault: ProblemFault,
    },
}

impl fmt::Display for ProblemError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { line, column, message } => write!(out, "line {line}, column {column}: {message}"),
            Self::Schema(text) => {
                write!(out, "“schema” is “{text}”; write \"schema\": \"gouji.repair-problem/1\" at the top")
            }
            Self::Rule { rule, fault } => write!(out, "rule {rule}, {fault}"),
            Self::Entry { place, message } => write!(out, "{place}: {message}"),
            Self::Problem { record, fault } => write!(out, "{record}: {fault}"),
        }
    }
}

impl std::error::Error for ProblemError {}

/// Solves every record of a problem file and returns the answers as JSON (`gouji.repair/1`), with a line break at
/// the end. The same file gives the same bytes on every machine.
///
/// ```
/// let answer = gouji_core::repair::file::solve_problem_json(r#"{
///     "schema": "gouji.repair-problem/1",
///     "variables": ["profit", "cost", {"name": "turnover", "weight": 2}],
///     "rules": ["profit + cost = turnover", "cost >= 0.6 turnover"],
///     "records": [{"values": [755, 125, 200]}]
/// }"#).unwrap();
/// assert!(answer.contains(r#""to": "75""#));
/// ```
///
/// # Errors
/// [`ProblemError`] with the place and what to do about it.
pub fn solve_problem_json(text: &str) -> Result<String, ProblemError> {
    let file = read::shape(text)?;
    let records = file
        .records
        .iter()
        .enumerate()
        .map(|(index, record)| write::record(&file, index, record))
        .collect::<Result<Vec<_>, _>>()?;
    let answer = json::AnswerFile { schema: "gouji.repair/1", engine: crate::VERSION, records };
    let mut text = serde_json::to_string_pretty(&answer).map_err(|wrong| ProblemError::Json {
        line: wrong.line(),
        column: wrong.column(),
        message: wrong.to_string(),
    })?;
    text.push('\n');
    Ok(text)
}

/// The problem of each record of a file, for programs that want to solve it themselves.
///
/// # Errors
/// As for [`solve_problem_json`].
pub fn problems_from_json(text: &str) -> Result<Vec<super::Problem>, ProblemError> {
    let file = read::shape(text)?;
    file.records.iter().enumerate().map(|(index, record)| read::problem(&file, index, record)).collect()
}
