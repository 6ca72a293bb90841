//! A report under work: as committed, and with what is being typed.

mod field;
pub(crate) mod links;
mod years;
mod zeros;

use std::cell::OnceCell;
use std::rc::Rc;

use gouji_core::check::Session;
use gouji_core::check::repairs::{ForcedCell, forced};
use gouji_core::form::{CellId, Form};
use gouji_core::narrative::{self, Narrative};
use gouji_core::report::Decision;
use gouji_core::{Report, Severity};

use super::action::Walk;
use super::history::{Effect, FieldChange, History, Step, StepName};
use super::import::{Import, Opened};
use super::judgement::{self, Judgement};
use super::kept::Kept;
use super::paste::Plan;
pub(crate) use field::{Draft, Field};
use field::{text_of, write};
use links::Link;

/// What follows from a state of the report, worked out when it is first asked for.
#[derive(Debug, Clone, Default)]
struct Derived {
    judgement: Rc<OnceCell<Judgement>>,
    narrative: Rc<OnceCell<Narrative>>,
    forced: Rc<OnceCell<Vec<ForcedCell>>>,
}

/// A report under work.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// Its name in the browser's storage.
    pub(crate) id: String,
    committed: Rc<Session>,
    live: Rc<Session>,
    derived: Derived,
    /// What is being typed.
    pub(crate) draft: Option<Draft>,
    /// The cell that has, or last had, the focus.
    pub(crate) active: Option<CellId>,
    /// Whether the caret is inside the text of the active cell, so that arrows belong to it.
    pub(crate) editing: bool,
    /// What was done.
    pub(crate) history: History,
    /// A paste that waits for an answer.
    pub(crate) pasting: Option<Rc<Plan>>,
    /// New texts of cells that are shown and not made yet.
    pub(crate) preview: Rc<Vec<(CellId, String)>>,
    /// Key of the finding that is being looked into.
    pub(crate) traced: Option<String>,
    /// Figures of the prose that follow the tables, as committed and with what is being typed.
    links: Rc<Vec<Link>>,
    live_links: Rc<Vec<Link>>,
    /// Reports of other years than last year, to be compared with.
    pub(crate) others: Rc<Vec<Report>>,
    /// What came with the file.
    pub(crate) import: Rc<Import>,
    /// Number of the reader's doubt that is being looked at.
    pub(crate) looking: usize,
    /// Grows with every change, typing included.
    pub(crate) version: u64,
    /// The version that the browser has stored.
    pub(crate) stored: u64,
    /// Whether some version is on its way into the storage.
    pub(crate) is_storing: bool,
    /// The version that was saved as a file.
    pub(crate) in_file: Option<u64>,
}

impl Work {
    /// A report as opened or begun.
    pub(crate) fn new(id: String, opened: Opened) -> Self {
        let links = Rc::new(links::standing(opened.links, &opened.report));
        let session = Rc::new(Session::new(opened.report, opened.previous));
        Self {
            id,
            committed: Rc::clone(&session),
            live: session,
            derived: Derived::default(),
            draft: None,
            active: None,
            editing: false,
            history: History::default(),
            pasting: None,
            preview: Rc::default(),
            traced: None,
            live_links: Rc::clone(&links),
            links,
            others: Rc::new(opened.others),
            import: Rc::new(opened.import),
            looking: 0,
            version: u64::from(!opened.stored),
            stored: 0,
            is_storing: false,
            in_file: None,
        }
    }

    /// Whether there is something that the storage does not have.
    pub(crate) fn is_unstored(&self) -> bool {
        self.version != self.stored
    }

    /// What the storage is to keep, with the mark of this keeping.
    pub(crate) fn kept(&self, stamp: u64) -> Kept {
        let problems = self.judgement().problems();
        let errors = problems.iter().filter(|found| found.finding.severity == Severity::Error);
        Kept {
            id: self.id.clone(),
            stamp,
            errors: errors.count(),
            report: self.report().clone(),
            previous: self.previous().cloned(),
            others: (*self.others).clone(),
            links: (*self.live_links).clone(),
            import: (*self.import).clone(),
        }
    }

    /// The report with what is being typed.
    pub(crate) fn report(&self) -> &Report {
        self.live.report()
    }

    /// Its form.
    pub(crate) fn form(&self) -> &std::sync::Arc<Form> {
        self.report().form()
    }

