//! What cannot be read: one sentence each, in both languages, and never a panic.

use gouji_core::Lang;
use gouji_formats::{Format, Limits, ReadErrorKind, read};
use proptest::prelude::*;

use crate::formats::archive::pack;
use crate::hostile::arranged;
use crate::invariants;

fn refuse(bytes: &[u8]) -> (ReadErrorKind, String, String) {
    let error = read(bytes, "年报.bin", &Limits::default()).unwrap_err();
    (error.kind.clone(), error.say(Lang::Zh), error.say(Lang::En))
}

#[test]
fn each_kind_is_named_with_what_to_do() {
    let rubbish: Vec<u8> = (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    let docx = b"PK\x03\x04\x14\x00\x00\x00[Content_Types].xml word/document.xml";
    let cases: [(&[u8], ReadErrorKind); 14] = [
        (b"", ReadErrorKind::Empty),
        (b" \r\n\t ", ReadErrorKind::Empty),
        (&rubbish, ReadErrorKind::Unknown),
        (&[0; 300], ReadErrorKind::Unknown),
        (docx, ReadErrorKind::Damaged),
        (b"PK\x03\x04 photos/1.jpg", ReadErrorKind::Damaged),
        (b"PK\x03\x04\x14\x00", ReadErrorKind::Damaged),
        (b"Rar!\x1A\x07\x01\x00", ReadErrorKind::NotReadable(Format::Archive)),
        (b"%PDF-1.4\n%\xE2\xE3", ReadErrorKind::Damaged),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", ReadErrorKind::Damaged),
        (b"{\\rtf1\\ansi", ReadErrorKind::NoTable),
        (b"\x89PNG\r\n\x1A\n\0", ReadErrorKind::NotReadable(Format::Picture)),
        (b"<!DOCTYPE html><html><table></table></html>", ReadErrorKind::NoTable),
        ("会议通知\n请于明天上午到会。".as_bytes(), ReadErrorKind::NoTable),
    ];
    for (bytes, want) in cases {
        let (kind, chinese, english) = refuse(bytes);
        assert_eq!(kind, want, "{:?}", bytes.get(..bytes.len().min(20)));
        for sentence in [&chinese, &english] {
            assert!(sentence.contains("年报.bin"), "the file is named: {sentence}");
            assert!(
                !sentence.contains(['{', '}', '\n']) && sentence.contains(['，', ',', ';']),
                "{sentence}"
            );
        }
        assert!(chinese.chars().count() < 70, "short enough to be read: {chinese}");
    }
}

#[test]
fn archives_of_other_kinds_are_named() {
    let kinds = [
        ("年报/1.docx", "", Format::Archive, "压缩包"),
        ("ppt/presentation.xml", "<p/>", Format::Slides, "演示文稿"),
        ("mimetype", "application/vnd.oasis.opendocument.presentation", Format::Slides, "演示文稿"),
        ("xl/workbook.bin", "\u{3}\u{1}", Format::Xlsx, ".xlsx"),
    ];
    for (name, part, format, word) in kinds {
        let bytes = pack(&[(name, part.as_bytes()), ("[Content_Types].xml", b"<Types/>")]);
        let (kind, chinese, _) = refuse(&bytes);
        assert_eq!(kind, ReadErrorKind::NotReadable(format));
        assert!(chinese.contains(word), "{chinese}");
        if format != Format::Archive {
            continue;
        }
        for end in [30, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(refuse(&bytes[..end]).0, ReadErrorKind::Damaged, "cut at {end}");
        }
    }
}

#[test]
fn a_large_file_is_refused_by_its_length() {
    let limits = Limits { most_bytes: 1_000_000, ..Limits::default() };
    let error = limits.admit("大.txt", 200_000_000).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::TooLarge { bytes: 200_000_000, most: 1_000_000 });
    assert!(error.say(Lang::Zh).contains("200 MB"));
    assert!(limits.admit("小.txt", 1_000_000).is_ok());
    assert!(read(&vec![b'1'; 1_000_001], "大.txt", &limits).is_err());
}

#[test]
fn texts_of_too_many_cells_are_refused_before_they_are_read() {
    let limits = Limits { most_cells: 1000, ..Limits::default() };
    let html = format!("<table>{}</table>\n", "<tr><td>1<td>2".repeat(100));
    for (line, count, most) in
        [("| 1 | 2 |\n", 400, true), ("1\t2\n", 1100, true), (&*html, 6, true), (&*html, 4, false)]
    {
        let kind = read(line.repeat(count).as_bytes(), "a.txt", &limits).unwrap_err().kind;
        let want = if most { ReadErrorKind::TooManyCells { most: 1000 } } else { ReadErrorKind::NoTable };
        assert_eq!(kind, want, "{count} times {}", line.get(..9).unwrap_or(line));
    }
}

#[test]
fn json_is_read_as_a_report_or_refused_with_the_place() {
    let read_one = |text: &str| read(text.as_bytes(), "a.json", &Limits::default());
    let reports = read_one(r#"{ "edition": "2019", "cells": { "t3.received.total": "3" } }"#).unwrap();
    assert_eq!(reports.len(), 1);
    assert!(reports[0].doubts.is_empty());
    let error = read_one(r#"{ "edition": "2019", "cells": { "t3.recieved.total": "3" } }"#).unwrap_err();
    assert!(matches!(error.kind, ReadErrorKind::Json(_)));
    assert!(error.say(Lang::Zh).contains("t3.recieved.total"));
    let digits = format!(
        r#"{{ "edition": "2021", "cells": {{ "t3.received.total": "{}" }} }}"#,
        "9".repeat(1_000_000)
    );
    assert_eq!(read_one(&digits).unwrap().len(), 1, "what a cell means is for the rules to say");
}

#[test]
fn every_encoding_gives_the_same_report() {
    let text = include_str!("../fixtures/pipes_split.txt");
    let want = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gb18030 = encoding_rs::GB18030.encode(text).0.into_owned();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let all = [
        marked(b"\xEF\xBB\xBF", text.as_bytes()),
        marked(b"\xFF\xFE", &little),
        marked(b"\xFE\xFF", &big),
        little,
        big,
        gb18030,
    ];
    for (number, bytes) in all.iter().enumerate() {
        assert_eq!(read(bytes, "a.txt", &Limits::default()).unwrap(), want, "encoding {number}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = read(&bytes, "a", &Limits::default());
    }

    #[test]
    fn no_mixture_of_words_breaks_an_invariant(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        invariants::check(&words.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_arrangement_of_cells_breaks_an_invariant(bytes in prop::collection::vec(any::<u8>(), 0..1500)) {
        invariants::hold(&gouji_formats::recognise(&arranged::document(&bytes)));
    }
}

/// What documents of this kind are made of.
const WORDS: &[&str] = &[
    "\n",
    "\n",
    " ",
    "|",
    "| ",
    " |",
    "|---|",
    "\t",
    "0",
    "12",
    "000",
    "-3",
    "/",
    "—",
    "1,204",
    "3.5",
    "件",
    "。",
    "，",
    "（",
    "）",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "某局2023年政府信息公开工作年度报告",
    "标题：",
    "— 4 —",
    "注：",
    "规章",
    "行政许可",
    "行政事业性收费",
    "一、本年新收政府信息公开申请数量",
    "（一）予以公开",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
    "结果维持",
    "总计",
    "行政复议",
    "行政诉讼",
    "复议后起诉",
    "\u{feff}",
    "\u{0}",
    "１２",
    "二〇二三年",
    "# ",
    "\\|",
    "𠮷",
];
