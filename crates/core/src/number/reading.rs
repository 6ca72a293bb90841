//! What the text of a cell can mean.

use super::notes::Notes;
use super::value::Value;

/// What the text of a cell means, with what was unusual about the way it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The meaning.
    pub reading: Reading,
    /// What had to be looked past to find it; empty for a figure written plainly.
    pub notes: Notes,
}

impl Read {
    /// The figure, if the text is one.
    pub const fn value(&self) -> Option<Value> {
        self.reading.value()
    }
}

/// What the text of a cell means. The four cases are kept apart from end to end: only a [`Reading::Number`] takes
/// part in a sum, and nothing else is ever taken for zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A figure; fractions and negative figures included, which rules judge.
    Number(Value),
    /// Nothing but white space, or nothing at all (空).
    Blank,
    /// A mark or word that people write where there is nothing to count.
    Word(Word),
    /// Anything else, with the reason.
    Unreadable(Unreadable),
}

impl Reading {
    /// The figure, if the text is one.
    pub const fn value(&self) -> Option<Value> {
        match self {
            Self::Number(value) => Some(*value),
            Self::Blank | Self::Word(_) | Self::Unreadable(_) => None,
        }
    }
}

/// A mark or word in place of a figure. Each may stand for zero or for “there is no such item”, which only people can
/// tell. Real reports use all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// `/`, `／`, `\`, also repeated.
    Slash,
    /// `-`, `－`, `−`, also repeated.
    Hyphen,
    /// `—`, `——`, `–`, `―`; the numeral 一 is not one of them.
    Dash,
    /// `…`, `……`, `...`.
    Ellipsis,
    /// 无, 没有.
    Nil,
    /// 零 or 〇 alone.
    Zero,
    /// The letter `O`, `o`, `Ｏ` or the circle `○` alone, perhaps meant as the figure 0.
    LetterO,
    /// 未统计, 暂无, 不适用, 不涉及 and the like: said not to have been counted or not to apply.
    NotCounted,
}

/// Why a text is not read as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// No figure can be made out: letters, other words, signs without digits, `1e5`, `0x1F`, `5-`.
    NotANumber,
    /// Two or more figures in one cell: `2 3`, `1 0`, `12/3`, `2024-1-5`, `3、4`, two lines. They are never glued.
    SeveralNumbers,
    /// Beyond [`LIMIT`](super::LIMIT), ten to the fifteenth.
    TooLarge,
    /// More than [`LONGEST`](super::LONGEST) characters apart from white space at the ends.
    TooLong,
    /// More than nine places after the point.
    TooManyDecimals,
    /// A percentage: `12%`, `12‰`, `百分之三`.
    Percent,
    /// Separators that do not stand at groups of three, or a second point: `1,23`, `1,2345`, `0,5`, `1.2.3`.
    BadSeparators,
    /// Chinese numerals that do not make one certain number: 一百五 (150 or 105?), 三四 (34, or three to four?),
    /// 三千万百.
    BadNumeral,
    /// A figure in parentheses: `(3)`. Accountants mean −3, others a remark.
    Parenthesised,
    /// Digits of another kind: `①`, `²`, `Ⅳ`, `½`, `٣`.
    OtherDigits,
    /// Words around a figure: `12（其中网上3）`, `2024年`.
    MixedText {
        /// Where the first figure stands, so that it can be proposed.
        number: Span,
    },
}

/// A stretch of a text, in bytes of its UTF-8 form. Both ends are character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Where it starts.
    pub start: usize,
    /// Where it ends; the byte there is no longer part of it.
    pub end: usize,
}

impl Span {
    /// The stretch of `text`; empty if it does not belong to this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}
