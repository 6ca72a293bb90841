//! Amounts of money in the prose: a figure with 元 or 万元 behind it.

use super::wording::{Span, Wording, list};
use crate::number::{self, Value};

/// An amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The figure as it is written.
    pub(crate) figure: Value,
    /// Whether it is in 元 (else in 万元).
    pub(crate) in_yuan: bool,
    /// The figure's place.
    pub(crate) span: Span,
}

/// The most characters of a figure.
const LONGEST: usize = 20;

/// The amounts in a stretch of the prose.
pub(crate) fn amounts<'w>(wording: &'w Wording<'_>, span: Span) -> impl Iterator<Item = Amount> + 'w {
    wording.hits_within(span, list::MONEY_UNIT).filter_map(move |unit| {
        let before = wording.text(unit.span.section).get(span.from..unit.span.from)?;
        let is_part = |c: &char| c.is_numeric() || matches!(c, '.' | ',' | '\u{ff0c}' | '\u{ff0e}');
        let length: usize = before.chars().rev().take(LONGEST).take_while(is_part).map(char::len_utf8).sum();
        let figure = before.get(before.len() - length..)?.trim_start_matches(|c: char| !c.is_numeric());
        let value = number::read(figure).value()?;
        let place = Span { from: unit.span.from - figure.len(), to: unit.span.from, ..unit.span };
        let in_yuan = !list::TEN_THOUSAND_YUAN.phrases().contains(&unit.phrase);
        Some(Amount { figure: value, in_yuan, span: place })
    })
}
