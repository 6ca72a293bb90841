//! Counting: every row of a ledger into one place.

use std::collections::BTreeMap;

use super::Ledger;
use super::date::{Date, DateRead, date};
use super::frame::Frame;
use super::mapping::{Choice, Kind, Mapping, Role};
use super::problem::{Problem, Remark, Trouble};
use super::words::{BETWEEN, How, Labels, WordUse, plain};
use crate::form::{CellId, Form};

/// What came of counting a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The rows that each cell of a single kind of applicant counts, as places in [`Ledger::rows`], in order.
    pub cells: BTreeMap<CellId, Vec<usize>>,
    /// How many rows were counted.
    pub counted: usize,
    /// Rows that were not counted, in the order of the list.
    pub problems: Vec<Problem>,
    /// Every word, by kind, unknown ones first.
    pub words: Vec<WordUse>,
    /// What to know about the list as a whole.
    pub remarks: Vec<Remark>,
}

/// More different words than this in a column are names or numbers.
const MANY_WORDS: usize = 60;

/// Counts a ledger for a reporting year into the table of applications of a form.
///
/// A row counts as received when its day of receipt is in the year, and as carried in when it is earlier; as its
/// outcome when that came in the year, and as carried out when there is none yet or it came later. Where a word is not
/// known, a day cannot be read or both contradict each other, the row is not counted at all.
pub fn count(ledger: &Ledger, mapping: &Mapping, form: &Form, year: u16) -> Counted {
    let mut counted = Counted::default();
    let Some(frame) = Frame::of(form) else { return counted };
    let mut counting = Counting {
        ledger,
        mapping,
        year,
        frame: &frame,
        words: Kind::ALL.map(|kind| Words::new(kind, &frame)),
    };
    for row in 0..ledger.rows.len() {
        match counting.row(row) {
            Err(trouble) => counted.problems.push(Problem { row, trouble }),
            Ok((column, lines)) => {
                counted.counted += 1;
                for line in lines {
                    if let Some(cell) = frame.block.cell(line, column) {
                        counted.cells.entry(cell).or_default().push(row);
                    }
                }
            }
        }
    }
    counted.remarks = remarks(ledger, mapping, &counting.words);
    for words in counting.words {
        let mut uses = words.uses;
        uses.sort_by_key(|word| (word.how != How::Unknown, std::cmp::Reverse(word.uses)));
        counted.words.extend(uses);
    }
    counted
}

impl Counted {
    /// What a cell of the table counts, totals included.
    pub fn figure(&self, form: &Form, cell: CellId) -> usize {
        match total(form, cell) {
            Some(parts) => parts.iter().map(|part| self.figure(form, *part)).sum(),
            None => self.cells.get(&cell).map_or(0, Vec::len),
        }
    }

    /// The rows that a cell counts, as places in [`Ledger::rows`], in order.
    pub fn rows(&self, form: &Form, cell: CellId) -> Vec<usize> {
        let Some(parts) = total(form, cell) else {
            return self.cells.get(&cell).cloned().unwrap_or_default();
        };
        let mut rows: Vec<usize> = parts.iter().flat_map(|part| self.rows(form, *part)).collect();
        rows.sort_unstable();
        rows
    }

    /// Every cell of the table with its figure, in the order of the form.
    pub fn figures(&self, form: &Form) -> Vec<(CellId, usize)> {
        let table =
            Frame::of(form).and_then(|frame| form.cell(frame.block.cell(0, 0)?)).map(|cell| cell.table);
        let cells = table.map(|table| form.table_cells(table).collect::<Vec<_>>()).unwrap_or_default();
        cells.into_iter().map(|cell| (cell, self.figure(form, cell))).collect()
    }

    /// How many rows somebody has to look at.
    pub fn open(&self) -> usize {
        self.problems.iter().filter(|problem| problem.trouble.is_open()).count()
    }
}

/// The cells that a total adds up.
fn total(form: &Form, cell: CellId) -> Option<&[CellId]> {
    form.sums().iter().find(|sum| sum.total() == Some(cell)).map(|sum| sum.left.as_slice())
}

