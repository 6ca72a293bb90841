//! A form of one's own is read without a line of code.

use std::sync::Arc;

use gouji_core::Form;
use gouji_formats::Limits;
use gouji_formats::document::Document;
use gouji_formats::read::text;
use gouji_formats::recognise::recognise_in;

const FORM: &str = r#"
id = "harbour"
name = "港口统计"
en = "Harbour statistics"
basis = "本港"
first_year = 2000

[[section]]
key = "s1"
title = "一、船舶进出港情况"
en = "Ships"
prose = false

[[table]]
key = "ships"
section = "s1"
name = "船舶进出港情况表"
en = "Ships"
arrangement = "stacked"

[[table.block]]
value = "count"
unit = "艘"

[[table.block.column]]
key = "arrived"
label = ["进港"]
en = "Arrived"

[[table.block.column]]
key = "left"
label = ["出港"]
en = "Left"

[[table.block.column]]
key = "total"
label = ["合计"]
en = "Total"

[[table.block.row]]
key = "cargo"
label = ["运输船舶", "散货船"]
en = "Bulk carriers"

[[table.block.row]]
key = "tanker"
label = ["运输船舶", "油轮和化学品船"]
en = "Tankers"

[[table.block.row]]
key = "fishing"
label = ["渔业船舶"]
en = "Fishing boats"

[[table.sum]]
rule = "SHIPS"
each = "row"
left = ["arrived", "left"]
right = ["total"]
basis = "合计"
"#;

#[test]
fn a_form_from_a_file_is_recognised_with_its_sums() {
    let form = Arc::new(Form::from_toml("harbour.toml", FORM).unwrap());
    let source = "一、船舶进出港情况\n进港 出港 合计\n运输船舶\n散货船 131225\n油轮和化学品船 8 9 17\n渔业船舶 400 391 791\n";
    let document: Document = text::document(source, &Limits::default()).unwrap();
    let read = recognise_in(&document, &[Arc::clone(&form)]);
    assert_eq!(read.len(), 1);
    let text = |key: &str| read[0].report.text(form.cell_id(key).unwrap()).to_owned();
    let row = |row: &str| ["arrived", "left", "total"].map(|column| text(&format!("ships.{row}.{column}")));
    assert_eq!(row("cargo"), ["13", "12", "25"]);
    assert_eq!(row("tanker"), ["8", "9", "17"]);
    assert_eq!(row("fishing"), ["400", "391", "791"]);
}
