//! Every way of writing a figure that is read, with its value, remarks and unit.

use gouji_core::number::{Notes, Read, Reading, Unit, Word, read};

const NONE: Notes = Notes::NONE;
const WIDE: Notes = Notes::FULL_WIDTH;
const SEPARATED: Notes = Notes::SEPARATORS;
const SPACED: Notes = Notes::INNER_SPACE;
const INEXACT: Notes = Notes::APPROXIMATE;
const NUMERAL: Notes = Notes::CHINESE_NUMERAL;
const SCALED: Notes = Notes::SCALED;
const ZEROS: Notes = Notes::LEADING_ZERO;

fn assert_reads(text: &str, value: &str, notes: Notes) {
    let Read { reading, notes: found } = read(text);
    let Reading::Number(number) = reading else { panic!("{text:?} is {reading:?}, not {value}") };
    assert_eq!(number.to_string(), value, "{text:?}");
    assert_eq!(found, notes, "remarks on {text:?}");
    assert_eq!(number.places() == 0, number.is_integer(), "{text:?}");
}

#[test]
fn plain_figures() {
    for (text, value) in [
        ("0", "0"),
        ("12", "12"),
        ("999999999999999", "999999999999999"),
        ("1000000000000000", "1000000000000000"),
        ("-3", "-3"),
        ("12.5", "12.5"),
        ("12.50", "12.5"),
        ("0.000000001", "0.000000001"),
        ("-0.5", "-0.5"),
        ("999999999999999.999999999", "999999999999999.999999999"),
        (" 12 ", "12"),
        ("\u{3000}12\u{A0}", "12"),
        ("\t12\r\n", "12"),
        ("\u{FEFF}12\u{200B}", "12"),
        ("\u{200D} \u{AD}12 \u{200C}", "12"),
        ("−3", "-3"),
        ("负3", "-3"),
    ] {
        assert_reads(text, value, NONE);
    }
}

