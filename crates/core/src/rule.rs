//! The catalogue of rules: what each one checks, why, and where it is laid down.
//!
//! Every rule has a page under `rules/`, which is its help text, its catalogue entry and its test. Rules made from the
//! sums of a form have a page and no function; the others have one function each, in a file of their own.

pub mod arithmetic;
pub mod catalogue;
mod cell;
#[cfg(feature = "prose")]
mod layout;
pub mod markdown;
#[cfg(feature = "prose")]
pub(crate) mod prose;
#[cfg(feature = "prose")]
mod publication;
pub mod settings;
#[cfg(feature = "prose")]
mod structure;
mod subject;
mod tables;
mod years;

pub use catalogue::{CATALOGUE_VERSION, all, info};
#[cfg(feature = "prose")]
pub(crate) use layout::checks as layout_checks;
pub(crate) use subject::Prose;
pub use subject::{Check, Pair, Reads, Subject};
pub(crate) use years::{CARRIED_IN as CARRIED_IN_ROW, CARRIED_OUT as CARRIED_OUT_ROW, carried_over};

use crate::form::Lang;

/// Id of a rule, e.g. `T3-BAL`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(std::borrow::Cow<'static, str>);

impl RuleId {
    /// The id of a rule of the catalogue.
    pub const fn known(id: &'static str) -> Self {
        Self(std::borrow::Cow::Borrowed(id))
    }

    /// The id of a rule that a form declares.
    pub fn declared(id: &str) -> Self {
        match info(id) {
            Some(info) => Self::known(info.id),
            None => Self(std::borrow::Cow::Owned(id.to_owned())),
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Cannot be true, or is officially required: 错误.
    Error,
    /// Possible but doubtful; a person decides: 疑点.
    Warning,
    /// Worth knowing: 提示.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A text of the catalogue in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in `lang`.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// What the catalogue says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Id, e.g. `T3-BAL`.
    pub id: &'static str,
    /// One line.
    pub title: Text,
    /// Severity of its findings, unless it says otherwise for a case.
    pub severity: Severity,
    /// Editions it applies to.
    pub editions: &'static [&'static str],
    /// The part of the report it looks at: `cell`, `t3`, `prose` …
    pub subject: &'static str,
    /// Article, notice or experience it rests on.
    pub basis: Text,
    /// The rule as a formula or condition.
    pub formula: Text,
    /// What it checks (Markdown).
    pub checks: &'static str,
    /// Why it matters (Markdown).
    pub why: &'static str,
    /// What to do about a finding (Markdown).
    pub advice: &'static str,
    /// What it cannot see or may get wrong (Markdown).
    pub limits: &'static str,
    /// What it checks, why it matters and what to do, in English (Markdown).
    pub english: &'static str,
    /// What it cannot see, in English (Markdown).
    pub limits_en: &'static str,
    /// Examples without a finding.
    pub passes: &'static [&'static str],
    /// Examples with exactly one finding.
    pub fails: &'static [&'static str],
}
