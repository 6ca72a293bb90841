//! What Rich Text Format holds besides text and tables.

use gouji_formats::read::office::rtf;
use gouji_formats::{Limits, ReadErrorKind, read};

use super::html::told;

fn body(text: &str) -> Vec<String> {
    let file = format!("{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}{text}}}");
    told(&rtf::document(&encoding_rs::GB18030.encode(&file).0, &Limits::default()).unwrap())
}

fn row(edges: &[&str], cells: &[&str]) -> String {
    let mut text = String::from("\\trowd");
    for edge in edges {
        text.push_str(edge);
    }
    for cell in cells {
        text.extend(["\\pard\\intbl ", cell, "\\cell"]);
    }
    text + "\\row\n"
}

#[test]
fn characters_are_told_in_three_ways() {
    assert_eq!(body("\\'b9\\'e6\\'d5\\'c2 \\u35768?\\u21487?1"), ["规章 许可1"]);
    assert_eq!(body("\\uc2\\u-28599\\'3f\\'3f\\u20214xx{\\uc0\\u33258}2"), ["遉件自2"]);
    assert_eq!(body("\\u-10174?\\u-8329?"), ["\u{20B77}"], "two numbers for one character");
    assert_eq!(body("a\\~b\\_c\\{d\\}\\emdash\\ldblquote e\\rdblquote"), ["a b-c{d}—“e”"]);
}

#[test]
fn what_nobody_sees_is_left_out() {
    let text = "{\\info{\\title t}}{\\*\\unknown x}{\\pict\\pngblip 89504e47}{\\header 页眉}{\\v 隐}{\\deleted 旧}\\v y\\v0 \
                {\\field{\\*\\fldinst SUM(LEFT)}{\\fldrslt 35}}{\\*\\bkmkstart b}{\\listtext 一、}总体";
    assert_eq!(body(text), ["35一、总体"]);
}

#[test]
fn headings_are_told_by_style_level_or_weight() {
    let styles = "{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s2 Body;}}";
    let text =
        "\\pard\\s1 一\\par\\pard\\s2 二\\par\\pard\\outlinelevel1 三\\par\\pard\\plain{\\b 四}\\par 五";
    assert_eq!(body(&format!("{styles}{text}")), ["# 一", "二", "# 三", "# 四", "五"]);
}

#[test]
fn cells_are_laid_out_by_their_edges() {
    let table = [
        row(&["\\clvmgf\\cellx1000", "\\cellx3010"], &["a", "b"]),
        row(&["\\clvmrg\\cellx1000", "\\cellx2000", "\\cellx3000"], &["", "c\\par d", "e"]),
        row(&["\\clmgf\\cellx1005", "\\clmrg\\cellx1995", "\\cellx3000"], &["f", "", "g"]),
        row(&["\\trleft1000\\cellx2000", "\\cellx3000"], &["h", "i"]),
    ];
    let want = ["|av2|b>2|", "|c/d|e|", "|f>2|g|", "||h|i|", "--", "后"];
    assert_eq!(body(&format!("{}\\pard 后", table.concat())), want);
}

#[test]
fn tables_stand_in_cells_and_boxes() {
    let nested = "\\trowd\\cellx5000\\cellx6000\\pard\\intbl\\itap1 前\\par\\pard\\intbl\\itap2 规章\\nestcell 1\\nestcell\
        {\\*\\nesttableprops\\trowd\\cellx2000\\cellx3000\\nestrow}{\\nonesttables\\par x}\\pard\\intbl\\itap1 后\\cell 2\\cell\\row";
    assert_eq!(body(nested), ["前", "|规章|1|", "--", "后", "2"]);
    let shape = "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard 框\\par}}{\\shprslt 框}}文";
    assert_eq!(body(shape), ["框", "文"]);
    let in_cell = row(&["\\cellx500", "\\cellx900"], &[&format!("{shape}1"), "2"]);
    assert_eq!(body(&in_cell), ["|框/文1|2|", "--"]);
}

#[test]
fn a_word_file_may_be_this_or_a_page() {
    let report = "{\\rtf1\\ansi 1}";
    assert_eq!(
        read(report.as_bytes(), "年报.doc", &Limits::default()).unwrap_err().kind,
        ReadErrorKind::NoTable
    );
    assert_eq!(read(b"<html><body>1", "a.doc", &Limits::default()).unwrap_err().kind, ReadErrorKind::NoTable);
}

#[test]
fn what_is_wrong_is_told() {
    let limits = Limits::default();
    let refused = |text: &str| rtf::document(text.as_bytes(), &limits).unwrap_err();
    assert_eq!(refused("{\\rtf1 a{b{c"), ReadErrorKind::Damaged);
    assert_eq!(refused(&format!("{{\\rtf1 {}", "{".repeat(1000))), ReadErrorKind::TooDeep { most: 200 });
    assert_eq!(refused("{\\rtf1\\itap500 1}"), ReadErrorKind::TooDeep { most: 200 });
    let without = Limits { decode_gb18030: None, ..Limits::default() };
    let chinese = b"{\\rtf1\\ansicpg936 \\'b9\\'e6}";
    assert_eq!(rtf::document(chinese, &without).unwrap_err(), ReadErrorKind::Encoding);
}
