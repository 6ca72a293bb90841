//! What may be taken as certain, and what must be left open.

use gouji_formats::document::{Block, Document};
use gouji_formats::{How, Recognised, read_text, recognise};

fn only(text: &str) -> Recognised {
    read_text(text).unwrap().remove(0)
}

fn row(read: &Recognised, row: &str) -> Vec<String> {
    let form = read.report.form();
    let columns = form.cell_ids().filter(|cell| form.key(*cell).starts_with(&format!("{row}.")));
    columns.map(|cell| read.report.text(cell).to_owned()).collect()
}

/// Whether a doubt with this sentence lists this text.
fn says(read: &Recognised, sentence: &str, raw: &str) -> bool {
    read.doubts.iter().any(|doubt| doubt.why.sentence == sentence && doubt.raw == raw)
}

#[test]
fn the_sums_of_other_rows_decide_between_two_readings() {
    // 22 or 2 and 20: the row's own sum holds with both, the balance of the columns with one.
    let text = "一、本年新收政府信息公开申请数量 220000325\n二、上年结转政府信息公开申请数量 0000000\n\
                （七）总计 22 0 0 0 0 3 25\n四、结转下年度继续办理 0 0 0 0 0 0 0";
    let read = only(text);
    assert_eq!(row(&read, "t3.received"), ["22", "0", "0", "0", "0", "3", "25"]);
    let cell = read.report.form().cell_id("t3.received.natural").unwrap();
    assert_eq!(read.sources[&cell].how, How::Sums);
    assert!(says(&read, "doubt.by_sums", "220000325"));
}

#[test]
fn without_them_only_what_all_readings_share_is_taken() {
    let read = only("一、本年新收政府信息公开申请数量 220000325\n二、上年结转政府信息公开申请数量 0000000");
    assert_eq!(row(&read, "t3.received"), ["", "", "0", "0", "0", "3", "25"]);
    assert!(says(&read, "doubt.by_sums_partly", "220000325"));
}

