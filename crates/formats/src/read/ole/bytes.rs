//! Numbers at places in bytes, least byte first.

/// Bytes that are asked for numbers; what is behind the end is `None`.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Bytes<'a>(pub(in crate::read) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The bytes of an array at a place.
    fn array<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..)?.first_chunk::<N>().copied()
    }

    /// The byte at a place.
    pub(in crate::read) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    /// The number in two bytes.
    pub(in crate::read) fn u16(self, at: usize) -> Option<u16> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// The number in four bytes.
    pub(in crate::read) fn u32(self, at: usize) -> Option<u32> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// The number in four bytes as a place or a length.
    pub(in crate::read) fn place(self, at: usize) -> Option<usize> {
        self.u32(at).and_then(|number| usize::try_from(number).ok())
    }

    /// The binary fraction in eight bytes.
    pub(in crate::read) fn f64(self, at: usize) -> Option<f64> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// So many bytes from a place on.
    pub(in crate::read) fn part(self, at: usize, length: usize) -> Option<Bytes<'a>> {
        self.0.get(at..at.checked_add(length)?).map(Bytes)
    }

    /// The bytes from a place on.
    pub(in crate::read) fn from(self, at: usize) -> Bytes<'a> {
        Bytes(self.0.get(at..).unwrap_or(&[]))
    }

    /// Two bytes each as characters; halves of a pair that lost the other become the mark for it.
    pub(in crate::read) fn utf16(self) -> String {
        let (pairs, _) = self.0.as_chunks::<2>();
        let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

/// The characters of Windows code page 1252 from 0x80 to 0x9F; elsewhere it is Latin 1.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A character of Windows code page 1252.
pub(in crate::read) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => {
            WINDOWS_1252.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, windows_1252};

    #[test]
    fn numbers_behind_the_end_are_none() {
        let bytes = Bytes(&[1, 2, 3, 4, 5]);
        assert_eq!((bytes.u8(4), bytes.u16(3), bytes.u32(1)), (Some(5), Some(0x0504), Some(0x0504_0302)));
        assert_eq!((bytes.u8(5), bytes.u16(4), bytes.u32(2), bytes.f64(0)), (None, None, None, None));
        assert_eq!(bytes.part(usize::MAX, 2).map(|part| part.0), None);
        assert_eq!(bytes.from(9).0, [0_u8; 0]);
    }

    #[test]
    fn the_code_page_has_its_quotation_marks() {
        let text: String = [0x41, 0x80, 0x93, 0x94, 0x97, 0x9F, 0xE9].map(windows_1252).iter().collect();
        assert_eq!(text, "A€“”—Ÿé");
    }
}
