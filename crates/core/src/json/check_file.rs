//! `gouji.check/1`: what a check found, for machines.

use serde::Serialize;

use super::CHECK_SCHEMA;
use super::repair_file::RepairEntry;
use crate::check::repairs::{self, ReportRepair};
use crate::check::{Context, Progress, judged};
use crate::finding::{Finding, Term};
use crate::form::{Form, Lang};
use crate::message;
use crate::number::Value;
use crate::report::{Decision, Report};
use crate::rule::{CATALOGUE_VERSION, Severity, info};

/// The results of checking some reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckDocument {
    #[cfg_attr(feature = "schema", schemars(extend("const" = CHECK_SCHEMA)))]
    schema: &'static str,
    engine: &'static str,
    catalogue: &'static str,
    /// One entry per report.
    pub reports: Vec<CheckEntry>,
}

impl CheckDocument {
    /// From the entries of its reports.
    pub fn new(reports: Vec<CheckEntry>) -> Self {
        Self { schema: CHECK_SCHEMA, engine: crate::VERSION, catalogue: CATALOGUE_VERSION, reports }
    }
}

/// How far a report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// Read and nothing found.
    Ok,
    /// Read, with findings.
    Findings,
    /// It could not be read.
    Unreadable,
}

/// What was found in one report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckEntry {
    /// Where the report came from: a file name.
    pub source: String,
    /// How far it came.
    pub status: Status,
    /// Why it could not be read.
    pub error: Option<String>,
    /// Edition of its form.
    pub edition: Option<String>,
    /// The agency.
    pub agency: String,
    /// The reporting year.
    pub year: Option<u16>,
    /// Number of findings by severity, those that a reviewer explained left out.
    pub counts: Counts,
    /// The findings, in order.
    pub findings: Vec<FindingEntry>,
    /// Proposed repairs.
    pub repairs: Vec<RepairEntry>,
    /// What the reader was unsure of.
    pub doubts: Vec<DoubtEntry>,
}

/// Number of findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// 错误
    pub error: usize,
    /// 疑点
    pub warning: usize,
    /// 提示
    pub note: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingEntry {
    /// Id of the rule.
    pub rule: String,
    /// `error`, `warning` or `note`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["error", "warning", "note"])))]
    pub severity: &'static str,
    /// Where, most important first.
    pub places: Vec<String>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The equation that does not hold.
    pub explanation: Option<ExplanationEntry>,
    /// What the rule rests on.
    pub basis: String,
    /// Which of the repairs settles it.
    pub repair: Option<usize>,
    /// A reviewer's explanation that still holds; the finding is not counted then.
    pub decision: Option<DecisionEntry>,
}

/// Why a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionEntry {
    reason: String,
    by: String,
    at: String,
}

impl DecisionEntry {
    fn new(decision: &Decision) -> Self {
        Self { reason: decision.reason.clone(), by: decision.by.clone(), at: decision.at.clone() }
    }
}

/// An equation with its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplanationEntry {
    left: Vec<TermEntry>,
    right: Vec<TermEntry>,
    left_value: Option<String>,
    right_value: Option<String>,
    difference: Option<String>,
}

/// Place, factor and value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TermEntry(String, i64, Option<String>);

/// A cell whose reading is in doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DoubtEntry {
    /// The cell; `null` for a doubt about something else.
    pub cell: Option<String>,
    /// The text in the source.
    pub raw: String,
    /// Why, in a sentence.
    pub why: String,
}

impl CheckEntry {
    /// From a report, what was found in it, and what would repair it.
    pub fn new(
        source: &str,
        report: &Report,
        findings: &[Finding],
        repairs: &[ReportRepair],
        doubts: Vec<DoubtEntry>,
        context: &Context<'_>,
        lang: Lang,
    ) -> Self {
        let form = report.form();
        let settled = repairs::settles(findings, repairs);
        let judged = judged(findings, report, context);
        let decision = |finding: &Finding| {
            let of_it = judged.decided.iter().find(|(decided, _)| std::ptr::eq(*decided, finding));
            of_it.map(|(_, decision)| DecisionEntry::new(decision))
        };
        let entry = |(finding, repair)| FindingEntry {
            repair,
            decision: decision(finding),
            ..FindingEntry::new(finding, form, lang)
        };
        let count =
            |severity: Severity| judged.open.iter().filter(|finding| finding.severity == severity).count();
        Self {
            source: source.to_owned(),
            status: if findings.is_empty() { Status::Ok } else { Status::Findings },
            error: None,
            edition: Some(form.id().to_owned()),
            agency: report.agency.clone(),
            year: report.year,
            counts: Counts {
                error: count(Severity::Error),
                warning: count(Severity::Warning),
                note: count(Severity::Note),
            },
            findings: findings.iter().zip(settled).map(entry).collect(),
            repairs: repairs.iter().map(|repair| RepairEntry::new(repair, form, lang)).collect(),
            doubts,
        }
    }

    /// For a source that could not be read.
    pub fn unreadable(source: &str, error: String) -> Self {
        Self {
            source: source.to_owned(),
            status: Status::Unreadable,
            error: Some(error),
            edition: None,
            agency: String::new(),
            year: None,
            counts: Counts::default(),
            findings: Vec::new(),
            repairs: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

/// What became of the findings of an earlier check.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ProgressDocument"))]
pub struct ProgressDocument<'a> {
    /// Version of this shape.
    #[cfg_attr(feature = "schema", schemars(extend("const" = super::RECHECK_SCHEMA)))]
    schema: &'static str,
    /// Version of the engine.
    engine: &'static str,
    /// Findings of the earlier check that are no more.
    settled: &'a [&'a FindingEntry],
    /// Findings of both, as the later check has them.
    open: &'a [&'a FindingEntry],
    /// Findings of the later check alone.
    new: &'a [&'a FindingEntry],
}

impl<'a> ProgressDocument<'a> {
    /// From two checks that were compared.
    pub fn new(progress: &'a Progress<'a>) -> Self {
        let Progress { settled, open, new } = progress;
        Self { schema: super::RECHECK_SCHEMA, engine: crate::VERSION, settled, open, new }
    }
}

impl FindingEntry {
    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error.code()
    }

    /// From a finding in a form.
    pub fn new(finding: &Finding, form: &Form, lang: Lang) -> Self {
        let value = |value: Option<Value>| value.map(|value| value.to_string());
        let terms = |terms: &[Term]| {
            let entry = |term: &Term| TermEntry(term.place.key(form), term.factor, value(term.value));
            terms.iter().map(entry).collect()
        };
        Self {
            rule: finding.rule.as_str().to_owned(),
            severity: finding.severity.code(),
            places: finding.places.iter().map(|place| place.key(form)).collect(),
            message: message::say(finding, form, lang),
            explanation: finding.equation.as_ref().map(|equation| ExplanationEntry {
                left: terms(&equation.left),
                right: terms(&equation.right),
                left_value: value(equation.left_value),
                right_value: value(equation.right_value),
                difference: value(equation.difference),
            }),
            basis: info(finding.rule.as_str()).map_or("", |info| info.basis.get(lang)).to_owned(),
            repair: None,
            decision: None,
        }
    }
}
