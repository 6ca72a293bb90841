//! The sums of the tables alone, for many reports in a row: the quickest call there is.

use std::cell::RefCell;

use gouji_core::form::CellId;
use gouji_core::json::FindingEntry;
use gouji_core::number;
use gouji_core::rule::arithmetic::Linear;
use gouji_core::rule::settings::Settings;
use gouji_core::rule::{Check, Subject};
use gouji_core::{Lang, Report};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::form;
use crate::layout;
use crate::options::Options;

/// What stands between the texts of two cells; no text of a cell holds it.
const BETWEEN: char = '\u{1f}';

/// The tables of one edition.
struct Tables {
    report: Report,
    cells: Vec<CellId>,
    sums: Vec<Linear>,
    /// For each cell whether it stands in a sum.
    judged: Vec<bool>,
    /// Room for the numbers of the cells; of those in no sum, 0.
    counts: Vec<i64>,
    settings: Settings,
    lang: Lang,
}

thread_local! {
    static OPEN: RefCell<Vec<Tables>> = const { RefCell::new(Vec::new()) };
}

/// What the host must know of opened tables.
#[derive(Serialize)]
struct OpenedEntry {
    /// The number to call them by.
    number: usize,
    edition: String,
    /// The keys of the cells, in the order of their texts.
    cells: Vec<String>,
}

/// Opens the tables of an edition, the latest if none is named. Opening them again gives the same.
pub(crate) fn open(options: &Options) -> Answer {
    let lang = options.lang;
    let form = form::named(options)?;
    let number = OPEN.with_borrow_mut(|open| {
        let same = |tables: &Tables| tables.lang == lang && tables.report.form().id() == form.id();
        open.iter().position(same).unwrap_or_else(|| {
            let sums: Vec<Linear> = form.sums().iter().map(Linear::new).collect();
            let mut judged = vec![false; form.cells().len()];
            for cell in sums.iter().flat_map(|sum| sum.reads().cells) {
                if let Some(judged) = judged.get_mut(cell.index()) {
                    *judged = true;
                }
            }
            open.push(Tables {
                cells: form.cell_ids().collect(),
                sums,
                judged,
                counts: Vec::new(),
                report: Report::new(form.clone()),
                settings: Settings::default(),
                lang,
            });
            open.len() - 1
        })
    });
    let cells = form.cell_ids().map(|cell| form.key(cell).to_owned()).collect();
    let entry = OpenedEntry { number, edition: form.id().to_owned(), cells };
    Ok(layout::json(&entry, options.indent))
}

/// The sums that do not hold, as findings, for the texts of all cells with U+001F between them; cells at the end may be
/// missing. `None` when all hold.
pub(crate) fn check(number: usize, texts: &[u8]) -> Option<Answer> {
    OPEN.with_borrow_mut(|open| {
        let Some(tables) = open.get_mut(number) else { return Some(Err(Failure::argument(Lang::Zh))) };
        if tables.plainly_hold(texts) {
            return None;
        }
        match std::str::from_utf8(texts) {
            Ok(texts) => tables.check(texts),
            Err(_) => Some(Err(Failure::argument(Lang::Zh))),
        }
    })
}

impl Tables {
    /// Whether every cell of a sum is a plain count and every sum holds: most reports, told without a look at anything else.
    fn plainly_hold(&mut self, texts: &[u8]) -> bool {
        self.counts.clear();
        for text in texts.split(|byte| *byte == BETWEEN as u8) {
            let count = match self.judged.get(self.counts.len()) {
                Some(true) => number::plain_count(text),
                Some(false) => Some(0),
                None => None,
            };
            let Some(count) = count else { return false };
            self.counts.push(count);
        }
        self.counts.len() == self.cells.len() && self.sums.iter().all(|sum| sum.holds_for(&self.counts))
    }

    fn check(&mut self, texts: &str) -> Option<Answer> {
        let mut texts = texts.split(BETWEEN);
        for cell in &self.cells {
            self.report.overwrite(*cell, texts.next().unwrap_or_default());
        }
        if texts.next().is_some() {
            let most = self.cells.len().to_string();
            return Some(Err(Failure::new("values", "error.values", self.lang, &[("most", &most)])));
        }
        let subject = Subject::new(&self.report, None, &self.settings);
        let mut findings = Vec::new();
        for sum in &self.sums {
            sum.run(&subject, &mut findings);
        }
        if findings.is_empty() {
            return None;
        }
        let form = self.report.form();
        let entries: Vec<_> =
            findings.iter().map(|finding| FindingEntry::new(finding, form, self.lang)).collect();
        Some(Ok(layout::json(&entries, false)))
    }
}
