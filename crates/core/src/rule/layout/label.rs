//! How far a label is from the official one.

use crate::form::label::{number_of, without_number};

/// How a label as written compares with the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deviation {
    /// The same letters.
    None,
    /// One or two letters differ: a slip of the pen.
    Slight,
    /// It says something else.
    Wide,
}

/// Letters of which a label may differ and still be a slip.
const SLIP: usize = 2;

/// Compares letters and digits; spaces, brackets and punctuation are the typist's.
pub(super) fn deviation(official: &str, written: &str) -> Deviation {
    let (official, written) = (letters(official), letters(written));
    if official == written {
        return Deviation::None;
    }
    if strsim::levenshtein(&official, &written) <= SLIP { Deviation::Slight } else { Deviation::Wide }
}

/// Compares titles: a number that is not written is no deviation, another number is.
pub(super) fn title_deviation(official: &str, written: &str) -> Deviation {
    let written = written.trim();
    if number_of(written).is_empty() {
        return deviation(without_number(official), written);
    }
    deviation(official, written)
}

fn letters(text: &str) -> String {
    let folded = text.chars().map(|c| match c {
        '０'..='９' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    });
    folded.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Deviation, deviation, title_deviation};

    #[test]
    fn letters_count_and_nothing_else() {
        assert_eq!(deviation("5.属于三类内部事务信息", "５．属于三类 内部事务信息"), Deviation::None);
        assert_eq!(deviation("3.危及“三安全一稳定”", "3、危及\"三安全一稳定\""), Deviation::None);
        assert_eq!(deviation("5.属于三类内部事务信息", "5.属于三类内容事务信息"), Deviation::Slight);
        assert_eq!(deviation("行政规范性文件", "文件"), Deviation::Wide);
        assert_eq!(title_deviation("一、总体情况", "总体情况"), Deviation::None);
        assert_eq!(title_deviation("一、总体情况", "二、总体情况"), Deviation::Slight);
    }
}