/// The words of one kind as they come up.
struct Words {
    kind: Kind,
    labels: Labels,
    uses: Vec<WordUse>,
    /// Places by the word as written, and by what it is compared by.
    known: BTreeMap<String, usize>,
    plain: BTreeMap<String, usize>,
}

impl Words {
    fn new(kind: Kind, frame: &Frame<'_>) -> Self {
        Self {
            kind,
            labels: Labels::new(kind, frame),
            uses: Vec::new(),
            known: BTreeMap::new(),
            plain: BTreeMap::new(),
        }
    }

    /// What a word means; it is counted as used.
    fn meaning(&mut self, text: &str, number: usize, mapping: &Mapping) -> Option<Choice> {
        let place = match self.known.get(text) {
            Some(place) => *place,
            None => self.place_of(text, number, mapping),
        };
        let word = self.uses.get_mut(place)?;
        word.uses += 1;
        word.meaning.clone()
    }

    /// The place of a word that is written like this for the first time.
    fn place_of(&mut self, text: &str, number: usize, mapping: &Mapping) -> usize {
        let plain = plain(text);
        let place = self.plain.get(&plain).copied().unwrap_or_else(|| {
            let (meaning, how, proposal) = self.labels.meaning(text, mapping);
            self.uses.push(WordUse {
                kind: self.kind,
                text: text.to_owned(),
                uses: 0,
                first: number,
                meaning,
                how,
                proposal,
            });
            self.uses.len() - 1
        });
        self.plain.insert(plain, place);
        self.known.insert(text.to_owned(), place);
        place
    }
}

struct Counting<'a> {
    ledger: &'a Ledger,
    mapping: &'a Mapping,
    year: u16,
    frame: &'a Frame<'a>,
    words: [Words; 3],
}

/// Whether a case came in the year or before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    New,
    CarriedIn,
}

