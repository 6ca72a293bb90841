//! Documents with tables of cells, arranged in the ways that are met.

use gouji_core::Report;
use gouji_formats::document::{Block, Document, Part, Place, Table};
use gouji_formats::recognise;
use proptest::prelude::*;

use super::physical::{Physical, dressed};
use super::{Demand, cases, check, check_in_any_edition, only};
use crate::invented::{Random, report};
use crate::layouts;

/// A way of arranging a report, or a mishap on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    UprightHeads,
    BrokenLabels,
    LabelsOverRows,
    CutWithHeads,
    CutWithoutHeads,
    BlankColumn,
    BlankRow,
    PageNumberInside,
    Unmerged,
    BlocksOfFive,
    FiveAndTen,
    OtherTables,
    TitleInTable,
    AllInOneTable,
    ThreeAndFourTogether,
    SheetEach,
    OneSheet,
    MissingColumn,
}

/// A table may be in several parts.
type Parts = Vec<Physical>;

/// A report arranged in some ways, one after the other.
fn document(report: &Report, ways: &[Way], random: &mut Random) -> Document {
    let tables = report.form().tables().len();
    let mut parts: Vec<Parts> = (0..tables).map(|table| vec![Physical::official(report, table)]).collect();
    for way in ways {
        for (table, parts) in parts.iter_mut().enumerate() {
            *parts = std::mem::take(parts)
                .into_iter()
                .flat_map(|part| change(part, *way, table + 1 == tables, random))
                .collect();
        }
    }
    if ways.contains(&Way::ThreeAndFourTogether) {
        let last = parts.pop().unwrap();
        let title = report.form().sections()[3].title.zh.clone();
        let before = parts.last_mut().unwrap();
        let first = before.pop().unwrap();
        let columns = first.columns.max(last[0].columns);
        let joined = last.into_iter().fold(first.above(Physical::text(&title, columns)), Physical::above);
        before.push(joined);
        return arranged(report, ways, &parts, &[2, 3], random);
    }
    arranged(report, ways, &parts, &[], random)
}

/// One table, changed in one way.
fn change(part: Physical, way: Way, last: bool, random: &mut Random) -> Parts {
    let wide = last;
    match way {
        Way::UprightHeads => vec![part.with_upright_heads()],
        Way::BrokenLabels => vec![part.with_broken_labels(random)],
        Way::LabelsOverRows if !wide => vec![part.with_labels_over_rows(random)],
        Way::CutWithHeads | Way::CutWithoutHeads if part.rows > part.head_rows + 1 => {
            let at = part.head_rows + 1 + random.pick(part.rows - part.head_rows - 1);
            let heads = part.heads();
            let (above, below) = part.cut(at, random.chance(50));
            let below = if way == Way::CutWithHeads && heads.columns == below.columns && heads.rows > 0 {
                heads.above(below)
            } else {
                below
            };
            vec![above, below]
        }
        Way::BlankColumn => {
            let at = random.pick(part.columns + 1);
            vec![part.with_blank_column(at)]
        }
        Way::BlankRow => {
            let at = random.pick(part.rows + 1);
            vec![part.with_blank_row(at)]
        }
        Way::PageNumberInside if part.rows > part.head_rows + 1 => {
            let at = part.head_rows + 1 + random.pick(part.rows - part.head_rows - 1);
            let number = ["— 4 —", "- 12 -", "第 3 页", "5"][random.pick(4)];
            vec![part.with_row_of(at, number)]
        }
        Way::Unmerged => vec![part.unmerged()],
        Way::BlocksOfFive if wide => {
            let width = part.columns / 3;
            (0..3).map(|block| part.clone().only_columns(block * width, width)).collect()
        }
        Way::FiveAndTen if wide => {
            let width = part.columns / 3;
            vec![part.clone().only_columns(0, width), part.only_columns(width, 2 * width)]
        }
        Way::MissingColumn => {
            let at = random.pick(part.columns);
            vec![part.without_column(at)]
        }
        _ => vec![part],
    }
}

/// The tables between titles and prose.
fn arranged(
    report: &Report,
    ways: &[Way],
    parts: &[Parts],
    together: &[usize],
    random: &mut Random,
) -> Document {
    if ways.contains(&Way::SheetEach) || ways.contains(&Way::OneSheet) {
        return sheets(report, ways, parts);
    }
    let lines = layouts::skeleton(report, |table, lines| lines.push(format!("\u{1}{table}")));
    let paragraph = |text: &str| Block::Paragraph { text: text.to_owned(), place: Place::default() };
    let mut blocks = Vec::new();
    let title_in_table = ways.contains(&Way::TitleInTable);
    for (number, line) in lines.iter().enumerate() {
        if let Some(table) = line.strip_prefix('\u{1}') {
            let table: usize = table.parse().unwrap();
            for (position, part) in parts.get(table).into_iter().flatten().enumerate() {
                if position > 0 && random.chance(50) {
                    blocks.push(paragraph("— 7 —"));
                }
                let part = if title_in_table && (table, position) == (0, 0) {
                    part.clone().with_row_of(0, &lines[0])
                } else {
                    part.clone()
                };
                blocks.push(Block::Table(part.table()));
            }
        } else if !(line.is_empty() || title_in_table && number == 0) {
            let own = report.form().sections().iter().position(|section| section.title.zh == *line);
            if !own.is_some_and(|own| own == 3 && together.contains(&own)) {
                blocks.push(paragraph(line));
            }
        }
    }
    if ways.contains(&Way::OtherTables) {
        blocks.insert(0, Block::Table(menu()));
        blocks.push(Block::Table(news()));
    }
    if ways.contains(&Way::AllInOneTable) {
        blocks = vec![Block::Table(outer(blocks))];
    }
    Document::from(blocks)
}

