//! The one store: all state of the page, changed by nothing but [`Action`]s. Pure: it reads no clock and no storage.

use std::rc::Rc;

use gouji_core::across_years::Unfit;
use gouji_core::finding::Place;
use gouji_core::form::{self, Bilingual, SectionNo};
use gouji_core::report::TextRange;
use gouji_core::{Lang, Report};
use yew::Reducible;

use super::action::Action;
use super::history::StepName;
use super::import::Opened;
use super::kept::{Keeping, Unread};
use super::ledger::LedgerWork;
use super::notice::{Notice, Remedy, in_both};
use super::paste::Plan;
use super::view;
use super::work::Work;
use super::work::links::Wording;
use crate::text::{Word, both};

/// A report in the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Recent {
    /// Its name there.
    pub(crate) id: String,
    /// The agency.
    pub(crate) agency: String,
    /// The reporting year.
    pub(crate) year: Option<u16>,
    /// How many errors it has.
    pub(crate) errors: usize,
    /// When it was stored, as milliseconds since 1970.
    pub(crate) at: Option<u64>,
    /// Why it cannot be opened, if it cannot.
    pub(crate) unread: Option<Unread>,
}

/// Where the page must scroll to and put the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goal {
    /// Grows, so that the same place can be a goal twice.
    pub(crate) serial: u32,
    /// The place.
    pub(crate) place: Place,
}

/// How the last attempt to store the report went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Storing {
    /// None was made yet.
    #[default]
    NotYet,
    /// It is stored since this time of day.
    Stored(String),
    /// The browser refused.
    Refused,
}

/// All state of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    /// The language spoken.
    pub(crate) lang: Lang,
    /// Large letters.
    pub(crate) large: bool,
    /// High contrast.
    pub(crate) contrast: bool,
    /// The report under work.
    pub(crate) work: Option<Work>,
    /// What the page has to say.
    pub(crate) notice: Option<Notice>,
    /// Reports of one file, of which one is to be chosen, and the name that it will get in the storage.
    pub(crate) choice: Option<(String, Rc<Vec<Opened>>)>,
    /// A report that may be last year's of the one under work, and the name that it will get in the storage if not.
    pub(crate) offer: Option<(String, Rc<Opened>)>,
    /// The section whose prose a figure is looked for.
    pub(crate) inserting: Option<SectionNo>,
    /// Whether last year's figures are not shown in the tables.
    pub(crate) hides_previous: bool,
    /// The ledger of applications that is open, and the name of the report that it is counted into.
    pub(crate) ledger: Option<(String, LedgerWork)>,
    /// Where to come back to.
    pub(crate) back: Option<Place>,
    /// Reports that gave way to another before their last changes were kept.
    pub(crate) unkept: Rc<Vec<Work>>,
    /// What the storage holds.
    pub(crate) recent: Rc<Vec<Recent>>,
    /// Where to go.
    pub(crate) goal: Option<Goal>,
    /// How storing goes.
    pub(crate) storing: Storing,
}

