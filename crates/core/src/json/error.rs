//! Why a JSON text is no report, and where.

use std::fmt;

use crate::form::Lang;
use crate::message;

/// Why a JSON text could not be read as a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    /// What is wrong.
    pub kind: JsonErrorKind,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What is wrong with a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonErrorKind {
    /// It is no JSON at all, or breaks off.
    NotJson,
    /// It is JSON, but not an object of this schema.
    WrongSchema {
        /// The schema it names, if any.
        found: String,
    },
    /// The edition is not known.
    UnknownEdition {
        /// The edition it names.
        found: String,
    },
    /// A field that a report does not have.
    UnknownField {
        /// The field.
        key: String,
        /// The field it may be meant to be.
        near: Option<String>,
    },
    /// A cell key that the form does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The key it may be meant to be.
        near: Option<String>,
    },
    /// A key that stands twice.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A value of another kind than the field takes.
    WrongType {
        /// The field or cell key.
        key: String,
    },
    /// A field without which nothing can be said.
    MissingField {
        /// The field.
        key: &'static str,
    },
}

impl JsonError {
    /// The error in a sentence, with what to do.
    pub fn say(&self, lang: Lang) -> String {
        let (id, key, near) = match &self.kind {
            JsonErrorKind::NotJson => ("error.not_json", "", None),
            JsonErrorKind::WrongSchema { found } => ("error.schema", found.as_str(), None),
            JsonErrorKind::UnknownEdition { found } => ("error.edition", found.as_str(), None),
            JsonErrorKind::UnknownField { key, near } => {
                ("error.unknown_field", key.as_str(), near.as_deref())
            }
            JsonErrorKind::UnknownKey { key, near } => ("error.unknown_key", key.as_str(), near.as_deref()),
            JsonErrorKind::DuplicateKey { key } => ("error.duplicate_key", key.as_str(), None),
            JsonErrorKind::WrongType { key } => ("error.wrong_type", key.as_str(), None),
            JsonErrorKind::MissingField { key } => ("error.missing_field", *key, None),
        };
        let near = near.map_or_else(String::new, |near| message::fill("error.near", lang, &[("near", near)]));
        let (line, column) = (self.line.to_string(), self.column.to_string());
        let short: String = key.chars().take(60).collect();
        message::fill(id, lang, &[("key", &short), ("near", &near), ("line", &line), ("column", &column)])
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for JsonError {}
