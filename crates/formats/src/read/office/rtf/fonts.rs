//! What the bytes of a text mean: the encodings of the file and of its fonts.

use std::collections::BTreeMap;

use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// The character set of fonts for simplified Chinese.
const CHINESE: i32 = 134;

/// The encodings that a file names.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// The encoding of the file, as Windows numbers them.
    pub(super) page: i32,
    sets: BTreeMap<i32, i32>,
}

impl Fonts {
    pub(super) fn add(&mut self, font: i32, set: i32) {
        self.sets.insert(font, set);
    }

    /// Decodes bytes that stand in a font.
    pub(super) fn decode(
        &self,
        bytes: &[u8],
        font: Option<i32>,
        limits: &Limits,
    ) -> Result<String, ReadErrorKind> {
        if bytes.is_ascii() {
            return Ok(bytes.iter().copied().map(char::from).collect());
        }
        if self.page == 65_001 {
            return Ok(String::from_utf8_lossy(bytes).into_owned());
        }
        let named = font.and_then(|font| self.sets.get(&font)) == Some(&CHINESE);
        if named || matches!(self.page, 936 | 54_936) || self.sets.values().any(|set| *set == CHINESE) {
            let decode = limits.decode_gb18030.ok_or(ReadErrorKind::Encoding)?;
            let ascii = |byte: u8| if byte.is_ascii() { char::from(byte) } else { '\u{FFFD}' };
            return Ok(decode(bytes).unwrap_or_else(|| bytes.iter().copied().map(ascii).collect()));
        }
        Ok(bytes.iter().copied().map(western).collect())
    }
}

/// A byte of the western encoding: Latin letters and the signs that Windows put where that has none.
fn western(byte: u8) -> char {
    match byte {
        0x85 => '\u{2026}',
        0x91 => '\u{2018}',
        0x92 => '\u{2019}',
        0x93 => '\u{201C}',
        0x94 => '\u{201D}',
        0x95 => '\u{2022}',
        0x96 => '\u{2013}',
        0x97 => '\u{2014}',
        _ => char::from(byte),
    }
}
