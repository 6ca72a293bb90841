//! What is wrong with a ledger and its rows, in a clerk's words.

use super::mapping::Role;
use crate::form::Lang;
use crate::message;

/// Why a sheet is no list of applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No row looks like the heads of columns.
    NoHeads,
    /// Nothing stands below the heads.
    NoRows,
}

/// A row that was not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its place in [`super::Ledger::rows`].
    pub row: usize,
    /// Why.
    pub trouble: Trouble,
}

/// Why a row was not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Nothing is written where the day of receipt stands.
    NotDated,
    /// The day of receipt cannot be read.
    DateUnread,
    /// The day of receipt has no year.
    DateWithoutYear,
    /// It is not known what the kind of applicant means.
    ApplicantUnknown,
    /// It is not known what the outcome means.
    OutcomeUnknown,
    /// It is not known whether it is new or was carried over.
    StandingUnknown,
    /// The day of conclusion cannot be read.
    ConcludedUnread,
    /// The day of conclusion has no year.
    ConcludedWithoutYear,
    /// It was concluded before it was received.
    ConcludedFirst,
    /// It was concluded, and yet is said to be open.
    ConcludedButOpen,
    /// The day of receipt and what is said of the carrying over do not agree.
    StandingDisagrees,
    /// It was received after the reporting year.
    Later,
    /// It was concluded before the reporting year.
    Earlier,
    /// It was decided that rows with its word are left out.
    LeftOut,
}

/// Something to know about a whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Several columns have the head of the one that is used.
    SameHeads {
        /// The head.
        head: String,
        /// The column that is used, from 0.
        column: usize,
    },
    /// So many different words stand in a column that it may be another one that is meant.
    ManyWords {
        /// The head.
        head: String,
        /// How many.
        count: usize,
    },
    /// A decision is about a line that this form does not have.
    NoSuchLine {
        /// The word.
        word: String,
    },
    /// A column of a saved mapping is not in the list.
    NoSuchColumn {
        /// Its head.
        head: String,
    },
    /// No day of conclusion is known: a result counts for the reporting year, whenever it came.
    NoConclusion,
}

impl Unfit {
    /// What is wrong and what to do.
    pub fn say(self, lang: Lang) -> String {
        let id = match self {
            Self::NoHeads => "ledger.no_heads",
            Self::NoRows => "ledger.no_rows",
        };
        message::template(id, lang).to_owned()
    }
}

impl Trouble {
    /// Whether somebody has to look at the row; the others belong to another year or were left out on purpose.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Later | Self::Earlier | Self::LeftOut)
    }

    /// The column that has to be looked at.
    pub fn role(self) -> Role {
        match self {
            Self::NotDated | Self::DateUnread | Self::DateWithoutYear | Self::Later => Role::Received,
            Self::ApplicantUnknown => Role::Applicant,
            Self::OutcomeUnknown | Self::ConcludedButOpen | Self::LeftOut => Role::Outcome,
            Self::StandingUnknown | Self::StandingDisagrees => Role::Standing,
            Self::ConcludedUnread | Self::ConcludedWithoutYear | Self::ConcludedFirst | Self::Earlier => {
                Role::Concluded
            }
        }
    }

    /// Why such rows were not counted, and what to do.
    pub fn say(self, lang: Lang) -> &'static str {
        let id = match self {
            Self::NotDated => "ledger.not_dated",
            Self::DateUnread => "ledger.date_unread",
            Self::DateWithoutYear => "ledger.date_without_year",
            Self::ApplicantUnknown => "ledger.applicant_unknown",
            Self::OutcomeUnknown => "ledger.outcome_unknown",
            Self::StandingUnknown => "ledger.standing_unknown",
            Self::ConcludedUnread => "ledger.concluded_unread",
            Self::ConcludedWithoutYear => "ledger.concluded_without_year",
            Self::ConcludedFirst => "ledger.concluded_first",
            Self::ConcludedButOpen => "ledger.concluded_but_open",
            Self::StandingDisagrees => "ledger.standing_disagrees",
            Self::Later => "ledger.later",
            Self::Earlier => "ledger.earlier",
            Self::LeftOut => "ledger.left_out",
        };
        message::template(id, lang)
    }
}

impl Remark {
    /// The remark in a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::SameHeads { head, column } => {
                let column = column.saturating_add(1).to_string();
                message::fill("ledger.same_heads", lang, &[("head", head), ("column", &column)])
            }
            Self::ManyWords { head, count } => {
                message::fill("ledger.many_words", lang, &[("head", head), ("n", &count.to_string())])
            }
            Self::NoSuchLine { word } => message::fill("ledger.no_such_line", lang, &[("word", word)]),
            Self::NoSuchColumn { head } => message::fill("ledger.no_such_column", lang, &[("head", head)]),
            Self::NoConclusion => message::template("ledger.no_conclusion", lang).to_owned(),
        }
    }
}
