//! What is written, plainly or with any decoration, is read back.

use gouji_core::number::{Notes, Reading, Unit, Value, read};
use proptest::prelude::*;

use crate::writer::{BANKING, ORDINARY, by_position, full_width, grouped, in_words};

fn assert_reads(text: &str, number: u64) {
    let number = i64::try_from(number).expect("small");
    assert_eq!(read(text).value(), Some(Value::Count(number)), "{text:?}");
}

/// All small numbers, then steps that never share a factor with ten, up to 10⁸.
fn numbers() -> impl Iterator<Item = u64> {
    (1..20_000).chain((20_000..100_000_000).step_by(7_919))
}

#[test]
fn every_number_in_words() {
    for number in numbers() {
        assert_reads(&in_words(number, &ORDINARY), number);
        assert_reads(&in_words(number, &BANKING), number);
    }
}

#[test]
fn ten_to_nineteen_in_short() {
    for number in 10..20 {
        let words = in_words(number, &ORDINARY);
        assert_reads(words.strip_prefix('一').expect("一十"), number);
    }
}

#[test]
fn every_number_by_position() {
    for number in numbers().filter(|number| *number > 99) {
        assert_reads(&by_position(number), number);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn values(billionths in -10_i64.pow(18)..10_i64.pow(18), scale in 0_u32..10) {
        let factor = 10_i64.pow(scale);
        let decimal = gouji_core::number::Decimal::from_billionths(i128::from(billionths) / i128::from(factor) * i128::from(factor));
        let value = Value::from(decimal);
        prop_assert_eq!(read(&value.to_string()).reading, Reading::Number(value));
        prop_assert!(read(&value.to_string()).notes.is_empty());
    }

    #[test]
    fn decorations(number in 0_u64..=1_000_000_000_000_000, unit in prop::sample::select(&Unit::ALL[..]), space in prop::sample::select(&["", " ", "\u{A0}", "\u{3000}", "\n"][..])) {
        assert_reads(&number.to_string(), number);
        assert_reads(&full_width(number), number);
        for separator in [",", "，", "'", " ", "\u{A0}", "\u{2009}", "\u{202F}"] {
            assert_reads(&grouped(number, separator), number);
        }
        let written = format!("{space}约{space}{number}{space}{}{space}左右{space}", unit.text());
        assert_reads(&written, number);
        prop_assert_eq!(read(&written).notes.unit(), Some(unit));
        prop_assert!(read(&written).notes.contains(Notes::APPROXIMATE));
    }

    #[test]
    fn words(number in 1_u64..=1_000_000_000_000_000) {
        for number in [number, number % 1_000_000_000_000 + 1] {
            assert_reads(&in_words(number, &ORDINARY), number);
            assert_reads(&in_words(number, &BANKING), number);
        }
    }

    #[test]
    fn scaled(units in 0_u64..100_000, thousandths in 0_u64..1000) {
        let written = format!("{units}.{thousandths:03}万");
        assert_reads(&written, units * 10_000 + thousandths * 10);
    }

    #[test]
    fn two_numbers_are_never_one(left in 0_u64..1_000_000, right in 0_u64..1_000_000, between in prop::sample::select(&["\n", "\t", "  ", "\u{3000}", "/", "、", "~", "件 ", "; "][..])) {
        let written = format!("{left}{between}{right}");
        prop_assert_eq!(read(&written).value(), None, "{:?}", written);
    }
}
