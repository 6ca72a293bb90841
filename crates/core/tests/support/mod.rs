//! Reports written in a few lines, and random ones, for the tests.
#![allow(dead_code, unreachable_pub, reason = "every test uses its own part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up must stop")]

mod layout;

use std::sync::Arc;

use gouji_core::Report;
use gouji_core::form::{self, CellId, Form, SectionNo};

/// An edition that must exist.
pub fn edition(id: &str) -> Arc<Form> {
    form::edition(id).expect("a built-in edition")
}

/// A cell that must exist.
pub fn cell(form: &Form, key: &str) -> CellId {
    form.cell_id(key).unwrap_or_else(|| panic!("no cell {key}"))
}

/// A report and the previous year's, if the text has one.
pub struct Written {
    pub report: Report,
    pub previous: Option<Report>,
}

/// Writes lines such as `t3.received: 3 0 0 0 0 0 3` into a report that is all zeros.
///
/// `_` is a blank cell. `s1: text` is prose (`\n` breaks a line), `year: 2024`, `agency: …` and `title: …` the identity;
/// with `previous` in front (`previous t3.carried_out: …`) a line belongs to the previous year's report, which is of
/// the same edition unless `previous edition: 2019` comes first. `edition: 2021` says what the lines are meant for.
pub fn written(form: &Arc<Form>, lines: &str) -> Written {
    let mut report = zeros(form);
    let mut previous: Option<Report> = None;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) =
            line.split_once(": ").unwrap_or_else(|| panic!("write `key: value`, not {line:?}"));
        if let Some(key) = key.strip_prefix("layout ") {
            layout::write(&mut report, key, value);
            continue;
        }
        match key.strip_prefix("previous ") {
            Some("edition") => previous = Some(zeros(&edition(value))),
            Some(key) => write(previous.get_or_insert_with(|| zeros(form)), key, value),
            None => write(&mut report, key, value),
        }
    }
    Written { report, previous }
}

fn zeros(form: &Arc<Form>) -> Report {
    let mut report = Report::new(Arc::clone(form));
    for cell in form.cell_ids() {
        report.set(cell, "0");
    }
    report
}

fn write(report: &mut Report, key: &str, value: &str) {
    let form = Arc::clone(report.form());
    match key {
        "edition" => assert_eq!(form.id(), value, "the edition that the lines are meant for"),
        "year" => report.year = Some(value.parse().expect("a year")),
        "agency" => value.clone_into(&mut report.agency),
        "title" => value.clone_into(&mut report.title),
        _ => {
            if let Some(section) = form.section_no(key) {
                report.set_prose(section, &value.replace("\\n", "\n"));
                return;
            }
            let of_row = |cell: &CellId| form.key(*cell).rsplit_once('.').is_some_and(|(row, _)| row == key);
            let cells: Vec<CellId> = form.cell_ids().filter(of_row).collect();
            let values: Vec<&str> = value.split_whitespace().collect();
            assert_eq!(cells.len(), values.len(), "number of values in {key}: {value}");
            for (cell, value) in cells.into_iter().zip(values) {
                report.set(cell, if value == "_" { "" } else { value });
            }
        }
    }
}

/// Sections by key.
pub fn section(form: &Form, key: &str) -> SectionNo {
    form.section_no(key).unwrap_or_else(|| panic!("no section {key}"))
}

/// Fills a report so that every sum of its form holds: parts from `figure`, totals computed from them.
///
/// Balances are kept by counting whatever is received in one of the results.
pub fn consistent(form: &Arc<Form>, mut figure: impl FnMut(CellId) -> i64) -> Report {
    let mut values: Vec<i64> = form.cell_ids().map(&mut figure).collect();
    // Totals depend on totals (a row of totals over a column of totals), so settle them until nothing changes.
    for _ in 0..8 {
        for sum in form.sums() {
            let of =
                |cells: &[CellId], values: &[i64]| cells.iter().map(|cell| values[cell.index()]).sum::<i64>();
            let left = of(&sum.left, &values);
            match sum.right.as_slice() {
                [total] => values[total.index()] = left,
                // Received + carried in = concluded + carried out: received follows from the other three.
                right => {
                    let first = sum.left[0].index();
                    let rest = left - values[first];
                    values[first] = of(right, &values) - rest;
                }
            }
        }
    }
    let mut report = Report::new(Arc::clone(form));
    for (cell, value) in form.cell_ids().zip(values) {
        report.set(cell, &value.to_string());
    }
    report
}
