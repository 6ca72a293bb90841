//! A ledger of applications that is being counted into the report under work.

use std::rc::Rc;

use gouji_core::form::{Bilingual, CellId, Form};
use gouji_core::json::{read_mapping, write_mapping};
use gouji_core::ledger::{Choice, Counted, How, Kind, Ledger, Mapping, Remark, Role, Unfit, WordUse, count};
use gouji_formats::Sheet;

use super::history::StepName;
use super::notice::{Notice, in_both};
use super::store::Store;
use crate::text::{Word, both};

/// A ledger with what is known of its columns and words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LedgerWork {
    /// Name of its file.
    pub(crate) file: String,
    /// The sheets of the file.
    pub(crate) sheets: Rc<Vec<Sheet>>,
    /// The sheet that is counted.
    pub(crate) sheet: usize,
    /// Its list, or why it is none.
    pub(crate) list: Rc<Result<Ledger, Unfit>>,
    /// What its columns and words are.
    pub(crate) mapping: Mapping,
    /// What of a saved mapping does not fit.
    pub(crate) remarks: Vec<Remark>,
    /// Grows with every change of list or mapping.
    pub(crate) version: u64,
}

/// What can be done with a ledger.
#[derive(Debug, Clone)]
pub(crate) enum LedgerAction {
    /// A file was read.
    Open {
        /// Its name.
        file: String,
        /// Its sheets.
        sheets: Vec<Sheet>,
    },
    /// Count another of its sheets.
    Sheet(usize),
    /// A role has this column.
    Column(Role, Option<usize>),
    /// This was decided about a word; nothing: no decision any more.
    Word(Kind, String, Option<Choice>),
    /// Words mean what is proposed.
    TakeProposals(Vec<(Kind, String, String)>),
    /// Days without a year are of the reporting year, or not.
    AssumeYear,
    /// A saved mapping was read.
    Mapping(String),
    /// Write these figures into the report.
    TakeOver(Vec<(CellId, String)>),
    /// Count no ledger any more.
    Leave,
}

impl LedgerWork {
    fn new(file: String, sheets: Vec<Sheet>) -> Self {
        let mut work = Self {
            file,
            sheets: Rc::new(sheets),
            sheet: 0,
            list: Rc::new(Err(Unfit::NoRows)),
            mapping: Mapping::default(),
            remarks: Vec::new(),
            version: 0,
        };
        // The first sheet whose heads name something; a cover sheet names nothing.
        let named = |number: &usize| {
            let mut other = work.clone();
            other.choose(*number);
            other.mapping.lacks().is_empty()
        };
        let number = (0..work.sheets.len()).find(named).unwrap_or(0);
        work.choose(number);
        work
    }

    fn choose(&mut self, number: usize) {
        let rows = self.sheets.get(number).map(|sheet| sheet.rows.clone()).unwrap_or_default();
        let list = Ledger::new(rows);
        self.sheet = number;
        if let Ok(list) = &list {
            self.mapping = Mapping::guess(list);
        }
        self.list = Rc::new(list);
        self.remarks = Vec::new();
        self.version += 1;
    }

    fn perform(&mut self, action: LedgerAction) -> Option<Notice> {
        self.version += 1;
        match action {
            LedgerAction::Sheet(number) => self.choose(number),
            LedgerAction::Column(role, column) => self.mapping.set_column(role, column),
            LedgerAction::Word(kind, word, Some(Choice::Line(line))) => {
                self.mapping.choose(kind, &word, Some(&line));
            }
            LedgerAction::Word(kind, word, Some(Choice::LeaveOut)) => self.mapping.choose(kind, &word, None),
            LedgerAction::Word(kind, word, None) => self.mapping.forget(kind, &word),
            LedgerAction::TakeProposals(words) => {
                for (kind, word, line) in words {
                    self.mapping.choose(kind, &word, Some(&line));
                }
            }
            LedgerAction::AssumeYear => self.mapping.assumes_year = !self.mapping.assumes_year,
            LedgerAction::Mapping(text) => {
                let Ok(list) = &*self.list else { return None };
                match read_mapping(&text, list) {
                    Ok((mapping, remarks)) => {
                        self.mapping = mapping;
                        self.remarks = remarks;
                        return Some(Notice::told(both(Word::LedgerMappingTaken, &[])));
                    }
                    Err(wrong) => return Some(Notice::trouble(in_both(|lang| wrong.say(lang).to_owned()))),
                }
            }
            LedgerAction::Open { .. } | LedgerAction::TakeOver(_) | LedgerAction::Leave => {}
        }
        None
    }

