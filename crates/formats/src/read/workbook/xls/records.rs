//! The records of a stream: kind, length, bytes; long ones go on in records of their own kind.

use crate::read::ole::Bytes;

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
pub(super) const LOCKED: u16 = 0x002F;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const EPOCH: u16 = 0x0022;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const STYLE: u16 = 0x00E0;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const SHORT_NUMBER: u16 = 0x027E;
pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
pub(super) const SHARED_TEXT: u16 = 0x00FD;
pub(super) const OWN_TEXT: u16 = 0x0204;
pub(super) const RICH_TEXT: u16 = 0x00D6;
pub(super) const TRUTH: u16 = 0x0205;
pub(super) const FORMULA: u16 = 0x0006;
/// The text that the formula before it results in.
pub(super) const RESULT: u16 = 0x0207;
const CONTINUED: u16 = 0x003C;

/// A record and the records that it goes on in.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) bytes: Bytes<'a>,
    pub(super) more: Vec<Bytes<'a>>,
}

/// The records from a place on, until one is cut off.
pub(super) struct Records<'a> {
    stream: Bytes<'a>,
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: Bytes<'a>, at: usize) -> Self {
        Self { stream, at }
    }

    fn one(&mut self) -> Option<(u16, Bytes<'a>)> {
        let kind = self.stream.u16(self.at)?;
        let length = usize::from(self.stream.u16(self.at.checked_add(2)?)?);
        let bytes = self.stream.part(self.at + 4, length)?;
        self.at += 4 + length;
        Some((kind, bytes))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, bytes) = self.one()?;
        let mut record = Record { kind, bytes, more: Vec::new() };
        while self.at.checked_add(2).is_some() && self.stream.u16(self.at) == Some(CONTINUED) {
            let Some((_, bytes)) = self.one() else { break };
            record.more.push(bytes);
        }
        Some(record)
    }
}
