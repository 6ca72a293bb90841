//! What the columns of a ledger are, and what its words mean.

use std::collections::BTreeMap;

use super::words::plain;
use super::{Ledger, vocabulary};

/// What a column of a ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// When the application was received.
    Received,
    /// Which kind of applicant it came from.
    Applicant,
    /// What came of it.
    Outcome,
    /// For which of several reasons.
    Reason,
    /// When it was concluded.
    Concluded,
    /// Whether it is new or was carried over, where no date tells.
    Standing,
}

impl Role {
    /// Every role, in the order of [`Mapping::columns`].
    pub const ALL: [Self; 6] =
        [Self::Received, Self::Applicant, Self::Outcome, Self::Reason, Self::Concluded, Self::Standing];

    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Applicant => "applicant",
            Self::Outcome => "outcome",
            Self::Reason => "reason",
            Self::Concluded => "concluded",
            Self::Standing => "standing",
        }
    }

    /// Its place in [`Mapping::columns`].
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|own| *own == self).unwrap_or(0)
    }

    /// Whether the head of a column names it.
    pub(super) fn names(self, head: &str) -> bool {
        vocabulary::rank(&plain(head), self).is_some()
    }
}

/// What a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The kind of applicant: a column of the table.
    Applicant,
    /// The outcome: a row of the table.
    Outcome,
    /// New or carried over: one of the first two rows.
    Standing,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Applicant, Self::Outcome, Self::Standing];

    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Applicant => Role::Applicant.code(),
            Self::Outcome => Role::Outcome.code(),
            Self::Standing => Role::Standing.code(),
        }
    }
}

/// What a person has decided that a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A line of the table, by its part of the cell keys.
    Line(String),
    /// Rows with this word are not counted.
    LeaveOut,
}

/// What the columns of a ledger are, and what was decided about its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// For each role of [`Role::ALL`] its column, from 0.
    pub columns: [Option<usize>; 6],
    /// Whether days without a year are of the reporting year.
    pub assumes_year: bool,
    pub(super) choices: BTreeMap<(Kind, String), Choice>,
}

impl Mapping {
    /// The columns as their heads name them: each role gets the column that names it best, no column has two.
    pub fn guess(ledger: &Ledger) -> Self {
        let mut named: Vec<(usize, usize, Role)> = Vec::new();
        for (column, head) in ledger.heads.iter().enumerate() {
            let head = plain(head);
            named.extend(
                Role::ALL.iter().filter_map(|role| Some((vocabulary::rank(&head, *role)?, column, *role))),
            );
        }
        named.sort_unstable();
        let mut mapping = Self::default();
        for (_, column, role) in named {
            let is_free = !mapping.columns.contains(&Some(column));
            if let Some(own) = mapping.columns.get_mut(role.index())
                && is_free
                && own.is_none()
            {
                *own = Some(column);
            }
        }
        mapping
    }

    /// The column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.get(role.index()).copied().flatten()
    }

    /// Says which column a role has; another role that had it has none.
    pub fn set_column(&mut self, role: Role, column: Option<usize>) {
        for own in &mut self.columns {
            if column.is_some() && *own == column {
                *own = None;
            }
        }
        if let Some(own) = self.columns.get_mut(role.index()) {
            *own = column;
        }
    }

    /// Decides what a word means: the line of this key, or that its rows are left out.
    pub fn choose(&mut self, kind: Kind, word: &str, line: Option<&str>) {
        let choice = line.map_or(Choice::LeaveOut, |key| Choice::Line(key.to_owned()));
        self.choices.insert((kind, plain(word)), choice);
    }

    /// Takes a decision back.
    pub fn forget(&mut self, kind: Kind, word: &str) {
        self.choices.remove(&(kind, plain(word)));
    }

    /// What was decided about a word.
    pub fn choice(&self, kind: Kind, word: &str) -> Option<&Choice> {
        self.choices.get(&(kind, plain(word)))
    }

    /// Every decision about a word.
    pub(crate) fn choices(&self) -> impl Iterator<Item = (Kind, &str, &Choice)> {
        self.choices.iter().map(|((kind, word), choice)| (*kind, word.as_str(), choice))
    }

    /// Whether enough is known to count: when applications came, from whom, and what came of them.
    pub fn lacks(&self) -> Vec<Role> {
        let mut lacks = Vec::new();
        if self.column(Role::Received).is_none() && self.column(Role::Standing).is_none() {
            lacks.push(Role::Received);
        }
        lacks
            .extend([Role::Applicant, Role::Outcome].into_iter().filter(|role| self.column(*role).is_none()));
        lacks
    }
}