    /// Last year's report, if one was given.
    pub(crate) fn previous(&self) -> Option<&Report> {
        self.committed.previous()
    }

    /// What is found in the report.
    pub(crate) fn judgement(&self) -> &Judgement {
        let judge = || Judgement::new(&self.live, &self.committed, self.draft.is_some());
        self.derived.judgement.get_or_init(judge)
    }

    /// The prose, read. While cells are typed into, it is compared with the figures as committed.
    pub(crate) fn narrative(&self) -> &Narrative {
        let in_prose = self.draft.as_ref().is_some_and(|draft| matches!(draft.field, Field::Prose(_)));
        let session = if in_prose { &self.live } else { &self.committed };
        self.derived.narrative.get_or_init(|| narrative::read(session.report(), session.previous()))
    }

    /// The only value that a blank cell can have, as far as what is committed says.
    pub(crate) fn forced(&self, cell: CellId) -> Option<&ForcedCell> {
        if self.is_typing(cell) || !self.committed.report().is_blank(cell) {
            return None;
        }
        let all = self.derived.forced.get_or_init(|| forced(self.committed.report()));
        all.iter().find(|forced| forced.cell == cell)
    }

    /// The text of a field, with what is being typed.
    pub(crate) fn text(&self, field: Field) -> String {
        match &self.draft {
            Some(draft) if draft.field == field => draft.text.clone(),
            _ => text_of(self.live.report(), field),
        }
    }

