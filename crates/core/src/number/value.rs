//! The exact value of a figure and its arithmetic.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::decimal::Decimal;

/// An exact figure.
///
/// The two variants are one number line: `Count(12)` and an `Amount` of 12 are equal, compare and hash alike. What
/// [`read`](super::read) and the arithmetic here return is always in its simplest form, that is, an `Amount` only
/// where there really is a fraction (or where an integer is too large for `i64`).
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// An integer, as every figure counted in 件 must be.
    Count(i64),
    /// A figure with a fraction, as an amount in 万元 may be.
    Amount(Decimal),
}

impl Value {
    /// Nothing.
    pub const ZERO: Self = Self::Count(0);

    /// `self + other`; `None` if the sum cannot be held.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if let (Self::Count(left), Self::Count(right)) = (self, other)
            && let Some(sum) = left.checked_add(right)
        {
            return Some(Self::Count(sum));
        }
        self.decimal().checked_add(other.decimal()).map(Self::from)
    }

    /// `self − other`; `None` if the difference cannot be held.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        if let (Self::Count(left), Self::Count(right)) = (self, other)
            && let Some(difference) = left.checked_sub(right)
        {
            return Some(Self::Count(difference));
        }
        self.decimal().checked_sub(other.decimal()).map(Self::from)
    }

    /// `self × factor`; `None` if the product cannot be held.
    #[must_use]
    pub fn checked_mul(self, factor: i64) -> Option<Self> {
        if let Self::Count(count) = self
            && let Some(product) = count.checked_mul(factor)
        {
            return Some(Self::Count(product));
        }
        self.decimal().checked_mul(factor).map(Self::from)
    }

    /// `−self`; `None` if it cannot be held.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        self.checked_mul(-1)
    }

    /// The distance from zero; `None` if it cannot be held.
    #[must_use]
    pub fn checked_abs(self) -> Option<Self> {
        if self.is_negative() { self.checked_neg() } else { Some(self) }
    }

    /// Whether there is no fraction.
    pub const fn is_integer(self) -> bool {
        match self {
            Self::Count(_) => true,
            Self::Amount(amount) => amount.is_integer(),
        }
    }

    /// Whether the figure is below zero.
    pub const fn is_negative(self) -> bool {
        match self {
            Self::Count(count) => count < 0,
            Self::Amount(amount) => amount.is_negative(),
        }
    }

    /// Whether the figure is zero.
    pub const fn is_zero(self) -> bool {
        match self {
            Self::Count(count) => count == 0,
            Self::Amount(amount) => amount.billionths() == 0,
        }
    }

    /// The figure as an integer, if it is one and fits.
    pub fn to_integer(self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Amount(amount) => amount.to_integer(),
        }
    }

    /// The figure as an exact decimal.
    pub fn decimal(self) -> Decimal {
        match self {
            Self::Count(count) => Decimal::from(count),
            Self::Amount(amount) => amount,
        }
    }

    /// How many places after the point are needed to write the figure.
    pub const fn places(self) -> u32 {
        match self {
            Self::Count(_) => 0,
            Self::Amount(amount) => amount.places(),
        }
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// The simplest form: a count where there is no fraction.
impl From<Decimal> for Value {
    fn from(decimal: Decimal) -> Self {
        decimal.to_integer().map_or(Self::Amount(decimal), Self::Count)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Value {}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Count(left), Self::Count(right)) => left.cmp(right),
            (left, right) => left.decimal().cmp(&right.decimal()),
        }
    }
}

impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.decimal().hash(state);
    }
}

/// Plain digits in the shortest form, the form in which figures are exchanged: `1204`, `-3`, `0.5`.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(out, "{count}"),
            Self::Amount(amount) => write!(out, "{amount}"),
        }
    }
}

/// The text is not a plain number: digits with an optional `-` before and an optional fraction of up to nine places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPlain;

impl fmt::Display for NotPlain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a plain number such as 12, -3 or 0.5")
    }
}

impl std::error::Error for NotPlain {}

/// Reads back what `Display` writes, and nothing looser; for what people write there is [`read`](super::read).
///
/// ```
/// use gouji_core::number::Value;
/// assert_eq!("-0.50".parse::<Value>().map(|value| value.to_string()), Ok("-0.5".to_owned()));
/// assert!("1,204".parse::<Value>().is_err());
/// ```
impl FromStr for Value {
    type Err = NotPlain;

    fn from_str(text: &str) -> Result<Self, NotPlain> {
        let (negative, size) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = match size.split_once('.') {
            None => (size, ""),
            Some((_, "")) => return Err(NotPlain),
            Some(parts) => parts,
        };
        let missing = (Decimal::PLACES as usize).checked_sub(fraction.len()).ok_or(NotPlain)?;
        if whole.is_empty() {
            return Err(NotPlain);
        }
        let mut billionths = 0_i128;
        for byte in whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', missing)) {
            if !byte.is_ascii_digit() {
                return Err(NotPlain);
            }
            billionths = billionths
                .checked_mul(10)
                .and_then(|shifted| shifted.checked_add(i128::from(byte - b'0')))
                .ok_or(NotPlain)?;
        }
        Ok(Self::from(Decimal::from_billionths(if negative { -billionths } else { billionths })))
    }
}
