//! Web pages to documents.

use gouji_formats::document::{Block, Document};
use gouji_formats::read::html;
use gouji_formats::{Limits, ReadErrorKind};

/// A document in a few characters: `#` before headings, tables as rows of `|`, spans behind a cell.
pub(crate) fn told(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => lines.push(format!("# {text}")),
            Block::Paragraph { text, .. } => lines.push(text.clone()),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| {
                        let text = cell.text.replace('\n', "/");
                        match (cell.col_span, cell.row_span) {
                            (1, 1) => text,
                            (columns, 1) => format!("{text}>{columns}"),
                            (1, rows) => format!("{text}v{rows}"),
                            (columns, rows) => format!("{text}>{columns}v{rows}"),
                        }
                    });
                    lines.push(format!("|{}|", cells.collect::<Vec<_>>().join("|")));
                }
                lines.push("--".to_owned());
            }
        }
    }
    lines
}

fn page(text: &str) -> Vec<String> {
    told(&html::from_text(text, &Limits::default()).unwrap())
}

#[test]
fn text_is_as_a_browser_shows_it() {
    assert_eq!(page("<p>一&nbsp; 二\n三<b>四</b>\r\n5 &lt;6</p>"), ["一 二三四 5 <6"]);
    assert_eq!(page("a<br>b<p>c<div>d<p>e</div>f"), ["a", "b", "c", "d", "e", "f"]);
    assert_eq!(
        page("<h2>一、总体<br>情况</h2><p><strong>二、主动公开</strong></p>"),
        ["# 一、总体", "# 情况", "# 二、主动公开"]
    );
    assert_eq!(
        page("<p><b>粗</b>细</p><p><span style='font-weight:bold'>全粗</span></p>"),
        ["粗细", "# 全粗"]
    );
    assert_eq!(page("<pre>a  b\nc</pre>"), ["a  b", "c"]);
}

#[test]
fn what_nobody_sees_is_left_out() {
    assert_eq!(page("<title>t</title><script>if (a<b) x</script><style>p{}</style><p>a</p>"), ["a"]);
    assert_eq!(
        page(
            "<div style='display: none'>x<p>y</div>a<span hidden>z</span>b<span style=mso-hide:all>c</span>"
        ),
        ["ab"]
    );
    assert_eq!(
        page("<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->a<![if !supportLists]>1.<![endif]>b"),
        ["a1.b"]
    );
    assert_eq!(page("<p>a<o:p></o:p></p><o:p>&nbsp;</o:p>"), ["a"]);
    assert_eq!(
        page(
            "<table><tr><td>1<td style='display:none'>2<td>3<tr style=display:none><td>x<tr><td>4<td>5</table>"
        ),
        ["|1|3|", "|4|5|", "--"]
    );
}

#[test]
fn lists_carry_their_numbers() {
    assert_eq!(page("<ol start=2><li>a<li value=5>b<li>c</ol><ul><li>d</ul>"), ["2.a", "5.b", "6.c", "d"]);
    assert_eq!(page("<ol style='list-style-type:cjk-ideographic'><li>总体情况</ol>"), ["一、总体情况"]);
}

#[test]
fn cells_stand_where_their_spans_put_them() {
    assert_eq!(
        page("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"),
        ["|av2|b>2|", "|c|d|", "--"]
    );
    assert_eq!(
        page("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>"),
        ["|av3|b|", "|c|", "|d|", "--"]
    );
    assert_eq!(
        page("<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</table>"),
        ["|a|b|", "|c|d|", "--"],
        "no cell reaches beyond its row group"
    );
    let wide = page("<table><tr><td colspan=99999999999999999999>a<td colspan=x rowspan=-3>b</table>");
    assert_eq!(wide, ["|a>1000|b|", "--"]);
}

