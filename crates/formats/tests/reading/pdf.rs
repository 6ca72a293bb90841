//! PDF files, written here object by object, read back.

mod mutations;
pub(crate) mod press;
mod refused;

use gouji_core::form::builtin;
use gouji_formats::document::Document;
use gouji_formats::{Limits, read};

use crate::hostile::{Demand, check};
use crate::invented::{self, Random};
use crate::layouts;
use press::{Codes, Paper, Rules, press};

/// Prints reports of all editions in a way and reads them back: every figure in its cell.
fn prints(what: &str, paper: &Paper) {
    let mut random = Random::new(7);
    for form in builtin() {
        let truth = invented::report(form, &mut random);
        let bytes = press(&layouts::spans(&truth), paper);
        let reports = read(&bytes, what, &Limits::default());
        assert!(reports.is_ok(), "{what}: {reports:?}");
        let reports = reports.unwrap();
        assert_eq!(reports.len(), 1, "{what}");
        check(&truth, &reports[0], Demand::Complete, what);
    }
}

#[test]
fn ruled_tables_are_read_cell_by_cell() {
    prints("plain", &Paper::default());
    prints("boxes", &Paper { rules: Rules::Boxes, ..Paper::default() });
    prints("thin fills", &Paper { rules: Rules::Fills, ..Paper::default() });
}

#[test]
fn every_encoding_gives_the_same_report() {
    prints("GBK", &Paper { codes: Codes::Gbk, ..Paper::default() });
    prints("numbered glyphs", &Paper { codes: Codes::Numbered, ..Paper::default() });
}

#[test]
fn turned_pages_are_read_as_they_are_shown() {
    for turn in [90, 180, 270] {
        prints("turned page", &Paper { turn, ..Paper::default() });
        prints("turned drawing", &Paper { turn, untold: true, ..Paper::default() });
    }
}

#[test]
fn it_does_not_matter_how_text_is_drawn() {
    prints("glyph by glyph", &Paper { single: true, ..Paper::default() });
    prints("with kerning", &Paper { kerned: true, ..Paper::default() });
    prints("twice, to look bold", &Paper { bold: true, ..Paper::default() });
    prints("in a form", &Paper { form: true, ..Paper::default() });
}

#[test]
fn tables_go_on_after_page_breaks() {
    for height in [300, 420, 560] {
        let paper = Paper { height, numbered: true, ..Paper::default() };
        prints("pages", &paper);
        prints("pages with repeated heads", &Paper { repeat_heads: true, ..paper.clone() });
        prints("pages with heads and feet", &Paper { header: Some("某某县测试局"), ..paper });
    }
}

#[test]
fn columns_without_rules_are_parted_by_their_gaps() {
    let mut random = Random::new(11);
    for form in builtin() {
        let truth = invented::report(form, &mut random);
        let paper = Paper { rules: Rules::None, ..Paper::default() };
        let reports = read(&press(&layouts::spans(&truth), &paper), "unruled", &Limits::default()).unwrap();
        check(&truth, &reports[0], Demand::RightOrDoubted, "unruled");
    }
}

#[test]
fn nothing_is_lost_of_a_document_without_tables() {
    let text = "全年共收到申请12件，其中11件已经办结，1件结转下年度继续办理。".repeat(12);
    let block = |text: &str| gouji_formats::document::Block::Paragraph {
        text: text.to_owned(),
        place: gouji_formats::Place::default(),
    };
    let document = Document::from(vec![block("一、总体情况"), block(&text), block("无")]);
    let paper = Paper { height: 300, numbered: true, ..Paper::default() };
    let read =
        gouji_formats::read::fixed::pdf::document(&press(&document, &paper), &Limits::default()).unwrap();
    let texts: Vec<&str> = read
        .blocks
        .iter()
        .map(|block| match block {
            gouji_formats::document::Block::Paragraph { text, .. } => text.as_str(),
            _ => "",
        })
        .collect();
    assert_eq!(texts, ["一、总体情况", text.as_str(), "无"]);
}