    /// Counts it for a year.
    pub(crate) fn count(&self, form: &Form, year: u16) -> Option<Counted> {
        let list = self.list.as_ref().as_ref().ok()?;
        self.mapping.lacks().is_empty().then(|| count(list, &self.mapping, form, year))
    }

    /// The mapping as a file.
    pub(crate) fn mapping_file(&self) -> Option<String> {
        let list = self.list.as_ref().as_ref().ok()?;
        Some(write_mapping(&self.mapping, list))
    }
}

/// The words that have a proposal.
pub(crate) fn proposals(words: &[WordUse]) -> Vec<(Kind, String, String)> {
    let unknown = words.iter().filter(|word| word.how == How::Unknown);
    unknown.filter_map(|word| Some((word.kind, word.text.clone(), word.proposal.clone()?))).collect()
}

impl Store {
    /// The ledger that is counted into a report.
    pub(crate) fn ledger_of(&self, id: &str) -> Option<&LedgerWork> {
        self.ledger.as_ref().filter(|(own, _)| own == id).map(|(_, ledger)| ledger)
    }

    pub(super) fn ledger(&mut self, action: LedgerAction) {
        let Some(work) = &mut self.work else { return };
        match action {
            LedgerAction::Open { file, sheets } => {
                work.commit();
                self.notice = None;
                self.ledger = Some((work.id.clone(), LedgerWork::new(file, sheets)));
            }
            LedgerAction::Leave => self.ledger = None,
            LedgerAction::TakeOver(cells) => {
                work.fill(&cells, StepName::Counted);
                let said = |count: usize| both(Word::LedgerTaken, &[("n", &count.to_string())]);
                let step = work.history.last().map(|step| step.name);
                let notice: Bilingual = match step {
                    Some(StepName::Counted(count)) => said(count),
                    _ => said(0),
                };
                self.notice = Some(Notice::told(notice));
            }
            other => {
                // What was open before a copy of the report went its own way belongs to it still.
                let ledger = self.ledger.as_mut().map(|(_, ledger)| ledger);
                if let Some(notice) = ledger.and_then(|ledger| ledger.perform(other)) {
                    self.notice = Some(notice);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LedgerAction, LedgerWork, proposals};
    use gouji_core::form::edition;
    use gouji_core::ledger::{Choice, Kind, Role};
    use gouji_formats::{Limits, sheets};

    fn work() -> LedgerWork {
        let text = include_str!("../../example/ledger.csv");
        LedgerWork::new("a.csv".to_owned(), sheets(text.as_bytes(), "a.csv", &Limits::default()).unwrap())
    }

    #[test]
    fn the_example_is_counted_but_for_what_nobody_has_decided() {
        let mut work = work();
        let form = edition("2021").unwrap();
        assert!(work.mapping.lacks().is_empty(), "{:?}", work.mapping);
        let first = work.count(&form, 2024).unwrap();
        let proposed = proposals(&first.words);
        assert!(!proposed.is_empty() && first.open() > 0);
        work.perform(LedgerAction::TakeProposals(proposed));
        let second = work.count(&form, 2024).unwrap();
        assert!(second.counted > first.counted);
        let unknown = second.words.iter().filter(|word| word.meaning.is_none());
        let unknown: Vec<(Kind, String)> = unknown.map(|word| (word.kind, word.text.clone())).collect();
        for (kind, text) in unknown {
            work.perform(LedgerAction::Word(kind, text, Some(Choice::LeaveOut)));
        }
        assert_eq!(
            work.count(&form, 2024).unwrap().words.iter().filter(|word| word.meaning.is_none()).count(),
            0
        );
        work.perform(LedgerAction::Column(Role::Outcome, None));
        assert!(work.count(&form, 2024).is_none());
    }
}
