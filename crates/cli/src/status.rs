//! How the command ends.

use std::process::ExitCode;

/// Exit status of the command; the worst of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing of severity error: 0.
    Clean,
    /// At least one error was found: 1.
    Errors,
    /// Something could not be read, or the command was wrong: 2.
    Unreadable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Errors => 1,
            Status::Unreadable => 2,
        })
    }
}