/// Only tables: one on each sheet, or all side by side on one.
fn sheets(report: &Report, ways: &[Way], parts: &[Parts]) -> Document {
    let year = report.form().years().0;
    let title = format!("某某县测试局{year}年政府信息公开工作年度报告");
    let stacked = |parts: &Parts| {
        let mut parts = parts.iter().cloned();
        let first = parts.next().unwrap();
        parts.fold(first, Physical::above)
    };
    let tables: Vec<Physical> = parts.iter().map(stacked).collect();
    let tables = if ways.contains(&Way::OneSheet) {
        let mut tables = tables.into_iter();
        let first = tables.next().unwrap();
        vec![tables.fold(first, Physical::beside)]
    } else {
        tables
    };
    let blocks = tables.into_iter().enumerate().map(|(number, table)| {
        let mut table = table.with_row_of(0, &title).table();
        for (row, own) in table.rows.iter_mut().enumerate() {
            let part = Some(Part::Sheet(format!("Sheet{}", number + 1)));
            own.place = Place { part, table: Some(number + 1), row: Some(row + 1), ..Place::default() };
        }
        Block::Table(table)
    });
    Document::from(blocks.collect::<Vec<_>>())
}

/// A layout table around everything, its inner tables' rows among its own.
fn outer(blocks: Vec<Block>) -> Table {
    let mut outer = Table::default();
    for block in blocks {
        match block {
            Block::Table(table) => outer.rows.extend(table.rows),
            Block::Paragraph { text, .. } | Block::Heading { text, .. } => {
                outer.rows.extend(Physical::text(&text, 10).table().rows);
            }
        }
    }
    outer
}

fn menu() -> Table {
    let rows = ["首页", "政务公开", "2024", "行政许可", "行政处罚", "年报 12", "规章"];
    let cells = rows.iter().map(|text| Physical::text(text, 1).table().rows.remove(0));
    Table { rows: cells.collect() }
}

fn news() -> Table {
    let mut table = Table::default();
    for (name, date, count) in [
        ("某某会议召开", "2024-03-01", "12"),
        ("行政处罚公示", "2024-03-02", "7"),
        ("收费目录", "2024-3-5", "0"),
    ] {
        let mut row = Physical::text(name, 1).table().rows.remove(0);
        row.cells.extend([date, count].map(gouji_formats::document::Cell::new));
        table.rows.push(row);
    }
    table
}

/// The document as text, for the reader of a failure.
pub(super) fn shown(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Table(table) => {
                for row in &table.rows {
                    for cell in &row.cells {
                        let spans = if (cell.row_span, cell.col_span) == (1, 1) {
                            String::new()
                        } else {
                            format!("〈{}×{}〉", cell.row_span, cell.col_span)
                        };
                        text.extend(["| ", &cell.text.replace('\n', "⏎"), &spans, " "]);
                    }
                    text.push_str("|\n");
                }
                text.push('\n');
            }
            Block::Paragraph { text: own, .. } | Block::Heading { text: own, .. } => {
                text.push_str(own);
                text.push('\n');
            }
        }
    }
    text
}

fn try_ways(seed: u64, ways: &[Way], demand: Demand) {
    for form in layouts::forms() {
        let random = &mut Random::new(seed);
        let plain = report(&form, random);
        let truth = if random.chance(50) { dressed(&plain, random) } else { plain };
        let document = document(&truth, ways, random);
        let source = format!("{ways:?} of {}\n{}", form.id(), shown(&document));
        let read = recognise(&document);
        if demand == Demand::Complete {
            let read = only(read);
            check(&truth, &read, demand, &source);
            let year = form.years().0;
            assert_eq!(
                (read.report.agency.as_str(), read.report.year),
                ("某某县测试局", Some(year)),
                "{source}"
            );
        } else {
            let same = read.len() == 1 && read[0].report.form().id() == form.id();
            if same {
                check(&truth, &read[0], demand, &source);
            }
            for read in &read {
                check_in_any_edition(&truth, read, &source);
            }
        }
    }
}

/// Ways that leave no question: every figure must be placed.
macro_rules! read_completely {
    ($($name:ident: $way:ident,)*) => {
        mod alone {
            use super::*;
            $(proptest! {
                #![proptest_config(ProptestConfig { cases: cases() / 3, failure_persistence: None, ..ProptestConfig::default() })]
                #[test]
                fn $name(seed: u64) {
                    try_ways(seed, &[Way::$way], Demand::Complete);
                }
            })*
        }
        /// Everything that can happen.
        const ALL: &[Way] = &[$(Way::$way,)* Way::MissingColumn];
    };
}

read_completely! {
    upright_heads: UprightHeads,
    broken_labels: BrokenLabels,
    labels_over_rows: LabelsOverRows,
    cut_with_heads: CutWithHeads,
    cut_without_heads: CutWithoutHeads,
    blank_column: BlankColumn,
    blank_row: BlankRow,
    page_number_inside: PageNumberInside,
    unmerged: Unmerged,
    blocks_of_five: BlocksOfFive,
    five_and_ten: FiveAndTen,
    other_tables: OtherTables,
    title_in_table: TitleInTable,
    all_in_one_table: AllInOneTable,
    three_and_four_together: ThreeAndFourTogether,
    sheet_each: SheetEach,
    one_sheet: OneSheet,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases() / 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_ways_together_are_never_wrong(seed: u64, ways in prop::collection::vec(prop::sample::select(ALL), 1..4)) {
        try_ways(seed, &ways, Demand::RightOrDoubted);
    }
}
