//! Runs of digits in the prose, ASCII or full-width.

use super::Span;
use crate::form::SectionNo;
use crate::rule::subject::agency::digit;

/// Digits without anything between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DigitRun {
    /// Where they stand.
    pub(crate) span: Span,
    /// How many they are.
    pub(crate) count: usize,
    /// Their value; `None` beyond 18 digits.
    pub(crate) value: Option<u64>,
}

/// The most digits whose value is kept.
const LONGEST: usize = 18;

/// Collects runs while a text is gone through.
#[derive(Debug)]
pub(super) struct Runs {
    section: SectionNo,
    start: usize,
    count: usize,
    value: u64,
}

impl Runs {
    pub(super) fn new(section: SectionNo) -> Self {
        Self { section, start: 0, count: 0, value: 0 }
    }

    /// The next character.
    #[inline]
    pub(super) fn take(&mut self, at: usize, c: char, runs: &mut Vec<DigitRun>) {
        match digit(c) {
            Some(digit) => {
                if self.count == 0 {
                    self.start = at;
                    self.value = 0;
                }
                self.count += 1;
                if self.count <= LONGEST {
                    self.value = self.value * 10 + u64::from(digit);
                }
            }
            None if self.count == 0 => {}
            None => self.end(at, runs),
        }
    }

    /// The end of a run, if one is open.
    pub(super) fn end(&mut self, at: usize, runs: &mut Vec<DigitRun>) {
        if self.count > 0 {
            runs.push(DigitRun {
                span: Span { section: self.section, from: self.start, to: at },
                count: self.count,
                value: (self.count <= LONGEST).then_some(self.value),
            });
            self.count = 0;
        }
    }
}
