//! Whatever the layout: no figure in a wrong cell unless a doubt says so, and every figure placed where the layout
//! leaves no question.

pub(crate) mod arranged;
mod clerks;
mod documents;
mod mishaps;
mod physical;

use gouji_core::form::CellId;
use gouji_core::{Lang, Report};
use gouji_formats::{Recognised, read_text, recognise};
use proptest::prelude::*;

use crate::invented::{Random, report};
use crate::layouts::{self, Gaps};

/// What must hold of a report read back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand {
    /// Every figure is in its cell.
    Complete,
    /// What is in a cell is right.
    Right,
    /// What is in a cell is right, or a doubt names the cell.
    RightOrDoubted,
}

fn only(mut read: Vec<Recognised>) -> Recognised {
    assert_eq!(read.len(), 1, "one report was written");
    read.remove(0)
}

/// What stands in a cell, without the space around it and the unit behind it.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('件').trim_end()
}

/// What was said about a cell, and where.
fn why(read: &Recognised, cell: CellId, source: &str) -> String {
    let form = read.report.form();
    let about = read.doubts.iter().filter(|doubt| doubt.cells.contains(&cell));
    let said: Vec<String> =
        about.map(|doubt| format!("{} [{}]", doubt.say(form, Lang::En), doubt.raw)).collect();
    let place = read.sources.get(&cell).map(|source| format!("{} {:?}", source.raw, source.place));
    let row = form.row_name(cell, Lang::Zh);
    let at = source.find(row).filter(|_| std::env::var_os("GOUJI_SHOW").is_none()).unwrap_or(0);
    format!(
        "{said:?} {place:?} …{}",
        source[at..]
            .chars()
            .take(if std::env::var_os("GOUJI_SHOW").is_some() { 30000 } else { 300 })
            .collect::<String>()
    )
}

/// Compares what was read with what was written.
pub(crate) fn check(truth: &Report, read: &Recognised, demand: Demand, source: &str) {
    let form = truth.form();
    assert_eq!(read.report.form().id(), form.id(), "edition");
    let doubted = |cell: CellId| read.doubts.iter().any(|doubt| doubt.cells.contains(&cell));
    for cell in form.cell_ids() {
        let key = form.key(cell);
        let own = read.report.form().cell_id(key).unwrap();
        let (want, got) = (bare(truth.text(cell)), bare(read.report.text(own)));
        if got.is_empty() && !want.is_empty() {
            assert!(
                demand != Demand::Complete,
                "{key} is {want} but was left blank in\n{}",
                why(read, own, source)
            );
            assert!(doubted(own), "{key} was left blank without a word in\n{}", why(read, own, source));
        } else {
            let excused = demand == Demand::RightOrDoubted && doubted(own);
            assert!(
                want == got || excused,
                "{key} is {want} but was read as {got} in\n{}",
                why(read, own, source)
            );
        }
    }
}

proptest! {
    // A case that fails becomes a test of its own; nothing is written beside the tests.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clean_layouts_are_read_completely(seed: u64) {
        for form in layouts::forms() {
            let random = &mut Random::new(seed);
            let truth = report(&form, random);
            let text = layouts::pipes(&truth, random, false);
            check(&truth, &only(read_text(&text).unwrap()), Demand::Complete, &text);
            let text = layouts::lines(&truth);
            check(&truth, &only(read_text(&text).unwrap()), Demand::Complete, &text);
            check(&truth, &only(recognise(&layouts::spans(&truth))), Demand::Complete, "spans");
        }
    }

    #[test]
    fn split_tables_with_extra_cells_are_read_completely(seed: u64) {
        for form in layouts::forms() {
            let random = &mut Random::new(seed);
            let truth = report(&form, random);
            let text = layouts::pipes(&truth, random, true);
            check(&truth, &only(read_text(&text).unwrap()), Demand::Complete, &text);
        }
    }

    #[test]
    fn figures_run_together_are_never_wrong(seed: u64) {
        for form in layouts::forms() {
            for (gaps, demand) in [(Gaps::None, Demand::Right), (Gaps::Between, Demand::Right), (Gaps::Anywhere, Demand::RightOrDoubted)] {
                let random = &mut Random::new(seed);
                let truth = report(&form, random);
                let text = layouts::flattened(&truth, random, gaps);
                check(&truth, &only(read_text(&text).unwrap()), demand, &text);
            }
        }
    }

    #[test]
    fn damaged_labels_are_never_wrong(seed: u64) {
        for form in layouts::forms() {
            let random = &mut Random::new(seed);
            let truth = report(&form, random);
            let text = layouts::damaged(&truth, random);
            if let Ok(read) = read_text(&text) {
                check_in_any_edition(&truth, &only(read), &text);
            }
        }
    }
}

/// A damaged report may not tell which edition it is; then figures of shared cells must still be right.
fn check_in_any_edition(truth: &Report, read: &Recognised, source: &str) {
    let own = read.report.form();
    let doubted = |cell: CellId| read.doubts.iter().any(|doubt| doubt.cells.contains(&cell));
    for cell in own.cell_ids().filter(|cell| !read.report.text(*cell).is_empty()) {
        let want = truth.form().cell_id(own.key(cell)).map(|cell| bare(truth.text(cell)));
        let got = bare(read.report.text(cell));
        let key = own.key(cell);
        assert!(
            want == Some(got) || doubted(cell),
            "{key} is {want:?} but was read as {got} in\n{}",
            why(read, cell, source)
        );
    }
}

/// More by `GOUJI_CASES=2000 cargo test`.
fn cases() -> u32 {
    std::env::var("GOUJI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

#[test]
fn heads_tell_the_edition_where_all_figures_are_torn() {
    // Single figures of 2021 torn into three each look like the rows of 2019.
    let text = "信息内容本年制发件数本年废止件数现行有效件数规章16 0 13行政规范性文件0 02495\
                信息内容本年处理决定数量行政许可1 7 7信息内容本年处理决定数量行政处罚1501行政强制9 2 3\
                信息内容本年收费金额（单位：万元）行政事业性收费16";
    let read = only(read_text(&format!("测试局2021年政府信息公开工作年度报告\n{text}")).unwrap());
    assert!(read.report.form().cell_id("t2.licensing.prior_items").is_none());
    assert!(read.doubts.iter().all(|doubt| doubt.why.sentence != "doubt.mixed_edition"));
}
