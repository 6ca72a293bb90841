//! Any text at all: no panic, places inside the text, linear time.

use std::time::{Duration, Instant};

use gouji_core::narrative;
use proptest::prelude::*;

use super::{BASE, support};

fn read(text: &str) -> narrative::Narrative {
    let form = support::edition("2021");
    let mut report = support::written(&form, BASE).report;
    report.set_prose(support::section(&form, "s1"), text);
    let read = narrative::read(&report, None);
    let units: Vec<u16> = text.encode_utf16().collect();
    for figure in &read.figures {
        let slice = units.get(figure.range.from as usize..figure.range.to as usize).expect("inside the text");
        assert!(!slice.is_empty() && String::from_utf16(slice).is_ok(), "{:?}", figure.range);
    }
    read
}

/// Text made of words that mean something here.
fn near_sentences() -> impl Strategy<Value = String> {
    let words: Vec<&str> = "收到 新收 受理 政府信息公开申请 申请 办结 答复 上年 结转 下年度 予以公开 不予公开 无法提供 其他处理 自然人 \
        法人或其他组织 行政复议 行政诉讼 维持 纠正 尚未审结 均 全部 分别为 其中 包括 其余 另有 占 % 同比 增长 较上年 12 3件 ４７件 5份 \
        2023年 12月31日 十二件 两件 1,204 3.5万 余 约 近 （ ） ( ) 【 】 《 》 “ ” ， 。 ； ： 、 \n 等 其他 未 没有 无 零 规范性文件 制发 \
        行政处罚 决定 信息处理费 320元 网络 信函 公开 信息 条 20条 全市 各镇 本级 我局 第二十条 〔2021〕30号 0571-8888 \u{1F600} a \u{200B}"
        .split(' ')
        .collect();
    prop::collection::vec(prop::sample::select(words), 0..60).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn words_in_any_order_are_read(text in near_sentences()) {
        read(&text);
    }

    /// What a paragraph says is judged by itself: leaving one out takes its findings away and adds none elsewhere.
    #[test]
    fn a_paragraph_less_adds_no_finding(first in near_sentences(), second in near_sentences()) {
        let first = format!("{}。", first.replace(['\n', '《', '》'], ""));
        let second = format!("{}。", second.replace(['\n', '《', '》'], ""));
        let both = read(&format!("{first}\n{second}"));
        let alone = read(&first);
        let rules = |read: &narrative::Narrative| {
            let own = read.findings.iter().filter(|finding| finding.rule.as_str().starts_with("NAR-"));
            own.map(|finding| finding.rule.as_str().to_owned()).collect::<Vec<_>>()
        };
        let mut left = rules(&both);
        for rule in rules(&alone) {
            // 全部办结 is excused by a figure elsewhere; the balance needs all four figures.
            if rule == "NAR-ALLDONE" || rule == "NAR-ID" {
                continue;
            }
            let at = left.iter().position(|own| *own == rule);
            prop_assert!(at.is_some(), "{rule} in {first:?} is gone with {second:?} behind it");
            left.remove(at.unwrap());
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "收到申请3件，",
        "（",
        "）",
        "（3件",
        "《",
        "1",
        "1,",
        "1,111",
        "其中3条，",
        "3条、",
        "占3%，",
        "\n",
        "a\n",
        "一",
        "（一）\n",
        "未",
        "均",
        "分别为3件、2件",
        "、",
        "予以公开、",
        "予以公开3件，占5%；",
        "增长3%",
        "合计3件、",
        "信函3件，",
        "共公开信息3条，",
        "2023年",
        "1月",
        "1-",
        "1至",
        " 1",
    ];
    for piece in pieces {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let start = Instant::now();
            read(&text);
            start.elapsed()
        };
        let size = 20_000 / piece.len();
        let (small, large) = (time(size), time(size * 4));
        assert!(
            large < small * 16 + Duration::from_millis(800),
            "{piece:?}: {size} of them take {small:?}, four times as many {large:?}"
        );
        assert!(large < Duration::from_secs(10), "{piece:?}: {large:?}");
    }
}

#[test]
fn long_figures_are_seen_and_not_read() {
    let read = read(&format!("全年共收到政府信息公开申请{}件。", "9".repeat(40)));
    assert_eq!(read.figures.len(), 1);
    assert_eq!(read.figures[0].value, None);
    assert!(read.findings.is_empty());
}