#[test]
fn the_ways_of_word_and_excel_are_undone() {
    assert_eq!(
        page(
            "<table><tr><td colspan=3 style='mso-ignore:colspan'>长的名称</td><td>1</td></tr><tr><td>a<td>b<td>c<td>2</table>"
        ),
        ["|长的名称|||1|", "|a|b|c|2|", "--"],
        "a text that runs over takes no cell"
    );
    assert_eq!(
        page(
            "<table><tr><td width=0><p>&nbsp;</p></td><td width=50>a</td><td style='width:0cm'></td><td width=0>7</td></tr></table>"
        ),
        ["|a|7|", "--"],
        "cells without width and text are none"
    );
    assert_eq!(
        page("<table><tr><td rowspan=2>a<td>1<tr><td>2<tr height=0><td width=10><td width=20></table>"),
        ["|av2|1|", "|2|", "--"],
        "nor are rows without height and text"
    );
    assert_eq!(
        page(
            "<table><tr><td><p class=MsoNormal><span lang=EN-US>1</span><span>2</span><o:p></o:p></p></td><td><p>本年新<br />\n制作数量</p>"
        ),
        ["|12|本年新/制作数量|", "--"]
    );
}

#[test]
fn tables_that_arrange_a_page_are_no_tables() {
    let portal = "<table><tr><td>首页<td>机构</tr><tr><td><ul><li>目录</ul></td><td><table><tr><td>规章<td>1</table>\
                  <p>说明</p><table><tr><td>许可<td>2</table></td></tr><tr><td>版权<td>备案</table>";
    assert_eq!(
        page(portal),
        ["|首页|机构|", "--", "目录", "|规章|1|", "--", "说明", "|许可|2|", "--", "|版权|备案|", "--"]
    );
    assert_eq!(page("<table><tr><td><p>a</p><p>b</p></table>"), ["a", "b"], "a frame around text");
    assert_eq!(page("<table><tr><td>a<td><table><tr><td>1</table><td>2</table>"), ["|a|1|2|", "--"]);
}

#[test]
fn rows_need_no_table_and_tags_no_end() {
    assert_eq!(page("<tr><td>1<td>2<tr><td>3<td>4</tr><p>后"), ["|1|2|", "|3|4|", "--", "后"]);
    assert_eq!(page("<td>1</td><td>2</td>"), ["|1|2|", "--"]);
    assert_eq!(page("<table>前<tr>间<td>1<td>2</table>后"), ["前间", "|1|2|", "--", "后"]);
    assert_eq!(
        page("<table><tr><td>1<td>2</tr><table><tr><td>3<td>4</table>"),
        ["|1|2|", "--", "|3|4|", "--"]
    );
    assert_eq!(page("</td></table></p><b></i><p>x</b></p></div>y"), ["# x", "y"]);
}

#[test]
fn limits_are_told() {
    let limits = Limits { most_cells: 10, most_depth: 3, ..Limits::default() };
    let refused = |text: &str| html::from_text(text, &limits).unwrap_err();
    assert_eq!(
        refused(&format!("<table>{}", "<tr><td>1".repeat(11))),
        ReadErrorKind::TooManyCells { most: 10 }
    );
    assert_eq!(refused(&"<table><tr><td>".repeat(4)), ReadErrorKind::TooDeep { most: 3 });
    let soup = ["<div>", "<b>", "<p>", "<td>", "</x>", "<ol>", "<li>"];
    for tag in soup {
        let text = format!("{}1", tag.repeat(20_000));
        assert!(html::from_text(&text, &Limits::default()).is_ok(), "{tag}");
    }
}

#[test]
fn pages_are_decoded_even_if_broken() {
    let read = |bytes: &[u8]| told(&html::document(bytes, &Limits::default()).unwrap());
    assert_eq!(read("\u{FEFF}<p>规章</p>".as_bytes()), ["规章"]);
    let gb = encoding_rs::GB18030.encode("<meta charset=gb2312><p>规章</p><p>许可</p>").0.into_owned();
    assert_eq!(read(&gb), ["规章", "许可"]);
    let mut broken = gb.clone();
    broken.truncate(gb.len() - 5);
    assert_eq!(read(&broken)[0], "规章", "cut in the middle of a character");
    assert_eq!(read(b"<p>\xE8\xA7\x84\xE7\xAB\xA0</p>\xE8"), ["规章", "\u{FFFD}"]);
    let wide: Vec<u8> = "\u{FEFF}<p>规章</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&gouji_formats::read::html::document(&wide, &Limits::default()).unwrap()), ["规章"]);
}

