//! Reviewers' decisions on findings.

/// A reviewer's explanation of a finding; it travels with the report.
///
/// It belongs to one rule at certain places with certain values, and lapses by itself when a value changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Id of the rule, e.g. `XY-CARRY`.
    pub rule: String,
    /// The finding's places, as keys.
    pub places: Vec<String>,
    /// The texts that stood at the places.
    pub values: Vec<String>,
    /// Why the finding is accepted.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, as written by who decided.
    pub at: String,
}
