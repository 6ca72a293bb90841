//! Exact numbers for the repair engine: fractions of two `i128`, every operation checked.
//!
//! A type of our own rather than a crate: the sums of a form have whole coefficients, so nearly every number here
//! has denominator 1, and the shortcut for that case is what keeps a search step cheap. Nothing ever wraps or rounds;
//! a number that no longer fits is an [`Overflow`], which the engine reports as "not solved".

use std::cmp::Ordering;
use std::fmt;

/// A number grew past 128 bits; the calculation was given up, not approximated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

impl fmt::Display for Overflow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number became too large to calculate with exactly")
    }
}

impl std::error::Error for Overflow {}

/// The text is not a number that can be taken exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotANumber {
    /// The text as it stood.
    pub text: String,
}

impl fmt::Display for NotANumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "“{}” is not a number; write it like 12, -3, 0.6, 1e10 or 1/3", self.text)
    }
}

impl std::error::Error for NotANumber {}

/// An exact fraction, always in lowest terms with a positive denominator.
///
/// ```
/// use gouji_core::repair::Rational;
/// let third = Rational::new(2, 6).unwrap();
/// assert_eq!(third.to_string(), "1/3");
/// assert_eq!("0.60".parse::<Rational>().unwrap(), Rational::new(3, 5).unwrap());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };
    /// Minus one.
    pub const MINUS_ONE: Self = Self { numerator: -1, denominator: 1 };

    /// `numerator / denominator` in lowest terms; `None` when the denominator is nought or the number does not fit.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        Self::reduced(numerator, denominator).ok()
    }

    /// A whole number.
    pub const fn integer(value: i64) -> Self {
        Self { numerator: value as i128, denominator: 1 }
    }

    pub(crate) fn whole(value: i128) -> Result<Self, Overflow> {
        if value == i128::MIN { Err(Overflow) } else { Ok(Self { numerator: value, denominator: 1 }) }
    }

    /// The upper part of the fraction.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The lower part of the fraction; positive.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Is it nought?
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Is it a whole number?
    pub const fn is_integer(self) -> bool {
        self.denominator == 1
    }

    /// Below nought?
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Above nought?
    pub const fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// The number without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { numerator: self.numerator.abs(), denominator: self.denominator }
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }

    /// Sum.
    ///
    /// # Errors
    /// [`Overflow`] when the result does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole(self.numerator.checked_add(other.numerator).ok_or(Overflow)?);
        }
        let common = gcd(self.denominator, other.denominator);
        let scale = other.denominator / common;
        let left = self.numerator.checked_mul(scale).ok_or(Overflow)?;
        let right = other.numerator.checked_mul(self.denominator / common).ok_or(Overflow)?;
        let below = self.denominator.checked_mul(scale).ok_or(Overflow)?;
        Self::reduced(left.checked_add(right).ok_or(Overflow)?, below)
    }

    /// Difference.
    ///
    /// # Errors
    /// [`Overflow`] when the result does not fit.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.plus(other.negated())
    }

    /// Product.
    ///
    /// # Errors
    /// [`Overflow`] when the result does not fit.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole(self.numerator.checked_mul(other.numerator).ok_or(Overflow)?);
        }
        let across = gcd(self.numerator, other.denominator);
        let back = gcd(other.numerator, self.denominator);
        let above = (self.numerator / across).checked_mul(other.numerator / back).ok_or(Overflow)?;
        let below = (self.denominator / back).checked_mul(other.denominator / across).ok_or(Overflow)?;
        Self::reduced(above, below)
    }

    /// Quotient.
    ///
    /// # Errors
    /// [`Overflow`] when the divisor is nought or the result does not fit.
    pub fn over(self, other: Self) -> Result<Self, Overflow> {
        if other.numerator == 0 {
            return Err(Overflow);
        }
        let sign = if other.numerator < 0 { -1 } else { 1 };
        self.times(Self { numerator: other.denominator * sign, denominator: other.numerator.abs() })
    }

    /// The greatest whole number that is not above it.
    #[must_use]
    pub const fn floor(self) -> Self {
        Self { numerator: self.numerator.div_euclid(self.denominator), denominator: 1 }
    }

    /// The least whole number that is not below it.
    #[must_use]
    pub const fn ceil(self) -> Self {
        self.negated().floor().negated()
    }

    /// Is it a whole multiple of `step`?
    pub(crate) fn is_multiple_of(self, step: Self) -> Result<bool, Overflow> {
        if self.denominator == 1 && step.numerator == 1 {
            return Ok(true);
        }
        Ok(self.over(step)?.is_integer())
    }

    /// The greatest number of which both are whole multiples; the other number if one is nought.
    pub(crate) fn common_measure(self, other: Self) -> Result<Self, Overflow> {
        if self.is_zero() {
            return Ok(other.abs());
        }
        let above = gcd(self.numerator, other.numerator);
        let common = gcd(self.denominator, other.denominator);
        let below = (self.denominator / common).checked_mul(other.denominator).ok_or(Overflow)?;
        Self::reduced(above, below)
    }

    fn reduced(numerator: i128, denominator: i128) -> Result<Self, Overflow> {
        if numerator == i128::MIN || denominator == i128::MIN {
            return Err(Overflow);
        }
        let common = gcd(numerator, denominator);
        let sign = if denominator < 0 { -1 } else { 1 };
        Ok(Self { numerator: sign * (numerator / common), denominator: (denominator / common).abs() })
    }
}

