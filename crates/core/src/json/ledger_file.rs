//! `gouji.ledger/1`: what the columns and words of a ledger are, to be used again next year.

use serde::{Deserialize, Serialize};

use crate::form::Lang;
use crate::ledger::{Choice, Kind, Ledger, Mapping, Remark, Role};
use crate::message;

const SCHEMA: &str = "gouji.ledger/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    schema: String,
    columns: Vec<ColumnFile>,
    #[serde(default)]
    assumes_year: bool,
    words: Vec<WordFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    role: String,
    /// Its head in the ledger.
    head: String,
    /// Which of several columns of this head, from 1.
    number: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    kind: String,
    word: String,
    /// The line of the table, by its part of the cell keys; nothing for rows that are not counted.
    line: Option<String>,
}

/// The text is no mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMapping;

impl NoMapping {
    /// What is wrong and what to do.
    pub fn say(self, lang: Lang) -> &'static str {
        message::template("ledger.wrong_file", lang)
    }
}

/// Writes a mapping, with its columns by their heads.
pub fn write_mapping(mapping: &Mapping, ledger: &Ledger) -> String {
    let column = |role: Role| {
        let (head, number) = ledger.name_of(mapping.column(role)?)?;
        Some(ColumnFile { role: role.code().to_owned(), head: head.to_owned(), number })
    };
    let word = |(kind, word, choice): (Kind, &str, &Choice)| WordFile {
        kind: kind.code().to_owned(),
        word: word.to_owned(),
        line: match choice {
            Choice::Line(key) => Some(key.clone()),
            Choice::LeaveOut => None,
        },
    };
    super::text(&MappingFile {
        schema: SCHEMA.to_owned(),
        columns: Role::ALL.into_iter().filter_map(column).collect(),
        assumes_year: mapping.assumes_year,
        words: mapping.choices().map(word).collect(),
    })
}

/// Reads a mapping for a ledger; columns that the ledger does not have are remarked.
///
/// # Errors
/// [`NoMapping`] for any other text.
pub fn read_mapping(text: &str, ledger: &Ledger) -> Result<(Mapping, Vec<Remark>), NoMapping> {
    let file: MappingFile = serde_json::from_str(text).map_err(|_| NoMapping)?;
    if file.schema != SCHEMA {
        return Err(NoMapping);
    }
    let mut mapping = Mapping::default();
    mapping.assumes_year = file.assumes_year;
    let mut remarks = Vec::new();
    for column in file.columns {
        let role = Role::ALL.into_iter().find(|role| role.code() == column.role).ok_or(NoMapping)?;
        match ledger.column_of(&column.head, column.number) {
            Some(place) => mapping.set_column(role, Some(place)),
            None => remarks.push(Remark::NoSuchColumn { head: column.head }),
        }
    }
    for word in file.words {
        let kind = Kind::ALL.into_iter().find(|kind| kind.code() == word.kind).ok_or(NoMapping)?;
        mapping.choose(kind, &word.word, word.line.as_deref());
    }
    Ok((mapping, remarks))
}
