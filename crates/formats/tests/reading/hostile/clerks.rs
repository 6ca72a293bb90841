//! What clerks and converters do to a report, several things at once: whatever they do, a cell holds what was written in
//! it, or a doubt names it, or it is blank and listed.

use std::sync::Arc;

use gouji_core::form::{builtin, mixed};
use gouji_core::{Form, Report};
use gouji_formats::document::{Block, Document, Place};
use gouji_formats::{Recognised, read_text, recognise};
use proptest::prelude::*;
use proptest::sample::select;

use super::physical::Physical;
use super::{Demand, cases, check, check_in_any_edition};
use crate::hostile::documents::shown;
use crate::invented::{self, Random};

/// Something that happens to one table. The numbers say where: they are taken modulo what there is.
#[derive(Debug, Clone, Copy)]
enum Mishap {
    RowsSwapped(usize, usize),
    RowsMerged(usize),
    HeadsAgain(usize),
    HeadsOverRows,
    RowAgain(usize, Option<&'static str>),
    Remark(usize, &'static str, &'static str),
    Serial,
    ColumnsSwapped(usize, usize),
    Misprint(usize, usize),
    UnitRow(usize, &'static str),
    UnitInEach(usize),
    Transposed,
    Picture,
    PageCut(usize, bool, bool),
    PageNumberRow(usize, &'static str),
    RunTogether(usize, &'static str),
    FigureSplit(usize, usize),
    Shifted(usize),
    SameMerged(usize),
    BlanksDropped(usize),
    HeadLost(usize),
    HeadsLost,
    HeadRowsLost,
    LabelLost(usize),
    LabelsLost,
    RowLost(usize),
    ColumnLost(usize),
    BlankColumn(usize),
    BlankRow(usize),
    ExtraRow(usize, &'static str, &'static str),
    LabelsOverRows(u64),
    BrokenLabels(u64),
    Unmerged,
    UprightHeads,
}

/// What somebody writes into the cell of a figure.
#[derive(Debug, Clone, Copy)]
enum Dress {
    Suffix(&'static str),
    Prefix(&'static str),
    Instead(&'static str),
    Thousands(&'static str),
    Spaced,
    FullWidth,
    Wrong(u64),
}

/// How the tables reach the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Output {
    Cells,
    Pipes,
    Tabs,
    Spaces,
    /// As spaces, with nothing where a cell is blank.
    Raw,
}

/// A report and all that happens to it.
#[derive(Debug, Clone)]
struct Story {
    seed: u64,
    form: usize,
    dresses: Vec<(usize, Dress)>,
    mishaps: Vec<(usize, Mishap)>,
    output: Output,
    /// A second report behind it: another office, or the year after.
    second: Option<bool>,
}

fn number() -> impl Strategy<Value = usize> {
    0_usize..200
}

fn mishap() -> impl Strategy<Value = Mishap> {
    use Mishap::*;
    let texts = |texts: &'static [&'static str]| select(texts);
    prop_oneof![
        (number(), number()).prop_map(|(a, b)| RowsSwapped(a, b)),
        number().prop_map(RowsMerged),
        number().prop_map(HeadsAgain),
        Just(HeadsOverRows),
        (number(), prop::option::of(texts(&["4", "0", "17", ""]))).prop_map(|(a, text)| RowAgain(a, text)),
        (number(), texts(&["备注", "说明", "单位", ""]), texts(&["", "无", "见附件", "3", "件", "/"]))
            .prop_map(|(a, head, text)| Remark(a, head, text)),
        Just(Serial),
        (number(), number()).prop_map(|(a, b)| ColumnsSwapped(a, b)),
        (number(), number()).prop_map(|(a, b)| Misprint(a, b)),
        (number(), texts(&["单位：件", "（件）", "单位：万元", "计量单位 件、条"]))
            .prop_map(|(a, text)| UnitRow(a, text)),
        number().prop_map(UnitInEach),
        Just(Transposed),
        Just(Picture),
        (number(), any::<bool>(), any::<bool>()).prop_map(|(a, b, c)| PageCut(a, b, c)),
        (number(), texts(&["5", "- 3 -", "第3页 共5页", "3/5", "— 4 —", "1"]))
            .prop_map(|(a, text)| PageNumberRow(a, text)),
        (number(), texts(&["", " ", "  ", "\n"])).prop_map(|(a, text)| RunTogether(a, text)),
        (number(), number()).prop_map(|(a, b)| FigureSplit(a, b)),
        number().prop_map(Shifted),
        number().prop_map(SameMerged),
        number().prop_map(BlanksDropped),
        number().prop_map(HeadLost),
        Just(HeadsLost),
        Just(HeadRowsLost),
        number().prop_map(LabelLost),
        Just(LabelsLost),
        number().prop_map(RowLost),
        number().prop_map(ColumnLost),
        number().prop_map(BlankColumn),
        number().prop_map(BlankRow),
        (
            number(),
            texts(&[
                "其中：*",
                "其中：网上申请",
                "小计",
                "合计",
                "*（本级）",
                "上年*",
                "网上*",
                "*合计",
                "其他",
                "*2"
            ]),
            texts(&["1", "0", "", "12"])
        )
            .prop_map(|(a, label, text)| ExtraRow(a, label, text)),
        any::<u64>().prop_map(LabelsOverRows),
        any::<u64>().prop_map(BrokenLabels),
        Just(Unmerged),
        Just(UprightHeads),
    ]
}

fn dress() -> impl Strategy<Value = Dress> {
    prop_oneof![
        select(
            &["（含上年结转3）", "①", "*", "[1]", "件", "（注1）", "¹", "　", "。", "（其中修订2件）"][..]
        )
        .prop_map(Dress::Suffix),
        select(&["*", "①", "约", "共", " ", "（", "其中"][..]).prop_map(Dress::Prefix),
        select(
            &[
                "—", "／", "/", "", "无", "-", "——", "　", "/件", "零", "3+2", "1-2", "待核", "同上", "〃",
                "O", "l2"
            ][..]
        )
        .prop_map(Dress::Instead),
        select(&[",", "，", " ", "'"][..]).prop_map(Dress::Thousands),
        Just(Dress::Spaced),
        Just(Dress::FullWidth),
        (1_u64..40).prop_map(Dress::Wrong),
    ]
}

fn story() -> impl Strategy<Value = Story> {
    let output = prop_oneof![
        6 => Just(Output::Cells),
        2 => Just(Output::Pipes),
        1 => Just(Output::Tabs),
        1 => Just(Output::Spaces),
        1 => Just(Output::Raw),
    ];
    (
        0_u64..1_000_000,
        0_usize..4,
        prop::collection::vec((number(), dress()), 0..4),
        prop::collection::vec((0_usize..3, mishap()), 0..4),
        output,
        prop::option::weighted(0.1, any::<bool>()),
    )
        .prop_map(|(seed, form, dresses, mishaps, output, second)| Story {
            seed,
            form,
            dresses,
            mishaps,
            output,
            second,
        })
}

/// The editions, and what is met of both together.
fn form(number: usize) -> Arc<Form> {
    let (old, new) = (builtin().first().unwrap(), builtin().last().unwrap());
    match number {
        0 => Arc::clone(new),
        1 => Arc::clone(old),
        2 => mixed(new, old, &old.tables()[0].key).unwrap(),
        _ => mixed(new, old, &old.tables()[1].key).unwrap(),
    }
}

fn dressed(report: &mut Report, dresses: &[(usize, Dress)]) {
    let cells: Vec<_> = report.form().cell_ids().collect();
    for (number, dress) in dresses {
        // Two thirds of the cells are in the second table: the others are worth as much.
        let cell = cells[(number * 37) % cells.len()];
        let text = report.text(cell).to_owned();
        let written = match dress {
            Dress::Suffix(suffix) => format!("{text}{suffix}"),
            Dress::Prefix(prefix) => format!("{prefix}{text}"),
            Dress::Instead(instead) => (*instead).to_owned(),
            Dress::Thousands(mark) if text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                let (head, tail) = text.split_at(text.len() - 3);
                format!("{head}{mark}{tail}")
            }
            Dress::Spaced => text.chars().map(String::from).collect::<Vec<_>>().join(" "),
            Dress::FullWidth => {
                let wide = |c: char| {
                    if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }
                };
                text.chars().map(wide).collect()
            }
            Dress::Wrong(by) => text.parse::<u64>().map_or(text, |own| (own + by).to_string()),
            Dress::Thousands(_) => text,
        };
        report.set(cell, &written);
    }
}

fn happens(part: Physical, mishap: Mishap, form: &Form, in_text: bool) -> Vec<Physical> {
    use Mishap::*;
    let row = |which: usize| part.some_row(which);
    // What needs a row of figures does nothing to a part without one.
    let at = |which: usize, change: &dyn Fn(Physical, usize) -> Physical| match row(which) {
        Some(row) => vec![change(part.clone(), row)],
        None => vec![part.clone()],
    };
    match mishap {
        RowsSwapped(a, b) => match (row(a), row(b)) {
            (Some(a), Some(b)) => vec![part.with_rows_swapped(a, b)],
            _ => vec![part],
        },
        RowsMerged(a) => at(a, &|part, row| part.with_rows_merged(row)),
        HeadsAgain(a) => at(a, &|part, row| part.with_heads_again(row)),
        HeadsOverRows => vec![part.with_heads_over_rows()],
        RowAgain(a, text) => at(a, &|part, row| part.with_row_again(row, text)),
        Remark(a, head, text) => {
            let column = if a % 2 == 0 { part.columns } else { a % (part.columns + 1) };
            vec![part.with_column(column, head, |_| text.to_owned())]
        }
        Serial => vec![part.with_column(0, "序号", |number| (number + 1).to_string())],
        ColumnsSwapped(a, b) => vec![part.with_columns_swapped(form, a, b)],
        Misprint(a, b) => vec![part.with_misprint(a, b)],
        UnitRow(a, text) => {
            let row = a % (part.rows + 1);
            vec![part.with_row_of(row, text)]
        }
        UnitInEach(a) => {
            let row = a % (part.rows + 1);
            vec![part.with_row_of_each(row, "件")]
        }
        Transposed => vec![part.transposed()],
        Picture => Vec::new(),
        PageCut(a, heads, repeated) if part.rows > part.head_rows + 1 => {
            let row = part.head_rows + 1 + a % (part.rows - part.head_rows - 1);
            let own = part.heads();
            let (above, below) = part.cut(row, repeated);
            let fits = heads && own.columns == below.columns && own.rows > 0;
            vec![above, if fits { own.above(below) } else { below }]
        }
        PageNumberRow(a, text) if part.rows > part.head_rows + 1 => {
            let row = part.head_rows + 1 + a % (part.rows - part.head_rows - 1);
            vec![part.with_row_of(row, text)]
        }
        RunTogether(a, between) => at(a, &|part, row| part.with_row_run_together(row, between)),
        FigureSplit(a, b) => at(a, &|part, row| part.with_figure_split(row, b)),
        Shifted(a) => at(a, &|part, row| part.with_row_shifted(row)),
        // Of text nothing is merged: what is blank there is blank.
        SameMerged(_) if in_text => vec![part],
        SameMerged(a) => at(a, &|part, row| part.with_same_merged(row)),
        BlanksDropped(a) => at(a, &|part, row| part.with_blanks_dropped(row)),
        HeadLost(a) => vec![part.without_heads(Some(a))],
        HeadsLost => vec![part.without_heads(None)],
        HeadRowsLost => vec![part.without_head_rows()],
        LabelLost(a) => vec![part.without_labels(Some(a))],
        LabelsLost => vec![part.without_labels(None)],
        RowLost(a) => at(a, &|part, row| part.without_row(row)),
        ColumnLost(a) => {
            let column = a % part.columns;
            vec![part.without_column(column)]
        }
        BlankColumn(a) => {
            let column = a % (part.columns + 1);
            vec![part.with_blank_column(column)]
        }
        BlankRow(a) => {
            let row = a % (part.rows + 1);
            vec![part.with_blank_row(row)]
        }
        ExtraRow(a, label, text) => at(a, &|part, row| part.with_extra_row(row, label, text)),
        LabelsOverRows(seed) => vec![part.with_labels_over_rows(&mut Random::new(seed))],
        BrokenLabels(seed) => vec![part.with_broken_labels(&mut Random::new(seed))],
        Unmerged => vec![part.unmerged()],
        UprightHeads => vec![part.with_upright_heads()],
        PageCut(..) | PageNumberRow(..) => vec![part],
    }
}

/// The tables of a report after all that happens to them; each may be in several parts, or gone.
fn tables(report: &Report, story: &Story) -> Vec<Vec<Physical>> {
    let count = report.form().tables().len();
    let mut tables: Vec<Vec<Physical>> =
        (0..count).map(|table| vec![Physical::official(report, table)]).collect();
    // Columns without heads are in the form's order; what was lost at an end is lost.
    let has = |table: usize, is: fn(&Mishap) -> bool| {
        story.mishaps.iter().any(|(own, mishap)| *own == table && is(mishap))
    };
    for (table, mishap) in &story.mishaps {
        let headless = || has(*table, |own| matches!(own, Mishap::HeadsLost | Mishap::HeadRowsLost));
        let unlabelled = || has(*table, |own| matches!(own, Mishap::LabelsLost | Mishap::LabelLost(_)));
        let has_blanks = || report.form().cell_ids().any(|cell| report.text(cell).trim().is_empty());
        if matches!(mishap, Mishap::ColumnsSwapped(..)) && headless()
            || matches!(mishap, Mishap::SameMerged(_)) && has(*table, |own| matches!(own, Mishap::Unmerged))
            || matches!(mishap, Mishap::ExtraRow(..)) && unlabelled()
            || matches!(mishap, Mishap::Shifted(_)) && has_blanks()
            || matches!(mishap, Mishap::ColumnLost(_)) && has(*table, |own| matches!(own, Mishap::Shifted(_)))
        {
            continue;
        }
        let parts = std::mem::take(&mut tables[*table]);
        let able = |part: &Physical| part.rows > 0 && part.columns > 1;
        tables[*table] = parts
            .into_iter()
            .flat_map(|part| {
                if able(&part) {
                    happens(part, *mishap, report.form(), story.output != Output::Cells)
                } else {
                    vec![part]
                }
            })
            .collect();
    }
    tables
}

fn blocks(report: &Report, tables: &[Vec<Physical>], title: &str) -> Vec<Block> {
    let paragraph = |text: &str| Block::Paragraph { text: text.to_owned(), place: Place::default() };
    let mut blocks = vec![paragraph(title)];
    for (number, section) in report.form().sections().iter().enumerate() {
        blocks.push(paragraph(&section.title.zh));
        if section.prose {
            blocks.push(paragraph("这一部分写的是测试用的话，全年开会12次，办理行政许可69件。"));
        }
        for (position, table) in report.form().tables().iter().enumerate() {
            if table.section.index() == number {
                blocks.extend(tables[position].iter().map(|part| Block::Table(part.table())));
            }
        }
    }
    blocks
}

/// The document as text of one of the kinds.
fn text(document: &Document, output: Output) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(text.clone()),
            Block::Table(table) => {
                let grid = table.grid();
                lines.push(String::new());
                for (number, row) in grid.rows.iter().enumerate() {
                    let mut cells = vec![String::new(); grid.width];
                    for cell in row {
                        cells[cell.column] = table.rows[number].cells[cell.index].text.replace('\n', " ");
                    }
                    let joined = |between: &str| {
                        let written = cells.iter().filter(|cell| !cell.trim().is_empty());
                        written.map(String::as_str).collect::<Vec<_>>().join(between)
                    };
                    lines.push(match output {
                        Output::Tabs => cells.join("\t"),
                        Output::Spaces => joined("   "),
                        Output::Raw => joined(" "),
                        Output::Pipes | Output::Cells => format!("| {} |", cells.join(" | ")),
                    });
                }
                lines.push(String::new());
            }
        }
    }
    lines.join("\n")
}

fn told(story: &Story) {
    let form = form(story.form);
    let year = form.years().0;
    let mut truths = Vec::new();
    let mut all = Vec::new();
    for number in 0..=u64::from(story.second.is_some()) {
        let mut truth = invented::report(&form, &mut Random::new(story.seed + number));
        // In running text nothing tells what somebody wrote beside a figure from what stands around it.
        let in_text = matches!(story.output, Output::Spaces | Output::Raw);
        let marks = |dress: &Dress| match dress {
            Dress::Instead(text) => text.chars().all(|c| "—／/-无".contains(c)),
            Dress::Wrong(_) => true,
            _ => false,
        };
        let own = story.dresses.iter().filter(|(_, dress)| !in_text || marks(dress));
        dressed(&mut truth, &own.copied().collect::<Vec<_>>());
        let (office, year) = match story.second.filter(|_| number > 0) {
            Some(true) => ("某某县样本局", year),
            Some(false) => ("某某县测试局", year + 1),
            None => ("某某县测试局", year),
        };
        let title = format!("{office}{year}年政府信息公开工作年度报告");
        all.extend(blocks(&truth, &tables(&truth, story), &title));
        truths.push((truth, office, year));
    }
    let document = Document::from(all);
    let (read, source) = if story.output == Output::Cells {
        (recognise(&document), shown(&document))
    } else {
        let text = text(&document, story.output);
        (read_text(&text).unwrap_or_default(), text)
    };
    for own in &read {
        let of = |(_, office, year): &&(Report, &str, u16)| {
            own.report.agency == **office && own.report.year == Some(*year)
        };
        let truth = truths.iter().find(of).or(truths.first().filter(|_| truths.len() == 1));
        assert!(truth.is_some(), "whose report is it?\n{source}");
        let (truth, ..) = truth.unwrap();
        compared(truth, own, truths.len() == 1 && read.len() == 1, &source);
    }
}

fn compared(truth: &Report, read: &Recognised, alone: bool, source: &str) {
    let same = Arc::ptr_eq(read.report.form(), truth.form());
    if same && alone {
        check(truth, read, Demand::RightOrDoubted, source);
    } else {
        check_in_any_edition(truth, read, source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases() * 8, failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_figure_is_silently_wrong(story in story()) {
        told(&story);
    }
}
