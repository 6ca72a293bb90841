//! Figures in running text: where a chunk of digits, a decimal or a mark such as `/` begins and ends.

use std::ops::Range;

use gouji_core::number::{Reading, read};

/// A figure, or several run together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) enum Chunk {
    /// Digits and nothing else, perhaps of several cells.
    Digits(String),
    /// What can only be one cell: a decimal, a figure with unit or sign, a mark, other text.
    Whole(String),
}

impl Chunk {
    /// From the text of a cell or a chunk.
    pub(in crate::recognise) fn new(text: &str) -> Self {
        let digits: String = text.trim().chars().map(super::normal::fold).collect();
        if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) {
            Self::Digits(digits)
        } else {
            Self::Whole(text.trim().to_owned())
        }
    }
}

/// Whether a text is what stands in a data cell: a figure, or a mark in its place.
pub(in crate::recognise) fn is_figure(text: &str) -> bool {
    match read(text).reading {
        Reading::Number(_) | Reading::Word(_) => true,
        Reading::Blank => false,
        Reading::Unreadable(_) => starts_with_figure(text),
    }
}

/// Whether a text is the number of a label that goes on elsewhere, as `3.`.
pub(in crate::recognise) fn is_list_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.trim_end_matches(['.', '．', '、']);
    digits.len() < text.len()
        && (1..=2).contains(&digits.chars().count())
        && digits.chars().all(|c| super::normal::fold(c).is_ascii_digit())
}

/// Whether a text starts with a figure that is no number of a heading, as `22（其中修订16件）`.
fn starts_with_figure(text: &str) -> bool {
    let text = text.trim();
    let signed = text.trim_start_matches(['-', '－', '−', '+', '(', '（']);
    let rest = signed.trim_start_matches(|c: char| super::normal::fold(c).is_ascii_digit());
    if rest.len() == signed.len() {
        return false;
    }
    match rest.chars().next() {
        Some('.' | '．' | '、') => {
            rest.chars().nth(1).is_some_and(|c| super::normal::fold(c).is_ascii_digit())
        }
        _ => true,
    }
}

/// The figures in a stretch of text that holds no label, as ranges of its bytes.
pub(in crate::recognise) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = next(text, from) {
        from = range.end;
        found.push(range);
    }
    found
}

fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let digit = |c: char| super::normal::fold(c).is_ascii_digit();
    let (start, first) = text.get(from..)?.char_indices().map(|(at, c)| (from + at, c)).find(|(at, c)| {
        digit(*c) || (is_mark(*c) && stands_alone(text, *at) && !before_digit(&text[*at..]))
    })?;
    if !digit(first) {
        let end = text[start..].find(|c: char| !is_mark(c)).map_or(text.len(), |length| start + length);
        return Some(start..end);
    }
    let mut end = start;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let inner = (matches!(c, '.' | '．' | ',' | '，') || is_sign(c))
            && rest.peek().is_some_and(|(_, next)| digit(*next));
        if !digit(c) && !inner {
            break;
        }
        end = start + at + c.len_utf8();
    }
    let is_number = |range: Range<usize>| matches!(read(&text[range]).reading, Reading::Number(_));
    let signed_inside = text[start..end].contains(is_sign);
    if !signed_inside && !is_number(start..end) {
        // Separators that make no number part figures.
        let digits = text[start..end].find(|c: char| !digit(c)).unwrap_or(end - start);
        return Some(start..start + digits);
    }
    let signed = text[..start].chars().next_back().filter(|c| is_sign(*c));
    let start = match signed {
        Some(sign) if start >= from + sign.len_utf8() && stands_alone(text, start - sign.len_utf8()) => {
            start - sign.len_utf8()
        }
        _ => start,
    };
    let tail = text[end..].char_indices().take(4).map(|(at, c)| end + at + c.len_utf8());
    // A unit that stands further off is a column of its own.
    let near = |unit_end: &usize| {
        !text[end..*unit_end].trim_start_matches(' ').is_empty() && !text[end..*unit_end].starts_with("  ")
    };
    let with_unit =
        tail.filter(near).filter(|unit_end| read(&text[start..*unit_end]).notes.unit().is_some()).last();
    Some(start..with_unit.unwrap_or(end))
}

/// A sign before a figure.
pub(in crate::recognise) fn is_sign(c: char) -> bool {
    matches!(c, '-' | '－' | '−' | '+' | '＋')
}

/// Whether a sign stands inside a figure, as in `0-118`: two figures or more, and where each ends cannot be told.
pub(in crate::recognise) fn is_broken(figure: &str) -> bool {
    figure.trim().trim_start_matches(is_sign).contains(is_sign)
}

/// Whether a text starts with a sign and a digit.
fn before_digit(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_sign) && chars.next().is_some_and(|c| super::normal::fold(c).is_ascii_digit())
}

/// A mark that people write in place of a figure.
fn is_mark(c: char) -> bool {
    matches!(c, '/' | '／' | '-' | '－' | '—' | '–' | '−' | '+' | '＋')
}

/// Whether nothing but white space or the start stands before a mark.
fn stands_alone(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{find, is_figure};

    fn figures(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn figures_in_text_keep_sign_point_and_unit() {
        assert_eq!(figures("230 000023"), ["230", "000023"]);
        assert_eq!(figures(" -3 +2 24252.311082"), ["-3", "+2", "24252.311082"]);
        assert_eq!(figures("13575394432.52元"), ["13575394432.52元"]);
        assert_eq!(figures("1,204 件，20条"), ["1,204 件", "20条"]);
        assert_eq!(figures("3，4，5"), ["3", "4", "5"]);
        assert_eq!(figures("/ / — 1"), ["/", "/", "—", "1"]);
        assert_eq!(figures("1-10"), ["1-10"], "where the first figure ends cannot be told");
    }

    #[test]
    fn data_cells_are_told_from_numbered_labels() {
        assert!(
            is_figure("12") && is_figure("/") && is_figure("22（其中修订 16 件）") && is_figure("251000元")
        );
        assert!(is_figure("2 3") && is_figure("约1.5万"));
        assert!(!is_figure("1.其他情形") && !is_figure("3、其他") && !is_figure("备注") && !is_figure(""));
    }
}
