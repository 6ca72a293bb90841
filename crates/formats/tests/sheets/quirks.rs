//! What people and programs do in sheets, the same in three formats: hidden sheets, merged cells, figures as text,
//! formulas, errors, dates, percentages, a cell far off. Made with openpyxl, computed and saved by LibreOffice.

use gouji_formats::document::{Block, Document, Part, Place};
use gouji_formats::read::{document, sniff};
use gouji_formats::{Format, Limits, ReadErrorKind};

use crate::made::file;

pub(crate) fn document_of(bytes: &[u8]) -> Result<Document, ReadErrorKind> {
    document(bytes, sniff::sniff(bytes).unwrap_or(Format::Text), &Limits::default())
}

fn place(place: &Place) -> String {
    let sheet = match &place.part {
        Some(Part::Sheet(name)) => name.as_str(),
        _ => "",
    };
    let column = place.column.map_or(String::new(), |column| format!(" from {column}"));
    format!("{sheet} {}{column}", place.row.unwrap_or(0))
}

/// A line for each paragraph and row: its place, its cells, with their spans where there are any.
pub(crate) fn outline(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, place: at } | Block::Paragraph { text, place: at } => {
                lines.push(format!("{}: {text}", place(at)));
            }
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                let cells: Vec<String> = row
                    .cells
                    .iter()
                    .map(|cell| match (cell.row_span, cell.col_span) {
                        (1, 1) => cell.text.clone(),
                        (rows, columns) => format!("{}({rows}x{columns})", cell.text),
                    })
                    .collect();
                format!("{}: [{}]", place(&row.place), cells.join("|"))
            })),
        }
    }
    lines
}

#[test]
fn three_formats_show_the_same() {
    let want = [
        "申请情况 2: 某局汇总",
        "申请情况 3 from 2: [项目|数量|占比|金额|备注]",
        "申请情况 4 from 2: [文字存的数|1,204|12.5%|12.35|2024-01-05]",
        "申请情况 5 from 2: [公式|0.3|13%|#DIV/0!|结果]",
        "申请情况 6 from 2: [大数|123456789012|1500|-0.5|TRUE]",
        "申请情况 7 from 2: [合并两行(2x1)|0|多行\n文字|3|#N/A]",
        "申请情况 8 from 2: [1|2.5|２|45296]",
        "申请情况 10: 说明：一行话，单独成段。",
        "申请情况 70: 远处",
        "底稿 1 from 1: [旧数|99]",
        "底稿 2 from 1: [旧数二|98]",
    ];
    for name in ["quirks.xlsx", "quirks.xls", "quirks.ods"] {
        let got = outline(&document_of(&file(name)).unwrap());
        // LibreOffice saves truth as a figure in its own format.
        let want =
            want.map(|line| if name.ends_with("ods") { line.replace("TRUE", "1") } else { line.to_owned() });
        assert_eq!(got, want, "{name}");
    }
}

#[test]
fn an_old_text_shows_what_word_shows() {
    let got = outline(&document_of(&file("quirks.doc")).unwrap());
    let want = [
        // A text box comes first: it may hold the title, and it does not break what it stands in.
        " 0: 框里的字",
        " 0: 标题一",
        // Deleted and hidden text is left out, inserted text and the results of fields are in.
        " 0: 正文前后插入12件，明—“引”，链接，𠮷。",
        " 0: 脚注文字。",
        " 0: 框：完",
        " 1: [竖并(2x1)|横并(1x2)|丁\n二段\n三行]",
        " 2: [1||3]",
        " 0: 外",
        " 1: [内甲|5]",
        " 2: [内乙|6]",
        " 0: 内表后",
        " 0: 末段。",
    ];
    assert_eq!(got, want);
}
