//! The shapes of `gouji.repair-problem/1` and `gouji.repair/1`; see `docs/repair-problems.md`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A number as JSON has it, or as text.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected a number, or a number in quotes such as \"0.1\" or \"1/3\"")]
pub(crate) enum Figure {
    Number(serde_json::Number),
    Text(String),
}

impl Figure {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProblemFile {
    pub(crate) schema: String,
    #[serde(default)]
    #[expect(dead_code, reason = "for people who read the file")]
    pub(crate) about: Option<String>,
    pub(crate) variables: Vec<VariableEntry>,
    pub(crate) rules: Vec<RuleEntry>,
    #[serde(default)]
    pub(crate) limits: LimitsEntry,
    pub(crate) records: Vec<RecordEntry>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindEntry {
    #[default]
    Count,
    Signed,
    Amount,
    Real,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a variable: its name in quotes, or an object with name and any of kind (count, signed, amount, real), scale, weight, frozen, lower, upper, place"
)]
pub(crate) enum VariableEntry {
    Name(String),
    Full(VariableFull),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VariableFull {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) kind: KindEntry,
    pub(crate) scale: Option<u8>,
    pub(crate) weight: Option<Figure>,
    #[serde(default)]
    pub(crate) frozen: bool,
    pub(crate) lower: Option<Figure>,
    pub(crate) upper: Option<Figure>,
    pub(crate) place: Option<PlaceEntry>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceEntry {
    #[serde(default)]
    pub(crate) block: u32,
    pub(crate) row: u32,
    pub(crate) column: u32,
    #[serde(default)]
    pub(crate) total: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a rule: its text in quotes such as \"a + b = c\", or an object with rule and any of name, tolerance"
)]
pub(crate) enum RuleEntry {
    Text(String),
    Full(RuleFull),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFull {
    pub(crate) name: Option<String>,
    pub(crate) rule: String,
    pub(crate) tolerance: Option<Figure>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitsEntry {
    pub(crate) weight: Option<Figure>,
    pub(crate) changes: Option<usize>,
    pub(crate) options: Option<usize>,
    pub(crate) nodes: Option<u64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordEntry {
    pub(crate) name: Option<String>,
    pub(crate) values: Values,
    #[serde(default)]
    pub(crate) weights: BTreeMap<String, Figure>,
    #[serde(default)]
    pub(crate) frozen: Vec<String>,
    #[serde(default)]
    pub(crate) suspicions: BTreeMap<String, SuspicionEntry>,
    #[serde(default)]
    pub(crate) blank_read_as_zero: Vec<String>,
    pub(crate) expect: Option<Expect>,
}

/// Values in the order of the variables, or by name; what is left out is a blank.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected the values: a list in the order of the variables, or an object by name; numbers, or null for a blank"
)]
pub(crate) enum Values {
    InOrder(Vec<Option<Figure>>),
    ByName(BTreeMap<String, Option<Figure>>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuspicionEntry {
    pub(crate) reason: String,
    pub(crate) weight: Figure,
}

/// The published answer, so that a file is its own test.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    pub(crate) status: Option<String>,
    pub(crate) weight: Option<Figure>,
    /// Every smallest repair as variable → new value; `null` for a value that is not forced or not stated.
    pub(crate) options: Option<Vec<BTreeMap<String, Option<Figure>>>>,
    pub(crate) safe: Option<Vec<String>>,
    /// All values that are forced while the record has blanks.
    pub(crate) forced: Option<BTreeMap<String, Figure>>,
    /// Every best typing repair, and those that all of them share.
    pub(crate) typos: Option<Vec<BTreeMap<String, Figure>>>,
    pub(crate) safe_typos: Option<BTreeMap<String, Figure>>,
}

#[derive(Debug, Serialize)]
pub(crate) struct AnswerFile {
    pub(crate) schema: &'static str,
    pub(crate) engine: &'static str,
    pub(crate) records: Vec<RecordAnswer>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RecordAnswer {
    pub(crate) name: String,
    pub(crate) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<&'static str>,
    pub(crate) weight: Option<String>,
    pub(crate) repairs: Vec<RepairAnswer>,
    pub(crate) forced: Vec<ForcedAnswer>,
    pub(crate) typos: Vec<Vec<ValueAnswer>>,
    pub(crate) safe_typos: Vec<ValueAnswer>,
    pub(crate) unjudged: Vec<String>,
    pub(crate) nodes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) as_expected: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) differences: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RepairAnswer {
    pub(crate) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<&'static str>,
    pub(crate) weight: Option<String>,
    pub(crate) rules: Vec<String>,
    pub(crate) safe: Vec<SafeAnswer>,
    pub(crate) options: Vec<OptionAnswer>,
    pub(crate) capped: bool,
    pub(crate) certificate: CertificateAnswer,
}

#[derive(Debug, Serialize)]
pub(crate) struct OptionAnswer {
    pub(crate) edits: Vec<EditAnswer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) fills: Vec<ValueAnswer>,
    pub(crate) cause: &'static str,
    pub(crate) weak: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct EditAnswer {
    pub(crate) variable: String,
    pub(crate) from: Option<String>,
    pub(crate) to: String,
    /// Only this value fits.
    pub(crate) forced: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<String>,
    pub(crate) cause: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) suspicion: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ValueAnswer {
    pub(crate) variable: String,
    pub(crate) to: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct SafeAnswer {
    pub(crate) variable: String,
    pub(crate) to: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ForcedAnswer {
    pub(crate) variable: String,
    pub(crate) value: String,
    pub(crate) rules: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct CertificateAnswer {
    pub(crate) disjoint_rules: Vec<String>,
    pub(crate) impossible_values: Vec<String>,
    pub(crate) lower_bound: String,
    pub(crate) proved_bound: String,
    pub(crate) smaller_sets_tried: u64,
}