impl Counting<'_> {
    /// The column of a row of the list and both lines that it counts in.
    fn row(&mut self, row: usize) -> Result<(usize, [usize; 2]), Trouble> {
        // All words of a row come up, whatever is wrong with it: what is unknown is asked once.
        let applicant = self.word(row, Kind::Applicant, Role::Applicant);
        let outcome = self.outcome(row);
        let standing = self.word(row, Kind::Standing, Role::Standing);
        let received = self.day(row, Role::Received, [Trouble::DateUnread, Trouble::DateWithoutYear])?;
        let concluded =
            self.day(row, Role::Concluded, [Trouble::ConcludedUnread, Trouble::ConcludedWithoutYear])?;
        if received.is_some_and(|day| day.year > self.year) {
            return Err(Trouble::Later);
        }
        if concluded.is_some_and(|day| day.year < self.year) {
            return Err(Trouble::Earlier);
        }
        if let (Some(received), Some(concluded)) = (received, concluded)
            && concluded.is_before(received)
        {
            return Err(Trouble::ConcludedFirst);
        }
        let arrival = self.arrival(received, standing)?;
        let applicant = line(applicant, Trouble::ApplicantUnknown)?;
        let outcome = line(outcome, Trouble::OutcomeUnknown)?;
        let column = self.column_of(&applicant).ok_or(Trouble::ApplicantUnknown)?;
        let outcome = self.row_of(&outcome).ok_or(Trouble::OutcomeUnknown)?;
        if outcome == self.frame.carried_out && concluded.is_some_and(|day| day.year == self.year) {
            return Err(Trouble::ConcludedButOpen);
        }
        let ends =
            if concluded.is_some_and(|day| day.year > self.year) { self.frame.carried_out } else { outcome };
        let begins = if arrival == Arrival::New { self.frame.received } else { self.frame.carried_in };
        Ok((column, [begins, ends]))
    }

    fn arrival(&self, received: Option<Date>, standing: Option<Choice>) -> Result<Arrival, Trouble> {
        let dated = received.map(|day| if day.year == self.year { Arrival::New } else { Arrival::CarriedIn });
        let said = if self.mapping.column(Role::Standing).is_some() {
            let key = line(standing, Trouble::StandingUnknown)?;
            let row = self.row_of(&key).ok_or(Trouble::StandingUnknown)?;
            Some(if row == self.frame.received { Arrival::New } else { Arrival::CarriedIn })
        } else {
            None
        };
        match (dated, said) {
            (Some(dated), Some(said)) if dated != said => Err(Trouble::StandingDisagrees),
            (Some(arrival), _) | (None, Some(arrival)) => Ok(arrival),
            (None, None) => Err(Trouble::NotDated),
        }
    }

    fn text(&self, row: usize, role: Role) -> &str {
        self.mapping.column(role).map_or("", |column| self.ledger.text(row, column))
    }

    /// The day in a column; nothing where the list has no such column, or nothing stands in it.
    fn day(
        &self,
        row: usize,
        role: Role,
        [unread, without_year]: [Trouble; 2],
    ) -> Result<Option<Date>, Trouble> {
        match date(self.text(row, role)) {
            DateRead::Blank => Ok(None),
            DateRead::Date(day) => Ok(Some(day)),
            DateRead::WithoutYear { month, day } if self.mapping.assumes_year => {
                Ok(Some(Date { year: self.year, month: Some(month), day: Some(day) }))
            }
            DateRead::WithoutYear { .. } => Err(without_year),
            DateRead::Unreadable => Err(unread),
        }
    }

    /// What the word in a column means; nothing where the list has no such column.
    fn word(&mut self, row: usize, kind: Kind, role: Role) -> Option<Choice> {
        self.mapping.column(role)?;
        let text = self.text(row, role).to_owned();
        self.meaning(row, kind, &text)
    }

    /// The outcome; with the reason, where the outcome alone is no row of the form.
    fn outcome(&mut self, row: usize) -> Option<Choice> {
        let (result, reason) = (self.text(row, Role::Outcome), self.text(row, Role::Reason));
        let [_, words, _] = &self.words;
        let says_all = reason.is_empty() || words.labels.exact(&plain(result)).is_some();
        let text = match (says_all, result) {
            (true, _) => result.to_owned(),
            (false, "") => reason.to_owned(),
            (false, _) => format!("{result}{BETWEEN}{reason}"),
        };
        self.meaning(row, Kind::Outcome, &text)
    }

    fn meaning(&mut self, row: usize, kind: Kind, text: &str) -> Option<Choice> {
        let number = self.ledger.rows.get(row)?.number;
        let mapping = self.mapping;
        let words = self.words.iter_mut().find(|words| words.kind == kind)?;
        words.meaning(text, number, mapping)
    }

    fn row_of(&self, key: &str) -> Option<usize> {
        self.frame.block.rows.iter().position(|line| line.key == key)
    }

    fn column_of(&self, key: &str) -> Option<usize> {
        self.frame.block.columns.iter().position(|line| line.key == key)
    }
}

/// The line that a word means.
fn line(choice: Option<Choice>, unknown: Trouble) -> Result<String, Trouble> {
    match choice {
        Some(Choice::Line(key)) => Ok(key),
        Some(Choice::LeaveOut) => Err(Trouble::LeftOut),
        None => Err(unknown),
    }
}

fn remarks(ledger: &Ledger, mapping: &Mapping, words: &[Words; 3]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for column in mapping.columns.iter().flatten() {
        let Some(head) = ledger.heads.get(*column).filter(|head| !head.is_empty()) else { continue };
        if ledger.heads.iter().filter(|other| plain(other) == plain(head)).count() > 1 {
            remarks.push(Remark::SameHeads { head: head.clone(), column: *column });
        }
    }
    if mapping.column(Role::Outcome).is_some() && mapping.column(Role::Concluded).is_none() {
        remarks.push(Remark::NoConclusion);
    }
    for own in words {
        let role = Role::ALL.into_iter().find(|role| role.code() == own.kind.code());
        let head = role.and_then(|role| ledger.heads.get(mapping.column(role)?));
        if let Some(head) = head.filter(|_| own.uses.len() > MANY_WORDS) {
            remarks.push(Remark::ManyWords { head: head.clone(), count: own.uses.len() });
        }
    }
    let lost = |((kind, word), choice): (&(Kind, String), &Choice)| {
        let labels = &words.iter().find(|words| words.kind == *kind)?.labels;
        let Choice::Line(key) = choice else { return None };
        (!labels.has(key)).then(|| Remark::NoSuchLine { word: word.clone() })
    };
    remarks.extend(mapping.choices.iter().filter_map(lost));
    remarks
}