/// The greatest common divisor; 1 for two noughts, so that one may always divide by it.
pub(crate) fn gcd(left: i128, right: i128) -> i128 {
    if left == 1 || right == 1 {
        return 1;
    }
    let (mut a, mut b) = (left.unsigned_abs(), right.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a.max(1)).unwrap_or(1)
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => by_continued_fraction(*self, *other),
        }
    }
}

/// Compares without multiplying: whole parts first, then the remainders turned over.
fn by_continued_fraction(mut left: Rational, mut right: Rational) -> Ordering {
    let mut flipped = false;
    loop {
        let whole = (left.floor().numerator, right.floor().numerator);
        let rest =
            (left.numerator.rem_euclid(left.denominator), right.numerator.rem_euclid(right.denominator));
        let order = match (whole.0.cmp(&whole.1), rest) {
            (Ordering::Equal, (0, 0)) => return Ordering::Equal,
            (Ordering::Equal, (0, _)) => Ordering::Less,
            (Ordering::Equal, (_, 0)) => Ordering::Greater,
            (Ordering::Equal, _) => {
                left = Rational { numerator: left.denominator, denominator: rest.0 };
                right = Rational { numerator: right.denominator, denominator: rest.1 };
                flipped = !flipped;
                continue;
            }
            (order, _) => order,
        };
        return if flipped { order.reverse() } else { order };
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Display for Rational {
    /// A decimal where the number ends (`0.6`), else a fraction (`1/3`).
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(out, "{}", self.numerator);
        }
        let mut places = 0_usize;
        let mut power: i128 = 1;
        while places < 18 && power % self.denominator != 0 {
            power *= 10;
            places += 1;
        }
        match self.numerator.checked_mul(power / self.denominator) {
            Some(digits) if power % self.denominator == 0 => {
                let sign = if digits < 0 { "-" } else { "" };
                let text = format!("{:0width$}", digits.unsigned_abs(), width = places + 1);
                let (whole, part) = text.split_at(text.len() - places);
                write!(out, "{sign}{whole}.{part}")
            }
            _ => write!(out, "{}/{}", self.numerator, self.denominator),
        }
    }
}

impl std::str::FromStr for Rational {
    type Err = NotANumber;

    /// Reads `12`, `-3`, `0.6`, `1e10` and `1/3`.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber { text: text.to_owned() };
        let trimmed = text.trim();
        if let Some((above, below)) = trimmed.split_once('/') {
            let above = decimal(above.trim()).ok_or_else(wrong)?;
            let below = decimal(below.trim()).ok_or_else(wrong)?;
            return above.over(below).map_err(|Overflow| wrong());
        }
        decimal(trimmed).ok_or_else(wrong)
    }
}

fn decimal(text: &str) -> Option<Rational> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !only_digits(whole) || !only_digits(part) {
        return None;
    }
    let mut value: i128 = 0;
    for byte in whole.bytes().chain(part.bytes()) {
        value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    let shift = exponent.checked_sub(i32::try_from(part.len()).ok()?)?;
    let power = 10_i128.checked_pow(shift.unsigned_abs())?;
    if shift >= 0 {
        Rational::new(sign * value.checked_mul(power)?, 1)
    } else {
        Rational::new(sign * value, power)
    }
}

impl Default for Rational {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::integer(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Rational {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_prints() {
        for text in ["0", "12", "-3", "0.6", "-0.05", "1/3", "-7/11", "59237.2449"] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("1e10"), Rational::integer(10_000_000_000));
        assert_eq!(number("2.50"), Rational::new(5, 2).unwrap());
        for text in ["", "-", "1,000", "1/0", "abc", "1.2.3", "NaN", "1e99"] {
            assert!(text.parse::<Rational>().is_err(), "{text}");
        }
    }

    #[test]
    fn never_wraps() {
        let huge = Rational::whole(i128::MAX).unwrap();
        assert_eq!(huge.plus(Rational::ONE), Err(Overflow));
        assert_eq!(huge.times(Rational::integer(2)), Err(Overflow));
        assert_eq!(Rational::ONE.over(Rational::ZERO), Err(Overflow));
    }

    #[test]
    fn compares_without_multiplying() {
        let big = i128::MAX / 2;
        let less = Rational::new(big - 1, big).unwrap();
        let more = Rational::new(big, big + 1).unwrap();
        assert!(less < more);
        assert!(more.negated() < less.negated());
        assert_eq!(by_continued_fraction(number("1/3"), number("1/2")), Ordering::Less);
        assert_eq!(by_continued_fraction(number("-1/3"), number("-1/2")), Ordering::Greater);
    }

    #[test]
    fn rounds_towards_the_right_side() {
        assert_eq!(number("-1.5").floor(), number("-2"));
        assert_eq!(number("-1.5").ceil(), number("-1"));
        assert_eq!(number("1.5").ceil(), number("2"));
    }
}