impl Store {
    fn perform(&mut self, action: Action) {
        match action {
            Action::StartNew { id, year } => self.start_new(id, year),
            Action::Open { id, mut reports } => {
                self.notice = None;
                match reports.len() {
                    0 => {}
                    1 => reports.drain(..).for_each(|opened| self.take_or_offer(id.clone(), opened)),
                    _ => self.choice = Some((id, Rc::new(reports))),
                }
            }
            Action::TakeReport(number) => {
                if let Some((id, reports)) = self.choice.take()
                    && let Some(opened) = reports.get(number)
                {
                    self.take(id, opened.clone());
                }
            }
            Action::TakeNone => {
                self.choice = None;
                self.offer = None;
            }
            Action::TakeBeside => {
                if let Some((_, opened)) = self.offer.take() {
                    self.put_beside(&opened.report);
                }
            }
            Action::TakeApart => {
                if let Some((id, opened)) = self.offer.take() {
                    self.take(id, Rc::unwrap_or_clone(opened));
                }
            }
            Action::OpenPrevious(reports) => self.open_previous(&reports),
            Action::OpenYears(reports) => self.open_years(reports),
            Action::Insert(section) => {
                self.inserting = section;
                if let Some(work) = &mut self.work {
                    work.commit();
                }
            }
            Action::Link { section, stretch, key, wording } => self.link(section, stretch, &key, wording),
            Action::SwitchPrevious => self.hides_previous = !self.hides_previous,
            Action::FoundRecent(recent) => self.recent = Rc::new(recent),
            Action::Say(notice) => self.notice = Some(notice),
            Action::CloseNotice => self.notice = None,
            Action::SwitchLanguage => {
                self.lang = match self.lang {
                    Lang::Zh => Lang::En,
                    Lang::En => Lang::Zh,
                };
            }
            Action::SwitchContrast => self.contrast = !self.contrast,
            Action::SwitchLarge => self.large = !self.large,
            Action::KeptOthers { all } => {
                self.unkept = Rc::default();
                if !all {
                    self.notice = Some(Notice::trouble(both(Word::NotStored, &[])));
                }
            }
            Action::Stored { id, version, outcome, copy } => self.stored(&id, version, outcome, copy),
            Action::ChangedElsewhere(id) => self.changed_elsewhere(&id),
            Action::Erased => {
                self.work = None;
                self.recent = Rc::default();
                self.storing = Storing::NotYet;
                self.notice = Some(Notice::told(both(Word::Erased, &[])));
            }
            Action::SwitchEdition(id) => self.switch_edition(&id),
            Action::Undo | Action::Redo => self.step(matches!(action, Action::Undo)),
            Action::GoTo(place) => self.go_to(place),
            Action::Follow { from, to } => {
                self.back = Some(from);
                self.go_to(to);
            }
            Action::GoBack => {
                if let Some(place) = self.back.take() {
                    self.go_to(place);
                }
            }
            Action::Trace(key) => self.trace(key),
            Action::NextProblem { back } => self.next_problem(back),
            Action::Ledger(action) => self.ledger(action),
            Action::Paste(plan) => self.paste(plan),
            Action::AnswerPaste(yes) => self.answer_paste(yes),
            other => self.perform_on_work(other),
        }
    }

    fn perform_on_work(&mut self, action: Action) {
        let Some(work) = &mut self.work else { return };
        match action {
            Action::Storing => work.is_storing = true,
            Action::Select(cell) => {
                if work.draft.is_some() && !work.is_typing(cell) {
                    work.commit();
                }
                if work.active != Some(cell) {
                    work.active = Some(cell);
                    work.editing = false;
                }
            }
            Action::EditInPlace => work.editing = true,
            Action::Type(field, text) => work.type_into(field, text),
            Action::Commit => work.commit(),
            Action::CancelTyping => work.cancel_typing(),
            Action::Walk(step) => work.walk(step),
            Action::Preview(cells) => {
                work.commit();
                work.pasting = None;
                let place = cells.first().map(|(cell, _)| Place::Cell(*cell));
                work.preview = cells;
                if let Some(place) = place {
                    self.go_to(place);
                }
            }
            Action::Repair(cells) => work.fill(&cells, StepName::Repaired),
            Action::FillZeros(table) => work.fill_zeros(table),
            Action::LeavePrevious => work.compare_with(None),
            Action::LeaveYear(year) => work.leave_year(year),
            Action::CutLink(section, from) => work.cut_link(section, from),
            Action::Explain { key, reason, by, at } => work.explain(&key, &reason, &by, &at),
            Action::Withdraw(decision) => work.withdraw(&decision),
            Action::SettleDoubt(number) => work.settle_doubt(number),
            Action::SavedToFile => {
                work.commit();
                work.in_file = Some(work.version);
            }
            _ => {}
        }
    }

    fn start_new(&mut self, id: String, year: u16) {
        let Some(form) = form::for_year(year).or_else(|| form::builtin().last().cloned()) else { return };
        let mut report = Report::new(form);
        report.year = Some(year);
        self.take(id, Opened::new(report));
    }

    /// A report of the year before the one under work is perhaps meant to be compared with.
    fn take_or_offer(&mut self, id: String, opened: Opened) {
        let year = self.work.as_ref().and_then(|work| work.report().year);
        let is_year_before = year.is_some_and(|year| opened.report.year == year.checked_sub(1));
        if is_year_before && !opened.stored {
            self.offer = Some((id, Rc::new(opened)));
        } else {
            self.take(id, opened);
        }
    }

