//! Reports under work, for forms that check while people type.

use std::cell::RefCell;

use gouji_core::check::{self, Change};
use gouji_core::form::{CellId, SectionNo};
use gouji_core::json::scan::Value;
use gouji_core::json::{FindingEntry, ReportFile};
use gouji_core::{Finding, Lang};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::checking;
use crate::layout;
use crate::options::{self, Options};

thread_local! {
    static OPEN: RefCell<Vec<Option<Session>>> = const { RefCell::new(Vec::new()) };
}

/// A report whose findings are kept current through every change.
struct Session {
    inner: check::Session,
    options: Options,
    /// How many single changes each step took, for taking whole steps back.
    steps: Vec<usize>,
}

/// What a step did to the findings.
#[derive(Serialize)]
struct ChangeEntry {
    added: Vec<FindingEntry>,
    removed: Vec<FindingEntry>,
}

/// Opens a session on a `gouji.report/1`; the answer is its number.
pub(crate) fn open(bytes: &[u8], mut options: Options) -> Answer {
    let report = options::report(bytes, options.lang)?;
    let settings = options.settings.clone().unwrap_or_default();
    let inner = check::Session::with_settings(report, options.previous.take(), settings);
    let session = Session { inner, options, steps: Vec::new() };
    let number = OPEN.with_borrow_mut(|open| {
        let free = open.iter().position(Option::is_none);
        let number = free.unwrap_or(open.len());
        match open.get_mut(number) {
            Some(place) => *place = Some(session),
            None => open.push(Some(session)),
        }
        number
    });
    Ok(layout::json(&number, false))
}

/// Ends a session; a number that is not open is no one's loss.
pub(crate) fn close(number: usize) {
    OPEN.with_borrow_mut(|open| {
        if let Some(place) = open.get_mut(number) {
            *place = None;
        }
    });
}

fn with(number: usize, act: impl FnOnce(&mut Session) -> Answer) -> Answer {
    OPEN.with_borrow_mut(|open| match open.get_mut(number) {
        Some(Some(session)) => act(session),
        _ => Err(Failure::new("session", "error.session", Lang::Zh, &[])),
    })
}

/// What one change of a step is made to.
enum Target {
    Cell(CellId),
    Prose(SectionNo),
}

/// Writes cells and sections, a JSON list of pairs of key and text, as one step.
pub(crate) fn set(number: usize, edits: &[u8]) -> Answer {
    with(number, |session| {
        let lang = session.options.lang;
        let edits = pairs(edits).ok_or_else(|| Failure::argument(lang).at("edits"))?;
        let form = session.inner.report().form().clone();
        let target = |key: &str| {
            let cell = form.cell_id(key).map(Target::Cell);
            cell.or_else(|| form.section_no(key).map(Target::Prose)).ok_or_else(|| {
                let short: String = key.chars().take(60).collect();
                Failure::new("key", "error.no_cell", lang, &[("key", &short)]).at(key)
            })
        };
        let targets = edits.iter().map(|(key, _)| target(key)).collect::<Result<Vec<_>, _>>()?;
        let mut change = Change::default();
        for (target, (_, text)) in targets.iter().zip(&edits) {
            let one = match target {
                Target::Cell(cell) => session.inner.set(*cell, text),
                Target::Prose(section) => session.inner.set_prose(*section, text),
            };
            join(&mut change, one);
        }
        session.steps.push(targets.len());
        Ok(session.tell(&change))
    })
}

/// The pairs of a JSON list of pairs of texts.
fn pairs(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let list = Value::of(std::str::from_utf8(bytes).ok()?).ok()?.items()?;
    let pair = |pair: Value<'_>| match pair.items()?.as_slice() {
        [key, text] => Some((key.string()?.into_owned(), text.string()?.into_owned())),
        _ => None,
    };
    list.into_iter().map(pair).collect()
}

/// Takes back the last step; `null` when there is none.
pub(crate) fn undo(number: usize) -> Answer {
    with(number, |session| {
        let Some(size) = session.steps.pop() else { return Ok(b"null".to_vec()) };
        let mut change = Change::default();
        for _ in 0..size {
            if let Some(one) = session.inner.undo() {
                join(&mut change, one);
            }
        }
        Ok(session.tell(&change))
    })
}

/// All findings: one entry of `gouji.check/1`.
pub(crate) fn check(number: usize) -> Answer {
    with(number, |session| {
        let findings: Vec<Finding> = session.inner.findings().cloned().collect();
        let report = session.inner.report();
        let repairs = checking::repairs(report, session.inner.previous(), &findings, session.options.lang);
        let context = session.inner.context();
        let Options { source, lang, indent, .. } = &session.options;
        let entry = gouji_core::json::CheckEntry::new(
            source,
            report,
            &findings,
            &repairs,
            Vec::new(),
            &context,
            *lang,
        );
        Ok(layout::json(&entry, *indent))
    })
}

/// The report as it stands: `gouji.report/1`.
pub(crate) fn report(number: usize) -> Answer {
    with(number, |session| Ok(layout::json(&ReportFile(session.inner.report()), session.options.indent)))
}

/// The number of sums that do not hold; quick enough for every keystroke.
pub(crate) fn broken(number: usize) -> usize {
    OPEN.with_borrow(|open| match open.get(number) {
        Some(Some(session)) => check::broken_sums(session.inner.report()),
        _ => 0,
    })
}

impl Session {
    fn tell(&self, change: &Change) -> Vec<u8> {
        let form = self.inner.report().form();
        let entries = |findings: &[Finding]| {
            findings.iter().map(|finding| FindingEntry::new(finding, form, self.options.lang)).collect()
        };
        let entry = ChangeEntry { added: entries(&change.added), removed: entries(&change.removed) };
        layout::json(&entry, self.options.indent)
    }
}

/// Adds what one change did to what the changes before it did: a finding that came and went is neither.
fn join(all: &mut Change, one: Change) {
    pass(one.removed, &mut all.removed, &mut all.added);
    pass(one.added, &mut all.added, &mut all.removed);
}

fn pass(findings: Vec<Finding>, into: &mut Vec<Finding>, undone: &mut Vec<Finding>) {
    for finding in findings {
        match undone.iter().position(|other| *other == finding) {
            Some(position) => drop(undone.remove(position)),
            None => into.push(finding),
        }
    }
}