#[test]
fn the_page_in_one_file_is_found() {
    let mht = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_X\"\r\n\r\nwords\r\n\
        ------=_X\r\nContent-Type: image/png\r\n\r\nzzz\r\n------=_X\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B9=E6=D5=\r\n=C2 1=3D1</p>\r\n------=_X--\r\n";
    let read = |text: &str| html::mhtml(text.as_bytes(), &Limits::default()).map(|document| told(&document));
    assert_eq!(read(mht).unwrap(), ["规章 1=1"]);
    let base64 = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\n6KeE56ug\nPC9wPg==";
    assert_eq!(read(base64).unwrap(), ["规章"]);
    assert_eq!(read("MIME-Version: 1.0\n\nnothing").unwrap_err(), ReadErrorKind::Damaged);
}

#[test]
fn the_clipboard_has_two_flavours() {
    let read =
        |html: &str, plain: &str| told(&html::clipboard(html, Some(plain), &Limits::default()).unwrap());
    assert_eq!(read("<p>x</p>", "1\t2"), ["|1|2|", "--"]);
    assert_eq!(read("<table><tr><td>规章<td>1", "规章\t12"), ["|规章|12|", "--"], "the end was lost");
    assert_eq!(read("<table><tr><td>规章<td>1<td>3", "规章\t12\t3"), ["|规章|1|3|", "--"], "HTML decides");
}

#[test]
fn a_page_comes_with_the_lines_of_the_clipboard() {
    let text = "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\n<html><body><!--StartFragment--><p>a</p><!--EndFragment-->";
    assert_eq!(page(text), ["a"]);
}

#[test]
fn tables_of_markdown_may_be_written_out() {
    let text = "# 题\n\n<table>\n<tr><td rowspan=2>规章</td><td>1</td></tr>\n<tr><td>2</td></tr>\n</table>\n\n正文\n| 许可 | 3 |\n";
    let document = gouji_formats::read::text::document(text, &Limits::default()).unwrap();
    assert_eq!(told(&document), ["# 题", "|规章v2|1|", "|2|", "--", "正文", "|许可|3|", "--"]);
    let places = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => table.rows.last().map(|row| (row.place.line, row.place.table, row.place.row)),
        _ => None,
    });
    assert_eq!(places.collect::<Vec<_>>(), [(Some(3), Some(1), Some(2)), (Some(9), Some(2), Some(1))]);
}

/// A document as programs write it on the clipboard as text.
fn tabbed(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text: line, .. } | Block::Paragraph { text: line, .. } => {
                text.extend([line, "\n"]);
            }
            Block::Table(table) => {
                for (row, places) in table.rows.iter().zip(table.grid().rows) {
                    let mut cells = vec![String::new(); table.grid().width];
                    for place in places {
                        cells[place.column] = row.cells[place.index].text.replace('\n', "");
                    }
                    text.extend([&cells.join("\t"), "\n"]);
                }
            }
        }
    }
    text
}

#[test]
fn the_flavours_of_a_clipboard_are_compared() {
    let saved = include_str!("../../../../../tests/formats/city_2023.html");
    let limits = Limits::default();
    let plain = tabbed(&html::from_text(saved, &limits).unwrap());
    let same = gouji_formats::read_clipboard(saved, Some(&plain), &limits).unwrap();
    assert_eq!(same[0].doubts, []);
    let cell = same[0].report.form().cell_id("t2.licensing.decisions").unwrap();
    let figure = same[0].report.text(cell).to_owned();
    let other = plain.replacen(&format!("\t{figure}\t"), "\t987654\t", 1);
    assert_ne!(other, plain);
    let differing = gouji_formats::read_clipboard(saved, Some(&other), &limits).unwrap();
    assert_eq!(differing[0].report.text(cell), figure, "HTML decides");
    let doubts: Vec<_> = differing[0].doubts.iter().map(|doubt| (doubt.why.sentence, doubt.cell)).collect();
    assert_eq!(doubts, [("doubt.flavours", Some(cell))]);
    let lost = gouji_formats::read_clipboard("<p>x</p>", Some(&plain), &limits).unwrap();
    assert_eq!(lost[0].report.text(cell), figure, "without a table in it the text stands in");
}
