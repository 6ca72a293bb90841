//! The findings as the panel shows them.

use gouji_core::check::repairs::SumRef;
use gouji_core::finding::{Equation, Place, Term};
use gouji_core::form::{CellId, Form, SectionNo};
use gouji_core::message::{self, TermNames};
use gouji_core::report::Decision;
use gouji_core::{Lang, Report, Severity, rule};

use super::super::judgement::Found;
use super::super::work::Work;
use super::report_name;
use crate::text::Word;

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FindingView {
    /// What tells it from the others.
    pub(crate) key: String,
    /// Id of its rule.
    pub(crate) rule: String,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// What is wrong.
    pub(crate) sentence: String,
    /// The equation that does not hold: both sides.
    pub(crate) equation: Option<(SideView, SideView)>,
    /// Title of its rule.
    pub(crate) title: &'static str,
    /// What the rule rests on.
    pub(crate) basis: &'static str,
    /// Whether it is being looked into.
    pub(crate) traced: bool,
    /// The section that it points at first: its number and title; none for the report as such.
    pub(crate) section: Option<(SectionNo, String)>,
}

/// One side of an equation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SideView {
    /// Its terms; those that are zero are left out where there are many.
    pub(crate) terms: Vec<TermView>,
    /// How many zeros were left out.
    pub(crate) zeros: usize,
    /// What they come to, where there is more than one.
    pub(crate) sum: Option<String>,
}

/// One term.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TermView {
    /// Whether it is taken away.
    pub(crate) minus: bool,
    /// Its name.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: String,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A finding that somebody has explained.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DecidedView {
    /// What tells it from the others.
    pub(crate) key: String,
    /// What is wrong.
    pub(crate) sentence: String,
    /// Where it points first.
    pub(crate) place: Option<Place>,
    /// The explanation.
    pub(crate) decision: Decision,
}

/// A table with blank cells, or a section without its text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnfilledView {
    /// Key of the table or the section.
    pub(crate) key: String,
    /// Title of the section.
    pub(crate) title: String,
    /// How many cells; none for a text.
    pub(crate) count: Option<usize>,
    /// Where to begin.
    pub(crate) place: Place,
}

/// Everything in the panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct PanelView {
    /// Whose report it is.
    pub(crate) name: String,
    /// Findings by severity, worst first.
    pub(crate) findings: Vec<FindingView>,
    /// Findings that are explained.
    pub(crate) decided: Vec<DecidedView>,
    /// Explanations of what has changed since.
    pub(crate) lapsed: Vec<Decision>,
    /// What is still to be filled in.
    pub(crate) unfilled: Vec<UnfilledView>,
    /// Whether any figure is written, so that there is something to judge.
    pub(crate) is_begun: bool,
}

impl PanelView {
    /// How many findings of a severity there are.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// All findings as a text, a line for each, to be pasted into a message.
    pub(crate) fn in_text(&self, name: &str, lang: Lang) -> String {
        let counted = |severity: Severity, word: Word| {
            let own: Vec<&FindingView> =
                self.findings.iter().filter(|finding| finding.severity == severity).collect();
            let lines = own.iter().enumerate().map(|(number, finding)| {
                let section = finding.section.as_ref().map_or("", |(_, title)| title);
                let between = if section.is_empty() { "" } else { " · " };
                format!("{}. {}{between}{section}\n", number + 1, finding.sentence)
            });
            let lines: String = lines.collect();
            if own.is_empty() { lines } else { format!("{} {}\n{lines}", word.get(lang), own.len()) }
        };
        let groups = [
            (Severity::Error, Word::Error),
            (Severity::Warning, Word::Warning),
            (Severity::Note, Word::Note),
        ];
        let lists: String = groups.into_iter().map(|(severity, word)| counted(severity, word)).collect();
        format!("{name}\n{lists}")
    }

