//! The catalogue of rules and the editions, for machines.

use serde::Serialize;

use crate::form::{self, Form, Lang};
use crate::rule::{self, RuleInfo};

/// One rule of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleEntry {
    /// Id.
    pub id: &'static str,
    /// One line.
    pub title: &'static str,
    /// `error`, `warning` or `note`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["error", "warning", "note"])))]
    pub severity: &'static str,
    /// Editions it applies to.
    pub editions: &'static [&'static str],
    /// Formula or condition.
    pub formula: &'static str,
    /// Article, notice or experience.
    pub basis: &'static str,
    /// What it does and what it cannot see (Markdown).
    pub text: String,
    /// What it cannot see (Markdown).
    pub limits: &'static str,
}

impl RuleEntry {
    fn new(rule: &RuleInfo, lang: Lang) -> Self {
        let text = match lang {
            Lang::Zh => format!("{}\n\n{}\n\n{}", rule.checks, rule.why, rule.advice),
            Lang::En => rule.english.to_owned(),
        };
        Self {
            id: rule.id,
            title: rule.title.get(lang),
            severity: rule.severity.code(),
            editions: rule.editions,
            formula: rule.formula.get(lang),
            basis: rule.basis.get(lang),
            text,
            limits: match lang {
                Lang::Zh => rule.limits,
                Lang::En => rule.limits_en,
            },
        }
    }
}

/// All rules, in the order of the catalogue.
pub fn rules(lang: Lang) -> Vec<RuleEntry> {
    rule::all().iter().map(|rule| RuleEntry::new(rule, lang)).collect()
}

/// One built-in edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EditionEntry {
    /// Id, e.g. `2021`.
    pub id: String,
    /// Official name.
    pub name: String,
    /// The notice that prescribes it.
    pub basis: String,
    /// First reporting year.
    pub first_year: u16,
    /// Last reporting year; `null` while in use.
    pub last_year: Option<u16>,
    /// All cell keys, in the order of the form.
    pub cells: Vec<String>,
}

impl EditionEntry {
    fn new(form: &Form, lang: Lang) -> Self {
        let (first_year, last_year) = form.years();
        Self {
            id: form.id().to_owned(),
            name: form.name().get(lang).to_owned(),
            basis: form.basis().to_owned(),
            first_year,
            last_year,
            cells: form.cells().iter().map(|cell| cell.key.clone()).collect(),
        }
    }
}

/// All built-in editions, oldest first.
pub fn editions(lang: Lang) -> Vec<EditionEntry> {
    form::builtin().iter().map(|form| EditionEntry::new(form, lang)).collect()
}