    /// Of several reports in the file the one of the year before counts, else the first.
    fn open_previous(&mut self, reports: &[Opened]) {
        let Some(work) = &self.work else { return };
        let wanted = work.report().year.and_then(|year| year.checked_sub(1));
        let fits = |opened: &&Opened| opened.report.year == wanted;
        if let Some(opened) = reports.iter().find(fits).or(reports.first()) {
            let report = opened.report.clone();
            self.put_beside(&report);
        }
    }

    /// The year before is compared with in the tables, too; the others only side by side.
    fn open_years(&mut self, reports: Vec<Opened>) {
        let Some(work) = &mut self.work else { return };
        let own = work.report().year;
        let mut taken = Vec::new();
        self.notice = None;
        for Opened { report, .. } in reports {
            let unfit = match report.year {
                None => Some(Unfit::NoYear),
                Some(year) if own == Some(year) => Some(Unfit::SameYear(year)),
                Some(_) => None,
            };
            if let Some(unfit) = unfit {
                self.notice = Some(Notice::trouble(in_both(|lang| unfit.say(lang))));
                continue;
            }
            taken.extend(report.year);
            if report.year == own.and_then(|own| own.checked_sub(1)) {
                work.compare_with(Some(report));
            } else {
                work.take_year(report);
            }
        }
        if self.notice.is_none() && !taken.is_empty() {
            taken.sort_unstable();
            let years: Vec<String> = taken.iter().map(u16::to_string).collect();
            self.notice = Some(Notice::told(both(Word::TookYears, &[("years", &years.join(" "))])));
        }
    }

    fn link(&mut self, section: SectionNo, stretch: (u32, u32), key: &str, wording: Wording) {
        let Some(work) = &mut self.work else { return };
        if let Some(end) = work.link(section, stretch, key, wording) {
            self.inserting = None;
            self.go_to(Place::Prose(section, TextRange { from: end, to: end }));
        }
    }

    fn put_beside(&mut self, report: &Report) {
        let Some(work) = &mut self.work else { return };
        work.compare_with(Some(report.clone()));
        self.hides_previous = false;
        let year = report.year.map_or_else(String::new, |year| year.to_string());
        let values = [("agency", report.agency.as_str()), ("year", &year)];
        self.notice = Some(Notice::told(both(Word::TookPrevious, &values)));
    }

    fn take(&mut self, id: String, opened: Opened) {
        if let Some(work) = self.work.take().filter(|work| work.is_unstored() && work.id != id) {
            Rc::make_mut(&mut self.unkept).push(work);
        }
        self.notice = view::review::is_read(&opened);
        self.work = Some(Work::new(id, opened));
        self.goal = None;
        self.back = None;
        self.offer = None;
        self.inserting = None;
        self.storing = Storing::NotYet;
    }

    fn stored(&mut self, id: &str, version: u64, outcome: Keeping, copy: String) {
        let Some(work) = self.work.as_mut().filter(|work| work.id == id) else { return };
        work.is_storing = false;
        match outcome {
            Keeping::Kept(at) => {
                work.stored = work.stored.max(version);
                self.storing = Storing::Stored(at);
            }
            // Neither tab's work is lost: what is here goes on as a report of its own.
            Keeping::Overtaken => {
                work.id = copy;
                work.stored = 0;
                work.version += 1;
                self.notice = Some(Notice::told(both(Word::Overtaken, &[])));
            }
            Keeping::Refused => {
                work.stored = work.stored.max(version);
                // Said once: until it works again there is nothing new to say.
                if self.storing != Storing::Refused {
                    self.notice = Some(Notice::trouble(both(Word::NotStored, &[])).offering(Remedy::Save));
                }
                self.storing = Storing::Refused;
            }
        }
    }

    fn changed_elsewhere(&mut self, id: &str) {
        // With changes of its own this tab finds out when it keeps them.
        let is_idle = self.work.as_ref().is_some_and(|work| work.id == id && !work.is_unstored());
        if is_idle {
            self.notice = Some(Notice::told(both(Word::ChangedElsewhere, &[])).offering(Remedy::TakeNewer));
        }
    }