    /// Whether this cell is being typed into.
    pub(crate) fn is_typing(&self, cell: CellId) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.field == Field::Cell(cell))
    }

    /// The text of a field is now this.
    pub(crate) fn type_into(&mut self, field: Field, text: String) {
        if self.draft.as_ref().is_some_and(|draft| draft.field != field) {
            self.commit();
        }
        if let Field::Prose(section) = field {
            let old = self.text(field);
            self.live_links = Rc::new(links::moved(&self.live_links, section, &old, &text));
        }
        let mut live = (*self.committed).clone();
        write(&mut live, field, &text);
        self.live = Rc::new(live);
        self.preview = Rc::default();
        self.pasting = None;
        self.derived.judgement = Rc::default();
        if matches!(field, Field::Prose(_)) {
            self.derived.narrative = Rc::default();
        }
        self.draft = Some(Draft { field, text });
        self.editing = true;
        self.version += 1;
    }

    /// Takes what was typed as written.
    pub(crate) fn commit(&mut self) {
        self.editing = false;
        let Some(draft) = self.draft.take() else { return };
        self.derived = Derived::default();
        let before = text_of(self.committed.report(), draft.field);
        if before == draft.text {
            self.live = Rc::clone(&self.committed);
            self.live_links = Rc::clone(&self.links);
            return;
        }
        self.committed = Rc::clone(&self.live);
        let links = std::mem::replace(&mut self.links, Rc::clone(&self.live_links));
        let mut changes = vec![FieldChange { field: draft.field, before, after: draft.text }];
        changes.extend(self.follow());
        self.done(StepName::Filled(draft.field), Effect::Fields(changes), links);
        self.settle(draft.field);
    }

    /// Forgets what was typed since the last commit.
    pub(crate) fn cancel_typing(&mut self) {
        if self.draft.take().is_some() {
            self.live = Rc::clone(&self.committed);
            self.live_links = Rc::clone(&self.links);
            self.derived = Derived::default();
            self.version += 1;
        }
        self.editing = false;
    }

    /// The report as committed, with its findings.
    pub(crate) fn committed(&self) -> &Rc<Session> {
        &self.committed
    }

    /// Writes several cells in one step, which is called after how many it changed.
    pub(crate) fn fill(&mut self, cells: &[(CellId, String)], name: fn(usize) -> StepName) {
        self.cancel_typing();
        let mut session = (*self.committed).clone();
        let mut changes = Vec::new();
        for (cell, text) in cells {
            let field = Field::Cell(*cell);
            let before = text_of(session.report(), field);
            if before != *text {
                write(&mut session, field, text);
                changes.push(FieldChange { field, before, after: text.clone() });
                self.settle(field);
            }
        }
        if changes.is_empty() {
            return;
        }
        self.replace(session);
        let (name, links) = (name(changes.len()), Rc::clone(&self.links));
        changes.extend(self.follow());
        self.done(name, Effect::Fields(changes), links);
    }

    /// Fills the blank cells of a table with nought; blank totals with the sum of what they add up.
    pub(crate) fn fill_zeros(&mut self, table: usize) {
        self.commit();
        self.fill(&zeros::zeros(self.committed.report(), table), StepName::Zeros);
    }

    /// Puts the report into another form; returns the filled cells that have no place there, by key and text.
    pub(crate) fn switch_form(&mut self, form: &std::sync::Arc<Form>) -> Vec<(String, String)> {
        self.commit();
        let (report, lost) = self.committed.report().into_form(form);
        let previous = self.previous().cloned();
        self.active = None;
        self.traced = None;
        self.replace_whole(Session::new(report, previous), StepName::SwitchedEdition);
        lost
    }

    /// Compares with this report of last year from now on, or with none.
    pub(crate) fn compare_with(&mut self, previous: Option<Report>) {
        self.commit();
        let name = if previous.is_some() { StepName::TookPrevious } else { StepName::LeftPrevious };
        let session = Session::new(self.committed.report().clone(), previous);
        self.replace_whole(session, name);
    }

    /// Explains a finding: who decided, when, and why it may stay.
    pub(crate) fn explain(&mut self, key: &str, reason: &str, by: &str, at: &str) {
        self.commit();
        let Some(found) = self.judgement().by_key(key) else { return };
        let decision = judgement::decide(found, &self.committed, reason, by, at);
        self.decide(StepName::Explained, |decisions| decisions.push(decision));
    }

    /// Takes an explanation back.
    pub(crate) fn withdraw(&mut self, decision: &Decision) {
        self.commit();
        self.decide(StepName::Withdrew, |decisions| decisions.retain(|own| own != decision));
    }

    fn decide(&mut self, name: StepName, change: impl FnOnce(&mut Vec<Decision>)) {
        let mut report = self.committed.report().clone();
        change(&mut report.decisions);
        self.replace_whole(Session::new(report, self.previous().cloned()), name);
    }

    /// Takes back the last step, or does the last one taken back again; returns it.
    pub(crate) fn step(&mut self, back: bool) -> Option<Rc<Step>> {
        self.commit();
        let step = if back { self.history.undo() } else { self.history.redo() }?;
        self.links = Rc::clone(if back { &step.links.0 } else { &step.links.1 });
        match &step.effect {
            Effect::Fields(changes) => {
                let mut session = (*self.committed).clone();
                let text = |change: &FieldChange| {
                    if back { change.before.clone() } else { change.after.clone() }
                };
                let mut write_one = |change: &FieldChange| write(&mut session, change.field, &text(change));
                if back {
                    changes.iter().rev().for_each(&mut write_one);
                } else {
                    changes.iter().for_each(&mut write_one);
                }
                self.replace(session);
            }
            Effect::Whole { before, after } => {
                let same_form = before.report().form() == after.report().form();
                self.replace((**if back { before } else { after }).clone());
                self.active = self.active.filter(|_| same_form);
                self.traced = None;
            }
        }
        Some(step)
    }

    /// Whether it was just read from somewhere and the reader was unsure.
    pub(crate) fn awaits_review(&self) -> bool {
        self.version == 1 && self.import.open().next().is_some()
    }

    /// Walks through the doubts of the reader.
    pub(crate) fn walk(&mut self, step: Walk) {
        self.commit();
        let all = self.import.doubts.len().max(1);
        self.looking = match step {
            Walk::To(number) => number,
            Walk::Next => (self.looking + 1) % all,
            Walk::Back => (self.looking + all - 1) % all,
            Walk::Accept => {
                self.settle_doubt(Some(self.looking));
                self.import.next_open(self.looking).unwrap_or(self.looking)
            }
            Walk::Blank => {
                let form = std::sync::Arc::clone(self.form());
                let open = self.import.open().flat_map(|(_, doubt)| doubt.keys());
                let cells: Vec<_> =
                    open.filter_map(|key| form.cell_id(key)).map(|cell| (cell, String::new())).collect();
                self.fill(&cells, StepName::LeftBlank);
                self.settle_doubt(None);
                self.looking
            }
        };
    }

    /// Marks doubts as looked at; all of them without a number.
    pub(crate) fn settle_doubt(&mut self, number: Option<usize>) {
        self.version += 1;
        let import = Rc::make_mut(&mut self.import);
        for (position, doubt) in import.doubts.iter_mut().enumerate() {
            doubt.settled |= number.is_none_or(|number| number == position);
        }
    }

    /// Whoever writes a cell has looked at it.
    fn settle(&mut self, field: Field) {
        let Field::Cell(cell) = field else { return };
        let key = self.form().key(cell).to_owned();
        if self.import.doubts_cell(&key) {
            for doubt in &mut Rc::make_mut(&mut self.import).doubts {
                doubt.settled |= doubt.is_about(&key);
            }
        }
    }

    /// Puts another report in the place of this one, as one step.
    fn replace_whole(&mut self, session: Session, name: StepName) {
        let (before, links) = (Rc::clone(&self.committed), Rc::clone(&self.links));
        self.replace(session);
        drop(self.follow());
        let after = Rc::clone(&self.committed);
        self.done(name, Effect::Whole { before, after }, links);
    }

    fn done(&mut self, name: StepName, effect: Effect, links: Rc<Vec<Link>>) {
        self.history.push(Step { name, effect, links: (links, Rc::clone(&self.links)) });
    }

    fn replace(&mut self, session: Session) {
        self.committed = Rc::new(session);
        self.live = Rc::clone(&self.committed);
        self.live_links = Rc::clone(&self.links);
        self.derived = Derived::default();
        self.preview = Rc::default();
        self.pasting = None;
        self.editing = false;
        self.version += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Opened, Walk, Work};
    use gouji_core::form::{CellId, edition};
    use gouji_core::{Report, Severity};

    fn zeros() -> Work {
        let mut report = Report::new(edition("2021").unwrap());
        for cell in report.form().cell_ids() {
            report.set(cell, "0");
        }
        Work::new("1".to_owned(), Opened::new(report))
    }

    fn cell(work: &Work, key: &str) -> CellId {
        work.form().cell_id(key).unwrap()
    }

    fn errors(work: &Work) -> usize {
        let open = &work.judgement().open;
        open.iter().filter(|found| found.finding.severity == Severity::Error).count()
    }

    #[test]
    fn an_error_shows_on_commit_and_goes_while_typing() {
        let mut work = zeros();
        let total = Field::Cell(cell(&work, "t3.granted.total"));
        work.type_into(total, "5".to_owned());
        assert_eq!(errors(&work), 0);
        work.commit();
        let wrong = errors(&work);
        assert!(wrong > 0);
        work.type_into(total, "50".to_owned());
        assert_eq!(errors(&work), wrong, "the same relations are still broken");
        work.type_into(total, "0".to_owned());
        assert_eq!(errors(&work), 0);
    }

    #[test]
    fn what_is_typed_stays_as_typed_until_it_is_cancelled() {
        let mut work = zeros();
        let first = Field::Cell(cell(&work, "t3.received.natural"));
        work.type_into(first, "１，２０４ \u{4EF6}".to_owned());
        assert_eq!(work.text(first), "１，２０４ \u{4EF6}");
        work.cancel_typing();
        assert_eq!(work.text(first), "0");
        assert!(work.history.last().is_none());
    }

    #[test]
    fn undo_and_redo_of_a_paste_are_one_step_each() {
        let mut work = zeros();
        let cells: Vec<_> = ["t3.received.natural", "t3.received.enterprise"]
            .iter()
            .map(|key| (cell(&work, key), "7".to_owned()))
            .collect();
        work.fill(&cells, super::StepName::Pasted);
        let text =
            |work: &Work| cells.iter().map(|(cell, _)| work.text(Field::Cell(*cell))).collect::<Vec<_>>();
        assert_eq!(text(&work), ["7", "7"]);
        assert!(work.step(true).is_some());
        assert_eq!(text(&work), ["0", "0"]);
        assert!(work.step(true).is_none());
        assert!(work.step(false).is_some());
        assert_eq!(text(&work), ["7", "7"]);
    }

    #[test]
    fn another_edition_and_back_loses_nothing() {
        let mut work = zeros();
        let lost = work.switch_form(&edition("2019").unwrap());
        assert!(lost.iter().any(|(key, _)| key == "t3.other_misc.natural"));
        assert_eq!(work.form().id(), "2019");
        assert!(work.step(true).is_some());
        assert_eq!(work.form().id(), "2021");
        assert_eq!(work.text(Field::Cell(cell(&work, "t3.other_misc.natural"))), "0");
    }

    #[test]
    fn a_blank_that_the_sums_force_is_known() {
        let mut work = zeros();
        let total = cell(&work, "t3.granted.total");
        work.fill(&[(total, String::new())], super::StepName::Pasted);
        assert_eq!(work.forced(total).map(|forced| forced.value.as_str()), Some("0"));
        assert_eq!(work.forced(cell(&work, "t3.granted.natural")), None);
        work.type_into(Field::Cell(total), "5".to_owned());
        assert_eq!(work.forced(total), None);
    }

    fn doubtful() -> Work {
        let doubt = |key: &str| crate::state::import::Doubt {
            cell: Some(key.to_owned()),
            cells: vec![key.to_owned()],
            raw: String::new(),
            why: gouji_core::form::Bilingual { zh: String::new(), en: String::new() },
            settled: false,
            place: gouji_formats::Place::default(),
            piece: None,
        };
        let mut opened = Opened::new(zeros().report().clone());
        opened.import.doubts =
            ["t3.received.natural", "t3.granted.other", "t3.carried_in.total"].map(doubt).to_vec();
        Work::new("1".to_owned(), opened)
    }

    #[test]
    fn a_walk_goes_round_and_on_to_what_is_open() {
        let mut work = doubtful();
        assert!(work.awaits_review());
        work.walk(Walk::Back);
        assert_eq!(work.looking, 2);
        work.walk(Walk::Accept);
        assert_eq!(work.looking, 0);
        work.walk(Walk::Next);
        work.walk(Walk::Accept);
        assert_eq!(work.looking, 0);
        work.walk(Walk::Accept);
        assert_eq!((work.looking, work.import.open().count()), (0, 0));
        assert!(!work.awaits_review());
    }

    #[test]
    fn what_is_left_blank_is_one_step_and_comes_back() {
        let mut work = doubtful();
        let first = Field::Cell(cell(&work, "t3.received.natural"));
        work.walk(Walk::Accept);
        work.walk(Walk::Blank);
        let other = Field::Cell(cell(&work, "t3.granted.other"));
        assert_eq!((work.text(first).as_str(), work.text(other).as_str()), ("0", ""));
        assert_eq!(work.import.open().count(), 0);
        assert!(work.step(true).is_some());
        assert_eq!(work.text(other), "0");
    }

    #[test]
    fn an_explanation_settles_a_finding_until_a_value_changes() {
        let mut work = zeros();
        let total = Field::Cell(cell(&work, "t4.review.total"));
        work.type_into(total, "-1".to_owned());
        work.commit();
        let key = |work: &Work| {
            let negative =
                |found: &&crate::state::judgement::Found| found.finding.rule.as_str() == "CELL-NEG";
            work.judgement().open.iter().find(negative).map(|found| found.key.clone())
        };
        let wrong = errors(&work);
        work.explain(&key(&work).unwrap(), "as in the list", "Li", "2025-01-20");
        assert_eq!((errors(&work), work.judgement().decided.len()), (wrong - 1, 1));
        assert!(work.step(true).is_some());
        assert_eq!((errors(&work), work.judgement().decided.len()), (wrong, 0));
        assert!(work.step(false).is_some());
        work.type_into(total, "-2".to_owned());
        work.commit();
        assert_eq!((work.judgement().decided.len(), work.judgement().lapsed.len()), (0, 1));
        let lapsed = work.judgement().lapsed[0].clone();
        work.withdraw(&lapsed);
        assert!(work.report().decisions.is_empty());
    }

    #[test]
    fn last_year_is_compared_and_stays_through_another_edition() {
        let mut work = zeros();
        work.compare_with(Some(Report::new(edition("2019").unwrap())));
        work.switch_form(&edition("2019").unwrap());
        assert!(work.previous().is_some());
        work.compare_with(None);
        assert!(work.previous().is_none());
        assert!(work.step(true).is_some());
        assert!(work.previous().is_some());
    }

    #[test]
    fn nothing_is_wrong_with_a_report_that_is_only_begun() {
        let mut report = Report::new(edition("2021").unwrap());
        report.year = Some(2024);
        let work = Work::new("1".to_owned(), Opened::new(report));
        let panel = crate::state::view::findings::PanelView::new(&work, gouji_core::Lang::Zh);
        assert_eq!(panel.findings, []);
        assert_eq!(panel.unfilled.len(), 6);
    }
}
