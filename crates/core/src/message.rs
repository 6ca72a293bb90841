//! From findings to words, in Chinese and English. The sentences stand in `messages/`; here they are only filled in.

pub mod repair;

use crate::finding::{Equation, Fact, Finding, Place, Term};
use crate::form::{CellId, Form, Lang};

// Written by the build script: id, Chinese, English, sorted by id.
include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The id of a sentence as it stands in the table, if there is one of that id.
pub fn sentence_of(id: &str) -> Option<&'static str> {
    let position = MESSAGES.binary_search_by(|(own, _, _)| (*own).cmp(id)).ok()?;
    MESSAGES.get(position).map(|(own, _, _)| *own)
}

/// A sentence of the table, with its placeholders still in it; the id itself where there is none.
pub fn template(id: &'static str, lang: Lang) -> &'static str {
    match MESSAGES
        .binary_search_by(|(own, _, _)| (*own).cmp(id))
        .ok()
        .and_then(|position| MESSAGES.get(position))
    {
        Some((_, zh, en)) => match lang {
            Lang::Zh => zh,
            Lang::En => en,
        },
        None => id,
    }
}

/// A sentence with its placeholders replaced by texts.
///
/// ```
/// use gouji_core::{Lang, message};
/// let text = message::fill("error.unknown_key", Lang::En, &[("key", "t3.x"), ("near", "t3.y")]);
/// assert!(text.contains("t3.x") && text.contains("t3.y"));
/// ```
pub fn fill(id: &'static str, lang: Lang, values: &[(&str, &str)]) -> String {
    fill_in(template(id, lang), values)
}

/// Any text with its placeholders replaced.
pub fn fill_in(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        let value = values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value);
        text.push_str(value);
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// What is wrong, in one sentence.
pub fn say(finding: &Finding, form: &Form, lang: Lang) -> String {
    let values: Vec<(&str, String)> =
        finding.facts.iter().map(|(name, fact)| (*name, word(fact, finding, form, lang))).collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(finding.sentence, lang, &values)
}

/// The most characters of a report's own text that a sentence repeats.
const LONGEST_QUOTATION: usize = 24;

fn word(fact: &Fact, finding: &Finding, form: &Form, lang: Lang) -> String {
    match fact {
        Fact::Text(text) => quotation(text),
        Fact::Number(value) => value.to_string(),
        Fact::Row(cell) => form.row_name(*cell, lang).to_owned(),
        Fact::Column(cell) => form.column_name(*cell, lang).to_owned(),
        Fact::ShortRow(cell) => {
            form.row_of(*cell).map_or_else(String::new, |line| line.short(lang).to_owned())
        }
        Fact::Section(section) => {
            form.section(*section).map_or_else(String::new, |section| section.title.get(lang).to_owned())
        }
        Fact::Table(table) => form.tables().get(*table).map_or_else(String::new, |table| {
            form.section(table.section).map_or_else(String::new, |section| section.title.get(lang).to_owned())
        }),
        Fact::LeftTerms => sides(finding, form, lang).0,
        Fact::RightTerms => sides(finding, form, lang).1,
        Fact::Words(id) => template(id, lang).to_owned(),
        Fact::AllWords(ids) => {
            let words = ids.iter().map(|id| template(id, lang).to_owned());
            let joined =
                |left: String, right: String| fill("word.and", lang, &[("left", &left), ("right", &right)]);
            words.reduce(joined).unwrap_or_default()
        }
    }
}

/// Text of the report, cut to a length that fits a sentence and kept on one line.
fn quotation(text: &str) -> String {
    let mut short: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_QUOTATION).collect();
    if text.chars().nth(LONGEST_QUOTATION).is_some() {
        short.push('…');
    }
    short
}

fn sides(finding: &Finding, form: &Form, lang: Lang) -> (String, String) {
    finding.equation.as_ref().map_or_else(Default::default, |equation| {
        (terms(&equation.left, equation, form, lang), terms(&equation.right, equation, form, lang))
    })
}

/// The equation of a finding in one line: `本年新收 12 + 上年结转 2 = 14 ≠ 13 = …`; empty for rules without one.
pub fn equation(finding: &Finding, form: &Form, lang: Lang) -> String {
    let Some(equation) = &finding.equation else { return String::new() };
    let value =
        |value: Option<crate::number::Value>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let side = |own: &[Term], sum| {
        let written = terms(own, equation, form, lang);
        if own.len() == 1 { written } else { format!("{written} = {}", value(sum)) }
    };
    format!(
        "{}　≠　{}",
        side(&equation.left, equation.left_value),
        side(&equation.right, equation.right_value)
    )
}

/// With more terms than this on a side, those that are 0 are left out: they are not what is wrong.
const MOST_TERMS: usize = 8;

/// Terms with their names and values.
fn terms(terms: &[Term], equation: &Equation, form: &Form, lang: Lang) -> String {
    let names = TermNames::of(equation, form);
    let mut text = String::new();
    let counts = |term: &&Term| terms.len() <= MOST_TERMS || term.value.is_none_or(|value| !value.is_zero());
    for (position, term) in terms.iter().filter(counts).enumerate() {
        if term.factor < 0 {
            text.push_str(if position == 0 { "−" } else { " − " });
        } else if position > 0 {
            text.push_str(" + ");
        }
        text.push_str(&names.name(term, form, lang));
        text.push(' ');
        match term.value {
            Some(value) => text.push_str(&value.to_string()),
            None => text.push('?'),
        }
    }
    text
}

/// How the terms of an equation are named: as short as they are still told apart, by the row where all stand in one
/// column, by the column where all stand in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermNames {
    /// By the short names of their rows.
    Rows,
    /// By the short names of their columns.
    Columns,
    /// By row and column.
    Both,
}

impl TermNames {
    /// What tells the terms of this equation apart.
    pub fn of(equation: &Equation, form: &Form) -> Self {
        let terms = || equation.left.iter().chain(&equation.right);
        let all = || terms().filter_map(|term| cell_of(&term.place, form)).map(|cell| form.cell(cell));
        if same(all().map(|cell| cell.map(|cell| (cell.table, cell.block, cell.row)))) {
            Self::Columns
        } else if same(all().map(|cell| cell.map(|cell| (cell.table, cell.block, cell.column)))) {
            Self::Rows
        } else {
            Self::Both
        }
    }

    /// The name of one term.
    pub fn name(self, term: &Term, form: &Form, lang: Lang) -> String {
        let Some(cell) = cell_of(&term.place, form) else { return term.place.key(form) };
        let short = |line: Option<&crate::form::Line>| {
            line.map_or_else(String::new, |line| line.short(lang).to_owned())
        };
        let name = match self {
            Self::Columns => short(form.column_of(cell)),
            Self::Rows => short(form.row_of(cell)),
            Self::Both => format!("{}·{}", form.row_name(cell, lang), form.column_name(cell, lang)),
        };
        match &term.place {
            Place::Previous(_) => fill("word.previous", lang, &[("name", &name)]),
            _ => name,
        }
    }
}

/// The cell of a place, or the one of the same key for a cell of the previous year.
fn cell_of(place: &Place, form: &Form) -> Option<CellId> {
    match place {
        Place::Previous(key) => form.cell_id(key),
        place => place.cell(),
    }
}

fn same<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    values.next().is_some_and(|first| values.all(|value| value == first))
}
