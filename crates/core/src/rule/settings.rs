//! Settings: which rules are in force, how bad their findings are, and the thresholds of those that have one.
//!
//! A settings file is plain text, one setting to a line:
//!
//! ```text
//! # what is hard to avoid here
//! T3-C6 = off
//! CELL-BLANK = error
//! limit T3-FWDBIG.share = 30
//! ```

mod limit;

use std::fmt;

pub use limit::Limit;

use super::{Severity, catalogue};
use crate::finding::Finding;
use crate::form::Lang;
use crate::message;

/// What is in force and how; by default everything as the catalogue has it.
///
/// ```
/// use gouji_core::rule::settings::{Limit, Settings};
/// let settings = Settings::parse("T3-C6 = off\nlimit T3-FWDBIG.share = 30").map_err(|error| error.line)?;
/// assert_eq!(settings.limit(Limit::ForwardShare), 30);
/// assert_eq!(Settings::parse("T3-XX = off").map_err(|error| error.line), Err(1));
/// # Ok::<(), usize>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Only what differs from the catalogue; `None` for a rule that is switched off.
    rules: Sorted<&'static str, Option<Severity>>,
    limits: Sorted<Limit, i64>,
}

/// Pairs in the order of their keys; there are few, and a tree is much code.
type Sorted<K, V> = Vec<(K, V)>;

/// Puts a value under a key; the one that stood there before.
fn put<K: Ord, V>(pairs: &mut Sorted<K, V>, key: K, value: V) -> Option<V> {
    match pairs.binary_search_by(|(own, _)| own.cmp(&key)) {
        Ok(place) => pairs.get_mut(place).map(|(_, own)| std::mem::replace(own, value)),
        Err(place) => {
            pairs.insert(place, (key, value));
            None
        }
    }
}

/// What is no setting, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: SettingsErrorKind,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsErrorKind {
    /// There is no `=` in it.
    NoSetting(String),
    /// There is no rule of that id.
    UnknownRule(String),
    /// There is no threshold of that name.
    UnknownLimit(String),
    /// The value is none of `off`, `error`, `warning`, `note`.
    UnknownValue(String),
    /// The value of a threshold is no whole number from 0 on.
    NoNumber(String),
    /// The same is set a second time.
    Twice(String),
}

impl SettingsError {
    /// What is wrong and what to do, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        use SettingsErrorKind as Kind;
        let (id, text) = match &self.kind {
            Kind::NoSetting(text) => ("settings.no_setting", text),
            Kind::UnknownRule(text) => ("settings.unknown_rule", text),
            Kind::UnknownLimit(text) => ("settings.unknown_limit", text),
            Kind::UnknownValue(text) => ("settings.unknown_value", text),
            Kind::NoNumber(text) => ("settings.no_number", text),
            Kind::Twice(text) => ("settings.twice", text),
        };
        let short: String = text.chars().take(40).collect();
        message::fill(id, lang, &[("line", &self.line.to_string()), ("text", &short)])
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// The first line that is no setting.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let mut settings = Self::default();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.split_once('#').map_or(line, |(setting, _)| setting).trim();
            if !line.is_empty() {
                settings.read_line(line).map_err(|kind| SettingsError { line: number + 1, kind })?;
            }
        }
        Ok(settings)
    }

    fn read_line(&mut self, line: &str) -> Result<(), SettingsErrorKind> {
        use SettingsErrorKind as Kind;
        let (name, value) = line.split_once('=').ok_or_else(|| Kind::NoSetting(line.to_owned()))?;
        let (name, value) = (name.trim(), value.trim());
        if let Some(name) = name.strip_prefix("limit ") {
            let limit = Limit::by_name(name.trim()).ok_or_else(|| Kind::UnknownLimit(name.to_owned()))?;
            let number = value.parse::<u32>().map_err(|_| Kind::NoNumber(value.to_owned()))?;
            return match put(&mut self.limits, limit, i64::from(number)) {
                None => Ok(()),
                Some(_) => Err(Kind::Twice(name.to_owned())),
            };
        }
        if catalogue::is_absent(name) {
            return Ok(());
        }
        let rule = super::info(name).ok_or_else(|| Kind::UnknownRule(name.to_owned()))?.id;
        let severity = match value {
            "off" => None,
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "note" => Some(Severity::Note),
            _ => return Err(Kind::UnknownValue(value.to_owned())),
        };
        match put(&mut self.rules, rule, severity) {
            None => Ok(()),
            Some(_) => Err(Kind::Twice(name.to_owned())),
        }
    }

    /// Switches a rule off (`None`) or gives all its findings one severity. Ids that are not in the catalogue change
    /// nothing.
    pub fn set(&mut self, rule: &str, severity: Option<Severity>) {
        if let Some(info) = super::info(rule) {
            put(&mut self.rules, info.id, severity);
        }
    }

    /// A threshold.
    pub fn limit(&self, limit: Limit) -> i64 {
        let set = self.limits.iter().find(|(own, _)| *own == limit);
        set.map_or(limit.default(), |(_, value)| *value)
    }

    /// Applies what is set to findings: drops those of rules that are off, and gives the others their severity.
    pub(crate) fn apply(&self, findings: &mut Vec<Finding>) {
        if self.rules.is_empty() {
            return;
        }
        findings.retain_mut(|finding| {
            match self.rules.iter().find(|(rule, _)| *rule == finding.rule.as_str()) {
                Some((_, None)) => return false,
                Some((_, Some(severity))) => finding.severity = *severity,
                None => {}
            }
            true
        });
    }

    /// A file that sets every rule and threshold to what it is by default, for a start.
    pub fn sample() -> String {
        let rules = catalogue::all().iter().map(|rule| format!("{} = {}\n", rule.id, rule.severity.code()));
        let limits = Limit::ALL.iter().map(|limit| format!("limit {} = {}\n", limit.name(), limit.default()));
        rules.chain(limits).collect()
    }
}
