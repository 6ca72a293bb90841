//! Slips with the digits of one figure.

use super::Cause;
use crate::repair::exact::Rational;

/// The Damerau–Levenshtein distance of two texts: insertions, deletions, replacements and exchanges of neighbours,
/// no part of the text changed twice (Damerau 1964; used for figures by Scholtus 2009).
///
/// ```
/// use gouji_core::repair::cause::distance;
/// assert_eq!(distance("746", "764"), 1);
/// assert_eq!(distance("1340", "14300"), 2);
/// ```
pub fn distance(left: &str, right: &str) -> usize {
    strsim::osa_distance(left, right)
}

/// Which single slip of the fingers turns `to` into `from`, if one does.
pub(crate) fn slip(from: Rational, to: Rational) -> Option<Cause> {
    let (written, meant) = (from.to_string(), to.to_string());
    if from.is_negative() != to.is_negative() || distance(&written, &meant) != 1 {
        return None;
    }
    Some(match written.len().cmp(&meant.len()) {
        std::cmp::Ordering::Less => Cause::DigitDropped,
        std::cmp::Ordering::Greater => Cause::DigitAdded,
        std::cmp::Ordering::Equal => {
            let mut one: Vec<u8> = written.bytes().collect();
            let mut other: Vec<u8> = meant.bytes().collect();
            one.sort_unstable();
            other.sort_unstable();
            if one == other { Cause::DigitsSwapped } else { Cause::DigitWrong }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_distances() {
        // Scholtus 2009 and the tests of the R package deducorrect.
        for (left, right, expected) in [
            ("24", "42", 1),
            ("130", "1340", 1),
            ("1340", "13040", 1),
            ("1340", "1380", 1),
            ("1340", "1430", 1),
            ("1340", "14300", 2),
            ("-10", "10", 1),
            ("-1", "10", 2),
            ("", "12", 2),
        ] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
            assert_eq!(distance(right, left), expected, "{right} {left}");
        }
    }

    #[test]
    fn slips_by_name() {
        let slip = |from, to| slip(Rational::integer(from), Rational::integer(to));
        assert_eq!(slip(764, 746), Some(Cause::DigitsSwapped));
        assert_eq!(slip(74, 746), Some(Cause::DigitDropped));
        assert_eq!(slip(7466, 746), Some(Cause::DigitAdded));
        assert_eq!(slip(748, 746), Some(Cause::DigitWrong));
        assert_eq!(slip(647, 746), None);
        assert_eq!(slip(-12, 12), None);
    }
}
