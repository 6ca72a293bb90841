//! Every kind of text that is not read as a figure, with the reason.

use gouji_core::number::{LONGEST, Reading, Unreadable, read};

const REFUSED: [(Unreadable, &[&str]); 10] = [
    (
        Unreadable::NotANumber,
        &[
            "abc",
            "1e5",
            "1E5",
            "0x1F",
            "1O",
            "O1",
            "l2",
            "--5",
            "+-5",
            "—5",
            "——5",
            "5-",
            "- 5",
            "+",
            ".",
            "、",
            "几十",
            "一般公共预算",
            "三件事",
            "零星",
            "件",
            "约",
            "负",
            "万元",
            "元",
            "12km",
            "$5",
            "5/",
            "#REF!",
            "同比-5件",
            ",3333333333333333333333333333",
        ],
    ),
    (
        Unreadable::SeveralNumbers,
        &[
            "1 0",
            "2 3",
            "0 123",
            "1\n204",
            "1\u{3000}204",
            "1  204",
            "1\t204",
            "2\r\n3",
            "12 345 6",
            "2023 2024 2025",
            "1 204 5",
            "12/3",
            "2024-1-5",
            "2024/1/5",
            "2024年1月5日",
            "3、4",
            "5-6",
            "5~6",
            "3至5",
            "12:30",
            "2件 3件",
            "2件3条",
            "2(3)",
            "三 十",
            "3 4件",
            "1, 204",
            "三、四",
            "5. 3",
        ],
    ),
    (Unreadable::TooLarge, &["1000000000000001", "-1000000000000001", "1000000000000000.1", "1001万亿"]),
    (Unreadable::TooLarge, &["9999999999999999999999999999999999999999999999999999999999999999"]),
    (Unreadable::TooManyDecimals, &["0.0000000001", "0.30000000000000004", "1.1234567891"]),
    (Unreadable::Percent, &["12%", "12％", "12.5 %", "12‰", "百分之十二", "约12%"]),
    (
        Unreadable::BadSeparators,
        &[
            "1,23",
            "1,2345",
            "1,2345,6789",
            "2022,2023,2024",
            "0,5",
            "0,123",
            "1234,567",
            "1,234,56",
            "1.2.3",
            "1.204,5",
            "1..2",
            "1,204'300",
        ],
    ),
    (
        Unreadable::BadNumeral,
        &[
            "一百五",
            "一万二",
            "三千五",
            "三四",
            "二四",
            "十三四",
            "二十零五",
            "一百零",
            "一百零零五",
            "一百零五十",
            "百",
            "1千10百",
            "1亿12345万",
            "一亿二亿",
            "一万零亿",
            "万",
            "万万",
            "一万万",
            "一亿亿",
            "三十百",
            "两十",
            "十两",
            "一百零两",
            "3万500",
            "1万2",
            "3.5万2千",
            "一千二百万五",
            "一万三百五",
            "一亿二万三万",
            "一千1",
            "2〇24",
            "百五",
        ],
    ),
    (Unreadable::Parenthesised, &["(3)", "（3）", "（ 12件 ）"]),
    (Unreadable::OtherDigits, &["①", "²", "3²", "Ⅳ", "½", "٣", "12①", "㈠", "𝟏"]),
];

#[test]
fn refused_with_the_reason() {
    for (reason, texts) in REFUSED {
        for text in texts {
            assert_eq!(read(text).reading, Reading::Unreadable(reason), "{text:?}");
        }
    }
}

#[test]
fn words_around_a_figure_propose_it() {
    for (text, figure) in [
        ("12（其中网上3件）", "12"),
        ("2024年", "2024"),
        ("共 1,204 件", "1,204"),
        ("本年收到3.5元整", "3.5"),
        ("　１２（注）", "１２"),
        ("12。", "12"),
        ("12，", "12"),
        ("第3号", "3"),
        ("13)", "13"),
    ] {
        let Reading::Unreadable(Unreadable::MixedText { number }) = read(text).reading else {
            panic!("{text:?} is {:?}", read(text).reading)
        };
        assert_eq!(number.of(text), figure, "{text:?}");
    }
}

#[test]
fn length_is_counted_without_what_is_dropped() {
    let reads = |text: &str| read(text).reading;
    let zeros = "0".repeat(LONGEST - 1);
    assert_eq!(reads(&format!("{zeros}7")), reads("7"));
    assert_eq!(reads(&format!("0{zeros}7")), Reading::Unreadable(Unreadable::TooLong));
    let spaces = "\u{3000}\u{200B}".repeat(10 * LONGEST);
    assert_eq!(reads(&format!("{spaces}7{spaces}")), reads("7"));
}
