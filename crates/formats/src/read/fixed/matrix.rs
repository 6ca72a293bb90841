//! Places on a page: fractions come in, hundredths of a point go out.
#![expect(
    clippy::float_arithmetic,
    reason = "the formats place everything by fractions and matrices of them"
)]
#![expect(clippy::many_single_char_names, reason = "the names that PDF gives to the numbers of a matrix")]

use super::layout::{Turn, Unit};

/// A matrix as PDF writes it: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

/// The farthest place, in hundredths of a point; what lies beyond is drawn in.
const FARTHEST: f64 = 100_000_000.0;
/// How far from level or upright text and lines may be: about four degrees.
const SLANT: f64 = 0.07;

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves by these amounts.
    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point comes to lie.
    pub(super) fn apply(self, x: f64, y: f64) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point { x: x * a + y * c + e, y: x * b + y * d + f }
    }

    /// How far level text is turned by it, on pages that count down; nothing for text that is aslant.
    pub(super) fn turn(self) -> Option<Turn> {
        let [a, b, ..] = self.0;
        let quarters = match (a.abs(), b.abs()) {
            (level, up) if up <= level * SLANT && level > 0.0 => {
                if a > 0.0 {
                    0
                } else {
                    2
                }
            }
            (level, up) if level <= up * SLANT && up > 0.0 => {
                if b < 0.0 {
                    1
                } else {
                    3
                }
            }
            _ => return None,
        };
        Some(Turn::quarters(quarters))
    }

    /// How much larger areas become.
    pub(super) fn area(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs()
    }

    /// How much taller things become.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }
}

/// A point of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    /// In hundredths of a point.
    pub(super) fn units(self) -> (Unit, Unit) {
        (unit(self.x), unit(self.y))
    }

    /// Whether a line to another point is level (`true`), upright (`false`) or neither.
    pub(super) fn direction(self, other: Self) -> Option<bool> {
        let (across, down) = ((self.x - other.x).abs(), (self.y - other.y).abs());
        if down <= (across * SLANT).min(1.0) && across > 0.0 {
            return Some(true);
        }
        (across <= (down * SLANT).min(1.0) && down > 0.0).then_some(false)
    }
}

/// Points as hundredths of a point.
#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
pub(super) fn unit(points: f64) -> Unit {
    (points * 100.0).round().clamp(-FARTHEST, FARTHEST) as Unit
}
