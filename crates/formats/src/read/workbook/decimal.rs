//! Decimal figures as digits: read, rounded and written without binary fractions.

/// A figure: `0.digits` times ten to the power of `point`; no digits for nought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    /// From 0 to 9 each, the first and the last not 0.
    digits: Vec<u8>,
    point: i32,
}

/// The most digits that a spreadsheet keeps; what is behind them is noise of binary fractions.
const KEPT: usize = 15;
/// Figures with a larger exponent are no counts and no amounts.
const LARGEST: i32 = 400;
/// The widest figure that is written without an exponent.
const PLAIN: i32 = 40;

impl Decimal {
    /// A figure as XML writes it: digits, at most one point, at most one exponent.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let length = i32::try_from(whole.len()).ok()?;
        let digits = whole.bytes().chain(fraction.bytes()).map(|c| c - b'0').collect();
        let point = length.checked_add(exponent)?;
        let mut own = Self { negative, digits, point };
        own.tidy();
        (own.point.abs() <= LARGEST).then_some(own)
    }

    /// A binary fraction to the digits that a spreadsheet keeps; `None` where it is no number.
    pub(super) fn of_double(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self::parse(&format!("{value:.14e}"))).flatten()
    }

    /// The figure to the digits that a spreadsheet keeps. Whole numbers keep all of theirs.
    pub(super) fn kept(mut self) -> Self {
        if i32::try_from(self.digits.len()).is_ok_and(|length| length > self.point) {
            self.cut(KEPT);
        }
        self
    }

    /// Rounds to a number of decimal places, halves away from nought.
    pub(super) fn rounded(mut self, places: u8) -> Self {
        let keep = self.point + i32::from(places);
        match usize::try_from(keep) {
            Ok(keep) => self.cut(keep),
            Err(_) => self.digits.clear(),
        }
        self.tidy();
        self
    }

    /// The figure times a hundred.
    pub(super) fn hundredfold(mut self) -> Self {
        self.point += 2;
        self.tidy();
        self
    }

    /// The hundredth part of the figure.
    pub(super) fn hundredth(mut self) -> Self {
        self.point -= 2;
        self.tidy();
        self
    }

    /// The whole part and whether a fraction is left; `None` for what is negative or too large.
    pub(super) fn whole(&self) -> Option<(u64, Self)> {
        if self.negative {
            return None;
        }
        let split = usize::try_from(self.point).unwrap_or(0);
        let digit = |at: usize| u64::from(self.digits.get(at).copied().unwrap_or(0));
        let whole = (0..split).try_fold(0_u64, |sum, at| sum.checked_mul(10)?.checked_add(digit(at)))?;
        let digits = self.digits.get(split..).unwrap_or(&[]).to_vec();
        let mut fraction = Self { negative: false, digits, point: self.point.min(0) };
        fraction.tidy();
        Some((whole, fraction))
    }

    /// The figure times a whole number, cut to its whole part; for fractions of a day.
    pub(super) fn times_rounded(&self, factor: u64) -> Option<u64> {
        let kept: Vec<u8> = self.digits.iter().copied().take(12).collect();
        let product =
            kept.iter().try_fold(0_u64, |sum, digit| sum.checked_mul(10)?.checked_add(u64::from(*digit)))?;
        let product = Self::parse(&product.checked_mul(factor)?.to_string())?;
        let length = i32::try_from(kept.len()).ok()?;
        let scaled = Self { point: product.point + self.point - length, ..product };
        scaled.rounded(0).whole().map(|(whole, _)| whole)
    }

    /// Keeps the first digits, rounded.
    fn cut(&mut self, keep: usize) {
        let Some(next) = self.digits.get(keep).copied() else { return };
        self.digits.truncate(keep);
        if next >= 5 {
            let nines = self.digits.iter().rev().take_while(|digit| **digit == 9).count();
            self.digits.truncate(self.digits.len() - nines);
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.point += 1;
            }
        }
        self.tidy();
    }

    fn tidy(&mut self) {
        let lead = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..lead);
        self.point = self.point.saturating_sub(i32::try_from(lead).unwrap_or(i32::MAX));
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            (self.negative, self.point) = (false, 0);
        }
    }

    /// The figure in digits, with a point where it is no whole number and an exponent where it is out of all bounds.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        let figure = |digit: &u8| char::from(b'0' + digit);
        if self.point > PLAIN || self.point < -PLAIN {
            text.push_str("0.");
            text.extend(self.digits.iter().map(figure));
            text.push('E');
            text.push_str(&self.point.to_string());
            return text;
        }
        let split = usize::try_from(self.point).unwrap_or(0);
        if split == 0 {
            text.push('0');
        }
        text.extend((0..split).map(|at| self.digits.get(at).map_or('0', figure)));
        if let Some(fraction) = self.digits.get(split..).filter(|fraction| !fraction.is_empty()) {
            text.push('.');
            text.extend(std::iter::repeat_n('0', usize::try_from(-self.point).unwrap_or(0)));
            text.extend(fraction.iter().map(figure));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn text(figure: &str) -> String {
        Decimal::parse(figure).unwrap().kept().text()
    }

    #[test]
    fn figures_are_written_without_noise() {
        for (figure, want) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("12.0", "12"),
            ("1.5E3", "1500"),
            ("1.5e-3", "0.0015"),
            ("0.30000000000000004", "0.3"),
            ("1.1000000000000001", "1.1"),
            ("2.9999999999999996", "3"),
            ("9.99999999999999999", "10"),
            ("-17.250", "-17.25"),
            ("007", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("123456789012345678", "123456789012345678"),
            ("1E300", "0.1E301"),
        ] {
            assert_eq!(text(figure), want, "{figure}");
        }
        for none in ["", "-", ".", "e5", "1e", "1,5", "１", "NaN", "inf", "1e999999", "1e99999999999", "0x10"]
        {
            assert_eq!(Decimal::parse(none), None, "{none}");
        }
    }

    #[test]
    fn binary_fractions_keep_fifteen_digits() {
        for (value, want) in
            [(0.1 + 0.2, "0.3"), (1204.0, "1204"), (-3.55, "-3.55"), (1e15, "1000000000000000"), (0.0, "0")]
        {
            assert_eq!(Decimal::of_double(value).unwrap().text(), want);
        }
        assert_eq!(Decimal::of_double(f64::NAN), None);
        assert_eq!(Decimal::of_double(f64::INFINITY), None);
    }

    #[test]
    fn halves_are_rounded_away_from_nought() {
        let rounded = |figure: &str, places| Decimal::parse(figure).unwrap().rounded(places).text();
        assert_eq!(rounded("2.5", 0), "3");
        assert_eq!(rounded("-2.5", 0), "-3");
        assert_eq!(rounded("0.45", 1), "0.5");
        assert_eq!(rounded("0.04", 1), "0");
        assert_eq!(rounded("0.5", 0), "1");
        assert_eq!(rounded("0.0004", 2), "0");
        assert_eq!(rounded("12.345", 2), "12.35");
        assert_eq!(rounded("1204", 2), "1204");
    }

    #[test]
    fn whole_parts_and_fractions_are_parted() {
        let (whole, fraction) = Decimal::parse("45293.75").unwrap().whole().unwrap();
        assert_eq!((whole, fraction.times_rounded(24)), (45293, Some(18)));
        let (whole, fraction) = Decimal::parse("0.0625").unwrap().whole().unwrap();
        assert_eq!((whole, fraction.times_rounded(24 * 60)), (0, Some(90)));
        assert_eq!(Decimal::parse("-1").unwrap().whole(), None);
    }
}
