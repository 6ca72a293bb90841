//! What may be taken as certain, and what must be left open.

use gouji_formats::{How, Recognised, read_text};

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

#[test]
fn a_table_that_stands_twice_is_said_and_the_first_is_used() {
    let rows = |first: u8| {
        format!(
            "（一）予以公开\t{first}\t0\t0\t0\t0\t0\t{first}\n（七）总计\t{first}\t0\t0\t0\t0\t0\t{first}\n"
        )
    };
    let read = read_text(&format!("{}\n这里另有一句话。\n{}", rows(3), rows(4))).unwrap();
    assert_eq!(read.len(), 1);
    assert_eq!(row(&read[0], "t3.granted")[0], "3");
    assert!(read[0].doubts.iter().any(|doubt| doubt.why.sentence == "doubt.table_twice"));
    assert!(read[0].unplaced.iter().any(|own| own.text.contains('4')));
}