    /// From a report under work.
    pub(crate) fn new(work: &Work, lang: Lang) -> Self {
        let judgement = work.judgement();
        let form = work.form();
        let decided = judgement.decided.iter().map(|decided| DecidedView {
            key: decided.found.key.clone(),
            sentence: message::say(&decided.found.finding, form, lang),
            place: decided.found.place().cloned(),
            decision: decided.decision.clone(),
        });
        Self {
            name: report_name(work.report(), lang),
            findings: judgement.problems().into_iter().map(|found| view(work, found, lang)).collect(),
            decided: decided.collect(),
            lapsed: judgement.lapsed.clone(),
            unfilled: unfilled(work, lang),
            is_begun: form.cell_ids().any(|cell| !work.report().is_blank(cell)),
        }
    }
}

impl SideView {
    /// The terms in one line, without their sum.
    pub(crate) fn terms_in_line(&self) -> String {
        let terms = self.terms.iter().map(|term| format!("{} {}", term.name, term.value));
        terms.collect::<Vec<_>>().join(" + ")
    }
}

impl FindingView {
    /// Whether its equation is short enough to stand there always; a long one is shown when it is looked into.
    pub(crate) fn is_short(&self) -> bool {
        self.equation.as_ref().is_some_and(|(left, right)| left.terms.len() + right.terms.len() <= MANY + 2)
    }
}

/// The id of the element that shows a finding.
pub(crate) fn element_id(key: &str) -> String {
    format!("finding-{key}")
}

/// Tables with blank cells and sections without their text, in the order of the report.
fn unfilled(work: &Work, lang: Lang) -> Vec<UnfilledView> {
    let (form, report) = (work.form(), work.report());
    let mut unfilled = Vec::new();
    for (index, section) in form.sections().iter().enumerate() {
        let Some(number) = SectionNo::from_index(index) else { continue };
        let title = section.title.get(lang).to_owned();
        if section.prose && report.prose(number).trim().is_empty() {
            let place = Place::Section(number);
            unfilled.push(UnfilledView {
                key: section.key.clone(),
                title: title.clone(),
                count: None,
                place,
            });
        }
        for (position, table) in form.tables().iter().enumerate().filter(|(_, table)| table.section == number)
        {
            let blank: Vec<CellId> =
                form.table_cells(position).filter(|cell| report.is_blank(*cell)).collect();
            if let Some(first) = blank.first() {
                unfilled.push(UnfilledView {
                    key: table.key.clone(),
                    title: title.clone(),
                    count: Some(blank.len()),
                    place: Place::Cell(*first),
                });
            }
        }
    }
    unfilled
}

fn view(work: &Work, found: &Found, lang: Lang) -> FindingView {
    let (form, finding) = (work.form(), &found.finding);
    let info = rule::info(finding.rule.as_str());
    FindingView {
        traced: work.traced.as_ref() == Some(&found.key),
        section: found
            .place()
            .and_then(|place| section_of(form, place))
            .and_then(|number| Some((number, form.section(number)?.title.get(lang).to_owned()))),
        key: found.key.clone(),
        rule: finding.rule.as_str().to_owned(),
        severity: finding.severity,
        sentence: message::say(finding, form, lang),
        equation: finding.equation.as_ref().map(|equation| sides(equation, form, lang)),
        title: info.map_or("", |info| info.title.get(lang)),
        basis: info.map_or("", |info| info.basis.get(lang)),
    }
}

/// The section that a place stands in.
fn section_of(form: &Form, place: &Place) -> Option<SectionNo> {
    let of_cell = |cell: CellId| form.tables().get(form.cell(cell)?.table).map(|table| table.section);
    match place {
        Place::Cell(cell) => of_cell(*cell),
        Place::Previous(key) => of_cell(form.cell_id(key)?),
        Place::Prose(section, _) | Place::Section(section) => Some(*section),
        Place::Document => None,
    }
}

/// More terms than this, and the zeros among them are left out.
const MANY: usize = 6;