#[test]
fn full_width() {
    for (text, value, notes) in [
        ("１２", "12", WIDE),
        ("１2", "12", WIDE),
        ("－3", "-3", WIDE),
        ("－３", "-3", WIDE),
        ("3．5", "3.5", WIDE),
        ("１，２０４", "1204", WIDE | SEPARATED),
        ("＋3", "3", WIDE | Notes::PLUS_SIGN),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn separators_and_spaces() {
    for (text, value, notes) in [
        ("1,204", "1204", SEPARATED),
        ("1，204", "1204", SEPARATED),
        ("12,345,678", "12345678", SEPARATED),
        ("1'204", "1204", SEPARATED),
        ("1’204", "1204", SEPARATED),
        ("-1,204.50", "-1204.5", SEPARATED),
        ("1 204", "1204", SPACED),
        ("1\u{A0}204", "1204", SPACED),
        ("1\u{2009}204\u{2009}300", "1204300", SPACED),
        ("1\u{202F}204", "1204", SPACED),
        ("1\u{200B}0", "10", Notes::INVISIBLE),
        ("1\u{200B}204件", "1204", Notes::INVISIBLE.with_unit(Unit::Jian)),
        ("约 12", "12", SPACED | INEXACT),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn units() {
    for unit in Unit::ALL {
        assert_reads(&format!("12{}", unit.text()), "12", NONE.with_unit(unit));
        assert_reads(&format!("12 {}", unit.text()), "12", SPACED.with_unit(unit));
        assert_reads(&format!("12\n{}", unit.text()), "12", SPACED.with_unit(unit));
        assert_reads(&format!("0{}", unit.text()), "0", NONE.with_unit(unit));
    }
    for (text, value, notes) in [
        ("251000元", "251000", NONE.with_unit(Unit::Yuan)),
        ("3.5万元", "3.5", NONE.with_unit(Unit::WanYuan)),
        ("12 万 元", "12", SPACED.with_unit(Unit::WanYuan)),
        ("十二万元", "12", NUMERAL.with_unit(Unit::WanYuan)),
        ("二〇〇万元", "200", NUMERAL.with_unit(Unit::WanYuan)),
        ("十二 万元", "12", (NUMERAL | SPACED).with_unit(Unit::WanYuan)),
        ("1.5亿元", "1.5", NONE.with_unit(Unit::YiYuan)),
        ("1千万元", "1000", SCALED.with_unit(Unit::WanYuan)),
        ("1亿2000万元", "120000000", SCALED.with_unit(Unit::Yuan)),
        ("3万亿元", "3000000000000", SCALED.with_unit(Unit::Yuan)),
        ("3万件", "30000", SCALED.with_unit(Unit::Jian)),
        ("3 万件", "30000", (SCALED | SPACED).with_unit(Unit::Jian)),
        ("1.2万人次", "12000", SCALED.with_unit(Unit::RenCi)),
        ("三件", "3", NUMERAL.with_unit(Unit::Jian)),
        ("两件", "2", NUMERAL.with_unit(Unit::Jian)),
        ("零件", "0", NUMERAL.with_unit(Unit::Jian)),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn inexact_figures() {
    for (text, value, notes) in [
        ("约12", "12", INEXACT),
        ("大约12", "12", INEXACT),
        ("近12", "12", INEXACT),
        ("超12", "12", INEXACT),
        ("超过12", "12", INEXACT),
        ("逾12", "12", INEXACT),
        ("12余", "12", INEXACT),
        ("12多", "12", INEXACT),
        ("12左右", "12", INEXACT),
        ("12以上", "12", INEXACT),
        ("12余件", "12", INEXACT.with_unit(Unit::Jian)),
        ("12件左右", "12", INEXACT.with_unit(Unit::Jian)),
        ("约12件", "12", INEXACT.with_unit(Unit::Jian)),
        ("30余万", "300000", INEXACT | SCALED),
        ("30多万件", "300000", (INEXACT | SCALED).with_unit(Unit::Jian)),
        ("30余万元", "30", INEXACT.with_unit(Unit::WanYuan)),
        ("三十余万", "300000", INEXACT | NUMERAL),
        ("十余件", "10", (INEXACT | NUMERAL).with_unit(Unit::Jian)),
        ("约-3", "-3", INEXACT),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn chinese_numerals() {
    for (text, value) in [
        ("一", "1"),
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("三十", "30"),
        ("廿五", "25"),
        ("卅", "30"),
        ("一百零五", "105"),
        ("一百〇五", "105"),
        ("一百一十", "110"),
        ("一百十五", "115"),
        ("两百", "200"),
        ("两千两百", "2200"),
        ("一千零五十", "1050"),
        ("一千零五", "1005"),
        ("一万零五", "10005"),
        ("一万零五百", "10500"),
        ("一万五百", "10500"),
        ("十万零二千", "102000"),
        ("一万二千三百四十五", "12345"),
        ("一亿零三万", "100030000"),
        ("一亿二千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("一万二千亿", "1200000000000"),
        ("一千万亿", "1000000000000000"),
        ("壹佰零伍", "105"),
        ("贰仟叁佰肆拾伍萬陆仟柒佰捌拾玖", "23456789"),
        ("二〇二四", "2024"),
        ("二零二四", "2024"),
        ("二○二四", "2024"),
        ("一〇", "10"),
        ("一二三", "123"),
        ("负三", "-3"),
        ("－三", "-3"),
    ] {
        let wide = if text.starts_with('－') { WIDE } else { NONE };
        assert_reads(text, value, NUMERAL | wide);
    }
    assert_reads("〇五", "5", NUMERAL | ZEROS);
}

#[test]
fn digits_with_words_of_size() {
    for (text, value, notes) in [
        ("3.5万", "35000", SCALED),
        ("３．５万", "35000", SCALED | WIDE),
        ("1,204万", "12040000", SCALED | SEPARATED),
        ("3.55555万", "35555.5", SCALED),
        ("2千", "2000", SCALED),
        ("3.5千万", "35000000", SCALED),
        ("12亿", "1200000000", SCALED),
        ("3万亿", "3000000000000", SCALED),
        ("1万2千", "12000", SCALED),
        ("1万2千3百4十5", "12345", SCALED),
        ("3万5000", "35000", SCALED),
        ("2千500", "2500", SCALED),
        ("1亿2000万", "120000000", SCALED),
        ("1万二千", "12000", SCALED | NUMERAL),
        ("-3.5万", "-35000", SCALED),
        ("0万", "0", SCALED),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn remarkable_digits() {
    for (text, value, notes) in [
        ("007", "7", ZEROS),
        ("00", "0", ZEROS),
        ("0000000000000000000000007", "7", ZEROS),
        ("012.5", "12.5", ZEROS),
        ("12.0", "12", Notes::TRAILING_ZERO_FRACTION),
        ("12.000000000000", "12", Notes::TRAILING_ZERO_FRACTION),
        ("0.5000000000000", "0.5", NONE),
        (".5", "0.5", Notes::BARE_POINT),
        ("-.5", "-0.5", Notes::BARE_POINT),
        ("5.", "5", Notes::BARE_POINT),
        ("+3", "3", Notes::PLUS_SIGN),
        ("-0", "0", Notes::MINUS_ZERO),
        ("-0.0", "0", Notes::MINUS_ZERO | Notes::TRAILING_ZERO_FRACTION),
    ] {
        assert_reads(text, value, notes);
    }
}

#[test]
fn blank() {
    for text in ["", " ", "\u{3000}", "\u{A0}", "\t\r\n", "\u{200B}", "\u{FEFF} \u{AD}"] {
        assert_eq!(read(text), Read { reading: Reading::Blank, notes: NONE }, "{text:?}");
    }
}

#[test]
fn words() {
    for (word, texts) in [
        (Word::Slash, &["/", "／", "\\", "//", " / "][..]),
        (Word::Hyphen, &["-", "－", "−", "--", "- -"]),
        (Word::Dash, &["—", "——", "–", "―", "─", "— —", "-—"]),
        (Word::Ellipsis, &["…", "……", "..."]),
        (Word::Nil, &["无", "無", "没有", " 无\n"]),
        (Word::Zero, &["零", "〇"]),
        (Word::LetterO, &["O", "o", "Ｏ", "ｏ", "○", "\u{41E}"]),
        (Word::NotCounted, &["未统计", "未 统 计", "暂无", "不适用", "不涉及", "N/A", "n/a"]),
    ] {
        for text in texts {
            assert_eq!(read(text), Read { reading: Reading::Word(word), notes: NONE }, "{text:?}");
        }
    }
}
