//! Shares and multiples, exactly.

use crate::number::Value;

/// Whether a part is more than some per cent of a whole.
pub(crate) fn exceeds(part: Value, whole: Value, percent: i64) -> bool {
    match (part.checked_mul(100), whole.checked_mul(percent)) {
        (Some(part), Some(most)) => part > most,
        _ => false,
    }
}

/// Whether one of two figures is more than some times the other, and the greater is at least so much.
pub(crate) fn jumps(one: Value, other: Value, factor: i64, least: i64) -> bool {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    if low.is_negative() || high < Value::from(least) {
        return false;
    }
    low.checked_mul(factor).is_some_and(|most| high > most)
}

/// The sum of figures; `None` when one is not known.
pub(crate) fn total(values: impl IntoIterator<Item = Option<Value>>) -> Option<Value> {
    values.into_iter().try_fold(Value::ZERO, |sum, value| sum.checked_add(value?))
}
