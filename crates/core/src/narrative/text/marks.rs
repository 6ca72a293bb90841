//! The characters of a prose as reading needs them: folded, without white space, with lines that belong together joined.
//!
//! Every mark keeps its place in the original text, in UTF-16 units.

use crate::report::TextRange;

/// One character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The character; full-width Latin characters and digits are folded.
    pub(crate) ch: char,
    /// Where it stands.
    pub(crate) at: u32,
}

/// The mark for the end of a paragraph or heading.
pub(crate) const BREAK: char = '\n';

/// A line of this many characters at most that begins with a number and has no comma is a heading.
const LONGEST_HEADING: usize = 30;

/// The marks of a text.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(text.len() / 2 + 4);
    let mut at = 0_u32;
    let mut line_start = 0;
    let mut spaced = false;
    for (byte, ch) in text.char_indices() {
        let place = at;
        // Most characters are ideographs, which are what they are.
        if ('\u{4E00}'..='\u{9FFF}').contains(&ch) {
            at = at.saturating_add(1);
            spaced = false;
            marks.push(Mark { ch, at: place });
            continue;
        }
        at = at.saturating_add(u32::try_from(ch.len_utf16()).unwrap_or(1));
        if matches!(ch, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}') {
            if marks.len() > line_start {
                let line = marks.get(line_start..).unwrap_or_default();
                let rest = text.get(byte + ch.len_utf8()..).unwrap_or_default();
                if ends_paragraph(line) || is_heading(line) || begins_with_number(rest) {
                    marks.push(Mark { ch: BREAK, at: place });
                    spaced = false;
                } else {
                    spaced = true;
                }
                line_start = marks.len();
            }
            continue;
        }
        if ch.is_whitespace() || is_invisible(ch) {
            spaced = true;
            continue;
        }
        let ch = fold(ch);
        // White space between digits may part two figures; elsewhere it means nothing.
        if spaced && ch.is_ascii_digit() && marks.last().is_some_and(|mark| mark.ch.is_ascii_digit()) {
            marks.push(Mark { ch: ' ', at: place });
        }
        spaced = false;
        marks.push(Mark { ch, at: place });
    }
    marks
}

/// The range of the original text from one mark to before another.
pub(crate) fn range(marks: &[Mark], from: usize, to: usize) -> TextRange {
    let first = marks.get(from).map_or(0, |mark| mark.at);
    let last = to.checked_sub(1).and_then(|last| marks.get(last));
    let end =
        last.map_or(first, |mark| mark.at.saturating_add(u32::try_from(mark.ch.len_utf16()).unwrap_or(1)));
    TextRange { from: first, to: end.max(first) }
}

fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Full-width characters as their ASCII twins; the comma and the colon keep their Chinese form, one form for both.
fn fold(ch: char) -> char {
    match ch {
        '，' | ',' => ',',
        '：' | ':' => ':',
        '；' | ';' => ';',
        '（' | '(' => '(',
        '）' | ')' => ')',
        '！'..='～' => u32::from(ch).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(ch),
        '﹪' => '%',
        _ => ch,
    }
}

fn ends_paragraph(line: &[Mark]) -> bool {
    let mut last = line.iter().rev().map(|mark| mark.ch);
    let end = last.by_ref().find(|ch| !matches!(ch, '"' | '”' | '’' | '」'));
    end.is_none_or(|ch| matches!(ch, '。' | '!' | '?' | ';' | ':' | '…'))
}

/// Whether a line is a heading: it begins with a number, is short and has no punctuation of a sentence.
fn is_heading(line: &[Mark]) -> bool {
    if line.len() > LONGEST_HEADING {
        return false;
    }
    let text: String = line.iter().map(|mark| mark.ch).collect();
    begins_with_number(&text)
        && !line.iter().any(|mark| matches!(mark.ch, ',' | '。' | ';'))
        && !line.iter().skip(3).any(|mark| mark.ch.is_ascii_digit())
}

const NUMERALS: &str = "一二三四五六七八九十";

/// Whether a text begins with the number of a heading or list item: `一、`, `（二）`, `3.`, `（4）`, `①`.
fn begins_with_number(text: &str) -> bool {
    let mut chars = text.chars().filter(|ch| !ch.is_whitespace() || *ch == '\n').map(fold);
    let Some(mut first) = chars.find(|ch| *ch != '\n') else { return true };
    let opened = first == '(';
    if opened {
        let Some(next) = chars.next() else { return false };
        first = next;
    }
    if ('①'..='⑳').contains(&first) {
        return true;
    }
    if !first.is_ascii_digit() && !NUMERALS.contains(first) {
        return false;
    }
    for _ in 0..3 {
        match chars.next() {
            Some(ch) if ch.is_ascii_digit() || NUMERALS.contains(ch) => {}
            Some(')') => return opened,
            Some('、') => return !opened,
            Some('.') => return !opened && !chars.next().is_some_and(|ch| ch.is_ascii_digit()),
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{marks, range};

    fn folded(text: &str) -> String {
        marks(text).iter().map(|mark| mark.ch).collect()
    }

    #[test]
    fn lines_of_one_sentence_are_joined_and_headings_stand_alone() {
        assert_eq!(folded("办结申请\n１２ 件，\n其中"), "办结申请12件,其中");
        assert_eq!(
            folded("（二）依申请公开\n全年收到 3 件。\n另起一段"),
            "(二)依申请公开\n全年收到3件。\n另起一段"
        );
        assert_eq!(folded("收到申请\n（三）平台建设"), "收到申请\n(三)平台建设");
        assert_eq!(folded("共 12\n95 件"), "共12 95件");
    }

    #[test]
    fn places_are_those_of_the_original() {
        let text = "\u{1F600} 共\n１２件";
        let marks = marks(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let range = range(&marks, 2, 4);
        let slice = units.get(range.from as usize..range.to as usize).unwrap();
        assert_eq!(String::from_utf16(slice).unwrap(), "１２");
    }
}
