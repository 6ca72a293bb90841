//! Exact decimal fractions of fixed scale.

use std::fmt;

/// An exact decimal number with up to nine places, held as a whole number of billionths.
///
/// The only figures with a fraction in the report are amounts of money in 万元, where six places already reach one 分;
/// nine leave room for every amount a person types. A fixed scale makes equality, order and
/// hashing those of one integer, so `3.50` and `3.5` are the same value without normalising. A general decimal
/// library (`rust_decimal`) does the same sums for 22 KB more WebAssembly, and brings a division that rounds.
///
/// Every operation is checked: it gives `None` where the result cannot be held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    billionths: i128,
}

impl Decimal {
    /// How many places after the point can be held.
    pub const PLACES: u32 = 9;

    /// One, in billionths.
    const ONE: i128 = 1_000_000_000;

    /// The number that is `billionths` × 10⁻⁹.
    pub const fn from_billionths(billionths: i128) -> Self {
        Self { billionths }
    }

    /// The number × 10⁹, a whole number.
    pub const fn billionths(self) -> i128 {
        self.billionths
    }

    /// Whether there is nothing after the point.
    pub const fn is_integer(self) -> bool {
        self.billionths % Self::ONE == 0
    }

    /// Whether the number is below zero.
    pub const fn is_negative(self) -> bool {
        self.billionths < 0
    }

    /// The number as an integer, if it is one and fits.
    pub fn to_integer(self) -> Option<i64> {
        if self.is_integer() { i64::try_from(self.billionths / Self::ONE).ok() } else { None }
    }

    /// How many places after the point are needed to write the number: 0 for 3, 2 for 3.25.
    pub const fn places(self) -> u32 {
        let mut rest = (self.billionths % Self::ONE).unsigned_abs();
        if rest == 0 {
            return 0;
        }
        let mut places = Self::PLACES;
        while rest.is_multiple_of(10) {
            rest /= 10;
            places -= 1;
        }
        places
    }

    /// `self + other`.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.billionths.checked_add(other.billionths) {
            Some(billionths) => Some(Self { billionths }),
            None => None,
        }
    }

    /// `self − other`.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.billionths.checked_sub(other.billionths) {
            Some(billionths) => Some(Self { billionths }),
            None => None,
        }
    }

    /// `self × factor`.
    pub fn checked_mul(self, factor: i64) -> Option<Self> {
        self.billionths.checked_mul(i128::from(factor)).map(Self::from_billionths)
    }

    /// `−self`.
    pub const fn checked_neg(self) -> Option<Self> {
        match self.billionths.checked_neg() {
            Some(billionths) => Some(Self { billionths }),
            None => None,
        }
    }
}

impl From<i64> for Decimal {
    fn from(integer: i64) -> Self {
        Self { billionths: i128::from(integer) * Self::ONE }
    }
}

/// Plain digits, no separators, no more places than needed: `0.5`, `-12`, `1204.35`.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.billionths.unsigned_abs();
        let one = Self::ONE.unsigned_abs();
        let (whole, mut rest) = (size / one, size % one);
        if self.is_negative() {
            out.write_str("-")?;
        }
        write!(out, "{whole}")?;
        let places = self.places();
        if places > 0 {
            for _ in places..Self::PLACES {
                rest /= 10;
            }
            write!(out, ".{rest:0width$}", width = places as usize)?;
        }
        Ok(())
    }
}
