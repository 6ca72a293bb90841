//! The pieces that the text is put together from.

use super::super::{Bytes, windows_1252};
use crate::error::ReadErrorKind;

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The position of its first character in the text.
    pub(super) start: usize,
    /// Behind its last character.
    pub(super) end: usize,
    /// Where it stands in the main stream.
    place: usize,
    /// One byte for each character, of Windows code page 1252; two otherwise.
    is_narrow: bool,
    /// What changes its paragraphs: packed into two bytes.
    change: u16,
}

/// The pieces in order, and the lists of changes that they refer to.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    pub(super) all: Vec<Piece>,
    changes: Vec<&'a [u8]>,
}

/// A change of one property, packed into a piece: its number there and its name elsewhere.
const PACKED: [(u16, u16); 2] = [(0x18, 0x2416), (0x19, 0x2417)];

impl<'a> Pieces<'a> {
    /// # Errors
    /// [`ReadErrorKind::Damaged`] without pieces, or where they repeat more text than the file has.
    pub(super) fn parse(main: Bytes<'_>, clx: Bytes<'a>) -> Result<Self, ReadErrorKind> {
        let mut changes = Vec::new();
        let mut at = 0;
        // Lists of changes, then the pieces.
        while clx.u8(at) == Some(1) {
            let length = clx.u16(at + 1).map_or(0, usize::from);
            changes.push(clx.part(at + 3, length).ok_or(ReadErrorKind::Damaged)?.0);
            at += 3 + length;
        }
        let table = if clx.u8(at) == Some(2) { clx.place(at + 1) } else { None };
        let table = table.and_then(|length| clx.part(at + 5, length)).ok_or(ReadErrorKind::Damaged)?;
        let count = table.0.len().saturating_sub(4) / 12;
        let mut all = Vec::with_capacity(count);
        let mut bytes = 0_usize;
        for number in 0..count {
            let read = || {
                let (start, end) = (table.place(number * 4)?, table.place(number * 4 + 4)?);
                let own = (count + 1) * 4 + number * 8;
                let (packed, change) = (table.u32(own + 2)?, table.u16(own + 6)?);
                let is_narrow = packed & 0x4000_0000 != 0;
                let place = usize::try_from(packed & 0x3FFF_FFFF).ok()?;
                let place = if is_narrow { place / 2 } else { place };
                Some(Piece { start, end, place, is_narrow, change })
            };
            let piece: Piece = read().filter(|own| own.start <= own.end).ok_or(ReadErrorKind::Damaged)?;
            let follows = all.last().is_none_or(|last: &Piece| last.end == piece.start);
            bytes = bytes.saturating_add((piece.end - piece.start).saturating_mul(piece.width()));
            let is_there = piece.byte(piece.end) <= main.0.len();
            if !follows || !is_there || bytes > main.0.len() {
                return Err(ReadErrorKind::Damaged);
            }
            all.push(piece);
        }
        if all.is_empty() { Err(ReadErrorKind::Damaged) } else { Ok(Self { all, changes }) }
    }

    /// The changes that a piece makes to its paragraphs, as modifiers.
    pub(super) fn change(&self, piece: &Piece) -> Vec<u8> {
        let number = piece.change >> 1;
        if piece.change & 1 == 1 {
            return self.changes.get(usize::from(number)).map_or_else(Vec::new, |list| list.to_vec());
        }
        let (packed, value) = (number & 0x7F, piece.change >> 8);
        let found = PACKED.iter().find(|(number, _)| *number == packed);
        found.map_or_else(Vec::new, |(_, name)| {
            let [low, high] = name.to_le_bytes();
            vec![low, high, value.to_le_bytes()[0]]
        })
    }
}

impl Piece {
    fn width(&self) -> usize {
        if self.is_narrow { 1 } else { 2 }
    }

    /// The place in the main stream of a character by its position in the text.
    pub(super) fn byte(&self, position: usize) -> usize {
        self.place.saturating_add(position.saturating_sub(self.start).saturating_mul(self.width()))
    }

    /// The unit of UTF-16 at a place in the main stream.
    pub(super) fn unit(&self, main: Bytes<'_>, byte: usize) -> Option<u16> {
        if self.is_narrow {
            let c = windows_1252(main.u8(byte)?);
            return u16::try_from(u32::from(c)).ok();
        }
        main.u16(byte)
    }
}
