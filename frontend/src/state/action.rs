//! Everything that a user, or the browser, can do.

use std::rc::Rc;

use gouji_core::finding::Place;
use gouji_core::form::{CellId, SectionNo};
use gouji_core::report::Decision;

use super::import::Opened;
use super::kept::Keeping;
use super::ledger::LedgerAction;
use super::notice::Notice;
use super::paste::Plan;
use super::store::Recent;
use super::work::Field;
use super::work::links::Wording;

/// One thing that happened.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// Begin an empty report under this name in the browser's storage, on this year.
    StartNew {
        /// Name in the storage.
        id: String,
        /// Reporting year.
        year: u16,
    },
    /// A file, a pasted text or a stored report was read: one report or several.
    Open {
        /// Name in the storage.
        id: String,
        /// What was read.
        reports: Vec<Opened>,
    },
    /// Of the several reports in one file, take this one.
    TakeReport(usize),
    /// Take none of them.
    TakeNone,
    /// What was opened is last year's report: compare with it.
    TakeBeside,
    /// What was opened is a report of its own.
    TakeApart,
    /// A file with last year's report was read.
    OpenPrevious(Vec<Opened>),
    /// Files with reports of other years were read.
    OpenYears(Vec<Opened>),
    /// Compare with this year no more.
    LeaveYear(u16),
    /// Look for a figure to put into the prose of a section; nothing: no more.
    Insert(Option<SectionNo>),
    /// Put what a cell says into the prose, in the place of a stretch, and let it follow the cell.
    Link {
        /// The section.
        section: SectionNo,
        /// The stretch that it replaces.
        stretch: (u32, u32),
        /// Key of the cell.
        key: String,
        /// What is said of it.
        wording: Wording,
    },
    /// The link that begins here follows its cell no more.
    CutLink(SectionNo, u32),
    /// Compare with last year's report no more.
    LeavePrevious,
    /// Last year's figures in the tables on or off.
    SwitchPrevious,
    /// The storage was looked through.
    FoundRecent(Vec<Recent>),
    /// Say something.
    Say(Notice),
    /// Put the notice away.
    CloseNotice,
    /// A field got the focus.
    Select(CellId),
    /// The caret goes into the text of the active cell.
    EditInPlace,
    /// The text of a field is now this.
    Type(Field, String),
    /// Take what was typed as written.
    Commit,
    /// Forget what was typed since the last commit.
    CancelTyping,
    /// A block from a clipboard, with what would go where.
    Paste(Rc<Plan>),
    /// Paste what waits for an answer, or do not.
    AnswerPaste(bool),
    /// Something about the ledger of applications.
    Ledger(LedgerAction),
    /// Show what these cells would be, without changing them; nothing: no more.
    Preview(Rc<Vec<(CellId, String)>>),
    /// Change these cells as a proposed repair says.
    Repair(Vec<(CellId, String)>),
    /// Fill the blank cells of a table, by its position, with nought, and blank totals with their sums.
    FillZeros(usize),
    /// Use another edition of the form.
    SwitchEdition(String),
    /// Take back the last step.
    Undo,
    /// Do it again.
    Redo,
    /// Go to a place of the report.
    GoTo(Place),
    /// Go to a place, and be able to come back.
    Follow {
        /// Where to come back to.
        from: Place,
        /// Where to go.
        to: Place,
    },
    /// Come back.
    GoBack,
    /// Explain a finding.
    Explain {
        /// Its key.
        key: String,
        /// Why it may stay.
        reason: String,
        /// Who says so.
        by: String,
        /// The day.
        at: String,
    },
    /// Take an explanation back.
    Withdraw(Decision),
    /// Look into a finding, by its key.
    Trace(String),
    /// Go to the next problem, or the one before.
    NextProblem {
        /// Backwards.
        back: bool,
    },
    /// A doubt of the reader was looked at; without a number: all.
    SettleDoubt(Option<usize>),
    /// Walk through the doubts of the reader.
    Walk(Walk),
    /// The report was saved as a file.
    SavedToFile,
    /// Storing has begun.
    Storing,
    /// It has ended.
    Stored {
        /// Name in the storage.
        id: String,
        /// Which state of the report.
        version: u64,
        /// What became of it.
        outcome: Keeping,
        /// A name for a copy, where another tab has overtaken this one.
        copy: String,
    },
    /// Another tab has kept the report under work.
    ChangedElsewhere(String),
    /// Everything kept was erased.
    Erased,
    /// The reports that gave way to another were stored.
    KeptOthers {
        /// Whether the browser took all of them.
        all: bool,
    },
    /// Speak the other language.
    SwitchLanguage,
    /// Large letters on or off.
    SwitchLarge,
    /// High contrast on or off.
    SwitchContrast,
}

/// A step on the walk through the doubts of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walk {
    /// To the doubt of this number.
    To(usize),
    /// To the one after.
    Next,
    /// To the one before.
    Back,
    /// This one is right: on to the next that nobody has looked at.
    Accept,
    /// Leave the cells of all that nobody has looked at blank.
    Blank,
}
