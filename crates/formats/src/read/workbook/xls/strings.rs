//! The texts of a workbook: with one or two bytes to a character, shared by all sheets or in records of their own.

use super::records::Record;
use crate::error::ReadErrorKind;
use crate::limits::Decode;
use crate::limits::Limits;
use crate::read::ole::{Bytes, windows_1252};
use crate::read::workbook::sheet::Budget;

/// The code page of simplified Chinese.
const CHINESE: u16 = 936;

/// How texts outside the shared ones are written.
pub(super) struct Text {
    /// Whether they say themselves how many bytes a character has; otherwise they are in the code page.
    pub(super) wide: bool,
    /// The code page of Excel 95.
    pub(super) code_page: u16,
    chinese: Option<Decode>,
}

impl Text {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { wide: true, code_page: 0, chinese: limits.decode_gb18030 }
    }

    /// A text behind its length in one byte.
    pub(super) fn short(&self, bytes: Bytes<'_>) -> Option<String> {
        self.text(usize::from(bytes.u8(0)?), bytes.from(1))
    }

    /// A text behind its length in two bytes.
    pub(super) fn long(&self, bytes: Bytes<'_>) -> Option<String> {
        self.text(usize::from(bytes.u16(0)?), bytes.from(2))
    }

    /// The text of a record that may go on in others.
    pub(super) fn continued(&self, record: &Record<'_>) -> Option<String> {
        if !self.wide {
            return self.long(record.bytes);
        }
        Cursor::new(record).text()
    }

    fn text(&self, length: usize, bytes: Bytes<'_>) -> Option<String> {
        if self.wide {
            let is_double = bytes.u8(0)? & 1 == 1;
            return characters(bytes.from(1), length, is_double);
        }
        let own = bytes.part(0, length)?.0;
        let chinese = self.chinese.filter(|_| self.code_page == CHINESE).and_then(|decode| decode(own));
        Some(chinese.unwrap_or_else(|| own.iter().map(|byte| windows_1252(*byte)).collect()))
    }
}

fn characters(bytes: Bytes<'_>, length: usize, is_double: bool) -> Option<String> {
    if is_double {
        return bytes.part(0, length.checked_mul(2)?).map(Bytes::utf16);
    }
    bytes.part(0, length).map(|own| own.0.iter().copied().map(char::from).collect())
}

/// The texts that all sheets share.
#[derive(Debug, Default)]
pub(super) struct Strings(Vec<String>);

impl Strings {
    /// # Errors
    /// [`ReadErrorKind::TooManyCells`], [`ReadErrorKind::Damaged`] for a text that is cut off.
    pub(super) fn parse(record: &Record<'_>, budget: &mut Budget) -> Result<Self, ReadErrorKind> {
        let count = record.bytes.place(4).unwrap_or(0);
        let mut cursor = Cursor::new(record);
        cursor.at = 8;
        let mut strings = Vec::new();
        for _ in 0..count {
            budget.take(1)?;
            strings.push(cursor.text().ok_or(ReadErrorKind::Damaged)?);
        }
        Ok(Self(strings))
    }

    pub(super) fn get(&self, number: usize) -> Option<&str> {
        self.0.get(number).map(String::as_str)
    }
}

/// A place in a record and the records that it goes on in.
struct Cursor<'a> {
    rest: std::vec::IntoIter<Bytes<'a>>,
    bytes: Bytes<'a>,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(record: &Record<'a>) -> Self {
        Self { rest: record.more.clone().into_iter(), bytes: record.bytes, at: 0 }
    }

    /// Goes on to the next record where this one is read to its end.
    fn settle(&mut self) -> Option<()> {
        while self.at >= self.bytes.0.len() {
            self.at -= self.bytes.0.len();
            self.bytes = self.rest.next()?;
        }
        Some(())
    }

    fn skip(&mut self, length: usize) {
        self.at = self.at.saturating_add(length);
    }

    /// A text behind its length: its marks, how much of formats and readings is behind it, its characters.
    fn text(&mut self) -> Option<String> {
        self.settle()?;
        let length = usize::from(self.bytes.u16(self.at)?);
        let marks = self.bytes.u8(self.at + 2)?;
        self.skip(3);
        let mut behind = 0_usize;
        if marks & 8 != 0 {
            behind += usize::from(self.bytes.u16(self.at)?) * 4;
            self.skip(2);
        }
        if marks & 4 != 0 {
            behind = behind.saturating_add(self.bytes.place(self.at)?);
            self.skip(4);
        }
        let text = self.characters(length, marks & 1 == 1)?;
        self.skip(behind);
        Some(text)
    }

    /// So many characters; the part in the next record says anew how many bytes a character has.
    fn characters(&mut self, mut length: usize, mut is_double: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while length > 0 {
            if self.at >= self.bytes.0.len() {
                self.settle()?;
                is_double = self.bytes.u8(self.at)? & 1 == 1;
                self.at += 1;
                continue;
            }
            let rest = self.bytes.from(self.at).0;
            let width = if is_double { 2 } else { 1 };
            let count = (rest.len() / width).min(length);
            if count == 0 {
                return None;
            }
            let own = rest.get(..count * width)?;
            if is_double {
                units.extend(own.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)));
            } else {
                units.extend(own.iter().map(|byte| u16::from(*byte)));
            }
            self.at += count * width;
            length -= count;
        }
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Bytes, Record, Strings};
    use crate::limits::Limits;

    #[test]
    fn texts_go_on_in_the_next_record_with_other_bytes() {
        // “A件B” with formats behind it, its last two characters in the next record; then “ok”.
        let first = [&[2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 9, 1, 0][..], &[0x41, 0, 0xF6, 0x4E]].concat();
        let second = [&[0, 0x42][..], &[1, 2, 3, 4], &[2, 0, 0], b"ok"].concat();
        let record =
            Record { kind: super::super::records::STRINGS, bytes: Bytes(&first), more: vec![Bytes(&second)] };
        let strings = Strings::parse(&record, &mut Budget::new(&Limits::default())).unwrap();
        assert_eq!(strings.0, ["A件B", "ok"]);
        let cut = Record { kind: 0, bytes: Bytes(&first), more: Vec::new() };
        assert!(Strings::parse(&cut, &mut Budget::new(&Limits::default())).is_err());
    }
}
