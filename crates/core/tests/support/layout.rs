//! Layouts that leave the form in one thing.
#![allow(clippy::panic, reason = "a test that cannot be set up must stop")]

use gouji_core::Report;
use gouji_core::form::{Form, Line};
use gouji_core::report::{Layout, LineNo, SeenLine, Shape, TableLayout};

/// One line of an example: from the layout of the form, what is otherwise.
///
/// `s5: title` and `s5: -` write or remove a heading, `again: s2` repeats and `last: s3` moves it to the end; `t3: missing`
/// and `t4: picture` say what stands for a table; `row t3.granted: label`, `column t3.natural: label` and `note t3: text`
/// write a label or note (`-` removes it); `more t3: label` adds a row; `last t3: t3.received` moves one to the end.
pub fn write(report: &mut Report, key: &str, value: &str) {
    let form = std::sync::Arc::clone(report.form());
    let layout = report.layout.get_or_insert_with(|| Layout::official(&form));
    let (what, of) = key.split_once(' ').unwrap_or((key, ""));
    match what {
        "again" | "last" if of.is_empty() => {
            let section = super::section(&form, value);
            let at = layout.headings.iter().position(|heading| heading.section == section);
            let heading = layout.headings[at.unwrap_or_else(|| panic!("no heading {value}"))].clone();
            if what == "last" {
                layout.headings.retain(|heading| heading.section != section);
            }
            layout.headings.push(heading);
        }
        "row" | "column" => {
            let (table, line) = of.split_once('.').unwrap_or_else(|| panic!("write `table.line`, not {of}"));
            let at = position(&form, table, line, what == "row");
            let seen = table_of(layout, &form, table);
            let lines = if what == "row" { &mut seen.rows } else { &mut seen.columns };
            if value == "-" {
                lines.retain(|seen| seen.line != Some(at));
            }
            for seen in lines.iter_mut().filter(|seen| seen.line == Some(at)) {
                if let Some(own) = seen.heads.last_mut() {
                    value.clone_into(own);
                }
            }
        }
        "note" => table_of(layout, &form, of).corner = Some(value.trim_matches('-').to_owned()),
        "more" => {
            table_of(layout, &form, of).rows.push(SeenLine { line: None, heads: vec![value.to_owned()] });
        }
        "last" => {
            let (table, line) = value.split_once('.').unwrap_or_else(|| panic!("write `table.row`"));
            let at = position(&form, table, line, true);
            let rows = &mut table_of(layout, &form, of).rows;
            let (mut moved, mut rest): (Vec<_>, Vec<_>) =
                rows.drain(..).partition(|row| row.line == Some(at));
            rest.append(&mut moved);
            *rows = rest;
        }
        _ if form.table(what).is_some() => {
            let table = table_of(layout, &form, what);
            let shape = match value {
                "cells" => return,
                "missing" => Shape::Missing,
                "picture" => Shape::Picture,
                other => panic!("no shape {other}"),
            };
            *table = TableLayout::without_cells(table.table, shape);
        }
        _ => {
            let section = super::section(&form, what);
            if value == "-" {
                layout.headings.retain(|heading| heading.section != section);
            }
            for heading in layout.headings.iter_mut().filter(|heading| heading.section == section) {
                value.clone_into(&mut heading.text);
            }
        }
    }
}

fn table_of<'a>(layout: &'a mut Layout, form: &Form, key: &str) -> &'a mut TableLayout {
    let number = form.tables().iter().position(|table| table.key == key);
    let found = layout.tables.iter_mut().find(|table| Some(table.table) == number);
    found.unwrap_or_else(|| panic!("no table {key}"))
}

fn position(form: &Form, table: &str, key: &str, row: bool) -> LineNo {
    let blocks = form.table(table).map_or(&[][..], |table| &table.blocks);
    let lines = blocks.iter().map(|block| if row { &block.rows } else { &block.columns });
    let is = |line: &Line| line.key == key;
    let mut found = lines
        .enumerate()
        .filter_map(|(block, lines)| lines.iter().position(is).map(|number| LineNo { block, number }));
    found.next().unwrap_or_else(|| panic!("no line {table}.{key}"))
}
