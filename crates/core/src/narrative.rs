//! The prose of a report, read: every figure with what it counts, and whether it agrees with the tables.
//!
//! Reading goes through stages, each linear in the length of the text: `marks` (characters with their places),
//! `lexemes` (words of `vocabulary/`, figures, punctuation), phrases with what sentence and paragraph have set
//! (`reader`), claims (`interpret`, `statements`, `lists`), and the comparison with the cells (`compare`), which tries a
//! short list of named readings before it calls a figure wrong. Where the words leave a doubt, nothing is found.
//!
//! ```
//! use gouji_core::{Report, form, narrative::{self, Verdict}};
//! let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
//! let received = report.form().cell_id("t3.received.total").ok_or("no such cell")?;
//! let section = report.form().section_no("s1").ok_or("no such section")?;
//! report.set(received, "12");
//! report.set_prose(section, "全年共收到政府信息公开申请12件。");
//! let narrative = narrative::read(&report, None);
//! assert!(matches!(narrative.figures[0].verdict, Verdict::Agrees { .. }));
//! assert!(narrative.findings.is_empty());
//! # Ok::<(), &str>(())
//! ```

mod claim;
mod compare;
mod quantity;
mod reading;
mod reporter;
mod text;
mod words;

use reading::{features, frame, phrase, reader};
use text::{figures, lexemes, marks};
use words::{sense, tree, vocabulary};

pub use claim::{Reading, Why};
pub use figures::Exactness;
pub use sense::UnitKind;

pub(crate) use claim::Expression;
pub(crate) use claim::{Claim, Class, FeeFigure, Listing, Opener, PercentKind, Percentage, Test};
pub(crate) use compare::{Answer, Tables, agrees};
pub(crate) use figures::Scanned;
pub(crate) use frame::{Item, Read, Thing};
pub(crate) use marks::Mark;
pub(crate) use quantity::{Cells, Quantity, Rows, TOTAL};
pub(crate) use text::units::BETWEEN;
pub(crate) use tree::{Node, Tree};
pub(crate) use vocabulary::Row;

use crate::finding::Finding;
use crate::form::{CellId, SectionNo};
use crate::number::Value;
use crate::report::{Report, TextRange};
use crate::rule::RuleId;
use lexemes::lexemes;
use reader::Reader;
use reporter::Reporter;

/// What the prose of a report says, compared with its tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Narrative {
    /// Every quantity in the prose, in the order of sections and places.
    pub figures: Vec<Figure>,
    /// What is wrong, in the order of the catalogue, then of places.
    pub findings: Vec<Finding>,
}

/// A quantity in the prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The section it stands in.
    pub section: SectionNo,
    /// Where: the number, with 万 and %, without its unit.
    pub range: TextRange,
    /// Its value, in 元 where it is money; `None` if it cannot be read as one number.
    pub value: Option<Value>,
    /// How exact it is.
    pub exactness: Exactness,
    /// The kind of its unit; `None` without unit.
    pub unit: Option<UnitKind>,
    /// What came of comparing it.
    pub verdict: Verdict,
    /// The figure, by its position, that this one is said to be a part of.
    pub part_of: Option<usize>,
}

/// What came of comparing a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is what the cells say.
    Agrees {
        /// The cells that it was compared with.
        cells: Vec<CellId>,
    },
    /// It is what the cells say in another reading than the plain one.
    Explained {
        /// The reading.
        reading: Reading,
        /// The cells.
        cells: Vec<CellId>,
    },
    /// It is not what the cells say, or not what other figures of the prose make it.
    Contradicts {
        /// The rule that has a finding on it.
        rule: RuleId,
    },
    /// Nothing in the tables, but the sum or percentage that it belongs to is right.
    AddsUp,
    /// It was not compared.
    NotCompared(Why),
}

/// Reads the prose of a report against its tables and, for growth rates, those of the year before.
pub fn read(report: &Report, previous: Option<&Report>) -> Narrative {
    let cells = Cells::new(report.form());
    let text = Text::of(report, &cells);
    let tables = Tables { report, cells: &cells };
    let outcome = crate::rule::prose::judge(report, previous, &cells, &text);
    let figures = text.read.items.iter().zip(&outcome.verdicts).map(|(item, verdict)| Figure {
        section: item.section,
        range: text.range(item),
        value: item.scanned.value,
        exactness: item.scanned.exactness,
        unit: item.scanned.unit_kind(),
        verdict: verdict.verdict(&tables),
        part_of: item.part_of.and_then(|list| text.read.lists.get(list)?.totals.first().copied()),
    });
    Narrative { figures: figures.collect(), findings: outcome.findings }
}

/// The prose of all sections, read but not yet compared.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) read: Read,
    /// The marks of each section.
    sections: Vec<(SectionNo, Vec<Mark>)>,
}

impl Text {
    /// Reads all sections.
    pub(crate) fn of(report: &Report, cells: &Cells) -> Self {
        let reporter = Reporter::new(report);
        let mut text = Self { read: Read::default(), sections: Vec::new() };
        for index in 0..report.form().sections().len() {
            let Some(section) = SectionNo::from_index(index) else { break };
            let prose = report.prose(section);
            if prose.is_empty() {
                continue;
            }
            let marks = marks::marks(prose);
            text.read.reserve(marks.len());
            let lexemes = lexemes(&marks, &reporter, section, &mut text.read.items);
            Reader::new(&marks, section, &reporter, cells, &mut text.read).run(&lexemes);
            text.sections.push((section, marks));
        }
        text.read.things.sort_by_key(|(figure, _)| *figure);
        text
    }

    pub(crate) fn marks(&self, section: SectionNo) -> &[Mark] {
        self.sections.iter().find(|(own, _)| *own == section).map_or(&[], |(_, marks)| marks)
    }

    /// Where a figure stands.
    pub(crate) fn range(&self, item: &Item) -> TextRange {
        item.scanned.range(self.marks(item.section))
    }

    /// Words of the prose between two marks.
    pub(crate) fn words(&self, section: SectionNo, (from, to): (usize, usize)) -> String {
        figures::text(self.marks(section), from, to)
    }
}
