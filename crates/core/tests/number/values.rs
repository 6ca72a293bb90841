//! Exact arithmetic.

use std::collections::BTreeSet;

use gouji_core::number::{Decimal, Value};
use proptest::prelude::*;

fn value(text: &str) -> Value {
    text.parse().expect("a plain number")
}

#[test]
fn an_amount_without_fraction_is_the_count() {
    let amount = Value::Amount(Decimal::from(12));
    assert_eq!(amount, Value::Count(12));
    assert_eq!(BTreeSet::from([amount, Value::Count(12)]).len(), 1);
    assert!(matches!(value("12.000"), Value::Count(12)));
    assert!(matches!(value("0.5").checked_add(value("0.5")), Some(Value::Count(1))));
}

#[test]
fn sums_that_binary_fractions_get_wrong() {
    assert_eq!(value("0.1").checked_add(value("0.2")), Some(value("0.3")));
    assert_eq!(value("1.1").checked_mul(3), Some(value("3.3")));
    assert_eq!(
        value("1000000000000000").checked_sub(value("0.000000001")),
        Some(value("999999999999999.999999999"))
    );
}

#[test]
fn overflow_is_nothing() {
    let most = Value::Amount(Decimal::from_billionths(i128::MAX));
    assert_eq!(most.checked_add(Value::Count(1)), None);
    assert_eq!(most.checked_mul(2), None);
    let least = Value::Amount(Decimal::from_billionths(i128::MIN));
    assert_eq!(least.checked_sub(Value::Count(1)), None);
    assert_eq!(least.checked_neg(), None);
    assert_eq!(least.checked_abs(), None);
    assert_eq!(least.to_string(), "-170141183460469231731687303715.884105728");
}

#[test]
fn counts_beyond_64_bits_stay_exact() {
    let sum = Value::Count(i64::MAX).checked_add(Value::Count(1)).expect("held as an amount");
    assert_eq!(sum.to_string(), "9223372036854775808");
    assert!(sum.is_integer());
    assert_eq!(sum.to_integer(), None);
    assert_eq!(sum.checked_sub(Value::Count(1)), Some(Value::Count(i64::MAX)));
    assert_eq!(Value::Count(i64::MIN).checked_neg(), Some(sum));
}

#[test]
fn only_plain_numbers_are_parsed() {
    for text in
        ["", "-", "+1", "1.", ".5", "1,204", " 1", "1e5", "１", "--1", "1.2.3", "0.0000000001", "1.-5"]
    {
        assert!(text.parse::<Value>().is_err(), "{text:?}");
    }
    assert!("9".repeat(1_000_000).parse::<Value>().is_err());
}

proptest! {
    #[test]
    fn prints_and_parses(billionths in any::<i128>()) {
        let value = Value::from(Decimal::from_billionths(billionths));
        prop_assert_eq!(value.to_string().parse::<Value>().ok(), (billionths != i128::MIN).then_some(value));
    }

    #[test]
    fn arithmetic_is_that_of_integers(left in -10_i128.pow(30)..10_i128.pow(30), right in -10_i128.pow(30)..10_i128.pow(30), factor in -1000_i64..1000) {
        let made = |billionths| Value::from(Decimal::from_billionths(billionths));
        prop_assert_eq!(made(left).checked_add(made(right)), Some(made(left + right)));
        prop_assert_eq!(made(left).checked_sub(made(right)), Some(made(left - right)));
        prop_assert_eq!(made(left).checked_mul(factor), Some(made(left * i128::from(factor))));
        prop_assert_eq!(made(left).cmp(&made(right)), left.cmp(&right));
        prop_assert_eq!(made(left).is_negative(), left < 0);
    }

    #[test]
    fn counts_and_amounts_agree(left in any::<i64>(), right in any::<i64>()) {
        let amount = |count| Value::Amount(Decimal::from(count));
        let (one, two) = (Value::Count(left), Value::Count(right));
        prop_assert_eq!(one.checked_add(two), amount(left).checked_add(amount(right)));
        prop_assert_eq!(one.checked_sub(two), amount(left).checked_sub(amount(right)));
        prop_assert_eq!(one.checked_sub(two).and_then(|rest| rest.checked_add(two)), Some(one));
        prop_assert_eq!(one.checked_mul(right), amount(left).checked_mul(right));
        prop_assert_eq!(one.checked_neg(), amount(left).checked_neg());
        prop_assert_eq!(one.cmp(&two), left.cmp(&right));
        prop_assert_eq!(one.cmp(&amount(right)), left.cmp(&right));
    }
}