fn sides(equation: &Equation, form: &Form, lang: Lang) -> (SideView, SideView) {
    let names = TermNames::of(equation, form);
    let side = |terms: &[Term], sum: Option<gouji_core::number::Value>| {
        let many = terms.len() > MANY;
        let is_left_out = |term: &&Term| many && term.value.is_some_and(gouji_core::number::Value::is_zero);
        let zeros = terms.iter().filter(is_left_out).count();
        let shown = terms.iter().filter(|term| !is_left_out(term));
        let text = |value: Option<gouji_core::number::Value>| {
            value.map_or_else(|| "?".to_owned(), |value| value.to_string())
        };
        SideView {
            terms: shown
                .map(|term| TermView {
                    minus: term.factor < 0,
                    name: match &term.place {
                        Place::Prose(..) => Word::InProse.get(lang).to_owned(),
                        _ => names.name(term, form, lang),
                    },
                    value: text(term.value),
                    place: term.place.clone(),
                })
                .collect(),
            zeros,
            sum: (terms.len() > 1).then(|| text(sum)),
        }
    };
    (side(&equation.left, equation.left_value), side(&equation.right, equation.right_value))
}

/// Both sides of a sum of the form, with the values of a report.
pub(crate) fn sum_sides(report: &Report, sum: &SumRef, lang: Lang) -> Option<(SideView, SideView)> {
    let form = report.form();
    let own = form
        .sums()
        .iter()
        .find(|own| own.rule == sum.rule.as_str() && own.cells().eq(sum.cells.iter().copied()))?;
    let side = |cells: &[CellId]| -> Vec<Term> {
        cells
            .iter()
            .map(|cell| Term { place: Place::Cell(*cell), factor: 1, value: report.value(*cell) })
            .collect()
    };
    let value = |terms: &[Term]| {
        terms.iter().try_fold(gouji_core::number::Value::ZERO, |sum, term| sum.checked_add(term.value?))
    };
    let (left, right) = (side(&own.left), side(&own.right));
    let (left_value, right_value) = (value(&left), value(&right));
    Some(sides(&Equation { left, right, left_value, right_value, difference: None }, form, lang))
}

/// The cells that the finding being looked into reads.
pub(crate) fn traced_cells(work: &Work) -> Vec<CellId> {
    let traced = work.traced.as_ref().and_then(|key| work.judgement().by_key(key));
    traced.map_or_else(Vec::new, |found| found.finding.places.iter().filter_map(Place::cell).collect())
}

/// The next problem to go to, or the one before: errors and doubtful figures in the order of the panel; where there
/// are none, the next cell that is not filled in.
pub(crate) fn neighbour(work: &Work, back: bool) -> Option<(Option<String>, Place)> {
    let form = work.form();
    let mut problems = work.judgement().problems();
    problems.retain(|found| found.finding.severity != Severity::Note);
    if problems.is_empty() {
        let blank: Vec<CellId> = form.cell_ids().filter(|cell| work.report().is_blank(*cell)).collect();
        let behind = |cell: &CellId| work.active.is_none_or(|active| *cell > active);
        let before = |cell: &CellId| work.active.is_none_or(|active| *cell < active);
        let next = if back {
            blank.iter().rev().copied().find(before).or(blank.last().copied())
        } else {
            blank.iter().copied().find(behind).or(blank.first().copied())
        };
        return next.map(|cell| (None, Place::Cell(cell)));
    }
    let traced = work.traced.as_ref();
    let position = problems.iter().position(|found| Some(&found.key) == traced);
    let last = problems.len() - 1;
    let next = match (position, back) {
        (None, false) => 0,
        (None | Some(0), true) => last,
        (Some(position), true) => position - 1,
        (Some(position), false) if position == last => 0,
        (Some(position), false) => position + 1,
    };
    let found = problems.get(next)?;
    Some((Some(found.key.clone()), found.place()?.clone()))
}
