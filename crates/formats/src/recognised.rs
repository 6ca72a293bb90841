//! What was recognised, where it came from, and what is in doubt.

pub(crate) mod caveats;

use std::collections::BTreeMap;

use gouji_core::form::CellId;
use gouji_core::report::Layout;
use gouji_core::{Form, Lang, Report, message};

use crate::document::Place;

/// A report with the way it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The report.
    pub report: Report,
    /// The tables that were found, as positions in [`Form::tables`]. Of a table that was pasted alone nothing else is
    /// missed; a whole report that lacks one has a doubt.
    pub tables: Vec<usize>,
    /// Where each cell's text came from, or where it stands with nothing in it; cells that the source does not have are
    /// not in it.
    pub sources: BTreeMap<CellId, Source>,
    /// What is uncertain, in the order of the source.
    pub doubts: Vec<Doubt>,
    /// Text that belongs to no cell and no section.
    pub unplaced: Vec<Unplaced>,
    /// How far a whole report kept to the form: its headings as written, and tables that are not there.
    pub layout: Option<Layout>,
}

impl Recognised {
    /// A report that needed no recognising.
    pub fn certain(report: Report) -> Self {
        let tables = (0..report.form().tables().len()).collect();
        Self {
            report,
            tables,
            sources: BTreeMap::new(),
            doubts: Vec::new(),
            unplaced: Vec::new(),
            layout: None,
        }
    }

    /// The report with the layout of its source, so that the rules on layout are judged too.
    ///
    /// A report that goes its own way from here, edited or written anew, is better off without it.
    #[must_use]
    pub fn with_layout(mut self) -> Self {
        self.report.layout.clone_from(&self.layout);
        self
    }

    /// Doubts every cell that reads otherwise in another form of the same source; what is blank there says nothing.
    pub(crate) fn differing(&mut self, other: &Self) {
        let form = std::sync::Arc::clone(self.report.form());
        for cell in form.cell_ids() {
            let same = other.report.form().cell_id(form.key(cell));
            let (own, there) = (self.report.text(cell), same.map_or("", |same| other.report.text(same)));
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            if there.is_empty() || bare(own) == bare(there) {
                continue;
            }
            let facts = vec![("raw", Fact::Text(own.to_owned())), ("other", Fact::Text(there.to_owned()))];
            self.doubts.push(Doubt {
                cell: Some(cell),
                cells: vec![cell],
                raw: own.to_owned(),
                why: Why::new("doubt.flavours", facts),
                source: self.sources.get(&cell).map(|source| source.place.clone()),
            });
        }
    }
}

/// Where the text of a cell came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The place in the source.
    pub place: Place,
    /// The text that stands there.
    pub raw: String,
    /// What told which cell it belongs to.
    pub how: How,
}

/// What told which cell a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The labels of its row and, by heads or an exact count, of its column.
    Label,
    /// Its position between others.
    Position,
    /// The sums that must hold.
    Sums,
}

impl How {
    /// The name in `gouji.read/1`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Position => "position",
            Self::Sums => "sums",
        }
    }
}

/// Something that the reader was not sure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The first cell it is about; none for a doubt about something else.
    pub cell: Option<CellId>,
    /// All cells it is about.
    pub cells: Vec<CellId>,
    /// The text in the source.
    pub raw: String,
    /// What is uncertain.
    pub why: Why,
    /// Where in the source.
    pub source: Option<Place>,
}

/// A sentence with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Id of the sentence in `messages/`, `doubt.*`.
    pub sentence: &'static str,
    /// Values of its placeholders.
    pub facts: Vec<(&'static str, Fact)>,
}

/// A value in the sentence of a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Text of the source.
    Text(String),
    /// A number of things.
    Number(usize),
    /// The name of a cell's row.
    Row(CellId),
    /// The name of a cell's column.
    Column(CellId),
    /// The title of a section, by its position in the form.
    Section(usize),
    /// The name of a table, by its position in the form.
    Table(usize),
}

impl Why {
    /// A sentence without values.
    pub fn plain(sentence: &'static str) -> Self {
        Self { sentence, facts: Vec::new() }
    }

    /// A sentence with values.
    pub fn new(sentence: &'static str, facts: Vec<(&'static str, Fact)>) -> Self {
        Self { sentence, facts }
    }
}

/// The most characters of a source's text that a sentence repeats.
const LONGEST_QUOTATION: usize = 24;

impl Doubt {
    /// What is uncertain, in a sentence.
    pub fn say(&self, form: &Form, lang: Lang) -> String {
        let word = |fact: &Fact| match fact {
            Fact::Text(text) => quotation(text),
            Fact::Number(number) => number.to_string(),
            Fact::Row(cell) => form.row_name(*cell, lang).to_owned(),
            Fact::Column(cell) => form.column_name(*cell, lang).to_owned(),
            Fact::Section(section) => {
                form.sections().get(*section).map_or_else(String::new, |own| own.title.get(lang).to_owned())
            }
            Fact::Table(table) => {
                form.tables().get(*table).map_or_else(String::new, |own| own.name.get(lang).to_owned())
            }
        };
        let values: Vec<(&str, String)> =
            self.why.facts.iter().map(|(name, fact)| (*name, word(fact))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        message::fill(self.why.sentence, lang, &values)
    }
}

fn quotation(text: &str) -> String {
    let one_line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = one_line.take(LONGEST_QUOTATION).collect();
    if text.chars().nth(LONGEST_QUOTATION).is_some() {
        short.push('…');
    }
    short
}

/// Text that belongs to no cell and no section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}
