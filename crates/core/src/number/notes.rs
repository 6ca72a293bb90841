//! What was unusual about the way a figure is written.

use std::ops::{BitOr, BitOrAssign};

use super::unit::Unit;

/// A small set of remarks on the way a figure is written, and the unit written with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Notes {
    bits: u16,
    unit: Option<Unit>,
}

impl Notes {
    /// No remark.
    pub const NONE: Self = Self::bit(0);
    /// Full-width digits, sign or point: `１２`, `－3`, `3．5`.
    pub const FULL_WIDTH: Self = Self::bit(1);
    /// Thousands separators: `1,204`, `1，204`, `1'204`; those made of spaces are [`Notes::INNER_SPACE`].
    pub const SEPARATORS: Self = Self::bit(1 << 1);
    /// White space inside: `1 204`, `12 件`.
    pub const INNER_SPACE: Self = Self::bit(1 << 2);
    /// Characters inside that cannot be seen, such as a zero-width space.
    pub const INVISIBLE: Self = Self::bit(1 << 3);
    /// A word that makes the figure inexact: 约, 近, 超, 余, 多, 左右, 以上.
    pub const APPROXIMATE: Self = Self::bit(1 << 4);
    /// Chinese numerals: 三十, 二〇二四, 壹佰.
    pub const CHINESE_NUMERAL: Self = Self::bit(1 << 5);
    /// Digits multiplied by a word: `3.5万`, `2千`.
    pub const SCALED: Self = Self::bit(1 << 6);
    /// Zeros before the figure: `007`.
    pub const LEADING_ZERO: Self = Self::bit(1 << 7);
    /// A point with only zeros after it: `12.0`. The value is the integer.
    pub const TRAILING_ZERO_FRACTION: Self = Self::bit(1 << 8);
    /// A point with nothing before or after it: `.5`, `5.`.
    pub const BARE_POINT: Self = Self::bit(1 << 9);
    /// A plus sign: `+3`.
    pub const PLUS_SIGN: Self = Self::bit(1 << 10);
    /// A minus sign before zero: `-0`. The value is zero.
    pub const MINUS_ZERO: Self = Self::bit(1 << 11);

    const fn bit(bits: u16) -> Self {
        Self { bits, unit: None }
    }

    /// Whether all of `others` are in the set. The unit is not looked at.
    pub const fn contains(self, others: Self) -> bool {
        self.bits & others.bits == others.bits
    }

    /// Whether any of `others` is in the set. The unit is not looked at.
    pub const fn intersects(self, others: Self) -> bool {
        self.bits & others.bits != 0
    }

    /// Whether there is no remark and no unit.
    pub const fn is_empty(self) -> bool {
        self.bits == 0 && self.unit.is_none()
    }

    /// Whether there is no remark, whatever the unit.
    pub const fn is_only_unit(self) -> bool {
        self.bits == 0 && self.unit.is_some()
    }

    /// The unit written with the figure (CELL-UNITTXT).
    pub const fn unit(self) -> Option<Unit> {
        self.unit
    }

    /// The same remarks with this unit.
    #[must_use]
    pub const fn with_unit(self, unit: Unit) -> Self {
        Self { bits: self.bits, unit: Some(unit) }
    }
}

impl BitOr for Notes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, unit: self.unit.or(other.unit) }
    }
}

impl BitOrAssign for Notes {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}
