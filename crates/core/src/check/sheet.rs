//! The check sheet (核查说明): every finding of a report in words, with where, which figures, what would repair it, on
//! what it rests and what was decided. The words are those of [`crate::message`], so that page, sheet and command agree.

use super::repairs::{self, ForcedCell, ReportRepair};
use super::{Context, judged};
use crate::finding::{Finding, Place};
use crate::form::{CellId, Form, Lang};
use crate::message;
use crate::report::{Decision, Report, TextRange};
use crate::rule::{Severity, info};

/// A check sheet, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSheet {
    /// The language of its words.
    pub lang: Lang,
    /// The agency; empty where unknown.
    pub agency: String,
    /// The reporting year.
    pub year: Option<u16>,
    /// The findings, those that a decision settles included, in the order of the check.
    pub items: Vec<Item>,
    /// Decisions that settle nothing any more: a value has changed, or the finding is gone.
    pub lapsed: Vec<Decision>,
}

/// A finding on a check sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Id of the rule.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The equation that does not hold; empty for rules without one, and where the sentence says it all.
    pub equation: String,
    /// Where.
    pub place: PlaceWords,
    /// The two figures that should agree, left and right, where there are two.
    pub figures: Option<(String, String)>,
    /// What would settle it, in the words of the repair; empty where nothing is proposed.
    pub repair: String,
    /// What the rule rests on.
    pub basis: String,
    /// The decision that settles it.
    pub decision: Option<Decision>,
}

/// A place in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceWords {
    /// The section of the report, by its official title.
    pub section: String,
    /// The row of the table, or the words of the prose.
    pub row: String,
    /// The column of the table.
    pub column: String,
}

impl CheckSheet {
    /// Puts a check into words.
    pub fn new(
        report: &Report,
        findings: &[Finding],
        repairs: &[ReportRepair],
        context: &Context<'_>,
        lang: Lang,
    ) -> Self {
        let judged = judged(findings, report, context);
        let forced = repairs::forced(report);
        let settled = repairs::settles(findings, repairs);
        let item = |(finding, settled): (&Finding, Option<usize>)| {
            let decided = judged.decided.iter().find(|(decided, _)| std::ptr::eq(*decided, finding));
            let repair = settled.and_then(|number| repairs.get(number));
            Item {
                repair: proposal(finding, repair, &forced, report.form(), lang),
                decision: decided.map(|(_, decision)| (*decision).clone()),
                ..Item::new(finding, report, lang)
            }
        };
        Self {
            lang,
            agency: report.agency.clone(),
            year: report.year,
            items: findings.iter().zip(settled).map(item).collect(),
            lapsed: judged.lapsed.into_iter().cloned().collect(),
        }
    }

    /// The findings of a severity that no decision settles.
    pub fn open(&self, severity: Severity) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.severity == severity && item.decision.is_none())
    }

    /// The findings that a decision settles.
    pub fn decided(&self) -> impl Iterator<Item = (&Item, &Decision)> {
        self.items.iter().filter_map(|item| Some((item, item.decision.as_ref()?)))
    }

    /// Whether an error stands that nobody has explained: the report is a draft.
    pub fn is_draft(&self) -> bool {
        self.open(Severity::Error).next().is_some()
    }
}

impl Item {
    fn new(finding: &Finding, report: &Report, lang: Lang) -> Self {
        let form = report.form();
        let figures = finding
            .equation
            .as_ref()
            .and_then(|equation| Some((equation.left_value?.to_string(), equation.right_value?.to_string())));
        let message = message::say(finding, form, lang);
        let equation = message::equation(finding, form, lang);
        let said = equation.split('≠').next().is_some_and(|left| message.contains(left.trim()));
        Self {
            rule: finding.rule.as_str().to_owned(),
            severity: finding.severity,
            message,
            equation: if said { String::new() } else { equation },
            place: finding.places.first().map(|place| place_words(place, report, lang)).unwrap_or_default(),
            figures,
            repair: String::new(),
            basis: info(finding.rule.as_str()).map_or("", |info| info.basis.get(lang)).to_owned(),
            decision: None,
        }
    }
}

/// Where a place is, in words.
pub fn place_words(place: &Place, report: &Report, lang: Lang) -> PlaceWords {
    let form = report.form();
    let cell = |cell: CellId| {
        let section =
            form.cell(cell).and_then(|cell| form.tables().get(cell.table)).map(|table| table.section);
        let section = section.and_then(|section| form.section(section));
        PlaceWords {
            section: section.map_or("", |section| section.title.get(lang)).to_owned(),
            row: form.row_name(cell, lang).to_owned(),
            column: form.column_name(cell, lang).to_owned(),
        }
    };
    let title = |section| form.section(section).map_or("", |section| section.title.get(lang)).to_owned();
    match place {
        Place::Cell(id) => cell(*id),
        Place::Previous(key) => form.cell_id(key).map(cell).unwrap_or_default(),
        Place::Section(section) => PlaceWords { section: title(*section), ..PlaceWords::default() },
        Place::Prose(section, range) => {
            let words = stretch(report.prose(*section), *range);
            PlaceWords { section: title(*section), row: words, column: String::new() }
        }
        Place::Document => {
            PlaceWords { section: message::template("sheet.whole", lang).to_owned(), ..PlaceWords::default() }
        }
    }
}

/// The most characters of prose that name a place.
const LONGEST_STRETCH: usize = 40;

fn stretch(text: &str, range: TextRange) -> String {
    let length = usize::try_from(range.to.saturating_sub(range.from)).unwrap_or(usize::MAX);
    let start = usize::try_from(range.from).unwrap_or(usize::MAX);
    let units: Vec<u16> = text.encode_utf16().skip(start).take(length).collect();
    let words = String::from_utf16_lossy(&units);
    let mut short: String = words.chars().take(LONGEST_STRETCH).collect();
    if words.chars().nth(LONGEST_STRETCH).is_some() {
        short.push('…');
    }
    short
}

/// The most ways of repairing that are written out.
const MOST_OPTIONS: usize = 3;

fn proposal(
    finding: &Finding,
    repair: Option<&ReportRepair>,
    forced: &[ForcedCell],
    form: &Form,
    lang: Lang,
) -> String {
    if let Some(repair) = repair {
        let options = repair.options.iter().take(MOST_OPTIONS);
        let options: Vec<String> =
            options.map(|option| message::repair::option(option, form, lang)).collect();
        let heading = message::repair::heading(repair, form, lang);
        return std::iter::once(heading).chain(options).collect::<Vec<_>>().join("\n");
    }
    let own = |forced: &&ForcedCell| finding.places.as_slice() == [Place::Cell(forced.cell)];
    forced.iter().find(own).map(|forced| message::repair::forced(forced, form, lang)).unwrap_or_default()
}
