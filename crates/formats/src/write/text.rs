//! What of a text can be printed.

/// A text without the characters that no document may hold; line breaks of every kind become `\n`.
///
/// Control characters and noncharacters are invisible and forbidden in XML. Vertical tab and form feed are what word
/// processors copy for a line and a page break.
pub(super) fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\n' | '\t' => clean.push(c),
            _ if c.is_control() || is_nonchar(c) => {}
            _ => clean.push(c),
        }
    }
    clean
}

fn is_nonchar(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// The lines of a text that hold something, without white space at their ends.
pub(super) fn lines(text: &str) -> Vec<String> {
    let clean = printable(text);
    clean.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    printable(text).split(['\n', '\t']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{lines, one_line, printable};

    #[test]
    fn what_no_document_may_hold_is_left_out() {
        assert_eq!(printable("a\0b\u{1b}[0m\u{fffe}\u{1ffff}c\u{feff}"), "ab[0mc\u{feff}");
        assert_eq!(printable("一\r\n二\r三\u{b}四\u{2028}五"), "一\n二\n三\n四\n五");
        assert_eq!(printable("\u{202e}abc\u{202c}"), "\u{202e}abc\u{202c}");
    }

    #[test]
    fn lines_are_trimmed_and_never_empty() {
        assert_eq!(lines("\u{3000}\u{3000}一\n\n 二 \n"), ["一", "二"]);
        assert_eq!(one_line(" 某县\n 水利局 "), "某县 水利局");
    }
}