    fn switch_edition(&mut self, id: &str) {
        let (Some(work), Some(form)) = (&mut self.work, form::edition(id)) else { return };
        if **work.form() == *form {
            return;
        }
        let old = std::sync::Arc::clone(work.form());
        let lost = work.switch_form(&form);
        let name = view::edition_name(&form);
        let values = [("edition", &name)];
        self.notice = Some(if lost.is_empty() {
            Notice::told(text_with(Word::SwitchedWhole, &values, ""))
        } else {
            let text = text_with(Word::SwitchedWithLoss, &values, &lost.len().to_string());
            let line = |(key, text): (String, String)| view::named_text(&old, &key, &text);
            Notice { lines: lost.into_iter().map(line).collect(), ..Notice::told(text) }
        });
    }

    fn step(&mut self, back: bool) {
        let Some(work) = &mut self.work else { return };
        if let Some(step) = work.step(back) {
            self.notice = None;
            if let Some(cell) = step.first_cell() {
                self.go_to(Place::Cell(cell));
            }
        }
    }

    fn go_to(&mut self, place: Place) {
        if let (Some(work), Place::Cell(cell)) = (&mut self.work, &place) {
            work.commit();
            work.active = Some(*cell);
        }
        let serial = self.goal.as_ref().map_or(1, |goal| goal.serial.wrapping_add(1));
        self.goal = Some(Goal { serial, place });
    }

    fn trace(&mut self, key: String) {
        let Some(work) = &mut self.work else { return };
        work.commit();
        let place = work.judgement().by_key(&key).and_then(|found| found.place().cloned());
        work.traced = Some(key);
        if let Some(place) = place {
            self.go_to(place);
        }
    }

    fn next_problem(&mut self, back: bool) {
        let Some(work) = &mut self.work else { return };
        work.commit();
        if let Some((key, place)) = view::findings::neighbour(work, back) {
            work.traced = key;
            self.go_to(place);
        }
    }

    /// A small block goes in at once; any other is shown first.
    fn paste(&mut self, plan: Rc<Plan>) {
        let Some(work) = &mut self.work else { return };
        work.commit();
        self.notice = None;
        let changes: Vec<_> =
            plan.changes(work.report()).map(|(cell, _, text)| (cell, text.to_owned())).collect();
        if changes.is_empty() && plan.outside.is_empty() {
            self.notice = Some(Notice::told(both(Word::PastedNothing, &[])));
        } else if plan.is_plain(work.report()) {
            work.fill(&plan.cells, StepName::Pasted);
            self.notice = Some(Notice::told(both(Word::Pasted, &[("n", &changes.len().to_string())])));
        } else {
            work.preview = Rc::new(changes);
            work.pasting = Some(plan);
        }
    }

    fn answer_paste(&mut self, yes: bool) {
        let Some(work) = &mut self.work else { return };
        let Some(plan) = work.pasting.take() else { return };
        work.preview = Rc::default();
        if yes {
            let count = plan.changes(work.report()).count().to_string();
            work.fill(&plan.cells, StepName::Pasted);
            self.notice = Some(pasted(&plan, &count));
        }
        if let Some(cell) = work.active.or(plan.cells.first().map(|(cell, _)| *cell)) {
            self.go_to(Place::Cell(cell));
        }
    }
}

/// What was pasted, and what was not.
fn pasted(plan: &Plan, count: &str) -> Notice {
    if plan.outside.is_empty() {
        return Notice::told(both(Word::Pasted, &[("n", count)]));
    }
    let (rows, columns) = (plan.size.0.to_string(), plan.size.1.to_string());
    let outside = plan.outside.len().to_string();
    let values = [("rows", rows.as_str()), ("columns", &columns), ("n", &outside)];
    Notice::told(both(Word::PastedOutside, &values))
}

/// A sentence about an edition, whose name has two languages as well.
fn text_with(word: Word, values: &[(&str, &Bilingual)], number: &str) -> Bilingual {
    let say = |lang| {
        let mut all = vec![("n", number)];
        all.extend(values.iter().map(|(name, text)| (*name, text.get(lang))));
        word.fill(lang, &all)
    };
    Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.perform(action);
        Rc::new(next)
    }
}
