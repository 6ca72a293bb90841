//! From bytes to text: UTF-8, UTF-16 and GB18030, with and without a byte order mark.

use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Decodes a text.
///
/// # Errors
/// [`ReadErrorKind::Encoding`] for a text that cannot be decoded here, [`ReadErrorKind::Unknown`] for bytes that are
/// no text.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<String, ReadErrorKind> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest).ok_or(ReadErrorKind::Encoding);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, u16::from_le_bytes).ok_or(ReadErrorKind::Encoding);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, u16::from_be_bytes).ok_or(ReadErrorKind::Encoding);
    }
    if let Some(text) = utf8(bytes) {
        return Ok(text);
    }
    if let Some(text) = utf16_without_mark(bytes) {
        return Ok(text);
    }
    if bytes.iter().take(SAMPLE).any(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)) {
        return Err(ReadErrorKind::Unknown);
    }
    match limits.decode_gb18030 {
        None if looks_double_byte(bytes) => Err(ReadErrorKind::Encoding),
        None => Err(ReadErrorKind::Unknown),
        Some(decode) => decode(bytes).filter(|text| is_text(text)).ok_or(ReadErrorKind::Unknown),
    }
}

/// Decodes a web page: as [`decode`], but a page with a few broken characters is read without them.
///
/// # Errors
/// [`ReadErrorKind::Encoding`] for a page that cannot be decoded here.
pub fn page(bytes: &[u8], limits: &Limits) -> Result<String, ReadErrorKind> {
    match decode(bytes, limits) {
        Err(ReadErrorKind::Unknown) => {}
        known => return known,
    }
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == '\u{FFFD}').count();
    let whole = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    if broken < whole {
        return Ok(lossy.into_owned());
    }
    let decode = limits.decode_gb18030.ok_or(ReadErrorKind::Encoding)?;
    // No byte of a longer character is one of these, so that each piece stands alone.
    let pieces = bytes.split_inclusive(|byte| matches!(byte, b'<' | b'>' | b'\n'));
    Ok(pieces
        .map(|piece| decode(piece).unwrap_or_else(|| String::from_utf8_lossy(piece).into_owned()))
        .collect())
}

/// How many bytes are looked at where all would not tell more.
const SAMPLE: usize = 64 * 1024;

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().filter(|text| is_text(text)).map(str::to_owned)
}

/// Whether the characters are such as people write.
fn is_text(text: &str) -> bool {
    let strange = |c: &char| {
        (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
    };
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        if c == '\0' {
            return false;
        }
        odd += usize::from(strange(&c));
    }
    odd * 50 <= all
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    // A file that was cut off loses half a character at most.
    let whole = rest.len() <= 1;
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    (whole && is_text(&text)).then_some(text)
}

/// Tells UTF-16 by its bytes: in each pair the high one is that of ASCII, Chinese or Chinese punctuation.
fn utf16_without_mark(bytes: &[u8]) -> Option<String> {
    let usual = |high: &u8| matches!(high, 0x00 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
    let (pairs, _) = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes).as_chunks::<2>();
    if pairs.is_empty() {
        return None;
    }
    let share = |place: usize| pairs.iter().filter(|pair| pair.get(place).is_some_and(usual)).count();
    // Text has line breaks, spaces, digits: pairs with a high byte of nought, which no other encoding shows.
    let ascii = |place: usize| pairs.iter().any(|pair| pair.get(place) == Some(&0));
    let little = share(1) * 100 >= pairs.len() * 95 && ascii(1);
    let big = share(0) * 100 >= pairs.len() * 95 && ascii(0);
    match (little, big) {
        (true, false) => utf16(bytes, u16::from_le_bytes),
        (false, true) => utf16(bytes, u16::from_be_bytes),
        _ => None,
    }
}

/// Whether bytes above ASCII stand in pairs, as in GB18030 and its like.
fn looks_double_byte(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter().take(SAMPLE);
    let (mut pairs, mut broken) = (0_usize, 0_usize);
    while let Some(byte) = rest.next() {
        if *byte >= 0x81 {
            match rest.next() {
                Some(0x30..=0x39 | 0x40..=0x7E | 0x80..=0xFE) => pairs += 1,
                _ => broken += 1,
            }
        }
    }
    pairs > 0 && broken * 50 <= pairs
}

/// Decodes GB18030 with tables of our own; `None` for bytes that are not.
#[cfg(feature = "gb18030")]
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, had_errors) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!had_errors).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Limits, ReadErrorKind, decode};

    const TEXT: &str = "三、收到和处理政府信息公开申请情况\r\n规章 0 1 23\n";

    fn little(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn big(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let limits = Limits::default();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        assert_eq!(decode(TEXT.as_bytes(), &limits).as_deref(), Ok(TEXT));
        assert_eq!(decode(&marked(b"\xEF\xBB\xBF", TEXT.as_bytes()), &limits).as_deref(), Ok(TEXT));
        assert_eq!(decode(&little(TEXT), &limits).as_deref(), Ok(TEXT));
        assert_eq!(decode(&big(TEXT), &limits).as_deref(), Ok(TEXT));
        assert_eq!(decode(&marked(b"\xFF\xFE", &little(TEXT)), &limits).as_deref(), Ok(TEXT));
        assert_eq!(decode(&marked(b"\xFE\xFF", &big(TEXT)), &limits).as_deref(), Ok(TEXT));
    }

    #[cfg(feature = "gb18030")]
    #[test]
    fn gb18030_is_decoded_where_a_decoder_is_lent() {
        let (bytes, _, _) = encoding_rs::GB18030.encode(TEXT);
        assert_eq!(decode(&bytes, &Limits::default()).as_deref(), Ok(TEXT));
        let without = Limits { decode_gb18030: None, ..Limits::default() };
        assert_eq!(decode(&bytes, &without), Err(ReadErrorKind::Encoding));
    }

    #[test]
    fn rubbish_is_no_text() {
        let rubbish: Vec<u8> =
            (0..5000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        assert_eq!(decode(&rubbish, &Limits::default()), Err(ReadErrorKind::Unknown));
        assert_eq!(decode(&[0; 64], &Limits::default()), Err(ReadErrorKind::Unknown));
    }
}