#[test]
fn a_row_without_a_label_is_placed_only_where_one_place_is_left() {
    let table = |between: &str| {
        format!(
            "| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n{between}\n| 5.要求行政机关确认或重新出具已获取信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
        )
    };
    let (three, four) = ("| | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "| | 4 | 0 | 0 | 0 | 0 | 0 | 4 |");
    let both = only(&table(&format!("{three}\n{four}")));
    assert_eq!(row(&both, "t3.declined_publication")[0], "3");
    assert_eq!(row(&both, "t3.declined_excessive")[0], "4");
    let one = only(&table(three));
    assert_eq!(row(&one, "t3.declined_publication")[0], "");
    assert_eq!(row(&one, "t3.declined_excessive")[0], "");
    assert!(one.doubts.iter().any(|doubt| doubt.why.sentence == "doubt.figure_unplaced"));
}

#[test]
fn a_published_error_is_read_as_it_stands() {
    let read = only("（一）予以公开 5 0 0 0 0 0 7\n（七）总计 5 0 0 0 0 0 5");
    assert_eq!(row(&read, "t3.granted"), ["5", "0", "0", "0", "0", "0", "7"]);
    assert!(says(&read, "doubt.sums_fail", "5 0 0 0 0 0 7"));
    let read =
        only("| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 7 |\n| （七）总计 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |");
    assert_eq!(row(&read, "t3.granted"), ["5", "0", "0", "0", "0", "0", "7"]);
}

#[test]
fn prose_with_the_words_of_a_table_is_no_table() {
    let text = "一、总体情况\n全年办理行政许可69件，行政处罚20件，行政强制3件，收取行政事业性收费12万元。";
    assert!(read_text(text).is_err());
}

/// Table 3 with one row and its total, and with another table below it.
fn two_tables(first: u8, second: u8) -> Recognised {
    let rows = |own: u8| {
        format!("（一）予以公开\t{own}\t0\t0\t0\t0\t0\t{own}\n（七）总计\t{own}\t0\t0\t0\t0\t0\t{own}\n")
    };
    only(&format!("{}\n这里另有一句话。\n{}", rows(first), rows(second)))
}

#[test]
fn of_two_tables_that_differ_every_differing_cell_is_doubted() {
    let read = two_tables(3, 4);
    assert_eq!(row(&read, "t3.granted")[0], "3");
    for cell in ["t3.granted.natural", "t3.granted.total", "t3.concluded.natural"] {
        assert_eq!(doubts_about(&read, cell), ["doubt.table_twice"], "{cell}");
    }
    assert_eq!(doubts_about(&read, "t3.granted.other"), [""; 0]);
    assert!(read.unplaced.iter().any(|own| own.text.contains('4')));
    let twice = read.doubts.iter().find(|doubt| doubt.why.sentence == "doubt.table_twice").unwrap();
    let said = twice.say(read.report.form(), gouji_core::Lang::Zh);
    assert!(said.contains("“3”") && said.contains("“4”"), "{said}");
}

#[test]
fn of_two_tables_that_are_the_same_nothing_is_said() {
    let read = two_tables(3, 3);
    assert_eq!(row(&read, "t3.granted")[0], "3");
    assert_eq!(doubts_about(&read, "t3.granted.natural"), [""; 0]);
    assert!(read.unplaced.iter().all(|own| !own.text.contains('3')), "{:?}", read.unplaced);
}

#[test]
fn a_table_pasted_alone_lacks_nothing() {
    let form = gouji_core::form::edition("2021").unwrap();
    let truth = crate::invented::report(&form, &mut crate::invented::Random::new(3));
    let table =
        crate::layouts::spans(&truth).blocks.into_iter().filter(|block| matches!(block, Block::Table(_)));
    for (number, block) in table.enumerate() {
        let read = recognise(&Document::from(vec![block])).remove(0);
        assert_eq!(read.tables, [number]);
        assert!(read.doubts.is_empty(), "{:?}", read.doubts);
        for cell in form.table_cells(number) {
            assert_eq!(read.report.text(cell), truth.text(cell));
        }
    }
}

#[test]
fn a_blank_cell_has_its_place() {
    let read = only(
        "| （一）予以公开 | 5 | | 0 | 0 | 0 | 0 | 5 |\n| （七）总计 | | | | | | | |\n| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    );
    let source = |key: &str| &read.sources[&read.report.form().cell_id(key).unwrap()];
    assert_eq!(
        (source("t3.granted.enterprise").raw.as_str(), source("t3.granted.enterprise").place.column),
        ("", Some(3))
    );
    assert_eq!(source("t3.concluded.other").place.row, Some(2));
    assert_eq!(row(&read, "t3.granted"), ["5", "", "0", "0", "0", "0", "5"]);
}

/// The doubts that name a cell.
fn doubts_about<'a>(read: &'a Recognised, key: &str) -> Vec<&'a str> {
    let cell = read.report.form().cell_id(key).unwrap();
    let about = read.doubts.iter().filter(|doubt| doubt.cells.contains(&cell));
    about.map(|doubt| doubt.why.sentence).collect()
}

#[test]
fn a_sign_inside_a_run_of_figures_is_never_part_of_one() {
    // 23, −2050 and 104, or 23, −205 and 0104, or others: nothing tells.
    let text = "信息内容上一年项目数量本年增/减处理决定数量行政许可23-20501 04其他对外管理服务事项0-118 03\n\
                信息内容上一年项目数量本年增/减处理决定数量行政处罚5 -118 3行政强制0-11 0 3";
    let read = only(text);
    for key in ["t2.licensing", "t2.services", "t2.coercion"] {
        assert_eq!(row(&read, key), ["", "", ""], "{key}");
        assert_eq!(doubts_about(&read, &format!("{key}.prior_items")), ["doubt.not_separable"]);
    }
    assert_eq!(row(&read, "t2.penalties"), ["5", "-118", "3"]);
}

#[test]
fn sums_that_hold_in_two_ways_prove_nothing_where_spaces_go_astray() {
    // 2 and 1, 1507, 0, 28, 0, or 21, 1507, 0, 2, 8, 0: both make 1538.
    let row_in =
        |other: &str| only(&format!("1.信访举报投诉类申请 2 1 1507 0 28 0 1538\n（七）总计 {other}"));
    let clean = row_in("3 1 1507 0 28 0 1539");
    assert_eq!(doubts_about(&clean, "t3.declined_petition.natural"), [""; 0]);
    let astray = row_in("3 11507 0 28 0 1539");
    assert_eq!(doubts_about(&astray, "t3.declined_petition.natural"), ["doubt.boundaries_unsure"]);
}
